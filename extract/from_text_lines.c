#include "extract/from_text.h"

#include <string.h>

#include "model/limits.h"
#include "model/text.h"

#define TAB_STOP 8 /* what terminals, editors and pdftotext take it for */

struct line *lines_at(const struct lines *lines, guint i)
{
	return &g_array_index(lines->lines, struct line, i);
}

bool lines_follows(const struct lines *lines, guint i)
{
	if (i == 0 || i >= lines->lines->len)
		return false;
	const struct line *line = lines_at(lines, i), *above = lines_at(lines, i - 1);
	return line->gap == 0 && line->page == above->page && line->left_out == LEFT_OUT_NONE &&
	    above->left_out == LEFT_OUT_NONE && !line->hollow;
}

struct place line_place(const struct line *line)
{
	return (struct place){ .page = 1, .page_end = 1, .line = line->number };
}

static bool is_no_break_space(gunichar c)
{
	return c == 0xa0 || c == 0x202f || c == 0x2007;
}

bool line_measure(struct line *line)
{
	unsigned column = 0;
	bool any = false;

	line->n_tabs = line->n_pipes = 0;
	line->hollow = false;
	for (const char *at = line->text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		column = c == '\t' ? (column / TAB_STOP + 1) * TAB_STOP : column + 1;
		line->n_tabs += c == '\t';
		line->n_pipes += c == '|' || c == 0x2502;
		line->hollow = line->hollow || is_no_break_space(c);
		if (g_unichar_isspace(c) || (g_unichar_type(c) == G_UNICODE_FORMAT))
			continue;
		if (!any)
			line->indent = column - 1;
		any = true;
		line->end = column;
	}
	if (any)
		line->hollow = false;
	return any || line->hollow;
}

/** The end of a line: its length, and in `skip` the bytes of the line end. */
static gsize find_end(const char *at, gsize *skip)
{
	gsize length = strcspn(at, "\r\n\f\v");

	*skip = at[length] == '\0' ? 0 : at[length] == '\r' && at[length + 1] == '\n' ? 2 : 1;
	return length;
}

bool lines_split(struct lines *lines, char *text)
{
	struct line line = { .number = 1, .page = 1 };
	gsize skip;

	lines->buffer = text;
	lines->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	for (char *at = text; *at != '\0'; at += skip) {
		line.text = at;
		at += find_end(at, &skip);
		char end = *at;
		*at = '\0';
		if (line_measure(&line)) {
			g_array_append_val(lines->lines, line);
			line.gap = 0;
		} else if (end != '\f' && end != '\v') {
			line.gap++;
		}
		if (lines->lines->len > LIMIT_TEXT_LINES)
			return false;
		line = (struct line){ .number = line.number + (end == '\n' || end == '\r'),
			.page = line.page + (end == '\f'),
			.gap = line.gap };
	}
	return true;
}
