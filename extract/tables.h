/**
 * tables: every table of one page, by the best evidence there is.
 */
#ifndef EXTRACT_TABLES_H
#define EXTRACT_TABLES_H

#include "extract/flow.h"

/** Appends a block for each table of the page; their words are taken. */
void tables_read(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks);

#endif
