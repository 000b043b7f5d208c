/**
 * hyphen: lines of one paragraph into running text, with words that a line end broke joined again.
 *
 * Shape   "re-" + "port" gives "report"; "two-" + "year" stays "two-year": by words that are known to take a hyphen
 */
#ifndef MODEL_HYPHEN_H
#define MODEL_HYPHEN_H

#include <glib.h>
#include <stdbool.h>

/** Whether the hyphen at the end of `before` was made by the line break alone. `before` ends with the hyphen. */
bool hyphen_is_break(const char *before, const char *after);

/**
 * Appends a line to a paragraph: with a space, or joined where a word was broken. White space at the ends is dropped.
 */
void hyphen_append(GString *paragraph, const char *line);

#endif
