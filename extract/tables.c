#include "extract/tables.h"

#include "extract/align.h"
#include "extract/cells.h"
#include "extract/follow.h"
#include "extract/lattice.h"
#include "extract/lone.h"
#include "extract/refine.h"
#include "extract/signs.h"
#include "extract/stack.h"

#define HIDDEN 3u  /* columns of words within one of a grid's columns */
#define HIDING 0.5 /* of a grid's width: a narrower column in justified type may look like several */
/* of the lines in grids of fills: so many rows outside, between the same lines across the page, are the table */
#define OUTSIDE 0.3
#define SIGN_OUTSIDE 16.0 /* points that a drawn sign may stand right of the texts of its column */
/* of the lines of a table found on the page by itself that must go on that of the page before: fewer fit by chance */
#define KEPT 0.4

/** Whether one of a grid's columns holds several of text: fills of one column alone, or of groups of rows, made it. */
static bool hides_columns(const struct page *page, const struct rules *rules, const struct grid *grid)
{
	bool hides = false;

	for (unsigned col = 0; col < grid_cols(grid) && !hides; col++) {
		struct box box = grid_box(grid);
		double width = box_width(&box);
		box.x0 = grid_x(grid, col), box.x1 = grid_x(grid, col + 1);
		if (box_width(&box) < HIDING * width)
			continue;
		struct grid *inner = align_region(page, rules, &box, false);
		hides = inner != NULL && grid_cols(inner) >= HIDDEN;
		grid_free(inner);
	}
	return hides;
}

/** Whether any of some grids holds a line. */
static bool in_grid(const GPtrArray *grids, const struct box *line)
{
	for (guint i = 0; i < grids->len; i++) {
		struct box box = grid_box(g_ptr_array_index(grids, i));
		if (box_holds(&box, line))
			return true;
	}
	return false;
}

/**
 * Whether lines across the page hold rows outside the grids among them too: those are parts of a table, its head
 * perhaps.
 */
static bool has_rows_outside(const struct page *page, const struct rules *rules, const struct box *stack,
    const GPtrArray *grids)
{
	struct region *region = region_new(page, rules, stack);
	guint inside = 0, outside = 0;

	for (guint i = 0; i < region->lines->len; i++) {
		bool in = in_grid(grids, region_line_box(region, i)), row = region_line(region, i)->n > 1;
		inside += in;
		outside += !in && row;
	}
	region_free(region);
	return outside > OUTSIDE * inside;
}

/** Whether a grid of fills is a part of what lines across the page show. */
static bool is_part(const struct page *page, const struct rules *rules, const struct grid *grid, const GArray *stacks,
    const GPtrArray *grids)
{
	struct box box = grid_box(grid);

	for (guint i = 0; i < stacks->len; i++) {
		const struct box *stack = &g_array_index(stacks, struct box, i);
		if (box_holds(stack, &box) && box_width(&box) < box_width(stack) + 8 &&
		    box_width(&box) > box_width(stack) / 2 && has_rows_outside(page, rules, stack, grids))
			return true;
	}
	return false;
}

/** The lines that no grid lies on. */
static struct rules *rules_outside_grids(const struct rules *rules, const GPtrArray *grids)
{
	GArray *boxes = g_array_new(FALSE, FALSE, sizeof(struct box));

	for (guint i = 0; i < grids->len; i++) {
		struct box box = grid_box(g_ptr_array_index(grids, i));
		g_array_append_val(boxes, box);
	}
	struct rules *outside = rules_outside(rules, boxes);
	g_array_unref(boxes);
	return outside;
}

/** Grids of fills: the rows between them belong to them, but what lines or words show better is left to those. */
static void shaded_check(const struct page *page, const struct rules *rules, const GPtrArray *drawn, GPtrArray *grids)
{
	struct rules *left = rules_outside_grids(rules, drawn);
	GArray *stacks = align_ruled_regions(page, left);

	stack_join(page, rules, grids);
	g_autofree bool *drop = g_new0(bool, grids->len + 1);
	for (guint i = 0; i < grids->len; i++) {
		const struct grid *grid = g_ptr_array_index(grids, i);
		drop[i] = is_part(page, rules, grid, stacks, grids) || hides_columns(page, rules, grid);
	}
	for (guint i = grids->len; i > 0; i--)
		if (drop[i - 1])
			g_ptr_array_remove_index(grids, i - 1);
	g_array_unref(stacks);
	rules_free(left);
}

/** Grids from lines that no grid so far lies under; `shaded`: of fills too, which may leave rows between them. */
static void lattices_add(struct page *page, const struct rules *rules, bool shaded, GPtrArray *grids)
{
	g_autoptr(GPtrArray) found = lattice_read(page, rules);
	g_autoptr(GPtrArray) more = g_ptr_array_new_with_free_func(grid_free);

	for (guint i = found->len; i > 0; i--) {
		struct box box = grid_box(g_ptr_array_index(found, i - 1));
		bool under = false;
		for (guint k = 0; k < grids->len && !under; k++) {
			struct box other = grid_box(g_ptr_array_index(grids, k));
			under = box_overlaps(&box, &other);
		}
		if (!under)
			g_ptr_array_add(more, g_ptr_array_steal_index(found, i - 1));
	}
	if (shaded)
		shaded_check(page, rules, grids, more);
	while (more->len > 0)
		g_ptr_array_add(grids, g_ptr_array_steal_index(more, more->len - 1));
}

/** Marks the words in grids as taken, so that nothing else is looked for in them, or takes the marks away. */
static void words_claim(struct page *page, const GPtrArray *grids, bool taken)
{
	for (guint k = 0; k < grids->len; k++) {
		struct box box = grid_box(g_ptr_array_index(grids, k));
		for (guint i = 0; i < page->words->len; i++)
			if (box_holds(&box, &page_word(page, i)->box))
				page_word(page, i)->taken = taken;
	}
}

/** What the lines leave open, by the words. The order matters: edges first, then the cells that they part. */
static void grid_refine(const struct page *page, const struct rules *rules, struct grid *grid)
{
	refine_fills(page, rules, grid);
	refine_heads(page, rules, grid);
	refine_spans(page, rules, grid);
	refine_columns(page, rules, grid);
	refine_heads(page, rules, grid);
	refine_spans(page, rules, grid);
	refine_rows(page, rules, grid);
	refine_tall(page, rules, grid);
}

GPtrArray *tables_find_ruled(struct page *page)
{
	struct rules *drawn = rules_read(page, false), *all = rules_read(page, true);
	GPtrArray *grids = g_ptr_array_new_with_free_func(grid_free);

	lattices_add(page, drawn, false, grids);
	lattices_add(page, all, true, grids);
	words_claim(page, grids, true);
	rules_free(drawn);
	rules_free(all);
	return grids;
}

/* --- all tables of a page --- */

/** A page while its tables are read. */
struct reader {
	struct page *page;
	struct rules *rules;
	const struct vocabulary *vocabulary;
	GPtrArray *blocks;
	struct frame *before; /* of the table that the page before ended with; NULL: none */
	struct frame *lowest; /* of this page's tables so far */
};

static void lowest_keep(struct reader *reader, struct frame *frame)
{
	if (frame == NULL || (reader->lowest != NULL && reader->lowest->bottom > frame->bottom)) {
		frame_free(frame);
		return;
	}
	frame_free(reader->lowest);
	reader->lowest = frame;
}

/** Where the first of some grids begins that begins below a height and ends below another, or where the page ends. */
static double next_top(const struct reader *reader, const GPtrArray *grids, double top, double bottom)
{
	double next = reader->page->height;

	for (guint i = 0; i < grids->len; i++) {
		struct box box = grid_box(g_ptr_array_index(grids, i));
		if (box.y0 > top && box.y1 > bottom)
			next = MIN(next, box.y0);
	}
	return next;
}

/** Signs that are drawn beside the texts of the last column, or of a column without text, are the table's. */
static void signs_cover(const struct page *page, struct grid *grid)
{
	struct box box = grid_box(grid);
	guint last = grid_cols(grid);

	for (guint i = 0; i < page->marks->len; i++) {
		const struct box *mark = &g_array_index(page->marks, struct drawn_sign, i).box;
		double middle = (mark->y0 + mark->y1) / 2;
		if (middle > box.y0 && middle < box.y1 && mark->x1 > box.x1 && mark->x0 < box.x1 + SIGN_OUTSIDE)
			g_array_index(grid->xs, double, last) = MAX(grid_x(grid, last), mark->x1 + 1);
	}
}

/** A grid, with the lines down to `bottom` that go on it, becomes a block. */
static void table_read(struct reader *reader, struct grid *grid, double bottom)
{
	struct frame *frame = frame_new(reader->page, reader->rules, grid, reader->before);
	bool rest = frame != NULL && frame->again && grid_rows(grid) == 1;

	if (frame != NULL && !frame->upright && !frame->figures && bands_is_text(&frame->reading)) {
		follow_down(reader->page, reader->rules, frame, bottom, rest, grid);
		if (grid->source == TABLE_RULES)
			follow_up(reader->page, reader->rules, frame, grid);
		frame_free(frame);
		frame = frame_new(reader->page, reader->rules, grid, reader->before);
	}
	if (grid->source == TABLE_ALIGNED)
		signs_cover(reader->page, grid);
	struct table *table = cells_table(reader->page, grid, reader->vocabulary);
	if (table->cells->len == 0) {
		table_free(table);
		frame_free(frame);
		return;
	}
	struct block *block = block_new(BLOCK_TABLE, NULL, table->place);
	block->table = table;
	block->box = table->box;
	g_ptr_array_add(reader->blocks, block);
	lowest_keep(reader, frame);
}

/** The tables that boxes of the page may hold, by the alignment of their words. */
static void aligned_read(struct reader *reader, GArray *boxes, bool ruled)
{
	for (guint i = 0; i < boxes->len; i++) {
		struct grid *grid = align_region(reader->page, reader->rules, &g_array_index(boxes, struct box, i),
		    ruled);
		double bottom = i + 1 < boxes->len ? g_array_index(boxes, struct box, i + 1).y0 : reader->page->height;
		if (grid != NULL)
			table_read(reader, grid, bottom);
		grid_free(grid);
	}
	g_array_unref(boxes);
}

/** The tables between lines across the page that no table has so far. */
static void ruled_read(struct reader *reader)
{
	GArray *boxes = g_array_new(FALSE, FALSE, sizeof(struct box));

	for (guint i = 0; i < reader->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(reader->blocks, i);
		if (block->kind == BLOCK_TABLE || block->left_out == LEFT_OUT_REPEATED_HEADER)
			g_array_append_val(boxes, block->box);
	}
	struct rules *left = rules_outside(reader->rules, boxes);
	aligned_read(reader, align_ruled_regions(reader->page, left), true);
	rules_free(left);
	g_array_unref(boxes);
}

/** Whether a table that the page shows by itself at the same place has other columns than those of the page before. */
static bool is_other_table(const struct reader *reader, const struct follow *follow, GArray *boxes, bool ruled)
{
	struct box own, box = grid_box(follow->grid);
	bool other = false;

	for (guint i = 0; i < boxes->len && !other; i++) {
		own = g_array_index(boxes, struct box, i);
		if (!box_overlaps(&own, &box))
			continue;
		struct grid *grid = align_region(reader->page, reader->rules, &own, ruled);
		other = grid != NULL && follow->n_lines < KEPT * follow_count(reader->page, reader->rules, &own);
		grid_free(grid);
	}
	g_array_unref(boxes);
	return other;
}

/** The words of a table's head that is printed again. */
static void head_leave(struct reader *reader, const struct box *box)
{
	struct page *page = reader->page;
	GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < page->words->len; i++)
		if (!page_word(page, i)->taken && !page_word(page, i)->turned &&
		    box_holds(box, &page_word(page, i)->box)) {
			page_word(page, i)->taken = true;
			g_array_append_val(words, i);
		}
	struct flow *flow = flow_new(page, words);
	GString *text = g_string_new(NULL);
	struct place place = { .page = page->number, .page_end = page->number };
	flow_text(flow, 0, flow->lines->len, reader->vocabulary, text);
	struct block *block = block_new(BLOCK_LEFT_OUT, g_string_free(text, FALSE), place);
	block->left_out = LEFT_OUT_REPEATED_HEADER;
	block->box = *box;
	g_ptr_array_add(reader->blocks, block);
	flow_free(flow);
	g_array_unref(words);
}

/**
 * Whether a table other than that of the page before shows itself where lines go on that one, lest it be no part of
 * `ruled`.
 */
static bool has_other_table(const struct reader *reader, const struct follow *follow, const GPtrArray *ruled)
{
	struct rules *left = rules_outside_grids(reader->rules, ruled);
	bool other = is_other_table(reader, follow, align_ruled_regions(reader->page, left), true) ||
	    is_other_table(reader, follow, align_open_regions(reader->page, left), false);

	rules_free(left);
	return other;
}

/**
 * What goes on the table of the page before above the first ruled grid of this one, which may go it on further. The
 * words of the ruled grids are taken: they show no table here.
 */
static void top_read(struct reader *reader, GPtrArray *ruled)
{
	struct page *page = reader->page;
	struct follow follow = follow_page(page, reader->rules, reader->before, next_top(reader, ruled, -1, 0));

	if (follow.grid != NULL && follow.head.y1 <= follow.head.y0 && has_other_table(reader, &follow, ruled)) {
		grid_free(follow.grid);
		return;
	}
	if (follow.head.y1 > follow.head.y0)
		head_leave(reader, &follow.head);
	if (follow.grid == NULL)
		return;
	table_read(reader, follow.grid, grid_box(follow.grid).y1);
	grid_free(follow.grid);
}

static int by_top(const void *a, const void *b)
{
	double x = grid_y(*(struct grid *const *)a, 0), y = grid_y(*(struct grid *const *)b, 0);

	return x < y ? -1 : x > y;
}

/** Whether any words of the page are in no block yet, below a height. */
static bool has_text_below(const struct page *page, double y)
{
	for (guint i = 0; i < page->words->len; i++)
		if (!page_word(page, i)->taken && !page_word(page, i)->turned && page_word(page, i)->box.y1 > y)
			return true;
	return false;
}

/** What the next page may go on: the lowest table, or on a blank page that of the page before. */
static struct frame *reader_close(struct reader *reader)
{
	struct frame *frame = reader->lowest;

	if (frame != NULL) {
		frame->at_foot = !has_text_below(reader->page, frame->bottom);
	} else if (reader->before != NULL && !has_text_below(reader->page, 0)) {
		frame = reader->before;
		reader->before = NULL;
	}
	frame_free(reader->before);
	rules_free(reader->rules);
	return frame;
}

/** The head of a table whose rows all stand on the next page. */
static void lone_read(struct reader *reader, const struct sheet *next)
{
	double top = reader->lowest != NULL ? reader->lowest->bottom : 0;
	struct grid *grid = lone_head(reader->page, reader->rules, top, next->page, next->ruled);

	if (grid != NULL)
		table_read(reader, grid, reader->page->height);
	grid_free(grid);
}

struct frame *tables_read(const struct sheet *sheet, const struct sheet *next, struct frame *before,
    const struct vocabulary *vocabulary)
{
	struct page *page = sheet->page;
	struct reader reader = { .page = page,
		.rules = rules_read(page, true),
		.vocabulary = vocabulary,
		.blocks = sheet->blocks,
		.before = before };

	g_ptr_array_sort(sheet->ruled, by_top);
	if (before != NULL)
		top_read(&reader, sheet->ruled);
	words_claim(page, sheet->ruled, false);
	for (guint i = 0; i < sheet->ruled->len; i++) {
		struct grid *grid = g_ptr_array_index(sheet->ruled, i);
		cells_split_words(page, grid);
		grid_refine(page, reader.rules, grid);
		table_read(&reader, grid, next_top(&reader, sheet->ruled, grid_box(grid).y0, grid_box(grid).y1));
	}
	signs_read(page, vocabulary, sheet->blocks);
	ruled_read(&reader);
	aligned_read(&reader, align_open_regions(page, reader.rules), false);
	if (next != NULL)
		lone_read(&reader, next);
	return reader_close(&reader);
}
