/**
 * pdf_text: the words of a page as poppler reads them.
 *
 * Errors  none: a page without text has no words
 */
#ifndef EXTRACT_PDF_TEXT_H
#define EXTRACT_PDF_TEXT_H

#include <poppler.h>

#include "extract/page.h"

/** Adds the words of a poppler page to a page. */
void pdf_text_read(PopplerPage *from, struct page *page);

#endif
