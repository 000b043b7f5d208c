#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/segment.h"
#include "extract/tokens.h"
#include "tests/unit/small_page.h"

static void word_add(struct page *page, double x, double y, const char *text, bool space_after)
{
	struct word word = { .box = { x, y, x + 5 * (double)strlen(text), y + 10 },
		.size = 10,
		.base = y + 8,
		.space_after = space_after };

	letters_add(page, word, text);
}

static void line_add(struct page *page, double y, const char *left, const char *middle, const char *right)
{
	word_add(page, 10, y, left, true);
	word_add(page, 120, y, middle, true);
	word_add(page, 220, y, right, true);
}

static const struct box WHOLE = { 0, 0, 300, 300 };

static void wide_gaps_cut_a_line(void **state)
{
	struct page *page = page_new(1, 300, 300);

	(void)state;
	word_add(page, 10, 10, "two", true);
	word_add(page, 28, 10, "words", true);
	word_add(page, 120, 10, "apart", true);
	struct rules *rules = rules_read(page, true);
	struct region *region = region_new(page, rules, &WHOLE);
	assert_int_equal(region->lines->len, 1);
	assert_int_equal(region_line(region, 0)->n, 2);
	assert_int_equal(region_segment(region, 0)->n, 2);
	assert_int_equal(region_segment(region, 1)->n, 1);
	region_free(region);
	rules_free(rules);
	page_free(page);
}

static void a_tall_sign_joins_no_lines(void **state)
{
	struct page *page = page_new(1, 300, 300);

	(void)state;
	line_add(page, 10, "That", "the", "mill");
	line_add(page, 21.5, "be", "mended", "soon");
	word_add(page, 270, 11, "x", true);
	struct word *sign = page_word(page, page->words->len - 1);
	sign->box.y1 = 31;
	sign->size = 20;
	struct rules *rules = rules_read(page, true);
	struct region *region = region_new(page, rules, &WHOLE);
	assert_int_equal(region->lines->len, 2);
	assert_int_equal(region_line(region, 0)->n, 4); /* the sign is in the first */
	assert_int_equal(region_line(region, 1)->n, 3);
	region_free(region);
	rules_free(rules);
	page_free(page);
}

static void a_segment_knows_what_it_is(void **state)
{
	struct page *page = page_new(1, 300, 300);

	(void)state;
	line_add(page, 10, "lower", "1,250", "Upper");
	struct rules *rules = rules_read(page, true);
	struct region *region = region_new(page, rules, &WHOLE);
	assert_int_equal(region->segments->len, 3);
	assert_true(region_segment(region, 0)->lower && !region_segment(region, 0)->numeric);
	assert_true(region_segment(region, 1)->numeric && region_segment(region, 1)->leads);
	assert_true(region_segment(region, 2)->upper && !region_segment(region, 2)->digits);
	region_free(region);
	rules_free(rules);
	page_free(page);
}

static void words_that_are_taken_are_no_part_of_a_region(void **state)
{
	struct page *page = page_new(1, 300, 300);

	(void)state;
	line_add(page, 10, "one", "two", "three");
	page_word(page, 1)->taken = true;
	struct rules *rules = rules_read(page, true);
	struct region *region = region_new(page, rules, &WHOLE);
	assert_int_equal(region->segments->len, 2);
	region_free(region);
	rules_free(rules);
	page_free(page);
}

static void a_rule_between_lines_is_seen_by_its_width(void **state)
{
	struct page *page = page_new(1, 300, 300);
	struct rule rule = { .at = 25, .from = 10, .to = 250, .width = 0.5 };

	(void)state;
	line_add(page, 10, "one", "two", "three");
	line_add(page, 30, "four", "five", "six");
	line_add(page, 50, "seven", "eight", "nine");
	g_array_append_val(page->across, rule);
	struct rules *rules = rules_read(page, true);
	struct region *region = region_new(page, rules, &WHOLE);
	assert_true(region_has_rule(region, 0, 0.5));
	assert_false(region_has_rule(region, 1, 0.5));
	region_free(region);
	rules_free(rules);
	page_free(page);
}

/** The numbers, names and operators of a stream, and the bytes of its strings. */
static void expect_tokens(const char *stream, unsigned numbers, unsigned names, const char *operators, gsize bytes)
{
	struct stream s = { (const unsigned char *)stream, (const unsigned char *)stream + strlen(stream) };
	struct token token;
	g_autoptr(GString) found = g_string_new(NULL);
	unsigned n_numbers = 0, n_names = 0;
	gsize n_bytes = 0;

	while (tokens_next(&s, &token)) {
		n_numbers += token.kind == TOKEN_NUMBER;
		n_names += token.kind == TOKEN_NAME;
		if (token.kind == TOKEN_OPERATOR)
			g_string_append_len(found, (const char *)token.name, (gssize)token.length);
		else if (token.kind == TOKEN_NONE)
			n_bytes += token.length;
	}
	assert_int_equal(n_numbers, numbers);
	assert_int_equal(n_names, names);
	assert_string_equal(found->str, operators);
	assert_true(n_bytes >= bytes);
}

static void strings_hold_no_operators(void **state)
{
	(void)state;
	expect_tokens("(f \\) re (S) f) Tj", 0, 0, "Tj", 13);
	expect_tokens("<66> Tj <F> Tj", 0, 0, "TjTj", 1);
	expect_tokens("/P << /MCID 3 >> BDC", 1, 2, "BDC", 0);
	expect_tokens("% f\n1 -.5 +2 re", 3, 0, "re", 0);
	expect_tokens("(never closed f", 0, 0, "", 10);
	expect_tokens("<66", 0, 0, "", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wide_gaps_cut_a_line),
		cmocka_unit_test(a_tall_sign_joins_no_lines),
		cmocka_unit_test(a_segment_knows_what_it_is),
		cmocka_unit_test(words_that_are_taken_are_no_part_of_a_region),
		cmocka_unit_test(a_rule_between_lines_is_seen_by_its_width),
		cmocka_unit_test(strings_hold_no_operators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
