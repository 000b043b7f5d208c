/** Records laid on their side, labels beside values, that go on over a page. */
#include "extract/from_text_layout.h"

#include <string.h>

#include "model/text.h"

#define KEY_COLUMNS 30u   /* the left of two columns is a name or a sign, not half a page of prose */
#define CUT_LABELS 1u     /* known labels beside values at a page's end are a record on its side that goes on */
#define CARRIED_INDENT 8u /* characters: no label is so short that its value begins further left */

struct table *layout_table_above(const struct lines *lines, guint first)
{
	guint above = first;

	while (above > 0 && lines_at(lines, above - 1)->left_out != LEFT_OUT_NONE)
		above--;
	if (above == 0 || lines_at(lines, above - 1)->page == lines_at(lines, first)->page)
		return NULL;
	for (guint i = lines->doc->blocks->len; i > 0; i--) {
		const struct block *block = g_ptr_array_index(lines->doc->blocks, i - 1);
		if (block->kind == BLOCK_LEFT_OUT)
			continue;
		bool two = block->kind == BLOCK_TABLE && block->table->source == TABLE_COLUMNS &&
		    block->table->n_cols == 2;
		return two ? block->table : NULL;
	}
	return NULL;
}

/** Whether a page ends with the lines: what is left of its lines is left out. */
static bool ends_page(const struct layout *layout)
{
	const struct lines *lines = layout->lines;
	const struct layout_line *last = g_ptr_array_index(layout->rows, layout->rows->len - 1);
	guint i = (guint)(last->line - lines_at(lines, 0)) + 1;

	while (i < lines->lines->len && lines_at(lines, i)->left_out != LEFT_OUT_NONE)
		i++;
	return i < lines->lines->len && lines_at(lines, i)->page != last->line->page;
}

bool layout_is_label_alone(const struct layout *layout)
{
	const struct layout_line *last = g_ptr_array_index(layout->rows, layout->rows->len - 1);

	return columns_heading(last->line->text + strspn(last->line->text, " "), NULL).score > 0 && ends_page(layout);
}

bool layout_is_table_of_two(const struct layout *layout)
{
	unsigned starts[LAYOUT_COLUMNS + 1];
	unsigned n_both = 0, n_marked = 0, widest = 0, n_names = 0, n_known = 0;

	for (guint i = 0; i < layout->rows->len; i++) {
		const struct layout_line *line = g_ptr_array_index(layout->rows, i);
		g_autofree char *left = g_strchomp(layout_text(layout, line, 0));
		n_both += layout_pieces(line, starts) == 2;
		widest = MAX(widest, (unsigned)g_utf8_strlen(left + strspn(left, " "), -1));
		n_marked += line_is_marker(left + strspn(left, " ")) || g_str_has_suffix(left, ":");
		n_names += *left != '\0';
		n_known += *left != '\0' && columns_heading(left + strspn(left, " "), NULL).score > 0;
	}
	const struct line *first = ((struct layout_line *)g_ptr_array_index(layout->rows, 0))->line;
	bool cut = n_both >= CUT_LABELS && n_known == n_names && n_names > 0;
	cut = cut &&
	    (ends_page(layout) ||
		layout_table_above(layout->lines, (guint)(first - lines_at(layout->lines, 0))) != NULL);
	return widest <= KEY_COLUMNS && (n_both >= 3 || cut) && n_marked * 2 < n_both;
}

void layout_join_below(struct table *above, struct table *table)
{
	unsigned n_rows = above->n_rows;

	table_close(table);
	bool goes_on = table_at(table, 0, 0) == NULL && n_rows > 0;
	struct cell *last = goes_on ? table_at(above, n_rows - 1, 1) : NULL;
	for (guint i = 0; i < table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(table->cells, i);
		if (last != NULL && cell->row == 0) {
			char *text = g_strconcat(last->text, "\n", cell->text, NULL);
			g_free(last->text);
			last->text = text;
			continue;
		}
		struct cell *copy = table_add(above, n_rows + cell->row - (last != NULL), cell->col,
		    g_strdup(cell->text));
		copy->place = cell->place;
		copy->colspan = cell->colspan;
	}
	above->columns_unsure = above->columns_unsure || table->columns_unsure;
	table_close(above);
	table_free(table);
}

/** Divides a line into a known label and what stands beside it. False: it is none. */
static bool read_labelled(const struct line *at, char **label, char **value)
{
	struct gutter first, rest;
	unsigned from = 0;

	if (at->left_out != LEFT_OUT_NONE || at->end > LAYOUT_COLUMNS)
		return false;
	g_autofree struct layout_line *line = layout_line_new(at);
	if (!layout_next_piece(line, &from, &first) || !layout_next_piece(line, &from, &rest))
		return false;
	*label = g_ucs4_to_utf8(line->text + first.start, (glong)(first.end - first.start), NULL, NULL, NULL);
	if (columns_heading(*label, NULL).score > 0) {
		g_autofree char *text = g_ucs4_to_utf8(line->text + rest.start, -1, NULL, NULL, NULL);
		*value = text_tidy(text);
		return true;
	}
	g_clear_pointer(label, g_free);
	return false;
}

/** Whether a line stands where values do, with nothing beside it. */
static bool is_rest(const struct lines *lines, guint i, guint first)
{
	const struct line *line = lines_at(lines, i), *above = lines_at(lines, first);
	unsigned starts[LAYOUT_COLUMNS + 1];

	if (line->left_out != LEFT_OUT_NONE || line->page != above->page || line->end > LAYOUT_COLUMNS ||
	    line->indent + LAYOUT_WIDE_SPACE < above->indent)
		return false;
	g_autofree struct layout_line *laid = layout_line_new(line);
	return layout_pieces(laid, starts) == 1;
}

static void append(struct cell *cell, const struct line *line)
{
	g_autofree char *tidy = text_tidy(line->text);
	char *text = g_strconcat(cell->text, line->gap > 0 ? "\n" : " ", tidy, NULL);

	g_free(cell->text);
	cell->text = text;
}

/** Adds the labels and values from line `i` on to the table. The line behind them. */
static guint add_labelled(const struct lines *lines, guint i, struct table *table)
{
	char *label, *value;

	for (guint page = lines_at(lines, i)->page; i < lines->lines->len && lines_at(lines, i)->page == page; i++) {
		if (!read_labelled(lines_at(lines, i), &label, &value))
			break;
		unsigned row = table->n_rows;
		table_add(table, row, 0, label)->place = line_place(lines_at(lines, i));
		struct cell *cell = table_add(table, row, 1, value);
		cell->place = line_place(lines_at(lines, i));
		while (i + 1 < lines->lines->len && lines_at(lines, i + 1)->page == page && is_rest(lines, i + 1, i) &&
		    lines_at(lines, i + 1)->indent >= CARRIED_INDENT)
			append(cell, lines_at(lines, ++i));
	}
	table_close(table);
	return i;
}

/** Whether a line is a known label with its value beside it. */
static bool is_labelled(const struct lines *lines, guint i)
{
	char *label = NULL, *value = NULL;
	bool found = i < lines->lines->len && read_labelled(lines_at(lines, i), &label, &value);

	g_free(label);
	g_free(value);
	return found;
}

/** A record's last label and value, alone at the top of a page. */
static guint read_last_label(struct lines *lines, guint first)
{
	struct table *above = is_labelled(lines, first) ? layout_table_above(lines, first) : NULL;
	struct cell *label = above != NULL ? table_at(above, 0, 0) : NULL,
		    *value = above != NULL ? table_at(above, 0, 1) : NULL;
	bool on_side = label != NULL && value != NULL && columns_heading(label->text, NULL).score > 0 &&
	    columns_heading(value->text, NULL).score == 0;

	if (!on_side || lines_follows(lines, first + 1) || is_labelled(lines, first + 1))
		return 0;
	return add_labelled(lines, first, above) - first;
}

guint carried_read(struct lines *lines, guint first)
{
	guint behind = first;

	if (lines_at(lines, first)->indent < CARRIED_INDENT)
		return read_last_label(lines, first);
	struct table *above = layout_table_above(lines, first);
	struct cell *last = above != NULL && above->n_rows > 0 ? table_at(above, above->n_rows - 1, 1) : NULL;
	while (last != NULL && behind < lines->lines->len && is_rest(lines, behind, first))
		behind++;
	if (behind == first || !is_labelled(lines, behind))
		return 0;
	for (guint i = first; i < behind; i++)
		append(last, lines_at(lines, i));
	return add_labelled(lines, behind, above) - first;
}
