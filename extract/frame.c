#include "extract/frame.h"

#include <math.h>
#include <string.h>

#define SAME_LEFT 3.5 /* points: lines that begin a column */
#define OVER 1.5      /* points that a word may reach over an edge: italics and kerning do */
/* points that text may reach over a right side that only text shows: a longer line on another page */
#define OUTER 60.0
#define BEFORE_TEXT 2.0 /* points from a column's edge to text that is set to its left; paddings are 2 to 6 each */
#define AGAIN 0.12      /* of a column's lines: begin so many at one place, it is its edge or an item's indent */
#define SET_LEFT 0.5    /* of a column's lines that begin at such places where text is set to the left */
#define PADDING 5.0     /* points between an edge and the text */
#define SAME_RULE 4.0   /* points from an edge to the line drawn at it */
#define UPRIGHTS 0.6    /* of the edges between columns that have a line drawn down in a table with full rules */
#define LIKE 0.5        /* of the columns known that must begin at the same places for two frames to be one table's */
#define HEAD_LINES 12u  /* lines of a head: the longest seen has 7 */
#define HEAD_LETTERS 6u /* of a head: fewer may be a row by chance */
#define HEAD_EDGE 2.0   /* points from a column's edge to its head */
#define CUT_WORDS 4u    /* of a first column that can be cut within a sentence: fewer are a number or a name */

static struct frame *frame_empty(void)
{
	struct frame *frame = g_new0(struct frame, 1);

	frame->columns = g_array_new(FALSE, FALSE, sizeof(struct frame_column));
	frame->heads = g_ptr_array_new_with_free_func(g_free);
	frame->source = TABLE_ALIGNED;
	return frame;
}

void frame_free(void *data)
{
	struct frame *frame = data;

	if (frame == NULL)
		return;
	g_array_unref(frame->columns);
	g_ptr_array_unref(frame->heads);
	g_free(frame);
}

int frame_column_of(const struct frame *frame, const struct box *box)
{
	guint n = frame->columns->len;
	double outer = frame->source == TABLE_RULES ? OVER : OUTER;

	for (guint i = 0; i < n; i++)
		if (box->x0 > frame_column(frame, i)->x0 - OVER &&
		    box->x1 < frame_column(frame, i)->x1 + (i + 1 < n ? OVER : outer))
			return (int)i;
	return -1;
}

/** The column that the middle of a box is in; -1 outside. */
static int middle_column(const struct frame *frame, const struct box *box)
{
	double middle = (box->x0 + box->x1) / 2;

	for (guint i = 0; i < frame->columns->len; i++)
		if (middle >= frame_column(frame, i)->x0 && middle < frame_column(frame, i)->x1)
			return (int)i;
	return -1;
}

/** Whether the lines of one frame's column begin behind the words of the other's columns before it. */
static bool begins_within(const struct frame *frame, guint col, double left)
{
	return left <= frame_column(frame, col)->x1 &&
	    (col == 0 || left > frame_column(frame, col - 1)->reach - SAME_LEFT);
}

/** Whether two frames have the same columns. */
static bool is_like(const struct frame *a, const struct frame *b)
{
	guint known = 0, same = 0;

	if (a->columns->len != b->columns->len)
		return false;
	for (guint i = 0; i < a->columns->len; i++) {
		double x = frame_column(a, i)->left, y = frame_column(b, i)->left;
		if (x < 0 || y < 0)
			continue;
		if (!begins_within(b, i, x) || !begins_within(a, i, y))
			return false;
		known++;
		same += fabs(x - y) <= SAME_LEFT; /* else items set in, signs or centred text on one of the pages */
	}
	return same > 0 && same >= LIKE * known;
}

/* --- how it is made --- */

/** The leftmost place where lines begin time and again; negative where their beginnings are not in line. */
static double left_of(GArray *lefts)
{
	double left = -1;
	guint in_line = 0;

	doubles_sort(lefts);
	for (guint i = 0, end; i < lefts->len; i = end) {
		for (end = i; end < lefts->len &&
		     g_array_index(lefts, double, end) - g_array_index(lefts, double, i) <= SAME_LEFT;)
			end++;
		if (end - i < AGAIN * lefts->len)
			continue;
		in_line += end - i;
		if (left < 0)
			left = g_array_index(lefts, double, i);
	}
	return in_line >= SET_LEFT * lefts->len ? left : -1;
}

/** What the words of one column cover, and where its lines begin; whether most of them are figures. */
static bool column_look(const struct region *region, guint col, struct frame_column *column, double *low, double *high)
{
	GArray *lefts = g_array_new(FALSE, FALSE, sizeof(double));
	guint numeric = 0;

	*low = G_MAXDOUBLE, *high = -G_MAXDOUBLE;
	for (guint i = 0; i < region->segments->len; i++) {
		const struct segment *segment = region_segment(region, i);
		if (segment->col != col || segment->colspan != 1)
			continue;
		*low = MIN(*low, segment->box.x0);
		*high = MAX(*high, segment->box.x1);
		numeric += segment->numeric;
		g_array_append_val(lefts, segment->box.x0);
	}
	bool figures = numeric * 2 > lefts->len;
	column->left = figures ? -1 : left_of(lefts);
	g_array_unref(lefts);
	return figures;
}

/** Edges that no line shows: before text that is set to the left, else in the middle of the white space. */
static void edges_find(struct frame *frame, const struct region *region)
{
	double low, high, before = -G_MAXDOUBLE;
	guint figures = 0;

	for (guint i = 0; i < frame->columns->len; i++) {
		struct frame_column *column = frame_column(frame, i);
		figures += column_look(region, i, column, &low, &high);
		bool to_left = column->left >= 0;
		double text = to_left ? column->left : low;
		column->reach = MAX(high, column->x0);
		if (i > 0 && frame->source != TABLE_RULES && text < G_MAXDOUBLE && before > -G_MAXDOUBLE &&
		    text > before) {
			column->x0 = text - (to_left ? MIN(BEFORE_TEXT, (text - before) / 2) : (text - before) / 2);
			frame_column(frame, i - 1)->x1 = column->x0;
		}
		before = high;
	}
	frame->figures = figures * 2 >= frame->columns->len;
}

GArray *frame_place(const struct frame *frame, struct region *region)
{
	GArray *columns = g_array_new(FALSE, FALSE, sizeof(struct column));

	for (guint i = 0; i < frame->columns->len; i++) {
		const struct frame_column *from = frame_column(frame, i);
		struct column column = { .x0 = from->x0,
			.x1 = from->x1,
			.room = MAX(0, from->x1 - from->x0 - 2 * PADDING) };
		g_array_append_val(columns, column);
	}
	for (guint i = 0; i < region->segments->len; i++) { /* grows: a second part is looked at again */
		const struct segment *segment = region_segment(region, i);
		int last = -1;
		for (guint k = segment->first; k < segment->first + segment->n; k++) {
			const struct word *word = page_word(region->page, g_array_index(region->flow->words, guint, k));
			int col = frame_column_of(frame, &word->box);
			if (k > segment->first && last >= 0 && col > last) {
				segment_split(region, i, k);
				break;
			}
			last = col;
		}
	}
	rivers_place(region, columns);
	return columns;
}

/** Adds the letters and figures of a line to the text of the columns that its words stand in. */
static void letters_add(const struct frame *frame, const struct region *region, guint line, GPtrArray *texts)
{
	const struct line *at = &g_array_index(region->flow->lines, struct line, line);

	for (guint k = at->first; k < at->first + at->n; k++) {
		const struct word *word = page_word(region->page, g_array_index(region->flow->words, guint, k));
		int col = middle_column(frame, &word->box);
		g_autofree char *text = page_word_text(region->page, word), *folded = g_utf8_casefold(text, -1);
		for (const char *c = folded; col >= 0 && *c != '\0'; c = g_utf8_next_char(c))
			if (g_unichar_isalnum(g_utf8_get_char(c)))
				g_string_append_unichar(g_ptr_array_index(texts, (guint)col), g_utf8_get_char(c));
	}
}

static void string_free_any(void *string)
{
	g_string_free(string, TRUE);
}

static GPtrArray *texts_new(const struct frame *frame)
{
	GPtrArray *texts = g_ptr_array_new_with_free_func(string_free_any);

	for (guint i = 0; i < frame->columns->len; i++)
		g_ptr_array_add(texts, g_string_new(NULL));
	return texts;
}

/** The head's texts; the lines that it has. */
static guint heads_read(struct frame *frame, const struct region *region, double bottom)
{
	g_autoptr(GPtrArray) texts = texts_new(frame);
	guint n = 0;

	for (; n < region->lines->len && box_middle(region_line_box(region, n)) < bottom; n++)
		letters_add(frame, region, n, texts);
	for (guint i = 0; i < texts->len; i++)
		g_ptr_array_add(frame->heads, g_strdup(((GString *)g_ptr_array_index(texts, i))->str));
	return n;
}

/** The size of the type that most lines from one on end in: bullets at their beginning have sizes of their own. */
static double usual_size(const struct region *region, guint from)
{
	GArray *sizes = g_array_new(FALSE, FALSE, sizeof(double));

	for (guint i = from; i < region->flow->lines->len; i++) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, i);
		double size =
		    page_word(region->page, g_array_index(region->flow->words, guint, line->first + line->n - 1))->size;
		g_array_append_val(sizes, size);
	}
	doubles_sort(sizes);
	double size = sizes->len > 0 ? g_array_index(sizes, double, sizes->len / 2) : 0;
	g_array_unref(sizes);
	return size;
}

/** Whether the first column of the last row stops within a sentence. */
static bool is_cut(const struct region *region, double top)
{
	guint words = 0;
	bool cut = false;

	for (guint i = 0; i < region->segments->len; i++) {
		const struct segment *segment = region_segment(region, i);
		if (segment->col != 0 || box_middle(&segment->box) < top)
			continue;
		gsize length;
		const char *bytes = page_word_bytes(region->page,
		    page_word(region->page, g_array_index(region->flow->words, guint, segment->first + segment->n - 1)),
		    &length);
		words += segment->n;
		cut = length > 0 &&
		    (g_ascii_isalnum(bytes[length - 1]) || bytes[length - 1] == ',' || bytes[length - 1] == '-');
	}
	return cut && words >= CUT_WORDS;
}

/** Whether lines are drawn down between most columns: on the next page, too, if the table goes on there. */
static bool has_uprights(const struct frame *frame, const struct rules *rules, const struct box *box)
{
	guint drawn = 0, inner = frame->columns->len - 1;

	for (guint i = 1; i <= inner; i++) {
		bool found = false;
		for (guint k = 0; k < rules->down->len && !found; k++) {
			const struct rule *rule = &g_array_index(rules->down, struct rule, k);
			found = !rule->edge && fabs(rule->at - frame_column(frame, i)->x0) <= SAME_RULE &&
			    span_overlap(rule->from, rule->to, box->y0, box->y1) > 0;
		}
		drawn += found;
	}
	return drawn >= UPRIGHTS * inner;
}

bool frame_is_drawn(const struct frame *frame, const struct rules *rules, double top, double bottom)
{
	struct box box = { 0, top, 0, bottom };

	return !frame->upright || has_uprights(frame, rules, &box);
}

/** Whether a frame has the head of another. */
static bool has_head_of(const struct frame *a, const struct frame *b)
{
	gsize letters = 0;

	if (a->heads->len != b->heads->len)
		return false;
	for (guint i = 0; i < a->heads->len; i++) {
		if (strcmp(g_ptr_array_index(a->heads, i), g_ptr_array_index(b->heads, i)) != 0)
			return false;
		letters += strlen(g_ptr_array_index(a->heads, i));
	}
	return letters >= HEAD_LETTERS;
}

/** What this page leaves open and the one before does not. */
static void take_over(struct frame *frame, const struct frame *before)
{
	g_ptr_array_set_size(frame->heads, 0);
	for (guint i = 0; i < before->heads->len; i++)
		g_ptr_array_add(frame->heads, g_strdup(g_ptr_array_index(before->heads, i)));
	frame->reading = bands_reading_join(frame->reading, before->reading);
	for (guint i = 0; i < frame->columns->len; i++) {
		struct frame_column *column = frame_column(frame, i);
		const struct frame_column *known = frame_column(before, i);
		if (column->left < 0 || (known->left >= 0 && known->left < column->left))
			column->left = known->left;
		column->reach = MAX(column->reach, known->reach);
		if (i > 0 && known->x0 < column->x0 && known->x0 >= (column - 1)->reach)
			column->x0 = (column - 1)->x1 = known->x0; /* signs begin in the middle of their column */
	}
}

static struct frame *frame_of_edges(const struct grid *grid)
{
	struct frame *frame = frame_empty();

	frame->source = grid->source;
	frame->bottom = grid_y(grid, grid_rows(grid));
	for (unsigned i = 0; i < grid_cols(grid); i++) {
		struct frame_column column = { grid_x(grid, i), grid_x(grid, i + 1), -1, grid_x(grid, i) };
		g_array_append_val(frame->columns, column);
	}
	return frame;
}

struct frame *frame_new(const struct page *page, const struct rules *rules, const struct grid *grid,
    const struct frame *before)
{
	if (grid_cols(grid) < 2 || grid_cols(grid) > FRAME_COLUMNS || grid_rows(grid) == 0)
		return NULL;
	struct frame *frame = frame_of_edges(grid);
	struct box box = grid_box(grid);
	struct region *region = region_new(page, rules, &box);
	GArray *columns = frame_place(frame, region);
	edges_find(frame, region);
	guint n_head = heads_read(frame, region, grid_y(grid, MAX(grid->n_header_rows, 1)));
	bool lone = grid_rows(grid) == grid->n_header_rows; /* all its rows are on the next page */
	if (n_head >= region->lines->len && !lone)
		n_head = 0;
	frame->reading = bands_look(region, columns, n_head);
	frame->size = usual_size(region, lone ? 0 : n_head);
	frame->upright = has_uprights(frame, rules, &box);
	frame->cut = !lone && is_cut(region, grid_y(grid, grid_rows(grid) - 1));
	frame->again = before != NULL && has_head_of(frame, before);
	if (before != NULL && is_like(frame, before))
		take_over(frame, before);
	g_array_unref(columns);
	region_free(region);
	return frame;
}

/** Adds a head to columns: in line with one it is a part of its head, over several it spans them. */
static void head_add(struct frame *frame, const struct box *box)
{
	struct frame_column fresh = { box->x0, box->x1, box->x0, box->x1 };
	guint first = 0, end;

	while (first < frame->columns->len && frame_column(frame, first)->x1 < box->x0)
		first++;
	for (end = first; end < frame->columns->len && frame_column(frame, end)->x0 <= box->x1;)
		end++;
	if (first == end) {
		g_array_insert_val(frame->columns, first, fresh);
	} else if (end - first == 1) {
		struct frame_column *column = frame_column(frame, first);
		column->x0 = column->left = MIN(column->x0, box->x0);
		column->x1 = MAX(column->x1, box->x1);
	}
}

struct frame *frame_of_heads(const struct region *region, guint first, guint end)
{
	struct frame *frame = frame_empty();

	for (guint line = end; line > first; line--) {
		const struct row_line *at = region_line(region, line - 1);
		for (guint i = at->first; i < at->first + at->n; i++)
			head_add(frame, &region_segment(region, i)->box);
	}
	for (guint k = 0; k < frame->columns->len; k++) {
		frame_column(frame, k)->x0 -= HEAD_EDGE;
		if (k > 0)
			frame_column(frame, k - 1)->x1 = frame_column(frame, k)->x0;
	}
	if (frame->columns->len > 0)
		frame_column(frame, frame->columns->len - 1)->x1 = MAX(region->box.x1,
		    frame_column(frame, frame->columns->len - 1)->x1);
	return frame;
}

guint frame_head_lines(const struct frame *frame, const struct region *region)
{
	g_autoptr(GPtrArray) texts = texts_new(frame);

	for (guint n = 0; n < MIN(region->lines->len, HEAD_LINES) && frame->heads->len == texts->len; n++) {
		gsize letters = 0;
		bool whole = true;
		letters_add(frame, region, n, texts);
		for (guint i = 0; i < texts->len; i++) {
			const GString *text = g_ptr_array_index(texts, i);
			const char *head = g_ptr_array_index(frame->heads, i);
			if (!g_str_has_prefix(head, text->str))
				return 0;
			whole = whole && strlen(head) == text->len;
			letters += text->len;
		}
		if (whole)
			return letters >= HEAD_LETTERS ? n + 1 : 0;
	}
	return 0;
}
