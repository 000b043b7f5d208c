#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/reading.h"
#include "tests/unit/show_doc.h"

static void reshape(struct doc *doc)
{
	join_tables(doc);
	reshape_doc(doc, NULL);
}

static void expect(const char *text, const char *shown)
{
	g_autofree char *given = show_read(from_text, text, reshape);

	assert_string_equal(given, shown);
}

/** Sets lines apart by blank lines, as a copy of a table has them; "_" is a no-break space, a blank cell. */
static char *spread(const char *const *lines)
{
	GString *text = g_string_new(NULL);

	for (; *lines != NULL; lines++)
		g_string_append_printf(text, "%s\n\n", strcmp(*lines, "_") == 0 ? "\xc2\xa0" : *lines);
	return g_string_free(text, FALSE);
}

static void expect_spread(const char *const *lines, const char *shown)
{
	g_autofree char *text = spread(lines);

	expect(text, shown);
}

static void labels_and_values_become_rows(void **state)
{
	(void)state;
	expect(
	    "Harbour log\n\nReference: H1\nRecommendation: Mend the pier.\nLead Officer: Master\nStatus: Open\n\n"
	    "Reference: H2\nRecommendation: Paint the sheds.\nStatus: Closed\nComments: Done in May.\nAll of them.\n\nThe log ends here.\n",
	    "P Harbour log\nT\n#|Reference|Recommendation|Lead Officer|Status|Comments|\n |H1|Mend the pier.|Master|Open||\n"
	    " |H2|Paint the sheds.||Closed|Done in May./All of them.|\n- header: Reference Recommendation Status\nP The log ends here.\n");
}

static void the_end_of_records_is_not_swallowed(void **state)
{
	(void)state;
	expect(
	    "Ref: 1\nRecommendation: Mend it.\nStatus: 2\n\nRef: 2\nRecommendation: Paint it.\nStatus: 3\n\nStatus: 2 = under way; 3 = finished.\n",
	    "T\n#|Ref|Recommendation|Status|\n |1|Mend it.|2|\n |2|Paint it.|3|\n- header: Ref Recommendation Status\n"
	    "P Status: 2 = under way; 3 = finished.\n");
}

static void numbered_recommendations_begin_records(void **state)
{
	(void)state;
	expect("Recommendation 1: Mend the pier.\nResponse: Agreed.\nProgress: It is mended.\n\n"
	       "Recommendation 2: Paint the sheds.\nResponse: Not agreed.\nProgress: None.\n",
	    "T\n#|Recommendation|Response|Progress|\n |Recommendation 1: Mend the pier.|Agreed.|It is mended.|\n"
	    " |Recommendation 2: Paint the sheds.|Not agreed.|None.|\n- header: Response Progress\n");
}

static void labels_on_lines_of_their_own_become_rows(void **state)
{
	static const char *const lines[] = { "Action item 3", "Progress", "Complete.", "That the pier be mended.",
		"Target date", "May 2024", "Area", "Harbour", "Action item 4", "Progress", "Late.",
		"That the sheds be painted.", "Target date", "June 2024", "Area", "Harbour", NULL };

	(void)state;
	expect_spread(lines,
	    "T\n#|Recommendation|Progress|Target date|Area|\n |Action item 3/That the pier be mended.|Complete.|May 2024|Harbour|\n"
	    " |Action item 4/That the sheds be painted.|Late.|June 2024|Harbour|\n- header: Progress Target date Area\n");
}

static void cells_on_lines_become_rows_and_lists_stay_in_their_cell(void **state)
{
	static const char *const lines[] = { "Ref", "Recommendation", "Lead Officer", "Target date", "Progress",
		"Status", "H 01", "That the pier be mended.", "Harbour Master", "4 May 2024",
		"So far:", "\xe2\x80\xa2 rails", "\xe2\x80\xa2 planks", "Ongoing", "H 02", "That the sheds be painted.",
		"_", "5 June 2024", "The paint was bought in April.", "Complete", "_", "_", "Notes",
		"Status: see the key.", NULL };

	(void)state;
	expect_spread(lines,
	    "T\n#|Ref|Recommendation|Lead Officer|Target date|Progress|Status|\n"
	    " |H 01|That the pier be mended.|Harbour Master|4 May 2024|So far:/\xe2\x80\xa2 rails/\xe2\x80\xa2 planks|Ongoing|\n"
	    " |H 02|That the sheds be painted.||5 June 2024|The paint was bought in April.|Complete|\nP Notes\nP Status: see the key.\n");
}

static void a_lost_cell_does_not_shift_the_others(void **state)
{
	static const char *const lines[] = { "Recommendation", "Cabinet", "Member", "Response", "Timetable",
		"Lead Officer", "a) The pier be mended;", "Councillor Reed", "Agreed. It has been mended.", "May 2024",
		"Harbour Master", "b) The sheds be painted;", "Councillor Reed", "Not agreed, for want of paint.",
		"Harbour Master", NULL };

	(void)state;
	expect_spread(lines,
	    "T\n#|Recommendation|Cabinet Member|Response|Timetable|Lead Officer|\n"
	    " |a) The pier be mended;|Councillor Reed|Agreed. It has been mended.|May 2024|Harbour Master|\n"
	    " |b) The sheds be painted;|Councillor Reed|Not agreed, for want of paint.||Harbour Master|\n");
}

static void a_header_that_repeats_is_left_out(void **state)
{
	static const char *const lines[] = { "Ref", "Recommendation", "Status", "1", "That the pier be mended.", "Open",
		"Ref", "Recommendation", "Status", "2", "That the sheds be painted.", "Closed", NULL };

	(void)state;
	expect_spread(lines,
	    "T\n#|Ref|Recommendation|Status|\n |1|That the pier be mended.|Open|\n |2|That the sheds be painted.|Closed|\n"
	    "- header: Ref Recommendation Status\n");
}

static void columns_run_together_are_unsure(void **state)
{
	(void)state;
	expect(
	    "Date Recommendation Action Contact Officer\n\n5 May HP/24/03 That a note on The note is Joan Reed 2024 moorings be sent ready. Master to all.\n",
	    "T unsure\n#|Date|Recommendation|Action|Contact|Officer|Ref|\n"
	    " ||5 May HP/24/03 That a note on The note is Joan Reed 2024 moorings be sent ready. Master to all.||||HP/24/03|\n");
}

static void a_form_or_minutes_are_no_records(void **state)
{
	static const char *const minutes[] = { "Contributors:", "Joan Reed: Harbour Master",
		"Decision:", "That the pier be mended.", "Minutes:", "a) The Master spoke.",
		"Recommendation: Members are asked to note the report.", NULL };
	g_autofree char *text = spread(minutes);
	g_autofree char *given = show_read(from_text, text, reshape);

	(void)state;
	assert_null(strstr(given, "T\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_and_values_become_rows),
		cmocka_unit_test(the_end_of_records_is_not_swallowed),
		cmocka_unit_test(numbered_recommendations_begin_records),
		cmocka_unit_test(labels_on_lines_of_their_own_become_rows),
		cmocka_unit_test(cells_on_lines_become_rows_and_lists_stay_in_their_cell),
		cmocka_unit_test(a_lost_cell_does_not_shift_the_others),
		cmocka_unit_test(a_header_that_repeats_is_left_out),
		cmocka_unit_test(columns_run_together_are_unsure),
		cmocka_unit_test(a_form_or_minutes_are_no_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
