#include "render/layout.h"

#include <stdarg.h>
#include <string.h>

#define INK 0x1b1f24
#define QUIET 0x44505c /* 8.3:1 on white */
#define NAVY 0x12263a

const struct style_look LAYOUT_STYLES[N_STYLES] = {
	[STYLE_BODY] = { WEIGHT_REGULAR, 10.5, 14, INK },
	[STYLE_STRONG] = { WEIGHT_BOLD, 10.5, 14, NAVY },
	[STYLE_OLDER] = { WEIGHT_REGULAR, 10.5, 14, 0x39434d },
	[STYLE_SMALL] = { WEIGHT_REGULAR, 9, 12, QUIET },
	[STYLE_SMALL_STRONG] = { WEIGHT_BOLD, 9, 12.5, 0x1b3a57 },
	[STYLE_VALUE] = { WEIGHT_BOLD, 9.5, 13, INK },
	[STYLE_TITLE] = { WEIGHT_BOLD, 21, 25, NAVY },
	[STYLE_STAGE] = { WEIGHT_REGULAR, 13, 17, QUIET },
	[STYLE_HEADING] = { WEIGHT_BOLD, 15, 19, NAVY },
	[STYLE_SECTION] = { WEIGHT_BOLD, 13, 17, NAVY },
	[STYLE_SUBHEADING] = { WEIGHT_BOLD, 11, 14.5, NAVY },
	[STYLE_COLUMN] = { WEIGHT_BOLD, 10, 13, 0xffffff },
	[STYLE_BAND] = { WEIGHT_BOLD, 10.5, 14, NAVY },
};

struct pile *pile_new(void)
{
	struct pile *pile = g_new0(struct pile, 1);

	pile->paras = g_array_new(FALSE, TRUE, sizeof(struct para));
	pile->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	return pile;
}

void pile_free(struct pile *pile)
{
	if (pile == NULL)
		return;
	g_array_unref(pile->paras);
	g_array_unref(pile->lines);
	if (pile->texts != NULL)
		g_string_chunk_free(pile->texts);
	g_free(pile);
}

void pile_clear(struct pile *pile)
{
	g_array_set_size(pile->paras, 0);
	g_array_set_size(pile->lines, 0);
	if (pile->texts != NULL)
		g_string_chunk_clear(pile->texts);
}

struct para *pile_add(struct pile *pile, enum para_kind kind, enum style style, enum tag tag, const char *text)
{
	struct para para = { .kind = kind,
		.style = style,
		.tag = tag,
		.text = text,
		.length = text != NULL ? strlen(text) : 0 };

	g_array_append_val(pile->paras, para);
	return &g_array_index(pile->paras, struct para, pile->paras->len - 1);
}

const char *pile_text(struct pile *pile, const char *text)
{
	return pile_text_n(pile, text, strlen(text));
}

const char *pile_text_n(struct pile *pile, const char *text, gsize length)
{
	if (pile->texts == NULL)
		pile->texts = g_string_chunk_new(512);
	return g_string_chunk_insert_len(pile->texts, text, (gssize)length);
}

const char *pile_format(struct pile *pile, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	const char *kept = pile_text(pile, text);
	g_free(text);
	return kept;
}

double layout_height(const struct pile *pile, guint from, guint to)
{
	double height = 0;

	for (guint i = from; i < to; i++) {
		const struct line *line = &g_array_index(pile->lines, struct line, i);
		height += (double)line->height + (i > from ? (double)line->before : 0);
	}
	return height;
}

static const struct para *para_of(const struct pile *pile, guint line)
{
	return &g_array_index(pile->paras, struct para, g_array_index(pile->lines, struct line, line).para);
}

/** Whether a page may end before this line: not after a heading, nor with one line of a paragraph on either side. */
static bool may_break_before(const struct pile *pile, guint line)
{
	const struct line *lines = &g_array_index(pile->lines, struct line, 0);
	guint n = pile->lines->len;

	if (line == 0 || line >= n)
		return true;
	if (lines[line].para != lines[line - 1].para) {
		const struct para *above = para_of(pile, line - 1);
		return !above->keep_next && above->kind != PARA_RULE;
	}
	bool is_orphan = line < 2 || lines[line - 2].para != lines[line].para;
	bool is_widow = line + 1 >= n || lines[line + 1].para != lines[line].para;
	return !is_orphan && !is_widow;
}

guint layout_fit(const struct pile *pile, guint from, double height, bool is_top)
{
	guint n = pile->lines->len, fits = from;
	double used = 0;

	while (fits < n) {
		const struct line *line = &g_array_index(pile->lines, struct line, fits);
		used += (double)line->height + (fits > from ? (double)line->before : 0);
		if (used > height + 0.01)
			break;
		fits++;
	}
	guint end = fits;
	while (end > from && !may_break_before(pile, end))
		end--;
	if (end == from && is_top)
		end = MAX(fits, from + 1); /* nothing is kept together that a whole page cannot hold */
	return MIN(end, n) - from;
}
