#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/follow.h"
#include "extract/rules.h"
#include "extract/table_head.h"
#include "tests/unit/small_page.h"

/* A page of type of 10 points, 5 points a character, a line every 12 points. */

static struct page *blank_page(void)
{
	return page_new(1, 600, 800);
}

/** A grid of two rows, the first of one line. */
static struct grid *grid_of_three(double top, double bottom)
{
	struct grid *grid = grid_new(TABLE_ALIGNED);
	const double xs[] = { 49, 98, 248, 398 }, ys[] = { top - 1, top + 13, bottom };

	g_array_append_vals(grid->xs, xs, 4);
	g_array_append_vals(grid->ys, ys, 3);
	grid_spans_plain(grid);
	return grid;
}

/** A frame of columns at 50, 100, 250 and 400, as a page with a head and a row shows it. */
static struct frame *three_columns(void)
{
	struct page *page = blank_page();
	struct rules *rules = rules_read(page, true);
	struct grid *grid = grid_of_three(100, 150);

	grid->n_header_rows = 1;
	words_add(page, 50, 100, true, "Number");
	words_add(page, 100, 100, true, "Recommendation");
	words_add(page, 250, 100, true, "Progress");
	words_add(page, 50, 114, false, "1");
	words_add(page, 100, 114, false, "Mend the old mill wheel");
	words_add(page, 100, 126, false, "before winter");
	words_add(page, 250, 114, false, "The wheel turns again and");
	words_add(page, 250, 126, false, "the miller has");
	struct frame *frame = frame_new(page, rules, grid, NULL);
	frame->at_foot = true;
	grid_free(grid);
	rules_free(rules);
	page_free(page);
	return frame;
}

static struct follow followed(struct page *page)
{
	struct frame *frame = three_columns();
	struct rules *rules = rules_read(page, true);
	struct follow follow = follow_page(page, rules, frame, page->height);

	rules_free(rules);
	frame_free(frame);
	page_free(page);
	return follow;
}

static void frame_has_edges_before_its_texts(void **state)
{
	(void)state;
	struct frame *frame = three_columns();

	assert_int_equal(frame->columns->len, 3);
	assert_true(frame_column(frame, 1)->x0 > 95 && frame_column(frame, 1)->x0 < 100);
	assert_true(frame_column(frame, 2)->x0 > 245 && frame_column(frame, 2)->x0 < 250);
	assert_int_equal(frame_column_of(frame, &(struct box){ 100, 0, 200, 10 }), 1);
	assert_int_equal(frame_column_of(frame, &(struct box){ 200, 0, 260, 10 }), -1);
	frame_free(frame);
}

static void one_column_in_the_middle_of_a_row_goes_on(void **state)
{
	(void)state;
	struct page *page = blank_page();

	words_add(page, 250, 40, false, "thanked the masons, who came");
	words_add(page, 250, 52, false, "on three days of the week");
	struct follow follow = followed(page);
	assert_non_null(follow.grid);
	assert_int_equal(grid_rows(follow.grid), 1);
	assert_int_equal(grid_cols(follow.grid), 3);
	grid_free(follow.grid);
}

static void rows_go_on_without_a_head(void **state)
{
	(void)state;
	struct page *page = blank_page();

	words_add(page, 250, 40, false, "thanked the masons.");
	words_add(page, 50, 70, false, "2");
	words_add(page, 100, 70, false, "Paint the lock gates");
	words_add(page, 250, 70, false, "Not begun.");
	struct follow follow = followed(page);
	assert_non_null(follow.grid);
	assert_int_equal(grid_rows(follow.grid), 2);
	grid_free(follow.grid);
}

static void head_that_is_printed_again_is_told(void **state)
{
	(void)state;
	struct page *page = blank_page();

	words_add(page, 50, 40, true, "Number");
	words_add(page, 100, 40, true, "Recommendation");
	words_add(page, 250, 40, true, "Progress");
	words_add(page, 50, 54, false, "2");
	words_add(page, 100, 54, false, "Paint the lock gates");
	words_add(page, 250, 54, false, "Not begun.");
	struct follow follow = followed(page);
	assert_non_null(follow.grid);
	assert_true(follow.head.y0 == 40 && follow.head.y1 == 50);
	assert_int_equal(grid_rows(follow.grid), 1);
	grid_free(follow.grid);
}

static void head_is_known_after_a_page_with_signs_alone_in_a_column(void **state)
{
	(void)state;
	struct page *page = blank_page();
	struct rules *rules = rules_read(page, true);
	struct grid *grid = grid_of_three(40, 90);
	struct frame *first = three_columns();

	words_add(page, 50, 40, false, "2");
	words_add(page, 100, 40, false, "Paint the lock gates");
	words_add(page, 320, 40, false, "P");
	words_add(page, 50, 70, false, "3");
	words_add(page, 100, 70, false, "Count the eels");
	words_add(page, 320, 70, false, "P");
	struct frame *second = frame_new(page, rules, grid, first);
	assert_string_equal(g_ptr_array_index(second->heads, 2), "progress");
	assert_int_equal(frame_column_of(second, &(struct box){ 250, 0, 300, 10 }), 2);
	frame_free(second);
	frame_free(first);
	grid_free(grid);
	rules_free(rules);
	page_free(page);
}

static void bold_line_above_a_row_names_a_group(void **state)
{
	(void)state;
	struct page *page = blank_page();

	words_add(page, 50, 40, true, "Theme two of three");
	words_add(page, 50, 54, false, "2");
	words_add(page, 100, 54, false, "Paint the lock gates");
	words_add(page, 250, 54, false, "Not begun.");
	struct follow follow = followed(page);
	assert_non_null(follow.grid);
	assert_int_equal(grid_rows(follow.grid), 2);
	assert_int_equal(g_array_index(follow.grid->spans, struct span, 0).colspan, 3);
	grid_free(follow.grid);
}

static void prose_does_not_go_on_a_table(void **state)
{
	(void)state;
	struct page *page = blank_page();

	words_add(page, 50, 40, false,
	    "The committee thanked everybody who had worked at the mill, and hoped that visitors");
	words_add(page, 50, 52, false,
	    "would find their way there. It will look at the weirs, the sluices and the fish ladder next.");
	assert_null(followed(page).grid);
}

static void heading_at_the_left_is_no_row(void **state)
{
	(void)state;
	struct page *page = blank_page();

	words_add(page, 50, 40, true, "Key");
	words_add(page, 50, 60, false, "Green");
	words_add(page, 100, 60, false, "as planned");
	assert_null(followed(page).grid);
}

static void type_of_another_size_is_other_text(void **state)
{
	(void)state;
	struct page *page = blank_page();

	words_add(page, 250, 40, false, "thanked the masons, who came");
	words_add(page, 250, 52, false, "on three days of the week.");
	words_add(page, 50, 70, false, "a");
	words_add(page, 100, 70, false, "Not counting feast days");
	for (guint i = 0; i < page->words->len; i++)
		if (page_word(page, i)->box.y0 > 60)
			page_word(page, i)->size = 7;
	struct follow follow = followed(page);
	assert_non_null(follow.grid);
	assert_int_equal(follow.n_lines, 2);
	grid_free(follow.grid);
}

static void words_of_two_columns_stand_apart(void **state)
{
	(void)state;
	struct page *page = blank_page();

	/* a word ends right before the third column's edge and the next begins behind it: text that runs on */
	words_add(page, 100, 40, false, "came on all of the three days up");
	words_add(page, 100, 52, false, "and went away in the dark now so");
	words_add(page, 248.5, 40, false, "that the council");
	words_add(page, 248.5, 52, false, "had named to them");
	assert_null(followed(page).grid);
}

static void line_in_the_first_column_alone_begins_something_new(void **state)
{
	(void)state;
	struct page *page = blank_page();

	words_add(page, 50, 40, false, "2");
	words_add(page, 100, 40, false, "Paint the lock gates");
	words_add(page, 250, 40, false, "Not begun.");
	words_add(page, 50, 75, false, "Notes");
	struct follow follow = followed(page);
	assert_non_null(follow.grid);
	assert_int_equal(follow.n_lines, 1);
	grid_free(follow.grid);
}

static void two_columns_are_too_few_where_text_stood_below_the_table(void **state)
{
	(void)state;
	struct frame *frame = three_columns();
	struct page *page = blank_page();
	struct rules *rules = rules_read(page, true);

	words_add(page, 50, 40, false, "2");
	words_add(page, 100, 40, false, "Paint the lock gates");
	struct follow at_foot = follow_page(page, rules, frame, page->height);
	frame->at_foot = false;
	struct follow above_text = follow_page(page, rules, frame, page->height);
	assert_non_null(at_foot.grid);
	assert_null(above_text.grid);
	grid_free(at_foot.grid);
	frame_free(frame);
	rules_free(rules);
	page_free(page);
}

static bool heads_columns(const char *left, const char *middle, const char *right, bool lower_too)
{
	struct page *page = blank_page();
	g_autoptr(GPtrArray) pages = g_ptr_array_new();
	GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));

	for (int i = 0; i < (lower_too ? 2 : 1); i++) {
		words_add(page, 50, 30 + 200 * i, true, left);
		words_add(page, 250, 30 + 200 * i, true, middle);
		words_add(page, 450, 30 + 200 * i, true, right);
	}
	for (guint i = 0; i < page->words->len && page_word(page, i)->box.y0 < 100; i++)
		g_array_append_val(words, i);
	g_ptr_array_add(pages, page);
	bool yes = table_head_is(pages, 0, words);
	g_array_unref(words);
	page_free(page);
	return yes;
}

static void table_head_stands_lower_on_its_first_page(void **state)
{
	(void)state;
	assert_true(heads_columns("Number", "Action", "Owner", true));
	assert_false(heads_columns("Mill Council", "Weir Panel", "March", false));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frame_has_edges_before_its_texts),
		cmocka_unit_test(one_column_in_the_middle_of_a_row_goes_on),
		cmocka_unit_test(rows_go_on_without_a_head),
		cmocka_unit_test(head_that_is_printed_again_is_told),
		cmocka_unit_test(head_is_known_after_a_page_with_signs_alone_in_a_column),
		cmocka_unit_test(bold_line_above_a_row_names_a_group),
		cmocka_unit_test(prose_does_not_go_on_a_table),
		cmocka_unit_test(heading_at_the_left_is_no_row),
		cmocka_unit_test(type_of_another_size_is_other_text),
		cmocka_unit_test(words_of_two_columns_stand_apart),
		cmocka_unit_test(line_in_the_first_column_alone_begins_something_new),
		cmocka_unit_test(two_columns_are_too_few_where_text_stood_below_the_table),
		cmocka_unit_test(table_head_stands_lower_on_its_first_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
