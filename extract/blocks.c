#include "extract/blocks.h"

#include <math.h>
#include <stdlib.h>

#define GAP 1.45       /* of the type size, from line foot to line head: white space above a block */
#define HEADING 1.12   /* of the page's usual size: larger type heads what follows */
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

static void block_finish(const struct flow *flow, const struct flow_paragraph *paragraph, double usual, struct block *block)
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
		double above = i == 0 ? G_MAXDOUBLE : paragraph->box.y0 - g_array_index(paragraphs, struct flow_paragraph, i - 1).box.y1;
		block->gap_before = above > (GAP - 1) * block->size;
		g_ptr_array_add(blocks, block);
	}
	g_array_unref(paragraphs);
	flow_free(flow);
}

static int by_place(const void *a, const void *b)
{
	const struct block *x = *(struct block *const *)a, *y = *(struct block *const *)b;

	if (x->box.y0 != y->box.y0)
		return x->box.y0 < y->box.y0 ? -1 : 1;
	return x->box.x0 < y->box.x0 ? -1 : x->box.x0 > y->box.x0;
}

void blocks_read(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));
	struct box column = { page->width, 0, 0, page->height };

	for (guint i = 0; i < page->words->len; i++) {
		struct word *word = page_word(page, i);
		column.x0 = MIN(column.x0, word->box.x0);
		column.x1 = MAX(column.x1, word->box.x1);
		if (word->taken)
			continue;
		word->taken = true;
		g_array_append_val(words, i);
	}
	blocks_add(page, words, &column, usual_size(page), vocabulary, blocks);
	g_array_unref(words);
	g_ptr_array_sort(blocks, by_place);
}
