/**
 * layout: text broken into lines, and cells of such text broken over pages. Knows nothing of any file format:
 * it measures through a callback.
 *
 * Shape   a cell is a column of paras (paragraphs, list items, marks, bars); layout_set breaks them into lines for a
 *         width; layout_fit says how many of them a height holds, without widows and orphans where it can
 * Unit    points; byte offsets into the text of a para
 * Owner   the caller, freed by pile_free; texts handed over by pile_text belong to the pile, others are borrowed
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
	STYLE_VALUE,        /* beside a small label */
	STYLE_TITLE,
	STYLE_STAGE,
	STYLE_HEADING, /* of a section */
	STYLE_SECTION, /* of the table */
	STYLE_SUBHEADING,
	STYLE_COLUMN, /* of a table, on a dark ground */
	STYLE_BAND,   /* of a group of rows */
	N_STYLES
};

struct style_look {
	enum weight weight;
	double size, leading;
	guint32 colour;
};

extern const struct style_look LAYOUT_STYLES[N_STYLES];

enum para_kind {
	PARA_TEXT,
	PARA_ITEM,   /* of a list: label at the left, text beside it */
	PARA_MARK,   /* a sign at the left, text beside it */
	PARA_RULE,   /* a thin line across the cell */
	PARA_DRAWING /* room that the writer draws in */
};

/** What stands left of a PARA_MARK. */
enum badge { BADGE_LOOK, BADGE_UP, BADGE_DOWN, BADGE_CHANGED };

struct para;
struct sheet;
typedef void layout_draw_fn(struct sheet *sheet, const struct para *para, guint parent, double x, double y,
    double width);

struct para {
	enum para_kind kind;
	enum style style;
	enum tag tag;
	const char *text;
	gsize length, lead;     /* the first `lead` bytes are bold */
	const char *label;      /* of an item */
	enum style label_style; /* STYLE_BODY: as the text */
	double indent;          /* of the text, from the left of the cell */
	double hang;            /* how far left of the text an item's label stands */
	double before;          /* room above, not at the top of a cell or page */
	double height;          /* of a drawing or a rule */
	bool keep_next;         /* stays with the first lines of the next para */
	double shift;           /* of sign and text to the right: two short paras side by side */
	enum badge badge;
	layout_draw_fn *draw;               /* of a drawing: the writer's */
	const void *data;                   /* of a drawing or mark: the writer's */
	GArray *spans;                      /* parts of the text that lead somewhere: the writer's; NULL: none */
	guint element, list, label_element; /* the writer's: tags that it has given; 0: none yet */
};

struct line {
	guint32 para;
	guint32 start, end;
	float before, height, width;
};

struct pile {
	GArray *paras; /* struct para */
	GArray *lines; /* struct line */
	GStringChunk *texts;
	double width;
};

/** How wide a character is, in thousandths of the size. */
struct measure {
	int (*advance)(void *data, enum weight weight, gunichar character);
	void *data;
};

struct pile *pile_new(void);
void pile_free(struct pile *pile);
void pile_clear(struct pile *pile);

/** A new last para; the pointer is good until the next is added. `text` is borrowed. */
struct para *pile_add(struct pile *pile, enum para_kind kind, enum style style, enum tag tag, const char *text);

/** Keeps a copy of a text for as long as the cell's paras. */
const char *pile_text(struct pile *pile, const char *text);
const char *pile_text_n(struct pile *pile, const char *text, gsize length);
const char *pile_format(struct pile *pile, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** Breaks every para into lines for a width. */
void layout_set(struct pile *pile, double width, const struct measure *measure);

/** The height of the lines from `from` to before `to`; the room above the first is left out. */
double layout_height(const struct pile *pile, guint from, guint to);

/**
 * How many lines from `from` on fit into a height; 0 if it is better to begin on the next page. `is_top`: at least one
 * must fit.
 */
guint layout_fit(const struct pile *pile, guint from, double height, bool is_top);

/** The width of a text on one line. */
double layout_width(const struct measure *measure, enum style style, const char *text, gsize length);

#endif
