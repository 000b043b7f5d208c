#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/columns.h"

struct expected {
	const char *heading;
	enum field field;
};

static const struct expected ALONE[] = {
	{ "Ref", FIELD_NUMBER },
	{ "Scrutiny Ref", FIELD_NUMBER },
	{ "Cabinet decision and date", FIELD_DECISION },
	{ "Ref.", FIELD_NUMBER },
	{ "#", FIELD_NUMBER },
	{ "Rec No.", FIELD_NUMBER },
	{ "Recommendation Number", FIELD_NUMBER },
	{ "Recommendation No", FIELD_NUMBER },
	{ "Finding Number", FIELD_NUMBER },
	{ "Action No", FIELD_NUMBER },
	{ "№", FIELD_NUMBER },
	{ "Recommendation(s)", FIELD_RECOMMENDATION },
	{ "Recommendation/s", FIELD_RECOMMENDATION },
	{ "Recommendation[i]", FIELD_RECOMMENDATION },
	{ "Accepted Recommendations", FIELD_RECOMMENDATION },
	{ "Recommendations and undertakings", FIELD_RECOMMENDATION },
	{ "Recommendation/Corrective Action", FIELD_RECOMMENDATION },
	{ "Recom- mendation", FIELD_RECOMMENDATION },
	{ "Action required", FIELD_RECOMMENDATION },
	{ "Area for improvement", FIELD_RECOMMENDATION },
	{ "Resolution", FIELD_RECOMMENDATION },
	{ "Original Response and Actions", FIELD_RESPONSE },
	{ "Government Response", FIELD_RESPONSE },
	{ "Cabinet’s response", FIELD_RESPONSE },
	{ "Cabinet Member response", FIELD_RESPONSE },
	{ "Lead officer response", FIELD_RESPONSE },
	{ "Management Action Agreed", FIELD_RESPONSE },
	{ "Action taken", FIELD_RESPONSE },
	{ "Comments of the Director", FIELD_RESPONSE },
	{ "Service reply", FIELD_RESPONSE },
	{ "Action Expected Outcome", FIELD_RESPONSE },
	{ "Proposed action", FIELD_RESPONSE },
	{ "Accepted?", FIELD_DECISION },
	{ "Agreed Y/N", FIELD_DECISION },
	{ "Accepted / rejected", FIELD_DECISION },
	{ "Acceptance", FIELD_DECISION },
	{ "Progress", FIELD_PROGRESS },
	{ "News since last time", FIELD_PROGRESS },
	{ "Progress since last report", FIELD_PROGRESS },
	{ "6 month update", FIELD_PROGRESS },
	{ "Twelve-month update (December 2023)", FIELD_PROGRESS },
	{ "March 2023 update", FIELD_PROGRESS },
	{ "STATUS/COMMENT", FIELD_PROGRESS },
	{ "Actions Completed", FIELD_PROGRESS },
	{ "Action/Progress", FIELD_PROGRESS },
	{ "Action taken so far", FIELD_PROGRESS },
	{ "What has been done", FIELD_PROGRESS },
	{ "Latest position", FIELD_PROGRESS },
	{ "Officers’ update", FIELD_PROGRESS },
	{ "Committee Response/Follow-up", FIELD_PROGRESS },
	{ "Comments", FIELD_PROGRESS },
	{ "Lead Officer", FIELD_OWNER },
	{ "Officer lead", FIELD_OWNER },
	{ "Lead Officer/EM", FIELD_OWNER },
	{ "LEAD", FIELD_OWNER },
	{ "Officer responsible", FIELD_OWNER },
	{ "Responsible Executive Lead", FIELD_OWNER },
	{ "Lead agency", FIELD_OWNER },
	{ "By whom", FIELD_OWNER },
	{ "Responsibility", FIELD_OWNER },
	{ "Recommendation owner", FIELD_OWNER },
	{ "Cabinet Member[ii]", FIELD_MEMBER },
	{ "Portfolio Holder", FIELD_MEMBER },
	{ "EM", FIELD_MEMBER },
	{ "Timetable", FIELD_DUE },
	{ "TARGET DATE", FIELD_DUE },
	{ "Target completion date", FIELD_DUE },
	{ "Expecte d completi on date", FIELD_DUE },
	{ "Implemen- tation date", FIELD_DUE },
	{ "Original Agreed Implementation Date", FIELD_DUE },
	{ "By when", FIELD_DUE },
	{ "By", FIELD_DUE },
	{ "NEW DATE", FIELD_REVISED_DUE },
	{ "Revised Implementation Date", FIELD_REVISED_DUE },
	{ "Revised target", FIELD_REVISED_DUE },
	{ "Actu al completi on date", FIELD_DONE },
	{ "Closed Date", FIELD_DONE },
	{ "Date completed", FIELD_DONE },
	{ "Status", FIELD_STATUS },
	{ "Current Status", FIELD_STATUS },
	{ "Standing", FIELD_STATUS },
	{ "Status[1]", FIELD_STATUS },
	{ "RAG", FIELD_STATUS },
	{ "BRAG status", FIELD_STATUS },
	{ "Traffic Light", FIELD_STATUS },
	{ "Recommendation status", FIELD_STATUS },
	{ "Committee Assessment of Progress (RAG status)", FIELD_ASSESSMENT },
	{ "Committee’s assessment", FIELD_ASSESSMENT },
	{ "Panel RAG", FIELD_ASSESSMENT },
	{ "Committee review", FIELD_NONE },
	{ "Risk (RAG)", FIELD_EXTRA },
	{ "Priority", FIELD_EXTRA },
	{ "Date agreed", FIELD_EXTRA },
	{ "Cabinet Date", FIELD_EXTRA },
	{ "Report Title", FIELD_EXTRA },
	{ "Number of recommendations", FIELD_COUNT },
	{ "Total", FIELD_COUNT },
	{ "Recommendation 1", FIELD_NONE },
};

static void a_heading_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ALONE); i++) {
		enum field field = columns_heading(ALONE[i].heading, NULL).field;
		if (field != ALONE[i].field)
			fail_msg("\"%s\" is field %d, not %d", ALONE[i].heading, field, ALONE[i].field);
	}
}

/** A row of "heading=field" pairs; field by its profile name. */
static void check_row(bool is_tracker, const char *const *pairs)
{
	const char *headings[16] = { NULL };
	enum field fields[16] = { FIELD_NONE };
	unsigned n = 0;

	for (; pairs[n] != NULL; n++) {
		char **halves = g_strsplit(pairs[n], "=", 2);
		headings[n] = g_strdup(halves[0]);
		assert_true(columns_field_from_name(halves[1], &fields[n]));
		g_strfreev(halves);
	}
	struct columns *columns = columns_of_headings(headings, n, NULL);
	for (unsigned i = 0; i < n; i++)
		if (columns->at[i].field != fields[i])
			fail_msg("\"%s\" is field %d in its row, not %d", headings[i], columns->at[i].field, fields[i]);
	assert_int_equal(columns->is_tracker, is_tracker);
	columns_free(columns);
	for (unsigned i = 0; i < n; i++)
		g_free((char *)headings[i]);
}

#define ROW(is_tracker, ...) check_row(is_tracker, (const char *const[]){ __VA_ARGS__, NULL })

static void the_row_decides(void **state)
{
	(void)state;
	ROW(true, "No=number", "Action=recommendation", "Owner=owner", "Due=due", "Comments=progress");
	ROW(true, "No=number", "Recommendation=recommendation", "Action=response", "Owner=owner", "Comments=progress");
	ROW(true, "Ref=number", "Finding=extra", "Recommendation=recommendation", "Response=response",
	    "Priority=extra");
	ROW(true, "Ref=number", "Finding=recommendation", "Owner=owner", "Status=status");
	ROW(true, "Ref=number", "Finding=extra", "Agreed action=recommendation", "Owner=owner", "Date due=due");
	ROW(true, "Minute=number", "Decision=recommendation", "Action=response", "Officer=owner", "Status=status");
	ROW(true, "Rec No=number", "Recommendation=recommendation", "Decision=decision", "Response=response");
	ROW(true, "Ref=number", "Recommendation=recommendation", "Progress=progress", "Evidence=extra", "RAG=status");
	ROW(true, "Ref=number", "Action=recommendation", "Lead=owner", "Target date=due", "Completion date=done");
	ROW(true, "Ref=number", "Action=recommendation", "Lead=owner", "Completion date=due");
	ROW(true, "Recommendations accepted=recommendation", "Response=response", "Progress=progress");
	ROW(true, "Rec=number", "Recommendation=recommendation", "Six month update=progress",
	    "Twelve month update=progress", "Committee assessment=assessment", "Officer RAG=status");
	ROW(true, "Recommendation=recommendation", "June 2024=progress", "December 2024=progress");
}

static void a_summary_tracks_nothing(void **state)
{
	(void)state;
	ROW(false, "Status=status", "Number of recommendations=extra");
	ROW(false, "Recommendations=recommendation", "Complete=done", "In progress=extra", "Overdue=extra",
	    "Total=extra");
	ROW(false, "Colour=status", "Page=extra");
}

static void a_line_that_heads_a_column(void **state)
{
	(void)state;
	assert_true(columns_is_heading("Lead Officer[v]", NULL));
	assert_true(columns_is_heading("Directorate", NULL));
	assert_false(columns_is_heading("Completed", NULL));
	assert_false(columns_is_heading("Gillian Sparrow", NULL));
	assert_false(columns_is_heading("The progress is good.", NULL));
	assert_false(columns_is_heading("Recommendation 4", NULL));
}

static struct table *two_level(void)
{
	static const char *const below[] = { "No.", "Wording", "Decision", "Action proposed", "Original", "Revised" };
	struct table *table = table_new(TABLE_RULES);

	table_add(table, 0, 0, g_strdup("Recommendation"))->colspan = 2;
	table_add(table, 0, 2, g_strdup("Executive response"))->colspan = 2;
	table_add(table, 0, 4, g_strdup("Target date"))->colspan = 2;
	for (unsigned col = 0; col < G_N_ELEMENTS(below); col++)
		table_add(table, 1, col, g_strdup(below[col]));
	table_add(table, 2, 0, g_strdup("1"));
	table_add(table, 2, 1, g_strdup("That the ferry timetable be printed in large type."));
	table_close(table);
	return table;
}

static void headings_below_spanning_headings(void **state)
{
	static const enum field fields[] = { FIELD_NUMBER, FIELD_RECOMMENDATION, FIELD_DECISION, FIELD_RESPONSE,
		FIELD_DUE, FIELD_REVISED_DUE };
	struct table *table = two_level();

	(void)state;
	struct columns *columns = columns_read(table, NULL);
	assert_true(columns->is_tracker);
	assert_int_equal(columns->n_rows, 2);
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		assert_int_equal(columns->at[i].field, fields[i]);
	columns_free(columns);
	table_free(table);
}

static void a_header_below_title_rows(void **state)
{
	struct table *table = table_new(TABLE_RULES);

	(void)state;
	table_add(table, 0, 0, g_strdup("Accepted recommendations"))->colspan = 3;
	table_add(table, 1, 0, g_strdup("Ref"));
	table_add(table, 1, 1, g_strdup("Recommendation"));
	table_add(table, 1, 2, g_strdup("Progress"));
	table_add(table, 2, 0, g_strdup("1"));
	table_add(table, 2, 1, g_strdup("That the slipway be lit in winter."));
	table_close(table);
	struct columns *columns = columns_read(table, NULL);
	assert_true(columns->is_tracker);
	assert_int_equal(columns->first_row, 1);
	assert_int_equal(columns->n_rows, 1);
	columns_free(columns);
	table_free(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_heading_alone),
		cmocka_unit_test(the_row_decides),
		cmocka_unit_test(a_summary_tracks_nothing),
		cmocka_unit_test(a_line_that_heads_a_column),
		cmocka_unit_test(headings_below_spanning_headings),
		cmocka_unit_test(a_header_below_title_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
