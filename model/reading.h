/**
 * reading: one paper while it is being read; what the modules of read_doc share.
 *
 * read_doc calls them in this order: reshape (runs of lines that are records become tables), head (title and
 * metadata), key (what colours and words mean), minutes, trackers (tables into recommendations), account (words
 * that reached no member). A module marks the blocks that it has made its own.
 */
#ifndef MODEL_READING_H
#define MODEL_READING_H

#include "model/doc.h"
#include "model/profile.h"
#include "model/report.h"

struct reading {
	struct doc *doc;
	const struct profile *profile; /* NULL: none */
	struct report *report;
	GArray *taken;          /* bool a block: some module has made it its own */
	GPtrArray *explained;   /* char *: texts in no member and yet not lost: header rows, headers printed again */
	GPtrArray *named;       /* char *: texts in no member that a note has named already */
	bool key_is_unread;     /* a line calls itself a key, and nothing below it reads as one */
	bool key_is_risk;       /* a key explains colours as priority or risk */
	bool key_is_committees; /* the key's heading names the committee: its marks are assessments */
};

/** Whether a block is some module's already. */
bool reading_is_taken(const struct reading *reading, guint block);

/** Makes a block a module's own. */
void reading_take(struct reading *reading, guint block);

/** model/reshape.c: one cell a line, "label: value", label and value on lines of their own: into tables. */
void reshape_doc(struct doc *doc, const struct profile *profile);

/** model/head.c: title, stage, committee, organisation, dates, officer, member, metadata. */
void head_read(struct reading *reading);

/** model/key.c: a key in rows of another table, marked as no rows of it; before the head is read. */
void key_read_rows(struct reading *reading);

/** model/key.c: the paper's own key into report->scheme, or the default scheme with scheme_is_default set. */
void key_read(struct reading *reading);

/** model/minutes.c: item pages and printed minutes. False: the paper holds none. */
bool minutes_read(struct reading *reading);

/** model/tracker.c: every table that tracks recommendations, into report->recommendations. */
void trackers_read(struct reading *reading);

/** model/account.c: counts words and those that reached no member, names them in notes, fills report->sources. */
void account_read(struct reading *reading);

#endif
