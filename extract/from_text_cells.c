/** Words of a line: markers of items, labels of records, and the cells of a table. */
#include "extract/from_text.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define HEAD_CELL_CHARS 60  /* the longest heading of a column in some fifty public papers has 49 */
#define SHORT_HEAD_BYTES 12 /* "Rec No." and "Action no." end with a full stop and are no sentence */
#define NUMBER_CHARS 30     /* "Recommendation No. SR (25/26) 01" and the like */

/** Bullets as printed, those of Symbol and Wingdings among them. U+F06C is a status sign and stays. */
static const gunichar BULLETS[] = { 0x2022, 0xb7, 0x25aa, 0x25e6, 0x2023, 0x2043, 0x2219, 0x2756, 0x27a2, 0x25ba,
	0xf0b7, 0xf0a7, 0xf0d8, 0xf076 };

/** Signs that are bullets only in a list: alone in a cell they are a status. */
static const gunichar SIGN_BULLETS[] = { 0x25cf, 0x25a0, '*', '-', 0x2013, 0x2014 };

static struct pattern ITEM = PATTERN(
    "^\\s*(?:"
    "[\\x{2022}\\x{b7}\\x{25aa}\\x{25e6}\\x{2023}\\x{2043}\\x{2219}\\x{2756}\\x{27a2}\\x{25ba}\\x{f0b7}\\x{f0a7}\\x{f0d8}\\x{f076}]\\s*|"
    "[\\x{25cf}\\x{25a0}*\\-\\x{2013}\\x{2014}]\\s+|o\\s{2,}|"
    "(?:\\([A-Za-z]\\)|[A-Za-z]\\)|\\(?[ivxlc]{1,6}\\)|\\(\\d{1,3}\\)|\\d{1,3}\\))\\s*|"
    "(?:[a-z]|[ivxl]{1,6}|\\d{1,3})\\.\\s+)(?=\\S)");

static struct pattern MARKER = PATTERN(
    "^\\s*(?:"
    "[\\x{2022}\\x{b7}\\x{25aa}\\x{25e6}\\x{2023}\\x{2043}\\x{2219}\\x{2756}\\x{27a2}\\x{25ba}\\x{f0b7}\\x{f0a7}\\x{f0d8}\\x{f076}*\\-\\x{2013}\\x{2014}]|o|"
    "\\([A-Za-z]\\)|[A-Za-z][).]|\\(?[ivxlc]{1,6}[).]|\\(?\\d{1,3}[).]|\\d{1,3}(?:\\.\\d{1,3}){1,3}\\.?)\\s*$");

static struct pattern NUMBER = PATTERN(
    "^\\s*(?:(?i:recommendation|rec|action|action item|action point|finding|item|ref)\\b[.:]?\\s*"
    "(?:(?i:no|number)\\b\\.?\\s*)?)?\\(?[A-Za-z]{0,8}[ /.-]?\\(?\\d[\\w()/.\\-\\x{2013} ]*[.:)]*\\s*$");

static struct pattern LETTERED = PATTERN("^\\s*(?:\\([A-Za-z]\\)|[A-Za-z]\\)|\\(?[ivx]{1,5}\\))");

static struct pattern LONG_LABEL = PATTERN(
    "^\\s*(?i:recommendation|rec|action|action item|action point|finding)\\.?\\s*"
    "(?:(?i:no|number)\\b\\.?\\s*)?[A-Z]{0,3}\\d[\\w./]*\\s*[:.)\\x{2013}-]");

static bool is_in(gunichar c, const gunichar *set, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (set[i] == c)
			return true;
	return false;
}

bool line_is_item(const char *text, const char **behind)
{
	struct match match;

	if (!pattern_match(&ITEM, text, &match))
		return false;
	if (behind != NULL)
		*behind = text + match.end[0];
	return true;
}

bool line_is_marker(const char *text)
{
	return strlen(text) < NUMBER_CHARS && pattern_match(&MARKER, text, NULL);
}

bool line_has_worded_label(const char *text)
{
	return pattern_match(&LONG_LABEL, text, NULL);
}

bool line_has_label(const char *text)
{
	return pattern_match(&LETTERED, text, NULL) || line_has_worded_label(text);
}

bool line_is_number(const char *text)
{
	if (g_utf8_strlen(text, NUMBER_CHARS * 4) <= NUMBER_CHARS && pattern_match(&NUMBER, text, NULL))
		return true;
	return line_has_label(text);
}

/** Appends one paragraph, its bullet as the document has it. `listed`: others beside it are items too. */
static void append_paragraph(GString *text, const char *paragraph, bool listed)
{
	gunichar c = g_utf8_get_char(paragraph);
	const char *behind = g_utf8_next_char(paragraph);
	bool bullet = is_in(c, BULLETS, G_N_ELEMENTS(BULLETS)) && *behind != '\0';

	if (text->len > 0)
		g_string_append_c(text, '\n');
	if (bullet || (listed && *behind == ' ' && is_in(c, SIGN_BULLETS, G_N_ELEMENTS(SIGN_BULLETS)))) {
		g_string_append(text, "\xe2\x80\xa2 ");
		paragraph = behind + strspn(behind, " ");
	}
	g_string_append(text, paragraph);
}

/** Puts a paragraph break before each bullet that stands between words. */
static char *break_at_bullets(const char *text)
{
	GString *broken = g_string_sized_new(strlen(text) + 8);

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool inside = at > text && (at[-1] == ' ' || at[-1] == '\n') && c != 0xb7;
		if (inside && is_in(c, BULLETS, G_N_ELEMENTS(BULLETS)))
			g_string_append_c(broken, '\n');
		g_string_append_unichar(broken, c);
	}
	return g_string_free(broken, FALSE);
}

char *line_tidy(const char *text, bool listed)
{
	g_autofree char *broken = break_at_bullets(text);
	g_autofree char *tidy = text_tidy(broken);
	g_auto(GStrv) paragraphs = g_strsplit(tidy, "\n", -1);
	GString *result = g_string_sized_new(strlen(tidy) + 8);

	for (guint i = 0; paragraphs[i] != NULL; i++)
		append_paragraph(result, paragraphs[i], listed || paragraphs[1] != NULL);
	return g_string_free(result, FALSE);
}

void line_add_cell(struct table *table, unsigned row, unsigned col, const char *text, const struct line *line)
{
	g_autofree char *tidy = line_tidy(text, false);

	if (text_is_blank(tidy))
		return;
	struct cell *cell = table_add(table, row, col, g_steal_pointer(&tidy));
	cell->place = line_place(line);
}

bool line_is_head(const char *text)
{
	const char *last = text + strlen(text) - 1;
	gunichar first = g_utf8_get_char(text);

	return *text != '\0' && g_utf8_strlen(text, -1) <= HEAD_CELL_CHARS &&
	    (*last != '.' || strlen(text) <= SHORT_HEAD_BYTES) && *last != ';' && !g_unichar_islower(first) &&
	    !g_unichar_isdigit(first) && !line_is_number(text);
}

/** Whether the first row of a table of three or more columns is its header, by its look. */
static bool has_header(const struct table *table)
{
	unsigned n_heads = 0;

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, 0, col);
		if (cell == NULL)
			continue;
		if (cell->colspan > 1 || !line_is_head(cell->text))
			return false;
		n_heads++;
	}
	return table->n_rows > 1 && n_heads >= 3 && n_heads + 1 >= table->n_cols;
}

void line_add_table(struct lines *lines, struct table *table, unsigned n_cols, const struct line *first)
{
	table->n_cols = n_cols;
	table->place = line_place(first);
	table_close(table);
	if (table->n_header_rows == 0 && has_header(table))
		table->n_header_rows = 1;
	for (guint i = 0; i < table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(table->cells, i);
		cell->header = cell->row < table->n_header_rows;
		struct place *place = &table->rows[cell->row].place;
		if (i == 0 || cell->row != ((struct cell *)g_ptr_array_index(table->cells, i - 1))->row)
			*place = cell->place;
	}
	doc_add(lines->doc, BLOCK_TABLE, NULL, table->place)->table = table;
}
