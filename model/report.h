/**
 * report: what a paper says, or several papers about one inquiry: recommendations, minutes, key, notes.
 *
 * The members are those of CONTRACT.md's JSON, in its order; NULL is its null.
 *
 * Unit    dates as text: "2017-01-31", "2016-04" or "2016"; colours 0xrrggbb or COLOUR_NONE
 * Owner   the report owns all below it; every string is its own g_malloc'ed copy; freed by report_free
 */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include <glib.h>
#include <stdbool.h>

#include "model/doc.h"
#include "model/note.h"

/** The name under which a PDF that we wrote carries its report as JSON. */
#define REPORT_ATTACHED_NAME "rapporteur-report.json"
/** What stands before and behind that JSON in a page of HTML that we wrote. */
#define REPORT_CARRIED_OPENS "<script type=\"application/json\" id=\"rapporteur-report\">\n"
#define REPORT_CARRIED_CLOSES "</script>"

enum code {
	CODE_UNKNOWN,
	CODE_COMPLETE,
	CODE_ON_TRACK,
	CODE_AT_RISK,
	CODE_OFF_TRACK,
	CODE_NOT_STARTED,
	CODE_PAUSED,
	CODE_NOT_ACCEPTED,
	N_CODES
};

enum decision { DECISION_NONE, DECISION_ACCEPTED, DECISION_PARTLY, DECISION_REJECTED, DECISION_NOTED, N_DECISIONS };

/** The printed columns whose headings a report keeps. */
enum heading {
	HEADING_NUMBER,
	HEADING_RECOMMENDATION,
	HEADING_RESPONSE,
	HEADING_PROGRESS,
	HEADING_STATUS,
	HEADING_ASSESSMENT,
	HEADING_OWNER,
	HEADING_MEMBER,
	HEADING_DUE,
	HEADING_REVISED_DUE,
	HEADING_DONE,
	N_HEADINGS
};

/** A date as printed and as read; the contract's T. */
struct when {
	char *text;
	char *date; /* NULL: no date could be read */
};

/** A status or an assessment; the contract's A. */
struct mark {
	enum code code;
	char *text;     /* as printed; NULL if only a sign or a fill was */
	guint32 colour; /* of a fill or sign that was seen */
};

/** Where something was read; the contract's P. file NULL: nowhere (edited by hand). */
struct source {
	char *file;
	unsigned page, page_end;
};

struct labelled {
	char *label; /* heading of an extra column, label of a metadata line */
	char *text;
};

struct scheme_entry {
	enum code code;
	char *label; /* as printed beside the meaning: "Green", "✔", "1"; NULL if only a sign was */
	char *meaning;
	guint32 colour;
	enum sign sign; /* drawn beside the meaning; SIGN_NONE if none was seen, or in a report read from JSON */
};

struct update {
	char *date;
	char *text;
	struct source source;
};

/** What an earlier edition said of a recommendation; oldest first. */
struct earlier {
	char *date; /* of that edition; NULL if it gave none */
	struct mark *status, *assessment;
	struct when *due, *revised_due;
};

struct recommendation {
	char *number, *label, *text, *section;
	enum decision decision;
	char *response, *owner, *member;
	struct when *due, *revised_due, *done;
	GPtrArray *updates; /* struct update *, oldest first */
	struct mark *status, *assessment;
	GPtrArray *extra; /* struct labelled * */
	bool low_confidence;
	struct source source;
	GPtrArray *earlier; /* struct earlier * */
	bool dropped;       /* a newer edition no longer has it */
};

struct contributor {
	char *name, *role;
};

struct paragraph {
	char *label;    /* "a)", "1.2"; NULL if none is printed */
	unsigned level; /* depth of indentation from 0 */
	char *text;
};

/** A decision or an action. */
struct resolution {
	char *label, *text, *owner;
	struct when *due;
};

struct request {
	char *by, *text;
};

struct minutes {
	char *item, *title;
	GPtrArray *purpose;        /* char * */
	GPtrArray *contributors;   /* struct contributor * */
	GPtrArray *paragraphs;     /* struct paragraph * */
	GPtrArray *decisions;      /* struct resolution * */
	GPtrArray *actions;        /* struct resolution * */
	GPtrArray *requests;       /* struct request * */
	GPtrArray *work_programme; /* char * */
	struct source source;
};

/** A paper that the report was read from. */
struct source_file {
	char *file, *sha256, *type;
	unsigned pages, words, unplaced;
};

struct report {
	char *title, *stage, *committee, *organisation;
	char *meeting_date, *updated, *completed;
	char *lead_officer, *cabinet_member;
	GPtrArray *metadata;        /* struct labelled * */
	GPtrArray *scheme;          /* struct scheme_entry * */
	bool scheme_is_default;     /* the paper has no key of its own */
	char *headings[N_HEADINGS]; /* as the paper prints them; NULL where it has no such column */
	GPtrArray *recommendations; /* struct recommendation * */
	GPtrArray *minutes;         /* struct minutes * */
	GPtrArray *notes;           /* struct note * */
	GPtrArray *sources;         /* struct source_file * */
};

struct report *report_new(void);
void report_free(struct report *report);

struct recommendation *recommendation_new(void);
void recommendation_free(struct recommendation *recommendation);
struct minutes *minutes_new(void);
void minutes_free(struct minutes *minutes);

/** Each takes over its strings, which may be NULL; the receiver owns the result. */
struct when *when_new(char *text, char *date);
void when_free(struct when *when);
struct when *when_copy(const struct when *when);
struct mark *mark_new(enum code code, char *text, guint32 colour);
void mark_free(struct mark *mark);
struct mark *mark_copy(const struct mark *mark);

/** An array like those of the report, which owns what labelled_add appends. */
GPtrArray *labelled_list(void);

/** Appends to an array of the report; takes over the strings. */
struct labelled *labelled_add(GPtrArray *array, char *label, char *text);
struct scheme_entry *scheme_add(GPtrArray *scheme, enum code code, char *label, char *meaning, guint32 colour);
struct update *update_add(GPtrArray *updates, char *date, char *text, const struct source *source);
struct earlier *earlier_add(GPtrArray *earlier, char *date);
struct contributor *contributor_add(GPtrArray *contributors, char *name, char *role);
struct paragraph *paragraph_add(GPtrArray *paragraphs, char *label, unsigned level, char *text);
struct resolution *resolution_add(GPtrArray *resolutions, char *label, char *text, char *owner, struct when *due);
struct request *request_add(GPtrArray *requests, char *by, char *text);
struct source_file *source_file_add(GPtrArray *sources, char *file, char *sha256, char *type);

/** A source with its own copy of the file's name. */
struct source source_copy(const struct source *source);

/** "on-track" and CODE_ON_TRACK; code_from_name gives false for a word that is none. */
const char *code_name(enum code code);
bool code_from_name(const char *name, enum code *code);

/** "partly" and DECISION_PARTLY; decision_name(DECISION_NONE) is NULL. */
const char *decision_name(enum decision decision);

/** "revised_due" and HEADING_REVISED_DUE, as the JSON names them. */
const char *heading_name(enum heading heading);

#endif
