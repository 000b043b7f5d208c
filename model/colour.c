#include "model/colour.h"

#include <math.h>

#include "model/doc.h"
#include "model/text.h"

/*
 * Measured on the palettes that papers use: Office (c00000, ffc000, 92d050, 00b050, 4472c4 ...), its "good, neutral,
 * bad" tints (c6efce, ffeb9c, ffc7ce), GOV.UK (d4351c, f47738, 00703c), emoji. The tints of table banding (deeaf6, e2efd9,
 * f2f2f2, d9e2f3) have a chroma of 0.10 at most, the palest status tint (c6efce) 0.16.
 */
#define CHROMA_LEAST 0.12
#define GREY_LIGHTEST 0.90 /* f2f2f2 (0.95) is banding or paper, d9d9d9 (0.85) a grey cell */
#define BLACK_DARKEST 0.20

static const struct {
	double below; /* degrees */
	enum hue hue;
} HUES[] = {
	{ 15, HUE_RED },
	{ 51, HUE_AMBER },
	{ 70, HUE_YELLOW },
	{ 172, HUE_GREEN },
	{ 258, HUE_BLUE },
	{ 330, HUE_PURPLE },
	{ 361, HUE_RED },
};

static const char *const NAMES[N_HUES] = {
	[HUE_RED] = "red",
	[HUE_AMBER] = "amber",
	[HUE_YELLOW] = "yellow",
	[HUE_GREEN] = "green",
	[HUE_BLUE] = "blue",
	[HUE_PURPLE] = "purple",
	[HUE_GREY] = "grey",
	[HUE_BLACK] = "black",
};

static const struct {
	const char *word, *letter;
	enum hue hue;
} WORDS[] = {
	{ "red", "r", HUE_RED },
	{ "amber", "a", HUE_AMBER },
	{ "orange", "o", HUE_AMBER },
	{ "yellow", "y", HUE_YELLOW },
	{ "gold", NULL, HUE_YELLOW },
	{ "green", "g", HUE_GREEN },
	{ "blue", "b", HUE_BLUE },
	{ "purple", "p", HUE_PURPLE },
	{ "violet", NULL, HUE_PURPLE },
	{ "grey", NULL, HUE_GREY },
	{ "gray", NULL, HUE_GREY },
	{ "black", NULL, HUE_BLACK },
	{ "light green", NULL, HUE_GREEN },
	{ "dark green", NULL, HUE_GREEN },
	{ "pink", NULL, HUE_RED },
};

struct rgb {
	double red, green, blue; /* 0 to 1 */
};

static struct rgb split(guint32 colour)
{
	return (struct rgb){ (double)(colour >> 16 & 0xff) / 255, (double)(colour >> 8 & 0xff) / 255,
		(double)(colour & 0xff) / 255 };
}

/** Degrees on the colour wheel, red at 0. */
static double wheel(struct rgb c, double most, double chroma)
{
	double sixth;

	if (most <= c.red)
		sixth = (c.green - c.blue) / chroma;
	else if (most <= c.green)
		sixth = 2 + (c.blue - c.red) / chroma;
	else
		sixth = 4 + (c.red - c.green) / chroma;
	return sixth < 0 ? sixth * 60 + 360 : sixth * 60;
}

enum hue colour_hue(guint32 colour)
{
	if (colour == COLOUR_NONE)
		return HUE_NONE;
	struct rgb c = split(colour);
	double most = fmax(c.red, fmax(c.green, c.blue)), least = fmin(c.red, fmin(c.green, c.blue));
	if (most < BLACK_DARKEST)
		return HUE_BLACK;
	if (most - least < CHROMA_LEAST)
		return most > GREY_LIGHTEST ? HUE_NONE : HUE_GREY;
	double degrees = wheel(c, most, most - least);
	for (size_t i = 0; i < G_N_ELEMENTS(HUES); i++)
		if (degrees < HUES[i].below)
			return HUES[i].hue;
	return HUE_NONE;
}

bool colour_is_faint(guint32 colour)
{
	enum hue hue = colour_hue(colour);

	return hue == HUE_NONE || hue == HUE_GREY;
}

const char *colour_name(enum hue hue)
{
	return NAMES[hue];
}

enum hue colour_of_word(const char *text)
{
	g_autofree char *key = text_key(text);

	for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++)
		if (g_strcmp0(key, WORDS[i].word) == 0)
			return WORDS[i].hue;
	return HUE_NONE;
}

enum hue colour_of_letter(const char *text)
{
	g_autofree char *key = text_key(text);

	for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++)
		if (WORDS[i].letter != NULL && g_strcmp0(key, WORDS[i].letter) == 0)
			return WORDS[i].hue;
	return HUE_NONE;
}

double colour_distance(guint32 a, guint32 b)
{
	double red = (double)(a >> 16 & 0xff) - (double)(b >> 16 & 0xff);
	double green = (double)(a >> 8 & 0xff) - (double)(b >> 8 & 0xff);
	double blue = (double)(a & 0xff) - (double)(b & 0xff);

	return sqrt(red * red + green * green + blue * blue);
}
