/**
 * job: what a worker does with its papers, and how its result comes back.
 *
 * Shape   papers in memory; out: one line of JSON (what was read), then the bytes of each report
 * Errors  a paper that can't be read is a result with a reason, not an error; result_read's GError means that what
 *         came back is no result at all
 * Owner   the caller
 */
#ifndef BATCH_JOB_H
#define BATCH_JOB_H

#include <glib.h>
#include <stdbool.h>

#include "model/profile.h"
#include "render/render.h"

struct job {
	GPtrArray *names; /* char *, as messages print them; oldest paper first */
	GPtrArray *bytes; /* GBytes *, one a name */
	bool formats[N_FORMATS];
	const char *sha256; /* of the one paper, the caller's; NULL: not known */
	const struct profile *profile;
	const char *date; /* the day on which "overdue" is judged; NULL: the paper's own */
	bool strict;
	char *note; /* how the papers came to be one report; NULL: the user named them */
};

struct job *job_new(void);
void job_free(struct job *job);

/** Runs in a worker (worker_run); `data` is a struct job. */
int job_run(int out, void *data);

/** What the ledger keeps of one recommendation. */
struct record {
	char *number, *text, *owner;
	char *due_text, *due;    /* the revised date where there is one; NULL: none */
	char *code;              /* of the mark that counts; NULL: none was given */
	char *words, *was;       /* that mark in words, and the one before if it moved */
	char *updated;           /* date of the newest update */
	bool assessed, finished; /* finished: or paused, so that it is never overdue; see glance_is_open */
};

/** An empty array that owns its struct record *. */
GPtrArray *records_new(void);

/** A report inside the result's file. */
struct part {
	enum format format;
	gsize offset, length;
};

struct result {
	char *reason;    /* NULL: the papers were read */
	bool transient;  /* with a reason: worth another try */
	char **messages; /* warnings, as the command prints them */
	char *title, *stage, *committee, *organisation, *updated, *inquiry;
	unsigned recommendations, items, warnings;
	GPtrArray *records; /* struct record * */
	struct part parts[N_FORMATS];
	unsigned n_parts;
};

struct result *result_read(int fd, GError **error);
void result_free(struct result *result);

/** The bytes of a part; NULL with an error. The caller's. */
char *result_part(int fd, const struct part *part, GError **error);

#endif
