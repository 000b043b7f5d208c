/**
 * progress: a bar on the terminal while a night runs; nothing where standard error is no terminal.
 */
#ifndef BATCH_PROGRESS_H
#define BATCH_PROGRESS_H

#include <stdbool.h>

struct progress;

/** `total`: how many papers there are; 0: not known. `quiet`: show nothing. */
struct progress *progress_new(unsigned total, bool quiet);

/** Whether anything is shown: only then a total need be counted. */
bool progress_is_wanted(bool quiet);

/** Shows how far the run is; does little when called often. */
void progress_show(struct progress *progress, unsigned done);

/** Clears the bar before a message is printed, and at the end. */
void progress_clear(struct progress *progress);
void progress_free(struct progress *progress);

#endif
