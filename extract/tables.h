/**
 * tables: every table of one page, by the best evidence there is.
 *
 * A page is read in two steps, since what is repeated on the pages is told from what no ruled table holds.
 */
#ifndef EXTRACT_TABLES_H
#define EXTRACT_TABLES_H

#include "extract/flow.h"
#include "extract/frame.h"

/** A page while its blocks are found. */
struct sheet {
	struct page *page;
	GPtrArray *ruled;  /* struct grid *: of drawn lines or fills */
	GPtrArray *blocks; /* struct block * */
};

/** The grids (struct grid *) that drawn lines or fills make; their words are marked as taken until tables_read. */
GPtrArray *tables_find_ruled(struct page *page);

/**
 * Appends a block for each table of a page: the ruled ones, what goes on the table that the page before ended with
 * (`before`, or NULL; taken over), and what the alignment of the words left shows. Their words are taken. `next`: the
 * page after it, or NULL. Gives the frame of the table that this page ends with, or NULL; the caller's.
 */
struct frame *tables_read(const struct sheet *sheet, const struct sheet *next, struct frame *before,
    const struct vocabulary *vocabulary);

#endif
