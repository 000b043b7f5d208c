/**
 * minutes_list: the entries of a list of resolutions or actions, with what is nested below them.
 */
#ifndef MODEL_MINUTES_LIST_H
#define MODEL_MINUTES_LIST_H

#include <glib.h>
#include <stdbool.h>

#include "model/minutes_account.h"

struct list_entry {
	char *label;         /* as printed; NULL for a bullet or none */
	char *text;          /* nested entries as further paragraphs */
	char *beside, *when; /* of an Action column; NULL */
};

void list_entry_free(gpointer entry);

/**
 * Reads the list that begins at line `first` (bullets, or marks from the first on) into `entries`; `mark` is the mark
 * of an entry that stood on the line before, NULL if none did. Entries of lead-ins ("That the Committee:") are replaced
 * by what is nested below them. Returns the index behind it, `first` if no list begins there.
 */
guint minutes_list(const struct account *account, guint first, const struct list_mark *mark, GPtrArray *entries);

/** Splits "(1) that ...; and (2) that ..." at its marks into entries; one entry if there are none. `last` gets the last mark. */
void minutes_list_inline(const char *text, GPtrArray *entries, struct list_mark *last);

/** Whether a text only leads to a list: "", "That –", "the Committee:", "Cabinet be recommended to". */
bool minutes_is_lead_in(const char *text);

#endif
