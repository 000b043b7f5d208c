#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "extract/encoding.h"
#include "extract/extract.h"
#include "model/hyphen.h"

static void expect(const char *bytes, gsize length, const char *declared, const char *text, const char *assumed)
{
	g_autoptr(GBytes) data = g_bytes_new(bytes, length);
	const char *name;
	g_autofree char *decoded = encoding_decode(data, declared, &name, NULL);

	assert_string_equal(decoded, text);
	if (assumed == NULL)
		assert_null(name);
	else
		assert_string_equal(name, assumed);
}

#define EXPECT(bytes, ...) expect(bytes, sizeof(bytes) - 1, __VA_ARGS__)

static void utf8_is_taken_as_it_is(void **state)
{
	(void)state;
	EXPECT("caf\xc3\xa9", NULL, "caf\xc3\xa9", NULL);
	EXPECT("\xef\xbb\xbf"
	       "caf\xc3\xa9",
	    "windows-1252", "caf\xc3\xa9", NULL);
}

static void utf16_is_known_with_and_without_a_bom(void **state)
{
	(void)state;
	EXPECT("\xff\xfe"
	       "a\0\xe9\0",
	    NULL, "a\xc3\xa9", NULL);
	EXPECT("\xfe\xff\0a\xd8\x3d\xde\x00", NULL, "a\xf0\x9f\x98\x80", NULL);
	EXPECT("R\0e\0f\0 \0"
	       "1\0",
	    NULL, "Ref 1", "UTF-16, little end first");
	EXPECT("\0R\0e\0f\0 \0"
	       "1",
	    NULL, "Ref 1", "UTF-16, big end first");
	EXPECT("\xff\xfe"
	       "a\0\x00\xd8"
	       "b\0",
	    NULL,
	    "a\xef\xbf\xbd"
	    "b",
	    NULL); /* half a pair */
}

static void windows_is_the_last_resort(void **state)
{
	(void)state;
	EXPECT("\x93quoted\x94 \xa3"
	       "5",
	    NULL,
	    "\xe2\x80\x9cquoted\xe2\x80\x9d \xc2\xa3"
	    "5",
	    "Windows-1252");
	EXPECT("\xe2\x80\x9c\xe2\x80\x9d\xe2\x80\x99\xe2\x80\x93\xc3\xa9\xc3\xa9 \x93", NULL,
	    "\xe2\x80\x9c\xe2\x80\x9d\xe2\x80\x99\xe2\x80\x93\xc3\xa9\xc3\xa9 \xe2\x80\x9c",
	    "UTF-8 with single bytes of Windows-1252");
}

static void a_page_that_names_its_encoding_is_believed(void **state)
{
	(void)state;
	EXPECT("\xb1", "iso-8859-2", "\xc4\x85", NULL);
	EXPECT("\x80", "iso-8859-1", "\xe2\x82\xac", NULL);
	EXPECT("caf\xe9", "utf-8", "caf\xc3\xa9", "Windows-1252");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
	g_autoptr(GBytes) zeros = g_bytes_new_static("a\0b\0\0\0c\1d", 9),
			  controls = g_bytes_new_static("a\1\2\3\4\5\6", 7);
	g_autoptr(GError) error = NULL, second = NULL;
	const char *assumed;

	(void)state;
	assert_null(encoding_decode(zeros, NULL, &assumed, &error));
	assert_true(g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_TYPE));
	assert_null(encoding_decode(controls, NULL, &assumed, &second));
}

static void expect_joined(const char *first, const char *second, const char *joined)
{
	g_autoptr(GString) text = g_string_new(first);

	hyphen_append(text, second);
	assert_string_equal(text->str, joined);
}

static void words_broken_at_a_line_end_are_joined(void **state)
{
	(void)state;
	expect_joined("to re-", "port the themes", "to report the themes");
	expect_joined("a two-", "year plan", "a two-year plan");
	expect_joined("out-of-", "hours desk", "out-of-hours desk");
	expect_joined("the Mid-", "Wick road", "the Mid-Wick road");
	expect_joined("one -", "two", "one - two");
	expect_joined("one ", "  two ", "one two");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_is_taken_as_it_is),
		cmocka_unit_test(utf16_is_known_with_and_without_a_bom),
		cmocka_unit_test(windows_is_the_last_resort),
		cmocka_unit_test(a_page_that_names_its_encoding_is_believed),
		cmocka_unit_test(bytes_that_are_no_text_are_refused),
		cmocka_unit_test(words_broken_at_a_line_end_are_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
