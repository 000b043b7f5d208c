#include "extract/symbol.h"

#include <string.h>

#define BULLET 0x2022
#define PRIVATE 0xf000 /* symbol fonts put their 8-bit codes at U+F020 to U+F0FF */

struct shown {
	enum symbol_font font;
	guint8 code;
	gunichar as;
};

/* the characters that office papers use: bullets, ticks, crosses, circles, squares, arrows */
/* clang-format off */
static const struct shown table[] = {
	{ SYMBOL_SYMBOL, 0xb7, BULLET }, { SYMBOL_SYMBOL, 0xa8, 0x2666 }, { SYMBOL_SYMBOL, 0xd6, 0x221a },
	{ SYMBOL_SYMBOL, 0xae, 0x2192 }, { SYMBOL_SYMBOL, 0x2d, 0x2212 }, { SYMBOL_SYMBOL, 0xb3, 0x2265 },
	{ SYMBOL_SYMBOL, 0xa3, 0x2264 }, { SYMBOL_SYMBOL, 0xb1, 0x00b1 }, { SYMBOL_SYMBOL, 0xb0, 0x00b0 },
	{ SYMBOL_WINGDINGS, 0xfc, 0x2713 }, { SYMBOL_WINGDINGS, 0xfe, 0x2611 }, { SYMBOL_WINGDINGS, 0xfb, 0x2717 },
	{ SYMBOL_WINGDINGS, 0xfd, 0x2612 }, { SYMBOL_WINGDINGS, 0xa8, 0x2610 }, { SYMBOL_WINGDINGS, 0x6c, 0x25cf },
	{ SYMBOL_WINGDINGS, 0x6e, 0x25a0 }, { SYMBOL_WINGDINGS, 0x6f, 0x25a1 }, { SYMBOL_WINGDINGS, 0x71, 0x2751 },
	{ SYMBOL_WINGDINGS, 0x75, 0x25c6 }, { SYMBOL_WINGDINGS, 0x76, 0x2756 }, { SYMBOL_WINGDINGS, 0x9f, BULLET },
	{ SYMBOL_WINGDINGS, 0xa1, 0x25cb }, { SYMBOL_WINGDINGS, 0xa7, 0x25aa }, { SYMBOL_WINGDINGS, 0xd8, 0x27a2 },
	{ SYMBOL_WINGDINGS, 0xe0, 0x2192 }, { SYMBOL_WINGDINGS, 0xf0, 0x21e8 }, { SYMBOL_WINGDINGS, 0x4a, 0x263a },
	{ SYMBOL_WINGDINGS, 0x4c, 0x2639 }, { SYMBOL_WINGDINGS, 0xab, 0x2605 }, { SYMBOL_WINGDINGS, 0xdf, 0x2190 },
	{ SYMBOL_WINGDINGS, 0xe1, 0x2191 }, { SYMBOL_WINGDINGS, 0xe2, 0x2193 }, { SYMBOL_WINGDINGS, 0x77, 0x2b25 },
	{ SYMBOL_WINGDINGS_2, 0x50, 0x2713 }, { SYMBOL_WINGDINGS_2, 0x4f, 0x2717 },
	{ SYMBOL_WINGDINGS_2, 0x52, 0x2611 }, { SYMBOL_WINGDINGS_2, 0x53, 0x2612 },
	{ SYMBOL_WINGDINGS_2, 0x98, 0x25cf }, { SYMBOL_WINGDINGS_2, 0x97, BULLET },
	{ SYMBOL_WEBDINGS, 0x61, 0x2713 }, { SYMBOL_WEBDINGS, 0x72, 0x2717 }, { SYMBOL_WEBDINGS, 0x6e, 0x25cf },
	{ SYMBOL_WEBDINGS, 0x67, 0x25a0 }, { SYMBOL_WEBDINGS, 0x63, 0x25a1 }, { SYMBOL_WEBDINGS, 0x35, 0x25b2 },
	{ SYMBOL_WEBDINGS, 0x36, 0x25bc }, { SYMBOL_WEBDINGS, 0x34, 0x25b6 }, { SYMBOL_WEBDINGS, 0x33, 0x25c0 },
	{ SYMBOL_DINGBATS, 0x33, 0x2713 }, { SYMBOL_DINGBATS, 0x34, 0x2714 }, { SYMBOL_DINGBATS, 0x35, 0x2715 },
	{ SYMBOL_DINGBATS, 0x36, 0x2716 }, { SYMBOL_DINGBATS, 0x37, 0x2717 }, { SYMBOL_DINGBATS, 0x38, 0x2718 },
	{ SYMBOL_DINGBATS, 0x6c, 0x25cf }, { SYMBOL_DINGBATS, 0x6d, 0x274d }, { SYMBOL_DINGBATS, 0x6e, 0x25a0 },
	{ SYMBOL_DINGBATS, 0x6f, 0x274f }, { SYMBOL_DINGBATS, 0x73, 0x25b2 }, { SYMBOL_DINGBATS, 0x74, 0x25bc },
	{ SYMBOL_DINGBATS, 0x75, 0x25c6 }, { SYMBOL_DINGBATS, 0x76, 0x2756 }, { SYMBOL_DINGBATS, 0x48, 0x2605 },
};
/* clang-format on */

enum symbol_font symbol_font(const char *name)
{
	static const struct {
		const char *part;
		enum symbol_font font;
	} names[] = { { "wingdings2", SYMBOL_WINGDINGS_2 }, { "wingdings-2", SYMBOL_WINGDINGS_2 },
		{ "wingdings 2", SYMBOL_WINGDINGS_2 }, { "wingdings", SYMBOL_WINGDINGS },
		{ "webdings", SYMBOL_WEBDINGS }, { "dingbats", SYMBOL_DINGBATS }, { "opensymbol", SYMBOL_NONE },
		{ "symbol", SYMBOL_SYMBOL } };
	g_autofree char *folded = g_ascii_strdown(name, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strstr(folded, names[i].part) != NULL)
			return names[i].font;
	return SYMBOL_NONE;
}

static gunichar look_up(enum symbol_font font, gunichar code)
{
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		if (table[i].font == font && table[i].code == code)
			return table[i].as;
	return 0;
}

gunichar symbol_character(enum symbol_font font, gunichar c)
{
	/* in an unknown font a private code is most often Wingdings' or Symbol's: the word processors' bullets */
	static const enum symbol_font guesses[] = { SYMBOL_WINGDINGS, SYMBOL_SYMBOL };
	gunichar as = 0;

	if (c >= PRIVATE && c < PRIVATE + 0x100) {
		if (font != SYMBOL_NONE)
			as = look_up(font, c - PRIVATE);
		for (size_t i = 0; i < G_N_ELEMENTS(guesses) && as == 0; i++)
			as = look_up(guesses[i], c - PRIVATE);
		if (as == 0 && font == SYMBOL_SYMBOL)
			return c - PRIVATE;
	} else if (c < 0x100 && font > SYMBOL_SYMBOL) {
		as = look_up(font, c);
	} else if (c == 0x1000b7 || c == 0xe00c) { /* OpenSymbol's own bullets */
		as = BULLET;
	}
	return as != 0 ? as : c;
}

bool symbol_is_bullet(gunichar c)
{
	static const gunichar bullets[] = { BULLET, 0x25cf, 0x25cb, 0x25e6, 0x25aa, 0x25ab, 0x25a0, 0x25a1, 0x2023,
		0x2043, 0x2219, 0x00b7, 0x27a2, 0x2756, 0x25c6, 0x2751, 0x274f, 0x2794, 0x25ba, 0x25b8, 0x2b25, 0xe000,
		0xf0b7, 0x2d1 };

	for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++)
		if (bullets[i] == c)
			return true;
	return false;
}
