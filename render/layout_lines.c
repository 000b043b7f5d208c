/* Paragraphs broken into lines: where Unicode allows it (libunibreak), and inside a word only if it is wider than
 * the line. */
#include <linebreak.h>
#include <string.h>

#include "render/layout.h"

#define SOFT_HYPHEN 0xad

/** What the breaker has seen of the paragraph. */
struct breaker {
	const struct measure *measure;
	const struct para *para;
	const struct style_look *look;
	GArray *lines;
	guint32 index; /* of the para */
	double limit;
	gsize start;       /* of the line */
	gsize opportunity; /* the last place where the line may end; 0: none */
	gsize weak;        /* the same behind a hyphen that the word has anyway: taken only where there is no other */
	unsigned width, opportunity_width, weak_width; /* thousandths */
	unsigned hyphen;
};

static void init_once(void)
{
	static gsize is_ready;

	if (g_once_init_enter(&is_ready)) {
		init_linebreak();
		g_once_init_leave(&is_ready, 1);
	}
}

static bool ends_soft(const char *text, gsize start, gsize end)
{
	return end >= start + 2 && memcmp(text + end - 2, "\302\255", 2) == 0;
}

static void end_line(struct breaker *b, gsize end, unsigned width)
{
	const struct para *para = b->para;
	gsize stop = end;
	bool is_spaced = false;

	while (stop > b->start && (para->text[stop - 1] == ' ' || ends_soft(para->text, b->start, stop))) {
		is_spaced = is_spaced || para->text[stop - 1] == ' ';
		stop -= para->text[stop - 1] == ' ' ? 1 : 2;
	}
	if (!is_spaced)
		stop = end; /* a soft hyphen at the end of a line is seen; one beside a space hyphenates nothing */
	bool is_first = b->lines->len == 0 || g_array_index(b->lines, struct line, b->lines->len - 1).para != b->index;
	struct line line = { b->index, (guint32)b->start, (guint32)stop, (float)(is_first ? para->before : 0),
		(float)b->look->leading, (float)(width * b->look->size / 1000) };
	g_array_append_val(b->lines, line);
	b->start = end;
	b->opportunity = b->weak = 0;
}

static int advance_at(const struct breaker *b, gsize at, gunichar c)
{
	return b->measure->advance(b->measure->data, at < b->para->lead ? WEIGHT_BOLD : b->look->weight, c);
}

/** Ends the line before the character at `at`, which it cannot hold: at the last opportunity, else right here. */
static void overflow(struct breaker *b, gsize at)
{
	if (b->opportunity <= b->start) {
		b->opportunity = b->weak;
		b->opportunity_width = b->weak_width;
	}
	if (b->opportunity > b->start) {
		gsize weak = b->weak > b->opportunity ? b->weak : 0;
		unsigned ended = b->opportunity_width;
		end_line(b, b->opportunity, ended);
		b->width -= ended;
		b->weak = weak;
		b->weak_width -= ended;
	} else if (at > b->start) {
		end_line(b, at, b->width);
		b->width = 0;
	}
}

/** A line that ends with a word's own hyphen would read as a word cut there: "door-to-" and "door". */
static void note_opportunity(struct breaker *b, gunichar c, gsize next)
{
	bool is_hyphen = c == '-' || c == 0x2010;

	if (is_hyphen && next < b->para->length && g_unichar_isalnum(g_utf8_get_char(b->para->text + next))) {
		b->weak = next;
		b->weak_width = b->width;
		return;
	}
	b->opportunity = next;
	b->opportunity_width = b->width;
}

static void break_text(struct breaker *b, const char *breaks)
{
	const char *text = b->para->text;
	double limit = b->limit * 1000 / b->look->size;

	for (gsize at = 0; at < b->para->length;) {
		gunichar c = g_utf8_get_char(text + at);
		gsize next = (gsize)(g_utf8_next_char(text + at) - text);
		unsigned advance = (unsigned)advance_at(b, at, c);
		while (c != ' ' && b->width + advance + (c == SOFT_HYPHEN ? b->hyphen : 0) > limit && b->width > 0 &&
		    !(c == SOFT_HYPHEN && MAX(b->opportunity, b->weak) > b->start))
			overflow(b, at);
		b->width += advance;
		if (breaks[next - 1] == LINEBREAK_ALLOWBREAK && !(c == SOFT_HYPHEN && b->width + b->hyphen > limit))
			note_opportunity(b, c, next);
		at = next;
	}
	end_line(b, b->para->length, b->width);
}

static void set_para(struct pile *pile, guint32 index, const struct measure *measure)
{
	const struct para *para = &g_array_index(pile->paras, struct para, index);
	struct breaker b = { .measure = measure,
		.para = para,
		.look = &LAYOUT_STYLES[para->style],
		.lines = pile->lines,
		.index = index,
		.limit = MAX(pile->width - para->indent, 8) };

	if (para->kind == PARA_RULE || para->kind == PARA_DRAWING) {
		struct line line = { index, 0, 0, (float)para->before, (float)para->height, 0 };
		g_array_append_val(pile->lines, line);
		return;
	}
	if (layout_width(measure, para->style, para->text, MIN(para->length, 400)) <= b.limit && para->length < 400 &&
	    para->lead == 0) {
		end_line(&b, para->length,
		    (unsigned)(layout_width(measure, para->style, para->text, para->length) * 1000 / b.look->size));
		return;
	}
	b.hyphen = (unsigned)measure->advance(measure->data, b.look->weight, '-');
	char *breaks = g_malloc(para->length + 1);
	init_once();
	set_linebreaks_utf8((const utf8_t *)para->text, para->length, "en", breaks);
	break_text(&b, breaks);
	g_free(breaks);
}

void layout_set(struct pile *pile, double width, const struct measure *measure)
{
	pile->width = width;
	g_array_set_size(pile->lines, 0);
	for (guint i = 0; i < pile->paras->len; i++)
		set_para(pile, i, measure);
}

double layout_width(const struct measure *measure, enum style style, const char *text, gsize length)
{
	const struct style_look *look = &LAYOUT_STYLES[style];
	unsigned width = 0;

	for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
		width += (unsigned)measure->advance(measure->data, look->weight, g_utf8_get_char(p));
	return width * look->size / 1000;
}
