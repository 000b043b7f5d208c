/**
 * prose: the words of a page that are in no table, as headings, paragraphs and items in reading order.
 */
#ifndef EXTRACT_PROSE_H
#define EXTRACT_PROSE_H

#include "extract/flow.h"

/** Appends blocks (struct block *) for every word that is not taken yet, with those given, in reading order. */
void prose_read(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks);

#endif
