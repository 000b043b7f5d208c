/**
 * input: the bytes of a paper, read whole before anything is made of them.
 *
 * Errors  G_FILE_ERROR; the message is a whole sentence for the user without the file's name
 * Owner   the caller
 */
#ifndef EXTRACT_INPUT_H
#define EXTRACT_INPUT_H

#include <glib.h>

/** Reads a file of at most LIMIT_INPUT_BYTES. A folder, a device or a larger file is an error that says so. */
GBytes *input_read(const char *path, GError **error);

/** A path as messages and reports print it: UTF-8, what is none or can't be printed as \xNN. */
char *input_display_name(const char *path);

#endif
