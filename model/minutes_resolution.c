#include "model/minutes_resolution.h"

#include <string.h>

#include "model/date.h"
#include "model/minutes_sentence.h"
#include "model/pattern.h"
#include "model/text.h"

#define SAME_WORDS 0.9    /* share of words in common: "That fees be approved" and "To approve fees" stay two */
#define ASIDES_MAX 3u     /* "Proposed ... . Seconded ... . All in favour." */
#define SAME_BYTES 20u    /* what a lead or a label adds to one of two printings */
#define SAME_WORDS_MIN 6u /* of fewer words each counts */
#define COMPARED_MAX 100u /* resolutions of an item that a new one is compared with */

/* What posts are told to do; the plain form shows that a resolution is addressed to them ("the Clerk write to"). */
#define VERBS                                                                                                          \
	"(?:write|report|provide|submit|prepare|bring|circulate|arrange|invite|present|undertake|review|investigate|"  \
	"contact|liaise|ensure|draft|publish|send|share|produce|carry|meet|seek|update|explore|attend|organi[sz]e|"    \
	"convene|set|establish|develop|complete|respond|confirm|check|look|work|continue|raise|advise|inform|notify|"  \
	"request|ask|obtain|collate|distribute|issue|monitor|examine|include|add|place|amend|implement|appoint|give|"  \
	"make|"                                                                                                        \
	"take|hold|lead|identify|compile|follow|forward|return|come|supply|clarify|approach|chase|remind|correct|"     \
	"find|"                                                                                                        \
	"feed|get|pass|email|e-mail|call|speak|discuss|consult|negotiate|purchase|order|book|install|repair|pursue|"   \
	"progress|action|reply|post|display|upload|schedule|put|keep|consider|draw|engage|commission|conduct|create|"  \
	"design|deliver|assess|evaluate|commence|start|begin|proceed|refer|remove|replace|renew|revise|sign|test|"     \
	"visit|"                                                                                                       \
	"table|track|train|look into|cost|recruit|promote|press|lobby|gather|collect|analyse|map|brief|alert)"

static struct pattern HEAD = PATTERN("^(?:(?i:that|t h a t|and|to|also|further)\\b[,:]?\\s+|(?i:subject to "
				     "[^,]{2,120},|in (?:addition|future),|following [^,]{2,80},|"
				     "as a result,)\\s+)*");
static struct pattern TOLD = PATTERN(
    "^(?:\\s*\\([^()]*\\))?,?\\s*(?:(?:in (?:consultation|conjunction|liaison)|together|along) with [^,]{2,120}?,?\\s+|"
    "(?:also|then|further|therefore) )*(?:be (?:also |further |therefore "
    ")?(?:requested|asked|instructed|invited|authori[sz]ed|tasked|directed|"
    "required|commissioned|empowered|mandated|urged)(?: \\w+ly)?(?:,[^,]{3,120},)? (?:to|with)\\b|(?:to|should|would|will|shall|must|are "
    "to|is to)\\s+(?!be\\b|have\\b)\\p{Ll}|" VERBS "(?:s|es)?\\b(?! of\\b)|carries\\b)");
static struct pattern ASKING = PATTERN(
    "^(?i:(?:to "
    ")?(?:request|ask|instruct|invite|require|direct|task|authori[sz]e|commission)(?:ed|s)?\\s+(?:that\\s+)?)");
static struct pattern TO = PATTERN("^(?:\\s*\\([^()]*\\))?,?\\s+(?:to|for)\\b");
static struct pattern GIVEN_TO = PATTERN(
    "^\\s*(?::|–|—|-)\\s*\\S|^\\s+(?:(?:to|will|would|should|shall|must|is to|are to|agreed to|"
    "undertook to|has been asked to)\\s+(?!be\\b)|and \\p{Lu}\\S* to )");
static struct pattern TEAM_TO = PATTERN("^(?:The )?(\\p{Lu}[\\p{L}&/'’-]*(?: (?:(?:and|of|for|&|/) "
					")?\\p{Lu}[\\p{L}&/'’-]*){0,6}(?: \\(\\p{Lu}{2,4}\\))?) to " VERBS "\\b");
static struct pattern TRAILING = PATTERN(
    "\\s*(?:\\(([^()]{2,100})\\)|\\[([^\\[\\]]{2,100})\\]|\\s[-–—]\\s*([^-–—]{2,100}))[.;]?$");
static struct pattern LEADING_BRACKETS = PATTERN("^\\(([^()]{2,100})\\)\\s+|^\\[([^\\[\\]]{2,100})\\]\\s+");
static struct pattern AGENT = PATTERN("\\bbe [\\p{L}-]+(?: [\\p{L}-]+){0,12}? by (?=(?:the |The )?\\p{L})");

/* A last sentence that is no part of the resolution. Group 1: where it begins. */
static struct pattern ASIDE = PATTERN(
    "\\.[)\"”’]?\\s+((?:\\(?(?:(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr)\\.? [^.]{2,120}? "
    "(?:abstained|voted|dissented|left|declared|asked|took no part|did not|was|were|withdrew|"
    "requested)\\b|Proposed|Moved|Seconded|All (?:were )?in favour|Carried|Voting|Vote|Unanimous|The "
    "vote|For:|The meeting|\\d+ (?:votes? )?(?:for|in favour))[^.]*(?:\\.[^.]{0,40})?[.)]*)$)");

/* Who moved it, between the words of the resolution. */
static struct pattern MOVERS = PATTERN(
    "(?i),? (?:on|upon) the (?:proposal|motion|proposition) of [^:;.]{3,140}?,(?= (?:that|to)\\b)");

static char *take(const char *text, gsize length)
{
	return minutes_tidy_owner(g_strndup(text, length));
}

static bool can_be_told(enum person_kind kind)
{
	return kind != PERSON_NONE && kind != PERSON_BODY && kind != PERSON_PRONOUN;
}

char *minutes_addressee(const char *text)
{
	struct match match;
	gsize length = 0;

	if (pattern_match(&HEAD, text, &match))
		text += match.end[0];
	if (pattern_match(&ASKING, text, &match)) {
		enum person_kind kind = people_lead(text + match.end[0], &length);
		bool to = pattern_match(&TO, text + match.end[0] + length, NULL) ||
		    pattern_match(&TOLD, text + match.end[0] + length, NULL);
		if (can_be_told(kind) && to)
			return take(text + match.end[0], length);
		return NULL;
	}
	enum person_kind kind = people_lead(text, &length);
	if (!can_be_told(kind) || !pattern_match(&TOLD, text + length, NULL))
		return NULL;
	return take(text, length);
}

/** A group of the pattern that names an owner and nothing else. */
static char *owner_in(struct pattern *pattern, const char *text)
{
	struct match match;

	if (!pattern_match(pattern, text, &match))
		return NULL;
	for (unsigned group = 1; group < match.n_groups; group++) {
		g_autofree char *name = match_group(&match, group);
		if (name != NULL && people_is_owner(name))
			return minutes_tidy_owner(g_steal_pointer(&name));
	}
	return NULL;
}

char *minutes_action_owner(const char *text)
{
	struct match match;
	gsize length = 0;
	char *owner;

	enum person_kind kind = people_lead(text, &length);
	if (kind != PERSON_NONE && kind != PERSON_PRONOUN && pattern_match(&GIVEN_TO, text + length, NULL))
		return take(text, length);
	if (pattern_match(&TEAM_TO, text, &match))
		return minutes_tidy_owner(match_group(&match, 1));
	owner = owner_in(&TRAILING, text);
	if (owner == NULL)
		owner = owner_in(&LEADING_BRACKETS, text);
	if (owner != NULL)
		return owner;
	if (pattern_match(&AGENT, text, &match)) {
		kind = people_lead(text + match.end[0], &length);
		if (kind == PERSON_POST || kind == PERSON_MEMBER || kind == PERSON_NAME || kind == PERSON_INITIALS)
			return take(text + match.end[0], length);
	}
	return minutes_addressee(text);
}

/** The words of a text that say something, without endings: "To approve the fees" and "the fees be approved" are one. */
static GPtrArray *content_words(const char *text)
{
	static const char *const EMPTY[] = { "that", "to", "be", "the", "and", "a", "of", "t", "h" };
	g_autofree char *key = text_key(text);
	g_auto(GStrv) words = g_strsplit(key, " ", -1);
	GPtrArray *content = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; words[i] != NULL; i++) {
		bool empty = words[i][0] == '\0';
		for (gsize n = 0; n < G_N_ELEMENTS(EMPTY) && !empty; n++)
			empty = g_str_equal(words[i], EMPTY[n]);
		if (empty)
			continue;
		char *word = g_strdup(words[i]);
		for (gsize length = strlen(word); length > 3 && strchr("eds", word[length - 1]) != NULL; length--)
			word[length - 1] = '\0';
		g_ptr_array_add(content, word);
	}
	return content;
}

/** Whether two texts have the same figures in the same order: another number, date or sum is another resolution. */
static bool has_same_figures(const char *a, const char *b)
{
	static const char FIGURES[] = "0123456789";

	for (;;) {
		a += strcspn(a, FIGURES);
		b += strcspn(b, FIGURES);
		if (*a != *b)
			return false;
		if (*a == '\0')
			return true;
		a++;
		b++;
	}
}

bool minutes_same_text(const char *a, const char *b)
{
	g_autoptr(GPtrArray) words = NULL, others = NULL;
	g_autoptr(GHashTable) count = g_hash_table_new(g_str_hash, g_str_equal);
	guint common = 0;

	if (strlen(a) > 2 * strlen(b) + SAME_BYTES || strlen(b) > 2 * strlen(a) + SAME_BYTES)
		return false;
	if (!has_same_figures(a, b))
		return false;
	words = content_words(a);
	others = content_words(b);
	for (guint i = 0; i < words->len; i++) {
		gpointer word = g_ptr_array_index(words, i);
		g_hash_table_insert(count, word,
		    GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(count, word)) + 1));
	}
	for (guint i = 0; i < others->len; i++) {
		gpointer word = g_ptr_array_index(others, i);
		guint left = GPOINTER_TO_UINT(g_hash_table_lookup(count, word));
		if (left == 0)
			continue;
		common++;
		g_hash_table_insert(count, word, GUINT_TO_POINTER(left - 1));
	}
	if (common == words->len && common == others->len)
		return true;
	return words->len > SAME_WORDS_MIN && 2.0 * common >= SAME_WORDS * (words->len + others->len);
}

/** Whether a text ends in all of another: "That the Panel recommends to Cabinet that ..." and "That ...". */
static bool ends_in(const char *text, const char *other)
{
	struct match match;

	if (pattern_match(&HEAD, other, &match))
		other += match.end[0];
	return text_count_words(other) > SAME_WORDS_MIN && g_str_has_suffix(text, other);
}

static struct resolution *find_same(GPtrArray *resolutions, const char *text)
{
	guint from = resolutions->len > COMPARED_MAX ? resolutions->len - COMPARED_MAX : 0;

	for (guint i = from; i < resolutions->len; i++) {
		struct resolution *resolution = g_ptr_array_index(resolutions, i);
		if (g_str_has_suffix(text, resolution->text) || ends_in(resolution->text, text) ||
		    minutes_same_text(resolution->text, text))
			return resolution;
	}
	return NULL;
}

/** Takes off what is said behind a resolution of the vote on it: "Councillor Bates abstained." */
static void cut_asides(char *text)
{
	struct match match;

	if (pattern_match(&MOVERS, text, &match))
		memmove(text + match.start[0], text + match.end[0], strlen(text + match.end[0]) + 1);
	for (unsigned n = 0; n < ASIDES_MAX && pattern_match(&ASIDE, text, &match); n++)
		text[match.start[1]] = '\0';
	g_strchomp(text);
}

void minutes_add_decision(struct account *account, char *label, char *text)
{
	struct resolution *same;

	cut_asides(g_strstrip(text));
	if (text_count_words(text) == 0) {
		g_free(label);
		g_free(text);
		return;
	}
	same = find_same(account->minutes->decisions, text);
	if (same != NULL) {
		if (same->label == NULL)
			same->label = g_steal_pointer(&label);
		g_free(label);
		g_free(text);
		return;
	}
	char *owner = minutes_addressee(text);
	struct when *due = owner != NULL ? minutes_due(text) : NULL;
	g_autofree char *printed = owner;
	resolution_add(account->minutes->decisions, label, text, people_expand(account->people, printed), due);
}

void minutes_add_action(struct account *account, char *label, char *text, char *owner, struct when *due)
{
	struct resolution *same;
	g_autofree char *printed = owner;

	g_strstrip(text);
	if (printed == NULL)
		printed = minutes_action_owner(text);
	same = find_same(account->minutes->actions, text);
	if (same == NULL)
		same = find_same(account->minutes->decisions, text);
	if (same != NULL || text_count_words(text) == 0) {
		if (same != NULL && same->owner == NULL)
			same->owner = people_expand(account->people, printed);
		g_free(label);
		g_free(text);
		when_free(due);
		return;
	}
	if (due == NULL)
		due = minutes_due(text);
	resolution_add(account->minutes->actions, label, text, people_expand(account->people, printed), due);
}
