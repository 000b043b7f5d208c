#include "model/minutes_line.h"

#include <string.h>

#include "model/minutes_table.h"
#include "model/text.h"

char *minutes_line_label(const struct minute_line *line)
{
	if (line->mark.style == MARK_NONE || line->mark.style == MARK_BULLET)
		return NULL;
	return g_strndup(line->text, line->mark.label_end);
}

const char *minutes_line_body(const struct minute_line *line)
{
	return line->text + line->mark.body;
}

void minutes_line_free(gpointer data)
{
	struct minute_line *line = data;

	g_free(line->text);
	g_free(line->beside);
	g_free(line->when);
	g_free(line);
}

struct minute_line *minutes_line_add(GPtrArray *lines, char *text, guint block, struct place place)
{
	struct minute_line *line;

	g_strstrip(text);
	if (text_is_blank(text)) {
		g_free(text);
		return NULL;
	}
	line = g_new0(struct minute_line, 1);
	line->text = text;
	line->block = line->last_block = block;
	line->place = place;
	minutes_mark(text, &line->mark);
	g_ptr_array_add(lines, line);
	return line;
}

GStrv minutes_line_split(const char *text)
{
	static const char *const BULLETS[] = { "•", "▪", "●" };
	bool parted = *text == '\0' || strchr(text, '\n') != NULL;

	/* most lines are one, and each split has its pattern made anew */
	for (size_t i = 0; i < G_N_ELEMENTS(BULLETS) && !parted; i++)
		parted = strstr(text, BULLETS[i]) != NULL;
	if (!parted)
		return g_strsplit(text, "\n", 1);
	return g_regex_split_simple("\\n+|\\s+(?=[•▪●]\\s)", text, 0, 0);
}

static void add_block(GPtrArray *lines, const struct block *block, guint n)
{
	g_autofree char *tidy = text_tidy(block->text != NULL ? block->text : "");
	g_auto(GStrv) parts = minutes_line_split(tidy);

	for (guint i = 0; parts[i] != NULL; i++) {
		struct minute_line *line = minutes_line_add(lines, g_strdup(parts[i]), n, block->place);
		if (line == NULL)
			continue;
		line->heading = block->kind == BLOCK_HEADING;
		line->bold = block->bold;
		line->indent = block->indent;
		line->gap = i > 0 || block->gap_before;
		line->level = block->level > 1 && block->kind == BLOCK_ITEM ? block->level - 1 : 0;
		if (line->mark.style == MARK_BULLET && line->level == 0)
			line->level = 1;
	}
}

GPtrArray *minutes_lines(const struct doc *doc)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(minutes_line_free);

	for (guint i = 0; i < doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->kind == BLOCK_LEFT_OUT)
			continue;
		if (block->kind == BLOCK_TABLE)
			minutes_table_lines(block->table, i, lines);
		else
			add_block(lines, block, i);
	}
	return lines;
}
