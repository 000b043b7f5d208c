#include "model/glance.h"

#include <stdio.h>
#include <string.h>

#include "model/date.h"
#include "model/mark.h"

#define WORDS_LONGEST 24     /* characters: longer entries of a key are sentences, which do not fit beside a sign */
#define WORD_LETTERS_LEAST 4 /* shorter labels of a key are letters or signs: G, RAG, 1 */

#define FIRST_ENDS ".:;,\n" /* of the first words of an update, which may say how it stands */
#define FIRST_LONGEST 24u   /* bytes: "Completed March 2025" does, a sentence doesn't */

static const char *const OUR_WORDS[N_CODES] = {
	[CODE_UNKNOWN] = "Not explained",
	[CODE_COMPLETE] = "Complete",
	[CODE_ON_TRACK] = "On track",
	[CODE_AT_RISK] = "At risk",
	[CODE_OFF_TRACK] = "Off track",
	[CODE_NOT_STARTED] = "Not started",
	[CODE_PAUSED] = "Paused",
	[CODE_NOT_ACCEPTED] = "Not accepted",
};

/* A label that only names a colour says nothing to somebody who doesn't see it. */
static const char *const COLOUR_WORDS[] = { "green", "amber", "red", "blue", "grey", "gray", "yellow", "orange",
	"purple", "black", "white", "brown", "pink", "tick", "cross" };

/* How far along a code is, so that two can be compared; 0: it stands outside the order. */
static const unsigned PROGRESS[N_CODES] = {
	[CODE_OFF_TRACK] = 1,
	[CODE_AT_RISK] = 2,
	[CODE_ON_TRACK] = 3,
	[CODE_COMPLETE] = 4,
};

static bool is_colour_word(const char *text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(COLOUR_WORDS); i++)
		if (g_ascii_strcasecmp(text, COLOUR_WORDS[i]) == 0)
			return true;
	return false;
}

bool glance_is_word(const char *text)
{
	unsigned n_letters = 0, n_characters = 0;

	if (text == NULL || strchr(text, '\n') != NULL || is_colour_word(text))
		return false;
	for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
		n_letters += g_unichar_isalpha(g_utf8_get_char(c)) ? 1 : 0;
		if (++n_characters > WORDS_LONGEST)
			return false;
	}
	return n_letters >= WORD_LETTERS_LEAST;
}

const char *glance_words(const struct report *report, enum code code)
{
	const char *words = NULL;

	for (guint i = 0; code != CODE_UNKNOWN && !report->scheme_is_default && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = g_ptr_array_index(report->scheme, i);
		if (entry->code != code)
			continue;
		if (words != NULL) /* two entries mean it: neither stands for both */
			return OUR_WORDS[code];
		words = glance_is_word(entry->label) ? entry->label : entry->meaning;
		if (!glance_is_word(words))
			return OUR_WORDS[code];
	}
	return words != NULL ? words : OUR_WORDS[code];
}

const struct mark *glance_mark(const struct recommendation *recommendation)
{
	return recommendation->assessment != NULL ? recommendation->assessment : recommendation->status;
}

const struct mark *glance_counted(const struct glance *glance, const struct recommendation *recommendation)
{
	return glance->by_assessment ? recommendation->assessment : recommendation->status;
}

static const struct earlier *last_earlier(const struct recommendation *recommendation)
{
	guint n = recommendation->earlier->len;

	return n == 0 ? NULL : g_ptr_array_index(recommendation->earlier, n - 1);
}

/** How one mark became another; both are given. */
static enum movement movement_between(const struct mark *was, const struct mark *now)
{
	if (was->code == now->code)
		return now->code == CODE_UNKNOWN && g_strcmp0(was->text, now->text) != 0 ? MOVE_OTHER : MOVE_NONE;
	if (PROGRESS[was->code] != 0 && PROGRESS[now->code] != 0)
		return PROGRESS[now->code] > PROGRESS[was->code] ? MOVE_BETTER : MOVE_WORSE;
	if (now->code == CODE_COMPLETE || (was->code == CODE_NOT_STARTED && now->code == CODE_ON_TRACK))
		return MOVE_BETTER;
	return MOVE_OTHER;
}

struct change glance_change(const struct recommendation *recommendation)
{
	struct change change = { .recommendation = recommendation, .now = glance_mark(recommendation) };
	const struct earlier *earlier = last_earlier(recommendation);

	if (earlier == NULL)
		return change;
	bool is_assessed = recommendation->assessment != NULL ||
	    (recommendation->status == NULL && earlier->assessment != NULL);
	change.was = is_assessed ? earlier->assessment : earlier->status;
	if (change.now != NULL)
		change.movement = change.was == NULL ? MOVE_NEW : movement_between(change.was, change.now);
	return change;
}

/** The last day (or the first) of "2016-04-30", "2016-04" or "2016"; false for what is no date. */
static bool date_bound(const char *date, bool is_last, GDate *day)
{
	unsigned y = 0, m = is_last ? 12 : 1, d = 0;
	int n_parts = date == NULL ? 0 : sscanf(date, "%4u-%2u-%2u", &y, &m, &d);

	if (n_parts < 1 || y < 1 || y > 9999 || m < 1 || m > 12)
		return false;
	unsigned n_days = g_date_get_days_in_month((GDateMonth)m, (GDateYear)y);
	if (n_parts < 3)
		d = is_last ? n_days : 1;
	if (d < 1 || d > n_days)
		return false;
	g_date_clear(day, 1);
	g_date_set_dmy(day, (GDateDay)d, (GDateMonth)m, (GDateYear)y);
	return true;
}

static bool is_finished_code(enum code code)
{
	return code == CODE_COMPLETE || code == CODE_NOT_ACCEPTED;
}

/** Whether the newest update begins by saying that it is done: "Completed. The new licence ..." */
static bool says_done(const struct recommendation *recommendation)
{
	guint n = recommendation->updates->len;
	const struct update *newest = n == 0 ? NULL : g_ptr_array_index(recommendation->updates, n - 1);

	if (newest == NULL || newest->text == NULL)
		return false;
	g_autofree char *first = g_strndup(newest->text, strcspn(newest->text, FIRST_ENDS));
	return strlen(first) <= FIRST_LONGEST && is_finished_code(mark_word(first));
}

static bool is_finished(const struct recommendation *recommendation)
{
	const struct mark *assessment = recommendation->assessment, *status = recommendation->status;

	if (recommendation->decision == DECISION_REJECTED)
		return true;
	if (assessment != NULL && is_finished_code(assessment->code))
		return true;
	/* The committee may hold that what officers call complete is not. */
	if (assessment != NULL && (assessment->code == CODE_AT_RISK || assessment->code == CODE_OFF_TRACK))
		return false;
	if (recommendation->done != NULL && recommendation->done->date != NULL)
		return true;
	if (assessment == NULL && status == NULL)
		return says_done(recommendation);
	return status != NULL && is_finished_code(status->code);
}

bool glance_is_open(const struct recommendation *recommendation)
{
	const struct mark *mark = glance_mark(recommendation);

	return !is_finished(recommendation) && (mark == NULL || mark->code != CODE_PAUSED);
}

const struct when *glance_due(const struct when *due, const struct when *revised)
{
	return revised != NULL && revised->date != NULL ? revised : due;
}

static unsigned whole_months(const GDate *from, const GDate *to)
{
	int months = ((int)g_date_get_year(to) - (int)g_date_get_year(from)) * 12 +
	    ((int)g_date_get_month(to) - (int)g_date_get_month(from));
	GDate after = *from;

	if (months <= 0)
		return 0;
	g_date_add_months(&after, (guint)months);
	return (unsigned)(g_date_compare(&after, to) > 0 ? months - 1 : months);
}

/** Whether it is overdue on a day; a date that is only a month has passed when the whole month has. */
static bool judge(const struct recommendation *recommendation, const GDate *on, struct overdue *overdue)
{
	const struct when *due = glance_due(recommendation->due, recommendation->revised_due);
	GDate last;

	if (due == NULL || !glance_is_open(recommendation) || !date_bound(due->date, true, &last))
		return false;
	if (g_date_compare(&last, on) >= 0)
		return false;
	*overdue = (struct overdue){ .recommendation = recommendation,
		.due = due,
		.is_revised = due == recommendation->revised_due,
		.is_unmarked = glance_mark(recommendation) == NULL,
		.months = whole_months(&last, on) };
	return true;
}

/** Longest overdue first; the sort is stable, so the report's order decides between equals. */
static gint overdue_compare(gconstpointer a, gconstpointer b)
{
	const struct overdue *x = *(struct overdue *const *)a, *y = *(struct overdue *const *)b;
	GDate day_x, day_y;

	if (!date_bound(x->due->date, true, &day_x) || !date_bound(y->due->date, true, &day_y))
		return 0;
	return g_date_compare(&day_x, &day_y);
}

static void find_overdue(struct glance *glance, const struct report *report)
{
	GDate on;

	/* A day that is only known by its month is taken to be its first: what may not be late is not called late. */
	if (!date_bound(glance->on, false, &on))
		return;
	for (guint i = 0; i < report->recommendations->len; i++) {
		struct overdue overdue;
		if (judge(g_ptr_array_index(report->recommendations, i), &on, &overdue))
			g_ptr_array_add(glance->overdue, g_memdup2(&overdue, sizeof overdue));
	}
	g_ptr_array_sort(glance->overdue, overdue_compare);
}

static void count(unsigned *counts, unsigned *unmarked, const struct mark *mark)
{
	if (mark != NULL)
		counts[mark->code]++;
	else
		(*unmarked)++;
}

/** Whether assessments are counted: if there are any, now or, where nothing is marked now, before. */
static bool counts_assessments(const struct report *report)
{
	bool has_status = false, had_assessment = false;

	for (guint i = 0; i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		const struct earlier *earlier = last_earlier(recommendation);
		if (recommendation->assessment != NULL)
			return true;
		has_status |= recommendation->status != NULL;
		had_assessment |= earlier != NULL && earlier->assessment != NULL;
	}
	return !has_status && had_assessment;
}

static void count_one(struct glance *glance, const struct recommendation *recommendation)
{
	const struct earlier *earlier = last_earlier(recommendation);

	count(glance->counts, &glance->unmarked, glance_counted(glance, recommendation));
	glance->unsure += recommendation->low_confidence ? 1 : 0;
	if (earlier == NULL)
		return;
	count(glance->earlier, &glance->earlier_unmarked,
	    glance->by_assessment ? earlier->assessment : earlier->status);
	if (date_compare(earlier->date, glance->since) > 0)
		glance->since = earlier->date;
}

static bool has_new_update(const struct recommendation *recommendation)
{
	for (guint i = 0; i < recommendation->updates->len; i++) {
		const struct update *update = g_ptr_array_index(recommendation->updates, i);
		if (g_strcmp0(update->source.file, recommendation->source.file) == 0)
			return true;
	}
	return false;
}

static void find_silent(struct glance *glance, const struct report *report)
{
	bool any_update = false;

	for (guint i = 0; i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		if (recommendation->dropped)
			g_ptr_array_add(glance->dropped, (void *)recommendation);
		else if (has_new_update(recommendation))
			any_update = true;
		else if (!is_finished(recommendation))
			g_ptr_array_add(glance->silent, (void *)recommendation);
	}
	if (!any_update)
		g_ptr_array_set_size(glance->silent, 0);
}

/** A recommendation that the edition before did not have is a change as well. */
static void find_changes(struct glance *glance, const struct report *report)
{
	for (guint i = 0; glance->has_earlier && i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		struct change change = glance_change(recommendation);
		if (recommendation->dropped)
			continue;
		if (recommendation->earlier->len == 0)
			change.movement = MOVE_NEW;
		if (change.movement != MOVE_NONE)
			g_ptr_array_add(glance->changes, g_memdup2(&change, sizeof change));
	}
}

/** What the index knows of a recommendation; those that are neither overdue nor silent are not in it. */
struct standing {
	const struct overdue *overdue;
	bool is_silent;
};

static struct standing *standing_of(struct glance *glance, const struct recommendation *recommendation)
{
	struct standing *standing = g_hash_table_lookup(glance->index, recommendation);

	if (standing == NULL) {
		standing = g_new0(struct standing, 1);
		g_hash_table_insert(glance->index, (void *)recommendation, standing);
	}
	return standing;
}

static void make_index(struct glance *glance)
{
	glance->index = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	for (guint i = 0; i < glance->overdue->len; i++) {
		const struct overdue *overdue = g_ptr_array_index(glance->overdue, i);
		standing_of(glance, overdue->recommendation)->overdue = overdue;
	}
	for (guint i = 0; i < glance->silent->len; i++)
		standing_of(glance, g_ptr_array_index(glance->silent, i))->is_silent = true;
}

const struct overdue *glance_overdue(const struct glance *glance, const struct recommendation *recommendation)
{
	const struct standing *standing = g_hash_table_lookup(glance->index, recommendation);

	return standing == NULL ? NULL : standing->overdue;
}

bool glance_is_silent(const struct glance *glance, const struct recommendation *recommendation)
{
	const struct standing *standing = g_hash_table_lookup(glance->index, recommendation);

	return standing != NULL && standing->is_silent;
}

struct glance *glance_new(const struct report *report, const char *date)
{
	struct glance *glance = g_new0(struct glance, 1);

	glance->changes = g_ptr_array_new_with_free_func(g_free);
	glance->overdue = g_ptr_array_new_with_free_func(g_free);
	glance->silent = g_ptr_array_new();
	glance->dropped = g_ptr_array_new();
	glance->on = date != NULL ? date : report->updated != NULL ? report->updated : report->meeting_date;
	glance->by_assessment = counts_assessments(report);
	for (guint i = 0; i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		glance->has_earlier |= recommendation->earlier->len > 0;
		count_one(glance, recommendation);
	}
	find_changes(glance, report);
	find_overdue(glance, report);
	find_silent(glance, report);
	make_index(glance);
	return glance;
}

void glance_free(struct glance *glance)
{
	if (glance == NULL)
		return;
	g_hash_table_unref(glance->index);
	g_ptr_array_unref(glance->changes);
	g_ptr_array_unref(glance->overdue);
	g_ptr_array_unref(glance->silent);
	g_ptr_array_unref(glance->dropped);
	g_free(glance);
}
