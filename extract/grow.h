/**
 * grow: how far a table goes on above and below what is known of it, by lines that keep to its columns.
 */
#ifndef EXTRACT_GROW_H
#define EXTRACT_GROW_H

#include "extract/segment.h"

/** The end (one past the last) of the lines that go on a table of lines first .. end of a region. */
guint grow_down(const struct region *region, guint first, guint end);

/** The first of the lines that a table begins with whose lines first .. end are known. */
guint grow_up(const struct region *region, guint first, guint end);

#endif
