/**
 * frame: the columns of a table as one page shows them, to read what goes on the table elsewhere: below it, where
 * its lines or fills end, or on the next page, which may repeat no header, fill one column only and draw no line.
 *
 * Unit    points from the top left of the page
 * Owner   the caller; frame_free
 */
#ifndef EXTRACT_FRAME_H
#define EXTRACT_FRAME_H

#include "extract/bands.h"
#include "extract/grid.h"

struct frame_column {
	double x0, x1; /* its edges: what its words may not lie across */
	double left;   /* where most of its lines begin; negative: not known, or its text is not set to the left */
	double reach;  /* of its words to the right; its left edge where it has none */
};

struct frame {
	GArray *columns;        /* struct frame_column, from left to right */
	GPtrArray *heads;       /* char *: the letters and figures of the head above each column */
	double size;            /* of the type below the head */
	double bottom;          /* where the table ends on its page */
	bool again;             /* its head is that of the page before */
	bool cut;               /* its first column ends within a sentence */
	struct reading reading; /* what the lines of its rows say, on all its pages so far */
	enum table_source source;
	bool figures; /* most of its columns hold figures: its lines are rows */
	bool upright; /* lines are drawn down between its columns */
	bool at_foot; /* nothing but the page's foot stands below it */
};

#define FRAME_COLUMNS 64u /* a table with more is not followed */

#define frame_column(frame, i) (&g_array_index((frame)->columns, struct frame_column, i))

/**
 * The frame of a grid whose words are not taken yet; NULL where it has fewer than two columns or too many. `before` is
 * the frame that the grid goes on, or NULL: what its page leaves open is taken from there.
 */
struct frame *frame_new(const struct page *page, const struct rules *rules, const struct grid *grid,
    const struct frame *before);

/** The heads of some lines of a region, from the lowest up, as columns that begin where they do. */
struct frame *frame_of_heads(const struct region *region, guint first, guint end);
void frame_free(void *frame);

/** The column that a box keeps to; -1 where it lies across an edge or outside. */
int frame_column_of(const struct frame *frame, const struct box *box);

/**
 * Whether the lines that run down between its columns are drawn between two heights as well; true where it has none.
 */
bool frame_is_drawn(const struct frame *frame, const struct rules *rules, double top, double bottom);

/** Splits the segments of a region at the frame's edges, and sets their columns. */
GArray *frame_place(const struct frame *frame, struct region *region);

/** The lines at the region's top that print the frame's head again; 0: none do. */
guint frame_head_lines(const struct frame *frame, const struct region *region);

#endif
