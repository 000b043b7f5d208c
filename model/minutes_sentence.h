/**
 * minutes_sentence: sentences of an account: who does something in them, and by when.
 *
 * Owner   returned strings, arrays and dates are the caller's
 */
#ifndef MODEL_MINUTES_SENTENCE_H
#define MODEL_MINUTES_SENTENCE_H

#include <glib.h>

#include "model/people.h"
#include "model/report.h"

/** The sentences of a paragraph (char *, freed with the array); "Cllr. J. Moss" and "No. 4" are not ends. */
GPtrArray *minutes_sentences(const char *paragraph);

/**
 * Who does what a verb at a byte of a sentence says: the phrase before it, or the sentence's subject where the verb is
 * a second one ("said that ..., and undertook to"). `before` is whom the sentence before was about, for "she"; may be
 * NULL. NULL and PERSON_NONE: nobody that could be named.
 */
char *minutes_subject(const char *sentence, gsize verb, const char *before, enum person_kind *kind);

/** Whom a sentence is about, for a "she" in the next: its first person or post; NULL if there is none. */
char *minutes_about(const char *sentence);

/** The owner's name alone: no article, no stop; brackets only round initials or a name. Takes over the text. */
char *minutes_tidy_owner(char *owner);

/** By when: "by 30 June 2022", "before the next meeting", "within two weeks"; the text without the preposition. */
struct when *minutes_due(const char *text);

#endif
