#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "extract/extract.h"
#include "extract/from_json.h"

#define UNKNOWN_MOST 20 /* members that are named in notes, each found by a pass over the text */
#define NAME_SHOWN 60   /* bytes of a stranger's name or value that a message repeats */

/** A member that no report has, wherever objects of one kind have it. */
struct unknown {
	char *way;   /* with [] for any index: "recommendations[].colour" */
	char *first; /* "recommendations[0].colour" */
	struct json_spot spot;
	unsigned n;
};

static void unknown_free(void *data)
{
	struct unknown *unknown = data;

	g_free(unknown->way);
	g_free(unknown->first);
	g_free(unknown);
}

void json_reader_open(struct json_reader *reader)
{
	reader->unknown = g_ptr_array_new_with_free_func(unknown_free);
	reader->n_unnamed = 0;
}

void json_reader_close(struct json_reader *reader, const char *file, GPtrArray *notes)
{
	for (guint i = 0; i < reader->unknown->len; i++) {
		const struct unknown *unknown = g_ptr_array_index(reader->unknown, i);
		g_autofree char *times =
		    unknown->n == 1 ? g_strdup("") : g_strdup_printf(" (the first of %u)", unknown->n);
		notes_add(notes, NOTE_WARNING, "json-member", file, 0, unknown->spot.line,
		    "a report has no member %s%s; it was left out", unknown->first, times);
	}
	if (reader->n_unnamed > 0)
		notes_add(notes, NOTE_WARNING, "json-member", file, 0, 0,
		    "%u more members that no report has; they were left out", reader->n_unnamed);
	g_clear_pointer(&reader->unknown, g_ptr_array_unref);
}

/** Text from the file as a message repeats it: short, one line. */
static char *shown(const char *text)
{
	g_autofree char *start = g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, NAME_SHOWN), NAME_SHOWN));

	for (char *c = start; *c != '\0'; c++)
		if (g_ascii_iscntrl(*c))
			*c = ' ';
	return g_strconcat(start, strlen(start) < strlen(text) ? "..." : "", NULL);
}

/** The error for a value: its place, its way, and what is wrong. Always false. */
static G_GNUC_PRINTF(3, 4) bool fail(struct json_reader *reader, const struct json_step *at, const char *format, ...)
{
	struct json_spot spot = json_text_find(reader->text, reader->length, at);
	g_autofree char *way = json_text_way(at);
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *wrong = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(reader->error, EXTRACT_ERROR, EXTRACT_ERROR_JSON, "line %u, column %u: %s %s", spot.line,
	    spot.column, way, wrong);
	return false;
}

static const char *type_name(const json_t *value)
{
	static const char *const NAMES[] = {
		[JSON_OBJECT] = "an object",
		[JSON_ARRAY] = "a list",
		[JSON_STRING] = "text",
		[JSON_INTEGER] = "a number",
		[JSON_REAL] = "a number",
		[JSON_TRUE] = "true",
		[JSON_FALSE] = "false",
		[JSON_NULL] = "null",
	};

	return NAMES[json_typeof(value)];
}

static bool fail_type(struct json_reader *reader, const struct json_step *at, const json_t *value, const char *wanted)
{
	return fail(reader, at, "is %s and must be %s", type_name(value), wanted);
}

/** The way with every index left out, by which members of one kind are counted together. */
static char *way_of_kind(const struct json_step *at)
{
	if (at == NULL)
		return g_strdup("");
	g_autofree char *up = way_of_kind(at->up);
	return at->name == NULL ? g_strconcat(up, "[]", NULL) : g_strconcat(up, ".", at->name, NULL);
}

static void note_unknown(struct json_reader *reader, const struct json_step *at, const char *name)
{
	g_autofree char *short_name = shown(name);
	struct json_step step = { at, name, 0 }, shown_step = { at, short_name, 0 };
	g_autofree char *way = way_of_kind(&shown_step);

	for (guint i = 0; i < reader->unknown->len; i++) {
		struct unknown *unknown = g_ptr_array_index(reader->unknown, i);
		if (strcmp(unknown->way, way) == 0) {
			unknown->n++;
			return;
		}
	}
	if (reader->unknown->len == UNKNOWN_MOST) {
		reader->n_unnamed++;
		return;
	}
	struct unknown *unknown = g_new0(struct unknown, 1);
	unknown->way = g_steal_pointer(&way);
	unknown->first = json_text_way(&shown_step);
	unknown->spot = json_text_find(reader->text, reader->length, &step);
	unknown->n = 1;
	g_ptr_array_add(reader->unknown, unknown);
}

static bool is_member(const struct json_member *members, const char *name)
{
	for (; members->name != NULL; members++)
		if (strcmp(members->name, name) == 0)
			return true;
	return false;
}

bool json_read_members(struct json_reader *reader, const struct json_step *at, const json_t *value,
    const struct json_member *members, void *record)
{
	const char *name;
	json_t *any;
	size_t n_known = 0;

	if (!json_is_object(value))
		return fail_type(reader, at, value, "an object");
	for (const struct json_member *member = members; member->name != NULL; member++) {
		struct json_step step = { at, member->name, 0 };
		const json_t *found = json_object_get(value, member->name);
		n_known += found != NULL ? 1 : 0;
		if (!member->read(
			reader, &step, json_is_null(found) ? NULL : found, member, (char *)record + member->offset))
			return false;
	}
	if (n_known == json_object_size(value))
		return true;
	json_object_foreach((json_t *)value, name, any) if (!is_member(members, name)) note_unknown(reader, at, name);
	return true;
}

static bool read_strings(struct json_reader *reader, const struct json_step *at, const json_t *value, GPtrArray *array)
{
	for (size_t i = 0; i < json_array_size(value); i++) {
		struct json_step step = { at, NULL, i };
		const json_t *string = json_array_get(value, i);
		if (!json_is_string(string))
			return fail_type(reader, &step, string, "text");
		g_ptr_array_add(array, g_strdup(json_string_value(string)));
	}
	return true;
}

JSON_READER(json_read_list)
{
	GPtrArray *array = *(GPtrArray **)field;
	const struct json_list *list = member->list;

	if (value == NULL)
		return true;
	if (!json_is_array(value))
		return fail_type(reader, at, value, "a list");
	if (list->limit > 0 && json_array_size(value) > list->limit)
		return fail(reader, at, "has %zu entries; at most %zu are read", json_array_size(value), list->limit);
	if (list->members == NULL)
		return read_strings(reader, at, value, array);
	for (size_t i = 0; i < json_array_size(value); i++) {
		struct json_step step = { at, NULL, i };
		if (!json_read_members(reader, &step, json_array_get(value, i), list->members, list->add(array)))
			return false;
	}
	return true;
}

JSON_READER(json_read_string)
{
	(void)member;
	if (value != NULL && !json_is_string(value))
		return fail_type(reader, at, value, "text or null");
	*(char **)field = value == NULL ? NULL : g_strdup(json_string_value(value));
	return true;
}

JSON_READER(json_read_text)
{
	if (!json_read_string(reader, at, value, member, field))
		return false;
	if (value == NULL)
		*(char **)field = g_strdup("");
	return true;
}

/** Whether a text is "2016", "2016-04" or "2016-04-01", and a day of the calendar. */
static bool is_date(const char *text)
{
	static const char FORM[] = "dddd-dd-dd";
	size_t length = strlen(text);

	if (length != 4 && length != 7 && length != 10)
		return false;
	for (size_t i = 0; i < length; i++)
		if (FORM[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != FORM[i])
			return false;
	int year = atoi(text), month = length > 4 ? atoi(text + 5) : 1, day = length > 7 ? atoi(text + 8) : 1;
	return year > 0 && month >= 1 && month <= 12 &&
	       g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

JSON_READER(json_read_date)
{
	if (!json_read_string(reader, at, value, member, field))
		return false;
	if (value == NULL || is_date(json_string_value(value)))
		return true;
	g_autofree char *text = shown(json_string_value(value));
	return fail(reader, at, "is \"%s\" and must be a date like 2017-01-31, 2017-01 or 2017", text);
}

JSON_READER(json_read_when)
{
	static const struct json_member MEMBERS[] = {
		{ .name = "text", .read = json_read_text, .offset = offsetof(struct when, text) },
		{ .name = "date", .read = json_read_date, .offset = offsetof(struct when, date) },
		{ .name = NULL },
	};

	(void)member;
	if (value == NULL)
		return true;
	if (!json_is_object(value))
		return fail_type(reader, at, value, "an object with text and date, or null");
	struct when *when = *(struct when **)field = when_new(NULL, NULL);
	return json_read_members(reader, at, value, MEMBERS, when);
}

JSON_READER(json_read_mark)
{
	static const struct json_member MEMBERS[] = {
		{ .name = "code", .read = json_read_code, .offset = offsetof(struct mark, code) },
		{ .name = "text", .read = json_read_string, .offset = offsetof(struct mark, text) },
		{ .name = "colour", .read = json_read_colour, .offset = offsetof(struct mark, colour) },
		{ .name = NULL },
	};

	(void)member;
	if (value == NULL)
		return true;
	if (!json_is_object(value))
		return fail_type(reader, at, value, "an object with code, text and colour, or null");
	struct mark *mark = *(struct mark **)field = mark_new(CODE_UNKNOWN, NULL, COLOUR_NONE);
	return json_read_members(reader, at, value, MEMBERS, mark);
}

JSON_READER(json_read_source)
{
	static const struct json_member MEMBERS[] = {
		{ .name = "file", .read = json_read_text, .offset = offsetof(struct source, file) },
		{ .name = "page", .read = json_read_place, .offset = offsetof(struct source, page) },
		{ .name = "page_end", .read = json_read_place, .offset = offsetof(struct source, page_end) },
		{ .name = NULL },
	};

	struct source *source = field;

	(void)member;
	if (value == NULL)
		return true;
	if (!json_read_members(reader, at, value, MEMBERS, source))
		return false;
	if (*source->file == '\0') /* a source without a file is none */
		g_clear_pointer(&source->file, g_free);
	return true;
}

/** One of a few words; `names` ends with NULL. */
static bool read_word(
    struct json_reader *reader, const struct json_step *at, const json_t *value, const char *const *names, int *index)
{
	g_autofree char *choice = g_strjoinv(", ", (char **)names);

	if (!json_is_string(value))
		return fail(reader, at, "is %s and must be one of %s", type_name(value), choice);
	for (*index = 0; names[*index] != NULL; (*index)++)
		if (strcmp(names[*index], json_string_value(value)) == 0)
			return true;
	g_autofree char *text = shown(json_string_value(value));
	return fail(reader, at, "is \"%s\" and must be one of %s", text, choice);
}

JSON_READER(json_read_code)
{
	const char *names[N_CODES + 1] = { NULL };
	int index;

	(void)member;
	for (int i = 0; i < N_CODES; i++)
		names[i] = code_name((enum code)i);
	if (value == NULL)
		return fail(reader, at->up, "has no code");
	if (!read_word(reader, at, value, names, &index))
		return false;
	*(enum code *)field = (enum code)index;
	return true;
}

JSON_READER(json_read_decision)
{
	const char *names[N_DECISIONS] = { NULL };
	int index;

	(void)member;
	for (int i = 1; i < N_DECISIONS; i++) /* the first is none, which is null */
		names[i - 1] = decision_name((enum decision)i);
	if (value == NULL)
		return true;
	if (!read_word(reader, at, value, names, &index))
		return false;
	*(enum decision *)field = (enum decision)(index + 1);
	return true;
}

JSON_READER(json_read_confidence)
{
	static const char *const NAMES[] = { "high", "low", NULL };
	int index = 0;

	(void)member;
	if (value != NULL && !read_word(reader, at, value, NAMES, &index))
		return false;
	*(bool *)field = index == 1;
	return true;
}

JSON_READER(json_read_level)
{
	static const char *const NAMES[] = { "info", "warning", NULL };
	int index = 0;

	(void)member;
	if (value != NULL && !read_word(reader, at, value, NAMES, &index))
		return false;
	*(enum note_level *)field = index == 1 ? NOTE_WARNING : NOTE_INFO;
	return true;
}

JSON_READER(json_read_colour)
{
	const char *text = json_string_value(value);

	(void)member;
	*(guint32 *)field = COLOUR_NONE;
	if (value == NULL)
		return true;
	if (text == NULL)
		return fail_type(reader, at, value, "a colour like \"#00703c\", or null");
	if (strlen(text) == strlen("#rrggbb") && text[0] == '#' && strspn(text + 1, "0123456789abcdefABCDEF") == 6) {
		*(guint32 *)field = (guint32)strtoul(text + 1, NULL, 16);
		return true;
	}
	g_autofree char *wrong = shown(text);
	return fail(reader, at, "is \"%s\" and must be a colour like \"#00703c\", or null", wrong);
}

JSON_READER(json_read_flag)
{
	(void)member;
	if (value != NULL && !json_is_boolean(value))
		return fail_type(reader, at, value, "true or false");
	*(bool *)field = json_is_true(value);
	return true;
}

JSON_READER(json_read_count)
{
	json_int_t number = json_integer_value(value);

	(void)member;
	if (value != NULL && !json_is_integer(value))
		return fail_type(reader, at, value, "a whole number");
	if (number < 0 || number > G_MAXINT)
		return fail(reader, at, "is out of range");
	*(unsigned *)field = (unsigned)number;
	return true;
}

JSON_READER(json_read_place)
{
	if (value != NULL && json_is_integer(value) && json_integer_value(value) == 0)
		return fail(reader, at, "is 0; pages and lines count from 1");
	return json_read_count(reader, at, value, member, field);
}

JSON_READER(json_read_headings)
{
	struct json_member members[N_HEADINGS + 1] = { { .name = NULL } };

	(void)member;
	for (int i = 0; i < N_HEADINGS; i++)
		members[i] = (struct json_member){ .name = heading_name((enum heading)i),
			.read = json_read_string,
			.offset = (gsize)i * sizeof(char *) };
	return value == NULL || json_read_members(reader, at, value, members, field);
}

JSON_READER(json_read_format)
{
	(void)member, (void)field;
	if (json_is_string(value) && strcmp(json_string_value(value), "rapporteur-report") == 0)
		return true;
	return fail(reader, at, "must be \"rapporteur-report\"; only reports that rapporteur wrote as JSON are read");
}

JSON_READER(json_read_version)
{
	(void)member, (void)field;
	if (value == NULL || (json_is_integer(value) && json_integer_value(value) == 1))
		return true;
	return fail(reader, at, "must be 1; another version of rapporteur wrote this report");
}
