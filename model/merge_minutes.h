/**
 * merge_minutes: what the minutes of the meeting that discussed a report say of its recommendations.
 *
 * Source  CONTRACT.md: minutes never fill recommendations; they add a dated update where they name one beyond doubt:
 *         an item about the same inquiry, "recommendation" and a number that one record has
 */
#ifndef MODEL_MERGE_MINUTES_H
#define MODEL_MERGE_MINUTES_H

#include "model/report.h"

/** Adds updates from the minutes of `discussed` to the recommendations of `report`. */
void merge_minutes(struct report *report, const struct report *discussed);

#endif
