#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/content.h"
#include "extract/hidden.h"
#include "extract/stripes.h"
#include "tests/unit/small_page.h"

static void clear_state(void *library, unsigned resources, const char *name, double *fill, double *stroke,
    double *width)
{
	(void)library, (void)resources, (void)name, (void)stroke, (void)width;
	*fill = 0;
}

/** A page of 200 by 100 points with what a content stream draws. */
static struct page *drawn(const char *content)
{
	static const struct content_door door = { NULL, no_object, by_count, clear_state };
	struct page *page = page_new(1, 200, 100);

	content_read(&door, 0, (const unsigned char *)content, strlen(content), (struct matrix){ 1, 0, 0, -1, 0, 100 },
	    page);
	stripes_read(page);
	return page;
}

/** A word of 10 point type whose letters stand on a line `y` points from the page's foot. */
static void word_add(struct page *page, double x, double y, guint32 ink, const char *text)
{
	struct word word = { .box = { x, 100 - y - 8, x + 5 * (double)strlen(text), 100 - y + 2 },
		.size = 10,
		.ink = ink };

	letters_add(page, word, text);
}

/** What is left of two words, "one" at 10 and "two" at 100, both on the line at 50. */
static void expect_left(const char *content, guint32 ink, const char *left)
{
	struct page *page = drawn(content);
	g_autoptr(GString) words = g_string_new(NULL);

	word_add(page, 10, 50, 0, "one");
	word_add(page, 100, 50, ink, "two");
	hidden_read(page);
	for (guint i = 0; i < page->words->len; i++) {
		g_autofree char *text = page_word_text(page, page_word(page, i));
		g_string_append_printf(words, "%s%s", i > 0 ? " " : "", text);
	}
	assert_string_equal(words->str, left);
	assert_int_equal(page->words->len + page->hidden->len, 2);
	page_free(page);
}

#define ONE "BT /F 10 Tf 10 50 Td (one) Tj ET "
#define TWO "BT /F 10 Tf 100 50 Td (two) Tj ET "

static void invisible_words_are_hidden(void **state)
{
	(void)state;
	expect_left(ONE TWO, 0, "one two");
	expect_left(ONE "3 Tr " TWO, 0, "one");
	expect_left(ONE "7 Tr " TWO, 0, "one");
	expect_left(ONE "/Clear gs " TWO, 0, "one");
	expect_left("q 3 Tr Q " ONE TWO, 0, "one two");
}

static void clipped_words_are_hidden(void **state)
{
	(void)state;
	expect_left(ONE "q 0 0 5 5 re W n " TWO "Q", 0, "one");
	expect_left(ONE "q 90 40 60 30 re W n " TWO "Q", 0, "one two");
}

static void words_in_the_colour_of_their_ground_are_hidden(void **state)
{
	(void)state;
	expect_left(ONE "1 g " TWO, 0xffffff, "one");
	expect_left(ONE "1 g " TWO, 0xfafafa, "one");
	expect_left(ONE "1 g " TWO, 0xc0c0c0, "one two");
	expect_left("0.2 g 90 40 60 30 re f " ONE "1 g " TWO, 0xffffff, "one two");
	expect_left("0.2 g 90 40 60 30 re f " ONE TWO, 0x333333, "one");
}

static void what_is_not_known_to_be_hidden_stays(void **state)
{
	(void)state;
	expect_left("q 90 40 60 30 re W n /Shade sh Q " ONE TWO, 0xffffff, "one two");      /* white on a shading */
	expect_left("60 0 0 30 90 40 cm BI ID EI q 1 0 0 1 0 0 cm Q", 0xffffff, "one two"); /* no run is known */
	expect_left(ONE "1 Tr " TWO, 0xffffff, "one two");                                  /* outlined letters */
	expect_left("0.5 g 90 45 60 2 re f 90 52 60 2 re f " ONE TWO, 0xffffff, "one two"); /* on stripes */
}

static void invisible_words_over_a_picture_are_its_text(void **state)
{
	(void)state;
	expect_left("q 200 0 0 100 0 0 cm BI ID EI Q 3 Tr " ONE TWO, 0, "one two");
	expect_left("q 200 0 0 100 0 0 cm BI ID EI Q " ONE "3 Tr " TWO, 0, "one");
}

static void a_string_behind_another_is_seen_if_either_is(void **state)
{
	(void)state;
	expect_left(ONE "BT /F 10 Tf 100 50 Td (t) Tj 3 Tr (wo) Tj ET", 0, "one two");
}

static void lines_that_touch_are_a_ground(void **state)
{
	GString *content = g_string_new("0.2 g ");

	(void)state;
	for (int i = 0; i < 10; i++)
		g_string_append_printf(content, "10 %d 100 2 re f ", 20 + 2 * i);
	g_string_append(content, "10 60 100 0.5 re f 10 62 100 0.5 re f");
	struct page *page = drawn(content->str);
	assert_int_equal(page->across->len, 2); /* a double rule stays one */
	assert_int_equal(page->fills->len, 1);
	assert_true(box_height(&g_array_index(page->fills, struct fill, 0).box) > 19);
	page_free(page);
	g_string_free(content, TRUE);
}

static void states_without_end_make_a_page_heavy(void **state)
{
	GString *content = g_string_new(NULL);

	(void)state;
	for (unsigned i = 0; i < 2 * CONTENT_STATES; i++)
		g_string_append(content, "q ");
	struct page *page = drawn(content->str);
	assert_true(page->heavy);
	page_free(page);
	page = drawn("q q q Q Q Q");
	assert_false(page->heavy);
	page_free(page);
	g_string_free(content, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invisible_words_are_hidden),
		cmocka_unit_test(clipped_words_are_hidden),
		cmocka_unit_test(words_in_the_colour_of_their_ground_are_hidden),
		cmocka_unit_test(what_is_not_known_to_be_hidden_stays),
		cmocka_unit_test(invisible_words_over_a_picture_are_its_text),
		cmocka_unit_test(a_string_behind_another_is_seen_if_either_is),
		cmocka_unit_test(lines_that_touch_are_a_ground),
		cmocka_unit_test(states_without_end_make_a_page_heavy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
