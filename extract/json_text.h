/**
 * json_text: where a value stands in JSON, for messages about one that is wrong by our contract.
 *
 * Text    bytes that may hold anything, though a way is found only as far as they are JSON
 */
#ifndef EXTRACT_JSON_TEXT_H
#define EXTRACT_JSON_TEXT_H

#include <glib.h>
#include <stdbool.h>

/** A way down to a value, from its last step up: a member's name, or (name NULL) an index. NULL: the whole text. */
struct json_step {
	const struct json_step *up;
	const char *name;
	gsize index;
};

struct json_spot {
	unsigned line, column; /* from 1; columns count characters */
};

/** The line and column of a byte. */
struct json_spot json_text_spot(const char *text, gsize offset);

/** Where a value begins; a way that leads nowhere (a name written with escapes) ends at the last value on it. */
struct json_spot json_text_find(const char *text, gsize length, const struct json_step *way);

/** The way as people write it: "recommendations[3].due.date"; "the report" for the whole text. */
char *json_text_way(const struct json_step *way);

#endif
