/**
 * json_value: the JSON of a report a piece at a time, so that a long report is never a tree of values as a whole.
 *
 * Shape   an outermost object; each of its members is a piece, or each entry of a list that is wanted so. A piece is a
 *         small tree of values that lives until the next
 * Strict  RFC 8259, UTF-8, no NUL in a text; members that are given twice are the reader's to find
 * Errors  EXTRACT_ERROR_JSON with line and column where it is no JSON or no object, EXTRACT_ERROR_TOO_BIG at a limit
 */
#ifndef EXTRACT_JSON_VALUE_H
#define EXTRACT_JSON_VALUE_H

#include <glib.h>
#include <stdbool.h>

enum json_kind {
	JSON_KIND_NULL,
	JSON_KIND_FALSE,
	JSON_KIND_TRUE,
	JSON_KIND_WHOLE, /* a whole number */
	JSON_KIND_REAL,
	JSON_KIND_TEXT,
	JSON_KIND_LIST,
	JSON_KIND_OBJECT
};

struct json_value {
	enum json_kind kind;
	guint n;          /* values of a list or object */
	const char *name; /* of an object's value; else NULL */
	union {
		const char *text;
		gint64 whole;
		struct json_value *first; /* of a list or object; NULL: it is empty */
	};
	struct json_value *next;
};

/** How a member of the outermost object is wanted. */
enum json_want { JSON_WANT_NOTHING, JSON_WANT_WHOLE, JSON_WANT_ENTRIES };

struct json_sink {
	/** Asked once for each member, as it begins. */
	enum json_want (*want)(void *data, const char *member);
	/** A piece of the member that `want` was last asked about: an entry of its list if `is_entry`. */
	void (*take)(void *data, const struct json_value *value, bool is_entry);
	void *data;
};

/** Reads a whole text; false: the error is set, whatever the sink has taken. */
bool json_value_read(const char *text, gsize length, const struct json_sink *sink, GError **error);

#endif
