/**
 * bag: how often each word occurs, so that words of a paper can be held against words of its report.
 *
 * Words are compared as runs of letters and digits, case and accents' composition folded, and counted as people
 * do, between spaces: "24/25" is two runs and one word.
 *
 * Owner   the caller, freed by bag_free
 */
#ifndef MODEL_BAG_H
#define MODEL_BAG_H

#include <glib.h>

struct bag;

struct bag *bag_new(void);
void bag_free(struct bag *bag);

/** Adds every word of a text; NULL adds none. */
void bag_add(struct bag *bag, const char *text);

/** Takes every word of a text out once; returns how many words it did not hold in full. `total` gets their number. */
unsigned bag_take(struct bag *bag, const char *text, unsigned *total);

#endif
