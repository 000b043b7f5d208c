#include "render/pdf_private.h"

#include <cairo.h>
#include <string.h>

#include "model/limits.h"

void pdf_resource(struct pdf *pdf, char letter, unsigned number, HPDF_Dict picture)
{
	char name[16];

	if (pdf->images == NULL) {
		pdf->images = HPDF_Dict_New(pdf->hpdf->mmgr);
		HPDF_Dict_Add(pdf->resources, "XObject", pdf->images);
	}
	g_snprintf(name, sizeof name, "%c%u", letter, number);
	HPDF_Dict_Add(pdf->images, name, picture);
}

struct png_bytes {
	const guchar *at;
	gsize left;
};

static cairo_status_t png_next(void *closure, unsigned char *to, unsigned length)
{
	struct png_bytes *bytes = closure;

	if (length > bytes->left)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, bytes->at, length);
	bytes->at += length;
	bytes->left -= length;
	return CAIRO_STATUS_SUCCESS;
}

/** What a PNG's header says of its size; it is asked before anything is allocated. */
static bool png_is_of_sense(const struct png_bytes *png)
{
	guint32 size[2]; /* behind the signature, the first chunk's length and its name */

	if (png->left < 16 + sizeof size)
		return false;
	memcpy(size, png->at + 16, sizeof size);
	guint64 width = GUINT32_FROM_BE(size[0]), height = GUINT32_FROM_BE(size[1]);
	return width > 0 && height > 0 && width * height <= LIMIT_LOGO_PIXELS;
}

/** A surface's pixels as red, green and blue on white, as the paper is: its own are multiplied by their opacity. */
static GString *pixels_on_white(cairo_surface_t *surface)
{
	unsigned width = (unsigned)cairo_image_surface_get_width(surface);
	unsigned height = (unsigned)cairo_image_surface_get_height(surface);
	gsize stride = (gsize)cairo_image_surface_get_stride(surface);
	const unsigned char *rows = cairo_image_surface_get_data(surface);
	bool is_clear = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32;
	GString *pixels = g_string_sized_new((gsize)width * height * 3);

	for (unsigned y = 0; y < height; y++)
		for (unsigned x = 0; x < width; x++) {
			guint32 pixel;
			memcpy(&pixel, rows + y * stride + x * sizeof pixel, sizeof pixel);
			unsigned white = is_clear ? 255 - (pixel >> 24) : 0;
			for (int shift = 16; shift >= 0; shift -= 8)
				g_string_append_c(pixels, (char)(((pixel >> shift) & 255) + white));
		}
	return pixels;
}

int pdf_image_load(struct pdf *pdf, GBytes *png, unsigned *width, unsigned *height)
{
	struct png_bytes bytes;

	bytes.at = g_bytes_get_data(png, &bytes.left);
	if (!png_is_of_sense(&bytes))
		return -1;
	cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(png_next, &bytes);
	cairo_surface_flush(surface);
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS ||
	    (cairo_image_surface_get_format(surface) != CAIRO_FORMAT_ARGB32 &&
		cairo_image_surface_get_format(surface) != CAIRO_FORMAT_RGB24)) {
		cairo_surface_destroy(surface);
		return -1;
	}
	GString *pixels = pixels_on_white(surface);
	HPDF_Dict image = pdf_stream(pdf, pixels->str, pixels->len, false);
	*width = (unsigned)cairo_image_surface_get_width(surface);
	*height = (unsigned)cairo_image_surface_get_height(surface);
	HPDF_Dict_AddName(image, "Type", "XObject");
	HPDF_Dict_AddName(image, "Subtype", "Image");
	HPDF_Dict_AddNumber(image, "Width", (HPDF_INT32)*width);
	HPDF_Dict_AddNumber(image, "Height", (HPDF_INT32)*height);
	HPDF_Dict_AddName(image, "ColorSpace", "DeviceRGB");
	HPDF_Dict_AddNumber(image, "BitsPerComponent", 8);
	pdf_resource(pdf, 'I', pdf->n_images, image);
	g_string_free(pixels, TRUE);
	cairo_surface_destroy(surface);
	return (int)pdf->n_images++;
}

void pdf_form_begin(struct pdf *pdf, double size)
{
	pdf->page_below.content = pdf->content;
	pdf->page_below.ink = pdf->ink;
	pdf->page_below.height = pdf->height;
	pdf->content = g_string_new(NULL);
	pdf->ink = NO_INK;
	pdf->height = size;
}

unsigned pdf_form_end(struct pdf *pdf)
{
	HPDF_MMgr mmgr = pdf->hpdf->mmgr;
	HPDF_Dict form = pdf_stream(pdf, pdf->content->str, pdf->content->len, false);
	HPDF_Array box = HPDF_Array_New(mmgr);

	for (int i = 0; i < 4; i++)
		HPDF_Array_AddReal(box, i < 2 ? 0 : (HPDF_REAL)pdf->height);
	HPDF_Dict_AddName(form, "Type", "XObject");
	HPDF_Dict_AddName(form, "Subtype", "Form");
	HPDF_Dict_Add(form, "BBox", box);
	HPDF_Dict_Add(form, "Resources", HPDF_Dict_New(mmgr));
	pdf_resource(pdf, 'S', pdf->n_forms, form);
	g_string_free(pdf->content, TRUE);
	pdf->content = pdf->page_below.content;
	pdf->ink = pdf->page_below.ink;
	pdf->height = pdf->page_below.height;
	return pdf->n_forms++;
}

void pdf_form(struct pdf *pdf, unsigned form, double x, double y, double size)
{
	g_string_append(pdf->content, "q 1 0 0 1 ");
	pdf_put_real(pdf->content, x);
	g_string_append_c(pdf->content, ' ');
	pdf_put_real(pdf->content, pdf->height - y - size);
	g_string_append_printf(pdf->content, " cm /S%u Do Q\n", form);
}
