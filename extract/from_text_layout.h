/**
 * from_text_layout: a piece of a text paper whose cells stand one below the other, as `pdftotext -layout` prints it.
 *
 * from_text_columns.c finds the piece and its columns, from_text_rows.c divides it into rows.
 */
#ifndef EXTRACT_FROM_TEXT_LAYOUT_H
#define EXTRACT_FROM_TEXT_LAYOUT_H

#include "extract/from_text.h"
#include "model/columns.h"

#define LAYOUT_WIDE_SPACE 2u /* spaces that divide cells; one divides words */
#define LAYOUT_COLUMNS 400u  /* wider lines are no layout: pdftotext prints an A3 page in about 300 */

#define LAYOUT_MAX_HEADS 24u   /* more are no headings: the widest register seen has 17 columns */
#define LAYOUT_LINE_CHARS 34u  /* one line of a heading */
#define LAYOUT_SPLIT_LINES 40u /* lines below the header that show whether one of its pieces is two headings */

/** What stands between two blank parts of a line, or between two pieces of it. */
struct gutter {
	unsigned start, end; /* characters from start to before end */
};

/** One line on the grid of characters. */
struct layout_line {
	const struct line *line;
	gunichar text[LAYOUT_COLUMNS + 1]; /* tabs expanded; 0 at the end */
	unsigned length;
	bool section;           /* one piece at the left margin: the name of a group, or the first cell's overflow */
	bool crosses;           /* its words lie across a gutter */
	bool page_top;          /* the first of its page in a table that goes on over pages */
	bool carried;           /* alone on its page: it goes on the column that the page before ends in */
	bool doubtful;          /* its words may be other columns' */
	const unsigned *starts; /* the columns of its group; NULL: those of the layout */
};

/** Where the cells of the lines below a header's first begin, and where their words lie. */
struct cuts {
	guint n_rows;       /* of the layout when it was looked */
	unsigned n_columns; /* pieces of the fullest line */
	unsigned begins[LAYOUT_COLUMNS + 2];
	bool crossed[LAYOUT_COLUMNS + 2];
};

struct layout {
	struct lines *lines;
	GPtrArray *rows;         /* struct layout_line * */
	GPtrArray *group_starts; /* unsigned *, what lines' starts point to */
	guint n_head;            /* lines of a header that the dictionary knows; 0: none is */
	guint n_groups;          /* of those: lines that name groups of columns, 0 or 1 */
	unsigned n_cols;
	struct cuts cuts;
	bool labelled;                       /* texts in the second column begin with a record's label and its word */
	enum field *fields;                  /* n_cols, what the headings mean; NULL where n_head is 0 */
	bool begins[LAYOUT_COLUMNS + 2];     /* characters where a piece of some line begins, or just beside */
	unsigned starts[LAYOUT_COLUMNS + 1]; /* first character of each column; behind the last: LAYOUT_COLUMNS */
};

/** A line on the grid, the caller's. */
struct layout_line *layout_line_new(const struct line *line);

/** Where the lines of a table begin that are furthest out: its header may be centred. */
unsigned layout_margin(const struct lines *lines, guint first);

/** A short line at the left margin with nothing beside it. */
bool layout_is_section(const struct layout_line *line, unsigned margin);

/** Whether a line prints the first line of a table's header again, perhaps broken at other places. */
bool layout_is_header_again(const struct layout_line *head, const struct layout_line *line);

/** Notes where the pieces of a line begin. */
void layout_note_begins(struct layout *layout, const struct layout_line *line);

/**
 * Takes the lines of a table that begins with known headings at `first`. How many lines of the paper they reach over,
 * some between them left out; 0: no such table begins there.
 */
guint layout_take_body(struct layout *layout, guint first);

/** The text of a line in a column, the caller's; "" if it is blank. A word belongs where it begins. */
char *layout_text(const struct layout *layout, const struct layout_line *line, unsigned col);

/** Finds the columns of the lines: what lies between gutters where (nearly) no line has a word. */
void layout_find_columns(struct layout *layout);

/** The next piece of a line at or behind `*at`, which moves on: words that single spaces divide. */
bool layout_next_piece(const struct layout_line *line, unsigned *at, struct gutter *piece);

/** The words of a piece of a line, the caller's. */
char *layout_piece_text(const struct layout_line *line, const struct gutter *piece);

/** Whether a line begins with a label that numbers a record: "ID". */
bool layout_begins_record(const struct layout_line *line);

/** Whether a line is several known labels of a record, each with its value: "Owner: Town Clerk   Due: 1 May 2013". */
bool layout_has_labels(const struct lines *lines, guint i);

/** Where the pieces of a line begin; how many there are. */
unsigned layout_pieces(const struct layout_line *line, unsigned *starts);

/** The column where the lines begin that are furthest out. */
unsigned layout_indent(const struct layout *layout);

/**
 * Where the header has other columns than were found in all lines together, finds those of each group of lines apart.
 * Whether it did so; `sure` is cleared where the columns of a group may be those of other headings.
 */
bool layout_place_groups(struct layout *layout, bool *sure);

/**
 * Finds a header among the first lines, by words that head columns: sets n_cols and the starts of its headings. How
 * many lines it takes; 0: there is none.
 */
guint layout_find_heads(struct layout *layout);

/** Whether the dictionary knows a heading. */
bool layout_is_known(const char *text);

/** Whether a text ends with a word that stands before a heading's noun: "Lead", "Target date for". */
bool layout_is_qualifier(const char *text);

/** How many pieces the fullest lines below the header have. */
unsigned layout_count_columns(const struct layout *layout, guint n_head);

/** Looks once where the cells of the lines below the first begin, and where their words lie. */
void layout_look_below(struct layout *layout);

/** The pieces of a line that may be one of a header; none: it can't be. `layout`: what stands below it may cut them. */
GArray *layout_head_pieces(const struct layout *layout, const struct layout_line *line);

/** Whether a line is nothing but two headings or more that are known. */
bool layout_is_header(const struct layout_line *line);

/**
 * Follows each column down from its heading, below n_head lines, and gives every line its own columns. `sure` is
 * cleared where many of them are doubtful.
 */
void layout_track(struct layout *layout, guint n_head, bool *sure);

/** The table of two columns that the page before ends with, if `first` is the first line of its page; else NULL. */
struct table *layout_table_above(const struct lines *lines, guint first);

/** Whether the last line is a heading that is known and nothing else, at a page's end: a label without its value. */
bool layout_is_label_alone(const struct layout *layout);

/**
 * Two columns are a key or a list of names only if the left one is narrow, and no list of marked items; of known labels
 * alone fewer will do where a page cuts a record on its side.
 */
bool layout_is_table_of_two(const struct layout *layout);

/**
 * Puts the rows of a table, which it takes over, below another's; the first goes on its last if it has no first cell.
 */
void layout_join_below(struct table *above, struct table *table);

/** Divides the lines into header and rows. The table is not closed; it has at least one row. */
struct table *layout_rows(const struct layout *layout);

#endif
