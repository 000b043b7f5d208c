/**
 * minutes_resolution: one decision or action put into an item: to whom it is addressed, by when, and only once.
 */
#ifndef MODEL_MINUTES_RESOLUTION_H
#define MODEL_MINUTES_RESOLUTION_H

#include <stdbool.h>

#include "model/minutes_account.h"

/** Adds a decision unless the item has it already (printed under Decision and Minutes). Takes over label and text. */
void minutes_add_decision(struct account *account, char *label, char *text);

/**
 * Adds an action unless it is one already or a decision says the same. Takes over everything; owner NULL: looked for in
 * the text; due NULL: likewise.
 */
void minutes_add_action(struct account *account, char *label, char *text, char *owner, struct when *due);

/** Whether two wordings are the same but for a word or two. */
bool minutes_same_text(const char *a, const char *b);

/** To whom an action's text gives it: "The Clerk to write", "Clerk: write", "... (JM)"; NULL if to nobody. */
char *minutes_action_owner(const char *text);

/** To whom a resolution is addressed: "the Director of Housing provide", "the Clerk be asked to"; NULL if to nobody. */
char *minutes_addressee(const char *text);

#endif
