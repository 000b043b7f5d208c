/**
 * colour: what a page's colour operators say, as 0xrrggbb.
 *
 * Unit    each part from 0 to 1; what is outside is taken for the nearest
 */
#ifndef EXTRACT_COLOUR_H
#define EXTRACT_COLOUR_H

#include <glib.h>
#include <stdbool.h>

guint32 colour_rgb(double r, double g, double b);

/** The plain conversion: tables need to know red from green, not the ink. */
guint32 colour_cmyk(double c, double m, double y, double k);

/** A colour as it shows on white paper through its opacity. */
guint32 colour_blend(guint32 colour, double alpha);

/** Whether a colour is none of black, grey and white. */
bool colour_is_hue(guint32 colour);

/** Whether it is a grey that a sign is printed in on purpose; that of letters is for looks. */
bool colour_is_middle_grey(guint32 colour);

#endif
