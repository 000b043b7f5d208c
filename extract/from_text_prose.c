/** What is no table in a text paper: paragraphs, headings, list items, their wrapped lines joined. */
#include "extract/from_text.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define WRAPPED_MIN 40      /* columns: a line that ends before does not go on, whatever follows it */
#define WRAPPED_FULL 60     /* columns: likewise where the next line begins with a capital */
#define WRAPPED_MAX 170u    /* columns: nobody wraps wider; such a line is a paragraph of its own */
#define PAGE_MAX 240u       /* columns: likewise in a copy of printed pages, A3 among them */
#define WIDE_PAGE 100       /* columns: the page lies on its side */
#define RAGGED 12u          /* columns: wrapped lines end so near to each other */
#define FULL_LINES 2u       /* lines that show a width */
#define INDENT_MAX 4        /* columns: lines of one paragraph begin so near to each other */
#define HANGING_MAX 14      /* columns: the text of an item stands so far behind its marker at most */
#define CENTRED_MIN 12      /* columns: an indent of a whole paragraph is seldom deeper */
#define HEAD_LINES 12u      /* lines of a paper's head */
#define HEAD_GAP "        " /* between two things side by side on one of them */
#define MARKED_MAX 6u       /* levels of headings in Markdown */
#define HEADING_CHARS 90    /* a longer line in capitals is shouted text */

static struct pattern LABELLED = PATTERN("^\\s*\\p{Lu}[^:.;?!]{1,50}:(?:\\s|$)");

/**
 * Words that no wrapped line begins with by chance: a numbered paragraph, the lead of a resolution, a marked action.
 */
static struct pattern BEGINS = PATTERN(
    "^\\s*(?:\\d{1,3}(?:\\.\\d{1,3}){1,3}\\.?\\s+\\p{Lu}|[A-H]\\.\\s+\\p{Ll}{3}|(?:RESOLVED|RECOMMENDED|AGREED|DECIDED|ACTIONS?)\\b|Resolved\\b|"
    "It was (?:\\w+ly )?(?:resolved|agreed|decided|RESOLVED|AGREED)\\b)|"
    "^\\s*\\d{1,3}[a-z]?\\p{Lu}\\p{Ll}{2,}\\b(?!\\d)"); /* a number run into its text: the damage of a table's row */

static struct pattern NUMBERED = PATTERN("^\\s*\\d{1,3}(?:\\.\\d{1,3})*\\.?\\s+\\S");

/** A line of a count: a number and a dash, stop or bracket. */
static struct pattern COUNTED = PATTERN("^\\s*(\\d{1,3})(?:\\s*[=:.)]|\\s+[\\x{2013}\\x{2014}-])\\s");

static bool is_blocked(const struct line *line)
{
	return line->left_out != LEFT_OUT_NONE || line->hollow || strchr(line->text, '\t') != NULL ||
	    strchr(line->text, '|') != NULL;
}

/** How wide the lines of a run are. */
struct measure {
	unsigned width;  /* columns: where the widest ends */
	unsigned most;   /* columns: no line is wrapped further out */
	unsigned n_full; /* lines that end near it, labels and their values apart: they were wrapped there */
};

/** The width of the run of lines that `first` belongs to, from there on. */
static struct measure find_measure(const struct lines *lines, guint first)
{
	bool paged = lines_at(lines, lines->lines->len - 1)->page > 1;
	struct measure measure = { .most = paged ? PAGE_MAX : WRAPPED_MAX };
	guint behind = first;

	for (; behind < lines->lines->len && behind < first + 100; behind++) {
		const struct line *line = lines_at(lines, behind);
		if (behind > first && (line->gap > 0 || line->left_out != LEFT_OUT_NONE))
			break;
		measure.width = MAX(measure.width, line->end);
	}
	for (guint i = first; i < behind && measure.n_full < FULL_LINES; i++)
		measure.n_full += lines_at(lines, i)->end + RAGGED >= measure.width &&
		    !pattern_match(&LABELLED, lines_at(lines, i)->text, NULL);
	return measure;
}

static unsigned first_word_length(const struct line *line)
{
	const char *start = line->text;

	while (g_unichar_isspace(g_utf8_get_char(start)))
		start = g_utf8_next_char(start);
	return (unsigned)g_utf8_strlen(start, (gssize)strcspn(start, " \t"));
}

static gunichar first_character(const struct line *line)
{
	const char *start = line->text;

	while (g_unichar_isspace(g_utf8_get_char(start)))
		start = g_utf8_next_char(start);
	return g_utf8_get_char(start);
}

static bool has_lower(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text))
		if (g_unichar_islower(g_utf8_get_char(text)))
			return true;
	return false;
}

static bool has_letters(const char *text, unsigned n)
{
	for (; *text != '\0' && n > 0; text = g_utf8_next_char(text))
		if (g_unichar_isalpha(g_utf8_get_char(text)))
			n--;
	return n == 0;
}

/**
 * Whether two lines are each centred: they begin at different places, both far from the margin, or the second far in.
 */
static bool is_centred(const struct line *line, const struct line *next)
{
	bool hangs = line_is_item(line->text, NULL) || pattern_match(&NUMBERED, line->text, NULL);
	unsigned hanging = hangs ? HANGING_MAX : INDENT_MAX;

	if (next->indent > line->indent + hanging)
		return true;
	return MIN(line->indent, next->indent) >= CENTRED_MIN && line->indent > next->indent + INDENT_MAX;
}

/** How many signs mark a heading in Markdown ("## Minutes"); 0: it is none. */
static unsigned heading_depth(const char *text)
{
	gsize n = strspn(text, "#");

	return n > 0 && n <= MARKED_MAX && text[n] == ' ' && !g_ascii_isdigit(text[n + 1]) ? (unsigned)n : 0;
}

/** Whether two lines begin with numbers that count on: "1 - Achieved", "2 - On track". */
static bool counts_on(const struct line *line, const struct line *next)
{
	struct match match;

	if (!pattern_match(&COUNTED, line->text, &match))
		return false;
	guint64 number = g_ascii_strtoull(line->text + match.start[1], NULL, 10);
	return pattern_match(&COUNTED, next->text, &match) &&
	    g_ascii_strtoull(next->text + match.start[1], NULL, 10) == number + 1;
}

/** How many labels a line has: words before a colon. */
static unsigned count_labels(const char *text)
{
	unsigned n = 0;

	for (const char *at = strstr(text, ": "); at != NULL; at = strstr(at + 1, ": "))
		n++;
	return n;
}

/** Whether a line was wrapped, so that the next one goes on with its paragraph. */
static bool goes_on(const struct line *line, const struct line *next, struct measure measure)
{
	char last = line->text[strlen(line->text) - 1];
	bool sentence_ends = strchr(".:;?!", last) != NULL;

	if (next->gap > 0 || next->page != line->page || is_blocked(next) || line->end > measure.most)
		return false;
	if (heading_depth(line->text) > 0 || counts_on(line, next) || line_is_item(next->text, NULL) ||
	    pattern_match(&LABELLED, next->text, NULL) || pattern_match(&BEGINS, next->text, NULL) ||
	    line->end < WRAPPED_MIN)
		return false;
	if (has_lower(line->text) != has_lower(next->text) || is_centred(line, next))
		return false;
	if (g_unichar_islower(first_character(next)))
		return !sentence_ends || last == '.';
	if (count_labels(line->text) > 1 && line->end >= WIDE_PAGE)
		return true; /* labels and values run on over the width of a page */
	/* a full line: the next word would not have had room */
	bool full = line->end >= WRAPPED_FULL && line->end + 1 + first_word_length(next) > measure.width &&
	    measure.width >= WRAPPED_FULL && !(sentence_ends && line->end + 10 < measure.width);
	return full && (measure.n_full >= FULL_LINES || strchr(".;,", next->text[strlen(next->text) - 1]) != NULL);
}

/** A line of its own in capitals: the only look of a heading that text has. */
static bool is_heading(const struct lines *lines, guint i, guint n)
{
	const struct line *line = lines_at(lines, i);
	bool alone = i + n >= lines->lines->len || lines_at(lines, i + n)->gap > 0 ||
	    lines_at(lines, i + n)->page != line->page;

	return n == 1 && alone && (line->gap > 0 || i == 0) && !has_lower(line->text) && has_letters(line->text, 4) &&
	    line->end - line->indent <= HEADING_CHARS && strchr(".;,", line->text[strlen(line->text) - 1]) == NULL &&
	    strchr(line->text, '<') == NULL;
}

/** The depth of an item: one deeper than the item above it if it is further in. */
static unsigned item_level(const struct doc *doc, unsigned indent)
{
	const struct block *above = doc->blocks->len > 0 ? g_ptr_array_index(doc->blocks, doc->blocks->len - 1) : NULL;

	for (guint i = doc->blocks->len; i > 0; i--) {
		above = g_ptr_array_index(doc->blocks, i - 1);
		if (above->kind != BLOCK_ITEM)
			return 1;
		if (above->indent <= indent)
			return above->level + (above->indent < indent);
	}
	return 1;
}

/**
 * A line of the paper's head that has two things side by side, "Our Council" and "Appendix B": each is a block of its
 * own. How many lines it took: 1 or 0.
 */
static guint read_side_by_side(struct lines *lines, guint first)
{
	const struct line *line = lines_at(lines, first);
	const char *gap = strstr(line->text + strspn(line->text, " "), HEAD_GAP);

	if (first >= HEAD_LINES || gap == NULL || is_blocked(line) || strstr(gap + strspn(gap, " "), HEAD_GAP) != NULL)
		return 0;
	g_autofree char *left = g_strndup(line->text, (gsize)(gap - line->text));
	g_autofree char *tidy = line_tidy(left, false);
	if (text_count_words(tidy) < 2 || strchr(tidy, ':') != NULL || line_is_number(tidy) || line_is_item(tidy, NULL))
		return 0;
	struct block *block = doc_add(lines->doc, BLOCK_PARAGRAPH, g_steal_pointer(&tidy), line_place(line));
	block->gap_before = line->gap > 0 || first == 0;
	block->indent = line->indent;
	block = doc_add(lines->doc, BLOCK_PARAGRAPH, line_tidy(gap, false), line_place(line));
	block->gap_before = true;
	return 1;
}

guint prose_read(struct lines *lines, guint first)
{
	if (read_side_by_side(lines, first) > 0)
		return 1;

	const struct line *line = lines_at(lines, first);
	struct measure measure = find_measure(lines, first);
	g_autoptr(GString) text = g_string_new(NULL);
	guint n = 1;

	lines_append(lines, text, line->text);
	for (; !line->hollow && first + n < lines->lines->len; n++) {
		if (!goes_on(lines_at(lines, first + n - 1), lines_at(lines, first + n), measure))
			break;
		lines_append(lines, text, lines_at(lines, first + n)->text);
	}
	unsigned depth = heading_depth(text->str);
	g_string_erase(text, 0, (gssize)(depth > 0 ? depth + 1 : 0));
	bool item = line_is_item(text->str, NULL);
	enum block_kind kind = depth > 0 ? BLOCK_HEADING :
	    item                         ? BLOCK_ITEM :
	    is_heading(lines, first, n)  ? BLOCK_HEADING :
					   BLOCK_PARAGRAPH;
	unsigned level = item ? item_level(lines->doc, line->indent) : depth;
	struct block *block = doc_add(lines->doc, kind, line_tidy(text->str, item), line_place(line));
	block->level = level;
	block->indent = line->indent;
	block->gap_before = line->gap > 0 || first == 0 || line->page != lines_at(lines, first - 1)->page;
	return n;
}
