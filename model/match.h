/**
 * match: which recommendation of one edition is which of the next: by wording first, then by number.
 *
 * Shape   exact wordings; then the likest, best first, each used once; then equal numbers whose wordings have
 *         something in common. An index by rare words keeps ten thousand records from being compared with each other
 */
#ifndef MODEL_MATCH_H
#define MODEL_MATCH_H

#include "model/report.h"

#define MATCH_NONE G_MAXUINT

/** For each record of `newer` the index of its record in `older`, or MATCH_NONE. The caller frees it with g_free. */
guint *match_recommendations(const GPtrArray *older, const GPtrArray *newer);

#endif
