#include "model/doc.h"

#include <string.h>

#include "model/note.h"

static void cell_free(void *data)
{
	struct cell *cell = data;

	g_free(cell->text);
	g_free(cell);
}

struct table *table_new(enum table_source source)
{
	struct table *table = g_new0(struct table, 1);

	table->source = source;
	table->cells = g_ptr_array_new_with_free_func(cell_free);
	return table;
}

void table_free(struct table *table)
{
	if (table == NULL)
		return;
	g_ptr_array_unref(table->cells);
	g_free(table->rows);
	g_free(table->grid);
	g_free(table);
}

struct cell *table_add(struct table *table, unsigned row, unsigned col, char *text)
{
	struct cell *cell = g_new0(struct cell, 1);

	*cell = (struct cell){ .row = row,
		.col = col,
		.rowspan = 1,
		.colspan = 1,
		.text = text,
		.fill = COLOUR_NONE,
		.ink = COLOUR_NONE,
		.sign_colour = COLOUR_NONE,
		.place = table->place };
	g_ptr_array_add(table->cells, cell);
	return cell;
}

static int cell_compare(const void *a, const void *b)
{
	const struct cell *x = *(struct cell *const *)a, *y = *(struct cell *const *)b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->col < y->col ? -1 : x->col > y->col;
}

static void grid_fill(struct table *table)
{
	g_free(table->grid);
	table->grid = g_new0(struct cell *, (gsize)table->n_rows * table->n_cols);
	for (guint i = 0; i < table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(table->cells, i);
		for (unsigned row = cell->row; row < cell->row + cell->rowspan; row++)
			for (unsigned col = cell->col; col < cell->col + cell->colspan; col++)
				table->grid[(gsize)row * table->n_cols + col] = cell;
	}
}

void table_close(struct table *table)
{
	unsigned n_rows = table->n_rows;

	g_ptr_array_sort(table->cells, cell_compare);
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		n_rows = MAX(n_rows, cell->row + cell->rowspan);
		table->n_cols = MAX(table->n_cols, cell->col + cell->colspan);
	}
	table->rows = g_renew(struct row, table->rows, n_rows);
	for (unsigned row = table->rows_known; row < n_rows; row++)
		table->rows[row] = (struct row){ .place = table->place };
	table->n_rows = table->rows_known = n_rows;
	grid_fill(table);
}

struct cell *table_at(const struct table *table, unsigned row, unsigned col)
{
	if (row >= table->n_rows || col >= table->n_cols)
		return NULL;
	return table->grid[(gsize)row * table->n_cols + col];
}

struct block *block_new(enum block_kind kind, char *text, struct place place)
{
	struct block *block = g_new0(struct block, 1);

	block->kind = kind;
	block->text = text;
	block->place = place;
	return block;
}

void block_free(struct block *block)
{
	if (block == NULL)
		return;
	g_free(block->text);
	table_free(block->table);
	g_free(block);
}

static void block_free_any(void *block)
{
	block_free(block);
}

struct doc *doc_new(const char *file, const char *type)
{
	struct doc *doc = g_new0(struct doc, 1);

	doc->file = g_strdup(file);
	doc->type = type;
	doc->n_pages = 1;
	doc->blocks = g_ptr_array_new_with_free_func(block_free_any);
	doc->notes = notes_new();
	return doc;
}

void doc_free(struct doc *doc)
{
	if (doc == NULL)
		return;
	g_free(doc->file);
	g_free(doc->sha256);
	g_free(doc->title);
	g_ptr_array_unref(doc->blocks);
	g_ptr_array_unref(doc->notes);
	g_free(doc);
}

struct block *doc_add(struct doc *doc, enum block_kind kind, char *text, struct place place)
{
	struct block *block = block_new(kind, text, place);

	g_ptr_array_add(doc->blocks, block);
	return block;
}
