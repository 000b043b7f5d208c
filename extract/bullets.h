/**
 * bullets: list bullets that are drawn instead of set become words.
 *
 * Browsers and report writers draw the bullets of their lists as small shapes that no reader of text sees.
 */
#ifndef EXTRACT_BULLETS_H
#define EXTRACT_BULLETS_H

#include "extract/page.h"

/** Adds a word of one bullet for every dot that stands before a line of text. */
void bullets_read(struct page *page);

#endif
