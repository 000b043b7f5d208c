#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/unit/show_doc.h"

static void expect(const char *text, const char *shown)
{
	g_autofree char *given = show_read(from_text, text, NULL);

	assert_string_equal(given, shown);
}

static void expect_joined(const char *text, const char *shown)
{
	g_autofree char *given = show_read(from_text, text, join_tables);

	assert_string_equal(given, shown);
}

static void lines_of_a_head_stay_apart_and_wrapped_lines_are_joined(void **state)
{
	(void)state;
	expect("Ferry Council\nHarbour Panel\n\nThe panel heard that the slipway at Eel Point had been closed for re-\n"
	       "pairs since the spring and that the contractor had asked for more time.\n",
	    "P Ferry Council\nP Harbour Panel\nP The panel heard that the slipway at Eel Point had been closed for repairs "
	    "since the spring and that the contractor had asked for more time.\n");
}

static void items_and_headings_are_told(void **state)
{
	(void)state;
	expect("FERRY COUNCIL\n\n(a)\xc2\xa0\xc2\xa0 first\n\xef\x82\xb7  second\n- third\n3. fourth\n2023 was dry\n",
	    "H FERRY COUNCIL\nI (a) first\nI \xe2\x80\xa2 second\nI \xe2\x80\xa2 third\nI 3. fourth\nP 2023 was dry\n");
}

static void tabs_make_rows_and_blank_cells_count(void **state)
{
	(void)state;
	expect("Ref\tAction\tOwner\tDue\n1\tMend the pier\t\tMay\n\tand the rail\t\t\n2\tPaint it\tMaster\t\n",
	    "T\n#|Ref|Action|Owner|Due|\n |1|Mend the pier||May|\n ||and the rail|||\n |2|Paint it|Master||\n");
}

static void a_cell_that_was_broken_over_lines_is_joined(void **state)
{
	(void)state;
	expect("Ref\tAction\tOwner\tDue\n1\tMend the pier\nand the\nrail\tMaster\tMay\n2\tPaint\tMaster\tJune\n",
	    "T\n#|Ref|Action|Owner|Due|\n |1|Mend the pier and the rail|Master|May|\n |2|Paint|Master|June|\n");
	expect("Ref\tAction\tOwner\n1\t\"Mend\nit \"\"now\"\"\"\tMaster\n",
	    "T\n#|Ref|Action|Owner|\n |1|Mend it \"now\"|Master|\n");
}

static void a_short_line_between_rows_names_a_group(void **state)
{
	(void)state;
	expect("Ref\tAction\tOwner\nHarbour\n1\tMend\tMaster\n",
	    "T\n#|Ref|Action|Owner|\n |Harbour|^|^|\n |1|Mend|Master|\n");
}

static void pipes_make_rows_with_and_without_rule_and_outer_pipes(void **state)
{
	(void)state;
	expect("Ref | Action | Due |\n---|---|---|\nR1 | Mend | |\n", "T\n#|Ref|Action|Due|\n |R1|Mend||\n");
	expect("| Ref | Action | Due |\n| R1 | | May |\n", "T\n#|Ref|Action|Due|\n |R1||May|\n");
	expect("Ref | Action | Due\n | and more |\n", "T\n#|Ref|Action|Due|\n ||and more||\n");
	expect("Home | News | Contact us\nMend the pier.\n", "T\n |Home|News|Contact us|\nP Mend the pier.\n");
}

static void labels_and_items_with_tabs_are_prose(void **state)
{
	(void)state;
	expect("Committee:\tHarbour Panel\n\na)\tThe panel met.\n",
	    "P Committee: Harbour Panel\nI a) The panel met.\n");
}

static void aligned_columns_are_found_with_header_sections_and_wraps(void **state)
{
	(void)state;
	expect(" No      Action                          Lead      Due         New\n"
	       "                                                   date        date\n"
	       " Harbour and moorings\n"
	       " 1.01    Mend the rail of the long pier  HM        1.4.24\n"
	       "         and re-\n"
	       "         port back\n"
	       " 1.02    Paint the sheds                 HM/RT     1.5.24      1.7.24\n",
	    "T\n#|No|Action|Lead|Due date|New date|\n |Harbour and moorings|^|^|^|^|\n"
	    " |1.01|Mend the rail of the long pier and report back|HM|1.4.24||\n |1.02|Paint the sheds|HM/RT|1.5.24|1.7.24|\n");
}

static void blank_lines_divide_rows_of_aligned_columns(void **state)
{
	(void)state;
	expect(" Ref    Action                Comments\n\n"
	       " A1     Mend the rail of      Ordered.\n        the pier\n\n"
	       " A2     Paint the sheds\n\n",
	    "T\n#|Ref|Action|Comments|\n |A1|Mend the rail of the pier|Ordered.|\n |A2|Paint the sheds||\n");
}

static void prose_below_aligned_columns_is_no_row(void **state)
{
	(void)state;
	expect(
	    " Ref    Action                Comments\n A1     Mend the rail         Ordered.\n A2     Paint the sheds       Done.\n\n"
	    "Key\nGreen: the work has been finished and nobody need look at it again\n",
	    "T\n#|Ref|Action|Comments|\n |A1|Mend the rail|Ordered.|\n |A2|Paint the sheds|Done.|\nP Key\n"
	    "P Green: the work has been finished and nobody need look at it again\n");
}

static void running_lines_and_page_numbers_are_left_out(void **state)
{
	(void)state;
	expect(
	    "Ferry Council Panel\n\nA\tB\tC\n1\tx\ty\n\nFerry Council Panel\nPage 1 of 2\n\nA\tB\tC\n2\tz\ty\n\nFerry Council Panel\nPage 2 of 2\n",
	    "P Ferry Council Panel\nT\n#|A|B|C|\n |1|x|y|\n- running: Ferry Council Panel\n- page: Page 1 of 2\n"
	    "T\n#|A|B|C|\n |2|z|y|\n- running: Ferry Council Panel\n- page: Page 2 of 2\n");
}

static void a_value_at_a_page_end_is_no_running_line(void **state)
{
	(void)state;
	expect("Status: Delayed\n\nPage 1 of 2\n\nStatus: Delayed\n\nPage 2 of 2\n",
	    "P Status: Delayed\n- page: Page 1 of 2\nP Status: Delayed\n- page: Page 2 of 2\n");
}

static void line_numbers_are_left_out(void **state)
{
	(void)state;
	expect("Action Log 1 2\n\nHarbour Panel 3\n\n11 February 2020 4\n",
	    "- lines: 1 2 3 4\nP Action Log\nP Harbour Panel\nP 11 February 2020\n");
}

static void template_remains_are_left_out_and_markers_stay(void **state)
{
	(void)state;
	expect("<AI1>\n\n1. Apologies\n\n</AI1>\n\n<TRAILER_SECTION>\n\nFIELD_TITLE\n\n</ TRAILER_SECTION>\n",
	    "P <AI1>\nI 1. Apologies\nP </AI1>\n- menu: <TRAILER_SECTION>\n- menu: FIELD_TITLE\n- menu: </ TRAILER_SECTION>\n");
}

static void fragments_are_joined_and_their_headers_left_out(void **state)
{
	(void)state;
	expect_joined("A\tB\tC\n1\tit was cut\ty\n\nA\tB\tC\n\tin two\t\n2\tz\ty\n",
	    "T\n#|A|B|C|\n |1|it was cut|y|\n ||in two|| goes on\n |2|z|y|\n- header: A B C\n");
}

static void tables_with_other_headers_or_text_between_stay_apart(void **state)
{
	(void)state;
	expect_joined("Ref\tAction\tDue\n1\tx\ty\n\nSum\tOpen\tClosed\nNumber\t1\t2\n",
	    "T\n#|Ref|Action|Due|\n |1|x|y|\nT\n#|Sum|Open|Closed|\n |Number|1|2|\n");
	expect_joined("Ref\tAction\tDue\n1\tx\ty\n\nRejected:\n\nRef\tAction\tDue\n2\tx\ty\n",
	    "T\n#|Ref|Action|Due|\n |1|x|y|\nP Rejected:\nT\n#|Ref|Action|Due|\n |2|x|y|\n");
}

static void every_word_reaches_a_block(void **state)
{
	static const char alphabet[] = "ab \n\t|:-1.)A \n  ";
	g_autoptr(GRand) dice = g_rand_new_with_seed(7);

	(void)state;
	for (int round = 0; round < 300; round++) {
		g_autoptr(GString) text = g_string_new("word\n");
		for (int i = g_rand_int_range(dice, 1, 400); i > 0; i--)
			g_string_append_c(text, alphabet[g_rand_int_range(dice, 0, sizeof alphabet - 1)]);
		g_autofree char *shown = show_read(from_text, text->str, join_tables);
		unsigned letters = 0, given = 0;
		for (const char *at = text->str; *at != '\0'; at++)
			letters += *at == 'b';
		for (const char *at = shown; *at != '\0'; at++)
			given += *at == 'b';
		assert_int_equal(given, letters);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_a_head_stay_apart_and_wrapped_lines_are_joined),
		cmocka_unit_test(items_and_headings_are_told),
		cmocka_unit_test(tabs_make_rows_and_blank_cells_count),
		cmocka_unit_test(a_cell_that_was_broken_over_lines_is_joined),
		cmocka_unit_test(a_short_line_between_rows_names_a_group),
		cmocka_unit_test(pipes_make_rows_with_and_without_rule_and_outer_pipes),
		cmocka_unit_test(labels_and_items_with_tabs_are_prose),
		cmocka_unit_test(aligned_columns_are_found_with_header_sections_and_wraps),
		cmocka_unit_test(blank_lines_divide_rows_of_aligned_columns),
		cmocka_unit_test(prose_below_aligned_columns_is_no_row),
		cmocka_unit_test(running_lines_and_page_numbers_are_left_out),
		cmocka_unit_test(a_value_at_a_page_end_is_no_running_line),
		cmocka_unit_test(line_numbers_are_left_out),
		cmocka_unit_test(template_remains_are_left_out_and_markers_stay),
		cmocka_unit_test(fragments_are_joined_and_their_headers_left_out),
		cmocka_unit_test(tables_with_other_headers_or_text_between_stay_apart),
		cmocka_unit_test(every_word_reaches_a_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
