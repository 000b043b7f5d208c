#include "extract/page.h"

#define CHART_STROKES 12u /* a chart's curves have hundreds; crossed-out cells and ticks few */

struct page *page_new(unsigned number, double width, double height)
{
	struct page *page = g_new0(struct page, 1);

	page->number = number;
	page->width = width;
	page->height = height;
	page->text = g_string_new(NULL);
	page->glyphs = g_array_new(FALSE, FALSE, sizeof(struct glyph));
	page->words = g_array_new(FALSE, FALSE, sizeof(struct word));
	page->across = g_array_new(FALSE, FALSE, sizeof(struct rule));
	page->down = g_array_new(FALSE, FALSE, sizeof(struct rule));
	page->fills = g_array_new(FALSE, FALSE, sizeof(struct fill));
	page->marks = g_array_new(FALSE, FALSE, sizeof(struct drawn_sign));
	page->strokes = g_array_new(FALSE, FALSE, sizeof(struct box));
	page->dots = g_array_new(FALSE, FALSE, sizeof(struct box));
	page->images = g_array_new(FALSE, FALSE, sizeof(struct box));
	page->veils = g_array_new(FALSE, FALSE, sizeof(struct box));
	page->runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	page->hidden = g_array_new(FALSE, FALSE, sizeof(struct word));
	return page;
}

void page_free(struct page *page)
{
	if (page == NULL)
		return;
	g_string_free(page->text, TRUE);
	g_array_unref(page->glyphs);
	g_array_unref(page->words);
	g_array_unref(page->across);
	g_array_unref(page->down);
	g_array_unref(page->fills);
	g_array_unref(page->marks);
	g_array_unref(page->images);
	g_array_unref(page->dots);
	g_array_unref(page->strokes);
	g_array_unref(page->veils);
	g_array_unref(page->runs);
	g_array_unref(page->hidden);
	g_free(page);
}

const char *page_word_bytes(const struct page *page, const struct word *word, gsize *length)
{
	const struct glyph *glyphs = &g_array_index(page->glyphs, struct glyph, word->glyph);

	*length = glyphs[word->n].at - glyphs[0].at;
	return page->text->str + glyphs[0].at;
}

char *page_word_text(const struct page *page, const struct word *word)
{
	gsize length;
	const char *bytes = page_word_bytes(page, word, &length);

	return g_strndup(bytes, length);
}

double box_width(const struct box *box)
{
	return box->x1 - box->x0;
}

double box_height(const struct box *box)
{
	return box->y1 - box->y0;
}

double box_middle(const struct box *box)
{
	return (box->y0 + box->y1) / 2;
}

bool box_overlaps(const struct box *a, const struct box *b)
{
	return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

bool box_holds(const struct box *outer, const struct box *inner)
{
	double x = (inner->x0 + inner->x1) / 2, y = (inner->y0 + inner->y1) / 2;

	return x >= outer->x0 && x <= outer->x1 && y >= outer->y0 && y <= outer->y1;
}

void box_grow(struct box *box, const struct box *by)
{
	box->x0 = MIN(box->x0, by->x0);
	box->y0 = MIN(box->y0, by->y0);
	box->x1 = MAX(box->x1, by->x1);
	box->y1 = MAX(box->y1, by->y1);
}

static int double_compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

void doubles_sort(GArray *values)
{
	g_array_sort(values, double_compare);
}

double span_overlap(double a0, double a1, double b0, double b1)
{
	return MIN(a1, b1) - MAX(a0, b0);
}

bool page_is_drawing(const struct page *page, const struct box *box)
{
	guint n = 0;

	for (guint i = 0; i < page->strokes->len && n < CHART_STROKES; i++)
		n += box_holds(box, &g_array_index(page->strokes, struct box, i));
	return n >= CHART_STROKES;
}
