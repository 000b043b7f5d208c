/**
 * minutes_action: what is marked as an action, and what somebody undertook or agreed to do.
 *
 * "will" and "would" alone are account; so are old actions that are only mentioned ("Action Point 3 had been completed").
 */
#ifndef MODEL_MINUTES_ACTION_H
#define MODEL_MINUTES_ACTION_H

#include <glib.h>
#include <stdbool.h>

#include "model/minutes_account.h"

/**
 * Reads a line that is marked as an action ("ACTION: ...", "Actions:" with the list below, a row of a table of actions).
 * Returns the index behind the last line used, `i` if the line is not marked.
 */
guint minutes_actions_at(struct account *account, guint i);

/** Whether a line is marked as an action, or a table's row is one. */
bool minutes_is_action_mark(const struct minute_line *line);

/** Reads a sentence: an undertaking, or a mark inside it ("... ACTION: Clerk to write"). Whether it was one. */
bool minutes_action_in(struct account *account, const char *sentence);

/** Initials or a post beside a paragraph, in an Action column: whose its last sentence is. */
void minutes_action_beside(struct account *account, const struct minute_line *line);

#endif
