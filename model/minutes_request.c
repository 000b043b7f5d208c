#include "model/minutes_request.h"

#include <string.h>

#include "model/minutes_section.h"
#include "model/minutes_sentence.h"
#include "model/pattern.h"

#define CLAUSES_MAX 8u /* requests of one sentence */

/* "asked the Director to provide", "asked officers for": the one asked stands between. */
#define ASKED_ONE                                                                                                      \
	"(?:(?:the |that |all |any "                                                                                   \
	")?(?!(?:whether|if|how|why|what|when|where|who|which|about|a|to|for|that)\\b)[\\p{L}&’'(),-]+ ){1,9}?"

/* Group 1 is the verb, whose subject requests. */
static struct pattern REQUESTS[] = {
	PATTERN("(?<!\\p{L})(requested)(?! (?:by|to)\\b)(?= \\S)"),
	PATTERN("(?<!\\p{L})(asked) (?:also |again |further |then )?for\\b"),
	PATTERN("(?<!\\p{L})(asked) that\\b"),
	PATTERN("(?<!\\p{L})(asked) to (?:see|receive|be "
		"(?:given|provided|sent|kept|informed|shown|updated|notified|advised|supplied)|have)\\b"),
	PATTERN("(?<!\\p{L})(asked) " ASKED_ONE "(?:to|for)\\b"),
	PATTERN("(?<!\\p{L})((?:made|put in|submitted) (?:a|an|the following) (?:\\w+ )?request) (?:for|that|to)\\b"),
	PATTERN("(?<!\\p{L})(sought) (?:further |more |additional |a "
		")?(?:information|details?|data|figures|breakdown|report|briefing|update)\\b"),
};
static struct pattern PASSIVE[] = {
	PATTERN("^(?:(?:In (?:addition|response|discussion)|Following [^,]{3,120}), )?[Ii]t was (?:also |further |then "
		")?(?:requested|asked) that\\b"),
	PATTERN("\\b(?:was|were) (?:also |further |then )?requested by (?=(?:the |a )?\\p{L})"),
	PATTERN("^(?:(?:A|An|Further|More|Additional|Detailed|Updated)\\b [^.,;]{2,160}?) (?:was|were) (?:also |then "
		")?requested\\b(?! to\\b)"),
};

/* Asked, but of the running of the meeting, or of members: to note, to vote, to declare. */
static struct pattern PROCEDURE = PATTERN(
    "(?i)\\b(?:asked|requested|request)\\b(?: (?:for|that|the|a|an|any|all|their|his|her|its|to|of|if))*"
    "(?: (?:(?:recorded|named|formal|further) )?(?:vote|show of "
    "hands|adjournment|nominations?|declarations?|questions? (?:from|to)|seconder|"
    "volunteers|apologies|point of order|extension|dispensation)\\b|"
    "(?: ?(?:the )?(?:members?|committee|cabinet|board|council|panel|meeting|commission|forum|everyone|all "
    "present|those present|"
    "councillors|public|governors|group)(?: present)? (?:if |whether |for (?:(?:any|their) "
    ")?(?:questions|comments|views|nominations|declarations|approval|agreement)|to\\b)))");
static struct pattern RECORDED_NAME = PATTERN(
    "(?i)\\b(?:votes?|names?|abstention|dissent)\\b[^.]{0,60}\\bbe (?:recorded|minuted|noted)\\b|\\brecorded vote\\b|"
    "\\bbe (?:recorded|minuted|noted) (?:that|as)\\b[^.]{0,60}\\b(?:vot(?:ed|ing)|against|abstain(?:ed|ing)|opposed)\\b");
static struct pattern NOT_NOW = PATTERN(
    "\\b(?:had|has|have|having)(?: \\w+){0,2}\\s*$|\\b(?:was|were|be|been|being|as|is|are|"
    "when|if|previously|not|often)(?: \\w+ly| also)?\\s*$");
static struct pattern RELATIVE = PATTERN(
    "\\b(?:who|which|that)(?: (?:also|had|then))?\\s*$"); /* of somebody only mentioned */
static struct pattern PUBLIC = PATTERN("\\b(?:neighbour|residents?|applicant|objectors?|petitioners?|parents?|members? "
				       "of the public|public speaker|agent|landlord|tenant)\\b[^,]{0,40},?\\s*$");
static struct pattern FINITE = PATTERN(
    "^(?: \\([^()]*\\))?,? (?:also |then |further "
    ")*(?:[a-z]+ed|said|felt|sought|had|was|wanted|thought|spoke|made|gave|put|told)\\b");
static struct pattern NEXT_CLAUSE = PATTERN(
    "(?:,|;)? (?:and|while|whilst|whereas) (?=(?:the )?(?:Councillors?|Cllrs?|County "
    "Councillor|Alderman|Mr|Mrs|Ms|Miss|Dr|Member|Chair)\\b)|; (?=\\p{Lu})");
static struct pattern MEMBER_POST = PATTERN(
    "(?i)(?:cabinet member|executive member|portfolio holder|lead member|leader|mayor|chair|opposition spokes)");

/** Whether a person asks as a member: by title, as "a Member", or by a name that is no officer's. */
static bool is_member(const struct account *account, enum person_kind kind, const char *who)
{
	switch (kind) {
	case PERSON_MEMBER:
	case PERSON_MEMBERS:
	case PERSON_BODY:
		return true;
	case PERSON_NAME:
		return !minutes_is_officer(account->minutes->contributors, who);
	case PERSON_INITIALS:
		return people_name(account->people, who) != NULL;
	case PERSON_POST:
		return pattern_match(&MEMBER_POST, who, NULL);
	default:
		return false;
	}
}

static void add(struct account *account, const char *by, const char *text)
{
	for (guint i = 0; i < account->minutes->requests->len; i++) {
		const struct request *request = g_ptr_array_index(account->minutes->requests, i);
		if (g_str_equal(request->text, text))
			return;
	}
	request_add(account->minutes->requests, people_expand(account->people, by), g_strdup(text));
}

/** A clause with its own subject. */
static bool read_clause(struct account *account, const char *clause, const char *before)
{
	struct match match;
	enum person_kind kind;

	if (pattern_match(&PROCEDURE, clause, NULL) || pattern_match(&RECORDED_NAME, clause, NULL))
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(REQUESTS); i++) {
		if (!pattern_match(&REQUESTS[i], clause, &match))
			continue;
		g_autofree char *head = g_strndup(clause, match.start[1]);
		if (pattern_match(&NOT_NOW, head, NULL) || pattern_match(&RELATIVE, head, NULL) ||
		    pattern_match(&PUBLIC, head, NULL))
			continue;
		g_autofree char *who = minutes_subject(clause, match.start[1], before, &kind);
		if (who == NULL || !is_member(account, kind, who))
			continue;
		add(account, who, clause);
		return true;
	}
	return false;
}

static bool read_passive(struct account *account, const char *sentence)
{
	struct match match;

	if (pattern_match(&PROCEDURE, sentence, NULL) || pattern_match(&RECORDED_NAME, sentence, NULL))
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(PASSIVE); i++) {
		if (!pattern_match(&PASSIVE[i], sentence, &match))
			continue;
		gsize length = 0;
		enum person_kind kind = people_lead(sentence + match.end[0], &length);
		g_autofree char *who = minutes_tidy_owner(g_strndup(sentence + match.end[0], length));
		if (i == 1 && !is_member(account, kind, who))
			continue;
		add(account, i == 1 ? who : "", sentence);
		return true;
	}
	return false;
}

/** Whether a part of a sentence has a person and a verb of its own; else it belongs to the part before. */
static bool says_by_itself(const char *text)
{
	gsize length = 0;

	return people_lead(text, &length) != PERSON_NONE && pattern_match(&FINITE, text + length, NULL);
}

bool minutes_request_in(struct account *account, const char *sentence)
{
	struct match match;
	gsize start = 0;
	bool any = false;

	if (strlen(sentence) > ACCOUNT_SCAN_BYTES)
		return false;
	for (unsigned n = 0; n < CLAUSES_MAX; n++) {
		bool more = pattern_match_from(&NEXT_CLAUSE, sentence, start, &match);
		g_autofree char *clause = g_strndup(sentence + start,
		    (more ? match.start[0] : strlen(sentence)) - start);
		g_autofree char *rest = more ? g_strdup(sentence + match.end[0]) : NULL;
		if (rest == NULL || !says_by_itself(rest)) {
			any = read_clause(account, sentence + start, account->about) || any;
			break;
		}
		any = read_clause(account, clause, account->about) || any;
		start = match.end[0];
	}
	return any || read_passive(account, sentence);
}
