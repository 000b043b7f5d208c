/* The ledger of a night: rows in the order of their paths' bytes, whatever was put when; damage begins a new one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "batch/ledger.h"

static char *folder;

static int set_up(void **state)
{
	(void)state;
	folder = g_dir_make_tmp("ledger-XXXXXX", NULL);
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

static struct ledger *open_ledger(char **said)
{
	GError *error = NULL;
	struct ledger *ledger = ledger_open(folder, "ledger", said, &error);

	assert_null(error);
	assert_non_null(ledger);
	return ledger;
}

static void put(struct ledger *ledger, const char *path, enum paper_state state)
{
	struct ledger_row row = { .path = path, .size = 7, .state = state, .title = "A title" };

	ledger_put(ledger, &row, NULL);
}

static void rows_come_in_the_order_of_bytes(void **state)
{
	static const char *const wanted[] = { "B.pdf", "a b.pdf", "a/z.pdf", "caf\xe9.pdf", "\xc5\xb5.pdf" };
	struct ledger_row row;
	char *said;
	struct ledger *ledger = open_ledger(&said);

	(void)state;
	for (size_t i = G_N_ELEMENTS(wanted); i-- > 0;)
		put(ledger, wanted[i], STATE_CONVERTED);
	assert_true(ledger_close(ledger, NULL));
	ledger = open_ledger(&said);
	assert_null(said);
	ledger_begin(ledger, ROWS_WHOLE);
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		assert_true(ledger_next(ledger, &row));
		assert_string_equal(row.path, wanted[i]);
		assert_int_equal(row.size, 7);
		assert_string_equal(row.title, "A title");
	}
	assert_false(ledger_next(ledger, &row));
	ledger_close(ledger, NULL);
}

static void rows_behind_the_reader_can_be_written(void **state)
{
	struct ledger_row row;
	char *said;
	unsigned n = 0;
	struct ledger *ledger = open_ledger(&said);

	(void)state;
	for (int i = 0; i < 500; i++) {
		char path[16];
		g_snprintf(path, sizeof path, "%03d.pdf", i);
		put(ledger, path, STATE_CONVERTED);
	}
	ledger_begin(ledger, ROWS_BRIEF);
	while (ledger_next(ledger, &row)) {
		char *path = g_strdup(row.path);
		put(ledger, path, STATE_FAILED);
		if (++n % 100 == 0)
			assert_true(ledger_commit(ledger, NULL));
		g_free(path);
	}
	assert_int_equal(n, 500);
	ledger_close(ledger, NULL);
}

static void records_belong_to_their_paper(void **state)
{
	struct ledger_row row = { .path = "a.pdf" };
	GPtrArray *records = records_new();
	struct record *record = g_new0(struct record, 1);
	char *said;
	struct ledger *ledger = open_ledger(&said);

	(void)state;
	record->number = g_strdup("3");
	record->due = g_strdup("2026-03");
	record->assessed = true;
	g_ptr_array_add(records, record);
	ledger_put(ledger, &row, records);
	g_ptr_array_unref(records);
	records = ledger_records(ledger, "a.pdf");
	assert_int_equal(records->len, 1);
	record = g_ptr_array_index(records, 0);
	assert_string_equal(record->number, "3");
	assert_string_equal(record->due, "2026-03");
	assert_null(record->owner);
	assert_true(record->assessed);
	g_ptr_array_unref(records);
	ledger_forget(ledger, "a.pdf");
	records = ledger_records(ledger, "a.pdf");
	assert_int_equal(records->len, 0);
	g_ptr_array_unref(records);
	ledger_close(ledger, NULL);
}

static void a_damaged_ledger_is_kept_aside(void **state)
{
	char *said, *file;
	struct ledger_row row;
	struct ledger *ledger = open_ledger(&said);

	(void)state;
	put(ledger, "a.pdf", STATE_CONVERTED);
	ledger_close(ledger, NULL);
	file = g_build_filename(folder, LEDGER_FOLDER, "ledger.sqlite", NULL);
	assert_true(g_file_set_contents(file, "this is no database at all, not by any means", -1, NULL));
	ledger = open_ledger(&said);
	assert_non_null(said);
	assert_non_null(strstr(said, "damaged"));
	ledger_begin(ledger, ROWS_BRIEF);
	assert_false(ledger_next(ledger, &row));
	put(ledger, "b.pdf", STATE_CONVERTED);
	assert_true(ledger_close(ledger, NULL));
	g_free(said);
	g_free(file);
}

static void a_ledger_can_be_read_by_others(void **state)
{
	struct ledger_row row;
	char *said;
	GError *error = NULL;
	struct ledger *ledger = open_ledger(&said);

	(void)state;
	assert_null(ledger_open_read_only(folder, "another", &error));
	assert_non_null(error);
	g_clear_error(&error);
	put(ledger, "a.pdf", STATE_RETRY);
	ledger_set(ledger, "in_dir", "/papers");
	assert_true(ledger_commit(ledger, NULL));
	struct ledger *reader = ledger_open_read_only(folder, "ledger", &error);
	assert_non_null(reader);
	ledger_begin(reader, ROWS_BRIEF);
	assert_true(ledger_next(reader, &row));
	assert_int_equal(row.state, STATE_RETRY);
	char *in_dir = ledger_get(reader, "in_dir");
	assert_string_equal(in_dir, "/papers");
	g_free(in_dir);
	ledger_close(reader, NULL);
	ledger_close(ledger, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rows_come_in_the_order_of_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows_behind_the_reader_can_be_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(records_belong_to_their_paper, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_damaged_ledger_is_kept_aside, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_ledger_can_be_read_by_others, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
