/**
 * refine: rows and columns that no line parts. Many tables draw a line below the head only, or around groups.
 */
#ifndef EXTRACT_REFINE_H
#define EXTRACT_REFINE_H

#include "extract/grid.h"
#include "extract/rules.h"

/** Splits the rows of a ruled grid whose lines of text are rows of their own. */
void refine_rows(const struct page *page, const struct rules *rules, struct grid *grid);

/** Splits cells over several columns whose words keep to the columns: lines that are drawn in the head only. */
void refine_spans(const struct page *page, const struct rules *rules, struct grid *grid);

/** Splits the columns of a ruled grid that hold several columns of figures. */
void refine_columns(const struct page *page, const struct rules *rules, struct grid *grid);

#endif
