/**
 * tracker: what the files that read trackers share; trackers_read itself is in model/reading.h.
 *
 * Owner   the caller of each function; records are the report's
 */
#ifndef MODEL_TRACKER_H
#define MODEL_TRACKER_H

#include "model/columns.h"
#include "model/label.h"
#include "model/people.h"
#include "model/reading.h"
#include "model/rows.h"

/** What is known of a table beyond its rows. */
struct tracker {
	struct reading *reading;
	const struct table *table;
	const struct columns *columns;
	const struct people *people;
	char *section;                    /* of the heading above the table; NULL: none */
	enum decision decision;           /* that a heading gives to all below it */
	enum decision decision_of_column; /* that the recommendation's heading supposes: "Accepted recommendation" */
	unsigned year;                    /* that the list states for dates without one; 0: none */
	bool status_is_assessment;        /* the key says that the committee gives the status */
	enum label_need need;
	bool is_guessed;   /* no header said what its columns are, or not of one of them */
	int newest_update; /* the column of progress that the paper's date of update belongs to; -1: none */
};

/** Reads an entry into a recommendation of the report. */
struct recommendation *tracker_record(const struct tracker *tracker, const struct entry *entry);

/**
 * Takes a cell apart that says who and by when. False: it cannot be told apart. `who` and `when` are the caller's, each
 * NULL where the cell does not say it.
 */
bool tracker_split_joined(const char *text, unsigned year, char **who, char **when);

/** A table that lists headings down its side as one that has them at its head; NULL if it is no such table. */
struct table *tracker_turn(const struct table *table, const char *title, const struct profile *profile);

/** Whether a paper calls itself, in its first lines, a log of actions or recommendations. */
bool tracker_is_named(const struct doc *doc);

/** The columns of tables without a header (struct table *), those with so many columns, by what their cells are. */
struct columns *tracker_guess(const GPtrArray *tables, unsigned n_cols);

/** The updates of a progress cell, into an array: dated paragraphs each by itself. `date` serves those without one. */
void tracker_updates(GPtrArray *updates, const char *text, const char *date, unsigned year,
    const struct source *source);

#endif
