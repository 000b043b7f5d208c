#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/people.h"

static void lead_is(const char *text, enum person_kind kind, const char *phrase)
{
	gsize end = 0;
	enum person_kind found = people_lead(text, &end);
	g_autofree char *got = g_strndup(text, found != PERSON_NONE ? end : 0);

	if (found != kind || !g_str_equal(got, phrase))
		fail_msg("%s: kind %d (wanted %d), phrase \"%s\"", text, (int)found, (int)kind, got);
}

static void the_phrase_at_the_beginning(void **state)
{
	(void)state;
	lead_is("Councillor Ellis requested a list", PERSON_MEMBER, "Councillor Ellis");
	lead_is("Councillors Ellis and Pym requested a list", PERSON_MEMBER, "Councillors Ellis and Pym");
	lead_is("Cllr. J. O'Shea asked", PERSON_MEMBER, "Cllr. J. O'Shea");
	lead_is("Councillor Mrs S. Kett asked", PERSON_MEMBER, "Councillor Mrs S. Kett");
	lead_is("Mrs Bell asked for", PERSON_NAME, "Mrs Bell");
	lead_is("A Member asked how long", PERSON_MEMBERS, "A Member");
	lead_is("Members requested that", PERSON_MEMBERS, "Members");
	lead_is("The Vice-Chairman asked", PERSON_MEMBERS, "The Vice-Chairman");
	lead_is("The Director of Housing reported", PERSON_POST, "The Director of Housing");
	lead_is("the Head of Legal, Governance and Democratic Services be asked", PERSON_POST,
	    "the Head of Legal, Governance and Democratic Services");
	lead_is("Facilities Management (DR) to provide", PERSON_POST, "Facilities Management (DR)");
	lead_is("the town clerk would write", PERSON_POST, "the town clerk");
	lead_is("the head of estates agreed to", PERSON_POST, "the head of estates");
	lead_is("Officers undertook to", PERSON_POST, "Officers");
	lead_is("The Section 151 Officer to", PERSON_POST, "The Section 151 Officer");
	lead_is("The Committee agreed to", PERSON_BODY, "The Committee");
	lead_is("The Overview and Scrutiny Committee agreed", PERSON_BODY, "The Overview and Scrutiny Committee");
	lead_is("Cabinet agreed", PERSON_BODY, "Cabinet");
	lead_is("She agreed to", PERSON_PRONOUN, "She");
	lead_is("MH/RB to write", PERSON_INITIALS, "MH/RB");
	lead_is("Katie Dover agreed", PERSON_NAME, "Katie Dover");
	lead_is("a list of closures to be provided", PERSON_NONE, "");
	lead_is("That the report be noted", PERSON_NONE, "");
	lead_is("the report be noted", PERSON_NONE, "");
}

static void whole_texts(void **state)
{
	(void)state;
	assert_true(people_is_owner("Head of Estates"));
	assert_true(people_is_owner("MH/RB"));
	assert_true(people_is_owner("Town Clerk / Head of Estates"));
	assert_false(people_is_owner("The Head of Estates to write to all Members"));
	assert_false(people_is_owner("Completed in full"));
	assert_true(people_is_post("Interim Director of Place"));
	assert_false(people_is_post("Councillor Ellis"));
	assert_true(people_is_initials("DR & TM"));
	assert_false(people_is_initials("Dr Moss"));
}

static void initials_that_the_paper_explains(void **state)
{
	struct people *people = people_new();
	g_autofree char *two = NULL, *known = NULL, *unknown = NULL;

	(void)state;
	people_learn(people,
	    "Present: Cllr A Moss (AM) – Chair; Mr M Haden (MH), Town Clerk; Ruth Bell, Treasurer (RB)");
	people_learn(people, "DR – Facilities Management");
	assert_string_equal(people_name(people, "AM"), "Cllr A Moss");
	assert_string_equal(people_name(people, "MH"), "Mr M Haden");
	assert_string_equal(people_name(people, "RB"), "Ruth Bell");
	assert_string_equal(people_name(people, "DR"), "Facilities Management");
	two = people_expand(people, "MH/RB");
	assert_string_equal(two, "MH (Mr M Haden)/RB (Ruth Bell)");
	known = people_expand(people, "Facilities Management (DR)");
	assert_string_equal(known, "Facilities Management (DR)");
	unknown = people_expand(people, "XY and Clerk");
	assert_string_equal(unknown, "XY and Clerk");
	people_free(people);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_phrase_at_the_beginning),
		cmocka_unit_test(whole_texts),
		cmocka_unit_test(initials_that_the_paper_explains),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
