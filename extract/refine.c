#include "extract/refine.h"

#include "extract/bands.h"

#define APART 0.6      /* of the pairs of lines that must look like rows of their own before a ruled row is split */
#define FIGURES 0.6    /* of the lines of a column that must hold figures in each part before it is split */
#define PART_LINES 3u  /* lines that show two parts */
#define MIN_LINES 3u   /* lines of a cell over as many rows: fewer may be chance */
#define PADDING 5.0    /* points between a drawn edge and the text */
#define MIN_SHARED 2u  /* columns that both lines of such a pair fill */

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

static void split_row(struct grid *grid, unsigned row, const GArray *bands)
{
	for (guint i = bands->len; i > 1; i--) {
		struct splitting splitting = { row };
		grid_add_row_edge(grid, bands_edge(bands, i - 2), lies_in_row, &splitting);
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
			split_row(grid, row - 1, bands);
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
	return columns->len > 1 && lines >= PART_LINES && figures >= PART_LINES && lines >= FIGURES * region->lines->len &&
	    figures >= FIGURES * lines / 2;
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
				double x = (g_array_index(columns, struct column, i - 1).x1 + g_array_index(columns, struct column, i).x0) / 2;
				struct column_split split = { region, grid, x };
				grid_add_col_edge(grid, x, is_parted, &split);
			}
		g_array_unref(columns);
		region_free(region);
	}
}

/** Whether the words of a wide cell stand in two or more of the grid's columns, and none across an edge. */
static bool keeps_columns(const struct page *page, const struct rules *rules, const struct grid *grid, const struct span *span)
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
	region_free(region);
	return keeps && first < last;
}

/** Whether each row that a cell reaches down over holds one line of it: the rows are its lines' too. */
static bool keeps_rows(const struct page *page, const struct rules *rules, const struct grid *grid, const struct span *span)
{
	struct box box = grid_span_box(grid, span);
	struct region *region = region_new(page, rules, &box);
	bool keeps = region->lines->len == span->rowspan;

	for (guint i = 0; i < region->lines->len && keeps; i++) {
		const struct box *line = region_line_box(region, i);
		double middle = (line->y0 + line->y1) / 2;
		keeps = middle > grid_y(grid, span->row + i) && middle < grid_y(grid, span->row + i + 1);
	}
	region_free(region);
	return keeps;
}

static void rows_part(const struct page *page, const struct rules *rules, struct grid *grid)
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
	rows_part(page, rules, grid);
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
