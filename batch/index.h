/**
 * index: the lists at the top of an output folder: index.html for people, index.csv for spreadsheets.
 *
 * Shape   every inquiry with its counts, what changed, what is overdue, what failed, with links to the reports
 */
#ifndef BATCH_INDEX_H
#define BATCH_INDEX_H

#include <glib.h>
#include <stdbool.h>

/** Writes both from the ledgers. `date`: the day on which "overdue" is judged; NULL: each paper's own. */
bool index_write(const char *out_dir, const char *date, GError **error);

/** Whether both are there. */
bool index_exists(const char *out_dir);

#endif
