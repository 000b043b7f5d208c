/** What begins records of labels and values: a number and its recommendation, perhaps the decision in brackets. */
#include "model/reshape_records.h"

#include <string.h>

#include "model/decision.h"
#include "model/label.h"
#include "model/pattern.h"
#include "model/text.h"

/** A paragraph that can only be what was recommended. */
static struct pattern RECOMMENDS = PATTERN("^(?:That|To\\s+\\p{Ll}+)\\b|\\bshould\\b");

/** Whether records begin with "Recommendation 4", most of them with text of their own behind it. */
static bool starts_have_text(const struct records *records)
{
	unsigned n = 0, n_own = 0;

	if (!g_str_has_prefix(records->start_key, "rec"))
		return false;
	for (guint i = 0; i < records->table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(records->table->cells, i);
		if (cell->col != 0 || cell->colspan == 0)
			continue;
		n++;
		n_own += label_whole(cell->text, NULL) ? 0 : 1;
	}
	return 2 * n_own > n;
}

/** Whether a label says the word that begins the records: "Recommendation text" below "Recommendation 4". */
static bool is_worded(const struct records *records, guint col)
{
	return strstr(g_ptr_array_index(records->keys, col), records->start_key) != NULL;
}

void reshape_starts_name(struct records *records)
{
	char **start = (char **)&g_ptr_array_index(records->labels, 0);
	bool has_other = false, has_own = starts_have_text(records);

	if (!records->numbered)
		return;
	for (guint i = 1; i < records->labels->len; i++) {
		struct reading_of_heading reading = columns_heading(g_ptr_array_index(records->labels, i),
		    records->reshaping->profile);
		has_other = has_other || (reading.field == FIELD_RECOMMENDATION && (!has_own || is_worded(records, i)));
	}
	g_free(*start);
	*start = g_strdup(has_other ? "No." : "Recommendation");
}

/** Without a label for it, a paragraph that recommends, among the values of another label, is the recommendation. */
static void move_recommendations(struct records *records)
{
	struct cell *start = NULL;

	if (!records->numbered || strcmp(g_ptr_array_index(records->labels, 0), "Recommendation") != 0)
		return;
	for (guint i = 0; i < records->table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(records->table->cells, i);
		if (cell->col == 0)
			start = cell;
		if (cell->col == 0 || start == NULL || start->row != cell->row || !label_whole(start->text, NULL))
			continue;
		g_auto(GStrv) paragraphs = g_strsplit(cell->text, "\n", -1);
		GString *rest = g_string_new(paragraphs[0]);
		for (guint p = 1; paragraphs[0] != NULL && paragraphs[p] != NULL; p++) {
			if (label_whole(start->text, NULL) && pattern_match(&RECOMMENDS, paragraphs[p], NULL)) {
				char *text = g_strdup_printf("%s\n%s", start->text, paragraphs[p]);
				g_free(start->text);
				start->text = text;
			} else {
				g_string_append_printf(rest, "\n%s", paragraphs[p]);
			}
		}
		g_free(cell->text);
		cell->text = g_string_free(rest, FALSE);
	}
}

/** "Recommendation 2 (accepted in part): ...": the decision has a column like any other. */
static void take_asides(struct records *records)
{
	static struct pattern ASIDE = PATTERN("^\\S+\\s+\\S+\\s*\\(([^()]{3,40})\\)\\s*[:–—-]");
	guint n = records->table->cells->len;
	struct match match;

	for (guint i = 0; records->numbered && i < n; i++) {
		const struct cell *cell = g_ptr_array_index(records->table->cells, i);
		if (cell->col != 0 || !pattern_match(&ASIDE, cell->text, &match))
			continue;
		char *aside = match_group(&match, 1);
		records->row = cell->row;
		unsigned col = decision_read(aside) != DECISION_NONE ?
		    reshape_records_column(records, "Decision", false) :
		    0;
		if (col == 0 || reshape_records_cell(records, col) != NULL) {
			g_free(aside);
			continue;
		}
		table_add(records->table, cell->row, col, aside)->place = cell->place;
	}
}

void reshape_starts_close(struct records *records)
{
	take_asides(records);
	move_recommendations(records);
}
