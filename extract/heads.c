#include "extract/heads.h"

#define MOST_LINES 9u  /* lines of a head; the longest seen has 7 */
#define RULE_SHARE 0.9 /* of the region's width: the line below a head */
#define SOME_SHARE 0.5 /* the same where no line is so wide: lines broken between columns */
#define UNDERLINED 0.4 /* of a head's width that a rule below it covers: it parts two levels */
#define UNDER 1.6      /* of the type size: how far below its head a rule over its columns is drawn */
#define PARTIAL 0.9    /* of the table's width: a wider rule is the whole table's */
#define SLACK 4.0      /* points that a head may reach beyond its rule */
#define GROUP_STEP 1.4 /* of the type size from line to line: more and it is no second line of the head */
#define CLOSE 1.6      /* of the type size from foot to foot: lines of one head */

/** The lines above the first line drawn across `share` of the region. */
static guint lines_above_rule(const struct region *region, double share)
{
	guint n = region->lines->len;

	for (guint i = 0; i + 1 < n && i < MOST_LINES; i++)
		if (region_has_rule(region, i, share))
			return i + 1;
	return 0;
}

/** The lines before the first that has figures in most of its columns. */
static guint lines_before_figures(const struct region *region)
{
	guint n = region->lines->len;

	for (guint i = 0; i < n && i < MOST_LINES; i++) {
		const struct row_line *line = region_line(region, i);
		guint figures = 0;
		for (guint k = line->first; k < line->first + line->n; k++)
			figures += region_segment(region, k)->numeric;
		if (line->n > 1 && figures * 2 >= line->n)
			return i;
	}
	return 0;
}

/** Whether a line of one segment below a head of several is a row of its own: "Theme one", white space above it. */
static bool is_group_row(const struct region *region, guint i)
{
	const struct box *box = region_line_box(region, i), *above;

	if (i == 0 || region_line(region, i)->n > 1 || region_line(region, 0)->n < 3)
		return false;
	above = region_line_box(region, i - 1);
	return (box->y0 + box->y1 - above->y0 - above->y1) / 2 >
	    GROUP_STEP * g_array_index(region->flow->lines, struct line, i).size;
}

/** The leading lines that are bold throughout, where what follows is not. */
static guint bold_lines(const struct region *region)
{
	guint n = region->lines->len, bold = 0;

	while (bold < n && bold < MOST_LINES && g_array_index(region->flow->lines, struct line, bold).bold &&
	    !is_group_row(region, bold))
		bold++;
	return bold < n && bold < MOST_LINES ? bold : 0;
}

/** Whether most columns behind the first hold figures: then what stands above them is their head. */
static bool holds_figures(const GArray *columns)
{
	guint figures = 0;

	for (guint i = 1; i < columns->len; i++) {
		const struct column *column = &g_array_index(columns, struct column, i);
		figures += column->numeric * 2 > column->filled;
	}
	return columns->len > 1 && figures * 2 >= columns->len - 1;
}

guint heads_count(const struct region *region, const GArray *columns, bool ruled)
{
	guint by_rule = lines_above_rule(region, RULE_SHARE), bold = bold_lines(region);

	/* the rule over a group of columns may be wide too: the whole table's is wider */
	if (by_rule == 0)
		by_rule = lines_above_rule(region, SOME_SHARE);
	if (ruled && by_rule > 0)
		return by_rule;
	if (bold > 0)
		return bold;
	return holds_figures(columns) ? lines_before_figures(region) : 0;
}

static bool is_underlined(const struct region *region, const struct head *head, const struct segment *below)
{
	const GArray *across = region->rules->across;
	double top = (region_line_box(region, head->last_line)->y0 + region_line_box(region, head->last_line)->y1) / 2;
	double bottom = (below->box.y0 + below->box.y1) / 2;

	for (guint i = 0; i < across->len; i++) {
		const struct rule *rule = &g_array_index(across, struct rule, i);
		if (rule->at > top && rule->at < bottom &&
		    span_overlap(rule->from, rule->to, below->box.x0, below->box.x1) >
			UNDERLINED * box_width(&below->box))
			return true;
	}
	return false;
}

/** The head above a segment that it goes on. */
static struct head *goes_on(const struct region *region, GArray *heads, const struct segment *segment)
{
	for (guint i = heads->len; i > 0; i--) {
		struct head *head = &g_array_index(heads, struct head, i - 1);
		bool same = head->col == segment->col && head->colspan == segment->colspan;
		bool within = head->colspan > 1 && segment->colspan > 1 && head->col <= segment->col &&
		    head->col + head->colspan >= segment->col + segment->colspan;
		if (head->col + head->colspan <= segment->col || head->col >= segment->col + segment->colspan)
			continue;
		if ((!same && !within) || head->last_line >= segment->line)
			return NULL;
		return segment->box.y1 - head->y1 < CLOSE * segment->size && !is_underlined(region, head, segment) ?
		    head :
		    NULL;
	}
	return NULL;
}

/** A rule below a head that is not the whole table's says which columns it heads. */
static void widen_by_rule(const struct region *region, const GArray *columns, struct segment *segment)
{
	const GArray *across = region->rules->across;
	double middle = (segment->box.y0 + segment->box.y1) / 2;

	for (guint i = 0; i < across->len; i++) {
		const struct rule *rule = &g_array_index(across, struct rule, i);
		unsigned first = G_MAXUINT, last = 0;
		if (rule->at < middle || rule->at > middle + UNDER * segment->size || rule->edge ||
		    rule->to - rule->from > PARTIAL * box_width(&region->box) || rule->from > segment->box.x0 + SLACK ||
		    rule->to < segment->box.x1 - SLACK)
			continue;
		for (unsigned col = 0; col < columns->len; col++) {
			const struct column *column = &g_array_index(columns, struct column, col);
			double centre = (column->x0 + column->x1) / 2;
			if (centre < rule->from || centre > rule->to)
				continue;
			first = MIN(first, col);
			last = MAX(last, col);
		}
		if (first < last && first <= segment->col && last + 1 >= segment->col + segment->colspan) {
			segment->col = first;
			segment->colspan = last - first + 1;
			return;
		}
	}
}

/** The lines, or ends of fills, left and right of a head that stands between two. */
static bool find_uprights(const struct region *region, const struct segment *segment, double *left, double *right)
{
	const GArray *down = region->rules->down;
	double middle = (segment->box.y0 + segment->box.y1) / 2;

	*left = -G_MAXDOUBLE, *right = G_MAXDOUBLE;
	for (guint i = 0; i < down->len; i++) {
		const struct rule *rule = &g_array_index(down, struct rule, i);
		if (middle < rule->from || middle > rule->to)
			continue;
		if (rule->at < segment->box.x0 + SLACK)
			*left = MAX(*left, rule->at);
		else if (rule->at > segment->box.x1 - SLACK)
			*right = MIN(*right, rule->at);
	}
	return *left > -G_MAXDOUBLE && *right < G_MAXDOUBLE;
}

/** Whether a line, or the end of a fill, runs down between two words. */
static bool upright_between(const struct region *region, const struct box *a, const struct box *b)
{
	const GArray *down = region->rules->down;
	double middle = (a->y0 + a->y1) / 2;

	for (guint i = 0; i < down->len; i++) {
		const struct rule *rule = &g_array_index(down, struct rule, i);
		if (rule->at > a->x1 - 1 && rule->at < b->x0 + 1 && middle > rule->from && middle < rule->to)
			return true;
	}
	return false;
}

/** Parts the heads of a line that one column's texts stand below, but a line is drawn between. */
static void heads_part(struct region *region, guint line)
{
	for (guint i = region_line(region, line)->first;
	     i < region_line(region, line)->first + region_line(region, line)->n; i++) {
		const struct segment *segment = region_segment(region, i);
		for (guint k = segment->first + 1; k < segment->first + segment->n; k++) {
			guint a = g_array_index(region->flow->words, guint, k - 1);
			guint b = g_array_index(region->flow->words, guint, k);
			if (upright_between(region, &page_word(region->page, a)->box,
				&page_word(region->page, b)->box)) {
				segment_split(region, i, k);
				break;
			}
		}
	}
}

/** The one column whose middle lies between two places; -1 if none or several do. */
static int only_column(const GArray *columns, double left, double right)
{
	int found = -1;

	for (guint i = 0; i < columns->len; i++) {
		const struct column *column = &g_array_index(columns, struct column, i);
		double centre = (column->x0 + column->x1) / 2;
		if (centre < left || centre > right)
			continue;
		if (found >= 0)
			return -1;
		found = (int)i;
	}
	return found;
}

/** What a column's words cover without the heads that another has. */
static void column_cover(const struct region *region, unsigned col, struct column *column)
{
	double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE;

	for (guint i = 0; i < region->segments->len; i++) {
		const struct segment *segment = region_segment(region, i);
		if (segment->col != col || segment->colspan != 1)
			continue;
		x0 = MIN(x0, segment->box.x0);
		x1 = MAX(x1, segment->box.x1);
	}
	if (x0 < x1)
		column->x0 = x0, column->x1 = x1;
}

/** A head's cell may be drawn and say which column it heads: one that holds signs in its middle, away from their head. */
static void move_by_uprights(const struct region *region, GArray *columns, struct segment *segment)
{
	double left, right;
	int col = segment->colspan == 1 && find_uprights(region, segment, &left, &right) ?
	    only_column(columns, left, right) :
	    -1;

	if (col < 0 || (unsigned)col == segment->col)
		return;
	unsigned before = segment->col;
	segment->col = (unsigned)col;
	column_cover(region, before, &g_array_index(columns, struct column, before));
	column_cover(region, segment->col, &g_array_index(columns, struct column, segment->col));
}

static bool share_columns(const struct head *a, const struct head *b)
{
	return a->col < b->col + b->colspan && b->col < a->col + a->colspan;
}

/** Levels from the top; a head with nothing below it reaches to the last. */
static unsigned levels_set(GArray *heads)
{
	unsigned levels = 1;

	for (guint i = 0; i < heads->len; i++) {
		struct head *head = &g_array_index(heads, struct head, i);
		for (guint k = 0; k < i; k++) {
			const struct head *above = &g_array_index(heads, struct head, k);
			if (share_columns(head, above))
				head->level = MAX(head->level, above->level + 1);
		}
		levels = MAX(levels, head->level + 1);
	}
	for (guint i = 0; i < heads->len; i++) {
		struct head *head = &g_array_index(heads, struct head, i);
		unsigned end = levels;
		for (guint k = i + 1; k < heads->len; k++)
			if (share_columns(head, &g_array_index(heads, struct head, k)))
				end = MIN(end, g_array_index(heads, struct head, k).level);
		head->levels = MAX(1, end - head->level);
	}
	return levels;
}

GArray *heads_find(struct region *region, GArray *columns, guint n_lines, unsigned *levels)
{
	GArray *heads = g_array_new(FALSE, FALSE, sizeof(struct head));

	for (guint line = 0; line < n_lines; line++) {
		const struct row_line *at = region_line(region, line);
		heads_part(region, line);
		for (guint i = at->first; i < at->first + at->n; i++)
			move_by_uprights(region, columns, region_segment(region, i));
		for (guint i = at->first; line + 1 < n_lines && i < at->first + at->n; i++)
			widen_by_rule(region, columns, region_segment(region, i));
		for (guint i = at->first; i < at->first + at->n; i++) {
			const struct segment *segment = region_segment(region, i);
			struct head *head = goes_on(region, heads, segment);
			if (head == NULL) {
				struct head fresh = { .col = segment->col,
					.colspan = segment->colspan,
					.first_line = line,
					.x0 = segment->box.x0,
					.x1 = segment->box.x1,
					.y0 = segment->box.y0 };
				g_array_append_val(heads, fresh);
				head = &g_array_index(heads, struct head, heads->len - 1);
			}
			head->last_line = line;
			head->y1 = segment->box.y1;
			head->x0 = MIN(head->x0, segment->box.x0);
			head->x1 = MAX(head->x1, segment->box.x1);
		}
	}
	*levels = levels_set(heads);
	return heads;
}
