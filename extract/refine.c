#include "extract/refine.h"

#include <math.h>

#include "extract/bands.h"

#define FILL_LOW 6.0     /* points: a row is at least as high */
#define FILL_INSET 2.5   /* points beside an edge where a fill is looked at */
#define FILL_CHECKS 200u /* edges of one table that are looked at: a page has room for 60 rows */
#define FILL_WIDE 0.9    /* of the table's width that the edge of the fills runs over */
#define APART 0.6        /* of the pairs of lines that must look like rows of their own before a ruled row is split */
#define FIGURES 0.6      /* of the lines of a column that must hold figures in each part before it is split */
#define PART_LINES 3u    /* lines that show two parts */
#define MIN_LINES 3u     /* lines of a cell over as many rows: fewer may be chance */
#define LIST_LINES 5u    /* lines of a label and a figure each */
#define LIST 0.85        /* of the lines that must be so */
#define TALL_FILLED 0.8  /* of the rows beside a tall cell that must have a line of it */
#define CENTRED 0.12     /* of a cell's width that a heading over its columns may be off its middle */
#define KEPT_LINES 3u    /* lines whose words keep to two columns and more */
#define PADDING 5.0      /* points between a drawn edge and the text */
#define MIN_SHARED 2u    /* columns that both lines of such a pair fill */

/** The grid's own columns, with what their cells offer to text. */
static GArray *own_columns(const struct grid *grid)
{
	GArray *columns = g_array_new(FALSE, FALSE, sizeof(struct column));

	for (unsigned i = 0; i < grid_cols(grid); i++) {
		struct column column = { .x0 = grid_x(grid, i), .x1 = grid_x(grid, i + 1) };
		column.room = column.x1 - column.x0 - 2 * PADDING;
		g_array_append_val(columns, column);
	}
	return columns;
}

struct splitting {
	unsigned row;
};

static bool lies_in_row(const struct span *span, void *data)
{
	const struct splitting *splitting = data;

	return span->row == splitting->row && span->rowspan == 1;
}

static void split_row(struct grid *grid, const struct region *region, unsigned row, const GArray *bands)
{
	for (guint i = bands->len; i > 1; i--) {
		struct splitting splitting = { row };
		grid_add_row_edge(grid, bands_edge(region, bands, i - 2), lies_in_row, &splitting);
	}
}

void refine_rows(const struct page *page, const struct rules *rules, struct grid *grid)
{
	GArray *columns = own_columns(grid);

	for (unsigned row = grid_rows(grid); row > 0; row--) {
		struct box box = grid_box(grid);
		box.y0 = grid_y(grid, row - 1), box.y1 = grid_y(grid, row);
		struct region *region = region_new(page, rules, &box);
		rivers_place(region, columns);
		if (region->lines->len > 1 && bands_apart(region, columns, MIN_SHARED) >= APART) {
			GArray *bands = bands_of_lines(region, columns);
			split_row(grid, region, row - 1, bands);
			g_array_unref(bands);
		}
		region_free(region);
	}
	g_array_unref(columns);
}

/** What a new column edge needs to know of the cells that it meets. */
struct column_split {
	const struct region *region;
	const struct grid *grid;
	double x;
};

/** Whether the ground of every cell of a row is another above a height than below it. */
static bool ground_changes(const struct page *page, const struct grid *grid, unsigned row, double y)
{
	for (unsigned col = 0; col < grid_cols(grid); col++) {
		double x = grid_x(grid, col) + FILL_INSET;
		guint32 above = rules_ground(page, x, MAX(y - FILL_INSET, grid_y(grid, row) + 1));
		if (rules_is_white(above) || above == rules_ground(page, x, y + FILL_INSET))
			return false;
	}
	return true;
}

void refine_fills(const struct page *page, const struct rules *rules, struct grid *grid)
{
	struct box box = grid_box(grid);
	unsigned checks = 0;

	if (grid_cols(grid) < 2)
		return;
	for (guint i = 0; i < rules->across->len && checks < FILL_CHECKS; i++) {
		const struct rule *rule = &g_array_index(rules->across, struct rule, i);
		if (rule->at <= box.y0 || rule->at >= box.y1 || rule->to - rule->from < FILL_WIDE * box_width(&box))
			continue;
		for (unsigned row = 0; row < grid_rows(grid); row++) {
			if (rule->at < grid_y(grid, row) + FILL_LOW || rule->at > grid_y(grid, row + 1) - FILL_LOW)
				continue;
			checks++;
			if (ground_changes(page, grid, row, rule->at))
				grid_add_row_edge(grid, rule->at, NULL, NULL);
			break;
		}
	}
}

/** A cell is split unless its words lie across the new edge, or are all at one side of a head above it. */
static bool is_parted(const struct span *span, void *data)
{
	const struct column_split *split = data;
	double top = grid_y(split->grid, span->row), bottom = grid_y(split->grid, span->row + span->rowspan);
	bool left = false, right = false;

	for (guint i = 0; i < split->region->segments->len; i++) {
		const struct box *box = &region_segment(split->region, i)->box;
		double y = (box->y0 + box->y1) / 2;
		if (y < top || y > bottom)
			continue;
		if (box->x0 < split->x - 1 && box->x1 > split->x + 1)
			return false;
		left = left || box->x1 <= split->x + 1;
		right = right || box->x0 >= split->x - 1;
	}
	return left || right;
}

static bool shows_parts(const struct region *region, const GArray *columns)
{
	guint lines = 0, figures = region->lines->len;

	for (guint i = 0; i < region->lines->len; i++)
		lines += region_line(region, i)->n > 1;
	for (guint i = 0; i < columns->len; i++)
		figures = MIN(figures, g_array_index(columns, struct column, i).numeric);
	if (columns->len < 2 || lines < PART_LINES || lines < FIGURES * region->lines->len)
		return false;
	if (figures >= PART_LINES && figures >= FIGURES * lines / 2)
		return true;
	/* a label with its figure, in nearly every line of a long list */
	return columns->len == 2 && lines >= LIST_LINES && lines >= LIST * region->lines->len &&
	    g_array_index(columns, struct column, 1).numeric >= LIST * lines;
}

void refine_columns(const struct page *page, const struct rules *rules, struct grid *grid)
{
	for (unsigned col = grid_cols(grid); col > 0; col--) {
		struct box box = grid_box(grid);
		box.x0 = grid_x(grid, col - 1), box.x1 = grid_x(grid, col);
		struct region *region = region_new(page, rules, &box);
		GArray *columns = rivers_find(region);
		rivers_place(region, columns);
		if (shows_parts(region, columns))
			for (guint i = columns->len - 1; i > 0; i--) {
				double x = (g_array_index(columns, struct column, i - 1).x1 +
					       g_array_index(columns, struct column, i).x0) /
				    2;
				struct column_split split = { region, grid, x };
				grid_add_col_edge(grid, x, is_parted, &split);
			}
		g_array_unref(columns);
		region_free(region);
	}
}

/**
 * The same by single words, where columns stand so close that segments run over their edges: over several lines no
 * chance.
 */
static bool words_keep_columns(const struct region *region, const struct grid *grid, const struct span *span)
{
	guint several = 0;

	for (guint i = 0; i < region->flow->lines->len; i++) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, i);
		unsigned first = G_MAXUINT, last = 0;
		for (guint k = line->first; k < line->first + line->n; k++) {
			const struct box *box =
			    &page_word(region->page, g_array_index(region->flow->words, guint, k))->box;
			for (unsigned col = span->col; col < span->col + span->colspan; col++) {
				if (span_overlap(box->x0, box->x1, grid_x(grid, col), grid_x(grid, col + 1)) <= 1)
					continue;
				if (box->x0 < grid_x(grid, col) - 1 || box->x1 > grid_x(grid, col + 1) + 1)
					return false;
				first = MIN(first, col);
				last = MAX(last, col);
			}
		}
		several += first < last;
	}
	return several >= KEPT_LINES;
}

/** Whether lines break at a column's width where the whole cell had room for more. */
static bool wraps_in(const struct region *region, const struct grid *grid, unsigned col)
{
	guint forced = 0, n = region->flow->lines->len;
	double column = grid_x(grid, col + 1) - grid_x(grid, col);

	for (guint i = 0; i + 1 < n; i++) {
		if (!flow_is_forced(region->flow, i, box_width(&region->box) - 2 * PADDING))
			return false;
		forced += !flow_is_forced(region->flow, i, column - 2 * PADDING);
	}
	return n > 1 && forced * 2 >= n - 1;
}

/** Whether the words of a wide cell stand in two or more of the grid's columns, and none across an edge. */
static bool keeps_columns(const struct page *page, const struct rules *rules, const struct grid *grid,
    const struct span *span)
{
	struct box box = grid_span_box(grid, span);
	struct region *region = region_new(page, rules, &box);
	unsigned first = G_MAXUINT, last = 0;
	bool keeps = true;

	for (guint i = 0; i < region->segments->len && keeps; i++) {
		const struct box *at = &region_segment(region, i)->box;
		for (unsigned col = span->col; col < span->col + span->colspan; col++) {
			double left = grid_x(grid, col), right = grid_x(grid, col + 1), middle = (at->x0 + at->x1) / 2;
			if (middle < left || middle > right)
				continue;
			keeps = at->x0 > left - 1 && at->x1 < right + 1;
			first = MIN(first, col);
			last = MAX(last, col);
		}
	}
	keeps = (keeps && (first < last || (first == last && wraps_in(region, grid, first)))) ||
	    words_keep_columns(region, grid, span);
	region_free(region);
	return keeps;
}

/** Whether the rows that a cell reaches down over are its lines' too: most have one line, none has two. */
static bool keeps_rows(const struct page *page, const struct rules *rules, const struct grid *grid,
    const struct span *span)
{
	struct box box = grid_span_box(grid, span);
	struct region *region = region_new(page, rules, &box);
	unsigned row = span->row;
	bool keeps = region->lines->len >= MIN_LINES && region->lines->len >= TALL_FILLED * span->rowspan;

	for (guint i = 0; i < region->lines->len && keeps; i++, row++) {
		const struct box *line = region_line_box(region, i);
		double middle = (line->y0 + line->y1) / 2;
		while (row < span->row + span->rowspan && middle > grid_y(grid, row + 1))
			row++;
		keeps = row < span->row + span->rowspan && middle > grid_y(grid, row);
	}
	region_free(region);
	return keeps;
}

void refine_tall(const struct page *page, const struct rules *rules, struct grid *grid)
{
	for (guint i = 0; i < grid->spans->len; i++) {
		struct span span = g_array_index(grid->spans, struct span, i);
		if (span.rowspan < MIN_LINES || !keeps_rows(page, rules, grid, &span))
			continue;
		g_array_index(grid->spans, struct span, i).rowspan = 1;
		for (unsigned row = span.row + 1; row < span.row + span.rowspan; row++) {
			struct span part = { row, span.col, 1, span.colspan };
			g_array_append_val(grid->spans, part);
		}
	}
}

void refine_spans(const struct page *page, const struct rules *rules, struct grid *grid)
{
	for (guint i = 0; i < grid->spans->len; i++) {
		struct span span = g_array_index(grid->spans, struct span, i);
		if (span.colspan < 2 || !keeps_columns(page, rules, grid, &span))
			continue;
		g_array_index(grid->spans, struct span, i).colspan = 1;
		for (unsigned col = span.col + 1; col < span.col + span.colspan; col++) {
			struct span part = { span.row, col, span.rowspan, 1 };
			g_array_append_val(grid->spans, part);
		}
	}
}

/** The first and last column of a grid that a line keeps to; false where a segment lies across an edge. */
static bool columns_kept(const struct region *region, guint line, const struct grid *grid, unsigned *first,
    unsigned *last)
{
	for (guint i = region_line(region, line)->first;
	     i < region_line(region, line)->first + region_line(region, line)->n; i++) {
		const struct box *box = &region_segment(region, i)->box;
		for (unsigned col = 0; col < grid_cols(grid); col++) {
			double left = grid_x(grid, col), right = grid_x(grid, col + 1);
			if (span_overlap(box->x0, box->x1, left, right) <= 1)
				continue;
			if (box->x0 < left - 1 || box->x1 > right + 1)
				return false;
			*first = MIN(*first, col);
			*last = MAX(*last, col);
		}
	}
	return true;
}

/** The lines of a cell that head all its columns: one segment each, in the middle. */
static guint heading_lines(const struct region *region)
{
	guint n = 0;
	double middle = (region->box.x0 + region->box.x1) / 2;

	while (n < region->lines->len && region_line(region, n)->n == 1 &&
	    fabs((region_line_box(region, n)->x0 + region_line_box(region, n)->x1) / 2 - middle) <
		CENTRED * box_width(&region->box))
		n++;
	return n;
}

/** Whether the lines from one on keep to two or more columns. */
static bool heads_below(const struct region *region, guint line, const struct grid *grid)
{
	unsigned first = G_MAXUINT, last = 0;

	for (guint i = line; i < region->lines->len; i++)
		if (!columns_kept(region, i, grid, &first, &last))
			return false;
	return line < region->lines->len && first < last;
}

static bool is_same_span(const struct span *span, void *data)
{
	const struct span *wanted = data;

	return span->row == wanted->row && span->col == wanted->col;
}

static double middle(const struct region *region, guint line)
{
	return (region_line_box(region, line)->y0 + region_line_box(region, line)->y1) / 2;
}

/** Parts a cell between two heights: at a row edge that is there, else at a new one. */
static void head_split(struct grid *grid, guint i, double above, double below)
{
	struct span span = g_array_index(grid->spans, struct span, i), rest;

	for (unsigned k = 1; k < span.rowspan; k++)
		if (grid_y(grid, span.row + k) > above && grid_y(grid, span.row + k) < below) {
			rest = (struct span){ span.row + k, span.col, span.rowspan - k, span.colspan };
			g_array_index(grid->spans, struct span, i).rowspan = k;
			g_array_append_val(grid->spans, rest);
			return;
		}
	grid_add_row_edge(grid, (above + below) / 2, is_same_span, &span);
}

void refine_heads(const struct page *page, const struct rules *rules, struct grid *grid)
{
	for (guint i = 0; i < grid->spans->len; i++) {
		struct span span = g_array_index(grid->spans, struct span, i);
		struct box box = grid_span_box(grid, &span);
		if (span.colspan < 2)
			continue;
		struct region *region = region_new(page, rules, &box);
		guint n = heading_lines(region);
		if (n > 0 && heads_below(region, n, grid))
			head_split(grid, i, middle(region, n - 1), middle(region, n));
		region_free(region);
	}
}
