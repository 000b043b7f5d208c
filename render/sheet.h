/**
 * sheet: rows of cells painted down the pages of a PDF, tagged as they are painted.
 *
 * A grid has columns; a row of a ruled grid is a table row, one of a plain grid stands side by side without lines. Rows
 * break between lines; a ruled grid repeats its head, as an artifact, and says which row goes on.
 *
 * Unit    points, origin top left
 * Owner   the caller owns piles and grids; sheet_close frees what the sheet keeps, the PDF stays
 */
#ifndef RENDER_SHEET_H
#define RENDER_SHEET_H

#include "render/layout.h"
#include "render/look.h"
#include "render/pdf.h"

#define SHEET_COLUMNS 8u

/** A part of a para's text that leads to a target. */
struct span {
	gsize start, end;
	const void *target;
	const char *says; /* for those who don't see it */
};

struct sheet {
	struct pdf *pdf;
	struct tags *tags;
	struct measure measure;
	guint document; /* the root element */
	double left, right, top, bottom, y;
	guint32 theme;     /* ground of table heads, lines of titles */
	struct grid *grid; /* the ruled grid whose head is repeated; NULL: none */
	GArray *drawn;     /* the signs that the PDF has already */
	GArray *edges;     /* double: where the rows of the ruled grid on this page begin and end */
	bool is_fresh;     /* nothing stands on this page yet but the repeated head */
};

struct grid {
	guint n;
	double x[SHEET_COLUMNS], width[SHEET_COLUMNS];
	double pad_x, pad_y;
	bool is_ruled;
	struct pile *head[SHEET_COLUMNS];
	guint table, body; /* tags */
};

struct strip {
	struct pile *piles[SHEET_COLUMNS];
	guint parents[SHEET_COLUMNS]; /* of a plain grid: the element that holds each cell's paras */
	const char *continued;        /* what stands above the first cell on the next page; NULL: nothing */
	const void *target;           /* links lead here; NULL: none do */
	const char *bookmark;         /* NULL: none */
	unsigned level;               /* of the bookmark */
	bool is_kept;                 /* not broken if a page can hold it */
	bool is_framed;               /* each cell has a border of its own */
};

/** Before the first page and after the last. */
void sheet_open(struct sheet *sheet);
void sheet_close(struct sheet *sheet);

/** The signs: a shape centred in a square. */
void sheet_shape(struct sheet *sheet, struct look look, double x, double y, double size);

/** The sign of a PARA_MARK; `look` is that of BADGE_LOOK. */
void sheet_badge(struct sheet *sheet, enum badge badge, const struct look *look, double x, double y, double size);

void sheet_page(struct sheet *sheet);

/** Begins a new page if less than `height` is left. */
void sheet_need(struct sheet *sheet, double height);

/** Room between two things; none at the top of a page. */
void sheet_skip(struct sheet *sheet, double height);

/** A grid of columns in these parts of the width, `gap` apart. */
void grid_init(struct grid *grid, const struct sheet *sheet, guint n, const double *parts, double gap);

/** The height that a row wants at least to begin on a page, and that of a table's head. */
double sheet_least(const struct sheet *sheet, const struct grid *grid, const struct strip *row);
double sheet_head_height(const struct sheet *sheet, const struct grid *grid);

/** Begins a table: its head is painted and tagged. The cells of the head are the grid's. */
void sheet_table_begin(struct sheet *sheet, struct grid *grid);
void sheet_table_end(struct sheet *sheet);

/** A row across all columns of the table, kept with the next, which wants the height `below`. */
void sheet_band(struct sheet *sheet, struct pile *pile, const char *bookmark, unsigned level, double below);

void sheet_row(struct sheet *sheet, struct grid *grid, struct strip *row);

/** Begins a new page unless a row would begin on this one below something, a heading, that is `above` high. */
void sheet_need_row(struct sheet *sheet, struct grid *grid, struct strip *row, double above);

/** One cell across the whole width, or `width` of it, directly below `parent`. */
void sheet_flow(struct sheet *sheet, struct pile *pile, guint parent, double width);

/** The same question as of a row. */
void sheet_need_flow(struct sheet *sheet, struct pile *pile, double width, double above);

/** Paints lines of a cell from x, y on; `is_artifact`: untagged. The tags that paras get are below `parent`. */
void sheet_lines(struct sheet *sheet, struct pile *pile, guint from, guint to, double x, double y, guint parent,
    bool is_artifact);

#endif
