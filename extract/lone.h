/**
 * lone: the head of a table that stands at a page's foot by itself: all its rows are on the next page.
 *
 * Bold texts side by side, or texts on a fill, as the last thing of a page are taken for a head if what the next page
 * begins with keeps to their columns.
 */
#ifndef EXTRACT_LONE_H
#define EXTRACT_LONE_H

#include "extract/grid.h"
#include "extract/rules.h"

/** The head below a height of a page, or NULL; `ruled` are the grids that lines make on the next page. */
struct grid *lone_head(const struct page *page, const struct rules *rules, double top, const struct page *next,
    const GPtrArray *ruled);

#endif
