#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/cells.h"
#include "extract/content.h"
#include "extract/lattice.h"
#include "tests/unit/small_page.h"

static void no_state(void *library, unsigned resources, const char *name, double *fill, double *stroke, double *width)
{
	(void)library, (void)resources, (void)name, (void)fill, (void)stroke, (void)width;
}

/** A page of 200 by 100 points with what a content stream draws, y down. */
static struct page *drawn(const char *content)
{
	static const struct content_door door = { NULL, no_object, by_count, no_state };
	struct page *page = page_new(1, 200, 100);

	content_read(&door, 0, (const unsigned char *)content, strlen(content), (struct matrix){ 1, 0, 0, -1, 0, 100 },
	    page);
	return page;
}

static void word_add(struct page *page, double x, double y, const char *text)
{
	struct word word = { .box = { x, y, x + 5 * (double)strlen(text), y + 10 }, .size = 10 };

	letters_add(page, word, text);
}

static void thin_box_is_a_rule(void **state)
{
	(void)state;
	struct page *page = drawn("10 20 100 0.5 re f 10 20 0.5 60 re f");

	assert_int_equal(page->across->len, 1);
	assert_int_equal(page->down->len, 1);
	assert_int_equal(page->fills->len, 0);
	page_free(page);
}

static void four_curves_are_a_circle(void **state)
{
	(void)state;
	struct page *page = drawn(
	    "1 0 0 rg 20 10 m 20 15.5 15.5 20 10 20 c 4.5 20 0 15.5 0 10 c 0 4.5 4.5 0 10 0 c 15.5 0 20 4.5 20 10 c f");

	assert_int_equal(page->marks->len, 1);
	assert_int_equal(g_array_index(page->marks, struct drawn_sign, 0).sign, SIGN_CIRCLE);
	assert_int_equal(g_array_index(page->marks, struct drawn_sign, 0).colour, 0xff0000);
	page_free(page);
}

static void broken_streams_draw_nothing(void **state)
{
	(void)state;
	static const char *const streams[] = { "re f", "(unclosed", "q q Q Q Q Q", "1e999 nan m 3 l S", "BI ID no end",
		"[ [ [ << (", "/ f" };

	for (size_t i = 0; i < G_N_ELEMENTS(streams); i++) {
		struct page *page = drawn(streams[i]);
		assert_int_equal(page->fills->len + page->marks->len, 0);
		page_free(page);
	}
}

/** Two columns and two rows; the line between the columns is missing in the first row. */
static struct grid *merged_head(struct page **page)
{
	*page = drawn("10 10 180 80 re S 10 50 m 190 50 l S 100 10 m 100 50 l S");
	word_add(*page, 60, 25, "Head");
	word_add(*page, 20, 65, "left");
	word_add(*page, 120, 65, "right");
	struct rules *rules = rules_read(*page, false);
	GPtrArray *grids = lattice_read(*page, rules);
	assert_int_equal(grids->len, 1);
	struct grid *grid = g_ptr_array_steal_index(grids, 0);
	g_ptr_array_unref(grids);
	rules_free(rules);
	return grid;
}

static void missing_line_makes_one_cell(void **state)
{
	(void)state;
	struct page *page;
	struct grid *grid = merged_head(&page);
	struct table *table = cells_table(page, grid, NULL);

	assert_int_equal(table->n_rows, 2);
	assert_int_equal(table->n_cols, 2);
	assert_int_equal(table_at(table, 0, 1)->colspan, 2);
	assert_string_equal(table_at(table, 0, 0)->text, "Head");
	assert_string_equal(table_at(table, 1, 1)->text, "right");
	table_free(table);
	grid_free(grid);
	page_free(page);
}

static void every_word_of_a_grid_is_taken(void **state)
{
	(void)state;
	struct page *page;
	struct grid *grid = merged_head(&page);
	struct table *table = cells_table(page, grid, NULL);

	for (guint i = 0; i < page->words->len; i++)
		assert_true(page_word(page, i)->taken);
	table_free(table);
	grid_free(grid);
	page_free(page);
}

static void word_across_an_edge_is_split(void **state)
{
	(void)state;
	struct page *page;
	struct grid *grid = merged_head(&page);

	word_add(page, 80, 75, "oneother"); /* 80 to 120, the edge is at 100 */
	cells_split_words(page, grid);
	struct table *table = cells_table(page, grid, NULL);
	assert_non_null(strstr(table_at(table, 1, 0)->text, "oneo"));
	assert_non_null(strstr(table_at(table, 1, 1)->text, "ther"));
	table_free(table);
	grid_free(grid);
	page_free(page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(thin_box_is_a_rule),
		cmocka_unit_test(four_curves_are_a_circle),
		cmocka_unit_test(broken_streams_draw_nothing),
		cmocka_unit_test(missing_line_makes_one_cell),
		cmocka_unit_test(every_word_of_a_grid_is_taken),
		cmocka_unit_test(word_across_an_edge_is_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
