#include "model/merge.h"

#include <string.h>

#include "model/date.h"
#include "model/match.h"
#include "model/merge_minutes.h"
#include "model/text.h"

#define NOTE_TEXT 60 /* characters of a wording in a note */

static const char *file_of(const struct report *report)
{
	return report->sources->len > 0 ? ((const struct source_file *)report->sources->pdata[0])->file : NULL;
}

/** The day that an edition speaks of. */
static const char *date_of(const struct report *report)
{
	return report->updated != NULL ? report->updated : report->meeting_date;
}

/** Gives `to` what `from` has where it has nothing; the rest of `from` stays to be freed. */
static void fill_text(char **to, char **from)
{
	if (*to == NULL)
		*to = g_steal_pointer(from);
}

static void fill_when(struct when **to, struct when **from)
{
	if (*to == NULL)
		*to = g_steal_pointer(from);
}

/** The letters and digits of a text alone: editions differ in white space, hyphens and stops. */
static char *letters_of(const char *text)
{
	g_autofree char *key = text_key(text != NULL ? text : "");
	g_auto(GStrv) words = g_strsplit(key, " ", -1);

	return g_strjoinv("", words);
}

static bool is_same_wording(const char *a, const char *b)
{
	g_autofree char *x = letters_of(a), *y = letters_of(b);

	return strcmp(x, y) == 0;
}

/** Puts the older updates before the newer; one that the newer paper repeats word for word counts once. */
static void join_updates(struct recommendation *newer, struct recommendation *older)
{
	GHashTable *by_letters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < older->updates->len; i++)
		g_hash_table_insert(by_letters, letters_of(((struct update *)older->updates->pdata[i])->text),
		    older->updates->pdata[i]);
	for (guint i = 0; i < newer->updates->len; i++) {
		const struct update *update = newer->updates->pdata[i];
		g_autofree char *letters = letters_of(update->text);
		struct update *same = g_hash_table_lookup(by_letters, letters);
		if (same == NULL)
			update_add(older->updates, g_strdup(update->date), g_strdup(update->text), &update->source);
		else if (same->date == NULL)
			same->date = g_strdup(update->date);
	}
	g_hash_table_unref(by_letters);
	GPtrArray *joined = older->updates;
	older->updates = newer->updates;
	newer->updates = joined;
}

/** Keeps what only the older paper has a column for. */
static void join_extra(struct recommendation *newer, const struct recommendation *older)
{
	for (guint i = 0; i < older->extra->len; i++) {
		const struct labelled *extra = older->extra->pdata[i];
		bool is_there = false;
		for (guint k = 0; k < newer->extra->len && !is_there; k++)
			is_there = is_same_wording(((const struct labelled *)newer->extra->pdata[k])->label,
			    extra->label);
		if (!is_there)
			labelled_add(newer->extra, g_strdup(extra->label), g_strdup(extra->text));
	}
}

/** What the older edition said is remembered, after what editions before it said. */
static void join_earlier(struct recommendation *newer, struct recommendation *older, const char *date)
{
	struct earlier *earlier = earlier_add(older->earlier, g_strdup(date));

	earlier->status = mark_copy(older->status);
	earlier->assessment = mark_copy(older->assessment);
	earlier->due = when_copy(older->due);
	earlier->revised_due = when_copy(older->revised_due);
	GPtrArray *joined = older->earlier;
	older->earlier = newer->earlier;
	newer->earlier = joined;
}

/** Notes a new number or a new wording: both are kept by the note, the newest is shown. */
static void note_changes(struct report *report, const struct recommendation *newer, const struct recommendation *older)
{
	const char *shown = newer->number != NULL ? newer->number : "without a number";

	if (newer->number != NULL && older->number != NULL && !is_same_wording(newer->number, older->number))
		notes_add(report->notes, NOTE_INFO, "renumbered", newer->source.file, newer->source.page, 0,
		    "recommendation %s was %s in %s; matched by its wording", newer->number, older->number,
		    older->source.file != NULL ? older->source.file : "the paper before");
	if (newer->text != NULL && older->text != NULL && !is_same_wording(newer->text, older->text))
		notes_add(report->notes, NOTE_INFO, "reworded", newer->source.file, newer->source.page, 0,
		    "recommendation %s is worded anew; before: \"%s\"", shown, older->text);
}

/** Makes the newer record the whole: what it does not say comes from the older; marks are always the newer's. */
static void join_records(struct report *report, struct recommendation *newer, struct recommendation *older,
    const char *date)
{
	note_changes(report, newer, older);
	fill_text(&newer->number, &older->number);
	fill_text(&newer->label, &older->label);
	fill_text(&newer->section, &older->section);
	fill_text(&newer->response, &older->response);
	fill_text(&newer->owner, &older->owner);
	fill_text(&newer->member, &older->member);
	if (newer->decision == DECISION_NONE)
		newer->decision = older->decision;
	join_updates(newer, older);
	join_extra(newer, older);
	join_earlier(newer, older, date);
	fill_when(&newer->due, &older->due);
	fill_when(&newer->revised_due, &older->revised_due);
	fill_when(&newer->done, &older->done);
}

static void note_dropped(struct report *report, struct recommendation *recommendation)
{
	if (recommendation->dropped)
		return;
	recommendation->dropped = true;
	g_autofree char *short_text = g_utf8_substring(recommendation->text != NULL ? recommendation->text : "", 0,
	    MIN(NOTE_TEXT, g_utf8_strlen(recommendation->text != NULL ? recommendation->text : "", -1)));
	notes_add(report->notes, NOTE_INFO, "no-longer-listed", recommendation->source.file,
	    recommendation->source.page, 0, "recommendation %s (\"%s\") is not in %s; kept with its last status",
	    recommendation->number != NULL ? recommendation->number : "without a number", short_text,
	    file_of(report) != NULL ? file_of(report) : "the newest paper");
}

/** The rows of the newer paper in its order; a row that it no longer has follows the one that it followed before. */
static void join_recommendations(struct report *newer, struct report *older)
{
	g_autofree guint *of_newer = match_recommendations(older->recommendations, newer->recommendations);
	guint n_older = older->recommendations->len;
	g_autofree guint *of_older = g_new(guint, n_older + 1);
	g_autofree char *date = g_strdup(date_of(older));
	GPtrArray *joined = g_ptr_array_new_with_free_func((GDestroyNotify)recommendation_free);

	for (guint i = 0; i < n_older; i++)
		of_older[i] = MATCH_NONE;
	for (guint i = 0; i < newer->recommendations->len; i++)
		if (of_newer[i] != MATCH_NONE)
			of_older[of_newer[i]] = i;
	guint next = 0;
	for (; next < n_older && of_older[next] == MATCH_NONE; next++)
		g_ptr_array_add(joined, older->recommendations->pdata[next]);
	for (guint i = 0; i < newer->recommendations->len; i++) {
		g_ptr_array_add(joined, newer->recommendations->pdata[i]);
		if (of_newer[i] == MATCH_NONE)
			continue;
		for (guint k = of_newer[i] + 1; k < n_older && of_older[k] == MATCH_NONE; k++)
			g_ptr_array_add(joined, older->recommendations->pdata[k]);
		join_records(newer, newer->recommendations->pdata[i], older->recommendations->pdata[of_newer[i]], date);
		recommendation_free(older->recommendations->pdata[of_newer[i]]);
	}
	for (guint i = 0; i < n_older; i++)
		if (of_older[i] == MATCH_NONE)
			note_dropped(newer, older->recommendations->pdata[i]);
	g_ptr_array_set_free_func(older->recommendations, NULL);
	g_ptr_array_set_size(older->recommendations, 0);
	g_ptr_array_set_free_func(newer->recommendations, NULL);
	g_ptr_array_unref(newer->recommendations);
	newer->recommendations = joined;
}

static void move_all(GPtrArray *to, GPtrArray *from)
{
	g_ptr_array_extend_and_steal(to, g_ptr_array_ref(from));
}

/** Puts all elements of `first` before those of `array`. */
static void move_before(GPtrArray **array, GPtrArray **first)
{
	GPtrArray *kept = *array;

	*array = *first;
	*first = kept;
	move_all(*array, kept);
}

/** What is the same for all editions of an inquiry's papers and the newest happens not to say. */
static void fill_document(struct report *newer, struct report *older)
{
	fill_text(&newer->title, &older->title);
	fill_text(&newer->committee, &older->committee);
	fill_text(&newer->organisation, &older->organisation);
	fill_text(&newer->completed, &older->completed);
	for (unsigned i = 0; i < N_HEADINGS; i++)
		fill_text(&newer->headings[i], &older->headings[i]);
	if (newer->scheme_is_default && !older->scheme_is_default && older->scheme->len > 0) {
		GPtrArray *scheme = newer->scheme;
		newer->scheme = older->scheme;
		older->scheme = scheme;
		newer->scheme_is_default = false;
	}
}

/** Everything of `from` that is not recommendations goes to `to`, in the order of the papers. */
static void join_rest(struct report *to, struct report *from, bool from_is_older)
{
	if (from_is_older) {
		move_before(&to->minutes, &from->minutes);
		move_before(&to->notes, &from->notes);
		move_before(&to->sources, &from->sources);
	} else {
		move_all(to->minutes, from->minutes);
		move_all(to->notes, from->notes);
		move_all(to->sources, from->sources);
	}
}

static void note_order(struct report *newer, const struct report *older)
{
	const char *before = date_of(older), *after = date_of(newer);

	if (before != NULL && after != NULL && date_compare(before, after) > 0)
		notes_add(newer->notes, NOTE_WARNING, "papers-out-of-order", file_of(newer), 0, 0,
		    "this paper is dated %s and the one given before it %s; taken in the order given, the last as the "
		    "newest",
		    after, before);
}

/** Whether a file, by its bytes, is one of those that a report was read from. */
static bool has_source(const struct report *report, const struct source_file *wanted)
{
	for (guint i = 0; i < report->sources->len; i++) {
		const struct source_file *source = report->sources->pdata[i];
		if (source->sha256 != NULL && *source->sha256 != '\0' && g_strcmp0(source->sha256, wanted->sha256) == 0)
			return true;
	}
	return false;
}

static void note_again(struct report *newer, const struct report *older)
{
	for (guint i = 0; i < newer->sources->len; i++) {
		const struct source_file *source = newer->sources->pdata[i];
		if (has_source(older, source))
			notes_add(newer->notes, NOTE_WARNING, "paper-again", source->file, 0, 0,
			    "this paper was given before, with the same bytes; it says nothing new");
	}
}

struct report *merge_reports(struct report *older, struct report *newer)
{
	note_again(newer, older);
	if (older->recommendations->len == 0 || newer->recommendations->len == 0) {
		/* one of them is minutes or a covering paper: the other one is the report */
		bool keeps_older = newer->recommendations->len == 0 && older->recommendations->len > 0;
		struct report *kept = keeps_older ? older : newer, *other = keeps_older ? newer : older;
		merge_minutes(kept, other);
		fill_document(kept, other);
		join_rest(kept, other, !keeps_older);
		report_free(other);
		return kept;
	}
	note_order(newer, older);
	join_recommendations(newer, older);
	fill_document(newer, older);
	join_rest(newer, older, true);
	report_free(older);
	return newer;
}
