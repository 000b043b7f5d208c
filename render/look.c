#include "render/look.h"

#define DARK 0x1b1f24u
#define WHITE 0xffffffu
#define GREY_SATURATION 15 /* per cent: less colour than this is grey to the eye */

const enum code LOOK_ORDER[N_CODES] = { CODE_COMPLETE, CODE_ON_TRACK, CODE_AT_RISK, CODE_OFF_TRACK, CODE_NOT_STARTED,
	CODE_PAUSED, CODE_NOT_ACCEPTED, CODE_UNKNOWN };

/* Contrast of ink on fill beside each. */
static const struct look LOOKS[N_CODES] = {
	[CODE_UNKNOWN] = { SHAPE_DIAMOND, WHITE, DARK },             /* 16.5 */
	[CODE_COMPLETE] = { SHAPE_DISC_TICK, 0x1d4f91, WHITE },      /* 8.1 */
	[CODE_ON_TRACK] = { SHAPE_DISC, 0x00703c, WHITE },           /* 6.2 */
	[CODE_AT_RISK] = { SHAPE_TRIANGLE, 0xffbf47, DARK },         /* 10.1 */
	[CODE_OFF_TRACK] = { SHAPE_SQUARE_CROSS, 0xb10e1e, WHITE },  /* 7.2 */
	[CODE_NOT_STARTED] = { SHAPE_RING, WHITE, DARK },            /* 16.5 */
	[CODE_PAUSED] = { SHAPE_DISC_BARS, 0x5b3a8c, WHITE },        /* 8.6 */
	[CODE_NOT_ACCEPTED] = { SHAPE_SQUARE_BAR, 0x5f6b76, WHITE }, /* 5.5 */
};

static const struct look UNMARKED = { SHAPE_DASHED_RING, WHITE, DARK };

/* The colours that a key's colour is taken to, by hue in degrees; the last row goes round to red again. */
static const struct {
	int hue_below;
	guint32 fill, ink;
} HUES[] = {
	{ 16, 0xb10e1e, WHITE },  /* red */
	{ 66, 0xffbf47, DARK },   /* amber, orange, yellow */
	{ 170, 0x00703c, WHITE }, /* green */
	{ 255, 0x1d4f91, WHITE }, /* blue */
	{ 335, 0x5b3a8c, WHITE }, /* purple, pink */
	{ 361, 0xb10e1e, WHITE },
};

/** Hue in degrees; -1 where there is hardly any colour. */
static int hue_of(guint32 colour)
{
	int r = (int)(colour >> 16 & 0xff), g = (int)(colour >> 8 & 0xff), b = (int)(colour & 0xff);
	int high = MAX(r, MAX(g, b)), spread = high - MIN(r, MIN(g, b));

	if (spread * 100 <= high * GREY_SATURATION)
		return -1;
	if (high == r)
		return (60 * (g - b) / spread + 360) % 360;
	return high == g ? 60 * (b - r) / spread + 120 : 60 * (r - g) / spread + 240;
}

/** The colour that the key gives a code; COLOUR_NONE if it gives none, or more than one. */
static guint32 key_colour(const struct report *report, enum code code)
{
	guint32 colour = COLOUR_NONE;

	for (guint i = 0; !report->scheme_is_default && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = g_ptr_array_index(report->scheme, i);
		if (entry->code != code || entry->colour == COLOUR_NONE)
			continue;
		if (colour != COLOUR_NONE)
			return COLOUR_NONE;
		colour = entry->colour;
	}
	return colour;
}

static struct look look_by_key(const struct report *report, enum code code)
{
	struct look look = LOOKS[code];
	guint32 colour = key_colour(report, code);
	int hue = colour == COLOUR_NONE ? -1 : hue_of(colour);

	if (hue < 0 || look.fill == WHITE)
		return look;
	for (size_t i = 0; i < G_N_ELEMENTS(HUES); i++)
		if (hue < HUES[i].hue_below)
			return (struct look){ look.shape, HUES[i].fill, HUES[i].ink };
	return look;
}

struct look look_of_code(const struct report *report, enum code code)
{
	struct look look = look_by_key(report, code);

	/* A green tick beside a green disc: told apart by colour as well, the code whose own colour it is keeps it. */
	for (int other = 0; look.fill != LOOKS[code].fill && other < N_CODES; other++)
		if (other != (int)code && key_colour(report, (enum code)other) != COLOUR_NONE &&
		    look_by_key(report, (enum code)other).fill == look.fill)
			return LOOKS[code];
	return look;
}

struct look look_of_mark(const struct report *report, const struct mark *mark)
{
	return mark == NULL ? UNMARKED : look_of_code(report, mark->code);
}
