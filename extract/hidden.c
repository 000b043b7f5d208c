#include "extract/hidden.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "extract/rules.h"
#include "extract/runs.h"

#define ALIKE 10        /* channels this close cannot be told apart on paper: #f5f5f5 on white has contrast 1.09 */
#define TINY 1.5        /* points of height: nobody reads it; the smallest print of real papers is 3 */
#define TINY_LETTER 0.8 /* points of width for each character */
#define TWICE 0.25      /* of the type size: a second drawing for bold or a shadow is this near */
#define SLOTS 8192u     /* places of words that are remembered to find second drawings */
#define WORK 20000000u  /* words times shapes that are compared; a busy page has 5 million */

enum reason { SEEN, UNSEEN, SAME_COLOUR, TOO_SMALL, SECOND };

static bool any_holds(const GArray *boxes, const struct word *word)
{
	for (guint i = 0; i < boxes->len; i++)
		if (box_holds(&g_array_index(boxes, struct box, i), &word->box))
			return true;
	return false;
}

static bool any_mark(const struct page *page, const struct word *word)
{
	for (guint i = 0; i < page->marks->len; i++)
		if (box_overlaps(&g_array_index(page->marks, struct drawn_sign, i).box, &word->box))
			return true;
	return false;
}

/** Whether lines that are not white run through a word: a ground painted in stripes. */
static bool any_stripe(const struct page *page, const struct word *word)
{
	const struct box *b = &word->box;

	for (guint i = 0; i < page->across->len; i++) {
		const struct rule *rule = &g_array_index(page->across, struct rule, i);
		if (!rules_is_white(rule->ink) && rule->at > b->y0 && rule->at < b->y1 &&
		    span_overlap(rule->from, rule->to, b->x0, b->x1) > 0)
			return true;
	}
	for (guint i = 0; i < page->down->len; i++) {
		const struct rule *rule = &g_array_index(page->down, struct rule, i);
		if (!rules_is_white(rule->ink) && rule->at > b->x0 && rule->at < b->x1 &&
		    span_overlap(rule->from, rule->to, b->y0, b->y1) > 0)
			return true;
	}
	return false;
}

/** Over something drawn that may show the word, or be its ground. */
static bool is_over_picture(const struct page *page, const struct word *word)
{
	return any_holds(page->images, word) || any_holds(page->strokes, word) || any_holds(page->veils, word) ||
	    any_mark(page, word);
}

static bool is_alike(guint32 a, guint32 b)
{
	for (int shift = 0; shift <= 16; shift += 8)
		if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > ALIKE)
			return false;
	return true;
}

/** A word's own place is looked at from end to end: it may stand partly on a fill. */
static bool is_ground_alike(const struct page *page, const struct word *word)
{
	const struct box *b = &word->box;

	for (int i = 1; i <= 3; i++) {
		double x = b->x0 + box_width(b) * i / 4, y = b->y0 + box_height(b) * i / 4;
		if (!is_alike(rules_ground(page, x, (b->y0 + b->y1) / 2), word->ink) ||
		    !is_alike(rules_ground(page, (b->x0 + b->x1) / 2, y), word->ink))
			return false;
	}
	return true;
}

static bool is_colour_of_ground(const struct page *page, const GArray *sorted, const struct word *word)
{
	if (!is_ground_alike(page, word))
		return false;
	const struct text_run *run = runs_find(sorted, word);
	return run != NULL && !run->odd && !is_over_picture(page, word) && !any_stripe(page, word);
}

static bool is_tiny(const struct word *word)
{
	double length = word->turned ? box_height(&word->box) : box_width(&word->box);
	double height = word->turned ? box_width(&word->box) : box_height(&word->box);

	return height < TINY && word->size < TINY && length < TINY_LETTER * word->n;
}

static bool any_unseen(const struct page *page)
{
	for (guint i = 0; i < page->runs->len; i++)
		if (g_array_index(page->runs, struct text_run, i).unseen)
			return true;
	return false;
}

/** Invisible words: those over a picture are its text where they are more than the visible ones there. */
static void unseen_mark(const struct page *page, const GArray *sorted, enum reason *reasons)
{
	g_autofree bool *over = g_new0(bool, page->words->len + 1);
	guint seen_over = 0, unseen_over = 0;

	for (guint i = 0; i < page->words->len; i++) {
		const struct text_run *run = runs_find(sorted, page_word(page, i));
		if (run != NULL && run->unseen)
			reasons[i] = UNSEEN;
		over[i] = is_over_picture(page, page_word(page, i));
		if (over[i] && reasons[i] == UNSEEN)
			unseen_over++;
		else if (over[i])
			seen_over++;
	}
	for (guint i = 0; i < page->words->len && unseen_over > seen_over; i++)
		if (over[i] && reasons[i] == UNSEEN)
			reasons[i] = SEEN;
}

static bool is_same_text(const struct page *page, const struct word *a, const struct word *b)
{
	gsize length, other;
	const char *bytes = page_word_bytes(page, a, &length), *others = page_word_bytes(page, b, &other);

	return length == other && memcmp(bytes, others, length) == 0;
}

/** Where a word of a place 4 points wide and high is remembered; another's may share it, and then the last stays. */
static guint slot_of(const struct word *word, int right, int down)
{
	guint column = (guint)(int)CLAMP(word->box.x0 / 4 + right, -9999, 99999);
	guint row = (guint)(int)CLAMP(word->box.y0 / 4 + down, -9999, 99999);

	return (row * 977 + column) % SLOTS;
}

static bool is_second(const struct page *page, const struct word *word, const struct word *other)
{
	double near = TWICE * MAX(word->size, 1);

	return fabs(other->box.x0 - word->box.x0) < near && fabs(other->box.y0 - word->box.y0) < near &&
	    fabs(other->box.x1 - word->box.x1) < near && is_same_text(page, word, other);
}

/** Marks words drawn again in one place. poppler itself finds those that are nearest. */
static void second_mark(const struct page *page, enum reason *reasons)
{
	g_autofree guint *slots = g_new0(guint, SLOTS); /* of the last word there, from 1 */

	for (guint i = 0; i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		for (int k = 0; k < 9 && reasons[i] == SEEN; k++) { /* the places around it too */
			guint at = slots[slot_of(word, k % 3 - 1, k / 3 - 1)];
			if (at > 0 && is_second(page, word, page_word(page, at - 1)))
				reasons[i] = SECOND;
		}
		slots[slot_of(word, 0, 0)] = i + 1;
	}
}

static unsigned words_move(struct page *page, const enum reason *reasons)
{
	unsigned n = 0, kept = 0;

	for (guint i = 0; i < page->words->len; i++) {
		if (reasons[i] == SEEN) {
			*page_word(page, kept++) = *page_word(page, i);
			continue;
		}
		n += reasons[i] != SECOND;
		g_array_append_val(page->hidden, *page_word(page, i));
	}
	g_array_set_size(page->words, kept);
	return n;
}

unsigned hidden_read(struct page *page)
{
	g_autofree enum reason *reasons = g_new0(enum reason, page->words->len + 1);
	guint64 shapes = page->fills->len + page->images->len + page->strokes->len + page->veils->len +
	    page->marks->len + page->across->len + page->down->len;

	second_mark(page, reasons);
	if (!page->cut && shapes * page->words->len < WORK) {
		GArray *sorted = runs_sort(page);
		if (any_unseen(page))
			unseen_mark(page, sorted, reasons);
		for (guint i = 0; i < page->words->len; i++)
			if (reasons[i] == SEEN && is_colour_of_ground(page, sorted, page_word(page, i)))
				reasons[i] = SAME_COLOUR;
		g_array_unref(sorted);
	}
	for (guint i = 0; i < page->words->len; i++)
		if (reasons[i] == SEEN && is_tiny(page_word(page, i)))
			reasons[i] = TOO_SMALL;
	g_array_unref(page->runs);
	page->runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	return words_move(page, reasons);
}

void hidden_block(const struct page *page, GPtrArray *blocks)
{
	GString *text = g_string_new(NULL);
	struct place place = { .page = page->number, .page_end = page->number };

	for (guint i = 0; i < page->hidden->len; i++) {
		gsize length;
		const char *bytes = page_word_bytes(page, &g_array_index(page->hidden, struct word, i), &length);
		g_string_append_printf(text, "%s%.*s", i > 0 ? " " : "", (int)length, bytes);
	}
	if (text->len > 0) {
		struct block *block = block_new(BLOCK_LEFT_OUT, g_string_free(text, FALSE), place);
		block->left_out = LEFT_OUT_HIDDEN;
		block->box = g_array_index(page->hidden, struct word, 0).box;
		for (guint i = 1; i < page->hidden->len; i++)
			box_grow(&block->box, &g_array_index(page->hidden, struct word, i).box);
		g_ptr_array_add(blocks, block);
	} else {
		g_string_free(text, TRUE);
	}
}
