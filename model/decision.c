#include "model/decision.h"

#include "model/pattern.h"
#include "model/text.h"

#define HEADING_WORDS 14u /* a heading that decides is short; a longer one is a sentence */

#define SPACED_DASH "(?:\\s+-|[\\x{2013}\\x{2014}]|-\\s)"
#define MONTH "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#define YES "(?:accept(?:ed)?|agreed?|concur(?:s|red)?|support(?:ed)?|approved?|endorsed?|adopted)"
#define PART "(?:in\\s+part|partly|partially|part|in\\s+principle)"
#define SOME "(?:amendments?|modifications?|reservations?|changes?|caveats?|conditions?|amended\\s+wording)"
#define THIS                                                                                                           \
	"(?:(?:with|to)\\s+)?(?:(?:this|the|these|both|all|(?:the\\s+)?\\p{L}+['\\x{2019}]s)\\s+)(?:\\w+['\\x{2019}]?" \
	"s?\\s+)?(?:recommendation|proposal)s?"

/** Who speaks before the decision word: "The Cabinet Member", "We", "This recommendation is". */
#define WHO                                                                                                            \
	"(?:(?:the|our|this|that)\\s+)?(?:we|i|officers?|(?:\\p{L}+\\s+){0,3}(?:cabinet(?:\\s+member)?|executive(?:"   \
	"\\s+"                                                                                                         \
	"member)?|"                                                                                                    \
	"council|management|government|board|trust|directorate|department|service|leader|mayor|authority|"             \
	"portfolio\\s+holder|commissioner|treasury|ministers?))\\s+"
#define WHAT                                                                                                           \
	"(?:(?:the|this|these|that|both)\\s+)?(?:recommendations?|rec|proposals?)(?:\\s+[\\p{L}\\d.()]{1,6})?\\s+"     \
	"(?:(?:is|was|are|were|has\\s+been|have\\s+been)\\s+)?"
#define WHOM "(?:" WHO "|" WHAT ")?"
#define LEAD                                                                                                                                      \
	"(?i)^(?:\\d{1,3}\\.\\d{1,3}\\.?\\s+)?[^\\p{L}\\d]*(?:(?:(?:the\\s+)?(?:cabinet|executive|management|government|council|officer|auditee|" \
	"agency|department|service|trust|board|original|"                                                                                         \
	"initial)"                                                                                                                                \
	"(?:['\\x{2019}]?s)?\\s+)?(?:response|decision|position)\\s*(?::|" SPACED_DASH ")\\s*)?"

/**
 * What may follow a decision word for it to be one: "Agreed pitches have been drawn" decides nothing, and
 * "Accepted / Rejected" is a form that nobody filled in.
 */
#define ENDS                                                                                                            \
	"(?=\\s*(?:$|[.,;:()\\[\\]\\n!*\\x{2020}]|" SPACED_DASH "|/(?!\\s*(?:reject|not|part|disagree)))"               \
	"|\\s+(?:on\\s+(?:the\\s+)?(?:grounds?|basis|costs?|safety|legal)|because|since|due\\s+to|in\\s+(?:full|whole|" \
	"its\\s+entirety)|by|at|to|that|subject|fully|on\\s+\\d|with\\s+the\\s+(?:"                                     \
	"recommendation|proposal)"                                                                                      \
	"|as\\s+(?:recommended|proposed|above|set|per)|\\d{1,2}(?:st|nd|rd|th)?\\s+" MONTH "|\\d{1,2}[./]\\d|" MONTH    \
	"\\w*\\s+\\d"                                                                                                   \
	"|(?:this|the|these|both|all)\\s+(?:\\w+\\s+)?(?:recommendation|proposal)|recommendation"                       \
	"|(?:this|it|these|them|both)\\s*(?:$|[.,;])"                                                                   \
	"|and\\s+(?:will|to|now|done|complete|implement|action|in\\s|is|has|have|work|being|already|under|noted|"       \
	"accepted|agreed)))"

struct wording {
	struct pattern pattern;
	enum decision decision;
};

/** The beginnings of a response; the first that fits decides. */
static struct wording RESPONSES[] = {
	{ PATTERN(LEAD WHOM "(?:not\\s+yet|to\\s+be|if)\\b"), DECISION_NONE },
	{ PATTERN(LEAD YES "\\s*/\\s*(?:reject|not|part|disagree)"), DECISION_NONE },
	{ PATTERN(LEAD WHOM "(?:(?:is|was|are|were|has|have|does|do|did|could|can)\\s*)?(?:not|n['\\x{2019}]t)\\s+(?:"
			    "been\\s+|be\\s+|able\\s+to\\s+)?" YES "\\b"),
	    DECISION_REJECTED },
	{ PATTERN(LEAD WHOM "(?:is\\s+|are\\s+)?(?:unable\\s+to|cannot)\\s+(?:be\\s+)?" YES "\\b"), DECISION_REJECTED },
	{ PATTERN(
	      LEAD WHOM "(?:rejects?|rejected|declined?|declines|refused|disagree[ds]?)(?:\\s+" THIS "\\b|" ENDS ")"),
	    DECISION_REJECTED },
	{ PATTERN(LEAD "not\\s+(?:taken\\s+forward|progressed)\\b"), DECISION_REJECTED },
	/* "accepts this recommendation in part", "supports the principle of this recommendation" */
	{ PATTERN(LEAD WHO "(?:has\\s+|have\\s+)?(?:" YES "s?)\\s+(?:" THIS "\\s+(?:only\\s+)?" PART
			   "|the\\s+principle\\s+of)\\b"),
	    DECISION_PARTLY },
	{ PATTERN(
	      LEAD WHOM "(?:has\\s+|have\\s+)?(?:" PART "|broadly|largely|mostly|conditionally)(?:\\s+|-)" YES "s?\\b"),
	    DECISION_PARTLY },
	{ PATTERN(LEAD WHOM "(?:has\\s+|have\\s+)?(?:" YES
			    "s?|yes)[\\s,:;(\\x{2013}\\x{2014}-]+(?:but\\s+)?(?:only\\s+|to\\s+|with\\s+this\\s+)?" PART
			    "\\b"),
	    DECISION_PARTLY },
	{ PATTERN(LEAD WHOM YES
	      "[\\s,:;(\\x{2013}\\x{2014}-]+(?:but\\s+)?(?:(?:further|more)\\s+work\\s+(?:is\\s+)?(?:required|needed)"
	      "|(?:with|subject\\s+to)\\s+(?:(?:an?|some|minor|the\\s+following)\\s+)?" SOME "|as\\s+(?:"
	      "amended|modified)|in\\s+a\\s+modified)"),
	    DECISION_PARTLY },
	{ PATTERN(LEAD "(?:partial(?:ly|\\s+(?:acceptance|agreement|support))?|partly|in\\s+part|in\\s+principle)\\s*(?"
		       ":$|[.,;:\\x{2013}\\x{2014}-])"),
	    DECISION_PARTLY },
	{ PATTERN(LEAD "(?:" WHAT "|(?:this|it)\\s+(?:is|was|has\\s+been)\\s+)?(?:(?:fully|wholly|also|strongly|"
		       "welcomed\\s+and|noted\\s+and|happy\\s+to)\\s+)?" YES "(?:\\s+" THIS
		       "\\b|\\s+with(?:out|\\s+no)\\s+(?:amendment|change)|" ENDS ")"),
	    DECISION_ACCEPTED },
	/* "The service agrees that this is needed" speaks of the need, not of the recommendation */
	{ PATTERN(
	      LEAD WHO "(?:has\\s+|have\\s+)?(?:fully\\s+)?(?:(?:accepts?|agrees?|supports?|endorses?|approves?)"
		       "(?!\\s+that\\b)|accepted|agreed|endorsed|approved|(?:resolved|agreed)\\s+to\\s+(?:accept|"
		       "support|approve))(?:\\s+(?:with\\s+)?(?:this|it)(?=\\W*$|[.,;:])|\\s+" THIS "\\b|" ENDS ")"),
	    DECISION_ACCEPTED },
	{ PATTERN(LEAD "(?:fully\\s+)?(?:accepts|agrees\\s+with|supports|endorses|approves)\\s+(?:the|this|these|both|"
		       "all)\\s+(?:\\w+\\s+)?(?:recommendation|proposal)"),
	    DECISION_ACCEPTED },
	{ PATTERN(LEAD "(?:yes|y)\\s*(?:$|[.,;:\\x{2013}\\x{2014}-])"), DECISION_ACCEPTED },
	{ PATTERN(LEAD "(?:no|n)\\s*(?:$|[.,;:\\x{2013}\\x{2014}](?!\\s*\\d)|-\\s)"), DECISION_REJECTED },
	{ PATTERN(LEAD WHOM "(?:note[ds]|note(?!\\s+that\\b))" ENDS), DECISION_NOTED },
};

/** Words of headings that leave the decision open or are about something else. */
static struct pattern OPEN_HEADING = PATTERN(
    "(?i)\\?|\\b(?:whether|or|y\\s*/\\s*n|yes|actions?|date|if|reasons?|responses?|"
    "by\\s+(?:the\\s+)?(?:\\w+\\s+){0,3}(?:committee|panel|scrutiny|board|members)"
    "|(?:committee|panel|scrutiny)\\s+(?:were\\s+)?agreed\\s+(?:on|at))\\b");

static struct pattern HEADING_SUBJECT = PATTERN("(?i)\\b(?:recommendations?|recommendation/s|recs?|proposals?)\\b");

/** Only decision words and their company: a heading "Partially accepted" over a table. */
static struct pattern HEADING_ALONE = PATTERN(
    "(?i)^\\W*(?:table\\s+\\w+\\W+|section\\s+\\w+\\W+|part\\s+(?:\\d+|[a-z])\\W+|\\w\\W+)?"
    "(?:(?:not|partly|partially|in|part|full|fully|principle|accepted|agreed|rejected|"
    "declined|supported|approved|endorsed|noted)\\b\\W*)+$");

static struct wording HEADINGS[] = {
	{ PATTERN(
	      "(?i)\\b(?:do|does|did|can|will|could)\\s*(?:not|n['\\x{2019}]t)\\s+(?:accept|agree|support|approve)|\\b(?:rejects|declines|cannot\\s+accept)\\b"),
	    DECISION_REJECTED },
	{ PATTERN("(?i)\\b(?:accepts?|agrees?|supports?)\\s+(?:with\\s+)?(?:only\\s+)?" PART "\\b|\\b" PART
		  "\\s+(?:accepts|agrees|supports)\\b"),
	    DECISION_PARTLY },
	{ PATTERN("(?i)\\b" YES "\\s*(?:and|or|/|&)\\s*(?:not|" PART "|reject)"), DECISION_NONE },
	{ PATTERN("(?i)\\b(?:not\\s+(?:been\\s+)?" YES "|rejected|declined|refused)\\b"), DECISION_REJECTED },
	{ PATTERN("(?i)\\b" PART "(?:\\s+|-)" YES "\\b|\\b" YES "\\b(?:\\s+\\w+)?\\s+\\(?" PART "\\b"),
	    DECISION_PARTLY },
	{ PATTERN(
	      "(?i)\\b(?:accepted|agreed|supported|approved|endorsed|(?:that|which)\\s+(?:\\w+\\s+){1,5}?(?:accepts|agrees|supports|approves))\\b"),
	    DECISION_ACCEPTED },
	{ PATTERN("(?i)\\bnoted\\b"), DECISION_NOTED },
};

static enum decision first_of(struct wording *wordings, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (pattern_match(&wordings[i].pattern, text, NULL))
			return wordings[i].decision;
	return DECISION_NONE;
}

enum decision decision_read(const char *response)
{
	return response == NULL ? DECISION_NONE : first_of(RESPONSES, G_N_ELEMENTS(RESPONSES), response);
}

enum decision decision_of_heading(const char *heading)
{
	static struct pattern ACCEPTING = PATTERN("(?i)(?<!not )\\b(?:accepted|agreed|supported)\\b(?! (?:in|part))");

	if (text_is_blank(heading) || text_count_words(heading) > HEADING_WORDS ||
	    pattern_match(&OPEN_HEADING, heading, NULL))
		return DECISION_NONE;
	if (!pattern_match(&HEADING_SUBJECT, heading, NULL) && !pattern_match(&HEADING_ALONE, heading, NULL))
		return DECISION_NONE;
	enum decision decision = first_of(HEADINGS, G_N_ELEMENTS(HEADINGS), heading);
	if (decision == DECISION_REJECTED && pattern_match(&ACCEPTING, heading, NULL))
		return DECISION_NONE; /* "Recommendations accepted and rejected" leaves it open */
	return decision;
}
