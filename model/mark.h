/**
 * mark: what a status word, letter, number, sign or colour means: by the paper's key, else by the default.
 */
#ifndef MODEL_MARK_H
#define MODEL_MARK_H

#include "model/report.h"

/**
 * The status or assessment of a cell by a scheme (report->scheme; the paper's own or the default).
 * NULL: the cell is blank and shows no fill or sign. CODE_UNKNOWN: something is there that nothing explains.
 */
struct mark *mark_read(const struct report *report, const struct cell *cell);

/** The code of a word or phrase by the words of the trade alone ("On target"); CODE_UNKNOWN if it is none of them. */
enum code mark_word(const char *text);

/** The nearest of the named colours ("red", "amber", "green", "blue", "grey" ...); NULL if it is none. */
const char *mark_colour_name(guint32 colour);

/** The decision that a response begins with ("Agreed in part. ..."); DECISION_NONE if it gives none. */
enum decision decision_read(const char *response);

/** The decision that a heading gives to all below it ("Accepted Recommendations"). */
enum decision decision_of_heading(const char *heading);

#endif
