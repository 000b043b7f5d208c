/** Cells of a column that is two: "Lead officer and timescale" over "Head of Estates, by May 2021". */
#include "model/tracker.h"

#include <string.h>

#include "model/date.h"
#include "model/pattern.h"
#include "model/text.h"

#define BETWEEN "[\\s,;:(\\[/\\x{2013}\\x{2014}-]*"

/** What stands between the one and the other, and the small words that belong to the date. */
static struct pattern BEFORE = PATTERN(
    "(?i)" BETWEEN "((?:\\b(?:due(?:\\s+by)?|by|before|from|on|(?:by\\s+)?(?:the\\s+)?end(?:\\s+of)?)\\s+)?)$");
static struct pattern AFTER = PATTERN("^[\\s,;:)\\]./\\x{2013}\\x{2014}-]*");

/** A word of time that is no date, behind a name or alone. */
static struct pattern WORD_OF_TIME = PATTERN(
    "(?i)^(?:(.*[\\p{L}\\d)\\].])[\\s,;:(/\\x{2013}\\x{2014}-]+)?((?:by\\s+)?(?:ongoing|immediate(?:ly)?|tbc|tba|to\\s+be\\s+(?:confirmed|agreed)|"
    "asap|completed?|continuous|annual(?:ly)?|quarterly|monthly|n/?a|as\\s+required|q[1-4]\\b[^\\n]{0,12}|next\\s+[^\\n]{1,24}|"
    "within\\s+[^\\n]{1,24}|(?:early|mid|late|end\\s+of|spring|summer|autumn|winter)\\b[^\\n]{0,12}|\\d{4}/\\d{2,4}))[)\\].]*$");

static bool is_done_after(const char *rest)
{
	struct match match;

	return pattern_match(&AFTER, rest, &match) && rest[match.end[0]] == '\0';
}

/** "Head of Estates, by May 2021": the date and its small words behind the name. */
static bool split_behind(const char *text, gsize start, gsize end, char **who, char **when)
{
	g_autofree char *front = g_strndup(text, start);
	struct match match;

	if (!is_done_after(text + end) || !pattern_match(&BEFORE, front, &match) || match.start[0] == 0)
		return false;
	*who = g_strndup(front, match.start[0]);
	*when = g_strndup(text + match.start[1], end - match.start[1]);
	return true;
}

/** "May 2021 – Head of Estates". */
static bool split_before(const char *text, gsize start, gsize end, char **who, char **when)
{
	g_autofree char *front = g_strndup(text, start);
	struct match match;

	if (!pattern_match(&BEFORE, front, &match) || match.start[0] > 0 || is_done_after(text + end) ||
	    !pattern_match(&AFTER, text + end, &match))
		return false;
	g_autofree char *second = date_find(text + end, 0, NULL, NULL);
	if (second != NULL)
		return false;
	*when = g_strndup(text, end);
	*who = g_strdup(text + end + match.end[0]);
	return true;
}

bool tracker_split_joined(const char *text, unsigned year, char **who, char **when)
{
	gsize start, end;
	struct match match;

	*who = *when = NULL;
	g_autofree char *date = date_find(text, year, &start, &end);
	if (date != NULL) {
		if (is_done_after(text + end) && start == 0) {
			*when = g_strdup(text);
			return true;
		}
		return split_behind(text, start, end, who, when) || split_before(text, start, end, who, when);
	}
	if (people_is_owner(text)) {
		*who = g_strdup(text);
		return true;
	}
	if (!pattern_match(&WORD_OF_TIME, text, &match))
		return false;
	*who = match_has(&match, 1) ? match_group(&match, 1) : NULL;
	*when = match_group(&match, 2);
	return true;
}
