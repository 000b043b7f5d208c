/** Lines of a text paper that are no part of its matter: running heads and feet, page numbers, print templates. */
#include "extract/from_text.h"

#include <string.h>

#include "model/label.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/text.h"

#define EDGE_LINES 4u        /* lines at the top or foot of a page that can be running */
#define TOP_LINES 3u         /* of a paper: its running header, where that is on the first page */
#define CENTRED_MIN 16u      /* columns: a number so far in is no cell of a first column */
#define RUNNING_COLUMNS 240  /* a longer line is text */
#define SENTENCE_COLUMNS 60u /* a line so long that ends in a full stop is text, unless it is printed on many pages */
#define RUNNING_LETTERS 6u   /* a shorter line repeats by chance */

static struct pattern PAGE_ONLY = PATTERN(
    "^\\W*(?i:page|pg\\.|p\\.)\\s*[|:]?\\s*\\d{1,4}(?:\\s*(?i:of|/)\\s*\\d{1,4})?\\W*$|"
    "^\\s*[\\x{2013}\\x{2014}-]\\s*\\d{1,4}\\s*[\\x{2013}\\x{2014}-]\\s*$");
static struct pattern PAGE_AT_END = PATTERN(
    "(?:\\s{2,}|\\s[|\\x{b7},:\\x{2013}\\x{2014}-]\\s*|^)(?i:page)\\s+\\d{1,4}(?:\\s+(?i:of)\\s+\\d{1,4})?\\W*$");
static struct pattern PAGE_AT_START = PATTERN(
    "^\\s*(?i:page)\\s+\\d{1,4}(?:\\s+(?i:of)\\s+\\d{1,4})?(?:\\s{2,}|\\s*[|\\x{b7}\\x{2013}\\x{2014}-]\\s)");
static struct pattern PAGE_ANYWHERE = PATTERN(
    "(?:\\b(?i:item)\\s+\\d{1,3}\\s*[\\x{2013}\\x{2014}-]\\s*)?\\b(?i:page)\\s+\\d{1,4}(?:\\s+(?i:of)\\s+\\d{1,4})?\\b");
static struct pattern LABELLED = PATTERN("^\\s*\\p{L}[^:]{0,40}:\\s*\\S");
static struct pattern BARE_NUMBER = PATTERN("^\\s*\\d{1,4}(?:\\s*/\\s*\\d{1,4})?\\s*$");

/** What the print template of a common minutes system, or the page that a text was copied from, leaves behind. */
static struct pattern TEMPLATE = PATTERN(
    "^\\s*(?:<\\s*/?\\s*[A-Z_]+_SECTION\\s*>|FIELD_[A-Z_]+|(?i:minutes|agenda|decisions?) (?i:template)|"
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

/**
 * Marks what is running by its own look: a page number and what stands beside it. Whether any line has a page number.
 */
static bool mark_page_numbers(struct lines *lines)
{
	bool any = false;

	for (guint i = 0; i < lines->lines->len; i++) {
		struct line *line = lines_at(lines, i);
		if (pattern_match(&TEMPLATE, line->text, NULL))
			line->left_out = LEFT_OUT_NAVIGATION;
		any = any || line->left_out == LEFT_OUT_PAGE_NUMBER;
		if (line->left_out != LEFT_OUT_NONE || !is_short(line))
			continue;
		if (pattern_match(&PAGE_ONLY, line->text, NULL))
			line->left_out = LEFT_OUT_PAGE_NUMBER;
		else if (pattern_match(&PAGE_AT_END, line->text, NULL) ||
		    pattern_match(&PAGE_AT_START, line->text, NULL))
			line->left_out = LEFT_OUT_RUNNING;
		any = any || pattern_match(&PAGE_ANYWHERE, line->text, NULL);
	}
	return any;
}

/** How often a line is printed, and how often at an edge: of a page, of the paper, beside a page number. */
struct printed {
	guint all, at_edge;
};

/** The lines by their keys, in which digits count as equal. */
static GHashTable *count_lines(const struct lines *lines)
{
	GHashTable *printed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (guint i = 0; i < lines->lines->len; i++) {
		if (!is_short(lines_at(lines, i)))
			continue;
		char *key = line_key(lines_at(lines, i)->text);
		struct printed *line = g_hash_table_lookup(printed, key);
		if (line == NULL)
			g_hash_table_insert(printed, key, line = g_new0(struct printed, 1));
		else
			g_free(key);
		line->all++;
	}
	return printed;
}

/** What is known of a text; NULL if it is too short to tell, or a value that may stand anywhere. */
static struct printed *find_printed(GHashTable *printed, const char *text)
{
	g_autofree char *key = line_key(text);
	gsize letters = 0;

	for (const char *at = key; *at != '\0'; at++)
		letters += *at != ' ' && *at != '#';
	return letters < RUNNING_LETTERS || mark_word(text) != CODE_UNKNOWN ? NULL : g_hash_table_lookup(printed, key);
}

/**
 * Whether a line reads like the end of a paragraph: two that are alike but for a number may stand at page ends by
 * chance.
 */
static bool is_sentence(const struct line *line)
{
	gsize length = strlen(line->text);

	while (length > 0 && g_ascii_isspace(line->text[length - 1]))
		length--;
	return line->end - line->indent >= SENTENCE_COLUMNS && length > 0 && line->text[length - 1] == '.';
}

/** Whether a line is printed at edges only, but for once: where the paper's head has it. */
static bool is_running(GHashTable *printed, const struct line *line)
{
	const struct printed *known = find_printed(printed, line->text);
	bool labelled = pattern_match(&LABELLED, line->text, NULL) || is_sentence(line);

	if (label_is_record(line->text)) /* "Recommendation 3" at the top of a page */
		return false;
	return known != NULL && known->at_edge > 1 && known->all <= known->at_edge + (labelled ? 0 : 1) &&
	    (!labelled || known->at_edge > 2);
}

/** A line with a page number inside it is running if the rest of it is printed elsewhere. */
static void mark_with_page(const struct lines *lines, GHashTable *printed)
{
	struct match match;

	for (guint i = 0; i < lines->lines->len; i++) {
		struct line *line = lines_at(lines, i);
		if (line->left_out != LEFT_OUT_NONE || !is_short(line) ||
		    !pattern_match(&PAGE_ANYWHERE, line->text, &match))
			continue;
		g_autofree char *rest = g_strdup(line->text);
		memset(rest + match.start[0], ' ', match.end[0] - match.start[0]);
		if (find_printed(printed, rest) != NULL)
			line->left_out = LEFT_OUT_RUNNING;
	}
}

/** Whether a line of several pieces is printed at the top of the paper too: the header of a table is not. */
static bool is_printed_above(const struct lines *lines, const struct line *line)
{
	g_autofree char *key = line_key(line->text);

	for (guint i = 0; i < MIN(TOP_LINES, lines->lines->len); i++) {
		g_autofree char *above = line_key(lines_at(lines, i)->text);
		if (strcmp(key, above) == 0)
			return true;
	}
	return false;
}

/** Goes from an edge inwards and marks the running lines there; with `counted`, a flag a line, it only counts them. */
static void walk_edge(const struct lines *lines, GHashTable *printed, gint64 from, int step, bool *counted)
{
	gint64 behind = from + step * (gint64)(2 * EDGE_LINES);

	for (gint64 at = from; at >= 0 && at < lines->lines->len && at != behind; at += step) {
		struct line *line = lines_at(lines, (guint)at);
		if (line->left_out != LEFT_OUT_NONE)
			continue;
		if (line->page != lines_at(lines, (guint)from)->page || !is_short(line) ||
		    (count_pieces(line->text) > 2 && !is_printed_above(lines, line)))
			return;
		if (counted == NULL && !is_running(printed, line))
			return;
		if (counted == NULL) {
			line->left_out = LEFT_OUT_RUNNING;
		} else if (!counted[at]) {
			struct printed *known = find_printed(printed, line->text);
			counted[at] = true;
			if (known != NULL)
				known->at_edge++;
		}
	}
}

/** Walks every edge: page ends, and page numbers where there are none. */
static void walk_edges(const struct lines *lines, GHashTable *printed, bool *counted)
{
	for (guint i = 0; i < lines->lines->len; i++) {
		enum left_out left_out = lines_at(lines, i)->left_out;
		bool page_begins = i > 0 && lines_at(lines, i)->page != lines_at(lines, i - 1)->page;
		if (page_begins) {
			walk_edge(lines, printed, (gint64)i - 1, -1, counted);
			walk_edge(lines, printed, i, 1, counted);
		}
		if (left_out == LEFT_OUT_PAGE_NUMBER || left_out == LEFT_OUT_RUNNING) {
			walk_edge(lines, printed, (gint64)i - 1, -1, counted);
			walk_edge(lines, printed, (gint64)i + 1, 1, counted);
		}
	}
}

/** The next line from i on that is nothing but a number, far from the margin and below a blank line. */
static guint next_centred_number(const struct lines *lines, guint i, guint64 *number)
{
	for (; i < lines->lines->len; i++) {
		const struct line *line = lines_at(lines, i);
		if (line->indent < CENTRED_MIN || line->gap == 0 || !pattern_match(&BARE_NUMBER, line->text, NULL))
			continue;
		*number = g_ascii_strtoull(line->text, NULL, 10);
		return i;
	}
	return G_MAXUINT;
}

/** Marks numbers in the middle or at the right of a line that count on: the feet of pages without form feeds. */
static void mark_centred_numbers(const struct lines *lines)
{
	guint64 number, next;
	guint at = next_centred_number(lines, 0, &number);

	while (at != G_MAXUINT) {
		guint behind = next_centred_number(lines, at + 1, &next);
		if (behind != G_MAXUINT && next == number + 1)
			lines_at(lines, at)->left_out = lines_at(lines, behind)->left_out = LEFT_OUT_PAGE_NUMBER;
		at = behind;
		number = next;
	}
}

/** Marks a number that stands alone at the end or beginning of a page. */
static void mark_bare_numbers(const struct lines *lines)
{
	for (guint i = 1; i < lines->lines->len; i++) {
		if (lines_at(lines, i)->page == lines_at(lines, i - 1)->page)
			continue;
		for (guint at = i - 1; at <= i; at++)
			if (pattern_match(&BARE_NUMBER, lines_at(lines, at)->text, NULL))
				lines_at(lines, at)->left_out = LEFT_OUT_PAGE_NUMBER;
	}
}

static bool is_row(const struct line *line)
{
	return line->n_tabs >= 2 || line->n_pipes >= 2;
}

/** Between a table's row and its header printed again: whatever is printed more than once. */
static void mark_between_rows(const struct lines *lines, GHashTable *headers, GHashTable *printed)
{
	guint last_row = G_MAXUINT;

	for (guint i = 0; i < lines->lines->len; i++) {
		if (!is_row(lines_at(lines, i)))
			continue;
		bool repeated = GPOINTER_TO_UINT(g_hash_table_lookup(headers, lines_at(lines, i)->text)) > 1;
		for (guint j = last_row;
		     repeated && last_row != G_MAXUINT && ++j < i && i - last_row <= EDGE_LINES + 1;) {
			struct line *line = lines_at(lines, j);
			const struct printed *known = find_printed(printed, line->text);
			if (line->left_out == LEFT_OUT_NONE && is_short(line) && known != NULL && known->all > 1)
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
			g_hash_table_replace(counts, text,
			    GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, text)) + 1));
	}
	return counts;
}

void running_mark(struct lines *lines)
{
	mark_centred_numbers(lines);
	bool numbered = mark_page_numbers(lines);
	bool paged = lines_at(lines, lines->lines->len - 1)->page > 1;
	GHashTable *headers = count_rows(lines);

	if (numbered || paged || g_hash_table_size(headers) > 0) {
		GHashTable *printed = count_lines(lines);
		bool *counted = g_new0(bool, lines->lines->len);
		mark_bare_numbers(lines);
		mark_with_page(lines, printed);
		walk_edge(lines, printed, 0, 1, counted); /* the head of the paper, which stays */
		walk_edges(lines, printed, counted);
		walk_edges(lines, printed, NULL);
		mark_between_rows(lines, headers, printed);
		g_hash_table_unref(printed);
		g_free(counted);
	}
	g_hash_table_unref(headers);
}
