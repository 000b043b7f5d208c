/** Groups of lines whose columns do not stand below those of the header: each page row is laid out by itself. */
#include "extract/from_text_layout.h"

#include <stdlib.h>

#define FAR 14u /* characters between a column of a group and the heading it is taken for; more is doubt */

/** Whether two of the header's pieces stand in one of the columns found. */
static bool shares_column(const struct layout *layout, const unsigned *starts, unsigned n)
{
	for (unsigned piece = 1, col = 0; piece < n; piece++) {
		unsigned before = col;
		while (col + 1 < layout->n_cols && layout->starts[col + 1] <= starts[piece])
			col++;
		if (col == before)
			return true;
	}
	return false;
}

/** The columns that the header's pieces make, if they are not those found. Whether they are others. */
static bool take_header_columns(struct layout *layout)
{
	unsigned starts[LAYOUT_COLUMNS + 1];
	unsigned n = layout_pieces(g_ptr_array_index(layout->rows, 0), starts);

	if (n < 3 || n < layout->n_cols || (n == layout->n_cols && !shares_column(layout, starts, n)))
		return false;
	layout->n_cols = n;
	for (unsigned col = 0; col < n; col++)
		layout->starts[col] = col == 0 ? 0 : starts[col];
	layout->starts[n] = LAYOUT_COLUMNS;
	return true;
}

/** The lines from `first` up to the next blank line. */
static guint group_end(const struct layout *layout, guint first)
{
	guint i = first + 1;

	while (i < layout->rows->len && ((struct layout_line *)g_ptr_array_index(layout->rows, i))->line->gap == 0)
		i++;
	return i;
}

/** The heading nearest to a start, at or behind column `from`, so that enough columns are left for those to come. */
static unsigned nearest(const struct layout *layout, unsigned start, unsigned from, unsigned behind)
{
	unsigned best = from;

	for (unsigned col = from; col < behind; col++)
		if (labs((long)layout->starts[col] - (long)start) < labs((long)layout->starts[best] - (long)start))
			best = col;
	return best;
}

/** Gives the lines of a group its own columns, each taken for a heading's. Whether that is beyond doubt. */
static bool place_group(struct layout *layout, guint first, guint behind)
{
	struct layout group = { .lines = layout->lines, .rows = g_ptr_array_new() };
	unsigned *starts = g_new(unsigned, layout->n_cols + 1);
	bool sure = true;

	for (guint i = first; i < behind; i++)
		g_ptr_array_add(group.rows, g_ptr_array_index(layout->rows, i));
	layout_find_columns(&group);
	for (unsigned col = 0; col <= layout->n_cols; col++)
		starts[col] = LAYOUT_COLUMNS;
	unsigned from = 0;
	for (unsigned local = 0; local < group.n_cols && from < layout->n_cols; local++) {
		unsigned left = group.n_cols - local - 1;
		unsigned end = layout->n_cols > left + from ? layout->n_cols - left : from + 1;
		unsigned start = local == 0 ? layout_indent(&group) : group.starts[local];
		unsigned col = group.n_cols == layout->n_cols ? local : nearest(layout, start, from, end);
		sure = sure &&
		    (group.n_cols == layout->n_cols || labs((long)layout->starts[col] - (long)start) <= (long)FAR);
		starts[col] = local == 0 ? 0 : group.starts[local];
		from = col + 1;
	}
	sure = sure && group.n_cols <= layout->n_cols;
	for (unsigned col = layout->n_cols; col-- > 0;)
		starts[col] = MIN(starts[col], starts[col + 1]); /* a column without words is empty */
	for (guint i = first; i < behind; i++)
		((struct layout_line *)g_ptr_array_index(layout->rows, i))->starts = starts;
	g_ptr_array_add(layout->group_starts, starts);
	g_ptr_array_unref(group.rows);
	return sure;
}

bool layout_place_groups(struct layout *layout, bool *sure)
{
	*sure = true;
	if (!take_header_columns(layout))
		return false;
	for (guint first = 0, behind; first < layout->rows->len; first = behind) {
		behind = group_end(layout, first);
		if (first > 0 && !((struct layout_line *)g_ptr_array_index(layout->rows, first))->section)
			*sure = place_group(layout, first, behind) && *sure;
	}
	return true;
}
