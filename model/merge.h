/**
 * merge: two editions of one inquiry's papers become one report.
 *
 * Source  CONTRACT.md "Two editions merged": wording decides over number; the newest printed number is shown;
 *         updates are appended; document members, status and assessment come from the newer paper; what the
 *         older paper said of status, assessment and dates is kept in `earlier`; a row missing from the newer
 *         paper is kept, marked dropped, with a note
 */
#ifndef MODEL_MERGE_H
#define MODEL_MERGE_H

#include "model/report.h"

/** Merges; takes over both reports and returns the newer one, grown. */
struct report *merge_reports(struct report *older, struct report *newer);

#endif
