#include "model/minutes_decision.h"

#include <string.h>

#include "model/minutes_lead.h"
#include "model/minutes_list.h"
#include "model/minutes_resolution.h"
#include "model/minutes_section.h"
#include "model/minutes_sentence.h"
#include "model/pattern.h"
#include "model/text.h"

#define HEAD_BYTES_MIN 25 /* "Following discussion, it was" is no clause of its own */
#define LOOK_FOR_LOST 3u  /* lines below a moved text in which its loss is told */

static struct pattern RECOMMENDED = PATTERN("^R ?E ?C ?O ?M ?M ?E ?N ?D ?E ?D(?! TO )|^Recommended(?! to )");
static struct pattern ADOPTS = PATTERN(
    "(?i)\\brecommendations?\\b[^.;]{0,80}\\bbe (?:adopted|approved|agreed|accepted|endorsed)\\b|\\bas recommended\\b");
static struct pattern WEAK_STRONG = PATTERN("^RECOMMENDATIONS? TO ");
static struct pattern MOVED = PATTERN("(?i)\\b(?:moved|proposed|amendment|motion|seconded)\\b");
static struct pattern LOST = PATTERN(
    "(?i)\\b(?:motion|amendment|proposal|proposition|recommendation|it|vote|resolution)\\b.{0,160}?\\b(?:lost|"
    "defeated|not carried|"
    "fell|rejected|withdrawn|not agreed|fails|failed)\\b|^\\W*(?:lost|not carried|defeated)\\b");
static struct pattern CARRIED = PATTERN("(?i)\\b(?:motion|amendment|proposal|proposition|it|vote|substantive)\\b.{0,"
					"120}?\\b(?:was|were)\\b.{0,60}?\\b(?:carried|agreed|approved|passed)\\b|"
					"^\\W*(?:carried|all (?:were )?in favour|motion carried|agreed "
					"unanimously)\\b|\\b(?:motion|amendment) (?:was )?carried\\b");
static struct pattern NOT_CARRIED = PATTERN("(?i)\\bnot (?:been )?carried\\b");
static struct pattern MOTION = PATTERN("(?i)\\b(?:moved|proposed|seconded)\\b.{0,200}?\\bthat\\s+(.+)$");
static struct pattern NOTED_ALONE = PATTERN("^(?:Noted|NOTED|Approved|APPROVED)\\.$");
static struct pattern LEADS_ON = PATTERN("(?:[:–—]|\\s-|:-)\\s*$");
static struct pattern ALSO_THAT = PATTERN("^(?:That|To [a-z]+|T H A T|It was (?:further|also) \\w+ that)\\b");

/* An entry that is a resolution by itself, not a piece of the sentence that leads to it. */
static struct pattern STANDS_ALONE = PATTERN(
    "^(?i:that|to|t h a t)\\b|\\bbe\\b|^(?i:(?:also |further |not "
    ")?(?:note|approve|agree|adopt|endorse|recommend|accept|delegate|authori[sz]e|"
    "refer|defer|support|welcome|thank|request|ask|invite|receive|confirm|grant|refuse|appoint|review|consider|"
    "establish|set up|"
    "write|continue|include|add|amend|increase|reduce|undertake|commission|instruct|express|acknowledge|"
    "recogni[sz]e|reaffirm|"
    "urge|call|ratify|publish|proceed|give|make|provide|ensure|develop|work "
    "with|nominate|extend|withdraw|close|award|dispose|"
    "purchase|enter|submit|report|bring|prepare|remove|replace|retain|maintain|monitor|seek|lobby|ask|support|"
    "encourage))\\b");

static void add_entries(struct account *account, GPtrArray *entries)
{
	for (guint i = 0; i < entries->len; i++) {
		struct list_entry *entry = g_ptr_array_index(entries, i);
		if (minutes_is_lead_in(entry->text))
			continue;
		minutes_add_decision(account, g_steal_pointer(&entry->label), g_steal_pointer(&entry->text));
	}
}

/** A text and the lines that are listed below it, as further paragraphs. */
static char *with_lines(const struct account *account, const char *text, guint first, guint end)
{
	GString *whole = g_string_new(text);

	for (guint i = first; i < end; i++) {
		const struct minute_line *line = account_line(account, i);
		bool bullet = line->mark.style == MARK_BULLET;
		g_string_append_printf(whole, "\n%s%s", bullet ? "• " : "",
		    bullet ? minutes_line_body(line) : line->text);
	}
	return g_string_free(whole, FALSE);
}

/** Below a lead without text: a list, or paragraphs that each say a resolution ("That ..."). */
static guint read_below(struct account *account, guint first)
{
	g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(list_entry_free);
	const struct minute_line *line = account_line(account, first);
	guint at = minutes_list(account, first, NULL, entries);

	if (at > first) {
		add_entries(account, entries);
		return at;
	}
	for (at = first; line != NULL && (at == first || pattern_match(&ALSO_THAT, line->text, NULL));
	     line = account_line(account, at)) {
		if (line->heading || line->opens || minutes_is_lead(line->text) ||
		    minutes_section_of(line->text, NULL) != SECTION_NONE)
			break;
		const char *text = line->mark.style == MARK_NONE ? line->text : minutes_line_body(line);
		if (minutes_is_lead_in(text)) {
			guint end = minutes_list(account, at + 1, NULL, entries);
			if (end == at + 1)
				break;
			add_entries(account, entries);
			return end;
		}
		char *label = line->mark.style == MARK_NONE ? NULL : minutes_line_label(line);
		guint end = pattern_match(&LEADS_ON, text, NULL) ? minutes_list(account, at + 1, NULL, entries) :
								   at + 1;
		minutes_add_decision(account, label, with_lines(account, text, at + 1, end));
		at = MAX(at + 1, end);
	}
	return at;
}

/** The rest of a lead's own line, no list: its sentences, as far as they are resolutions. */
static void read_sentences(struct account *account, const char *rest, GPtrArray *left)
{
	g_autoptr(GPtrArray) sentences = minutes_sentences(rest);

	for (guint i = 0; i < sentences->len; i++) {
		const char *sentence = g_ptr_array_index(sentences, i);
		if (i == 0 || pattern_match(&ALSO_THAT, sentence, NULL))
			minutes_add_decision(account, NULL, g_strdup(sentence));
		else
			g_ptr_array_add(left, g_strdup(sentence));
	}
}

/** Whether most entries say something by themselves ("the fees be approved", "note the report"). */
static bool stand_alone(const GPtrArray *entries)
{
	guint n = 0;

	for (guint i = 0; i < entries->len; i++) {
		const struct list_entry *entry = g_ptr_array_index(entries, i);
		n += pattern_match(&STANDS_ALONE, entry->text, NULL) ? 1 : 0;
	}
	return 2 * n > entries->len;
}

/** A list below a lead with words of its own: each entry a decision, or all of it one ("the following be appointed: ..."). */
static void add_list(struct account *account, const char *rest, GPtrArray *entries, guint first, guint end)
{
	g_autofree char *addressee = minutes_addressee(rest);

	if (addressee == NULL && stand_alone(entries))
		add_entries(account, entries);
	else
		minutes_add_decision(account, NULL, with_lines(account, rest, first, end));
}

/** What a lead on line `i` leads to: the rest of its line and the lines below. Returns the index behind. */
static guint read_led(struct account *account, guint i, const char *rest, GPtrArray *left)
{
	g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(list_entry_free);
	const struct minute_line *next = account_line(account, i + 1);
	struct list_mark mark;

	rest += minutes_lead_second(rest);
	if (minutes_is_lead_in(rest))
		return read_below(account, i + 1);
	minutes_list_inline(rest, entries, &mark);
	if (((const struct list_entry *)g_ptr_array_index(entries, 0))->label != NULL) {
		guint at = minutes_list(account, i + 1, &mark, entries);
		add_entries(account, entries);
		return at;
	}
	bool closed = strlen(rest) > 0 && strchr(".;", rest[strlen(rest) - 1]) != NULL;
	g_ptr_array_set_size(entries, 0);
	if (next != NULL && !closed && next->mark.style != MARK_NONE && minutes_mark_is_first(&next->mark)) {
		guint at = minutes_list(account, i + 1, NULL, entries);
		if (at > i + 1) {
			add_list(account, rest, entries, i + 1, at);
			return at;
		}
	}
	read_sentences(account, rest, left);
	return i + 1;
}

/** Whether the line's first decision is said before anything is moved in it: what is lost later is another thing. */
static bool is_before_motion(const struct account *account, const char *text, guint n)
{
	const struct resolution *first = g_ptr_array_index(account->minutes->decisions, n);
	const char *said = strstr(text, first->text);
	struct match match;

	return said != NULL && pattern_match(&MOVED, text, &match) && (gsize)(said - text) < match.start[0] &&
	    !minutes_is_lead(text);
}

/** Whether what was just moved, on the line of the decision, is lost in it or in the lines below. */
static bool is_lost(const struct account *account, guint i, guint end)
{
	const struct minute_line *line = account_line(account, i);
	const struct minute_line *before = i > 0 ? g_ptr_array_index(account->lines, i - 1) : NULL;
	bool moved = pattern_match(&MOVED, line->text, NULL) ||
	    (before != NULL && g_str_has_suffix(before->text, ":") && pattern_match(&MOVED, before->text, NULL));

	if (!moved)
		return false;
	if (pattern_match(&LOST, line->text, NULL) && !minutes_is_lead(line->text))
		return true;
	for (guint at = end; at < end + LOOK_FOR_LOST && account_line(account, at) != NULL; at++) {
		if (minutes_is_lead(account_line(account, at)->text))
			return false;
		if (pattern_match(&LOST, account_line(account, at)->text, NULL))
			return true;
	}
	return false;
}

/** Motions and votes, for an item whose only decision is a motion that was carried. */
static void follow_motion(struct account *account, const char *sentence)
{
	struct match match;

	if (account->motion != NULL && pattern_match(&LOST, sentence, NULL))
		g_clear_pointer(&account->motion, g_free);
	if (account->motion != NULL && pattern_match(&CARRIED, sentence, NULL) &&
	    !pattern_match(&NOT_CARRIED, sentence, NULL))
		g_ptr_array_add(account->weak, g_steal_pointer(&account->motion));
	if (pattern_match(&MOTION, sentence, &match)) {
		g_free(account->motion);
		account->motion = match_group(&match, 1);
	}
}

/** What a sentence says before the words that lead to its decision. */
static char *head_of(const char *sentence, gsize start)
{
	char *head = g_strchomp(g_strndup(sentence, start));

	for (gsize i = 0; i < 2; i++) {
		if (g_str_has_suffix(head, " and") || g_str_has_suffix(head, " it"))
			head[strlen(head) - (g_str_has_suffix(head, " and") ? 4 : 3)] = '\0';
		if (g_str_has_suffix(head, ","))
			head[strlen(head) - 1] = '\0';
	}
	return head;
}

/** A paragraph that does not begin with a lead: sentence by sentence. */
static guint read_inside(struct account *account, guint i, GPtrArray *left)
{
	g_autoptr(GPtrArray) sentences = minutes_sentences(minutes_line_body(account_line(account, i)));
	guint end = i + 1;

	for (guint n = 0; n < sentences->len; n++) {
		const char *sentence = g_ptr_array_index(sentences, n);
		gsize start = 0, rest = 0;
		bool whole = false;
		follow_motion(account, sentence);
		if (!minutes_lead_inside(account->committee, sentence, &start, &rest, &whole)) {
			g_ptr_array_add(left, g_strdup(sentence));
			continue;
		}
		if (!whole && start > HEAD_BYTES_MIN) /* "Councillor Moss requested a list and it was agreed to ..." */
			g_ptr_array_add(left, head_of(sentence, start));
		if (whole)
			minutes_add_decision(account, NULL, g_strdup(sentence));
		else if (n + 1 == sentences->len)
			end = read_led(account, i, sentence + rest, left);
		else if (!minutes_is_lead_in(sentence + rest))
			minutes_add_decision(account, NULL, g_strdup(sentence + rest));
	}
	return end;
}

/** A list below RECOMMENDATION: the officers' or the meeting's; kept apart until the item's end shows which. */
static guint read_weak(struct account *account, guint i, const char *rest, GPtrArray *left)
{
	guint before = account->minutes->decisions->len;
	guint end = read_led(account, i, rest, left);

	if (pattern_match(&WEAK_STRONG, account_line(account, i)->text, NULL))
		return end;
	for (guint n = before; n < account->minutes->decisions->len; n++) {
		const struct resolution *resolution = g_ptr_array_index(account->minutes->decisions, n);
		g_ptr_array_add(account->weak, g_strdup(resolution->text));
	}
	g_ptr_array_set_size(account->minutes->decisions, (gint)before);
	return end;
}

/** Gives an entry of a list below "The Panel:" its mark, if the entry is one decision ("1. NOTED the report"). */
static void label_entry(struct account *account, guint i, guint before)
{
	GPtrArray *decisions = account->minutes->decisions;
	const struct minute_line *line = account_line(account, i);
	guint above = i;

	if (line->mark.style == MARK_NONE || line->mark.style == MARK_BULLET || decisions->len != before + 1)
		return;
	while (above > 0 &&
	    ((const struct minute_line *)g_ptr_array_index(account->lines, above))->mark.style == line->mark.style)
		above--;
	const struct minute_line *lead = g_ptr_array_index(account->lines, above);
	struct resolution *resolution = g_ptr_array_index(decisions, before);
	if (above < i && lead->mark.style == MARK_NONE && minutes_is_lead_in(lead->text) && resolution->label == NULL)
		resolution->label = minutes_line_label(line);
}

guint minutes_decisions_at(struct account *account, guint i, GPtrArray *left)
{
	const struct minute_line *line = account_line(account, i);
	guint before = account->minutes->decisions->len, end;
	const char *body = minutes_line_body(line);
	struct match match;

	if (strlen(line->text) > ACCOUNT_SCAN_BYTES)
		return i;
	if (minutes_lead(body, &match))
		end = read_led(account, i, body + match.end[0], left);
	else if (minutes_lead_weak(body, &match))
		end = read_weak(account, i, body + match.end[0], left);
	else if (pattern_match(&NOTED_ALONE, line->text, NULL)) {
		minutes_add_decision(account, NULL, g_strdup(line->text));
		end = i + 1;
	} else
		end = read_inside(account, i, left);
	label_entry(account, i, before);
	if (account->minutes->decisions->len > before && !is_before_motion(account, line->text, before) &&
	    is_lost(account, i, end))
		g_ptr_array_set_size(account->minutes->decisions, (gint)before);
	if (line->text[0] == '(' && account->minutes->decisions->len == before)
		return end > i + 1 ? end : i; /* the vote on what was just decided */
	account->run = account->minutes->decisions->len - before;
	account->last_decision = account->minutes->decisions->len;
	account->after_decision = account->run > 0 && left->len == 0;
	if (account->run > 0 && account->n_recommended == 0 && pattern_match(&RECOMMENDED, body, NULL)) {
		account->recommended = before;
		account->n_recommended = account->run;
	}
	return account->run > 0 || end > i + 1 ? end : i;
}

void minutes_decision_section(struct account *account, guint first, guint end)
{
	g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);
	guint outer = account->end, before = account->minutes->decisions->len;
	bool led = false;
	struct match match;

	account->end = end;
	for (guint i = first; i < end && !led; i++)
		led = minutes_lead(minutes_line_body(account_line(account, i)), &match);
	for (guint i = first; i < end;) {
		const struct minute_line *line = account_line(account, i);
		const char *body = minutes_line_body(line);
		guint next = i;
		if (led && minutes_lead(body, &match))
			next = read_led(account, i, body + match.end[0], left);
		else if (!led && strlen(line->text) <= ACCOUNT_SCAN_BYTES && line->text[0] != '(')
			next = minutes_decisions_at(account, i, left);
		if (next == i && !led && line->text[0] != '(') {
			next = read_below(account, i);
			if (minutes_section_of(line->text, NULL) != SECTION_NONE)
				break;
		}
		i = next > i ? next : i + 1;
	}
	account->end = outer;
	account->run = account->minutes->decisions->len - before;
	account->last_decision = account->minutes->decisions->len;
	account->after_decision = true;
}

/** "RECOMMENDED that ..." of a report, where the meeting then resolved that the recommendation be adopted, is not the meeting's. */
static void drop_recommended(struct account *account)
{
	GPtrArray *decisions = account->minutes->decisions;
	guint end = account->recommended + account->n_recommended;

	for (guint i = end; i < decisions->len && account->n_recommended > 0; i++) {
		const struct resolution *resolution = g_ptr_array_index(decisions, i);
		if (!pattern_match(&ADOPTS, resolution->text, NULL))
			continue;
		g_ptr_array_remove_range(decisions, account->recommended, account->n_recommended);
		account->n_recommended = 0;
	}
}

void minutes_decisions_close(struct account *account)
{
	drop_recommended(account);
	if (account->minutes->decisions->len > 0)
		return;
	for (guint i = 0; i < account->weak->len; i++)
		minutes_add_decision(account, NULL, g_strdup(g_ptr_array_index(account->weak, i)));
}
