/**
 * lattice: tables found from drawn lines.
 *
 * Shape   words and rules of one page in; grids out, from top to bottom; lines alone, without a column, are left
 *         to align.c
 * Source  the idea of camelot's and tabula's "lattice", on vectors instead of pixels
 */
#ifndef EXTRACT_LATTICE_H
#define EXTRACT_LATTICE_H

#include "extract/grid.h"
#include "extract/rules.h"

/** Grids (struct grid *) of the page's ruled tables; page->crossed is set where lines make too many cells for one. */
GPtrArray *lattice_read(struct page *page, const struct rules *rules);

#endif
