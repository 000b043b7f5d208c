#include "model/reshape_fit.h"

#include <string.h>

/* Scores in tenths. They were set by hand so that each rule of the trade outweighs the weaker ones beside it: a number
 * in a number column 8, a date in a date column 4.5, a name in a name column 4, against 1.5 for a cell that was lost
 * and 3 for a line too many. */
#define LOST_CELL (-15)
#define LOST_SECOND (-8) /* a date that many rows do not have: revised, done */
#define LOST_NUMBER (-80)
#define NO_NUMBER (-60)    /* other words in a number column */
#define LOST_TEXT (-60)    /* of the recommendation */
#define HOLLOW_CELL (-2)   /* a blank line stands for the cell */
#define HOLLOW_SPACER (-3) /* a blank line beside the words of a cell */
#define MORE_ITEM (-2)     /* a list item below its text */
#define MORE_OPEN (-4)     /* the line above ends inside a sentence */
#define MORE_BELOW_LIST (-10)
#define MORE_TEXT (-30) /* any other line too many */
#define SECTION_HEADING (-10)
#define SECTION_LINE (-45)
#define SKIP_HOLLOW (-1) /* a blank line between rows */
#define SAME_SHAPE 20
#define OTHER_SHAPE (-10)
/* what tells a whole cell by one word: the second line of a cell doesn't give it such a look */
#define LOOKS_WHOLE (1u << LOOKS_DATE_WORD | 1u << LOOKS_STATUS | 1u << LOOKS_DECISION)
#define MARGIN 10 /* another division that is worse by less: the row is unsure */
#define IMPOSSIBLE (-1000000)

/** What a line of a look is worth in a column of a field, by enum field and enum feature. */
static const int WORTH[N_FIELDS][N_FEATURES] = {
	/*                  number other label date dated dword owner member status decis recom sent long */
	[FIELD_NUMBER] = { 80, -80, 0, -20, 0, -30, -30, -30, -30, -30, -60, -60, -60 },
	[FIELD_RECOMMENDATION] = { -40, 0, 50, -40, 0, -30, -20, -30, -20, -10, 40, 20, 10 },
	[FIELD_RESPONSE] = { -30, 0, -40, -20, 0, 0, -15, -30, 0, 40, -10, 20, 10 },
	[FIELD_DECISION] = { -30, 0, -40, -20, -10, 0, -20, -20, 0, 40, -20, -10, -30 },
	[FIELD_PROGRESS] = { -30, 0, -30, -10, 0, 0, -15, -20, -5, 0, -10, 20, 15 },
	[FIELD_OWNER] = { -30, 0, -40, -40, -30, -30, 40, 5, -30, -30, -40, -40, -60 },
	[FIELD_MEMBER] = { -30, 0, -40, -40, -30, -30, 20, 40, -30, -30, -40, -40, -60 },
	[FIELD_DUE] = { -20, 0, -40, 20, 25, 30, -30, -30, 5, -10, -40, -30, -60 },
	[FIELD_REVISED_DUE] = { -20, 0, -40, 20, 25, 30, -30, -30, 5, -10, -40, -30, -60 },
	[FIELD_DONE] = { -20, 0, -40, 20, 25, 30, -30, -30, 5, -10, -40, -30, -60 },
	[FIELD_STATUS] = { -10, 0, -40, -20, -10, 10, -30, -30, 50, 5, -40, -25, -60 },
	[FIELD_ASSESSMENT] = { -10, 0, -40, -20, -10, 10, -30, -30, 50, 5, -40, -25, -60 },
	[FIELD_EXTRA] = { -10, 0, -20, 0, 0, 0, 0, 0, -10, -10, -30, -15, -25 },
	[FIELD_NONE] = { -10, 0, -20, 0, 0, 0, 0, 0, -10, -10, -30, -15, -25 },
	[FIELD_COUNT] = { 10, 0, -20, 0, 0, 0, 0, 0, -10, -10, -30, -15, -25 },
	[FIELD_GENERIC] = { -10, 0, -20, 0, 0, 0, 0, 0, -10, -10, -30, -15, -25 },
};

/** How the best division so far came to a state. */
struct step {
	int score;
	unsigned short taken; /* lines of the last cell */
	bool section;
};

static const struct fit_line *line_at(const struct fit *fit, unsigned i)
{
	return &g_array_index(fit->lines, struct fit_line, i);
}

static const struct fit_column *column_at(const struct fit *fit, unsigned col)
{
	return &g_array_index(fit->columns, struct fit_column, col);
}

static int worth(const struct fit *fit, unsigned features, unsigned shape, unsigned col)
{
	const struct fit_column *column = column_at(fit, col);
	int score = 0;

	for (unsigned feature = 0; feature < N_FEATURES; feature++)
		if (features & (1u << feature))
			score += WORTH[column->field][feature];
	if (column->field == FIELD_NUMBER && !(features & (1u << LOOKS_NUMBER)))
		score += NO_NUMBER;
	if (column->shape != 0)
		score += column->shape == shape ? SAME_SHAPE : OTHER_SHAPE;
	return score;
}

static int lost(const struct fit *fit, unsigned col)
{
	enum field field = column_at(fit, col)->field;

	if (field == FIELD_REVISED_DUE || field == FIELD_DONE)
		return LOST_SECOND;
	return field == FIELD_NUMBER ? LOST_NUMBER : field == FIELD_RECOMMENDATION ? LOST_TEXT : LOST_CELL;
}

/** What a line costs below others in one cell. */
static int more(const struct fit_line *above, const struct fit_line *line)
{
	if (line->hollow || above == NULL)
		return line->hollow ? HOLLOW_SPACER : 0;
	if (line->features & (1u << LOOKS_LABELLED))
		return MORE_TEXT * 2;
	if (line->item || above->ends_colon)
		return MORE_ITEM;
	if (above->open)
		return MORE_OPEN;
	return above->item ? MORE_BELOW_LIST : MORE_TEXT;
}

/** The worth of the lines first to before behind as one cell, given that of the lines before the last. */
struct cell_worth {
	int lines; /* costs of lines too many */
	unsigned features, shape;
	const struct fit_line *above; /* the last that is not blank */
	unsigned n_hollow;
};

static int cell_add(const struct fit *fit, struct cell_worth *cell, unsigned i, unsigned col)
{
	const struct fit_line *line = line_at(fit, i);

	cell->lines += more(cell->above, line);
	cell->n_hollow += line->hollow;
	if (!line->hollow) {
		if (cell->above == NULL) {
			cell->features = line->features;
			cell->shape = line->shape;
		} else if (cell->above->open) {
			cell->features = (cell->features | (line->features & ~LOOKS_WHOLE)) & ~(1u << LOOKS_DATE);
		}
		cell->above = line;
	}
	if (cell->above == NULL)
		return (cell->n_hollow > 1 ? (int)cell->n_hollow * HOLLOW_SPACER : 0) + HOLLOW_CELL +
		    (lost(fit, col) >= LOST_CELL ? 0 : lost(fit, col));
	return cell->lines + worth(fit, cell->features, cell->shape, col);
}

static void improve(struct step *step, int score, unsigned taken, bool section)
{
	if (score > step->score)
		*step = (struct step){ score, (unsigned short)taken, section };
}

/** Between rows: a blank line, or a line that names a group. */
static void step_between(const struct fit *fit, struct step *steps, unsigned i, unsigned n_cols)
{
	const struct fit_line *line = line_at(fit, i);
	int score = steps[i * (n_cols + 1)].score;

	if (line->hollow)
		improve(&steps[(i + 1) * (n_cols + 1)], score + SKIP_HOLLOW, 1, false);
	else if (!(line->features & (1u << LOOKS_LONG | 1u << LOOKS_NUMBER | 1u << LOOKS_LABELLED)))
		improve(&steps[(i + 1) * (n_cols + 1)], score + (line->heading ? SECTION_HEADING : SECTION_LINE), 1,
		    true);
}

/** Every cell that the next column can have, from one state. */
static void step_cells(const struct fit *fit, struct step *steps, unsigned i, unsigned col, unsigned behind,
    unsigned forbidden)
{
	unsigned width = fit->columns->len + 1;
	struct cell_worth cell = { 0, 0, 0, NULL, 0 };
	int score = steps[i * width + col].score;

	if (score <= IMPOSSIBLE)
		return;
	if (col != forbidden)
		improve(&steps[i * width + col + 1], score + lost(fit, col), 0, false);
	for (unsigned taken = 1; taken <= FIT_MAX_CELL && i + taken <= behind; taken++) {
		int cell_score = cell_add(fit, &cell, i + taken - 1, col);
		if (col != forbidden || cell.above != NULL)
			improve(&steps[(i + taken) * width + col + 1], score + cell_score, taken, false);
	}
}

/**
 * Fills the table of steps: state (i, col) is "i lines placed, the next cell is of column col"; col n_cols is a row's
 * end, from where column 0 of the next begins. `forbidden`: a column that must not be left without a line.
 */
static void fill(const struct fit *fit, struct step *steps, unsigned first, unsigned behind, unsigned forbidden,
    bool one_row)
{
	unsigned n_cols = fit->columns->len, width = n_cols + 1;

	for (unsigned s = first * width; s < (behind + 1) * width; s++)
		steps[s] = (struct step){ IMPOSSIBLE, 0, false };
	steps[first * width].score = 0;
	for (unsigned i = first; i <= behind; i++) {
		for (unsigned col = 1; col < n_cols && !one_row; col++)
			step_cells(fit, steps, i, col, behind, forbidden);
		if (!one_row && i > first)
			improve(&steps[i * width], steps[i * width + n_cols].score, 0, false);
		if (one_row && i > first)
			steps[i * width].score = IMPOSSIBLE;
		for (unsigned col = 0; col < n_cols; col++)
			step_cells(fit, steps, i, col, behind, forbidden);
		if (i < behind && !one_row && steps[i * width].score > IMPOSSIBLE)
			step_between(fit, steps, i, n_cols);
	}
}

/** Goes back from the end of the best division and notes its cells, last first. */
static void trace(struct fit *fit, const struct step *steps, unsigned behind)
{
	unsigned n_cols = fit->columns->len, width = n_cols + 1, i = behind, col = n_cols, row = 0;

	while (i > 0 || col > 0) {
		const struct step *step = &steps[i * width + col];
		if (col == 0) {
			if (step->taken == 0) { /* a row ends here */
				col = n_cols;
				row++;
				continue;
			}
			struct fit_cell section = { row, 0, i - 1, i, true };
			if (step->section) {
				section.row = ++row;
				g_array_append_val(fit->cells, section);
			}
			i--;
			continue;
		}
		struct fit_cell cell = { row, col - 1, i - step->taken, i, false };
		g_array_append_val(fit->cells, cell);
		i -= step->taken;
		col--;
	}
	fit->n_rows = row + 1;
}

/** The best end of the table: where the rows so far are worth most. 0: none is worth anything. */
static unsigned find_end(const struct fit *fit, const struct step *steps)
{
	unsigned width = fit->columns->len + 1, best = 0;

	for (unsigned i = 1; i <= fit->lines->len; i++)
		if (steps[i * width + width - 1].score > (best > 0 ? steps[best * width + width - 1].score : 0))
			best = i;
	return best;
}

/** Whether a row with a lost cell could nearly as well have lost another. */
static bool is_unsure(const struct fit *fit, struct step *steps, unsigned first, unsigned behind, unsigned lost_col)
{
	unsigned width = fit->columns->len + 1;

	fill(fit, steps, first, behind, G_MAXUINT, true);
	int best = steps[behind * width + width - 1].score;
	fill(fit, steps, first, behind, lost_col, true);
	return best - steps[behind * width + width - 1].score < MARGIN;
}

static void find_unsure(struct fit *fit, struct step *steps)
{
	g_array_set_size(fit->unsure, fit->n_rows);
	for (guint c = 0; c < fit->cells->len;) {
		const struct fit_cell *cell = &g_array_index(fit->cells, struct fit_cell, c);
		unsigned row = cell->row, first = cell->first, behind = cell->behind;
		guint from = c;
		for (; c < fit->cells->len && g_array_index(fit->cells, struct fit_cell, c).row == row; c++)
			behind = g_array_index(fit->cells, struct fit_cell, c).behind;
		bool unsure = false;
		for (guint i = from; i < c && !unsure; i++) {
			const struct fit_cell *one = &g_array_index(fit->cells, struct fit_cell, i);
			if (!one->section && one->first == one->behind)
				unsure = is_unsure(fit, steps, first, behind, one->col);
		}
		g_array_index(fit->unsure, bool, row) = unsure;
	}
}

static void reverse(struct fit *fit)
{
	for (guint i = 0; i < fit->cells->len / 2; i++) {
		struct fit_cell *a = &g_array_index(fit->cells, struct fit_cell, i);
		struct fit_cell *b = &g_array_index(fit->cells, struct fit_cell, fit->cells->len - 1 - i);
		struct fit_cell swapped = *a;
		*a = *b;
		*b = swapped;
	}
	for (guint i = 0; i < fit->cells->len; i++) {
		struct fit_cell *cell = &g_array_index(fit->cells, struct fit_cell, i);
		cell->row = fit->n_rows - 1 - cell->row;
	}
}

bool fit_run(struct fit *fit)
{
	unsigned n_cols = fit->columns->len, n_lines = MIN(fit->lines->len, FIT_MAX_LINES);

	g_array_set_size(fit->lines, n_lines);
	struct step *steps = g_new(struct step, (gsize)(n_lines + 1) * (n_cols + 1));
	fill(fit, steps, 0, n_lines, G_MAXUINT, false);
	fit->behind = find_end(fit, steps);
	g_array_set_size(fit->cells, 0);
	if (fit->behind > 0) {
		trace(fit, steps, fit->behind);
		reverse(fit);
		find_unsure(fit, steps);
	}
	g_free(steps);
	return fit->behind > 0;
}
