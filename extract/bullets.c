#include "extract/bullets.h"

#define BEFORE 2.6 /* of the type size: a bullet is at most this far left of its text; browsers leave 2 */
#define LEVEL 0.35 /* of the type size that a bullet may be off the middle of its line */
#define BULLET "\xe2\x80\xa2"

/** The word that a dot stands before; NULL where text is nearer at its other side. */
static const struct word *word_after(const struct page *page, const struct box *dot)
{
	const struct word *after = NULL;
	double y = (dot->y0 + dot->y1) / 2;

	for (guint i = 0; i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		double middle = (word->box.y0 + word->box.y1) / 2, gap = word->box.x0 - dot->x1;
		if (middle - y > LEVEL * word->size || y - middle > LEVEL * word->size || word->turned)
			continue;
		if (gap < 0 && dot->x0 - word->box.x1 < word->size && word->box.x0 < dot->x0)
			return NULL;
		if (gap >= 0 && gap < BEFORE * word->size && (after == NULL || word->box.x0 < after->box.x0))
			after = word;
	}
	return after;
}

static void bullet_add(struct page *page, const struct box *dot, const struct word *after)
{
	struct glyph glyph = { (float)dot->x0, (float)dot->x1, (guint32)page->text->len };
	struct word word = { .box = { dot->x0, after->box.y0, dot->x1, after->box.y1 },
		.size = after->size,
		.glyph = page->glyphs->len,
		.n = 1,
		.ink = after->ink,
		.bold = after->bold };

	g_array_append_val(page->glyphs, glyph);
	g_string_append(page->text, BULLET);
	glyph.at = (guint32)page->text->len;
	g_array_append_val(page->glyphs, glyph);
	g_array_append_val(page->words, word);
}

void bullets_read(struct page *page)
{
	guint n_words = page->words->len;

	/* pages of maps and dotted charts have thousands of dots, and no list as many lines */
	if (page->dots->len > n_words)
		return;
	for (guint i = 0; i < page->dots->len; i++) {
		const struct box *dot = &g_array_index(page->dots, struct box, i);
		bool again = i > 0 && box_overlaps(dot, dot - 1); /* filled, then outlined */
		const struct word *after = again ? NULL : word_after(page, dot);
		struct word copy;
		if (after == NULL)
			continue;
		copy = *after;
		bullet_add(page, dot, &copy);
	}
}
