#include "extract/tables.h"

#include "extract/align.h"
#include "extract/cells.h"
#include "extract/lattice.h"
#include "extract/refine.h"
#include "extract/stack.h"

#define HIDDEN 3u   /* columns of words within one of a grid's columns */
#define TALLER 1.3  /* of a grid of fills: lines across the page that enclose so much more are the table */

static void table_block(struct page *page, struct grid *grid, const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	struct table *table = cells_table(page, grid, vocabulary);
	if (table->cells->len == 0) {
		table_free(table);
		return;
	}
	struct block *block = block_new(BLOCK_TABLE, NULL, table->place);
	block->table = table;
	block->box = table->box;
	g_ptr_array_add(blocks, block);
}

static void aligned_read(struct page *page, const struct rules *rules, GArray *boxes, bool ruled,
    const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	for (guint i = 0; i < boxes->len; i++) {
		struct grid *grid = align_region(page, rules, &g_array_index(boxes, struct box, i), ruled);
		if (grid != NULL)
			table_block(page, grid, vocabulary, blocks);
		grid_free(grid);
	}
	g_array_unref(boxes);
}

/** Whether one of a grid's columns holds several of text: fills of one column alone, or of groups of rows, made it. */
static bool hides_columns(const struct page *page, const struct rules *rules, const struct grid *grid)
{
	bool hides = false;

	for (unsigned col = 0; col < grid_cols(grid) && !hides; col++) {
		struct box box = grid_box(grid);
		box.x0 = grid_x(grid, col), box.x1 = grid_x(grid, col + 1);
		struct grid *inner = align_region(page, rules, &box, false);
		hides = inner != NULL && grid_cols(inner) >= HIDDEN;
		grid_free(inner);
	}
	return hides;
}

/** Whether lines across the page go on above or below a grid: it is a part of their table, its head perhaps. */
static bool is_part(const struct grid *grid, const GArray *stacks)
{
	struct box box = grid_box(grid);

	for (guint i = 0; i < stacks->len; i++) {
		const struct box *stack = &g_array_index(stacks, struct box, i);
		if (box_holds(stack, &box) && box_height(stack) > TALLER * box_height(&box) &&
		    box_width(&box) < box_width(stack) + 8 && box_width(&box) > box_width(stack) / 2)
			return true;
	}
	return false;
}

/** Grids of fills: the rows between them belong to them, but what lines or words show better is left to those. */
static void shaded_check(const struct page *page, const struct rules *rules, GPtrArray *grids)
{
	GArray *stacks = align_ruled_regions(page, rules);

	stack_join(page, rules, grids);
	for (guint i = grids->len; i > 0; i--) {
		const struct grid *grid = g_ptr_array_index(grids, i - 1);
		if (is_part(grid, stacks) || hides_columns(page, rules, grid))
			g_ptr_array_remove_index(grids, i - 1);
	}
	g_array_unref(stacks);
}

/** Grids from lines that no grid so far lies under; `shaded`: of fills too, which may leave rows between them. */
static void lattices_add(struct page *page, const struct rules *rules, bool shaded, GPtrArray *grids)
{
	g_autoptr(GPtrArray) found = lattice_read(page, rules);
	g_autoptr(GPtrArray) more = g_ptr_array_new_with_free_func(grid_free);

	for (guint i = found->len; i > 0; i--) {
		struct box box = grid_box(g_ptr_array_index(found, i - 1));
		bool under = false;
		for (guint k = 0; k < grids->len && !under; k++) {
			struct box other = grid_box(g_ptr_array_index(grids, k));
			under = box_overlaps(&box, &other);
		}
		if (!under)
			g_ptr_array_add(more, g_ptr_array_steal_index(found, i - 1));
	}
	if (shaded)
		shaded_check(page, rules, more);
	while (more->len > 0)
		g_ptr_array_add(grids, g_ptr_array_steal_index(more, more->len - 1));
}

/** What the lines leave open, by the words. The order matters: edges first, then the cells that they part. */
static void grid_refine(const struct page *page, const struct rules *rules, struct grid *grid)
{
	refine_heads(page, rules, grid);
	refine_spans(page, rules, grid);
	refine_columns(page, rules, grid);
	refine_heads(page, rules, grid);
	refine_spans(page, rules, grid);
	refine_rows(page, rules, grid);
	refine_tall(page, rules, grid);
}

void tables_read_ruled(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	struct rules *drawn = rules_read(page, false), *all = rules_read(page, true);
	g_autoptr(GPtrArray) grids = g_ptr_array_new_with_free_func(grid_free);

	lattices_add(page, drawn, false, grids);
	lattices_add(page, all, true, grids);
	for (guint i = 0; i < grids->len; i++) {
		cells_split_words(page, g_ptr_array_index(grids, i));
		grid_refine(page, all, g_ptr_array_index(grids, i));
		table_block(page, g_ptr_array_index(grids, i), vocabulary, blocks);
	}
	rules_free(drawn);
	rules_free(all);
}

void tables_read_open(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	struct rules *all = rules_read(page, true);

	aligned_read(page, all, align_ruled_regions(page, all), true, vocabulary, blocks);
	aligned_read(page, all, align_open_regions(page, all), false, vocabulary, blocks);
	rules_free(all);
}
