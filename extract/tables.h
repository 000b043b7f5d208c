/**
 * tables: every table of one page, by the best evidence there is.
 */
#ifndef EXTRACT_TABLES_H
#define EXTRACT_TABLES_H

#include "extract/flow.h"

/** Appends a block for each table that drawn lines or fills make; their words are taken. */
void tables_read_ruled(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks);

/** Appends a block for each table that the alignment of the words left shows. */
void tables_read_open(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks);

#endif
