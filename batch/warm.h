/**
 * warm: makes the libraries ready in the parent, so that no worker does it again.
 *
 * Method  a small paper of our own goes the whole way once: text to report to PDF, and that PDF back to a report. What
 *         is loaded on first use (fonts, character tables, compiled patterns, poppler's globals) is then shared by
 *         fork. Nothing of the user's is read
 */
#ifndef BATCH_WARM_H
#define BATCH_WARM_H

void warm_up(void);

#endif
