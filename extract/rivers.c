#include "extract/rivers.h"

#include <math.h>
#include <string.h>

#define CORE 0.6     /* of the most segments of a line: a line with as many shows the columns */
#define CROSSED 0.12 /* of the core lines that may lie across a river: long labels, notes */
#define RIVER 1.5    /* points: a river narrower than this parts nothing */
#define BINS 4       /* to a point */
#define PARTED 3u    /* segments with a space at a river that show that it parts them; a heading over columns is one */
#define NEAR 0.72    /* of the type size: text so close to other text may be its end */
#define SPARSE 3u    /* segments that make a column which most lines leave blank */
#define INSIDE 1.0   /* points that a segment may reach over a column's edge */

static guint core_size(const struct region *region)
{
	guint counts[64] = { 0 }, most = 0, total = 0;

	for (guint i = 0; i < region->lines->len; i++)
		counts[MIN(region_line(region, i)->n, 63)]++;
	/* the largest count that at least a tenth of the lines with two or more reach */
	for (guint n = 2; n < 64; n++)
		total += counts[n];
	guint above = 0;
	for (guint n = 63; n >= 2 && most == 0; n--) {
		above += counts[n];
		if (above * 10 >= total && above > 0)
			most = n;
	}
	return MAX(2, (guint)ceil(most * CORE));
}

/** How many core lines cover each point of the region's width. */
static guint *coverage(const struct region *region, guint *width, guint *n_core)
{
	guint least = core_size(region);
	guint *cover;

	*width = BINS * (guint)CLAMP(box_width(&region->box), 0, 20000) + 2;
	*n_core = 0;
	cover = g_new0(guint, *width);
	for (guint i = 0; i < region->lines->len; i++) {
		const struct row_line *line = region_line(region, i);
		if (line->n < least)
			continue;
		(*n_core)++;
		for (guint k = line->first; k < line->first + line->n; k++) {
			const struct box *box = &region_segment(region, k)->box;
			guint from = (guint)CLAMP(BINS * (box->x0 - region->box.x0), 0, *width - 1);
			guint to = (guint)CLAMP(ceil(BINS * (box->x1 - region->box.x0)), 0, *width - 1);
			for (guint x = from; x < to; x++)
				cover[x]++;
		}
	}
	return cover;
}

/** Whether a segment is only the end of the text before it in its line. */
static bool is_near(const struct region *region, guint i)
{
	const struct segment *segment = region_segment(region, i),
			     *before = i > 0 ? region_segment(region, i - 1) : NULL;

	return before != NULL && before->line == segment->line && !segment->sign &&
	    segment->box.x0 - before->box.x1 < NEAR * segment->size;
}

/** The segments that stand wholly between two columns or beside them: columns that most lines leave blank. */
static void sparse_add(const struct region *region, GArray *columns)
{
	for (guint i = 0; i < region->segments->len; i++) {
		const struct box *box = &region_segment(region, i)->box;
		struct column column = { .x0 = box->x0, .x1 = box->x1 };
		if (is_near(region, i))
			continue;
		guint place = 0, alike = 0;
		while (place < columns->len && g_array_index(columns, struct column, place).x1 < box->x0 - RIVER / 2)
			place++;
		if (place < columns->len && g_array_index(columns, struct column, place).x0 < box->x1 + RIVER / 2)
			continue;
		double left = place > 0 ? g_array_index(columns, struct column, place - 1).x1 : -G_MAXDOUBLE;
		double right = place < columns->len ? g_array_index(columns, struct column, place).x0 : G_MAXDOUBLE;
		for (guint k = 0; k < region->segments->len; k++) {
			const struct box *other = &region_segment(region, k)->box;
			if (other->x0 < left + RIVER / 2 || other->x1 > right - RIVER / 2 || is_near(region, k))
				continue;
			alike++;
			column.x0 = MIN(column.x0, other->x0);
			column.x1 = MAX(column.x1, other->x1);
		}
		if (alike >= SPARSE)
			g_array_insert_val(columns, place, column);
	}
}

GArray *rivers_find(const struct region *region)
{
	GArray *columns = g_array_new(FALSE, FALSE, sizeof(struct column));
	guint width, n_core;
	g_autofree guint *cover = coverage(region, &width, &n_core);
	guint allowed = (guint)(n_core * CROSSED), gap = G_MAXUINT;

	for (guint x = 0; x < width; x++) {
		if (cover[x] <= allowed) {
			gap = gap == G_MAXUINT ? G_MAXUINT : gap + 1;
			continue;
		}
		double at = region->box.x0 + (double)x / BINS;
		if (gap >= RIVER * BINS) { /* G_MAXUINT before the first column */
			struct column column = { .x0 = at, .x1 = at + 1.0 / BINS };
			g_array_append_val(columns, column);
		}
		g_array_index(columns, struct column, columns->len - 1).x1 = at + 1.0 / BINS;
		gap = 0;
	}
	sparse_add(region, columns);
	return columns;
}

static void place(struct segment *segment, const GArray *columns)
{
	guint first = columns->len, last = 0;
	double nearest = G_MAXDOUBLE;

	for (guint i = 0; i < columns->len; i++) {
		const struct column *column = &g_array_index(columns, struct column, i);
		double shared = span_overlap(segment->box.x0, segment->box.x1, column->x0, column->x1);
		if (shared > INSIDE) {
			first = MIN(first, i);
			last = i;
		} else if (first == columns->len && -shared < nearest) {
			nearest = -shared;
			segment->col = i;
			segment->colspan = 1;
		}
	}
	if (first < columns->len) {
		segment->col = first;
		segment->colspan = last - first + 1;
	}
}

void rivers_place(struct region *region, GArray *columns)
{
	for (guint i = 0; i < columns->len; i++) {
		struct column *column = &g_array_index(columns, struct column, i);
		column->filled = column->numeric = 0;
		column->widest = 0;
	}
	for (guint i = 0; i < region->segments->len; i++) {
		struct segment *segment = region_segment(region, i);
		place(segment, columns);
		if (segment->colspan != 1 || columns->len == 0)
			continue;
		struct column *column = &g_array_index(columns, struct column, segment->col);
		column->filled++;
		column->numeric += segment->numeric;
		column->widest = MAX(column->widest, box_width(&segment->box));
	}
}

/** Whether an edge runs between two words of a segment (and where the second begins), or through a word. */
static bool edge_between_words(const struct region *region, const struct segment *segment, double from, double to,
    guint *at)
{
	for (guint i = segment->first; i < segment->first + segment->n; i++) {
		const struct box *box = &page_word(region->page, g_array_index(region->flow->words, guint, i))->box;
		if (box->x0 < to - INSIDE && box->x1 > from + INSIDE)
			return false;
		if (box->x0 >= to - INSIDE) {
			*at = i;
			return i > segment->first;
		}
	}
	return false;
}

void rivers_part(struct region *region, const GArray *columns)
{
	for (guint col = 1; col < columns->len; col++) {
		const struct column *a = &g_array_index(columns, struct column, col - 1), *b = a + 1;
		double middle = (a->x1 + b->x0) / 2;
		guint between = 0, through = 0, at;
		for (guint i = 0; i < region->segments->len; i++) {
			const struct segment *segment = region_segment(region, i);
			if (segment->box.x0 >= middle || segment->box.x1 <= middle)
				continue;
			if (edge_between_words(region, segment, middle - INSIDE, middle + INSIDE, &at))
				between++;
			else
				through++;
		}
		if (between < PARTED || through * 4 > between)
			continue;
		for (guint i = 0; i < region->segments->len; i++) {
			const struct segment *segment = region_segment(region, i);
			if (segment->box.x0 < middle && segment->box.x1 > middle &&
			    edge_between_words(region, segment, middle - INSIDE, middle + INSIDE, &at))
				segment_split(region, i, at);
		}
	}
}
