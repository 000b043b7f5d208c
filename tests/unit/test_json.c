#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "extract/extract.h"
#include "render/render.h"
#include "tests/unit/random_report.h"

static GString *write_json(const struct report *report)
{
	return render_report(report, FORMAT_JSON, NULL, NULL, NULL);
}

static struct report *read_json(const char *text, GError **error)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

	return from_json(bytes, "report.json", error);
}

static void what_is_written_is_read_back_byte_for_byte(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= 200; seed++) {
		struct report *report = random_report(seed, 12);
		GString *first = write_json(report);
		g_autoptr(GError) error = NULL;
		struct report *again = read_json(first->str, &error);
		if (again == NULL)
			fail_msg("seed %u: %s", seed, error->message);
		GString *second = write_json(again);
		assert_string_equal(first->str, second->str);
		g_string_free(first, TRUE);
		g_string_free(second, TRUE);
		report_free(report);
		report_free(again);
	}
}

/** A member of the first recommendation, on line 3, as somebody would write it wrong. */
static char *error_for(const char *member)
{
	g_autofree char *text = g_strdup_printf("{\"format\": \"rapporteur-report\", \"version\": 1,\n"
						"  \"recommendations\": [{\"number\": \"1\"},\n"
						"    {%s}]}",
	    member);
	g_autoptr(GError) error = NULL;
	struct report *report = read_json(text, &error);

	assert_null(report);
	assert_int_equal(error->code, EXTRACT_ERROR_JSON);
	return g_strdup(error->message);
}

static void a_wrong_value_is_named_by_line_column_and_member(void **state)
{
	static const struct {
		const char *member, *message;
	} CASES[] = {
		{ "\"due\": {\"text\": \"x\", \"date\": \"31/1/17\"}",
		    "line 3, column 35: recommendations[1].due.date is \"31/1/17\" and must be a date like 2017-01-31, "
		    "2017-01 or 2017" },
		{ "\"done\": {\"date\": \"2017-02-29\"}",
		    "line 3, column 23: recommendations[1].done.date is \"2017-02-29\" and must be a date like "
		    "2017-01-31, 2017-01 or 2017" },
		{ "\"due\": \"soon\"",
		    "line 3, column 13: recommendations[1].due is text and must be an object with "
		    "text and date, or null" },
		{ "\"number\": 3",
		    "line 3, column 16: recommendations[1].number is a number and must be text or null" },
		{ "\"updates\": {}", "line 3, column 17: recommendations[1].updates is an object and must be a list" },
		{ "\"decision\": \"agreed\"",
		    "line 3, column 18: recommendations[1].decision is \"agreed\" and must "
		    "be one of accepted, partly, rejected, noted" },
		{ "\"status\": {\"text\": \"Green\"}", "line 3, column 16: recommendations[1].status has no code" },
		{ "\"status\": {\"code\": \"complete\", \"colour\": \"green\"}",
		    "line 3, column 47: recommendations[1].status.colour is \"green\" and must be a colour like "
		    "\"#00703c\", or null" },
		{ "\"dropped\": \"yes\"",
		    "line 3, column 17: recommendations[1].dropped is text and must be true or false" },
		{ "\"\303\251\": \"{[\\\"\", \"source\": {\"file\": \"a\", \"page\": 0}",
		    "line 3, column 51: recommendations[1].source.page is 0; pages and lines count from 1" },
		{ "\"source\": {\"file\": \"a\", \"page\": 1.5}",
		    "line 3, column 38: recommendations[1].source.page is a number and must be a whole number" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
		g_autofree char *message = error_for(CASES[i].member);
		assert_string_equal(message, CASES[i].message);
	}
}

static void what_is_no_json_is_named_by_line_and_column(void **state)
{
	static const char *const TEXTS[] = { "", "{", "{\"format\": \"rapporteur-report\",}", "nonsense",
		"{\"a\": 1, \"a\": 2}", "{} {}", "{\"a\": \"\\u0000\"}", "{\"a\": \"\xff\"}", "[1e999]", "\xef\xbb\xbf",
		"{\"a\" 1}", "{\"a\": \"unclosed" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
		g_autoptr(GError) error = NULL;
		assert_null(read_json(TEXTS[i], &error));
		assert_int_equal(error->code, EXTRACT_ERROR_JSON);
		assert_true(g_str_has_prefix(error->message, "line 1, column "));
	}
}

static void another_programs_json_is_refused(void **state)
{
	static const char *const TEXTS[] = { "{}", "[]", "null", "3", "{\"format\": 3}", "{\"format\": \"geojson\"}",
		"{\"format\": \"rapporteur-report\", \"version\": 2}" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
		g_autoptr(GError) error = NULL;
		assert_null(read_json(TEXTS[i], &error));
		assert_int_equal(error->code, EXTRACT_ERROR_JSON);
	}
}

/** What is wrong comes in the order in which it can be told: no JSON, no report, a wrong value. */
static void what_is_wrong_most_is_said_first(void **state)
{
	static const struct {
		const char *text, *message;
	} CASES[] = {
		{ "{\"title\": 3, \"format\": \"rapporteur-report\", }", "line 1, column 46: this is not JSON: " },
		{ "{\"title\": 3}", "line 1, column 1: format must be \"rapporteur-report\"" },
		{ "{\"title\": 3, \"format\": \"rapporteur-report\"}", "line 1, column 11: title is a number" },
		{ "{\"format\": \"rapporteur-report\", \"notes\": [], \"notes\": []}",
		    "line 1, column 42: notes is given twice" },
		{ "{\"format\": \"rapporteur-report\", \"scheme\": [{\"code\": null, \"code\": null}]}",
		    "line 1, column 53: scheme[0].code is given twice" },
		{ "{\"format\": \"rapporteur-report\", \"title\": \"\\u0000\"}",
		    "line 1, column 50: a text has the character U+0000" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
		g_autoptr(GError) error = NULL;
		assert_null(read_json(CASES[i].text, &error));
		if (!g_str_has_prefix(error->message, CASES[i].message))
			assert_string_equal(error->message, CASES[i].message);
	}
}

static void a_part_of_a_report_is_enough(void **state)
{
	(void)state;
	g_autoptr(GError) error = NULL;
	struct report *report = read_json(
	    "\xef\xbb\xbf{\"format\": \"rapporteur-report\", \"title\": null, \"recommendations\": [{}, "
	    "{\"text\": \"Mend it.\", \"updates\": [{\"text\": \"Mended.\"}]}]}",
	    &error);

	assert_non_null(report);
	assert_null(report->title);
	assert_int_equal(report->recommendations->len, 2);
	const struct recommendation *second = g_ptr_array_index(report->recommendations, 1);
	assert_string_equal(second->text, "Mend it.");
	assert_null(second->due);
	assert_int_equal(second->updates->len, 1);
	assert_int_equal(report->notes->len, 0);
	report_free(report);
}

static void a_member_that_no_report_has_is_left_out_with_a_note(void **state)
{
	(void)state;
	g_autoptr(GError) error = NULL;
	struct report *report = read_json("{\"format\": \"rapporteur-report\",\n \"recommendations\": [\n{\"colour\": "
					  "1},\n{\"colour\": {\"a\": []}}],\n"
					  "\"Title\": \"x\"}",
	    &error);

	assert_non_null(report);
	assert_int_equal(report->notes->len, 2);
	const struct note *first = g_ptr_array_index(report->notes, 0), *second = g_ptr_array_index(report->notes, 1);
	assert_string_equal(first->text,
	    "a report has no member recommendations[0].colour (the first of 2); it was left out");
	assert_int_equal(first->line, 3);
	assert_string_equal(second->text, "a report has no member Title; it was left out");
	assert_int_equal(second->line, 5);
	report_free(report);
}

static char *repeated(const char *piece, unsigned n)
{
	GString *text = g_string_new(NULL);

	while (n-- > 0)
		g_string_append(text, piece);
	return g_string_free(text, FALSE);
}

static void depth_and_number_of_values_are_limited(void **state)
{
	(void)state;
	g_autofree char *lists = repeated("[", 100000), *deep = g_strconcat("{\"title\": ", lists, NULL),
			*all = repeated("{},", 3000000), *many = g_strconcat("{\"a\": [", all, "{}]}", NULL);
	const char *const TEXTS[] = { deep, many };

	for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
		g_autoptr(GError) error = NULL;
		assert_null(read_json(TEXTS[i], &error));
		assert_int_equal(error->code, EXTRACT_ERROR_TOO_BIG);
	}
}

/** A valid report cut short, or with a byte changed, is read or refused, never worse. */
static void damaged_reports_are_read_or_refused(void **state)
{
	(void)state;
	GRand *rand = g_rand_new_with_seed(7);

	for (guint32 seed = 1; seed <= 40; seed++) {
		struct report *report = random_report(seed, 4);
		GString *json = write_json(report);
		report_free(report);
		for (int i = 0; i < 50; i++) {
			gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)json->len);
			g_autofree char *damaged = g_memdup2(json->str, json->len);
			damaged[at] = "{}[]\",:0n\xff"[g_rand_int_range(rand, 0, 10)];
			g_autoptr(GBytes) bytes = g_bytes_new(damaged, i % 2 == 0 ? json->len : at);
			g_autoptr(GError) error = NULL;
			struct report *read = from_json(bytes, "x.json", &error);
			assert_true((read == NULL) == (error != NULL));
			report_free(read);
		}
		g_string_free(json, TRUE);
	}
	g_rand_free(rand);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_back_byte_for_byte),
		cmocka_unit_test(a_wrong_value_is_named_by_line_column_and_member),
		cmocka_unit_test(what_is_no_json_is_named_by_line_and_column),
		cmocka_unit_test(another_programs_json_is_refused),
		cmocka_unit_test(what_is_wrong_most_is_said_first),
		cmocka_unit_test(a_part_of_a_report_is_enough),
		cmocka_unit_test(a_member_that_no_report_has_is_left_out_with_a_note),
		cmocka_unit_test(depth_and_number_of_values_are_limited),
		cmocka_unit_test(damaged_reports_are_read_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
