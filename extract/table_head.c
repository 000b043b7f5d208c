#include "extract/table_head.h"

#include <math.h>
#include <string.h>

#include "extract/rules.h"

#define TEXTS 3u      /* that stand apart: running heads have two, left and right, some a third in the middle */
#define APART 0.72    /* of the type size between two of them */
#define SAME_X 1.0    /* points that the same head may be off on another page */
#define LOWER 20.0    /* points: a running head moves less from page to page */
#define PAGES_BACK 3u /* pages before that are looked at: a table begins on the page before its head is printed again */

static const struct word *word_at(const struct page *page, const GArray *words, guint i)
{
	return page_word(page, g_array_index(words, guint, i));
}

static guint count_texts(const struct page *page, const GArray *words)
{
	guint n = words->len > 0;

	for (guint i = 1; i < words->len; i++) {
		const struct word *a = word_at(page, words, i - 1), *b = word_at(page, words, i);
		n += b->box.x0 - a->box.x1 > APART * b->size;
	}
	return n;
}

/** Whether all the texts stand on a fill. */
static bool is_on_fill(const struct page *page, const GArray *words)
{
	for (guint i = 0; i < words->len; i++) {
		const struct box *box = &word_at(page, words, i)->box;
		if (rules_is_white(rules_ground(page, (box->x0 + box->x1) / 2, (box->y0 + box->y1) / 2)))
			return false;
	}
	return true;
}

/** A word of a page with the text and left side of another page's. */
static const struct word *find_same(const struct page *page, double y, const struct page *from,
    const struct word *wanted)
{
	gsize length, own_length;
	const char *bytes = page_word_bytes(from, wanted, &length);

	for (guint i = 0; i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		if (fabs(word->box.x0 - wanted->box.x0) > SAME_X || fabs(word->box.y0 - wanted->box.y0) < LOWER ||
		    (y >= 0 && fabs(word->box.y0 - y) > wanted->size / 2))
			continue;
		const char *own = page_word_bytes(page, word, &own_length);
		if (own_length == length && memcmp(own, bytes, length) == 0)
			return word;
	}
	return NULL;
}

static bool stands_lower(const struct page *page, const struct page *from, const GArray *words)
{
	double y = -1;

	for (guint i = 0; i < words->len; i++) {
		const struct word *same = find_same(page, y, from, word_at(from, words, i));
		if (same == NULL)
			return false;
		y = same->box.y0;
	}
	return true;
}

bool table_head_is(const GPtrArray *pages, guint at, const GArray *words)
{
	const struct page *page = g_ptr_array_index(pages, at);

	if (count_texts(page, words) < TEXTS)
		return false;
	if (is_on_fill(page, words))
		return true;
	for (guint back = 0; back <= PAGES_BACK && back <= at; back++)
		if (stands_lower(g_ptr_array_index(pages, at - back), page, words))
			return true;
	return false;
}
