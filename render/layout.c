#include "render/layout.h"

#include <stdarg.h>
#include <string.h>

#define INK 0x1b1f24
#define QUIET 0x44505c /* 8.3:1 on white */
#define NAVY 0x12263a

const struct style_look LAYOUT_STYLES[N_STYLES] = {
	[STYLE_BODY] = { WEIGHT_REGULAR, 10.5, 14, INK },
	[STYLE_STRONG] = { WEIGHT_BOLD, 10.5, 14, NAVY },
	[STYLE_OLDER] = { WEIGHT_REGULAR, 10.5, 14, 0x39434d },
	[STYLE_SMALL] = { WEIGHT_REGULAR, 9, 12, QUIET },
	[STYLE_SMALL_STRONG] = { WEIGHT_BOLD, 9, 12.5, 0x1b3a57 },
	[STYLE_TITLE] = { WEIGHT_BOLD, 21, 25, NAVY },
	[STYLE_STAGE] = { WEIGHT_REGULAR, 13, 17, QUIET },
	[STYLE_HEADING] = { WEIGHT_BOLD, 15, 19, NAVY },
	[STYLE_SUBHEADING] = { WEIGHT_BOLD, 11, 14.5, NAVY },
	[STYLE_COLUMN] = { WEIGHT_BOLD, 10, 13, 0xffffff },
	[STYLE_BAND] = { WEIGHT_BOLD, 10.5, 14, NAVY },
};

struct cell *cell_new(void)
{
	struct cell *cell = g_new0(struct cell, 1);

	cell->blocks = g_array_new(FALSE, TRUE, sizeof(struct block));
	cell->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	return cell;
}

void cell_free(struct cell *cell)
{
	if (cell == NULL)
		return;
	g_array_unref(cell->blocks);
	g_array_unref(cell->lines);
	if (cell->texts != NULL)
		g_string_chunk_free(cell->texts);
	g_free(cell);
}

void cell_clear(struct cell *cell)
{
	g_array_set_size(cell->blocks, 0);
	g_array_set_size(cell->lines, 0);
	if (cell->texts != NULL)
		g_string_chunk_clear(cell->texts);
}

struct block *cell_add(struct cell *cell, enum block_kind kind, enum style style, enum tag tag, const char *text)
{
	struct block block = { .kind = kind, .style = style, .tag = tag, .text = text, .length = text != NULL ? strlen(text) : 0 };

	g_array_append_val(cell->blocks, block);
	return &g_array_index(cell->blocks, struct block, cell->blocks->len - 1);
}

const char *cell_text(struct cell *cell, const char *text)
{
	if (cell->texts == NULL)
		cell->texts = g_string_chunk_new(512);
	return g_string_chunk_insert(cell->texts, text);
}

const char *cell_format(struct cell *cell, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	const char *kept = cell_text(cell, text);
	g_free(text);
	return kept;
}

double layout_height(const struct cell *cell, guint from, guint to)
{
	double height = 0;

	for (guint i = from; i < to; i++) {
		const struct line *line = &g_array_index(cell->lines, struct line, i);
		height += (double)line->height + (i > from ? (double)line->before : 0);
	}
	return height;
}

static const struct block *block_of(const struct cell *cell, guint line)
{
	return &g_array_index(cell->blocks, struct block, g_array_index(cell->lines, struct line, line).block);
}

/** Whether a page may end before this line: not after a heading, nor with one line of a paragraph on either side. */
static bool may_break_before(const struct cell *cell, guint line)
{
	const struct line *lines = &g_array_index(cell->lines, struct line, 0);
	guint n = cell->lines->len;

	if (line == 0 || line >= n)
		return true;
	if (lines[line].block != lines[line - 1].block) {
		const struct block *above = block_of(cell, line - 1);
		return !above->keep_next && above->kind != BLOCK_RULE;
	}
	bool is_orphan = line < 2 || lines[line - 2].block != lines[line].block;
	bool is_widow = line + 1 >= n || lines[line + 1].block != lines[line].block;
	return !is_orphan && !is_widow;
}

guint layout_fit(const struct cell *cell, guint from, double height, bool is_top)
{
	guint n = cell->lines->len, fits = from;
	double used = 0;

	while (fits < n) {
		const struct line *line = &g_array_index(cell->lines, struct line, fits);
		used += (double)line->height + (fits > from ? (double)line->before : 0);
		if (used > height + 0.01)
			break;
		fits++;
	}
	guint end = fits;
	while (end > from && !may_break_before(cell, end))
		end--;
	if (end == from && is_top)
		end = MAX(fits, from + 1); /* nothing is kept together that a whole page cannot hold */
	return MIN(end, n) - from;
}
