#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/minutes_resolution.h"
#include "model/minutes_sentence.h"

static void due_is(const char *text, const char *due, const char *date)
{
	struct when *when = minutes_due(text);

	if (due == NULL) {
		assert_null(when);
		return;
	}
	if (when == NULL)
		fail_msg("%s: nothing found", text);
	assert_string_equal(when->text, due);
	if (date == NULL)
		assert_null(when->date);
	else
		assert_string_equal(when->date, date);
	when_free(when);
}

static void by_when(void **state)
{
	(void)state;
	due_is("to send the dates by 30 June 2022.", "30 June 2022", "2022-06-30");
	due_is("provide a report by 31st January, 2014.", "31st January, 2014", "2014-01-31");
	due_is("circulate a note before the next meeting.", "next meeting", NULL);
	due_is("bring a report to the September meeting", "September meeting", NULL);
	due_is("supply both within two weeks.", "two weeks", NULL);
	due_is("report back in six months", "six months", NULL);
	due_is("write by the end of March 2024", "end of March 2024", "2024-03");
	due_is("agree a timetable by 30/7/21.", "30/7/21", "2021-07-30");
	due_is("speak to the landowner by 31st March.", "31st March", NULL);
	due_is("invite the company to the meeting on 17 July 2024.", NULL, NULL);
	due_is("approve the fees from 1 April 2019.", NULL, NULL);
	due_is("a report by the Head of Finance be noted", NULL, NULL);
}

static void where_sentences_end(void **state)
{
	GPtrArray *sentences = minutes_sentences(
	    "Cllr. J. Moss spoke at 8.02 p.m. on item No. 4. She left. \"Why?\" he asked.");

	(void)state;
	assert_int_equal(sentences->len, 3);
	assert_string_equal(g_ptr_array_index(sentences, 1), "She left.");
	g_ptr_array_unref(sentences);
}

static void subject_is(const char *sentence, const char *verb, const char *before, const char *who)
{
	enum person_kind kind;
	g_autofree char *found = minutes_subject(sentence, (gsize)(strstr(sentence, verb) - sentence), before, &kind);

	if (g_strcmp0(found, who) != 0)
		fail_msg("%s: %s", sentence, found);
}

static void who_does_it(void **state)
{
	(void)state;
	subject_is("The Head of Estates undertook to write.", "undertook", NULL, "Head of Estates");
	subject_is("The Clerk said that a part was awaited, and undertook to write.", "undertook", NULL, "Clerk");
	subject_is("In response to Councillor Moss, the Director agreed to write.", "agreed", NULL, "Director");
	subject_is("Councillor Moss, supported by Councillor Pym, requested a list.", "requested", NULL,
	    "Councillor Moss");
	subject_is("Mrs Dunne (co-opted member) requested a list.", "requested", NULL, "Mrs Dunne");
	subject_is("She agreed to write.", "agreed", "Monitoring Officer", "Monitoring Officer");
	subject_is("A resident of Ferry Road asked for a bench.", "asked", NULL, NULL);
}

static void addressee_is(const char *text, const char *who)
{
	g_autofree char *found = minutes_addressee(text);

	if (g_strcmp0(found, who) != 0)
		fail_msg("%s: %s", text, found);
}

static void to_whom_a_resolution_is_addressed(void **state)
{
	(void)state;
	addressee_is("T H A T the Director of Housing provide a report.", "Director of Housing");
	addressee_is("the Scrutiny Officer be requested to invite the company.", "Scrutiny Officer");
	addressee_is("to ask the Head of Libraries to review the hours", "Head of Libraries");
	addressee_is("That the Head of Legal, in consultation with the Chair, be authorised to sign", "Head of Legal");
	addressee_is("that the minutes be signed by the Chair", NULL);
	addressee_is("Councillor Moss be appointed Chair", NULL);
	addressee_is("the Committee note the report", NULL);
	addressee_is("parish councillors be invited.", NULL);
	addressee_is("references 2 and 4 be closed", NULL);
}

static void action_owner_is(const char *text, const char *who)
{
	g_autofree char *found = minutes_action_owner(text);

	if (g_strcmp0(found, who) != 0)
		fail_msg("%s: %s", text, found);
}

static void whose_an_action_is(void **state)
{
	(void)state;
	action_owner_is("Facilities Management (DR) to provide the dates", "Facilities Management (DR)");
	action_owner_is("The Clerk to write to all Members", "Clerk");
	action_owner_is("Scrutiny Officer – invite the valuer", "Scrutiny Officer");
	action_owner_is("MH/RB: agree a date", "MH/RB");
	action_owner_is("Write to the landowner (Town Clerk)", "Town Clerk");
	action_owner_is("A list to be provided by the Head of Finance", "Head of Finance");
	action_owner_is("A list of closures since 2008 to be provided.", NULL);
	action_owner_is("Access to land to be reviewed", NULL);
}

static void the_same_in_other_words(void **state)
{
	(void)state;
	assert_true(minutes_same_text("To approve the tender of £240,000.", "the tender of £240,000 be approved; and"));
	assert_true(minutes_same_text("That the report be noted.", "the report be noted"));
	assert_false(minutes_same_text("the minutes of the meeting held on 3 May 2022 be approved as a correct record",
	    "the minutes of the meeting held on 7 June 2022 be approved as a correct record"));
	assert_false(minutes_same_text("the report be noted", "the report be approved"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_when),
		cmocka_unit_test(where_sentences_end),
		cmocka_unit_test(who_does_it),
		cmocka_unit_test(to_whom_a_resolution_is_addressed),
		cmocka_unit_test(whose_an_action_is),
		cmocka_unit_test(the_same_in_other_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
