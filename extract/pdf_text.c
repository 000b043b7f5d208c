#include "extract/pdf_text.h"

#include <math.h>
#include <string.h>

#include "extract/symbol.h"
#include "model/limits.h"

#define SPLIT_GAP 0.9    /* of the type size: characters this far apart are two words, whatever poppler says */
#define TURNED_GAP 0.5   /* of the type size between the letters of a word that reads up or down */
#define OVERLAP_BACK 1.5 /* of the type size: a character this far back begins a new word */

/** What is the same for a run of characters. */
struct style {
	double size;
	guint32 ink;
	bool bold;
	enum symbol_font font;
};

static bool is_bold(const char *font)
{
	static const char *const heavy[] = { "bold", "black", "heavy", "semibold", "demi" };
	g_autofree char *folded = g_ascii_strdown(font, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(heavy); i++)
		if (strstr(folded, heavy[i]) != NULL)
			return true;
	return false;
}

static struct style style_of(const PopplerTextAttributes *attributes)
{
	const char *font = attributes->font_name != NULL ? attributes->font_name : "";

	return (struct style){ .size = attributes->font_size,
		.ink = (guint32)(attributes->color.red >> 8) << 16 | (guint32)(attributes->color.green >> 8) << 8 |
		    (guint32)(attributes->color.blue >> 8),
		.bold = is_bold(font),
		.font = symbol_font(font) };
}

struct reading {
	struct page *page;
	struct style style;
	PopplerRectangle last;
	struct word word;
	bool open;
};

static void word_end(struct reading *r)
{
	if (!r->open)
		return;
	r->open = false;
	if (r->page->words->len >= LIMIT_PAGE_WORDS) {
		r->page->cut = true;
		return;
	}
	/* one glyph more than the word has marks where its text ends */
	struct glyph end = { .x0 = (float)r->word.box.x1,
		.x1 = (float)r->word.box.x1,
		.at = (guint32)r->page->text->len };
	g_array_append_val(r->page->glyphs, end);
	g_array_append_val(r->page->words, r->word);
}

/** Whether a character cannot belong to the open word. */
static bool is_apart(const struct reading *r, const PopplerRectangle *at)
{
	double size = MAX(r->style.size, 1), step = fabs(at->y1 - r->last.y1);

	/* a letter right above or below the last one belongs to a word that reads up or down */
	if (r->word.turned || step > size / 2)
		return span_overlap(at->x1, at->x2, r->last.x1, r->last.x2) <
		    0.5 * MIN(at->x2 - at->x1, r->last.x2 - r->last.x1) ||
		    -span_overlap(at->y1, at->y2, r->last.y1, r->last.y2) > TURNED_GAP * size;
	/* a large sign beside small text: the smaller type says what is far */
	return at->x1 - r->last.x2 > SPLIT_GAP * MIN(size, MAX(r->word.size, 1)) ||
	    at->x1 < r->last.x1 - OVERLAP_BACK * size;
}

static void glyph_add(struct reading *r, gunichar c, const PopplerRectangle *at)
{
	char utf8[6];
	struct box box = { at->x1, at->y1, at->x2, at->y2 };

	if (r->open && is_apart(r, at))
		word_end(r);
	if (!r->open) {
		r->open = true;
		r->word = (struct word){ .box = box,
			.size = r->style.size,
			.ink = r->style.ink,
			.bold = r->style.bold,
			.glyph = r->page->glyphs->len };
	} else if (box.y1 < r->last.y1 + 0.1 || box.y0 > r->last.y2 - 0.1) {
		r->word.turned = true;
	}
	struct glyph glyph = { .x0 = (float)box.x0, .x1 = (float)box.x1, .at = (guint32)r->page->text->len };
	g_array_append_val(r->page->glyphs, glyph);
	g_string_append_len(r->page->text, utf8, g_unichar_to_utf8(c, utf8));
	r->word.n++;
	r->word.bold = r->word.bold && r->style.bold;
	r->word.size = MAX(r->word.size, r->style.size);
	box_grow(&r->word.box, &box);
	r->last = *at;
}

static bool is_finite(const PopplerRectangle *at, const struct page *page)
{
	double far = 10 * (page->width + page->height);

	return isfinite(at->x1) && isfinite(at->x2) && isfinite(at->y1) && isfinite(at->y2) && fabs(at->x1) < far &&
	    fabs(at->y1) < far && fabs(at->x2) < far && fabs(at->y2) < far;
}

static void read_characters(struct reading *r, const char *text, const PopplerRectangle *boxes, guint n,
    GList *attributes)
{
	const char *at = text;

	for (guint i = 0; i < n && *at != '\0'; i++, at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		while (attributes != NULL && (int)i > ((PopplerTextAttributes *)attributes->data)->end_index)
			attributes = attributes->next;
		if (attributes != NULL && (int)i == ((PopplerTextAttributes *)attributes->data)->start_index)
			r->style = style_of(attributes->data);
		if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
			word_end(r);
			continue;
		}
		if (is_finite(&boxes[i], r->page))
			glyph_add(r, symbol_character(r->style.font, c), &boxes[i]);
	}
	word_end(r);
}

void pdf_text_read(PopplerPage *from, struct page *page)
{
	g_autofree char *text = poppler_page_get_text(from);
	g_autofree PopplerRectangle *boxes = NULL;
	struct reading reading = { .page = page, .style = { .size = 10 } };
	guint n = 0;

	if (text == NULL || *text == '\0' || !poppler_page_get_text_layout(from, &boxes, &n))
		return;
	GList *attributes = poppler_page_get_text_attributes(from);
	read_characters(&reading, text, boxes, n, attributes);
	poppler_page_free_text_attributes(attributes);
}
