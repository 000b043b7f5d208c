#include "extract/bands.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RULE_SHARE 0.5 /* of the region's width that a line must cover to part two rows */
#define LEADING 1.7 /* of the type size: lines of one text are no further apart; 1.5 is called one and a half spacing */
/* of the columns that begin anew below white space across all of them: a row, its first cell blank */
#define BEGINS 0.6
#define BEGINS_LEAST 3u
#define WIDER 1.3    /* of the usual step between lines: white space between rows */
#define WRAPPED 0.5  /* of the close pairs of lines in a column that must run on in a table of text */
#define ROOM 0.3     /* of the type size by which the next word must have missed the room before a break is meant */
#define SPACE 0.25   /* of the type size: a space */
#define LONG 0.75    /* of the first column's widest label: one that may run on into the next line */
#define BETWEEN 0.75 /* of the step: lines so close are not below each other but of different columns */
#define HANGING 0.4  /* of the type size: a line that goes on a label may be set in */
#define SHORT 2u     /* words: "12 years" below "11 years" are figures with a unit */
#define BODY 0.3     /* of the type size above and below a line's middle: its letters without their tails */
#define OVERLAP 1.5  /* points that the boxes of type reach over the lines between them */
#define SAME_TOP 0.6 /* of the type size: columns that begin at one height */

#define GROUP_WORDS 14u  /* of a line that names the rows below it */
#define GROUP_LEFT 8.0   /* points from the first column's side to such a line */
#define GROUP_FAR 6.5    /* of the type size: white space below it is less */
#define ROW_COLUMNS 3u   /* columns that the first line of a row fills, where there are so many */
#define GROUND_INSET 1.0 /* points from a text's side to where its ground is looked at */

/** What two lines that follow each other say about being one row. */
struct pair {
	bool rule, wrapped, forced, figures, stub_below, stub_above;
	bool long_stub;  /* the first column's line fills it, and the next does not begin with a figure */
	bool lower;      /* some column goes on with a small letter */
	guint shared;    /* columns with text in both */
	guint below;     /* columns with text in the second */
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

/** What a column offers to a line of text. */
static double column_room(const struct column *column)
{
	return MAX(column->widest, column->room);
}

/** Whether a line of a cell had room for the first word of the next. */
static bool had_room(const struct region *region, const struct column *column, const struct segment *a,
    const struct segment *b)
{
	if (b->lower || a->bold != b->bold)
		return !b->lower;
	return box_width(&a->box) + SPACE * a->size + segment_first_width(region, b) <
	    column_room(column) - ROOM * a->size;
}

static struct pair pair_look(const struct region *region, const GArray *columns, guint line)
{
	struct pair pair = { .rule = region_has_rule(region, line, RULE_SHARE),
		.step = box_middle(region_line_box(region, line + 1)) - box_middle(region_line_box(region, line)) };

	for (unsigned col = 0; col < columns->len; col++) {
		const struct segment *a = at_column(region, line, col), *b = at_column(region, line + 1, col);
		if (col == 0) {
			pair.stub_above = a != NULL;
			pair.stub_below = b != NULL;
			pair.long_stub = a != NULL && b != NULL && !b->numeric &&
			    (b->lower ||
				(a->n > 1 &&
				    box_width(&a->box) > LONG * g_array_index(columns, struct column, 0).widest &&
				    (!b->upper || b->box.x0 > a->box.x0 + HANGING * a->size)));
		}
		pair.below += b != NULL;
		pair.new_below += b != NULL && a == NULL;
		if (a == NULL || b == NULL)
			continue;
		pair.shared++;
		pair.lower = pair.lower || b->lower;
		if ((a->numeric && b->numeric) || (a->leads && b->leads && MAX(a->n, b->n) <= SHORT))
			pair.figures = true;
		else if (had_room(region, &g_array_index(columns, struct column, col), a, b))
			pair.forced = true;
		else
			pair.wrapped = true;
	}
	return pair;
}

/** The small one of the usual values: the eighth part from below. */
static double small_of(GArray *values)
{
	doubles_sort(values);
	return values->len == 0 ? 0 : g_array_index(values, double, values->len / 8);
}

/** Whether both lines of a pair stand beside a word of their own in the first column, as the entries of a key do. */
static bool has_own_words(const struct region *region, const struct segment *a, const struct segment *b)
{
	const struct segment *above = at_column(region, a->line, 0), *below = at_column(region, b->line, 0);

	return b->col > 0 && b->upper && above != NULL && below != NULL && above->n == 1 && below->n == 1 &&
	    below->upper;
}

/** Calls for each pair of segments that follow each other in a column; `last` has room for one a column. */
static void column_steps(const struct region *region, const GArray *columns, guint from, GArray *steps, double step,
    struct reading *out)
{
	g_autofree const struct segment **last = g_new0(const struct segment *, columns->len + 1);

	for (guint i = 0; i < region->segments->len; i++) {
		const struct segment *b = region_segment(region, i), *a;
		if (b->line < from || b->colspan != 1 || b->col >= columns->len)
			continue;
		a = last[b->col];
		last[b->col] = b;
		if (a == NULL)
			continue;
		double own = box_middle(&b->box) - box_middle(&a->box);
		/* where a line holds one word, none had room for another; an item begins a line wherever it stands */
		bool says_nothing = (a->n == 1 && b->n == 1 && b->upper) || b->item;
		if (own < SAME_TOP * b->size || (says_nothing && steps == NULL)) {
			continue;
		} else if (steps != NULL) {
			g_array_append_val(steps, own);
		} else if (own <= WIDER * step) {
			out->close++;
			out->wrapped += !(a->digits && b->digits) && !has_own_words(region, a, b) &&
			    !had_room(region, &g_array_index(columns, struct column, b->col), a, b);
		}
	}
}

/** The size of most of the lines' type. */
static double usual_size(const struct region *region, guint from)
{
	GArray *sizes = g_array_new(FALSE, FALSE, sizeof(double));

	for (guint i = from; i < region->flow->lines->len; i++)
		g_array_append_val(sizes, g_array_index(region->flow->lines, struct line, i).size);
	doubles_sort(sizes);
	double size = sizes->len > 0 ? g_array_index(sizes, double, sizes->len / 2) : 0;
	g_array_unref(sizes);
	return size;
}

struct reading bands_look(const struct region *region, const GArray *columns, guint from)
{
	struct reading out = { 0 };
	GArray *steps = g_array_new(FALSE, FALSE, sizeof(double));

	column_steps(region, columns, from, steps, 0, NULL);
	out.step = MIN(small_of(steps), LEADING * usual_size(region, from));
	column_steps(region, columns, from, NULL, out.step, &out);
	g_array_unref(steps);
	return out;
}

/* --- groups --- */

static guint32 ground_of(const struct region *region, guint line)
{
	const struct box *box = region_line_box(region, line);

	return rules_ground(region->page, box->x0 + GROUND_INSET, box_middle(box));
}

/** Whether a row begins at a line: it fills several columns, the first one too. */
static bool row_begins(const struct region *region, const GArray *columns, guint line)
{
	const struct line *first = &g_array_index(region->flow->lines, struct line, line);
	guint64 filled = 0;
	guint n = 0;

	for (guint i = line; i < region->lines->len; i++) {
		const struct row_line *row = region_line(region, i);
		if (box_middle(region_line_box(region, i)) - box_middle(&first->box) > SAME_TOP * first->size)
			break;
		for (guint k = row->first; k < row->first + row->n; k++)
			filled |= G_GUINT64_CONSTANT(1) << MIN(region_segment(region, k)->col, 63);
	}
	for (guint64 left = filled; left != 0; left &= left - 1)
		n++;
	return (filled & 1) != 0 && n >= MIN(ROW_COLUMNS, columns->len);
}

bool bands_is_group(const struct region *region, const GArray *columns, guint line)
{
	const struct line *at = &g_array_index(region->flow->lines, struct line, line), *below = at + 1;

	if (line + 1 >= region->lines->len || at->n > GROUP_WORDS || !region_is_whole(region, line) ||
	    fabs(at->box.x0 - below->box.x0) > GROUP_LEFT || below->box.y0 - at->box.y1 > GROUP_FAR * at->size)
		return false;
	guint32 ground = ground_of(region, line);
	bool filled = !rules_is_white(ground) && ground != ground_of(region, line + 1) &&
	    (line == 0 || ground != ground_of(region, line - 1)); /* a band's rows stand on one with all their lines */
	bool marked = filled || (at->bold && !region_segment(region, region_line(region, line + 1)->first)->bold);
	return marked && !region_segment(region, region_line(region, line)->first)->lower &&
	    row_begins(region, columns, line + 1);
}

/* --- rows of text --- */

static int middle_compare(const void *a, const void *b)
{
	double x = box_middle(&(*(const struct segment *const *)a)->box),
	       y = box_middle(&(*(const struct segment *const *)b)->box);

	return x < y ? -1 : x > y;
}

static GPtrArray *by_height(const struct region *region, guint from)
{
	GPtrArray *order = g_ptr_array_new();

	for (guint i = 0; i < region->segments->len; i++)
		if (region_segment(region, i)->line >= from)
			g_ptr_array_add(order, region_segment(region, i));
	g_ptr_array_sort(order, middle_compare);
	return order;
}

static bool rule_between(const struct region *region, double top, double bottom)
{
	double covered = 0;

	for (guint i = 0; i < region->rules->across->len; i++) {
		const struct rule *rule = &g_array_index(region->rules->across, struct rule, i);
		if (rule->at > top && rule->at < bottom)
			covered += MAX(0, span_overlap(rule->from, rule->to, region->box.x0, region->box.x1));
	}
	return covered >= RULE_SHARE * box_width(&region->box);
}

/** Whether the first column begins anew at a place in the order, beside white space above it. */
static bool stub_begins(const GPtrArray *order, guint i, double step)
{
	const struct segment *top = g_ptr_array_index(order, i), *stub = NULL, *before = NULL;

	for (guint k = i; k < order->len && stub == NULL; k++) {
		const struct segment *segment = g_ptr_array_index(order, k);
		if (box_middle(&segment->box) - box_middle(&top->box) > SAME_TOP * top->size)
			break;
		if (segment->col == 0)
			stub = segment;
	}
	for (guint k = i; k > 0 && before == NULL; k--)
		if (((const struct segment *)g_ptr_array_index(order, k - 1))->col == 0)
			before = g_ptr_array_index(order, k - 1);
	return stub != NULL && (before == NULL || box_middle(&stub->box) - box_middle(&before->box) > WIDER * step);
}

/**
 * Whether most columns begin anew at a place in the order, below white space across all: the first column's cell is
 * taller.
 */
static bool most_begin(const GPtrArray *order, guint i, double reach, double step, guint n_columns)
{
	const struct segment *top = g_ptr_array_index(order, i);
	guint begin = 0;

	if (box_middle(&top->box) - reach < WIDER * step)
		return false;
	for (guint k = i; k < order->len; k++) {
		const struct segment *segment = g_ptr_array_index(order, k);
		if (box_middle(&segment->box) - box_middle(&top->box) > SAME_TOP * top->size)
			break;
		begin += segment->colspan == 1;
	}
	return begin >= MAX(BEGINS_LEAST, BEGINS * n_columns);
}

/** Whether a figure begins at a place in the order, in a column whose last text was a figure: two rows. */
static bool figure_begins(const GPtrArray *order, guint i, double step)
{
	const struct segment *top = g_ptr_array_index(order, i);

	for (guint k = i; k < order->len; k++) {
		const struct segment *segment = g_ptr_array_index(order, k), *before = NULL;
		if (box_middle(&segment->box) - box_middle(&top->box) > SAME_TOP * top->size)
			break;
		for (guint j = i; j > 0 && before == NULL; j--)
			if (((const struct segment *)g_ptr_array_index(order, j - 1))->col == segment->col)
				before = g_ptr_array_index(order, j - 1);
		/* closer it may be one date that a narrow column has broken */
		if (segment->numeric && before != NULL && before->numeric && before->colspan == 1 &&
		    segment->colspan == 1 && box_middle(&segment->box) - box_middle(&before->box) > WIDER * step)
			return true;
	}
	return false;
}

static void text_rows(const struct region *region, const GArray *columns, guint from, double step, GArray *bands)
{
	GPtrArray *order = by_height(region, from);
	struct band band = { 0 };
	double reach = -G_MAXDOUBLE, last = -G_MAXDOUBLE; /* of letters; the last line's middle */

	for (guint i = 0; i < order->len; i++) {
		const struct segment *segment = g_ptr_array_index(order, i);
		double top = box_middle(&segment->box) - BODY * segment->size,
		       bottom = box_middle(&segment->box) + BODY * segment->size;
		bool group = bands_is_group(region, columns, segment->line);
		if (i > 0 && top > reach) {
			bool ruled = rule_between(region, reach - BODY * segment->size, top + BODY * segment->size);
			if (ruled || group || band.group || stub_begins(order, i, step) ||
			    figure_begins(order, i, step) || most_begin(order, i, last, step, columns->len)) {
				band.ruled = ruled;
				g_array_append_val(bands, band);
				band = (struct band){ .y0 = segment->box.y0, .y1 = segment->box.y1, .group = group };
			}
		}
		if (i == 0)
			band = (struct band){ .y0 = segment->box.y0, .y1 = segment->box.y1, .group = group };
		band.y0 = MIN(band.y0, segment->box.y0);
		band.y1 = MAX(band.y1, segment->box.y1);
		reach = MAX(reach, bottom);
		last = MAX(last, box_middle(&segment->box));
	}
	if (order->len > 0)
		g_array_append_val(bands, band);
	g_ptr_array_unref(order);
}

/* --- rows of figures --- */

/** Whether two lines are one row where most lines are rows of their own. */
static bool is_one_row(const struct pair *pair, double step)
{
	/* a figure beside the middle of a label of two lines */
	if (!pair->rule && pair->shared == 0 && pair->step < BETWEEN * step)
		return true;
	if (pair->rule || pair->figures || pair->step > WIDER * step)
		return false;
	if (!pair->stub_below && pair->below > 0 && pair->shared == pair->below && pair->wrapped && !pair->forced)
		return true;
	if (!pair->wrapped || pair->forced)
		return false;
	if (pair->lower && pair->new_below == 0)
		return true;
	/* a label that runs on into the line of its figures, or below it */
	return pair->stub_above && pair->stub_below && pair->long_stub && pair->shared == 1 &&
	    (pair->below == 1 || pair->new_below == pair->below - 1);
}

static void line_rows(const struct region *region, const GArray *columns, guint from, double step, GArray *bands)
{
	guint n = region->lines->len;
	struct band band = { .y0 = region_line_box(region, from)->y0,
		.y1 = region_line_box(region, from)->y1,
		.group = bands_is_group(region, columns, from) };

	for (guint i = from; i + 1 < n; i++) {
		struct pair pair = pair_look(region, columns, i);
		const struct box *next = region_line_box(region, i + 1);
		bool group = bands_is_group(region, columns, i + 1);
		if (!group && !band.group && is_one_row(&pair, step)) {
			band.y1 = MAX(band.y1, next->y1);
			continue;
		}
		band.ruled = pair.rule;
		g_array_append_val(bands, band);
		band = (struct band){ .y0 = next->y0, .y1 = next->y1, .group = group };
	}
	g_array_append_val(bands, band);
}

bool bands_is_text(const struct reading *reading)
{
	return reading->close > 0 && reading->wrapped >= WRAPPED * reading->close;
}

struct reading bands_reading_join(struct reading a, struct reading b)
{
	double least = MIN(a.step, b.step), most = MAX(a.step, b.step);

	return (struct reading){ .step = least > 0 ? least : most,
		.close = a.close + b.close,
		.wrapped = a.wrapped + b.wrapped };
}

GArray *bands_find_as(const struct region *region, const GArray *columns, guint from, const struct reading *known)
{
	GArray *bands = g_array_new(FALSE, FALSE, sizeof(struct band));
	struct reading reading = bands_reading_join(bands_look(region, columns, from), *known);

	if (region->lines->len <= from)
		return bands;
	if (bands_is_text(&reading))
		text_rows(region, columns, from, reading.step, bands);
	else
		line_rows(region, columns, from, reading.step, bands);
	return bands;
}

GArray *bands_find(const struct region *region, const GArray *columns, guint from)
{
	struct reading nothing = { 0 };

	return bands_find_as(region, columns, from, &nothing);
}

GArray *bands_of_lines(const struct region *region, const GArray *columns)
{
	GArray *bands = g_array_new(FALSE, FALSE, sizeof(struct band));

	if (region->lines->len > 0)
		line_rows(region, columns, 0, bands_look(region, columns, 0).step, bands);
	return bands;
}

double bands_edge(const struct region *region, const GArray *bands, guint i)
{
	const struct band *above = &g_array_index(bands, struct band, i),
			  *below = &g_array_index(bands, struct band, i + 1);
	double edge = -1;

	for (guint k = 0; k < region->rules->across->len; k++) {
		const struct rule *rule = &g_array_index(region->rules->across, struct rule, k);
		if (rule->at > above->y1 - OVERLAP && rule->at < below->y0 + OVERLAP &&
		    span_overlap(rule->from, rule->to, region->box.x0, region->box.x1) > 0)
			edge = MAX(edge, rule->at);
	}
	return edge >= 0 ? edge : (above->y1 + below->y0) / 2;
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
