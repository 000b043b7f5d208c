/**
 * table_head: the heads of a table's columns, told from a running head: both are printed at the top of page after page.
 */
#ifndef EXTRACT_TABLE_HEAD_H
#define EXTRACT_TABLE_HEAD_H

#include "extract/page.h"

/**
 * Whether a line of pages[at], given as the indexes of its words, heads columns: several texts stand apart, on a fill,
 * or the page or one shortly before has them lower down as well, each at the same distance from its left side.
 */
bool table_head_is(const GPtrArray *pages, guint at, const GArray *words);

#endif
