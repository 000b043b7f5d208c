/**
 * store: the reports below OUT_DIR, and whether they are still as they were written.
 *
 * Names   OUT_DIR/PATH.report.FORMAT, the paper's own suffix kept, so that no two papers share one
 */
#ifndef BATCH_STORE_H
#define BATCH_STORE_H

#include <glib.h>
#include <stdbool.h>

#include "batch/job.h"

/** The report's name of a paper, relative to OUT_DIR; the caller's. */
char *store_name(const char *path, enum format format);

/**
 * Writes every part of a result beside one another, then gives them their names. Gives the "outputs" that the ledger
 * keeps: each format with size and time. NULL with an error: nothing of this result is left.
 */
char *store_write(const char *out_dir, const char *path, int fd, const struct result *result, GError **error);

/** An output folder to look at; the folder of the paper before is kept open, since papers come folder by folder. */
struct store {
	int out_fd, folder_fd; /* folder_fd -1: none is open */
	char *folder;          /* relative to OUT_DIR; NULL: none is open */
};

/** Closes the folder that is kept open, not OUT_DIR. */
void store_clear(struct store *store);

/** Whether every report that the ledger tells of is there as it was written, and in the wanted formats. */
bool store_is_intact(struct store *store, const char *path, const char *outputs, const bool *formats);

/** Removes the reports of a paper in every format, and folders that are empty then. */
void store_remove(const char *out_dir, const char *path);

/** Whether an error concerns this one paper's name or place, not the whole output folder. */
bool store_error_is_local(const GError *error);

#endif
