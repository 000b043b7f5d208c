#include "extract/align.h"

#include <math.h>
#include <stdlib.h>

#include "extract/grow.h"

/* points: a rule of a table is at least this long; shorter ones underline words or part footnotes */
#define SHORTEST 60.0
#define ONE_LINE 2.0    /* points: pieces of a rule at one height */
#define PIECE_GAP 14.0  /* points between the pieces of a rule that is broken between columns */
#define SAME_ENDS 12.0  /* points that the ends of a table's rules may differ */
#define MORE_COLUMNS 2u /* a head with so many more columns than the rows above it is another table's */
#define HEADING_GAP 0.8 /* of the type size between a rule and the heading of another table */
#define TABULAR 0.5     /* of the lines between two rules that must have two segments or more */
#define NARROW 0.6      /* of the width between rules: a line that keeps to one column of several is narrower */
#define MOSTLY 0.9      /* of the lines between two rules that must be narrow or of several segments */
#define LINE_GAP 2.6    /* of the usual step: more white space ends a table without rules */
#define PROSE_WIDTH 0.6 /* of the zone's width: a single segment as wide is running text */
#define TAIL 3.0        /* of the type size that the tail of a cell is right of the table's first column */
#define TAIL_STEP 2.0   /* of the type size from line to line within the tail, paragraphs among them */
#define STUB_STEP 1.35  /* of the type size from line to line of one text */
#define OPEN_ROWS 3u    /* lines of two segments that make a table without rules */

static int rule_compare(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

/** The horizontal rules, pieces at one height joined. */
static GArray *rule_lines(const struct rules *rules)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct rule));

	for (guint i = 0; i < rules->across->len; i++) {
		const struct rule *rule = &g_array_index(rules->across, struct rule, i);
		bool joined = false;
		for (guint k = lines->len; k > 0 && !joined; k--) {
			struct rule *line = &g_array_index(lines, struct rule, k - 1);
			if (rule->at - line->at > ONE_LINE)
				break;
			if (span_overlap(rule->from, rule->to, line->from, line->to) > -PIECE_GAP) {
				line->from = MIN(line->from, rule->from);
				line->to = MAX(line->to, rule->to);
				joined = true;
			}
		}
		if (!joined)
			g_array_append_val(lines, *rule);
	}
	for (guint i = lines->len; i > 0; i--)
		if (g_array_index(lines, struct rule, i - 1).to - g_array_index(lines, struct rule, i - 1).from <
		    SHORTEST)
			g_array_remove_index(lines, i - 1);
	g_array_sort(lines, rule_compare);
	return lines;
}

/** Whether the words between two heights of a table's width look like lines of a table. */
static bool is_tabular(const struct page *page, const struct rules *rules, const struct box *box)
{
	struct region *region = region_new(page, rules, box);
	guint several = 0, narrow = 0, n = region->lines->len;

	for (guint i = 0; i < n; i++) {
		several += region_line(region, i)->n > 1;
		narrow += region_line(region, i)->n > 1 ||
		    box_width(region_line_box(region, i)) < NARROW * box_width(box);
	}
	region_free(region);
	return n <= 1 || several >= TABULAR * n || (several > 0 && narrow >= MOSTLY * n);
}

/** Adds what stands above the first rule and below the last, where rows have a rule below them only. */
static void box_grow_by_lines(const struct page *page, const struct rules *rules, struct box *box)
{
	struct box band = { box->x0 - 2, 0, box->x1 + 2, page->height };
	struct region *region = region_new(page, rules, &band);
	guint first = region->lines->len, end = 0;

	for (guint i = 0; i < region->lines->len; i++) {
		const struct box *line = region_line_box(region, i);
		double middle = (line->y0 + line->y1) / 2;
		if (middle < box->y0 || middle > box->y1)
			continue;
		first = MIN(first, i);
		end = i + 1;
	}
	if (first < end) {
		guint up = grow_up(region, first, end), down = grow_down(region, up, end);
		if (down > end)
			box->y1 = MAX(box->y1, region_line_box(region, down - 1)->y1 + 1);
		if (up < first)
			box->y0 = MIN(box->y0, region_line_box(region, up)->y0 - 1);
	}
	region_free(region);
}

static bool is_head_line(const struct region *region, guint i)
{
	const struct line *line = &g_array_index(region->flow->lines, struct line, i);

	return line->bold ||
	    !rules_is_white(rules_ground(region->page, line->box.x0, (line->box.y0 + line->box.y1) / 2));
}

/** The lines across the page that have the ends of one of them: a table's. */
struct ladder {
	const struct page *page;
	const struct rules *rules;
	const GArray *lines; /* struct rule */
	const struct rule *top;
};

/** The first rule from an index on that is the ladder's, or the number of rules. */
static guint next_rung(const struct ladder *ladder, guint i)
{
	for (; i < ladder->lines->len; i++) {
		const struct rule *rule = &g_array_index(ladder->lines, struct rule, i);
		if (fabs(rule->from - ladder->top->from) <= SAME_ENDS && fabs(rule->to - ladder->top->to) <= SAME_ENDS)
			break;
	}
	return i;
}

/** The words between a height and a rung. */
static struct region *rung_region(const struct ladder *ladder, double top, guint i)
{
	const struct rule *rule = &g_array_index(ladder->lines, struct rule, i);
	struct box between = { ladder->top->from - 1, top, ladder->top->to + 1, rule->at };

	return region_new(ladder->page, ladder->rules, &between);
}

/** Whether the heads of columns stand right below a rung: a line by itself above it is the heading of their table. */
static bool heads_below(const struct ladder *ladder, guint i)
{
	guint next = next_rung(ladder, i + 1);

	if (next >= ladder->lines->len)
		return false;
	struct region *region = rung_region(ladder, g_array_index(ladder->lines, struct rule, i).at, next);
	guint n = region->lines->len > 0 ? region_line(region, 0)->n : 0, marked = 0;
	for (guint k = 0; k < n; k++) { /* all of them: in a form the label is marked, not its value */
		const struct segment *segment = region_segment(region, k);
		marked += segment->bold ||
		    !rules_is_white(
			rules_ground(ladder->page, segment->box.x0, (segment->box.y0 + segment->box.y1) / 2));
	}
	region_free(region);
	return n > 1 && marked == n;
}

/** Whether another table begins above a rung: a heading, or a head of more columns than any row before. */
static bool begins_anew(const struct ladder *ladder, double top, guint i, guint *columns)
{
	struct region *region = rung_region(ladder, top, i);
	bool anew = false;

	if (region->lines->len > 0) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, 0);
		guint n = region_line(region, 0)->n;
		bool alone = region->lines->len == 1;
		anew = *columns > 1 && is_head_line(region, 0) &&
		    (n >= *columns + MORE_COLUMNS ||
			(n == 1 && (alone ? heads_below(ladder, i) : line->box.y0 - top > HEADING_GAP * line->size)));
		*columns = MAX(*columns, n);
	}
	region_free(region);
	return anew;
}

/** From one rule down over rules with the same ends, while what is between them is a table's. */
static void ladder_follow(const struct ladder *ladder, guint first, bool *used, GArray *boxes)
{
	const struct rule *top = ladder->top;
	struct box box = { top->from, top->at, top->to, top->at };
	guint n = 1, columns = 0;

	for (guint i = next_rung(ladder, first + 1); i < ladder->lines->len; i = next_rung(ladder, i + 1)) {
		double at = g_array_index(ladder->lines, struct rule, i).at;
		struct box between = { top->from - 1, box.y1, top->to + 1, at };
		if (!is_tabular(ladder->page, ladder->rules, &between) || begins_anew(ladder, box.y1, i, &columns))
			break;
		used[i] = true;
		box.y1 = at;
		n++;
	}
	if (n > 1 && box_height(&box) > 8) {
		box_grow_by_lines(ladder->page, ladder->rules, &box);
		g_array_append_val(boxes, box);
	}
}

GArray *align_ruled_regions(const struct page *page, const struct rules *rules)
{
	GArray *boxes = g_array_new(FALSE, FALSE, sizeof(struct box));
	GArray *lines = rule_lines(rules);
	g_autofree bool *used = g_new0(bool, lines->len + 1);

	for (guint i = 0; i < lines->len; i++) {
		struct ladder ladder = { page, rules, lines, &g_array_index(lines, struct rule, i) };
		if (!used[i])
			ladder_follow(&ladder, i, used, boxes);
	}
	g_array_unref(lines);
	return boxes;
}

/* --- without rules --- */

/** Whether a line of one segment goes on a cell of the line before it. */
static bool is_tail(const struct region *region, guint first, guint i)
{
	const struct box *box = region_line_box(region, i), *before = region_line_box(region, i - 1);
	double left = G_MAXDOUBLE, stub = 0, size = g_array_index(region->flow->lines, struct line, i).size;
	double step = (box->y0 + box->y1 - before->y0 - before->y1) / 2;

	for (guint k = first; k < i; k++) {
		left = MIN(left, region_line_box(region, k)->x0);
		if (region_line(region, k)->n > 1)
			stub = MAX(stub, region_segment(region, region_line(region, k)->first)->box.x1);
	}
	/* in the first column only as close as the lines of one text, and no wider than the column */
	if (box->x0 <= left + TAIL * size)
		return step < STUB_STEP * size && box->x1 <= stub;
	return step < TAIL_STEP * size;
}

/** Adds a run of lines as a region, with what goes on it from line `floor` on; the end of what it takes in. */
static guint run_add(const struct region *region, guint floor, guint first, guint end, GArray *boxes)
{
	guint several = 0;
	struct box box = *region_line_box(region, first);

	guint last = end;
	while (end > first && region_line(region, end - 1)->n < 2)
		end--;
	/* the last row's longest cell may go on below its neighbours */
	while (end > first && end < last && is_tail(region, first, end))
		end++;
	while (first < end && region_line(region, first)->n < 2)
		first++;
	if (first >= end)
		return last;
	first = MAX(floor, grow_up(region, first, end));
	end = MAX(end, grow_down(region, first, end));
	box = *region_line_box(region, first);
	for (guint i = first; i < end; i++) {
		several += region_line(region, i)->n >= 2;
		box_grow(&box, region_line_box(region, i));
	}
	box.x0 -= 1, box.x1 += 1;
	if (several >= OPEN_ROWS)
		g_array_append_val(boxes, box);
	return several >= OPEN_ROWS ? end : last;
}

/** Whether a line is the head of another table: more columns than the lines before it had, bold or on a fill. */
static bool head_anew(const struct region *region, guint i, guint most)
{
	return most > 1 && region_line(region, i)->n >= most + MORE_COLUMNS && is_head_line(region, i);
}

/**
 * Whether a line is the heading of another table: by itself in bold type below white space, the heads of columns below
 * it.
 */
static bool titles_anew(const struct region *region, guint i)
{
	const struct line *line = &g_array_index(region->flow->lines, struct line, i);

	return i > 0 && i + 1 < region->lines->len && line->bold && region_line(region, i)->n == 1 &&
	    region_line(region, i + 1)->n > 1 && (line + 1)->bold &&
	    line->box.y0 - (line - 1)->box.y1 > HEADING_GAP * line->size;
}

GArray *align_open_regions(const struct page *page, const struct rules *rules)
{
	GArray *boxes = g_array_new(FALSE, FALSE, sizeof(struct box));
	struct box whole = { 0, 0, page->width, page->height };
	struct region *region = region_new(page, rules, &whole);
	double width = 0;
	guint first = 0, floor = 0, most = 0, n = region->lines->len;
	bool open = false;

	for (guint i = 0; i < n; i++)
		width = MAX(width, box_width(region_line_box(region, i)));
	for (guint i = 0; i < n; i++) {
		const struct row_line *line = region_line(region, i);
		const struct line *flow_line = &g_array_index(region->flow->lines, struct line, i);
		bool titled = titles_anew(region, i), anew = open && (titled || head_anew(region, i, most));
		double gap = i > 0 ? region_line_box(region, i)->y0 - region_line_box(region, i - 1)->y1 : 0;
		bool prose = line->n == 1 && box_width(&flow_line->box) > PROSE_WIDTH * width;
		if (open && (prose || anew || gap > (LINE_GAP - 1) * flow_line->size)) {
			guint end = run_add(region, floor, first, i, boxes);
			floor = titled ? MAX(end, i + 1) : end;
			open = false;
			if (end > i) {
				i = end - 1;
				continue;
			}
		}
		if (!open && line->n >= 2) {
			open = true;
			first = i;
			most = 0;
		}
		most = MAX(most, line->n);
	}
	if (open)
		run_add(region, floor, first, n, boxes);
	region_free(region);
	return boxes;
}
