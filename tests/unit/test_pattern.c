#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/pattern.h"

static void groups_are_copied_or_null(void **state)
{
	static struct pattern rec = PATTERN("(?i)rec(?:ommendation)?\\s+(\\d+)(\\w)?");
	struct match match;

	(void)state;
	assert_true(pattern_match(&rec, "see RECOMMENDATION 12.", &match));
	g_autofree char *number = match_group(&match, 1);
	g_autofree char *letter = match_group(&match, 2);
	assert_string_equal(number, "12");
	assert_null(letter);
	assert_false(match_has(&match, 2));
	assert_false(match_has(&match, MATCH_GROUPS + 1));
}

static void a_search_goes_on_after_the_last_match(void **state)
{
	static struct pattern word = PATTERN("\\w+");
	struct match match;
	gsize from = 0;
	unsigned n = 0;

	(void)state;
	for (; pattern_match_from(&word, "łódź, Łódź; łodzi", from, &match); from = match.end[0])
		n++;
	assert_int_equal(n, 3);
}

static void a_pattern_that_would_run_for_ever_ends_and_is_counted(void **state)
{
	static struct pattern nested = PATTERN("^(?:a|aa|aaa|a\\s?)+$");
	char subject[5001];

	(void)state;
	memset(subject, 'a', sizeof subject - 2);
	memcpy(subject + sizeof subject - 2, "!", 2);
	unsigned before = pattern_limits_hit();
	assert_false(pattern_match(&nested, subject, NULL));
	assert_int_equal(pattern_limits_hit(), before + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_are_copied_or_null),
		cmocka_unit_test(a_search_goes_on_after_the_last_match),
		cmocka_unit_test(a_pattern_that_would_run_for_ever_ends_and_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
