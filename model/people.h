/**
 * people: who is meant: posts, names, initials, bodies; and what a list of those present says about initials.
 *
 * Shape   a phrase at the beginning of a sentence in, its kind and its end out; an attendance list in, names out
 * Owner   returned strings are the caller's; the map of initials is freed by people_free
 * Source  the words of the trade (post nouns, titles, bodies) are tables in people.c
 */
#ifndef MODEL_PEOPLE_H
#define MODEL_PEOPLE_H

#include <glib.h>
#include <stdbool.h>

#include "model/doc.h"

enum person_kind {
	PERSON_NONE,
	PERSON_MEMBER,   /* an elected member by name: "Councillor J Smith", "Councillors Smith and Jones" */
	PERSON_MEMBERS,  /* members without a name: "a Member", "Members", "the Chairman" */
	PERSON_POST,     /* "the Director of Housing", "Officers", "Facilities Management (DR)" */
	PERSON_NAME,     /* "Katie Dover", "Mrs Boon": may be a member or an officer */
	PERSON_INITIALS, /* "MH", "MH/RB" */
	PERSON_BODY,     /* "the Committee", "Cabinet" */
	PERSON_PRONOUN   /* "he", "she", "they" */
};

/** Initials and the names that a paper gives for them. */
struct people;

struct people *people_new(void);
void people_free(struct people *people);

/** Every explanation of initials in a document: attendance lists, "MH – Town Clerk", tables of names and initials. */
struct people *people_of(const struct doc *doc);

/** Learns from one line of an attendance list: "Mr M Haden (MH), Town Clerk", "DR – Facilities Management". */
void people_learn(struct people *people, const char *line);

/** The name for initials; NULL if the paper gives none. */
const char *people_name(const struct people *people, const char *initials);

/** An owner as printed, each initials that the paper explains followed by the name: "MH (Mr M Haden)/RB". */
char *people_expand(const struct people *people, const char *owner);

/**
 * The person, post or body that a text begins with, "the" and "a" before it included; `end` gets the byte behind it.
 * Brackets that hold initials or a name belong to it: "Facilities Management (DR)".
 */
enum person_kind people_lead(const char *text, gsize *end);

/** Whether the whole text names a post, a person or initials, several of them too, and nothing else. */
bool people_is_owner(const char *text);

/** Whether the whole text is a post ("Head of Estates"). */
bool people_is_post(const char *text);

/** Whether the whole text is initials ("MH", "MH/RB", "DR & TM"). */
bool people_is_initials(const char *text);

#endif
