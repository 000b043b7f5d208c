#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/extract.h"

/* Each test is a rule of the trade and a small paper that shows it. */

static struct report *read_text(const char *text)
{
	GError *error = NULL;
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	struct report *report = extract_report(bytes, "paper.txt", NULL, NULL, &error);

	assert_null(error);
	return report;
}

static const struct recommendation *record(const struct report *report, guint i)
{
	assert_true(i < report->recommendations->len);
	return report->recommendations->pdata[i];
}

static const char *update_text(const struct recommendation *one, guint i)
{
	return i < one->updates->len ? ((struct update *)one->updates->pdata[i])->text : NULL;
}

static const char *update_date(const struct recommendation *one, guint i)
{
	return i < one->updates->len ? ((struct update *)one->updates->pdata[i])->date : NULL;
}

static const char *extra(const struct recommendation *one, const char *heading)
{
	for (guint i = 0; i < one->extra->len; i++) {
		const struct labelled *labelled = one->extra->pdata[i];
		if (strcmp(labelled->label, heading) == 0)
			return labelled->text;
	}
	return NULL;
}

static bool has_note(const struct report *report, const char *code)
{
	for (guint i = 0; i < report->notes->len; i++)
		if (strcmp(((struct note *)report->notes->pdata[i])->code, code) == 0)
			return true;
	return false;
}

#define same(a, b) assert_int_equal(g_strcmp0(a, b), 0)

static void numbers_drop_the_word_and_keep_the_code(void **state)
{
	struct report *report = read_text("Ref\tRecommendation\tProgress\n"
					  "Recommendation 3:\tThat ferries run.\tThey run.\n"
					  "QH (24/25) 01\tThat buoys be lit.\tLit.\n"
					  "4-6\tThat nets be mended.\tMended.\n");

	(void)state;
	same(record(report, 0)->number, "3");
	same(record(report, 0)->label, "Recommendation 3");
	same(record(report, 1)->number, "QH (24/25) 01");
	same(record(report, 2)->number, "4-6");
	assert_int_equal(report->recommendations->len, 3);
	report_free(report);
}

static void the_text_begins_after_its_label(void **state)
{
	struct report *report = read_text("Recommendation\tResponse\tTimetable\n"
					  "a)\tThat is none.\t\n"
					  "b)The slipway be cleaned; and\tAgreed.\tMay 2020\n"
					  "c) A bell be hung.\tNot agreed.\t\n");

	(void)state;
	same(record(report, 1)->number, "b");
	same(record(report, 1)->text, "The slipway be cleaned; and");
	same(record(report, 2)->number, "c");
	assert_int_equal(record(report, 2)->decision, DECISION_REJECTED);
	report_free(report);
}

static void an_unnumbered_row_gets_no_number(void **state)
{
	struct report *report = read_text("Recommendation\tLead officer\tProgress\n"
					  "That ferries run at night.\tHarbour Master\tA trial ran.\n"
					  "That buoys be lit.\tHarbour Master\tDone.\n");

	(void)state;
	assert_null(record(report, 0)->number);
	assert_null(record(report, 1)->label);
	report_free(report);
}

static void a_heading_decides_for_what_stands_below(void **state)
{
	struct report *report = read_text("Recommendations accepted\n\n"
					  "No | Recommendation | Response\n"
					  "1 | That boats be counted. | A count was made.\n\n"
					  "Recommendations rejected\n\n"
					  "No | Recommendation | Reason for rejection\n"
					  "2 | That the quay be painted. | The cost is too high.\n");

	(void)state;
	assert_int_equal(record(report, 0)->decision, DECISION_ACCEPTED);
	same(record(report, 0)->section, "Recommendations accepted");
	assert_int_equal(record(report, 1)->decision, DECISION_REJECTED);
	same(record(report, 1)->response, "The cost is too high.");
	report_free(report);
}

static void a_plural_heading_decides_a_singular_one_supposes(void **state)
{
	struct report *plural = read_text("Accepted Recommendations\tResponse\tProgress\n"
					  "Recommendation 1: Count boats.\tAgreed in part.\tNone.\n");
	struct report *singular = read_text("No\tAccepted recommendation\tResponse\tProgress\n"
					    "1\tCount boats.\tAgreed in part.\tNone.\n"
					    "2\tLight buoys.\tIt was done in May.\tNone.\n");

	(void)state;
	assert_int_equal(record(plural, 0)->decision, DECISION_ACCEPTED);
	assert_int_equal(record(singular, 0)->decision, DECISION_PARTLY);
	assert_int_equal(record(singular, 1)->decision, DECISION_ACCEPTED);
	report_free(plural);
	report_free(singular);
}

static void an_update_is_dated_by_itself_its_column_or_the_paper(void **state)
{
	struct report *report = read_text(
	    "Harbour review\nMeeting Date: 1 February 2023\nDate of this update: 9 January 2023\n\n"
	    "No\tRecommendation\tUpdate (June 2022)\tUpdate\n"
	    "1\tCount boats.\tBegun.\t3 December 2022: Done.\n"
	    "2\tLight buoys.\tNot yet.\tLit.\n");

	(void)state;
	same(update_date(record(report, 0), 0), "2022-06");
	same(update_date(record(report, 0), 1), "2022-12-03");
	same(update_date(record(report, 1), 1), "2023-01-09");
	report_free(report);
	report = read_text(
	    "Harbour review\nMeeting Date: 1 February 2023\n\nNo\tRecommendation\tProgress\n1\tCount boats.\tBegun.\n");
	assert_null(update_date(record(report, 0), 0));
	report_free(report);
}

static void a_word_in_a_date_column_is_kept_and_sets_no_status(void **state)
{
	struct report *report = read_text("No\tAction\tOwner\tDue date\tComments\n"
					  "1\tCount boats.\tHarbour Master\tCompleted\tIn May.\n"
					  "2\tLight buoys.\tHarbour Master\tQ3\tSoon.\n");

	(void)state;
	same(record(report, 0)->due->text, "Completed");
	assert_null(record(report, 0)->due->date);
	assert_null(record(report, 0)->status);
	assert_null(record(report, 1)->due->date);
	report_free(report);
}

static void a_date_takes_the_year_that_its_list_states(void **state)
{
	struct report *report = read_text("Harbour Panel\n\nActions of 2016\n\nNo\tAction\tOwner\tBy when\tStatus\n"
					  "1\tCount boats.\tHM\t30 Sep\tOpen\n");

	(void)state;
	same(record(report, 0)->due->date, "2016-09-30");
	report_free(report);
	report = read_text("Harbour Panel\n\nNo\tAction\tOwner\tBy when\tStatus\n1\tCount boats.\tHM\t30 Sep\tOpen\n");
	assert_null(record(report, 0)->due->date);
	report_free(report);
}

static void status_and_assessment_are_two_things(void **state)
{
	struct report *report = read_text("No\tRecommendation\tProgress\tRAG\tCommittee's assessment\n"
					  "1\tCount boats.\tBegun.\tGreen\tAmber\n");

	(void)state;
	assert_int_equal(record(report, 0)->status->code, CODE_ON_TRACK);
	assert_int_equal(record(report, 0)->assessment->code, CODE_AT_RISK);
	report_free(report);
}

static void priority_and_origin_are_extra(void **state)
{
	struct report *report = read_text("Ref\tReport title\tFinding\tRecommendation\tPriority\tOwner\tStatus\n"
					  "1\tMoorings\tNo log is kept.\tKeep a log.\tRed\tHM\tOpen\n");

	(void)state;
	same(extra(record(report, 0), "Report title"), "Moorings");
	same(extra(record(report, 0), "Finding"), "No log is kept.");
	same(extra(record(report, 0), "Priority"), "Red");
	assert_int_equal(record(report, 0)->status->code, CODE_UNKNOWN);
	same(record(report, 0)->status->text, "Open");
	report_free(report);
}

static void officer_and_member_stay_apart_and_initials_get_names(void **state)
{
	struct report *report = read_text("Present: Mr P Quill (PQ), Mrs A Tern (AT)\n\n"
					  "No\tRecommendation\tCabinet Member\tLead officer\tProgress\n"
					  "1\tCount boats.\tCllr Gannet\tPQ/AT\tBegun.\n");

	(void)state;
	same(record(report, 0)->member, "Cllr Gannet");
	same(record(report, 0)->owner, "PQ (Mr P Quill)/AT (Mrs A Tern)");
	report_free(report);
}

static void a_row_goes_on_in_two_columns_at_once(void **state)
{
	struct report *report = read_text(
	    "No\tRecommendation\tResponse\tProgress\n"
	    "1\tThat boats be counted.\tThe count will take place in\tIt began in May and\n"
	    "\n"
	    "No\tRecommendation\tResponse\tProgress\n"
	    "\t\tthe autumn.\tended in June.\n"
	    "2\tThat buoys be lit.\tAgreed.\tLit.\n");

	(void)state;
	assert_int_equal(report->recommendations->len, 2);
	same(record(report, 0)->response, "The count will take place in the autumn.");
	same(update_text(record(report, 0), 0), "It began in May and ended in June.");
	report_free(report);
}

static void groups_totals_and_guidance_are_no_records(void **state)
{
	struct report *report = read_text("No\tRecommendation\tProgress\tStatus\n"
					  "Guidance: please fill in the last column only.\t\t\t\n"
					  "Boats\t\t\t\n"
					  "1\tThat boats be counted.\tBegun.\tOn track\n"
					  "\t\t\t\n"
					  "Buoys\t\t\t\n"
					  "2\tThat buoys be lit.\tLit.\tComplete\n"
					  "Total\t2\t\t\n");

	(void)state;
	assert_int_equal(report->recommendations->len, 2);
	same(record(report, 0)->section, "Boats");
	same(record(report, 1)->section, "Buoys");
	assert_true(has_note(report, "row-left-out"));
	report_free(report);
}

static void a_summary_is_no_tracker(void **state)
{
	struct report *report = read_text("Recommendation: the Committee is invited to note the report.\n\n"
					  "Year\tRecommendations made\tImplemented\tIn progress\tTotal\n"
					  "2020/21\t12\t8\t4\t12\n");

	(void)state;
	assert_int_equal(report->recommendations->len, 0);
	report_free(report);
}

static void columns_run_together_are_one_record_of_low_confidence(void **state)
{
	struct report *report = read_text("Report to: Harbour Committee\n\n1. Earlier recommendations\n\n"
					  "Date Item Recommendation Action Contact Officer\n\n"
					  "4 May HP/21/07 To ask for a count The count has begun Ann 2021 Boats "
					  "of boats. and goes on. Tern\n");

	(void)state;
	assert_int_equal(report->recommendations->len, 1);
	same(record(report, 0)->number, "HP/21/07");
	assert_true(record(report, 0)->low_confidence);
	assert_non_null(strstr(record(report, 0)->text, "goes on. Tern"));
	assert_null(record(report, 0)->owner);
	assert_true(has_note(report, "low-confidence"));
	report_free(report);
}

static void every_word_of_a_table_is_in_some_member(void **state)
{
	struct report *report = read_text("No\tRecommendation\tProgress\tTide table\tStatus\n"
					  "1\tThat boats be counted.\tBegun.\tSpring\tOn track\n");
	const struct source_file *source = report->sources->pdata[0];

	(void)state;
	same(extra(record(report, 0), "Tide table"), "Spring");
	assert_int_equal(source->unplaced, 0);
	report_free(report);
}

static void prose_without_a_member_is_counted_and_named(void **state)
{
	struct report *report = read_text(
	    "Background\n\nGulls were seen near the old pier on most days of the week.\n\n"
	    "No\tRecommendation\tProgress\n1\tThat boats be counted.\tBegun.\n");
	const struct source_file *source = report->sources->pdata[0];

	(void)state;
	assert_true(source->unplaced >= 12);
	assert_true(has_note(report, "text-without-member"));
	report_free(report);
}

static void a_log_without_a_header_is_read_by_its_cells(void **state)
{
	struct report *report = read_text("Harbour Users' Group: action log\n\n"
					  "Tell the divers about the new buoys\tPQ\tOngoing\n"
					  "Write to the ferry company again\tAT\tCompleted\n"
					  "Draw up a list of empty moorings\tPQ/AT\tOngoing\n");

	(void)state;
	assert_int_equal(report->recommendations->len, 3);
	same(record(report, 1)->owner, "AT");
	assert_int_equal(record(report, 1)->status->code, CODE_COMPLETE);
	assert_true(record(report, 1)->low_confidence);
	assert_true(has_note(report, "low-confidence"));
	report_free(report);
}

static void an_outcome_is_what_its_cells_are(void **state)
{
	struct report *words = read_text("No\tAction\tLead\tDue\tOutcome\n1\tCount boats.\tPQ\tMay 2020\tDelivered\n"
					 "2\tLight buoys.\tPQ\tMay 2020\tNot delivered\n");
	struct report *prose = read_text(
	    "No\tAction\tLead\tDue\tOutcome\n1\tCount boats.\tPQ\tMay 2020\tA letter was sent.\n"
	    "2\tLight buoys.\tPQ\tMay 2020\tOn the agenda for July.\n");

	(void)state;
	assert_int_equal(record(words, 1)->status->code, CODE_OFF_TRACK);
	assert_null(record(prose, 0)->status);
	same(update_text(record(prose, 0), 0), "A letter was sent.");
	report_free(words);
	report_free(prose);
}

static void a_dash_in_a_cell_is_nothing(void **state)
{
	struct report *report = read_text("No\tRecommendation\tOwner\tDue\tProgress\n1\tCount boats.\t–\t-\t–\n");

	(void)state;
	assert_null(record(report, 0)->owner);
	assert_null(record(report, 0)->due);
	assert_int_equal(record(report, 0)->updates->len, 0);
	report_free(report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_drop_the_word_and_keep_the_code),
		cmocka_unit_test(the_text_begins_after_its_label),
		cmocka_unit_test(an_unnumbered_row_gets_no_number),
		cmocka_unit_test(a_heading_decides_for_what_stands_below),
		cmocka_unit_test(a_plural_heading_decides_a_singular_one_supposes),
		cmocka_unit_test(an_update_is_dated_by_itself_its_column_or_the_paper),
		cmocka_unit_test(a_word_in_a_date_column_is_kept_and_sets_no_status),
		cmocka_unit_test(a_date_takes_the_year_that_its_list_states),
		cmocka_unit_test(status_and_assessment_are_two_things),
		cmocka_unit_test(priority_and_origin_are_extra),
		cmocka_unit_test(officer_and_member_stay_apart_and_initials_get_names),
		cmocka_unit_test(a_row_goes_on_in_two_columns_at_once),
		cmocka_unit_test(groups_totals_and_guidance_are_no_records),
		cmocka_unit_test(a_summary_is_no_tracker),
		cmocka_unit_test(columns_run_together_are_one_record_of_low_confidence),
		cmocka_unit_test(a_log_without_a_header_is_read_by_its_cells),
		cmocka_unit_test(an_outcome_is_what_its_cells_are),
		cmocka_unit_test(a_dash_in_a_cell_is_nothing),
		cmocka_unit_test(every_word_of_a_table_is_in_some_member),
		cmocka_unit_test(prose_without_a_member_is_counted_and_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
