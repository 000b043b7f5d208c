/**
 * words: what a report says to people, worded once, so that the PDF and the HTML say the same.
 *
 * Shape   plain data in, sentences without mark-up out; numbers that a writer links come apart from the words
 * Owner   a char * is the caller's; a const char * is the report's or fixed
 */
#ifndef RENDER_WORDS_H
#define RENDER_WORDS_H

#include "model/glance.h"
#include "model/report.h"
#include "render/render.h"

#define WORDS_DOT "\302\267"        /* the middle dot between two facts on a line */
#define WORDS_BULLET "\342\200\242" /* with which an item of a list begins */

/** "31 January 2017", "April 2016", "2016"; what is no date stays as it is. NULL: NULL. */
char *words_date(const char *date);

/** The month of an edition, "January 2017" or "2017", by which it is named; NULL: NULL. */
char *words_edition(const char *date);

/** A date as people read it: written out where the printed text is a date and nothing more, else as printed. */
char *words_when(const struct when *when);

/** "recommendation", or "action" where the paper's table is a log of actions. */
const char *words_noun(const struct report *report, bool is_plural);

/** "1 recommendation", "12,345 recommendations". */
char *words_count(unsigned n, const char *one, const char *many);

/** "January 2017" as it goes inside a sentence, "on track" for "On track"; "RAG" stays. */
char *words_inside(const char *words);

/** Whether a text has a letter or a figure: a sign by itself is drawn, not repeated. */
bool words_has_letter(const char *text);

/** "Implemented" for "implemented", as it begins a line. */
char *words_sentence(const char *words);

/* The head of the report. */

/** The paper's title, else what the report holds: "Progress on recommendations", "Minutes". */
const char *words_title(const struct report *report);
/** "Westmere County Council · Children's Select Committee"; "" if neither is known. */
char *words_house(const struct report *report, const struct render_options *options);
/** "Meeting of 14 September 2026"; NULL if no date is known. */
char *words_meeting(const struct report *report);
/**
 * The metadata lines to show, struct labelled *, owned by the array: the paper's own, blank values as "not given", and
 * the named members that none of them says; without what words_house and words_meeting say already.
 */
GPtrArray *words_metadata(const struct report *report, const struct render_options *options);

/* A recommendation. */

/** The row's own title: "Recommendation 3", a coded reference as printed, or "Recommendation" without a number. */
char *words_record(const struct report *report, const struct recommendation *recommendation);
/** The short name for lists: "3", "SR (25/26) 01"; "no number". */
const char *words_number(const struct recommendation *recommendation);
/** Who and when and the columns of no field, struct labelled *, owned by the array: by the paper's own headings. */
GPtrArray *words_facts(const struct report *report, const struct recommendation *recommendation);
/** "Accepted in part", where the response doesn't begin with a decision of its own; NULL else. */
const char *words_decision(const struct recommendation *recommendation);
/** The head of an update: its date; "Undated" beside dated ones; NULL if no update of the record has a date. */
char *words_update(const struct recommendation *recommendation, guint index);
/** What stands where updates would: "No update received"; NULL where nothing is expected. */
const char *words_no_update(const struct glance *glance, const struct recommendation *recommendation);
/**
 * Remarks below the facts, char *, owned by the array: overdue (the first, if glance_overdue says so), a date moved in
 * silence, gone from the newest paper, low confidence.
 */
GPtrArray *words_remarks(const struct report *report, const struct glance *glance,
    const struct recommendation *recommendation);
/** The words beside a mark's sign: as printed if it prints words, and any that no key explains, else the code's. */
const char *words_mark(const struct report *report, const struct mark *mark);
/** The words where there is no mark: "Not yet assessed", "No status given". */
const char *words_unmarked(const struct report *report, const struct glance *glance);
/** What the mark prints beyond words_mark and the key: "In the paper: Green"; NULL if nothing more. */
char *words_mark_printed(const struct report *report, const struct mark *mark);
/** "Better: was on track in February 2026", "No change since February 2026"; NULL if there is nothing to compare. */
char *words_change(const struct report *report, const struct recommendation *recommendation);
/** What stands above the officers' own status where the committee's assessment is shown as well. */
const char *words_officers(const struct report *report);
/** What came before that, newest first: "Before that: not started in August 2025"; NULL if nothing is known. */
char *words_history(const struct report *report, const struct recommendation *recommendation);
/** The sign before words_change: ▲ ▼ ◆; NULL where nothing moved. */
const char *words_movement_sign(enum movement movement);

/* The glance panel. */

/** A line whose numbers a writer links: lead, the numbers joined by ", ", "and n more", tail. */
struct words_line {
	enum movement movement;     /* for its sign; MOVE_NONE: none */
	char *lead;                 /* NULL: none */
	GPtrArray *recommendations; /* const struct recommendation * */
	unsigned n_more;
	char *tail; /* NULL: none */
};

/** "At a glance: 12 recommendations"; of minutes alone "At a glance: 1 item". */
char *words_glance_title(const struct report *report);
/** "2 decisions · 4 actions · 1 request" of all minutes, "Minutes: ..." beside a table; NULL without minutes. */
char *words_minutes_counts(const struct report *report);
/** What a code is counted under: its words; for marks that no key explains what they print, or "Other words". */
char *words_code(const struct report *report, const struct glance *glance, enum code code);
/** "Implemented 3 (was 1)"; for `unmarked` the code is ignored: "Not yet assessed 1". */
char *words_legend(const struct report *report, const struct glance *glance, enum code code, bool unmarked);
/** "Changed since February 2026", and its lines; none: there is nothing to say, and no card. */
char *words_changes_title(const struct glance *glance);
GPtrArray *words_changes(const struct report *report, const struct glance *glance);
/** "Overdue at 31 August 2026", and its lines; none: the paper gives no dates, and there is no card. */
char *words_overdue_title(const struct glance *glance);
GPtrArray *words_overdue(const struct report *report, const struct glance *glance);

/* Minutes. */

enum words_part {
	PART_PURPOSE,
	PART_CONTRIBUTORS,
	PART_ACCOUNT,
	PART_DECISIONS,
	PART_ACTIONS,
	PART_REQUESTS,
	PART_WORK_PROGRAMME,
	N_WORDS_PARTS
};

/** "Item 6: Flooding in Harrow Lane", "Minutes". */
char *words_item(const struct minutes *minutes);
/** The heading of a part that holds n things: "Purpose", "Decision", "Decisions". */
const char *words_part(enum words_part part, guint n);
/** The paragraphs of the account that no decision or action says again, const struct paragraph *. */
GPtrArray *words_account(const struct minutes *minutes);
/** "The Vice-Chairman: a visit", or the text alone where it names who made it; `lead`: bytes at its start that do. */
char *words_request(const struct request *request, gsize *lead);
/** Who shall do it, by when, struct labelled *, owned by the array. */
GPtrArray *words_resolution(const struct resolution *resolution);

/* The columns, and what follows the table. */

enum words_column { COLUMN_RECOMMENDATION, COLUMN_RESPONSE, COLUMN_PROGRESS, COLUMN_ASSESSMENT, N_WORDS_COLUMNS };

/** The heading above the table: "Recommendations", "Actions". */
const char *words_table(const struct report *report);
/** The head of a column: the paper's own where it has one. The last is that of the marks which are counted. */
const char *words_column(const struct report *report, const struct glance *glance, enum words_column column);
/** Whether most rows were read with doubt: then it is said once and not at length in each. */
bool words_is_doubtful(const struct report *report, const struct glance *glance);
/** What stands above the table where most of its rows were read with doubt; NULL else. */
char *words_doubtful(const struct report *report, const struct glance *glance);
/**
 * Whether a column is shown: the first always, others if they have a head or a cell; the last also if there is a key.
 */
bool words_has_column(const struct report *report, enum words_column column);
/** What the key's entry says: "On track to be completed (printed as Green)". */
char *words_key_entry(const struct report *report, const struct scheme_entry *entry);
/** What stands above the key. */
const char *words_key_lead(const struct report *report);
/** A paper's name without its folders, but for the last where two papers have one name. */
char *words_file(const struct report *report, const char *file);
/** "paper.pdf: PDF, 12 pages, 4,210 words, all placed". */
char *words_source(const struct report *report, const struct source_file *source);
/** "page 3: what was found; what was done". */
char *words_note(const struct report *report, const struct note *note);

/** "Recommendation 6 (paper.pdf, page 2)". */
char *words_doubt(const struct report *report, const struct recommendation *recommendation);

/** The headings of what follows the table, and the last line. */
#define WORDS_KEY "Key"
#define WORDS_ABOUT "About this report"
#define WORDS_SOURCES "Sources"
#define WORDS_DOUBTS "Rows to check against the paper"
#define WORDS_NOTES "What was noticed while reading"
#define WORDS_NOTHING                                                                                                  \
	"Neither recommendations nor minutes were found in this paper. What was noticed while reading says why."
#define WORDS_MADE "Made with rapporteur " VERSION

#endif
