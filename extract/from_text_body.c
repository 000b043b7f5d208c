/** The lines of a table that begins with known headings: as far as they keep to its columns, over page ends too. */
#include "extract/from_text_layout.h"

#include <string.h>

#include "model/key.h"
#include "model/label.h"
#include "model/pattern.h"

#define VAIN_WORK 1500u  /* what a header without a table counts for: papers made to waste time are full of them */
#define HEAD_LINES 9u    /* lines that hold a header, and one more */
#define LOOK_LINES 48u   /* lines looked at for a header, and for what stands below it */
#define ROWS_LINES 12u   /* lines of a group looked at */
#define MAX_GAP 3u       /* blank lines inside a table, so many at most */
#define MAX_LINES 2000u  /* lines of one piece; a longer table goes on in the next */
#define OFF_COLUMN 8u    /* characters: further off it is no cell of the column */
#define PROSE_OVER 20u   /* characters: so far into the second column a first cell does not reach */
#define LAST_LINES 12u   /* lines that show how wide the last column of a page is */
#define CARRIED_LINES 4u /* lines alone on a page that go on a column though no sentence does */
#define ASIDE_LINES 6u   /* lines of a note between two rows */

/** A line that ends a table whatever its columns: what stands below tables in papers. */
static struct pattern END = PATTERN(
    "^\\s*(?i:(?:explanatory |foot ?|general )?notes?(?: (?:on|to|for)\\b.*)?|legend|glossary|abbreviations|"
    "background papers|appendix\\b.*|annex\\b.*|contact(?: officer)?|end of (?:report|document))\\W*(?:$|:\\s)");

enum carried { NOT_CARRIED, CARRIED, CARRIED_IN_DOUBT };

struct body {
	struct layout *layout;
	unsigned margin;
	guint at; /* the next line of the paper */
};

static struct line *paper_line(const struct body *body, guint i)
{
	return lines_at(body->layout->lines, i);
}

static bool is_end(const struct body *body, const struct layout_line *line, bool rows_follow)
{
	unsigned starts[LAYOUT_COLUMNS + 1];

	if (layout_pieces(line, starts) != 1 || line->line->indent > body->margin + LAYOUT_WIDE_SPACE)
		return false;
	return key_heading(line->line->text) != KEY_NONE ||
	    (pattern_match(&END, line->line->text, NULL) && !rows_follow);
}

/** Whether a line has a word wherever a piece of the line above begins: two cells run up to each other. */
static bool is_below(const struct layout_line *line, const struct layout_line *above)
{
	unsigned starts[LAYOUT_COLUMNS + 1], n = layout_pieces(above, starts), n_inside = 0;

	for (unsigned i = 1; i < n; i++) {
		if (starts[i] >= line->length)
			continue;
		if (line->text[starts[i]] == ' ' || line->text[starts[i] - 1] != ' ')
			return false;
		n_inside++;
	}
	return n_inside > 0;
}

/** Whether a line is running text from the margin over the columns. */
static bool is_prose(const struct body *body, const struct layout_line *line, const struct layout_line *above)
{
	const struct layout *layout = body->layout;
	unsigned starts[LAYOUT_COLUMNS + 1], reach = MIN(layout->starts[1] + PROSE_OVER, layout->starts[2]);

	return layout_pieces(line, starts) == 1 && line->line->indent + LAYOUT_WIDE_SPACE < layout->starts[1] &&
	    line->length > reach && !(above != NULL && is_below(line, above));
}

/** Whether the pieces of a line stand in columns, so far as that can be told. */
static bool is_off(const struct body *body, const struct layout_line *line)
{
	const struct layout *layout = body->layout;
	unsigned starts[LAYOUT_COLUMNS + 1], n = layout_pieces(line, starts), n_off = 0;

	for (unsigned i = 1; i < n; i++) {
		unsigned off = LAYOUT_COLUMNS;
		for (unsigned col = 1; col < layout->n_cols; col++)
			off = MIN(off, MAX(layout->starts[col], starts[i]) - MIN(layout->starts[col], starts[i]));
		n_off += off > OFF_COLUMN && !layout->begins[starts[i]];
	}
	return n > 1 && n_off * 2 > n - 1;
}

/** Whether a line prints the header again. */
static bool prints_header(const struct body *body, guint i)
{
	const struct layout_line *head = g_ptr_array_index(body->layout->rows, 0);
	const char *own = paper_line(body, i)->text, *first = head->line->text;

	own += strspn(own, " ");
	first += strspn(first, " ");
	if (strncmp(own, first, strcspn(first, " ")) != 0)
		return false;
	g_autofree struct layout_line *line = layout_line_new(paper_line(body, i));
	return layout_is_header_again(head, line);
}

/** The line behind a group: the next below a blank line, on another page, or left out. */
static guint group_end(const struct body *body, guint first)
{
	guint i = first + 1;

	while (lines_follows(body->layout->lines, i) && !prints_header(body, i))
		i++;
	return i;
}

/** Whether a group of lines keeps to the columns and has words in several. */
static bool is_rows(const struct body *body, guint first, guint behind)
{
	guint n_off = 0, n_prose = 0, n = 0;
	unsigned most = 0, starts[LAYOUT_COLUMNS + 1];
	g_autofree struct layout_line *above = NULL;

	for (guint i = first; i < MIN(behind, first + ROWS_LINES); i++, n++) {
		struct layout_line *line = layout_line_new(paper_line(body, i));
		n_prose += is_prose(body, line, above);
		n_off += is_off(body, line);
		most = MAX(most, layout_pieces(line, starts));
		g_free(above);
		above = line;
	}
	return most > 1 && n_prose * 2 <= n && n_off * 2 <= n;
}

/** Whether a line can belong at all. */
static bool may_belong(const struct body *body, guint i)
{
	const struct line *line = paper_line(body, i);

	return line->left_out == LEFT_OUT_NONE && !line->hollow && line->end <= LAYOUT_COLUMNS && line->n_pipes < 2;
}

/**
 * A short line at the margin with nothing beside it; one that begins with a label is a row whose cells run together.
 */
static bool is_section(const struct body *body, const struct layout_line *line)
{
	const char *text = line->line->text + strspn(line->line->text, " ");
	bool labelled = line_has_label(text) || (label_lead(text, LABEL_MARKED, NULL) > 0 && !label_whole(text, NULL));

	return layout_is_section(line, body->margin) &&
	    !(labelled && body->layout->fields[0] == FIELD_RECOMMENDATION) &&
	    !(labelled && line->length > body->layout->starts[1]);
}

/** The characters of the longest piece that ends one of the last lines taken. */
static unsigned last_width(const struct body *body)
{
	const GPtrArray *rows = body->layout->rows;
	unsigned starts[LAYOUT_COLUMNS + 1], width = 0;

	for (guint i = rows->len - MIN(rows->len, LAST_LINES); i < rows->len; i++) {
		const struct layout_line *line = g_ptr_array_index(rows, i);
		unsigned n = layout_pieces(line, starts);
		width = n > 0 && !line->section ? MAX(width, line->length - starts[n - 1]) : width;
	}
	return width;
}

/**
 * Whether a page begins with lines of one column alone, as wide as those that the page before ends with. `sure`: the
 * sentence goes on too.
 */
static bool is_carried(const struct body *body, guint first, guint behind, bool *sure)
{
	const struct layout_line *last = g_ptr_array_index(body->layout->rows, body->layout->rows->len - 1);
	unsigned starts[LAYOUT_COLUMNS + 1], width = last_width(body);

	*sure = strchr(".:;!?", (int)MIN(last->text[last->length - 1], 127)) == NULL;
	for (guint i = first; i < behind; i++) {
		g_autofree struct layout_line *line = layout_line_new(paper_line(body, i));
		if (layout_pieces(line, starts) != 1 || line->length - starts[0] > width + OFF_COLUMN ||
		    line_has_label(line->line->text))
			return false;
		if (i == first)
			*sure = *sure && g_unichar_islower(line->text[starts[0]]);
	}
	return *sure || behind - first >= CARRIED_LINES;
}

/** Adds lines. A group's last lines may be prose that follows without a blank line. Whether all were taken. */
static bool take(struct body *body, guint behind, bool aside, enum carried carried)
{
	GPtrArray *rows = body->layout->rows;
	guint first = rows->len, n_prose = 0;

	for (; body->at < behind; body->at++) {
		struct layout_line *above = rows->len > 0 ? g_ptr_array_index(rows, rows->len - 1) : NULL;
		struct layout_line *line = layout_line_new(paper_line(body, body->at));
		line->page_top = above != NULL && above->line->page != line->line->page;
		line->section = carried == NOT_CARRIED && (aside || is_section(body, line));
		line->carried = carried != NOT_CARRIED;
		line->doubtful = carried == CARRIED_IN_DOUBT;
		n_prose = !aside && carried == NOT_CARRIED && is_prose(body, line, above) ? n_prose + 1 : 0;
		g_ptr_array_add(rows, line);
		layout_note_begins(body->layout, line);
	}
	if (n_prose == 0)
		return true;
	n_prose = MIN(n_prose, rows->len - first);
	g_ptr_array_set_size(rows, (gint)(rows->len - n_prose));
	body->at -= n_prose;
	return false;
}

/** The next line that is not left out. */
static guint skip_left_out(const struct body *body, guint i)
{
	while (i < body->layout->lines->lines->len && paper_line(body, i)->left_out != LEFT_OUT_NONE)
		i++;
	return i;
}

/** Whether another table begins with a group: a header on its first line, or below the title on that. */
static bool begins_table(const struct body *body, guint first, guint behind)
{
	for (guint i = first; i < MIN(behind, first + 2); i++) {
		g_autofree struct layout_line *line = layout_line_new(paper_line(body, i));
		if (layout_is_header_again(g_ptr_array_index(body->layout->rows, 0), line) || layout_is_header(line))
			return true;
	}
	return false;
}

/** Whether the lines of a group are a note or a title between rows: rows follow. */
static bool is_aside(const struct body *body, guint first, guint behind)
{
	guint next = skip_left_out(body, behind);

	if (behind - first > ASIDE_LINES || next >= body->layout->lines->lines->len || !may_belong(body, next) ||
	    paper_line(body, next)->gap > MAX_GAP)
		return false;
	return !begins_table(body, next, group_end(body, next)) && is_rows(body, next, group_end(body, next));
}

/** Takes the group of lines at body->at if it belongs. Whether the table can go on behind it. */
static bool take_group(struct body *body)
{
	guint from = skip_left_out(body, body->at);

	if (from >= body->layout->lines->lines->len || !may_belong(body, from) || body->layout->rows->len >= MAX_LINES)
		return false;
	const struct layout_line *last = g_ptr_array_index(body->layout->rows, body->layout->rows->len - 1);
	g_autofree struct layout_line *line = layout_line_new(paper_line(body, from));
	bool new_page = line->line->page != last->line->page;
	guint behind = group_end(body, from);
	if ((line->line->gap > MAX_GAP && !new_page) || begins_table(body, from, behind) ||
	    is_end(body, line, is_aside(body, from, behind)))
		return false;
	bool sure = true, carried = new_page && is_carried(body, from, behind, &sure);
	if (carried || is_rows(body, from, behind)) {
		body->at = from;
		return take(body, behind, false, carried ? sure ? CARRIED : CARRIED_IN_DOUBT : NOT_CARRIED);
	}
	bool alone = behind - from == 1 && layout_is_section(line, body->margin);
	bool rest = line->line->indent > body->margin + LAYOUT_WIDE_SPACE &&
	    line->line->indent + OFF_COLUMN >= body->layout->starts[1] && !is_off(body, line);
	if (!rest && !is_aside(body, from, behind))
		return false;
	body->at = from;
	return take(body, behind, !rest && !alone, NOT_CARRIED);
}

/** Lays out lines from `first` on, so many at most, as far as they may belong. */
static void look(struct body *body, guint first, guint n_lines)
{
	GPtrArray *rows = body->layout->rows;

	for (; rows->len < n_lines && body->at < body->layout->lines->lines->len; body->at++) {
		if (!may_belong(body, body->at) || paper_line(body, body->at)->page != paper_line(body, first)->page)
			break;
		g_ptr_array_add(rows, layout_line_new(paper_line(body, body->at)));
	}
	body->layout->lines->work += rows->len;
}

guint layout_take_body(struct layout *layout, guint first)
{
	struct body body = { .layout = layout, .margin = layout_margin(layout->lines, first), .at = first };

	/* a few lines tell that there is no header, more where its columns are */
	look(&body, first, HEAD_LINES);
	layout->n_head = layout_find_heads(layout);
	if (layout->n_head > 0) {
		look(&body, first, LOOK_LINES);
		layout->n_head = layout_find_heads(layout);
	}
	g_ptr_array_set_size(layout->rows, (gint)layout->n_head);
	if (layout->n_head == 0)
		return 0;
	for (guint i = 0; i < layout->n_head; i++)
		layout_note_begins(layout, g_ptr_array_index(layout->rows, i));
	body.at = first + layout->n_head;
	while (take_group(&body))
		;
	if (layout->rows->len == layout->n_head) {
		g_ptr_array_set_size(layout->rows, 0);
		layout->n_head = 0;
		layout->lines->work += VAIN_WORK;
		return 0;
	}
	const struct layout_line *last = g_ptr_array_index(layout->rows, layout->rows->len - 1);
	layout->n_head = layout_find_heads(layout);
	if (layout->n_groups > 0)
		((struct layout_line *)g_ptr_array_index(layout->rows, 0))->section = true;
	return (guint)(last->line - lines_at(layout->lines, first)) + 1;
}
