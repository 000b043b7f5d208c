/**
 * head_words: the words that the heads of papers are made of: labels, bodies, stages.
 */
#ifndef MODEL_HEAD_WORDS_H
#define MODEL_HEAD_WORDS_H

#include <glib.h>
#include <stdbool.h>

/** What the value of a label is. */
enum head_kind {
	HEAD_NONE,  /* no label that the dictionary knows */
	HEAD_PLAIN, /* known, fills no member: Wards affected, Classification */
	HEAD_TITLE,
	HEAD_TOPIC, /* a title where there is no better */
	HEAD_STAGE,
	HEAD_COMMITTEE,
	HEAD_ORGANISATION,
	HEAD_MEETING, /* the meeting's date, its body too */
	HEAD_UPDATED,
	HEAD_COMPLETED,
	HEAD_OFFICER,
	HEAD_MEMBER
};

/** What a whole label, without its colon, introduces. */
enum head_kind head_words_label(const char *label);

/**
 * The next label inside a line, at or after `from`: where it begins, and where its value does. Only labels that the
 * dictionary knows and a colon follows; the first label of a line may be any words before the first colon.
 */
bool head_words_next_label(const char *line, gsize from, gsize *start, gsize *value);

/** Whether a whole text is the name of a council, authority, trust. */
bool head_words_is_organisation(const char *text);

/** Whether a whole text is the name of a committee or another body that meets. */
bool head_words_is_committee(const char *text);

/** Whether a whole text says how far on an inquiry is: "Interim Progress Report 6 months on". */
bool head_words_is_stage(const char *text);

/** How much a text reads like the title of such a paper: 0 not at all, 3 certainly. */
unsigned head_words_title(const char *text);

/** The words of a title that are not of every such paper, to tell one inquiry from another; NULL if it has none. */
char *head_words_own(const char *title);

/** Stamps that are no title: "Agenda Item 6", "Appendix C", "Annex 2", "Public". */
bool head_words_is_stamp(const char *text);

/** Whether a line only says what kind of page or bundle it is ("Agenda and minutes", "Public Document Pack"). */
bool head_words_is_kind_of_page(const char *text);

/** Whether a line says nothing but "Minutes". */
bool head_words_is_minutes(const char *text);

/** Whether a line begins the body: a numbered section, "Introduction", "Minutes:", "Present:". */
bool head_words_is_body(const char *text);

#endif
