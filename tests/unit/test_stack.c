#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/stack.h"
#include "tests/unit/small_page.h"

/** A shaded row of three columns, 60 points wide each, between two heights. */
static struct grid *shaded_row(double y0, double y1)
{
	struct grid *grid = grid_new(TABLE_RULES);
	guint8 none = 0;

	for (double x = 10; x <= 190; x += 60)
		g_array_append_val(grid->xs, x);
	g_array_append_val(grid->ys, y0);
	g_array_append_val(grid->ys, y1);
	g_array_append_val(grid->ruled, none);
	g_array_append_val(grid->ruled, none);
	grid_spans_plain(grid);
	return grid;
}

static void word_add(struct page *page, double x, double y, const char *text)
{
	struct word word = { .box = { x, y, x + 5 * (double)strlen(text), y + 10 }, .base = y + 8, .size = 10 };

	letters_add(page, word, text);
}

/** Joins rows shaded at the given heights; the rows of the first grid afterwards. */
static unsigned rows_joined(const struct page *page, const double *heights, guint n, guint *left)
{
	struct rules *rules = rules_read(page, false);
	g_autoptr(GPtrArray) grids = g_ptr_array_new_with_free_func(grid_free);

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(grids, shaded_row(heights[i], heights[i] + 12));
	stack_join(page, rules, grids);
	rules_free(rules);
	*left = grids->len;
	return grid_rows(g_ptr_array_index(grids, 0));
}

static void row_on_white_stands_between_shaded_rows(void **state)
{
	(void)state;
	static const double heights[] = { 10, 50 };
	struct page *page = page_new(1, 200, 100);
	guint left;

	word_add(page, 12, 30, "four");
	word_add(page, 72, 30, "white");
	assert_int_equal(rows_joined(page, heights, 2, &left), 3);
	assert_int_equal(left, 1);
	page_free(page);
}

/** A long cell leaves its last lines on the next page, below the head that is printed again. */
static void end_of_one_cell_stands_between_shaded_rows(void **state)
{
	(void)state;
	static const double heights[] = { 10, 50 };
	struct page *page = page_new(1, 200, 100);
	guint left;

	word_add(page, 72, 25, "its");
	word_add(page, 72, 37, "end.");
	assert_int_equal(rows_joined(page, heights, 2, &left), 3);
	page_free(page);
}

static void heading_parts_two_tables(void **state)
{
	(void)state;
	static const double heights[] = { 10, 50 };
	struct page *page = page_new(1, 200, 100);
	guint left;

	word_add(page, 12, 30, "Theme");
	assert_int_equal(rows_joined(page, heights, 2, &left), 1);
	assert_int_equal(left, 2);
	page_free(page);
}

static void line_across_the_columns_parts_two_tables(void **state)
{
	(void)state;
	static const double heights[] = { 10, 50 };
	struct page *page = page_new(1, 200, 100);
	guint left;

	word_add(page, 12, 30, "Two");
	word_add(page, 60, 30, "words");
	rows_joined(page, heights, 2, &left);
	assert_int_equal(left, 2);
	page_free(page);
}

/** What lies between two pieces of one table is not another grid with its words. */
static void grid_between_is_not_jumped_over(void **state)
{
	(void)state;
	static const double heights[] = { 10, 40, 70 };
	struct page *page = page_new(1, 200, 100);
	guint left;

	word_add(page, 12, 41, "form");
	word_add(page, 72, 41, "two");
	assert_int_equal(rows_joined(page, heights, 3, &left), 1);
	assert_int_equal(left, 3);
	page_free(page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(row_on_white_stands_between_shaded_rows),
		cmocka_unit_test(end_of_one_cell_stands_between_shaded_rows),
		cmocka_unit_test(heading_parts_two_tables),
		cmocka_unit_test(line_across_the_columns_parts_two_tables),
		cmocka_unit_test(grid_between_is_not_jumped_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
