/**
 * rivers: where the columns of a region run, by the white space between its words.
 */
#ifndef EXTRACT_RIVERS_H
#define EXTRACT_RIVERS_H

#include "extract/segment.h"

struct column {
	double x0, x1; /* what its words cover */
	double widest; /* its widest segment */
	double room;   /* between its drawn edges; 0: there are none */
	guint filled;  /* lines that have something in it */
	guint numeric; /* of them, figures */
};

/** The region's columns (struct column) from left to right. */
GArray *rivers_find(const struct region *region);

/** Parts segments where a column's edge runs between their words, if it does so time and again. */
void rivers_part(struct region *region, const GArray *columns);

/** Sets col and colspan of every segment, and counts what the columns hold. */
void rivers_place(struct region *region, GArray *columns);

#endif
