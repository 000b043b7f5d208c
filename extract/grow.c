#include "extract/grow.h"

#include <math.h>
#include <stdlib.h>

#define SAME_LEFT 3.5   /* points: text that begins a column */
#define INDENT 40.0     /* points that an item may be set in from its column's left edge */
#define OVER 3.0        /* points that a cell's text may come near the next column */
#define APART 0.72      /* of the type size: white space before text that is set in within its column */
#define FAR 6.5         /* of the type size: white space between rows, or paragraphs of one cell, is less */
#define HEAD_FAR 1.4    /* of the type size: white space between a table's head and its first rows is less */
#define HEADING_GAP 1.1 /* of the type size: a line at the left below more white space begins something new */
/* of the type size from middle to middle: a head's second line is no further below its first */
#define WRAPPED_STEP 1.5
#define HEADS 3u       /* heads that show columns */
#define KEPT 0.9       /* of the lines below them: lines that name groups lie across columns */
#define MOST_UP 6u     /* lines of a head above the first rule */
#define MOST_EDGES 64u /* of a table's columns, for indents to be told from them */

/** Whether some line has a segment that begins at each of two positions: then both are columns. */
static bool stand_together(const struct region *region, guint first, guint end, double a, double b)
{
	for (guint i = first; i < end; i++) {
		const struct row_line *line = region_line(region, i);
		bool has_a = false, has_b = false;
		for (guint k = line->first; k < line->first + line->n; k++) {
			double left = region_segment(region, k)->box.x0;
			has_a = has_a || fabs(left - a) <= SAME_LEFT;
			has_b = has_b || fabs(left - b) <= SAME_LEFT;
		}
		if (has_a && has_b)
			return true;
	}
	return false;
}

/** Items and their further lines are set in from their column's edge, and never stand beside text at it. */
static void indents_drop(const struct region *region, guint first, guint end, GArray *edges)
{
	for (guint i = 1; i < edges->len && edges->len < MOST_EDGES;) {
		double a = g_array_index(edges, double, i - 1), b = g_array_index(edges, double, i);
		if (b - a < INDENT && !stand_together(region, first, end, a, b))
			g_array_remove_index(edges, i);
		else
			i++;
	}
}

/** Where the columns begin: the left ends of segments in lines of two and more. */
static GArray *left_edges(const struct region *region, guint first, guint end)
{
	GArray *lefts = g_array_new(FALSE, FALSE, sizeof(double)), *edges = g_array_new(FALSE, FALSE, sizeof(double));

	for (guint i = first; i < end; i++) {
		const struct row_line *line = region_line(region, i);
		for (guint k = line->first; line->n > 1 && k < line->first + line->n; k++)
			g_array_append_val(lefts, region_segment(region, k)->box.x0);
	}
	doubles_sort(lefts);
	for (guint i = 0; i < lefts->len; i++) {
		double left = g_array_index(lefts, double, i);
		if (edges->len == 0 || left - g_array_index(edges, double, edges->len - 1) > SAME_LEFT)
			g_array_append_val(edges, left);
	}
	g_array_unref(lefts);
	indents_drop(region, first, end, edges);
	return edges;
}

/** The column that a position lies in; -1: left of the first. */
static int column_at(const GArray *edges, double x)
{
	int col = -1;

	for (guint i = 0; i < edges->len && g_array_index(edges, double, i) <= x + SAME_LEFT; i++)
		col = (int)i;
	return col;
}

/**
 * Whether a line keeps to the columns: no word lies across an edge, and what enters a column begins at its edge, or is
 * set in behind white space. `lowest` is set to the first column that it fills.
 */
static bool keeps_to(const struct region *region, guint i, const GArray *edges, int *lowest)
{
	const struct line *line = &g_array_index(region->flow->lines, struct line, i);
	double reach = -G_MAXDOUBLE;
	int last = -1;

	*lowest = G_MAXINT;
	for (guint k = line->first; k < line->first + line->n; k++) {
		const struct word *word = page_word(region->page, g_array_index(region->flow->words, guint, k));
		int col = column_at(edges, word->box.x0);
		if (col < 0)
			return false;
		double left = g_array_index(edges, double, col);
		double next = (guint)col + 1 < edges->len ? g_array_index(edges, double, col + 1) : G_MAXDOUBLE;
		if (word->box.x1 > next + OVER)
			return false;
		bool set_in = word->box.x0 < left + INDENT && word->box.x0 - reach > APART * word->size;
		if (col != last && fabs(word->box.x0 - left) > SAME_LEFT && !set_in)
			return false;
		*lowest = MIN(*lowest, col);
		last = col;
		reach = word->box.x1;
	}
	return line->n > 0;
}

static double gap_above(const struct region *region, guint i)
{
	double reach = -G_MAXDOUBLE;

	for (guint k = i > 4 ? i - 4 : 0; k < i; k++)
		reach = MAX(reach, region_line_box(region, k)->y1);
	return region_line_box(region, i)->y0 - reach;
}

/** How many of some lines, from the first on, look like a head: bold, or on a fill. */
static guint head_lines(const struct region *region, guint first, guint end)
{
	guint n = 0;

	for (; first + n < end && n < MOST_UP; n++) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, first + n);
		if (!line->bold &&
		    rules_is_white(rules_ground(region->page, line->box.x0, (line->box.y0 + line->box.y1) / 2)))
			break;
	}
	return n;
}

/**
 * Where the heads of the columns begin, if nearly all lines below them keep to that: justified text has wide spaces of
 * its own and leaves narrow ones between its columns. NULL: the heads do not show the columns.
 */
static GArray *head_edges(const struct region *region, guint first, guint end)
{
	guint n_head = head_lines(region, first, end), kept = 0;
	GArray *edges = left_edges(region, first, first + n_head);
	int lowest;

	for (guint i = first + n_head; i < end; i++)
		kept += keeps_to(region, i, edges, &lowest);
	if (edges->len >= HEADS && first + n_head < end && kept >= KEPT * (end - first - n_head))
		return edges;
	g_array_unref(edges);
	return NULL;
}

guint grow_down(const struct region *region, guint first, guint end)
{
	GArray *edges = head_edges(region, first, end);

	if (edges == NULL)
		edges = left_edges(region, first, end);

	for (; end < region->lines->len && edges->len > 2; end++) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, end);
		double gap = gap_above(region, end);
		int lowest;
		if (gap > FAR * line->size || !keeps_to(region, end, edges, &lowest))
			break;
		if (region_line(region, end)->n == 1 && lowest == 0 && (gap > HEADING_GAP * line->size || line->bold))
			break;
	}
	g_array_unref(edges);
	return end;
}

/** Whether a line of several segments stands over the columns: heads may be centred, and begin before their figures. */
static bool heads_columns(const struct region *region, guint i, const GArray *edges)
{
	const struct row_line *line = region_line(region, i);
	guint over = 0;

	for (guint k = line->first; k < line->first + line->n; k++) {
		const struct box *box = &region_segment(region, k)->box;
		over += column_at(edges, box->x1 - 1) - MAX(0, column_at(edges, box->x0)) <= 1;
	}
	return line->n > 1 && over * 4 >= line->n * 3;
}

/** Whether a segment of a head begins where another does, or is centred on it. */
static bool is_below(const struct segment *segment, const struct segment *above)
{
	double left = segment->box.x0 - above->box.x0,
	       middle = segment->box.x0 + segment->box.x1 - above->box.x0 - above->box.x1;

	return fabs(left) <= SAME_LEFT || fabs(middle) / 2 <= SAME_LEFT;
}

/**
 * Whether a line is the second or third of a wrapped head: bold, close below bold lines of which the topmost has
 * several heads, and each of its texts below one of theirs. Its column may hold signs only, which are no words.
 */
static bool is_wrapped_head(const struct region *region, guint i)
{
	const struct row_line *line = region_line(region, i);
	guint below = 0;
	bool several = false;

	for (guint k = line->first; k < line->first + line->n; k++) {
		bool found = false;
		for (guint up = i; up > 0 && i - up < MOST_UP; up--) {
			const struct line *lower = &g_array_index(region->flow->lines, struct line, up),
					  *upper = lower - 1;
			const struct row_line *row = region_line(region, up - 1);
			if (!lower->bold || !upper->bold ||
			    (lower->box.y0 + lower->box.y1 - upper->box.y0 - upper->box.y1) / 2 >
				WRAPPED_STEP * lower->size)
				break;
			several = several || row->n > 1;
			for (guint a = row->first; a < row->first + row->n && !found; a++)
				found = is_below(region_segment(region, k), region_segment(region, a));
		}
		below += found;
	}
	return several && below == line->n;
}

/** Whether a line names groups of the columns whose heads stand below it: bold as they are, and fewer. */
static bool heads_groups(const struct region *region, guint i)
{
	const struct line *line = &g_array_index(region->flow->lines, struct line, i), *below = line + 1;
	guint n = region_line(region, i)->n;

	return n > 1 && line->bold && below->bold && region_line(region, i + 1)->n > n &&
	    line->box.x0 >= below->box.x0 - SAME_LEFT && line->box.x1 <= below->box.x1 + SAME_LEFT;
}

guint grow_up(const struct region *region, guint first, guint end)
{
	GArray *edges = left_edges(region, first, end);
	guint top = first, best = first, outer = 0;

	for (; top > 0 && outer < MOST_UP && edges->len > 1; top--) {
		const struct box *box = region_line_box(region, top - 1), *below = region_line_box(region, top);
		double size = g_array_index(region->flow->lines, struct line, top - 1).size, gap = below->y0 - box->y1;
		int lowest;
		bool keeps = keeps_to(region, top - 1, edges, &lowest), inner = keeps && lowest > 0;
		bool heads = heads_columns(region, top - 1, edges) || is_wrapped_head(region, top - 1) ||
		    heads_groups(region, top - 1);
		/* what stands below other columns than the first is the end of a row of the page before */
		if (gap > (inner ? FAR : HEAD_FAR) * size || !(keeps || heads))
			break;
		outer += !inner;
		if (region_line(region, top - 1)->n > 1 || inner)
			best = top - 1;
	}
	g_array_unref(edges);
	return best;
}
