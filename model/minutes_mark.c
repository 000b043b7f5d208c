#include "model/minutes_line.h"

#include <string.h>

#include "model/pattern.h"

#define ROMAN_MAX 39u    /* xxxix: no list of resolutions is longer */
#define MARK_STEP_MAX 3u /* a list may miss a number or two (a page lost, a typing error) */

static struct pattern BULLET = PATTERN("^(?:[•·▪▫●◦○■□‣∙➢➤⁃\\x{F000}-\\x{F0FF}*]\\s*|[-–—]\\s+|o\\s{2,})(?=\\S)");
static struct pattern MARK = PATTERN(
    "^(?:(\\()\\s?(\\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})\\s?\\)[.:]?|"
    "(\\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})(\\))[.:]?|(\\d{1,4}|[a-z]{1,5})(\\.)(?![\\d]))\\s*(?=\\S)");
static struct pattern DECIMAL = PATTERN("^(\\d{1,3}(?:\\.\\d{1,3}){1,3})[.)]?(?:\\s+|(?=\\p{Lu}))(?=\\D)");
static struct pattern CAPITAL_STOP = PATTERN("^([A-H])(\\.)\\s+(?=(?:That|To|The|A|An)\\b|\\p{Ll}{3})");

static unsigned roman_value(const char *text)
{
	static const char *const ROMAN[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };
	unsigned tens = 0;

	while (*text == 'x' && tens < 3) {
		tens++;
		text++;
	}
	for (unsigned i = 0; i < G_N_ELEMENTS(ROMAN); i++)
		if (g_str_equal(text, ROMAN[i]) && tens * 10 + i > 0 && tens * 10 + i <= ROMAN_MAX)
			return tens * 10 + i;
	return 0;
}

/** What "12", "b" or "iv" counts; false for a word that counts nothing ("(the)"). */
static bool read_count(const char *count, struct list_mark *mark)
{
	g_autofree char *small = g_ascii_strdown(count, -1);

	if (g_ascii_isdigit(*count)) {
		mark->style = MARK_NUMBER;
		mark->number = (unsigned)g_ascii_strtoull(count, NULL, 10);
		return true;
	}
	mark->style = g_ascii_isupper(*count) ? MARK_CAPITAL : MARK_SMALL;
	mark->roman = roman_value(small);
	if (small[1] == '\0' || (small[0] == small[1] && small[2] == '\0')) /* a ... z, aa ... */
		mark->letter = (unsigned)(small[0] - 'a') + 1 + (small[1] != '\0' ? 26 : 0);
	return mark->roman > 0 || mark->letter > 0;
}

/** A pattern's groups: the counting text and, before or behind it, the sign that shows how it is set off. */
static bool read_mark(const char *text, const struct match *match, unsigned count, unsigned sign,
    struct list_mark *mark)
{
	g_autofree char *counted = match_group(match, count);

	mark->round = text[match->start[sign]];
	mark->body = match->end[0];
	for (mark->label_end = mark->body; mark->label_end > 0 && g_ascii_isspace(text[mark->label_end - 1]);)
		mark->label_end--;
	if (read_count(counted, mark))
		return true;
	*mark = (struct list_mark){ .style = MARK_NONE };
	return false;
}

bool minutes_mark(const char *text, struct list_mark *mark)
{
	struct match match;

	*mark = (struct list_mark){ .style = MARK_NONE };
	if (pattern_match(&BULLET, text, &match)) {
		mark->style = MARK_BULLET;
		mark->body = match.end[0];
		return true;
	}
	if (pattern_match(&DECIMAL, text, &match)) {
		const char *last = strrchr(text + match.start[1], '.');
		for (; last != NULL && last >= text + match.end[1]; last = g_strrstr_len(text, last - text, "."))
			continue;
		mark->style = MARK_DECIMAL;
		mark->number = last != NULL ? (unsigned)g_ascii_strtoull(last + 1, NULL, 10) : 0;
		mark->label_end = match.end[1];
		mark->body = match.end[0];
		return true;
	}
	if (pattern_match(&CAPITAL_STOP, text, &match))
		return read_mark(text, &match, 1, 2, mark);
	if (!pattern_match(&MARK, text, &match))
		return false;
	unsigned group = match_has(&match, 2) ? 2 : match_has(&match, 3) ? 3 : 5;
	return read_mark(text, &match, group, group == 2 ? 1 : group + 1, mark);
}

static bool is_step(unsigned before, unsigned after)
{
	return before > 0 && after > before && after - before <= MARK_STEP_MAX;
}

bool minutes_mark_follows(const struct list_mark *before, const struct list_mark *after)
{
	bool letters = (before->style == MARK_SMALL && after->style == MARK_CAPITAL) ||
	    (before->style == MARK_CAPITAL && after->style == MARK_SMALL); /* "A)" and "b)": a slip */

	if ((before->style != after->style && !letters) || before->style == MARK_NONE || before->round != after->round)
		return false;
	switch (after->style) {
	case MARK_BULLET:
		return true;
	case MARK_NUMBER:
	case MARK_DECIMAL:
		return is_step(before->number, after->number);
	default:
		return is_step(before->letter, after->letter) || is_step(before->roman, after->roman);
	}
}

bool minutes_mark_is_first(const struct list_mark *mark)
{
	return mark->style == MARK_BULLET || mark->number == 1 || mark->letter == 1 || mark->roman == 1;
}
