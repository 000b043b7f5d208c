#include "model/minutes_item.h"

#include <string.h>

#include "model/minutes_decision.h"
#include "model/minutes_line.h"
#include "model/minutes_section.h"
#include "model/minutes_template.h"
#include "model/pattern.h"
#include "model/text.h"

#define TITLE_BYTES_MAX 260u /* the longest printed item titles run over three lines */
#define TITLE_WORDS_MAX 34u
#define LEAD_WORDS_MAX 4u /* "RESOLVED unanimously that" with its list below */
#define CHAIN_WINDOW 400u /* candidates looked back on: an agenda has below 100 items */
#define CANDIDATES_MAX 20000u

/* How strongly something speaks for a heading. Caps, weight and markers decide; words alone only with a rising
 * number. */
enum {
	FOR_MARKER = 6,
	FOR_CAPITALS = 3,
	FOR_WEIGHT = 3,    /* heading or bold */
	FOR_ITEM_LINE = 3, /* "(Item 3)" below it */
	FOR_TITLE_CASE = 1,
	FOR_SHORT = 1,
	AGAINST_SENTENCE = -3,
	AGAINST_LIST = -4, /* inside a list of resolutions, or another entry directly below */
	FOR_NEXT_NUMBER = 2,
	AGAINST_JUMP = -2,
	ENOUGH_ALONE = 4, /* one heading, no chain */
};

enum counting { BY_NUMBERS, BY_DECIMALS, BY_LETTERS };

struct candidate {
	guint line;
	char *item, *title, *run_in;
	unsigned number, numbers[2]; /* the one that counts on, of "23/101" the second */
	int strength, best;
	int before;  /* of the chain; -1: none */
	guint lines; /* 2 where the number stands on a line of its own */
};

static struct pattern NUMBERED = PATTERN(
    "^(?:(?i:(?:agenda )?item(?: no\\.?| number)?|minute(?: no\\.?| number)?|min\\.?)\\s*)?"
    "((?:\\p{Lu}{1,6}[ ./-]?)?\\d{1,4}(?:\\s?[/-]\\s?\\d{1,4}){0,2}\\p{L}?)\\s*[.):–-]?\\s+(?=\\S)(.*)$");
/* Where no headings count in whole numbers: paragraphs' numbers ("4.1 Waiting times"), letters ("A. Declarations"). */
static struct pattern DECIMAL = PATTERN("^(\\d{1,2}\\.\\d{1,2})\\.?\\s+(?=\\p{Lu})(.*)$");
static struct pattern LETTERED = PATTERN("^\\(?([A-Z])[.)]\\s+(?=\\p{Lu})(.*)$");
static struct pattern NUMBER_ALONE = PATTERN(
    "^(?:(?i:(?:agenda )?item(?: no\\.?)?|minute(?: no\\.?)?)\\s*)?((?:\\p{Lu}{1,6}[ "
    "./-]?)?\\d{1,4}(?:[/-]\\d{1,4}){0,2})[.):]?$");
static struct pattern RUN_IN_CAPITALS = PATTERN(
    "^(\\p{Lu}[\\p{Lu}\\d "
    ",&’'()/"
    ".“”\"–-]{3,150}?[\\p{Lu})\\d])(?:\\s*[-–—:]+\\s+|\\s*\\.\\s+|\\s+(?=(?:The|It|There|Apologies|Councillors?"
    "|No|None|"
    "Members|That|RESOLVED|AGREED)\\b))(?=\\p{Lu}[\\p{Ll} ]|RESOLVED|AGREED)(.+)$");
static struct pattern RUN_IN_SENTENCE = PATTERN("^(\\p{Lu}[^.:;]{2,80}?)\\s*:\\s+(\\S.*\\.)$");
static struct pattern RUN_IN_COLON = PATTERN("^(\\p{Lu}[^.:;]{2,80}?)(?:\\s*:|\\.)\\s+(\\p{Lu}.{12,})$");
static struct pattern SENTENCE = PATTERN(
    "\\b(?:was|were|had|has|is|are|be|been|that|would|will|should|reported|agreed|asked|stated|advised|introduced|gave|"
    "thanked|said|provided an?)\\b");
static struct pattern ITEM_LINE = PATTERN("^\\((?i:(?:agenda )?item) ?\\d+[a-z]?\\.?\\)$");
static struct pattern ITEM_TAIL = PATTERN("\\s*\\((?i:(?:agenda )?item) ?\\d+[a-z]?\\.?\\)$");
static struct pattern STARTS_TITLE = PATTERN("^[\"“‘'(]?(?:\\p{Lu}|\\d)");
static struct pattern ENDS_OPEN = PATTERN("(?:[,;]|\\b(?:and|or|the|of|to|for|a|that))$");
static struct pattern YEAR = PATTERN("^(?:19|20)\\d\\d$");

static void minute_span_free(gpointer data)
{
	struct minute_span *span = data;

	g_free(span->item);
	g_free(span->title);
	g_free(span->run_in);
	g_free(span);
}

static void candidate_free(gpointer data)
{
	struct candidate *candidate = data;

	g_free(candidate->item);
	g_free(candidate->title);
	g_free(candidate->run_in);
	g_free(candidate);
}

static bool is_capitals(const char *text)
{
	unsigned upper = 0, lower = 0, depth = 0;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		depth += c == '(' ? 1 : 0;
		depth -= c == ')' && depth > 0 ? 1 : 0;
		upper += g_unichar_isupper(c) && depth == 0 ? 1 : 0;
		lower += g_unichar_islower(c) && depth == 0 ? 1 : 0;
	}
	return upper >= 3 && lower * 12 <= upper; /* "McKAY", "Nos", "18th" do not spoil a heading in capitals */
}

/** Most of its longer words begin with a capital. */
static bool is_title_case(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	unsigned longer = 0, capital = 0;

	for (guint i = 0; words[i] != NULL; i++) {
		if (g_utf8_strlen(words[i], -1) < 4)
			continue;
		longer++;
		capital += g_unichar_isupper(g_utf8_get_char(words[i])) || g_ascii_isdigit(*words[i]) ? 1 : 0;
	}
	return longer > 0 && capital * 3 >= longer * 2;
}

/** How much a title looks like one; below -50 it is none. */
static int title_strength(const char *title)
{
	unsigned words = text_count_words(title);
	bool capitals = is_capitals(title);
	int strength = 0;

	if (strlen(title) > TITLE_BYTES_MAX || words > TITLE_WORDS_MAX || words == 0)
		return -100;
	if (!pattern_match(&STARTS_TITLE, title, NULL) || pattern_match(&ENDS_OPEN, title, NULL))
		return -100;
	if (g_str_has_suffix(title, ".") && words > 4 && !capitals)
		return -100;
	strength += capitals ? FOR_CAPITALS : is_title_case(title) ? FOR_TITLE_CASE : 0;
	strength += words <= 12 ? FOR_SHORT : 0;
	if (!capitals && pattern_match(&SENTENCE, title, NULL))
		strength += AGAINST_SENTENCE;
	if (g_str_has_suffix(title, ":") && !capitals)
		strength += AGAINST_SENTENCE;
	return strength;
}

/** What a decimal or a letter counts as. */
static void read_other(struct candidate *candidate, enum counting counting)
{
	unsigned whole = (unsigned)g_ascii_strtoull(candidate->item, NULL, 10);
	const char *point = strchr(candidate->item, '.');

	candidate->numbers[0] = counting == BY_LETTERS ? (unsigned)(candidate->item[0] - 'A' + 1) :
							 whole * 100 + (unsigned)g_ascii_strtoull(point + 1, NULL, 10);
	candidate->numbers[1] = candidate->numbers[0];
}

/** The first and the last of a minute number's numbers: either may be the one that counts on ("45/23", "2024/15"). */
static void read_numbers(struct candidate *candidate)
{
	for (const char *at = candidate->item; *at != '\0'; at++) {
		if (!g_ascii_isdigit(*at) || (at > candidate->item && g_ascii_isdigit(at[-1])))
			continue;
		candidate->numbers[1] = (unsigned)g_ascii_strtoull(at, NULL, 10);
		if (candidate->numbers[0] == 0)
			candidate->numbers[0] = candidate->numbers[1];
	}
}

/** A heading whose text goes on in its own line: split into title and text. */
static void split_run_in(struct candidate *candidate, char *rest)
{
	struct match match;

	if (pattern_match(&RUN_IN_CAPITALS, rest, &match) ||
	    (!is_capitals(rest) && pattern_match(&RUN_IN_SENTENCE, rest, &match)) ||
	    (title_strength(rest) < -50 && pattern_match(&RUN_IN_COLON, rest, &match))) {
		candidate->title = match_group(&match, 1);
		candidate->run_in = match_group(&match, 2);
		g_free(rest);
		return;
	}
	candidate->title = rest;
}

static struct candidate *read_candidate(const GPtrArray *lines, guint i, enum counting counting)
{
	struct pattern *const forms[] = { &NUMBERED, &DECIMAL, &LETTERED };
	const struct minute_line *line = g_ptr_array_index(lines, i);
	const struct minute_line *next = i + 1 < lines->len ? g_ptr_array_index(lines, i + 1) : NULL;
	struct candidate *candidate;
	struct match match;

	if (strlen(line->text) > 4000) /* a paragraph, not a heading: keeps the patterns off long texts */
		return NULL;
	candidate = g_new0(struct candidate, 1);
	candidate->line = i;
	candidate->lines = 1;
	if (counting == BY_NUMBERS && next != NULL && pattern_match(&NUMBER_ALONE, line->text, &match) &&
	    next->mark.style == MARK_NONE) {
		candidate->item = match_group(&match, 1);
		candidate->title = g_strdup(next->text);
		candidate->lines = 2;
	} else if (pattern_match(forms[counting], line->text, &match)) {
		candidate->item = match_group(&match, 1);
		split_run_in(candidate, match_group(&match, 2));
	} else {
		g_free(candidate);
		return NULL;
	}
	if (counting == BY_NUMBERS)
		read_numbers(candidate);
	else
		read_other(candidate, counting);
	if (candidate->numbers[0] == 0 || pattern_match(&YEAR, candidate->item, NULL)) {
		candidate_free(candidate);
		return NULL;
	}
	return candidate;
}

static int strength_of(const GPtrArray *lines, const struct candidate *candidate)
{
	const struct minute_line *line = g_ptr_array_index(lines, candidate->line + candidate->lines - 1);
	const struct minute_line *first = g_ptr_array_index(lines, candidate->line);
	guint below = candidate->line + candidate->lines;
	const struct minute_line *next = below < lines->len ? g_ptr_array_index(lines, below) : NULL;
	int strength = title_strength(candidate->title);

	strength += line->heading || line->bold || first->heading ? FOR_WEIGHT : 0;
	strength += first->opens ? FOR_MARKER : 0;
	strength += next != NULL && pattern_match(&ITEM_LINE, next->text, NULL) ? FOR_ITEM_LINE : 0;
	if (pattern_match(&ITEM_TAIL, candidate->title, NULL))
		strength += FOR_ITEM_LINE;
	if (candidate->run_in != NULL && !is_capitals(candidate->title))
		strength -= 1;
	return strength;
}

/** Weakens entries of lists: numbers that follow a resolution's lead, or that stand directly below one another. */
static void weaken_lists(const GPtrArray *lines, GPtrArray *candidates)
{
	for (guint i = 0; i < candidates->len; i++) {
		struct candidate *candidate = g_ptr_array_index(candidates, i);
		const struct candidate *next = i + 1 < candidates->len ? g_ptr_array_index(candidates, i + 1) : NULL;
		const struct minute_line *line = g_ptr_array_index(lines, candidate->line);
		const struct minute_line *above = candidate->line > 0 ? g_ptr_array_index(lines, candidate->line - 1) :
									NULL;
		bool touching = next != NULL && next->line == candidate->line + candidate->lines &&
		    (next->numbers[0] == candidate->numbers[0] + 1 || next->numbers[1] == candidate->numbers[1] + 1) &&
		    candidate->run_in == NULL;
		if (line->heading || line->opens || line->bold || is_capitals(candidate->title))
			continue;
		if (touching)
			candidate->strength += AGAINST_LIST;
		bool open = above != NULL && minutes_is_lead(above->text) &&
		    text_count_words(above->text) <= LEAD_WORDS_MAX;
		if (above != NULL && (open || g_str_has_suffix(above->text, ":")))
			candidate->strength += AGAINST_LIST;
	}
}

static GPtrArray *find_candidates(const GPtrArray *lines, enum counting counting)
{
	GPtrArray *candidates = g_ptr_array_new_with_free_func(candidate_free);

	for (guint i = 0; i < lines->len && candidates->len < CANDIDATES_MAX; i++) {
		struct candidate *candidate = read_candidate(lines, i, counting);
		if (candidate == NULL)
			continue;
		candidate->strength = strength_of(lines, candidate);
		if (candidate->strength < -50)
			candidate_free(candidate);
		else
			g_ptr_array_add(candidates, candidate);
	}
	weaken_lists(lines, candidates);
	for (guint i = candidates->len; i > 0; i--) {
		const struct candidate *candidate = g_ptr_array_index(candidates, i - 1);
		if (candidate->strength < 0)
			g_ptr_array_remove_index(candidates, i - 1);
	}
	return candidates;
}

/** The strongest chain of rising numbers; the last candidate's index, -1 if there is none; its strength in `best`. */
static int find_chain_by(GPtrArray *candidates, unsigned part, int *best)
{
	int last = -1;

	*best = 0;
	for (guint i = 0; i < candidates->len; i++) {
		struct candidate *candidate = g_ptr_array_index(candidates, i);
		candidate->number = candidate->numbers[part];
	}
	for (guint i = 0; i < candidates->len; i++) {
		struct candidate *here = g_ptr_array_index(candidates, i);
		here->best = here->strength;
		here->before = -1;
		for (guint j = i > CHAIN_WINDOW ? i - CHAIN_WINDOW : 0; j < i; j++) {
			const struct candidate *before = g_ptr_array_index(candidates, j);
			if (before->number >= here->number || before->line + before->lines > here->line)
				continue;
			int step = here->number - before->number == 1 ? FOR_NEXT_NUMBER :
			    here->number - before->number > 5         ? AGAINST_JUMP - here->strength / 2 :
									0;
			if (before->best + here->strength + step <= here->best)
				continue;
			here->best = before->best + here->strength + step;
			here->before = (int)j;
		}
		if (here->best > *best) {
			*best = here->best;
			last = (int)i;
		}
	}
	if (last >= 0) {
		const struct candidate *end = g_ptr_array_index(candidates, (guint)last);
		if (end->before < 0 && end->strength < ENOUGH_ALONE)
			return -1;
	}
	return last;
}

static struct minute_span *add_span(GPtrArray *spans, guint at, char *item, char *title, guint head, guint first)
{
	struct minute_span *span = g_new0(struct minute_span, 1);
	struct match match;

	if (title != NULL && pattern_match(&ITEM_TAIL, title, &match))
		title[match.start[0]] = '\0';
	span->item = item;
	span->title = minutes_template_title(title);
	span->head = head;
	span->first = first;
	g_ptr_array_insert(spans, (gint)at, span);
	return span;
}

/** Headings without numbers, where the whole paper has no numbered ones. */
static void add_unnumbered(const GPtrArray *lines, GPtrArray *spans)
{
	bool body = false; /* the head of a paper is headings only; items come after the list of those present */

	for (guint i = 0; i + 1 < lines->len; i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		const struct minute_line *next = g_ptr_array_index(lines, i + 1);
		bool capitals = is_capitals(line->text);
		body = body || minutes_is_attendance(line->text);
		if (!body || line->mark.style != MARK_NONE || line->from_table || minutes_is_attendance(line->text))
			continue;
		if (!(line->heading || line->opens || line->bold || capitals) || title_strength(line->text) < 0)
			continue;
		enum section section = minutes_section_of(line->text, NULL);
		if (minutes_is_lead(line->text) || (section != SECTION_NONE && section != SECTION_ACCOUNT) ||
		    next->heading)
			continue;
		add_span(spans, spans->len, NULL, g_strdup(line->text), i, i + 1);
	}
}

static int find_chain(GPtrArray *candidates)
{
	int first = 0, last = 0;

	find_chain_by(candidates, 0, &first);
	find_chain_by(candidates, 1, &last);
	return last > first ? find_chain_by(candidates, 1, &last) : find_chain_by(candidates, 0, &first);
}

/** The spans of the strongest chain that counts in one way. */
static void add_chain(const GPtrArray *lines, enum counting counting, GPtrArray *spans)
{
	g_autoptr(GPtrArray) candidates = find_candidates(lines, counting);
	int last = find_chain(candidates);

	if (counting != BY_NUMBERS && last >= 0 &&
	    ((const struct candidate *)g_ptr_array_index(candidates, (guint)last))->before < 0)
		return; /* one decimal or letter may be anything */
	for (int i = last; i >= 0;) {
		struct candidate *candidate = g_ptr_array_index(candidates, (guint)i);
		struct minute_span *span = add_span(spans, 0, g_steal_pointer(&candidate->item),
		    g_steal_pointer(&candidate->title), candidate->line, candidate->line + candidate->lines);
		span->run_in = g_steal_pointer(&candidate->run_in);
		i = candidate->before;
	}
}

GPtrArray *minutes_items(const GPtrArray *lines)
{
	GPtrArray *spans = g_ptr_array_new_with_free_func(minute_span_free);

	for (enum counting counting = BY_NUMBERS; counting <= BY_LETTERS && spans->len == 0; counting++)
		add_chain(lines, counting, spans);
	if (spans->len == 0)
		add_unnumbered(lines, spans);
	for (guint i = 0; i < spans->len; i++) {
		struct minute_span *span = g_ptr_array_index(spans, i);
		const struct minute_span *next = i + 1 < spans->len ? g_ptr_array_index(spans, i + 1) : NULL;
		span->end = next != NULL ? next->head : lines->len;
	}
	return spans;
}
