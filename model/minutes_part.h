/**
 * minutes_part: the parts of a paper of another kind that are minutes: an extract below a tracker, the last meeting's
 * minutes in an agenda pack.
 *
 * Shape   the lines of the whole paper in; spans of lines out, in order; a part ends where the next begins, at a table
 *         and at a larger heading
 * Owner   the array is the caller's; it owns nothing
 */
#ifndef MODEL_MINUTES_PART_H
#define MODEL_MINUTES_PART_H

#include "model/reading.h"

struct minute_part {
	guint head;       /* the line that says what the part is */
	guint first, end; /* the lines below it */
};

/** The parts that hold a resolution or an action; an agenda's entry and a mention are none. */
GArray *minutes_parts(const struct reading *reading, const GPtrArray *lines);

#endif
