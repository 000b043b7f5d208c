/**
 * page: what stands on one page of a PDF, as plain geometry: words, drawn rules, fills, signs and images.
 *
 * pdf_text.c and pdf_draw.c fill it; everything that looks for tables or reading order knows only this.
 *
 * Unit    points from the top left of the page as shown, y down
 * Owner   the page owns all its arrays; words point into its text
 */
#ifndef EXTRACT_PAGE_H
#define EXTRACT_PAGE_H

#include <glib.h>
#include <stdbool.h>

#include "model/doc.h"

/** One character. */
struct glyph {
	float x0, x1; /* along the line of text */
	guint32 at;   /* its first byte in the page's text */
};

/** A run of characters without white space between them. */
struct word {
	struct box box;
	double size;      /* of the type, points */
	double base;      /* the foot of the line, for telling lines and superscripts apart */
	guint32 glyph, n; /* its glyphs: page->glyphs[glyph .. glyph + n); the one after the last ends its text */
	guint32 ink;      /* 0xrrggbb */
	bool bold;
	bool space_after; /* white space, not a table's edge alone, parts it from the next word of its line */
	bool turned;      /* reads up or down the page */
	bool taken;       /* has found its place in a block */
};

/** A drawn line, or the edge of a fill. */
struct rule {
	double at;       /* y of a horizontal rule, x of a vertical one */
	double from, to; /* from < to */
	double width;
	guint32 ink;
	bool edge;    /* where a fill ends, not a line */
	bool picture; /* a thin picture, whose colours are not known */
};

struct fill {
	struct box box;
	guint32 colour;
};

struct drawn_sign {
	struct box box;
	enum sign sign;
	guint32 colour;
};

/** Where the page's content shows a string. */
struct text_run {
	float x, y;   /* its origin, on the line that its letters stand on */
	float dx, dy; /* the direction of reading, of length 1 */
	float size;   /* of the type */
	float reach;  /* the farthest that it can go on */
	bool unseen;  /* invisible, transparent or clipped away */
	bool odd;     /* outlined or filled with a pattern: the colour of its words is not what is seen */
};

struct page {
	unsigned number; /* from 1 */
	double width, height;
	GString *text;
	GArray *glyphs;     /* struct glyph */
	GArray *words;      /* struct word, as poppler read them */
	GArray *across;     /* struct rule, horizontal */
	GArray *down;       /* struct rule, vertical */
	GArray *fills;      /* struct fill, in the order of drawing */
	GArray *marks;      /* struct drawn_sign */
	GArray *dots;       /* struct box: small drawn shapes, bullets perhaps */
	GArray *images;     /* struct box */
	GArray *strokes;    /* struct box: slanted lines and odd shapes, as charts have */
	GArray *veils;      /* struct box: what is painted there has colours that are not known: patterns, shadings */
	GArray *runs;       /* struct text_run, in the order of showing; until hidden_read */
	GArray *hidden;     /* struct word: those that nobody sees, taken out of `words` by hidden_read */
	double icon_pixels; /* of pictures no larger than an icon, by what the file says of them */
	bool cut;           /* a limit of model/limits.h was hit */
	bool crossed;       /* its lines make more cells than a table may have: no table was made of them */
	bool heavy;         /* its content costs more than a page may: poppler is not asked for it */
};

struct page *page_new(unsigned number, double width, double height);
void page_free(struct page *page);

/** A word's text; the caller's. */
char *page_word_text(const struct page *page, const struct word *word);

/** The first byte of a word's text, not ended by a zero, and its length. */
const char *page_word_bytes(const struct page *page, const struct word *word, gsize *length);

#define page_word(page, i) (&g_array_index((page)->words, struct word, i))

double box_width(const struct box *box);
double box_height(const struct box *box);

/** The height of a box's middle. */
double box_middle(const struct box *box);
bool box_overlaps(const struct box *a, const struct box *b);

/** Whether the middle of `inner` lies in `outer`. */
bool box_holds(const struct box *outer, const struct box *inner);
void box_grow(struct box *box, const struct box *by);

#define ICON_MAX 42.0 /* points: signs in cells are 5 to 40 wide */

/** Whether a box holds as many slanted lines and odd shapes as only a chart or drawing has. */
bool page_is_drawing(const struct page *page, const struct box *box);

/** Sorts an array of double. */
void doubles_sort(GArray *values);

/** The length that two spans share; negative: the gap between them. */
double span_overlap(double a0, double a1, double b0, double b1);

#endif
