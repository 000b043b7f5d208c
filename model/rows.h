/**
 * rows: the rows of a tracker table as entries: broken pieces joined, headers, groups and what is no record left out.
 *
 * Shape   a table and its columns in; entries out, one a recommendation; group rows become the section of what follows
 * Owner   the caller, freed by rows_free; the cells of an entry are copies with their own text
 */
#ifndef MODEL_ROWS_H
#define MODEL_ROWS_H

#include "model/columns.h"
#include "model/entry.h"

struct rows {
	GPtrArray *entries;  /* struct entry * */
	GPtrArray *headers;  /* char *: texts of header rows and of headers printed again */
	GPtrArray *left_out; /* char *: texts of rows that are no records: guidance, totals, keys, footnotes */
};

/** `onto`: rows of a table that this one goes on over a page, grown and returned; NULL: none. */
struct rows *rows_read(const struct table *table, const struct columns *columns, const struct profile *profile,
    struct rows *onto);
void rows_free(struct rows *rows);

/**
 * Joins two pieces of a text: by a space within a sentence, else as a new paragraph; a word cut by a hyphen is joined.
 */
char *rows_join_text(const char *first, const char *second);

/**
 * Whether a text ends with a stop, and whether it begins with a small letter: what a cut sentence does not, and does.
 */
bool rows_ends_sentence(const char *text);
bool rows_starts_low(const char *text);

/**
 * Whether a text stands for no record: guidance for authors, totals, keys, footnotes, the paper's own recommendation.
 */
bool rows_is_aside(const char *text);

/** Whether a row that begins so adds up those above it. */
bool rows_is_total(const char *text);

#endif
