#include "extract/lattice.h"

#include <math.h>
#include <string.h>

#include "extract/cells.h"
#include "model/limits.h"

#define TOUCH 3.0     /* points: lines whose ends come this close meet; borders drawn cell by cell miss by up to 2 */
#define SAME_EDGE 3.5 /* points: lines closer than this are one edge: double rules, a fill beside its border */
#define COVERED 0.5   /* of a cell's side that must be drawn for it to part two cells */
#define NARROW 7.0    /* points: a column narrower than this holds no word: margins between fills, double borders */
#define LOW 5.0       /* points: a row lower than this holds no line of text */

#define CUT 0.25       /* of a word's height: an edge that runs between a quarter and three quarters cuts it */
#define MAX_CUT 0.25   /* of the words: merged cells have a few beside another column's edge, charts most */
#define ROW_FILLED 0.5 /* cells with words for each row: a chart's lines have labels at their ends only */
#define MIN_COLUMNS 2u /* columns with words: one column is a boxed text */
#define PAGE_TOP 0.14  /* of its height: a table that goes on begins at the margin, below a running head at most */
#define MIN_FILLED 0.1 /* of the cells that hold words: forms to be filled in reach 0.2, charts 0.05 */

struct lattice {
	struct page *page;
	const struct rules *rules;
	guint *across, *down; /* the component of each rule */
};

static guint root(guint *parent, guint i)
{
	while (parent[i] != i) {
		parent[i] = parent[parent[i]];
		i = parent[i];
	}
	return i;
}

static guint first_at(const GArray *rules, double at)
{
	guint low = 0, high = rules->len;

	while (low < high) {
		guint middle = (low + high) / 2;
		if (g_array_index(rules, struct rule, middle).at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/** Joins lines that meet into components; the result has across first, then down. */
static guint *components(const struct rules *rules)
{
	guint n = rules->across->len + rules->down->len;
	guint *parent = g_new(guint, n + 1);

	for (guint i = 0; i < n; i++)
		parent[i] = i;
	for (guint i = 0; i < rules->across->len; i++) {
		const struct rule *h = &g_array_index(rules->across, struct rule, i);
		for (guint k = first_at(rules->down, h->from - TOUCH); k < rules->down->len; k++) {
			const struct rule *v = &g_array_index(rules->down, struct rule, k);
			if (v->at > h->to + TOUCH)
				break;
			if (h->at >= v->from - TOUCH && h->at <= v->to + TOUCH)
				parent[root(parent, i)] = root(parent, rules->across->len + k);
		}
	}
	for (guint i = 0; i < n; i++)
		parent[i] = root(parent, i);
	return parent;
}

/** Positions closer than SAME_EDGE become their mean. */
static void cluster(GArray *edges)
{
	guint n = 0;

	doubles_sort(edges);
	for (guint i = 0; i < edges->len;) {
		double first = g_array_index(edges, double, i), sum = 0;
		guint k = i;
		for (; k < edges->len && g_array_index(edges, double, k) - first < SAME_EDGE; k++)
			sum += g_array_index(edges, double, k);
		g_array_index(edges, double, n) = sum / (k - i);
		n++;
		i = k;
	}
	g_array_set_size(edges, n);
}

/** Whether the lines at an edge cover enough of a stretch of it. */
static bool is_drawn(const GArray *rules, double at, double from, double to)
{
	double covered = 0, reach = from;

	for (guint i = first_at(rules, at - SAME_EDGE); i < rules->len; i++) {
		const struct rule *rule = &g_array_index(rules, struct rule, i);
		if (rule->at > at + SAME_EDGE)
			break;
		double start = MAX(rule->from, reach), end = MIN(rule->to, to);
		if (end > start) {
			covered += end - start;
			reach = end;
		}
	}
	return covered >= COVERED * (to - from);
}

static GArray *of_component(const GArray *rules, const guint *component, guint which, guint offset)
{
	GArray *own = g_array_new(FALSE, FALSE, sizeof(struct rule));

	for (guint i = 0; i < rules->len; i++)
		if (component[offset + i] == which)
			g_array_append_val(own, g_array_index(rules, struct rule, i));
	return own;
}

static void edges_collect(const GArray *rules, const GArray *crossing, GArray *edges)
{
	double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

	for (guint i = 0; i < rules->len; i++)
		g_array_append_val(edges, g_array_index(rules, struct rule, i).at);
	/* a table open at its sides ends where the lines that cross end */
	for (guint i = 0; i < crossing->len; i++) {
		low = MIN(low, g_array_index(crossing, struct rule, i).from);
		high = MAX(high, g_array_index(crossing, struct rule, i).to);
	}
	if (crossing->len > 0) {
		g_array_append_val(edges, low);
		g_array_append_val(edges, high);
	}
	cluster(edges);
}

/** Whether the place right of (or below) a place is parted from it by a line. */
struct borders {
	bool *right, *below;
	unsigned rows, cols;
};

static struct borders borders_find(const struct grid *grid, const GArray *across, const GArray *down)
{
	unsigned rows = grid_rows(grid), cols = grid_cols(grid);
	struct borders b = { g_new0(bool, (gsize)rows *cols + 1), g_new0(bool, (gsize)rows *cols + 1), rows, cols };

	for (unsigned row = 0; row < rows; row++)
		for (unsigned col = 0; col < cols; col++) {
			gsize at = (gsize)row * cols + col;
			b.right[at] = col + 1 == cols ||
			    is_drawn(down, grid_x(grid, col + 1), grid_y(grid, row), grid_y(grid, row + 1));
			b.below[at] = row + 1 == rows ||
			    is_drawn(across, grid_y(grid, row + 1), grid_x(grid, col), grid_x(grid, col + 1));
		}
	return b;
}

/** Grows a cell from its first place: right, then down, while no line is in the way. */
static struct span span_grow(const struct borders *b, const bool *taken, unsigned row, unsigned col)
{
	struct span span = { row, col, 1, 1 };

	while (!b->right[(gsize)row * b->cols + col + span.colspan - 1] &&
	    !taken[(gsize)row * b->cols + col + span.colspan])
		span.colspan++;
	for (bool grows = true; grows && span.row + span.rowspan < b->rows;) {
		unsigned last = span.row + span.rowspan - 1;
		for (unsigned i = 0; i < span.colspan && grows; i++) {
			gsize below = (gsize)(last + 1) * b->cols + col + i;
			bool inner = i + 1 < span.colspan;
			grows = !b->below[(gsize)last * b->cols + col + i] && !taken[below] && b->right[below] != inner;
		}
		if (grows)
			span.rowspan++;
	}
	return span;
}

static void spans_find(struct grid *grid, const struct borders *b)
{
	g_autofree bool *taken = g_new0(bool, (gsize)b->rows * b->cols + 1);

	for (unsigned row = 0; row < b->rows; row++)
		for (unsigned col = 0; col < b->cols; col++) {
			if (taken[(gsize)row * b->cols + col])
				continue;
			struct span span = span_grow(b, taken, row, col);
			for (unsigned r = row; r < row + span.rowspan; r++)
				for (unsigned c = col; c < col + span.colspan; c++)
					taken[(gsize)r * b->cols + c] = true;
			g_array_append_val(grid->spans, span);
		}
}

static bool has_word(const struct page *page, const struct box *box)
{
	for (guint i = 0; i < page->words->len; i++)
		if (box_holds(box, &page_word(page, i)->box))
			return true;
	return false;
}

/** Whether a fill of a colour lies in a narrow column: a key shows its colours so. */
static bool has_colour(const struct page *page, const struct box *box)
{
	for (guint i = 0; i < page->fills->len; i++) {
		const struct fill *fill = &g_array_index(page->fills, struct fill, i);
		double share = span_overlap(fill->box.x0, fill->box.x1, box->x0, box->x1);
		if (share > 0.8 * box_width(box) && box_width(&fill->box) < 2 * box_width(box) &&
		    box_holds(box, &fill->box) && !rules_is_white(fill->colour))
			return true;
	}
	return false;
}

/** Rows and columns too thin for a word, and without one, are the space between two lines. */
static void slivers_drop(struct grid *grid, const struct page *page)
{
	struct box whole = grid_box(grid);

	for (unsigned col = grid_cols(grid); col > 0 && grid_cols(grid) > 1; col--) {
		struct box box = { grid_x(grid, col - 1), whole.y0, grid_x(grid, col), whole.y1 };
		if (box_width(&box) < NARROW && !has_word(page, &box) && !has_colour(page, &box))
			g_array_remove_index(grid->xs, col < grid_cols(grid) ? col : col - 1);
	}
	for (unsigned row = grid_rows(grid); row > 0 && grid_rows(grid) > 1; row--) {
		struct box box = { whole.x0, grid_y(grid, row - 1), whole.x1, grid_y(grid, row) };
		if (box_height(&box) < LOW && !has_word(page, &box))
			g_array_remove_index(grid->ys, row < grid_rows(grid) ? row : row - 1);
	}
}

/** The share of the grid's words that a row edge runs through: the lines of a chart run through its labels. */
static double cut_share(const struct page *page, const struct grid *grid)
{
	struct box box = grid_box(grid);
	guint words = 0, cut = 0;

	for (guint i = 0; i < page->words->len; i++) {
		const struct box *word = &page_word(page, i)->box;
		double low = word->y0 + CUT * box_height(word), high = word->y1 - CUT * box_height(word);
		if (!box_holds(&box, word))
			continue;
		words++;
		for (unsigned k = 1; k < grid_rows(grid); k++)
			if (grid_y(grid, k) > low && grid_y(grid, k) < high) {
				cut++;
				break;
			}
	}
	return words > 0 ? (double)cut / words : 0;
}

/**
 * Whether a grid is the rest of a row of labels and values at the top of a page: its label stands on the page before.
 */
static bool is_rest_of_row(const struct page *page, const struct grid *grid)
{
	return grid_rows(grid) == 1 && grid_cols(grid) == 2 && grid_y(grid, 0) < PAGE_TOP * page->height;
}

/** Whether enough of the cells hold words, in more than one column: a chart's axes and bars do not. */
static bool is_table(const struct page *page, const struct grid *grid)
{
	guint filled = 0, columns = 0;
	GPtrArray *words = cells_words(page, grid);
	g_autofree bool *seen = g_new0(bool, grid_cols(grid) + 1);

	for (guint i = 0; i < words->len; i++) {
		unsigned col = g_array_index(grid->spans, struct span, i).col;
		if (((GArray *)g_ptr_array_index(words, i))->len == 0 &&
		    !cells_is_marked(page, grid, &g_array_index(grid->spans, struct span, i)))
			continue;
		filled++;
		columns += !seen[col];
		seen[col] = true;
	}
	struct box box = grid_box(grid);
	bool wide = columns >= MIN_COLUMNS || grid_cols(grid) > MIN_COLUMNS ||
	    (columns > 0 && seen[1] && is_rest_of_row(page, grid));
	bool yes = !page_is_drawing(page, &box) && cut_share(page, grid) < MAX_CUT && wide &&
	    filled >= ROW_FILLED * grid_rows(grid) && filled >= MIN_FILLED * words->len;
	g_ptr_array_unref(words);
	return yes;
}

static void ruled_mark(struct grid *grid, const GArray *across)
{
	struct box box = grid_box(grid);

	for (unsigned i = 0; i <= grid_rows(grid); i++) {
		guint8 drawn = is_drawn(across, grid_y(grid, i), box.x0, box.x1);
		g_array_append_val(grid->ruled, drawn);
	}
}

static bool is_too_large(const struct grid *grid)
{
	return grid_cols(grid) > LIMIT_TABLE_COLUMNS || (gsize)grid_rows(grid) * grid_cols(grid) > LIMIT_TABLE_CELLS;
}

static struct grid *component_grid(const struct lattice *l, const GArray *across, const GArray *down)
{
	struct grid *grid = grid_new(TABLE_RULES);

	edges_collect(down, across, grid->xs);
	edges_collect(across, down, grid->ys);
	bool hatched = is_too_large(grid);
	if (grid->xs->len >= 2 && grid->ys->len >= 2)
		slivers_drop(grid, l->page);
	bool crossed = is_too_large(grid);
	l->page->crossed = l->page->crossed || crossed;
	if (crossed || grid_rows(grid) * grid_cols(grid) < 2) {
		grid_free(grid);
		return NULL;
	}
	struct borders borders = borders_find(grid, across, down);
	spans_find(grid, &borders);
	ruled_mark(grid, across);
	g_free(borders.right);
	g_free(borders.below);
	if (!is_table(l->page, grid)) {
		l->page->crossed = l->page->crossed || hatched;
		grid_free(grid);
		return NULL;
	}
	return grid;
}

GPtrArray *lattice_read(struct page *page, const struct rules *rules)
{
	GPtrArray *grids = g_ptr_array_new_with_free_func(grid_free);
	struct lattice l = { .page = page, .rules = rules };
	guint n_across = rules->across->len, n = n_across + rules->down->len;
	g_autofree guint *component = components(rules);
	g_autofree bool *done = g_new0(bool, n + 1);

	for (guint i = 0; i < n; i++) {
		if (done[component[i]])
			continue;
		done[component[i]] = true;
		GArray *across = of_component(rules->across, component, component[i], 0);
		GArray *down = of_component(rules->down, component, component[i], n_across);
		struct grid *grid = across->len > 0 && down->len > 0 ? component_grid(&l, across, down) : NULL;
		if (grid != NULL)
			g_ptr_array_add(grids, grid);
		g_array_unref(across);
		g_array_unref(down);
	}
	return grids;
}
