/**
 * walk: every file below a folder, in the order of its path's bytes, told apart into papers and what is none.
 *
 * Method  one folder's names in memory at a time; nothing outside the folder is entered: a link to a paper inside
 *         it is followed, a link to a folder is not (what is inside is met at its own place, so loops end)
 * Source  the kinds of litter that other converters' users report; see IGNORED in ignore.c
 */
#ifndef BATCH_WALK_H
#define BATCH_WALK_H

#include <glib.h>
#include <stdbool.h>

enum walk_kind {
	WALK_PAPER,
	WALK_SKIPPED, /* not a paper, or ignored; see reason */
	WALK_FAILED,  /* a file that can't be looked at; see reason */
	WALK_CLOSED   /* a folder that can't be looked into, and so all below it; see reason */
};

struct walk_entry {
	const char *path; /* relative to the folder, bytes as the file system has them */
	enum walk_kind kind;
	const char *reason; /* NULL for a paper */
	gint64 size;        /* bytes */
	gint64 mtime;       /* nanoseconds since 1970 */
	guint64 inode;
};

/** Called for each file; false ends the walk. */
typedef bool (*walk_visit)(const struct walk_entry *entry, void *data);

/** Walks a folder. False with an error if it can't be opened at all. */
bool walk_folder(const char *folder, walk_visit visit, void *data, GError **error);

#endif
