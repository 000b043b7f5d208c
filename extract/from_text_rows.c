/** The lines of a table that white space divides: which begin a row, which are its header, which name a group. */
#include "extract/from_text_layout.h"

#include <string.h>

#include "model/label.h"
#include "model/text.h"

#define NUMBERED_SHARE 0.6 /* of the first cells below the header are numbers: a number begins a row */
#define GROUPED_SHARE 0.8  /* of the groups that blank lines make begin with a first cell: a group is a row */

#define WIDE_COLUMN 50u    /* columns: in a narrower one words of lists stand alone on lines as well */
#define SHORT_LINE 2u      /* a wrapped line is more than half full; the next word would have had room behind a shorter one */
#define LAST_COLUMN 20u    /* characters that a table's last column is taken to be wide */
#define SIDE_LABELS 3u     /* known labels that tell a record laid on its side */
#define ROMAN_BYTES 7u     /* "(xviii)" */
#define MAX_HEAD_LINES 8u  /* lines of a header; the narrowest columns seen take 6 */

enum rows_by { BY_NUMBER, BY_LABEL, BY_GROUP, BY_FIRST_CELL, BY_LINE };

struct division {
	const struct layout *layout;
	struct table *table;
	enum rows_by by;
	bool top_numbers; /* most groups begin with a number */
	guint n_head;    /* lines of the header */
	unsigned row;    /* the row being filled */
	char *style;     /* of the labels that the rows begin with; NULL: they have none */
	unsigned *widths; /* n_cols, each column's widest line */
	GString **cells; /* of that row, n_cols */
	glong *ends;     /* characters of the line that was last put into each cell */
	const struct layout_line *first; /* of that row */
	bool doubtful;   /* a line of that row is */
	GArray *doubts;  /* bool, of each row */
};

static const struct layout_line *line_at(const struct layout *layout, guint i)
{
	return g_ptr_array_index(layout->rows, i);
}

/** The column that a row begins with: that of the numbers, though a theme may stand before it. */
static unsigned key_column(const struct layout *layout)
{
	for (unsigned col = 1; layout->fields != NULL && col < layout->n_cols; col++)
		if (layout->fields[col] == FIELD_NUMBER && layout->fields[0] != FIELD_NUMBER)
			return col;
	return layout->fields != NULL && layout->n_cols > 1 && layout->fields[0] == FIELD_EXTRA &&
	       layout->fields[1] == FIELD_RECOMMENDATION && layout->labelled;
}

static char *first_cell(const struct layout *layout, guint i)
{
	const struct layout_line *line = line_at(layout, i);

	return g_strstrip(layout_text(layout, line, line->section ? 0 : key_column(layout)));
}

static unsigned count_filled(const struct layout *layout, guint i)
{
	unsigned n = 0;

	for (unsigned col = 0; col < layout->n_cols; col++) {
		g_autofree char *text = layout_text(layout, line_at(layout, i), col);
		n += !text_is_blank(text);
	}
	return n;
}

/** Whether a line begins with a record's number in the first column. */
static bool has_number(const struct layout *layout, guint i)
{
	g_autofree char *text = first_cell(layout, i);

	return !line_at(layout, i)->section && *text != '\0' && line_is_number(text);
}

/** Whether a line looks like column heads: short pieces that begin with capitals, none of them a number. */
static bool is_head_line(const struct layout *layout, guint i)
{
	for (unsigned col = 0; col < layout->n_cols; col++) {
		g_autofree char *text = g_strstrip(layout_text(layout, line_at(layout, i), col));
		gsize length = strlen(text);
		if (length == 0)
			continue;
		if (line_is_number(text) || g_unichar_isdigit(g_utf8_get_char(text)) || (length > 12 && text[length - 1] == '.'))
			return false;
	}
	return count_filled(layout, i) >= MIN(3, layout->n_cols);
}

/** How many first cells from a line on are numbers, and how many there are. */
static void count_numbers(const struct layout *layout, guint from, guint *n_numbers, guint *n_first)
{
	*n_numbers = *n_first = 0;
	for (guint i = from; i < layout->rows->len; i++) {
		g_autofree char *text = first_cell(layout, i);
		if (*text == '\0' || line_at(layout, i)->section)
			continue;
		(*n_first)++;
		*n_numbers += has_number(layout, i);
	}
}

/** Whether the groups that blank lines make are the rows: each but a few has one first cell, and there are several. */
static bool rows_are_groups(const struct layout *layout, guint from)
{
	guint n_groups = 0, n_with = 0, n_first = 0, n_numbers = 0;

	for (guint i = from; i < layout->rows->len; i++) {
		g_autofree char *text = first_cell(layout, i);
		if (i == from || line_at(layout, i)->line->gap > 0) {
			n_with += n_first > 0 && n_numbers <= 1;
			n_groups++;
			n_first = n_numbers = 0;
		}
		n_first += *text != '\0';
		n_numbers += has_number(layout, i);
	}
	n_with += n_first > 0 && n_numbers <= 1;
	return n_groups > 1 && n_with >= GROUPED_SHARE * n_groups;
}

/** The words of the first n lines, column by column. */
static char *head_key(const struct layout *layout, guint n)
{
	g_autoptr(GString) all = g_string_new(NULL);

	for (unsigned col = 0; col < layout->n_cols; col++) {
		g_autoptr(GString) head = g_string_new(NULL);
		for (guint i = 0; i < n; i++) {
			g_autofree char *text = g_strstrip(layout_text(layout, line_at(layout, i), col));
			lines_append(layout->lines, head, text);
		}
		g_autofree char *key = text_key(head->str);
		g_string_append_printf(all, "%s\t", key);
	}
	return g_strdup(all->str);
}

/** The lines that repeat the header of the table above, however they are broken; 0: they do not. */
static guint count_repeated(const struct layout *layout)
{
	for (guint n = 1; layout->lines->heads != NULL && n <= MIN(MAX_HEAD_LINES, layout->rows->len); n++) {
		g_autofree char *key = head_key(layout, n);
		if (strcmp(key, layout->lines->heads) == 0)
			return n;
	}
	return 0;
}

/** The first line that begins with a number; 0 if a line before it reads like a row's text. */
static guint find_first_number(const struct layout *layout)
{
	for (guint i = 1; i < MIN(MAX_HEAD_LINES, layout->rows->len); i++) {
		const struct layout_line *line = line_at(layout, i);
		if (has_number(layout, i))
			return i;
		if (line->section || line->line->gap > 0 || line->text[line->length - 1] == '.')
			return line->section || line->line->gap > 0 ? i : 0;
	}
	return 0;
}

/** The lines of the header: up to the first number, blank line or new first cell, whichever the rows go by. */
static guint find_head(const struct layout *layout)
{
	guint n_numbers, n_first, i = 1;

	if (count_repeated(layout) > 0)
		return count_repeated(layout);
	if (layout->n_head > 0)
		return layout->n_head;
	if (!is_head_line(layout, 0))
		return 0;
	if (find_first_number(layout) > 0)
		return find_first_number(layout);
	count_numbers(layout, 1, &n_numbers, &n_first);
	bool numbered = n_numbers > 0 && n_numbers >= NUMBERED_SHARE * n_first;
	for (; i < layout->rows->len; i++) {
		g_autofree char *text = first_cell(layout, i);
		const struct layout_line *line = line_at(layout, i);
		if (line->section || line->line->gap > 0 || has_number(layout, i))
			return i;
		if (!numbered && *text != '\0')
			return i;
	}
	return 1;
}

/** Whether most groups that have a number begin with it: rows are aligned at their tops. */
static bool has_top_numbers(const struct layout *layout, guint from)
{
	guint n_top = 0, n_numbers = 0;

	for (guint i = from; i < layout->rows->len; i++) {
		bool number = has_number(layout, i);
		n_numbers += number;
		n_top += number && (i == from || line_at(layout, i)->line->gap > 0);
	}
	return n_numbers > 0 && n_top * 2 >= n_numbers;
}

/** A label's style, "R9 –" or "(a)", figures and letters of any length as one; NULL if the text begins with none. */
static char *label_style(const char *text)
{
	gsize length = label_lead(text, LABEL_MARKED, NULL), out = 0;
	char *style = length > 0 ? g_strchomp(g_strndup(text, length)) : NULL;

	bool letters = style != NULL && strpbrk(style, "0123456789") == NULL && strlen(style) <= ROMAN_BYTES;
	for (char *at = style; at != NULL && *at != '\0'; at++) {
		char c = g_ascii_isdigit(*at) ? '9' : letters && g_ascii_isalpha(*at) ? 'a' : *at;
		if (out == 0 || c != style[out - 1] || (c != '9' && !letters))
			style[out++] = c;
	}
	if (style != NULL)
		style[out] = '\0';
	return style;
}

/** The style of the labels that the texts of the first cells begin with; NULL if they do not. */
static char *find_style(const struct layout *layout, guint n_head)
{
	bool first = true;

	for (guint i = n_head; i < layout->rows->len; i++) {
		g_autofree char *text = first_cell(layout, i);
		if (*text == '\0' || line_at(layout, i)->section)
			continue;
		if (line_has_worded_label(text) || (first && line_has_label(text)))
			return label_style(text);
		g_autofree char *style = label_style(text);
		if (style != NULL && text[strlen(style)] != '\0' && label_lead(text, LABEL_MARKED, NULL) < strlen(text) && first)
			return g_steal_pointer(&style);
		first = false;
	}
	return NULL;
}

/** Whether the first cells are texts that begin with a label, wrapped over lines. */
static bool has_labelled_texts(const struct layout *layout, guint n_head)
{
	g_autofree char *style = find_style(layout, n_head);

	return style != NULL;
}

/** Whether a text begins with a label of a style. */
static bool has_style(const char *text, const char *style)
{
	g_autofree char *own = label_style(text);

	return line_has_worded_label(text) || (own != NULL && style != NULL && strcmp(own, style) == 0);
}

/** Whether lines of names and posts stand beside labels ("Present:"), each a row: no cell of theirs is wrapped. */
static bool is_labelled_list(const struct layout *layout)
{
	for (guint i = 0; i < layout->rows->len; i++) {
		g_autofree char *text = first_cell(layout, i);
		if ((i == 0 || *text != '\0') && !g_str_has_suffix(text, ":"))
			return false;
		if (count_filled(layout, i) + (*text == '\0') < layout->n_cols)
			return false;
	}
	return layout->n_cols > 2;
}

/** Whether the first of two columns holds labels that head columns elsewhere: a record laid on its side. */
static bool is_side_table(const struct layout *layout)
{
	guint n_known = 0, n_first = 0;

	for (guint i = 0; i < layout->rows->len && layout->n_cols == 2; i++) {
		g_autofree char *text = first_cell(layout, i);
		bool beside = count_filled(layout, i) == 2;
		n_first += *text != '\0' && beside;
		n_known += *text != '\0' && beside && columns_heading(text, NULL).score > 0;
	}
	return n_known >= SIDE_LABELS && n_known * 2 >= n_first;
}

static enum rows_by find_rows_by(const struct layout *layout, guint n_head)
{
	guint n_numbers, n_first;

	if (is_side_table(layout))
		return BY_FIRST_CELL;

	count_numbers(layout, n_head, &n_numbers, &n_first);
	if (is_labelled_list(layout))
		return BY_LINE;
	if (rows_are_groups(layout, n_head))
		return BY_GROUP;
	if (has_labelled_texts(layout, n_head))
		return BY_LABEL;
	return n_numbers > 0 && n_numbers >= NUMBERED_SHARE * n_first ? BY_NUMBER : BY_FIRST_CELL;
}

/** Whether a cell's next line could begin another cell: it does not go on a sentence, or there would have been room above. */
static bool begins_cell(const struct layout *layout, guint i, unsigned col, unsigned width)
{
	g_autofree char *above = g_strstrip(layout_text(layout, line_at(layout, i - 1), col));
	g_autofree char *text = g_strstrip(layout_text(layout, line_at(layout, i), col));
	gsize length = strlen(above);

	if (*text == '\0' || g_unichar_islower(g_utf8_get_char(text)))
		return false;
	if (length == 0 || strchr(".?!", above[length - 1]) != NULL)
		return true;
	return g_utf8_strlen(above, -1) + 1 + g_utf8_strlen(text, (gssize)strcspn(text, " ")) < (glong)width;
}

/** The characters of a column's widest line below the header. */
static unsigned column_width(const struct layout *layout, unsigned col)
{
	glong width = 0;

	for (guint i = layout->n_head; i < layout->rows->len; i++) {
		g_autofree char *text = g_strstrip(layout_text(layout, line_at(layout, i), col));
		width = MAX(width, line_at(layout, i)->section ? 0 : g_utf8_strlen(text, -1));
	}
	return (unsigned)width;
}

/** Whether the first cell and another begin anew on a line, without a number or a blank line to tell. */
static bool begins_cells(const struct division *division, guint i)
{
	const struct layout *layout = division->layout;
	unsigned n = 0;

	if (i <= division->n_head || line_at(layout, i)->line->gap > 0)
		return count_filled(layout, i) > 1;
	if (!begins_cell(layout, i, 0, division->widths[0]))
		return false;
	for (unsigned col = 1; col < layout->n_cols; col++)
		n += begins_cell(layout, i, col, division->widths[col]);
	return n > 0;
}

/** Whether a code was cut inside: "ND/24/0" and "1". */
static bool is_code_cut(const char *above, const char *text)
{
	char last = above[strlen(above) - 1];

	return strpbrk(above, "/.-") != NULL && (g_ascii_isdigit(last) || strchr("/.-", last) != NULL) &&
	       text[strspn(text, "0123456789")] == '\0';
}

/** Whether a number goes on the code on the line above. */
static bool is_rest_of_code(const struct layout *layout, guint i)
{
	if (i == 0 || line_at(layout, i)->line->gap > 0 || line_at(layout, i - 1)->section)
		return false;
	g_autofree char *above = first_cell(layout, i - 1), *text = first_cell(layout, i);
	return *above != '\0' && *text != '\0' && is_code_cut(above, text);
}

static bool begins_row(const struct division *division, guint i)
{
	const struct layout *layout = division->layout;
	g_autofree char *text = first_cell(layout, i);

	if (layout->n_head > 0 && is_rest_of_code(layout, i))
		return false;

	if (division->by == BY_LINE)
		return true;
	/* what stands above a number in its group, or has none, goes on the row before */
	if (division->by == BY_GROUP && division->top_numbers)
		return has_number(layout, i) || (*text != '\0' && line_at(layout, i)->line->gap > 0);
	if (division->by == BY_GROUP)
		return i == division->n_head || line_at(layout, i)->line->gap > 0;
	if (division->by == BY_LABEL)
		return has_style(text, division->style);
	if (division->by == BY_NUMBER)
		return has_number(layout, i);
	if (*text == '\0' || g_unichar_islower(g_utf8_get_char(text)))
		return false;
	return layout->n_head > 0 ? begins_cells(division, i) : count_filled(layout, i) * 2 >= layout->n_cols;
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

/** Whether a line of a cell ended long before its column did, so that what follows in a capital is a paragraph of its own. */
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

	if (number && cell->len > 0 && is_code_cut(cell->str, text))
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
		g_autofree char *text =
		    printed[0] == 'o' && printed[1] == ' ' ? g_strconcat("\xe2\x80\xa2 ", printed + 2, NULL) : g_strdup(printed);
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

	if (!line->section || has_number(layout, i) || i + 1 >= layout->rows->len)
		return false;
	if (line->line->gap == 0 && line->line->end <= second && i > 0) {
		/* below a first cell of words it is the rest of them */
		g_autofree char *above = first_cell(layout, i - 1), *own = first_cell(layout, i);
		if (g_unichar_islower(g_utf8_get_char(own)) || (*above != '\0' && !has_number(layout, i - 1)))
			return false;
	}
	return line->line->end > second || begins_row(division, i + 1) || line->line->gap > 0;
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
	struct gutter piece;
	unsigned starts[LAYOUT_COLUMNS + 1], n_left = layout_pieces(line, starts), from = 0;

	for (unsigned at = 0; from < layout->n_cols && layout_next_piece(line, &at, &piece); n_left--) {
		unsigned behind = from + 1, middle = (piece.start + piece.end) / 2;
		while (behind + n_left - 1 < layout->n_cols && n_left > 1 &&
		       MAX(middle_of(layout, from, behind + 1), middle) - MIN(middle_of(layout, from, behind + 1), middle) <=
			   MAX(middle_of(layout, from, behind), middle) - MIN(middle_of(layout, from, behind), middle))
			behind++;
		behind = n_left == 1 ? layout->n_cols : behind;
		g_autofree char *text = g_ucs4_to_utf8(line->text + piece.start, (glong)(piece.end - piece.start), NULL, NULL, NULL);
		line_add_cell(division->table, division->row, from, text, line->line);
		((struct cell *)g_ptr_array_index(division->table->cells, division->table->cells->len - 1))->colspan = behind - from;
		from = behind;
	}
	division->row++;
}

/** A cell before the column of the numbers stands for the rows below it too, as far as theirs are blank. */
static void extend_groups(const struct division *division)
{
	struct table *table = division->table;
	unsigned n_before = key_column(division->layout);

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

struct table *layout_rows(const struct layout *layout)
{
	struct division division = { .layout = layout, .table = table_new(TABLE_COLUMNS) };

	division.n_head = is_labelled_list(layout) ? 0 : find_head(layout);
	division.by = find_rows_by(layout, division.n_head);
	division.style = find_style(layout, division.n_head);
	division.top_numbers = has_top_numbers(layout, division.n_head);
	division.doubts = g_array_new(FALSE, TRUE, sizeof(bool));
	division.widths = g_new0(unsigned, layout->n_cols);
	for (unsigned col = 0; col < layout->n_cols && layout->n_head > 0; col++)
		division.widths[col] = column_width(layout, col);
	division.cells = g_new(GString *, layout->n_cols);
	division.ends = g_new0(glong, layout->n_cols);
	for (unsigned col = 0; col < layout->n_cols; col++)
		division.cells[col] = g_string_new(NULL);
	for (guint i = 0; i < layout->rows->len; i++) {
		if (i == division.n_head) {
			finish_row(&division);
			division.table->n_header_rows = division.row;
		}
		if (i < layout->n_groups) {
			add_groups(&division, line_at(layout, i));
			continue;
		}
		if (i >= division.n_head && is_section_row(&division, i)) {
			add_section(&division, line_at(layout, i));
			continue;
		}
		if (i > division.n_head && begins_row(&division, i))
			finish_row(&division);
		fill(&division, line_at(layout, i));
	}
	finish_row(&division);
	if (division.n_head > 0) {
		g_free(layout->lines->heads);
		layout->lines->heads = head_key(layout, division.n_head);
	}
	for (unsigned col = 0; col < layout->n_cols; col++)
		g_string_free(division.cells[col], TRUE);
	g_free(division.cells);
	g_free(division.ends);
	g_free(division.widths);
	g_free(division.style);
	table_close(division.table);
	for (guint row = 0; row < MIN(division.doubts->len, division.table->n_rows); row++)
		division.table->rows[row].unsure = g_array_index(division.doubts, bool, row);
	g_array_unref(division.doubts);
	extend_groups(&division);
	return division.table;
}
