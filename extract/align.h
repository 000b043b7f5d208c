/**
 * align: tables without (enough) rules, found from the alignment of their words.
 *
 * Shape   the words of a page that are not taken yet; grids out, by how the lines of a region fit in columns
 */
#ifndef EXTRACT_ALIGN_H
#define EXTRACT_ALIGN_H

#include "extract/grid.h"
#include "extract/segment.h"

/** The grid of a region, or NULL where its words make no table. `ruled`: lines above and below say it is one. */
struct grid *align_region(const struct page *page, const struct rules *rules, const struct box *box, bool ruled);

/** The grid of a table's head without rows, or NULL where its words head fewer than three columns. */
struct grid *align_head(const struct page *page, const struct rules *rules, const struct box *box);

/** Boxes (struct box) of the page that may hold a table between horizontal rules. */
GArray *align_ruled_regions(const struct page *page, const struct rules *rules);

/** Boxes of the page where lines of segments follow each other. */
GArray *align_open_regions(const struct page *page, const struct rules *rules);

#endif
