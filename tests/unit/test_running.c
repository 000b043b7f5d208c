#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/running.h"
#include "tests/unit/small_page.h"

/* Papers of four pages, 600 by 800 points; a running head stands at 40, the text begins where a test says. */

#define PAGES 4u

static const char *const TEXTS[PAGES] = { "The wheel turns.", "The gates are shut.", "The eels are back.", "Oak." };

struct paper {
	GPtrArray *pages, *blocks;
};

static void paper_open(struct paper *paper)
{
	paper->pages = g_ptr_array_new();
	paper->blocks = g_ptr_array_new();
	for (unsigned i = 0; i < PAGES; i++) {
		g_ptr_array_add(paper->pages, page_new(i + 1, 600, 800));
		g_ptr_array_add(paper->blocks, g_ptr_array_new());
	}
}

static void line_add(const struct paper *paper, guint page, double x, double y, const char *text)
{
	words_add(g_ptr_array_index(paper->pages, page), x, y, false, text);
}

/** How many lines of a page are left out. */
static guint left_out(const struct paper *paper, guint page)
{
	return ((GPtrArray *)g_ptr_array_index(paper->blocks, page))->len;
}

static void paper_close(struct paper *paper)
{
	for (unsigned i = 0; i < PAGES; i++) {
		GPtrArray *blocks = g_ptr_array_index(paper->blocks, i);
		for (guint k = 0; k < blocks->len; k++)
			block_free(g_ptr_array_index(blocks, k));
		g_ptr_array_unref(blocks);
		page_free(g_ptr_array_index(paper->pages, i));
	}
	g_ptr_array_unref(paper->pages);
	g_ptr_array_unref(paper->blocks);
}

static void same_line_on_each_page_is_a_head_though_the_text_touches_it(void **state)
{
	(void)state;
	struct paper paper;

	paper_open(&paper);
	line_add(&paper, 0, 500, 20, "Item 6"); /* a stamp on the first page only */
	for (guint i = 0; i < PAGES; i++) {
		line_add(&paper, i, 50, 40, "Mill Council");
		line_add(&paper, i, 50, 50,
		    i == 0     ? "The wheel turns." :
			i == 1 ? "The gates are shut." :
				 "The eels are back.");
	}
	running_read(paper.pages, paper.blocks);
	for (guint i = 0; i < PAGES; i++)
		assert_int_equal(left_out(&paper, i), 1);
	paper_close(&paper);
}

static void names_of_records_are_no_heads(void **state)
{
	(void)state;
	struct paper paper;
	static const char *const names[PAGES] = { "Recommendation 1", "Recommendation 2", "Recommendation 3", "Rec 4" };

	paper_open(&paper);
	for (guint i = 0; i < PAGES; i++) {
		line_add(&paper, i, 50, 40, names[i]);
		line_add(&paper, i, 50, 200, TEXTS[i]);
	}
	running_read(paper.pages, paper.blocks);
	for (guint i = 0; i < PAGES; i++)
		assert_int_equal(left_out(&paper, i), 0);
	paper_close(&paper);
}

static void text_that_stands_where_other_pages_have_text_is_no_foot(void **state)
{
	(void)state;
	struct paper paper;

	paper_open(&paper);
	for (guint i = 0; i < PAGES; i++) {
		line_add(&paper, i, 50, 600, TEXTS[i]);
		line_add(&paper, i, 50, 720, i % 2 == 0 ? "None needed" : TEXTS[i]);
		line_add(&paper, i, 50, 770, "Mill Council");
	}
	running_read(paper.pages, paper.blocks);
	for (guint i = 0; i < PAGES; i++)
		assert_int_equal(left_out(&paper, i), 1);
	paper_close(&paper);
}

static void sentences_that_differ_in_a_number_are_no_feet(void **state)
{
	(void)state;
	struct paper paper;

	paper_open(&paper);
	for (guint i = 0; i < PAGES; i++) {
		line_add(&paper, i, 50, 600, TEXTS[i]);
		if (i == 0)
			line_add(&paper, i, 50, 720, "The notes of the meeting went to 14 members in May.");
		if (i == 2)
			line_add(&paper, i, 50, 720, "The notes of the meeting went to 9 members in May.");
	}
	running_read(paper.pages, paper.blocks);
	for (guint i = 0; i < PAGES; i++)
		assert_int_equal(left_out(&paper, i), 0);
	paper_close(&paper);
}

static void feet_of_left_and_right_pages_differ(void **state)
{
	(void)state;
	struct paper paper;

	paper_open(&paper);
	for (guint i = 0; i < PAGES; i++) {
		line_add(&paper, i, 50, 600, TEXTS[i]);
		line_add(&paper, i, 50, 770, i % 2 == 0 ? "Mill Council" : "Weir Inquiry");
	}
	running_read(paper.pages, paper.blocks);
	for (guint i = 0; i < PAGES; i++)
		assert_int_equal(left_out(&paper, i), 1);
	paper_close(&paper);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_records_are_no_heads),
		cmocka_unit_test(text_that_stands_where_other_pages_have_text_is_no_foot),
		cmocka_unit_test(sentences_that_differ_in_a_number_are_no_feet),
		cmocka_unit_test(feet_of_left_and_right_pages_differ),
		cmocka_unit_test(same_line_on_each_page_is_a_head_though_the_text_touches_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
