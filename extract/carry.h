/**
 * carry: columns that a page leaves blank. A table found by alignment has only the columns that its page fills;
 * where it goes on a table of the page before, it takes that table's columns.
 */
#ifndef EXTRACT_CARRY_H
#define EXTRACT_CARRY_H

#include "model/doc.h"

/** Gives the tables of a document that go on others the columns of those. */
void carry_columns(struct doc *doc);

#endif
