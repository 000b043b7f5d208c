/**
 * profile: what a clerk says once about the house: its name, the words of its key, its column headings.
 *
 * Shape   a GKeyFile, given with --profile, or rapporteur.conf beside the paper, or in the XDG configuration folder:
 *
 *             [house]
 *             organisation=Dunmere Parish Council
 *             logo=crest.png            beside the profile; PNG; needs logo-text
 *             logo-text=The crest of Dunmere
 *             theme=#1b3a57             dark enough for white words on it
 *             stages=First look;Second look
 *
 *             [key]                     the house's own words or colours; its codes are those of the JSON
 *             Going well=on-track
 *             Blue=complete;Signed off  after a semicolon: the meaning
 *
 *             [columns]                 headings as printed, and the member that they fill ("extra": none)
 *             Where we are=progress
 *
 * Owner   the caller, freed by profile_free; NULL stands for "no profile" wherever one is taken
 * Errors  a wrong group, key or value: the message names file and line
 */
#ifndef MODEL_PROFILE_H
#define MODEL_PROFILE_H

#include <glib.h>

#include "model/report.h"

#define PROFILE_ERROR profile_error_quark()
GQuark profile_error_quark(void);

enum profile_error { PROFILE_ERROR_READ, PROFILE_ERROR_WRONG };

struct profile {
	char *organisation;  /* NULL: the paper's */
	GBytes *logo;        /* a PNG, read whole: a worker in a sandbox opens no file; NULL: none */
	char *logo_text;     /* what it shows, for those who do not see it */
	guint32 theme;       /* COLOUR_NONE: the writers' own */
	GPtrArray *stages;   /* char *: lines that name a stage */
	GPtrArray *key;      /* struct scheme_entry * */
	GHashTable *columns; /* text_key of a heading: the name of its field, as columns_field_from_name takes it */
};

/** Reads a profile; NULL and an error if it can't be read or anything in it is wrong. */
struct profile *profile_load(const char *path, GError **error);

/** The profile that goes with a paper where none is given: its path, the caller's; NULL if there is none. */
char *profile_find(const char *paper);

void profile_free(struct profile *profile);

/** The name of the field that the profile gives a heading; NULL if it says nothing of it. `profile` may be NULL. */
const char *profile_field(const struct profile *profile, const char *heading);

/** Whether the profile names a line as a stage. `profile` may be NULL. */
bool profile_is_stage(const struct profile *profile, const char *line);

#endif
