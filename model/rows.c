#include "model/rows.h"

#include <string.h>

#include "model/date.h"
#include "model/decision.h"
#include "model/label.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/people.h"
#include "model/text.h"

#define REPEATED_SHARE 0.6 /* of a row's cells that equal the header's: headers are sometimes repeated in part */
#define TITLE_WORDS 8      /* a title in the column of the recommendations, beside a blank number */
#define SECTION_WORDS 18   /* a group row is a title; longer single cells are prose */
#define WORDED_SHARE 0.1   /* of rows with "Recommendation 3:"; more where a copy has cut cells into lines */
#define MOST_ROWS 2000     /* rows that become one entry; a text copy with a line a row stays far below */
#define GOES_ON 3
static void entry_free_any(void *entry)
{
	entry_free(entry);
}

void rows_free(struct rows *rows)
{
	if (rows == NULL)
		return;
	g_ptr_array_unref(rows->entries);
	g_ptr_array_unref(rows->headers);
	g_ptr_array_unref(rows->left_out);
	g_free(rows);
}

/** A table while its rows are read. */
struct scan {
	const struct table *table;
	const struct columns *columns;
	const struct profile *profile;
	struct rows *rows;
	int number, recommendation; /* columns; -1: none */
	int label_points;           /* that the lack of a label gives to a row's being continued */
	bool is_onto;               /* the table goes on one before */
	bool *merges;               /* columns: whether they group rows by merged cells */
	bool inherits;              /* the row before took a merged cell from over the page */
	char *section;
	enum decision decision;
	struct entry *last;
};

/** The cell that begins in a place and holds a text; NULL if there is none. */
static const struct cell *own_cell(const struct table *table, unsigned row, unsigned col)
{
	const struct cell *cell = table_at(table, row, col);

	return cell != NULL && cell->row == row && cell->col == col && !text_is_blank(cell->text) ? cell : NULL;
}

static const char *own_text(const struct table *table, unsigned row, int col)
{
	const struct cell *cell = col < 0 ? NULL : own_cell(table, row, (unsigned)col);

	return cell == NULL ? NULL : cell->text;
}

static unsigned count_own(const struct table *table, unsigned row, const struct cell **only)
{
	unsigned n = 0;

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = own_cell(table, row, col);
		if (cell != NULL) {
			*only = cell;
			n++;
		}
	}
	return n;
}

static bool has_sign(const struct table *table, unsigned row)
{
	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell != NULL && cell->row == row && cell->sign != SIGN_NONE)
			return true;
	}
	return false;
}

static char *row_text(const struct table *table, unsigned row)
{
	GString *text = g_string_new(NULL);

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = own_cell(table, row, col);
		if (cell != NULL)
			g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", cell->text);
	}
	return g_string_free(text, FALSE);
}

static bool same_key(const char *a, const char *b)
{
	g_autofree char *x = text_key(a), *y = text_key(b);

	return strcmp(x, y) == 0;
}

/** Whether a cell says what a header cell of its column says. */
static bool repeats_header(const struct scan *scan, const struct cell *cell)
{
	const struct columns *columns = scan->columns;
	g_autofree char *tidy = columns_tidy_heading(cell->text);

	if (cell->col < columns->n && same_key(tidy, columns->at[cell->col].heading))
		return true;
	for (unsigned row = columns->first_row; row < columns->first_row + columns->n_rows; row++) {
		const struct cell *head = table_at(scan->table, row, cell->col);
		if (head != NULL && same_key(head->text, cell->text))
			return true;
	}
	return false;
}

static bool is_repeated_header(const struct scan *scan, unsigned row, unsigned n_own)
{
	unsigned n_same = 0;

	for (unsigned col = 0; col < scan->table->n_cols; col++) {
		const struct cell *cell = own_cell(scan->table, row, col);
		if (cell != NULL && repeats_header(scan, cell))
			n_same++;
	}
	return n_own == 1 ? n_same == 1 : n_same >= 2 && n_same >= REPEATED_SHARE * n_own;
}

/** Whether a column names groups of rows: a blank below a theme is the same theme. */
static bool is_theme(const struct columns *columns, int col)
{
	static struct pattern THEME = PATTERN(
	    "^(?:key|priority|main)?(?:themes?|areas?(?:of(?:work|focus))?|workstreams?|pillars?|"
	    "strands?|domains?|category|chapter|section|topic)$");

	if (col < 0 || (unsigned)col >= columns->n)
		return false;
	g_autofree char *key = text_key(columns->at[col].heading);
	g_auto(GStrv) parts = g_strsplit(key, " ", -1);
	g_autofree char *squeezed = g_strjoinv("", parts); /* narrow columns break their heads inside words */
	return pattern_match(&THEME, squeezed, NULL);
}

/** The columns that group rows by cells merged downwards. */
static bool *find_merges(const struct table *table)
{
	bool *merges = g_new0(bool, MAX(1, table->n_cols));

	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (cell->rowspan > 1 && !text_is_blank(cell->text))
			merges[cell->col] = true;
	}
	return merges;
}

/** Whether a row is the first on its page. */
static bool is_after_break(const struct scan *scan, unsigned row)
{
	return scan->table->rows[row].after_break ||
	    (scan->is_onto && row == scan->columns->first_row + scan->columns->n_rows);
}

/** A cell merged downwards is blank below, where no line shows it or a page parts it: it goes on applying there. */
static void inherit_merged(struct scan *scan, struct entry *entry, unsigned row)
{
	bool over_page = is_after_break(scan, row) || scan->inherits;

	scan->inherits = false;
	for (int col = 0; scan->last != NULL && col < scan->recommendation; col++) {
		struct cell *cell = &entry->cells[col];
		bool is_merged = over_page && scan->merges[col];
		if (col == scan->number || *cell->text != '\0' || !(is_merged || is_theme(scan->columns, col)))
			continue;
		entry_take_cell(cell, &scan->last->cells[col]);
		scan->inherits = scan->inherits || is_merged;
	}
}

static void begin_entry(struct scan *scan, unsigned row, bool is_unsure)
{
	struct entry *entry = entry_new(scan->table->n_cols);

	entry_take(entry, scan->table, row, true);
	inherit_merged(scan, entry, row);
	entry->section = g_strdup(scan->section);
	entry->decision = scan->decision;
	entry->is_unsure = is_unsure;
	g_ptr_array_add(scan->rows->entries, entry);
	scan->last = entry;
}

/** Whether a cell is a value of its own in a column of short values: a date, a word of status, a filled cell. */
static bool is_whole_value(const struct cell *cell, enum field field)
{
	if (field == FIELD_STATUS || field == FIELD_ASSESSMENT)
		return cell->sign != SIGN_NONE || mark_word(cell->text) != CODE_UNKNOWN;
	if (field == FIELD_DECISION)
		return decision_read(cell->text) != DECISION_NONE;
	if (field == FIELD_OWNER)
		return people_is_initials(cell->text);
	g_autofree char *date = field == FIELD_DUE ? date_read(cell->text, 0) : NULL;
	return date != NULL;
}

/** Whether two pieces of a cell are one date that a narrow column cut: "7 October" and "2022". */
static bool completes_date(const struct cell *before, const struct cell *cell)
{
	g_autofree char *whole = g_strconcat(before->text, " ", cell->text, NULL);
	g_autofree char *first = date_read(before->text, 0);
	g_autofree char *date = first == NULL ? date_read(whole, 0) : NULL;

	return date != NULL;
}

/** +1 if no short value of the row before has another below it, -2 if one has: a new row fills them anew. */
static int value_points(const struct scan *scan, unsigned row)
{
	bool had_any = false;

	for (unsigned col = 0; col < scan->columns->n; col++) {
		enum field field = scan->columns->at[col].field;
		const struct cell *cell = table_at(scan->table, row, col);
		const struct cell *before = &scan->last->cells[col];
		bool is_own = cell != NULL && cell->row == row && cell->col == col;
		bool was_whole = is_whole_value(before, field);
		if (is_own && field == FIELD_DUE && completes_date(before, cell))
			continue;
		if (is_own && (is_whole_value(cell, field) || (was_whole && !text_is_blank(cell->text))))
			return -2;
		had_any = had_any || was_whole;
	}
	return had_any ? 1 : 0;
}

/** How much speaks for a row with a text in the recommendation's column being a part of the entry before. */
static int continuation_points(const struct scan *scan, unsigned row, const char *text)
{
	const char *before = scan->last->cells[scan->recommendation].text;
	const struct row *evidence = &scan->table->rows[row];
	int points = 0;

	points += evidence->goes_on ? 2 : 0;
	points += is_after_break(scan, row) ? 1 : 0;
	points += rows_starts_low(text) ? 2 : 0;
	points += rows_ends_sentence(before) ? -1 : 1;
	points += scan->number >= 0 ? 1 : 0;
	points += scan->label_points;
	points += value_points(scan, row);
	return points;
}

/** "3 (continued)", "3 cont'd" */
static bool says_continued(const char *text)
{
	static struct pattern CONTINUED = PATTERN("(?i)\\bcont(?:inued|['’.]?d)?\\.?\\)?\\s*$");

	return pattern_match(&CONTINUED, text, NULL);
}

/** Whether a row with a number is a part of the entry before: the number is printed again after a page break. */
static bool repeats_number(const struct scan *scan, unsigned row, const char *number)
{
	const char *text = own_text(scan->table, row, scan->recommendation);

	if (scan->last == NULL)
		return false;
	if (says_continued(number))
		return true;
	return is_after_break(scan, row) && same_key(number, scan->last->cells[scan->number].text) &&
	    (text == NULL || rows_starts_low(text));
}

/**
 * Whether a number cell is no number: a dash or stop, or what a narrow column cut off the number above at a page's end.
 */
static bool is_rest_of_number(const struct scan *scan, unsigned row, const char *number)
{
	static struct pattern CUT = PATTERN("[/(-]$");

	if (text_count_words(number) == 0)
		return true;
	return is_after_break(scan, row) && pattern_match(&CUT, scan->last->cells[scan->number].text, NULL);
}

/** Whether a text that begins as a label does is the end of a sentence that a page's end cut: "by March" and "2018." */
static bool is_rest_of_text(const struct scan *scan, unsigned row, const char *text)
{
	return scan->table->rows[row].goes_on && text[label_lead(text, LABEL_MARKED, NULL)] == '\0' &&
	    !rows_ends_sentence(scan->last->cells[scan->recommendation].text);
}

static bool is_continuation(const struct scan *scan, unsigned row, bool *is_unsure)
{
	const char *number = own_text(scan->table, row, scan->number);
	const char *text = own_text(scan->table, row, scan->recommendation);

	if (scan->last == NULL || scan->last->n_rows >= MOST_ROWS)
		return false;
	if (number != NULL && !is_rest_of_number(scan, row, number))
		return repeats_number(scan, row, number);
	if (text == NULL)
		return true;
	if (label_lead(text, LABEL_MARKED, NULL) > 0 && (scan->label_points > 0 || scan->number < 0) &&
	    !is_rest_of_text(scan, row, text))
		return says_continued(text);
	int points = continuation_points(scan, row, text);
	*is_unsure = points == GOES_ON - 1 && scan->number >= 0;
	return points >= GOES_ON;
}

/** Drops "(continued)" where a number or label was printed again. */
static void take_continuation(struct scan *scan, unsigned row)
{
	struct entry *entry = scan->last;
	g_autofree char *number = scan->number < 0 ? NULL : g_strdup(entry->cells[scan->number].text);

	const char *rest = own_text(scan->table, row, scan->number);
	bool is_rest = rest != NULL && number != NULL && is_rest_of_number(scan, row, rest);
	char *whole = is_rest ? g_strconcat(number, rest, NULL) : g_strdup(number);
	entry_take(entry, scan->table, row, false);
	if (number == NULL || *number == '\0') {
		g_free(whole);
		return;
	}
	g_free(entry->cells[scan->number].text);
	entry->cells[scan->number].text = whole;
}

/** Whether a text alone in its row looks like a title: short, no sentence, and nothing that the row before began. */
static bool looks_like_title(const struct scan *scan, const char *text)
{
	return label_lead(text, LABEL_MARKED, NULL) == 0 && !rows_ends_sentence(text) && !rows_starts_low(text) &&
	    (scan->last == NULL || rows_ends_sentence(scan->last->cells[scan->recommendation].text));
}

/** Whether the only text of a row is a title for the rows below it. */
static bool is_group(const struct scan *scan, unsigned row, const struct cell *cell)
{
	const struct table *table = scan->table;
	unsigned words = text_count_words(cell->text);

	if (cell->colspan * 2 > table->n_cols)
		return true;
	if (table->rows[row].goes_on || words == 0 || words > SECTION_WORDS)
		return false;
	if ((int)cell->col == scan->number && cell->col == 0)
		return !label_whole(cell->text, NULL);
	if ((int)cell->col == scan->recommendation)
		return (cell->col == 0 || words <= TITLE_WORDS) && looks_like_title(scan, cell->text);
	return cell->col == 0 && looks_like_title(scan, cell->text);
}

static void take_group(struct scan *scan, const struct cell *cell)
{
	static struct pattern CONTINUED = PATTERN("(?i)^(.*?)\\s*\\(?\\bcont(?:inued|['’.]?d)\\)?\\s*$");
	struct match match;

	g_free(scan->section);
	scan->section = pattern_match(&CONTINUED, cell->text, &match) ? match_group(&match, 1) : g_strdup(cell->text);
	g_strdelimit(scan->section, "\n", ' ');
	enum decision decision = decision_of_heading(scan->section);
	scan->decision = decision;
}

static void leave_out(GPtrArray *where, const struct table *table, unsigned row)
{
	g_ptr_array_add(where, row_text(table, row));
}

/** A row with one text. False: it is an entry or a part of one. */
static bool take_single(struct scan *scan, unsigned row, const struct cell *cell)
{
	bool spans = cell->colspan * 2 > scan->table->n_cols;

	if (rows_is_aside(cell->text) && label_lead(cell->text, LABEL_MARKED, NULL) == 0 &&
	    (spans || cell->col == 0 || scan->last == NULL)) {
		leave_out(scan->rows->left_out, scan->table, row);
		return true;
	}
	if (!is_group(scan, row, cell))
		return false;
	if (text_count_words(cell->text) > SECTION_WORDS ||
	    (spans && rows_ends_sentence(cell->text) && scan->last != NULL &&
		text_count_words(cell->text) > SECTION_WORDS / 2))
		leave_out(scan->rows->left_out, scan->table, row);
	else
		take_group(scan, cell);
	return true;
}

static void scan_row(struct scan *scan, unsigned row)
{
	static struct pattern UNDERLINE = PATTERN("^[\\s_=-]{3,}$");
	const struct cell *only = NULL;
	unsigned n_own = count_own(scan->table, row, &only);
	bool is_unsure = false, is_doubtful = scan->table->rows[row].unsure;

	if (scan->table->rows[row].is_key || (n_own == 0 && !has_sign(scan->table, row)))
		return;
	g_autofree char *first = row_text(scan->table, row);
	if (pattern_match(&UNDERLINE, first, NULL))
		return;
	if (n_own > 0 && is_repeated_header(scan, row, n_own)) {
		leave_out(scan->rows->headers, scan->table, row);
		return;
	}
	if (n_own == 1 && take_single(scan, row, only))
		return;
	if (rows_is_total(first)) {
		leave_out(scan->rows->left_out, scan->table, row);
		return;
	}
	if (is_continuation(scan, row, &is_unsure))
		take_continuation(scan, row);
	else
		begin_entry(scan, row, is_unsure);
	scan->last->is_unsure = scan->last->is_unsure || is_doubtful;
}

/** How much a label speaks for a new record, and so its lack for a continued one. */
static int label_points(const struct table *table, const struct columns *columns, int recommendation)
{
	static struct pattern WORD = PATTERN("^\\s*(?i:rec(?:ommendation)?s?|action|resolution)\\b");
	unsigned n = 0, n_labelled = 0, n_words = 0;

	for (unsigned row = columns->first_row + columns->n_rows; row < table->n_rows; row++) {
		const char *text = own_text(table, row, recommendation);
		if (text == NULL)
			continue;
		bool is_labelled = label_lead(text, LABEL_MARKED, NULL) > 0;
		n++;
		n_labelled += is_labelled;
		n_words += is_labelled && pattern_match(&WORD, text, NULL);
	}
	if (n_words > 0 && n_words >= WORDED_SHARE * n)
		return 4;
	return n_labelled * 2 > n ? 1 : 0;
}

static struct rows *rows_new(void)
{
	struct rows *rows = g_new0(struct rows, 1);

	rows->entries = g_ptr_array_new_with_free_func(entry_free_any);
	rows->headers = g_ptr_array_new_with_free_func(g_free);
	rows->left_out = g_ptr_array_new_with_free_func(g_free);
	return rows;
}

struct rows *rows_read(const struct table *table, const struct columns *columns, const struct profile *profile,
    struct rows *onto)
{
	struct rows *rows = onto != NULL ? onto : rows_new();
	struct scan scan = { .table = table,
		.columns = columns,
		.profile = profile,
		.rows = rows,
		.number = columns_find(columns, FIELD_NUMBER),
		.recommendation = columns_find(columns, FIELD_RECOMMENDATION) };

	if (scan.recommendation < 0)
		return rows;
	if (rows->entries->len > 0) {
		scan.is_onto = true;
		scan.last = rows->entries->pdata[rows->entries->len - 1];
		scan.section = g_strdup(scan.last->section);
		scan.decision = scan.last->decision;
	}
	scan.merges = find_merges(table);
	scan.label_points = label_points(table, columns, scan.recommendation);
	for (unsigned row = 0; row < columns->first_row + columns->n_rows; row++)
		leave_out(rows->headers, table, row);
	for (unsigned row = columns->first_row + columns->n_rows; row < table->n_rows; row++)
		scan_row(&scan, row);
	g_free(scan.section);
	g_free(scan.merges);
	return rows;
}
