/**
 * columns_cells: what the cells of a column hold, counted: evidence of which field the column is.
 *
 * Limits  columns_cells_look reads at most CELLS_ROWS rows: enough to tell what a column is; of wording, which is
 *         dear, and where few are asked for, CELLS_SAMPLE
 */
#ifndef MODEL_COLUMNS_CELLS_H
#define MODEL_COLUMNS_CELLS_H

#include "model/columns.h"

#define CELLS_ROWS 400
#define CELLS_SAMPLE 40

/** What is dear to ask of each cell, and so counted only where it is asked for. */
enum cells_asked {
	CELLS_LABELS = 1,
	CELLS_MARKS = 2,
	CELLS_DECISIONS = 4,
	CELLS_DATES = 8,
	CELLS_WORDING = 16,
	CELLS_FEW = 32 /* of the first rows */
};

/** How many cells hold what; of labels, marks, decisions, dates and wording what was asked for. */
struct cells {
	unsigned n, n_words; /* cells that are not blank, and their words */
	unsigned n_terse;    /* too short for a sentence */
	unsigned n_prose;    /* long enough for one */
	unsigned n_labels, n_marks, n_dates;
	unsigned n_colours;              /* names of colours and signs: of progress, or of priority */
	unsigned n_decisions, n_answers; /* a decision alone; one that more words follow */
	unsigned n_owners, n_members, n_recommending, n_past, n_future; /* wording */
};

/** Counts what stands below a column's heading. */
struct cells columns_cells_look(const struct table *table, const struct columns *columns, unsigned col, unsigned asked);

double columns_cells_mean_words(const struct cells *cells);

#endif
