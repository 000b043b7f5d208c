/**
 * label: the numbers of recommendations: "Recommendation 3:", "a)", "11.That", "SR (25/26) 01", "R2", "18.1".
 *
 * Shape   a number drops its word and its outer punctuation, a coded reference stays whole, a range is one number
 * Owner   the caller
 */
#ifndef MODEL_LABEL_H
#define MODEL_LABEL_H

#include <glib.h>
#include <stdbool.h>

struct label {
	char *number; /* "3", "a", "SR (25/26) 01" */
	char *label;  /* as printed: "Recommendation 3", "a)" */
};

void label_clear(struct label *label);

/** How sure a text must be to begin with a label. */
enum label_need {
	LABEL_MARKED, /* by a word, brackets, a full stop, a colon or a dash: "Recommendation 1", "a)", "R2:" */
	LABEL_BARE /* a number or code before a capital is enough: "R2 Write to", "18.1 The council"; for tables full of them */
};

/**
 * The label that a text begins with. Returns the bytes up to what it labels; 0 if there is none. `label` may be NULL.
 */
gsize label_lead(const char *text, enum label_need need, struct label *label);

/** The label that a whole cell is; false if it is something else. `label` may be NULL. */
bool label_whole(const char *text, struct label *label);

/** Whether a line names a record and says nothing else: "Recommendation 3". */
bool label_is_record(const char *text);

/** The first coded reference inside a text ("ESC/19/08", "MSA-22-014"), a copy; NULL if there is none. */
char *label_find_code(const char *text, gsize *start, gsize *end);

#endif
