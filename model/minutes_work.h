/**
 * minutes_work: suggestions for the work programme: lists below its heading, and sentences that name items for it.
 */
#ifndef MODEL_MINUTES_WORK_H
#define MODEL_MINUTES_WORK_H

#include <stdbool.h>

#include "model/minutes_account.h"

/** A list entry or short paragraph below a heading of suggestions. */
void minutes_work_entry(struct account *account, const char *text);

/**
 * A sentence: "items for the work programme included A, B and C", "suggested that A be added to the work programme".
 * `in_section`: it stands below a heading that names the work programme. Whether anything was found.
 */
bool minutes_work_in(struct account *account, const char *sentence, bool in_section);

/** Whether a title names the work programme. */
bool minutes_work_names(const char *text);

/** Whether a line leads to a list of suggestions ("The following items were suggested for the work programme:"). */
bool minutes_work_leads(const char *text, bool in_section);

#endif
