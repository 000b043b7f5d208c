/** Line numbers that a paper prints in its margin, and that a copy of its text has among the words. */
#include "extract/from_text.h"

#include <stdlib.h>
#include <string.h>

#include "model/pattern.h"

#define TRAILING_LINES 3u /* so many lines in a row end in numbers that count on: no chance, no date */
#define TRAILING_NUMBERS 4u
#define LEADING_LINES 12u  /* so many lines in a row begin with numbers that count on */
#define SHORT_LINES 6u     /* fewer will do from the paper's first line on */
#define BLANK_LINES 1u     /* if so many of them are blank lines that have a number */
#define LEADING_WRAPPED 3u /* one line in so many begins with a small letter: running text, not a list */

static struct pattern TRAILING = PATTERN("\\S((?:\\s+\\d{1,3})+)\\s*$");
static struct pattern LEADING = PATTERN("^\\s*(\\d{1,4})(?:\\s+(\\S)|\\s*$)");

/**
 * Reads numbers that count on from `*next` at a line's very end: of "11 February 2020 5" only the 5. Gives the bytes
 * before them; G_MAXSIZE if there are none.
 */
static gsize read_trailing(const struct line *line, unsigned *next)
{
	struct match match;

	if (line->n_tabs > 0 || line->n_pipes > 0 || !pattern_match(&TRAILING, line->text, &match))
		return G_MAXSIZE;
	for (const char *at = line->text + match.start[1]; *at != '\0';) {
		unsigned expected = *next;
		const char *number = at;
		char *end;
		while (strtoul(number, &end, 10) == expected && end != number) {
			expected++;
			number = end;
		}
		if (number != at && number[strspn(number, " ")] == '\0') {
			*next = expected;
			return (gsize)(at - line->text);
		}
		at += strspn(at, " ");
		at += strcspn(at, " ");
	}
	return G_MAXSIZE;
}

/** Moves the numbers at the ends of lines from `first` on into a block of their own. */
static void cut_trailing(struct lines *lines, guint first, guint behind)
{
	g_autoptr(GString) cut = g_string_new(NULL);

	for (guint i = first, next = 1; i < behind; i++) {
		struct line *line = lines_at(lines, i);
		gsize at = read_trailing(line, &next);
		if (at == G_MAXSIZE)
			continue;
		g_string_append(cut, line->text + at);
		line->text[at] = '\0';
		line_measure(line);
	}
	g_strstrip(cut->str);
	struct block *block = doc_add(lines->doc, BLOCK_LEFT_OUT, g_strdup(cut->str),
	    line_place(lines_at(lines, first)));
	block->left_out = LEFT_OUT_LINE_NUMBER;
}

static void find_trailing(struct lines *lines)
{
	for (guint i = 0; i < lines->lines->len; i++) {
		unsigned next = 1, n_lines = 0, misses = 0;
		guint behind = i;
		if (read_trailing(lines_at(lines, i), &next) == G_MAXSIZE)
			continue;
		next = 1;
		for (guint j = i; j < lines->lines->len && misses < 2; j++) {
			bool counts_on = read_trailing(lines_at(lines, j), &next) != G_MAXSIZE;
			misses = counts_on ? 0 : misses + 1;
			n_lines += counts_on;
			behind = counts_on ? j + 1 : behind;
		}
		if (n_lines >= TRAILING_LINES && next - 1 >= TRAILING_NUMBERS) {
			cut_trailing(lines, i, behind);
			i = behind - 1;
		}
	}
}

/** Counts the lines from `first` on that begin with numbers that count on. Whether those are line numbers. */
static bool has_leading(const struct lines *lines, guint first, guint *n_lines)
{
	struct match match;
	unsigned long next = 0;
	guint n = 0, n_wrapped = 0, n_alone = 0;

	for (; first + n < lines->lines->len; n++, next++) {
		const char *text = lines_at(lines, first + n)->text;
		if (!pattern_match(&LEADING, text, &match))
			break;
		unsigned long number = strtoul(text + match.start[1], NULL, 10);
		if (n > 0 && number != next)
			break;
		next = number;
		n_alone += match_has(&match, 2) ? 0 : 1;
		n_wrapped += match_has(&match, 2) && g_unichar_islower(g_utf8_get_char(text + match.start[2])) ? 1 : 0;
	}
	*n_lines = n;
	/* a list numbers no blank lines, and a page's first line is seldom an entry of one */
	bool top = first == 0 || lines_at(lines, first)->page != lines_at(lines, first - 1)->page;
	bool whole = top && n_alone >= BLANK_LINES && n_alone < n - n_alone;
	return (n >= LEADING_LINES && n_wrapped * LEADING_WRAPPED >= n) || (n >= SHORT_LINES && whole);
}

/** Puts white space where the numbers stood, so that columns stay in their place. Gives how many lines are left. */
static guint cut_leading(struct lines *lines, guint first, guint n)
{
	g_autoptr(GString) cut = g_string_new(NULL);

	for (guint i = first; i < first + n; i++) {
		struct line *line = lines_at(lines, i);
		gsize start = strspn(line->text, " \t"), digits = strspn(line->text + start, "0123456789");
		g_string_append_printf(cut, "%s%.*s", i > first ? " " : "", (int)digits, line->text + start);
		memset(line->text + start, ' ', digits);
	}
	struct block *block = doc_add(lines->doc, BLOCK_LEFT_OUT, g_strdup(cut->str),
	    line_place(lines_at(lines, first)));
	block->left_out = LEFT_OUT_LINE_NUMBER;
	guint left = first, behind = first + n;
	for (guint i = first, gap = 0; i < behind; i++) {
		struct line *line = lines_at(lines, i);
		unsigned above = line->gap + gap;
		bool filled = line_measure(line);
		gap = filled ? 0 : above + 1; /* a line of its number alone is a blank line */
		line->gap = above;
		if (filled)
			*lines_at(lines, left++) = *line;
		else if (i + 1 == behind && behind < lines->lines->len)
			lines_at(lines, behind)->gap += gap;
	}
	g_array_remove_range(lines->lines, left, behind - left);
	return left - first;
}

void margin_cut(struct lines *lines)
{
	guint n;

	find_trailing(lines);
	for (guint i = 0; i < lines->lines->len; i += MAX(n, 1))
		if (has_leading(lines, i, &n))
			n = cut_leading(lines, i, n);
}
