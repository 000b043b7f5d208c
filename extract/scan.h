/**
 * scan: pages that are pictures of text, which nobody has read into characters.
 *
 * Shape   page after page in; at the end a note that names them, or the error of a paper that is nothing else
 */
#ifndef EXTRACT_SCAN_H
#define EXTRACT_SCAN_H

#include <glib.h>
#include <stdbool.h>

#include "extract/page.h"
#include "model/doc.h"

struct scan {
	GArray *pages;    /* unsigned, the numbers of the pages that are pictures */
	unsigned n_words; /* of all pages */
	unsigned n_heavy; /* pages that were not read: page->heavy */
};

void scan_init(struct scan *scan);

/** Looks at one page, after its words and images are known. */
void scan_add(struct scan *scan, const struct page *page);

/** Notes what was found, and frees what the scan holds. False with an error if the paper has no text at all. */
bool scan_close(struct scan *scan, struct doc *doc, GError **error);

#endif
