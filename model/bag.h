/**
 * bag: how often each word occurs, so that words of a paper can be held against words of its report.
 *
 * A word here is a run of letters and digits, case and accents' composition folded; signs and spaces don't count.
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

/** Takes every word of a text out once; returns how many words it did not hold. `total` gets how many there were. */
unsigned bag_take(struct bag *bag, const char *text, unsigned *total);

#endif
