/**
 * gutter: running text in two columns, told from one column by the white space down the middle.
 */
#ifndef EXTRACT_GUTTER_H
#define EXTRACT_GUTTER_H

#include "extract/segment.h"

/** Lines first .. end of a region; in two columns left and right of the gutter where that is not 0. */
struct stretch {
	guint first, end;
	double gutter;
};

/** The region's lines as stretches (struct stretch) of one column or two, from top to bottom. */
GArray *gutter_find(const struct region *region);

#endif
