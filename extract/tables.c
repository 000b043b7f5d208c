#include "extract/tables.h"

#include "extract/align.h"
#include "extract/cells.h"
#include "extract/lattice.h"

static void table_block(struct page *page, struct grid *grid, const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	cells_split_words(page, grid);
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

void tables_read(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	struct rules *rules = rules_read(page);
	g_autoptr(GPtrArray) grids = lattice_read(page, rules);

	for (guint i = 0; i < grids->len; i++)
		table_block(page, g_ptr_array_index(grids, i), vocabulary, blocks);
	aligned_read(page, rules, align_ruled_regions(page, rules), true, vocabulary, blocks);
	aligned_read(page, rules, align_open_regions(page, rules), false, vocabulary, blocks);
	rules_free(rules);
}
