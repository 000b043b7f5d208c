#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/refine.h"
#include "tests/unit/small_page.h"

static void word_add(struct page *page, double x, double y, const char *text)
{
	struct word word = { .box = { x, y, x + 5 * (double)strlen(text), y + 10 }, .base = y + 8, .size = 10 };

	letters_add(page, word, text);
}

/** A grid of columns 60 points wide with row edges at the given heights. */
static struct grid *grid_of(guint n_cols, const double *ys, guint n_ys)
{
	struct grid *grid = grid_new(TABLE_RULES);
	guint8 drawn = 1;

	for (guint i = 0; i <= n_cols; i++) {
		double x = 10 + 60 * i;
		g_array_append_val(grid->xs, x);
	}
	for (guint i = 0; i < n_ys; i++) {
		g_array_append_val(grid->ys, ys[i]);
		g_array_append_val(grid->ruled, drawn);
	}
	return grid;
}

static void lines_of_figures_in_one_drawn_row_are_rows(void **state)
{
	static const double ys[] = { 10, 30, 90 };
	struct page *page = page_new(1, 200, 100);
	struct grid *grid = grid_of(3, ys, 3);

	(void)state;
	grid_spans_plain(grid);
	for (double y = 32; y < 80; y += 14) {
		word_add(page, 12, y, "Ward");
		word_add(page, 80, y, "17");
		word_add(page, 140, y, "23");
	}
	struct rules *rules = rules_read(page, false);
	refine_rows(page, rules, grid);
	assert_int_equal(grid_rows(grid), 5);
	rules_free(rules);
	grid_free(grid);
	page_free(page);
}

/** The words of a wide cell lie across the edges of the columns below it, or stand in them. */
static unsigned columns_of_first(const char *left, double x, const char *right)
{
	static const double ys[] = { 10, 30, 60 };
	struct page *page = page_new(1, 200, 100);
	struct grid *grid = grid_of(2, ys, 3);
	struct span wide = { 0, 0, 1, 2 }, a = { 1, 0, 1, 1 }, b = { 1, 1, 1, 1 };

	g_array_append_val(grid->spans, wide);
	g_array_append_val(grid->spans, a);
	g_array_append_val(grid->spans, b);
	word_add(page, 12, 15, left);
	word_add(page, x, 15, right);
	struct rules *rules = rules_read(page, false);
	refine_spans(page, rules, grid);
	unsigned span = g_array_index(grid->spans, struct span, 0).colspan;
	rules_free(rules);
	grid_free(grid);
	page_free(page);
	return span;
}

static void heads_that_keep_to_their_columns_are_two(void **state)
{
	(void)state;
	assert_int_equal(columns_of_first("Mill", 80, "Weir"), 1);
}

static void head_across_columns_stays_whole(void **state)
{
	(void)state;
	assert_int_equal(columns_of_first("Mill", 35, "and weirs"), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_figures_in_one_drawn_row_are_rows),
		cmocka_unit_test(heads_that_keep_to_their_columns_are_two),
		cmocka_unit_test(head_across_columns_stays_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
