#include "model/head.h"

#include <string.h>

#include "model/date.h"
#include "model/key.h"
#include "model/pattern.h"
#include "model/text.h"

#define UNKNOWN_WORDS 5u /* of a label that the dictionary does not know */
#define PLAIN_WORDS 5u   /* of a label without a colon: "Date of Meeting" */
#define PERSON_WORDS 10u /* "Alistair Brook, Head of Passenger Transport" */
#define VALUE_WORDS 60u
#define TABLE_ROWS 24u
#define TITLE_LABEL 5u /* "Subject: ..." goes before any line without trade words */
#define TITLE_TOPIC 1u
#define TITLE_CLEAR 2u /* of head_words_title: no committee is called so */

/** Fills the member that a label's value belongs to. */
static void set_member(struct head *head, enum head_kind kind, const char *value)
{
	struct report *report = head->report;

	switch (kind) {
	case HEAD_TITLE:
	case HEAD_TOPIC:
		head_add_candidate(head, value, kind == HEAD_TITLE ? TITLE_LABEL : TITLE_TOPIC, 0);
		break;
	case HEAD_STAGE:
		head_set(&report->stage, g_strdup(value));
		break;
	case HEAD_COMMITTEE:
		head_set_meeting(report, value, true);
		break;
	case HEAD_ORGANISATION:
		head_set(&report->organisation, g_strdup(value));
		break;
	case HEAD_MEETING:
		head_set_meeting(report, value, false);
		break;
	case HEAD_UPDATED:
	case HEAD_COMPLETED:
		head_set(kind == HEAD_UPDATED ? &report->updated : &report->completed, date_find(value, 0, NULL, NULL));
		break;
	case HEAD_OFFICER:
		head_set(&report->lead_officer, g_strdup(value));
		break;
	case HEAD_MEMBER:
		head_set(&report->cabinet_member, g_strdup(value));
		break;
	default:
		break;
	}
}

static char *cut_label(const char *text)
{
	char *label = text_tidy(text);
	size_t length = strlen(label);

	while (length > 0 && strchr(": ", label[length - 1]) != NULL)
		label[--length] = '\0';
	return label;
}

/** Keeps a label and its value, which may be blank, and fills the member that it belongs to. */
static void keep_label(struct head *head, const char *raw, const char *value)
{
	g_autofree char *label = cut_label(raw);
	enum head_kind kind = head_words_label(label);
	char *tidy = text_tidy(value);

	head->open_entry = labelled_add(head->report->metadata, g_steal_pointer(&label), tidy);
	head->open = text_is_blank(tidy) ? kind : HEAD_NONE;
	if (kind == HEAD_COMMITTEE && !text_is_blank(tidy) && !head->has_label &&
	    (head_words_is_committee(head->open_entry->label) ||
		g_ascii_strncasecmp(head->open_entry->label, "name of", strlen("name of")) == 0)) {
		g_clear_pointer(&head->report->committee, g_free); /* goes before a body that a title names */
		head->has_label = true;
	}
	if (!text_is_blank(tidy))
		set_member(head, kind, tidy);
}

/** Whether a line begins with a label; unknown ones count only among known ones. */
bool head_begins_with_label(const struct head *head, const char *text)
{
	gsize start, value;

	if (head_words_is_body(text) || !head_words_next_label(text, 0, &start, &value))
		return false;
	g_autofree char *label = g_strndup(text, value);
	g_autofree char *cut = cut_label(label);
	enum head_kind kind = head_words_label(cut);
	gsize next, next_value;
	bool more = head_words_next_label(text, MAX(value, 1) - 1, &next, &next_value);
	g_autofree char *said = head_between(text, value, more ? next : strlen(text));
	if (kind == HEAD_COMMITTEE && head_words_title(said) >= TITLE_CLEAR)
		return false; /* "Overview Committee: recommendations tracker" is a title */
	if (kind != HEAD_NONE)
		return true;
	return head->after_label && text_count_words(cut) <= UNKNOWN_WORDS && head_words_title(text) == 0 &&
	    !head_words_is_body(text) && key_heading(cut) == KEY_NONE && strchr(text, '=') == NULL;
}

/** A line of one label and its value, or of several. */
void head_read_label_line(struct head *head, const char *text)
{
	gsize start, value, next = 0, next_value = 0;
	bool more = head_words_next_label(text, 0, &start, &value);

	while (more) {
		g_autofree char *label = g_strndup(text + start, value - start);
		more = head_words_next_label(text, MAX(value, 1) - 1, &next, &next_value);
		g_autofree char *said = head_between(text, value, more ? next : strlen(text));
		keep_label(head, label, said);
		start = next;
		value = next_value;
	}
}

/** A blank label's value can stand on the next line, if it is of its kind. */
bool head_read_open_value(struct head *head, const char *text)
{
	bool fits = false;
	char *date = NULL;

	if (head->open == HEAD_COMMITTEE) {
		fits = head_words_is_committee(text);
	} else if (head->open == HEAD_MEETING || head->open == HEAD_UPDATED || head->open == HEAD_COMPLETED) {
		date = date_read(text, 0);
		fits = date != NULL;
		g_free(date);
	}
	if (!fits)
		return false;
	g_free(head->open_entry->text);
	head->open_entry->text = text_tidy(text);
	set_member(head, head->open, head->open_entry->text);
	head->open = HEAD_NONE;
	return true;
}

/** "Item 10", "Paper C2": a paper's place among the others. */
static bool is_place(const char *label, const char *value)
{
	static struct pattern LABEL = PATTERN("(?i)^(?:item|paper|enclosure)$");
	static struct pattern NUMBER = PATTERN("^(?:\\p{Lu}{1,2})?\\d{1,3}(?:\\.\\d{1,2})?\\p{L}?$");

	return pattern_match(&LABEL, label, NULL) && pattern_match(&NUMBER, value, NULL);
}

/** Whether a value that no colon parts from its label is of the label's kind. */
static bool is_of_kind(enum head_kind kind, const char *label, const char *value)
{
	static struct pattern PLAIN = PATTERN(
	    "(?i)^(?:report\\s+(?:of|by|from|author)|contact\\s+officer|prepared\\s+by|"
	    "presented\\s+by|wards?\\s+affected|background\\s+papers|minute\\s+no\\.?|(?:paper|report|item)\\s+number|"
	    "(?:agenda\\s+)?item\\s+(?:no\\.?|number)|agenda\\s+item|key\\s+decision|classification|exempt\\s+information|purpose|author)$");
	static struct pattern BODY_NAMED = PATTERN(
	    "(?i)\\b(?:committee|panel|board|commission|cabinet|executive|council)\\b");
	static struct pattern TITLE_NAMED = PATTERN(
	    "(?i)^(?:report\\b.*|paper\\s+title|title\\s+of\\s+(?:the\\s+)?(?:paper|report))$");
	g_autofree char *date = NULL;

	switch (kind) {
	case HEAD_MEETING:
		if (g_unichar_isupper(g_utf8_get_char(value)) && head_words_is_committee(value))
			return true; /* "Meeting  Audit Committee" */
		G_GNUC_FALLTHROUGH;
	case HEAD_UPDATED:
	case HEAD_COMPLETED:
		date = date_read(value, 0);
		return date != NULL;
	case HEAD_COMMITTEE:
		return pattern_match(&BODY_NAMED, value, NULL);
	case HEAD_OFFICER:
	case HEAD_MEMBER:
		return text_count_words(value) <= PERSON_WORDS;
	case HEAD_TITLE:
		return pattern_match(&TITLE_NAMED, label, NULL);
	case HEAD_PLAIN:
		return pattern_match(&PLAIN, label, NULL) || is_place(label, value);
	default:
		return false;
	}
}

/** Where a line of several labels without colons goes on with the next of them: "... Panel  Date of meeting 4 May 2020". */
static gsize find_beside(const char *text, gsize from)
{
	static struct pattern BESIDE = PATTERN(
	    "(?i)(?<=\\s)(?=(?-i:\\p{Lu}))(?:date\\s+of\\s+meeting|meeting\\s+date|report\\s+author|(?:prepared|presented)"
	    "\\s+by|(?:paper|report|item)\\s+number|agenda\\s+item\\s+no\\.?|contact\\s+officer|wards?\\s+affected|key\\s+"
	    "decision)\\s+(?=\\S)");
	struct match match;

	return pattern_match_from(&BESIDE, text, from, &match) ? match.start[0] : strlen(text);
}

/** How long the label is that a line begins with, and what it says up to `end`; 0: no label of its kind. */
static gsize find_plain_label(const struct head *head, const char *text, gsize *end)
{
	g_auto(GStrv) words = g_strsplit(text, " ", PLAIN_WORDS + 1);
	unsigned n = g_strv_length(words);

	for (unsigned k = MIN(n, PLAIN_WORDS + 1); k-- > 1;) {
		if (k >= n)
			continue;
		gsize value = 0;
		for (unsigned i = 0; i < k; i++)
			value += strlen(words[i]) + 1;
		g_autofree char *label = g_strndup(text, value - 1);
		enum head_kind kind = head_words_label(label);
		*end = find_beside(text, value);
		g_autofree char *said = head_between(text, value, *end);
		if (kind == HEAD_NONE || !is_of_kind(kind, label, said))
			continue;
		if (k == 1 && !is_place(label, said) &&
		    !(kind == HEAD_COMMITTEE || kind == HEAD_MEETING ?
			    head_words_is_committee(said) :
			    kind == HEAD_PLAIN && head->after_label && g_unichar_isupper(g_utf8_get_char(said))))
			continue; /* one word is a label before a name ("Committee Roads Scrutiny Panel") or below other labels */
		g_autofree char *whole = head_between(text, 0, *end);
		return kind != HEAD_TITLE && head_words_title(whole) >= TITLE_CLEAR ? 0 : value;
	}
	return 0;
}

bool head_read_plain_label(struct head *head, const char *text)
{
	gsize from = 0, end = 0, beyond = 0, value = find_plain_label(head, text, &end);

	for (; value > 0; from += end, value = find_plain_label(head, text + from, &end)) {
		g_autofree char *label = g_strndup(text + from, value);
		if (find_plain_label(head, text + from + end, &beyond) == 0)
			end = strlen(text + from);
		g_autofree char *said = head_between(text + from, value, end);
		keep_label(head, label, said);
		head->after_label = true;
	}
	return from > 0;
}

/** A label in a cell, its value in the next: two columns, or four. */
static unsigned count_labels(const struct table *table, unsigned *n_shown)
{
	unsigned n = 0;

	*n_shown = 0;
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (text_count_words(cell->text) > VALUE_WORDS)
			return 0;
		if (cell->col % 2 != 0 || table->rows[cell->row].is_key)
			continue;
		g_auto(GStrv) lines = g_strsplit(cell->text, "\n", -1);
		for (unsigned k = 0; lines[k] != NULL; k++) {
			g_autofree char *label = cut_label(lines[k]);
			(*n_shown)++;
			n += head_words_label(label) != HEAD_NONE;
		}
	}
	return n;
}

/** Parts a text into `n` labels that follow one another: "Meeting Paper title". NULL: it is not so many. */
static GStrv part_labels(const char *text, unsigned n)
{
	g_auto(GStrv) words = g_strsplit(text, " ", (int)(PLAIN_WORDS * n));
	g_autoptr(GStrvBuilder) labels = g_strv_builder_new();
	g_autoptr(GString) label = g_string_new(NULL);
	unsigned found = 0;

	for (unsigned i = 0; words[i] != NULL; i++) {
		g_string_append_printf(label, "%s%s", label->len > 0 ? " " : "", words[i]);
		bool begins = words[i + 1] == NULL || g_unichar_isupper(g_utf8_get_char(words[i + 1]));
		if (!begins || head_words_label(label->str) == HEAD_NONE)
			continue;
		g_strv_builder_add(labels, label->str);
		g_string_truncate(label, 0);
		found++;
	}
	return found == n && label->len == 0 ? g_strv_builder_end(labels) : NULL;
}

/** Labels and values of rows that stand close enough to have become one: line by line, if there are as many. */
static bool keep_lines(struct head *head, const char *labels, const char *values)
{
	g_auto(GStrv) value = g_strsplit(values, "\n", -1);
	unsigned n = g_strv_length(value);
	g_autofree char *line = g_strdelimit(g_strdup(labels), "\n", ' ');
	g_auto(GStrv) label = n < 2 || n > TABLE_ROWS ? NULL : part_labels(line, n);

	if (label == NULL)
		return false;
	for (unsigned i = 0; i < n; i++)
		keep_label(head, label[i], value[i]);
	return true;
}

bool head_read_label_table(struct head *head, const struct table *table)
{
	unsigned n_shown, n_labels = count_labels(table, &n_shown);

	if (table->n_cols % 2 != 0 || table->n_cols > 6 || table->n_rows > TABLE_ROWS || n_labels < 1 ||
	    2 * n_labels < n_shown)
		return false;
	for (unsigned row = 0; row < table->n_rows; row++)
		for (unsigned col = 0; col + 1 < table->n_cols; col += 2) {
			const struct cell *label = table_at(table, row, col), *value = table_at(table, row, col + 1);
			if (label == NULL || label->row != row || table->rows[row].is_key || text_is_blank(label->text))
				continue;
			const char *said = value != NULL && value != label ? value->text : "";
			if (!keep_lines(head, label->text, said))
				keep_label(head, label->text, said);
		}
	head->open = HEAD_NONE;
	return true;
}

/** The cells of a row as the line that they were. */
static char *row_line(const struct table *table, unsigned row)
{
	GString *line = g_string_new(NULL);

	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (cell->row == row && !text_is_blank(cell->text))
			g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", cell->text);
	}
	return g_string_free(line, FALSE);
}

/** Counts the cells that begin with a label that the dictionary knows; -1 if one of them is no "Label: value". */
static int count_line_labels(const struct table *table)
{
	gsize start, value;
	int n = 0;

	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (table->rows[cell->row].is_key)
			continue;
		if (text_count_words(cell->text) > VALUE_WORDS || !head_words_next_label(cell->text, 0, &start, &value))
			return -1;
		g_autofree char *raw = g_strndup(cell->text, value);
		g_autofree char *label = cut_label(raw);
		n += head_words_label(label) != HEAD_NONE;
		if (i == 0 && n == 0)
			return -1;
	}
	return n;
}

/** A table whose every cell is "Label: value"; where a column's edge has cut a label, its row is read as a line. */
bool head_read_line_table(struct head *head, const struct table *table)
{
	int n = table->n_cols > 4 || table->n_rows > TABLE_ROWS ? -1 : count_line_labels(table), n_cells = 0;

	if (n <= 0)
		return false;
	for (guint i = 0; i < table->cells->len; i++)
		n_cells += !table->rows[((const struct cell *)table->cells->pdata[i])->row].is_key;
	for (guint i = 0; n == n_cells && i < table->cells->len; i++) {
		if (table->rows[((const struct cell *)table->cells->pdata[i])->row].is_key)
			continue;
		g_auto(GStrv) lines = g_strsplit(((const struct cell *)table->cells->pdata[i])->text, "\n", -1);
		for (unsigned k = 0; lines[k] != NULL; k++)
			head_read_label_line(head, lines[k]);
	}
	for (unsigned row = 0; n < n_cells && row < table->n_rows; row++) {
		if (table->rows[row].is_key)
			continue;
		g_autofree char *line = row_line(table, row);
		head_read_label_line(head, line);
	}
	return true;
}
