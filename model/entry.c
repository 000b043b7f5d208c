#include "model/entry.h"

#include "model/rows.h"

/* points that make a row a part of the one before; see continuation_points */

void entry_free(struct entry *entry)
{
	if (entry == NULL)
		return;
	for (unsigned col = 0; col < entry->n; col++)
		g_free(entry->cells[col].text);
	g_free(entry->cells);
	g_free(entry->section);
	g_free(entry);
}

void entry_take_cell(struct cell *to, const struct cell *from)
{
	char *text = rows_join_text(to->text, from->text);
	struct cell was = *to;

	*to = *from;
	to->text = text;
	g_free(was.text);
	if (was.sign != SIGN_NONE) {
		to->sign = was.sign;
		to->sign_colour = was.sign_colour;
	}
	if (was.fill != COLOUR_NONE)
		to->fill = was.fill;
	if (was.ink != COLOUR_NONE)
		to->ink = was.ink;
}

struct entry *entry_new(unsigned n)
{
	struct entry *entry = g_new0(struct entry, 1);

	entry->n = n;
	entry->cells = g_new0(struct cell, MAX(1, n));
	for (unsigned col = 0; col < n; col++)
		entry->cells[col] = (struct cell){ .col = col,
			.rowspan = 1,
			.colspan = 1,
			.text = g_strdup(""),
			.fill = COLOUR_NONE,
			.ink = COLOUR_NONE,
			.sign_colour = COLOUR_NONE };
	return entry;
}

void entry_take(struct entry *entry, const struct table *table, unsigned row, bool spans)
{
	for (unsigned col = 0; col < table->n_cols && col < entry->n; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell != NULL && cell->col == col && (spans || cell->row == row))
			entry_take_cell(&entry->cells[col], cell);
	}
	entry->n_rows++;
	struct place place = table->rows[row].place;
	if (entry->place.page == 0)
		entry->place = place;
	entry->place.page_end = MAX(entry->place.page_end, MAX(place.page, place.page_end));
}
