#include <string.h>

#include "model/columns_words.h"
#include "model/pattern.h"
#include "model/text.h"

#define HEADING_BYTES 120 /* longer than any heading seen in fifty public trackers, a dated update column among them */
#define PROFILE_SCORE 120 /* the clerk has the last word */
#define HEADING_WORDS 9   /* "Progress made since the last report to the committee" */

/** What stands in a heading for a footnote. */
static struct pattern FOOTNOTE = PATTERN("\\s*(?:\\[\\w{1,4}\\]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+)");
static struct pattern QUALIFIER = PATTERN(
    "(?i)\\W*\\b(?:if|where)\\s+(?:applicable|any|required|appropriate|different|relevant|known|needed|agreed|"
    "changed|necessary)\\W*$");
static struct pattern UNDERLINE = PATTERN("\\s*[-_=\\x{2013}\\x{2014}]{2,}");
static struct pattern BROKEN = PATTERN("\\b(\\p{L}{2,})[-\\x{2010}]\\s+(?=\\p{Ll})");

/** Takes out every match of a pattern, but keeps its first group. */
static char *take_out(struct pattern *pattern, const char *text)
{
	GString *out = g_string_new(NULL);
	struct match match;
	gsize from = 0;

	while (pattern_match_from(pattern, text, from, &match) && match.end[0] > from) {
		g_string_append_len(out, text + from, (gssize)(match.start[0] - from));
		if (match_has(&match, 1))
			g_string_append_len(out, text + match.start[1], (gssize)(match.end[1] - match.start[1]));
		from = match.end[0];
	}
	g_string_append(out, text + from);
	return g_string_free(out, FALSE);
}

char *columns_tidy_heading(const char *text)
{
	g_autofree char *tidy = text_tidy(text == NULL ? "" : text);
	g_autofree char *spaced = g_strdelimit(g_strdup(tidy), "\n", ' ');
	g_autofree char *unmarked = take_out(&FOOTNOTE, spaced);
	g_autofree char *plain = take_out(&UNDERLINE, unmarked);
	char *joined = take_out(&BROKEN, plain);

	return g_strstrip(joined);
}

/** Letters, digits and # only, case folded. */
static char *squeeze(const char *heading)
{
	g_autofree char *hashed = g_str_has_suffix(heading, "#") ? /* "Rec #" */
	    g_strdup_printf("%.*sno", (int)strlen(heading) - 1, heading) :
	    g_strdup(heading);
	g_auto(GStrv) parts = g_strsplit(hashed, "%", -1);
	g_autofree char *spelt = g_strjoinv("percent", parts);
	g_auto(GStrv) ands = g_strsplit(spelt, "&", -1);
	g_autofree char *numbered = g_strjoinv("and", ands);
	g_autofree char *normal = text_key(numbered);
	char *key = g_utf8_casefold(normal, -1); /* again: the numero sign becomes "No" only when it is normalised */
	char *to = key;

	for (const char *from = key; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = *from;
	*to = '\0';
	return key;
}

static const char *const FIELD_NAMES[N_FIELDS] = {
	[FIELD_NONE] = "none",
	[FIELD_NUMBER] = "number",
	[FIELD_RECOMMENDATION] = "recommendation",
	[FIELD_RESPONSE] = "response",
	[FIELD_DECISION] = "decision",
	[FIELD_PROGRESS] = "progress",
	[FIELD_OWNER] = "owner",
	[FIELD_MEMBER] = "member",
	[FIELD_DUE] = "due",
	[FIELD_REVISED_DUE] = "revised_due",
	[FIELD_DONE] = "done",
	[FIELD_STATUS] = "status",
	[FIELD_ASSESSMENT] = "assessment",
	[FIELD_EXTRA] = "extra",
	[FIELD_COUNT] = "count",
	[FIELD_GENERIC] = "generic",
};

const char *columns_field_name(enum field field)
{
	return FIELD_NAMES[field];
}

bool columns_field_from_name(const char *name, enum field *field)
{
	for (int i = FIELD_NUMBER; i <= FIELD_EXTRA; i++) {
		if (g_strcmp0(FIELD_NAMES[i], name) == 0) {
			*field = (enum field)i;
			return true;
		}
	}
	return false;
}

static struct pattern BRACKETS = PATTERN("\\([^()]*\\)");

/** Whether a text is too long or too much of a sentence for a heading; what stands in brackets doesn't count. */
static bool is_prose(const char *heading)
{
	static struct pattern SENTENCE = PATTERN(
	    "[;!]|\\w\\.\\s+\\p{Lu}\\p{Ll}+\\s+\\p{Ll}|\\p{L}{4}(?<![Rr]esp)[.,]\\s*$");
	g_autofree char *bare = take_out(&BRACKETS, heading);

	return text_count_words(bare) > HEADING_WORDS || pattern_match(&SENTENCE, bare, NULL);
}

struct reading_of_heading columns_heading(const char *text, const struct profile *profile)
{
	static const struct reading_of_heading unknown = { FIELD_NONE, FIELD_NONE, 0, 0 };

	if (text_is_blank(text) || strlen(text) > HEADING_BYTES)
		return unknown;
	g_autofree char *heading = columns_tidy_heading(text);
	enum field field;
	if (columns_field_from_name(profile_field(profile, heading), &field))
		return (struct reading_of_heading){ field, FIELD_NONE, PROFILE_SCORE, 0 };
	if (is_prose(heading))
		return unknown;
	g_autofree char *bare = take_out(&QUALIFIER, heading);
	g_autofree char *squeezed = squeeze(bare);
	struct reading_of_heading reading = columns_words_look_up(squeezed);
	if (reading.score > 0 || strchr(bare, '(') == NULL)
		return reading;
	g_autofree char *outside = take_out(&BRACKETS, bare); /* "Gaps found (if the audit has run)" */
	g_autofree char *rest = squeeze(outside);
	return columns_words_look_up(rest);
}

static bool is_person_field(enum field field)
{
	return field == FIELD_OWNER || field == FIELD_MEMBER;
}

/** A bare "date" beside a person is when it is due. */
static enum field field_of_half(const char *half, const struct profile *profile)
{
	static struct pattern DATE = PATTERN("(?i)^\\W*dates?\\W*$");

	return pattern_match(&DATE, half, NULL) ? FIELD_DUE : columns_heading(half, profile).field;
}

bool columns_heading_halves(const char *heading, struct reading_of_heading *reading, const struct profile *profile)
{
	static struct pattern HALVES = PATTERN(
	    "(?i)^(.*\\S)(?:\\s*[/&+,|]\\s*|\\s+(?:and|with|[\\x{2013}-])\\s+)((?:by\\s+)?\\S.*)$");
	struct match match;

	if (!pattern_match(&HALVES, heading, &match))
		return false;
	g_autofree char *first = match_group(&match, 1), *second = match_group(&match, 2);
	enum field one = field_of_half(first, profile), two = field_of_half(second, profile);
	if ((is_person_field(one) && two == FIELD_DUE) || (one == FIELD_DUE && is_person_field(two))) {
		*reading = columns_heading(is_person_field(one) ? first : second, profile);
		return true;
	} else if (reading->score == 0 && (one == FIELD_NONE) != (two == FIELD_NONE)) {
		*reading = columns_heading(one != FIELD_NONE ? first : second, profile);
	}
	return false;
}

bool columns_is_heading(const char *line, const struct profile *profile)
{
	enum { LEAST_SCORE = 40 }; /* "Red", "Completed", "Open" score less: they stand in cells far more often */
	static struct pattern SENTENCE = PATTERN("[.;!]\\s*$|[.;]\\s+\\p{Lu}|:\\s+\\S");
	static struct pattern DECISION = PATTERN(
	    "(?i)^\\W*(?:not |partially |partly )?"
	    "(?:accepted|agreed|approved|supported|rejected|noted|accept|agree|yes|no)\\W*$");

	struct reading_of_heading reading = columns_heading(line, profile);
	if (reading.score < LEAST_SCORE || pattern_match(&SENTENCE, line, NULL))
		return false;
	return strchr(line, '?') != NULL || !pattern_match(&DECISION, line, NULL);
}
