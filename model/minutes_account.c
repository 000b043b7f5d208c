#include "model/minutes_account.h"

#include <string.h>

#include "model/minutes_action.h"
#include "model/minutes_decision.h"
#include "model/minutes_lead.h"
#include "model/minutes_list.h"
#include "model/minutes_request.h"
#include "model/minutes_section.h"
#include "model/minutes_sentence.h"
#include "model/minutes_work.h"
#include "model/pattern.h"
#include "model/text.h"

#define CONTRIBUTOR_WORDS_MAX 30u /* "Name: post"; longer lines are the account */
#define CLAUSE_BYTES_MIN 20       /* shorter is an aside, not a clause with a verb */
#define TOPIC_WORDS_MAX 14u       /* of a suggestion that stands on a line of its own without a bullet */

static struct pattern SENTENCE = PATTERN(
    "\\b(?:was|were|had|has|said|noted|reported|asked|agreed|explained|introduced|gave|requested)\\b");

/** How an item's lines are gone through. */
struct progress {
	enum section section;
	bool begun;         /* the account has: a "Summary" in it is no purpose */
	bool about_work;    /* the item's title names the work programme */
	bool list_expected; /* the line before led to suggestions for the work programme */
	unsigned reasons;   /* lines since "Reasons" */
	bool reasons_numbered;
	guint decision_first, decision_end; /* paragraphs of the Decision section */
};

static void keep(struct account *account, guint i, guint end)
{
	for (; i < end; i++) {
		const struct minute_line *line = account_line(account, i);
		bool bullet = line->mark.style == MARK_BULLET;
		char *text = bullet ? g_strconcat("• ", minutes_line_body(line), NULL) :
				      g_strdup(minutes_line_body(line));
		paragraph_add(account->minutes->paragraphs, minutes_line_label(line), line->level, text);
		if (line->beside != NULL && !text_is_blank(line->beside))
			paragraph_add(account->minutes->paragraphs, NULL, line->level + 1,
			    g_strconcat("Action: ", line->beside, line->when != NULL ? " " : NULL, line->when, NULL));
	}
}

/** A sentence, cut at semicolons behind which somebody else is the subject. */
static void split_clauses(const char *sentence, GPtrArray *clauses)
{
	const char *start = sentence;

	for (const char *at = strstr(sentence, "; "); at != NULL; at = strstr(at + 2, "; ")) {
		if (at - start < CLAUSE_BYTES_MIN || people_lead(at + 2, NULL) == PERSON_NONE)
			continue;
		g_ptr_array_add(clauses, g_strndup(start, (gsize)(at - start)));
		start = at + 2;
	}
	g_ptr_array_add(clauses, g_strdup(start));
}

/** Sentences that are no decision: requests, undertakings, suggestions. */
static void read_prose(struct account *account, const GPtrArray *sentences, bool work)
{
	g_autoptr(GPtrArray) clauses = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < sentences->len; i++)
		split_clauses(g_ptr_array_index(sentences, i), clauses);
	for (guint i = 0; i < clauses->len; i++) {
		const char *sentence = g_ptr_array_index(clauses, i);
		minutes_action_in(account, sentence);
		minutes_request_in(account, sentence);
		minutes_work_in(account, sentence, work);
		char *about = minutes_about(sentence);
		if (about != NULL) {
			g_free(account->about);
			account->about = about;
		}
		if (sentence[0] == '(') /* a vote or a note: nobody's action */
			continue;
		g_free(account->sentence);
		account->sentence = g_strdup(sentence);
	}
}

/** One line of the account and what belongs to it below. Returns the index behind it. */
static guint read_line(struct account *account, guint i, bool work)
{
	g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);
	const struct minute_line *line = account_line(account, i);
	guint end = line->is_row ? i + 1 : minutes_actions_at(account, i);

	if (end > i) {
		keep(account, i, end);
		account->after_decision = false;
		return end;
	}
	end = minutes_decisions_at(account, i, left);
	if (end > i) /* "Members agreed to add the following to the work programme: ..." */
		minutes_work_in(account, minutes_line_body(line), work);
	else
		end = i + 1;
	keep(account, i, end);
	read_prose(account, left, work);
	for (guint at = i; at < end; at++)
		minutes_action_beside(account, account_line(account, at));
	return end;
}

static bool is_topic(const struct minute_line *line, bool expected)
{
	if (line->is_row || minutes_is_lead(minutes_line_body(line)))
		return false;
	if (line->mark.style == MARK_BULLET)
		return expected || !pattern_match(&SENTENCE, line->text, NULL);
	return expected && !g_str_has_suffix(line->text, ".") && text_count_words(line->text) <= TOPIC_WORDS_MAX &&
	    !pattern_match(&SENTENCE, line->text, NULL);
}

/** A line below a heading of suggestions, or below one that leads to them. */
static guint read_work(struct account *account, struct progress *progress, guint i)
{
	const struct minute_line *line = account_line(account, i);
	bool in_section = progress->section == SECTION_WORK;

	if (progress->list_expected || in_section) {
		bool marked = line->mark.style != MARK_NONE && line->mark.style != MARK_DECIMAL &&
		    progress->list_expected && !minutes_is_lead(minutes_line_body(line)) &&
		    !pattern_match(&SENTENCE, line->text, NULL);
		if (marked || is_topic(line, progress->list_expected)) {
			minutes_work_entry(account, minutes_line_body(line));
			keep(account, i, i + 1);
			return i + 1;
		}
	}
	progress->list_expected = minutes_work_leads(line->text, in_section);
	return read_line(account, i, in_section || progress->about_work);
}

/** Reasons are kept and not searched; they end at a lead, a mark of an action, or at text behind their list. */
static guint read_reasons(struct account *account, struct progress *progress, guint i)
{
	const struct minute_line *line = account_line(account, i);
	bool marked = line->mark.style != MARK_NONE;

	if (progress->reasons > 0 &&
	    ((progress->reasons_numbered && !marked) || minutes_is_lead(minutes_line_body(line)) ||
		(!marked && minutes_lead_second(line->text) > 0))) {
		progress->section = SECTION_ACCOUNT;
		return read_line(account, i, false);
	}
	guint end = minutes_actions_at(account, i);
	if (end > i)
		progress->section = SECTION_ACCOUNT;
	else
		end = i + 1;
	progress->reasons++;
	progress->reasons_numbered = progress->reasons_numbered || marked;
	keep(account, i, end);
	return end;
}

static guint read_contributor(struct account *account, struct progress *progress, guint i)
{
	const struct minute_line *line = account_line(account, i);

	if (text_count_words(line->text) > CONTRIBUTOR_WORDS_MAX || minutes_is_lead(line->text)) {
		progress->section = SECTION_ACCOUNT;
		return read_line(account, i, false);
	}
	minutes_contributors(account->minutes->contributors, line->text);
	return i + 1;
}

static guint read_request(struct account *account, struct progress *progress, guint i)
{
	const struct minute_line *line = account_line(account, i);
	const char *body = minutes_line_body(line);
	gsize length = 0;

	if (line->mark.style == MARK_NONE && progress->list_expected) {
		progress->section = SECTION_ACCOUNT;
		return read_line(account, i, false);
	}
	progress->list_expected = line->mark.style != MARK_NONE;
	if (!minutes_request_in(account, body)) {
		enum person_kind kind = people_lead(body, &length);
		bool by = (kind == PERSON_MEMBER || kind == PERSON_MEMBERS || kind == PERSON_NAME) &&
		    strchr(":–-", body[length]) != NULL;
		request_add(account->minutes->requests, by ? g_strndup(body, length) : g_strdup(""), g_strdup(body));
	}
	keep(account, i, i + 1);
	return i + 1;
}

/** The lines below "Decision:", up to the next label. */
static guint read_decision_section(struct account *account, struct progress *progress, guint i)
{
	guint end = i + 1;

	for (; end < account->end; end++) {
		const struct minute_line *line = account_line(account, end);
		enum section section = minutes_section_of(line->text, NULL);
		if ((section != SECTION_NONE && section != SECTION_DECISION) || line->opens ||
		    minutes_is_action_mark(line))
			break;
	}
	progress->decision_first = account->minutes->paragraphs->len;
	keep(account, i, end);
	progress->decision_end = account->minutes->paragraphs->len;
	minutes_decision_section(account, i + 1, end);
	progress->section = SECTION_ACCOUNT;
	return end;
}

/** A label's own line: opens its section. Returns the index behind it, `i` if the line opens none here. */
static guint open_section(struct account *account, struct progress *progress, guint i, bool page)
{
	const struct minute_line *line = account_line(account, i);
	const char *rest = "";
	enum section section = line->is_row ? SECTION_NONE : minutes_section_of(line->text, &rest);

	if (section == SECTION_NONE || section == SECTION_VOTES ||
	    (section == SECTION_PURPOSE && (progress->begun || !page)))
		return i;
	if (section == SECTION_DECISION)
		return rest[0] == '\0' ? read_decision_section(account, progress, i) : i;
	if (section == SECTION_CONTRIBUTORS && progress->begun && !page)
		return i;
	if (rest[0] == '\0')
		g_ptr_array_add(account->explained, g_strdup(line->text));
	else
		g_ptr_array_add(account->explained, g_strndup(line->text, (gsize)(rest - line->text)));
	progress->section = section;
	progress->reasons = rest[0] != '\0' && section == SECTION_REASONS ? 1 : 0;
	progress->reasons_numbered = false;
	progress->list_expected = section == SECTION_WORK;
	progress->begun = progress->begun || section != SECTION_PURPOSE;
	if (section == SECTION_CONTRIBUTORS && rest[0] != '\0')
		minutes_contributors(account->minutes->contributors, rest);
	else if (section == SECTION_PURPOSE && rest[0] != '\0')
		g_ptr_array_add(account->minutes->purpose, g_strdup(rest));
	else if (rest[0] != '\0' ||
	    (section != SECTION_PAPERS && section != SECTION_ACCOUNT && section != SECTION_CONTRIBUTORS &&
		section != SECTION_PURPOSE))
		keep(account, i, i + 1);
	return i + 1;
}

static guint read_in_section(struct account *account, struct progress *progress, guint i)
{
	switch (progress->section) {
	case SECTION_PURPOSE:
		g_ptr_array_add(account->minutes->purpose, g_strdup(account_line(account, i)->text));
		return i + 1;
	case SECTION_PAPERS:
		if (!minutes_is_lead(account_line(account, i)->text) &&
		    !pattern_match(&SENTENCE, account_line(account, i)->text, NULL)) {
			keep(account, i, i + 1);
			return i + 1;
		}
		return read_work(account, progress, i);
	case SECTION_CONTRIBUTORS:
		return read_contributor(account, progress, i);
	case SECTION_REASONS:
		return read_reasons(account, progress, i);
	case SECTION_REQUESTS:
		return read_request(account, progress, i);
	default:
		return read_work(account, progress, i);
	}
}

/** What stood under Decision and again in the account is kept there only. */
static void drop_repeated(struct account *account, const struct progress *progress)
{
	GPtrArray *paragraphs = account->minutes->paragraphs;
	g_autoptr(GHashTable) later = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint repeated = 0, n = progress->decision_end - progress->decision_first;

	for (guint i = progress->decision_end; i < paragraphs->len; i++)
		g_hash_table_add(later, text_key(((struct paragraph *)g_ptr_array_index(paragraphs, i))->text));
	for (guint i = progress->decision_first; i < progress->decision_end; i++) {
		g_autofree char *key = text_key(((struct paragraph *)g_ptr_array_index(paragraphs, i))->text);
		bool label = minutes_section_of(((struct paragraph *)g_ptr_array_index(paragraphs, i))->text, NULL) ==
		    SECTION_DECISION;
		repeated += label || g_hash_table_contains(later, key) ? 1 : 0;
	}
	if (n == 0 || repeated < n || g_hash_table_size(later) == 0)
		return;
	for (guint i = progress->decision_first; i < progress->decision_end; i++) {
		const struct paragraph *paragraph = g_ptr_array_index(paragraphs, i);
		g_ptr_array_add(account->explained,
		    g_strconcat(paragraph->label != NULL ? paragraph->label : "", " ", paragraph->text, NULL));
	}
	g_ptr_array_remove_range(paragraphs, progress->decision_first, n);
}

void minutes_account_read(struct account *account, guint first, bool page)
{
	struct progress progress = { .section = page ? SECTION_PURPOSE : SECTION_ACCOUNT };

	progress.about_work = account->minutes->title != NULL && minutes_work_names(account->minutes->title);
	account->weak = g_ptr_array_new_with_free_func(g_free);
	for (guint i = first; i < account->end;) {
		guint next = open_section(account, &progress, i, page);
		if (next == i && progress.section == SECTION_PURPOSE && minutes_is_lead(account_line(account, i)->text))
			progress.section = SECTION_ACCOUNT;
		i = next > i ? next : read_in_section(account, &progress, i);
	}
	minutes_decisions_close(account);
	drop_repeated(account, &progress);
	g_ptr_array_unref(account->weak);
	g_clear_pointer(&account->about, g_free);
	g_clear_pointer(&account->sentence, g_free);
	g_clear_pointer(&account->motion, g_free);
}
