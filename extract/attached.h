/**
 * attached: the report that a PDF or a page of our own carries as JSON, so that the next edition loses nothing of it.
 *
 * Shape   the bytes of a file in; the bytes of its JSON out, the caller's; NULL if it carries none
 * Limit   LIMIT_TEXT_BYTES; what is longer is not taken
 */
#ifndef EXTRACT_ATTACHED_H
#define EXTRACT_ATTACHED_H

#include <glib.h>
#include <stdbool.h>

GBytes *attached_in_pdf(GBytes *pdf);
GBytes *attached_in_html(GBytes *page);

/** Whether a PDF says that we wrote it, whatever it carries. */
bool attached_is_ours(GBytes *pdf);

#endif
