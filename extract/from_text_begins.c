/** Which lines of a table that white space divides are its header, and which begin a row. */
#include "extract/from_text_begins.h"

#include <string.h>

#include "model/label.h"
#include "model/text.h"

#define NUMBERED_SHARE 0.6 /* of the first cells below the header are numbers: a number begins a row */
#define GROUPED_SHARE 0.8  /* of the groups that blank lines make begin with a first cell: a group is a row */
#define SIDE_LABELS 3u     /* known labels that tell a record laid on its side */
#define ROMAN_BYTES 7u     /* "(xviii)" */
#define MAX_HEAD_LINES 8u  /* lines of a header; the narrowest columns seen take 6 */

static const struct layout_line *line_at(const struct layout *layout, guint i)
{
	return g_ptr_array_index(layout->rows, i);
}

unsigned begins_key_column(const struct layout *layout)
{
	for (unsigned col = 1; layout->fields != NULL && col < layout->n_cols; col++)
		if (layout->fields[col] == FIELD_NUMBER && layout->fields[0] != FIELD_NUMBER)
			return col;
	return layout->fields != NULL && layout->n_cols > 1 && layout->fields[0] == FIELD_EXTRA &&
	    layout->fields[1] == FIELD_RECOMMENDATION && layout->labelled;
}

char *begins_first_cell(const struct layout *layout, guint i)
{
	const struct layout_line *line = line_at(layout, i);

	return g_strstrip(layout_text(layout, line, line->section ? 0 : begins_key_column(layout)));
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

bool begins_has_number(const struct layout *layout, guint i)
{
	g_autofree char *text = begins_first_cell(layout, i);

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
		if (line_is_number(text) || g_unichar_isdigit(g_utf8_get_char(text)) ||
		    (length > 12 && text[length - 1] == '.'))
			return false;
	}
	return count_filled(layout, i) >= MIN(3, layout->n_cols);
}

/** How many first cells from a line on are numbers, and how many there are. */
static void count_numbers(const struct layout *layout, guint from, guint *n_numbers, guint *n_first)
{
	*n_numbers = *n_first = 0;
	for (guint i = from; i < layout->rows->len; i++) {
		g_autofree char *text = begins_first_cell(layout, i);
		if (*text == '\0' || line_at(layout, i)->section)
			continue;
		(*n_first)++;
		*n_numbers += begins_has_number(layout, i);
	}
}

/** Whether the groups that blank lines make are the rows: each but a few has one first cell, and there are several. */
static bool rows_are_groups(const struct layout *layout, guint from)
{
	guint n_groups = 0, n_with = 0, n_first = 0, n_numbers = 0;

	for (guint i = from; i < layout->rows->len; i++) {
		g_autofree char *text = begins_first_cell(layout, i);
		if (i == from || line_at(layout, i)->line->gap > 0) {
			n_with += n_first > 0 && n_numbers <= 1;
			n_groups++;
			n_first = n_numbers = 0;
		}
		n_first += *text != '\0';
		n_numbers += begins_has_number(layout, i);
	}
	n_with += n_first > 0 && n_numbers <= 1;
	return n_groups > 1 && n_with >= GROUPED_SHARE * n_groups;
}

char *begins_head_key(const struct layout *layout, guint n)
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
		g_autofree char *key = begins_head_key(layout, n);
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
		if (begins_has_number(layout, i))
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
		g_autofree char *text = begins_first_cell(layout, i);
		const struct layout_line *line = line_at(layout, i);
		if (line->section || line->line->gap > 0 || begins_has_number(layout, i))
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
		bool number = begins_has_number(layout, i);
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
		g_autofree char *text = begins_first_cell(layout, i);
		if (*text == '\0' || line_at(layout, i)->section)
			continue;
		if (line_has_worded_label(text) || (first && line_has_label(text)))
			return label_style(text);
		g_autofree char *style = label_style(text);
		if (style != NULL && text[strlen(style)] != '\0' &&
		    label_lead(text, LABEL_MARKED, NULL) < strlen(text) && first)
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
		g_autofree char *text = begins_first_cell(layout, i);
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
		g_autofree char *text = begins_first_cell(layout, i);
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

/**
 * Whether a cell's next line could begin another cell: it does not go on a sentence, or there would have been room
 * above.
 */
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
static bool begins_cells(const struct begins *begins, guint i)
{
	const struct layout *layout = begins->layout;
	unsigned n = 0;

	if (i <= begins->n_head || line_at(layout, i)->line->gap > 0)
		return count_filled(layout, i) > 1;
	if (!begins_cell(layout, i, 0, begins->widths[0]))
		return false;
	for (unsigned col = 1; col < layout->n_cols; col++)
		n += begins_cell(layout, i, col, begins->widths[col]);
	return n > 0;
}

bool begins_is_code_cut(const char *above, const char *text)
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
	g_autofree char *above = begins_first_cell(layout, i - 1), *text = begins_first_cell(layout, i);
	return *above != '\0' && *text != '\0' && begins_is_code_cut(above, text);
}

bool begins_row(const struct begins *begins, guint i)
{
	const struct layout *layout = begins->layout;
	g_autofree char *text = begins_first_cell(layout, i);

	if (layout->n_head > 0 && is_rest_of_code(layout, i))
		return false;

	if (begins->by == BY_LINE)
		return true;
	/* what stands above a number in its group, or has none, goes on the row before */
	if (begins->by == BY_GROUP && begins->top_numbers)
		return begins_has_number(layout, i) || (*text != '\0' && line_at(layout, i)->line->gap > 0);
	if (begins->by == BY_GROUP)
		return i == begins->n_head || line_at(layout, i)->line->gap > 0;
	if (begins->by == BY_LABEL)
		return has_style(text, begins->style);
	if (begins->by == BY_NUMBER)
		return begins_has_number(layout, i);
	if (*text == '\0' || g_unichar_islower(g_utf8_get_char(text)))
		return false;
	return layout->n_head > 0 ? begins_cells(begins, i) : count_filled(layout, i) * 2 >= layout->n_cols;
}

void begins_init(struct begins *begins, const struct layout *layout)
{
	begins->layout = layout;
	begins->n_head = is_labelled_list(layout) ? 0 : find_head(layout);
	begins->by = find_rows_by(layout, begins->n_head);
	begins->style = find_style(layout, begins->n_head);
	begins->top_numbers = has_top_numbers(layout, begins->n_head);
	begins->widths = g_new0(unsigned, layout->n_cols);
	for (unsigned col = 0; col < layout->n_cols && layout->n_head > 0; col++)
		begins->widths[col] = column_width(layout, col);
}

void begins_clear(struct begins *begins)
{
	g_free(begins->style);
	g_free(begins->widths);
}
