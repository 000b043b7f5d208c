#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/label.h"

struct example {
	const char *text, *number, *label, *rest;
};

static const struct example LEADS[] = {
	{ "Recommendation 1: The ferry should run.", "1", "Recommendation 1", "The ferry should run." },
	{ "Recommendation 1- The ferry", "1", "Recommendation 1", "The ferry" },
	{ "Recommendation 12\nThe ferry", "12", "Recommendation 12", "The ferry" },
	{ "Recommendation No. 4 – The ferry", "4", "Recommendation No. 4", "The ferry" },
	{ "Rec 3.2 That the ferry", "3.2", "Rec 3.2", "That the ferry" },
	{ "Recommendations 4 and 5: The ferry", "4 and 5", "Recommendations 4 and 5", "The ferry" },
	{ "Recommendation 11.2–11.4: The ferry", "11.2–11.4", "Recommendation 11.2–11.4", "The ferry" },
	{ "Recommendation 2a: The ferry", "2a", "Recommendation 2a", "The ferry" },
	{ "Action item 7.2 – The ferry", "7.2", "Action item 7.2", "The ferry" },
	{ "R1 – The ferry", "R1", "R1", "The ferry" },
	{ "SR (25/26) 01: The ferry", "SR (25/26) 01", "SR (25/26) 01", "The ferry" },
	{ "a) The ferry", "a", "a)", "The ferry" },
	{ "b)The ferry", "b", "b)", "The ferry" },
	{ "(iv) the ferry", "iv", "(iv)", "the ferry" },
	{ "11.That the ferry", "11", "11", "That the ferry" },
	{ "2. the ferry", "2", "2", "the ferry" },
	{ "18.1. The ferry", "18.1", "18.1", "The ferry" },
	{ "AFI 7: The ferry", "AFI 7", "AFI 7", "The ferry" },
	{ "Recommendation a review be held", NULL, NULL, NULL },
	{ "The ferry", NULL, NULL, NULL },
	{ "1.5 million pounds", NULL, NULL, NULL },
	{ "12.10.2024 was the date", NULL, NULL, NULL },
	{ "I. Smith wrote", "I", "I", "Smith wrote" },
	{ "R2 Write to the ferry", NULL, NULL, NULL },
	{ "That", NULL, NULL, NULL },
};

static void a_label_before_a_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(LEADS); i++) {
		struct label label = { NULL, NULL };
		gsize length = label_lead(LEADS[i].text, LABEL_MARKED, &label);
		if (g_strcmp0(label.number, LEADS[i].number) != 0 || g_strcmp0(label.label, LEADS[i].label) != 0)
			fail_msg("\"%s\": number %s, label %s", LEADS[i].text, label.number, label.label);
		if (length > 0)
			assert_string_equal(LEADS[i].text + length, LEADS[i].rest);
		label_clear(&label);
	}
}

static void a_bare_label_where_all_rows_have_one(void **state)
{
	struct label label = { NULL, NULL };

	(void)state;
	assert_int_equal(label_lead("R2 Write to", LABEL_BARE, &label), 3);
	assert_string_equal(label.number, "R2");
	label_clear(&label);
	assert_int_equal(label_lead("18.1 The council", LABEL_BARE, &label), 5);
	label_clear(&label);
	assert_int_equal(label_lead("12 pumps were bought", LABEL_BARE, NULL), 0);
}

static const struct example WHOLES[] = {
	{ "3", "3", "3", NULL },
	{ "3.", "3", "3", NULL },
	{ "03.01", "03.01", "03.01", NULL },
	{ "Recommendation 3:", "3", "Recommendation 3", NULL },
	{ "Rec 3.2", "3.2", "Rec 3.2", NULL },
	{ "SR (25/26) 01", "SR (25/26) 01", "SR (25/26) 01", NULL },
	{ "GC/21/14", "GC/21/14", "GC/21/14", NULL },
	{ "MSA-22-014", "MSA-22-014", "MSA-22-014", NULL },
	{ "R2", "R2", "R2", NULL },
	{ "(i)", "i", "(i)", NULL },
	{ "a)", "a", "a)", NULL },
	{ "14/03", "14/03", "14/03", NULL },
	{ "HP 2/3", "HP 2/3", "HP 2/3", NULL },
	{ "T4a", "T4a", "T4a", NULL },
	{ "4-6", "4-6", "4-6", NULL },
	{ "1 and 2", "1 and 2", "1 and 2", NULL },
	{ "AFI 7", "AFI 7", "AFI 7", NULL },
	{ "RGSC/20/2", "RGSC/20/2", "RGSC/20/2", NULL },
	{ "October 2024", NULL, NULL, NULL },
	{ "04/10/2024", NULL, NULL, NULL },
	{ "Money and staffing", NULL, NULL, NULL },
	{ "Total", NULL, NULL, NULL },
};

static void a_cell_that_is_a_label(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(WHOLES); i++) {
		struct label label = { NULL, NULL };
		label_whole(WHOLES[i].text, &label);
		if (g_strcmp0(label.number, WHOLES[i].number) != 0 || g_strcmp0(label.label, WHOLES[i].label) != 0)
			fail_msg("\"%s\": number %s, label %s", WHOLES[i].text, label.number, label.label);
		label_clear(&label);
	}
}

static void a_reference_inside_a_text(void **state)
{
	gsize start, end;

	(void)state;
	g_autofree char *code = label_find_code("5 Feb HSC/19/08 To request 3 notes", &start, &end);
	assert_string_equal(code, "HSC/19/08");
	assert_int_equal(start, 6);
	assert_null(label_find_code("In 2019 the council bought 3 pumps", NULL, NULL));
}

static void a_record_is_named_with_its_number(void **state)
{
	(void)state;
	assert_true(label_is_record("Recommendation 3"));
	assert_true(label_is_record("Rec 4:"));
	assert_false(label_is_record("Recommendations"));
	assert_false(label_is_record("Recommendation 3 was put off until the spring"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_is_named_with_its_number),
		cmocka_unit_test(a_label_before_a_text),
		cmocka_unit_test(a_bare_label_where_all_rows_have_one),
		cmocka_unit_test(a_cell_that_is_a_label),
		cmocka_unit_test(a_reference_inside_a_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
