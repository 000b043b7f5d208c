#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/match.h"
#include "model/merge.h"

static struct report *edition(const char *title, const char *updated)
{
	struct report *report = report_new();

	report->title = g_strdup(title);
	report->updated = g_strdup(updated);
	source_file_add(report->sources, g_strdup(updated), g_strdup(""), g_strdup("text"));
	return report;
}

static struct recommendation *record(struct report *report, const char *number, const char *text, const char *update,
    enum code status)
{
	struct recommendation *recommendation = recommendation_new();
	struct source source = { .file = report->updated, .page = 1, .page_end = 1 };

	recommendation->number = g_strdup(number);
	recommendation->text = g_strdup(text);
	recommendation->source = source_copy(&source);
	if (update != NULL)
		update_add(recommendation->updates, g_strdup(report->updated), g_strdup(update), &source);
	if (status != CODE_UNKNOWN)
		recommendation->status = mark_new(status, g_strdup(code_name(status)), COLOUR_NONE);
	g_ptr_array_add(report->recommendations, recommendation);
	return recommendation;
}

static const struct recommendation *at(const struct report *report, guint i)
{
	return report->recommendations->pdata[i];
}

static bool has_note(const struct report *report, const char *code)
{
	for (guint i = 0; i < report->notes->len; i++)
		if (g_strcmp0(((const struct note *)report->notes->pdata[i])->code, code) == 0)
			return true;
	return false;
}

static void wording_decides_over_number(void **state)
{
	(void)state;
	struct report *older = edition("Ponds Inquiry", "2025-06-03"), *newer = edition("Ponds Inquiry", "2025-12-02");

	record(older, "1", "Fence the mill pond before the winter", "Posts ordered.", CODE_ON_TRACK);
	record(older, "2", "Stock the mill pond with perch and tench", "Perch are scarce.", CODE_AT_RISK);
	record(older, "3", "Drain the upper pond and clear its sluice", "No pump.", CODE_OFF_TRACK);
	record(newer, "1", "Fence the mill pond before the winter", "Fenced.", CODE_COMPLETE);
	record(newer, "2", "Drain the upper pond and clear the sluice", "Drained.", CODE_COMPLETE);
	record(newer, "4", "Publish the opening hours of both ponds", "Printed.", CODE_ON_TRACK);
	struct report *merged = merge_reports(older, newer);
	assert_int_equal(merged->recommendations->len, 4);
	assert_string_equal(at(merged, 1)->number, "2");
	assert_true(at(merged, 1)->dropped);
	assert_int_equal(at(merged, 1)->status->code, CODE_AT_RISK);
	assert_string_equal(at(merged, 2)->text, "Drain the upper pond and clear the sluice");
	assert_int_equal(at(merged, 2)->updates->len, 2);
	assert_int_equal(at(merged, 2)->earlier->len, 1);
	const struct earlier *earlier = at(merged, 2)->earlier->pdata[0];
	assert_int_equal(earlier->status->code, CODE_OFF_TRACK);
	assert_string_equal(earlier->date, "2025-06-03");
	assert_int_equal(at(merged, 3)->earlier->len, 0);
	assert_true(has_note(merged, "renumbered"));
	assert_true(has_note(merged, "reworded"));
	assert_true(has_note(merged, "no-longer-listed"));
	assert_int_equal(merged->sources->len, 2);
	report_free(merged);
}

static void number_decides_where_wording_is_new(void **state)
{
	(void)state;
	struct report *older = edition("Ponds Inquiry", "2025-06-03"), *newer = edition("Ponds Inquiry", "2025-12-02");

	record(older, "1", "The council should fence the mill pond", NULL, CODE_ON_TRACK);
	record(older, "2", "The council should buy a boat", NULL, CODE_ON_TRACK);
	record(newer, "1", "Officers should see that the mill pond has a fence on all sides", NULL, CODE_ON_TRACK);
	record(newer, "2", "Ask anglers to join the forum each spring", NULL, CODE_ON_TRACK);
	guint *of_newer = match_recommendations(older->recommendations, newer->recommendations);
	assert_int_equal(of_newer[0], 0);
	assert_int_equal(of_newer[1], MATCH_NONE);
	g_free(of_newer);
	report_free(older);
	report_free(newer);
}

static void updates_repeated_word_for_word_count_once(void **state)
{
	(void)state;
	struct report *older = edition("Ponds Inquiry", "2025-06-03"), *newer = edition("Ponds Inquiry", "2025-12-02");

	record(older, "1", "Fence the mill pond", "Posts ordered.", CODE_ON_TRACK);
	struct recommendation *second = record(newer, "1", "Fence the mill pond", "Posts  ordered", CODE_ON_TRACK);
	update_add(second->updates, g_strdup("2025-12-02"), g_strdup("Fenced."), &second->source);
	struct report *merged = merge_reports(older, newer);
	assert_int_equal(at(merged, 0)->updates->len, 2);
	const struct update *first = at(merged, 0)->updates->pdata[0];
	assert_string_equal(first->date, "2025-06-03");
	report_free(merged);
}

static void a_blank_mark_of_the_newest_paper_is_blank(void **state)
{
	(void)state;
	struct report *older = edition("Ponds Inquiry", "2025-06-03"), *newer = edition("Ponds Inquiry", "2025-12-02");

	record(older, "1", "Fence the mill pond", NULL, CODE_ON_TRACK)->owner = g_strdup("Ranger");
	record(newer, "1", "Fence the mill pond", NULL, CODE_UNKNOWN);
	struct report *merged = merge_reports(older, newer);
	assert_null(at(merged, 0)->status);
	assert_string_equal(at(merged, 0)->owner, "Ranger");
	report_free(merged);
}

static struct report *minutes_of(const char *title, const char *said)
{
	struct report *report = edition(NULL, NULL);
	struct minutes *minutes = minutes_new();

	report->meeting_date = g_strdup("2026-01-20");
	minutes->title = g_strdup(title);
	paragraph_add(minutes->paragraphs, NULL, 0, g_strdup(said));
	g_ptr_array_add(report->minutes, minutes);
	return report;
}

static void minutes_add_what_they_say_beyond_doubt(void **state)
{
	static const struct {
		const char *title, *said;
		guint n;
	} EXAMPLES[] = {
		{ "Ponds Inquiry: progress",
		    "The Ranger spoke. Members were told that recommendation 1 waits for a licence.", 1 },
		{ "Ponds Inquiry: progress", "Members welcomed recommendations 1 and 2.", 0 },
		{ "Footpaths Inquiry", "Members were told that recommendation 1 waits for a licence.", 0 },
		{ "Ponds Inquiry: progress", "Recommendation 7 was praised.", 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(EXAMPLES); i++) {
		struct report *report = edition("Ponds Inquiry Progress Update", "2025-12-02");
		record(report, "1", "Fence the mill pond", NULL, CODE_ON_TRACK);
		struct report *merged = merge_reports(report, minutes_of(EXAMPLES[i].title, EXAMPLES[i].said));
		assert_int_equal(merged->recommendations->len, 1);
		assert_int_equal(at(merged, 0)->updates->len, EXAMPLES[i].n);
		assert_false(at(merged, 0)->dropped);
		assert_int_equal(merged->minutes->len, 1);
		report_free(merged);
	}
}

static void ten_thousand_records_are_matched_in_time(void **state)
{
	(void)state;
	struct report *older = edition("Register", "2025-06-03"), *newer = edition("Register", "2025-12-02");

	for (unsigned i = 0; i < 10000; i++) {
		g_autofree char *number = g_strdup_printf("%u", i), *renumbered = g_strdup_printf("%u", i + 1);
		g_autofree char *text = g_strdup_printf(
		    "The council should look at site %u and report to plot holder %u", i, i * 7);
		g_autofree char *anew = g_strdup_printf(
		    "The council should look at site %u and report to the plot holder %u soon", i, i * 7);
		record(older, number, text, NULL, CODE_ON_TRACK);
		record(newer, renumbered, anew, NULL, CODE_ON_TRACK);
	}
	guint *of_newer = match_recommendations(older->recommendations, newer->recommendations);
	for (unsigned i = 0; i < 10000; i++)
		assert_int_equal(of_newer[i], i);
	g_free(of_newer);
	report_free(older);
	report_free(newer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wording_decides_over_number),
		cmocka_unit_test(number_decides_where_wording_is_new),
		cmocka_unit_test(updates_repeated_word_for_word_count_once),
		cmocka_unit_test(a_blank_mark_of_the_newest_paper_is_blank),
		cmocka_unit_test(minutes_add_what_they_say_beyond_doubt),
		cmocka_unit_test(ten_thousand_records_are_matched_in_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
