/**
 * json_text: questions about JSON that its parser doesn't answer: what it would cost, and where a value stands.
 *
 * Text    bytes that may hold anything; json_text_find takes only what the parser has accepted
 * Source  jansson gives a place for wrong JSON but none for a value that is wrong by our contract
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

/** Whether the text keeps to the limits on depth and on values; else where it breaks them and which ("is nested ..."). */
bool json_text_is_bounded(const char *text, gsize length, struct json_spot *spot, const char **limit);

/** Where a value begins; a way that leads nowhere (a name written with escapes) ends at the last value on it. */
struct json_spot json_text_find(const char *text, gsize length, const struct json_step *way);

/** The way as people write it: "recommendations[3].due.date"; "the report" for the whole text. */
char *json_text_way(const struct json_step *way);

#endif
