/**
 * running: the heads and feet of pages, by their repetition, and page numbers.
 *
 * Shape   pages whose ruled tables have been read; words that are taken are not looked at
 */
#ifndef EXTRACT_RUNNING_H
#define EXTRACT_RUNNING_H

#include "extract/page.h"

/** Adds to each page's blocks (GPtrArray of struct block *, one for each page) what is left out at its top and foot. */
void running_read(GPtrArray *pages, GPtrArray *blocks);

#endif
