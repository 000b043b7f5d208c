/**
 * columns_weigh: what a column with an unknown heading is, by the whole row.
 *
 * Three things speak: words in the heading, what its cells hold, and what the other columns of the row are already.
 * Each has a weight for each field, in tables of columns_weigh.c. A field is given only where enough speaks for it and
 * little for another; else the column stays unknown and its cells go to extra.
 */
#ifndef MODEL_COLUMNS_WEIGH_H
#define MODEL_COLUMNS_WEIGH_H

#include "model/columns.h"

/** Gives fields that the row lacks to open columns; makes the table a tracker if it now has all that one needs. */
void columns_weigh(struct columns *columns, const struct table *table);

#endif
