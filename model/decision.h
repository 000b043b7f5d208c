/**
 * decision: what was decided about a recommendation: accepted, partly, rejected, noted, in its many wordings.
 */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H

#include "model/report.h"

/** The decision that a response begins with ("Agreed in part. ..."); DECISION_NONE if it gives none. */
enum decision decision_read(const char *response);

/** The decision that a heading gives to all below it ("Accepted Recommendations"). */
enum decision decision_of_heading(const char *heading);

#endif
