/**
 * glance: the few numbers and lists that a report begins with, worked out once for every writer.
 *
 * Shape   counts by code of what the committee thinks (assessment) where there is any, else of what officers say
 *         (status); what changed since the edition before; what is overdue
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
	unsigned months; /* whole months late; 0: less than one, or the date is only a month or a year */
};

struct glance {
	bool by_assessment;       /* counts are of assessments; else of statuses */
	unsigned counts[N_CODES]; /* CODE_UNKNOWN: a mark that no key explains */
	unsigned unmarked;        /* neither assessed nor given a status */
	unsigned earlier[N_CODES], earlier_unmarked; /* the same in the edition before; see has_earlier */
	bool has_earlier;
	const char *since;  /* date of the edition before; NULL if it gave none */
	const char *on;     /* the day on which "overdue" is judged; NULL: none known, then nothing is overdue */
	GPtrArray *changes; /* struct change *, in the report's order: only what moved */
	GPtrArray *overdue; /* struct overdue *, most overdue first */
	GPtrArray *silent;  /* const struct recommendation *: no update in the newest edition, and not finished */
};

/** `date` overrides the day ("2026-08-31"); NULL: the report's `updated`, else its `meeting_date`. */
struct glance *glance_new(const struct report *report, const char *date);
void glance_free(struct glance *glance);

/** The mark that counts: the assessment, else the status; NULL if there is neither. */
const struct mark *glance_mark(const struct recommendation *recommendation);

/** The words that a reader sees for a code: the key's own label or meaning where it has one, else ours. */
const char *glance_words(const struct report *report, enum code code);

/** How the mark of a recommendation moved since the edition before. */
struct change glance_change(const struct recommendation *recommendation);

#endif
