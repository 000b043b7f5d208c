#include "extract/cells.h"

#include <math.h>

#include "extract/colour.h"
#include "extract/rules.h"

#define CUT 2.0  /* points that a word may reach over an edge: italics and kerning do */
#define EDGE 2.0 /* points between a column's edge and the line drawn for it */
/* of a word's height above the line that runs through it: report writers let a split cell's last line do so */
#define CROSSED 0.35
#define INSET 2.5 /* points inside its borders where a cell's fill is looked at */

/** The interval of ascending edges that holds a position; -1 outside. */
static int place_in(const GArray *edges, double at)
{
	guint low = 0, high = edges->len;

	if (edges->len < 2 || at < g_array_index(edges, double, 0) || at > g_array_index(edges, double, edges->len - 1))
		return -1;
	while (high - low > 1) {
		guint middle = (low + high) / 2;
		if (g_array_index(edges, double, middle) <= at)
			low = middle;
		else
			high = middle;
	}
	return (int)MIN(low, edges->len - 2);
}

/** The index of the span at a point, or -1. */
static int span_at(const struct grid *grid, const guint *index, double x, double y)
{
	int row = place_in(grid->ys, y), col = place_in(grid->xs, x);

	return row < 0 || col < 0 ? -1 : (int)index[(gsize)row * grid_cols(grid) + (gsize)col];
}

/** Splits a word before the first glyph whose middle lies right of x; the second part becomes a new word. */
static bool word_split(struct page *page, guint i, double x)
{
	struct word first = *page_word(page, i), second = first;
	guint k = 0;

	while (k < first.n) {
		const struct glyph *glyph = &g_array_index(page->glyphs, struct glyph, first.glyph + k);
		if ((glyph->x0 + glyph->x1) / 2 > x)
			break;
		k++;
	}
	if (k == 0 || k == first.n)
		return false;
	second.glyph += k;
	second.n -= k;
	first.n = k;
	first.box.x1 = g_array_index(page->glyphs, struct glyph, first.glyph + k - 1).x1;
	second.box.x0 = g_array_index(page->glyphs, struct glyph, second.glyph).x0;
	*page_word(page, i) = first;
	g_array_append_val(page->words, second);
	return true;
}

void cells_split_words(struct page *page, const struct grid *grid)
{
	g_autofree guint *index = grid_index(grid);

	for (guint i = 0; i < page->words->len; i++) { /* grows: a second part is looked at again */
		const struct word *word = page_word(page, i);
		double y = (word->box.y0 + word->box.y1) / 2;
		if (word->turned || word->taken || word->n < 2)
			continue;
		int at = span_at(grid, index, word->box.x0 + CUT, y);
		if (at < 0)
			continue;
		const struct span *span = &g_array_index(grid->spans, struct span, (guint)at);
		double right = grid_x(grid, span->col + span->colspan);
		if (word->box.x1 > right + CUT)
			word_split(page, i, right);
	}
}

static void array_unref(void *array)
{
	g_array_unref(array);
}

/** The height at which a word stands in a grid: one that its lowest line runs through is the end of its last row. */
static double word_height(const struct grid *grid, const struct box *word)
{
	double middle = (word->y0 + word->y1) / 2, foot = grid_y(grid, grid_rows(grid));

	return middle > foot && word->y0 + CROSSED * box_height(word) < foot ? foot : middle;
}

GPtrArray *cells_words(const struct page *page, const struct grid *grid)
{
	GPtrArray *cells = g_ptr_array_new_with_free_func(array_unref);
	g_autofree guint *index = grid_index(grid);

	for (guint i = 0; i < grid->spans->len; i++)
		g_ptr_array_add(cells, g_array_new(FALSE, FALSE, sizeof(guint)));
	for (guint i = 0; i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		int at = word->taken ?
		    -1 :
		    span_at(grid, index, (word->box.x0 + word->box.x1) / 2, word_height(grid, &word->box));
		if (at >= 0)
			g_array_append_val((GArray *)g_ptr_array_index(cells, (guint)at), i);
	}
	return cells;
}

/** The background of a cell: of most of its corners, else of its middle, else under its words. */
static guint32 cell_fill(const struct page *page, const struct box *box, const GArray *words)
{
	guint32 corners[4], middle = rules_ground(page, (box->x0 + box->x1) / 2, (box->y0 + box->y1) / 2);
	unsigned white = 0;

	for (int i = 0; i < 4; i++) {
		corners[i] = rules_ground(page, i & 1 ? box->x1 - INSET : box->x0 + INSET,
		    i & 2 ? box->y1 - INSET : box->y0 + INSET);
		white += rules_is_white(corners[i]);
	}
	if (white <= 1)
		return rules_is_white(corners[0]) ? corners[3] : corners[0];
	if (!rules_is_white(middle))
		return middle;
	for (guint i = 0; i < words->len; i++) {
		const struct box *word = &page_word(page, g_array_index(words, guint, i))->box;
		guint32 under = rules_ground(page, (word->x0 + word->x1) / 2, (word->y0 + word->y1) / 2);
		if (!rules_is_white(under))
			return under;
	}
	return COLOUR_NONE;
}

static guint32 cell_ink(const struct page *page, const GArray *words)
{
	guint32 ink = COLOUR_NONE;

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = page_word(page, g_array_index(words, guint, i));
		guint32 own = word->ink;
		if ((!colour_is_hue(own) && !(word->n == 1 && colour_is_middle_grey(own))) ||
		    (ink != COLOUR_NONE && own != ink))
			return COLOUR_NONE;
		ink = own;
	}
	return ink;
}

static void cell_sign(const struct page *page, const struct box *box, struct cell *cell)
{
	for (guint i = 0; i < page->marks->len; i++) {
		const struct drawn_sign *mark = &g_array_index(page->marks, struct drawn_sign, i);
		if (rules_is_white(mark->colour) || !box_holds(box, &mark->box))
			continue;
		if (cell->sign == SIGN_NONE || (cell->sign == SIGN_OTHER && mark->sign != SIGN_OTHER)) {
			cell->sign = mark->sign;
			cell->sign_colour = mark->colour;
		}
	}
}

/** Whether a line is drawn where a column ends. */
static bool has_right_rule(const struct page *page, const struct grid *grid, unsigned col)
{
	double x = grid_x(grid, col + 1), y0 = grid_y(grid, 0), y1 = grid_y(grid, grid_rows(grid)), drawn = 0;

	for (guint i = 0; i < page->down->len; i++) {
		const struct rule *rule = &g_array_index(page->down, struct rule, i);
		if (fabs(rule->at - x) < EDGE)
			drawn += MAX(MIN(rule->to, y1) - MAX(rule->from, y0), 0);
	}
	return drawn > (y1 - y0) / 2;
}

/**
 * Where the longest line of each column ends that no rule ends: it says how wide the lines may be. 0 where a rule does.
 */
static double *column_rights(const struct page *page, const struct grid *grid, const GPtrArray *cells)
{
	double *rights = g_new0(double, grid_cols(grid));

	for (guint i = 0; i < grid->spans->len; i++) {
		const struct span *span = &g_array_index(grid->spans, struct span, i);
		const GArray *words = g_ptr_array_index(cells, i);
		for (guint k = 0; k < words->len && span->colspan == 1; k++)
			rights[span->col] = MAX(rights[span->col],
			    page_word(page, g_array_index(words, guint, k))->box.x1);
	}
	for (unsigned col = 0; col < grid_cols(grid); col++)
		if (has_right_rule(page, grid, col))
			rights[col] = 0;
	return rights;
}

/** The width of a cell's lines; `right`: where the longest line of the column ends, 0 where rules say it. */
static double inner_width(const struct box *box, const struct flow *flow, double right)
{
	double left = G_MAXDOUBLE;

	for (guint i = 0; i < flow->lines->len; i++)
		left = MIN(left, g_array_index(flow->lines, struct line, i).box.x0);
	/* the padding on the left is the padding on the right, unless the text is not set to the left */
	double padding = CLAMP(left - box->x0, 0, 8);
	return right > left ? MIN(box_width(box) - 2 * padding, right - left) : box_width(box) - 2 * padding;
}

static bool all_bold(const struct page *page, const GArray *words)
{
	for (guint i = 0; i < words->len; i++)
		if (!page_word(page, g_array_index(words, guint, i))->bold)
			return false;
	return words->len > 0;
}

bool cells_is_marked(const struct page *page, const struct grid *grid, const struct span *span)
{
	struct box box = grid_span_box(grid, span);
	struct cell probe = { .sign = SIGN_NONE };
	guint32 ground = rules_ground(page, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);

	cell_sign(page, &box, &probe);
	return probe.sign != SIGN_NONE || colour_is_hue(ground);
}

static void cell_add(struct page *page, const struct grid *grid, const struct span *span, const GArray *words,
    double right, const struct vocabulary *vocabulary, struct table *table)
{
	struct box box = grid_span_box(grid, span);
	guint32 fill = cell_fill(page, &box, words);
	struct cell probe = { .sign = SIGN_NONE };

	cell_sign(page, &box, &probe);
	if (words->len == 0 && probe.sign == SIGN_NONE && (fill == COLOUR_NONE || rules_is_white(fill)))
		return;
	struct flow *flow = flow_new(page, words);
	struct cell *cell = table_add(table, span->row, span->col,
	    flow_cell_text(flow, inner_width(&box, flow, right), vocabulary));
	flow_free(flow);
	cell->rowspan = span->rowspan;
	cell->colspan = span->colspan;
	cell->box = box;
	cell->bold = all_bold(page, words);
	cell->fill = rules_is_white(fill) ? COLOUR_NONE : fill;
	cell->ink = cell_ink(page, words);
	if (probe.sign != SIGN_NONE) {
		cell->sign = probe.sign;
		cell->sign_colour = probe.sign_colour;
	}
	for (guint i = 0; i < words->len; i++)
		page_word(page, g_array_index(words, guint, i))->taken = true;
}

struct table *cells_table(struct page *page, const struct grid *grid, const struct vocabulary *vocabulary)
{
	struct table *table = table_new(grid->source);
	GPtrArray *cells = cells_words(page, grid);

	table->place = (struct place){ .page = page->number, .page_end = page->number };
	table->box = grid_box(grid);
	table->n_rows = grid_rows(grid);
	table->n_cols = grid_cols(grid);
	table->n_header_rows = grid->n_header_rows;
	table->columns_unsure = grid->unsure;
	g_autofree double *rights = column_rights(page, grid, cells);
	for (guint i = 0; i < grid->spans->len; i++) {
		const struct span *span = &g_array_index(grid->spans, struct span, i);
		cell_add(page, grid, span, g_ptr_array_index(cells, i), span->colspan == 1 ? rights[span->col] : 0,
		    vocabulary, table);
	}
	g_ptr_array_unref(cells);
	table_close(table);
	return table;
}
