/**
 * clusters: how many groups of text a page shows, told from where its strings begin.
 *
 * poppler sorts the blocks of a page by comparing each with each, and again for each: 5,000 words that stand alone take
 * it 3 s, 10,000 take 16 s, and it cannot be stopped. So they are counted before it is asked.
 *
 * Method  strings of about one size within one or two type sizes of each other are one group (a table's cells, a paragraph)
 */
#ifndef EXTRACT_CLUSTERS_H
#define EXTRACT_CLUSTERS_H

#include "extract/page.h"

/** The groups of page->runs; about as many as poppler will make blocks. */
guint clusters_count(const struct page *page);

#endif
