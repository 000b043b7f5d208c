/**
 * refine: rows and columns that no line parts. Many tables draw a line below the head only, or around groups.
 */
#ifndef EXTRACT_REFINE_H
#define EXTRACT_REFINE_H

#include "extract/grid.h"
#include "extract/rules.h"

/** Splits the rows of a ruled grid whose lines of text are rows of their own. */
void refine_rows(const struct page *page, const struct rules *rules, struct grid *grid);

/**
 * Splits rows inside which the fill of every cell changes at one height: a shaded head right above a row that goes on.
 */
void refine_fills(const struct page *page, const struct rules *rules, struct grid *grid);

/** Splits heads over several columns from the heads of the single columns that stand below them in one cell. */
void refine_heads(const struct page *page, const struct rules *rules, struct grid *grid);

/** Splits cells over several rows that hold one line for each of them. */
void refine_tall(const struct page *page, const struct rules *rules, struct grid *grid);

/** Splits cells over several columns whose words keep to the columns: lines that are drawn in the head only. */
void refine_spans(const struct page *page, const struct rules *rules, struct grid *grid);

/** Splits the columns of a ruled grid that hold several columns of figures. */
void refine_columns(const struct page *page, const struct rules *rules, struct grid *grid);

#endif
