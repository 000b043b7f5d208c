/**
 * own: what our writers add to a report's words, taken back from one that was read from its pages.
 *
 * A report that we wrote carries its data; this is for one that has lost them on its way. What our writers put below a
 * recommendation (who, when, remarks), above an update (its date) and above a response (the decision) goes back to
 * the members that it came from.
 */
#ifndef MODEL_OWN_H
#define MODEL_OWN_H

#include "model/report.h"

void own_restore(struct report *report);

#endif
