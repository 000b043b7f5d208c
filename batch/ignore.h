/**
 * ignore: names that are no papers: lock files, hidden files, unfinished downloads; and .rapporteurignore.
 *
 * Shape   .rapporteurignore holds one pattern a line (* ? [...]); # begins a comment; a pattern with a / counts
 *         from its folder, one without matches names at any depth below; a / at the end: folders only
 * Owner   ignore_new's result is the caller's; a folder's rules point to those above it
 */
#ifndef BATCH_IGNORE_H
#define BATCH_IGNORE_H

#include <glib.h>
#include <stdbool.h>

#define IGNORE_FILE ".rapporteurignore"

struct ignore;

/** The rules of a folder: those of `above` (NULL: none) and those of its own file. `path` is relative, "" for the top. */
struct ignore *ignore_new(const struct ignore *above, int folder_fd, const char *path);
void ignore_free(struct ignore *ignore);

/** Why a name is passed over; NULL: it is not. `path` is relative to the top. */
const char *ignore_reason(const struct ignore *ignore, const char *path, bool is_folder);

#endif
