#include "model/minutes_table.h"

#include <string.h>

#include "model/minutes_lead.h"
#include "model/minutes_line.h"
#include "model/pattern.h"
#include "model/people.h"
#include "model/text.h"

#define LAYOUT_CELL_BYTES 150u /* a cell with more is a paragraph: figures, names and dates are shorter */
#define SENTENCE_BYTES 25u     /* a cell that ends with a stop and is longer is a sentence, not a label */
#define MARK_BYTES_MAX 8u      /* "(xviii)" */
#define NUMBER_BYTES_MAX 14u   /* "OSC/123/2024" */
#define LAYOUT_COLUMNS_MAX 8u  /* minutes laid out as a table have two to five columns */

static struct pattern ACTION_HEAD = PATTERN(
    "(?i)^(?:agreed |follow[- ]up )?actions?(?: points?| required| agreed| needed| arising)?s?:?$");
static struct pattern OWNER_HEAD = PATTERN(
    "(?i)^(?:action (?:by|for|owner|on)|owner|by whom|who|lead(?: officer)?|responsib\\w*(?: officer| person)?|"
    "officer(?: responsible)?|person responsible|assigned to|initials|whom?)\\s*[:?]?$");
static struct pattern WHEN_HEAD = PATTERN("(?i)^(?:due(?: date| by)?|deadline|by when|when|target(?: date)?|timescale|"
					  "date due|completion date|complete by)\\s*[:?]?$");
static struct pattern NUMBER_ONLY = PATTERN("^\\(?\\d{1,4}(?:[./]\\d{1,4})*[.)]?$");

/** Which columns of a layout table are the actions, their owners and their dates; G_MAXUINT: none. */
struct layout {
	unsigned action, owner, when;
	unsigned body_row;
};

/** Whether a column without a head holds nothing but initials: who acts on what stands beside them. */
static bool is_owner_column(const struct table *table, unsigned col)
{
	unsigned n = 0;

	for (unsigned row = 0; row < table->n_rows && table->n_cols > 1; row++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell->row != row || text_is_blank(cell->text))
			continue;
		if (cell->col != col || !people_is_initials(cell->text))
			return false;
		n++;
	}
	return n > 0;
}

static struct layout find_layout(const struct table *table)
{
	struct layout layout = { G_MAXUINT, G_MAXUINT, G_MAXUINT, 0 };

	for (unsigned col = 0; col < table->n_cols && table->n_cols <= LAYOUT_COLUMNS_MAX && table->n_rows > 1; col++) {
		const struct cell *cell = table_at(table, 0, col);
		if (cell == NULL)
			continue;
		if (pattern_match(&ACTION_HEAD, cell->text, NULL))
			layout.action = col;
		else if (pattern_match(&OWNER_HEAD, cell->text, NULL))
			layout.owner = col;
		else if (pattern_match(&WHEN_HEAD, cell->text, NULL))
			layout.when = col;
	}
	if (layout.action == G_MAXUINT && layout.owner == G_MAXUINT && is_owner_column(table, table->n_cols - 1))
		layout.owner = table->n_cols - 1;
	else if (layout.action != G_MAXUINT || layout.owner != G_MAXUINT)
		layout.body_row = 1;
	return layout;
}

static char *cell_text(const struct table *table, unsigned row, unsigned col)
{
	const struct cell *cell = col < table->n_cols ? table_at(table, row, col) : NULL;

	return cell != NULL && cell->row == row && cell->col == col ? text_tidy(cell->text) : NULL;
}

/** A row whose Action column holds the action itself, beside its owner. */
static void add_action_row(GPtrArray *lines, const struct table *table, unsigned row, const struct layout *layout,
    guint n)
{
	char *text = cell_text(table, row, layout->action);
	struct minute_line *line = text != NULL ? minutes_line_add(lines, text, n, table->rows[row].place) : NULL;

	if (line == NULL)
		return;
	line->from_table = line->is_action = line->gap = true;
	line->beside = cell_text(table, row, layout->owner);
	line->when = cell_text(table, row, layout->when);
}

/** The other cells of a row as paragraphs; a number alone goes before the text beside it. */
static void add_row_text(GPtrArray *lines, const struct table *table, unsigned row, const struct layout *layout,
    guint n)
{
	g_autofree char *number = NULL;

	for (unsigned col = 0; col < table->n_cols; col++) {
		g_autofree char *text = NULL;
		if (col == layout->action || col == layout->owner || col == layout->when)
			continue;
		text = cell_text(table, row, col);
		if (text == NULL || *text == '\0')
			continue;
		if (number == NULL && pattern_match(&NUMBER_ONLY, text, NULL)) {
			number = g_steal_pointer(&text);
			continue;
		}
		g_auto(GStrv) parts = minutes_line_split(text);
		for (guint i = 0; parts[i] != NULL; i++) {
			char *whole = number != NULL ? g_strconcat(number, " ", parts[i], NULL) : g_strdup(parts[i]);
			g_clear_pointer(&number, g_free);
			struct minute_line *line = minutes_line_add(lines, whole, n, table->rows[row].place);
			if (line != NULL)
				line->from_table = line->gap = true;
		}
	}
	if (number != NULL)
		minutes_line_add(lines, g_steal_pointer(&number), n, table->rows[row].place);
}

/** "label: value" lines that were made a table are lines again. */
static void add_pairs(GPtrArray *lines, const struct table *table, guint n)
{
	for (unsigned row = 0; row < table->n_rows; row++) {
		g_autofree char *label = cell_text(table, row, 0), *value = cell_text(table, row, 1);
		bool closed = label != NULL && g_str_has_suffix(label, ":");
		minutes_line_add(lines,
		    g_strdup_printf("%s%s %s", label != NULL ? label : "", label != NULL && !closed ? ":" : "",
			value != NULL ? value : ""),
		    n, table->rows[row].place);
	}
}

/** Whether the cells hold paragraphs, so that the table is only the minutes' layout. */
static bool is_layout(const struct table *table)
{
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		if (strlen(cell->text) > LAYOUT_CELL_BYTES)
			return true;
	}
	return table->n_cols == 1;
}

/** A row of a table inside the account as one paragraph. */
static void add_row(GPtrArray *lines, const struct table *table, unsigned row, guint n)
{
	GString *joined = g_string_new(NULL);

	for (unsigned col = 0; col < table->n_cols; col++) {
		g_autofree char *text = cell_text(table, row, col);
		if (text == NULL || *text == '\0')
			continue;
		g_strdelimit(text, "\n", ' ');
		g_string_append_printf(joined, "%s%s", joined->len > 0 ? " | " : "", text);
	}
	struct minute_line *line = minutes_line_add(lines, g_string_free(joined, FALSE), n, table->rows[row].place);
	if (line != NULL) {
		line->from_table = line->is_row = true;
		line->mark = (struct list_mark){ .style = MARK_NONE };
	}
}

/** Whether a table's first column holds list marks only: a list whose entries were taken for columns. */
static bool is_list(const struct table *table)
{
	unsigned marks = 0;

	for (unsigned row = 0; row < table->n_rows; row++) {
		g_autofree char *text = cell_text(table, row, 0);
		if (text == NULL || *text == '\0')
			continue;
		g_autofree char *probe = g_strconcat(text, " x", NULL);
		struct list_mark mark;
		bool listed = strlen(text) <= MARK_BYTES_MAX && strchr(".)", text[strlen(text) - 1]) != NULL &&
		    minutes_mark(probe, &mark);
		if (!listed && (strlen(text) > NUMBER_BYTES_MAX || strpbrk(text, "0123456789") == NULL))
			return false; /* neither a mark nor an item's number below the list */
		marks += listed ? 1 : 0;
	}
	return marks > 0 && table->source == TABLE_COLUMNS;
}

/** Whether columns cut through sentences: prose that was taken for a table. */
static bool is_prose(const struct table *table)
{
	for (unsigned row = 0; row < table->n_rows; row++) {
		unsigned n = 0;
		bool closed = false, cut = false;
		for (unsigned col = 0; col < table->n_cols; col++) {
			g_autofree char *text = cell_text(table, row, col);
			if (text == NULL || *text == '\0')
				continue;
			cut = cut || (n > 0 && g_unichar_islower(g_utf8_get_char(text)));
			closed = strlen(text) > SENTENCE_BYTES && strchr(".;:", text[strlen(text) - 1]) != NULL;
			n++;
		}
		if (cut || (n == 1 && closed && table->n_cols > 1))
			return table->source == TABLE_COLUMNS;
	}
	return false;
}

/** A row of such a list: its cells joined line by line, as they stood beside one another. */
static void add_list_row(GPtrArray *lines, const struct table *table, unsigned row, guint n)
{
	g_autoptr(GPtrArray) joined = g_ptr_array_new();

	for (unsigned col = 0; col < table->n_cols; col++) {
		g_autofree char *text = cell_text(table, row, col);
		g_auto(GStrv) parts = g_strsplit(text != NULL ? text : "", "\n", -1);
		for (guint i = 0; parts[i] != NULL; i++) {
			if (i == joined->len)
				g_ptr_array_add(joined, g_string_new(NULL));
			GString *line = g_ptr_array_index(joined, i);
			g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", parts[i]);
		}
	}
	for (guint i = 0; i < joined->len; i++) {
		struct minute_line *line = minutes_line_add(lines, g_string_free(g_ptr_array_index(joined, i), FALSE),
		    n, table->rows[row].place);
		if (line != NULL)
			line->gap = true;
	}
}

/** Whether one of the words of a text is the word, as it is written. */
static bool has_word(const char *text, const char *word)
{
	for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word)) {
		bool begins = at == text || !g_ascii_isalnum(at[-1]);
		if (begins && !g_ascii_isalnum(at[strlen(word)]))
			return true;
	}
	return false;
}

static bool is_resolution(const char *text)
{
	gsize start, rest;
	bool whole;

	return minutes_is_lead(text) || minutes_lead_inside(NULL, text, &start, &rest, &whole);
}

/** The paragraph of a row that initials in its last cell belong to: one that names them, else no resolution. */
static struct minute_line *find_acted(const GPtrArray *lines, guint before, const char *beside)
{
	struct minute_line *found = NULL;

	for (guint i = lines->len; i > before; i--) {
		struct minute_line *line = g_ptr_array_index(lines, i - 1);
		if (has_word(line->text, beside))
			return line;
		if (found == NULL && !is_resolution(line->text))
			found = line;
	}
	return found != NULL ? found : g_ptr_array_index(lines, lines->len - 1);
}

void minutes_table_lines(const struct table *table, guint n, GPtrArray *lines)
{
	struct layout layout = find_layout(table);
	bool both = layout.action != G_MAXUINT && layout.owner != G_MAXUINT;

	if (table->source == TABLE_LINES && table->n_cols == 2) {
		add_pairs(lines, table, n);
		return;
	}
	bool plain = layout.action == G_MAXUINT && layout.owner == G_MAXUINT;
	if (plain && (is_list(table) || is_prose(table))) {
		for (unsigned row = 0; row < table->n_rows; row++)
			add_list_row(lines, table, row, n);
		return;
	}
	if (plain && !is_layout(table)) {
		for (unsigned row = 0; row < table->n_rows; row++)
			add_row(lines, table, row, n);
		return;
	}
	for (unsigned row = 0; row < table->n_rows; row++) {
		guint before = lines->len;
		bool head = row < layout.body_row;
		add_row_text(lines, table, row, &layout, n);
		if (both && !head) {
			add_action_row(lines, table, row, &layout, n);
			continue;
		}
		g_autofree char *beside = cell_text(table, row,
		    layout.action != G_MAXUINT ? layout.action : layout.owner);
		if (beside == NULL || *beside == '\0' || head)
			continue;
		if (lines->len == before) {
			minutes_line_add(lines, g_strconcat("Action: ", beside, NULL), n, table->rows[row].place);
			continue;
		}
		struct minute_line *last = find_acted(lines, before, beside);
		last->beside = g_steal_pointer(&beside);
		last->when = cell_text(table, row, layout.when);
	}
}
