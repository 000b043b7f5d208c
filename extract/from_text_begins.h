/**
 * from_text_begins: where the header of a table that white space divides ends, and where its rows begin.
 */
#ifndef EXTRACT_FROM_TEXT_BEGINS_H
#define EXTRACT_FROM_TEXT_BEGINS_H

#include "extract/from_text_layout.h"

/** What a row is told by: its number, its label, a blank line, a new first cell; or each line is one. */
enum rows_by { BY_NUMBER, BY_LABEL, BY_GROUP, BY_FIRST_CELL, BY_LINE };

struct begins {
	const struct layout *layout;
	guint n_head; /* lines of the header */
	enum rows_by by;
	bool top_numbers; /* most groups begin with a number */
	char *style;      /* of the labels that the rows begin with; NULL: they have none */
	unsigned *widths; /* n_cols, each column's widest line; 0 where the header is not known */
};

/** Learns from all lines how the rows begin. */
void begins_init(struct begins *begins, const struct layout *layout);
void begins_clear(struct begins *begins);

/** Whether a line begins a row. */
bool begins_row(const struct begins *begins, guint i);

/** The column that a row begins with: that of the numbers, though a theme may stand before it. */
unsigned begins_key_column(const struct layout *layout);

/** The text of a line in that column, the caller's; "" if it is blank. */
char *begins_first_cell(const struct layout *layout, guint i);

/** Whether a line has a record's number there. */
bool begins_has_number(const struct layout *layout, guint i);

/** The words of the first n lines, column by column; the caller's. */
char *begins_head_key(const struct layout *layout, guint n);

/** Whether a code was cut inside: "ND/24/0" and "1". */
bool begins_is_code_cut(const char *above, const char *text);

#endif
