#include "extract/gutter.h"

#define LEAST_LINES 5u   /* lines with text in both columns: fewer may be labels and their values */
#define LEAST_GUTTER 6.0 /* points of white space between the columns */
#define LEAST_WIDTH 0.28 /* of the text's width that a line of a column takes; columns of labels are narrower */
#define FULL 0.5         /* of the lines in two columns that must be so wide on both sides */

/** A run of lines that one gutter may go down through. */
struct run {
	guint first, both, wide;
	double low, high; /* the white space that all of its lines leave */
	bool open;
};

/** The widest gap between two segments of a line, as white space; false if the line has one segment. */
static bool line_gap(const struct region *region, guint i, double *low, double *high)
{
	const struct row_line *line = region_line(region, i);

	*low = *high = 0;
	for (guint k = line->first + 1; k < line->first + line->n; k++) {
		double from = region_segment(region, k - 1)->box.x1, to = region_segment(region, k)->box.x0;
		if (to - from > *high - *low)
			*low = from, *high = to;
	}
	return line->n > 1;
}

static void stretch_add(GArray *stretches, guint first, guint end, double gutter)
{
	struct stretch stretch = { first, end, gutter };

	if (first < end)
		g_array_append_val(stretches, stretch);
}

/** Ends a run: as two columns if enough of its lines were, else its lines stay with those before it. */
static void run_end(struct run *run, guint end, guint *plain, GArray *stretches)
{
	if (run->open && run->both >= LEAST_LINES && run->wide >= FULL * run->both) {
		stretch_add(stretches, *plain, run->first, 0);
		stretch_add(stretches, run->first, end, (run->low + run->high) / 2);
		*plain = end;
	}
	run->open = false;
}

/** Whether a line leaves a run's white space; it is narrowed to what both leave. */
static bool fits(const struct region *region, struct run *run, guint i, double width)
{
	const struct box *box = region_line_box(region, i);
	double low, high;

	if (!line_gap(region, i, &low, &high)) {
		low = box->x1 <= run->high ? box->x1 : -G_MAXDOUBLE;
		high = low == -G_MAXDOUBLE ? box->x0 : G_MAXDOUBLE;
	}
	low = MAX(low, run->low), high = MIN(high, run->high);
	if (high - low < LEAST_GUTTER)
		return false;
	run->low = low, run->high = high;
	if (region_line(region, i)->n > 1) {
		run->both++;
		run->wide += low - box->x0 > LEAST_WIDTH * width && box->x1 - high > LEAST_WIDTH * width;
	}
	return true;
}

GArray *gutter_find(const struct region *region)
{
	GArray *stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch));
	struct run run = { .open = false };
	double left = G_MAXDOUBLE, right = 0, low, high;
	guint plain = 0, n = region->lines->len;

	for (guint i = 0; i < n; i++) {
		left = MIN(left, region_line_box(region, i)->x0);
		right = MAX(right, region_line_box(region, i)->x1);
	}
	for (guint i = 0; i < n; i++) {
		if (run.open && fits(region, &run, i, right - left))
			continue;
		run_end(&run, i, &plain, stretches);
		if (line_gap(region, i, &low, &high)) {
			run = (struct run){ .first = i, .low = low, .high = high, .open = true };
			run.open = fits(region, &run, i, right - left);
		}
	}
	run_end(&run, n, &plain, stretches);
	stretch_add(stretches, plain, n, 0);
	return stretches;
}
