/* small_page: a page made by hand for the tests of geometry: type of 10 points, 5 points a letter. */
#ifndef TESTS_SMALL_PAGE_H
#define TESTS_SMALL_PAGE_H

#include "extract/content.h"
#include "extract/page.h"

static inline bool no_object(void *library, unsigned resources, const char *name, struct xobject *out)
{
	(void)library, (void)resources, (void)name, (void)out;
	return false;
}

static inline enum colour_space by_count(void *library, unsigned resources, const char *name)
{
	(void)library, (void)resources, (void)name;
	return SPACE_BY_COUNT;
}

/** The letters of a word that the test has placed; the word is added to the page. */
static inline void letters_add(struct page *page, struct word word, const char *text)
{
	double x = word.box.x0;

	word.glyph = page->glyphs->len;
	word.n = (guint32)g_utf8_strlen(text, -1);
	for (guint32 i = 0; i <= word.n; i++) {
		struct glyph glyph = { (float)(x + 5 * i), (float)(x + 5 * (i + 1)), (guint32)page->text->len };
		g_array_append_val(page->glyphs, glyph);
		if (i < word.n) {
			g_string_append_unichar(page->text, g_utf8_get_char(text));
			text = g_utf8_next_char(text);
		}
	}
	g_array_append_val(page->words, word);
}

/** The words of a line of type of 10 points, a space of 3 points between them. */
static inline void words_add(struct page *page, double x, double y, bool bold, const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	for (char **at = words; *at != NULL; at++) {
		double width = 5 * (double)g_utf8_strlen(*at, -1);
		struct word word = { .box = { x, y, x + width, y + 10 },
			.size = 10,
			.base = y + 8,
			.bold = bold,
			.space_after = true };
		letters_add(page, word, *at);
		x += width + 3;
	}
}

#endif
