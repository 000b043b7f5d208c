/**
 * minutes_account: an item of minutes while it is read; what the readers of decisions, actions and requests share.
 */
#ifndef MODEL_MINUTES_ACCOUNT_H
#define MODEL_MINUTES_ACCOUNT_H

#include <glib.h>
#include <stdbool.h>

#include "model/minutes_line.h"
#include "model/people.h"
#include "model/report.h"

#define ACCOUNT_SCAN_BYTES 40000u /* a longer paragraph is kept, not searched: real ones stay below 10,000 */

struct account {
	struct minutes *minutes;
	const struct people *people;
	const char *committee;            /* whose meeting it is; NULL if unknown */
	const GPtrArray *lines;           /* struct minute_line * */
	guint end;                        /* the item's last line, plus one */
	char *about;                      /* whom the sentence before was about; NULL */
	char *sentence;                   /* the sentence before an "Action: JM" that has no text of its own; NULL */
	char *motion;                     /* moved and not yet voted on */
	guint last_decision;              /* index behind the last run of decisions, for an "Action by:" below it */
	guint run;                        /* how many decisions that run had */
	bool action_column;               /* posts or initials alone on a line say whose the paragraph above is */
	bool after_decision;              /* the lines just before were that run */
	guint recommended, n_recommended; /* decisions of a RECOMMENDED: a report's, if the meeting then adopts them */
	GPtrArray *explained;             /* char *: labels, which reach no member */
	GPtrArray *weak;                  /* char *: from a lead that counts only if the item has no other */
};

/** Reads the lines from `first` to account->end into account->minutes. `page`: an item's page, with purpose first. */
void minutes_account_read(struct account *account, guint first, bool page);

/** The line at an index; NULL behind the item's end. */
static inline const struct minute_line *account_line(const struct account *account, guint i)
{
	return i < account->end ? g_ptr_array_index(account->lines, i) : NULL;
}

#endif
