/** Lines of a text paper that are no part of its matter: running heads and feet, page numbers, print templates. */
#include "extract/from_text.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define EDGE_LINES 4u       /* lines at the top or foot of a page that can be running */
#define RUNNING_COLUMNS 240 /* a longer line is text */
#define RUNNING_LETTERS 6u  /* a shorter line repeats by chance */

static struct pattern PAGE_ONLY = PATTERN("^\\W*(?i:page|pg\\.|p\\.)\\s*[|:]?\\s*\\d{1,4}(?:\\s*(?i:of|/)\\s*\\d{1,4})?\\W*$|"
    "^\\s*[\\x{2013}\\x{2014}-]\\s*\\d{1,4}\\s*[\\x{2013}\\x{2014}-]\\s*$");
static struct pattern PAGE_AT_END = PATTERN("(?:\\s{2,}|\\s[|\\x{b7},:\\x{2013}\\x{2014}-]\\s*|^)(?i:page)\\s+\\d{1,4}(?:\\s+(?i:of)\\s+\\d{1,4})?\\W*$");
static struct pattern PAGE_AT_START = PATTERN("^\\s*(?i:page)\\s+\\d{1,4}(?:\\s+(?i:of)\\s+\\d{1,4})?(?:\\s{2,}|\\s*[|\\x{b7}\\x{2013}\\x{2014}-]\\s)");
static struct pattern PAGE_ANYWHERE = PATTERN("(?:\\b(?i:item)\\s+\\d{1,3}\\s*[\\x{2013}\\x{2014}-]\\s*)?\\b(?i:page)\\s+\\d{1,4}(?:\\s+(?i:of)\\s+\\d{1,4})?\\b");
static struct pattern BARE_NUMBER = PATTERN("^\\s*\\d{1,4}(?:\\s*/\\s*\\d{1,4})?\\s*$");

/** What the print template of a common minutes system, or the page that a text was copied from, leaves behind. */
static struct pattern TEMPLATE = PATTERN("^\\s*(?:<\\s*/?\\s*[A-Z_]+_SECTION\\s*>|FIELD_[A-Z_]+|(?i:minutes|agenda|decisions?) (?i:template)|"
    "(?i:find your councillor|skip to (?:main )?content|skip to navigation|back to top|print this page))\\s*$");

static char *line_key(const char *text)
{
	char *key = text_key(text);

	for (char *at = key; *at != '\0'; at++)
		if (g_ascii_isdigit(*at))
			*at = '#';
	return key;
}

static bool is_short(const struct line *line)
{
	return !line->hollow && line->end - line->indent <= RUNNING_COLUMNS && line->n_tabs < 3 && line->n_pipes < 3;
}

/** The columns' worth of pieces that two or more spaces divide: three and more are a table's row. */
static unsigned count_pieces(const char *text)
{
	unsigned n = 0, spaces = 2;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		if (c == '\t')
			spaces = 2;
		else if (g_unichar_isspace(c))
			spaces++;
		else {
			n += spaces >= 2;
			spaces = 0;
		}
	}
	return n;
}

/** Marks what is running by its own look: a page number and what stands beside it. Whether any line has a page number. */
static bool mark_page_numbers(struct lines *lines)
{
	bool any = false;

	for (guint i = 0; i < lines->lines->len; i++) {
		struct line *line = lines_at(lines, i);
		if (pattern_match(&TEMPLATE, line->text, NULL))
			line->left_out = LEFT_OUT_NAVIGATION;
		if (line->left_out != LEFT_OUT_NONE || !is_short(line))
			continue;
		if (pattern_match(&PAGE_ONLY, line->text, NULL))
			line->left_out = LEFT_OUT_PAGE_NUMBER;
		else if (pattern_match(&PAGE_AT_END, line->text, NULL) || pattern_match(&PAGE_AT_START, line->text, NULL))
			line->left_out = LEFT_OUT_RUNNING;
		any = any || pattern_match(&PAGE_ANYWHERE, line->text, NULL);
	}
	return any;
}

/** How often each line is printed; digits count as equal. */
static GHashTable *count_keys(const struct lines *lines)
{
	GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < lines->lines->len; i++) {
		if (!is_short(lines_at(lines, i)))
			continue;
		char *key = line_key(lines_at(lines, i)->text);
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
		g_hash_table_replace(counts, key, GUINT_TO_POINTER(n + 1));
	}
	return counts;
}

static guint times_printed(GHashTable *counts, const char *text)
{
	g_autofree char *key = line_key(text);
	gsize letters = 0;

	for (const char *at = key; *at != '\0'; at++)
		letters += *at != ' ' && *at != '#';
	return letters < RUNNING_LETTERS ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

/** A line with a page number inside it is running if the rest of it is printed elsewhere. */
static void mark_with_page(const struct lines *lines, GHashTable *counts)
{
	struct match match;

	for (guint i = 0; i < lines->lines->len; i++) {
		struct line *line = lines_at(lines, i);
		if (line->left_out != LEFT_OUT_NONE || !is_short(line) || !pattern_match(&PAGE_ANYWHERE, line->text, &match))
			continue;
		g_autofree char *rest = g_strdup(line->text);
		memset(rest + match.start[0], ' ', match.end[0] - match.start[0]);
		if (times_printed(counts, rest) > 0)
			line->left_out = LEFT_OUT_RUNNING;
	}
}

/** From a page number up or down: the lines beside it that are printed more than once. */
static void mark_neighbours(const struct lines *lines, GHashTable *counts, guint from, int step)
{
	for (guint i = 1; i <= EDGE_LINES; i++) {
		gint64 at = (gint64)from + step * (gint64)i;
		if (at < 0 || at >= lines->lines->len)
			return;
		struct line *line = lines_at(lines, (guint)at);
		if (line->left_out != LEFT_OUT_NONE)
			continue;
		if (!is_short(line) || count_pieces(line->text) > 2 || times_printed(counts, line->text) < 2)
			return;
		line->left_out = LEFT_OUT_RUNNING;
	}
}

/** From a page's edge inwards: repeated lines, and a number that stands alone. The head of the paper stays. */
static void mark_edge(const struct lines *lines, GHashTable *counts, guint from, int step)
{
	unsigned page = lines_at(lines, from)->page;

	for (guint i = 0; i < EDGE_LINES; i++) {
		gint64 at = (gint64)from + step * (gint64)i;
		if (at < 0 || at >= lines->lines->len || lines_at(lines, (guint)at)->page != page)
			return;
		struct line *line = lines_at(lines, (guint)at);
		if (line->left_out != LEFT_OUT_NONE)
			continue;
		if (pattern_match(&BARE_NUMBER, line->text, NULL))
			line->left_out = LEFT_OUT_PAGE_NUMBER;
		else if (is_short(line) && count_pieces(line->text) <= 2 && times_printed(counts, line->text) > 1)
			line->left_out = LEFT_OUT_RUNNING;
		else
			return;
	}
}

static void mark_edges(const struct lines *lines, GHashTable *counts)
{
	for (guint i = 1; i < lines->lines->len; i++) {
		if (lines_at(lines, i)->page == lines_at(lines, i - 1)->page)
			continue;
		mark_edge(lines, counts, i - 1, -1);
		mark_edge(lines, counts, i, 1);
	}
}

static bool is_row(const struct line *line)
{
	return line->n_tabs >= 2 || line->n_pipes >= 2;
}

/** Between a table's row and its header printed again: whatever is printed more than once. */
static void mark_between_rows(const struct lines *lines, GHashTable *headers, GHashTable *counts)
{
	guint last_row = G_MAXUINT;

	for (guint i = 0; i < lines->lines->len; i++) {
		if (!is_row(lines_at(lines, i)))
			continue;
		bool repeated = GPOINTER_TO_UINT(g_hash_table_lookup(headers, lines_at(lines, i)->text)) > 1;
		for (guint j = last_row; repeated && last_row != G_MAXUINT && ++j < i && i - last_row <= EDGE_LINES + 1;) {
			struct line *line = lines_at(lines, j);
			if (line->left_out == LEFT_OUT_NONE && is_short(line) && times_printed(counts, line->text) > 1)
				line->left_out = LEFT_OUT_RUNNING;
		}
		last_row = i;
	}
}

/** How often each row is printed. */
static GHashTable *count_rows(const struct lines *lines)
{
	GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < lines->lines->len; i++) {
		char *text = lines_at(lines, i)->text;
		if (is_row(lines_at(lines, i)))
			g_hash_table_replace(counts, text, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, text)) + 1));
	}
	return counts;
}

void running_mark(struct lines *lines)
{
	bool numbered = mark_page_numbers(lines);
	bool paged = lines_at(lines, lines->lines->len - 1)->page > 1;
	GHashTable *headers = count_rows(lines);

	if (numbered || paged || g_hash_table_size(headers) > 0) {
		GHashTable *counts = count_keys(lines);
		mark_with_page(lines, counts);
		for (guint i = 0; i < lines->lines->len; i++) {
			enum left_out left_out = lines_at(lines, i)->left_out;
			if (left_out != LEFT_OUT_PAGE_NUMBER && left_out != LEFT_OUT_RUNNING)
				continue;
			mark_neighbours(lines, counts, i, -1);
			mark_neighbours(lines, counts, i, 1);
		}
		mark_edges(lines, counts);
		mark_between_rows(lines, headers, counts);
		g_hash_table_unref(counts);
	}
	g_hash_table_unref(headers);
}
