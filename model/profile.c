#include "model/profile.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "model/columns.h"
#include "model/limits.h"
#include "model/text.h"

#define FILE_NAME "rapporteur.conf"
#define BYTES_MOST (1u << 20)          /* a profile; the longest sensible one has some hundred lines */
#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* with which some editors begin a text */
#define CONTRAST_LEAST 4.5             /* of white words on the theme: WCAG 2.2, 1.4.3 */

G_DEFINE_QUARK(rapporteur_profile_error, profile_error)

/** A profile while it is read. */
struct reader {
	const char *path;
	const char *text;
	GKeyFile *keys;
	struct profile *profile;
	GError **error;
};

/** The line on which a key of a group stands, from 1; of the group itself if `key` is NULL. */
static unsigned line_of(const char *text, const char *group, const char *key)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autofree char *head = g_strdup_printf("[%s]", group);
	bool in_group = false;

	for (unsigned i = 0; lines[i] != NULL; i++) {
		char *line = g_strstrip(lines[i]);
		if (line[0] == '[') {
			in_group = strcmp(line, head) == 0;
			if (in_group && key == NULL)
				return i + 1;
			continue;
		}
		char *equals = strchr(line, '=');
		if (!in_group || equals == NULL || line[0] == '#')
			continue;
		*equals = '\0';
		if (key != NULL && strcmp(g_strchomp(line), key) == 0)
			return i + 1;
	}
	return 1;
}

static bool wrong(const struct reader *reader, const char *group, const char *key, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/** Sets the error, with file and line; always false. */
static bool wrong(const struct reader *reader, const char *group, const char *key, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *what = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(reader->error, PROFILE_ERROR, PROFILE_ERROR_WRONG, "%s:%u: %s", reader->path,
	    line_of(reader->text, group, key), what);
	return false;
}

static bool read_organisation(struct reader *reader, const char *key, const char *value)
{
	(void)key;
	reader->profile->organisation = text_tidy(value);
	return true;
}

static bool read_logo(struct reader *reader, const char *key, const char *value)
{
	static const char PNG[] = "\x89PNG\r\n\x1a\n";
	g_autofree char *folder = g_path_get_dirname(reader->path), *bytes = NULL;
	g_autofree char *path = g_path_is_absolute(value) ? g_strdup(value) : g_build_filename(folder, value, NULL);
	gsize length;

	if (!g_file_get_contents(path, &bytes, &length, NULL) || length > LIMIT_LOGO_BYTES)
		return wrong(reader, "house", key,
		    "logo=%s can't be read; give a PNG of at most %u MiB by its path from the profile", value,
		    LIMIT_LOGO_BYTES >> 20);
	if (length < sizeof PNG - 1 || memcmp(bytes, PNG, sizeof PNG - 1) != 0)
		return wrong(reader, "house", key, "logo=%s is no PNG; save it as one", value);
	if (reader->profile->logo != NULL)
		g_bytes_unref(reader->profile->logo);
	reader->profile->logo = g_bytes_new_take(g_steal_pointer(&bytes), length);
	return true;
}

static bool read_logo_text(struct reader *reader, const char *key, const char *value)
{
	(void)key;
	reader->profile->logo_text = text_tidy(value);
	return true;
}

/** How light a colour is, as WCAG counts it: 0 to 1. */
static double luminance(guint32 colour)
{
	static const double WEIGHTS[] = { 0.0722, 0.7152, 0.2126 }; /* blue, green, red */
	double sum = 0;

	for (unsigned i = 0; i < 3; i++) {
		double part = (double)(colour >> (8 * i) & 0xff) / 255;
		sum += WEIGHTS[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static bool read_theme(struct reader *reader, const char *key, const char *value)
{
	if (value[0] != '#' || strlen(value) != 7 || strspn(value + 1, "0123456789abcdefABCDEF") != 6)
		return wrong(reader, "house", key, "theme=%s is no colour; write it as #1b3a57", value);
	guint32 colour = (guint32)g_ascii_strtoull(value + 1, NULL, 16);
	if (1.05 / (luminance(colour) + 0.05) < CONTRAST_LEAST)
		return wrong(reader, "house", key, "theme=%s is too light for white words on it; take a darker colour",
		    value);
	reader->profile->theme = colour;
	return true;
}

static bool read_stages(struct reader *reader, const char *key, const char *value)
{
	g_auto(GStrv) stages = g_strsplit(value, ";", -1);

	(void)key;
	for (unsigned i = 0; stages[i] != NULL; i++)
		if (!text_is_blank(stages[i]))
			g_ptr_array_add(reader->profile->stages, text_key(stages[i]));
	return true;
}

static const struct {
	const char *name;
	bool (*read)(struct reader *reader, const char *key, const char *value);
} HOUSE[] = {
	{ "organisation", read_organisation },
	{ "logo", read_logo },
	{ "logo-text", read_logo_text },
	{ "theme", read_theme },
	{ "stages", read_stages },
};

static bool read_house(struct reader *reader, const char *key, const char *value)
{
	for (size_t i = 0; i < G_N_ELEMENTS(HOUSE); i++)
		if (strcmp(HOUSE[i].name, key) == 0)
			return HOUSE[i].read(reader, key, value);
	return wrong(reader, "house", key, "[house] has no key %s; it has organisation, logo, logo-text, theme, stages",
	    key);
}

static bool read_key(struct reader *reader, const char *key, const char *value)
{
	g_auto(GStrv) parts = g_strsplit(value, ";", 2);
	enum code code;

	if (!code_from_name(g_strstrip(parts[0]), &code))
		return wrong(reader, "key", key,
		    "%s=%s: there is no code %s; there are complete, on-track, at-risk, off-track, not-started, "
		    "paused, not-accepted, unknown",
		    key, value, parts[0]);
	scheme_add(reader->profile->key, code, text_tidy(key), text_tidy(parts[1] != NULL ? parts[1] : key),
	    COLOUR_NONE);
	return true;
}

static bool read_column(struct reader *reader, const char *key, const char *value)
{
	enum field field;

	if (!columns_field_from_name(value, &field))
		return wrong(reader, "columns", key,
		    "%s=%s: there is no field %s; there are number, recommendation, response, decision, progress, "
		    "owner, member, due, "
		    "revised_due, done, status, assessment, extra",
		    key, value, value);
	g_hash_table_insert(reader->profile->columns, text_key(key), g_strdup(value));
	return true;
}

static const struct {
	const char *name;
	bool (*read)(struct reader *reader, const char *key, const char *value);
} GROUPS[] = {
	{ "house", read_house },
	{ "key", read_key },
	{ "columns", read_column },
};

static bool read_group(struct reader *reader, const char *group)
{
	size_t i = 0;

	while (i < G_N_ELEMENTS(GROUPS) && strcmp(GROUPS[i].name, group) != 0)
		i++;
	if (i == G_N_ELEMENTS(GROUPS))
		return wrong(reader, group, NULL, "there is no group [%s]; there are [house], [key], [columns]", group);
	g_auto(GStrv) keys = g_key_file_get_keys(reader->keys, group, NULL, NULL);
	for (unsigned k = 0; keys != NULL && keys[k] != NULL; k++) {
		g_autofree char *value = g_key_file_get_string(reader->keys, group, keys[k], NULL);
		if (text_is_blank(value))
			return wrong(reader, group, keys[k], "%s has no value", keys[k]);
		if (!GROUPS[i].read(reader, keys[k], g_strstrip(value)))
			return false;
	}
	return true;
}

/** Lines that are neither blank, a comment, a group nor a key with a value, with their number. */
static bool check_lines(const struct reader *reader)
{
	g_auto(GStrv) lines = g_strsplit(reader->text, "\n", -1);
	bool in_group = false;

	for (unsigned i = 0; lines[i] != NULL; i++) {
		const char *line = g_strstrip(lines[i]);
		size_t length = strlen(line);
		bool is_group = line[0] == '[' && length > 2 && line[length - 1] == ']';
		in_group = in_group || is_group;
		if (length == 0 || line[0] == '#' || is_group ||
		    (in_group && strchr(line, '=') != NULL && line[0] != '='))
			continue;
		g_set_error(reader->error, PROFILE_ERROR, PROFILE_ERROR_WRONG,
		    "%s:%u: \"%.60s\" is no group, no \"key=value\" below a group and no # comment", reader->path,
		    i + 1, line);
		return false;
	}
	return true;
}

static bool read_all(struct reader *reader)
{
	g_autoptr(GError) error = NULL;

	if (!check_lines(reader))
		return false;
	if (!g_key_file_load_from_data(reader->keys, reader->text, strlen(reader->text), G_KEY_FILE_NONE, &error)) {
		g_set_error(reader->error, PROFILE_ERROR, PROFILE_ERROR_WRONG, "%s:1: %s", reader->path,
		    error->message);
		return false;
	}
	g_auto(GStrv) groups = g_key_file_get_groups(reader->keys, NULL);
	for (unsigned i = 0; groups[i] != NULL; i++)
		if (!read_group(reader, groups[i]))
			return false;
	if (reader->profile->logo != NULL && reader->profile->logo_text == NULL)
		return wrong(reader, "house", "logo",
		    "logo has no logo-text; say what it shows for those who do not see it");
	return true;
}

static void entry_free(void *data)
{
	struct scheme_entry *entry = data;

	g_free(entry->label);
	g_free(entry->meaning);
	g_free(entry);
}

static struct profile *profile_new(void)
{
	struct profile *profile = g_new0(struct profile, 1);

	profile->theme = COLOUR_NONE;
	profile->stages = g_ptr_array_new_with_free_func(g_free);
	profile->key = g_ptr_array_new_with_free_func(entry_free);
	profile->columns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return profile;
}

struct profile *profile_load(const char *path, GError **error)
{
	g_autoptr(GError) why = NULL;
	g_autofree char *text = NULL;
	gsize length;

	if (!g_file_get_contents(path, &text, &length, &why)) {
		bool is_missing = g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_NOENT);
		g_set_error(error, PROFILE_ERROR, PROFILE_ERROR_READ, "%s: %s", path,
		    is_missing ? "there is no such profile" : "the profile cannot be read; it is a text file");
		return NULL;
	}
	if (length > BYTES_MOST || !g_utf8_validate(text, (gssize)length, NULL)) {
		g_set_error(error, PROFILE_ERROR, PROFILE_ERROR_READ,
		    "%s: a profile is text in UTF-8 of at most %u MiB; save it so", path, BYTES_MOST >> 20);
		return NULL;
	}
	struct reader reader = { .path = path,
		.text = g_str_has_prefix(text, BYTE_ORDER_MARK) ? text + strlen(BYTE_ORDER_MARK) : text,
		.keys = g_key_file_new(),
		.profile = profile_new(),
		.error = error };
	bool ok = read_all(&reader);
	g_key_file_unref(reader.keys);
	if (ok)
		return reader.profile;
	profile_free(reader.profile);
	return NULL;
}

char *profile_find(const char *paper)
{
	g_autofree char *folder = g_path_get_dirname(paper);
	g_autofree char *beside = g_build_filename(folder, FILE_NAME, NULL);

	if (g_file_test(beside, G_FILE_TEST_IS_REGULAR))
		return g_steal_pointer(&beside);
	g_autofree char *users = g_build_filename(g_get_user_config_dir(), "rapporteur", FILE_NAME, NULL);
	return g_file_test(users, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&users) : NULL;
}

void profile_free(struct profile *profile)
{
	if (profile == NULL)
		return;
	g_free(profile->organisation);
	g_clear_pointer(&profile->logo, g_bytes_unref);
	g_free(profile->logo_text);
	g_ptr_array_unref(profile->stages);
	g_ptr_array_unref(profile->key);
	g_hash_table_unref(profile->columns);
	g_free(profile);
}

const char *profile_field(const struct profile *profile, const char *heading)
{
	if (profile == NULL || g_hash_table_size(profile->columns) == 0)
		return NULL;
	g_autofree char *key = text_key(heading);
	return g_hash_table_lookup(profile->columns, key);
}

bool profile_is_stage(const struct profile *profile, const char *line)
{
	if (profile == NULL || profile->stages->len == 0)
		return false;
	g_autofree char *key = text_key(line);
	for (guint i = 0; i < profile->stages->len; i++)
		if (strcmp(profile->stages->pdata[i], key) == 0)
			return true;
	return false;
}
