/**
 * reshape_fit: which line belongs to which column, where a table has been copied one cell a line.
 *
 * Shape   lines in, each with what it looks like (a date, a post, a decision, a sentence ...), and the fields of the
 *         columns; out comes the division into rows and cells that suits them best, by dynamic programming. A cell that
 *         was lost costs little, a cell of the wrong kind much, so that what follows is not shifted.
 * Limits  FIT_MAX_LINES lines, FIT_MAX_CELL lines a cell
 */
#ifndef MODEL_RESHAPE_FIT_H
#define MODEL_RESHAPE_FIT_H

#include "model/columns.h"

#define FIT_MAX_LINES 20000u
#define FIT_MAX_CELL 64u

/** What a line looks like; several at once. */
enum feature {
	LOOKS_NUMBER,     /* the whole is a record's number */
	LOOKS_OTHER,      /* a number, but not in the style of the first row's */
	LOOKS_LABELLED,   /* it begins with a label in the style of the first row's */
	LOOKS_DATE,       /* the whole is a date */
	LOOKS_DATED,      /* a date stands in it */
	LOOKS_DATE_WORD,  /* "Ongoing", "TBC", "Q3": what date columns hold instead */
	LOOKS_OWNER,      /* a post, a person, initials */
	LOOKS_MEMBER,     /* an elected member */
	LOOKS_STATUS,     /* a status word */
	LOOKS_DECISION,   /* it begins with a decision */
	LOOKS_RECOMMENDS, /* "That ...", "... should ..." */
	LOOKS_SENTENCE,
	LOOKS_LONG,
	N_FEATURES
};

struct fit_line {
	guint block;
	const char *text;        /* "" for a blank cell */
	unsigned features;       /* bits by enum feature */
	unsigned shape;          /* what unknown columns are told by */
	bool hollow, item, open; /* open: it ends in the midst of a sentence */
	bool ends_colon, heading;
};

struct fit_column {
	enum field field;
	unsigned shape; /* most common in rows that are whole; 0: not known */
};

/** A cell that was found: lines first to before behind. */
struct fit_cell {
	unsigned row, col, first, behind;
	bool section; /* one line between rows */
};

struct fit {
	GArray *lines;   /* struct fit_line */
	GArray *columns; /* struct fit_column */
	GArray *cells;   /* struct fit_cell, the result */
	GArray *unsure;  /* bool a row: another division suits it nearly as well */
	unsigned n_rows;
	unsigned behind; /* lines that belong to the table */
};

/** What a text looks like; `labelled`: it begins with a label of the table's style. */
struct fit_line fit_look(const char *text, guint block, bool labelled);

/** Whether a cell can be one of a field: it does not begin inside a sentence, and a date's holds one. */
bool fit_is_plausible(const struct fit_line *line, enum field field);

/** Divides fit->lines. False: there is no row that suits the columns. */
bool fit_run(struct fit *fit);

#endif
