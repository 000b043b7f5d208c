/**
 * merged: what the ledger keeps of the merged reports: made, failed for good or for now, or gone with their papers.
 *
 * Shape   a word in the ledger for each: "merged:", how it was grouped, its name. The value is the state, the key that
 *         tells of what the report depends on, and the outputs or the tries and the reason
 */
#ifndef BATCH_MERGED_H
#define BATCH_MERGED_H

#include <glib.h>
#include <stdbool.h>

#include "batch/ledger.h"

struct night;

/** Whether an earlier night's answer to a key still holds: its report is there, or it failed for good, told again. */
bool merged_is_settled(struct night *night, const char *name, const char *key);

void merged_made(struct night *night, const char *name, const char *key, const char *outputs);

/** Into ledger, log and message, as of a paper that failed. */
void merged_failed(struct night *night, const char *name, const char *key, bool transient, const char *reason);

/** Tells of the reports, grouped as tonight, that the set `wanted` does not name; --prune takes them away. */
void merged_sweep(struct night *night, GHashTable *wanted);

/** A merged report that is not as it should be; `reason` in words. */
typedef void (*merged_visit)(const char *name, bool gone, const char *reason, void *data);
void merged_each(struct ledger *ledger, merged_visit visit, void *data);

#endif
