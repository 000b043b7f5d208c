/**
 * flow: words that stand in one column of text, as lines and paragraphs.
 *
 * Shape   words of a cell or of a column of prose in any order; lines in reading order; paragraphs as the
 *         contract's cell text
 * Owner   lines and paragraphs belong to the caller: flow_free, and g_ptr_array_unref
 */
#ifndef EXTRACT_FLOW_H
#define EXTRACT_FLOW_H

#include "extract/page.h"

struct line {
	struct box box;
	guint first, n; /* its words: flow->words[first .. first + n) */
	double size;
	bool bold;     /* every word */
	bool bullet;   /* begins with a bullet or an item's dash */
	double text_x; /* where its text begins behind a bullet */
};

struct flow {
	const struct page *page;
	GArray *words; /* guint: indexes of the page's words */
	GArray *lines; /* struct line */
};

struct vocabulary;

/** Lines of some words of a page; `words` holds indexes, and is copied. */
struct flow *flow_new(const struct page *page, const GArray *words);
void flow_free(struct flow *flow);

/** Whether a line ended although the next one's first word had room in `width` points. */
bool flow_is_forced(const struct flow *flow, guint line, double width);

/** A paragraph begins at lines[first]; see flow_paragraphs. */
struct flow_paragraph {
	guint first, n; /* lines */
	bool bullet;
	struct box box;
};

/**
 * The paragraphs of a flow, struct flow_paragraph. `width` is what its column offers; 0: what its widest line takes.
 */
GArray *flow_paragraphs(const struct flow *flow, double width);

/** The text of some lines as one paragraph. */
void flow_text(const struct flow *flow, guint first, guint n, const struct vocabulary *vocabulary, GString *out);

/** All paragraphs, parted by \n: a cell's text. */
char *flow_cell_text(const struct flow *flow, double width, const struct vocabulary *vocabulary);

#endif
