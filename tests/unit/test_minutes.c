#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/minutes_decision.h"
#include "model/minutes_line.h"
#include "model/read.h"

/** The report of a document whose blocks are these paragraphs. */
static struct report *read_lines(const char *const *lines)
{
	struct doc *doc = doc_new("minutes.txt", "text");

	for (unsigned i = 0; lines[i] != NULL; i++) {
		struct block *block = doc_add(doc, BLOCK_PARAGRAPH, g_strdup(lines[i]), (struct place){ 1, 1, i + 1 });
		block->gap_before = true;
	}
	struct report *report = read_doc(doc, NULL);
	doc_free(doc);
	return report;
}

static const struct resolution *decision(const struct report *report, guint item, guint n)
{
	const struct minutes *minutes = g_ptr_array_index(report->minutes, item);

	if (minutes->decisions->len <= n)
		fail_msg("item %u has %u decisions", item, minutes->decisions->len);
	return g_ptr_array_index(minutes->decisions, n);
}

static void leads(void **state)
{
	static const char *const LEADS[] = { "RESOLVED that the report be noted", "RESOLVED: That –",
		"RESOLVEDthat the Minutes", "R E S O L V E D - T H A T", "Resolved:-", "UNANIMOUSLY RESOLVED that",
		"It was RESOLVED that", "RECOMMENDED TO CABINET:", "AGREED - T H A T", "Agreed: to note", "NOTED: that",
		"DECISION: To exclude", "Decision – That", "RESOLVED (5 votes to 3):" };
	static const char *const OTHERS[] = { "Resolution of complaints took nine days.",
		"Recommendation: Members are invited to note", "The Committee discussed the report.",
		"Agreed actions from May were reviewed.", "Decisions on grants are made in May." };

	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(LEADS); i++)
		if (!minutes_is_lead(LEADS[i]))
			fail_msg("no lead: %s", LEADS[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++)
		if (minutes_is_lead(OTHERS[i]))
			fail_msg("a lead: %s", OTHERS[i]);
}

static void marks(void **state)
{
	struct list_mark one, two;

	(void)state;
	assert_true(minutes_mark("(h) that", &one));
	assert_true(minutes_mark("(i) that", &two));
	assert_true(minutes_mark_follows(&one, &two)); /* a letter here ... */
	assert_true(minutes_mark_is_first(&two));      /* ... and the first Roman number elsewhere */
	assert_true(minutes_mark("2.11 The Board", &one));
	assert_true(minutes_mark("2.12 The Board", &two));
	assert_true(minutes_mark_follows(&one, &two));
	assert_false(minutes_mark("(the) Board", &one));
	assert_false(minutes_mark("3.5 million was spent", &one) && one.style != MARK_DECIMAL);
	assert_true(minutes_mark("b)Traders", &one));
	assert_int_equal(one.letter, 2);
}

static void an_item_in_pieces(void **state)
{
	static const char *const LINES[] = { "Agenda item", "Fire doors",
		"Minutes:", "RESOLVED: That the Board:", "(1) notes the report; and", "(2) asks the Head of Estates to",
		"(a) test the doors;", "(b) report by 3 May 2030.", "Reasons", "(1) To keep people safe.", NULL };
	struct report *report = read_lines(LINES);

	(void)state;
	assert_int_equal(report->minutes->len, 1);
	assert_string_equal(((struct minutes *)g_ptr_array_index(report->minutes, 0))->title, "Fire doors");
	assert_string_equal(decision(report, 0, 0)->text, "notes the report; and");
	assert_string_equal(decision(report, 0, 1)->text,
	    "asks the Head of Estates to\n(a) test the doors;\n(b) report by 3 May 2030.");
	assert_string_equal(decision(report, 0, 1)->owner, "Head of Estates");
	assert_string_equal(decision(report, 0, 1)->due->date, "2030-05-03");
	assert_int_equal(((struct minutes *)g_ptr_array_index(report->minutes, 0))->decisions->len, 2);
	report_free(report);
}

static void a_tracker_that_mentions_a_meeting(void **state)
{
	static const char *const LINES[] = { "Progress report on recommendations",
		"Minutes of the meeting held on 3 May record the debate.", "Report to: Audit Committee",
		"Members asked in April why so much is late.", NULL };
	struct report *report = read_lines(LINES);

	(void)state;
	assert_int_equal(report->minutes->len, 0);
	report_free(report);
}

static void sentences_that_decide_or_do_not(void **state)
{
	static const char *const LINES[] = { "Agenda item", "Gritting",
		"Minutes:", "The minutes of 4 May were AGREED as a correct record.",
		"The Roads Manager said that it was 40 miles and agreed to circulate a map by ward.",
		"Members NOTED the report.",
		"That the Panel RECOMMENDS TO CABINET that the savings on road salt be moved to reserves.",
		"RESOLVED: That the savings on road salt be moved to reserves.", NULL };
	struct report *report = read_lines(LINES);
	const struct minutes *minutes = g_ptr_array_index(report->minutes, 0);

	(void)state;
	assert_string_equal(decision(report, 0, 0)->text, "The minutes of 4 May were AGREED as a correct record.");
	assert_string_equal(decision(report, 0, 1)->text, "Members NOTED the report.");
	assert_int_equal(minutes->actions->len, 1);
	assert_string_equal(((struct resolution *)g_ptr_array_index(minutes->actions, 0))->owner, "Roads Manager");
	report_free(report);
}

static void lists_and_motions_in_one_line(void **state)
{
	static const char *const LINES[] = { "Agenda item", "Grants", "Minutes:",
		"After discussion it was resolved to award £400. It was proposed to refuse the other. The proposal fell.",
		"Resolved: (a) to recommend a precept of £2,000; (b) to move £300 to the hedge reserve.", NULL };
	struct report *report = read_lines(LINES);

	(void)state;
	assert_string_equal(decision(report, 0, 0)->text, "award £400.");
	assert_string_equal(decision(report, 0, 1)->label, "(a)");
	assert_string_equal(decision(report, 0, 2)->text, "to move £300 to the hedge reserve.");
	report_free(report);
}

static void a_list_that_a_sentence_leads_to(void **state)
{
	static const char *const LINES[] = { "Agenda item", "Libraries",
		"Minutes:", "The Committee agreed the following recommendations:", "1. That Saturday opening be kept.",
		"2. That the friends be consulted.", "RESOLVED, with 5 votes for and 2 against, to approve the plan.",
		NULL };
	struct report *report = read_lines(LINES);

	(void)state;
	assert_string_equal(decision(report, 0, 0)->text, "That Saturday opening be kept.");
	assert_string_equal(decision(report, 0, 1)->label, "2.");
	assert_string_equal(decision(report, 0, 2)->text, "to approve the plan.");
	report_free(report);
}

static void a_title_with_its_item(void **state)
{
	static const char *const LINES[] = { "Agenda item", "Item 8 - Waste collection",
		"Minutes:", "RESOLVED that the report be noted.", NULL };
	struct report *report = read_lines(LINES);
	const struct minutes *minutes = g_ptr_array_index(report->minutes, 0);

	(void)state;
	assert_string_equal(minutes->item, "8");
	assert_string_equal(minutes->title, "Waste collection");
	report_free(report);
}

static void topics_that_are_only_announced(void **state)
{
	static const char *const LINES[] = { "Agenda item", "Work programme",
		"Minutes:", "Members suggested the following topics for the work programme:", "• Hedges", "• Kerbs",
		NULL };
	struct report *report = read_lines(LINES);
	const struct minutes *minutes = g_ptr_array_index(report->minutes, 0);

	(void)state;
	assert_int_equal(minutes->work_programme->len, 2);
	assert_string_equal(g_ptr_array_index(minutes->work_programme, 0), "Hedges");
	report_free(report);
}

static void nothing_to_read(void **state)
{
	static const char *const LINES[] = { "Minutes:", NULL };
	struct report *report = read_lines(LINES);

	(void)state;
	report_free(report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leads),
		cmocka_unit_test(marks),
		cmocka_unit_test(an_item_in_pieces),
		cmocka_unit_test(a_tracker_that_mentions_a_meeting),
		cmocka_unit_test(sentences_that_decide_or_do_not),
		cmocka_unit_test(lists_and_motions_in_one_line),
		cmocka_unit_test(a_list_that_a_sentence_leads_to),
		cmocka_unit_test(a_title_with_its_item),
		cmocka_unit_test(topics_that_are_only_announced),
		cmocka_unit_test(nothing_to_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
