/**
 * shape: one painted path as a person sees it: rules, fills and marks.
 */
#ifndef EXTRACT_SHAPE_H
#define EXTRACT_SHAPE_H

#include "extract/page.h"

struct point {
	double x, y;
};

/** A path in page units; `starts` has the first point of each of its parts. */
struct path {
	GArray *points; /* struct point */
	GArray *starts; /* guint32 */
	bool curved;
};

struct pen {
	guint32 colour;
	double width; /* of a stroke, in points */
	struct box clip;
};

/** The box around a path's points. */
struct box shape_bounds(const struct path *path);

void shape_fill(struct page *page, const struct path *path, const struct pen *pen);
void shape_stroke(struct page *page, const struct path *path, const struct pen *pen);
void shape_image(struct page *page, const struct box *box);

#endif
