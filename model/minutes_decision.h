/**
 * minutes_decision: what a meeting resolved, recommended, agreed or decided.
 *
 * Shape   a line that leads ("RESOLVED: That –"), with the list below it, or a sentence that says it ("It was agreed that")
 * Source  the leads are tables in minutes_lead.c; lists, nested lists and lead-ins in minutes_list.c
 */
#ifndef MODEL_MINUTES_DECISION_H
#define MODEL_MINUTES_DECISION_H

#include <glib.h>
#include <stdbool.h>

#include "model/minutes_account.h"
#include "model/minutes_lead.h"

/**
 * Reads the decisions that a line leads to, in it and in the list below. Returns the index behind the last line used,
 * `i` if the line says no decision. `left` gets the sentences of the line that are no decision (char *).
 */
guint minutes_decisions_at(struct account *account, guint i, GPtrArray *left);

/** Reads the lines [first, end) that stand below "Decision:". */
void minutes_decision_section(struct account *account, guint first, guint end);

/** At the item's end: a motion that was carried, and resolutions of a weak lead, where nothing else was decided. */
void minutes_decisions_close(struct account *account);

#endif
