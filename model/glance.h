/**
 * glance: the few numbers and lists that a report begins with, worked out once for every writer.
 *
 * Shape   counts by code of what the committee thinks (assessment) where it has assessed any, else of what officers
 *         say (status): the two are never mixed; what changed since the edition before; what is overdue
 * Finished a recommendation that the committee holds to be complete or not accepted (where it has not said: officers),
 *         that has a date of completion, or that was rejected; where nobody marks it, one whose newest update begins
 *         by saying that it is done. It is never overdue or silent. Nor is a paused one overdue
 * Owner   the caller, freed by glance_free; the recommendations stay the report's
 */
#ifndef MODEL_GLANCE_H
#define MODEL_GLANCE_H

#include "model/report.h"

/** How a mark moved between two editions. */
enum movement { MOVE_NONE, MOVE_BETTER, MOVE_WORSE, MOVE_OTHER, MOVE_NEW };

struct change {
	const struct recommendation *recommendation;
	const struct mark *was, *now; /* NULL: none was given */
	enum movement movement;
};

struct overdue {
	const struct recommendation *recommendation;
	const struct when *due; /* the revised date where there is one */
	bool is_revised;
	bool is_unmarked; /* nobody has said how it stands, so all that is known is that its date has passed */
	unsigned months;  /* whole months late, counted from the end of a date that is only a month or a year */
};

struct glance {
	bool by_assessment;                          /* counts are of assessments; else of statuses */
	unsigned counts[N_CODES];                    /* CODE_UNKNOWN: a mark that no key explains */
	unsigned unmarked;                           /* without the mark that is counted */
	unsigned unsure;                             /* read with low confidence */
	unsigned earlier[N_CODES], earlier_unmarked; /* the same in the edition before; see has_earlier */
	bool has_earlier;
	const char *since;  /* date of the edition before; NULL if it gave none */
	const char *on;     /* the day on which "overdue" is judged; NULL: none known, then nothing is overdue */
	GPtrArray *changes; /* struct change *, in the report's order: only what moved */
	GPtrArray *overdue; /* struct overdue *, most overdue first */
	GPtrArray *silent;  /* const struct recommendation *: no update in the newest edition, and not finished; empty
	                     * where that edition brought no update at all */
	GPtrArray *dropped; /* const struct recommendation *: the newest edition no longer has it */
	GHashTable *index;  /* of overdue and silent; use the questions below */
};

/** `date` overrides the day ("2026-08-31"); NULL: the report's `updated`, else its `meeting_date`. */
struct glance *glance_new(const struct report *report, const char *date);
void glance_free(struct glance *glance);

/** Whether a recommendation is overdue, and how; NULL if it is not. */
const struct overdue *glance_overdue(const struct glance *glance, const struct recommendation *recommendation);

/** Whether a recommendation is one of the silent. */
bool glance_is_silent(const struct glance *glance, const struct recommendation *recommendation);

/** Whether a recommendation can be overdue at all: it is neither finished nor paused. */
bool glance_is_open(const struct recommendation *recommendation);

/** The date that counts: the revised one if it is a date, else the first; either may be NULL. */
const struct when *glance_due(const struct when *due, const struct when *revised);

/** The mark that counts: the assessment, else the status; NULL if there is neither. */
const struct mark *glance_mark(const struct recommendation *recommendation);

/** Whether a text can stand beside a sign as its words: short, one line, not a letter, a sign or a colour's name. */
bool glance_is_word(const char *text);

/** The mark of a recommendation that the counts are of: its assessment, or its status; NULL if it has none. */
const struct mark *glance_counted(const struct glance *glance, const struct recommendation *recommendation);

/** The words that a reader sees for a code: the key's own label or meaning where it has one, else ours. */
const char *glance_words(const struct report *report, enum code code);

/**
 * How the mark of a recommendation moved since the edition before: assessment against assessment where there is one,
 * else status against status. A mark that is no longer given has not moved. MOVE_NEW: marked for the first time.
 */
struct change glance_change(const struct recommendation *recommendation);

#endif
