/** Tables copied one cell a line: a run of column heads, then the cells row by row, some of them lost. */
#include "model/reshape.h"

#include <string.h>

#include "model/key.h"
#include "model/hyphen.h"
#include "model/label.h"
#include "model/pattern.h"
#include "model/reshape_fit.h"
#include "model/text.h"

#define HEAD_BYTES 60 /* one line of a heading; the longest of some fifty papers has 49 */
#define PART_BYTES 24 /* one line of a heading that was broken over lines */
#define MIN_HEADS 3u  /* fewer headings in a row are labels of a form */
#define MAX_HEADS 40u
#define MAX_TRIES 3u    /* titles above a header that look like headings themselves, and spoil it */
#define MAX_UNKNOWN 2u  /* headings in a row that the dictionary does not know */
#define UNSURE_SHARE 2u /* one row in so many unsure: the whole table is */
#define SHAPE_SHARE 0.6 /* of a column's whole cells look alike */
#define SHAPES 6u

/** What a table of recommendations is called, and who has it: no heading of a column ends so. */
static struct pattern TITLE = PATTERN(
    "^(?!(?i:recommendations?|decisions?|resolutions?|response|reply|views?|comments?) (?:of|by|from)\\b)"
    ".*\\S\\s+(?i:trackers?|tracking|logs?|registers?|committee|commission|council|panel|board|inquiry)\\W*$");

struct cells {
	struct reshaping *reshaping;
	GPtrArray *heads;  /* char *, as printed */
	GPtrArray *keys;   /* char *, text_key of each line of the header, in order */
	guint at;          /* the block behind what was read */
	bool gapped;       /* a blank line stands above each heading, none within: so do they between cells */
	GPtrArray *joined; /* char *, cells of several lines */
	struct fit fit;
	GString *repeated;
};

/** The next block of text at or behind i, blank and left-out ones skipped; G_MAXUINT at a table or the end. */
static guint next_text(const struct reshaping *reshaping, guint i)
{
	for (; i < reshaping->doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(reshaping->doc->blocks, i);
		if (block->kind == BLOCK_TABLE)
			return G_MAXUINT;
		if (reshape_text(reshaping, i) != NULL)
			return i;
	}
	return G_MAXUINT;
}

static const char *line_text(const struct reshaping *reshaping, guint i)
{
	const struct block *block = i == G_MAXUINT ? NULL : reshape_text(reshaping, i);

	return block != NULL && strlen(block->text) <= HEAD_BYTES ? block->text : NULL;
}

/** Whether a line can be a part of a heading that was broken: a few short words, nothing that ends a sentence. */
static bool is_part(const char *text)
{
	return strlen(text) <= PART_BYTES && strpbrk(text, ".:;,") == NULL && !label_whole(text, NULL);
}

/** Whether lines, joined where there are two or three, are one heading. */
static bool is_heading(const struct reshaping *reshaping, const char *first, const char *second, const char *third)
{
	if (first == NULL || strpbrk(first, ":;") != NULL || pattern_match(&TITLE, first, NULL))
		return false;
	if (second == NULL)
		return reshape_is_heading(reshaping, first);
	if (!is_part(first) || !is_part(second) || (third != NULL && !is_part(third)))
		return false;
	g_autofree char *joined = g_strjoin(" ", first, second, third, NULL);
	if (pattern_match(&TITLE, joined, NULL))
		return false;
	return reshape_is_heading(reshaping, joined);
}

/** "Complete?": one word that asks is a heading of its own, not the end of "Target date". */
static bool is_question(const char *text)
{
	return g_str_has_suffix(text, "?") && strpbrk(text, " /") == NULL;
}

/** How many of the next three lines make one heading; 0: they make none. */
static unsigned count_heading_lines(const struct reshaping *reshaping, const char *const *lines)
{
	bool one = is_heading(reshaping, lines[0], NULL, NULL);
	bool two = lines[1] != NULL && is_heading(reshaping, lines[0], lines[1], NULL);
	bool three = lines[1] != NULL && lines[2] != NULL && is_heading(reshaping, lines[0], lines[1], lines[2]);
	bool second_begins = lines[1] != NULL && !g_unichar_islower(g_utf8_get_char(lines[1])) &&
	    (is_question(lines[1]) || is_heading(reshaping, lines[1], NULL, NULL) ||
		(lines[2] != NULL && is_heading(reshaping, lines[1], lines[2], NULL)));

	if (one && (!two || second_begins))
		return 1;
	if (two)
		return 2;
	return three && !second_begins ? 3 : 0;
}

/** Whether a line can be a heading that no dictionary knows: short, capital first, no sentence. */
static bool may_be_heading(const char *text)
{
	return text != NULL && g_unichar_isupper(g_utf8_get_char(text)) &&
	    strchr(".;,", text[strlen(text) - 1]) == NULL && strchr(text, ':') == NULL &&
	    !pattern_match(&TITLE, text, NULL) && text_count_words(text) <= 5 && !label_whole(text, NULL);
}

static void take_head(struct cells *cells, const guint *blocks, const char *const *lines, unsigned n)
{
	GString *head = g_string_new(lines[0]);

	for (unsigned i = 1; i < n; i++)
		g_string_append_printf(head, " %s", lines[i]);
	for (unsigned i = 0; i < n; i++) {
		bool gap = reshape_text(cells->reshaping, blocks[i])->gap_before;
		cells->gapped = cells->gapped && gap == (i == 0 || cells->heads->len == 0);
		g_ptr_array_add(cells->keys, text_key(lines[i]));
	}
	g_ptr_array_add(cells->heads, g_string_free(head, FALSE));
	cells->at = blocks[n - 1] + 1;
}

/** The three lines of text from block i on; NULL for those that cannot be headings. */
static void look_ahead(const struct reshaping *reshaping, guint i, guint blocks[3], const char *lines[3])
{
	for (unsigned n = 0; n < 3; n++) {
		blocks[n] = i == G_MAXUINT ? G_MAXUINT : next_text(reshaping, n == 0 ? i : blocks[n - 1] + 1);
		lines[n] = line_text(reshaping, blocks[n]);
		i = blocks[n];
	}
}

/** Takes lines that no dictionary knows as headings if one that it knows, or the first row's number, follows. */
static bool take_unknown(struct cells *cells)
{
	const struct reshaping *reshaping = cells->reshaping;
	struct reading_of_heading first = columns_heading(g_ptr_array_index(cells->heads, 0), reshaping->profile);
	guint blocks[3];
	const char *lines[3];
	unsigned n = 0;

	look_ahead(reshaping, cells->at, blocks, lines);
	while (n < MAX_UNKNOWN && may_be_heading(lines[n]) && (n == 0 || !is_heading(reshaping, lines[n], NULL, NULL)))
		n++;
	if (n == 0 || lines[n] == NULL)
		return false;
	bool before_number = first.field == FIELD_NUMBER && label_whole(lines[n], NULL);
	if (!before_number && !is_heading(reshaping, lines[n], NULL, NULL))
		return false;
	for (unsigned i = 0; i < n; i++)
		take_head(cells, blocks + i, lines + i, 1);
	return true;
}

static bool take_heads(struct cells *cells, guint first)
{
	const struct reshaping *reshaping = cells->reshaping;
	guint blocks[3];
	const char *lines[3];

	cells->at = first;
	while (cells->heads->len < MAX_HEADS) {
		look_ahead(reshaping, cells->at, blocks, lines);
		unsigned n = count_heading_lines(reshaping, lines);
		if (n > 0)
			take_head(cells, blocks, lines, n);
		else if (cells->heads->len == 0 || !take_unknown(cells))
			break;
	}
	if (cells->heads->len < MIN_HEADS)
		return false;
	struct columns *columns = columns_of_headings((const char *const *)cells->heads->pdata, cells->heads->len,
	    reshaping->profile);
	/* a title above the header that reads like a heading: the header begins with the number */
	bool titled = columns->at[0].field != FIELD_NUMBER && columns->at[1].field == FIELD_NUMBER;
	/* ... or with the recommendation: no table has what was done before what was asked */
	titled = titled ||
	    (columns->at[1].field == FIELD_RECOMMENDATION &&
		(columns->at[0].field == FIELD_PROGRESS || columns->at[0].field == FIELD_RESPONSE));
	bool tracker = columns->is_tracker && !titled;
	for (unsigned i = 0; i < columns->n; i++) {
		struct fit_column column = { columns->at[i].field, 0 };
		g_autofree char *key = text_key(columns->at[i].heading);
		if (column.field == FIELD_EXTRA && strstr(key, "date") != NULL)
			column.field = FIELD_DUE;
		g_array_append_val(cells->fit.columns, column);
	}
	columns_free(columns);
	return tracker;
}

/** How many blocks from i on repeat the header; 0: they do not. */
static guint count_repeated(const struct cells *cells, guint i)
{
	guint from = i;

	for (guint k = 0; k < cells->keys->len; k++, i++) {
		i = next_text(cells->reshaping, i);
		const char *text = line_text(cells->reshaping, i);
		if (text == NULL)
			return 0;
		g_autofree char *key = text_key(text);
		if (strcmp(key, g_ptr_array_index(cells->keys, k)) != 0)
			return 0;
	}
	return i - from;
}

/** A label's style, "a)" or "Rec 9:"; NULL if the text begins with none. */
static char *label_style(const char *text)
{
	gsize length = label_lead(text, LABEL_MARKED, NULL);
	char *style = length > 0 ? g_strchomp(g_strndup(text, length)) : NULL;

	for (char *at = style; at != NULL && *at != '\0'; at++)
		*at = g_ascii_isdigit(*at) ? '9' : *at;
	if (style != NULL && strlen(style) <= 5)
		for (char *at = style; *at != '\0'; at++)
			*at = g_ascii_islower(*at) ? 'a' : g_ascii_isupper(*at) ? 'A' : *at;
	return style;
}

/** A number's style, "99/99" or "AA 9": letters at its end do not count. */
static char *number_style(const char *text)
{
	char *style = g_strdup(text);
	gsize length = strlen(style);

	while (length > 1 && g_ascii_islower(style[length - 1]))
		style[--length] = '\0';
	for (char *at = style; *at != '\0'; at++)
		*at = g_ascii_isdigit(*at) ? '9' : g_ascii_isalpha(*at) ? 'A' : *at;
	return style;
}

/** Whether two styles are one: "9." and "99." are, "a)" and "(a)" are not. */
static bool is_style(const char *style, const char *other)
{
	if (style == NULL || other == NULL)
		return false;
	while (*style != '\0' && *style == *other) {
		char c = *style;
		while (*style == c)
			style++;
		while (*other == c)
			other++;
	}
	return *style == *other;
}

/** Marks a number that is not in the style of the first: "4" where the others are "14/03" and "14/05". */
static void compare_style(struct fit_line *line, char **style)
{
	if (!(line->features & (1u << LOOKS_NUMBER)))
		return;
	g_autofree char *own = label_style(line->text);
	g_autofree char *plain = own != NULL ? NULL : number_style(line->text);
	const char *found = own != NULL ? own : plain;
	if (*style == NULL)
		*style = g_strdup(found);
	else if (!is_style(*style, found))
		line->features |= 1u << LOOKS_OTHER;
}

/** Whether a key begins at a block: "G = finished", perhaps below the heading of the column that it explains. */
static bool begins_key(const struct cells *cells, guint i)
{
	static struct pattern EXPLAINS = PATTERN("^(\\S.{0,24}?)\\s*=\\s*\\p{L}");
	const struct block *block = reshape_text(cells->reshaping, i);
	struct match match;

	if (block != NULL && strlen(block->text) <= HEAD_BYTES) {
		g_autofree char *key = text_key(block->text);
		for (guint k = 0; k < cells->keys->len; k++)
			if (strcmp(key, g_ptr_array_index(cells->keys, k)) == 0) {
				guint next = next_text(cells->reshaping, i + 1);
				block = next == G_MAXUINT ? NULL : reshape_text(cells->reshaping, next);
				break;
			}
	}
	if (block == NULL || !pattern_match(&EXPLAINS, block->text, &match))
		return false;
	g_autofree char *label = match_group(&match, 1);
	return key_is_label(label);
}

/** Puts a line below another of the same cell, where blank lines part the cells. False: it begins a cell. */
static bool join_line(struct cells *cells, const struct block *block, guint i, bool labelled)
{
	struct fit_line *above = cells->fit.lines->len == 0 ?
	    NULL :
	    &g_array_index(cells->fit.lines, struct fit_line, cells->fit.lines->len - 1);

	if (!cells->gapped || above == NULL || above->hollow || block->gap_before || above->block + 1 != i)
		return false;
	GString *text = g_string_new(above->text);
	if (block->kind == BLOCK_ITEM)
		g_string_append_printf(text, "\n%s", block->text);
	else
		hyphen_append(text, block->text);
	char *joined = g_string_free(text, FALSE);
	g_ptr_array_add(cells->joined, joined);
	*above = fit_look(joined, i, labelled && (above->features & (1u << LOOKS_LABELLED)) != 0);
	return true;
}

/** Takes the lines that may be cells, up to the end of the table or of all lines. */
static void take_lines(struct cells *cells)
{
	const struct reshaping *reshaping = cells->reshaping;
	bool labelled = g_array_index(cells->fit.columns, struct fit_column, 0).field == FIELD_RECOMMENDATION;
	g_autofree char *style = NULL, *numbers = NULL;

	for (guint i = cells->at; i < reshaping->doc->blocks->len && cells->fit.lines->len < FIT_MAX_LINES;) {
		const struct block *block = g_ptr_array_index(reshaping->doc->blocks, i),
				   *text = reshape_text(reshaping, i);
		guint n = count_repeated(cells, i);
		if (block->kind == BLOCK_TABLE ||
		    (text != NULL && (reshape_is_end(text->text) || (n == 0 && begins_key(cells, i)))))
			return;
		if (n == 0 && text != NULL && join_line(cells, text, i, labelled)) {
			i++;
			continue;
		}
		if (n == 0 && block->kind != BLOCK_LEFT_OUT) {
			g_autofree char *own = labelled && text != NULL ? label_style(text->text) : NULL;
			if (style == NULL && cells->fit.lines->len < 3)
				style = g_strdup(own);
			struct fit_line line = fit_look(text != NULL ? text->text : "", i, is_style(style, own));
			line.heading = block->kind == BLOCK_HEADING;
			compare_style(&line, &numbers);
			g_array_append_val(cells->fit.lines, line);
		}
		for (guint k = 0; n > 0 && k < cells->heads->len; k++)
			g_string_append_printf(cells->repeated, "%s%s", cells->repeated->len > 0 ? " " : "",
			    (char *)g_ptr_array_index(cells->heads, k));
		i += MAX(n, 1);
	}
}

/** Learns what the cells of each column look like from those that are one line. */
static bool learn_shapes(struct fit *fit)
{
	bool learnt = false;

	for (guint col = 0; col < fit->columns->len; col++) {
		struct fit_column *column = &g_array_index(fit->columns, struct fit_column, col);
		unsigned counts[SHAPES] = { 0 }, n = 0;
		for (guint i = 0; i < fit->cells->len; i++) {
			const struct fit_cell *cell = &g_array_index(fit->cells, struct fit_cell, i);
			if (cell->col != col || cell->section || cell->behind != cell->first + 1)
				continue;
			const struct fit_line *line = &g_array_index(fit->lines, struct fit_line, cell->first);
			counts[line->shape]++;
			n += !line->hollow;
		}
		if (column->field != FIELD_EXTRA && column->field != FIELD_NONE && column->field != FIELD_STATUS &&
		    column->field != FIELD_ASSESSMENT)
			continue; /* told by what they look like */
		for (unsigned shape = 1; shape < SHAPES && n > 1; shape++)
			if (counts[shape] >= SHAPE_SHARE * n)
				column->shape = shape;
		learnt = learnt || column->shape != 0;
	}
	return learnt;
}

/** Whether a line goes on the sentence of the line above: it would not begin so otherwise. */
static bool is_same_sentence(const struct fit_line *above, const struct fit_line *line)
{
	gunichar first = g_utf8_get_char(line->text);

	return above->open && !line->item && !above->item && (g_unichar_islower(first) || g_unichar_isdigit(first));
}

static char *cell_text(const struct fit *fit, const struct fit_cell *cell)
{
	GString *text = g_string_new(NULL);
	const struct fit_line *above = NULL;

	for (unsigned i = cell->first; i < cell->behind; i++) {
		const struct fit_line *line = &g_array_index(fit->lines, struct fit_line, i);
		if (line->hollow)
			continue;
		if (above != NULL)
			g_string_append_c(text, is_same_sentence(above, line) ? ' ' : '\n');
		g_string_append(text, line->text);
		above = line;
	}
	return g_string_free(text, FALSE);
}

static void add_cells(struct cells *cells, struct table *table)
{
	for (guint i = 0; i < cells->fit.cells->len; i++) {
		const struct fit_cell *found = &g_array_index(cells->fit.cells, struct fit_cell, i);
		char *text = cell_text(&cells->fit, found);
		if (*text == '\0') {
			g_free(text);
			continue;
		}
		struct cell *cell = table_add(table, found->row + 1, found->col, text);
		guint block = g_array_index(cells->fit.lines, struct fit_line, found->first).block;
		cell->place = ((struct block *)g_ptr_array_index(cells->reshaping->doc->blocks, block))->place;
		if (found->section)
			cell->colspan = cells->heads->len;
	}
}

/** Sets rows apart whose cells cannot be what their columns hold: lines of several were taken one for the other. */
static void mark_implausible(struct cells *cells)
{
	for (guint i = 0; i < cells->fit.cells->len; i++) {
		const struct fit_cell *cell = &g_array_index(cells->fit.cells, struct fit_cell, i);
		if (cell->section || cell->first == cell->behind || cell->row >= cells->fit.unsure->len)
			continue;
		const struct fit_line *line = &g_array_index(cells->fit.lines, struct fit_line, cell->first);
		enum field field = g_array_index(cells->fit.columns, struct fit_column, cell->col).field;
		if (!line->hollow && !fit_is_plausible(line, field))
			g_array_index(cells->fit.unsure, bool, cell->row) = true;
	}
}

static void add_table(struct cells *cells, struct place place)
{
	struct table *table = table_new(TABLE_LINES);
	guint n_unsure = 0;

	for (guint col = 0; col < cells->heads->len; col++) {
		struct cell *cell = table_add(table, 0, col, g_strdup(g_ptr_array_index(cells->heads, col)));
		cell->place = place;
	}
	add_cells(cells, table);
	mark_implausible(cells);
	reshape_add(cells->reshaping, table, place, cells->repeated);
	for (guint row = 0; row < cells->fit.unsure->len && row + 1 < table->n_rows; row++) {
		table->rows[row + 1].unsure = g_array_index(cells->fit.unsure, bool, row);
		n_unsure += table->rows[row + 1].unsure;
	}
	table->columns_unsure = n_unsure * UNSURE_SHARE >= cells->fit.n_rows;
}

static void cells_clear(struct cells *cells)
{
	g_ptr_array_unref(cells->heads);
	g_ptr_array_unref(cells->keys);
	g_ptr_array_unref(cells->joined);
	g_array_unref(cells->fit.lines);
	g_array_unref(cells->fit.columns);
	g_array_unref(cells->fit.cells);
	g_array_unref(cells->fit.unsure);
	g_string_free(cells->repeated, TRUE);
}

guint reshape_cells(struct reshaping *reshaping, guint first)
{
	struct cells cells = { .reshaping = reshaping };
	guint n = 0;

	if (strcmp(reshaping->doc->type, "pdf") == 0) /* its cells have places; lines below one another are lines */
		return 0;
	if (line_text(reshaping, first) == NULL ||
	    (first < reshaping->heads_behind && reshaping->heads_tried >= MAX_TRIES))
		return 0;
	cells.heads = g_ptr_array_new_with_free_func(g_free);
	cells.keys = g_ptr_array_new_with_free_func(g_free);
	cells.fit.lines = g_array_new(FALSE, FALSE, sizeof(struct fit_line));
	cells.fit.columns = g_array_new(FALSE, FALSE, sizeof(struct fit_column));
	cells.fit.cells = g_array_new(FALSE, FALSE, sizeof(struct fit_cell));
	cells.fit.unsure = g_array_new(FALSE, TRUE, sizeof(bool));
	cells.repeated = g_string_new(NULL);
	cells.joined = g_ptr_array_new_with_free_func(g_free);
	cells.gapped = true;
	if (take_heads(&cells, first)) {
		take_lines(&cells);
		bool found = fit_run(&cells.fit);
		if (found && learn_shapes(&cells.fit))
			found = fit_run(&cells.fit);
		if (found) {
			add_table(&cells, reshape_text(reshaping, first)->place);
			n = g_array_index(cells.fit.lines, struct fit_line, cells.fit.behind - 1).block + 1 - first;
		}
	}
	if (n == 0 && cells.heads->len >= MIN_HEADS) {
		reshaping->heads_tried = first < reshaping->heads_behind ? reshaping->heads_tried + 1 : 1;
		reshaping->heads_behind = cells.at;
	}
	cells_clear(&cells);
	return n;
}
