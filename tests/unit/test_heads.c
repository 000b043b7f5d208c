#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/heads.h"
#include "tests/unit/small_page.h"

static void word_add(struct page *page, double x, double y, const char *text)
{
	struct word word = { .box = { x, y, x + 5 * (double)strlen(text), y + 10 }, .base = y + 8, .size = 10 };

	letters_add(page, word, text);
}

static void upright_add(struct page *page, double x)
{
	struct rule rule = { .at = x, .from = 8, .to = 22, .width = 0.5 };

	g_array_append_val(page->down, rule);
}

/** Texts below "Said", signs in the middle of a column whose head stands at its left, close to the texts. */
static struct page *signs_page(void)
{
	struct page *page = page_new(1, 200, 100);

	word_add(page, 10, 10, "Said");
	word_add(page, 68, 10, "RAG");
	for (double y = 30; y < 80; y += 12) {
		word_add(page, 10, y, "something");
		word_add(page, 57, y, "or");
		word_add(page, 120, y, "x");
	}
	return page;
}

/** The column that the last head of a page is above, and how many heads there are. */
static unsigned last_column(const struct page *page, guint *n)
{
	struct rules *rules = rules_read(page, false);
	struct region *region = region_new(page, rules, &(struct box){ 0, 0, 200, 100 });
	GArray *columns = rivers_find(region);
	unsigned levels;

	rivers_place(region, columns);
	GArray *heads = heads_find(region, columns, 1, &levels);
	*n = heads->len;
	unsigned col = g_array_index(heads, struct head, heads->len - 1).col;
	g_array_unref(heads);
	g_array_unref(columns);
	region_free(region);
	rules_free(rules);
	return col;
}

static void head_stands_in_its_drawn_cell(void **state)
{
	(void)state;
	struct page *page = signs_page();
	guint n;

	upright_add(page, 5);
	upright_add(page, 67);
	upright_add(page, 180);
	assert_int_equal(last_column(page, &n), 1);
	assert_int_equal(n, 2);
	page_free(page);
}

static void head_without_a_cell_stands_above_what_is_nearest(void **state)
{
	(void)state;
	struct page *page = signs_page();
	guint n;

	assert_int_equal(last_column(page, &n), 0);
	page_free(page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(head_stands_in_its_drawn_cell),
		cmocka_unit_test(head_without_a_cell_stands_above_what_is_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
