/**
 * night_private: what the files of one run share: night.c (the run), decide.c (what a paper needs), finish.c (what a
 * worker brought back).
 */
#ifndef BATCH_NIGHT_PRIVATE_H
#define BATCH_NIGHT_PRIVATE_H

#include "batch/job.h"
#include "batch/ledger.h"
#include "batch/log.h"
#include "batch/night.h"
#include "batch/progress.h"
#include "batch/store.h"
#include "batch/walk.h"
#include "batch/worker.h"

#define TRIES_AT_MOST 3 /* nights that a paper may fail for now before it is left alone */

struct night {
	const struct night_options *options;
	night_say say;
	char *made_by;      /* program version and options: a report made by another is made again */
	char *papers_below; /* the way from OUT_DIR down to IN_DIR; NULL: the papers lie elsewhere */
	struct store store;
	int lock_fd;
	struct ledger *ledger; /* NULL: a dry run of a folder without one */
	struct ledger_row row; /* the ledger's next row that the walk has not passed */
	bool has_row;
	struct sandbox_limits limits;
	struct pool *pool;
	bool warm; /* the first worker's libraries are ready: a night without work needs none */
	struct log *log;
	struct progress *progress;
	struct night_counts *counts;
	unsigned uncommitted;
	gint64 committed; /* monotonic, microseconds */
	unsigned n_seen;  /* files that the walk met */
	bool keep_gone;   /* no report is pruned: the folder may be a share that is not there */
	bool changed;     /* anything that the lists at the top show */
	GError *error;    /* the system failed: the run ends */
};

/** A paper on its way through a worker. */
struct task {
	char *path;
	gint64 size, mtime;
	guint64 inode;
	char *sha256;
	unsigned tries; /* before this night */
	struct job *job;
};

void task_free(struct task *task);

/** decide.c: looks at one file of the walk; starts a worker for it if it needs one. False: the run ends. */
bool night_decide(struct night *night, const struct walk_entry *entry);

/** decide.c: the rows from here to the end of the ledger are of papers that are gone. */
void night_decide_rest(struct night *night);

/** finish.c: takes what a worker brought into reports, ledger, log. Frees the worker and its task. */
void night_finish(struct night *night, struct worker *worker);

/** finish.c: a paper that failed without a worker. Takes over nothing. */
void night_failed(struct night *night, const struct task *task, bool transient, const char *reason);

/** night.c: counts, logs and shows one paper's outcome. */
void night_tell(struct night *night, const struct log_paper *paper);

/** night.c: whether a report of this name in OUT_DIR would lie below IN_DIR. */
bool night_report_is_among_papers(const struct night *night, const char *path);

/** night.c: prints a line for people, over the progress bar. */
void night_message(struct night *night, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** night.c: makes the ledger permanent, now or when enough has gathered. */
void night_commit(struct night *night, bool now);

#endif
