#include "extract/grid.h"

struct grid *grid_new(enum table_source source)
{
	struct grid *grid = g_new0(struct grid, 1);

	grid->source = source;
	grid->xs = g_array_new(FALSE, FALSE, sizeof(double));
	grid->ys = g_array_new(FALSE, FALSE, sizeof(double));
	grid->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	grid->ruled = g_array_new(FALSE, TRUE, sizeof(guint8));
	return grid;
}

void grid_free(void *data)
{
	struct grid *grid = data;

	if (grid == NULL)
		return;
	g_array_unref(grid->xs);
	g_array_unref(grid->ys);
	g_array_unref(grid->spans);
	g_array_unref(grid->ruled);
	g_free(grid);
}

unsigned grid_rows(const struct grid *grid)
{
	return grid->ys->len > 0 ? grid->ys->len - 1 : 0;
}

unsigned grid_cols(const struct grid *grid)
{
	return grid->xs->len > 0 ? grid->xs->len - 1 : 0;
}

double grid_x(const struct grid *grid, unsigned i)
{
	return g_array_index(grid->xs, double, i);
}

double grid_y(const struct grid *grid, unsigned i)
{
	return g_array_index(grid->ys, double, i);
}

struct box grid_box(const struct grid *grid)
{
	return (struct box){ grid_x(grid, 0), grid_y(grid, 0), grid_x(grid, grid_cols(grid)),
		grid_y(grid, grid_rows(grid)) };
}

struct box grid_span_box(const struct grid *grid, const struct span *span)
{
	return (struct box){ grid_x(grid, span->col), grid_y(grid, span->row), grid_x(grid, span->col + span->colspan),
		grid_y(grid, span->row + span->rowspan) };
}

void grid_spans_plain(struct grid *grid)
{
	g_array_set_size(grid->spans, 0);
	for (unsigned row = 0; row < grid_rows(grid); row++)
		for (unsigned col = 0; col < grid_cols(grid); col++) {
			struct span span = { row, col, 1, 1 };
			g_array_append_val(grid->spans, span);
		}
}

guint *grid_index(const struct grid *grid)
{
	unsigned n = grid_cols(grid);
	guint *index = g_new0(guint, (gsize)grid_rows(grid) * n + 1);

	for (guint i = 0; i < grid->spans->len; i++) {
		const struct span *span = &g_array_index(grid->spans, struct span, i);
		for (unsigned row = span->row; row < span->row + span->rowspan; row++)
			for (unsigned col = span->col; col < span->col + span->colspan; col++)
				index[(gsize)row * n + col] = i;
	}
	return index;
}

static void add_edge(struct grid *grid, unsigned edge, bool rows, bool (*split)(const struct span *, void *),
    void *data)
{
	guint n_spans = grid->spans->len;

	for (guint i = 0; i < n_spans; i++) {
		struct span *span = &g_array_index(grid->spans, struct span, i);
		unsigned *at = rows ? &span->row : &span->col, *n = rows ? &span->rowspan : &span->colspan;
		if (*at >= edge) {
			(*at)++;
		} else if (*at + *n >= edge) {
			bool apart = split == NULL || split(span, data);
			(*n)++;
			if (!apart)
				continue;
			struct span second = *span;
			unsigned *at2 = rows ? &second.row : &second.col,
				 *n2 = rows ? &second.rowspan : &second.colspan;
			*n2 = *at + *n - edge;
			*at2 = edge;
			*n = edge - *at;
			g_array_append_val(grid->spans, second);
		}
	}
}

static unsigned edge_place(const GArray *edges, double at)
{
	unsigned edge = 0;

	while (edge < edges->len && g_array_index(edges, double, edge) < at)
		edge++;
	return edge;
}

void grid_add_row_edge(struct grid *grid, double y, bool (*split)(const struct span *, void *), void *data)
{
	unsigned edge = edge_place(grid->ys, y);
	guint8 none = 0;

	if (edge == 0 || edge >= grid->ys->len)
		return;
	add_edge(grid, edge, true, split, data);
	g_array_insert_val(grid->ys, edge, y);
	if (edge <= grid->ruled->len)
		g_array_insert_val(grid->ruled, edge, none);
}

void grid_add_col_edge(struct grid *grid, double x, bool (*split)(const struct span *, void *), void *data)
{
	unsigned edge = edge_place(grid->xs, x);

	if (edge == 0 || edge >= grid->xs->len)
		return;
	add_edge(grid, edge, false, split, data);
	g_array_insert_val(grid->xs, edge, x);
}
