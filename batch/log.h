/**
 * log: a night as JSON lines, one a paper and one for the whole (CONTRACT.md "A night's log").
 */
#ifndef BATCH_LOG_H
#define BATCH_LOG_H

#include <glib.h>
#include <stdbool.h>

#include "batch/night.h"

struct log;

/** Opens a log, appending; "-" is standard output; NULL gives a log that keeps nothing. NULL with an error. */
struct log *log_open(const char *file, GError **error);

struct log_paper {
	const char *path; /* bytes as the file system has them */
	enum night_state state;
	const char *reason; /* NULL: none */
	unsigned recommendations, warnings, cpu_ms, wall_ms;
	bool said; /* people were told the reason already */
};

void log_paper(struct log *log, const struct log_paper *paper);

/** The last line; false if any line could not be written. Closes. */
bool log_close(struct log *log, const struct night_counts *counts, int exit_status, GError **error);

/** A path as lists print it: bytes that are not UTF-8 as \xNN. The caller's. */
char *log_path(const char *path);

#endif
