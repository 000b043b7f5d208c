/**
 * progress: the words of the trade for how far something has come, as data.
 *
 * A status is a word or a short phrase in a cell ("Ongoing - on target"); a meaning is what a key says about a
 * colour or a sign ("on track to be completed to the committee's satisfaction").
 */
#ifndef MODEL_PROGRESS_H
#define MODEL_PROGRESS_H

#include "model/report.h"

/** The code that a status begins with; CODE_UNKNOWN if it begins with no word of the trade. */
enum code progress_of_status(const char *text);

/** Adds up, for each code, what speaks for it in the words of a meaning; false if nothing speaks for any. */
bool progress_weigh(const char *meaning, double weights[N_CODES]);

/** Whether a meaning speaks of how grave, urgent or likely something is ("high priority"), not of progress. */
bool progress_is_risk(const char *meaning);

#endif
