/**
 * minutes_item: where the items of minutes begin and end: numbered headings, markers, meetings of an issue's page.
 *
 * Shape   the lines in; spans of lines out, in order; lines before the first span are the paper's head
 * Source  a chain of headings whose numbers rise is looked for over the whole paper, so that the numbers of lists and
 *         paragraphs between them do not count
 */
#ifndef MODEL_MINUTES_ITEM_H
#define MODEL_MINUTES_ITEM_H

#include <glib.h>

struct minute_span {
	char *item;       /* "14"; NULL */
	char *title;      /* NULL */
	char *run_in;     /* text that stands on the heading's own line behind it; NULL */
	guint head;       /* the heading's line */
	guint first, end; /* the lines behind the heading */
};

/** The items of printed minutes; none if no headings can be told from lists and paragraphs. */
GPtrArray *minutes_items(const GPtrArray *lines);

#endif
