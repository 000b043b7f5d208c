#include "render/pdf_private.h"

#include <math.h>
#include <string.h>

#include "model/text.h"
#include "render/render.h"

#define PAGES_PER_NODE 64 /* a flat page tree ends at 32,767 pages */
#define XREF_BLOCK 262144 /* libharu grows its list of objects by this many; its own 1,024 is quadratic */
#define FOOT_TOTAL " of %u"
#define FOOT_WAITS 99u      /* pages whose foot waits for the number of all: 3 MB; few reports have more */
#define FOOT_PAGES 999u     /* taken for that number in others: a digit more goes into the margin by its width */
#define FOOT_NUMBER 110.0   /* points for "Page 1000 of 1000" and a gap */
#define BOOKMARK_WIDTH 50.0 /* ems: some hundred characters, more than a panel of bookmarks shows */
#define PACK_LEVEL 5        /* zlib: 6 takes an eighth longer for nothing, 4 makes 3 % more */

static void on_error(HPDF_STATUS status, HPDF_STATUS detail, void *data)
{
	struct pdf *pdf = data;

	(void)detail;
	if (pdf->status == HPDF_OK)
		pdf->status = status;
}

static HPDF_Dict indirect_dict(struct pdf *pdf)
{
	HPDF_Dict dict = HPDF_Dict_New(pdf->hpdf->mmgr);

	HPDF_Xref_Add(pdf->hpdf->xref, dict);
	return dict;
}

struct pdf *pdf_new(struct fonts *fonts, double width, double height)
{
	struct pdf *pdf = g_new0(struct pdf, 1);

	pdf->fonts = fonts;
	pdf->tags = tags_new();
	pdf->width = width;
	pdf->height = height;
	pdf->pages = g_ptr_array_new();
	pdf->held = g_ptr_array_new();
	pdf->content = g_string_sized_new(1 << 16);
	pdf->links = g_array_new(FALSE, FALSE, sizeof(struct pdf_link_end));
	pdf->targets = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	pdf->root_entries = g_string_new(NULL);
	if (deflateInit(&pdf->deflate, PACK_LEVEL) != Z_OK)
		g_error("zlib cannot start");
	pdf->hpdf = HPDF_New(on_error, pdf);
	if (pdf->hpdf == NULL)
		g_error("libharu cannot start");
	pdf->hpdf->pdf_version = HPDF_VER_17;
	pdf->hpdf->xref->entries->items_per_block = XREF_BLOCK / 64;
	HPDF_SetPagesConfiguration(pdf->hpdf, PAGES_PER_NODE);
	pdf->resources = indirect_dict(pdf);
	pdf->font_dicts = indirect_dict(pdf);
	pdf->root = indirect_dict(pdf);
	HPDF_Dict_Add(pdf->resources, "Font", pdf->font_dicts);
	return pdf;
}

static void drop_held(struct pdf *pdf)
{
	for (guint i = 0; pdf->held != NULL && i < pdf->held->len; i++)
		g_string_free(g_ptr_array_index(pdf->held, i), TRUE);
	g_clear_pointer(&pdf->held, g_ptr_array_unref);
}

void pdf_free(struct pdf *pdf)
{
	if (pdf == NULL)
		return;
	HPDF_Free(pdf->hpdf);
	deflateEnd(&pdf->deflate);
	tags_free(pdf->tags);
	drop_held(pdf);
	g_ptr_array_unref(pdf->pages);
	g_string_free(pdf->content, TRUE);
	g_array_unref(pdf->links);
	g_hash_table_unref(pdf->targets);
	g_string_free(pdf->root_entries, TRUE);
	g_free(pdf->title);
	g_free(pdf->author);
	g_free(pdf->day);
	g_free(pdf->foot);
	g_free(pdf);
}

void pdf_describe(struct pdf *pdf, const char *title, const char *author, const char *day)
{
	pdf->title = text_tidy(title); /* XML has no control characters */
	pdf->author = author == NULL ? NULL : text_tidy(author);
	pdf->day = g_strdup(day);
}

struct tags *pdf_tags(struct pdf *pdf)
{
	return pdf->tags;
}

void pdf_pack(struct pdf *pdf, const char *bytes, gsize length, GString *to)
{
	gsize start = to->len;

	deflateReset(&pdf->deflate);
	g_string_set_size(to, start + deflateBound(&pdf->deflate, length));
	pdf->deflate.next_in = (Bytef *)bytes;
	pdf->deflate.avail_in = (uInt)length;
	pdf->deflate.next_out = (Bytef *)to->str + start;
	pdf->deflate.avail_out = (uInt)(to->len - start);
	if (deflate(&pdf->deflate, Z_FINISH) != Z_STREAM_END)
		g_error("zlib cannot pack %" G_GSIZE_FORMAT " bytes", length);
	g_string_set_size(to, to->len - pdf->deflate.avail_out);
}

static void fill_stream(struct pdf *pdf, HPDF_Dict dict, const char *bytes, gsize length, bool is_plain)
{
	if (is_plain || length < 200) { /* packing less saves nothing */
		HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes, (HPDF_UINT)length);
		return;
	}
	GString *packed = g_string_new(NULL);
	pdf_pack(pdf, bytes, length, packed);
	HPDF_Dict_AddName(dict, "Filter", "FlateDecode");
	HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)packed->str, (HPDF_UINT)packed->len);
	g_string_free(packed, TRUE);
}

HPDF_Dict pdf_stream(struct pdf *pdf, const char *bytes, gsize length, bool is_plain)
{
	HPDF_Dict dict = HPDF_DictStream_New(pdf->hpdf->mmgr, pdf->hpdf->xref);

	fill_stream(pdf, dict, bytes, length, is_plain);
	return dict;
}

HPDF_Binary pdf_string(struct pdf *pdf, const char *utf8)
{
	glong n = 0;
	gunichar2 *units = g_utf8_to_utf16(utf8, -1, NULL, &n, NULL);
	GString *bytes = g_string_new("\xfe\xff");

	for (glong i = 0; i < n; i++) {
		g_string_append_c(bytes, (char)(units[i] >> 8));
		g_string_append_c(bytes, (char)(units[i] & 0xff));
	}
	g_free(units);
	HPDF_Binary binary = HPDF_Binary_New(pdf->hpdf->mmgr, (HPDF_BYTE *)bytes->str, (HPDF_UINT)bytes->len);
	g_string_free(bytes, TRUE);
	return binary;
}

void pdf_foot(struct pdf *pdf, const char *text, double left, double right, double y, double size, guint32 colour)
{
	HPDF_MMgr mmgr = pdf->hpdf->mmgr;
	HPDF_Array box = HPDF_Array_New(mmgr);
	HPDF_Dict resources = HPDF_Dict_New(mmgr);

	pdf->foot = pdf_shorten(pdf, WEIGHT_REGULAR, size, text, right - left - FOOT_NUMBER);
	pdf->foot_left = left;
	pdf->foot_right = right;
	pdf->foot_y = y;
	pdf->foot_size = size;
	pdf->foot_colour = colour;
	pdf->foot_form = HPDF_DictStream_New(mmgr, pdf->hpdf->xref);
	for (int i = 0; i < 4; i++)
		HPDF_Array_AddReal(box, (HPDF_REAL)(i < 2 ? 0 : i == 2 ? pdf->width : pdf->height));
	HPDF_Dict_Add(resources, "Font", pdf->font_dicts);
	HPDF_Dict_AddName(pdf->foot_form, "Type", "XObject");
	HPDF_Dict_AddName(pdf->foot_form, "Subtype", "Form");
	HPDF_Dict_Add(pdf->foot_form, "BBox", box);
	HPDF_Dict_Add(pdf->foot_form, "Resources", resources);
	pdf_resource(pdf, 'T', 0, pdf->foot_form);
}

static void paint_foot(struct pdf *pdf, unsigned page)
{
	if (pdf->foot == NULL)
		return;
	g_autofree char *number = g_strdup_printf("Page %u", page);
	double width = pdf_text_width(pdf, WEIGHT_REGULAR, pdf->foot_size, number, strlen(number));

	pdf_artifact_begin(pdf, ARTIFACT_FOOTER);
	pdf_text(pdf, pdf->foot_number_end - width, pdf->foot_y, WEIGHT_REGULAR, pdf->foot_size, pdf->foot_colour,
	    number, strlen(number));
	g_string_append(pdf->content, "/T0 Do ");
	pdf_end(pdf);
}

/** Writes a page whose content is in pdf->content; its number counts from 1. */
static void write_page(struct pdf *pdf, unsigned number)
{
	HPDF_Page page = g_ptr_array_index(pdf->pages, number - 1);

	paint_foot(pdf, number);
	fill_stream(pdf, ((HPDF_PageAttr)page->attr)->contents, pdf->content->str, pdf->content->len, false);
	g_string_truncate(pdf->content, 0);
}

/** Writes the pages that waited to know how much room " of 345" takes. */
static void write_held(struct pdf *pdf, unsigned n_pages)
{
	g_autofree char *total = g_strdup_printf(FOOT_TOTAL, n_pages);
	GString *content = pdf->content;
	struct ink ink = pdf->ink;

	pdf->foot_number_end = pdf->foot_right -
	    pdf_text_width(pdf, WEIGHT_REGULAR, pdf->foot_size, total, strlen(total));
	for (guint i = 0; i < pdf->held->len; i++) {
		pdf->content = g_ptr_array_index(pdf->held, i);
		pdf->ink = NO_INK;
		write_page(pdf, i + 1);
	}
	drop_held(pdf);
	pdf->content = content;
	pdf->ink = ink;
}

static void finish_page(struct pdf *pdf)
{
	if (pdf->pages->len > FOOT_WAITS) {
		if (pdf->held != NULL)
			write_held(pdf, FOOT_PAGES);
		write_page(pdf, pdf->pages->len);
	} else if (pdf->pages->len > 0) {
		g_ptr_array_add(pdf->held, g_string_new_len(pdf->content->str, (gssize)pdf->content->len));
		g_string_truncate(pdf->content, 0);
	}
}

unsigned pdf_page(struct pdf *pdf)
{
	finish_page(pdf);
	HPDF_Page page = HPDF_AddPage(pdf->hpdf);
	HPDF_Page_SetWidth(page, (HPDF_REAL)pdf->width);
	HPDF_Page_SetHeight(page, (HPDF_REAL)pdf->height);
	HPDF_Dict_Add(page, "Resources", pdf->resources);
	HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)pdf->pages->len);
	HPDF_Dict_AddName(page, "Tabs", "S");
	g_ptr_array_add(pdf->pages, page);
	tags_page(pdf->tags, page->header.obj_id & 0x00ffffff);
	pdf->ink = NO_INK;
	return pdf->pages->len;
}

void pdf_link(struct pdf *pdf, guint element, double x, double y, double width, double height, const void *target,
    const char *contents)
{
	HPDF_Page page = g_ptr_array_index(pdf->pages, pdf->pages->len - 1);
	HPDF_Rect box = { (HPDF_REAL)x, (HPDF_REAL)(pdf->height - y - height), (HPDF_REAL)(x + width),
		(HPDF_REAL)(pdf->height - y) };
	HPDF_Dict annotation = HPDF_Annotation_New(pdf->hpdf->mmgr, pdf->hpdf->xref, HPDF_ANNOT_LINK, box);
	HPDF_Array annotations = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);

	if (annotations == NULL) {
		annotations = HPDF_Array_New(pdf->hpdf->mmgr);
		HPDF_Dict_Add(page, "Annots", annotations);
	}
	HPDF_Array_Add(annotations, annotation);
	HPDF_Dict_AddNumber(annotation, "F", 4); /* it prints */
	HPDF_Dict_Add(annotation, "Contents", pdf_string(pdf, contents));
	HPDF_Array border = HPDF_Array_New(pdf->hpdf->mmgr);
	for (int i = 0; i < 3; i++)
		HPDF_Array_AddNumber(border, 0);
	HPDF_Dict_Add(annotation, "Border", border);
	struct pdf_link_end link = { annotation, target };
	g_array_append_val(pdf->links, link);
	tags_annotation(pdf->tags, element, annotation->header.obj_id & 0x00ffffff);
}

void pdf_target(struct pdf *pdf, const void *target, double y)
{
	struct pdf_target_place *place = g_new(struct pdf_target_place, 1);

	place->page = g_ptr_array_index(pdf->pages, pdf->pages->len - 1);
	place->y = pdf->height - y;
	g_hash_table_replace(pdf->targets, (gpointer)target, place);
}

static HPDF_Array destination(struct pdf *pdf, HPDF_Dict page, double y)
{
	HPDF_Array array = HPDF_Array_New(pdf->hpdf->mmgr);

	HPDF_Array_Add(array, page);
	HPDF_Array_AddName(array, "XYZ");
	HPDF_Array_AddNumber(array, 0);
	HPDF_Array_AddNumber(array, (HPDF_INT32)y);
	HPDF_Array_AddNumber(array, 0); /* zoom: as it is */
	return array;
}

void pdf_bookmark(struct pdf *pdf, unsigned level, const char *title, double y)
{
	level = MIN(MIN(level, pdf->n_levels), MAX_LEVELS - 1);
	HPDF_Outline above = level > 0 ? pdf->levels[level - 1] : NULL;
	HPDF_Outline outline = HPDF_CreateOutline(pdf->hpdf, above, " ", NULL);

	if (outline == NULL)
		return;
	char *shown = pdf_shorten(pdf, WEIGHT_REGULAR, 1, title, BOOKMARK_WIDTH);
	HPDF_Dict_Add(outline, "Title", pdf_string(pdf, shown));
	g_free(shown);
	HPDF_Dict_Add(outline, "Dest",
	    destination(pdf, g_ptr_array_index(pdf->pages, pdf->pages->len - 1), pdf->height - y));
	HPDF_Outline_SetOpened(outline, level == 0);
	pdf->levels[level] = outline;
	pdf->n_levels = level + 1;
}

/** Links know where they lead only when every row has its page; one without a place loses nothing but its leading. */
static void finish_links(struct pdf *pdf)
{
	for (guint i = 0; i < pdf->links->len; i++) {
		struct pdf_link_end *link = &g_array_index(pdf->links, struct pdf_link_end, i);
		const struct pdf_target_place *place = g_hash_table_lookup(pdf->targets, link->target);
		if (place != NULL)
			HPDF_Dict_Add(link->annotation, "Dest", destination(pdf, place->page, place->y));
		HPDF_Dict_AddNumber(link->annotation, "StructParent", (HPDF_INT32)(pdf->pages->len + i));
	}
}

/** What the feet of all pages share: their text, and how many pages there are. */
static void finish_foot(struct pdf *pdf)
{
	if (pdf->foot == NULL)
		return;
	g_autofree char *total = g_strdup_printf(FOOT_TOTAL, pdf->pages->len);

	pdf->ink = NO_INK;
	pdf_text(pdf, pdf->foot_left, pdf->foot_y, WEIGHT_REGULAR, pdf->foot_size, pdf->foot_colour, pdf->foot,
	    strlen(pdf->foot));
	pdf_text(pdf, pdf->foot_number_end, pdf->foot_y, WEIGHT_REGULAR, pdf->foot_size, pdf->foot_colour, total,
	    strlen(total));
	fill_stream(pdf, pdf->foot_form, pdf->content->str, pdf->content->len, false);
	g_string_truncate(pdf->content, 0);
}

GString *pdf_save(struct pdf *pdf, GError **error)
{
	finish_page(pdf);
	if (pdf->held != NULL)
		write_held(pdf, pdf->pages->len);
	finish_foot(pdf);
	finish_links(pdf);
	pdf_fonts_write(pdf);
	pdf_describe_write(pdf);
	GString *file = pdf->status == HPDF_OK ? pdf_file_write(pdf) : NULL;
	if (pdf->status != HPDF_OK) {
		if (file != NULL)
			g_string_free(file, TRUE);
		g_set_error(error, RENDER_ERROR, RENDER_ERROR_PDF,
		    "the PDF could not be written (libharu error 0x%04lX)", (unsigned long)pdf->status);
		return NULL;
	}
	return file;
}
