/**
 * doc: a paper as its reader found it: blocks in reading order, no meaning read into them.
 *
 * Every from_*.c fills one, the model reads it. Nothing here knows of recommendations or of PDF.
 *
 * Unit    boxes in points from the top left of the page as shown; all zero where a format has no pages
 * Text    UTF-8 NFC as CONTRACT's cell text: lines of a paragraph joined by a space, words broken by a
 *         hyphen at a line end joined, paragraphs separated by \n, a bulleted item begins with "• "
 *         (a number or letter stays as printed)
 * Owner   the document owns its blocks, a block its table, a table its cells; freed by doc_free
 */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include <glib.h>
#include <stdbool.h>

struct box {
	double x0, y0, x1, y1; /* points */
};

/** Where something stands in its paper. */
struct place {
	unsigned page, page_end; /* from 1; text and HTML: 1 */
	unsigned line;           /* from 1; 0 in a PDF */
};

/** A drawn or pictured sign (not a character: those are text). */
enum sign { SIGN_NONE, SIGN_CIRCLE, SIGN_SQUARE, SIGN_TRIANGLE, SIGN_DIAMOND, SIGN_TICK, SIGN_CROSS, SIGN_OTHER };

#define COLOUR_NONE G_MAXUINT32 /* no colour seen; else 0xrrggbb */

struct cell {
	unsigned row, col;         /* from 0 */
	unsigned rowspan, colspan; /* from 1 */
	char *text;                /* "" where the cell holds only a sign or a fill */
	bool header;               /* head of a column or row, by mark-up, repetition or look */
	bool bold;                 /* the whole text is bold */
	guint32 fill;              /* background other than white; COLOUR_NONE if none was seen */
	guint32 ink;               /* the text's one colour where it is not black or grey; else COLOUR_NONE */
	enum sign sign;            /* a sign beside or instead of text */
	guint32 sign_colour;
	struct place place;
	struct box box;
};

/** What is known of one row beyond its cells. */
struct row {
	struct place place;
	bool after_break; /* the first body row of a fragment that goes on a table of the page before */
	bool goes_on;     /* evidence that it continues the row before: cut mid-sentence, no rule above ... */
	bool is_key;      /* of the paper's key inside a table of another kind: it is no row of that table */
	bool unsure; /* its cells could be those of other columns: a cell was lost, and its kind does not tell which */
};

enum table_source {
	TABLE_RULES,
	TABLE_ALIGNED,
	TABLE_TAGGED,
	TABLE_MARKUP,
	TABLE_TABS,
	TABLE_PIPES,
	TABLE_COLUMNS,
	TABLE_LINES
};

struct table {
	unsigned n_rows, n_cols;
	unsigned n_header_rows; /* leading rows that are heads; 0: none known */
	GPtrArray *cells;       /* struct cell *, by row, then column; blank cells are left out */
	struct row *rows;       /* n_rows, from table_close on */
	struct cell **grid;     /* n_rows x n_cols, for table_at */
	unsigned rows_known;    /* rows that table_close has set up before */
	enum table_source source;
	bool columns_unsure; /* columns could not be told apart: records from it have low confidence */
	struct place place;
	struct box box;
};

/** What a piece of the source that is in no block of sense is. Its words are accounted for, not lost. */
enum left_out {
	LEFT_OUT_NONE,
	LEFT_OUT_RUNNING, /* running header or footer */
	LEFT_OUT_PAGE_NUMBER,
	LEFT_OUT_REPEATED_HEADER, /* a table's header printed again */
	LEFT_OUT_LINE_NUMBER,
	LEFT_OUT_HIDDEN,    /* invisible, off the page, or printed twice in one place */
	LEFT_OUT_NAVIGATION /* a web page's menus, forms, scripts; a print template's empty parts */
};

enum block_kind { BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_ITEM, BLOCK_TABLE, BLOCK_LEFT_OUT };

struct block {
	enum block_kind kind;
	enum left_out left_out; /* of BLOCK_LEFT_OUT */
	unsigned level;         /* heading: from 1, 0 unknown; item: depth of nesting from 1 */
	char *text;             /* with its list marker as printed; NULL for a table */
	struct table *table;    /* of BLOCK_TABLE */
	bool bold;              /* the whole text */
	double size;            /* points; 0 unknown */
	unsigned indent;        /* columns of white space before it (text), points (PDF) */
	bool gap_before;        /* white space above it: a blank line, or more than the usual leading */
	enum sign sign;         /* a drawn sign or small filled box (SIGN_SQUARE) before the line */
	guint32 sign_colour;
	struct place place;
	struct box box;
};

struct doc {
	char *file; /* as the user named it */
	char *sha256;
	const char *type; /* "pdf", "text", "html" */
	char *title;      /* the file's own title (PDF info, <title>); NULL if none */
	unsigned n_pages;
	GPtrArray *blocks; /* struct block *, reading order */
	GPtrArray *notes;  /* struct note * */
};

struct doc *doc_new(const char *file, const char *type);
void doc_free(struct doc *doc);

/** Appends a block of a kind; takes over `text`, which may be NULL. The document owns the result. */
struct block *doc_add(struct doc *doc, enum block_kind kind, char *text, struct place place);

/** A block that belongs to no document yet; takes over `text`. */
struct block *block_new(enum block_kind kind, char *text, struct place place);
void block_free(struct block *block);

/** An empty table; its rows are allocated by table_close. */
struct table *table_new(enum table_source source);
void table_free(struct table *table);

/** Appends a cell; takes over `text`. rowspan and colspan are 1, colours none. */
struct cell *table_add(struct table *table, unsigned row, unsigned col, char *text);

/**
 * Sorts the cells, sets n_rows and n_cols from them (never fewer than they are), sets up rows and the grid.
 * Call it after the last cell, and again after any change. The reader keeps rows x columns below
 * LIMIT_TABLE_CELLS, spans counted.
 */
void table_close(struct table *table);

/** The cell that covers a place of the grid, spans counted; NULL if it is blank. Call after table_close. */
struct cell *table_at(const struct table *table, unsigned row, unsigned col);

#endif
