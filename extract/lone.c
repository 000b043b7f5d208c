#include "extract/lone.h"

#include "extract/align.h"
#include "extract/follow.h"

#define COLUMNS 3u    /* heads side by side: running feet and signatures have two */
#define MOST_LINES 9u /* of a head; the longest seen has 7 */
#define STEP 1.4      /* of the type size: white space between two lines of a head is less */
#define SAME_LEFT 3.5 /* points from a head to the column of the next page that it heads */

static const struct line *line_at(const struct region *region, guint i)
{
	return &g_array_index(region->flow->lines, struct line, i);
}

static bool is_marked(const struct region *region, guint i)
{
	const struct line *line = line_at(region, i);

	return line->bold ||
	    !rules_is_white(rules_ground(region->page, line->box.x0, (line->box.y0 + line->box.y1) / 2));
}

/** The first of a region's last lines that look like a head; their end where none do. */
static guint head_from(const struct region *region)
{
	guint n = region->lines->len, first = n, i = n;

	for (; i > 0 && n - i < MOST_LINES && is_marked(region, i - 1); i--) {
		const struct line *line = line_at(region, i - 1);
		if (i < n && line_at(region, i)->box.y0 - line->box.y1 > STEP * line->size)
			break;
		if (region_line(region, i - 1)->n >= COLUMNS)
			first = i - 1;
	}
	/* a line above it that heads groups of its columns */
	if (first > i && first < n && region_line(region, first - 1)->n > 1)
		first--;
	return first;
}

/** The highest of some grids, or NULL. */
static const struct grid *highest_of(const GPtrArray *grids)
{
	const struct grid *highest = NULL;

	for (guint i = 0; i < grids->len; i++) {
		const struct grid *grid = g_ptr_array_index(grids, i);
		if (highest == NULL || grid_y(grid, 0) < grid_y(highest, 0))
			highest = grid;
	}
	return highest;
}

/** Whether each head stands above a column of its own of a grid. */
static bool heads_grid(const struct frame *frame, const struct grid *grid)
{
	if (grid_cols(grid) != frame->columns->len)
		return false;
	for (unsigned i = 0; i < grid_cols(grid); i++) {
		double left = frame_column(frame, i)->left;
		if (left >= 0 && (left < grid_x(grid, i) - SAME_LEFT || left > grid_x(grid, i + 1)))
			return false;
	}
	return true;
}

/** Whether the next page goes on the table that a head begins. */
static bool goes_on(const struct frame *frame, const struct page *next, const GPtrArray *ruled)
{
	const struct grid *grid = highest_of(ruled);
	struct rules *rules = rules_read(next, true);
	struct follow follow = follow_page(next, rules, frame, grid != NULL ? grid_y(grid, 0) : next->height);
	bool goes_on = follow.grid != NULL || follow.head.y1 > follow.head.y0 ||
	    (grid != NULL && heads_grid(frame, grid));

	grid_free(follow.grid);
	rules_free(rules);
	return goes_on;
}

struct grid *lone_head(const struct page *page, const struct rules *rules, double top, const struct page *next,
    const GPtrArray *ruled)
{
	struct box foot = { 0, top, page->width, page->height };
	struct region *region = region_new(page, rules, &foot);
	guint first = head_from(region);
	struct grid *grid = NULL;

	if (first < region->lines->len) {
		struct box box = *region_line_box(region, first);
		for (guint i = first + 1; i < region->lines->len; i++)
			box_grow(&box, region_line_box(region, i));
		/* the last column is wider than its head: it may reach as near to the page's side as the first */
		double right = MAX(box.x1 + 1, page->width - box.x0);
		grid = align_head(page, rules, &(struct box){ box.x0 - 1, box.y0 - 1, right, box.y1 + 1 });
	}
	region_free(region);
	struct frame *frame = grid != NULL ? frame_new(page, rules, grid, NULL) : NULL;
	if (frame != NULL) {
		frame->at_foot = true;
		if (goes_on(frame, next, ruled)) {
			frame_free(frame);
			return grid;
		}
	}
	frame_free(frame);
	grid_free(grid);
	return NULL;
}
