#include "extract/colour.h"

#define GREY 24            /* channels this close together are black, grey or white */
#define GREY_DARKEST 0x70u /* of a sign that is meant to be grey: darker is black in print, lighter hardly seen */
#define GREY_LIGHTEST 0xd8u

static guint32 channel(double value)
{
	return (guint32)(CLAMP(value, 0, 1) * 255 + 0.5);
}

guint32 colour_rgb(double r, double g, double b)
{
	return channel(r) << 16 | channel(g) << 8 | channel(b);
}

guint32 colour_cmyk(double c, double m, double y, double k)
{
	return colour_rgb((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k));
}

guint32 colour_blend(guint32 colour, double alpha)
{
	guint32 out = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		double part = (colour >> shift & 255) * alpha + 255 * (1 - alpha);
		out |= (guint32)(part + 0.5) << shift;
	}
	return out;
}

bool colour_is_hue(guint32 colour)
{
	int r = (int)(colour >> 16 & 255), g = (int)(colour >> 8 & 255), b = (int)(colour & 255);

	return MAX(r, MAX(g, b)) - MIN(r, MIN(g, b)) > GREY;
}

bool colour_is_middle_grey(guint32 colour)
{
	guint32 light = colour & 255;

	return !colour_is_hue(colour) && light >= GREY_DARKEST && light <= GREY_LIGHTEST;
}
