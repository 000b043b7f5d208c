#include "model/minutes_work.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define TOPIC_BYTES_MAX 400u

#define PROGRAMME                                                                                                      \
	"(?:the |its |their |a |this )?(?:[\\p{L}’'-]+ ){0,4}?(?i:work(?:ing)?|forward|scrutiny)(?i: work)? "        \
	"(?i:programme|plan)(?!\\p{L})"

/* Names a list of items. Group 1: the items. The first needs a heading above or the programme in the sentence. */
static struct pattern ITEMS = PATTERN(
    "(?:^|, )(?i:(?:[\\p{L}’'-]+ ){0,6}?(?:items|topics|suggestions|ideas|subjects|following|list of "
    "(?:items|topics|suggestions))\\b[^.:;]{0,160}?\\b(?:included|includes|were|"
    "are|comprised|being|suggested|put forward|as follows))\\s*:?\\s+(?:as "
    "follows:?\\s+|the following:?\\s+)?(\\S.+)$");
/* "The following were put forward for the work programme: A, B and C." Group 1: the items. */
static struct pattern ITEMS_COLON = PATTERN(
    "^(?:[^.:;]{0,80}?[ ,])?(?i:items?|topics?|suggestions?|ideas?|subjects?|following|additions?)\\b[^.:;]{0,160}:\\s+"
    "(\\S.+)$");
static struct pattern IS_SENTENCE = PATTERN(
    "\\b(?:was|were|had|has|said|asked|agreed|noted|reported|explained|thought|felt|wanted|would|will)\\b");
static struct pattern NAMES_PROGRAMME = PATTERN(PROGRAMME);

/* Says of one thing that it should go on the programme. Group 1: the thing. */
static struct pattern ONE[] = {
	PATTERN("\\b(?:suggested|proposed|requested|recommended|asked) that (?:an? (?:item|report|update) on "
		")?(.{3,300}?) (?:should |could |might |would |may )?(?:also )?be "
		"(?:added|included|considered|placed|put|scheduled|brought|taken forward|looked at)[^.;]{0,60}? "
		"(?:to|in|on|onto|for|into|as part of) " PROGRAMME),
	PATTERN("\\b(?:suggested|proposed|put forward|nominated|wished to add|asked to add) (?:adding |including "
		"|looking at |that )?(.{3,300}?) "
		"(?:be added |as (?:a |an )?(?:possible |potential |future |further )?(?:items?|topics?) "
		")?(?:to|for|in|on) " PROGRAMME),
};
/* The same below a heading that names the programme. */
static struct pattern ONE_IN_SECTION = PATTERN(
    "\\b(?:suggested|proposed|put forward) (?:that )?(?:an? (?:review of|item on|update on) )?((?:(?i:the "
    ")?(?:[\\p{L}&-]+ ){0,4}?(?:could |should |might |would )?"
    "(?:look(?:ing)? "
    "(?:at|into)|add(?:ing)?|includ(?:e|ing)|consider(?:ing)?|review(?:ing)?|examin(?:e|ing)|receiv(?:e|ing)|"
    "explor(?:e|ing)) |"
    "(?<=review of |item on |update on )).{3,300})$");
/* What is said round the thing: who should do what with it. */
static struct pattern FRAME = PATTERN(
    "^(?:(?i:the |this )?(?:[\\p{L}&-]+ ){0,5}?(?i:committee|panel|board|commission|group|forum|members|council|it)(?: "
    "should| could| might| would| may)?(?: also)? )?"
    "(?i:look(?:s|ing)? "
    "(?:at|into)|consider(?:s|ing)?|review(?:s|ing)?|examin(?:e|es|ing)|receiv(?:e|es|ing)|add(?:s|ing)?|includ(?:e|es|"
    "ing)|explor(?:e|es|ing)|"
    "scrutinis(?:e|es|ing)|investigat(?:e|es|ing)) (?:(?i:an? "
    ")?(?i:item|report|update|review|presentation|briefing|paper)s? (?:on|about|of) )?");
static struct pattern LEADS = PATTERN(
    "(?i)\\b(?:items?|topics?|suggestions?|ideas|following|subjects|areas)\\b.*[:–—-]\\s*$");
static struct pattern OXFORD = PATTERN(",\\s+and\\s+");
static struct pattern LAST_AND = PATTERN("^(.*)\\s+and\\s+(.*)$");
static struct pattern NOT_ITEMS = PATTERN(
    "^(?i:suggested|proposed|put forward|raised|identified|recommended|as follows|to "
    "be|then|made|noted|agreed|discussed|considered|approved|received|welcomed|invited|asked|made|not|being|to "
    "be|also|requested|reviewed|"
    "sought|now|set out|attached|available|circulated|appended|in the|on the|at the|under|added|put)\\b");

/* Announces topics that are listed below. */
static struct pattern ANNOUNCES = PATTERN(
    "^(?i:(?:the |these )?following(?: \\p{L}+){0,3}|(?:the |some |several |various |a number of |\\w+ )"
    "(?:new |possible |potential |further |additional )?(?:items|topics|suggestions|ideas|subjects))$");

static void add(struct account *account, const char *topic)
{
	g_autofree char *text = g_strstrip(g_strdup(topic));

	while (*text != '\0' && strchr(".;,:", text[strlen(text) - 1]) != NULL)
		text[strlen(text) - 1] = '\0';
	if (text_count_words(text) == 0 || strlen(text) > TOPIC_BYTES_MAX || pattern_match(&ANNOUNCES, text, NULL))
		return;
	for (guint i = 0; i < account->minutes->work_programme->len; i++)
		if (g_str_equal(g_ptr_array_index(account->minutes->work_programme, i), text))
			return;
	g_ptr_array_add(account->minutes->work_programme, g_steal_pointer(&text));
}

void minutes_work_entry(struct account *account, const char *text)
{
	add(account, text);
}

/** "A, B and C": at commas (or semicolons where there are any), the last also at "and". */
static void add_enumeration(struct account *account, const char *items)
{
	bool semicolons = strchr(items, ';') != NULL;
	bool oxford = pattern_match(&OXFORD, items, NULL);
	g_auto(GStrv) parts = g_strsplit(items, semicolons ? ";" : ", ", -1);
	guint n = g_strv_length(parts);
	struct match match;

	for (guint i = 0; i < n; i++) {
		const char *part = g_strstrip(parts[i]);
		if (i > 0 && g_str_has_prefix(part, "and "))
			part += 4;
		if (i + 1 == n && !oxford && !semicolons && n > 1 && pattern_match(&LAST_AND, part, &match)) {
			g_autofree char *one = match_group(&match, 1), *two = match_group(&match, 2);
			add(account, one);
			add(account, two);
			continue;
		}
		add(account, part);
	}
}

/** The thing that a sentence names, without what should be done with it. */
static void add_topic(struct account *account, const struct match *found)
{
	g_autofree char *topic = match_group(found, 1);
	struct match match;
	bool framed = pattern_match(&FRAME, topic, &match);

	add_enumeration(account, framed ? topic + match.end[0] : topic);
}

/** Whether a title or heading names the work programme. */
bool minutes_work_names(const char *text)
{
	return pattern_match(&NAMES_PROGRAMME, text, NULL);
}

bool minutes_work_leads(const char *text, bool in_section)
{
	return pattern_match(&LEADS, text, NULL) && (in_section || pattern_match(&NAMES_PROGRAMME, text, NULL));
}

bool minutes_work_in(struct account *account, const char *sentence, bool in_section)
{
	struct match match;

	if (strlen(sentence) > ACCOUNT_SCAN_BYTES)
		return false;
	bool named = pattern_match(&NAMES_PROGRAMME, sentence, NULL);
	if (!named && !in_section)
		return false;
	if (in_section && !named && pattern_match(&ONE_IN_SECTION, sentence, &match)) {
		add_topic(account, &match);
		return true;
	}
	for (gsize i = 0; named && i < G_N_ELEMENTS(ONE); i++) {
		if (!pattern_match(&ONE[i], sentence, &match))
			continue;
		add_topic(account, &match);
		return true;
	}
	bool listed = named && pattern_match(&ITEMS_COLON, sentence, &match);
	if (!listed && !pattern_match(&ITEMS, sentence, &match))
		return false;
	g_autofree char *items = match_group(&match, 1);
	if (pattern_match(&NOT_ITEMS, items, NULL) || (listed && pattern_match(&IS_SENTENCE, items, NULL)))
		return false;
	add_enumeration(account, items);
	return true;
}
