/**
 * hidden: words that a file holds and nobody sees: invisible or clipped away, in the colour of what is under them, too
 * small to read, drawn a second time in one place.
 *
 * Invisible words over a picture are what an OCR program read in it: they are the paper's text and stay. A word is
 * taken out only where everything that is painted around it is known; in doubt it stays.
 *
 * Shape   page->words, runs and shapes in; words moved to page->hidden
 */
#ifndef EXTRACT_HIDDEN_H
#define EXTRACT_HIDDEN_H

#include "extract/page.h"

/** Moves the hidden words; page->runs is empty then. Returns how many a note should name: all but second drawings. */
unsigned hidden_read(struct page *page);

/** Appends the hidden words as a block left out, if there are some. */
void hidden_block(const struct page *page, GPtrArray *blocks);

#endif
