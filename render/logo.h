/**
 * logo: the picture of the house, from its profile, for whoever draws the head of a report.
 *
 * Errors  none: a picture that can't be used is left out, with a note
 */
#ifndef RENDER_LOGO_H
#define RENDER_LOGO_H

#include <glib.h>

#include "model/profile.h"

/** The profile's picture, a PNG; NULL if there is none or it can't be used. `profile` and `notes` may be NULL. */
GBytes *logo_read(const struct profile *profile, GPtrArray *notes);

#endif
