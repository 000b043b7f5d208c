#include "extract/colour.h"

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
