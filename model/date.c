#include "model/date.h"

#include <stdlib.h>
#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define YEAR_FIRST 1900u /* papers of public bodies; what lies outside is a reference, not a year */
#define YEAR_LAST 2099u
#define MONTH_NONE 99u
#define HITS_LOOKED_AT 64u /* dates of one text that date_find tries before it gives up */
#define YEARS_NEAR 5u      /* a target is rarely set further from the year of its list */
#define TWO_DIGIT_TURN 80u /* "79" is 2079, "80" is 1980 */

#define DASH "[-\\x{2010}-\\x{2015}\\x{2212}]"
#define MONTH_NAMES                                                                                                    \
	"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"             \
	"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
#define ORDINAL "(?:\\s?(?:st|nd|rd|th)(?=\\P{L}|$|" MONTH_NAMES "))?" /* "31stJanuary", not "3 the" */
#define DAY "(?<![\\p{L}\\d])(\\d{1,2})" ORDINAL
#define MONTH "(" MONTH_NAMES ")(?!\\p{L})\\.?"
#define YEAR4 "((?:19|20)\\d\\d)(?!\\d)"
#define NOT_FINANCIAL                                                                                                  \
	"(?!\\s?[/"                                                                                                    \
	"\\x{2013}-]\\s?\\d\\d(?!\\d))" /* "2024/25" is no year */
#define YEAR2_JOINED "(?:" DASH "|[/.'\\x{2019}])\\s?['\\x{2019}]?(\\d\\d)(?![\\d:]|\\.\\d)"
#define YEAR2_LAST                                                                                                     \
	"(\\d\\d)(?=\\s*(?:$|[).,;\\]\\n](?!\\d)))" /* not "3 March 10 people", "3 March 10.30"   \
								*/
#define GAP "(?:" DASH "|[\\s,/.'\\x{2019}])*"
#define CAPITAL "(?=\\p{Lu})" /* "may" alone is a verb */

/**
 * USE_WHOLE: only where nothing but words of time stands beside it. USE_EITHER: so too, and "June 25" is the year's
 * month, but the month's day in a list whose year is known and far from 2025.
 */
enum use { USE_ALWAYS, USE_WHOLE, USE_EITHER, USE_YEARLESS };

/** The forms of a date: a letter for what each group says. Order decides where two begin at one place. */
static struct date_form {
	struct pattern pattern;
	const char *groups;
	enum use use;
} FORMS[] = {
	{ PATTERN("(?<![\\d/.-])((?:19|20)\\d\\d)([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)"), "y-md", USE_ALWAYS },
	{ PATTERN("(?<![\\p{L}\\d/.])(?<![\\p{L}\\d]-)(\\d{1,2})\\s?([/.]|" DASH ")\\s?(\\d{1,2})\\s?\\2\\s?"
		  "((?:19|20)\\d\\d|\\d\\d)(?![\\d/]|\\.\\d)"),
	    "d-my", USE_ALWAYS },
	{ PATTERN("(?i)" DAY "(?:\\s+(?:day\\s+)?of)?" GAP MONTH GAP YEAR4), "dmy", USE_ALWAYS },
	{ PATTERN("(?i)" DAY GAP MONTH "\\s?" YEAR2_JOINED), "dmy", USE_ALWAYS },
	{ PATTERN("(?i)" DAY GAP MONTH "\\s+" YEAR2_LAST), "dmy", USE_ALWAYS },
	{ PATTERN("(?i)(?<!\\p{L})" MONTH "\\s*(\\d{1,2})" ORDINAL "[\\s,]\\s*" YEAR4), "mdy", USE_ALWAYS },
	{ PATTERN("(?i)(?<!\\p{L})" MONTH GAP YEAR4 NOT_FINANCIAL), "my", USE_ALWAYS },
	{ PATTERN("(?i)(?<!\\p{L})" MONTH "\\s?" YEAR2_JOINED "(?!\\d)"), "my", USE_ALWAYS },
	{ PATTERN("(?i)(?<!\\p{L})(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\s+" YEAR2_LAST), "my", USE_WHOLE },
	{ PATTERN("(?i)(?<!\\p{L})(?-i:" CAPITAL ")(" MONTH_NAMES ")\\s+(?=[1-3])" YEAR2_LAST), "my", USE_EITHER },
	{ PATTERN("(?<![\\p{L}\\d/.-])(0[1-9]|1[0-2])/(1[3-9]|[23]\\d)(?![\\d/.-])"), "my", USE_WHOLE },
	{ PATTERN("(?<![\\p{L}\\d/.-])(1[3-9]|2\\d|3[01])/(0?[1-9]|1[0-2])(?![\\d/.-])"), "dm", USE_YEARLESS },
	{ PATTERN("(?<![\\p{L}\\d/.-])(\\d{1,2})\\s?[/.]\\s?" YEAR4), "my", USE_WHOLE },
	{ PATTERN("(?<![\\p{L}\\d/.-])" YEAR4 "-(\\d\\d)(?!\\d)"), "ym", USE_WHOLE },
	{ PATTERN("(?i)" DAY "(?:\\s+of)?" GAP "(?-i:" CAPITAL ")" MONTH), "dm", USE_YEARLESS },
	{ PATTERN("(?i)(?<!\\p{L})(?-i:" CAPITAL ")" MONTH "\\s*(\\d{1,2})(?![\\d.:])" ORDINAL), "md", USE_YEARLESS },
	{ PATTERN("(?i)(?<!\\p{L})(?-i:" CAPITAL ")" MONTH), "m", USE_YEARLESS },
	{ PATTERN("(?<![\\p{L}\\d/.,-])(?<!\\p{Sc})" YEAR4 "(?![/,.]\\d|" DASH "\\d)"), "y", USE_WHOLE },
};

/** Words that may stand beside a date without making it less of one. */
static struct pattern BESIDE = PATTERN(
    "(?i)\\b(?:by|before|on|in|at|of|the|to|from|until|during|for|no|later|than|end|ends?|ending|"
    "early|late|mid|due|date|dated|"
    "target|week|month|year|w/?c|w/"
    "?e|wc|commencing|beginning|starting|onwards?|circa|c|approx(?:imately)?|around|calendar|"
    "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    "\\d{1,2}(?:[.:]\\d\\d)?\\s?(?:am|pm|a\\.m\\.?|p\\.m\\.?|noon))\\b");

static struct pattern WORD = PATTERN("[\\p{L}\\d]");

/** "1-3", "12 and" before a date: it is the end of a range or of a list. */
static struct pattern LIST_BEFORE = PATTERN(
    "(?i)\\d{1,2}" ORDINAL "\\s*(?:" DASH "|/|&|,|\\bto\\b|\\band\\b|\\bor\\b)\\s*$");

/** The date is counted from, not named: "within 3 months of 1 April 2016". */
static struct pattern COUNTED = PATTERN(
    "(?i)\\b(?:days?|weeks?|months?|years?)\\s+(?:from|after|following|before)\\b"
    "|\\b(?:days|weeks|months|years)\\s+of\\b|\\b(?:after|since|following|post|not\\s+before)\\b"
    "|\\b(?:each|every)\\s+(?:year|month|spring|autumn)");

/** "Mid 2024" is no more a date than "Q3 2024" is; "by 2024" and "end of 2024" mean the year's last day. */
static struct pattern PART_OF_YEAR = PATTERN("(?i)\\b(?:early|mid|middle|late|later|start|beginning)\\b");

static const char MONTHS[][4] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };

/** One date as found in a text. */
struct hit {
	gsize start, end;          /* bytes */
	unsigned year, month, day; /* 0: not said */
	enum use use;
};

static unsigned month_of(const char *text)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(MONTHS); i++)
		if (g_ascii_strncasecmp(text, MONTHS[i], 3) == 0)
			return i + 1;
	return (unsigned)strtoul(text, NULL, 10);
}

static unsigned year_of(const char *text)
{
	unsigned year = (unsigned)strtoul(text, NULL, 10);

	if (year >= 100)
		return year;
	return year < TWO_DIGIT_TURN ? 2000 + year : 1900 + year;
}

static void fill_hit(struct hit *hit, const struct date_form *form, const struct match *match)
{
	*hit = (struct hit){ .start = match->start[0], .end = match->end[0], .use = form->use };
	for (unsigned i = 0; form->groups[i] != '\0'; i++) {
		const char *text = match->subject + match->start[i + 1];
		switch (form->groups[i]) {
		case 'd':
			hit->day = (unsigned)strtoul(text, NULL, 10);
			break;
		case 'm':
			hit->month = month_of(text);
			break;
		case 'y':
			hit->year = year_of(text);
			break;
		default: /* the separator */
			break;
		}
	}
	if (strcmp(form->groups, "ym") == 0 && hit->month == hit->year % 100 + 1)
		hit->month = MONTH_NONE; /* "2011-12" is a financial year */
}

/** The first form at or after a place; of two at one place the one higher in the table. */
static bool next_hit(const char *text, gsize from, struct hit *hit)
{
	bool found = false;

	for (unsigned i = 0; i < G_N_ELEMENTS(FORMS); i++) {
		struct match match;
		if (!pattern_match_from(&FORMS[i].pattern, text, from, &match))
			continue;
		if (found && match.start[0] >= hit->start)
			continue;
		fill_hit(hit, &FORMS[i], &match);
		found = true;
	}
	return found;
}

/** The date of a hit as the report writes it; NULL if it says no year or no calendar has it. */
static char *write_hit(const struct hit *hit, unsigned year_hint)
{
	unsigned year = hit->year != 0 ? hit->year : year_hint;

	if (year < YEAR_FIRST || year > YEAR_LAST)
		return NULL;
	if (hit->month == 0 && hit->day == 0)
		return g_strdup_printf("%04u", year);
	if (hit->month < 1 || hit->month > 12)
		return NULL;
	if (hit->day == 0 && hit->month != 0)
		return g_strdup_printf("%04u-%02u", year, hit->month);
	if (!g_date_valid_dmy((GDateDay)hit->day, (GDateMonth)hit->month, (GDateYear)year))
		return NULL;
	return g_strdup_printf("%04u-%02u-%02u", year, hit->month, hit->day);
}

static bool is_list_end(const char *text, gsize start)
{
	gsize from = start > 24 ? start - 24 : 0;

	while (from < start && ((guchar)text[from] & 0xC0) == 0x80)
		from++;
	g_autofree char *before = g_strndup(text + from, start - from);
	return pattern_match(&LIST_BEFORE, before, NULL);
}

/** Whether any word is left of a text when dates and the words of time are taken away. */
static bool has_other_words(GString *rest)
{
	struct match match;
	gsize from = 0;

	while (pattern_match_from(&BESIDE, rest->str, from, &match)) {
		memset(rest->str + match.start[0], ' ', match.end[0] - match.start[0]);
		from = match.end[0];
	}
	return pattern_match(&WORD, rest->str, NULL);
}

/** "June 25": a month of that year, or a day of the year that the list states; where it can be both, neither. */
static bool is_settled(struct hit *hit, unsigned year)
{
	if (hit->use != USE_EITHER || year == 0)
		return true;
	if (MAX(hit->year, year) - MIN(hit->year, year) <= YEARS_NEAR)
		return false;
	hit->day = hit->year % 100;
	hit->year = 0;
	return true;
}

/** The one date that a text says; `other_words` may stand beside it or not. */
static char *only_date(const char *text, unsigned year, bool other_words)
{
	GString *rest = g_string_new(text);
	struct hit hit, kept[2];
	unsigned n = 0, n_whole = 0;

	for (gsize from = 0; n < 2 && n_whole < 2 && next_hit(text, from, &hit); from = hit.end) {
		memset(rest->str + hit.start, ' ', hit.end - hit.start);
		if (hit.use == USE_WHOLE || hit.use == USE_EITHER)
			n_whole++;
		kept[n++] = hit;
	}
	bool is_bare = !has_other_words(rest);
	g_string_free(rest, TRUE);
	if (n == 2 && !is_bare && (kept[1].use == USE_WHOLE || kept[1].use == USE_EITHER))
		n = 1; /* a number beside the date: "31 March 2024 (2019 baseline)" */
	if (n != 1 || (!is_bare && (kept[0].use == USE_WHOLE || kept[0].use == USE_EITHER || !other_words)))
		return NULL;
	if (is_list_end(text, kept[0].start) || pattern_match(&COUNTED, text, NULL))
		return NULL;
	if (kept[0].day == 0 && kept[0].use == USE_YEARLESS && !is_bare)
		return NULL; /* "October issue" */
	if (kept[0].month == 0 && pattern_match(&PART_OF_YEAR, text, NULL))
		return NULL;
	return is_settled(&kept[0], year) ? write_hit(&kept[0], year) : NULL;
}

char *date_read(const char *text, unsigned year)
{
	return text == NULL ? NULL : only_date(text, year, false);
}

char *date_find(const char *text, unsigned year, gsize *start, gsize *end)
{
	struct hit hit;
	gsize from = 0;

	for (unsigned n = 0; text != NULL && n < HITS_LOOKED_AT && next_hit(text, from, &hit); n++) {
		from = hit.end;
		if (hit.use == USE_WHOLE || (hit.use == USE_EITHER && year == 0) || !is_settled(&hit, year) ||
		    (hit.use == USE_YEARLESS && hit.day == 0))
			continue;
		char *date = write_hit(&hit, year);
		if (date == NULL)
			continue;
		if (start != NULL)
			*start = hit.start;
		if (end != NULL)
			*end = hit.end;
		return date;
	}
	return NULL;
}

struct when *when_read(const char *text, unsigned year)
{
	if (text_is_blank(text))
		return NULL;
	return when_new(g_strdup(text), only_date(text, year, true));
}

int date_compare(const char *a, const char *b)
{
	return g_strcmp0(a, b);
}
