#include "model/head_words.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define NAME_WORDS 14u /* "Regeneration and Leisure Overview and Scrutiny Committee" has eight */
#define STAGE_WORDS 12u
#define LABEL_WORDS 12u /* "Cabinet Member that has signed-off this update" has eight */

/** Words that may follow the name of a person's office in a label: "Lead Officer responsible for this response". */
#define OFFICE_TAIL                                                                                                    \
	"(?:[\\s/"                                                                                                     \
	"&,-]+(?:\\(s\\)|responsible|accountable|that|who|which|has|have|for|this|the|response|update|updates|report|" \
	"signed|signing|sign|off|"                                                                                     \
	"completing|providing|of|contact|details|and|lead|name|title|approving|progress|post|job|inquiry|review))*(?:" \
	"\\(s\\)|s)?"
#define GROUP_KIND                                                                                                     \
	"(?:review|scrutiny|reference|study|inquiry|project|steering|management|estates|liaison|working|task|focus|"   \
	"strategy|delivery|"                                                                                           \
	"monitoring|advisory|users?|implementation)"
#define BODY_WORD                                                                                                      \
	"(?:committee|sub-?\\s?committee|panel|sub-?\\s?panel|board|commission|cabinet|executive|working\\s+(?:party|" \
	"group)|task\\s+(?:and\\s+finish\\s+)?group|"                                                                  \
	"task\\s+force|sub-?\\s?group|" GROUP_KIND                                                                     \
	"\\s+group|forum|assembly|conference|full\\s+council|overview\\s+(?:and|&)\\s+scrutiny)"

struct label {
	struct pattern pattern;
	enum head_kind kind;
};

#define LABEL(words) PATTERN("(?i)^\\W*(?:" words ")\\W*$")

/** Whole labels; the first that fits decides. */
static struct label LABELS[] = {
	{ LABEL("(?:[\\p{L}-]+\\s+){0,5}(?:inquiry|review|report|investigation|scrutiny)(?:\\s+report)?\\s+(?:was\\s+)?"
		"(?:completion|completed|publication|"
		"published|final\\s+report)(?:\\s+date|\\s+on)?|date\\s+(?:of\\s+|the\\s+)*(?:final\\s+|original\\s+|"
		"inquiry\\s+|review\\s+|scrutiny\\s+)+(?:report|inquiry|review)?"
		"(?:\\s+was)?(?:\\s+(?:completed|completion|published|publication))?|(?:inquiry|review)\\s+(?:end|"
		"closed?)(?:\\s+date)?|completion\\s+(?:date\\s+)?of\\s+(?:the\\s+)?(?:inquiry|review|report)"),
	    HEAD_COMPLETED },
	{ LABEL("(?:date\\s+(?:of\\s+)?)?(?:this\\s+|the\\s+|last\\s+|latest\\s+)*(?:progress\\s+)?(?:update[ds]?)(?:"
		"\\s+(?:date|on|at|as\\s+at|provided|dated?))?|"
		"date\\s+of\\s+(?:this\\s+|the\\s+|last\\s+|latest\\s+)*(?:progress\\s+|status\\s+)?(?:update|position|"
		"revision)|date\\s+(?:last\\s+)?(?:updated|compiled|revised)|"
		"(?:position|status|progress|information|data|correct|compiled|prepared|as)\\s+(?:as\\s+)?(?:at|on|of)|"
		"last\\s+(?:updated|revised|reviewed)|update\\s+(?:as\\s+)?at"),
	    HEAD_UPDATED },
	{ LABEL("(?:(?:cabinet|committee|panel|board|council)\\s+)?meeting(?:\\s+(?:date|of|on|held(?:\\s+on)?|date\\s+"
		"and\\s+time))?|date\\s+(?:and\\s+time\\s+)?of\\s+(?:the\\s+)?(?:\\w+\\s+)?"
		"(?:meeting|committee|panel|cabinet|board)|(?:committee|panel|cabinet|board)\\s+date|date|for\\s+"
		"meeting\\s+on|to\\s+be\\s+considered\\s+on"),
	    HEAD_MEETING },
	{ LABEL("(?:(?:lead|responsible|accountable|reporting|sponsoring)\\s+(?:officer|director|chief\\s+officer|"
		"head\\s+of\\s+service|manager)|officer\\s+(?:lead|responsible))" OFFICE_TAIL),
	    HEAD_OFFICER },
	{ LABEL("(?:(?:relevant|lead|responsible)\\s+)?(?:cabinet|executive)\\s+(?:member|lead|councillor|portfolio(?:"
		"\\s+holder)?)" OFFICE_TAIL "|(?:(?:relevant|lead|responsible)\\s+)?portfolio[\\s-]+holder" OFFICE_TAIL
		"|lead\\s+(?:member|councillor)" OFFICE_TAIL),
	    HEAD_MEMBER },
	{ LABEL(
	      "name\\s+of\\s+(?:the\\s+)?meeting|meeting\\s+(?:title|name)|(?:board|committee|panel)\\s*/\\s*(?:board|committee|panel)|"
	      "(?:name\\s+of\\s+)?(?:the\\s+)?(?:(?:scrutiny|select|overview|and|relevant|responsible|parent|lead)"
	      "\\s+)*(?:committee|panel|commission|board|sub-?committee)(?:\\s+name)?|(?:report\\s+)?to|body|"
	      "decision[\\s-]?maker|"
	      "report\\s+(?:to|for)(?:\\s+the)?|considered\\s+by|meeting\\s+body"),
	    HEAD_COMMITTEE },
	{ LABEL("council|(?:local\\s+)?authority|organisation|organization|trust|name\\s+of\\s+(?:council|authority|"
		"organisation)"),
	    HEAD_ORGANISATION },
	{ LABEL(
	      "(?:(?:report|paper|agenda\\s+item)\\s+)?(?:title|subject)(?:\\s+of\\s+(?:the\\s+)?(?:report|paper|inquiry|review))?|(?:title|"
	      "name)\\s+of\\s+(?:the\\s+)?(?:report|paper|inquiry|review|scrutiny\\s+\\w+)|"
	      "(?:inquiry|review|scrutiny\\s+(?:inquiry|review|topic))(?:\\s+(?:title|name))?|re"),
	    HEAD_TITLE },
	{ LABEL("topic|theme|matter"), HEAD_TOPIC },
	{ LABEL("stage|(?:report(?:ing)?|monitoring|update)\\s+(?:stage|period|round|cycle)|(?:type|nature)\\s+of\\s+"
		"report|report\\s+type|stage\\s+of\\s+(?:report|review|inquiry|monitoring)"),
	    HEAD_STAGE },
	{ LABEL("(?:minute|item|agenda(?:\\s+item)?|report|decision|file|document|paper|version)(?:\\s+(?:no|number|"
		"ref|reference|\\x{2116}|id|item|status))*\\.?|"
		"(?:wards?|divisions?|areas?|parishes)(?:\\(s\\))?(?:\\s+affected)?|report\\s+(?:of|by|author|from|"
		"date)|(?:report\\s+)?author(?:s|\\(s\\))?|from|prepared\\s+by|presented\\s+by|"
		"(?:contact|report|author(?:ing)?|link|scrutiny|support|democratic\\s+services)\\s+(?:officer|details|"
		"name|person|number|email|telephone)s?(?:\\(s\\))?|contacts?|"
		"tel(?:ephone)?|e-?mail|classification|security|status\\s+of\\s+report|background\\s+(?:papers?|"
		"documents?)|appendices|appendix|annexe?s?|attachments?|exempt(?:ion)?(?:\\s+information)?|"
		"key\\s+decision|forward\\s+plan(?:\\s+ref\\w*)?|portfolio|directorate|service(?:\\s+area)?|department|"
		"division|venue|location|place|time|chair(?:man|person)?|"
		"(?:public|part)\\s*(?:i|ii|1|2|or\\s+private)?|strategic\\s+priority|corporate\\s+(?:priority|plan)"
		"\\w*|ref(?:erence)?|previous\\s+(?:report|meeting|decision)s?|"
		"purpose(?:\\s+of\\s+(?:the\\s+|this\\s+)?(?:report|paper))?|action\\s+(?:required|requested)|"
		"(?:executive\\s+|board\\s+)?sponsor|presenter|paper\\s+for|"
		"circulation|distribution|publication\\s+date|date\\s+published|published|next\\s+(?:update|review|"
		"report)(?:\\s+(?:date|due))?|terms\\s+of\\s+reference|"
		"membership|members|witnesses|review\\s+chair(?:man)?|date\\s+(?:agreed|started|commenced|of\\s+"
		"cabinet\\s+response|of\\s+response)|cabinet\\s+response(?:\\s+date)?"),
	    HEAD_PLAIN },
};

/**
 * Labels that can stand behind another's value on one line. What may vary in them is spelt out, so that no value is
 * eaten.
 */
static struct pattern INNER_LABEL = PATTERN(
    "(?i)(?<=\\s)((?<=council\\s|authority\\s|borough\\s)committee|organisation|(?:(?:select\\s+committee|scrutiny|"
    "committee|panel|final)\\s+){0,2}(?:inquiry|review)(?:\\s+report)?"
    "\\s+(?:completion|publication)(?:\\s+date)?"
    "|date\\s+(?:of\\s+)?(?:this\\s+|the\\s+|last\\s+|latest\\s+)*(?:progress\\s+)?updated?|(?:last\\s+)?updated(?:\\s+"
    "on)?|date\\s+of\\s+(?:the\\s+)?(?:committee\\s+)?meeting|(?:committee\\s+)?meeting(?:\\s+date)?"
    "|(?:lead|responsible|contact|accountable)\\s+officer" OFFICE_TAIL
    "|(?:lead\\s+|relevant\\s+)?(?:cabinet|executive)\\s+(?:member|lead)" OFFICE_TAIL
    "|(?:lead\\s+|relevant\\s+)?portfolio[\\s-]holder" OFFICE_TAIL "|lead\\s+member" OFFICE_TAIL
    "|position\\s+(?:as\\s+)?at|report\\s+(?:to|of|by|author|title)|subject|topic|title|stage|"
    "wards?(?:\\(s\\))?(?:\\s+affected)?|minute\\s+(?:no|\\x{2116}|number|ref)\\.?|agenda\\s+item(?:\\s+(?:no|number))?"
    "\\.?|classification|exempt\\s+information|key\\s+decision|background\\s+papers?|"
    "date)\\s*:\\s*");

static struct pattern FIRST_LABEL = PATTERN("^\\s*([^:\\n]{1,90}?)\\s*:(?!//)\\s*");

static struct pattern ORGANISATION = PATTERN(
    "(?i)^(?:the\\s+)?(?:(?:\\p{L}[\\p{L}.'\\x{2019}&-]*|/"
    ")\\s+){1,9}(?:council|authority|borough|nhs\\s+(?:foundation\\s+)?trust|trust|city|"
    "corporation|senedd|parliament|integrated\\s+care\\s+board|integration\\s+joint\\s+board|health\\s+board|fire\\s+"
    "and\\s+rescue\\s+service|constabulary|"
    "police\\s+and\\s+crime\\s+commissioner|police\\s+and\\s+crime\\s+panel|office|university|partnership|"
    "(?:regional|national|legislative)\\s+assembly)(?:\\s+\\([^)]{1,30}\\))?\\W*$"
    "|(?i)^(?:[\\p{L}'\\x{2019}&-]+\\s+){1,4}police,\\s+fire\\s+and\\s+crime\\s+panel\\W*$"
    "|(?i)^(?:the\\s+)?(?:london\\s+borough|royal\\s+borough|city|county|borough|corporation|"
    "(?:(?:county|city|district|borough|metropolitan|parish|town)\\s+){1,2}council)\\s+of\\s+\\p{L}[\\p{L} "
    ".'\\x{2019}-]{2,40}$"
    "|(?i)^(?!.*\\b(?:committee|panel|board|commission|cabinet|group|scrutiny|review|report)\\b)"
    "(?:[\\p{L}'\\x{2019}-]+(?:\\s+[\\p{L}'\\x{2019}-]+)?,\\s+){1,3}[\\p{L}'\\x{2019}-]+\\s+(?:and|&)\\s+(?:[\\p{L}'\\x{2019}-]+\\s+){1,5}"
    "(?:council|authority|trust|partnership)\\W*$"
    "|(?i)^(?:cyngor|comhairle)\\s+\\p{L}[\\p{L} .'\\x{2019}/-]{2,60}$");

/** A health service by its place, as Scotland calls them: "NHS Corran and Glenmore"; not "NHS Dentistry". */
static struct pattern HEALTH_SERVICE = PATTERN(
    "^NHS\\s+(?i:(?!.*\\b(?:dent\\w+|optic\\w+|pharmac\\w+|health\\s+checks?|services?|waiting|reforms?|review|inquiry|"
    "report|plan|strategy|care|workforce|staff\\w*|estates?|funding|finances?|"
    "recommendations?|actions?|updates?|progress|appointments?|provision|constitution|app|continuing|"
    "number|trusts?|boards?|partners\\w*|response)\\b))\\p{Lu}[\\p{L}'\\x{2019}-]+(?:\\s+(?:and|&|of|the|\\p{Lu}[\\p{L}'"
    "\\x{2019}-]+)){0,5}$");

/** A name that ends like a council's and is none: "Report to Council", "Meeting of the Council". */
static struct pattern NOT_ORGANISATION = PATTERN(
    "(?i)^(?:full|report|minutes?|meeting|response|recommendations?)"
    "\\b(?:\\s+\\p{L}+){0,3}\\s+(?:council|office|trust)\\W*$|"
    "^the(?:\\s+(?:full|whole|county|city|borough|district|town|parish))?\\s+(?:council|office|trust|authority)\\W*$|"
    "\\b(?:of|to|by|for)\\s+(?:the\\s+)?council\\W*$|"
    "\\b(?:recommendations?|implementation|tracker|progress|minutes|follow-up)\\b");

static struct pattern COMMITTEE = PATTERN(
    "(?i)^(?:the\\s+)?(?:[\\p{L}\\d(&/][\\p{L}\\d.'\\x{2019}&(),/-]*\\s+){0,12}" BODY_WORD
    "(?:\\s+\\([^)]{1,40}\\))?(?:\\s+meeting)?\\W*$"
    "|(?i)^(?:(?:standing|select|joint|special|scrutiny|public|grand|inquiry)\\s+){0,3}" BODY_WORD
    "\\s+(?:for|on)\\s+\\p{L}[\\p{L} ,&'\\x{2019}-]{2,60}$"
    "|(?i)^(?:the\\s+)?(?:board|committee|commission|court)\\s+of\\s+\\p{L}[\\p{L} ,&'\\x{2019}-]{2,40}$");
static struct pattern NOT_COMMITTEE = PATTERN("(?i)^(?:report|response|recommendations?|minutes|actions?|update|"
					      "assessment|rating|status|key|view|"
					      "progress|agenda|note|tracker|register|log|schedule|"
					      "appendix|annex|draft|summary|members?|chair(?:man)?|councillors?)\\b|"
					      "\\b(?:is|are|was|were|has|have|will|should|be|arising|from)\\b|"
					      "\\b(?:report|update|paper|response)\\s+(?:to|for)\\b");

#define NUMBER "(?:\\d{1,2}|one|two|three|four|six|nine|twelve|fifteen|eighteen|twenty-?four)"
static struct pattern STAGE = PATTERN(
    "(?i)^(?=.*\\b(?:" NUMBER
    "[\\s-]*(?:month(?:s|ly)?|year(?:s|ly)?)|interim|final|first|second|third|fourth|initial|annual|closing|mid-?(?:year|term)|"
    "half-?year(?:ly)?|quarter(?:ly)?|q[1-4]|year-?end|end[\\s-]of[\\s-](?:year|inquiry))\\b)"
    "(?:(?:the|a|our|and|this|is|interim|final|first|second|third|fourth|initial|annual|closing|end|of|years?|"
    "inquiry|" NUMBER "|months?|monthly|on|after|later|since|progress|monitoring|implementation|update|report|review|"
    "follow-?up|tracking|stage|recommendations|for|to|"
    "mid|half|term|yearly|quarter(?:ly)?|q[1-4]|20\\d\\d(?:[/-]\\d\\d)?)\\b[\\s\\W]*)+"
    "(?:(?<=\\bto\\s|\\bthe\\s)(?:[\\p{L}&]+\\s+){1,5}" BODY_WORD "\\W*)?$");

static struct pattern STAMP = PATTERN(
    "(?i)^\\W*(?:(?:agenda\\s+)?item(?:\\s+(?:no|number))?\\.?\\s*\\d*[a-z]?|(?:appendix|annexe?|enclosure|"
    "attachment|schedule|paper|document)\\s*[\\p{L}\\d.]{0,4}|public|official"
    "|restricted|not\\s+exempt|for\\s+(?:information|decision|noting|discussion)|draft|page\\s+\\d+(?:\\s+"
    "of\\s+\\d+)?|agenda(?:\\s+item)?|issue\\s+-\\s+meetings|"
    "\\(?public\\s+document\\)?)\\W*$");

/** What a site or a bundle calls any page or paper of its kind: no title of the one at hand. */
static struct pattern KIND_OF_PAGE = PATTERN(
    "(?i)^\\W*(?:(?:public\\s+|agenda\\s+|supplementary\\s+)?(?:document|documents|reports|papers)\\s+pack|"
    "agenda\\s+(?:and|&)\\s+(?:(?:draft|confirmed|unconfirmed)\\s+)?(?:minutes|decisions|papers)|"
    "agenda\\s+(?:item|frontsheet|front\\s+sheet)(?:\\s+details)?|printed\\s+(?:minutes|decisions|agenda)|"
    "(?:minutes|agenda|decisions)\\s+template|decision\\s+(?:details?|record|notice)|"
    "issue\\s+(?:details|history)|meeting\\s+(?:details|documents))\\W*$");

static struct pattern BODY = PATTERN(
    "(?i)^\\W*(?:\\d{1,2}(?:\\.\\d{1,2})*[.)]?\\s+\\p{L}|(?!20\\d\\d/)\\d{2,4}/\\d{1,4}\\s+\\p{Lu}|(?:introduction|background|purpose|summary|"
    "executive\\s+summary|context|foreword|contents|"
    "recommendations?|minutes|decisions?|present|attendees|attendance|apologies|contributors|resolved|in\\s+"
    "attendance|also\\s+present|notes?|key|action\\s+items?)\\W*$|"
    "(?:(?:members?|councillors|officers)\\s+(?:also\\s+)?(?:present|in\\s+attendance)|officers|"
    "present|attendees|attendance|in\\s+attendance|apologies|contributors|minutes|decision)\\s*:)");

static struct {
	struct pattern pattern;
	unsigned weight;
} TITLES[] = {
	{ PATTERN(
	      "(?i)\\b(?:progress|update|implementation|tracking|monitoring|follow(?:ing|ed)?[\\s-]?up|response|status)"
	      "\\b.*\\b(?:recommendations?|actions?|inquiry|review)\\b"
	      "|\\b(?:recommendations?|actions?|inquiry|review)\\b.*\\b(?:progress|updates?|tracker|tracking|monitor(?:"
	      "ing)?|register|log|list|schedule|database|implementation|response|outstanding|followed\\s+up)\\b"),
	    3 },
	{ PATTERN("(?i)\\b(?:tracker|action\\s+log|actions?\\s+log|inquiry|scrutiny\\s+review|progress\\s+report|"
		  "recommendations|register|monitor)\\b"),
	    2 },
	{ PATTERN("(?i)\\b(?:review|report|response|update|form|log|actions?|audit|strategy|plan)\\b"), 1 },
};

static bool is_short(const char *text, unsigned words)
{
	unsigned n = text_count_words(text);

	return n > 0 && n <= words;
}

enum head_kind head_words_label(const char *label)
{
	if (!is_short(label, LABEL_WORDS))
		return HEAD_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++)
		if (pattern_match(&LABELS[i].pattern, label, NULL))
			return LABELS[i].kind;
	const char *second = strstr(label, " / "); /* "Dyddiad / Date": the other language behind the first */
	return second != NULL ? head_words_label(second + strlen(" / ")) : HEAD_NONE;
}

bool head_words_next_label(const char *line, gsize from, gsize *start, gsize *value)
{
	struct match match;

	if (!pattern_match_from(from == 0 ? &FIRST_LABEL : &INNER_LABEL, line, from, &match))
		return false;
	*start = match.start[1];
	*value = match.end[0];
	return true;
}

static bool is_organisation(const char *text)
{
	return is_short(text, NAME_WORDS) &&
	    (pattern_match(&ORGANISATION, text, NULL) || pattern_match(&HEALTH_SERVICE, text, NULL)) &&
	    !pattern_match(&NOT_ORGANISATION, text, NULL);
}

/** One name, or the same in two languages: "Cyngor Sir Bryn / Bryn County Council". */
bool head_words_is_organisation(const char *text)
{
	static struct pattern CELTIC = PATTERN(
	    "(?i)^(?:cyngor|awdurdod|bwrdd|comhairle|\\x{f9}ghdarras|bòrd|panel\\s+heddlu)\\b");
	const char *stroke = strstr(text, " / ");

	if (is_organisation(text))
		return true;
	if (stroke == NULL || strstr(stroke + 1, " / ") != NULL)
		return false;
	g_autofree char *first = g_strndup(text, (gsize)(stroke - text));
	const char *second = stroke + strlen(" / ");
	return (is_organisation(second) && is_short(first, NAME_WORDS) && !head_words_is_committee(first)) ||
	    (is_organisation(first) && pattern_match(&CELTIC, second, NULL));
}

bool head_words_is_committee(const char *text)
{
	static struct pattern GOES_ON = PATTERN(
	    ":\\s*$"); /* "Parks Task and Finish Group:" begins a title of two lines */

	return is_short(text, NAME_WORDS) && pattern_match(&COMMITTEE, text, NULL) &&
	    !pattern_match(&GOES_ON, text, NULL) && !pattern_match(&NOT_COMMITTEE, text, NULL);
}

bool head_words_is_stage(const char *text)
{
	return is_short(text, STAGE_WORDS) && pattern_match(&STAGE, text, NULL);
}

unsigned head_words_title(const char *text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++)
		if (pattern_match(&TITLES[i].pattern, text, NULL))
			return TITLES[i].weight;
	return 0;
}

bool head_words_is_stamp(const char *text)
{
	return pattern_match(&STAMP, text, NULL);
}

bool head_words_is_kind_of_page(const char *text)
{
	return pattern_match(&KIND_OF_PAGE, text, NULL);
}

bool head_words_is_minutes(const char *text)
{
	static struct pattern MINUTES = PATTERN("^\\W*(?i:(?:draft |confirmed |approved )?(?:meeting )?minutes)\\W*$");

	return pattern_match(&MINUTES, text, NULL);
}

bool head_words_is_body(const char *text)
{
	return pattern_match(&BODY, text, NULL);
}

/** Words of every such title: they do not tell which inquiry it is. */
static struct pattern COMMON_WORDS = PATTERN(
    "\\b(?:inquiry|inquiries|review|scrutiny|progress|against|with|into|from|by|agreed|register|list|schedule|"
    "monitor|update|updates|on|of|the|and|in|for|to|a|an|"
    "recommendations?|report|reports|tracker|tracking|"
    "monitoring|action|actions|log|final|interim|months?|six|twelve|committee|panel|select|response|"
    "implementation|follow|up|item|agenda|minutes|meeting)\\b");

char *head_words_own(const char *title)
{
	if (title == NULL)
		return NULL;
	char *key = text_key(title);
	struct match match;
	gsize from = 0;

	while (pattern_match_from(&COMMON_WORDS, key, from, &match) && match.end[0] > match.start[0]) {
		memset(key + match.start[0], ' ', match.end[0] - match.start[0]);
		from = match.end[0];
	}
	g_autofree char *spaced = key;
	char *own = text_tidy(spaced);
	if (own[0] != '\0')
		return own;
	g_free(own);
	return NULL;
}
