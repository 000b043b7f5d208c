/**
 * rules: the drawn lines of a page put in order: pieces of one line joined, unseen lines dropped, the edges of
 * coloured cells taken as lines too.
 */
#ifndef EXTRACT_RULES_H
#define EXTRACT_RULES_H

#include "extract/page.h"

struct rules {
	GArray *across, *down; /* struct rule, by position, then start */
};

#define RULES_MAX 20000u /* joined lines of one page that are looked at; the busiest real page seen has 1,400 */

/** The drawn lines alone, or the edges of fills with them. */
struct rules *rules_read(const struct page *page, bool edges);

/** Those that do not lie in any of some boxes (struct box), their edges included. */
struct rules *rules_outside(const struct rules *rules, const GArray *boxes);
void rules_free(struct rules *rules);

/** The colour under a point, white where nothing is painted. */
guint32 rules_ground(const struct page *page, double x, double y);

bool rules_is_white(guint32 colour);

#endif
