#include "extract/bands.h"

#include <stdlib.h>
#include <string.h>

#define RULE_SHARE 0.5   /* of the region's width that a line must cover to part two rows */
#define WIDER 1.3        /* of the usual step between lines: white space between rows */
#define WRAPPED 0.5      /* of the close pairs of lines that must look like one text for rows of several lines */
#define ROOM 0.3         /* of the type size by which the next word must have missed the room before a break is meant */
#define SPACE 0.25       /* of the type size: a space */

/** What two lines that follow each other say about being one row. */
struct pair {
	bool rule, wrapped, forced, figures, stub_below, stub_above;
	guint shared;  /* columns with text in both */
	guint below;   /* columns with text in the second */
	guint new_below; /* columns with text in the second only */
	double step;
};

static const struct segment *at_column(const struct region *region, guint line, unsigned col)
{
	const struct row_line *row = region_line(region, line);

	for (guint i = row->first; i < row->first + row->n; i++) {
		const struct segment *segment = region_segment(region, i);
		if (segment->col == col && segment->colspan == 1)
			return segment;
	}
	return NULL;
}

static double middle(const struct region *region, guint line)
{
	const struct box *box = region_line_box(region, line);

	return (box->y0 + box->y1) / 2;
}

/** What a column offers to a line of text. */
static double column_room(const struct column *column)
{
	return MAX(column->widest, column->room);
}

static struct pair pair_look(const struct region *region, const GArray *columns, guint line)
{
	struct pair pair = { .rule = region_has_rule(region, line, RULE_SHARE), .step = middle(region, line + 1) - middle(region, line) };

	for (unsigned col = 0; col < columns->len; col++) {
		const struct segment *a = at_column(region, line, col), *b = at_column(region, line + 1, col);
		const struct column *column = &g_array_index(columns, struct column, col);
		if (col == 0) {
			pair.stub_above = a != NULL;
			pair.stub_below = b != NULL;
		}
		pair.below += b != NULL;
		pair.new_below += b != NULL && a == NULL;
		if (a == NULL || b == NULL)
			continue;
		pair.shared++;
		if (a->numeric && b->numeric)
			pair.figures = true;
		else if (box_width(&a->box) + SPACE * a->size + segment_first_width(region, b) < column_room(column) - ROOM * a->size)
			pair.forced = true;
		else
			pair.wrapped = true;
	}
	return pair;
}

static int step_compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/** The step of lines within one text: the smaller of the usual ones. */
static double small_step(const struct pair *pairs, guint n)
{
	g_autofree double *steps = g_new(double, n + 1);

	for (guint i = 0; i < n; i++)
		steps[i] = pairs[i].step;
	qsort(steps, n, sizeof *steps, step_compare);
	return n == 0 ? 0 : steps[n / 8];
}

/** Whether rows of several lines stand apart by white space or rules, and their lines run on. */
static bool has_text_rows(const struct pair *pairs, guint n, double small)
{
	guint close = 0, wrapped = 0, apart = 0;

	for (guint i = 0; i < n; i++) {
		if (pairs[i].rule || pairs[i].step > WIDER * small) {
			apart++;
			continue;
		}
		close++;
		/* lines where the first column goes silent are the end of a longer neighbour */
		wrapped += !pairs[i].figures && (pairs[i].wrapped || (!pairs[i].stub_below && pairs[i].below > 0) || pairs[i].shared == 0);
	}
	return apart > 0 && close > 0 && wrapped >= WRAPPED * close;
}

/** Whether two lines are one row where most lines are rows of their own. */
static bool is_one_row(const struct pair *pair, double small)
{
	if (pair->rule || pair->figures || pair->step > WIDER * small)
		return false;
	if (!pair->stub_below && pair->below > 0 && pair->shared == pair->below && pair->wrapped && !pair->forced)
		return true;
	/* a label that runs on into the line of its figures, or below it */
	return pair->stub_above && pair->stub_below && pair->wrapped && !pair->forced &&
	    (pair->shared == 1 && (pair->below == 1 || pair->new_below == pair->below - 1));
}

GArray *bands_find(const struct region *region, const GArray *columns, guint from)
{
	GArray *bands = g_array_new(FALSE, FALSE, sizeof(struct band));
	guint n = region->lines->len - from;
	g_autofree struct pair *pairs = g_new0(struct pair, n + 1);

	if (region->lines->len <= from)
		return bands;
	for (guint i = 0; i + 1 < n; i++)
		pairs[i] = pair_look(region, columns, from + i);
	double small = small_step(pairs, n - 1);
	bool text_rows = has_text_rows(pairs, n - 1, small);
	struct band band = { .first = from, .n = 1 };
	for (guint i = 0; i + 1 < n; i++) {
		bool one = text_rows ? !pairs[i].rule && pairs[i].step <= WIDER * small && !pairs[i].figures :
		    is_one_row(&pairs[i], small);
		if (one) {
			band.n++;
			continue;
		}
		band.ruled = pairs[i].rule;
		g_array_append_val(bands, band);
		band = (struct band){ .first = from + i + 1, .n = 1 };
	}
	g_array_append_val(bands, band);
	return bands;
}

double bands_apart(const struct region *region, const GArray *columns, guint least)
{
	guint apart = 0, n = region->lines->len;

	for (guint i = 0; i + 1 < n; i++) {
		struct pair pair = pair_look(region, columns, i);
		apart += pair.shared >= least && !pair.wrapped && (pair.figures || pair.forced);
	}
	return n > 1 ? (double)apart / (n - 1) : 0;
}
