/** The lines of a table that white space divides, put together as rows. */
#include "extract/from_text_begins.h"

#include <string.h>

#include "model/label.h"
#include "model/text.h"

#define WIDE_COLUMN 50u /* columns: in a narrower one words of lists stand alone on lines as well */
/* a wrapped line is more than half full; the next word would have had room behind a shorter one */
#define SHORT_LINE 2u
#define LAST_COLUMN 20u /* characters that a table's last column is taken to be wide */

struct division {
	const struct layout *layout;
	struct begins begins;
	struct table *table;
	unsigned row;                    /* the row being filled */
	GString **cells;                 /* of that row, n_cols */
	glong *ends;                     /* characters of the line that was last put into each cell */
	const struct layout_line *first; /* of that row */
	bool doubtful;                   /* a line of that row is */
	GArray *doubts;                  /* bool, of each row */
};

static const struct layout_line *line_at(const struct layout *layout, guint i)
{
	return g_ptr_array_index(layout->rows, i);
}

/** Writes the row that was filled into the table. */
static void finish_row(struct division *division)
{
	bool any = false;

	for (unsigned col = 0; col < division->layout->n_cols; col++) {
		GString *cell = division->cells[col];
		any = any || cell->len > 0;
		if (cell->len > 0)
			line_add_cell(division->table, division->row, col, cell->str, division->first->line);
		g_string_truncate(cell, 0);
	}
	if (any) {
		g_array_set_size(division->doubts, division->row + 1);
		g_array_index(division->doubts, bool, division->row++) = division->doubtful;
	}
	division->first = NULL;
	division->doubtful = false;
}

/**
 * Whether a line of a cell ended long before its column did, so that what follows in a capital is a paragraph of its
 * own.
 */
static bool is_ended(const struct division *division, unsigned col, const char *text)
{
	const unsigned *starts = division->layout->starts;
	unsigned width = starts[col + 1] - starts[col];
	gunichar first = g_utf8_get_char(text);

	return col + 1 < division->layout->n_cols && width >= WIDE_COLUMN &&
	    (g_unichar_isupper(first) || g_unichar_isdigit(first)) && division->ends[col] * SHORT_LINE < (glong)width;
}

/** Appends a line to a cell: in the column of the numbers a code that was too long for it goes on without a space. */
static void append(const struct division *division, unsigned col, const char *text)
{
	GString *cell = division->cells[col];
	bool number = division->layout->fields != NULL && division->layout->fields[col] == FIELD_NUMBER;

	if (number && cell->len > 0 && begins_is_code_cut(cell->str, text))
		g_string_append(cell, text);
	else
		lines_append(division->layout->lines, cell, text);
}

/** Appends a line's words to the cells of the row; below a blank line or with a bullet as a new paragraph. */
static void fill(struct division *division, const struct layout_line *line)
{
	for (unsigned col = 0; col < division->layout->n_cols; col++) {
		g_autofree char *printed = g_strstrip(layout_text(division->layout, line, col));
		/* the second bullet of some word processors is a letter */
		g_autofree char *text = printed[0] == 'o' && printed[1] == ' ' ?
		    g_strconcat("\xe2\x80\xa2 ", printed + 2, NULL) :
		    g_strdup(printed);
		GString *cell = division->cells[col];
		if (*text == '\0')
			continue;
		bool paragraph = division->first != NULL &&
		    (line->line->gap > 0 || line_is_item(text, NULL) || is_ended(division, col, text));
		if (paragraph && cell->len > 0) {
			g_string_append_c(cell, '\n');
			g_string_append(cell, text);
		} else {
			append(division, col, text);
		}
		division->ends[col] = g_utf8_strlen(text, -1);
	}
	if (division->first == NULL)
		division->first = line;
	division->doubtful = division->doubtful || line->doubtful;
}

/** A group with nothing but a first cell names the rows below it. */
static bool is_section_row(const struct division *division, guint i)
{
	const struct layout *layout = division->layout;
	const struct layout_line *line = line_at(layout, i);
	unsigned second = line->starts != NULL ? line->starts[1] : layout->starts[1];

	if (!line->section || begins_has_number(layout, i) || i + 1 >= layout->rows->len)
		return false;
	if (line->line->gap == 0 && line->line->end <= second && i > 0) {
		/* below a first cell of words it is the rest of them */
		g_autofree char *above = begins_first_cell(layout, i - 1), *own = begins_first_cell(layout, i);
		if (g_unichar_islower(g_utf8_get_char(own)) || (*above != '\0' && !label_whole(above, NULL)))
			return false;
	}
	return line->line->end > second || begins_row(&division->begins, i + 1) || line->line->gap > 0;
}

static void add_section(struct division *division, const struct layout_line *line)
{
	finish_row(division);
	g_autofree char *text = layout_text(division->layout, line, 0);
	line_add_cell(division->table, division->row, 0, text, line->line);
	struct cell *cell = g_ptr_array_index(division->table->cells, division->table->cells->len - 1);
	cell->colspan = division->layout->n_cols;
	division->row++;
}

/** The middle of columns, from one to before another. */
static unsigned middle_of(const struct layout *layout, unsigned from, unsigned behind)
{
	unsigned end = behind < layout->n_cols ? layout->starts[behind] : layout->starts[behind - 1] + LAST_COLUMN;

	return (layout->starts[from] + end) / 2;
}

/** Adds the names of groups of columns; each stands above the middle of its own, as nearly as the lines tell. */
static void add_groups(struct division *division, const struct layout_line *line)
{
	const struct layout *layout = division->layout;
	struct gutter piece = { 0, 0 };
	unsigned starts[LAYOUT_COLUMNS + 1], n_left = layout_pieces(line, starts), from = 0;

	for (unsigned at = 0; from < layout->n_cols && layout_next_piece(line, &at, &piece); n_left--) {
		unsigned behind = from + 1, middle = (piece.start + piece.end) / 2;
		while (behind + n_left - 1 < layout->n_cols && n_left > 1 &&
		    MAX(middle_of(layout, from, behind + 1), middle) -
			    MIN(middle_of(layout, from, behind + 1), middle) <=
			MAX(middle_of(layout, from, behind), middle) - MIN(middle_of(layout, from, behind), middle))
			behind++;
		behind = n_left == 1 ? layout->n_cols : behind;
		g_autofree char *text = g_ucs4_to_utf8(line->text + piece.start, (glong)(piece.end - piece.start), NULL,
		    NULL, NULL);
		line_add_cell(division->table, division->row, from, text, line->line);
		((struct cell *)g_ptr_array_index(division->table->cells, division->table->cells->len - 1))->colspan =
		    behind - from;
		from = behind;
	}
	division->row++;
}

/** A cell before the column of the numbers stands for the rows below it too, as far as theirs are blank. */
static void extend_groups(const struct division *division)
{
	struct table *table = division->table;
	unsigned n_before = begins_key_column(division->layout);

	for (guint i = 0; i < table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(table->cells, i);
		if (cell->col >= n_before || cell->colspan > 1 || cell->row < table->n_header_rows)
			continue;
		unsigned behind = cell->row + 1;
		while (behind < table->n_rows && table_at(table, behind, cell->col) == NULL)
			behind++;
		cell->rowspan = behind - cell->row;
	}
	if (n_before > 0)
		table_close(table);
}

/** Reads the lines one by one into rows. */
static void divide(struct division *division)
{
	const struct layout *layout = division->layout;

	for (guint i = 0; i < layout->rows->len; i++) {
		if (i == division->begins.n_head) {
			finish_row(division);
			division->table->n_header_rows = division->row;
		}
		if (i < layout->n_groups) {
			add_groups(division, line_at(layout, i));
			continue;
		}
		if (i >= division->begins.n_head && is_section_row(division, i)) {
			add_section(division, line_at(layout, i));
			continue;
		}
		if (i > division->begins.n_head && begins_row(&division->begins, i))
			finish_row(division);
		fill(division, line_at(layout, i));
	}
	finish_row(division);
}

/** Sets the rows that hold a doubtful line apart. */
static void mark_doubts(const struct division *division)
{
	table_close(division->table);
	for (guint row = 0; row < MIN(division->doubts->len, division->table->n_rows); row++)
		division->table->rows[row].unsure = g_array_index(division->doubts, bool, row);
}

struct table *layout_rows(const struct layout *layout)
{
	struct division division = { .layout = layout, .table = table_new(TABLE_COLUMNS) };

	begins_init(&division.begins, layout);
	division.doubts = g_array_new(FALSE, TRUE, sizeof(bool));
	division.cells = g_new(GString *, layout->n_cols);
	division.ends = g_new0(glong, layout->n_cols);
	for (unsigned col = 0; col < layout->n_cols; col++)
		division.cells[col] = g_string_new(NULL);
	divide(&division);
	if (division.begins.n_head > 0) {
		g_free(layout->lines->heads);
		layout->lines->heads = begins_head_key(layout, division.begins.n_head);
	}
	for (unsigned col = 0; col < layout->n_cols; col++)
		g_string_free(division.cells[col], TRUE);
	mark_doubts(&division);
	extend_groups(&division);
	g_free(division.cells);
	g_free(division.ends);
	g_array_unref(division.doubts);
	begins_clear(&division.begins);
	return division.table;
}
