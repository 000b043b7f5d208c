#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/rows.h"

/** A table from rows of texts; NULL is a blank cell. */
static struct table *table_of(const char *const (*texts)[4], unsigned n_rows)
{
	struct table *table = table_new(TABLE_RULES);

	for (unsigned row = 0; row < n_rows; row++)
		for (unsigned col = 0; col < 4; col++)
			if (texts[row][col] != NULL)
				table_add(table, row, col, g_strdup(texts[row][col]));
	table->n_cols = 4;
	table_close(table);
	return table;
}

static struct rows *rows_of(struct table *table)
{
	struct columns *columns = columns_read(table, NULL);
	assert_true(columns->is_tracker);
	struct rows *rows = rows_read(table, columns, NULL, NULL);

	columns_free(columns);
	return rows;
}

static const char *text_at(const struct rows *rows, guint entry, unsigned col)
{
	assert_true(entry < rows->entries->len);
	return ((struct entry *)rows->entries->pdata[entry])->cells[col].text;
}

static void a_row_without_number_and_text_goes_on(void **state)
{
	static const char *const texts[][4] = { { "No", "Recommendation", "Progress", "Status" },
		{ "1", "That oars be varnished.", "Two coats were", "On track" },
		{ NULL, NULL, "put on in May.", NULL }, { "2", "That sails be patched.", "Done.", "Complete" } };
	struct table *table = table_of(texts, 4);
	struct rows *rows = rows_of(table);

	(void)state;
	assert_int_equal(rows->entries->len, 2);
	assert_string_equal(text_at(rows, 0, 2), "Two coats were put on in May.");
	rows_free(rows);
	table_free(table);
}

static void a_sentence_goes_on_over_a_page(void **state)
{
	static const char *const texts[][4] = { { "No", "Recommendation", "Progress", "Status" },
		{ "1", "That oars be varnished before the", "Begun.", "On track" },
		{ "No", "Recommendation", "Progress", "Status" }, { NULL, "Easter regatta.", NULL, NULL } };
	struct table *table = table_of(texts, 4);

	(void)state;
	table->rows[3].after_break = true;
	struct rows *rows = rows_of(table);
	assert_int_equal(rows->entries->len, 1);
	assert_string_equal(text_at(rows, 0, 1), "That oars be varnished before the Easter regatta.");
	assert_int_equal(rows->headers->len, 2);
	rows_free(rows);
	table_free(table);
}

static void an_unnumbered_row_with_its_own_status_is_a_record(void **state)
{
	static const char *const texts[][4] = { { "Recommendation", "Owner", "Progress", "Status" },
		{ "That oars be varnished", "Boatman", "Begun.", "On track" },
		{ "That sails be patched", "Boatman", NULL, "Overdue" } };
	struct table *table = table_of(texts, 3);
	struct rows *rows = rows_of(table);

	(void)state;
	assert_int_equal(rows->entries->len, 2);
	rows_free(rows);
	table_free(table);
}

static void a_cell_merged_downwards_applies_to_each_row(void **state)
{
	static const char *const texts[][4] = { { "Theme", "No", "Recommendation", "Progress" },
		{ "Boats", "1", "That oars be varnished.", "Begun." }, { NULL, "2", "That sails be patched.", "Done." },
		{ NULL, "3", "That keels be scraped.", "Not yet." },
		{ "Quay", "4", "That bollards be painted.", "Done." } };
	struct table *table = table_of(texts, 5);

	(void)state;
	table_at(table, 1, 0)->rowspan = 2; /* the third row is on the next page */
	table->rows[3].after_break = true;
	table_close(table);
	struct rows *rows = rows_of(table);
	assert_string_equal(text_at(rows, 1, 0), "Boats");
	assert_string_equal(text_at(rows, 2, 0), "Boats");
	assert_string_equal(text_at(rows, 3, 0), "Quay");
	rows_free(rows);
	table_free(table);
}

static void a_row_across_the_table_is_a_section(void **state)
{
	static const char *const texts[][4] = { { "No", "Recommendation", "Progress", "Status" },
		{ "Rejected recommendations", NULL, NULL, NULL }, { "1", "That oars be gilded.", "None.", NULL },
		{ "Please fill in the last two columns only.", NULL, NULL, NULL },
		{ "2", "That sails be silk.", "None.", NULL } };
	struct table *table = table_of(texts, 5);

	(void)state;
	table_at(table, 1, 0)->colspan = 4;
	table_at(table, 3, 0)->colspan = 4;
	table_close(table);
	struct rows *rows = rows_of(table);
	assert_int_equal(rows->entries->len, 2);
	const struct entry *last = rows->entries->pdata[1];
	assert_string_equal(last->section, "Rejected recommendations");
	assert_int_equal(last->decision, DECISION_REJECTED);
	assert_int_equal(rows->left_out->len, 1);
	rows_free(rows);
	table_free(table);
}

static void two_pieces_of_a_text(void **state)
{
	static const struct {
		const char *first, *second, *joined;
	} pairs[] = {
		{ "It began in", "May.", "It began in May." },
		{ "It is done.", "Oars were bought.", "It is done.\nOars were bought." },
		{ "It is done and", "Oars were bought.", "It is done and Oars were bought." },
		{ "the imple-", "mentation", "the implementation" },
		{ "the long-", "term plan", "the long-term plan" },
		{ "at www.oars-", "online.example", "at www.oars-online.example" },
		{ "2024-03-", "20", "2024-03-20" },
		{ "by 4/5/", "2024", "by 4/5/2024" },
		{ "rose by 5 -", "10 in all", "rose by 5 - 10 in all" },
		{ "", "May", "May" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autofree char *joined = rows_join_text(pairs[i].first, pairs[i].second);
		assert_string_equal(joined, pairs[i].joined);
	}
}

static void what_is_no_record(void **state)
{
	(void)state;
	assert_true(rows_is_aside("Recommendation: the Committee is invited to note the progress below."));
	assert_true(rows_is_aside("Total 12"));
	assert_true(rows_is_aside("[1] Not started means that no oar was touched."));
	assert_true(rows_is_aside("Key: green is good"));
	assert_false(rows_is_aside("Keys to the boathouse"));
	assert_false(rows_is_aside("Money and staffing"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_without_number_and_text_goes_on),
		cmocka_unit_test(a_sentence_goes_on_over_a_page),
		cmocka_unit_test(an_unnumbered_row_with_its_own_status_is_a_record),
		cmocka_unit_test(a_cell_merged_downwards_applies_to_each_row),
		cmocka_unit_test(a_row_across_the_table_is_a_section),
		cmocka_unit_test(two_pieces_of_a_text),
		cmocka_unit_test(what_is_no_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
