/**
 * minutes_section: the labels that divide an item ("Contributors:", "Decision:", "Reasons"), and its contributors.
 */
#ifndef MODEL_MINUTES_SECTION_H
#define MODEL_MINUTES_SECTION_H

#include <glib.h>
#include <stdbool.h>

#include "model/report.h"

enum section {
	SECTION_NONE,
	SECTION_PURPOSE,
	SECTION_CONTRIBUTORS,
	SECTION_DECISION,
	SECTION_ACCOUNT,
	SECTION_ACTIONS,
	SECTION_ACTION_BY,
	SECTION_REQUESTS,
	SECTION_WORK,
	SECTION_REASONS,
	SECTION_VOTES,
	SECTION_PAPERS
};

/** The section that a line opens; `rest` gets the text behind the label (maybe ""), may be NULL. */
enum section minutes_section_of(const char *text, const char **rest);

/** Whether a line begins a list of those present ("Present:", "In attendance"). */
bool minutes_is_attendance(const char *text);

/** Where the label of such a line ends (bytes), its colon included; 0 if the line is none. */
gsize minutes_attendance_label(const char *text);

/** "Katie Dover: Senior Scrutiny Officer", "Katie Dover, Adviser; Mr P Nash" into contributors. */
void minutes_contributors(GPtrArray *contributors, const char *line);

/** Whether a name is among contributors, with a role that is an officer's post. */
bool minutes_is_officer(const GPtrArray *contributors, const char *name);

#endif
