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
		g_autofree char *times = unknown->n == 1 ? g_strdup("") :
							   g_strdup_printf(" (the first of %u)", unknown->n);
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

static const char *type_name(const struct json_value *value)
{
	static const char *const NAMES[] = {
		[JSON_KIND_OBJECT] = "an object",
		[JSON_KIND_LIST] = "a list",
		[JSON_KIND_TEXT] = "text",
		[JSON_KIND_WHOLE] = "a number",
		[JSON_KIND_REAL] = "a number",
		[JSON_KIND_TRUE] = "true",
		[JSON_KIND_FALSE] = "false",
		[JSON_KIND_NULL] = "null",
	};

	return NAMES[value->kind];
}

static bool is_text(const struct json_value *value)
{
	return value != NULL && value->kind == JSON_KIND_TEXT;
}

static bool is_text_of(const struct json_value *value, const char *text)
{
	return is_text(value) && strcmp(value->text, text) == 0;
}

static bool is_whole(const struct json_value *value)
{
	return value != NULL && value->kind == JSON_KIND_WHOLE;
}

bool json_fail_twice(struct json_reader *reader, const struct json_step *at)
{
	return fail(reader, at, "is given twice");
}

static bool fail_type(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
    const char *wanted)
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

/**
 * A member's place in its table; -1: no report has it. `likely` is tried first: most texts keep to the table's order.
 */
static int member_index(const struct json_member *members, const char *name, int likely)
{
	if (members[likely].name != NULL && strcmp(members[likely].name, name) == 0)
		return likely;
	for (int i = 0; members[i].name != NULL; i++)
		if (strcmp(members[i].name, name) == 0)
			return i;
	return -1;
}

const struct json_member *json_member_find(struct json_reader *reader, const struct json_step *at,
    const struct json_member *members, const char *name)
{
	int index = member_index(members, name, 0);

	if (index < 0)
		note_unknown(reader, at, name);
	return index < 0 ? NULL : members + index;
}

/** Finds the value of each member of a table. */
static bool find_values(struct json_reader *reader, const struct json_step *at, const struct json_value *object,
    const struct json_member *members, const struct json_value *values[JSON_MEMBERS_MOST])
{
	int next = 0;

	for (const struct json_value *value = object->first; value != NULL; value = value->next) {
		int index = member_index(members, value->name, next);
		if (index < 0) {
			note_unknown(reader, at, value->name);
			continue;
		}
		if (values[index] != NULL) {
			struct json_step step = { at, value->name, 0 };
			return json_fail_twice(reader, &step);
		}
		values[index] = value;
		next = index + 1;
	}
	return true;
}

bool json_read_member(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
    const struct json_member *member, void *record)
{
	struct json_step step = { at, member->name, 0 };

	if (value != NULL && value->kind == JSON_KIND_NULL)
		value = NULL;
	return member->read(reader, &step, value, member, (char *)record + member->offset);
}

bool json_read_members(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
    const struct json_member *members, void *record)
{
	const struct json_value *values[JSON_MEMBERS_MOST] = { NULL };

	if (value->kind != JSON_KIND_OBJECT)
		return fail_type(reader, at, value, "an object");
	if (!find_values(reader, at, value, members, values))
		return false;
	for (int i = 0; members[i].name != NULL; i++)
		if (!json_read_member(reader, at, values[i], &members[i], record))
			return false;
	return true;
}

bool json_read_entry(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
    const struct json_list *list, GPtrArray *array)
{
	if (list->limit > 0 && array->len >= list->limit)
		return fail(reader, at->up, "has more than %zu entries", list->limit);
	if (list->members != NULL)
		return json_read_members(reader, at, value, list->members, list->add(array));
	if (value->kind != JSON_KIND_TEXT)
		return fail_type(reader, at, value, "text");
	g_ptr_array_add(array, g_strdup(value->text));
	return true;
}

JSON_READER(json_read_list)
{
	struct json_step step = { at, NULL, 0 };

	if (value == NULL)
		return true;
	if (value->kind != JSON_KIND_LIST)
		return fail_type(reader, at, value, "a list");
	for (const struct json_value *entry = value->first; entry != NULL; entry = entry->next, step.index++)
		if (!json_read_entry(reader, &step, entry, member->list, *(GPtrArray **)field))
			return false;
	return true;
}

JSON_READER(json_read_string)
{
	(void)member;
	if (value != NULL && !is_text(value))
		return fail_type(reader, at, value, "text or null");
	*(char **)field = value == NULL ? NULL : g_strdup(value->text);
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
	if (value == NULL || is_date(value->text))
		return true;
	g_autofree char *text = shown(value->text);
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
	if (value->kind != JSON_KIND_OBJECT)
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
	if (value->kind != JSON_KIND_OBJECT)
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
static bool read_word(struct json_reader *reader, const struct json_step *at, const struct json_value *value,
    const char *const *names, int *index)
{
	g_autofree char *choice = g_strjoinv(", ", (char **)names);

	if (!is_text(value))
		return fail(reader, at, "is %s and must be one of %s", type_name(value), choice);
	for (*index = 0; names[*index] != NULL; (*index)++)
		if (strcmp(names[*index], value->text) == 0)
			return true;
	g_autofree char *text = shown(value->text);
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
	(void)member;
	*(guint32 *)field = COLOUR_NONE;
	if (value == NULL)
		return true;
	if (!is_text(value))
		return fail_type(reader, at, value, "a colour like \"#00703c\", or null");
	const char *text = value->text;
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
	if (value != NULL && value->kind != JSON_KIND_TRUE && value->kind != JSON_KIND_FALSE)
		return fail_type(reader, at, value, "true or false");
	*(bool *)field = value != NULL && value->kind == JSON_KIND_TRUE;
	return true;
}

JSON_READER(json_read_count)
{
	(void)member;
	if (value == NULL)
		return true;
	if (!is_whole(value))
		return fail_type(reader, at, value, "a whole number");
	gint64 number = value->whole;
	if (number < 0 || number > G_MAXINT)
		return fail(reader, at, "is out of range");
	*(unsigned *)field = (unsigned)number;
	return true;
}

JSON_READER(json_read_place)
{
	if (is_whole(value) && value->whole == 0)
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
	if (is_text_of(value, "rapporteur-report"))
		return true;
	return fail(reader, at, "must be \"rapporteur-report\"; only reports that rapporteur wrote as JSON are read");
}

JSON_READER(json_read_version)
{
	(void)member, (void)field;
	if (value == NULL || (is_whole(value) && value->whole == 1))
		return true;
	return fail(reader, at, "must be 1; another version of rapporteur wrote this report");
}
