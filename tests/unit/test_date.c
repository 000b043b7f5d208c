#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/date.h"

/** A text, the year that its list states (0: none), and the date that it says. */
struct example {
	const char *text;
	unsigned year;
	const char *date;
};

static void check_date(const struct example *example, char *got)
{
	if (g_strcmp0(got, example->date) != 0)
		fail_msg("\"%s\" read as %s, expected %s", example->text, got, example->date);
	g_free(got);
}

static void whole_texts(void **state)
{
	static const struct example EXAMPLES[] = {
		{ "31st January 2017", 0, "2017-01-31" },
		{ "31 st January, 2017", 0, "2017-01-31" },
		{ "31stJanuary 2017", 0, "2017-01-31" },
		{ "the 5th day of June 2014", 0, "2014-06-05" },
		{ "Thursday 5 June 2014 at 10.30am", 0, "2014-06-05" },
		{ "week commencing 5 June 2014", 0, "2014-06-05" },
		{ "w/c 5/6/14", 0, "2014-06-05" },
		{ "22/4/16", 0, "2016-04-22" },
		{ "22 / 4 / 2016", 0, "2016-04-22" },
		{ "04.10.16", 0, "2016-10-04" },
		{ "04-10-2016", 0, "2016-10-04" },
		{ "01/01/99", 0, "1999-01-01" },
		{ "12-Oct-11", 0, "2011-10-12" },
		{ "12 Oct 11", 0, "2011-10-12" },
		{ "9 Sept. 2018", 0, "2018-09-09" },
		{ "30\u00a0September\u00a02018", 0, "2018-09-30" },
		{ "30 September\n2018", 0, "2018-09-30" },
		{ "by 30 April 2015", 0, "2015-04-30" },
		{ "End of March 2016", 0, "2016-03" },
		{ "June 30, 2024", 0, "2024-06-30" },
		{ "Sept. 3rd, 2024", 0, "2024-09-03" },
		{ "April 2016", 0, "2016-04" },
		{ "APRIL 2016", 0, "2016-04" },
		{ "Mar-14", 0, "2014-03" },
		{ "Mar\u201314", 0, "2014-03" },
		{ "Mar \u201914", 0, "2014-03" },
		{ "Sep 14", 0, "2014-09" },
		{ "04/2016", 0, "2016-04" },
		{ "2016", 0, "2016" },
		{ "end of 2016", 0, "2016" },
		{ "2017-01-31", 0, "2017-01-31" },
		{ "2017-04", 0, "2017-04" },
		{ "30 Sep", 2016, "2016-09-30" },
		{ "September", 2016, "2016-09" },
		{ "30 Sep", 0, NULL },
		{ "2011-12", 0, NULL },
		{ "2024/25", 0, NULL },
		{ "2024-2025", 0, NULL },
		{ "Q1 2025/26", 0, NULL },
		{ "Spring 2022", 0, NULL },
		{ "31 June 2025", 0, NULL },
		{ "30.02.2016", 0, NULL },
		{ "06/30/2024", 0, NULL },
		{ "1-3 March 2025", 0, NULL },
		{ "12 and 19 March 2025", 0, NULL },
		{ "March/April 2025", 0, NULL },
		{ "April 2024 to March 2025", 0, NULL },
		{ "Completed 5 June 2014", 0, NULL },
		{ "TBC", 2014, NULL },
		{ "", 2014, NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(EXAMPLES); i++)
		check_date(&EXAMPLES[i], date_read(EXAMPLES[i].text, EXAMPLES[i].year));
}

static void cells_keep_their_words(void **state)
{
	static const struct example EXAMPLES[] = {
		{ "Meeting held by 30 April 2015", 0, "2015-04-30" },
		{ "Cabinet \u2013 12 October 2011", 0, "2011-10-12" },
		{ "Completed March 2024", 0, "2024-03" },
		{ "Ongoing", 2024, NULL },
		{ "Annually from April 2016", 0, "2016-04" },
		{ "Within 3 months of 1 April 2016", 0, NULL },
		{ "After the review in April 2016", 0, NULL },
		{ "31 March 2024 (was 31 December 2023)", 0, NULL },
		{ "30 homes by March 2024", 0, "2024-03" },
		{ "Summer 2022", 0, NULL },
		{ "Subject to funding", 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(EXAMPLES); i++) {
		struct when *when = when_read(EXAMPLES[i].text, EXAMPLES[i].year);
		assert_non_null(when);
		assert_string_equal(when->text, EXAMPLES[i].text);
		check_date(&EXAMPLES[i], g_strdup(when->date));
		when_free(when);
	}
	assert_null(when_read(" \u00a0", 0));
}

static void first_date_of_a_sentence(void **state)
{
	static const struct example EXAMPLES[] = {
		{ "Update (15.9.14): the board met", 0, "2014-09-15" },
		{ "Progress at 31 June 2025, then 1 July 2025", 0, "2025-07-01" },
		{ "The panel may meet in 2016", 2016, NULL },
		{ "On 3 March 10 people came", 0, NULL },
		{ "On 3 March 10 people came", 2014, "2014-03-03" },
		{ "reference GC/21/14 of 2 May 2014", 0, "2014-05-02" },
		{ "the 2024/25 budget of April 2024", 0, "2024-04" },
		{ "\u00a32016 spent", 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(EXAMPLES); i++)
		check_date(&EXAMPLES[i], date_find(EXAMPLES[i].text, EXAMPLES[i].year, NULL, NULL));
	gsize start, end;
	char *date = date_find("met on 2 May 2014 again", 0, &start, &end);
	assert_int_equal(start, 7);
	assert_int_equal(end, 17);
	g_free(date);
}

static void shorter_dates_come_first(void **state)
{
	(void)state;
	assert_true(date_compare("2016", "2016-04") < 0);
	assert_true(date_compare("2016-04", "2016-04-01") < 0);
	assert_true(date_compare(NULL, "2016") < 0);
	assert_true(date_compare("2017", "2016-04-01") > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_texts),
		cmocka_unit_test(cells_keep_their_words),
		cmocka_unit_test(first_date_of_a_sentence),
		cmocka_unit_test(shorter_dates_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
