/**
 * entry: one recommendation of a table while its pieces are joined: a cell a column.
 *
 * Owner   the caller, freed by entry_free; the cells are copies with their own text
 */
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "model/doc.h"
#include "model/report.h"

struct entry {
	unsigned n;
	unsigned n_rows;        /* of the table that it was read from */
	struct cell *cells;     /* n, a column each; blank: text "" and no fill or sign */
	char *section;          /* of the group row above; NULL if none */
	enum decision decision; /* that the group row gives */
	struct place place;
	bool is_unsure; /* it could have been read as a part of the entry before, or the other way round */
};

struct entry *entry_new(unsigned n);
void entry_free(struct entry *entry);

/** Puts a row's cells into an entry; `spans` takes those in as well that reach down from rows above. */
void entry_take(struct entry *entry, const struct table *table, unsigned row, bool spans);

/** Joins a cell to one of an entry: the texts become one, a sign or fill that is there stays. */
void entry_take_cell(struct cell *to, const struct cell *from);

#endif
