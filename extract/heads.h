/**
 * heads: the head of a table without full rules: its lines as cells over one or several levels.
 */
#ifndef EXTRACT_HEADS_H
#define EXTRACT_HEADS_H

#include "extract/rivers.h"

/** One cell of a head. */
struct head {
	unsigned col, colspan, level, levels;
	guint first_line, last_line;
	double x0, x1, y0, y1;
};

/** How many of the region's lines are its head; 0 if that cannot be told. `ruled`: rules above and below it. */
guint heads_count(const struct region *region, const GArray *columns, bool ruled);

/**
 * The head's cells (struct head); sets the number of levels. Heads that a line is drawn between are parted; one
 * that its drawn cell gives to another column than its place does is moved there, and what the two columns cover is
 * set anew.
 */
GArray *heads_find(struct region *region, GArray *columns, guint n_lines, unsigned *levels);

#endif
