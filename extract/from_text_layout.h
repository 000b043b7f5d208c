/**
 * from_text_layout: a piece of a text paper whose cells stand one below the other, as `pdftotext -layout` prints it.
 *
 * from_text_columns.c finds the piece and its columns, from_text_rows.c divides it into rows.
 */
#ifndef EXTRACT_FROM_TEXT_LAYOUT_H
#define EXTRACT_FROM_TEXT_LAYOUT_H

#include "extract/from_text.h"

#define LAYOUT_COLUMNS 400u /* wider lines are no layout: pdftotext prints an A3 page in about 300 */

/** One line on the grid of characters. */
struct layout_line {
	const struct line *line;
	gunichar text[LAYOUT_COLUMNS + 1]; /* tabs expanded; 0 at the end */
	unsigned length;
	bool section; /* one piece at the left margin: the name of a group, or the first cell's overflow */
	bool crosses; /* its words lie across a gutter */
	const unsigned *starts; /* the columns of its group; NULL: those of the layout */
};

struct layout {
	struct lines *lines;
	GPtrArray *rows; /* struct layout_line * */
	GPtrArray *group_starts; /* unsigned *, what lines' starts point to */
	unsigned n_cols;
	bool begins[LAYOUT_COLUMNS + 2]; /* characters where a piece of some line begins, or just beside */
	unsigned starts[LAYOUT_COLUMNS + 1]; /* first character of each column; behind the last: LAYOUT_COLUMNS */
};

/** The text of a line in a column, the caller's; "" if it is blank. A word belongs where it begins. */
char *layout_text(const struct layout *layout, const struct layout_line *line, unsigned col);

/** Finds the columns of the lines: what lies between gutters where (nearly) no line has a word. */
void layout_find_columns(struct layout *layout);

/** Where the pieces of a line begin; how many there are. */
unsigned layout_pieces(const struct layout_line *line, unsigned *starts);

/** The column where the lines begin that are furthest out. */
unsigned layout_indent(const struct layout *layout);

/**
 * Where the header has other columns than were found in all lines together, finds those of each group of lines apart.
 * Whether it did so; `sure` is cleared where the columns of a group may be those of other headings.
 */
bool layout_place_groups(struct layout *layout, bool *sure);

/** Divides the lines into header and rows. The table is not closed; it has at least one row. */
struct table *layout_rows(const struct layout *layout);

#endif
