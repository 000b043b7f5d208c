#include "model/minutes_lead.h"

#include <string.h>

#include "model/text.h"

/* The words that lead a resolution, in capitals (also letter-spaced) or at the beginning of a paragraph. */
#define CAPITAL_WORDS                                                                                                  \
	"(?:R ?E ?S ?O ?L ?V ?E ?D|R ?E ?C ?O ?M ?M ?E ?N ?D ?E ?D|A ?G ?R ?E ?E ?D|D ?E ?C ?I ?D ?E "                 \
	"?D|DETERMINED|ENDORSED|ORDERED)"
#define CAPITAL_NOTED "(?:N ?O ?T ?E ?D|APPROVED|RATIFIED)"
#define CAPITAL_ALONE "(?:" CAPITAL_WORDS "|" CAPITAL_NOTED "|RESOLUTION|DECISION)"
#define SMALL_WORDS "(?:Resolved|Recommended|Agreed|Decided|Determined|Resolution|Decision)"
#define BODY_NAMES                                                                                                     \
	"(?i:(?:the )?(?:[\\p{L}&’',-]+ "                                                                            \
	"){0,8}?(?:cabinet|council|committee|board|executive|panel|authority|mayor|leader|"                            \
	"commission|forum|meeting|governors|(?:cabinet |executive |lead )?members?(?: for [\\p{L}&, "                  \
	"’'-]{2,60}?)?|portfolio holder[\\p{L} ]{0,40}|"                                                             \
	"officers|secretary of state|commissioner|director[\\p{L} ]{0,40}))"
#define HOW                                                                                                            \
	"(?:\\s*,?\\s*(?:(?i:unanimously|nem\\.? ?con\\.?|with no dissent|accordingly|as follows|following a vote|by " \
	"general assent|"                                                                                              \
	"(?:on|by) an? (?:show of hands|vote|majority)(?: vote)?|by \\d+ votes? to \\d+"                               \
	"|with \\d+ votes? (?:for|in favour) and \\d+ against|on the chair['’\\w]*(?: "                              \
	"\\w+){0,2} casting vote)|"                                                                                    \
	"(?i:on|upon) the (?i:motion|proposition|proposal) of [^:;.]{3,140}?,(?=\\s*(?:that|to|:))|"                   \
	"(?i:proposed|moved) by [^:;]{3,140}?(?=[,:]|\\s+that\\b)[,:]?|\\([^()]{1,160}\\)))*"
#define THAT "\\s*[:;.,–—-]*\\s*-?\\s*(?:(?:(?i:that)\\b|T\\s?H\\s?A\\s?T\\b)\\s*[:;,–—-]*\\s*)?"
#define TO_BODY "(?:\\s+(?i:to)\\s+" BODY_NAMES "(?=\\s*(?:[:–—,-]|(?i:that)\\b|\\(|$)))?"
#define ADVERBS                                                                                                        \
	"(?:(?i:unanimously|further|also|and|then|therefore|accordingly|subsequently|it was|was|duly|formally),? )*"

static struct pattern LEAD_CAPITALS = PATTERN(
    "^[\"“(*]*(?!\\p{Lu}\\p{Ll}+ " CAPITAL_NOTED " \\p{Ll})" /* "Members NOTED the report" is a sentence */
    "(?:\\p{Lu}[\\p{Ll}]+ )?" ADVERBS CAPITAL_ALONE "(?=that\\b|[^\\p{L}]|$)" HOW TO_BODY HOW THAT);
static struct pattern LEAD_SMALL = PATTERN(
    "^" ADVERBS SMALL_WORDS "(?=that\\b|\\s*(?:[:–—-]|$|(?i:that|to|unanimously|by)\\b|\\())"
    "(?! (?:to|that) (?:differ|disagree))" HOW TO_BODY HOW THAT);
static struct pattern LEAD_NOTED = PATTERN("^Noted\\s*[:–—]" THAT);
static struct pattern LEAD_WEAK = PATTERN("^RECOMMENDATIONS?(?: TO " BODY_NAMES ")?\\s*(?:[:–—-]|$)" THAT);
static struct pattern INSIDE = PATTERN("(?<![\\p{L}-])" CAPITAL_WORDS "(?=that\\b|[^\\p{L}]|$)" HOW TO_BODY HOW THAT);
static struct pattern PASSIVE = PATTERN(
    "\\b(?:NOTED|AGREED|APPROVED|ENDORSED|RATIFIED|RECEIVED|CARRIED)\\b[^\\p{L}]*$");
static struct pattern PASSIVE_HEAD = PATTERN(
    "(?<!\\b[Ii]t) (?:was|were)(?: (?:\\w+ly|then|also|all|both|therefore))*$"); /* "The minutes were" AGREED */
static struct pattern BODY_NOTED = PATTERN("\\p{Ll} (?:NOTED|APPROVED|ENDORSED|RATIFIED)\\b(?= \\p{Ll})");

/* The same said in a sentence. The body must be the meeting's own; "agreed that" counts only of what is to be. */
#define OWN_BODY                                                                                                       \
	"(?:(?i:the )?(?:\\p{Lu}[\\p{L}&’'-]*,? (?:and |& |of "                                                      \
	")?){0,6}(?i:committee|cabinet|council|board|panel|executive|"                                                 \
	"commission|forum|sub-committee|partnership|governors|authority|group)|(?i:the "                               \
	")?(?:Members|members|Councillors|Governors|Trustees)|"                                                        \
	"(?i:the )meeting)"
#define OFTEN                                                                                                          \
	"(?:(?:also|further|then|therefore|unanimously|subsequently|accordingly|duly|formally|collectively|all|both)," \
	"? )*"
static struct pattern IT_WAS = PATTERN(
    "(?i:\\b(?:it was|it is|was|were|and|thereupon))(?: (?i:proposed|moved)[^.;]{0,160}? and)? " OFTEN
    "((?:agreed|resolved|decided|determined|recommended|RESOLVED|AGREED|DECIDED))(?: unanimously| nem\\.? con\\.?)?"
    "(?:,? (?:that|to(?= \\p{Ll}|\\s*:))(?::[-–—]?\\s*|[,–-]\\s*|\\s+|$)|(?: as follows)?\\s*[:–—]-?\\s*(?:that\\b[,:\\s-]*)?)");
static struct pattern IT_WAS_START = PATTERN(
    "(?i:\\bit (?:was|is)(?:,? (?:\\w+ly|also|further|then|therefore|all|both|nem con),?)*$|"
    "\\bit (?:was|is) (?:\\w+ )?(?:proposed|moved|seconded|noted|suggested|recommended|agreed|resolved|"
    "considered|felt|discussed)\\b)"); /* not "he said that it was late and agreed to" */
static struct pattern SECONDED = PATTERN("(?i:\\b(?:moved|proposed|seconded)\\b)");
static struct pattern BODY_DID = PATTERN(
    "(?:^|[,;] (?:and )?|\\b(?:discussion|debate|consideration|and),? )(" OWN_BODY ") " OFTEN
    "(agreed|resolved|decided|voted|recommended)(?: unanimously)?(?: to " BODY_NAMES
    ")?,?(?: \\([^()]{1,100}\\))?(?:,? (?:that|to(?= \\p{Ll}|\\s*:))(?::[-–—]?\\s*|,\\s*|\\s+|$)|"
    "(?: as follows)?\\s*[:–—]-?\\s*(?:that\\b[,:\\s-]*)?)");
static struct pattern BODY_APPROVED = PATTERN(
    "^(" OWN_BODY ") " OFTEN "(?:approved|adopted|endorsed|ratified|agreed) (?:the|a|an|its)\\b");
static struct pattern RECORD = PATTERN("(?i)\\bminutes\\b.{0,200}\\b(?:were|was|be)\\b.{0,60}?\\b(?:(?:agreed|approved|"
				       "confirmed|accepted|adopted|taken)\\b.{0,60}?\\brecord|(?:agreed|approved|"
				       "confirmed|adopted|taken as read) and (?:then )?(?:confirmed|signed|approved)|"
				       "(?:agreed|approved|confirmed|adopted)(?=\\.?$))\\b");
static struct pattern TO_BE = PATTERN("\\b(?:be|should|would|will|to|must|could|shall)\\b");
static struct pattern NOT_NOW = PATTERN("\\b(?:had|has|have|having|previously|already|been|earlier|last "
					"(?:meeting|year|month)|previous(?:ly)?|not)(?: \\w+ly)?(?: been)?\\s*$");
static struct pattern ELSEWHERE = PATTERN(
    "^(?:in (?:\\d{4}|January|February|March|April|May|June|July|August|September|October|November|December)|at "
    "(?:its|the|their) "
    "(?:last|previous|earlier|meeting (?:on|in|of|held)))");
static struct pattern OTHER_MEETING = PATTERN(
    "(?i)^(?:at|during|following) (?:that|its|their|a|the (?:last|previous|earlier|same|\\w+ \\d{4})) (?:\\w+ "
    "){0,4}(?:meeting|session)\\b|^(?:in|on|since|last) "
    "(?:\\d{1,2}(?:st|nd|rd|th)? "
    ")?(?:\\d{4}|year|month|january|february|march|april|may|june|july|august|september|october|november|december)\\b|"
    "\\bat that meeting\\b|^(?:previously|earlier in the year)\\b");
static struct pattern MOVED = PATTERN("(?i)\\b(?:moved|proposed|amendment|motion|seconded)\\b");

bool minutes_is_lead(const char *text)
{
	return pattern_match(&LEAD_CAPITALS, text, NULL) || pattern_match(&LEAD_SMALL, text, NULL) ||
	    pattern_match(&LEAD_NOTED, text, NULL) || pattern_match(&LEAD_WEAK, text, NULL);
}

bool minutes_lead(const char *text, struct match *match)
{
	return pattern_match(&LEAD_CAPITALS, text, match) || pattern_match(&LEAD_SMALL, text, match) ||
	    pattern_match(&LEAD_NOTED, text, match);
}

bool minutes_lead_weak(const char *text, struct match *match)
{
	return pattern_match(&LEAD_WEAK, text, match);
}

gsize minutes_lead_second(const char *rest)
{
	struct match match;

	if (pattern_match(&BODY_DID, rest, &match) && match.start[1] == 0)
		return match.end[0];
	if (pattern_match(&IT_WAS, rest, &match) && match.start[0] == 0)
		return match.end[0];
	return 0;
}

/** Whether a body named in the text is the one that meets: its kind of body is in the committee's name. */
static bool is_own_body(const char *committee, const char *body)
{
	static const char *const KINDS[] = { "cabinet", "board", "panel", "council", "executive", "commission", "forum",
		"committee", "group", "governors", "partnership" };
	g_autofree char *named = g_utf8_strdown(body, -1);
	g_autofree char *own = committee != NULL ? g_utf8_strdown(committee, -1) : NULL;

	if (own == NULL)
		return !g_str_has_suffix(named,
		    "group"); /* a working group only mentioned is likelier than one that meets */
	for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
		if (g_str_has_suffix(named, KINDS[i]))
			return strstr(own, KINDS[i]) != NULL;
	return true;
}

/** Whether a verb says what is to be, not what was so: "agreed" needs it, "resolved" does not. */
static bool is_of_what_will_be(const char *verb, const char *rest)
{
	return !g_str_equal(verb, "agreed") || text_is_blank(rest) || pattern_match(&TO_BE, rest, NULL);
}

/** "It was agreed that", "... seconded by Councillor Moss and resolved to". */
static bool is_it_was(const char *sentence, const struct match *match)
{
	g_autofree char *head = g_strchomp(g_strndup(sentence, match->start[1]));
	g_autofree char *verb = match_group(match, 1);

	if (!pattern_match(&IT_WAS_START, head, NULL) && !pattern_match(&SECONDED, head, NULL))
		return false;
	if (pattern_match(&NOT_NOW, head, NULL))
		return false;
	bool listed = text_is_blank(sentence + match->end[0]); /* "It was agreed that:", the list stands below */
	return listed || is_of_what_will_be(verb, sentence + match->end[1]);
}

/** "The Committee agreed to". */
static bool is_body_did(const char *committee, const char *sentence, const struct match *match)
{
	g_autofree char *body = match_group(match, 1), *verb = match_group(match, 2);
	bool infinitive = match->end[0] >= 3 && memcmp(sentence + match->end[0] - 3, "to ", 3) == 0;

	return is_own_body(committee, body) && (infinitive || is_of_what_will_be(verb, sentence + match->end[0]));
}

/** A sentence that is a decision as a whole: "The report was NOTED", "The minutes were agreed as a correct record". */
static bool is_whole(const char *committee, const char *sentence)
{
	struct match match;

	if (pattern_match(&BODY_NOTED, sentence, NULL) || pattern_match(&RECORD, sentence, NULL) ||
	    pattern_match(&PASSIVE, sentence, NULL))
		return !pattern_match(&MOVED, sentence, NULL);
	if (!pattern_match(&BODY_APPROVED, sentence, &match))
		return false;
	g_autofree char *body = match_group(&match, 1);
	return is_own_body(committee, body);
}

/** "The fees were AGREED", "The minutes were AGREED as a correct record": what was agreed stands before the verb. */
static bool is_passive(const char *sentence, const char *head, const struct match *lead)
{
	g_autofree char *led = match_group(lead, 0);

	if (text_count_words(sentence + lead->end[0]) == 0) /* "The Leader AGREED:" leads to the list below */
		return pattern_match(&PASSIVE, sentence, NULL) && !g_str_has_suffix(sentence, ":");
	return pattern_match(&PASSIVE_HEAD, head, NULL) && text_count_words(led) == 1 && strpbrk(led, ":–—") == NULL;
}

bool minutes_lead_inside(const char *committee, const char *sentence, gsize *start, gsize *rest, bool *whole)
{
	struct match match;

	*whole = false;
	*start = *rest = 0;
	if (pattern_match(&OTHER_MEETING, sentence, NULL))
		return false;
	if (pattern_match(&INSIDE, sentence, &match) && !pattern_match(&ELSEWHERE, sentence + match.end[0], NULL)) {
		g_autofree char *head = g_strndup(sentence, match.start[0]);
		*start = match.start[0];
		*rest = match.end[0];
		*whole = is_passive(sentence, g_strchomp(head), &match);
		return !pattern_match(&NOT_NOW, head, NULL);
	}
	if (pattern_match(&IT_WAS, sentence, &match)) {
		*start = match.start[0];
		*rest = match.end[0];
		return is_it_was(sentence, &match);
	}
	if (pattern_match(&BODY_DID, sentence, &match)) {
		*rest = match.end[0];
		return is_body_did(committee, sentence, &match);
	}
	*whole = !g_str_has_suffix(sentence, ":"); /* "The Committee agreed the following recommendations:" */
	*rest = *whole ? 0 : strlen(sentence);
	return is_whole(committee, sentence);
}
