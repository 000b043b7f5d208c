#include "extract/look.h"

#define MOST_HEADS 4u /* rows of a head; the deepest seen has 3 levels and a title */

/** What the cells of a row that hold something have in common. */
struct row_look {
	unsigned n, width; /* cells; columns of the widest */
	bool bold;         /* every one with words */
	guint32 fill;      /* of every one; COLOUR_NONE: none, or several */
};

static struct row_look *rows_look(const struct table *table)
{
	struct row_look *looks = g_new0(struct row_look, table->n_rows + 1);

	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		struct row_look *look = &looks[cell->row];
		bool first = look->n++ == 0;
		look->bold = (first || look->bold) && (cell->bold || *cell->text == '\0');
		look->fill = first || look->fill == cell->fill ? cell->fill : COLOUR_NONE;
		look->width = MAX(look->width, cell->colspan);
	}
	return looks;
}

/** Whether a row differs from the one that would be the first of the body as a head does. */
static bool stands_out(const struct row_look *looks, unsigned row, unsigned body, unsigned n_rows)
{
	const struct row_look *head = &looks[row], *first = &looks[body];
	bool banded = body + 1 < n_rows && looks[body + 1].fill == head->fill;

	if (head->n == 0)
		return false;
	return (head->bold && !first->bold) || (head->fill != COLOUR_NONE && head->fill != first->fill && !banded);
}

static unsigned count_heads(const struct table *table)
{
	g_autofree struct row_look *looks = rows_look(table);
	unsigned n = 0;

	for (unsigned body = 1; body < table->n_rows && body <= MOST_HEADS && n == 0; body++) {
		bool all = looks[body].n > 0;
		for (unsigned row = 0; row < body && all; row++)
			all = stands_out(looks, row, body, table->n_rows);
		n = all ? body : 0;
	}
	/* one cell over all columns is a title or the name of a group, and no head of columns */
	return n == 1 && table->n_cols > 1 && looks[0].width >= table->n_cols ? 0 : n;
}

void look_heads(struct doc *doc)
{
	for (guint i = 0; i < doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->table == NULL)
			continue;
		unsigned n = block->table->n_header_rows > 0 ? block->table->n_header_rows : count_heads(block->table);
		for (guint k = 0; k < block->table->cells->len; k++) {
			struct cell *cell = g_ptr_array_index(block->table->cells, k);
			cell->header = cell->header || cell->row < n;
		}
	}
}
