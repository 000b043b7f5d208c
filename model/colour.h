/**
 * colour: fills and inks by the name that a reader gives them.
 */
#ifndef MODEL_COLOUR_H
#define MODEL_COLOUR_H

#include <glib.h>
#include <stdbool.h>

enum hue { HUE_NONE, HUE_RED, HUE_AMBER, HUE_YELLOW, HUE_GREEN, HUE_BLUE, HUE_PURPLE, HUE_GREY, HUE_BLACK, N_HUES };

/** The hue of a colour; HUE_NONE for white, near white and COLOUR_NONE. */
enum hue colour_hue(guint32 colour);

/** "amber" and HUE_AMBER; NULL for HUE_NONE. */
const char *colour_name(enum hue hue);

/** The hue that a whole text names ("Green", "GREEN.", "Orange", "gray"); HUE_NONE if it names none. */
enum hue colour_of_word(const char *text);

/** The hue that a single letter stands for ("R", "A", "G", "B", "Y"); HUE_NONE if none. */
enum hue colour_of_letter(const char *text);

/** How far apart two colours are, 0 to 441: the distance in the RGB cube. */
double colour_distance(guint32 a, guint32 b);

/** Whether a colour is so pale or so grey that it may be no more than the banding of a table's rows. */
bool colour_is_faint(guint32 colour);

#endif
