/**
 * output: files that are there whole or not at all.
 *
 * Method  every file is written without a name (O_TMPFILE) or under a temporary one in its own folder, flushed
 *         and checked; only when all of a set are, each is renamed over what was there
 * Errors  G_FILE_ERROR; the message names the path and is a whole sentence for the user
 */
#ifndef RENDER_OUTPUT_H
#define RENDER_OUTPUT_H

#include <glib.h>
#include <stdbool.h>

struct output;

/** When the disk must have the data: before the file gets its name, or when the caller says so for many (syncfs). */
enum output_flush { OUTPUT_NOW, OUTPUT_LATER };

/** Writes all bytes to a descriptor, however many calls that takes; false with errno. */
bool output_write_all(int fd, const char *data, gsize length);

/** Writes data beside its destination, not yet under its name. NULL on error: nothing is left. */
struct output *output_open(const char *path, const char *data, gsize length, enum output_flush flush, GError **error);

/** Writes more behind what is there, for a file too large to be held in memory; false with an error. */
bool output_append(struct output *output, const char *data, gsize length, GError **error);

/** Gives the file its name, replacing what had it. Frees the output, also on error. */
bool output_close(struct output *output, GError **error);

/** Throws the file away. NULL is fine. */
void output_free(struct output *output);

#endif
