/** Logs without a header row: what each column is, by what its cells are. */
#include "model/tracker.h"

#include "model/date.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/text.h"

#define MOST 0.6        /* of a column's cells that speak for what it is */
#define TEXT_WORDS 4    /* mean words of the column that says what is to be done */
#define STATUS_WORDS 3  /* of the longest status in such a log: "In progress", "Not yet due" */
#define LEAST_ROWS 3    /* of all such tables together; fewer show nothing */
#define NAMED_BLOCKS 12 /* a paper says within its first lines that it is a log */

/** A paper that calls itself a log of actions or recommendations. */
static struct pattern NAME = PATTERN(
    "(?i)\\b(?:actions?|recommendations?)\\s+(?:arising\\s+)?(?:log|list|tracker|register|"
    "monitor|schedule|table|sheet)\\b|\\b(?:outstanding|rolling)\\s+actions?\\b");

/** What the cells of a column are, over all tables of as many columns. */
struct content {
	unsigned n, n_words, n_owners, n_dates, n_short, n_marks, n_labels;
};

bool tracker_is_named(const struct doc *doc)
{
	for (guint i = 0; i < MIN(doc->blocks->len, NAMED_BLOCKS); i++) {
		const struct block *block = doc->blocks->pdata[i];
		if (block->text != NULL && pattern_match(&NAME, block->text, NULL))
			return true;
	}
	return false;
}

static void look(const struct table *table, unsigned col, struct content *content)
{
	for (unsigned row = 0; row < table->n_rows; row++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell->row != row || cell->col != col || text_is_blank(cell->text))
			continue;
		unsigned words = text_count_words(cell->text);
		g_autofree char *date = date_read(cell->text, 0);
		content->n++;
		content->n_words += words;
		content->n_dates += date != NULL;
		content->n_owners += people_is_owner(cell->text);
		content->n_labels += label_whole(cell->text, NULL);
		content->n_short += words <= STATUS_WORDS;
		content->n_marks += mark_word(cell->text) != CODE_UNKNOWN;
	}
}

static enum field field_of(const struct content *content)
{
	double most = MOST * content->n;

	if (content->n == 0)
		return FIELD_NONE;
	if (content->n_words >= TEXT_WORDS * content->n)
		return FIELD_RECOMMENDATION;
	if (content->n_dates >= most)
		return FIELD_DUE;
	if (content->n_owners >= most)
		return FIELD_OWNER;
	if (content->n_labels >= most)
		return FIELD_NUMBER;
	return content->n_marks > 0 && content->n_short == content->n ? FIELD_STATUS : FIELD_NONE;
}

/** Whether each field is there at most once, and enough to make a log. */
static bool makes_log(const struct columns *columns)
{
	unsigned n[N_FIELDS] = { 0 };

	for (unsigned col = 0; col < columns->n; col++)
		n[columns->at[col].field]++;
	for (int field = FIELD_NUMBER; field < N_FIELDS; field++)
		if (n[field] > 1)
			return false;
	return n[FIELD_RECOMMENDATION] == 1 && (n[FIELD_OWNER] == 1 || columns->n == 2) &&
	    n[FIELD_DUE] + n[FIELD_STATUS] >= 1;
}

struct columns *tracker_guess(const GPtrArray *tables, unsigned n_cols)
{
	struct columns *columns = g_new0(struct columns, 1);
	unsigned n_rows = 0;

	columns->n = n_cols;
	columns->at = g_new0(struct column, MAX(1, n_cols));
	for (unsigned col = 0; col < n_cols; col++) {
		struct content content = { 0 };
		for (guint i = 0; i < tables->len; i++)
			if (((struct table *)tables->pdata[i])->n_cols == n_cols)
				look(tables->pdata[i], col, &content);
		columns->at[col].field = field_of(&content);
		columns->at[col].heading = g_strdup("");
		n_rows = MAX(n_rows, content.n);
	}
	columns->is_tracker = n_rows >= LEAST_ROWS && makes_log(columns);
	return columns;
}
