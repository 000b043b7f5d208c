/**
 * pdf_icons: small pictures in a page's cells as signs with a colour: a red circle that is a PNG.
 *
 * Errors  none: a picture that cannot be read is no sign
 */
#ifndef EXTRACT_PDF_ICONS_H
#define EXTRACT_PDF_ICONS_H

#include <poppler.h>

#include "extract/page.h"

/** Adds a sign to the page for each of its images that is as small as an icon. */
void pdf_icons_read(PopplerPage *from, struct page *page);

#endif
