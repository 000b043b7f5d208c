/**
 * pdf_draw: the drawn rules, fills, marks and images of a PDF's pages, from their vector operators.
 *
 * poppler-glib gives no vectors and its raster costs 5 to 20 ms of CPU a page, most of it for fonts; reading the
 * operators through libqpdf costs 0.5 ms a page, is exact at any line width, and knows white rules from none.
 *
 * Owner   the caller opens and closes
 * Errors  none: a file that libqpdf cannot open has pages without drawings; its messages are kept from stderr,
 *         from_pdf.c says in a note that lines are missing
 */
#ifndef EXTRACT_PDF_DRAW_H
#define EXTRACT_PDF_DRAW_H

#include "extract/page.h"

struct pdf_draw;

/** NULL if libqpdf cannot read the file. `password` may be NULL. The bytes must stay until pdf_draw_close. */
struct pdf_draw *pdf_draw_open(GBytes *bytes, const char *password);

/** Adds what is drawn on a page (from its number) to it. False if libqpdf cannot read the page. */
bool pdf_draw_read(struct pdf_draw *draw, struct page *page);

void pdf_draw_close(struct pdf_draw *draw);

#endif
