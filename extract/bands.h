/**
 * bands: which lines of a region belong to one row of its table.
 *
 * Two kinds of tables differ here. In a table of figures each line is a row, and a label may run on below
 * itself. In a table of text a cell has many lines, the lines of different columns need not stand at one
 * height, and rows begin where the first column begins again below white space or a line.
 */
#ifndef EXTRACT_BANDS_H
#define EXTRACT_BANDS_H

#include "extract/rivers.h"

/** A row: what stands between two heights. */
struct band {
	double y0, y1; /* of its text */
	bool ruled;    /* a line is drawn below it */
	bool group;    /* it names the rows below it */
};

/** What the lines within each column, taken by itself, say. */
struct reading {
	double step;          /* between lines of one text */
	guint close, wrapped; /* pairs of lines that close, and those that run on */
};

struct reading bands_look(const struct region *region, const GArray *columns, guint from);

/** Whether a line names the rows below it: short, at the left, marked as they are not, a row right below it. */
bool bands_is_group(const struct region *region, const GArray *columns, guint line);

/** The region's rows (struct band) from a line on, from top to bottom; the segments have been placed. */
GArray *bands_find(const struct region *region, const GArray *columns, guint from);

/** The same with what is known of the table from elsewhere. */
GArray *bands_find_as(const struct region *region, const GArray *columns, guint from, const struct reading *known);

/** Whether the lines of a table's cells run on: it is a table of text. */
bool bands_is_text(const struct reading *reading);

/** Two readings of one table as one. */
struct reading bands_reading_join(struct reading a, struct reading b);

/** The same where it is known that lines are rows. */
GArray *bands_of_lines(const struct region *region, const GArray *columns);

/** The height between a band and the next: of the lowest line or edge of a fill there, else in the middle. */
double bands_edge(const struct region *region, const GArray *bands, guint i);

/** The share of the pairs of lines that must be two rows: `least` columns filled in both, none running on. */
double bands_apart(const struct region *region, const GArray *columns, guint least);

#endif
