/**
 * piece: a part of a ruled table on a later page, whose own cells do not show all the table's columns.
 */
#ifndef EXTRACT_PIECE_H
#define EXTRACT_PIECE_H

#include "model/doc.h"

/** Where each column of a table begins: the leftmost of its cells; negative if it has none. The caller's. */
double *piece_lefts(const struct table *table);

/**
 * Gives a piece with fewer columns those of the table, which begin at `lefts`, if a row of the table has the same
 * cells: of a form of four columns that is cut below its rows of four only label and text go on.
 */
void piece_widen(const struct table *table, const double *lefts, struct table *piece);

#endif
