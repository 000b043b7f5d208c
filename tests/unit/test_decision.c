#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/decision.h"

struct example {
	const char *text;
	enum decision decision;
};

static void check_all(const struct example *examples, size_t n, enum decision (*read)(const char *))
{
	for (size_t i = 0; i < n; i++) {
		enum decision got = read(examples[i].text);
		if (got != examples[i].decision)
			fail_msg("\"%s\" read as %s, expected %s", examples[i].text, decision_name(got),
			    decision_name(examples[i].decision));
	}
}

static void responses(void **state)
{
	static const struct example EXAMPLES[] = {
		{ "Agreed", DECISION_ACCEPTED },
		{ "Accepted. A leaflet will be printed.", DECISION_ACCEPTED },
		{ "AGREED \u2013 the leaflet is at the printer", DECISION_ACCEPTED },
		{ "Agreed in full. The leaflet is ready.", DECISION_ACCEPTED },
		{ "Agreed, subject to budget.", DECISION_ACCEPTED },
		{ "Agreed subject to funding", DECISION_ACCEPTED },
		{ "Agreed by Cabinet on 3 March 2014", DECISION_ACCEPTED },
		{ "Agreed 3 March 2014", DECISION_ACCEPTED },
		{ "Agreed and completed", DECISION_ACCEPTED },
		{ "Agreed to print the leaflet by June", DECISION_ACCEPTED },
		{ "The Cabinet accepts this recommendation.", DECISION_ACCEPTED },
		{ "Officers agree.", DECISION_ACCEPTED },
		{ "We agree with the recommendation and will act.", DECISION_ACCEPTED },
		{ "This recommendation is accepted.", DECISION_ACCEPTED },
		{ "Recommendation 4 is supported", DECISION_ACCEPTED },
		{ "Executive response: Accepted", DECISION_ACCEPTED },
		{ "Fully accepted", DECISION_ACCEPTED },
		{ "Yes", DECISION_ACCEPTED },
		{ "Agreed in part. Fares will be met over two miles.", DECISION_PARTLY },
		{ "Accepted in part; a single sheet", DECISION_PARTLY },
		{ "Partially agreed.", DECISION_PARTLY },
		{ "Part accepted", DECISION_PARTLY },
		{ "Agreed in principle", DECISION_PARTLY },
		{ "Agreed \u2013 further work required", DECISION_PARTLY },
		{ "Accepted with amendments", DECISION_PARTLY },
		{ "Cabinet partially accepts the recommendation", DECISION_PARTLY },
		{ "Not agreed \u2013 the charge covers its cost", DECISION_REJECTED },
		{ "Not accepted.", DECISION_REJECTED },
		{ "The Executive does not accept this recommendation.", DECISION_REJECTED },
		{ "This recommendation is not supported", DECISION_REJECTED },
		{ "Rejected \u2013 the lane is private", DECISION_REJECTED },
		{ "Disagree. The cost is too high.", DECISION_REJECTED },
		{ "No", DECISION_REJECTED },
		{ "Noted", DECISION_NOTED },
		{ "The recommendation is noted.", DECISION_NOTED },
		{ "Agreed pitches are drawn on a plan.", DECISION_NONE },
		{ "Agreed actions will be listed.", DECISION_NONE },
		{ "Accepted practice is to write first.", DECISION_NONE },
		{ "Supported housing is let by the county.", DECISION_NONE },
		{ "The council supports families in three ways.", DECISION_NONE },
		{ "Not yet agreed", DECISION_NONE },
		{ "To be agreed", DECISION_NONE },
		{ "Accepted / Partially accepted / Rejected", DECISION_NONE },
		{ "No. 4 depot will be closed", DECISION_NONE },
		{ "No decision has been made", DECISION_NONE },
		{ "Legal advice has been sought.", DECISION_NONE },
		{ "", DECISION_NONE },
	};

	(void)state;
	check_all(EXAMPLES, G_N_ELEMENTS(EXAMPLES), decision_read);
	assert_int_equal(decision_read(NULL), DECISION_NONE);
}

static void headings(void **state)
{
	static const struct example EXAMPLES[] = {
		{ "Accepted Recommendations", DECISION_ACCEPTED },
		{ "Agreed Recommendation", DECISION_ACCEPTED },
		{ "Recommendations accepted by Cabinet", DECISION_ACCEPTED },
		{ "Recommendations not accepted", DECISION_REJECTED },
		{ "Rejected", DECISION_REJECTED },
		{ "Table 2: Partially accepted", DECISION_PARTLY },
		{ "Recommendations accepted in part", DECISION_PARTLY },
		{ "Recommendations noted", DECISION_NOTED },
		{ "Recommendation", DECISION_NONE },
		{ "Agreed action", DECISION_NONE },
		{ "Accepted?", DECISION_NONE },
		{ "Recommendation accepted or rejected", DECISION_NONE },
		{ "Recommendations accepted and rejected", DECISION_NONE },
		{ "Recommendations agreed by the Scrutiny Committee", DECISION_NONE },
		{ "Agreed implementation date", DECISION_NONE },
		{ "Agreed pitches", DECISION_NONE },
	};

	(void)state;
	check_all(EXAMPLES, G_N_ELEMENTS(EXAMPLES), decision_of_heading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(responses),
		cmocka_unit_test(headings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
