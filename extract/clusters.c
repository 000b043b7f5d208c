#include "extract/clusters.h"

#include <math.h>

#define STEP 1.0        /* of the type size, a cell: poppler joins words 0.7 apart in a line, and lines 1.5 apart */
#define LETTER 0.5      /* of the type size: a byte's usual width */
#define REACH_BYTES 2.0 /* run->reach is that many type sizes for each byte */
#define MOST_CELLS 128  /* that one string covers */
#define CELLS (1 << 24) /* in a row of the page; what is farther out shares a cell */

/** The group that a run is in, by its first run; the paths are shortened on the way. */
static guint group_of(guint *groups, guint run)
{
	while (groups[run] != run)
		run = groups[run] = groups[groups[run]];
	return run;
}

/** A cell of the grid of one size class, as a key. */
static gpointer cell_key(int size_class, double column, double row)
{
	guint64 x = (guint64)(CLAMP(column, -CELLS / 2, CELLS / 2 - 1) + CELLS / 2),
		y = (guint64)(CLAMP(row, -CELLS / 2, CELLS / 2 - 1) + CELLS / 2);

	return (gpointer)(gsize)((((guint64)size_class << 24 | x) << 24 | y) + 1);
}

/** Joins a run with those that are in a cell or around it, and puts it there. */
static void cell_take(GHashTable *cells, guint *groups, guint run, int size_class, double column, double row)
{
	for (int k = 0; k < 9; k++) {
		gpointer other = g_hash_table_lookup(cells, cell_key(size_class, column + k % 3 - 1, row + k / 3 - 1));
		if (other != NULL)
			groups[group_of(groups, GPOINTER_TO_UINT(other) - 1)] = group_of(groups, run);
	}
	g_hash_table_insert(cells, cell_key(size_class, column, row), GUINT_TO_POINTER(run + 1));
}

guint clusters_count(const struct page *page)
{
	GHashTable *cells = g_hash_table_new(NULL, NULL);
	g_autofree guint *groups = g_new(guint, page->runs->len + 1);
	guint n = 0;

	for (guint i = 0; i < page->runs->len; i++)
		groups[i] = i;
	for (guint i = 0; i < page->runs->len; i++) {
		const struct text_run *run = &g_array_index(page->runs, struct text_run, i);
		int size_class = (int)CLAMP(log2(MAX(run->size, 0.01)), -8, 14) + 8;
		double size = exp2(size_class - 8), step = STEP * size;
		double length = MIN(run->reach * LETTER / REACH_BYTES, MOST_CELLS * step);
		for (double along = 0; along <= length; along += step)
			cell_take(cells, groups, i, size_class, floor((run->x + along * run->dx) / step),
			    floor((run->y + along * run->dy) / step));
	}
	for (guint i = 0; i < page->runs->len; i++)
		n += groups[i] == i;
	g_hash_table_destroy(cells);
	return n;
}
