/**
 * sign: signs that papers print as characters: ticks, crosses, circles, coloured emoji, and their damaged copies.
 */
#ifndef MODEL_SIGN_H
#define MODEL_SIGN_H

#include "model/doc.h"

/** The sign that a whole text is; SIGN_NONE if it is anything else. `colour`: that of an emoji, else COLOUR_NONE. */
enum sign sign_of_text(const char *text, guint32 *colour);

/** Whether two signs may stand for one another: the same, or a drawn shape that was not made out. */
bool sign_is_alike(enum sign a, enum sign b);

#endif
