/**
 * beside: drawn signs and small filled boxes that stand before a line, as the keys of papers have them.
 */
#ifndef EXTRACT_BESIDE_H
#define EXTRACT_BESIDE_H

#include "extract/page.h"

/** Gives the headings, paragraphs and items among a page's blocks the sign or the colour that stands before each. */
void beside_read(const struct page *page, const GPtrArray *blocks);

#endif
