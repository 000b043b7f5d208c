/**
 * cells: a grid and the words that stand in it become a table.
 *
 * Words that lie across a drawn edge are split there; every word that finds its cell is marked as taken.
 */
#ifndef EXTRACT_CELLS_H
#define EXTRACT_CELLS_H

#include "extract/flow.h"
#include "extract/grid.h"

/** Splits the words that a grid's edges cut. */
void cells_split_words(struct page *page, const struct grid *grid);

/** The words of each of the grid's spans: arrays of indexes, in the order of grid->spans. Unref it. */
GPtrArray *cells_words(const struct page *page, const struct grid *grid);

/** Whether a cell has a sign or a colour other than grey. */
bool cells_is_marked(const struct page *page, const struct grid *grid, const struct span *span);

/** The table; the caller's. */
struct table *cells_table(struct page *page, const struct grid *grid, const struct vocabulary *vocabulary);

#endif
