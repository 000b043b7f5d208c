/**
 * minutes_page: the head of an item's own page: its number, its title, which meeting it was.
 *
 * A page of an issue holds several such heads, one for each meeting that discussed it.
 */
#ifndef MODEL_MINUTES_PAGE_H
#define MODEL_MINUTES_PAGE_H

#include <glib.h>
#include <stdbool.h>

struct minute_page {
	char *item, *title;     /* NULL: the page names none */
	char *committee, *date; /* of the meeting; date as the report's; NULL */
	guint first, end;       /* the lines behind its head */
	GPtrArray *labels;      /* char *: "Agenda item", "Issue - meetings" and such lines, which reach no member */
};

/** Takes number, committee and date from a meeting's line or link ("Meeting of Cabinet, 6 March 2019 (Item 8.)"). */
bool minutes_page_meeting(struct minute_page *page, const char *text);

/** The pages of an item or issue, in order; none if the lines are no such page. */
GPtrArray *minutes_pages(const GPtrArray *lines);

#endif
