#include "model/people.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

/*
 * The words of the trade. A post is known by the noun that it ends with or is built on, a member by the title,
 * a body by what it is. They match in any case; what stands around them decides the rest.
 */
#define POST_NOUNS                                                                                                     \
	"officers?|directors?|managers?|clerk|chief executive|executive "                                              \
	"head|heads?|leads?|leader|secretary|treasurer|"                                                               \
	"solicitor|engineers?|surveyor|accountant|auditors?|advis[eo]rs?|consultants?|co-?ordinators?|planners?|"      \
	"commander|commissioners?|inspector|superintendent|registrar|librarian|principal|administrators?|assistants?|" \
	"analysts?|architect|lawyer|counsel|teams?|services?|department|directorate|office|unit|supervisor|warden|"    \
	"rangers?|convenor|headteacher|champion|representatives?|technician|bursar|caretaker|archivist|curator|"       \
	"specialist|controller|management|legal|finance|planning|highways|property|procurement|communications|"        \
	"portfolio holders?|cabinet members?|executive members?|lead members?|mgr|groundsman|company secretary|"       \
	"harbour ?master|head ?master|foreman|keeper|steward|marshal|sheriff|provost|chaplain|"                        \
	"partners?|staff|constable|sergeant|chief of staff|practitioners?|contractor|fellow|trainer|support"
#define MEMBER_POSTS                                                                                                   \
	"chair(?:man|woman|person)?s?|vice[- ]chair(?:man|woman|person)?|deputy chair(?:man|woman|person)?|"           \
	"convener|(?:deputy |lord )?mayor|leader(?: of the (?:council|opposition))?|members?|councillors?|"            \
	"trustees?|governors?|rapporteur"
#define TITLES                                                                                                         \
	"(?:county |borough |town |parish |city |district |ward )?councillors?|cllrs?\\.?|alderm[ae]n|lord|lady|"      \
	"baroness|(?:board |council ?|assembly )member|councilm[ae]n|councilwom[ae]n|alderwom[ae]n|supervisor|"        \
	"commissioner|trustee|governor|senator|the (?:rt\\.? )?hon\\.?(?: ?mrs?)?"
#define POLITE "mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|rev(?:erend)?|canon|fr|cpt|captain|major|colonel|pc|sgt"
#define BODIES                                                                                                         \
	"(?:[\\p{L}&’'-]+,? (?:and |& )?){0,6}?(?:sub-?committee|committee|cabinet|council|board|panel|executive|"   \
	"commission|forum|partnership|assembly|authority|meeting|working party|working group|task group|"              \
	"task and finish group|group|members|court|trust|governing body|jury)"

#define NAME_WORD "(?:\\p{Lu}\\.(?: ?\\p{Lu}\\.)*|(?:Mc|Mac|O['’]|D['’])?\\p{Lu}[\\p{L}\\p{M}]*(?:['’-]\\p{L}+)*)"
#define NAME_REST "(?: (?:(?:de|van|von|der|la|le|ap|ab|y|ten|du) )?" NAME_WORD "){0,4}"
#define NAME "(?:(?:(?i:" POLITE ")\\.? )?" NAME_WORD NAME_REST ")"

#define ARTICLE "(?:(?i:the|a|an|another|one|two|three|several|some|all|both|any|our) )?"
#define POST_WORD "(?:\\p{Lu}[\\p{L}\\p{M}\\p{N}]*(?:['’&/-][\\p{L}\\p{N}]+|['’])*|151|&)"
#define POST_JOIN "(?:,? (?:of|for|and|&|–|-)(?: the)? |, | (?:to the|to) (?=Council|Cabinet|Committee|Board)| )"
#define BRACKETS "(?: ?\\((?:[^()]|\\([^()]*\\)){1,80}\\))?"

/* A word that cannot stand inside a post written in small letters. */
#define NOT_IN_POST                                                                                                    \
	"(?!(?:a|an|the|to|of|in|on|at|for|by|with|from|that|which|who|whom|and|or|but|as|is|was|were|are|be|been|"    \
	"had|has|have|would|will|should|could|may|might|must|shall|this|these|those|it|he|she|they|there|his|her|"     \
	"their|its|not|no|any|each|every|if|when|then|further|also|\\w+ed|\\w+ly|said|gave|took|made)\\b)"
#define SMALL_WORD NOT_IN_POST "[\\p{Ll}\\p{N}][\\p{L}\\p{N}’'-]* "

static struct pattern MEMBER = PATTERN("^" ARTICLE "(?i:" TITLES ") (?:(?i:" POLITE ")\\.? )?" NAME_WORD NAME_REST
				       "(?:(?:, | and | & |, and )(?:(?i:" TITLES ") )?(?!The\\b)" NAME "){0,8}");
static struct pattern POLITE_NAME = PATTERN(
    "^(?:(?i:" POLITE ")\\.? )" NAME_WORD NAME_REST "(?: (?:and|&) (?i:" POLITE ")\\.? " NAME_WORD NAME_REST "){0,3}");
static struct pattern MEMBERS = PATTERN(
    "^(?i:" ARTICLE "(?:[a-z]+ )?(?:" MEMBER_POSTS
    "))(?![\\p{L}-])(?:(?<=ember|illor) for \\p{Lu}[\\p{L}'’-]*(?: (?:and |& |with )?\\p{Lu}[\\p{L}'’-]*){0,4})?"
    "(?! of the (?:public|staff|team|community))");
static struct pattern POST = PATTERN("^" ARTICLE "(" POST_WORD "(?:" POST_JOIN POST_WORD "){0,12})" BRACKETS);
static struct pattern SMALL_POST = PATTERN(
    "^(?i:the|a|an|our|all) ((?:" SMALL_WORD "){0,3}(?:" POST_NOUNS ")(?: (?:of|for) (?:" SMALL_WORD
    "){0,3}?" NOT_IN_POST
    "[\\p{Ll}’'-]+(?= (?:agreed|under|promis|would|will|should|shall|to|be|was|were|said|report|had|has|and|"
    "provide|submit|write)))?)(?![\\p{L}-])(?: \\(\\p{Lu}{2,4}\\))?");
static struct pattern BARE_SMALL_POST = PATTERN("^(?i:officers|staff)(?![\\p{L}-])");
static struct pattern BODY = PATTERN(
    "^(?i:(?:the |this |that |all |both |some |several )?" BODIES ")(?![\\p{L}-])"
    "(?! (?:officers?|clerk|chair|lead|members?|manager|leader|solicitor|of the public))");
static struct pattern PRONOUN = PATTERN("^(?i:he|she|they|i|we)(?![\\p{L}'’])");
static struct pattern INITIALS = PATTERN("^\\p{Lu}{2,4}(?:(?: ?[/,&+] ?| and )\\p{Lu}{2,4}){0,9}(?![\\p{L}\\p{N}])");
static struct pattern HAS_POST_NOUN = PATTERN(
    "(?i)(?<![\\p{L}-])(?:" POST_NOUNS "|" MEMBER_POSTS "|hr|it)(?![\\p{L}-])");
static struct pattern HAS_BODY_END = PATTERN(
    "(?i)(?:committee|cabinet|council|board|panel|commission|forum|executive|assembly|authority|partnership)$");
static struct pattern NOT_A_NAME = PATTERN(
    "^(?i:that|this|these|those|there|in|on|at|it|as|if|when|following|after|before|with|for|no|to|by|from|an|a|"
    "resolved|agreed|action|actions|note|noted|reasons?|decision|apologies|minutes|further|appendix|item|"
    "report|reports|questions?|members|what|how|why|where|which|who|although|while|whilst|since|because|but|and|or|"
    "during|under|once|some|all|any|each|both|other|many|most|several|one|two|three|concern|concerns|clarification)(?!["
    "\\p{L}])");

/** Where a pattern that matched at the beginning ends, white space and stray commas left outside. */
static gsize tidy_end(const char *text, gsize end)
{
	while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ','))
		end--;
	return end;
}

static bool is_body_name(const char *phrase)
{
	struct match match;

	return pattern_match(&HAS_BODY_END, phrase, &match);
}

/** A phrase in capitals: a post if it holds a post's noun, a body by its last word, else perhaps a name. */
static enum person_kind capital_phrase(const char *text, gsize *end)
{
	struct match match;

	if (!pattern_match(&POST, text, &match))
		return PERSON_NONE;
	g_autofree char *phrase = match_group(&match, 1);
	*end = tidy_end(text, match.end[0]);
	if (pattern_match(&HAS_POST_NOUN, phrase, NULL) && !is_body_name(phrase))
		return PERSON_POST;
	if (is_body_name(phrase)) {
		*end = match.end[1];
		return PERSON_BODY;
	}
	if (match.start[1] > 0 || pattern_match(&NOT_A_NAME, phrase, NULL))
		return PERSON_NONE;
	if (strchr(phrase, ' ') == NULL)
		return PERSON_NONE;
	return PERSON_NAME;
}

enum person_kind people_lead(const char *text, gsize *end)
{
	static const struct {
		struct pattern *pattern;
		enum person_kind kind;
	} FIRST[] = {
		{ &MEMBER, PERSON_MEMBER },
		{ &POLITE_NAME, PERSON_NAME },
		{ &PRONOUN, PERSON_PRONOUN },
		{ &BARE_SMALL_POST, PERSON_POST },
		{ &MEMBERS, PERSON_MEMBERS },
		{ &SMALL_POST, PERSON_POST },
	};
	struct match match;
	gsize dummy, *out = end != NULL ? end : &dummy;

	gsize capital_end = 0;
	enum person_kind capital = capital_phrase(text, &capital_end);
	for (gsize i = 0; i < G_N_ELEMENTS(FIRST); i++) {
		if (!pattern_match(FIRST[i].pattern, text, &match))
			continue;
		if (FIRST[i].kind == PERSON_MEMBERS && capital == PERSON_POST && capital_end > match.end[0])
			break; /* "Chair of Governors", "Leader Support Officer", "Members' Services Team" */
		*out = tidy_end(text, match.end[0]);
		return FIRST[i].kind;
	}
	if (pattern_match(&INITIALS, text, &match) && capital != PERSON_POST) {
		*out = match.end[0];
		return PERSON_INITIALS;
	}
	if (capital == PERSON_NONE && pattern_match(&BODY, text, &match)) {
		*out = match.end[0];
		return PERSON_BODY;
	}
	*out = capital_end;
	return capital;
}

static bool is_whole(const char *text, enum person_kind *kind)
{
	gsize end = 0;

	*kind = people_lead(text, &end);
	while (*kind != PERSON_NONE && (text[end] == ' ' || text[end] == '.' || text[end] == ':' || text[end] == ';'))
		end++;
	return *kind != PERSON_NONE && text[end] == '\0';
}

bool people_is_owner(const char *text)
{
	enum person_kind kind;
	g_auto(GStrv) parts = NULL;

	if (strlen(text) > 300) /* a list of owners is a line, not a page */
		return false;
	if (is_whole(text, &kind))
		return kind != PERSON_PRONOUN;
	if (strpbrk(text, "/;\n") == NULL && strstr(text, " and ") == NULL)
		return false;
	parts = g_regex_split_simple("\\s*[/;\\n]\\s*|\\s+and\\s+", text, 0, 0);
	for (guint i = 0; parts[i] != NULL; i++)
		if (!is_whole(parts[i], &kind) || kind == PERSON_PRONOUN)
			return false;
	return parts[0] != NULL && parts[1] != NULL;
}

bool people_is_post(const char *text)
{
	enum person_kind kind;

	return is_whole(text, &kind) && kind == PERSON_POST;
}

bool people_is_initials(const char *text)
{
	enum person_kind kind;
	struct match match;

	return pattern_match(&INITIALS, text, &match) && is_whole(text, &kind) && text[match.end[0]] == '\0';
}
