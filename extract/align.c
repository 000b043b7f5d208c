#include "extract/align.h"

#include <math.h>
#include <string.h>

#include "extract/bands.h"
#include "model/limits.h"

#define MIN_FILLED 0.35  /* of the places of a table without rules that hold text; prose by chance reaches 0.3 */
#define MIN_FILLED_RULED 0.2
#define FULL_LINE 0.75   /* of a column's widest line: a full line of running text */
#define PROSE_LINES 0.5  /* of a column's lines that are full in running text; cells of tables end sooner */
#define PROSE_WORDS 4.0  /* words of a line of running text */
#define MARK_WIDTH 24.0  /* points: bullets, numbers and letters of a list are narrower */
#define SPARSE 0.12      /* of the lines: a column with text in fewer is noise beside running text */

static double edge_between(const GArray *columns, guint i)
{
	const struct column *a = &g_array_index(columns, struct column, i - 1), *b = &g_array_index(columns, struct column, i);

	return (a->x1 + b->x0) / 2;
}

static void edges_set(struct grid *grid, const struct region *region, const GArray *columns, const GArray *bands)
{
	double x = MIN(region->box.x0, g_array_index(columns, struct column, 0).x0), y = region->box.y0;

	g_array_append_val(grid->xs, x);
	for (guint i = 1; i < columns->len; i++) {
		x = edge_between(columns, i);
		g_array_append_val(grid->xs, x);
	}
	x = MAX(region->box.x1, g_array_index(columns, struct column, columns->len - 1).x1);
	g_array_append_val(grid->xs, x);
	for (guint i = 0; i < bands->len; i++) {
		const struct band *band = &g_array_index(bands, struct band, i);
		guint8 ruled = i > 0 && g_array_index(bands, struct band, i - 1).ruled;
		if (i > 0)
			y = (region_line_box(region, band->first - 1)->y1 + region_line_box(region, band->first)->y0) / 2;
		g_array_append_val(grid->ys, y);
		g_array_append_val(grid->ruled, ruled);
	}
	y = region->box.y1;
	g_array_append_val(grid->ys, y);
}

/** Cells: a segment that lies over several columns makes one cell of them. */
static void spans_set(struct grid *grid, const struct region *region, const GArray *bands)
{
	guint cols = grid_cols(grid);
	g_autofree bool *joined = g_new(bool, cols + 1);

	for (guint row = 0; row < bands->len; row++) {
		const struct band *band = &g_array_index(bands, struct band, row);
		memset(joined, 0, cols * sizeof *joined);
		for (guint line = band->first; line < band->first + band->n; line++) {
			const struct row_line *at = region_line(region, line);
			for (guint i = at->first; i < at->first + at->n; i++)
				for (unsigned k = 1; k < region_segment(region, i)->colspan; k++)
					joined[region_segment(region, i)->col + k] = true;
		}
		for (unsigned col = 0; col < cols;) {
			struct span span = { row, col, 1, 1 };
			while (col + span.colspan < cols && joined[col + span.colspan])
				span.colspan++;
			g_array_append_val(grid->spans, span);
			col += span.colspan;
		}
	}
}

/** The share of the places that hold something. */
static double filled_share(const struct region *region, const GArray *columns, const GArray *bands)
{
	guint filled = 0;

	for (guint row = 0; row < bands->len; row++) {
		const struct band *band = &g_array_index(bands, struct band, row);
		guint64 seen = 0;
		for (guint line = band->first; line < band->first + band->n; line++) {
			const struct row_line *at = region_line(region, line);
			for (guint i = at->first; i < at->first + at->n; i++)
				seen |= G_GUINT64_CONSTANT(1) << MIN(region_segment(region, i)->col, 63);
		}
		for (; seen != 0; seen &= seen - 1)
			filled++;
	}
	return (double)filled / (double)(columns->len * bands->len);
}

/** Whether a column is running text: most of its lines are as long as it is wide, and of several words. */
static bool is_prose(const struct region *region, const GArray *columns, unsigned col)
{
	const struct column *column = &g_array_index(columns, struct column, col);
	guint full = 0, n = 0, words = 0;

	for (guint i = 0; i < region->segments->len; i++) {
		const struct segment *segment = region_segment(region, i);
		if (segment->col != col || segment->colspan != 1)
			continue;
		n++;
		words += segment->n;
		full += box_width(&segment->box) > FULL_LINE * column->widest;
	}
	return n > 0 && full >= PROSE_LINES * n && words >= PROSE_WORDS * n;
}

/** Whether the region is columns of running text, or a list with its marks in a margin. */
static bool is_running_text(const struct region *region, const GArray *columns)
{
	guint prose = 0, marks = 0;

	for (unsigned col = 0; col < columns->len; col++) {
		const struct column *column = &g_array_index(columns, struct column, col);
		if (is_prose(region, columns, col))
			prose++;
		else if (column->widest < MARK_WIDTH || column->filled < SPARSE * region->lines->len)
			marks++;
	}
	return prose > 0 && prose + marks == columns->len && columns->len < 4;
}

struct grid *align_region(const struct page *page, const struct rules *rules, const struct box *box, bool ruled)
{
	struct region *region = region_new(page, rules, box);
	GArray *columns = rivers_find(region);
	struct grid *grid = NULL;

	rivers_place(region, columns);
	GArray *bands = bands_find(region, columns);
	if (columns->len >= 2 && columns->len <= LIMIT_TABLE_COLUMNS && bands->len >= 2 &&
	    filled_share(region, columns, bands) >= (ruled ? MIN_FILLED_RULED : MIN_FILLED) &&
	    (ruled || !is_running_text(region, columns))) {
		grid = grid_new(TABLE_ALIGNED);
		edges_set(grid, region, columns, bands);
		spans_set(grid, region, bands);
	}
	g_array_unref(bands);
	g_array_unref(columns);
	region_free(region);
	return grid;
}
