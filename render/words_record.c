#include "render/words.h"

#include <string.h>

#include "model/mark.h"
#include "model/text.h"

#define DOUBTS_LEAST 6u /* rows: fewer are named one by one */
#define SHORT_WORD 5    /* bytes */

/** Whether a number reads better after the word Recommendation ("3.2", "11.2–11.4", "iv"); a reference does not. */
static bool is_bare(const char *number)
{
	unsigned n_letters = 0;

	for (const char *c = number; *c != '\0'; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);
		n_letters += g_unichar_isalpha(character) ? 1 : 0;
		if (g_unichar_isupper(character) && n_letters > 1)
			return false;
	}
	return n_letters <= 4 && strpbrk(number, "/ ") == NULL;
}

static bool is_action_log(const struct report *report)
{
	const char *heading = report->headings[HEADING_RECOMMENDATION];

	return heading != NULL && g_ascii_strncasecmp(heading, "action", strlen("action")) == 0;
}

const char *words_noun(const struct report *report, bool is_plural)
{
	if (is_action_log(report))
		return is_plural ? "actions" : "action";
	return is_plural ? "recommendations" : "recommendation";
}

const char *words_table(const struct report *report)
{
	return is_action_log(report) ? "Actions" : "Recommendations";
}

char *words_record(const struct report *report, const struct recommendation *recommendation)
{
	const char *number = recommendation->number, *noun = is_action_log(report) ? "Action" : "Recommendation";

	if (text_is_blank(number))
		return g_strdup(text_is_blank(recommendation->label) ? noun : recommendation->label);
	return is_bare(number) ? g_strconcat(noun, " ", number, NULL) : g_strdup(number);
}

const char *words_number(const struct recommendation *recommendation)
{
	if (!text_is_blank(recommendation->number))
		return recommendation->number;
	return !text_is_blank(recommendation->label) ? recommendation->label : "no number";
}

static void add_fact(GPtrArray *facts, const char *heading, const char *own, const char *fact)
{
	if (!text_is_blank(fact))
		labelled_add(facts, g_strdup(text_is_blank(heading) ? own : heading), g_strdup(fact));
}

GPtrArray *words_facts(const struct report *report, const struct recommendation *recommendation)
{
	char *const *headings = report->headings;
	GPtrArray *facts = labelled_list();
	g_autofree char *due = words_when(recommendation->due), *revised = words_when(recommendation->revised_due),
			*done = words_when(recommendation->done);

	add_fact(facts, headings[HEADING_OWNER], "Owner", recommendation->owner);
	add_fact(facts, headings[HEADING_MEMBER], "Member", recommendation->member);
	add_fact(facts, headings[HEADING_DUE], "Due", due);
	add_fact(facts, headings[HEADING_REVISED_DUE], "Revised date", revised);
	add_fact(facts, headings[HEADING_DONE], "Completed", done);
	for (guint i = 0; i < recommendation->extra->len; i++) {
		const struct labelled *extra = g_ptr_array_index(recommendation->extra, i);
		add_fact(facts, extra->label, "Other", extra->text);
	}
	return facts;
}

const char *words_decision(const struct recommendation *recommendation)
{
	static const char *const WORDS[N_DECISIONS] = {
		[DECISION_ACCEPTED] = "Accepted",
		[DECISION_PARTLY] = "Accepted in part",
		[DECISION_REJECTED] = "Not accepted",
		[DECISION_NOTED] = "Noted",
	};
	const char *response = recommendation->response;

	if (recommendation->decision == DECISION_NONE)
		return NULL;
	if (response != NULL && decision_read(response) != DECISION_NONE)
		return NULL;
	return WORDS[recommendation->decision];
}

static bool has_dated_update(const struct recommendation *recommendation)
{
	for (guint i = 0; i < recommendation->updates->len; i++)
		if (((const struct update *)g_ptr_array_index(recommendation->updates, i))->date != NULL)
			return true;
	return false;
}

char *words_update(const struct recommendation *recommendation, guint index)
{
	const struct update *update = g_ptr_array_index(recommendation->updates, index);

	if (update->date != NULL)
		return words_date(update->date);
	return has_dated_update(recommendation) ? g_strdup("Undated") : NULL;
}

const char *words_no_update(const struct glance *glance, const struct recommendation *recommendation)
{
	return glance_is_silent(glance, recommendation) ? "No update received" : NULL;
}

/** "Due date moved from March 2026 to June 2026", where the paper itself doesn't show the date before; else NULL. */
static char *moved_date(const struct recommendation *recommendation)
{
	guint n = recommendation->earlier->len;
	const struct earlier *earlier = n == 0 ? NULL : g_ptr_array_index(recommendation->earlier, n - 1);
	const struct when *was = earlier == NULL ? NULL : glance_due(earlier->due, earlier->revised_due);
	const struct when *now = glance_due(recommendation->due, recommendation->revised_due);

	if (was == NULL || now == NULL || was->date == NULL || now->date == NULL || strcmp(was->date, now->date) == 0)
		return NULL;
	if (now != recommendation->due && recommendation->due != NULL &&
	    g_strcmp0(recommendation->due->date, was->date) == 0)
		return NULL; /* "due March, revised to June" says it */
	g_autofree char *from = words_date(was->date), *to = words_date(now->date);
	return g_strdup_printf("Due date moved from %s to %s", from, to);
}

bool words_is_doubtful(const struct report *report, const struct glance *glance)
{
	return glance->unsure >= DOUBTS_LEAST && glance->unsure * 2 > report->recommendations->len;
}

/** "Please check this row against page 3 of paper.pdf", or where that holds for most rows "Check: page 3". */
static char *doubt(const struct report *report, const struct glance *glance,
    const struct recommendation *recommendation)
{
	const struct source *source = &recommendation->source;
	g_autofree char *file = source->file == NULL ? NULL : words_file(report, source->file);

	if (file == NULL || source->page == 0)
		return g_strdup("Please check this row against the paper");
	if (!words_is_doubtful(report, glance))
		return g_strdup_printf("Please check this row against page %u of %s", source->page, file);
	return report->sources->len > 1 ? g_strdup_printf("Check: page %u of %s", source->page, file) :
					  g_strdup_printf("Check: page %u", source->page);
}

GPtrArray *words_remarks(const struct report *report, const struct glance *glance,
    const struct recommendation *recommendation)
{
	GPtrArray *remarks = g_ptr_array_new_with_free_func(g_free);
	const struct overdue *overdue = glance_overdue(glance, recommendation);

	if (overdue != NULL) {
		g_autofree char *months = words_count(overdue->months, "month", "months");
		const char *lead = overdue->is_unmarked ? "Past its date" : "Overdue",
			   *by = overdue->months > 0 ? " by " : "";
		g_ptr_array_add(remarks,
		    g_strconcat(lead, by, overdue->months > 0 ? months : "",
			overdue->is_unmarked ? "; no status given" : "", NULL));
	}
	char *moved = moved_date(recommendation);
	if (moved != NULL)
		g_ptr_array_add(remarks, moved);
	if (recommendation->dropped)
		g_ptr_array_add(remarks, g_strdup("No longer in the newest paper"));
	if (recommendation->low_confidence)
		g_ptr_array_add(remarks, doubt(report, glance, recommendation));
	return remarks;
}

bool words_has_letter(const char *text)
{
	for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c))
		if (g_unichar_isalnum(g_utf8_get_char(c)))
			return true;
	return false;
}

/** "New", "TBC": too short for glance_is_word, which keeps the letters of colours out, but all there is to show. */
static bool is_short_word(const char *text)
{
	return text != NULL && g_utf8_strlen(text, -1) > 1 && strlen(text) <= SHORT_WORD &&
	    g_unichar_isalpha(g_utf8_get_char(text)) && strchr(text, '\n') == NULL &&
	    g_ascii_strcasecmp(text, "red") != 0;
}

const char *words_mark(const struct report *report, const struct mark *mark)
{
	if (glance_is_word(mark->text) || (mark->code == CODE_UNKNOWN && is_short_word(mark->text)))
		return mark->text;
	return glance_words(report, mark->code);
}

/** Whether the key shows a mark's text beside its meaning, so that no row need repeat it. */
static bool is_in_key(const struct report *report, const struct mark *mark)
{
	for (guint i = 0; !report->scheme_is_default && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = g_ptr_array_index(report->scheme, i);
		if (entry->code == mark->code && entry->label != NULL && strcmp(entry->label, mark->text) == 0)
			return true;
	}
	return false;
}

char *words_mark_printed(const struct report *report, const struct mark *mark)
{
	if (text_is_blank(mark->text) || strcmp(mark->text, words_mark(report, mark)) == 0)
		return NULL;
	if (!words_has_letter(mark->text) ||
	    is_in_key(report, mark)) /* a sign by itself says no more than ours beside it */
		return NULL;
	return g_strconcat("In the paper: ", mark->text, NULL);
}

const char *words_officers(const struct report *report)
{
	const char *heading = report->headings[HEADING_STATUS];

	return text_is_blank(heading) ? "Officers\342\200\231 status" : heading;
}

/** "February 2026", "the last paper". */
static char *edition(const char *date)
{
	return date == NULL ? g_strdup("the last paper") : words_edition(date);
}

/** "Better", "Worse" before what a mark was; NULL where neither can be said. */
static const char *movement_word(enum movement movement)
{
	return movement == MOVE_BETTER ? "Better: " : movement == MOVE_WORSE ? "Worse: " : NULL;
}

char *words_change(const struct report *report, const struct recommendation *recommendation)
{
	struct change change = glance_change(recommendation);
	guint n = recommendation->earlier->len;

	if (n == 0 || (change.was == NULL && change.now == NULL))
		return NULL;
	const struct earlier *earlier = g_ptr_array_index(recommendation->earlier, n - 1);
	g_autofree char *since = edition(earlier->date);
	if (change.was == NULL)
		return g_strconcat("Not yet assessed in ", since, NULL);
	if (change.now != NULL && change.movement == MOVE_NONE)
		return g_strconcat("No change since ", since, NULL);
	g_autofree char *was = words_inside(words_mark(report, change.was));
	const char *movement = movement_word(change.movement);
	return g_strconcat(movement != NULL ? movement : "", movement != NULL ? "was " : "Was ", was, " in ", since,
	    NULL);
}

char *words_history(const struct report *report, const struct recommendation *recommendation)
{
	bool is_assessed = recommendation->assessment != NULL;
	GString *history = g_string_new(NULL);

	for (guint i = recommendation->earlier->len; i > 1; i--) {
		const struct earlier *earlier = g_ptr_array_index(recommendation->earlier, i - 2);
		const struct mark *mark = is_assessed ? earlier->assessment : earlier->status;
		if (mark == NULL)
			continue;
		g_autofree char *words = words_inside(words_mark(report, mark)), *date = words_edition(earlier->date);
		g_string_append_printf(history, "%s%s%s%s", history->len == 0 ? "Before that: " : ", ", words,
		    date == NULL ? "" : " in ", date == NULL ? "" : date);
	}
	return g_string_free(history, history->len == 0);
}

const char *words_movement_sign(enum movement movement)
{
	static const char *const SIGNS[] = {
		[MOVE_NONE] = NULL,
		[MOVE_BETTER] = "\342\226\262", /* ▲ */
		[MOVE_WORSE] = "\342\226\274",  /* ▼ */
		[MOVE_OTHER] = "\342\227\206",  /* ◆ */
		[MOVE_NEW] = "\342\227\206",
	};

	return SIGNS[movement];
}
