#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/key.h"
#include "model/reading.h"

/** A paper of lines; "a|b|c" is a row of a table, neighbouring rows are one table. */
static struct doc *doc_of(const char *const *lines)
{
	struct doc *doc = doc_new("paper.txt", "text");
	struct table *table = NULL;
	unsigned row = 0;

	for (unsigned i = 0; lines[i] != NULL; i++) {
		if (strchr(lines[i], '|') == NULL) {
			if (table != NULL)
				table_close(table);
			table = NULL;
			doc_add(doc, BLOCK_PARAGRAPH, g_strdup(lines[i]), (struct place){ 1, 1, i + 1 });
			continue;
		}
		if (table == NULL) {
			table = table_new(TABLE_PIPES);
			doc_add(doc, BLOCK_TABLE, NULL, (struct place){ 1, 1, i + 1 })->table = table;
			row = 0;
		}
		g_auto(GStrv) cells = g_strsplit(lines[i], "|", -1);
		for (unsigned col = 0; cells[col] != NULL; col++)
			if (cells[col][0] != '\0')
				table_add(table, row, col, g_strdup(cells[col]));
		row++;
	}
	if (table != NULL)
		table_close(table);
	return doc;
}

static struct reading read_lines(const char *const *lines)
{
	struct reading reading = { .doc = doc_of(lines), .report = report_new() };

	reading.explained = g_ptr_array_new_with_free_func(g_free);
	reading.taken = g_array_new(FALSE, TRUE, sizeof(bool));
	g_array_set_size(reading.taken, reading.doc->blocks->len);
	key_read(&reading);
	return reading;
}

static void drop(struct reading *reading)
{
	doc_free(reading->doc);
	report_free(reading->report);
	g_array_unref(reading->taken);
	g_ptr_array_unref(reading->explained);
}

/** The codes of the scheme with their labels, "Green=complete;". */
static char *scheme_of(const struct report *report)
{
	GString *codes = g_string_new(report->scheme_is_default ? "default" : NULL);

	for (guint i = 0; !report->scheme_is_default && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		g_string_append_printf(codes, "%s=%s;", entry->label != NULL ? entry->label : "",
		    code_name(entry->code));
	}
	return g_string_free(codes, FALSE);
}

static void check(const char *const *lines, const char *expected)
{
	struct reading reading = read_lines(lines);
	char *got = scheme_of(reading.report);

	if (strcmp(got, expected) != 0)
		fail_msg("\"%s ...\" gives %s, expected %s", lines[0], got, expected);
	g_free(got);
	drop(&reading);
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void lines_below_a_heading(void **state)
{
	(void)state;
	check(LINES("Key", "Green: work finished \u2013 no more reports", "Amber: fair progress",
		  "Red: progress is not acceptable"),
	    "Green=complete;Amber=on-track;Red=off-track;");
	check(LINES("Key to the status column", "Delivered: the gain has been made", "In progress: going to plan",
		  "On hold: stopped for now", "Overdue: its date has passed"),
	    "Delivered=complete;In progress=on-track;On hold=paused;Overdue=off-track;");
	check(LINES("Legend", "\u2714 Done", "\u25cf Under way, to time", "\u2718 Not done and late"),
	    "\u2714=complete;\u25cf=on-track;\u2718=off-track;");
	check(LINES("What the colours mean", "Blue \u2013 signed off", "Green \u2013 on target",
		  "Amber \u2013 may miss its target", "Red \u2013 off target, help is needed"),
	    "Blue=complete;Green=on-track;Amber=at-risk;Red=off-track;");
}

static void tables_of_signs_and_meanings(void **state)
{
	(void)state;
	check(LINES("RAG Status Guidance (for the Panel's assessment)",
		  "1|Recommendation carried out and the panel is satisfied|\\bigcirc|The panel fears that it may not "
		  "be wholly delivered",
		  "|On track to be finished as the panel wished||The panel finds that it was not carried out"),
	    "1=complete;\\bigcirc=at-risk;=on-track;=off-track;");
	check(LINES("Key", "Status|Meaning", "G|On course to be delivered", "A|Some slippage",
		  "R|The date will be missed"),
	    "G=on-track;A=at-risk;R=off-track;");
	check(LINES("1|Achieved in full", "2|On track; the date has not come", "3|Slipped; a new date is given",
		  "4|Not achieved"),
	    "1=complete;2=on-track;3=at-risk;4=off-track;");
	check(LINES("Green|Amber|Red", "On target|Behind, will recover|Will not be met"),
	    "Green=on-track;Amber=at-risk;Red=off-track;");
}

static void sentences(void **state)
{
	(void)state;
	check(LINES("Stage: 1 = not started; 2 = under way and on target; 3 = unlikely to be finished by its date; 4 = "
		    "finished."),
	    "1=not-started;2=on-track;3=at-risk;4=complete;");
	check(LINES("(B = complete, G = on track, A = slipping, R = overdue)"),
	    "B=complete;G=on-track;A=at-risk;R=off-track;");
	check(LINES("Red means 25% or less done, Amber means 26-75% and Green means more than 75%."),
	    "Red=off-track;Amber=at-risk;Green=on-track;");
}

static void sentences_of_other_shapes(void **state)
{
	(void)state;
	check(LINES("RAG status: Red (not on track), Amber (some risk), Green (on track), Blue (complete)"),
	    "Red=off-track;Amber=at-risk;Green=on-track;Blue=complete;");
	check(LINES("C: completed P: in progress N: not started"), "C=complete;P=on-track;N=not-started;");
	check(LINES("Up to 25% is Red, 26% to 75% is Amber and over 75% is Green."),
	    "Red=off-track;Amber=at-risk;Green=on-track;");
	check(LINES("Implemented: in place and tested. Partial: begun but not finished. Outstanding: not begun."),
	    "Implemented=complete;Partial=on-track;Outstanding=not-started;");
	check(LINES("Progress score", "1 No progress", "2 Some progress", "3 Complete"),
	    "1=off-track;2=at-risk;3=complete;");
}

static void definitions_and_shading(void **state)
{
	(void)state;
	check(LINES("Rec|Status", "R1|Not progressed", "[1] Not progressed means that it was not accepted."),
	    "Not progressed=not-accepted;");
	check(LINES("Progress means that we listen to residents and that work is done."), "default");
	check(LINES("Rows shaded grey have been done and will not be shown again."), "grey=complete;");
	check(LINES("Completed actions are shown in green"), "green=complete;");
}

static void risk_is_no_progress(void **state)
{
	(void)state;
	check(LINES("Risk shows how grave the finding was: Red = high, Amber = medium, Green = low."), "default");
	check(LINES("Key to risk ratings", "Red: high \u2013 finish at once", "Amber: medium", "Green: low"),
	    "default");
	check(LINES("Priority|Meaning", "High|To be implemented at once", "Low|Good practice"), "default");
	check(LINES("Open: 5; Closed: 3; Delayed: 2"), "default");
	check(LINES("1. That the review be completed by June", "2. That the survey is delivered on time"), "default");
	check(LINES("Notes on the form", "[i] Say whether it is accepted or rejected.",
		  "[ii] Give the date by which it will be done."),
	    "default");
}

static void the_committees_key_is_known(void **state)
{
	(void)state;
	struct reading reading = read_lines(
	    LINES("Key to the Committee's assessment", "Green: on track", "Red: not delivered"));

	assert_true(reading.key_is_committees);
	drop(&reading);
	reading = read_lines(LINES("Key", "Green: on track \u2013 the panel is content", "Red: not delivered"));
	assert_false(reading.key_is_committees);
	drop(&reading);
}

static void red_is_below_amber(void **state)
{
	(void)state;
	struct reading reading = read_lines(LINES("Status key", "G|Going to plan", "A|Slippage of up to three months",
	    "R|Slippage of more than three months"));
	const GPtrArray *scheme = reading.report->scheme;

	assert_int_equal(((struct scheme_entry *)g_ptr_array_index(scheme, 1))->code, CODE_AT_RISK);
	assert_int_equal(((struct scheme_entry *)g_ptr_array_index(scheme, 2))->code, CODE_OFF_TRACK);
	drop(&reading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_below_a_heading),
		cmocka_unit_test(tables_of_signs_and_meanings),
		cmocka_unit_test(sentences),
		cmocka_unit_test(sentences_of_other_shapes),
		cmocka_unit_test(definitions_and_shading),
		cmocka_unit_test(risk_is_no_progress),
		cmocka_unit_test(the_committees_key_is_known),
		cmocka_unit_test(red_is_below_amber),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
