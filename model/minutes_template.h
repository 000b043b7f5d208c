/**
 * minutes_template: what publishing systems put round minutes and is no part of them.
 *
 * Markers ("<AI1>"), the empty sections behind a trailer, running footers, page numbers, lists of supporting documents
 * with their sizes. Their blocks become BLOCK_LEFT_OUT, so that their words are accounted for.
 */
#ifndef MODEL_MINUTES_TEMPLATE_H
#define MODEL_MINUTES_TEMPLATE_H

#include <glib.h>
#include <stdbool.h>

#include "model/doc.h"

/**
 * Takes the template's lines out of `lines` and marks the blocks that held nothing else as left out. `name` is the
 * organisation or committee that a running footer repeats beside the date; NULL: unknown.
 */
void minutes_template_drop(struct doc *doc, const char *name, GPtrArray *lines);

/** A title without "PDF 112 KB", a closing dash or colon. Takes over the text. */
char *minutes_template_title(char *title);

#endif
