#include "model/key.h"

#include <stdlib.h>
#include <string.h>

#include "model/colour.h"
#include "model/pattern.h"
#include "model/progress.h"
#include "model/sign.h"
#include "model/text.h"

#define LABEL_WORDS 4u       /* "Partially off track" */
#define HEADING_WORDS 16u    /* "RAG Status Guidance (For the Select Committee's Assessment)" has eight */
#define MEANING_WORDS 60u    /* a longer line is prose */
#define BARE_WEIGHT 2.0      /* of a bare meaning; a phrase that names a state weighs 2 and more */
#define RUN_WORDS 120u       /* of a whole key on one line */
#define SENTENCE_BYTES 4000u /* a key in a sentence is short; a longer paragraph is an account */
#define BARE_WORDS 30u       /* a meaning without any label */

#define COLOUR "(?:(?:light|dark|pale)\\s+)?(?:red|amber|orange|yellow|green|blue|gr[ea]y|purple|black|white)"
#define SHAPE                                                                                                          \
	"(?:circle|tick|cross|square|light|flag|triangle|rating|rated|status|cell|row|shading|fill|spot|dot|star|"     \
	"background|diamond|"                                                                                          \
	"box|marker|symbol|shaded)s?"
#define COLOUR_LABEL "(?:an?\\s+|the\\s+)?" COLOUR "(?:\\s*[/&+-]\\s*" COLOUR ")?(?:\\s+" SHAPE "){0,2}"
#define STATUS_LABEL                                                                                                   \
	"(?:(?:not\\s+)?(?:fully\\s+|partly\\s+|partially\\s+)?(?:completed?|delivered|implemented|achieved|closed|"   \
	"done|started|on[\\s-]track|"                                                                                  \
	"off[\\s-]track|on\\s+target|in\\s+progress|on\\s?going|under\\s?way|delayed|slipped|overdue|at\\s+risk|"      \
	"on\\s+hold|paused|"                                                                                           \
	"deferred|superseded|rejected|open|extended|partial|outstanding|pending|late|moving|stuck|stopped|withdrawn))"
#define QUOTE "[\"'\\x{2018}\\x{201c}]?"
#define UNQUOTE "[\"'\\x{2019}\\x{201d}]?"
#define DASH "[\\x{2013}\\x{2014}]"
#define MEANS                                                                                                          \
	"(?:means?(?:\\s+that)?|indicates?(?:\\s+that)?|denotes?|shows?(?:\\s+that)?|signif(?:y|ies)|represents?|"     \
	"is\\s+for|stands?\\s+for)\\b"

static struct pattern HEADING = PATTERN(
    "(?i)^\\W*(?:(?:key|legend)\\s*(?:$|[^\\p{L}\\s]|(?:to|for|of)\\b)|(?:(?:rag|brag|bragg|status|progress|"
    "colour|symbols?|rating|assessments?|"
    "traffic|lights?|scrutiny|select|"
    "committee['\\x{2019}]?s?|position|risk|priority|performance|delivery|implementation|action|the|of|and|to|for|"
    "scoring|score|our|a|grade|stage|"
    "guide|assurance|opinion)\\b\\W*){1,7}(?:key|legend|guide|guidance|definitions?|explanations?|explained|"
    "descriptors?|descriptions?|criteria|ratings?|scores?|"
    "codes?|notation|system|scale|categories|levels|mean)\\b)"
    "|^\\W*(?:guide|guidance|explanation|explanatory\\s+notes?|definitions?|meaning|description|interpretation)"
    "\\s+(?:to|of|for|on)\\s+(?:the\\s+)?"
    "(?:\\w+['\\x{2019}]?\\w*\\s+){0,3}(?:rag|brag|status|colours?|symbols?|ratings?|assessments?|codes?|"
    "progress|scores?|categories|columns?|stages?)"
    "|^\\W*(?:what|how)\\b.{0,40}\\b(?:colours?|symbols?|ratings?|status|assess\\w*|progress|signs?|numbers?|"
    "stages?)\\b.{0,30}\\b(?:means?|judged|shown|read|assessed|rated|measured|scored|graded|are)\\b"
    "|^\\W*(?:the\\s+)?(?:colours?|symbols?|ratings?|codes?|signs?|following)\\b.{0,60}\\b(?:mean|used|as\\s+"
    "follows)\\b.{0,20}:?\\s*$");

/** "Key to initials" explains names. */
static struct pattern PEOPLE_SUBJECT = PATTERN(
    "(?i)^\\W*(?:key|guide|legend)\\s+(?:to|of|for)\\s+(?:the\\s+)?(?:leads?|owners?|officers?|initials|names?|abbreviations?|"
    "acronyms|people|posts)\\b");

static struct pattern RISK_SUBJECT = PATTERN(
    "(?i)\\b(?:risks?|priority|priorities|likelihood|impact|severity|assurance|importance|seriousness|serious)\\b");
static struct pattern PROGRESS_SUBJECT = PATTERN(
    "(?i)\\b(?:progress|status|delivery|implementation|assessment|stage|column)\\b");
static struct pattern COMMITTEE_SUBJECT = PATTERN(
    "(?i)\\b(?:committee|panel|scrutiny|commission|members?|sub-?group|working\\s+(?:group|party)|task\\s+(?:"
    "group|and\\s+finish))"
    "['\\x{2019}]?s?\\b.{0,20}\\b(?:assess\\w*|rating|judge?ment|view|opinion|score)|\\bassess\\w*\\b.{0,20}"
    "\\b(?:committee|panel|commission|members|(?:scrutiny\\s+)?board)\\b");

static struct pattern LABEL = PATTERN(
    "(?i)^\\W*(?:" COLOUR_LABEL "|tick(?:\\s+mark)?|cross|star|(?-i:[A-Z])|\\d{1,2}|[<>\\x{2264}\\x{2265}]?\\s*\\d{1,3}"
    "(?:\\s*%?\\s*(?:-|" DASH "|to)\\s*\\d{1,3})?\\s*%\\+?|open|new|extended|partial|outstanding|pending|late|"
    "(?:level|stage|grade|score)\\s+\\w{1,2})\\W*$");

/** "Green: finished", "A - some slippage", "Closed means that no more is to be done". */
static struct pattern LINE = PATTERN(
    "(?i)^[\\s\\x{2022}\\x{25e6}*]*(?:\\[\\w+\\]\\s*|\\d\\s(?=\\p{L}))?" QUOTE "(\\S.{0,39}?)" UNQUOTE
    "\\s*(?:=|:|\\x{2192}|\\s-{1,2}\\s|" DASH "|\\t|\\s+" MEANS ")\\s*(\\S.*)$");
static struct pattern NUMBER_LINE = PATTERN("^\\s*(\\d{1,2}|[A-Z])[.)]?\\s+(\\p{L}.*)$");
static struct pattern COLOUR_LINE = PATTERN("(?i)^\\W*(" COLOUR_LABEL ")\\s+(?:(?:is|are)\\s+)?(\\S.*)$");
static struct pattern SIGN_LINE = PATTERN("^\\s*(\\S{1,6}|\\\\\\p{L}{1,12})\\s*(?:=|:|" DASH "|-)?\\s*(\\S.*)$");

/** A label inside a sentence and what parts it from its meaning. */
static struct pattern IN_SENTENCE = PATTERN("(?i)(?:(?:^|[;,.(\\[:\\n\\x{2022}]|\\s(?:and|or)\\s)\\s*" QUOTE "(?:"
					    "([^\\s(\\[\"'][^;,.:=()\\n]{0,29}?)" UNQUOTE "\\s*=\\s*"
					    "|(" COLOUR_LABEL "|(?-i:[A-Z])|" STATUS_LABEL "|\\d)" UNQUOTE
					    "\\s*(?::|\\s-\\s|" DASH "|\\s\\(|\\s" MEANS "|\\sis\\b|\\sare\\b)\\s*))"
					    "|(?i)\\s((?-i:[A-Z])|" COLOUR ")\\s?[:=]\\s*");

/** "up to 25% is Red": the range before the colour. */
static struct pattern RANGE_FIRST = PATTERN(
    "(?i)((?:(?:up\\s+to|over|under|above|below|more\\s+than|less\\s+than|at\\s+least|between|from|[<>\\x{2264}"
    "\\x{2265}]=?)\\s*)?\\d{1,3}\\s?%?"
    "(?:\\s*(?:-|" DASH
    "|to|and)\\s*\\d{1,3})?\\s?(?:%|per\\s?cent)(?:\\s+(?:or|and)\\s+(?:more|less|over|under|above|below))?)"
    "(?:\\s+complete\\w*)?\\s*(?:(?:is|are|:|=|" DASH
    "|-|means|shown\\s+as|will\\s+be)\\s+)?(?:shown\\s+(?:as|in)\\s+|marked\\s+)?(" COLOUR ")\\b");

static struct pattern SENTENCE_END = PATTERN("[.](?=\\s+\\p{Lu}|\\s*$)|\\n");

static struct pattern SHADED_FIRST = PATTERN(
    "(?i)\\b(?:rows?|items?|actions?|recommendations?|entries|those|text|cells?)\\s+(?:(?:that|which)\\s+)?(?:("
    "?:is|are|have\\s+been)\\s+)?"
    "(?:(?:shaded|highlighted|shown|marked|coloured|printed)\\s+)?(?:in\\s+)?(" COLOUR
    ")\\s+(?:(?:shading|type|text|background)\\s+)?"
    "((?:have|has|are|is|were|will|need|indicates?|means?|shows?|denotes?)\\b)");
static struct pattern SHADED_LAST = PATTERN(
    "(?i)\\b((?:completed?|closed|finished|done|delivered|implemented|discharged|overdue|outstanding|new)\\s+(?:items?|"
    "actions?|rows?|recommendations?|entries))\\s+"
    "(?:(?:is|are|have\\s+been|has\\s+been)\\s+)?(?:shaded|highlighted|shown|marked|coloured)\\s+(?:in\\s+)?(" COLOUR
    ")\\b");

/** "Appendix 2: " before a heading. */
static struct pattern PART = PATTERN(
    "(?i)^\\W*(?:appendix|annexe?|table|section|part|schedule)\\s+[\\w.]{1,4}\\s*(?:[:.-]|" DASH ")\\s*");

bool key_is_part(const char *text)
{
	return pattern_match(&PART, text, NULL);
}

enum key_subject key_heading(const char *text)
{
	struct match part;

	if (pattern_match(&PART, text, &part))
		text += part.end[0];
	if (text_count_words(text) > HEADING_WORDS || !pattern_match(&HEADING, text, NULL) ||
	    pattern_match(&PEOPLE_SUBJECT, text, NULL))
		return KEY_NONE;
	if (pattern_match(&RISK_SUBJECT, text, NULL) && !pattern_match(&PROGRESS_SUBJECT, text, NULL))
		return KEY_RISK;
	return pattern_match(&COMMITTEE_SUBJECT, text, NULL) ? KEY_COMMITTEE : KEY_PROGRESS;
}

bool key_is_of_committee(const char *text)
{
	return pattern_match(&COMMITTEE_SUBJECT, text, NULL);
}

bool key_is_named(const char *text)
{
	static struct pattern NAMED = PATTERN("(?i)^\\W*(?:\\w+\\s+){0,4}(?:key|legend)\\W*(?:$|(?:to|for|of)\\b)");

	return pattern_match(&NAMED, text, NULL);
}

bool key_is_plain_label(const char *text)
{
	return !text_is_blank(text) && (pattern_match(&LABEL, text, NULL) || sign_of_text(text, NULL) != SIGN_NONE);
}

bool key_is_label(const char *text)
{
	if (text_is_blank(text))
		return false;
	if (key_is_plain_label(text))
		return true;
	return text_count_words(text) <= LABEL_WORDS && progress_of_status(text) != CODE_UNKNOWN;
}

static bool speaks_of_progress(const char *meaning)
{
	double weights[N_CODES];

	return progress_weigh(meaning, weights);
}

/** A bare line has only its words: one hint ("Progress on recommendations") is not enough. */
static bool speaks_clearly(const char *meaning)
{
	double weights[N_CODES], sum = 0;

	progress_weigh(meaning, weights);
	for (unsigned code = 0; code < N_CODES; code++)
		sum += weights[code];
	return sum >= BARE_WEIGHT;
}

static void add(GPtrArray *entries, char *label, char *meaning)
{
	struct scheme_entry *entry = scheme_add(entries, CODE_UNKNOWN, label, meaning, COLOUR_NONE);

	entry->sign = label != NULL ? sign_of_text(label, &entry->colour) : SIGN_NONE;
}

static bool add_matched(GPtrArray *entries, struct pattern *pattern, const char *text,
    bool (*fits)(const char *, const char *))
{
	struct match match;

	if (!pattern_match(pattern, text, &match))
		return false;
	g_autofree char *label = match_group(&match, 1), *meaning = match_group(&match, 2);
	if (!fits(label, meaning))
		return false;
	add(entries, g_steal_pointer(&label), g_steal_pointer(&meaning));
	return true;
}

static bool is_signed(const char *label, const char *meaning)
{
	return sign_of_text(label, NULL) != SIGN_NONE && text_count_words(meaning) > 0;
}

static bool is_labelled(const char *label, const char *meaning)
{
	return key_is_label(label) && text_count_words(meaning) > 0;
}

static bool is_explained(const char *label, const char *meaning)
{
	return text_count_words(label) <= LABEL_WORDS - 1 && text_count_words(label) > 0 && speaks_of_progress(meaning);
}

/** "A. Open recommendations" heads a table of them, and "A" is no level. */
static bool is_counted_off(const char *label, const char *meaning)
{
	static struct pattern THINGS = PATTERN("(?i)\\b(?:recommendations|actions)\\b");

	return is_explained(label, meaning) &&
	    (text_count_words(meaning) > LABEL_WORDS || !pattern_match(&THINGS, meaning, NULL));
}

static bool is_plain(const char *label, const char *meaning)
{
	return key_is_plain_label(label) && text_count_words(meaning) > 0;
}

bool key_line_number(const char *text, unsigned *number)
{
	struct match match;

	if (!pattern_match(&NUMBER_LINE, text, &match) || !g_ascii_isdigit(text[match.start[1]]))
		return false;
	*number = (unsigned)strtoul(text + match.start[1], NULL, 10);
	return true;
}

bool key_add_line(GPtrArray *entries, const char *text, enum key_line mode)
{
	unsigned words = text_count_words(text);

	if (words == 0 || words > MEANING_WORDS || strchr(text, '\n') != NULL)
		return false;
	if (key_is_part(text))
		return false; /* "Table 1: Live recommendations" is over a table */
	if (mode == KEY_NUMBERED && add_matched(entries, &NUMBER_LINE, text, is_counted_off))
		return true;
	if (add_matched(entries, &SIGN_LINE, text, is_signed) ||
	    add_matched(entries, &LINE, text, mode == KEY_BARE ? is_plain : is_labelled))
		return true;
	if (mode == KEY_ALONE)
		return false;
	if (add_matched(entries, &COLOUR_LINE, text, is_labelled) ||
	    (mode != KEY_BARE &&
		(add_matched(entries, &LINE, text, is_explained) ||
		    add_matched(entries, &NUMBER_LINE, text, is_counted_off))))
		return true;
	if (words > BARE_WORDS || !speaks_clearly(text))
		return false;
	add(entries, NULL, g_strdup(text));
	return true;
}

/** Where the meaning ends that begins here: before the next label, or with its sentence. */
static gsize meaning_end(const char *text, gsize from, gsize next)
{
	struct match match;
	gsize end = strlen(text);

	if (pattern_match_from(&SENTENCE_END, text, from, &match))
		end = match.start[0];
	return MIN(end, next);
}

static char *cut_meaning(const char *text, gsize from, gsize to)
{
	g_autofree char *raw = g_strndup(text + from, to - from);
	char *meaning = text_tidy(raw);
	size_t length = strlen(meaning);

	while (length > 0 && strchr(";,. ", meaning[length - 1]) != NULL)
		length--;
	if (length > 0 && meaning[length - 1] == ')' && strchr(meaning, '(') == NULL)
		length--;
	meaning[length] = '\0';
	return meaning;
}

/** The next label in a sentence: its own place in group 1 of `found`, whole match in group 0. */
static bool next_label(const char *text, gsize from, struct match *found)
{
	while (pattern_match_from(&IN_SENTENCE, text, from, found)) {
		unsigned group = match_has(found, 1) ? 1 : match_has(found, 2) ? 2 : 3;
		g_autofree char *label = match_group(found, group);
		if (key_is_label(label) || (group == 1 && text_count_words(label) < LABEL_WORDS)) {
			found->start[1] = found->start[group];
			found->end[1] = found->end[group];
			return true;
		}
		from = found->end[0];
	}
	return false;
}

/** Entries whose colours stand behind their ranges. */
static unsigned add_ranges(GPtrArray *entries, const char *text)
{
	struct match match;
	guint before = entries->len;

	for (gsize from = 0; pattern_match_from(&RANGE_FIRST, text, from, &match); from = match.end[0])
		add(entries, match_group(&match, 2), match_group(&match, 1));
	if (entries->len - before < 2)
		g_ptr_array_set_size(entries, (gint)before);
	return entries->len - before;
}

/** "Completed (green), In progress (amber)": meanings before their colours, each of them clear. */
static unsigned add_bracketed(GPtrArray *entries, const char *text)
{
	static struct pattern BRACKETED = PATTERN(
	    "(?i)(?:^|[:;,.]|\\band\\b)\\s*([^:;,.()\\n]{3,60}?)\\s*\\(\\s*(" COLOUR ")\\s*\\)");
	struct match match;
	guint before = entries->len;
	bool is_clear = true;

	for (gsize from = 0; is_clear && pattern_match_from(&BRACKETED, text, from, &match); from = match.end[0]) {
		add(entries, match_group(&match, 2), match_group(&match, 1));
		is_clear = speaks_of_progress(((struct scheme_entry *)entries->pdata[entries->len - 1])->meaning);
	}
	if (!is_clear || entries->len - before < 2)
		g_ptr_array_set_size(entries, (gint)before);
	return entries->len - before;
}

/** "1 - Stop monitoring 2 - Achieved": a count that a copy has run together. */
static unsigned add_counted(GPtrArray *entries, const char *text)
{
	static struct pattern NUMBERED = PATTERN("(?:^|\\s)(\\d)\\s*(?:=|:|\\s-|" DASH "|\\.)\\s+(?=\\p{L})");
	struct match match;
	guint before = entries->len;
	bool more = pattern_match(&NUMBERED, text, &match) && match.start[0] == 0;

	while (more) {
		g_autofree char *label = match_group(&match, 1);
		gsize from = match.end[0];
		do {
			more = pattern_match_from(&NUMBERED, text, match.end[0], &match);
		} while (more && ABS(text[match.start[1]] - label[0]) != 1);
		add(entries, g_steal_pointer(&label), cut_meaning(text, from, more ? match.start[0] : strlen(text)));
	}
	if (entries->len - before < 2)
		g_ptr_array_set_size(entries, (gint)before);
	return entries->len - before;
}

unsigned key_add_sentence(GPtrArray *entries, const char *text)
{
	struct match match;
	guint before = entries->len;
	if (strlen(text) > SENTENCE_BYTES)
		return 0;
	if (add_ranges(entries, text) > 0 || add_bracketed(entries, text) > 0 || add_counted(entries, text) > 0)
		return entries->len - before;
	bool more = next_label(text, 0, &match);
	g_autofree char *lead = more ? g_strndup(text, match.start[1]) : NULL;

	if (!more || (pattern_match(&RISK_SUBJECT, lead, NULL) && !pattern_match(&PROGRESS_SUBJECT, lead, NULL)))
		return 0;
	while (more) {
		g_autofree char *label = match_group(&match, 1);
		gsize from = match.end[0];
		more = next_label(text, from, &match);
		gsize end = meaning_end(text, from, more ? match.start[0] : G_MAXSIZE);
		g_autofree char *meaning = cut_meaning(text, from, end);
		if (text_count_words(meaning) == 0)
			continue;
		add(entries, text_tidy(label), g_steal_pointer(&meaning));
		more = more && match.start[0] <= end + 2; /* what comes after another sentence is no entry */
	}
	if (entries->len - before < 2)
		g_ptr_array_set_size(entries, (gint)before);
	return entries->len - before;
}

/** What is said of shaded rows, without the "; and" before the next colour. */
static char *cut_shaded(const char *text, gsize from, gsize to)
{
	static struct pattern JOINT = PATTERN("(?i)[\\s,;.]*(?:\\band)?\\s*$");
	g_autofree char *raw = g_strndup(text + from, to - from);
	struct match match;

	if (pattern_match(&JOINT, raw, &match) && text[to] != '\0')
		raw[match.start[0]] = '\0';
	return text_tidy(raw);
}

bool key_add_shading(GPtrArray *entries, const char *text)
{
	struct match match, next = { 0 };
	guint before = entries->len;

	if (text_count_words(text) > MEANING_WORDS)
		return false;
	if (!pattern_match(&SHADED_FIRST, text, &match)) {
		if (!pattern_match(&SHADED_LAST, text, &match))
			return false;
		add(entries, match_group(&match, 2), match_group(&match, 1));
		return true;
	}
	for (bool more = true; more; match = next) {
		more = pattern_match_from(&SHADED_FIRST, text, match.end[0], &next);
		char *said = cut_shaded(text, match.start[2], more ? next.start[0] : strlen(text));
		if (speaks_of_progress(said))
			add(entries, match_group(&match, 1), said);
		else
			g_free(said);
	}
	return entries->len > before;
}

/** Where one meaning ends and the next begins in a key that a copy has run together: signs, sentences, capitals. */
static struct pattern RUN_BREAK = PATTERN(
    "\\s*(?:\\\\bigcirc|[\\x{2713}\\x{2714}\\x{2705}\\x{2717}\\x{2718}\\x{25cf}"
    "\\x{25cb}\\x{2b24}\\x{1f534}\\x{1f7e0}-\\x{1f7e2}\\x{f0fc}"
    "\\x{f0fb}\\x{f06c}])\\x{fe0f}?\\s*|(?<=[.;])\\s+(?=\\p{Lu})|(?<=\\p{Ll})(?<!\\b[Tt]he)\\s+"
    "(?=(?:Recommendation|Committee|Panel|Action|Work|Progress)s?\\s)");

unsigned key_add_run(GPtrArray *entries, const char *text)
{
	static struct pattern NUMBER = PATTERN("^\\s*\\d\\s+(?=\\p{L})");
	struct match match;
	guint before = entries->len;
	gsize from = pattern_match(&NUMBER, text, &match) ? match.end[0] : 0; /* a tick that was copied as "1" */
	bool more = true, is_key = text_count_words(text) <= RUN_WORDS;

	while (is_key && more) {
		more = pattern_match_from(&RUN_BREAK, text, from, &match);
		g_autofree char *raw = g_strndup(text + from, (more ? match.start[0] : strlen(text)) - from);
		g_autofree char *meaning = text_tidy(raw);
		from = match.end[0];
		if (text_count_words(meaning) == 0)
			continue;
		is_key = speaks_clearly(meaning);
		add(entries, NULL, g_steal_pointer(&meaning));
	}
	if (!is_key || entries->len - before < 2)
		g_ptr_array_set_size(entries, (gint)before);
	return entries->len - before;
}
