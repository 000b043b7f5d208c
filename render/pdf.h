/**
 * pdf: ink on the pages of a tagged PDF (PDF/UA-1). libharu's objects never leave pdf*.c.
 *
 * What is drawn is either content of a structure element or an artifact (running heads, borders): each drawing
 * call stands between one _begin and pdf_end.
 *
 * Unit    points, origin top left, y down; colours 0xrrggbb
 * Owner   the caller, freed by pdf_free; strings are copied
 * Errors  the first one is kept and reported by pdf_save
 */
#ifndef RENDER_PDF_H
#define RENDER_PDF_H

#include <glib.h>
#include <stdbool.h>

#include "render/fonts.h"
#include "render/tags.h"

struct pdf;

enum artifact { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_FOOTER };

struct pdf *pdf_new(struct fonts *fonts, double width, double height);
void pdf_free(struct pdf *pdf);

/** Title, author and day ("2017-01-31", may be NULL) of the document. */
void pdf_describe(struct pdf *pdf, const char *title, const char *author, const char *day);

struct tags *pdf_tags(struct pdf *pdf);

/** Begins the next page; gives its number from 1. */
unsigned pdf_page(struct pdf *pdf);

void pdf_artifact_begin(struct pdf *pdf, enum artifact kind);
void pdf_content_begin(struct pdf *pdf, guint element);
void pdf_end(struct pdf *pdf);

/** Text on one line from x on the baseline y. Gives the x behind it. */
double pdf_text(struct pdf *pdf, double x, double y, enum weight weight, double size, guint32 colour, const char *text,
    gsize length);
double pdf_text_width(struct pdf *pdf, enum weight weight, double size, const char *text, gsize length);

/** A copy of a text that is no wider than `width`: what is too much gives way to three dots. */
char *pdf_shorten(struct pdf *pdf, enum weight weight, double size, const char *text, double width);

/** Sets what the next path is painted with; PDF_NO_COLOUR: it is not filled, or has no outline. */
#define PDF_NO_COLOUR 0xffffffffu
void pdf_pen(struct pdf *pdf, guint32 fill, guint32 stroke, double width);
void pdf_dash(struct pdf *pdf, double on, double off); /* 0, 0: a whole line */

/** A path: move, then lines and curves, perhaps closed; or rectangles; then paint. */
void pdf_move(struct pdf *pdf, double x, double y);
void pdf_line(struct pdf *pdf, double x, double y);
void pdf_curve(struct pdf *pdf, double x1, double y1, double x2, double y2, double x, double y);
void pdf_rectangle(struct pdf *pdf, double x, double y, double width, double height);
void pdf_close(struct pdf *pdf);
void pdf_paint(struct pdf *pdf);

/**
 * Takes in a PNG; gives its number, its size in pixels too, or -1 if it cannot be read or is too large. It is read by
 * cairo and lies on white: libharu 2.3 draws pictures of 16 bits a colour twice, and drops what is half clear.
 */
int pdf_image_load(struct pdf *pdf, GBytes *png, unsigned *width, unsigned *height);
void pdf_image(struct pdf *pdf, unsigned image, double x, double y, double width, double height);

/**
 * A picture drawn once and painted often: draw between begin and end in a square of `size` from 0, 0. Gives its number.
 */
void pdf_form_begin(struct pdf *pdf, double size);
unsigned pdf_form_end(struct pdf *pdf);
void pdf_form(struct pdf *pdf, unsigned form, double x, double y, double size);

/** A link of the element to a target; `contents` says to whoever cannot see it where it leads. */
void pdf_link(struct pdf *pdf, guint element, double x, double y, double width, double height, const void *target,
    const char *contents);

/** The place on the current page that links to `target` lead to. */
void pdf_target(struct pdf *pdf, const void *target, double y);

/** A bookmark to the current page; level from 0, at most one deeper than the one before. */
void pdf_bookmark(struct pdf *pdf, unsigned level, const char *title, double y);

/** A line at the foot of every page from now on: `text`, and page and pages at the right. */
void pdf_foot(struct pdf *pdf, const char *text, double left, double right, double y, double size, guint32 colour);

/** Puts a file of JSON into the PDF, which carries it along. */
void pdf_attach(struct pdf *pdf, const char *name, const char *description, const GString *json);

/** The whole file. */
GString *pdf_save(struct pdf *pdf, GError **error);

#endif
