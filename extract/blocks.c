#include "extract/blocks.h"

#include <math.h>
#include <stdlib.h>

#include "extract/gutter.h"

#define GAP 1.45          /* of the type size, from line foot to line head: white space above a block */
#define HEADING 1.12      /* of the page's usual size: larger type heads what follows */
#define HEADING_WORDS 25u /* a heading is shorter than a paragraph */

static double usual_size(const struct page *page)
{
	guint count[64] = { 0 }, best = 0;

	for (guint i = 0; i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		count[CLAMP((int)(word->size * 2 + 0.5), 0, 63)] += word->n;
	}
	for (guint i = 1; i < 64; i++)
		if (count[i] > count[best])
			best = i;
	return best == 0 ? 10 : best / 2.0;
}

static void block_finish(const struct flow *flow, const struct flow_paragraph *paragraph, double usual,
    struct block *block)
{
	bool bold = true;
	double size = 0;
	guint n_words = 0;

	for (guint i = paragraph->first; i < paragraph->first + paragraph->n; i++) {
		const struct line *line = &g_array_index(flow->lines, struct line, i);
		bold = bold && line->bold;
		size = MAX(size, line->size);
		n_words += line->n;
	}
	block->box = paragraph->box;
	block->bold = bold;
	block->size = size;
	if (paragraph->bullet) {
		block->kind = BLOCK_ITEM;
		block->level = 1;
	} else if (n_words <= HEADING_WORDS && (bold || size > HEADING * usual)) {
		block->kind = BLOCK_HEADING;
	}
}

static void blocks_add(const struct page *page, const GArray *words, const struct box *column, double usual,
    const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	struct flow *flow = flow_new(page, words);
	GArray *paragraphs = flow_paragraphs(flow, box_width(column));
	struct place place = { .page = page->number, .page_end = page->number };

	for (guint i = 0; i < paragraphs->len; i++) {
		const struct flow_paragraph *paragraph = &g_array_index(paragraphs, struct flow_paragraph, i);
		GString *text = g_string_new(NULL);
		flow_text(flow, paragraph->first, paragraph->n, vocabulary, text);
		struct block *block = block_new(BLOCK_PARAGRAPH, g_string_free(text, FALSE), place);
		block_finish(flow, paragraph, usual, block);
		block->indent = (unsigned)MAX(0, paragraph->box.x0 - column->x0);
		double above = i == 0 ?
		    G_MAXDOUBLE :
		    paragraph->box.y0 - g_array_index(paragraphs, struct flow_paragraph, i - 1).box.y1;
		block->gap_before = above > (GAP - 1) * block->size;
		g_ptr_array_add(blocks, block);
	}
	g_array_unref(paragraphs);
	flow_free(flow);
}

/** A block with its place in the order of reading. */
struct placed {
	struct block *block;
	double y; /* two columns of text are read from where they begin */
	guint turn;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->y != y->y)
		return x->y < y->y ? -1 : 1;
	return x->turn < y->turn ? -1 : x->turn > y->turn;
}

/** The words of some lines of a region on one side of a gutter, or all. */
static GArray *words_of(const struct region *region, const struct stretch *stretch, bool right)
{
	GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = stretch->first; i < stretch->end; i++) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, i);
		for (guint k = line->first; k < line->first + line->n; k++) {
			guint at = g_array_index(region->flow->words, guint, k);
			const struct box *box = &page_word(region->page, at)->box;
			if (stretch->gutter == 0 || ((box->x0 + box->x1) / 2 > stretch->gutter) == right)
				g_array_append_val(words, at);
		}
	}
	return words;
}

static void placed_add(GArray *order, GPtrArray *blocks, guint from, double y)
{
	for (guint i = from; i < blocks->len; i++) {
		struct placed placed = { .block = g_ptr_array_index(blocks, i), .turn = order->len };
		placed.y = y > 0 ? y : placed.block->box.y0;
		g_array_append_val(order, placed);
	}
}

/** The text of one stretch, column by column. */
static void stretch_read(const struct region *region, const struct stretch *stretch, struct box column, double usual,
    const struct vocabulary *vocabulary, GPtrArray *blocks, GArray *order)
{
	for (int side = 0; side < (stretch->gutter > 0 ? 2 : 1); side++) {
		GArray *words = words_of(region, stretch, side == 1);
		struct box own = column;
		guint from = blocks->len;
		if (stretch->gutter > 0) {
			own = (struct box){ page_word(region->page, g_array_index(words, guint, 0))->box.x0, 0, 0, 0 };
			own.x1 = own.x0;
			for (guint i = 0; i < words->len; i++)
				box_grow(&own, &page_word(region->page, g_array_index(words, guint, i))->box);
		}
		blocks_add(region->page, words, &own, usual, vocabulary, blocks);
		placed_add(order, blocks, from, stretch->gutter > 0 ? region_line_box(region, stretch->first)->y0 : 0);
		g_array_unref(words);
	}
}

/** Words that read up or down the page. */
static void turned_read(const struct page *page, const struct box *column, const struct vocabulary *vocabulary,
    GPtrArray *blocks, GArray *order)
{
	GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));
	guint from = blocks->len;

	for (guint i = 0; i < page->words->len; i++)
		if (!page_word(page, i)->taken && page_word(page, i)->turned)
			g_array_append_val(words, i);
	blocks_add(page, words, column, 0, vocabulary, blocks);
	placed_add(order, blocks, from, 0);
	g_array_unref(words);
}

void blocks_read(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	struct box column = { page->width, 0, 0, page->height },
		   whole = { -G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };
	GArray *order = g_array_new(FALSE, FALSE, sizeof(struct placed));
	double usual = usual_size(page);

	for (guint i = 0; i < page->words->len; i++) {
		column.x0 = MIN(column.x0, page_word(page, i)->box.x0);
		column.x1 = MAX(column.x1, page_word(page, i)->box.x1);
	}
	placed_add(order, blocks, 0, 0);
	struct region *region = region_new(page, NULL, &whole);
	GArray *stretches = gutter_find(region);
	for (guint i = 0; i < stretches->len; i++)
		stretch_read(region, &g_array_index(stretches, struct stretch, i), column, usual, vocabulary, blocks,
		    order);
	turned_read(page, &column, vocabulary, blocks, order);
	for (guint i = 0; i < page->words->len; i++)
		page_word(page, i)->taken = true;
	g_array_sort(order, by_place);
	for (guint i = 0; i < order->len; i++)
		g_ptr_array_index(blocks, i) = g_array_index(order, struct placed, i).block;
	g_array_unref(stretches);
	region_free(region);
	g_array_unref(order);
}
