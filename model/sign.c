#include "model/sign.h"

#include <string.h>

/** Characters that are signs; those of private use are the places of Wingdings in papers that embed it. */
static const struct {
	gunichar character;
	enum sign sign;
	guint32 colour;
} SIGNS[] = {
	{ 0x2713, SIGN_TICK, COLOUR_NONE },
	{ 0x2714, SIGN_TICK, COLOUR_NONE },
	{ 0x2611, SIGN_TICK, COLOUR_NONE },
	{ 0x2705, SIGN_TICK, COLOUR_NONE },
	{ 0x1f5f8, SIGN_TICK, COLOUR_NONE },
	{ 0x1f5f9, SIGN_TICK, COLOUR_NONE },
	{ 0x221a, SIGN_TICK, COLOUR_NONE },
	{ 0xf0fc, SIGN_TICK, COLOUR_NONE },
	{ 0xf0fe, SIGN_TICK, COLOUR_NONE },
	{ 0x2717, SIGN_CROSS, COLOUR_NONE },
	{ 0x2718, SIGN_CROSS, COLOUR_NONE },
	{ 0x2715, SIGN_CROSS, COLOUR_NONE },
	{ 0x2716, SIGN_CROSS, COLOUR_NONE },
	{ 0x274c, SIGN_CROSS, COLOUR_NONE },
	{ 0x274e, SIGN_CROSS, COLOUR_NONE },
	{ 0x2612, SIGN_CROSS, COLOUR_NONE },
	{ 0x00d7, SIGN_CROSS, COLOUR_NONE },
	{ 0xf0fb, SIGN_CROSS, COLOUR_NONE },
	{ 0xf0fd, SIGN_CROSS, COLOUR_NONE },
	{ 0x25cf, SIGN_CIRCLE, COLOUR_NONE },
	{ 0x2b24, SIGN_CIRCLE, COLOUR_NONE },
	{ 0x26ab, SIGN_CIRCLE, COLOUR_NONE },
	{ 0x26aa, SIGN_CIRCLE, COLOUR_NONE },
	{ 0x25cb, SIGN_CIRCLE, COLOUR_NONE },
	{ 0x25ef, SIGN_CIRCLE, COLOUR_NONE },
	{ 0x25c9, SIGN_CIRCLE, COLOUR_NONE },
	{ 0x2b58, SIGN_CIRCLE, COLOUR_NONE },
	{ 0xf06c, SIGN_CIRCLE, COLOUR_NONE },
	{ 0xf098, SIGN_CIRCLE, COLOUR_NONE },
	{ 0x1f534, SIGN_CIRCLE, 0xdd2e44 },
	{ 0x1f535, SIGN_CIRCLE, 0x1f6fd0 },
	{ 0x1f7e0, SIGN_CIRCLE, 0xf4900c },
	{ 0x1f7e1, SIGN_CIRCLE, 0xfdcb58 },
	{ 0x1f7e2, SIGN_CIRCLE, 0x3f9b2f },
	{ 0x1f7e3, SIGN_CIRCLE, 0x8e44ad },
	{ 0x25a0, SIGN_SQUARE, COLOUR_NONE },
	{ 0x25fc, SIGN_SQUARE, COLOUR_NONE },
	{ 0x25fe, SIGN_SQUARE, COLOUR_NONE },
	{ 0x2b1b, SIGN_SQUARE, COLOUR_NONE },
	{ 0x25a1, SIGN_SQUARE, COLOUR_NONE },
	{ 0x2588, SIGN_SQUARE, COLOUR_NONE },
	{ 0xf06e, SIGN_SQUARE, COLOUR_NONE },
	{ 0x1f7e5, SIGN_SQUARE, 0xdd2e44 },
	{ 0x1f7e6, SIGN_SQUARE, 0x1f6fd0 },
	{ 0x1f7e7, SIGN_SQUARE, 0xf4900c },
	{ 0x1f7e8, SIGN_SQUARE, 0xfdcb58 },
	{ 0x1f7e9, SIGN_SQUARE, 0x3f9b2f },
	{ 0x25b2, SIGN_TRIANGLE, COLOUR_NONE },
	{ 0x25b3, SIGN_TRIANGLE, COLOUR_NONE },
	{ 0x25bc, SIGN_TRIANGLE, COLOUR_NONE },
	{ 0xf070, SIGN_TRIANGLE, COLOUR_NONE },
	{ 0x25c6, SIGN_DIAMOND, COLOUR_NONE },
	{ 0x2666, SIGN_DIAMOND, COLOUR_NONE },
	{ 0x2b25, SIGN_DIAMOND, COLOUR_NONE },
	{ 0xf075, SIGN_DIAMOND, COLOUR_NONE },
};

/** What copies of text have made of signs. */
static const struct {
	const char *text;
	enum sign sign;
} COPIES[] = {
	{ "\\bigcirc", SIGN_CIRCLE },
	{ "\\circ", SIGN_CIRCLE },
	{ "\\bullet", SIGN_CIRCLE },
	{ "\\checkmark", SIGN_TICK },
	{ "\\times", SIGN_CROSS },
	{ "\\square", SIGN_SQUARE },
	{ "[x]", SIGN_TICK },
	{ "\\blacksquare", SIGN_SQUARE },
};

static bool is_passed_over(gunichar c)
{
	return g_unichar_isspace(c) || c == 0xfe0f || c == 0xfe0e || c == 0x200d || c == '$';
}

static bool sign_of_character(gunichar c, enum sign *sign, guint32 *colour)
{
	for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++)
		if (SIGNS[i].character == c) {
			*sign = SIGNS[i].sign;
			*colour = SIGNS[i].colour;
			return true;
		}
	return false;
}

enum sign sign_of_text(const char *text, guint32 *colour)
{
	enum sign found = SIGN_NONE, sign;
	guint32 ink = COLOUR_NONE;

	if (colour != NULL)
		*colour = COLOUR_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(COPIES); i++)
		if (g_ascii_strcasecmp(text, COPIES[i].text) == 0)
			return COPIES[i].sign;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (is_passed_over(c))
			continue;
		if (!sign_of_character(c, &sign, &ink) || (found != SIGN_NONE && found != sign))
			return SIGN_NONE;
		found = sign;
	}
	if (colour != NULL && found != SIGN_NONE)
		*colour = ink;
	return found;
}

bool sign_is_alike(enum sign a, enum sign b)
{
	if (a == SIGN_NONE || b == SIGN_NONE)
		return false;
	return a == b || a == SIGN_OTHER || b == SIGN_OTHER;
}
