#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/glance.h"

static struct recommendation *add(struct report *report, const char *number)
{
	struct recommendation *recommendation = recommendation_new();

	recommendation->number = g_strdup(number);
	recommendation->source = (struct source){ g_strdup("newest.pdf"), 1, 1 };
	g_ptr_array_add(report->recommendations, recommendation);
	return recommendation;
}

static struct mark *mark(enum code code)
{
	return mark_new(code, NULL, COLOUR_NONE);
}

static struct when *when(const char *date)
{
	return when_new(g_strdup(date), g_strdup(date));
}

/** Whether a recommendation that is due on one date is overdue on another, and by how many months; -1: it is not. */
static int months_late(const char *due, const char *revised, const char *on)
{
	struct report *report = report_new();
	struct recommendation *recommendation = add(report, "1");

	recommendation->due = when(due);
	recommendation->revised_due = revised == NULL ? NULL : when(revised);
	struct glance *glance = glance_new(report, on);
	int months = -1;
	if (glance->overdue->len == 1)
		months = (int)((struct overdue *)g_ptr_array_index(glance->overdue, 0))->months;
	glance_free(glance);
	report_free(report);
	return months;
}

static void a_month_is_overdue_only_when_all_of_it_has_passed(void **state)
{
	(void)state;
	assert_int_equal(months_late("2026-06", NULL, "2026-06-30"), -1);
	assert_int_equal(months_late("2026-06", NULL, "2026-07-01"), 0);
	assert_int_equal(months_late("2026-06", NULL, "2026-08-31"), 2);
	assert_int_equal(months_late("2025", NULL, "2025-12-31"), -1);
	assert_int_equal(months_late("2025", NULL, "2026-02-15"), 1);
	assert_int_equal(months_late("2026-06-30", NULL, "2026-06-30"), -1);
	assert_int_equal(months_late("2026-01-31", NULL, "2026-02-28"), 1);
	assert_int_equal(months_late("2026-06", NULL, "2026-07"), 0);
	assert_int_equal(months_late("2026-06", NULL, "2026-06"), -1);
}

static void a_revised_date_wins_over_the_first(void **state)
{
	(void)state;
	assert_int_equal(months_late("2026-03-31", "2026-09-30", "2026-08-31"), -1);
	assert_int_equal(months_late("2026-09-30", "2026-03-31", "2026-08-31"), 5);
	assert_int_equal(months_late("2026-03-31", "soon", "2026-08-31"), -1);
}

static void what_is_no_date_is_never_overdue(void **state)
{
	(void)state;
	assert_int_equal(months_late("2026-13", NULL, "2027-08-31"), -1);
	assert_int_equal(months_late("2026-02-31", NULL, "2027-08-31"), -1);
	assert_int_equal(months_late("2020", NULL, NULL), -1);
	assert_int_equal(months_late("2020", NULL, "summer"), -1);
}

static void finished_and_paused_things_are_not_overdue(void **state)
{
	(void)state;
	struct report *report = report_new();

	add(report, "1")->assessment = mark(CODE_COMPLETE);
	add(report, "2")->status = mark(CODE_NOT_ACCEPTED);
	add(report, "3")->status = mark(CODE_PAUSED);
	add(report, "4")->done = when("2026-02");
	add(report, "5")->decision = DECISION_REJECTED;
	struct recommendation *doubted = add(report, "6");
	doubted->status = mark(CODE_COMPLETE);
	doubted->assessment = mark(CODE_OFF_TRACK);
	add(report, "7")->status = mark(CODE_AT_RISK);
	for (guint i = 0; i < report->recommendations->len; i++)
		((struct recommendation *)g_ptr_array_index(report->recommendations, i))->due = when(
		    i == 6 ? "2026-01" : "2026-03");
	report->updated = g_strdup("2026-08-31");
	struct glance *glance = glance_new(report, NULL);
	assert_int_equal(glance->overdue->len, 2);
	const struct overdue *first = g_ptr_array_index(glance->overdue, 0),
			     *second = g_ptr_array_index(glance->overdue, 1);
	assert_string_equal(first->recommendation->number, "7");
	assert_string_equal(second->recommendation->number, "6");
	glance_free(glance);
	report_free(report);
}

static void an_unmarked_row_whose_update_says_it_is_done_is_not_overdue(void **state)
{
	static const struct {
		const char *update;
		bool is_overdue;
	} CASES[] = { { "Completed. The new licence has it.", false }, { "The works were completed in May.", true },
		{ "Not completed.", true }, { "", true } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
		struct report *report = report_new();
		struct recommendation *recommendation = add(report, "1");
		recommendation->due = when("2025-01");
		update_add(recommendation->updates, NULL, g_strdup("Completed."), NULL);
		update_add(recommendation->updates, NULL, g_strdup(CASES[i].update), NULL);
		struct glance *glance = glance_new(report, "2026-01-01");
		assert_int_equal(glance->overdue->len, CASES[i].is_overdue);
		if (CASES[i].is_overdue)
			assert_true(((struct overdue *)g_ptr_array_index(glance->overdue, 0))->is_unmarked);
		glance_free(glance);
		report_free(report);
	}
}

static void assessments_and_statuses_are_never_mixed(void **state)
{
	(void)state;
	struct report *report = report_new();

	add(report, "1")->assessment = mark(CODE_ON_TRACK);
	add(report, "2")->status = mark(CODE_COMPLETE);
	struct glance *glance = glance_new(report, NULL);
	assert_true(glance->by_assessment);
	assert_int_equal(glance->counts[CODE_ON_TRACK], 1);
	assert_int_equal(glance->counts[CODE_COMPLETE], 0);
	assert_int_equal(glance->unmarked, 1);
	glance_free(glance);
	report_free(report);
}

static struct recommendation *add_moved(struct report *report, const char *number, struct mark *was, struct mark *now)
{
	struct recommendation *recommendation = add(report, number);

	earlier_add(recommendation->earlier, g_strdup("2026-02"))->assessment = was;
	recommendation->assessment = now;
	return recommendation;
}

static void changes_say_how_a_mark_moved(void **state)
{
	(void)state;
	static const enum movement MOVED[] = { MOVE_BETTER, MOVE_WORSE, MOVE_OTHER, MOVE_NEW, MOVE_NEW };
	struct report *report = report_new();

	add_moved(report, "1", mark(CODE_ON_TRACK), mark(CODE_ON_TRACK));
	add_moved(report, "2", mark(CODE_ON_TRACK), mark(CODE_COMPLETE));
	add_moved(report, "3", mark(CODE_COMPLETE), mark(CODE_AT_RISK));
	add_moved(report, "4", mark(CODE_ON_TRACK), mark(CODE_PAUSED));
	add_moved(report, "5", NULL, mark(CODE_ON_TRACK));
	add_moved(report, "6", mark(CODE_ON_TRACK), NULL);
	add(report, "7")->assessment = mark(CODE_ON_TRACK);
	add(report, "8")->dropped = true;
	struct glance *glance = glance_new(report, NULL);
	assert_string_equal(glance->since, "2026-02");
	assert_int_equal(glance->changes->len, G_N_ELEMENTS(MOVED));
	for (guint i = 0; i < glance->changes->len; i++)
		assert_int_equal(((struct change *)g_ptr_array_index(glance->changes, i))->movement, MOVED[i]);
	assert_int_equal(glance->earlier[CODE_ON_TRACK], 4);
	assert_int_equal(glance->earlier_unmarked, 1);
	assert_int_equal(glance->dropped->len, 1);
	glance_free(glance);
	report_free(report);
}

static void silent_ones_got_no_update_from_the_newest_paper(void **state)
{
	(void)state;
	struct report *report = report_new();
	struct source old = { (char *)"older.pdf", 1, 1 }, new = { (char *)"newest.pdf", 1, 1 };

	struct glance *before = glance_new(report, NULL);
	assert_int_equal(before->silent->len, 0);
	glance_free(before);
	update_add(add(report, "1")->updates, NULL, g_strdup("Done."), &new);
	update_add(add(report, "2")->updates, NULL, g_strdup("Begun."), &old);
	add(report, "3")->status = mark(CODE_COMPLETE);
	struct glance *glance = glance_new(report, NULL);
	assert_int_equal(glance->silent->len, 1);
	assert_string_equal(((struct recommendation *)g_ptr_array_index(glance->silent, 0))->number, "2");
	glance_free(glance);
	report_free(report);
}

static void words_are_the_keys_own_where_they_are_words(void **state)
{
	(void)state;
	struct report *report = report_new();

	scheme_add(report->scheme, CODE_COMPLETE, g_strdup("Green"), g_strdup("Implemented"), 0x00ff00);
	scheme_add(report->scheme, CODE_ON_TRACK, g_strdup("Going well"),
	    g_strdup("It is going well and will be done by the date that was set"), COLOUR_NONE);
	scheme_add(report->scheme, CODE_AT_RISK, g_strdup("Behind"), NULL, COLOUR_NONE);
	scheme_add(report->scheme, CODE_AT_RISK, g_strdup("Slipped"), NULL, COLOUR_NONE);
	scheme_add(report->scheme, CODE_PAUSED, g_strdup("P"), NULL, COLOUR_NONE);
	assert_string_equal(glance_words(report, CODE_COMPLETE), "Implemented");
	assert_string_equal(glance_words(report, CODE_ON_TRACK), "Going well");
	assert_string_equal(glance_words(report, CODE_AT_RISK), "At risk");
	assert_string_equal(glance_words(report, CODE_PAUSED), "Paused");
	assert_string_equal(glance_words(report, CODE_OFF_TRACK), "Off track");
	report_free(report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_month_is_overdue_only_when_all_of_it_has_passed),
		cmocka_unit_test(a_revised_date_wins_over_the_first),
		cmocka_unit_test(what_is_no_date_is_never_overdue),
		cmocka_unit_test(finished_and_paused_things_are_not_overdue),
		cmocka_unit_test(an_unmarked_row_whose_update_says_it_is_done_is_not_overdue),
		cmocka_unit_test(assessments_and_statuses_are_never_mixed),
		cmocka_unit_test(changes_say_how_a_mark_moved),
		cmocka_unit_test(silent_ones_got_no_update_from_the_newest_paper),
		cmocka_unit_test(words_are_the_keys_own_where_they_are_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
