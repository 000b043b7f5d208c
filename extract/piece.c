#include "extract/piece.h"

#define SAME_EDGE 3.0 /* points: the side of a column drawn on two pages */

double *piece_lefts(const struct table *table)
{
	double *lefts = g_new(double, table->n_cols);

	for (unsigned col = 0; col < table->n_cols; col++)
		lefts[col] = -1;
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		if (lefts[cell->col] < 0 || cell->box.x0 < lefts[cell->col])
			lefts[cell->col] = cell->box.x0;
	}
	return lefts;
}

/** The column of a table that begins at a position, from one on; the number of its columns if none does. */
static unsigned column_beginning(const struct table *table, const double *lefts, unsigned from, double left)
{
	unsigned col = from;

	while (col < table->n_cols && (lefts[col] < 0 || ABS(lefts[col] - left) > SAME_EDGE))
		col++;
	return col;
}

/** Whether a row of a table's first piece has cells at some columns and no others. */
static bool has_row_like(const struct table *table, const unsigned *cols, unsigned n)
{
	for (unsigned row = 0; row < table->n_rows; row++) {
		unsigned same = 0;
		for (unsigned i = 0; i < n; i++) {
			const struct cell *cell = table_at(table, row, cols[i]);
			same += cell != NULL && cell->row == row && cell->col == cols[i] &&
			    cell->col + cell->colspan == cols[i + 1];
		}
		if (same == n)
			return true;
	}
	return false;
}

void piece_widen(const struct table *table, const double *lefts, struct table *piece)
{
	unsigned n = piece->n_cols;

	if (n < 2 || n >= table->n_cols || table->source != TABLE_RULES || piece->source != TABLE_RULES ||
	    piece->n_header_rows > 0 || ABS(piece->box.x1 - table->box.x1) > SAME_EDGE)
		return;
	g_autofree double *own = piece_lefts(piece);
	g_autofree unsigned *cols = g_new0(unsigned, n + 1);
	for (unsigned i = 0; i < n; i++) {
		cols[i] = column_beginning(table, lefts, i > 0 ? cols[i - 1] + 1 : 0, own[i]);
		if (cols[i] >= table->n_cols)
			return;
	}
	cols[n] = table->n_cols;
	if (!has_row_like(table, cols, n))
		return;
	for (guint i = 0; i < piece->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(piece->cells, i);
		unsigned end = cols[cell->col + cell->colspan];
		cell->col = cols[cell->col];
		cell->colspan = end - cell->col;
	}
	piece->n_cols = table->n_cols;
	table_close(piece);
}
