/**
 * profile: what a clerk says once about the house: its name, the words of its key, its column headings.
 *
 * Shape   a GKeyFile, given with --profile, or rapporteur.conf beside the paper, or in the XDG configuration folder
 * Owner   the caller, freed by profile_free; NULL stands for "no profile" wherever one is taken
 */
#ifndef MODEL_PROFILE_H
#define MODEL_PROFILE_H

#include <glib.h>

#include "model/report.h"

struct profile {
	char *organisation; /* NULL: the paper's */
};

void profile_free(struct profile *profile);

#endif
