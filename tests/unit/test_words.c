#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "render/look.h"
#include "render/words.h"

static void assert_words(char *words, const char *expected)
{
	if (expected == NULL)
		assert_null(words);
	else
		assert_string_equal(words, expected);
	g_free(words);
}

static void dates_are_written_the_uk_way(void **state)
{
	(void)state;
	assert_words(words_date("2017-01-31"), "31 January 2017");
	assert_words(words_date("2016-04"), "April 2016");
	assert_words(words_date("2016"), "2016");
	assert_words(words_date("soon"), "soon");
	assert_words(words_date(NULL), NULL);
	assert_words(words_edition("2017-01-31"), "January 2017");
}

static char *words_when_of(const char *text, const char *date)
{
	struct when *when = when_new(g_strdup(text), g_strdup(date));
	char *words = words_when(when);

	when_free(when);
	return words;
}

static void a_printed_date_is_written_out_only_if_it_is_all_there_is(void **state)
{
	(void)state;
	assert_words(words_when_of("31/01/17", "2017-01-31"), "31 January 2017");
	assert_words(words_when_of("30 Sep", "2026-09-30"), "30 September 2026");
	assert_words(words_when_of("By June 2016, if the budget allows", "2016-06"),
	    "By June 2016, if the budget allows");
	assert_words(words_when_of("Ongoing", NULL), "Ongoing");
	assert_words(words_when_of("", "2016-06"), "June 2016");
}

static char *record_of(const char *heading, const char *number, const char *label)
{
	struct report *report = report_new();
	struct recommendation *recommendation = recommendation_new();

	report->headings[HEADING_RECOMMENDATION] = g_strdup(heading);
	recommendation->number = g_strdup(number);
	recommendation->label = g_strdup(label);
	char *words = words_record(report, recommendation);
	recommendation_free(recommendation);
	report_free(report);
	return words;
}

static void a_row_is_named_by_its_number_and_a_reference_by_itself(void **state)
{
	(void)state;
	assert_words(record_of(NULL, "3", "Recommendation 3:"), "Recommendation 3");
	assert_words(record_of(NULL, "11.2\342\200\22311.4", NULL), "Recommendation 11.2\342\200\22311.4");
	assert_words(record_of("Action required", "4", NULL), "Action 4");
	assert_words(record_of(NULL, "SR (25/26) 01", NULL), "SR (25/26) 01");
	assert_words(record_of(NULL, "GC/21/14", NULL), "GC/21/14");
	assert_words(record_of(NULL, NULL, NULL), "Recommendation");
}

static void counts_are_grouped_by_thousands(void **state)
{
	(void)state;
	assert_words(words_count(0, "row", "rows"), "0 rows");
	assert_words(words_count(1, "row", "rows"), "1 row");
	assert_words(words_count(12345, "row", "rows"), "12,345 rows");
	assert_words(words_count(1002003, "row", "rows"), "1,002,003 rows");
}

static void facts_stand_under_the_papers_own_headings(void **state)
{
	static const char *const EXPECTED[][2] = { { "Lead officer", "Head of Highways" }, { "Due", "31 March 2026" },
		{ "Revised date", "September 2026" }, { "Ward", "Sixpenny" } };
	(void)state;
	struct report *report = report_new();
	struct recommendation *recommendation = recommendation_new();

	report->headings[HEADING_OWNER] = g_strdup("Lead officer");
	recommendation->owner = g_strdup("Head of Highways");
	recommendation->due = when_new(g_strdup("31/3/26"), g_strdup("2026-03-31"));
	recommendation->revised_due = when_new(g_strdup("Sep 2026"), g_strdup("2026-09"));
	labelled_add(recommendation->extra, g_strdup("Ward"), g_strdup("Sixpenny"));
	labelled_add(recommendation->extra, g_strdup("Cost"), g_strdup(""));
	GPtrArray *facts = words_facts(report, recommendation);
	assert_int_equal(facts->len, G_N_ELEMENTS(EXPECTED));
	for (guint i = 0; i < facts->len; i++) {
		const struct labelled *fact = g_ptr_array_index(facts, i);
		assert_string_equal(fact->label, EXPECTED[i][0]);
		assert_string_equal(fact->text, EXPECTED[i][1]);
	}
	g_ptr_array_unref(facts);
	recommendation_free(recommendation);
	report_free(report);
}

static struct recommendation *add_moved(struct report *report, const char *number, enum code was, enum code now)
{
	struct recommendation *recommendation = recommendation_new();

	recommendation->number = g_strdup(number);
	recommendation->assessment = mark_new(now, NULL, COLOUR_NONE);
	earlier_add(recommendation->earlier, g_strdup("2026-02-28"))->assessment = mark_new(was, NULL, COLOUR_NONE);
	g_ptr_array_add(report->recommendations, recommendation);
	return recommendation;
}

static char *line_words(const GPtrArray *lines, guint index)
{
	const struct words_line *line = g_ptr_array_index(lines, index);
	GString *words = g_string_new(line->lead);

	for (guint i = 0; i < line->recommendations->len; i++)
		g_string_append_printf(words, "%s%s", i == 0 ? "" : ", ",
		    words_number(g_ptr_array_index(line->recommendations, i)));
	g_string_append(words, line->tail != NULL ? line->tail : "");
	return g_string_free(words, FALSE);
}

static void changes_of_one_wording_share_a_line(void **state)
{
	(void)state;
	struct report *report = report_new();

	add_moved(report, "2", CODE_ON_TRACK, CODE_COMPLETE);
	add_moved(report, "3", CODE_ON_TRACK, CODE_OFF_TRACK);
	add_moved(report, "5", CODE_AT_RISK, CODE_COMPLETE);
	struct recommendation *same = add_moved(report, "6", CODE_ON_TRACK, CODE_ON_TRACK);
	struct glance *glance = glance_new(report, NULL);
	GPtrArray *lines = words_changes(report, glance);
	assert_words(words_changes_title(glance), "Changed since February 2026");
	assert_int_equal(lines->len, 2);
	assert_words(line_words(lines, 0), "2, 5 now complete");
	assert_words(line_words(lines, 1), "3 from on track to off track");
	assert_words(words_change(report, g_ptr_array_index(report->recommendations, 1)),
	    "Worse: was on track in February 2026");
	assert_words(words_change(report, same), "No change since February 2026");
	g_ptr_array_unref(lines);
	glance_free(glance);
	report_free(report);
}

static void a_date_that_moved_in_silence_is_said(void **state)
{
	(void)state;
	struct report *report = report_new();
	struct recommendation *recommendation = add_moved(report, "1", CODE_ON_TRACK, CODE_ON_TRACK);
	struct earlier *earlier = g_ptr_array_index(recommendation->earlier, 0);

	earlier->due = when_new(g_strdup("March 2026"), g_strdup("2026-03"));
	recommendation->due = when_new(g_strdup("June 2027"), g_strdup("2027-06"));
	struct glance *glance = glance_new(report, NULL);
	GPtrArray *remarks = words_remarks(report, glance, recommendation);
	assert_int_equal(remarks->len, 1);
	assert_string_equal(g_ptr_array_index(remarks, 0), "Due date moved from March 2026 to June 2027");
	g_ptr_array_unref(remarks);
	glance_free(glance);
	report_free(report);
}

/** The relative luminance of WCAG 2. */
static double luminance(guint32 colour)
{
	static const double WEIGHTS[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double part = (colour >> (16 - 8 * i) & 0xff) / 255.0, linear = (part + 0.055) / 1.055;
		sum += WEIGHTS[i] * (part <= 0.04045 ? part / 12.92 : pow(linear, 2.4));
	}
	return sum;
}

static double contrast(guint32 a, guint32 b)
{
	double x = luminance(a), y = luminance(b);

	return (MAX(x, y) + 0.05) / (MIN(x, y) + 0.05);
}

static void ink_reads_on_every_fill_that_a_key_can_give(void **state)
{
	(void)state;
	for (guint32 colour = 0; colour < 0x1000000; colour += 0x0f1d3) {
		struct report *report = report_new();
		for (int code = 0; code < N_CODES; code++)
			scheme_add(report->scheme, (enum code)code, NULL, g_strdup("x"), colour);
		for (int code = 0; code < N_CODES; code++) {
			struct look look = look_of_code(report, (enum code)code);
			if (contrast(look.fill, look.ink) < 4.5)
				fail_msg("#%06x on #%06x for #%06x", look.ink, look.fill, colour);
		}
		report_free(report);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_written_the_uk_way),
		cmocka_unit_test(a_printed_date_is_written_out_only_if_it_is_all_there_is),
		cmocka_unit_test(a_row_is_named_by_its_number_and_a_reference_by_itself),
		cmocka_unit_test(counts_are_grouped_by_thousands),
		cmocka_unit_test(facts_stand_under_the_papers_own_headings),
		cmocka_unit_test(changes_of_one_wording_share_a_line),
		cmocka_unit_test(a_date_that_moved_in_silence_is_said),
		cmocka_unit_test(ink_reads_on_every_fill_that_a_key_can_give),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
