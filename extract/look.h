/**
 * look: the head rows of a table as they look, for readers of `rapporteur tables`. The model does not need it: it tells
 * a head by its words, which holds for papers that print their heads like any other row.
 *
 * The structure tree of a tagged paper (TH, THead) is not asked: poppler reads the page again for each element of it, 2
 * to 7 ms a cell, where all else takes 8 ms a page.
 */
#ifndef EXTRACT_LOOK_H
#define EXTRACT_LOOK_H

#include "model/doc.h"

/** Marks the cells of head rows: those known, else the first rows where all is bold or filled and the next is not. */
void look_heads(struct doc *doc);

#endif
