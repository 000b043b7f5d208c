/** Records laid on their side, labels beside values, that go on over a page. */
#include "extract/from_text_layout.h"

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
		bool two = block->kind == BLOCK_TABLE && block->table->source == TABLE_COLUMNS && block->table->n_cols == 2;
		return two ? block->table : NULL;
	}
	return NULL;
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
		struct cell *copy = table_add(above, n_rows + cell->row - (last != NULL), cell->col, g_strdup(cell->text));
		copy->place = cell->place;
		copy->colspan = cell->colspan;
	}
	above->columns_unsure = above->columns_unsure || table->columns_unsure;
	table_close(above);
	table_free(table);
}
