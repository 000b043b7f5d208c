/**
 * layout: text broken into lines, and cells of such text broken over pages. Knows nothing of any file format:
 * it measures through a callback.
 *
 * Shape   a cell is a column of blocks (paragraphs, list items, marks, bars); layout_set breaks them into lines for a
 *         width; layout_fit says how many of them a height holds, without widows and orphans where it can
 * Unit    points; byte offsets into the text of a block
 * Owner   the caller, freed by cell_free; texts handed over by cell_text belong to the cell, others are borrowed
 */
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

#include "render/fonts.h"
#include "render/tags.h"

enum style {
	STYLE_BODY,
	STYLE_STRONG,
	STYLE_OLDER,        /* body of an earlier update */
	STYLE_SMALL,        /* secondary */
	STYLE_SMALL_STRONG, /* dates of updates */
	STYLE_TITLE,
	STYLE_STAGE,
	STYLE_HEADING,      /* of a section */
	STYLE_SUBHEADING,
	STYLE_COLUMN,       /* of a table, on a dark ground */
	STYLE_BAND,         /* of a group of rows */
	N_STYLES
};

struct style_look {
	enum weight weight;
	double size, leading;
	guint32 colour;
};

extern const struct style_look LAYOUT_STYLES[N_STYLES];

enum block_kind {
	BLOCK_TEXT,
	BLOCK_ITEM,   /* of a list: label at the left, text beside it */
	BLOCK_MARK,   /* a sign at the left, text beside it */
	BLOCK_RULE,   /* a thin line across the cell */
	BLOCK_DRAWING /* room that the writer draws in */
};

struct block {
	enum block_kind kind;
	enum style style;
	enum tag tag;
	const char *text;
	gsize length, lead; /* the first `lead` bytes are bold */
	const char *label;  /* of an item */
	double indent;      /* of the text, from the left of the cell */
	double before;      /* room above, not at the top of a cell or page */
	double height;      /* of a drawing or a rule */
	bool keep_next;     /* stays with the first lines of the next block */
	int drawing;        /* which drawing or sign: the writer's own number */
	const void *data;   /* of the drawing: the writer's own */
	const void *link;   /* the whole text leads there; NULL: nowhere */
	guint element, list, label_element; /* the writer's: tags that it has given; 0: none yet */
};

struct line {
	guint32 block;
	guint32 start, end;
	float before, height, width;
};

struct cell {
	GArray *blocks; /* struct block */
	GArray *lines;  /* struct line */
	GStringChunk *texts;
	double width;
};

/** How wide a character is, in thousandths of the size. */
struct measure {
	int (*advance)(void *data, enum weight weight, gunichar character);
	void *data;
};

struct cell *cell_new(void);
void cell_free(struct cell *cell);
void cell_clear(struct cell *cell);

/** A new last block; the pointer is good until the next is added. `text` is borrowed. */
struct block *cell_add(struct cell *cell, enum block_kind kind, enum style style, enum tag tag, const char *text);

/** Keeps a copy of a text for as long as the cell's blocks. */
const char *cell_text(struct cell *cell, const char *text);
const char *cell_format(struct cell *cell, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** Breaks every block into lines for a width. */
void layout_set(struct cell *cell, double width, const struct measure *measure);

/** The height of the lines from `from` to before `to`; the room above the first is left out. */
double layout_height(const struct cell *cell, guint from, guint to);

/** How many lines from `from` on fit into a height; 0 if it is better to begin on the next page. `is_top`: at least one must fit. */
guint layout_fit(const struct cell *cell, guint from, double height, bool is_top);

/** The width of a text on one line. */
double layout_width(const struct measure *measure, enum style style, const char *text, gsize length);

#endif
