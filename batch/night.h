/**
 * night: one run over a folder: every paper below IN_DIR, its report below OUT_DIR.
 *
 * Method  walk and ledger are both in the order of the paths' bytes and are merged like two sorted lists, so nothing is
 *         held a paper; workers run beside the walk; the ledger is committed after the reports that it tells of
 * Errors  G_FILE_ERROR when the system fails (no space, output folder gone): the run ends, the next completes it
 */
#ifndef BATCH_NIGHT_H
#define BATCH_NIGHT_H

#include <glib.h>
#include <stdbool.h>

#include "batch/sandbox.h"
#include "render/render.h"

enum grouping { GROUP_NONE, GROUP_FOLDER, GROUP_INQUIRY };

struct night_options {
	const char *in_dir, *out_dir;
	bool formats[N_FORMATS];
	unsigned jobs;       /* workers at once */
	unsigned time_limit; /* seconds of computing a paper; by the clock some times that */
	const struct profile *profile;
	const char *profile_sum; /* a checksum of the profile's file, for the ledger's key; NULL: none */
	const char *date;
	enum grouping grouping;
	unsigned shard, n_shards; /* shard from 1; n_shards 1: all papers */
	bool strict, prune, dry_run, quiet, verbose, require_sandbox;
	const char *log_file; /* NULL: none; "-": standard output */
};

enum night_state {
	NIGHT_CONVERTED,
	NIGHT_UNCHANGED,
	NIGHT_SKIPPED,
	NIGHT_FAILED,
	NIGHT_RETRY,
	NIGHT_GONE,
	N_NIGHT_STATES
};

struct night_counts {
	unsigned n[N_NIGHT_STATES];
};

/** How the run ended. */
enum night_end {
	NIGHT_WELL,
	NIGHT_SOME_FAILED,
	NIGHT_SYSTEM_FAILED, /* error set */
	NIGHT_LOCKED,        /* another batch is at work on OUT_DIR */
	NIGHT_STOPPED        /* by a signal; see night_signal */
};

/** Prints a line for people; the caller's. */
typedef void (*night_say)(const char *line);

enum night_end night_run(const struct night_options *options, night_say say, struct night_counts *counts,
    GError **error);

/** Whether reports would be written among the papers, where nothing is ever written; no folder need be there yet. */
bool night_writes_among_papers(const char *in_dir, const char *out_dir);

/** The signal that stopped the run; 0: none. */
int night_signal(void);

/** "converted" and NIGHT_CONVERTED. */
const char *night_state_name(enum night_state state);

#endif
