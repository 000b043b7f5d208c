/** Tables whose cells are divided by tabs or by pipes, a row on one line or, with a broken cell, on several. */
#include "extract/from_text.h"

#include <string.h>

#include "model/limits.h"
#include "model/text.h"

#define SCAN_ROWS 50u    /* rows looked at to learn how wide a table is */
#define JOIN_LINES 40u   /* lines that one broken cell may take */
#define SECTION_CHARS 80 /* a longer line between rows is text, not the name of a group */

struct run {
	struct lines *lines;
	struct table *table;
	bool pipes;
	bool leading;      /* the first row has an outer pipe at its left: others have one too */
	guint at;          /* the next line */
	unsigned n_fields; /* of a whole row */
	unsigned row;
	unsigned n_cols;  /* the widest row so far */
	char *header_key; /* text_key of the first row */
};

static bool begins_with_pipe(const struct line *line)
{
	const char *text = line->text + strspn(line->text, " \t");

	return *text == '|' || g_str_has_prefix(text, "\xe2\x94\x82");
}

/** How many fields a line has, from what is known of it; 1: no divider. */
static unsigned count_fields(const struct run *run, const struct line *line)
{
	if (!run->pipes)
		return line->n_tabs + 1;
	if (line->n_pipes == 0)
		return 1;
	const char *text = line->text + strspn(line->text, " \t");
	unsigned leading = run->leading && begins_with_pipe(line);
	gsize length = strlen(text);
	while (length > 0 && g_ascii_isspace(text[length - 1]))
		length--;
	unsigned trailing = length > 1 &&
	    (text[length - 1] == '|' || (length > 3 && memcmp(text + length - 3, "\xe2\x94\x82", 3) == 0));
	return MAX(1, line->n_pipes + 1 - leading - trailing);
}

/** A line that draws: "---|---", "+-----+", "├──┼──┤". */
static bool is_rule(const struct line *line)
{
	unsigned dashes = 0;

	for (const char *at = line->text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool dash = c == '-' || c == '=' || c == '_' || c == 0x2500 || c == 0x2501 || c == 0x2550;
		if (!dash && !(c > 0x2500 && c < 0x2580) && strchr(" |:+\t", (int)(c < 128 ? c : 1)) == NULL)
			return false;
		dashes += dash;
	}
	return dashes >= 3;
}

/** The fields of a row's text, pipes without the outer ones. */
static GPtrArray *split(const struct run *run, const char *text)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
	GString *field = g_string_new(NULL);
	bool only_space = true;

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool divides = run->pipes ? c == '|' || c == 0x2502 : c == '\t';
		if (run->pipes && c == '\\' && at[1] == '|') {
			g_string_append_c(field, *++at);
		} else if (!divides) {
			g_string_append_unichar(field, c);
			only_space = only_space && g_unichar_isspace(c);
		} else {
			if (!run->leading || !only_space || fields->len > 0)
				g_ptr_array_add(fields, g_strdup(field->str));
			else
				g_ptr_array_add(fields, NULL); /* nothing before the outer pipe */
			g_string_truncate(field, 0);
		}
	}
	if (!run->pipes || !text_is_blank(field->str))
		g_ptr_array_add(fields, g_strdup(field->str));
	g_string_free(field, TRUE);
	if (fields->len > 0 && g_ptr_array_index(fields, 0) == NULL)
		g_ptr_array_remove_index(fields, 0);
	return fields;
}

/** Learns the width of a whole row: the first line's, unless most lines below it are wider. */
static unsigned learn_width(const struct run *run)
{
	unsigned counts[LIMIT_TABLE_COLUMNS + 1] = { 0 }, best = 0;
	const struct lines *lines = run->lines;
	unsigned first = MIN(count_fields(run, lines_at(lines, run->at)), LIMIT_TABLE_COLUMNS);

	for (guint i = run->at; i < run->at + SCAN_ROWS && i < lines->lines->len; i++) {
		if (i > run->at && !lines_follows(lines, i))
			break;
		unsigned n = count_fields(run, lines_at(lines, i));
		if (n <= LIMIT_TABLE_COLUMNS && !is_rule(lines_at(lines, i)))
			counts[n]++;
	}
	for (unsigned n = 2; n <= LIMIT_TABLE_COLUMNS; n++)
		if (counts[n] >= counts[best] && counts[n] > 0)
			best = n;
	return MAX(first, best);
}

/** Whether a line may hold the rest of a row that was broken inside a cell. */
static bool may_go_on(const struct run *run, guint i)
{
	const struct line *line = lines_at(run->lines, i);

	if (!lines_follows(run->lines, i) || is_rule(line))
		return false;
	if (count_fields(run, line) == 1)
		return true;
	if (run->pipes)
		return !begins_with_pipe(line);
	g_autofree char *first = g_strndup(line->text, strcspn(line->text, "\t"));
	return !text_is_blank(first) && !line_is_number(first);
}

/** How many lines make the row that begins at run->at whole; 1 where more lines would not. */
static guint count_lines(const struct run *run)
{
	unsigned total = count_fields(run, lines_at(run->lines, run->at));

	if (run->n_fields < 3 || total < 2)
		return 1;
	for (guint i = run->at + 1; total < run->n_fields && i < run->at + JOIN_LINES && may_go_on(run, i); i++) {
		total += count_fields(run, lines_at(run->lines, i)) - 1;
		if (total == run->n_fields)
			return i + 1 - run->at;
	}
	return 1;
}

/** Lines that a spreadsheet's quotation marks hold together; 1 if there are none. */
static guint count_quoted(const struct run *run)
{
	const struct line *line = lines_at(run->lines, run->at);
	unsigned quotes = 0;

	if (run->pipes || strstr(line->text, "\t\"") == NULL)
		return 1;
	for (guint i = run->at; i < run->lines->lines->len && i < run->at + JOIN_LINES; i++) {
		for (const char *at = lines_at(run->lines, i)->text; *at != '\0'; at++)
			quotes += *at == '"';
		if (quotes % 2 == 0)
			return i + 1 - run->at;
	}
	return 1;
}

/** The text of a row over n lines: a line that begins with a small letter goes on, any other is a new paragraph. */
static char *join_lines(const struct run *run, guint n)
{
	GString *text = g_string_new(lines_at(run->lines, run->at)->text);

	for (guint i = run->at + 1; i < run->at + n; i++) {
		const char *line = lines_at(run->lines, i)->text + strspn(lines_at(run->lines, i)->text, " ");
		if (g_unichar_islower(g_utf8_get_char(line)) && text->str[text->len - 1] != '\t') {
			lines_append(run->lines, text, line);
		} else {
			g_string_append_c(text, '\n');
			g_string_append(text, line);
		}
	}
	return g_string_free(text, FALSE);
}

/** Takes the marks of bold type out of a field of a table in Markdown, and makes its line breaks such. */
static void unmark(char *field)
{
	char *out = field;

	for (const char *at = field; *at != '\0';) {
		gsize line_break = g_ascii_strncasecmp(at, "<br", 3) == 0 ? strcspn(at, ">") + 1 : 0;
		if (line_break > 1 && line_break <= strlen("<br />")) {
			*out++ = '\n';
			at += line_break;
		} else if (at[0] == '*' && at[1] == '*') {
			at += 2;
		} else {
			*out++ = *at++;
		}
	}
	*out = '\0';
}

/** Takes the quotation marks of a spreadsheet off a field. */
static void unquote(char *field)
{
	gsize length = strlen(field), out = 0;

	if (length < 2 || field[0] != '"' || field[length - 1] != '"')
		return;
	for (gsize i = 1; i + 1 < length; i++) {
		field[out++] = field[i];
		i += field[i] == '"' && field[i + 1] == '"' && i + 2 < length;
	}
	field[out] = '\0';
}

static void take_row(struct run *run)
{
	guint quoted = count_quoted(run), n = quoted > 1 ? quoted : count_lines(run);
	g_autofree char *text = join_lines(run, n);
	g_autoptr(GPtrArray) fields = split(run, text);
	unsigned last = 0;

	for (guint col = 0; col < fields->len && col < LIMIT_TABLE_COLUMNS; col++) {
		if (run->pipes)
			unmark(g_ptr_array_index(fields, col));
		if (quoted > 1)
			unquote(g_ptr_array_index(fields, col));
		line_add_cell(run->table, run->row, col, g_ptr_array_index(fields, col), lines_at(run->lines, run->at));
		if (!text_is_blank(g_ptr_array_index(fields, col)))
			last = col + 1;
	}
	run->n_cols = MAX(run->n_cols, last);
	run->table->columns_unsure = run->table->columns_unsure || last > run->n_fields;
	if (run->header_key == NULL)
		run->header_key = text_key(text);
	run->row++;
	run->at += n;
}

/** A short line between rows: the name of a group of rows. */
static bool take_section(struct run *run)
{
	const struct line *line = lines_at(run->lines, run->at);

	if (run->row == 0 || run->n_fields < 3 || line->end - line->indent > SECTION_CHARS ||
	    strchr(".;", line->text[strlen(line->text) - 1]))
		return false;
	if (!lines_follows(run->lines, run->at + 1) || count_fields(run, lines_at(run->lines, run->at + 1)) < 2)
		return false;
	line_add_cell(run->table, run->row, 0, line->text, line);
	struct cell *cell = g_ptr_array_index(run->table->cells, run->table->cells->len - 1);
	cell->colspan = run->n_fields;
	run->row++;
	run->at++;
	return true;
}

/** Whether a row below a blank line is the header of another table: heads only, and rows follow at once. */
static bool is_new_header(const struct run *run)
{
	g_autoptr(GPtrArray) fields = split(run, lines_at(run->lines, run->at)->text);

	for (guint i = 0; i < fields->len; i++)
		if (!line_is_head(g_strstrip(g_ptr_array_index(fields, i))))
			return false;
	return lines_follows(run->lines, run->at + 1) && count_fields(run, lines_at(run->lines, run->at + 1)) > 1;
}

/** Whether a row stands below a blank line and yet belongs to the table above: as wide, and not a header again. */
static bool goes_on_below_gap(const struct run *run)
{
	const struct line *line = lines_at(run->lines, run->at), *above = lines_at(run->lines, run->at - 1);

	if (line->left_out != LEFT_OUT_NONE || above->left_out != LEFT_OUT_NONE || line->page != above->page ||
	    line->hollow)
		return false;
	if (run->n_fields < 3 || line->gap > 2 || count_fields(run, line) != run->n_fields)
		return false;
	g_autofree char *key = text_key(line->text);
	return strcmp(key, run->header_key) != 0 && !is_new_header(run);
}

static void take_rows(struct run *run)
{
	while (run->at < run->lines->lines->len && (gsize)(run->row + 1) * run->n_fields < LIMIT_TABLE_CELLS) {
		const struct line *line = lines_at(run->lines, run->at);
		if (run->row > 0 && !lines_follows(run->lines, run->at) && !goes_on_below_gap(run))
			return;
		if (run->pipes && is_rule(line)) {
			if (run->table->n_header_rows == 0)
				run->table->n_header_rows = run->row;
			run->at++;
		} else if (count_fields(run, line) > 1) {
			take_row(run);
		} else if (!take_section(run)) {
			return;
		}
	}
}

/** Lines that have a divider and yet are no rows: "a)<tab>text", "Committee:<tab>Cabinet", an indent. */
static bool is_prose(const struct run *run)
{
	const struct line *line = lines_at(run->lines, run->at);
	const char *divider = run->pipes ? strchr(line->text, '|') : strchr(line->text, '\t');
	gsize length = divider != NULL ? (gsize)(divider - line->text) : 0;
	g_autofree char *first = g_strndup(line->text, length);

	g_strchomp(first);
	if (count_fields(run, line) > LIMIT_TABLE_COLUMNS)
		return true;
	if (count_fields(run, line) > 2)
		return false;
	bool alone = !lines_follows(run->lines, run->at + 1) ||
	    count_fields(run, lines_at(run->lines, run->at + 1)) < 2;
	if (run->pipes)
		return alone && *first != '\0';
	return *first == '\0' || line_is_marker(first) || g_str_has_suffix(first, ":") ||
	    (alone && line_is_number(first));
}

static guint read_run(struct lines *lines, guint first, bool pipes)
{
	struct run run = { .lines = lines, .pipes = pipes, .at = first };

	run.leading = pipes && begins_with_pipe(lines_at(lines, first));
	if (count_fields(&run, lines_at(lines, first)) < 2 || is_prose(&run))
		return 0;
	run.n_fields = learn_width(&run);
	run.table = table_new(pipes ? TABLE_PIPES : TABLE_TABS);
	take_rows(&run);
	if (run.table->cells->len == 0)
		table_free(run.table);
	else
		line_add_table(lines, run.table, MAX(run.n_fields, run.n_cols), lines_at(lines, first));
	g_free(run.header_key);
	return run.at - first;
}

guint delimited_read(struct lines *lines, guint first)
{
	const struct line *line = lines_at(lines, first);

	if (line->hollow)
		return 0;
	guint n = line->n_tabs > 0 ? read_run(lines, first, false) : 0;
	return n == 0 && line->n_pipes > 0 ? read_run(lines, first, true) : n;
}
