/**
 * pdf_private: what the pdf*.c files share; nobody else includes it.
 */
#ifndef RENDER_PDF_PRIVATE_H
#define RENDER_PDF_PRIVATE_H

#include <hpdf.h>
#include <hpdf_annotation.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>
#include <zlib.h>

#include "render/pdf.h"

#define MAX_LEVELS 8u

/** What the content stream has set, so that nothing is set twice. */
struct ink {
	const struct face *face; /* never followed: only compared */
	double size, line_width;
	guint32 fill, stroke;
};

#define NO_INK ((struct ink){ .line_width = 1, .fill = PDF_NO_COLOUR, .stroke = PDF_NO_COLOUR })

struct pdf_link_end {
	HPDF_Dict annotation;
	const void *target;
};

struct pdf_target_place {
	HPDF_Dict page;
	double y;
};

struct pdf {
	HPDF_Doc hpdf;
	HPDF_STATUS status; /* the first error of libharu */
	struct fonts *fonts;
	struct tags *tags;
	double width, height;

	GPtrArray *pages;                              /* HPDF_Page */
	HPDF_Dict resources, font_dicts, root, images; /* images: of resources; NULL while there is none */
	unsigned n_images, n_forms;
	GString *content; /* of the current page, not yet packed; of a form while one is drawn */
	struct ink ink;
	struct {
		GString *content;
		struct ink ink;
		double height;
	} page_below; /* while a form is drawn */
	bool pen_fills, pen_strokes;
	z_stream deflate;

	GArray *links;       /* struct pdf_link_end */
	GHashTable *targets; /* target: struct pdf_target_place */
	HPDF_Outline levels[MAX_LEVELS];
	unsigned n_levels;

	char *title, *author, *day;
	char *foot;
	HPDF_Dict foot_form; /* painted on every page, filled at the end */
	double foot_left, foot_right, foot_y, foot_size;
	double foot_number_end; /* where "Page 12" ends and " of 345" begins; known when the first pages are finished */
	GPtrArray *held;        /* GString *: contents of the first pages, which wait for it; NULL: none do any more */
	guint32 foot_colour;
	GString *root_entries;
};

/** A number with at most two decimals, in any locale. */
void pdf_put_real(GString *text, double value);

/** Packs bytes as a PDF's FlateDecode wants them and appends them. */
void pdf_pack(struct pdf *pdf, const char *bytes, gsize length, GString *to);

/** Adds a picture to what pages may paint, under a letter and a number. */
void pdf_resource(struct pdf *pdf, char letter, unsigned number, HPDF_Dict picture);

/** A text string (UTF-16BE). */
HPDF_Binary pdf_string(struct pdf *pdf, const char *utf8);

/** Adds a dictionary with a stream of bytes; packed when that makes it smaller and `is_plain` is false. */
HPDF_Dict pdf_stream(struct pdf *pdf, const char *bytes, gsize length, bool is_plain);

/** Writes the fonts that were used into the dictionary of fonts. */
void pdf_fonts_write(struct pdf *pdf);

/** Catalogue, information, XMP. */
void pdf_describe_write(struct pdf *pdf);

/** libharu's objects and the structure tree as one file. */
GString *pdf_file_write(struct pdf *pdf);

#endif
