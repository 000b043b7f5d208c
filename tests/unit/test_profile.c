#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <glib/gstdio.h>

#include "model/profile.h"

/** A profile with this text, in a folder of its own; the error's message in `message` if it is wrong. */
static struct profile *load(const char *text, char **message)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *folder = g_dir_make_tmp("profile-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "house.conf", NULL);

	assert_true(g_file_set_contents(path, text, -1, NULL));
	struct profile *profile = profile_load(path, &error);
	g_remove(path);
	g_rmdir(folder);
	*message = error != NULL ? g_strdup(strstr(error->message, "house.conf")) : NULL;
	return profile;
}

static void all_is_read(void **state)
{
	char *message;

	(void)state;
	struct profile *profile = load(
	    "# the house\n[house]\norganisation=Dunmere Parish Council\ntheme=#1b3a57\n"
	    "stages=First look;Second look\n[key]\nGoing well=on-track\nBlue=complete;Signed off\n"
	    "[columns]\nWhere we are=progress\n",
	    &message);
	assert_non_null(profile);
	assert_string_equal(profile->organisation, "Dunmere Parish Council");
	assert_int_equal(profile->theme, 0x1b3a57);
	assert_true(profile_is_stage(profile, "SECOND LOOK"));
	assert_false(profile_is_stage(profile, "Third look"));
	assert_string_equal(profile_field(profile, "Where we are:"), "progress");
	assert_null(profile_field(profile, "Progress"));
	assert_null(profile_field(NULL, "Progress"));
	const struct scheme_entry *entry = profile->key->pdata[1];
	assert_int_equal(entry->code, CODE_COMPLETE);
	assert_string_equal(entry->meaning, "Signed off");
	profile_free(profile);
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
	static const struct {
		const char *text, *begins;
	} EXAMPLES[] = {
		{ "[house]\norganisation=A\n\n[colums]\nA=progress\n", "house.conf:4: there is no group [colums]" },
		{ "[house]\nname=A\n", "house.conf:2: [house] has no key name" },
		{ "[key]\n# ours\nGreen=fine\n", "house.conf:3: Green=fine: there is no code fine" },
		{ "[columns]\nWhere=position\n", "house.conf:2: Where=position: there is no field position" },
		{ "[house]\ntheme=blue\n", "house.conf:2: theme=blue is no colour" },
		{ "[house]\ntheme=#ffee00\n", "house.conf:2: theme=#ffee00 is too light" },
		{ "[house]\nlogo=none.png\n", "house.conf:2: logo=none.png can't be read" },
		{ "[house]\norganisation=\n", "house.conf:2: organisation has no value" },
		{ "[house]\nour council\n", "house.conf:2: \"our council\" is no group" },
		{ "organisation=A\n", "house.conf:1: \"organisation=A\" is no group" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(EXAMPLES); i++) {
		char *message;
		assert_null(load(EXAMPLES[i].text, &message));
		if (message == NULL || !g_str_has_prefix(message, EXAMPLES[i].begins))
			fail_msg("\"%s\" says %s", EXAMPLES[i].text, message);
		g_free(message);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_is_read),
		cmocka_unit_test(what_is_wrong_is_said_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
