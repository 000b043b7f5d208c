/**
 * head: the pieces that the head of a paper is read from; head.c goes through its lines, head_labels.c reads labels
 * and their values, head_names.c names of bodies, dates and stages that stand alone.
 */
#ifndef MODEL_HEAD_H
#define MODEL_HEAD_H

#include "model/head_words.h"
#include "model/reading.h"

/** A line that could be the title. */
struct candidate {
	char *text;
	guint block;
	unsigned score;
	double size; /* points; 0 unknown */
};

/** A head while it is read. */
struct head {
	struct reading *reading;
	struct report *report;
	GArray *candidates;  /* struct candidate */
	guint block;         /* that is read now */
	bool has_label;      /* the committee's name stood behind a label that says so */
	bool after_label;    /* the line before was a label and its value */
	enum head_kind open; /* a label whose value is blank: the next line may be it */
	struct labelled *open_entry;
	bool held;        /* a line has said whose meeting this is, known body or not */
	char *loose_date; /* a line that is only a date, before any body that could meet then */
	guint loose_block;
};

/** Sets a member that has no value yet; takes over `value`, which may be NULL or blank. */
void head_set(char **member, char *value);

/** A part of a text, tidied; the caller's. */
char *head_between(const char *text, gsize from, gsize to);

void head_add_candidate(struct head *head, const char *text, unsigned score, double size);

/** "Housing Panel - 27 April 2018 (Item 8)": a body and the day on which it meets. */
void head_set_meeting(struct report *report, const char *value, bool body_is_sure);

/** Whether a line begins with a label; unknown ones count only among known ones. */
bool head_begins_with_label(const struct head *head, const char *text);

/** A line of one label and its value, or of several. */
void head_read_label_line(struct head *head, const char *text);

/** "Date of Meeting 21 January 2016": a known label of two words and more, no colon, and a value of its kind. */
bool head_read_plain_label(struct head *head, const char *text);

/** A blank label's value on the next line, if it is of its kind. */
bool head_read_open_value(struct head *head, const char *text);

/** "Position at 12 August 2025", "(compiled 24 March 2014)": the day that the whole paper speaks of. */
bool head_read_position(struct head *head, const char *text);

/** "Minutes of the Estates Panel held on 5 June 2014". */
bool head_read_held(struct head *head, const char *text);

/** Names of a council, a body, a stage, a date, side by side or alone. True if nothing else is in the line. */
bool head_read_names(struct head *head, const char *line);

/** A label in a cell, its value in the next: two columns, or four. */
bool head_read_label_table(struct head *head, const struct table *table);

/** A table whose every cell is "Label: value". */
bool head_read_line_table(struct head *head, const struct table *table);

#endif
