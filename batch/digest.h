/**
 * digest: all ledgers of an output folder read as one, for its lists and for `rapporteur status`.
 *
 * Shape   every paper once, in the order of the ledgers and their paths
 */
#ifndef BATCH_DIGEST_H
#define BATCH_DIGEST_H

#include <glib.h>
#include <stdbool.h>

#include "batch/ledger.h"
#include "batch/merged.h"

/** A paper and its recommendations (struct record *); both are the digest's until the call ends. */
typedef void (*digest_visit)(const struct ledger_row *row, const GPtrArray *records, void *data);

bool digest_read(const char *out_dir, digest_visit visit, void *data, GError **error);

/** The merged reports that failed or are orphaned. */
bool digest_merged(const char *out_dir, merged_visit visit, void *data, GError **error);

/** The day on which a paper's "overdue" is judged: the one given, else the paper's own; NULL: none. */
const char *digest_day(const struct ledger_row *row, const char *given);

/** Whether a recommendation is late on a day. */
bool digest_is_overdue(const struct record *record, const char *day);

#endif
