/**
 * follow: lines that go on a table whose columns are known, where nothing else shows that they are a table's.
 *
 * A line goes on a table if no word of it lies across an edge of the table's columns; its columns begin where the
 * table's do. A short bold line that names the rows below it may lie across.
 */
#ifndef EXTRACT_FOLLOW_H
#define EXTRACT_FOLLOW_H

#include "extract/frame.h"

struct follow {
	struct grid *grid; /* the rows; NULL: none */
	struct box head;   /* of the lines that print the table's head again; none: y1 is not above y0 */
	guint n_lines;     /* of the rows */
};

/** What goes on at the page's top, down to `bottom`, the table that the page before ended with. */
struct follow follow_page(const struct page *page, const struct rules *rules, const struct frame *frame, double bottom);

/**
 * Adds the lines below a grid, down to `bottom`, that go on it. `rest`: the grid is the head of the table of the page
 * before, printed again, and what stands below it may be the end of one cell.
 */
void follow_down(const struct page *page, const struct rules *rules, const struct frame *frame, double bottom,
    bool rest, struct grid *grid);

/** Adds a row for the bold lines right above a grid of fills that head its columns, if there are such. */
void follow_up(const struct page *page, const struct rules *rules, const struct frame *frame, struct grid *grid);

/** Whether all but a few of the lines of a box keep to a frame, and their texts begin where its columns do. */
bool follow_fits(const struct page *page, const struct rules *rules, const struct frame *frame, const struct box *box);

/** The lines of a box. */
guint follow_count(const struct page *page, const struct rules *rules, const struct box *box);

#endif
