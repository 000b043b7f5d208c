/**
 * minutes_line: a paper of minutes as a flat run of paragraphs, each with its list mark read.
 *
 * Shape   the document's blocks in; paragraphs out, also those that stand in the cells of a layout table
 * Owner   the array owns its lines ; texts are tidied copies
 */
#ifndef MODEL_MINUTES_LINE_H
#define MODEL_MINUTES_LINE_H

#include <glib.h>
#include <stdbool.h>

#include "model/doc.h"

enum mark_style { MARK_NONE, MARK_BULLET, MARK_NUMBER, MARK_DECIMAL, MARK_SMALL, MARK_CAPITAL };

/** The mark that a list entry begins with. "i" is both a letter and a Roman number until its neighbours tell. */
struct list_mark {
	enum mark_style style;
	char round;      /* '(' for "(1)", ')' for "1)", '.' for "1.", 0 for none */
	unsigned letter; /* a = 1; 0: can't be one */
	unsigned roman;  /* i = 1; 0: can't be one */
	unsigned number;
	gsize label_end; /* bytes: behind the printed mark */
	gsize body;      /* bytes: where the text begins */
};

struct minute_line {
	char *text;            /* with its mark */
	struct list_mark mark; /* style MARK_NONE: no mark */
	unsigned level;        /* depth of indentation from 0 */
	unsigned indent;       /* as the block's */
	bool heading, bold, gap;
	bool opens; /* a template's marker says that an item begins here */
	bool from_table;
	bool is_row;             /* a row of figures or names, its cells joined: kept, not searched */
	bool is_action;          /* a row of a table of actions */
	char *beside;            /* what an Action or Owner column says beside it; NULL */
	char *when;              /* what a date column says beside it; NULL */
	guint block, last_block; /* the same, but for a paragraph joined over pages */
	struct place place;
};

/** Reads the mark at the beginning of a text; false (and style MARK_NONE) if there is none. */
bool minutes_mark(const char *text, struct list_mark *mark);

/** Whether one mark may follow another in the same list: same style, a little further on. */
bool minutes_mark_follows(const struct list_mark *before, const struct list_mark *after);

/** Whether a mark may be the first of its list. */
bool minutes_mark_is_first(const struct list_mark *mark);

/** The printed mark ("(1)", "a)"), NULL for a bullet or none; the text behind it. */
char *minutes_line_label(const struct minute_line *line);
const char *minutes_line_body(const struct minute_line *line);

void minutes_line_free(gpointer line);

/** Appends a line; takes over the text. A blank one gives none: NULL. */
struct minute_line *minutes_line_add(GPtrArray *lines, char *text, guint block, struct place place);

/** The paragraphs of a text, also those that begin with a bullet inside it. */
GStrv minutes_line_split(const char *text);

/** All paragraphs of a document that are not left out. */
GPtrArray *minutes_lines(const struct doc *doc);

#endif
