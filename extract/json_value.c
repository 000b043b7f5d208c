#include "extract/json_value.h"

#include <string.h>
#include <yajl_parse.h>

#include "extract/extract.h"
#include "extract/json_text.h"
#include "model/limits.h"

#define CONTAINER_COST 4  /* an empty object is a value, a level and perhaps a record: some 350 bytes */
#define BLOCK_VALUES 256u /* more than an ordinary record has */
#define BLOCK_BYTES 8192u /* of texts: some ten records */
#define WHOLE_DIGITS 18   /* any number of so many digits fits 64 bits */
#define OUTERMOST 1u      /* the depth of the outermost object's members */

struct reading {
	const struct json_sink *sink;
	yajl_handle yajl;
	GPtrArray *blocks; /* of BLOCK_VALUES values each */
	guint n_values;
	GStringChunk *texts;
	struct json_value *open[LIMIT_NESTING + 1], *last[LIMIT_NESTING + 1]; /* containers of the piece, by depth */
	guint depth, piece_depth; /* a value at piece_depth begins a piece */
	guint64 cost;
	const char *name; /* of the next value */
	enum json_want want;
	int code; /* of the error, if one stopped the reading */
	const char *wrong;
};

static int stop(struct reading *reading, int code, const char *wrong)
{
	reading->code = code;
	reading->wrong = wrong;
	return 0;
}

static struct json_value *new_value(struct reading *reading, enum json_kind kind)
{
	guint block = reading->n_values / BLOCK_VALUES;

	if (block == reading->blocks->len)
		g_ptr_array_add(reading->blocks, g_new(struct json_value, BLOCK_VALUES));
	struct json_value *value = (struct json_value *)g_ptr_array_index(reading->blocks, block) +
	    reading->n_values++ % BLOCK_VALUES;
	*value = (struct json_value){ .kind = kind, .name = reading->name };
	reading->name = NULL;
	return value;
}

/** Hands a whole piece over and forgets it. */
static void end_piece(struct reading *reading, const struct json_value *value)
{
	reading->sink->take(reading->sink->data, value, reading->piece_depth > OUTERMOST);
	reading->n_values = 0;
	g_string_chunk_clear(reading->texts);
}

/** A value where the text has one; NULL if it is not wanted, or too much. */
static struct json_value *add(struct reading *reading, enum json_kind kind, guint cost)
{
	reading->cost += cost;
	if (reading->cost > LIMIT_JSON_COST) {
		stop(reading, EXTRACT_ERROR_TOO_BIG, "it has more values than any report");
		return NULL;
	}
	if (reading->depth == 0 && kind != JSON_KIND_OBJECT) {
		stop(reading, EXTRACT_ERROR_JSON, "the report must be an object");
		return NULL;
	}
	if (reading->depth < reading->piece_depth || reading->want == JSON_WANT_NOTHING)
		return NULL;
	struct json_value *value = new_value(reading, kind);
	if (reading->depth == reading->piece_depth)
		return value;
	struct json_value *up = reading->open[reading->depth], *before = reading->last[reading->depth];
	if (before == NULL)
		up->first = value;
	else
		before->next = value;
	reading->last[reading->depth] = value;
	up->n++;
	return value;
}

/** Ends a value that holds no others. */
static int end_simple(struct reading *reading, const struct json_value *value)
{
	if (value != NULL && reading->depth == reading->piece_depth)
		end_piece(reading, value);
	return reading->wrong == NULL;
}

static int on_null(void *data)
{
	return end_simple(data, add(data, JSON_KIND_NULL, 1));
}

static int on_boolean(void *data, int is_true)
{
	return end_simple(data, add(data, is_true ? JSON_KIND_TRUE : JSON_KIND_FALSE, 1));
}

static int on_number(void *data, const char *text, size_t length)
{
	bool is_whole = length <= WHOLE_DIGITS && memchr(text, '.', length) == NULL &&
	    memchr(text, 'e', length) == NULL && memchr(text, 'E', length) == NULL;
	struct json_value *value = add(data, is_whole ? JSON_KIND_WHOLE : JSON_KIND_REAL, 1);

	if (value != NULL && is_whole) {
		char digits[WHOLE_DIGITS + 1] = "";
		memcpy(digits, text, length);
		value->whole = g_ascii_strtoll(digits, NULL, 10);
	}
	return end_simple(data, value);
}

/** Keeps a text; NULL if it has a NUL, which no C string can hold. */
static const char *keep(struct reading *reading, const unsigned char *text, size_t length)
{
	if (memchr(text, '\0', length) != NULL) {
		stop(reading, EXTRACT_ERROR_JSON, "a text has the character U+0000");
		return NULL;
	}
	return g_string_chunk_insert_len(reading->texts, (const char *)text, (gssize)length);
}

static int on_text(void *data, const unsigned char *text, size_t length)
{
	struct reading *reading = data;
	struct json_value *value = add(reading, JSON_KIND_TEXT, 1);

	if (value != NULL)
		value->text = keep(reading, text, length);
	return reading->wrong == NULL ? end_simple(reading, value) : 0;
}

static int on_name(void *data, const unsigned char *text, size_t length)
{
	struct reading *reading = data;

	if (reading->depth > OUTERMOST && reading->want == JSON_WANT_NOTHING)
		return 1;
	reading->name = keep(reading, text, length);
	if (reading->name == NULL || reading->depth > OUTERMOST)
		return reading->name != NULL;
	reading->piece_depth = OUTERMOST;
	reading->want = reading->sink->want(reading->sink->data, reading->name);
	return 1;
}

static int begin_container(struct reading *reading, enum json_kind kind)
{
	if (reading->depth == OUTERMOST && kind == JSON_KIND_LIST && reading->want == JSON_WANT_ENTRIES) {
		reading->piece_depth = OUTERMOST + 1;
		reading->name = NULL;
	}
	struct json_value *value = add(reading, kind, CONTAINER_COST);
	if (reading->wrong != NULL)
		return 0;
	if (reading->depth == LIMIT_NESTING)
		return stop(reading, EXTRACT_ERROR_TOO_BIG, "it is nested deeper than any report");
	reading->depth++;
	reading->open[reading->depth] = value;
	reading->last[reading->depth] = NULL;
	return 1;
}

static int on_object(void *data)
{
	return begin_container(data, JSON_KIND_OBJECT);
}

static int on_list(void *data)
{
	return begin_container(data, JSON_KIND_LIST);
}

static int on_end(void *data)
{
	struct reading *reading = data;
	const struct json_value *value = reading->open[reading->depth--];

	if (value != NULL && reading->depth == reading->piece_depth)
		end_piece(reading, value);
	return 1;
}

static bool fail(const char *text, gsize offset, int code, const char *lead, const char *wrong, GError **error)
{
	struct json_spot spot = json_text_spot(text, offset);

	g_set_error(error, EXTRACT_ERROR, code, "line %u, column %u: %s%s", spot.line, spot.column, lead, wrong);
	return false;
}

/** What yajl says of wrong JSON, on one line and without which part of it says so ("lexical error: "). */
static bool fail_syntax(struct reading *reading, const char *text, gsize offset, GError **error)
{
	unsigned char *words = yajl_get_error(reading->yajl, 0, NULL, 0);
	g_autofree char *line = g_strdelimit(g_strdup((const char *)words), "\n", ' ');
	const char *said = strstr(line, "error: ") != NULL ? strstr(line, "error: ") + strlen("error: ") : line;
	bool is_short = g_str_has_prefix(said, "premature EOF");

	yajl_free_error(reading->yajl, words);
	return fail(text, offset, EXTRACT_ERROR_JSON,
	    "this is not JSON: ", is_short ? "it ends in the midst" : g_strchomp((char *)said), error);
}

static bool parse(struct reading *reading, const char *text, gsize length, GError **error)
{
	yajl_status status = yajl_parse(reading->yajl, (const unsigned char *)text, length);
	gsize offset = status == yajl_status_ok ? length : MIN(yajl_get_bytes_consumed(reading->yajl), length);

	if (status == yajl_status_ok)
		status = yajl_complete_parse(reading->yajl);
	if (reading->wrong != NULL)
		return fail(text, offset, reading->code, "", reading->wrong, error);
	return status == yajl_status_ok || fail_syntax(reading, text, offset, error);
}

bool json_value_read(const char *text, gsize length, const struct json_sink *sink, GError **error)
{
	static const yajl_callbacks CALLBACKS = { .yajl_null = on_null,
		.yajl_boolean = on_boolean,
		.yajl_number = on_number,
		.yajl_string = on_text,
		.yajl_start_map = on_object,
		.yajl_map_key = on_name,
		.yajl_end_map = on_end,
		.yajl_start_array = on_list,
		.yajl_end_array = on_end };
	struct reading reading = { .sink = sink, .piece_depth = OUTERMOST };
	const char *end;

	if (!g_utf8_validate_len(text, length, &end) && *end != '\0') /* a NUL outside a text is wrong JSON anyway */
		return fail(text, (gsize)(end - text), EXTRACT_ERROR_JSON, "this is not JSON: ", "it is not UTF-8",
		    error);
	reading.yajl = yajl_alloc(&CALLBACKS, NULL, &reading);
	reading.blocks = g_ptr_array_new_with_free_func(g_free);
	reading.texts = g_string_chunk_new(BLOCK_BYTES);
	yajl_config(reading.yajl, yajl_dont_validate_strings, 1); /* which was done above, whole characters and all */
	bool is_read = parse(&reading, text, length, error);
	g_string_chunk_free(reading.texts);
	g_ptr_array_unref(reading.blocks);
	yajl_free(reading.yajl);
	return is_read;
}
