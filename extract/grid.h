/**
 * grid: where a table's rows and columns run on a page, and which places form one cell.
 *
 * lattice.c makes grids from drawn rules, align.c from the alignment of words; cells_table turns one into a table.
 *
 * Unit    points from the top left of the page
 * Owner   whoever made it; grid_free
 */
#ifndef EXTRACT_GRID_H
#define EXTRACT_GRID_H

#include "extract/page.h"

struct span {
	unsigned row, col, rowspan, colspan;
};

struct grid {
	GArray *xs, *ys; /* double: edges from left to right, top to bottom; one more than columns and rows */
	GArray *spans;   /* struct span: every cell, by row, then column */
	GArray *ruled;   /* guint8, one more than rows: whether a line was drawn at that edge */
	enum table_source source;
	unsigned n_header_rows; /* known from how the grid was made; 0: not */
	bool unsure;            /* columns could not be told apart */
};

struct grid *grid_new(enum table_source source);
void grid_free(void *grid);

unsigned grid_rows(const struct grid *grid);
unsigned grid_cols(const struct grid *grid);
double grid_x(const struct grid *grid, unsigned i);
double grid_y(const struct grid *grid, unsigned i);
struct box grid_box(const struct grid *grid);
struct box grid_span_box(const struct grid *grid, const struct span *span);

/** Every place a cell of its own. */
void grid_spans_plain(struct grid *grid);

/** The spans as an index by place, rows times columns; g_free it. */
guint *grid_index(const struct grid *grid);

/** Puts an edge in: a cell that lies across it is split if `split` (NULL: always) says so of it, else kept whole. */
void grid_add_row_edge(struct grid *grid, double y, bool (*split)(const struct span *span, void *data), void *data);
void grid_add_col_edge(struct grid *grid, double x, bool (*split)(const struct span *span, void *data), void *data);

#endif
