/**
 * bands: which lines of a region belong to one row of its table.
 */
#ifndef EXTRACT_BANDS_H
#define EXTRACT_BANDS_H

#include "extract/rivers.h"

/** A row: lines first .. first + n of the region. */
struct band {
	guint first, n;
	bool ruled; /* a line is drawn below it */
};

/** The region's rows (struct band) from a line on, from top to bottom; the segments have been placed. */
GArray *bands_find(const struct region *region, const GArray *columns, guint from);

/** The share of the pairs of lines that must be two rows: `least` columns filled in both, none running on. */
double bands_apart(const struct region *region, const GArray *columns, guint least);

#endif
