/**
 * minutes_table: the tables among minutes as paragraphs: minutes laid out in columns, columns of actions, mere figures.
 */
#ifndef MODEL_MINUTES_TABLE_H
#define MODEL_MINUTES_TABLE_H

#include <glib.h>

#include "model/doc.h"

/** Appends the lines of a table, which is the document's block `n`. */
void minutes_table_lines(const struct table *table, guint n, GPtrArray *lines);

#endif
