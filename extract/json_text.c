#include "extract/json_text.h"

#include <string.h>

/** The end of a string that begins at `at` with its quote. */
static gsize string_end(const char *text, gsize length, gsize at)
{
	for (at++; at < length && text[at] != '"'; at++)
		if (text[at] == '\\')
			at++;
	return MIN(at + 1, length);
}

struct json_spot json_text_spot(const char *text, gsize offset)
{
	struct json_spot spot = { 1, 1 };

	for (gsize i = 0; i < offset; i++) {
		if (text[i] == '\n')
			spot = (struct json_spot){ spot.line + 1, 1 };
		else if (((unsigned char)text[i] & 0xc0) != 0x80)
			spot.column++;
	}
	return spot;
}

static gsize skip_space(const char *text, gsize length, gsize at)
{
	while (at < length && strchr(" \t\r\n", text[at]) != NULL && text[at] != '\0')
		at++;
	return at;
}

/** The end of the value that begins at `at`. */
static gsize value_end(const char *text, gsize length, gsize at)
{
	unsigned depth = 0;

	while (at < length) {
		char c = text[at];
		if (c == '"') {
			at = string_end(text, length, at);
			if (depth == 0)
				return at;
			continue;
		}
		if (depth == 0 && (c == ',' || c == '}' || c == ']'))
			return at;
		if (c == '{' || c == '[')
			depth++;
		else if ((c == '}' || c == ']') && --depth == 0)
			return at + 1;
		at++;
	}
	return at;
}

/** Where the value of one step down begins; `at`, where the container begins, if there is no such value. */
static gsize step_into(const char *text, gsize length, gsize at, const struct json_step *step)
{
	gsize container = at, n_name = step->name != NULL ? strlen(step->name) : 0;

	if (at >= length || text[at] != (step->name != NULL ? '{' : '['))
		return container;
	at = skip_space(text, length, at + 1);
	for (gsize index = 0; at < length && text[at] != '}' && text[at] != ']'; index++) {
		bool is_it = index == step->index;
		if (step->name != NULL) {
			gsize end = string_end(text, length, at);
			is_it = end - at == n_name + 2 && memcmp(text + at + 1, step->name, n_name) == 0;
			at = skip_space(text, length, skip_space(text, length, end) + 1);
		}
		if (is_it)
			return at;
		at = skip_space(text, length, value_end(text, length, at));
		if (at < length && text[at] == ',')
			at = skip_space(text, length, at + 1);
	}
	return container;
}

static gsize find(const char *text, gsize length, const struct json_step *way)
{
	if (way == NULL)
		return skip_space(text, length, 0);
	return step_into(text, length, find(text, length, way->up), way);
}

struct json_spot json_text_find(const char *text, gsize length, const struct json_step *way)
{
	return json_text_spot(text, find(text, length, way));
}

char *json_text_way(const struct json_step *way)
{
	if (way == NULL)
		return g_strdup("the report");
	g_autofree char *up = way->up != NULL ? json_text_way(way->up) : g_strdup("");
	if (way->name == NULL)
		return g_strdup_printf("%s[%zu]", up, way->index);
	return g_strconcat(up, *up != '\0' ? "." : "", way->name, NULL);
}
