/**
 * survey: the tables of a paper that track recommendations, found before any is read.
 *
 * Owner   the caller, freed by survey_free; tables stay the document's, but for those that were turned
 */
#ifndef MODEL_SURVEY_H
#define MODEL_SURVEY_H

#include "model/columns.h"
#include "model/reading.h"

/** A paper's trackers while they are found and read. */
struct survey {
	struct reading *reading;
	GHashTable *lines; /* a short line's words to the page that it stands on; 0: on several, a running line */
	GArray *candidates;
	unsigned n_upright; /* tables with their headings at the head */
};

/** What a block holds for the trackers: its columns, and the table turned if its headings are at the side. */
struct candidate {
	guint block;
	const struct table *table; /* the block's own, or the one turned */
	struct table *turned;      /* NULL: the block's own serves */
	struct columns *columns;
	bool is_guessed; /* the table has no header */
};

struct survey *survey_new(struct reading *reading);
void survey_free(struct survey *survey);

/** How many candidates from one on are one table over pages: the same headings, only a page's foot and head between. */
guint survey_run(const struct survey *survey, guint first);

/** The short block right above a table (by its block), on its page; -1 if there is none. */
int survey_above(const struct survey *survey, guint table);

/** Whether a text is or begins with the label of a recommendation; NULL is none. */
bool survey_is_label(const char *text);

#endif
