/**
 * minutes_lead: the words that lead to a resolution: RESOLVED and its kin, "It was agreed that", "The Cabinet decided to".
 *
 * Source  the tables at the head of minutes_lead.c; in capitals anywhere, in small letters where they cannot be account
 */
#ifndef MODEL_MINUTES_LEAD_H
#define MODEL_MINUTES_LEAD_H

#include <glib.h>
#include <stdbool.h>

#include "model/pattern.h"

/** Whether a line begins with RESOLVED or one of its kin. */
bool minutes_is_lead(const char *text);

/** The same, and where what it leads to begins: the match's end. */
bool minutes_lead(const char *text, struct match *match);

/** RECOMMENDATION and RECOMMENDATIONS TO, which may be the report's own. */
bool minutes_lead_weak(const char *text, struct match *match);

/** Where "It was agreed that" or "The Cabinet agreed to" ends, right behind a lead ("Decision: It was agreed that ..."). */
gsize minutes_lead_second(const char *rest);

/**
 * The lead inside a sentence: where it begins, and where what it leads to. `whole`: the sentence itself is the decision
 * ("The report was NOTED"). `committee`: whose meeting it is, so that another body's decision does not count; may be NULL.
 */
bool minutes_lead_inside(const char *committee, const char *sentence, gsize *start, gsize *rest, bool *whole);

#endif
