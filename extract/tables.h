/**
 * tables: every table of one page, by the best evidence there is.
 *
 * A page is read in two steps, since what is repeated on the pages is told from what no ruled table holds.
 */
#ifndef EXTRACT_TABLES_H
#define EXTRACT_TABLES_H

#include "extract/flow.h"
#include "extract/frame.h"

/** The grids (struct grid *) that drawn lines or fills make; their words are marked as taken until tables_read. */
GPtrArray *tables_find_ruled(struct page *page);

/**
 * Appends a block for each table of the page: those of `ruled`, what goes on the table that the page before ended with
 * (`before`, or NULL; taken over), and what the alignment of the words left shows. Their words are taken. Gives the frame
 * of the table that this page ends with, or NULL; the caller's.
 */
struct frame *tables_read(struct page *page, GPtrArray *ruled, struct frame *before,
    const struct vocabulary *vocabulary, GPtrArray *blocks);

#endif
