/**
 * worker: a piece of work done in a process of its own, watched from outside.
 *
 * Method  forked from a warm parent (no exec), in a sandbox, its result written to an unnamed file that only parent
 *         and child hold; the parent waits on pidfds and ends what takes too long
 * Owner   a pool owns its workers; a finished worker is the caller's, freed by worker_free
 */
#ifndef BATCH_WORKER_H
#define BATCH_WORKER_H

#include <glib.h>
#include <stdbool.h>

#include "batch/sandbox.h"

/** How a worker ended. */
enum worker_end {
	WORKER_DONE,      /* by itself, its result complete */
	WORKER_FAILED,    /* by itself, saying that it could not */
	WORKER_CRASHED,   /* a fault in the program */
	WORKER_MEMORY,    /* asked for more memory than it may have */
	WORKER_CPU,       /* computed for too long */
	WORKER_TIME,      /* did not come to an end in time */
	WORKER_OUTPUT,    /* wrote more than it may */
	WORKER_FORBIDDEN, /* tried what no reader of papers does */
	WORKER_KILLED     /* ended by somebody else */
};

/** Runs in the child and writes its result to a descriptor. 0: done. */
typedef int (*worker_run)(int out, void *data);

struct worker {
	int out;   /* its result, from the start of the file on */
	void *tag; /* the caller's */
	int pid;
	enum worker_end end;
	int signal; /* of WORKER_CRASHED */
	char *said; /* the first of what it said on standard error */
	unsigned cpu_ms, wall_ms;
	/* the pool's own */
	int pidfd, err;
	gint64 started, deadline; /* monotonic, microseconds */
	gint64 excused;           /* microseconds that the deadline was put off */
	bool overdue;
};

struct pool;

/** A pool of at most `size` workers. `time_limit` in seconds of wall clock a worker. */
struct pool *pool_new(unsigned size, unsigned time_limit, const struct sandbox_limits *limits, const char *scratch);
void pool_free(struct pool *pool);

bool pool_is_full(const struct pool *pool);
bool pool_is_empty(const struct pool *pool);

/** Starts a worker on data that it sees as they are now. False with an error if no process can be had. */
bool pool_start(struct pool *pool, worker_run run, void *data, void *tag, GError **error);

/** Waits until a worker ends, at most so many milliseconds (-1: for ever), or a signal comes. NULL: none has. */
struct worker *pool_wait(struct pool *pool, int milliseconds);

/** Ends every worker at once; pool_wait then hands them out. */
void pool_kill(struct pool *pool);

void worker_free(struct worker *worker);

/** Whether a worker's end says more of this night than of the paper. */
bool worker_is_transient(enum worker_end end);

/** What happened, in words for a clerk, NULL for WORKER_DONE; the caller's. */
char *worker_reason(const struct worker *worker, const struct sandbox_limits *limits);

#endif
