#include "model/key.h"

#include <string.h>

#include "model/colour.h"
#include "model/pattern.h"
#include "model/progress.h"
#include "model/sign.h"
#include "model/text.h"

#define ROWS_MOST 24u /* a key with more rows is a table of something else */
#define COLUMNS_MOST 12u
#define CELL_WORDS 60u /* a longer cell is no meaning */
#define SHORT_WORDS 3u /* a label that no dictionary knows */
#define STRIP_CELLS 3u /* two shaded cells may be a label and its meaning */
#define STRIP_WORDS 5u /* "No longer feasible", "Behind schedule but recoverable" */

/** What a column of a key's table holds. */
enum role { ROLE_BLANK, ROLE_LABEL, ROLE_MEANING };

/** The head of a key's table: "Status | Meaning". */
static struct pattern HEAD = PATTERN(
    "(?i)^\\W*(?:(?:terms?|words?|wording|labels?|rag|brag|the|status|rating|colour|color|symbol|code|key|score|"
    "grade|level|letter|number|assessment|progress|sign|of)\\b\\W*){1,4}$|"
    "^\\W*(?:(?:the|status|rating|rag)\\s+)?(?:meanings?|definitions?|descriptions?|"
    "explanations?|criteria|what\\s+it\\s+means|guidance|details?)\\W*$");

static bool is_shown(const struct cell *cell)
{
	return cell != NULL && (cell->sign != SIGN_NONE || cell->fill != COLOUR_NONE || !text_is_blank(cell->text));
}

static bool has_words(const struct cell *cell)
{
	return cell != NULL && !text_is_blank(cell->text);
}

/** Whether a cell can be a label: blank but for a sign or fill, or a word of the trade. */
static bool is_label(const struct cell *cell)
{
	return cell == NULL || !has_words(cell) || key_is_label(cell->text);
}

static bool is_meaning(const struct cell *cell)
{
	double weights[N_CODES];

	return has_words(cell) && progress_weigh(cell->text, weights);
}

static bool is_head_row(const struct table *table, unsigned row)
{
	unsigned n = 0;

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (!has_words(cell))
			continue;
		if (!pattern_match(&HEAD, cell->text, NULL))
			return false;
		n++;
	}
	return n > 0;
}

/** A cell that goes over the whole table is a heading of the key or a sentence below it. */
static bool is_whole_row(const struct table *table, unsigned row)
{
	const struct cell *cell = table_at(table, row, 0);

	return cell != NULL && table->n_cols > 1 && cell->colspan >= table->n_cols;
}

static bool is_passed_over(const struct table *table, unsigned row)
{
	return is_head_row(table, row) || is_whole_row(table, row);
}

static enum role role_of(const struct table *table, unsigned col, bool headed)
{
	unsigned n_labels = 0, n_words = 0, n_short = 0, n_shown = 0;

	for (unsigned row = 0; row < table->n_rows; row++) {
		const struct cell *cell = table_at(table, row, col);
		if (is_passed_over(table, row) || !is_shown(cell))
			continue;
		n_shown++;
		n_labels += is_label(cell);
		if (!has_words(cell))
			continue;
		n_words++;
		n_short += text_count_words(cell->text) <= SHORT_WORDS;
	}
	if (n_shown == 0)
		return ROLE_BLANK;
	bool all_short = headed && n_short == n_words;
	return n_labels == n_shown || all_short ? ROLE_LABEL : ROLE_MEANING;
}

/** Whether a column holds only colours, letters, numbers, signs: no meanings, whatever stands beside it. */
static bool has_plain_labels(const struct table *table, unsigned col)
{
	for (unsigned row = 0; row < table->n_rows; row++) {
		const struct cell *cell = table_at(table, row, col);
		if (!is_passed_over(table, row) && has_words(cell) && !key_is_plain_label(cell->text))
			return false;
	}
	return true;
}

static void add_entry(GPtrArray *entries, const struct cell *label, char *meaning)
{
	guint32 colour = COLOUR_NONE;
	enum sign sign = SIGN_NONE;
	char *text = NULL;

	if (label != NULL) {
		text = has_words(label) ? text_tidy(label->text) : NULL;
		sign = label->sign != SIGN_NONE || text == NULL ? label->sign : sign_of_text(text, &colour);
		if (label->sign != SIGN_NONE && label->sign_colour != COLOUR_NONE)
			colour = label->sign_colour;
		else if (sign != SIGN_NONE && colour == COLOUR_NONE && label->ink != COLOUR_NONE)
			colour = label->ink;
		else if (colour == COLOUR_NONE)
			colour = label->fill;
	}
	scheme_add(entries, CODE_UNKNOWN, text, meaning, colour)->sign = sign;
}

/** One cell that holds an entry whole: "Green: finished", a filled cell with its meaning, a bare meaning. */
static void add_whole(GPtrArray *entries, const struct cell *cell, bool headed)
{
	bool is_marked = !colour_is_faint(cell->fill) || cell->sign != SIGN_NONE;
	guint before = entries->len;

	if (!has_words(cell) || text_count_words(cell->text) > CELL_WORDS)
		return;
	if (!is_marked && key_add_line(entries, cell->text, KEY_ALONE))
		return;
	if (is_marked && key_add_line(entries, cell->text, KEY_BARE)) {
		struct scheme_entry *entry = entries->pdata[before];
		entry->sign = entry->sign != SIGN_NONE ? entry->sign : cell->sign;
		if (entry->colour == COLOUR_NONE)
			entry->colour = cell->sign != SIGN_NONE && cell->sign_colour != COLOUR_NONE ?
			    cell->sign_colour :
			    cell->fill;
	} else if (is_meaning(cell) && headed) {
		add_entry(entries, NULL, text_tidy(cell->text));
	}
}

/** The meaning that begins in a column: the cells up to the next label. */
static char *join_meaning(const struct table *table, unsigned row, unsigned col, const enum role *roles)
{
	GString *meaning = g_string_new(NULL);

	for (; col < table->n_cols && roles[col] != ROLE_LABEL; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (!has_words(cell) || cell->col != col || cell->row != row)
			continue;
		g_autofree char *text = text_tidy(cell->text);
		g_string_append_printf(meaning, "%s%s", meaning->len > 0 ? " \xe2\x80\x93 " : "", text);
	}
	return g_string_free(meaning, FALSE);
}

/** A row of labels and meanings side by side: two columns, or four, six in two or three lists. */
static void add_row(GPtrArray *entries, const struct table *table, unsigned row, const enum role *roles, bool headed)
{
	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (roles[col] == ROLE_BLANK || cell == NULL || cell->col != col || !has_words(cell))
			continue;
		if (roles[col] == ROLE_LABEL)
			continue;
		if (col == 0 || (roles[col - 1] != ROLE_LABEL && roles[col - 1] != ROLE_BLANK)) {
			if (col == 0 || !headed || is_meaning(cell))
				add_whole(entries, cell, headed);
			continue;
		}
		char *meaning = join_meaning(table, row, col, roles);
		add_entry(entries, table_at(table, row, col - 1), meaning);
		while (col + 1 < table->n_cols && roles[col + 1] != ROLE_LABEL)
			col++;
	}
}

/** A strip of shaded words, each its own level: all cells filled, no two alike, few words in each. */
static bool is_strip(const struct table *table)
{
	guint n = table->cells->len, n_bright = 0;

	if (n < STRIP_CELLS || n > ROWS_MOST)
		return false;
	for (guint i = 0; i < n; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (!has_words(cell) || text_count_words(cell->text) > STRIP_WORDS || cell->fill == COLOUR_NONE)
			return false;
		n_bright += !colour_is_faint(cell->fill);
		for (guint k = 0; k < i; k++)
			if (((const struct cell *)table->cells->pdata[k])->fill == cell->fill)
				return false;
	}
	return n_bright >= 2;
}

static void add_strip(GPtrArray *entries, const struct table *table)
{
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		scheme_add(entries, CODE_UNKNOWN, text_tidy(cell->text), g_strdup(""), cell->fill);
	}
}

/** Labels in one row, their meanings in the row below. Status words are meanings below colours, labels above prose. */
static bool is_lying(const struct table *table)
{
	bool all_plain = true, all_prose = true;

	if (table->n_rows != 2 || table->n_cols < 2)
		return false;
	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *label = table_at(table, 0, col), *meaning = table_at(table, 1, col);
		if (!is_shown(label) || !is_label(label) || !has_words(meaning))
			return false;
		all_plain = all_plain && (!has_words(label) || progress_of_status(label->text) == CODE_UNKNOWN);
		all_prose = all_prose && !is_label(meaning);
	}
	return all_plain || all_prose;
}

/** Whether no column holds labels: then each cell is an entry of its own. */
static bool has_no_labels(const enum role *roles, unsigned n)
{
	for (unsigned col = 0; col + 1 < n; col++)
		if (roles[col] == ROLE_LABEL)
			return false;
	return true;
}

/** A filled cell with a status word in it is a label where a meaning stands beside it, else an entry whole. */
static void add_cells(GPtrArray *entries, const struct table *table, bool headed)
{
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (!is_passed_over(table, cell->row))
			add_whole(entries, cell, headed);
	}
}

void key_add_cells(GPtrArray *entries, const struct cell *label, const char *meaning)
{
	add_entry(entries, label, text_tidy(meaning));
}

unsigned key_add_table(GPtrArray *entries, const struct table *table, bool headed)
{
	enum role roles[COLUMNS_MOST];
	guint before = entries->len;

	if (table->n_rows > ROWS_MOST || table->n_cols > COLUMNS_MOST)
		return 0;
	for (guint i = 0; i < table->cells->len; i++)
		if (text_count_words(((const struct cell *)table->cells->pdata[i])->text) > CELL_WORDS)
			return 0;
	if (is_strip(table)) {
		add_strip(entries, table);
		return entries->len - before;
	}
	for (unsigned col = 0; col < table->n_cols; col++)
		roles[col] = role_of(table, col, headed);
	for (unsigned col = 1; col < table->n_cols; col++)
		if (roles[col] == ROLE_LABEL && roles[col - 1] == ROLE_LABEL && !has_plain_labels(table, col))
			roles[col] = ROLE_MEANING; /* "Blue | Completed" */
	if (is_lying(table)) {
		for (unsigned col = 0; col < table->n_cols; col++)
			add_entry(entries, table_at(table, 0, col), text_tidy(table_at(table, 1, col)->text));
		return entries->len - before;
	}
	if (has_no_labels(roles, table->n_cols) || table->n_cols == 1) {
		add_cells(entries, table, headed);
		return entries->len - before;
	}
	for (unsigned row = 0; row < table->n_rows; row++)
		if (!is_passed_over(table, row))
			add_row(entries, table, row, roles, headed);
	return entries->len - before;
}
