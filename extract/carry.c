#include "extract/carry.h"

#include <math.h>

#define SAME_ENDS 40.0 /* points that two fragments' sides may differ: what is blank at a side makes one narrower */
#define MOST_COLUMNS 64u

/** Where a table's columns run, by its cells of one column. */
static bool columns_read(const struct table *table, double *from, double *to)
{
	for (unsigned i = 0; i < table->n_cols; i++)
		from[i] = G_MAXDOUBLE, to[i] = -G_MAXDOUBLE;
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		if (cell->colspan != 1)
			continue;
		from[cell->col] = MIN(from[cell->col], cell->box.x0);
		to[cell->col] = MAX(to[cell->col], cell->box.x1);
	}
	for (unsigned i = 0; i < table->n_cols; i++)
		if (from[i] > to[i])
			return false;
	return true;
}

/** The columns of `wide` that those of `narrow` are, from left to right; false where they are not. */
static bool columns_match(const struct table *narrow, const struct table *wide, unsigned *map)
{
	double from[MOST_COLUMNS], to[MOST_COLUMNS], wide_from[MOST_COLUMNS], wide_to[MOST_COLUMNS];

	if (!columns_read(narrow, from, to) || !columns_read(wide, wide_from, wide_to))
		return false;
	for (unsigned i = 0; i < narrow->n_cols; i++) {
		double most = 0;
		map[i] = wide->n_cols;
		for (unsigned k = 0; k < wide->n_cols; k++) {
			double shared = MIN(to[i], wide_to[k]) - MAX(from[i], wide_from[k]);
			if (shared > most) {
				most = shared;
				map[i] = k;
			}
		}
		if (map[i] == wide->n_cols || (i > 0 && map[i] <= map[i - 1]))
			return false;
	}
	return true;
}

static void columns_take(struct table *table, const struct table *wide)
{
	unsigned map[MOST_COLUMNS];

	if (table->n_cols >= wide->n_cols || table->n_cols + 2 < wide->n_cols || wide->n_cols > MOST_COLUMNS || table->n_cols < 2 ||
	    fabs(table->box.x0 - wide->box.x0) > SAME_ENDS || fabs(table->box.x1 - wide->box.x1) > SAME_ENDS ||
	    !columns_match(table, wide, map))
		return;
	for (guint i = 0; i < table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(table->cells, i);
		unsigned last = map[cell->col + cell->colspan - 1];
		cell->col = map[cell->col];
		cell->colspan = last - cell->col + 1;
	}
	table->n_cols = wide->n_cols;
	table_close(table);
}

void carry_columns(struct doc *doc)
{
	const struct table *before = NULL;

	for (guint i = 0; i < doc->blocks->len; i++) {
		struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->kind != BLOCK_TABLE) {
			if (block->kind != BLOCK_LEFT_OUT)
				before = NULL; /* text between: another table */
			continue;
		}
		if (before != NULL && block->table->source == TABLE_ALIGNED && before->source == TABLE_ALIGNED &&
		    block->place.page == before->place.page_end + 1)
			columns_take(block->table, before);
		before = block->table;
	}
}
