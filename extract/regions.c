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

/** Whether another table begins between two rules: a heading, or a head of more columns than any row before. */
static bool begins_anew(const struct page *page, const struct rules *rules, const struct box *between, guint *columns)
{
	struct region *region = region_new(page, rules, between);
	bool anew = false;

	if (region->lines->len > 0) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, 0);
		guint n = region_line(region, 0)->n;
		bool head = line->bold ||
		    !rules_is_white(rules_ground(page, line->box.x0, (line->box.y0 + line->box.y1) / 2));
		anew = *columns > 1 && head &&
		    (n >= *columns + MORE_COLUMNS ||
			(n == 1 && line->box.y0 - between->y0 > HEADING_GAP * line->size && region->lines->len > 1));
		*columns = MAX(*columns, n);
	}
	region_free(region);
	return anew;
}

/** From one rule down over rules with the same ends, while what is between them is a table's. */
static void stack_follow(const struct page *page, const struct rules *rules, const GArray *lines, guint first,
    bool *used, GArray *boxes)
{
	const struct rule *top = &g_array_index(lines, struct rule, first), *last = top;
	struct box box = { top->from, top->at, top->to, top->at };
	guint n = 1, columns = 0;

	for (guint i = first + 1; i < lines->len; i++) {
		const struct rule *rule = &g_array_index(lines, struct rule, i);
		if (fabs(rule->from - top->from) > SAME_ENDS || fabs(rule->to - top->to) > SAME_ENDS)
			continue;
		struct box between = { top->from - 1, last->at, top->to + 1, rule->at };
		if (!is_tabular(page, rules, &between) || begins_anew(page, rules, &between, &columns))
			break;
		used[i] = true;
		box.y1 = rule->at;
		last = rule;
		n++;
	}
	if (n > 1 && box_height(&box) > 8) {
		box_grow_by_lines(page, rules, &box);
		g_array_append_val(boxes, box);
	}
}

GArray *align_ruled_regions(const struct page *page, const struct rules *rules)
{
	GArray *boxes = g_array_new(FALSE, FALSE, sizeof(struct box));
	GArray *lines = rule_lines(rules);
	g_autofree bool *used = g_new0(bool, lines->len + 1);

	for (guint i = 0; i < lines->len; i++)
		if (!used[i])
			stack_follow(page, rules, lines, i, used, boxes);
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
	const struct line *line = &g_array_index(region->flow->lines, struct line, i);
	bool head = line->bold ||
	    !rules_is_white(rules_ground(region->page, line->box.x0, (line->box.y0 + line->box.y1) / 2));

	return head && most > 1 && region_line(region, i)->n >= most + MORE_COLUMNS;
}

/** Whether a line is the heading of another table: by itself in bold type below white space, the heads of columns below it. */
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
