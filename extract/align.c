#include "extract/align.h"

#include <math.h>
#include <string.h>

#include "extract/bands.h"
#include "extract/follow.h"
#include "extract/heads.h"
#include "model/limits.h"

#define MIN_FILLED 0.35 /* of the places of a table without rules that hold text; prose by chance reaches 0.3 */
#define MIN_FILLED_RULED 0.2
#define SAME_X 4.0      /* points: segments that begin, end or are centred this close are in line */
#define ORDER 0.6       /* of the segments of a table without rules that are in line; words by chance reach 0.45 */
#define RULED_ROWS 2u   /* lines between rows that make columns of running text a table */
#define FULL_LINE 0.75  /* of a column's widest line: a full line of running text */
#define PROSE_LINES 0.5 /* of a column's lines that are full in running text; cells of tables end sooner */
#define PROSE_WORDS 4.0 /* words of a line of running text */
#define MARK_WIDTH 24.0 /* points: bullets, numbers and letters of a list are narrower */
#define HEAD_COLUMNS 3u /* heads that show columns */
#define SPARSE 0.12     /* of the lines: a column with text in fewer is noise beside running text */

static double edge_between(const GArray *columns, guint i)
{
	const struct column *a = &g_array_index(columns, struct column, i - 1),
			    *b = &g_array_index(columns, struct column, i);

	return (a->x1 + b->x0) / 2;
}

/** What a region's table is made of. */
struct plan {
	struct region *region;
	GArray *columns, *heads, *bands;
	guint n_head;    /* lines of the head */
	unsigned levels; /* rows of the head */
};

static void columns_set(struct grid *grid, const struct region *region, const GArray *columns)
{
	double x = MIN(region->box.x0, g_array_index(columns, struct column, 0).x0);

	g_array_append_val(grid->xs, x);
	for (guint i = 1; i < columns->len; i++) {
		x = edge_between(columns, i);
		g_array_append_val(grid->xs, x);
	}
	x = MAX(region->box.x1, g_array_index(columns, struct column, columns->len - 1).x1);
	g_array_append_val(grid->xs, x);
}

static void row_edge_add(struct grid *grid, double y, bool ruled)
{
	guint8 drawn = ruled;

	g_array_append_val(grid->ys, y);
	g_array_append_val(grid->ruled, drawn);
}

/** The height between two levels of a head: below what ends above it, above what begins below it. */
static double level_edge(const struct plan *plan, unsigned level)
{
	double above = -G_MAXDOUBLE, below = G_MAXDOUBLE;

	for (guint i = 0; i < plan->heads->len; i++) {
		const struct head *head = &g_array_index(plan->heads, struct head, i);
		if (head->level + head->levels == level)
			above = MAX(above, (head->y0 + head->y1) / 2);
		if (head->level == level)
			below = MIN(below, (head->y0 + head->y1) / 2);
	}
	return above > 0 ? (above + below) / 2 : below - 6;
}

static void rows_set(struct grid *grid, const struct plan *plan)
{
	const struct region *region = plan->region;

	for (unsigned level = 0; level < plan->levels; level++)
		row_edge_add(grid, level == 0 ? region->box.y0 : level_edge(plan, level), level == 0);
	for (guint i = 0; i < plan->bands->len; i++) {
		const struct band *band = &g_array_index(plan->bands, struct band, i);
		bool ruled = i > 0 ? g_array_index(plan->bands, struct band, i - 1).ruled : plan->levels > 0;
		double y = i > 0 ? bands_edge(region, plan->bands, i - 1) : region->box.y0;
		if (i == 0 && plan->n_head > 0)
			y = (region_line_box(region, plan->n_head - 1)->y1 + band->y0) / 2;
		row_edge_add(grid, y, ruled);
	}
	double bottom = region->box.y1;
	g_array_append_val(grid->ys, bottom);
}

/** Cells of the head, and single places where it has none. */
static void head_spans_set(struct grid *grid, const struct plan *plan)
{
	guint cols = grid_cols(grid);
	g_autofree bool *taken = g_new0(bool, (gsize)plan->levels *cols + 1);

	for (guint i = 0; i < plan->heads->len; i++) {
		const struct head *head = &g_array_index(plan->heads, struct head, i);
		struct span span = { head->level, head->col, head->levels, head->colspan };
		bool free_place = true;
		for (unsigned row = span.row; row < span.row + span.rowspan; row++)
			for (unsigned col = span.col; col < span.col + span.colspan; col++)
				free_place = free_place && !taken[row * cols + col];
		if (!free_place)
			span.rowspan = span.colspan = 1;
		for (unsigned row = span.row; row < span.row + span.rowspan; row++)
			for (unsigned col = span.col; col < span.col + span.colspan; col++)
				taken[row * cols + col] = true;
		g_array_append_val(grid->spans, span);
	}
	for (unsigned row = 0; row < plan->levels; row++)
		for (unsigned col = 0; col < cols; col++) {
			struct span span = { row, col, 1, 1 };
			if (!taken[row * cols + col])
				g_array_append_val(grid->spans, span);
		}
}

static bool is_in_band(const struct band *band, const struct segment *segment)
{
	double middle = (segment->box.y0 + segment->box.y1) / 2;

	return middle >= band->y0 && middle <= band->y1;
}

/** Cells of the body: a segment that lies over several columns makes one cell of them. */
static void body_spans_set(struct grid *grid, const struct plan *plan)
{
	guint cols = grid_cols(grid);
	g_autofree bool *joined = g_new(bool, cols + 1);

	for (guint row = 0; row < plan->bands->len; row++) {
		const struct band *band = &g_array_index(plan->bands, struct band, row);
		memset(joined, 0, cols * sizeof *joined);
		for (guint i = 0; i < plan->region->segments->len; i++) {
			const struct segment *segment = region_segment(plan->region, i);
			for (unsigned k = 1; k < segment->colspan && is_in_band(band, segment); k++)
				joined[segment->col + k] = true;
		}
		for (unsigned col = 0; col < cols;) {
			struct span span = { plan->levels + row, col, 1, 1 };
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
		for (guint i = 0; i < region->segments->len; i++)
			if (is_in_band(band, region_segment(region, i)))
				seen |= G_GUINT64_CONSTANT(1) << MIN(region_segment(region, i)->col, 63);
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

/** The share of a column's segments that begin, end or are centred where most of them do. */
static double column_order(const struct region *region, unsigned col)
{
	double best = 0;

	for (int side = 0; side < 3; side++) { /* left, right, middle */
		GArray *at = g_array_new(FALSE, FALSE, sizeof(double));
		for (guint i = 0; i < region->segments->len; i++) {
			const struct segment *segment = region_segment(region, i);
			double x = side == 0 ? segment->box.x0 :
			    side == 1        ? segment->box.x1 :
					       (segment->box.x0 + segment->box.x1) / 2;
			if (segment->col == col && segment->colspan == 1)
				g_array_append_val(at, x);
		}
		doubles_sort(at);
		guint run = 0;
		for (guint i = 0, k = 0; i < at->len; i++) {
			while (g_array_index(at, double, i) - g_array_index(at, double, k) > SAME_X)
				k++;
			run = MAX(run, i - k + 1);
		}
		if (at->len > 0)
			best = MAX(best, (double)run / at->len);
		g_array_unref(at);
	}
	return best;
}

static bool is_in_order(const struct plan *plan)
{
	double sum = 0;
	guint n = 0;

	for (guint col = 0; col < plan->columns->len; col++) {
		guint filled = g_array_index(plan->columns, struct column, col).filled;
		sum += filled * column_order(plan->region, col);
		n += filled;
	}
	return n > 0 && sum >= ORDER * n;
}

static guint ruled_rows(const struct plan *plan)
{
	guint n = 0;

	for (guint i = 0; i < plan->bands->len; i++)
		n += g_array_index(plan->bands, struct band, i).ruled;
	return n;
}

/** Whether a head stands above each of three columns and more: a table of text, not text in columns. */
static bool has_heads(const struct plan *plan)
{
	guint n = 0;

	for (guint i = 0; i < plan->heads->len; i++)
		n += g_array_index(plan->heads, struct head, i).colspan == 1;
	return plan->levels > 0 && plan->columns->len >= HEAD_COLUMNS && n >= plan->columns->len;
}

static bool is_plausible(const struct plan *plan, bool ruled)
{
	if (plan->columns->len < 2 || plan->columns->len > LIMIT_TABLE_COLUMNS || plan->bands->len + plan->levels < 2 ||
	    plan->bands->len == 0)
		return false;
	if (filled_share(plan->region, plan->columns, plan->bands) < (ruled ? MIN_FILLED_RULED : MIN_FILLED))
		return false;
	if (page_is_drawing(plan->region->page, &plan->region->box))
		return false;
	if (is_running_text(plan->region, plan->columns) && ruled_rows(plan) < RULED_ROWS && !has_heads(plan))
		return false;
	return ruled || is_in_order(plan);
}

/** Where the column has text: in the head, in the body. */
static void column_use(const struct plan *plan, unsigned col, bool *head, bool *body)
{
	*head = *body = false;
	for (guint i = 0; i < plan->region->segments->len; i++) {
		const struct segment *segment = region_segment(plan->region, i);
		if (segment->col > col || segment->col + segment->colspan <= col)
			continue;
		*(segment->line < plan->n_head ? head : body) = true;
	}
}

/** A head set to the left above figures set to the right looks like two columns: one with a head only, one without. */
static void halves_join(struct plan *plan)
{
	for (guint i = plan->columns->len; i > 1; i--) {
		struct column *a = &g_array_index(plan->columns, struct column, i - 2), *b = a + 1;
		bool head_a, body_a, head_b, body_b;
		column_use(plan, i - 2, &head_a, &body_a);
		column_use(plan, i - 1, &head_b, &body_b);
		if (!((head_a && !body_a && !head_b && body_b) || (!head_a && body_a && head_b && !body_b)))
			continue;
		a->x1 = b->x1;
		g_array_remove_index(plan->columns, i - 1);
		rivers_place(plan->region, plan->columns);
	}
}

/**
 * Columns that the head shows, where the white space between the words shows others, by justified text or by columns
 * that are blank on this page: if the words below keep to them.
 */
static void columns_by_heads(struct plan *plan)
{
	struct region *region = plan->region;
	/* heads of one river's column are apart in it */
	struct region *uncut = region_new_fine(region->page, region->rules, &region->box);
	guint n = plan->n_head > 0 && plan->n_head < region->lines->len ? plan->n_head : 0;
	struct frame *frame = frame_of_heads(uncut, 0, n);
	struct box below = region->box;

	region_free(uncut);

	if (n > 0)
		below.y0 = (region_line_box(region, n - 1)->y1 + region_line_box(region, n)->y0) / 2;
	if (frame->columns->len >= HEAD_COLUMNS && frame->columns->len <= FRAME_COLUMNS &&
	    frame->columns->len != plan->columns->len && follow_fits(region->page, region->rules, frame, &below)) {
		g_array_unref(plan->columns);
		plan->columns = frame_place(frame, region);
		region_join(region);
		rivers_place(region, plan->columns);
	}
	frame_free(frame);
}

/** Columns as wide as the texts that keep to them: the white space between two was found with a few lines left out. */
static void columns_fit(const struct region *region, GArray *columns)
{
	for (guint i = 0; i < region->segments->len; i++) {
		const struct segment *segment = region_segment(region, i);
		struct column *column = columns->len > 0 ? &g_array_index(columns, struct column, segment->col) : NULL;
		if (column == NULL || segment->colspan != 1)
			continue;
		double left = segment->col > 0 ? (column - 1)->x1 : -G_MAXDOUBLE;
		double right = segment->col + 1 < columns->len ? (column + 1)->x0 : G_MAXDOUBLE;
		if (segment->box.x0 > left)
			column->x0 = MIN(column->x0, segment->box.x0);
		if (segment->box.x1 < right)
			column->x1 = MAX(column->x1, segment->box.x1);
	}
}

struct grid *align_region(const struct page *page, const struct rules *rules, const struct box *box, bool ruled)
{
	struct region *region = region_new_fine(page, rules, box);
	struct plan plan = { .region = region, .columns = rivers_find(region) };
	struct grid *grid = NULL;

	rivers_part(region, plan.columns);
	rivers_place(region, plan.columns);
	region_join(region);
	rivers_place(region, plan.columns);
	columns_fit(region, plan.columns);
	plan.n_head = heads_count(region, plan.columns, ruled);
	columns_by_heads(&plan);
	halves_join(&plan);
	plan.heads = heads_find(region, plan.columns, plan.n_head, &plan.levels);
	if (plan.n_head == 0)
		plan.levels = 0;
	plan.bands = bands_find(region, plan.columns, plan.n_head);
	if (is_plausible(&plan, ruled)) {
		grid = grid_new(TABLE_ALIGNED);
		columns_set(grid, region, plan.columns);
		rows_set(grid, &plan);
		head_spans_set(grid, &plan);
		body_spans_set(grid, &plan);
		grid->n_header_rows = plan.levels;
	}
	g_array_unref(plan.bands);
	g_array_unref(plan.heads);
	g_array_unref(plan.columns);
	region_free(region);
	return grid;
}

struct grid *align_head(const struct page *page, const struct rules *rules, const struct box *box)
{
	struct region *region = region_new(page, rules, box);
	struct plan plan = { .region = region, .n_head = region->lines->len };
	struct frame *frame = frame_of_heads(region, 0, plan.n_head);
	struct grid *grid = NULL;

	if (frame->columns->len >= HEAD_COLUMNS && frame->columns->len <= FRAME_COLUMNS) {
		grid = grid_new(TABLE_ALIGNED);
		plan.columns = frame_place(frame, region);
		plan.heads = heads_find(region, plan.columns, plan.n_head, &plan.levels);
		plan.bands = g_array_new(FALSE, FALSE, sizeof(struct band));
		columns_set(grid, region, plan.columns);
		rows_set(grid, &plan);
		head_spans_set(grid, &plan);
		grid->n_header_rows = plan.levels;
		g_array_unref(plan.columns);
		g_array_unref(plan.heads);
		g_array_unref(plan.bands);
	}
	frame_free(frame);
	region_free(region);
	return grid;
}
