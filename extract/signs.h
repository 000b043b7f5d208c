/**
 * signs: keys that no lines part: a sign and its meaning, line by line.
 *
 * A key's circles, ticks or swatches in a table without rules, or before lines of text, would be read as the bullets of
 * a list. Bullets are all alike; the signs of a key are all different.
 */
#ifndef EXTRACT_SIGNS_H
#define EXTRACT_SIGNS_H

#include "extract/flow.h"

/** Adds a table of two columns, sign and meaning, for each such key whose words are not taken yet, and takes them. */
void signs_read(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks);

#endif
