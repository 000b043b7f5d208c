#include "model/minutes_action.h"

#include <string.h>

#include "model/date.h"
#include "model/minutes_decision.h"
#include "model/minutes_list.h"
#include "model/minutes_resolution.h"
#include "model/minutes_section.h"
#include "model/minutes_sentence.h"
#include "model/pattern.h"
#include "model/text.h"

#define NUMBER "(?:\\s*(?i:no\\.?|number)?\\s*#?(\\p{Lu}{0,3}\\d{1,4}[a-z]?(?:[./-]\\d{1,4}){0,2}))?"
#define KINDS "(?i:(?:agreed|follow[- ]up|further|new|resulting|key|summary of) )?"

/* A mark at the beginning of a line. Groups: number, owner in brackets, owner after "by", rest. */
static struct pattern MARKED = PATTERN(
    "^[\\[(*]*" KINDS
    "(?:ACTIONS?|Actions?|action)(?i: (?:points?|items?|required|needed|agreed|arising|to be taken|log))?s?" NUMBER
    "(?:\\s*\\(([^()]{1,120})\\))?(?|\\s+(?i:by|for|on|owner):?\\s+([^:–—]{2,160}?)|\\s+(\\p{Lu}{2,4}(?:\\s?[/&,]\\s?"
    "\\p{Lu}{2,4}){0,4}))?\\s*(?::|–|—|\\s-\\s|-$|:-)[-–—]?"
    "\\s*(.*)$");
static struct pattern MARK_BY = PATTERN(
    "^[\\[(*]*(?:ACTIONS?|Actions?) (?i:by|for|owner)(?: whom)?\\s*[:–—-]*\\s*(.*)$");
static struct pattern MARK_ALONE = PATTERN(
    "^" KINDS
    "(?:ACTIONS?|Actions?)(?i: (?:points?|items?|required|needed|agreed|arising|to be taken|list))?s?\\s*[:–—-]*$");
static struct pattern MARK_CAPITALS = PATTERN(
    "^\\[?ACTION(?: POINT)?" NUMBER "\\s+(?=\\p{Lu}[\\p{Ll}/]|\\p{Lu}{2,4} to )(.+)$");
static struct pattern MARK_NUMBERED = PATTERN(
    "^\\[?(?:ACTION|Action)(?i: (?:point|item))?(?=\\s*(?:(?i:no\\.?)\\s*)?\\p{Lu}{0,2}\\d)" NUMBER "\\s*\\]?$");
static struct pattern MARK_CODE = PATTERN("^(AP ?\\d{1,3})\\s*[:–—-]\\s*(\\S.*)$");
static struct pattern INSIDE = PATTERN(
    "(?:^[\\[(]?|[.;!?)\\]]\\s+|\\s[\\[(])(?=(?:ACTIONS?|Actions?)(?i: "
    "(?:points?|items?|by|for))?(?:\\s*\\p{Lu}{0,2}\\d{1,3})?(?:\\s*\\([^()]{1,80}\\))?\\s*(?::|–|—|\\s-\\s))");

/* Marked, but old or empty: a look back at the last meeting's actions, or none. */
static struct pattern OLD = PATTERN("(?i)^[^:–]{0,80}\\b(?:previous|last|outstanding|matters "
				    "arising|log|plan|update|progress|completed|from the (?:minutes|meeting))\\b");
static struct pattern EMPTY = PATTERN(
    "(?i)^(?:none(?: (?:required|arising|noted|agreed))?|nil|n/?a|no (?:further )?actions?(?: "
    "(?:required|arising|needed|agreed))?|noted|to note|"
    "completed?|closed|done|not applicable|-|–|the (?:committee|board|panel|cabinet|council|group) "
    "(?:is|are|was|were) (?:asked|invited) to .*)[.]?$");
static struct pattern DONE = PATTERN(
    "(?i)\\b(?:had|has|have) (?:now |since |already )?been "
    "(?:completed|done|actioned|circulated|sent|resolved|closed|carried out)\\b|\\bcompleted\\.?$");

/* What somebody takes on. Group 1 is the verb. */
static struct pattern TAKES_ON[] = {
	PATTERN("(?<!\\p{L})(undertook|promised|committed|volunteered|pledged|gave (?:an |his |her |their |a firm "
		")?(?:undertaking|commitment|assurance|promise)|"
		"made a commitment|took an action|took away an action|accepted an action) (?:to(?! "
		"(?:the|a|an|this|that|these|his|her|their|its|\\w+ing)\\b)|that (?:he|she|they|the|it|a|an)\\b)"),
	PATTERN("(?<!\\p{L})(agreed) (?:to(?! "
		"(?:the|a|an|this|that|these|those|his|her|their|its|it|all|any|both|differ|disagree|be|"
		"(?:take|vary|accept|allow|adjourn|defer|hear|bring forward|re-?order|suspend|extend the "
		"meeting|chair)\\b)\\b)|that (?:he|she|they) (?:would|should|will))"),
	PATTERN("(?<!\\p{L})(agreed) to (?:the|this|that|his|her|their|a) (?:\\w+ )?request\\b"),
	PATTERN("\\bto (?:which|this|whose request)\\b[^;]{2,100}? (agreed)\\b(?! (?:to|that)\\b)"),
};
static struct pattern WAS_TOLD = PATTERN(
    "(?<!\\p{L})((?:was|were|would be|is to be) (?:also |then |further |therefore "
    ")?(?:asked|requested|instructed|tasked|directed|invited|charged)) "
    "(?:to(?! (?:note|the|vote|leave|declare|comment|consider the|introduce|speak|present the report|confirm "
    "whether|explain (?:why|how))\\b)|with \\p{Ll}+ing\\b)");
static struct pattern NOT_NOW = PATTERN(
    "\\b(?:had|has|have|having)(?: \\w+){0,2}\\s*$|\\b(?:not|never|previously|already|is|are|was|were|be|"
    "been|being|remain(?:s|ed)?|fully|strongly)(?: \\w+ly)?\\s*$");
static struct pattern TRAILING = PATTERN("[.!?)]\\s+(\\p{Lu}{2,4}(?:(?: ?[/,&+] ?| and )\\p{Lu}{2,4}){0,5})$");
static struct pattern IT_SUBJECT = PATTERN("\\b(?:it|It) (?:was|is|had been)(?: \\w+)?\\s*$");

static bool is_old(const char *text)
{
	return pattern_match(&OLD, text, NULL) || pattern_match(&DONE, text, NULL);
}

/** The closing bracket of "[Action: JM]". Changes the text. */
static char *unbracket(char *text)
{
	g_strstrip(text);
	gsize length = strlen(text);
	if (length > 0 && text[length - 1] == ']' && strchr(text, '[') == NULL)
		text[length - 1] = '\0';
	if (length > 0 && text[length - 1] == ')' && strchr(text, '(') == NULL)
		text[length - 1] = '\0';
	return text;
}

/** "ACTION: JM" alone: whose the resolution just made is, or the sentence before. */
static void give_to(struct account *account, const char *owner, struct when *due)
{
	struct minutes *minutes = account->minutes;
	g_autofree char *named = people_expand(account->people, owner);

	if (account->after_decision && account->run > 0) {
		struct resolution *last = g_ptr_array_index(minutes->decisions, account->last_decision - 1);
		if (account->run == 1 && last->owner == NULL)
			last->owner = g_steal_pointer(&named);
		when_free(due);
		return;
	}
	if (account->sentence == NULL) {
		when_free(due);
		return;
	}
	minutes_add_action(account, NULL, g_strdup(account->sentence), g_strdup(owner), due);
	g_clear_pointer(&account->sentence, g_free);
}

/** One action's text; owner NULL: looked for in it. Takes over label, text and owner. */
static void add_text(struct account *account, char *label, char *text, char *owner)
{
	unbracket(text);
	if (text_is_blank(text) || pattern_match(&EMPTY, text, NULL) || pattern_match(&DONE, text, NULL)) {
		g_free(label);
		g_free(text);
		g_free(owner);
	} else if (people_is_owner(text) && owner == NULL) {
		g_autofree char *whose = minutes_tidy_owner(text);
		give_to(account, whose, NULL);
		g_free(label);
	} else {
		minutes_add_action(account, label, text, minutes_tidy_owner(owner), NULL);
	}
}

static void add_entries(struct account *account, GPtrArray *entries)
{
	for (guint i = 0; i < entries->len; i++) {
		struct list_entry *entry = g_ptr_array_index(entries, i);
		if (pattern_match(&EMPTY, entry->text, NULL) || pattern_match(&DONE, entry->text, NULL))
			continue;
		struct when *due = entry->when != NULL ? when_read(entry->when, 0) : NULL;
		minutes_add_action(account, g_steal_pointer(&entry->label), g_steal_pointer(&entry->text),
		    g_steal_pointer(&entry->beside), due);
	}
}

static void drop_entries(GPtrArray *entries)
{
	g_ptr_array_set_size(entries, 0);
}

/** Whether a paragraph below "Actions:" is one: given to somebody, or marked itself. */
static bool is_action_text(const char *text)
{
	g_autofree char *owner = minutes_action_owner(text);

	return owner != NULL || (g_str_has_prefix(text, "To ") && strlen(text) < 600) ||
	    strstr(text, " to be ") != NULL;
}

/** The list below "Actions:"; without one the paragraphs that read like actions. */
static guint read_below(struct account *account, guint first, bool old)
{
	g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(list_entry_free);
	guint at = minutes_list(account, first, NULL, entries);
	const struct minute_line *line;

	if (old)
		drop_entries(entries);
	add_entries(account, entries);
	if (at > first)
		return at;
	for (; (line = account_line(account, at)) != NULL; at++) {
		if (line->is_action || line->heading || line->opens || minutes_is_lead(line->text) ||
		    pattern_match(&MARKED, line->text, NULL) || minutes_section_of(line->text, NULL) != SECTION_NONE ||
		    !is_action_text(minutes_line_body(line)))
			break;
		if (!old)
			add_text(account, minutes_line_label(line), g_strdup(minutes_line_body(line)),
			    g_strdup(line->beside));
	}
	return at;
}

/** "ACTION (Clerk): 1. ...; 2. ..." or one action, with what is nested or listed below it. */
static guint read_marked(struct account *account, guint i, char *label, char *owner, const char *rest)
{
	g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(list_entry_free);
	struct list_mark mark;
	g_autofree char *number = label, *whose = owner;

	if (rest[0] == '\0') {
		if (whose != NULL && !is_old(account_line(account, i)->text)) {
			guint end = read_below(account, i + 1, false);
			if (end == i + 1)
				give_to(account, whose, NULL);
			return end;
		}
		return read_below(account, i + 1, is_old(account_line(account, i)->text));
	}
	minutes_list_inline(rest, entries, &mark);
	if (entries->len > 1 || (mark.style != MARK_NONE && minutes_mark_is_first(&mark))) {
		guint end = minutes_list(account, i + 1, &mark, entries);
		add_entries(account, entries);
		return end;
	}
	drop_entries(entries);
	if (g_str_has_suffix(rest, ":")) {
		g_autofree char *head = g_strndup(rest, strlen(rest) - 1);
		guint end = minutes_list(account, i + 1, NULL, entries);
		if (end > i + 1 && (people_is_owner(head) || minutes_is_lead_in(rest))) {
			for (guint n = 0; n < entries->len; n++) {
				struct list_entry *entry = g_ptr_array_index(entries, n);
				if (entry->beside == NULL && people_is_owner(head))
					entry->beside = g_strdup(head);
			}
			add_entries(account, entries);
			return end;
		}
		drop_entries(entries);
	}
	add_text(account, g_steal_pointer(&number), g_strdup(rest), g_steal_pointer(&whose));
	return i + 1;
}

/** A row of a table of actions. */
static guint read_row(struct account *account, guint i)
{
	const struct minute_line *line = account_line(account, i);
	const char *body = minutes_line_body(line);

	if (!pattern_match(&EMPTY, body, NULL)) {
		struct when *due = line->when != NULL ? when_read(line->when, 0) : NULL;
		char *owner = line->beside != NULL && *line->beside != '\0' ? g_strdup(line->beside) : NULL;
		minutes_add_action(account, minutes_line_label(line), g_strdup(body), owner, due);
	}
	return i + 1;
}

/** "Action by: Head of Estates", and the posts on the lines below it. */
static guint read_by(struct account *account, guint i, const char *rest)
{
	const struct minute_line *line;
	guint at = i + 1;

	if (rest[0] != '\0' && !people_is_owner(rest)) {
		add_text(account, NULL, g_strdup(rest), NULL);
		return at;
	}
	g_autofree char *owner = rest[0] != '\0' ? minutes_tidy_owner(g_strdup(rest)) : NULL;
	for (; (line = account_line(account, at)) != NULL && strlen(line->text) < 200; at++) {
		bool in_brackets = line->text[0] == '(' && at > i + 1;
		g_autofree char *name = g_strdup(minutes_line_body(line));
		if (!in_brackets && !people_is_owner(name))
			break;
		if (owner == NULL)
			owner = minutes_tidy_owner(g_steal_pointer(&name));
	}
	if (owner != NULL)
		give_to(account, owner, NULL);
	return at;
}

/** "ACTION 1" on a line of its own: the paragraph below is the action. */
static guint read_numbered(struct account *account, guint i, char *label)
{
	const struct minute_line *next = account_line(account, i + 1);

	if (next == NULL || next->heading || next->opens || minutes_is_lead(next->text)) {
		g_free(label);
		return i + 1;
	}
	add_text(account, label, g_strdup(minutes_line_body(next)), g_strdup(next->beside));
	return i + 2;
}

bool minutes_is_action_mark(const struct minute_line *line)
{
	const char *body = minutes_line_body(line);

	return line->is_action || pattern_match(&MARK_ALONE, body, NULL) || pattern_match(&MARK_BY, body, NULL) ||
	    pattern_match(&MARKED, body, NULL);
}

/** Whether a line is a cell of an Action column that stands alone: initials that the paper explains, or a post. */
static bool is_column_cell(const struct account *account, const struct minute_line *line)
{
	if (line->mark.style != MARK_NONE || line->heading || strlen(line->text) > 100)
		return false;
	if (people_is_initials(line->text)) {
		g_autofree char *expanded = people_expand(account->people, line->text);
		return account->action_column || !g_str_equal(expanded, line->text);
	}
	return account->action_column && people_is_post(line->text);
}

guint minutes_actions_at(struct account *account, guint i)
{
	const struct minute_line *line = account_line(account, i);
	const char *body = minutes_line_body(line);
	struct match match;

	if (line->is_action)
		return read_row(account, i);
	if (is_column_cell(account, line)) {
		give_to(account, body, NULL);
		return i + 1;
	}
	if (strlen(body) > ACCOUNT_SCAN_BYTES)
		return i;
	if (pattern_match(&MARK_ALONE, body, NULL))
		return read_below(account, i + 1, is_old(body));
	if (pattern_match(&MARK_NUMBERED, body, &match))
		return read_numbered(account, i, match_group(&match, 1));
	if (pattern_match(&MARK_BY, body, &match)) {
		g_autofree char *rest = match_group(&match, 1);
		g_strstrip(unbracket(rest));
		if (rest[0] == '\0' || people_is_owner(rest))
			return read_by(account, i, rest);
	}
	if (pattern_match(&MARKED, body, &match)) {
		g_autofree char *rest = match_group(&match, 4), *after = match_group(&match, 3);
		if (is_old(body) && rest[0] != '\0')
			return i;
		char *owner = match_has(&match, 2) ? match_group(&match, 2) : g_steal_pointer(&after);
		return read_marked(account, i, match_group(&match, 1), owner, unbracket(rest));
	}
	if (pattern_match(&MARK_CAPITALS, body, &match) && !pattern_match(&DONE, body, NULL)) {
		add_text(account, match_group(&match, 1), match_group(&match, 2), NULL);
		return i + 1;
	}
	if (pattern_match(&MARK_CODE, body, &match)) {
		add_text(account, match_group(&match, 1), match_group(&match, 2), NULL);
		return i + 1;
	}
	return i;
}

/** A mark behind the sentence it belongs to, or before an action in the middle of a paragraph. */
static bool read_inside(struct account *account, const char *sentence)
{
	struct match match, mark;

	if (!pattern_match(&INSIDE, sentence, &match))
		return false;
	const char *marked = sentence + match.end[0];
	if (!pattern_match(&MARKED, marked, &mark) || is_old(marked))
		return false;
	if (match.start[0] > 0) {
		g_free(account->sentence);
		account->sentence = g_strndup(sentence, match.start[0] + 1);
		g_strchomp(account->sentence);
		account->after_decision = false;
	}
	g_autofree char *rest = match_group(&mark, 4);
	char *owner = match_has(&mark, 2) ? match_group(&mark, 2) : match_group(&mark, 3);
	if (rest[0] == '\0' && owner != NULL) {
		g_autofree char *whose = owner;
		give_to(account, whose, NULL);
		return true;
	}
	add_text(account, match_group(&mark, 1), g_steal_pointer(&rest), owner);
	return true;
}

/** Whether somebody of a kind can take something on: a body resolves, it does not undertake. */
static bool can_take_on(enum person_kind kind, const char *verb)
{
	if (kind == PERSON_POST || kind == PERSON_MEMBER || kind == PERSON_NAME || kind == PERSON_INITIALS)
		return true;
	return kind == PERSON_MEMBERS && !g_str_equal(verb, "agreed");
}

static bool is_one_member(const char *who)
{
	return !g_str_has_prefix(who, "Members") && !g_str_has_prefix(who, "members") &&
	    !g_str_has_prefix(who, "Councillors");
}

bool minutes_action_in(struct account *account, const char *sentence)
{
	struct match match;
	enum person_kind kind;

	if (strlen(sentence) > ACCOUNT_SCAN_BYTES)
		return false;
	if (read_inside(account, sentence))
		return true;
	for (gsize i = 0; i < G_N_ELEMENTS(TAKES_ON); i++) {
		if (!pattern_match(&TAKES_ON[i], sentence, &match))
			continue;
		g_autofree char *head = g_strndup(sentence, match.start[1]), *verb = match_group(&match, 1);
		if (pattern_match(&NOT_NOW, head, NULL) || pattern_match(&IT_SUBJECT, head, NULL))
			continue;
		g_autofree char *who = minutes_subject(sentence, match.start[1], account->about, &kind);
		bool agreed = g_str_equal(verb, "agreed");
		bool can = can_take_on(kind, verb) || (kind == PERSON_MEMBERS && who != NULL && is_one_member(who));
		if (agreed ? !can : kind == PERSON_BODY)
			continue;
		minutes_add_action(account, NULL, g_strdup(sentence), can ? g_steal_pointer(&who) : NULL, NULL);
		return true;
	}
	if (!pattern_match(&WAS_TOLD, sentence, &match))
		return false;
	g_autofree char *head = g_strndup(sentence, match.start[1]);
	g_autofree char *who = minutes_subject(sentence, match.start[1], account->about, &kind);
	if (who == NULL || pattern_match(&NOT_NOW, head, NULL) || !can_take_on(kind, "agreed"))
		return false;
	minutes_add_action(account, NULL, g_strdup(sentence), g_steal_pointer(&who), NULL);
	return true;
}

/** Initials that an Action column has left at a paragraph's end: only such as the paper explains. */
static char *trailing_initials(const struct account *account, const char *text)
{
	struct match match;

	if (strlen(text) > ACCOUNT_SCAN_BYTES || !pattern_match(&TRAILING, text, &match))
		return NULL;
	g_autofree char *initials = match_group(&match, 1);
	g_autofree char *expanded = people_expand(account->people, initials);
	return g_str_equal(expanded, initials) ? NULL : g_steal_pointer(&initials);
}

void minutes_action_beside(struct account *account, const struct minute_line *line)
{
	g_autoptr(GPtrArray) sentences = NULL;
	g_autofree char *trailing = line->beside == NULL ? trailing_initials(account, minutes_line_body(line)) : NULL;
	const char *beside = line->beside != NULL ? line->beside : trailing;

	if (beside == NULL || text_is_blank(beside) || pattern_match(&EMPTY, beside, NULL))
		return;
	if (!people_is_owner(beside)) { /* the column holds the action itself */
		g_auto(GStrv) parts = g_strsplit(beside, "\n", -1);
		for (guint i = 0; parts[i] != NULL; i++)
			add_text(account, NULL, g_strdup(parts[i]), NULL);
		return;
	}
	if (account->after_decision) {
		give_to(account, beside, NULL);
		return;
	}
	g_autofree char *text = g_strdup(minutes_line_body(line));
	if (trailing != NULL)
		text[strlen(text) - strlen(trailing)] = '\0';
	sentences = minutes_sentences(g_strchomp(text));
	if (sentences->len == 0)
		return;
	struct when *due = line->when != NULL ? when_read(line->when, 0) : NULL;
	minutes_add_action(account, NULL, g_strdup(g_ptr_array_index(sentences, sentences->len - 1)), g_strdup(beside),
	    due);
}
