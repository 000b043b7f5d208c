/* A folder as people leave it: papers in the order of their paths, litter named, loops ended, links kept inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "batch/walk.h"

static char *folder; /* a new one for each test */

static void put(const char *path)
{
	char *file = g_build_filename(folder, path, NULL);
	char *above = g_path_get_dirname(file);

	assert_int_equal(g_mkdir_with_parents(above, 0700), 0);
	assert_true(g_file_set_contents(file, "text", -1, NULL));
	g_free(above);
	g_free(file);
}

static void put_link(const char *path, const char *target)
{
	char *file = g_build_filename(folder, path, NULL);

	assert_int_equal(symlink(target, file), 0);
	g_free(file);
}

/** Writes "path" for a paper and "path: reason" for the rest, a line each. */
static bool note(const struct walk_entry *entry, void *data)
{
	GString *seen = data;

	g_string_append_printf(seen, "%s%s%s\n", entry->path, entry->reason != NULL ? ": " : "",
	    entry->reason != NULL ? entry->reason : "");
	return true;
}

static void expect(const char *wanted)
{
	GString *seen = g_string_new(NULL);
	GError *error = NULL;

	assert_true(walk_folder(folder, note, seen, &error));
	assert_string_equal(seen->str, wanted);
	g_string_free(seen, TRUE);
}

static int set_up(void **state)
{
	(void)state;
	folder = g_dir_make_tmp("walk-XXXXXX", NULL);
	return folder == NULL;
}

static int tear_down(void **state)
{
	char *argv[] = { "rm", "-rf", folder, NULL };

	(void)state;
	g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
	g_clear_pointer(&folder, g_free);
	return 0;
}

static void paths_come_in_the_order_of_their_bytes(void **state)
{
	(void)state;
	put("a/z.pdf");
	put("a b.pdf");
	put("a.pdf");
	put("B.pdf");
	put("a/b/c.txt");
	expect("B.pdf\na b.pdf\na.pdf\na/b/c.txt\na/z.pdf\n");
}

static void litter_is_named(void **state)
{
	(void)state;
	put("~$tracker.docx");
	put(".~lock.tracker.odt#");
	put(".DS_Store");
	put("upload.pdf.part");
	put("logo.png");
	put("tracker.docx");
	expect(".DS_Store: hidden file\n.~lock.tracker.odt#: lock file of an office suite\n"
	       "logo.png: not a paper (.pdf, .txt, .html)\n"
	       "tracker.docx: Word papers are not read; save it as PDF\n"
	       "upload.pdf.part: download that is not finished\n~$tracker.docx: lock file of a word processor\n");
}

static void links_stay_inside_and_loops_end(void **state)
{
	(void)state;
	put("in/paper.pdf");
	put_link("in/again", "..");
	put_link("in/to paper.pdf", "paper.pdf");
	put_link("in/out.pdf", "/etc/hostname");
	put_link("in/self.pdf", "self.pdf");
	put_link("in/nothing.pdf", "nowhere.pdf");
	expect("in/again: not a paper (.pdf, .txt, .html)\nin/nothing.pdf: a link to nothing\n"
	       "in/out.pdf: a link that leads out of the folder\nin/paper.pdf\n"
	       "in/self.pdf: a link that leads back to itself\nin/to paper.pdf\n");
}

static void pipes_are_not_waited_for(void **state)
{
	char *pipe = g_build_filename(folder, "pipe.pdf", NULL);

	(void)state;
	assert_int_equal(mkfifo(pipe, 0600), 0);
	g_free(pipe);
	expect("pipe.pdf: a pipe, socket or device\n");
}

static void users_can_name_what_is_ignored(void **state)
{
	char *file = g_build_filename(folder, ".rapporteurignore", NULL);

	(void)state;
	put("draft 1.pdf");
	put("final.pdf");
	put("old/draft 2.pdf");
	put("old/final.pdf");
	put("private/final.pdf");
	put("2020/kept/private/x.pdf");
	assert_true(g_file_set_contents(file, "# a comment\ndraft*\n/private/\nold/fin*\r\n", -1, NULL));
	g_free(file);
	expect(
	    ".rapporteurignore: hidden file\n2020/kept/private/x.pdf\ndraft 1.pdf: named in .rapporteurignore\nfinal.pdf\n"
	    "old/draft 2.pdf: named in .rapporteurignore\nold/final.pdf: named in .rapporteurignore\n"
	    "private: named in .rapporteurignore\n");
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
	GError *error = NULL;

	(void)state;
	assert_false(walk_folder("/nowhere/at/all", note, NULL, &error));
	assert_non_null(strstr(error->message, "/nowhere/at/all"));
	g_error_free(error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(paths_come_in_the_order_of_their_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(litter_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(links_stay_inside_and_loops_end, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pipes_are_not_waited_for, set_up, tear_down),
		cmocka_unit_test_setup_teardown(users_can_name_what_is_ignored, set_up, tear_down),
		cmocka_unit_test(a_folder_that_is_not_there_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
