/**
 * from_text: what the parts of the text reader share: the paper as lines, and readers of tables among them.
 *
 * from_text.c decodes the paper, splits it into lines (from_text_lines.c), marks those that belong to no block
 * (from_text_running.c), then asks each reader of tables in turn; what none of them takes is paragraphs
 * (from_text_prose.c).
 *
 * Unit    columns: characters from the left margin, tabs expanded to every eighth
 */
#ifndef EXTRACT_FROM_TEXT_H
#define EXTRACT_FROM_TEXT_H

#include <glib.h>
#include <stdbool.h>

#include "model/doc.h"

/** One line that is not blank. */
struct line {
	char *text;      /* as decoded, without its end */
	unsigned number; /* in the file, from 1 */
	unsigned page;   /* from 1, by form feeds */
	unsigned gap;    /* blank lines above it */
	unsigned indent; /* columns of white space at its start */
	unsigned end;    /* column behind its last character */
	unsigned n_tabs, n_pipes;
	bool hollow; /* nothing but no-break spaces: a blank cell of a copied table, or a spacer */
	enum left_out left_out;
};

struct lines {
	struct doc *doc;
	char *buffer;  /* the decoded paper, cut into lines */
	GArray *lines; /* struct line */
	gsize work;    /* lines that readers have looked at in vain */
	GHashTable
	    *compounds;    /* words that the paper prints with a hyphen inside a line, in small letters; NULL if none */
	char *known_heads; /* the words of the header that was found last; NULL if none */
	char *heads;       /* the header of the aligned table above, as lines_head_key gives it; NULL if none */
};

struct line *lines_at(const struct lines *lines, guint i);

/** Whether there is a line i that follows line i - 1 directly: no blank line, page end or piece left out between. */
bool lines_follows(const struct lines *lines, guint i);

/** Splits decoded text, which it takes over, into lines. False: there are more than LIMIT_TEXT_LINES. */
bool lines_split(struct lines *lines, char *text);

/** Measures a line anew after its text was cut: all from indent to hollow. False: it is blank. */
bool line_measure(struct line *line);

/** Takes line numbers out of the lines, into blocks of their own. */
void margin_cut(struct lines *lines);

/** Marks running headers and footers, page numbers and the remains of print templates as left out. */
void running_mark(struct lines *lines);

/**
 * The readers. Each looks whether something of its kind begins at line `first`, which is not left out, appends blocks
 * to the document and says how many lines it took; 0: nothing of its kind.
 */
guint delimited_read(struct lines *lines, guint first);
guint carried_read(struct lines *lines, guint first); /* the rest of a value that the page before ends in */
guint aligned_read(struct lines *lines, guint first);
guint prose_read(struct lines *lines, guint first);

/** Learns the paper's own compounds ("co-design"), so that one that a line end divides keeps its hyphen. */
void lines_learn_compounds(struct lines *lines);

/** hyphen_append, with the paper's own compounds. */
void lines_append(const struct lines *lines, GString *paragraph, const char *line);

/** Appends a block of a line that belongs to no block of sense. */
void lines_add_left_out(struct lines *lines, const struct line *line);

/** Where a line stands. */
struct place line_place(const struct line *line);

/**
 * A line or cell tidied: text_tidy, and bullets as the document has them, inline ones as paragraphs of their own.
 * `listed`: it is a list item, so that a dash before it is a bullet too.
 */
char *line_tidy(const char *text, bool listed);

/** Whether a line begins with the marker of a list item ("•", "a)", "(ii)", "3."); `text` behind it if not NULL. */
bool line_is_item(const char *text, const char **behind);

/** Whether a text as a whole is such a marker. */
bool line_is_marker(const char *text);

/** Whether a text is a record's label: "3", "R2", "SR (25/26) 01", "Recommendation 3: ...". */
bool line_is_number(const char *text);

/** Whether a text begins with such a label and goes on behind it: "a) ...", "Recommendation 3: ...". */
bool line_has_label(const char *text);

/** Whether it begins with such a label that has its word: "Recommendation 3: ...". */
bool line_has_worded_label(const char *text);

/** Whether a text reads like the heading of a column: short, no sentence, no number, begins with a capital or sign. */
bool line_is_head(const char *text);

/** Adds a cell of raw text unless it is blank. */
void line_add_cell(struct table *table, unsigned row, unsigned col, const char *text, const struct line *line);

/** Closes a table that is n_cols wide, guesses its header rows if none are known, and appends it to the document. */
void line_add_table(struct lines *lines, struct table *table, unsigned n_cols, const struct line *first);

#endif
