/**
 * runs: where a content stream shows its strings, and whether a reader sees them. poppler gives every word, seen or
 * not, and says not which; hidden.c finds a word's run and asks it.
 *
 * Shape   the text operators in; struct text_run added to a page. The widths of characters are not known: a run has
 *         its origin and the farthest that it can reach
 * Unit    points from the top left of the page; positions before text_show in the stream's own units
 */
#ifndef EXTRACT_RUNS_H
#define EXTRACT_RUNS_H

#include "extract/page.h"

struct matrix {
	double a, b, c, d, e, f;
};

struct matrix matrix_multiply(struct matrix first, struct matrix then);

/** Where the next string is shown. */
struct text_pen {
	struct matrix at, line; /* the text matrix, and that of the line's start */
	bool moved;             /* since the last string */
};

/** How it is shown: of the graphics state. */
struct text_look {
	double size;
	unsigned mode;                   /* Tr: 0 filled, 1 outlined, 2 both, 3 neither, 4 to 7 the same and a clip */
	bool fill_unseen, stroke_unseen; /* by their opacity */
	bool odd;                        /* filled by a pattern: its colour is not known */
	struct box clip;
};

void text_begin(struct text_pen *pen);
void text_move(struct text_pen *pen, double x, double y);
void text_set(struct text_pen *pen, struct matrix to);

/** A string of so many bytes; `base` maps the stream's units to the page's. */
void text_show(struct text_pen *pen, const struct text_look *look, const struct matrix *base, gsize bytes,
    struct page *page);

/** The page's runs in an order for runs_find; the caller's. */
GArray *runs_sort(const struct page *page);

/** The run that a word stands in: on its line, the nearest that begins before it and reaches so far; or NULL. */
const struct text_run *runs_find(const GArray *sorted, const struct word *word);

#endif
