#include "model/minutes_sentence.h"

#include <string.h>

#include "model/date.h"
#include "model/pattern.h"

#define SUBJECT_BYTES 160u /* how far before its verb a subject may begin: the longest posts are about 100 */
#define CLAUSES_MAX 6u     /* clauses that are tried for a subject at the head of a sentence */

static struct pattern END = PATTERN("[.!?][\"'”’)\\]]*\\s+(?=[\"'“‘(\\[]?[\\p{Lu}\\d])");
static struct pattern ABBREVIATION = PATTERN(
    "(?:^|[\\s(.])(?:\\p{L}|Mr|Mrs|Ms|Dr|Cllr|Cllrs|Rev|Prof|Hon|St|No|Nos|Min|para|paras|Para|pp|e\\.g|i\\.e|etc|vs|"
    "approx|Ltd|Co|Fig|Sec|App|Ref|ref|Ald|Sgt|Capt|Rt|nem|con)\\.$");

static struct pattern ADVERBS = PATTERN(
    "(?:,?\\s+(?:also|further|then|therefore|subsequently|kindly|again|both|all|each|accordingly|duly|now|thus|"
    "in (?:response|turn|reply)|as "
    "such|unanimously|either|jointly|who|which|formally|specifically|particularly))*[,\\s]*$");
static struct pattern BRACKETS_END = PATTERN("\\s*\\([^()]{1,120}\\)\\s*$|\\s*,[^,]{3,120},?\\s*$");
static struct pattern PREPOSITION = PATTERN(
    "(?:^|\\s)(?:of|for|from|with|by|to|at|in|on|near|about|behalf of|between|against|via)\\s(?:the\\s)?$");
static struct pattern INITIALS_END = PATTERN("\\s*\\((?:\\p{Lu}{2,4}|\\p{Lu}[^()]{3,40})\\)$");
static struct pattern CLAUSE = PATTERN("(?:,|:| –| —| -)\\s+(?:and\\s+|but\\s+)?");
static struct pattern ARTICLE = PATTERN("^(?:(?:the|The|THE|our|Our)\\s+)");
static struct pattern ANY_BRACKETS = PATTERN("\\s*\\([^()]*\\)$");

GPtrArray *minutes_sentences(const char *paragraph)
{
	GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
	struct match match;
	gsize start = 0, at = 0;

	while (pattern_match_from(&END, paragraph, at, &match)) {
		/* enough of what stands before the stop to see an abbreviation */
		gsize from = match.start[0] > start + 8 ? match.start[0] - 8 : start;
		while (from > start && (paragraph[from] & 0xC0) == 0x80)
			from--;
		g_autofree char *before = g_strndup(paragraph + from, match.start[0] + 1 - from);
		at = match.end[0];
		if (paragraph[match.start[0]] == '.' && pattern_match(&ABBREVIATION, before, NULL))
			continue;
		g_ptr_array_add(sentences, g_strchomp(g_strndup(paragraph + start, at - start)));
		start = at;
	}
	if (paragraph[start] != '\0')
		g_ptr_array_add(sentences, g_strdup(paragraph + start));
	return sentences;
}

char *minutes_tidy_owner(char *owner)
{
	struct match match;

	if (owner == NULL)
		return NULL;
	g_strstrip(owner);
	if (pattern_match(&ARTICLE, owner, &match))
		memmove(owner, owner + match.end[0], strlen(owner + match.end[0]) + 1);
	while (*owner != '\0' && strchr(".,:;- ", owner[strlen(owner) - 1]) != NULL)
		owner[strlen(owner) - 1] = '\0';
	return owner;
}

/** Whether what begins at a byte hangs on a preposition: "a resident of Ferry Road". */
static bool is_object(const char *sentence, gsize at)
{
	g_autofree char *before = g_strndup(sentence + (at > 12 ? at - 12 : 0), at > 12 ? 12 : at);

	return pattern_match(&PREPOSITION, before, NULL);
}

/** The phrase that names somebody and ends at a byte; the longest. */
static char *phrase_before(const char *sentence, gsize end, enum person_kind *kind)
{
	gsize from = end > SUBJECT_BYTES ? end - SUBJECT_BYTES : 0;

	while (from > 0 && (sentence[from] & 0xC0) == 0x80)
		from--;
	for (gsize at = from; at < end; at++) {
		gsize length = 0;
		if (at > 0 && sentence[at - 1] != ' ' && sentence[at - 1] != '(')
			continue;
		if (at > from && is_object(sentence, at))
			continue;
		enum person_kind found = people_lead(sentence + at, &length);
		if (found != PERSON_NONE && at + length == end) {
			*kind = found;
			return g_strndup(sentence + at, length);
		}
	}
	return NULL;
}

/** The first person, post or body at the head of the sentence or of one of its first clauses. */
static char *head_phrase(const char *sentence, gsize limit, enum person_kind *kind)
{
	struct match match;
	gsize at = 0;

	for (unsigned clause = 0; clause < CLAUSES_MAX && at < limit; clause++) {
		gsize length = 0;
		enum person_kind found = people_lead(sentence + at, &length);
		if (found != PERSON_NONE && at + length <= limit) {
			*kind = found;
			return g_strndup(sentence + at, length);
		}
		if (!pattern_match_from(&CLAUSE, sentence, at, &match))
			break;
		at = match.end[0];
	}
	return NULL;
}

/** "she agreed": the one post or person named before in the sentence that is not its subject, else `before`. */
static char *resolve_pronoun(const char *sentence, gsize end, const char *before)
{
	g_autofree char *subject = NULL;
	enum person_kind kind;
	char *other = NULL;
	unsigned n = 0;

	subject = head_phrase(sentence, end, &kind);
	for (gsize at = 1; at < end && end < 1000; at++) {
		gsize length = 0;
		if (sentence[at - 1] != ' ')
			continue;
		kind = people_lead(sentence + at, &length);
		if (kind != PERSON_POST && kind != PERSON_MEMBER)
			continue;
		if (at + length <= end && n++ == 0)
			other = g_strndup(sentence + at, length);
		at += length;
	}
	if (n == 1 && (subject == NULL || !g_str_equal(subject, other)))
		return other;
	g_free(other);
	return n == 0 && before != NULL ? g_strdup(before) : NULL;
}

static char *drop_brackets(char *phrase)
{
	struct match match;

	if (!pattern_match(&INITIALS_END, phrase, NULL) && pattern_match(&ANY_BRACKETS, phrase, &match))
		phrase[match.start[0]] = '\0';
	return phrase;
}

char *minutes_subject(const char *sentence, gsize verb, const char *before, enum person_kind *kind)
{
	g_autofree char *head = g_strndup(sentence, verb);
	struct match match;
	char *phrase;

	*kind = PERSON_NONE;
	if (pattern_match(&ADVERBS, head, &match))
		head[match.start[0]] = '\0';
	phrase = phrase_before(head, strlen(head), kind);
	if (phrase == NULL && pattern_match(&BRACKETS_END, head, &match)) {
		head[match.start[0]] = '\0';
		phrase = phrase_before(head, strlen(head), kind);
	}
	if (phrase == NULL)
		phrase = head_phrase(sentence, verb, kind);
	if (*kind == PERSON_PRONOUN) {
		char *named = resolve_pronoun(head, strlen(head) - strlen(phrase), before);
		g_free(phrase);
		phrase = named;
		*kind = PERSON_NONE;
		if (phrase != NULL)
			*kind = people_lead(phrase, NULL);
	}
	return phrase != NULL ? minutes_tidy_owner(drop_brackets(phrase)) : NULL;
}

char *minutes_about(const char *sentence)
{
	enum person_kind kind = PERSON_NONE;
	char *phrase = head_phrase(sentence, strlen(sentence), &kind);

	if (kind == PERSON_POST || kind == PERSON_MEMBER || kind == PERSON_NAME)
		return phrase;
	g_free(phrase);
	return NULL;
}

#define MONTH                                                                                                          \
	"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?" \
	"|"                                                                                                            \
	"Nov(?:ember)?|Dec(?:ember)?)\\b\\.?"
#define WEEKDAY "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#define DAY                                                                                                            \
	"(?:(?:" WEEKDAY ",? )?(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? " MONTH "(?:,? \\d{4})?|"                     \
	"\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|(?:mid-|early |late )?" MONTH "(?:,? \\d{4})?|" WEEKDAY ")"
#define PERIOD                                                                                                         \
	"(?:(?:end|middle|start|beginning|close) of (?:the )?(?:" DAY                                                  \
	"|(?:current |next |calendar |financial |municipal |"                                                          \
	"school |civic |council )?(?:month|week|year|term|quarter|season|summer|autumn|spring|winter)(?: "             \
	"\\d{4}(?:[/-]\\d{2,4})?)?)|"                                                                                  \
	"(?:the )?half[- ]term|(?:next |following "                                                                    \
	")?(?:spring|summer|autumn|winter|Spring|Summer|Autumn|Winter|Easter|Christmas|New Year)"                      \
	"(?: (?:term|recess))?(?: \\d{4})?|Q[1-4](?: (?:of )?\\d{4}(?:[/-]\\d{2,4})?)?|(?:next|following) "            \
	"(?:week|month|year))"
#define MEETING                                                                                                        \
	"(?:(?:next|following|forthcoming|subsequent|annual|" MONTH "(?: \\d{4})?)"                                    \
	"(?: (?:ordinary|scheduled|quarterly|full|available|appropriate|[A-Z]\\w+)){0,4} meeting)"
#define OWNERS "(?:(?:the|its|their|our|this) |the (?:Committee|Board|Panel|Group|Council|Cabinet|Commission)['’]s )?"
#define COUNT "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|eighteen|twenty|thirty)"

/* In this order: the first that is found is the date. Group 1 is its text. */
static struct pattern DUE[] = {
	PATTERN("(?i:\\b(?:by|before|no later than|not later than|on or before|in time for|ahead of|prior to|until) "
		")" OWNERS "(" MEETING "|" PERIOD "|" DAY ")(?![\\p{L}\\d/])"),
	PATTERN(
	    "(?i:\\b(?:due(?: date)?|deadline|target date|timescale|by when)(?: (?:is|of|by))?\\s*[:–-]?\\s*)" OWNERS
	    "(" MEETING "|" PERIOD "|" DAY ")(?![\\p{L}\\d/])"),
	PATTERN("\\b(?:to|at|for) " OWNERS "(" MEETING ")(?!\\p{L})"),
	PATTERN("\\b(?:report|submit|submitted|present|presented|bring|brought|provide|provided|update|back)\\b[^.;]{0,"
		"120}? "
		"(?:to|at|for) " OWNERS
		"(?:meeting|Committee|Board|Cabinet|Council|Panel) (?:on|in|of|to be held on) (" DAY ")"),
	PATTERN("\\bwithin (?:the )?(?:next )?(" COUNT
		" (?:working |calendar |clear |school )?(?:days?|weeks?|months?|years?))\\b"),
	PATTERN("\\bin (" COUNT " (?:days?|weeks?|months?|years?)['’]? time)\\b"),
	PATTERN("\\b(?:report|reported|back|review|reviewed|brought|update)\\b[^.;]{0,80}? in (" COUNT
		" (?:weeks?|months?))\\b(?! of)"),
	PATTERN("\\b(?:report|return|bring|brought|present|submit|back|again)\\b[^.;]{0,80}? in (" MONTH
		" \\d{4}|" PERIOD ")[.;]?(?: and)?$"),
	PATTERN(
	    "\\bto (?:publish|issue|launch|hold|open|start|begin|meet|reconvene|release|relaunch|run|visit)\\b[^.;]{0,120}?(?<!ed) on "
	    "(\\d{1,2}(?:st|nd|rd|th)?(?: of)? " MONTH " \\d{4})\\.?$"),
	PATTERN("(?:,| –| -) (\\d{1,2}(?:st|nd|rd|th)? " MONTH " \\d{4})\\.?$"),
	PATTERN("\\((?:by |due |for |due by )?(" MEETING "|" PERIOD "|" DAY ")\\)\\.?$"),
};

struct when *minutes_due(const char *text)
{
	struct match match;

	for (gsize i = 0; i < G_N_ELEMENTS(DUE); i++) {
		if (!pattern_match(&DUE[i], text, &match))
			continue;
		char *due = match_group(&match, 1);
		if (g_str_has_suffix(due, "."))
			due[strlen(due) - 1] = '\0';
		return when_new(due, date_read(due, 0));
	}
	return NULL;
}
