/**
 * content: what a PDF content stream draws, as rules, fills, marks and images. Of text only where strings are shown,
 * and whether they are seen: runs.h.
 *
 * The stream's bytes and what it refers to by name come through a door, so that the library that opens the
 * file stays behind it. Paths are read as a person sees them: a thin box is a rule, two nested boxes are a
 * frame, a small curved path is a circle, three points are a triangle or a tick.
 *
 * Shape   operators in; shapes added to a page
 * Errors  none: what is not understood is passed over; a limit that is hit sets page->cut, or page->heavy where all
 *         of the page would cost too much
 */
#ifndef EXTRACT_CONTENT_H
#define EXTRACT_CONTENT_H

#include "extract/runs.h"

/** What a name in the resources stands for. */
struct xobject {
	bool is_form, is_image;
	double pixels;        /* of an image */
	struct matrix matrix; /* of a form */
	struct box clip;      /* of a form: its bounding box */
	unsigned char *data;  /* of a form; g_free */
	gsize length;
	unsigned resources; /* a handle for the door; the caller's own where a form has none */
};

enum colour_space { SPACE_BY_COUNT, SPACE_TINT, SPACE_PATTERN, SPACE_INDEXED };

struct content_door {
	void *owner;
	bool (*xobject)(void *owner, unsigned resources, const char *name, struct xobject *out);
	enum colour_space (*space)(void *owner, unsigned resources, const char *name);
	/** The fill and stroke opacity of a graphics state; left as they are where it sets none. */
	void (*state)(void *owner, unsigned resources, const char *name, double *fill, double *stroke, double *width);
};

#define CONTENT_NESTING 12u   /* forms within forms */
#define CONTENT_STATES 20000u /* q within q; real pages have a dozen, and poppler keeps a kilobyte for each */
#define CONTENT_DO 20u        /* operators that drawing a form or an image counts for: it is looked up and decoded */
#define CONTENT_SHAPES 50000u /* of one page: the busiest real page seen has 9,000 */
#define CONTENT_VEILS 5000u   /* patterns and shadings of one page that are kept */
#define CONTENT_OPERATORS 4000000u /* of one page, forms included */

/** Adds what the stream draws to a page; `base` maps its units to the page's. */
void content_read(const struct content_door *door, unsigned resources, const unsigned char *data, gsize length,
    struct matrix base, struct page *page);

#endif
