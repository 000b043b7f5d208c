#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/text.h"

static void check_tidy(const char *from, const char *to)
{
	g_autofree char *tidy = text_tidy(from);

	assert_string_equal(tidy, to);
}

static void white_space_of_any_kind_becomes_one_space(void **state)
{
	(void)state;
	check_tidy("  two \t words\xc2\xa0here ", "two words here");
	check_tidy("", "");
	check_tidy(" \xe2\x80\xaf ", "");
}

static void line_feeds_part_paragraphs_and_blank_ones_go(void **state)
{
	(void)state;
	check_tidy("one\n\n \ntwo", "one\ntwo");
	check_tidy("\none\n", "one");
}

static void what_prints_nothing_is_dropped(void **state)
{
	(void)state;
	check_tidy("co\xc2\xadoperate\xe2\x80\x8b \xef\xbb\xbfnow\x01", "cooperate now");
	check_tidy("\xe2\x80\xaeright", "right");
}

static void letters_and_marks_are_composed(void **state)
{
	(void)state;
	check_tidy("cafe\xcc\x81", "caf\xc3\xa9");
}

static void blank_is_what_tidying_leaves_nothing_of(void **state)
{
	(void)state;
	assert_true(text_is_blank(NULL));
	assert_true(text_is_blank(" \n\xc2\xa0\xe2\x80\x8b"));
	assert_false(text_is_blank("\xe2\x80\xa2"));
}

static void a_word_has_a_letter_or_digit(void **state)
{
	(void)state;
	assert_int_equal(text_count_words("  Rec 3 – don't  stop • 22/4/16 "), 5);
	assert_int_equal(text_count_words(NULL), 0);
}

static void wordings_compare_without_case_and_signs(void **state)
{
	(void)state;
	g_autofree char *one = text_key("The Council’s “Plan” – now!");
	g_autofree char *other = text_key("the councils plan now");

	assert_string_equal(one, other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(white_space_of_any_kind_becomes_one_space),
		cmocka_unit_test(line_feeds_part_paragraphs_and_blank_ones_go),
		cmocka_unit_test(what_prints_nothing_is_dropped),
		cmocka_unit_test(letters_and_marks_are_composed),
		cmocka_unit_test(blank_is_what_tidying_leaves_nothing_of),
		cmocka_unit_test(a_word_has_a_letter_or_digit),
		cmocka_unit_test(wordings_compare_without_case_and_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
