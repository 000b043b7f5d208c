#include "render/words.h"

#include <string.h>

#include "model/text.h"

#define NUMBERS_MOST 16 /* numbers in a line of the panel; three lines of its narrow cards */
#define WORDINGS_MOST 3 /* that the legend names: more would fill it */
#define OVERDUE_MOST 8  /* lines, so that the panel stays on the first page */

static void line_free(void *data)
{
	struct words_line *line = data;

	g_free(line->lead);
	g_free(line->tail);
	g_ptr_array_unref(line->recommendations);
	g_free(line);
}

static struct words_line *line_add(GPtrArray *lines, enum movement movement, char *lead, char *tail)
{
	struct words_line *line = g_new0(struct words_line, 1);

	*line = (struct words_line){ .movement = movement, .lead = lead, .tail = tail };
	line->recommendations = g_ptr_array_new();
	g_ptr_array_add(lines, line);
	return line;
}

static void line_name(struct words_line *line, const struct recommendation *recommendation)
{
	if (line->recommendations->len < NUMBERS_MOST)
		g_ptr_array_add(line->recommendations, (void *)recommendation);
	else
		line->n_more++;
}

char *words_glance_title(const struct report *report)
{
	bool is_minutes = report->recommendations->len == 0 && report->minutes->len > 0;
	g_autofree char *n = is_minutes ?
	    words_count(report->minutes->len, "item", "items") :
	    words_count(report->recommendations->len, words_noun(report, false), words_noun(report, true));

	return g_strconcat("At a glance: ", n, NULL);
}

char *words_minutes_counts(const struct report *report)
{
	unsigned n_decisions = 0, n_actions = 0, n_requests = 0;

	if (report->minutes->len == 0)
		return NULL;
	for (guint i = 0; i < report->minutes->len; i++) {
		const struct minutes *minutes = g_ptr_array_index(report->minutes, i);
		n_decisions += minutes->decisions->len;
		n_actions += minutes->actions->len;
		n_requests += minutes->requests->len;
	}
	g_autofree char *decisions = words_count(n_decisions, "decision", "decisions");
	g_autofree char *actions = words_count(n_actions, "action", "actions");
	g_autofree char *requests = words_count(n_requests, "request", "requests");
	g_autofree char *counts = g_strjoin(" " WORDS_DOT " ", decisions, actions, requests, NULL);
	return report->recommendations->len == 0 ? g_steal_pointer(&counts) : g_strconcat("Minutes: ", counts, NULL);
}

const char *words_unmarked(const struct report *report, const struct glance *glance)
{
	bool is_status = !glance->by_assessment && text_is_blank(report->headings[HEADING_ASSESSMENT]);

	if (is_status && glance->unmarked == report->recommendations->len)
		is_status = !text_is_blank(
		    report->headings[HEADING_STATUS]); /* nothing is marked: what does the paper ask for? */
	return is_status ? "No status given" : "Not yet assessed";
}

/** How often marks that no key explains print one text. */
struct wording {
	const char *text;
	unsigned n;
};

/** The texts of the unexplained marks, in the order of the report; NULL if one prints none, or there are too many. */
static GArray *unexplained(const struct report *report, const struct glance *glance)
{
	GArray *wordings = g_array_new(FALSE, FALSE, sizeof(struct wording));

	for (guint i = 0; i < report->recommendations->len; i++) {
		const struct mark *mark = glance_counted(glance, g_ptr_array_index(report->recommendations, i));
		if (mark == NULL || mark->code != CODE_UNKNOWN)
			continue;
		const char *text = words_mark(report, mark);
		guint k = 0;
		while (k < wordings->len && strcmp(g_array_index(wordings, struct wording, k).text, text) != 0)
			k++;
		if (text != mark->text || k == WORDINGS_MOST) {
			g_array_unref(wordings);
			return NULL;
		}
		if (k == wordings->len)
			g_array_append_val(wordings, ((struct wording){ text, 0 }));
		g_array_index(wordings, struct wording, k).n++;
	}
	return wordings;
}

/** Whether any of the unexplained marks prints a word. */
static bool has_words(const struct report *report, const struct glance *glance)
{
	for (guint i = 0; i < report->recommendations->len; i++) {
		const struct mark *mark = glance_counted(glance, g_ptr_array_index(report->recommendations, i));
		if (mark != NULL && mark->code == CODE_UNKNOWN && words_mark(report, mark) == mark->text)
			return true;
	}
	return false;
}

char *words_code(const struct report *report, const struct glance *glance, enum code code)
{
	if (code != CODE_UNKNOWN || !has_words(report, glance))
		return words_sentence(glance_words(report, code));
	GArray *wordings = unexplained(report, glance);
	char *words = g_strdup("Other words");
	if (wordings != NULL && wordings->len == 1) {
		g_free(words);
		words = words_sentence(g_array_index(wordings, struct wording, 0).text);
	}
	if (wordings != NULL)
		g_array_unref(wordings);
	return words;
}

/** "New 30, Carried forward 5"; NULL where that would not be all, or too many. */
static char *unexplained_legend(const struct report *report, const struct glance *glance)
{
	GArray *wordings = unexplained(report, glance);

	if (wordings == NULL || wordings->len < 2) {
		if (wordings != NULL)
			g_array_unref(wordings);
		return NULL;
	}
	GString *legend = g_string_new(NULL);
	for (guint i = 0; i < wordings->len; i++) {
		const struct wording *wording = &g_array_index(wordings, struct wording, i);
		g_string_append_printf(legend, "%s%s %u", i > 0 ? ", " : "", wording->text, wording->n);
	}
	g_array_unref(wordings);
	return g_string_free(legend, FALSE);
}

char *words_legend(const struct report *report, const struct glance *glance, enum code code, bool unmarked)
{
	char *own = unmarked || code != CODE_UNKNOWN || glance->has_earlier ? NULL : unexplained_legend(report, glance);

	if (own != NULL)
		return own;
	g_autofree char *words = unmarked ? words_sentence(words_unmarked(report, glance)) :
					    words_code(report, glance, code);
	unsigned now = unmarked ? glance->unmarked : glance->counts[code];
	unsigned was = unmarked ? glance->earlier_unmarked : glance->earlier[code];

	if (!glance->has_earlier || now == was)
		return g_strdup_printf("%s %u", words, now);
	return g_strdup_printf("%s %u (was %u)", words, now, was);
}

char *words_changes_title(const struct glance *glance)
{
	g_autofree char *since = words_edition(glance->since);

	if (!glance->has_earlier)
		return g_strdup("Updates");
	return g_strconcat("Changed since ", since != NULL ? since : "the last paper", NULL);
}

/** "now implemented", "from on track to not delivered". */
static char *change_tail(const struct report *report, const struct change *change)
{
	if (change->recommendation->earlier->len == 0)
		return g_strdup(" new in this paper");
	g_autofree char *now = words_inside(words_mark(report, change->now));
	if (change->was == NULL)
		return g_strconcat(" assessed for the first time: ", now, NULL);
	if (change->now->code == CODE_COMPLETE)
		return g_strconcat(" now ", now, NULL);
	g_autofree char *was = words_inside(words_mark(report, change->was));
	return g_strconcat(" from ", was, " to ", now, NULL);
}

/** Changes of one kind, a line for each wording. */
static void add_changes(GPtrArray *lines, const struct report *report, const struct glance *glance,
    enum movement movement)
{
	g_autoptr(GHashTable) by_tail = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < glance->changes->len; i++) {
		const struct change *change = g_ptr_array_index(glance->changes, i);
		if (change->movement != movement)
			continue;
		char *tail = change_tail(report, change);
		struct words_line *line = g_hash_table_lookup(by_tail, tail);
		if (line == NULL) {
			line = line_add(lines, movement, NULL, tail);
			g_hash_table_insert(by_tail, tail, line);
		} else {
			g_free(tail);
		}
		line_name(line, change->recommendation);
	}
}

static void add_list(GPtrArray *lines, const char *lead, const GPtrArray *recommendations)
{
	if (recommendations->len == 0)
		return;
	struct words_line *line = line_add(lines, MOVE_NONE, g_strdup(lead), NULL);
	for (guint i = 0; i < recommendations->len; i++)
		line_name(line, g_ptr_array_index(recommendations, i));
}

GPtrArray *words_changes(const struct report *report, const struct glance *glance)
{
	static const enum movement ORDER[] = { MOVE_BETTER, MOVE_WORSE, MOVE_OTHER, MOVE_NEW };
	GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);

	for (size_t i = 0; i < G_N_ELEMENTS(ORDER); i++)
		add_changes(lines, report, glance, ORDER[i]);
	if (glance->has_earlier && lines->len == 0)
		line_add(lines, MOVE_NONE, g_strdup("Nothing has moved."), NULL);
	add_list(lines, "No update received: ", glance->silent);
	add_list(lines, "No longer in the newest paper: ", glance->dropped);
	return lines;
}

char *words_overdue_title(const struct glance *glance)
{
	g_autofree char *on = words_date(glance->on);

	return on == NULL ? g_strdup("Overdue") : g_strconcat("Overdue at ", on, NULL);
}

static bool has_due_date(const struct report *report)
{
	for (guint i = 0; i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		if ((recommendation->due != NULL && recommendation->due->date != NULL) ||
		    (recommendation->revised_due != NULL && recommendation->revised_due->date != NULL))
			return true;
	}
	return false;
}

static char *overdue_tail(const struct overdue *overdue)
{
	g_autofree char *due = words_date(overdue->due->date);
	g_autofree char *late = overdue->months == 0 ? g_strdup("less than a month") :
						       words_count(overdue->months, "month", "months");

	return g_strdup_printf(" due %s%s (%s%s)", due, overdue->is_revised ? " as revised" : "", late,
	    overdue->is_unmarked ? "; no status given" : "");
}

GPtrArray *words_overdue(const struct report *report, const struct glance *glance)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);

	for (guint i = 0; i < glance->overdue->len && i < OVERDUE_MOST; i++) {
		const struct overdue *overdue = g_ptr_array_index(glance->overdue, i);
		line_name(line_add(lines, MOVE_NONE, NULL, overdue_tail(overdue)), overdue->recommendation);
	}
	if (glance->overdue->len > OVERDUE_MOST)
		line_add(lines, MOVE_NONE, g_strdup_printf("and %u more", glance->overdue->len - OVERDUE_MOST), NULL);
	if (lines->len > 0)
		return lines;
	if (!has_due_date(report))
		return lines;
	if (glance->on == NULL)
		line_add(lines, MOVE_NONE, g_strdup("The paper gives no date by which to judge."), NULL);
	else
		line_add(lines, MOVE_NONE, g_strdup("Nothing is overdue."), NULL);
	return lines;
}
