#include "model/head.h"

#include <string.h>

#include "model/date.h"
#include "model/pattern.h"
#include "model/text.h"

#define BESIDE_DATE 2u /* words beside a date that may be its other language or its place */

static struct pattern HELD = PATTERN(
    "(?i)\\bheld\\s+(?:on|at|in|via)\\b|^\\W*minutes?\\s+of\\b|"
    "^\\W*minutes\\W+(?:\\p{L}+\\s+)?\\d{1,2}(?:st|nd|rd|th)?\\s+\\p{L}{3,9},?\\s+\\d{4}\\W*$|"
    "^\\W*notes?\\s+(?:of|from)\\s+(?:the|an?)\\s+(?:\\w+\\s+){0,4}meeting\\b|^\\W*meeting\\s+(?:of|on)\\b");
static struct pattern MEETING_OF = PATTERN(
    "(?i)\\b(?:meeting\\s+of|(?:minutes|decisions)\\s+(?:of|made\\s+by|taken\\s+by))\\s+(?:(?:an?|the)\\s+)?(?:"
    "meeting\\s+of\\s+(?:the\\s+)?)?(.+?)(?:\\s*,|(?:\\s+meeting)?\\s+held\\b|(?:\\s+meeting)?\\s+on\\b|\\s*$)");
static struct pattern POSITION = PATTERN(
    "(?i)\\b(?:(?:position|status|progress|correct|information|data)\\s+(?:as\\s+)?(?:at|of|on)|as\\s+(?:at|of)"
    "|(?:last\\s+)?updated(?:\\s+(?:on|to|at))?"
    "|update|compiled(?:\\s+on)?|revised(?:\\s+on)?|prepared(?:\\s+on)?)\\s*:?\\s*(?:the\\s+)?$");
#define TIME                                                                                                           \
	"\\d{1,2}(?:[.:]\\d\\d)?\\s*(?:a\\.?m\\b\\.?|p\\.?m\\b\\.?|noon|midday|hours|hrs|o['\\x{2019}]?clock)|\\d{1,"  \
	"2}[.:]\\d\\d\\b"
#define MARKS "[\\s,;:()|.\\x{2010}-\\x{2015}-]"
static struct pattern AROUND_DATE = PATTERN(
    "(?i)(?:" MARKS "|\\b(?:on|held|dated?|of|at|the|from|(?:mon|tues?|wednes|thurs|fri|satur|sun)(?:day)?|" TIME
    "))*$");
#define AFTER "(?:" MARKS "|\\b(?:at|from|to|until|commencing|starting|" TIME "))*"
static struct pattern AFTER_DATE = PATTERN(
    "(?i)^" AFTER "(?:(?<=[\\s,.])(?:in|at|via|on)\\s+(?:the\\s+)?\\p{Lu}[\\p{L}\\d ,'\\x{2019}&-]{2,60}$)|^" AFTER);
static struct pattern SEPARATOR = PATTERN("\\s+[-|\\x{b7}\\x{2022}\\x{2010}-\\x{2015}]\\s+|\\s*\\|\\s*|:\\s+|,\\s+|"
					  "\\s+\\((?=[^()]{5,120}\\)\\W*$)");
static struct pattern ITEM_NUMBER = PATTERN(
    "(?i)\\s*\\((?:agenda\\s+)?item\\s*[\\w.]+\\)|[\\s,-]+(?:agenda\\s+)?item\\s+\\d+\\w?\\b");
static struct pattern RUN_ON = PATTERN("(?i)^(.{3,60}?\\b(?:council|authority|trust))\\s+(?:(?:agenda\\s+)?"
				       "item\\s+(?:no\\.?\\s+)?\\w{1,4}\\s+)?(\\p{L}.*)$");

void head_set(char **member, char *value)
{
	if (*member == NULL && value != NULL && !text_is_blank(value))
		*member = value;
	else
		g_free(value);
}

char *head_between(const char *text, gsize from, gsize to)
{
	g_autofree char *part = g_strndup(text + from, to - from);

	return text_tidy(part);
}

void head_add_candidate(struct head *head, const char *text, unsigned score, double size)
{
	struct candidate candidate = { text_tidy(text), head->block, score, size };

	g_array_append_val(head->candidates, candidate);
}

/** A text without its date and what belongs to the date; the date in `date`. NULL if there is no date in it. */
static char *without_date(const char *text, char **date)
{
	gsize start, end;
	struct match match;

	*date = date_find(text, 0, &start, &end);
	if (*date == NULL)
		return NULL;
	g_autofree char *before = g_strndup(text, start);
	const char *after = text + end;
	if (pattern_match(&AROUND_DATE, before, &match))
		before[match.start[0]] = '\0';
	if (pattern_match(&AFTER_DATE, after, &match))
		after += match.end[0];
	g_autofree char *joined = g_strconcat(before, text_is_blank(before) || text_is_blank(after) ? "" : " ", after,
	    NULL);
	return text_tidy(joined);
}

static char *without_item(const char *text)
{
	struct match match;

	if (!pattern_match(&ITEM_NUMBER, text, &match))
		return text_tidy(text);
	g_autofree char *cut = g_strdup_printf("%.*s%s", (int)match.start[0], text, text + match.end[0]);
	return text_tidy(cut);
}

/** A body's name without an item's number and without the word that it meets. */
static void set_committee(struct report *report, const char *name)
{
	static struct pattern MEETING = PATTERN("(?i)\\s+meeting\\W*$");
	struct match match;
	char *body = without_item(name);

	if (pattern_match(&MEETING, body, &match))
		body[match.start[0]] = '\0';
	head_set(&report->committee, body);
}

/** "Housing Panel - 27 April 2018 (Item 8)": a body and the day on which it meets. */
void head_set_meeting(struct report *report, const char *value, bool body_is_sure)
{
	g_autofree char *date = NULL, *rest = without_date(value, &date);
	g_autofree char *body = without_item(rest != NULL ? rest : value);

	head_set(&report->meeting_date, g_steal_pointer(&date));
	if (body_is_sure ? !text_is_blank(body) : head_words_is_committee(body))
		set_committee(report, body);
}

/** "Position at 12 August 2025", "(compiled 24 March 2014)": the day that the whole paper speaks of. */
bool head_read_position(struct head *head, const char *text)
{
	gsize start, end;
	struct match match;
	g_autofree char *date = date_find(text, 0, &start, &end);

	if (date == NULL)
		return false;
	g_autofree char *before = g_strndup(text, start);
	if (!pattern_match(&POSITION, before, &match))
		return false;
	head_set(&head->report->updated, g_steal_pointer(&date));
	g_autofree char *lead = head_between(before, 0, match.start[0]);
	if (text_count_words(lead) > 0) {
		head_add_candidate(head, text, head_words_title(text), 0);
		return true;
	}
	labelled_add(head->report->metadata, head_between(before, match.start[0], match.end[0]),
	    head_between(text, start, end));
	return true;
}

/** "the Roads Committee of Fenwick Council" */
static void read_body_of(struct head *head, const char *text)
{
	static struct pattern OF = PATTERN(
	    "(?i)^(.{3,120}?)\\s+of\\s+(?:the\\s+)?(.{3,80}\\b(?:council|authority|trust))$");
	struct match match;

	if (!pattern_match(&OF, text, &match))
		return;
	g_autofree char *body = match_group(&match, 1), *council = match_group(&match, 2);
	if (!head_words_is_committee(body) || !head_words_is_organisation(council))
		return;
	set_committee(head->report, body);
	head_set(&head->report->organisation, g_steal_pointer(&council));
}

/** "Minutes of the Estates Panel held on 5 June 2014". */
bool head_read_held(struct head *head, const char *text)
{
	struct match match;

	if (!pattern_match(&HELD, text, NULL))
		return false;
	head->held = true;
	head_set(&head->report->meeting_date, date_find(text, 0, NULL, NULL));
	if (pattern_match(&MEETING_OF, text, &match)) {
		g_autofree char *body = match_group(&match, 1);
		if (head_words_is_committee(body))
			set_committee(head->report, body);
		else
			read_body_of(head, body);
	}
	return true;
}

/** A part of a line without a bracket that another part opened or closes. */
static char *unbracket(char *part)
{
	bool opens = strchr(part, '(') != NULL, closes = strchr(part, ')') != NULL;

	if (closes && !opens && g_str_has_suffix(part, ")"))
		part[strlen(part) - 1] = '\0';
	return part;
}

/** The name of a council or of a body that meets. */
static bool read_body(struct head *head, const char *text)
{
	if (head_words_is_organisation(text))
		head_set(&head->report->organisation, g_strdup(text));
	else if (head_words_is_committee(text))
		set_committee(head->report, text);
	else
		return false;
	return true;
}

/** A line that is the name of a body or a stage and nothing else. */
static bool read_name(struct head *head, const char *text)
{
	if (read_body(head, text))
		return true;
	if (!head_words_is_stage(text) && !profile_is_stage(head->reading->profile, text))
		return false;
	head_set(&head->report->stage, g_strdup(text));
	return true;
}

/** "Fenwick Council Item 7 Roads Panel": a council and its body with nothing between. */
static bool read_run_on(struct head *head, const char *text)
{
	struct match match;

	if (!pattern_match(&RUN_ON, text, &match))
		return false;
	g_autofree char *council = match_group(&match, 1), *body = match_group(&match, 2);
	if (!head_words_is_organisation(council) || !head_words_is_committee(body))
		return false;
	head_set(&head->report->organisation, g_steal_pointer(&council));
	set_committee(head->report, body);
	return true;
}

/** A date and nothing that has a name: of the meeting, if a body has been named. Takes over the date. */
static bool read_loose_date(struct head *head, char *date)
{
	if (head->report->committee != NULL) {
		head_set(&head->report->meeting_date, date);
		return true;
	}
	g_free(head->loose_date);
	head->loose_date = date;
	head->loose_block = head->block;
	return false;
}

/** "Roads Panel: follow-up of recommendations, 5 May 2014" */
static bool ends_with_day(const char *line)
{
	gsize start, end;
	g_autofree char *date = date_find(line, 0, &start, &end);

	return date != NULL && strlen(date) == strlen("2014-05-05") && text_is_blank(line + end) && start > 1 &&
	    strncmp(line + start - 2, ", ", 2) == 0;
}

/** "Roads Panel - Minutes": without the word for the paper at either end, which is no part of a name. */
static char *without_minutes(const char *text)
{
	static struct pattern WORD = PATTERN(
	    "(?i)^\\W*(?:(?:draft|confirmed|unconfirmed)\\s+)?minutes\\s*[:,\\x{2010}-\\x{2015}-]\\s*(?=\\p{L})|"
	    "[\\s:,(\\x{2010}-\\x{2015}-]+(?:(?:draft|confirmed|unconfirmed)\\s+)?minutes\\W*$");
	struct match match;

	if (!pattern_match(&WORD, text, &match))
		return text_tidy(text);
	g_autofree char *cut = g_strdup_printf("%.*s%s", (int)match.start[0], text, text + match.end[0]);
	return text_tidy(cut);
}

/** "Fenwick Council - Roads Panel, 5 May 2014": names and a date side by side. True if nothing else is in the line. */
bool head_read_names(struct head *head, const char *line)
{
	g_autofree char *date = NULL, *rest = without_date(line, &date);
	g_autofree char *named = without_minutes(rest != NULL ? rest : line);
	const char *text = named;
	struct match match;
	gsize from = 0;
	bool all = true, begins_with_body = false;

	if (read_run_on(head, text)) {
		head_set(&head->report->meeting_date, g_steal_pointer(&date));
		return true;
	}
	if (date != NULL && text_count_words(text) <= BESIDE_DATE && !read_name(head, text))
		return read_loose_date(head, g_steal_pointer(&date));
	if (read_name(head, text)) {
		if (head_words_is_committee(text))
			head_set(&head->report->meeting_date, g_steal_pointer(&date));
		return true;
	}
	while (from < strlen(text)) {
		bool more = pattern_match_from(&SEPARATOR, text, from, &match);
		g_autofree char *part = unbracket(head_between(text, from, more ? match.start[0] : strlen(text)));
		bool is_body = head_words_is_committee(part) && (from > 0 || more);
		all = read_body(head, part) && all;
		begins_with_body = begins_with_body || (is_body && from == 0);
		if (!more && (is_body || (begins_with_body && ends_with_day(line))))
			head_set(&head->report->meeting_date, g_steal_pointer(&date));
		from = more ? match.end[0] : strlen(text);
	}
	return all;
}
