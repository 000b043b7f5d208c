/**
 * pdf_colours: poppler takes a colour of an RGB profile by its numbers, as content.c takes it.
 *
 * For each profile, and anew on each page, poppler has liblcms2 make the tables that fit it to a screen: a tenth of the
 * time of a paper with profiles. Papers say red or green, and by the numbers of any RGB profile it stays so.
 *
 * Method  the function has the name that poppler calls, so that the loader takes it before the one in liblcms2, which
 *         it calls: with a flag for RGB, as it was asked to for all else
 */
#ifndef EXTRACT_PDF_COLOURS_H
#define EXTRACT_PDF_COLOURS_H

#include <stdint.h>

void *cmsCreateTransform(void *from, uint32_t format_from, void *to, uint32_t format_to, uint32_t intent,
    uint32_t flags);

/** Does nothing; it brings the function above into the program. */
void pdf_colours_use(void);

#endif
