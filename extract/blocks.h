/**
 * blocks: the words of a page that are in no table, as headings, paragraphs and items in reading order.
 */
#ifndef EXTRACT_BLOCKS_H
#define EXTRACT_BLOCKS_H

#include "extract/flow.h"

/** Appends blocks (struct block *) for every word that is not taken yet, with those given, in reading order. */
void blocks_read(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks);

#endif
