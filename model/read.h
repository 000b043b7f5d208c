/**
 * read: the meaning of a paper: a document in, a report out.
 *
 * Shape   finds the paper's head, its trackers, its key and its minutes, each by a module of its own
 * Errors  none: what can't be read is a note, and words that reached no member are counted and named
 * Owner   the caller; the document is only read, but its notes move to the report
 */
#ifndef MODEL_READ_H
#define MODEL_READ_H

#include "model/doc.h"
#include "model/profile.h"
#include "model/report.h"

struct report *read_doc(struct doc *doc, const struct profile *profile);

#endif
