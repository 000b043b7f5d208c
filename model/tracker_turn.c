#include "model/tracker.h"

#include <string.h>

#include "model/decision.h"
#include "model/limits.h"
#include "model/text.h"

#define KNOWN_SHARE 0.6                 /* of the cells at the side that must be known headings */
#define RECOMMENDATION "Recommendation" /* the heading of a record's own text */
#define TEXT_WORDS 4                    /* of a recommendation's text; a decision may have three: "Yes, in part" */
#define LEAST_ROWS 3                    /* a heading, a recommendation and one thing said of it */

/** A table of labels and values while it is turned. */
struct turn {
	const struct table *from;
	const struct profile *profile;
	GPtrArray *headings; /* char *, in the order in which they first occur */
	struct table *to;
	unsigned record;  /* row of `to` that is being filled; 0: none yet */
	bool *filled;     /* a heading: the record has it already */
	bool is_too_wide; /* more headings than a table may have columns: these are no headings */
	char *title;      /* "Recommendation 4", before the record's text */
};

static const struct cell *label_at(const struct turn *turn, unsigned row, unsigned col)
{
	const struct cell *cell = table_at(turn->from, row, col);

	if (cell == NULL || cell->row != row || cell->col != col || text_is_blank(cell->text))
		return NULL;
	return cell;
}

/** Whether a cell at the side (or in the third column of four) is a label with its value right of it. */
static bool is_label(const struct turn *turn, const struct cell *cell)
{
	g_autofree char *heading = columns_tidy_heading(cell->text);
	gsize length = strlen(heading);

	if (length > 0 && heading[length - 1] == ':')
		heading[length - 1] = '\0';
	return cell->col + cell->colspan < turn->from->n_cols && columns_heading(heading, turn->profile).score > 0;
}

static bool is_side_table(const struct turn *turn)
{
	unsigned n = 0, n_known = 0, n_titles = 0;

	if (turn->from->n_cols < 2 || turn->from->n_cols > 4 || turn->from->n_rows < LEAST_ROWS)
		return false;
	for (unsigned row = 0; row < turn->from->n_rows; row++) {
		const struct cell *cell = label_at(turn, row, 0);
		if (cell == NULL)
			continue;
		if ((cell->colspan >= turn->from->n_cols || table_at(turn->from, row, 1) == NULL) &&
		    !is_label(turn, cell)) {
			n_titles += label_lead(cell->text, LABEL_MARKED, NULL) > 0;
			continue;
		}
		n++;
		n_known += is_label(turn, cell);
	}
	return n + n_titles >= LEAST_ROWS && n >= 2 && n_known >= KNOWN_SHARE * n;
}

/** The heading that a label stands for: "Recommendation 4" is that of the recommendation, with its number. */
static guint heading_index(struct turn *turn, const char *text)
{
	char *heading = label_whole(text, NULL) ? g_strdup(RECOMMENDATION) : columns_tidy_heading(text);
	gsize length = strlen(heading);

	if (length > 0 && heading[length - 1] == ':')
		heading[length - 1] = '\0';
	for (guint i = 0; i < turn->headings->len; i++) {
		if (strcmp(turn->headings->pdata[i], heading) == 0) {
			g_free(heading);
			return i;
		}
	}
	turn->is_too_wide = turn->headings->len >= LIMIT_TABLE_COLUMNS;
	if (turn->is_too_wide) {
		g_free(heading);
		return 0;
	}
	g_ptr_array_add(turn->headings, heading);
	turn->filled = g_renew(bool, turn->filled, turn->headings->len);
	turn->filled[turn->headings->len - 1] = false;
	return turn->headings->len - 1;
}

/** A title that no recommendation's text took is the recommendation itself: "Recommendation 4: That ...". */
static void settle_title(struct turn *turn)
{
	if (turn->title != NULL && turn->record > 0 && label_lead(turn->title, LABEL_MARKED, NULL) > 0) {
		guint col = heading_index(turn, RECOMMENDATION);
		if (!turn->filled[col])
			table_add(turn->to, turn->record, col, g_strdup(turn->title));
	}
	g_clear_pointer(&turn->title, g_free);
}

static void begin_record(struct turn *turn)
{
	turn->record++;
	for (guint i = 0; i < turn->headings->len; i++)
		turn->filled[i] = false;
}

/** Whether a value is a record's own text: "Recommendation accepted" stands beside what was accepted, or beside "Yes". */
static bool is_recommendation(const struct turn *turn, const char *heading, const char *value)
{
	struct reading_of_heading reading = columns_heading(heading, turn->profile);

	return reading.field == FIELD_RECOMMENDATION ||
	    (label_whole(turn->title, NULL) && reading.field == FIELD_DECISION &&
		reading.other == FIELD_RECOMMENDATION && text_count_words(value) >= TEXT_WORDS &&
		decision_read(value) == DECISION_NONE);
}

/** The value right of a label, with its fill, sign and place; a title goes before the recommendation's text. */
static void take_pair(struct turn *turn, const struct cell *label, const struct cell *value)
{
	guint col = heading_index(turn, label->text);

	if (turn->record == 0 || turn->filled[col])
		begin_record(turn);
	turn->filled[col] = true;
	if (label_whole(label->text, NULL) && turn->title == NULL)
		turn->title = g_strdup(label->text);
	if (value == NULL || value == label)
		return;
	char *text = g_strdup(value->text);
	if (turn->title != NULL && is_recommendation(turn, turn->headings->pdata[col], text)) {
		if (label_lead(text, LABEL_MARKED, NULL) == 0) {
			char *titled = g_strconcat(turn->title, "\n", text, NULL);
			g_free(text);
			text = titled;
		}
		g_clear_pointer(&turn->title, g_free);
	}
	struct cell *cell = table_add(turn->to, turn->record, col, text);
	char *own = cell->text;
	*cell = *value;
	cell->text = own;
	cell->row = turn->record;
	cell->col = col;
	cell->rowspan = cell->colspan = 1;
}

/** A row whose only cell is a label of the next record, or that goes on the value above it. */
static void take_single(struct turn *turn, const struct cell *cell)
{
	if (label_lead(cell->text, LABEL_MARKED, NULL) > 0 || label_whole(cell->text, NULL)) {
		settle_title(turn);
		turn->title = g_strdup(cell->text);
		begin_record(turn);
	}
}

/** A value without a label goes on the one before. */
static void take_rest(const struct turn *turn, const struct cell *value)
{
	if (turn->to->cells->len == 0)
		return;
	struct cell *last = g_ptr_array_index(turn->to->cells, turn->to->cells->len - 1);
	char *text = rows_join_text(last->text, value->text);
	g_free(last->text);
	last->text = text;
}

/** "Recommendation 2" beside a blank cell, a label below it: the heading of a record, though no cell spans the table. */
static bool is_heading(const struct turn *turn, const struct cell *cell, const struct cell *right)
{
	if (cell->col > 0 || right == NULL || !text_is_blank(right->text) || right->sign != SIGN_NONE)
		return false;
	return label_at(turn, cell->row + 1, 0) != NULL && label_whole(cell->text, NULL);
}

static void take_row(struct turn *turn, unsigned row)
{
	unsigned n_cols = turn->from->n_cols;

	for (unsigned col = 0; col < n_cols; col++) {
		const struct cell *cell = label_at(turn, row, col);
		if (cell == NULL)
			continue;
		const struct cell *right = table_at(turn->from, row, cell->col + cell->colspan);
		if (is_heading(turn, cell, right)) {
			take_single(turn, cell);
		} else if ((col == 0 || col == 2) && is_label(turn, cell)) {
			take_pair(turn, cell, right != NULL && right->row == row ? right : NULL);
			col = right != NULL ? right->col + right->colspan - 1 : col + 1;
		} else if (col == 0 && right == NULL) {
			take_single(turn, cell);
		} else if (col == 0 && right != NULL && right->col + right->colspan >= n_cols) {
			take_pair(turn, cell, right); /* a label that the dictionary doesn't know */
			break;
		} else if (col > 0) {
			take_rest(turn, cell);
		} else {
			take_single(turn, cell);
		}
	}
}

static void finish(struct turn *turn)
{
	for (guint i = 0; i < turn->headings->len; i++) {
		char *heading = turn->headings->pdata[i];
		table_add(turn->to, 0, i, g_strdup(heading))->header = true;
	}
	turn->to->n_header_rows = 1;
	turn->to->place = turn->from->place;
	turn->to->columns_unsure = turn->from->columns_unsure;
	table_close(turn->to);
	for (unsigned row = 0; row < turn->to->n_rows; row++)
		turn->to->rows[row].place = turn->from->place;
	for (guint i = 0; i < turn->to->cells->len; i++) {
		const struct cell *cell = turn->to->cells->pdata[i];
		if (cell->row > 0 && cell->place.page > 0)
			turn->to->rows[cell->row].place = cell->place;
	}
}

struct table *tracker_turn(const struct table *table, const char *title, const struct profile *profile)
{
	struct turn turn = { .from = table, .profile = profile, .title = g_strdup(title) };

	if (!is_side_table(&turn)) {
		g_free(turn.title);
		return NULL;
	}
	turn.headings = g_ptr_array_new_with_free_func(g_free);
	turn.to = table_new(table->source);
	for (unsigned row = 0; row < table->n_rows && !turn.is_too_wide; row++)
		take_row(&turn, row);
	settle_title(&turn);
	if (turn.is_too_wide)
		g_clear_pointer(&turn.to, table_free);
	else
		finish(&turn);
	g_ptr_array_unref(turn.headings);
	g_free(turn.filled);
	g_free(turn.title);
	return turn.to;
}
