/**
 * reshape: what the readers of lines share. Each looks whether records of its shape begin at a block, appends a table
 * to `out` and says how many blocks it took; 0: none of its shape.
 *
 * Limits  a reader that took nothing says up to where it has looked, so that no paper is looked at twice over
 */
#ifndef MODEL_RESHAPE_H
#define MODEL_RESHAPE_H

#include "model/columns.h"
#include "model/doc.h"
#include "model/profile.h"

struct reshaping {
	struct doc *doc;
	const struct profile *profile; /* NULL: none */
	GPtrArray *out;                /* struct block *, the document's new blocks */
	GHashTable *labels;            /* text_key of "Label" in "Label: value": how often (GUINT_TO_POINTER) */
	GHashTable *lines;             /* text_key of a short line: how often */
	GHashTable *headings;          /* lines that were asked for: whether each is a heading */
	guint heads_behind; /* the run of headings that reshape_cells has tried in vain ends before this block */
	guint heads_tried;  /* so often */
	guint records_from; /* reshape_records need not look before this block */
	gsize work;         /* blocks that reshape_records has looked at */
};

/** "Label: value" lines, or label and value on lines of their own, or both; a first label that comes again. */
guint reshape_records(struct reshaping *reshaping, guint first);

/** One cell a line: a run of column heads, then cells by position, numbers and what kind of text each is. */
guint reshape_cells(struct reshaping *reshaping, guint first);

/** Column heads run together on one line: what follows is one piece of text a record, its columns unsure. */
guint reshape_damaged(struct reshaping *reshaping, guint first);

/** Parts lines that hold several labels of records, so that each begins a block. */
void reshape_labels(struct reshaping *reshaping);

/** A block of running text that is not blank; NULL for any other or past the end. */
const struct block *reshape_text(const struct reshaping *reshaping, guint i);

/** columns_is_heading, each line asked for once. */
bool reshape_is_heading(const struct reshaping *reshaping, const char *line);

/** Whether a line ends a table of lines: "Notes", "Key", a footnote. */
bool reshape_is_end(const char *text);

/** Appends a table, closed and with its first row as header, and what it left out: headers that came again. */
void reshape_add(struct reshaping *reshaping, struct table *table, struct place place, GString *repeated);

#endif
