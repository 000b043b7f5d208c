#include "extract/stack.h"

#include <math.h>

#include "extract/bands.h"

#define SAME_X 4.0    /* points: column edges of two grids of one table */
#define TOGETHER 4.0  /* points: no room for a line between two grids */
#define NEXT_LINE 1.9 /* of the type size from middle to middle: a line that still belongs to the row above it */
#define PAD 2.0       /* points that a word may reach over a column's edge */

static bool same_columns(const struct grid *a, const struct grid *b)
{
	if (a->xs->len != b->xs->len)
		return false;
	for (unsigned i = 0; i <= grid_cols(a); i++)
		if (fabs(grid_x(a, i) - grid_x(b, i)) > SAME_X)
			return false;
	return true;
}

/** The column of a grid that a word keeps to; -1 where it lies across an edge. */
static int column_of(const struct grid *grid, const struct box *box)
{
	for (unsigned col = 0; col < grid_cols(grid); col++)
		if (box->x0 > grid_x(grid, col) - PAD && box->x1 < grid_x(grid, col + 1) + PAD)
			return (int)col;
	return -1;
}

static guint count_columns(guint64 columns)
{
	guint n = 0;

	for (; columns != 0; columns &= columns - 1)
		n++;
	return n;
}

/** How many lines of a region from its top keep to a grid's columns, and which columns they fill. */
static guint lines_kept(const struct region *region, const struct grid *grid, bool near, guint64 *columns)
{
	guint i;

	*columns = 0;
	for (i = 0; i < region->lines->len; i++) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, i);
		double above = i > 0 ? g_array_index(region->flow->lines, struct line, i - 1).box.y1 :
				       region->box.y0 + line->size;
		guint64 own = 0;
		bool kept = !near || line->box.y1 - above < NEXT_LINE * line->size;
		for (guint k = line->first; k < line->first + line->n && kept; k++) {
			int col = column_of(grid,
			    &page_word(region->page, g_array_index(region->flow->words, guint, k))->box);
			kept = col >= 0;
			own |= G_GUINT64_CONSTANT(1) << CLAMP(col, 0, 63);
		}
		if (!kept)
			break;
		*columns |= own;
	}
	return i;
}

static GArray *columns_of(const struct grid *grid)
{
	GArray *columns = g_array_new(FALSE, FALSE, sizeof(struct column));

	for (unsigned i = 0; i < grid_cols(grid); i++) {
		struct column column = { .x0 = grid_x(grid, i),
			.x1 = grid_x(grid, i + 1),
			.room = grid_x(grid, i + 1) - grid_x(grid, i) - 10 };
		g_array_append_val(columns, column);
	}
	return columns;
}

/** Adds rows below a grid for the words of a region, down to a height. */
static void rows_add(struct grid *grid, struct region *region, double bottom)
{
	GArray *columns = columns_of(grid);
	guint8 none = 0;

	rivers_place(region, columns);
	GArray *bands = bands_find(region, columns, 0);
	for (guint i = 0; i < bands->len; i++) {
		double y = i + 1 < bands->len ? bands_edge(region, bands, i) : bottom;
		for (unsigned col = 0; col < grid_cols(grid); col++) {
			struct span span = { grid_rows(grid), col, 1, 1 };
			g_array_append_val(grid->spans, span);
		}
		g_array_append_val(grid->ys, y);
		g_array_append_val(grid->ruled, none);
	}
	g_array_unref(bands);
	g_array_unref(columns);
}

/** Takes the rows of a lower grid in. */
static void grid_take(struct grid *upper, const struct grid *lower)
{
	unsigned first = grid_rows(upper);

	for (guint i = 0; i < lower->spans->len; i++) {
		struct span span = g_array_index(lower->spans, struct span, i);
		span.row += first;
		g_array_append_val(upper->spans, span);
	}
	/* one edge where they meet */
	g_array_index(upper->ys, double, first) = grid_y(lower, 0);
	for (unsigned i = 1; i <= grid_rows(lower); i++) {
		double y = grid_y(lower, i);
		g_array_append_val(upper->ys, y);
		g_array_append_val(upper->ruled, g_array_index(lower->ruled, guint8, i));
	}
}

/** Whether any of some grids lies in a box. */
static bool holds_grid(const GPtrArray *grids, const struct box *box)
{
	for (guint i = 0; i < grids->len; i++) {
		struct box own = grid_box(g_ptr_array_index(grids, i));
		if (box_holds(box, &own))
			return true;
	}
	return false;
}

/** Whether lines that keep to some columns of a grid are rows of it: in the first alone they may be a heading. */
static bool are_rows(const struct grid *grid, guint64 columns)
{
	return count_columns(columns) > 1 || (grid_cols(grid) > 2 && (columns & 1) == 0);
}

/** Whether a lower grid goes on an upper one; what stands between them becomes rows. */
static bool goes_on(const struct page *page, const struct rules *rules, const GPtrArray *grids, struct grid *upper,
    const struct grid *lower)
{
	struct box a = grid_box(upper), b = grid_box(lower), between = { a.x0, a.y1, a.x1, b.y0 };
	guint64 columns;

	if (!same_columns(upper, lower) || b.y0 < a.y1 - TOGETHER || holds_grid(grids, &between))
		return false;
	struct region *region = region_new(page, rules, &between);
	bool fits = region->lines->len == 0 ?
	    b.y0 - a.y1 < TOGETHER :
	    lines_kept(region, upper, false, &columns) == region->lines->len && are_rows(upper, columns);
	if (fits && region->lines->len > 0)
		rows_add(upper, region, b.y0);
	region_free(region);
	return fits;
}

static int by_top(const void *a, const void *b)
{
	double x = grid_y(*(struct grid *const *)a, 0), y = grid_y(*(struct grid *const *)b, 0);

	return x < y ? -1 : x > y;
}

void stack_join(const struct page *page, const struct rules *rules, GPtrArray *grids)
{
	g_ptr_array_sort(grids, by_top);
	for (guint i = 0; i < grids->len; i++) {
		struct grid *grid = g_ptr_array_index(grids, i);
		for (guint k = i + 1; k < grids->len;) {
			if (goes_on(page, rules, grids, grid, g_ptr_array_index(grids, k))) {
				grid_take(grid, g_ptr_array_index(grids, k));
				g_ptr_array_remove_index(grids, k);
			} else {
				k++;
			}
		}
	}
}
