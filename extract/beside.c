#include "extract/beside.h"

#define BEFORE 120.0     /* points from a sign to its line; the first column of a key is rarely wider */
#define BOX_WIDEST 120.0 /* points: a wider fill is a band or a cell of a table */
#define BOX_HIGHEST 48.0
#define BOX_LEAST 4.0
#define LOOKED_AT 4000u /* fills and signs of one page; a page with more is a drawing */
#define GREY 32u        /* parts of a colour that differ by less are grey */
#define PALE 0xf0f0f0   /* a fill whose parts are all lighter is paper */

static bool is_text(const struct block *block)
{
	return block->kind == BLOCK_HEADING || block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM;
}

/** How far a box is left of a block on the same line; negative if it is not before it. */
static double distance(const struct box *box, const struct block *block)
{
	double middle = (box->y0 + box->y1) / 2, line = block->box.y0 + block->size;

	if (span_overlap(box->y0, box->y1, block->box.y0, MAX(line, block->box.y1)) <= 0)
		return -1;
	if (middle < block->box.y0 - block->size || middle > block->box.y1 + block->size)
		return -1;
	return block->box.x0 - box->x1;
}

/** The block that a sign stands before: the nearest to its right, with no other text between. */
static struct block *find_block(const GPtrArray *blocks, const struct box *box)
{
	struct block *nearest = NULL;
	double least = BEFORE;

	for (guint i = 0; i < blocks->len; i++) {
		struct block *block = g_ptr_array_index(blocks, i);
		if (block->kind == BLOCK_TABLE && box_holds(&block->table->box, box))
			return NULL;
		double gap = is_text(block) ? distance(box, block) : -1;
		if (gap > -1 && gap < least) {
			least = gap;
			nearest = block;
		}
	}
	return nearest;
}

static bool is_pale(guint32 colour)
{
	return (colour >> 16 & 0xff) > (PALE >> 16 & 0xff) && (colour >> 8 & 0xff) > (PALE >> 8 & 0xff) &&
	    (colour & 0xff) > (PALE & 0xff);
}

static bool is_grey(guint32 colour)
{
	guint32 red = colour >> 16 & 0xff, green = colour >> 8 & 0xff, blue = colour & 0xff;

	return MAX(red, MAX(green, blue)) - MIN(red, MIN(green, blue)) < GREY;
}

static void set_sign(const GPtrArray *blocks, const struct box *box, enum sign sign, guint32 colour)
{
	struct block *block = find_block(blocks, box);

	if (block == NULL || (block->sign != SIGN_NONE && (sign == SIGN_SQUARE || is_grey(colour))))
		return; /* an outline is drawn after its circle */
	block->sign = sign;
	block->sign_colour = colour;
}

void beside_read(const struct page *page, const GPtrArray *blocks)
{
	for (guint i = 0; i < MIN(page->fills->len, LOOKED_AT); i++) {
		const struct fill *fill = &g_array_index(page->fills, struct fill, i);
		double width = box_width(&fill->box), height = box_height(&fill->box);
		if (width >= BOX_LEAST && height >= BOX_LEAST && width <= BOX_WIDEST && height <= BOX_HIGHEST &&
		    !is_pale(fill->colour))
			set_sign(blocks, &fill->box, SIGN_SQUARE, fill->colour);
	}
	for (guint i = 0; i < MIN(page->marks->len, LOOKED_AT); i++) {
		const struct drawn_sign *mark = &g_array_index(page->marks, struct drawn_sign, i);
		set_sign(blocks, &mark->box, mark->sign, mark->colour);
	}
}
