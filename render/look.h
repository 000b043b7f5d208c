/**
 * look: the sign and the colours of each status, one for every writer.
 *
 * A status is shown as shape, word and colour, so that it reads without colour. The shape belongs to the code; the
 * colour is the paper's own key's where it gives one (taken to the nearest of a few colours with enough contrast),
 * unless it gives two codes the same.
 *
 * Unit    colours 0xrrggbb; ink on fill has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3)
 */
#ifndef RENDER_LOOK_H
#define RENDER_LOOK_H

#include "model/report.h"

enum shape {
	SHAPE_DISC,         /* on track */
	SHAPE_DISC_TICK,    /* complete */
	SHAPE_TRIANGLE,     /* at risk; point up */
	SHAPE_SQUARE_CROSS, /* off track */
	SHAPE_RING,         /* not started: an empty circle */
	SHAPE_DISC_BARS,    /* paused: two upright bars */
	SHAPE_SQUARE_BAR,   /* not accepted: one level bar */
	SHAPE_DIAMOND,      /* not explained: an empty diamond */
	SHAPE_DASHED_RING,  /* no mark given */
	N_SHAPES
};

struct look {
	enum shape shape;
	guint32 fill; /* of the shape and of its part of the bar */
	guint32 ink;  /* of the tick, cross or bar, of numbers on the fill, and of outlines */
};

/** The codes in the order of the bar and its legend. */
extern const enum code LOOK_ORDER[N_CODES];

struct look look_of_code(const struct report *report, enum code code);

/** The look of a mark; NULL: none was given. */
struct look look_of_mark(const struct report *report, const struct mark *mark);

#endif
