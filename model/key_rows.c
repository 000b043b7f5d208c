#include "model/key.h"

#include <string.h>

#include "model/colour.h"
#include "model/pattern.h"
#include "model/sign.h"
#include "model/text.h"

#define PAIRS_MOST 6u    /* labels with their meanings side by side in one row */
#define MEANING_MOST 40u /* words; a longer cell is an account */

/** The cells of a row that show something; returns how many, more than `most` if there are too many. */
static unsigned shown_cells(const struct table *table, unsigned row, const struct cell **cells, unsigned most)
{
	unsigned n = 0;

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell->row != row || cell->col != col)
			continue;
		if (text_is_blank(cell->text) && cell->sign == SIGN_NONE && colour_is_faint(cell->fill))
			continue;
		if (n == most)
			return most + 1;
		cells[n++] = cell;
	}
	return n;
}

#define LABEL_MOST 4u /* words, below a heading */

/** Whether a cell can label an entry here: a colour or sign; below a "Key" any short text. */
static bool is_label(const struct cell *cell, bool headed)
{
	if (text_is_blank(cell->text))
		return true;
	if (headed)
		return text_count_words(cell->text) <= LABEL_MOST;
	return colour_of_word(cell->text) != HUE_NONE || sign_of_text(cell->text, NULL) != SIGN_NONE;
}

/** "4 On | course to finish": a number and its meaning, cut by the edge of a column above. */
static bool add_cut(GPtrArray *entries, const char *first, const char *second)
{
	unsigned number;

	if (!key_line_number(first, &number))
		return false;
	g_autofree char *line = g_strconcat(first, " ", second, NULL);
	return key_add_line(entries, line, KEY_NUMBERED);
}

/** "Blue Finished and closed | Green Running to time": each cell an entry whole, with its label. */
static bool add_each(GPtrArray *entries, const struct cell *const *cells, unsigned n)
{
	guint before = entries->len;

	for (unsigned i = 0; i < n; i++) {
		if (key_add_line(entries, cells[i]->text, KEY_HEADED) &&
		    ((struct scheme_entry *)entries->pdata[entries->len - 1])->label != NULL)
			continue;
		g_ptr_array_set_size(entries, (gint)before);
		return false;
	}
	return n > 0;
}

/** "Green | Finished | Amber | Going on": labels and meanings by turns. */
static bool add_pairs(GPtrArray *entries, const struct table *table, unsigned row, bool headed)
{
	const struct cell *cells[2 * PAIRS_MOST] = { NULL };
	unsigned n = shown_cells(table, row, cells, G_N_ELEMENTS(cells));

	if (n == 0 || n % 2 != 0 || n > G_N_ELEMENTS(cells))
		return false;
	if (headed && add_each(entries, cells, n))
		return true;
	if (headed && n == 2 && add_cut(entries, cells[0]->text, cells[1]->text))
		return true;
	for (unsigned i = 0; i < n; i += 2)
		if (!is_label(cells[i], headed) || text_is_blank(cells[i + 1]->text) ||
		    text_count_words(cells[i + 1]->text) > MEANING_MOST || is_label(cells[i + 1], false))
			return false;
	for (unsigned i = 0; i < n; i += 2)
		key_add_cells(entries, cells[i], cells[i + 1]->text);
	return true;
}

/** "Key: Green = finished; Amber = going on" in one cell, or its lines one below another. */
static bool add_whole(GPtrArray *entries, const char *text)
{
	guint before = entries->len;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (guint i = 0; lines[1] != NULL && lines[i] != NULL; i++)
		if (!text_is_blank(lines[i]) && key_heading(lines[i]) == KEY_NONE)
			key_add_line(entries, lines[i], KEY_ALONE);
	if (entries->len - before < 2) {
		g_ptr_array_set_size(entries, (gint)before);
		key_add_sentence(entries, text);
	}
	return entries->len > before;
}

unsigned key_add_rows(GPtrArray *entries, const struct table *table, GArray *rows, bool *below_heading)
{
	guint before = entries->len;
	bool headed = false;

	*below_heading = false;
	for (unsigned row = 0; row < table->n_rows; row++) {
		const struct cell *cells[2] = { NULL, NULL };
		unsigned n = shown_cells(table, row, cells, 1);
		bool is_heading = n == 1 && key_heading(cells[0]->text) != KEY_NONE;
		bool is_entry = n == 1 ? add_whole(entries, cells[0]->text) : add_pairs(entries, table, row, headed);
		*below_heading = *below_heading || (is_heading && row > 0);
		headed = is_heading || (headed && is_entry);
		if (is_heading || is_entry)
			g_array_append_val(rows, row);
	}
	return entries->len - before;
}
