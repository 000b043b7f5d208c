/**
 * stripes: grounds painted line by line, as shadings and some printers' drivers do, taken for what a person sees: a
 * fill, or a picture, and no rules.
 *
 * Shape   a page's rules in; those that touch each other moved to its fills or images
 */
#ifndef EXTRACT_STRIPES_H
#define EXTRACT_STRIPES_H

#include "extract/page.h"

void stripes_read(struct page *page);

#endif
