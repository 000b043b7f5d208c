/**
 * ledger: what earlier nights did, in SQLite below OUT_DIR/.rapporteur.
 *
 * Shape   a row a paper, in the order of its path's bytes (the order of walk), and a row a recommendation
 * Errors  a ledger that is damaged or of a later program is kept aside under another name and begun anew; `said`
 *         then tells so. G_FILE_ERROR where it can't be read or written
 * Owner   rows that ledger_next gives belong to the ledger until the next call
 */
#ifndef BATCH_LEDGER_H
#define BATCH_LEDGER_H

#include <glib.h>
#include <stdbool.h>

#include "batch/job.h"

#define LEDGER_FOLDER ".rapporteur"

struct ledger;

enum paper_state { STATE_CONVERTED, STATE_FAILED, STATE_RETRY, N_PAPER_STATES };

/** What is known of a paper. Strings may be NULL. */
struct ledger_row {
	const char *path;
	gint64 size, mtime; /* bytes; nanoseconds since 1970 */
	guint64 inode;
	const char *sha256;
	const char *made_by; /* program version and options that made its report */
	const char *outputs; /* each report's format, size and time; see night.c */
	enum paper_state state;
	const char *reason;
	unsigned tries;   /* nights that failed for now */
	bool gone;        /* the paper is no longer there, its report is */
	gint64 converted; /* seconds since 1970 */
	unsigned recommendations, items, warnings;
	const char *title, *stage, *committee, *organisation, *updated, *inquiry;
};

/** Opens or makes OUT_DIR's ledger of a name ("ledger", "ledger-1-of-3"). `said`: NULL or a message, the caller's. */
struct ledger *ledger_open(const char *out_dir, const char *name, char **said, GError **error);

/** Opens one that is there for reading only; NULL with an error if it is not. */
struct ledger *ledger_open_read_only(const char *out_dir, const char *name, GError **error);

/** Commits and closes. NULL is fine. */
bool ledger_close(struct ledger *ledger, GError **error);

/** The names of the ledgers of OUT_DIR, sorted; the caller's. */
GPtrArray *ledger_names(const char *out_dir);

/**
 * What ledger_next gives: whole rows, or only what tells whether a paper needs work (up to `warnings`), which is
 * faster.
 */
enum ledger_rows { ROWS_WHOLE, ROWS_BRIEF };

/** Begins with the first row by path. */
void ledger_begin(struct ledger *ledger, enum ledger_rows rows);

/** The next row by path; false at the end, or on an error that the next commit tells of. Call ledger_begin first. */
bool ledger_next(struct ledger *ledger, struct ledger_row *row);

/** Writes a row over the one of its path, and its records (NULL: leaves those that are there). */
void ledger_put(struct ledger *ledger, const struct ledger_row *row, const GPtrArray *records);

/** Writes what a paper's file is now, and whether it is gone, over the row of its path; the rest of the row stays. */
void ledger_touch(struct ledger *ledger, const struct ledger_row *row);

void ledger_forget(struct ledger *ledger, const char *path);

/** The recommendations of a paper; an array of struct record *, the caller's. */
GPtrArray *ledger_records(struct ledger *ledger, const char *path);

/** A word kept for the ledger as a whole; NULL if it is not there. The caller's. */
char *ledger_get(struct ledger *ledger, const char *key);
void ledger_set(struct ledger *ledger, const char *key, const char *value); /* NULL: takes it away */

/** The keys that begin so, sorted; the caller's. */
GPtrArray *ledger_keys(struct ledger *ledger, const char *prefix);

/** Makes what was put permanent. False with an error: the disk is full or gone. */
bool ledger_commit(struct ledger *ledger, GError **error);

/** "converted" and STATE_CONVERTED. */
const char *paper_state_name(enum paper_state state);

#endif
