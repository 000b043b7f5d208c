/**
 * from_json: how the members of a report's JSON are read; from_json.c has the tables of what there is.
 *
 * Strict  a value of the wrong type, a word that is no code, a date that is none: an error that names line, column
 *         and member. A member that is left out is null or empty; one that no report has is left out, with a note
 */
#ifndef EXTRACT_FROM_JSON_H
#define EXTRACT_FROM_JSON_H

#include "extract/json_text.h"
#include "extract/json_value.h"
#include "model/report.h"

#define JSON_MEMBERS_MOST 24 /* of one table */

struct json_reader {
	const char *text;
	gsize length;
	GError **error;
	GPtrArray *unknown; /* members that no report has, by name and kind of place */
	guint n_unnamed;    /* how many more there were than are kept */
};

struct json_member;

/** A list of objects: their members, and how one is added. No members: a list of strings. */
struct json_list {
	const struct json_member *members;
	void *(*add)(GPtrArray *array);
	gsize limit; /* 0: only the limit on the whole text */
};

struct json_member {
	const char *name;
	/** Reads a value (NULL where it is left out or null) into its field; false: the error is set. */
	bool (*read)(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
	    const struct json_member *member, void *field);
	gsize offset;
	const struct json_list *list;
};

void json_reader_open(struct json_reader *reader);

/** Ends reading: unknown members become notes. */
void json_reader_close(struct json_reader *reader, const char *file, GPtrArray *notes);

/** The member of a table that has a name; NULL, and a note, if there is none. */
const struct json_member *json_member_find(struct json_reader *reader, const struct json_step *at,
    const struct json_member *members, const char *name);

/** The error for a member that an object has twice. Always false. */
bool json_fail_twice(struct json_reader *reader, const struct json_step *at);

/** Reads a value (NULL: it is left out) into the member of a struct. */
bool json_read_member(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
    const struct json_member *member, void *record);

/** Reads an entry of a list, which `at` is the way to, into an array. */
bool json_read_entry(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
    const struct json_list *list, GPtrArray *array);

/** Reads an object into a struct by a table that ends with a name of NULL. */
bool json_read_members(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
    const struct json_member *members, void *record);

/* The readers, each of the shape of json_member.read. A text is there ("" for null), a string may be NULL. */
#define JSON_READER(name)                                                                                              \
	bool name(struct json_reader *reader, const struct json_step *at, const struct json_value *value,              \
	    const struct json_member *member, void *field)
JSON_READER(json_read_list);
JSON_READER(json_read_text);
JSON_READER(json_read_string);
JSON_READER(json_read_date);
JSON_READER(json_read_when);
JSON_READER(json_read_mark);
JSON_READER(json_read_source);
JSON_READER(json_read_code);
JSON_READER(json_read_colour);
JSON_READER(json_read_decision);
JSON_READER(json_read_confidence);
JSON_READER(json_read_level);
JSON_READER(json_read_flag);
JSON_READER(json_read_count);
JSON_READER(json_read_place);
JSON_READER(json_read_headings);
JSON_READER(json_read_format);
JSON_READER(json_read_version);

#endif
