/** Tables whose columns are told by white space alone: the lines that belong to one, and where its columns begin. */
#include "extract/from_text_layout.h"

#include <string.h>

#include "model/columns.h"
#include "model/label.h"
#include "model/text.h"

#define MAX_GAP 2u          /* blank lines inside a table; more end it */
#define SECTION_COLUMNS 60u /* a longer line at the margin is text */
#define MARGIN_LINES 12u    /* lines looked at for the left margin of a table */
#define MAX_LINES 600u      /* lines of one piece; a longer table goes on in the next piece */
#define SUPPORT_SHARE 0.5   /* of the lines with words on both sides of a gutter: so many have a wide space there */
#define CROSSING_SHARE 0.05 /* of the lines may have words in a gutter: a cell pushed out of its place */
#define UNSURE_SHARE 0.1    /* of the lines with words across gutters: the columns are doubtful */
#define DAMAGED_SHARE 0.3   /* this is no table */
/* lines looked at for each line of the paper, before giving up on papers made to waste time */
#define WORK_PER_LINE 2000u

struct layout_line *layout_line_new(const struct line *line)
{
	struct layout_line *laid = g_new0(struct layout_line, 1);

	laid->line = line;
	for (const char *at = line->text; *at != '\0' && laid->length < LAYOUT_COLUMNS; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c != '\t') {
			laid->text[laid->length++] = g_unichar_isspace(c) ? ' ' : c;
			continue;
		}
		do
			laid->text[laid->length++] = ' ';
		while (laid->length % 8 != 0 && laid->length < LAYOUT_COLUMNS);
	}
	while (laid->length > 0 && laid->text[laid->length - 1] == ' ')
		laid->text[--laid->length] = 0;
	return laid;
}

static bool is_ink(const struct layout_line *line, unsigned column)
{
	return column < line->length && line->text[column] != ' ';
}

bool layout_next_piece(const struct layout_line *line, unsigned *at, struct gutter *piece)
{
	while (*at < line->length && !is_ink(line, *at))
		(*at)++;
	piece->start = *at;
	for (unsigned blank = 0; *at < line->length && blank < LAYOUT_WIDE_SPACE; (*at)++) {
		blank = is_ink(line, *at) ? 0 : blank + 1;
		if (blank == 0)
			piece->end = *at + 1;
	}
	return piece->start < line->length;
}

static unsigned count_pieces(const struct layout_line *line)
{
	struct gutter piece = { 0, 0 };
	unsigned n = 0;

	for (unsigned at = 0; layout_next_piece(line, &at, &piece);)
		n++;
	return n;
}

/** What is left of a gutter when a line's words are taken from it: its widest blank part; empty if none is. */
static struct gutter narrow(struct gutter gutter, const struct layout_line *line)
{
	struct gutter best = { gutter.start, gutter.start };

	for (unsigned at = gutter.start; at < gutter.end; at++) {
		unsigned start = at;
		while (at < gutter.end && !is_ink(line, at))
			at++;
		if (at - start > best.end - best.start)
			best = (struct gutter){ start, at };
	}
	return best;
}

/** The gutters of a table's first line, which those below narrow. */
static GArray *first_gutters(const struct layout_line *line)
{
	GArray *gutters = g_array_new(FALSE, FALSE, sizeof(struct gutter));
	struct gutter piece = { 0, 0 }, gutter = { 0, 0 };

	for (unsigned at = 0; layout_next_piece(line, &at, &piece); gutter.start = piece.end) {
		gutter.end = piece.start;
		if (gutter.start > 0)
			g_array_append_val(gutters, gutter);
	}
	return gutters;
}

/** Whether a piece of running words lies over two gutters and more: prose, whose spaces happen to stand there. */
static bool is_prose(const GArray *gutters, const struct layout_line *line)
{
	struct gutter piece = { 0, 0 };

	for (unsigned at = 0; layout_next_piece(line, &at, &piece);) {
		unsigned n_over = 0;
		for (guint i = 0; i < gutters->len; i++) {
			const struct gutter *gutter = &g_array_index(gutters, struct gutter, i);
			n_over += piece.start < gutter->start && piece.end > gutter->end;
		}
		if (n_over > 1 || (n_over == 1 && gutters->len == 1))
			return true;
	}
	return false;
}

/** Narrows all gutters by a line; those that it crosses stay as they are. How many it crosses. */
static unsigned narrow_all(GArray *gutters, const struct layout_line *line)
{
	unsigned n_crossed = 0;

	if (is_prose(gutters, line))
		return gutters->len;

	for (guint i = 0; i < gutters->len; i++) {
		struct gutter *gutter = &g_array_index(gutters, struct gutter, i);
		struct gutter left = narrow(*gutter, line);
		if (left.end > left.start)
			*gutter = left;
		else
			n_crossed++;
	}
	return n_crossed;
}

bool layout_is_section(const struct layout_line *line, unsigned margin)
{
	return line->line->indent <= margin + LAYOUT_WIDE_SPACE &&
	    line->line->end - line->line->indent <= SECTION_COLUMNS && count_pieces(line) == 1;
}

/** Whether a line can be part of a table that began above it. */
static bool may_belong(const struct lines *lines, guint i)
{
	const struct line *line = lines_at(lines, i);

	return line->left_out == LEFT_OUT_NONE && !line->hollow && line->page == lines_at(lines, i - 1)->page &&
	    line->gap <= MAX_GAP && line->end <= LAYOUT_COLUMNS && line->n_pipes < 2;
}

void layout_note_begins(struct layout *layout, const struct layout_line *line)
{
	struct gutter piece = { 0, 0 };

	for (unsigned at = 0; layout_next_piece(line, &at, &piece);)
		for (unsigned begin = piece.start > 0 ? piece.start - 1 : 0; begin <= piece.start + 1; begin++)
			layout->begins[begin] = true;
}

/** Whether at least half of a line's pieces begin where pieces above began. */
static bool is_aligned(const struct layout *layout, const struct layout_line *line)
{
	struct gutter piece = { 0, 0 };
	unsigned n = 0, n_aligned = 0;

	for (unsigned at = 0; layout_next_piece(line, &at, &piece); n++)
		n_aligned += layout->begins[piece.start];
	return n_aligned * 2 >= n;
}

/** Whether half of the lines from `first` on have pieces side by side: a row that is laid out by itself. */
static bool is_side_by_side(const struct layout *layout, guint first)
{
	guint n = 0;

	for (guint i = first; i < layout->rows->len; i++)
		n += count_pieces(g_ptr_array_index(layout->rows, i)) > 1;
	return n * 2 >= layout->rows->len - first && n > 1 && count_pieces(g_ptr_array_index(layout->rows, 0)) > 2;
}

/** Takes the lines from `i` up to the next blank line, as far as they fit. How many; 0: they do not. */
static guint take_group(struct layout *layout, GArray *gutters, guint i, unsigned margin)
{
	const struct lines *lines = layout->lines;
	guint first = layout->rows->len, n_crossing = 0, n_sections = 0, n_alone = 0;

	for (guint j = i; j < lines->lines->len && layout->rows->len < MAX_LINES; j++) {
		if (!may_belong(lines, j) || (j > i && lines_at(lines, j)->gap > 0))
			break;
		struct layout_line *line = layout_line_new(lines_at(lines, j));
		g_ptr_array_add(layout->rows, line);
		if (count_pieces(line) > 2 && layout_is_header(line)) {
			g_ptr_array_set_size(layout->rows, (gint)layout->rows->len - 1);
			break; /* another table begins */
		}
		line->section = layout_is_section(line, margin);
		layout_note_begins(layout, line);
		line->crosses = !line->section && narrow_all(gutters, line) > 0;
		n_sections += line->section;
		n_alone += count_pieces(line) == 1 && line->line->indent <= margin + LAYOUT_WIDE_SPACE;
		n_crossing += line->crosses;
		if (line->crosses && count_pieces(line) == 1 && line->line->indent <= margin + LAYOUT_WIDE_SPACE)
			break; /* a line of prose */
	}
	guint n = layout->rows->len - first, n_fits = n - n_crossing - n_sections;
	if (n > 0 && n_crossing > 0 &&
	    ((struct layout_line *)g_ptr_array_index(layout->rows, layout->rows->len - 1))->crosses) {
		g_ptr_array_set_size(layout->rows, (gint)(first + --n));
		n_crossing--;
	}
	bool prose = n > 1 && n_alone >= n; /* lines at the margin with nothing beside any of them */
	if (prose || (n_crossing > n_fits && !is_side_by_side(layout, first)) ||
	    (n_fits + n_crossing == 0 && n_sections != 1)) {
		g_ptr_array_set_size(layout->rows, (gint)first);
		return 0;
	}
	return n;
}

unsigned layout_margin(const struct lines *lines, guint first)
{
	unsigned margin = lines_at(lines, first)->indent;

	for (guint i = first + 1; i < MIN(lines->lines->len, first + MARGIN_LINES) && may_belong(lines, i); i++)
		margin = MIN(margin, lines_at(lines, i)->indent);
	return margin;
}

/** Takes the lines of a table that begins at `first`. */
static void take_lines(struct layout *layout, guint first)
{
	struct layout_line *line = layout_line_new(lines_at(layout->lines, first));
	unsigned margin = layout_margin(layout->lines, first);
	g_autoptr(GArray) gutters = first_gutters(line);
	guint at = first + 1;

	g_ptr_array_add(layout->rows, line);
	layout_note_begins(layout, line);
	while (at < layout->lines->lines->len && layout->rows->len < MAX_LINES && may_belong(layout->lines, at)) {
		g_autofree struct layout_line *next = layout_line_new(lines_at(layout->lines, at));
		if (next->line->gap > 0 && (layout_is_header_again(line, next) || !is_aligned(layout, next)))
			break;
		if (gutters->len == 1 && count_pieces(next) == 1 && line_is_number(next->line->text))
			break; /* "Recommendation 2" between tables of labels and values */
		if (gutters->len == 1 && next->line->gap > 1 && layout_begins_record(next))
			break; /* the labels of the head end, those of a record begin */
		guint n = take_group(layout, gutters, at, margin);
		if (n == 0)
			break;
		at += n;
	}
	for (; layout->rows->len > 0; g_ptr_array_set_size(layout->rows, (gint)layout->rows->len - 1)) {
		struct layout_line *last = g_ptr_array_index(layout->rows, layout->rows->len - 1);
		if (!last->section || last->line->gap == 0)
			break; /* without a blank line above it is the rest of a first cell */
		last->section = !(gutters->len == 1 && layout_is_label_alone(layout));
		if (!last->section)
			break;
	}
}

/** How many lines have words at each character. */
static void count_ink(const struct layout *layout, unsigned *ink, guint *n_lines)
{
	memset(ink, 0, (LAYOUT_COLUMNS + 1) * sizeof *ink);
	*n_lines = 0;
	for (guint i = 0; i < layout->rows->len; i++) {
		const struct layout_line *line = g_ptr_array_index(layout->rows, i);
		if (line->section)
			continue;
		(*n_lines)++;
		for (unsigned column = 0; column < line->length; column++)
			ink[column] += is_ink(line, column);
	}
}

/** Whether the lines that have words on both sides of a gutter have a wide space there. */
static bool is_supported(const struct layout *layout, struct gutter gutter, unsigned left, unsigned right)
{
	unsigned n_both = 0, n_wide = 0;

	for (guint i = 0; i < layout->rows->len; i++) {
		const struct layout_line *line = g_ptr_array_index(layout->rows, i);
		unsigned end = gutter.start, start = gutter.end;
		while (end > left && !is_ink(line, end - 1))
			end--;
		while (start < right && !is_ink(line, start))
			start++;
		if (line->section || end == left || start == right)
			continue;
		n_both++;
		n_wide += start - end >= LAYOUT_WIDE_SPACE;
	}
	return n_wide > 0 && n_wide >= SUPPORT_SHARE * n_both;
}

unsigned layout_pieces(const struct layout_line *line, unsigned *starts)
{
	struct gutter piece = { 0, 0 };
	unsigned n = 0;

	for (unsigned at = 0; layout_next_piece(line, &at, &piece); n++)
		starts[n] = piece.start;
	return n;
}

unsigned layout_indent(const struct layout *layout)
{
	unsigned indent = LAYOUT_COLUMNS;

	for (guint i = 0; i < layout->rows->len; i++)
		indent = MIN(indent, ((struct layout_line *)g_ptr_array_index(layout->rows, i))->line->indent);
	return indent;
}

void layout_find_columns(struct layout *layout)
{
	unsigned ink[LAYOUT_COLUMNS + 1], left = 0;
	guint n_lines;
	bool any = false;

	count_ink(layout, ink, &n_lines);
	unsigned tolerated = (unsigned)(CROSSING_SHARE * n_lines);
	layout->n_cols = 1;
	for (unsigned at = 0; at < LAYOUT_COLUMNS; at++) {
		struct gutter gutter = { at, at };
		while (gutter.end < LAYOUT_COLUMNS && ink[gutter.end] <= tolerated)
			gutter.end++;
		if (gutter.end == gutter.start) {
			any = true;
			continue;
		}
		if (any && gutter.end < LAYOUT_COLUMNS) {
			unsigned right = gutter.end;
			while (right < LAYOUT_COLUMNS && ink[right] > tolerated)
				right++;
			if (is_supported(layout, gutter, left, right)) {
				layout->starts[layout->n_cols++] = gutter.end;
				left = gutter.end;
			}
		}
		at = gutter.end - 1;
	}
	layout->starts[layout->n_cols] = LAYOUT_COLUMNS;
}

/** Lines with words that begin in one column and end in another, sections apart. */
static guint count_crossing(struct layout *layout)
{
	guint n = 0;

	for (guint i = 0; i < layout->rows->len; i++) {
		struct layout_line *line = g_ptr_array_index(layout->rows, i);
		line->crosses = false;
		const unsigned *starts = line->starts != NULL ? line->starts : layout->starts;
		for (unsigned col = 1; col < layout->n_cols; col++) {
			unsigned start = starts[col];
			line->crosses = line->crosses || (is_ink(line, start) && is_ink(line, start - 1));
		}
		n += line->crosses && !line->section;
	}
	return n;
}

char *layout_text(const struct layout *layout, const struct layout_line *line, unsigned col)
{
	const unsigned *starts = line->starts != NULL ? line->starts : layout->starts;
	unsigned start = starts[col], end = MIN(starts[col + 1], line->length);

	if (line->section)
		return col > 0 ? g_strdup("") : g_ucs4_to_utf8(line->text, -1, NULL, NULL, NULL);
	while (col > 0 && start < end && is_ink(line, start) && is_ink(line, start - 1))
		start++; /* the end of a word that began in the column before */
	while (col + 1 < layout->n_cols && end < line->length && is_ink(line, end) && is_ink(line, end - 1))
		end++;
	return start < end ? g_ucs4_to_utf8(line->text + start, (glong)(end - start), NULL, NULL, NULL) : g_strdup("");
}

/** Whether texts of a column begin with a record's label: "Recommendation 3: ...", more than once "R3 – ...". */
static bool has_labels(const struct layout *layout, unsigned col)
{
	unsigned n_coded = 0;

	for (guint i = layout->n_head; i < layout->rows->len; i++) {
		g_autofree char *text = layout_text(layout, g_ptr_array_index(layout->rows, i), col);
		g_strstrip(text);
		if (line_has_worded_label(text))
			return true;
		n_coded += g_ascii_isupper(text[0]) && strpbrk(text, "0123456789") != NULL &&
		    label_lead(text, LABEL_MARKED, NULL) > 0;
	}
	return n_coded > 1;
}

/** How many lines have pieces side by side. */
static guint count_side_by_side(const struct layout *layout)
{
	guint n = 0;

	for (guint i = 0; i < layout->rows->len; i++)
		n += count_pieces(g_ptr_array_index(layout->rows, i)) > 1;
	return n;
}

static bool is_table(struct layout *layout, bool *unsure)
{
	if (layout->rows->len < 2)
		return false;
	bool sure = true;
	if (layout->n_head > 0) {
		layout_track(layout, layout->n_head, &sure);
		layout->labelled = has_labels(layout, 1);
		*unsure = !sure;
		return true;
	}
	if (count_side_by_side(layout) < 2)
		return false; /* names and stamps on one line above a paper's head */
	layout_find_columns(layout);
	layout_place_groups(layout, &sure);
	guint n_crossing = count_crossing(layout);
	*unsure = !sure || n_crossing > UNSURE_SHARE * layout->rows->len;
	return n_crossing <= DAMAGED_SHARE * layout->rows->len && layout->n_cols >= 2 &&
	    layout->n_cols <= LAYOUT_COLUMNS && (layout->n_cols > 2 || layout_is_table_of_two(layout));
}

/** Whether a table may begin here: pieces side by side, on this line and on one of the next. */
static bool may_begin(const struct lines *lines, guint first)
{
	const struct line *line = lines_at(lines, first);

	if (layout_has_labels(lines, first) || (lines_follows(lines, first + 1) && layout_has_labels(lines, first + 1)))
		return false; /* records, not rows */
	return !line->hollow && line->end <= LAYOUT_COLUMNS && line->n_pipes < 2 && strstr(line->text, "  ") != NULL &&
	    first + 1 < lines->lines->len &&
	    (may_belong(lines, first + 1) || lines_at(lines, first + 1)->left_out != LEFT_OUT_NONE ||
		lines_at(lines, first + 1)->page != line->page);
}

guint aligned_read(struct lines *lines, guint first)
{
	struct layout layout = { .lines = lines };
	bool unsure = false;
	guint n = 0;

	if (!may_begin(lines, first) || lines->work > (gsize)WORK_PER_LINE * 1000 + lines->lines->len * (gsize)20)
		return 0;
	layout.rows = g_ptr_array_new_with_free_func(g_free);
	layout.group_starts = g_ptr_array_new_with_free_func(g_free);
	g_autofree struct layout_line *line = layout_line_new(lines_at(lines, first));
	guint taken = count_pieces(line) >= 2 ? layout_take_body(&layout, first) : 0;
	if (taken == 0 && count_pieces(line) >= 2)
		take_lines(&layout, first);
	lines->work += layout.rows->len;
	if (is_table(&layout, &unsure)) {
		struct table *table = layout_rows(&layout), *above = layout_table_above(lines, first);
		table->columns_unsure = unsure;
		if (above != NULL && layout.n_cols == 2 && layout.n_head == 0)
			layout_join_below(above, table);
		else
			line_add_table(lines, table, layout.n_cols, lines_at(lines, first));
		n = MAX(taken, layout.rows->len);
		for (guint i = first; i < first + n; i++)
			if (lines_at(lines, i)->left_out != LEFT_OUT_NONE)
				lines_add_left_out(lines, lines_at(lines, i));
	}
	g_ptr_array_unref(layout.rows);
	g_ptr_array_unref(layout.group_starts);
	g_free(layout.fields);
	return n;
}
