#include "render/pdf_private.h"

static const struct ink NO_INK = { NULL, 0, 1, PDF_NO_COLOUR, PDF_NO_COLOUR };

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

int pdf_image_load(struct pdf *pdf, GBytes *png, unsigned *width, unsigned *height)
{
	gsize size;
	const HPDF_BYTE *bytes = g_bytes_get_data(png, &size);
	HPDF_Image image = HPDF_LoadPngImageFromMem(pdf->hpdf, bytes, (HPDF_UINT)size);

	if (image == NULL) {
		HPDF_ResetError(pdf->hpdf);
		pdf->status = HPDF_OK;
		return -1;
	}
	pdf_resource(pdf, 'I', pdf->n_images, image);
	*width = HPDF_Image_GetWidth(image);
	*height = HPDF_Image_GetHeight(image);
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
