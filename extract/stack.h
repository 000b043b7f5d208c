/**
 * stack: tables whose rows are told apart by shading alone: every second row is a grid of its own, what is
 * between them stands on white.
 */
#ifndef EXTRACT_STACK_H
#define EXTRACT_STACK_H

#include "extract/grid.h"
#include "extract/rules.h"

/** Joins grids (struct grid *) of one page that have the same columns, with the words between and below them. */
void stack_join(const struct page *page, const struct rules *rules, GPtrArray *grids);

#endif
