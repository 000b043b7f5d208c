#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/bands.h"
#include "tests/unit/small_page.h"

/* Tables of columns at 50, 100 and 300, a line every 12 points. */

struct sheet {
	struct page *page;
	struct rules *rules;
	struct region *region;
	GArray *columns;
};

/** What stands in the three columns of a line, or NULL. */
struct texts {
	double y;
	const char *text[3];
	bool bold;
};

static void sheet_open(struct sheet *sheet, const struct texts *rows, guint n)
{
	static const double lefts[] = { 50, 100, 300, 500 };

	sheet->page = page_new(1, 600, 800);
	for (guint i = 0; i < n; i++)
		for (guint col = 0; col < 3; col++)
			if (rows[i].text[col] != NULL)
				words_add(sheet->page, lefts[col], rows[i].y, rows[i].bold, rows[i].text[col]);
	sheet->rules = rules_read(sheet->page, true);
	sheet->region = region_new(sheet->page, sheet->rules, &(struct box){ 0, 0, 600, 800 });
	sheet->columns = g_array_new(FALSE, FALSE, sizeof(struct column));
	for (guint col = 0; col < 3; col++) {
		struct column column = { .x0 = lefts[col], .x1 = lefts[col + 1] - 10 };
		g_array_append_val(sheet->columns, column);
	}
	rivers_place(sheet->region, sheet->columns);
}

static void sheet_close(struct sheet *sheet)
{
	g_array_unref(sheet->columns);
	region_free(sheet->region);
	rules_free(sheet->rules);
	page_free(sheet->page);
}

static guint count_rows(const struct texts *rows, guint n)
{
	struct sheet sheet;

	sheet_open(&sheet, rows, n);
	GArray *bands = bands_find(sheet.region, sheet.columns, 0);
	guint found = bands->len;
	g_array_unref(bands);
	sheet_close(&sheet);
	return found;
}

static void lines_that_run_on_are_one_row(void **state)
{
	(void)state;
	static const struct texts rows[] = {
		{ 100, { "1", "Mend the wheel of the old mill before", "The wheel turns" }, false },
		{ 112, { NULL, "the winter comes and the river rises", NULL }, false },
		{ 124, { NULL, "again", NULL }, false },
		{ 148, { "2", "Paint the gates of the upper lock and", "Not begun" }, false },
		{ 160, { NULL, "grease the winches", NULL }, false },
	};

	assert_int_equal(count_rows(rows, G_N_ELEMENTS(rows)), 2);
}

static void figures_have_a_row_a_line(void **state)
{
	(void)state;
	static const struct texts rows[] = {
		{ 100, { "2019", "1,204", "17.5" }, false },
		{ 112, { "2020", "1,311", "18.1" }, false },
		{ 124, { "2021", "1,099", "16.0" }, false },
	};

	assert_int_equal(count_rows(rows, G_N_ELEMENTS(rows)), 3);
}

static void items_of_lists_are_no_rows(void **state)
{
	(void)state;
	static const struct texts rows[] = {
		{ 100, { "1", "Mend the wheel of the old mill before", "Since the last report:" }, false },
		{ 112, { NULL, "the winter comes and the river rises", "\xe2\x80\xa2 oak bought" }, false },
		{ 124, { NULL, NULL, "\xe2\x80\xa2 axle cast" }, false },
		{ 136, { NULL, NULL, "\xe2\x80\xa2 stones cut" }, false },
		{ 160, { "2", "Paint the gates", "\xe2\x80\xa2 paint bought" }, false },
		{ 172, { NULL, NULL, "\xe2\x80\xa2 ladder lent" }, false },
	};

	assert_int_equal(count_rows(rows, G_N_ELEMENTS(rows)), 2);
}

static void bold_line_above_a_row_is_a_row(void **state)
{
	(void)state;
	static const struct texts rows[] = {
		{ 100, { "Works on the river", NULL, NULL }, true },
		{ 112, { "1", "Mend the wheel of the old mill before", "The wheel turns" }, false },
		{ 124, { NULL, "the winter comes and the river rises", NULL }, false },
	};

	assert_int_equal(count_rows(rows, G_N_ELEMENTS(rows)), 2);
}

static void second_line_of_a_bold_label_names_no_group(void **state)
{
	(void)state;
	struct sheet sheet;
	static const struct texts rows[] = {
		{ 100, { "One of", "Mend the wheel of the old mill before", "The wheel turns" }, true },
		{ 112, { "three", NULL, NULL }, true },
		{ 124, { "Two of", "Paint the gates of the upper lock and", "Not begun" }, true },
	};

	sheet_open(&sheet, rows, G_N_ELEMENTS(rows));
	assert_false(bands_is_group(sheet.region, sheet.columns, 1));
	sheet_close(&sheet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_that_run_on_are_one_row),
		cmocka_unit_test(figures_have_a_row_a_line),
		cmocka_unit_test(items_of_lists_are_no_rows),
		cmocka_unit_test(bold_line_above_a_row_is_a_row),
		cmocka_unit_test(second_line_of_a_bold_label_names_no_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
