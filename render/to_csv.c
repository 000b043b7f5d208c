#include "render/csv.h"
#include "render/render.h"

#define EXTRA_COLUMNS_MOST 64 /* headings with a column of their own; a report whose rows share none stays a table */

/* Columns are in pairs where a thing is printed and read: the words of the paper, then the ISO date or the code. */
static const char *const HEADS[] = { "Number", "Label", "Section", "Recommendation", "Decision", "Response", "Owner",
	"Member", "Due", "Due date", "Revised due", "Revised due date", "Done", "Done date", "Status", "Status code",
	"Assessment", "Assessment code", "Latest update date", "Latest update", "Earlier updates", "In newest paper",
	"Confidence", "File", "Page" };

/** The headings of unknown columns, in the order in which the report first has them. */
struct extras {
	GPtrArray *headings; /* const char * */
	GHashTable *columns; /* heading to index + 1 */
	bool has_others;     /* more headings than columns */
};

/** A column without a head is still one of the paper's. */
static const char *heading_of(const struct labelled *extra)
{
	return extra->label != NULL && *extra->label != '\0' ? extra->label : "No heading";
}

static void extras_find(struct extras *extras, const struct report *report)
{
	extras->headings = g_ptr_array_new();
	extras->columns = g_hash_table_new(g_str_hash, g_str_equal);
	extras->has_others = false;
	for (guint i = 0; i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		for (guint j = 0; j < recommendation->extra->len; j++) {
			const struct labelled *extra = g_ptr_array_index(recommendation->extra, j);
			const char *heading = heading_of(extra);
			if (g_hash_table_contains(extras->columns, heading))
				continue;
			if (extras->headings->len == EXTRA_COLUMNS_MOST) {
				extras->has_others = true;
				continue;
			}
			g_ptr_array_add(extras->headings, (void *)heading);
			g_hash_table_insert(extras->columns, (void *)heading, GUINT_TO_POINTER(extras->headings->len));
		}
	}
}

static void extras_clear(struct extras *extras)
{
	g_ptr_array_unref(extras->headings);
	g_hash_table_unref(extras->columns);
}

static void append_paragraph(GString *text, const char *paragraph)
{
	if (text->len > 0)
		g_string_append_c(text, '\n');
	g_string_append(text, paragraph != NULL ? paragraph : "");
}

static void append_extras(GString *csv, const struct extras *extras, const GPtrArray *extra)
{
	g_autoptr(GPtrArray) cells = g_ptr_array_new();
	GString *others = g_string_new(NULL);

	for (guint i = 0; i < extras->headings->len; i++)
		g_ptr_array_add(cells, g_string_new(NULL));
	for (guint i = 0; i < extra->len; i++) {
		const struct labelled *labelled = g_ptr_array_index(extra, i);
		guint column = GPOINTER_TO_UINT(g_hash_table_lookup(extras->columns, heading_of(labelled)));
		g_autofree char *named = g_strconcat(heading_of(labelled), ": ", labelled->text, NULL);
		append_paragraph(column > 0 ? g_ptr_array_index(cells, column - 1) : others,
		    column > 0 ? labelled->text : named);
	}
	for (guint i = 0; i < cells->len; i++) {
		GString *cell = g_ptr_array_index(cells, i);
		csv_cell(csv, cell->str);
		g_string_free(cell, TRUE);
	}
	if (extras->has_others)
		csv_cell(csv, others->str);
	g_string_free(others, TRUE);
}

static void append_when(GString *csv, const struct when *when)
{
	csv_cell(csv, when != NULL ? when->text : NULL);
	csv_cell(csv, when != NULL ? when->date : NULL);
}

static void append_mark(GString *csv, const struct mark *mark)
{
	csv_cell(csv, mark != NULL ? mark->text : NULL);
	csv_cell(csv, mark != NULL ? code_name(mark->code) : NULL);
}

/** The newest update with its date, then all others, newest first. */
static void append_updates(GString *csv, const GPtrArray *updates)
{
	const struct update *newest = updates->len > 0 ? g_ptr_array_index(updates, updates->len - 1) : NULL;
	GString *earlier = g_string_new(NULL);

	for (guint i = updates->len; i > 1; i--) {
		const struct update *update = g_ptr_array_index(updates, i - 2);
		g_autofree char *dated = g_strconcat(update->date != NULL ? update->date : "undated", ": ",
		    update->text, NULL);
		append_paragraph(earlier, dated);
	}
	csv_cell(csv, newest != NULL ? newest->date : NULL);
	csv_cell(csv, newest != NULL ? newest->text : NULL);
	csv_cell(csv, earlier->str);
	g_string_free(earlier, TRUE);
}

static void append_recommendation(GString *csv, const struct recommendation *recommendation,
    const struct extras *extras)
{
	csv_cell(csv, recommendation->number);
	csv_cell(csv, recommendation->label);
	csv_cell(csv, recommendation->section);
	csv_cell(csv, recommendation->text);
	csv_cell(csv, decision_name(recommendation->decision));
	csv_cell(csv, recommendation->response);
	csv_cell(csv, recommendation->owner);
	csv_cell(csv, recommendation->member);
	append_when(csv, recommendation->due);
	append_when(csv, recommendation->revised_due);
	append_when(csv, recommendation->done);
	append_mark(csv, recommendation->status);
	append_mark(csv, recommendation->assessment);
	append_updates(csv, recommendation->updates);
	csv_cell(csv, recommendation->dropped ? "no" : "yes");
	csv_cell(csv, recommendation->low_confidence ? "low" : "high");
	csv_cell(csv, recommendation->source.file);
	if (recommendation->source.page > 0)
		csv_count(csv, recommendation->source.page);
	else
		csv_cell(csv, NULL);
	append_extras(csv, extras, recommendation->extra);
	csv_end_row(csv);
}

GString *to_csv(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error)
{
	GString *csv = csv_new();
	struct extras extras;

	(void)options, (void)error;
	extras_find(&extras, report);
	for (size_t i = 0; i < G_N_ELEMENTS(HEADS); i++)
		csv_cell(csv, HEADS[i]);
	for (guint i = 0; i < extras.headings->len; i++)
		csv_cell(csv, g_ptr_array_index(extras.headings, i));
	if (extras.has_others)
		csv_cell(csv, "Other columns");
	csv_end_row(csv);
	for (guint i = 0; i < report->recommendations->len; i++)
		append_recommendation(csv, g_ptr_array_index(report->recommendations, i), &extras);
	extras_clear(&extras);
	if (notes != NULL && report->minutes->len > 0)
		notes_add(notes, NOTE_INFO, "csv-minutes", NULL, 0, 0,
		    "a CSV file has a row for each recommendation; the minutes are left out of it");
	return csv;
}
