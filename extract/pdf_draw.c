#include "extract/pdf_draw.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "extract/content.h"
#include "extract/pdf_stream.h"
#include "model/limits.h"

#define FORMS_BYTES (4 * (gsize)LIMIT_CONTENT_BYTES) /* of all forms of a page, each time that one is drawn */

struct pdf_draw {
	qpdf_data pdf;
	GBytes *bytes;
	struct page *page; /* that is being read */
	gsize left;        /* bytes that its forms may still have */
};

static double array_number(qpdf_data pdf, qpdf_oh array, int i)
{
	return qpdf_oh_get_numeric_value(pdf, qpdf_oh_get_array_item(pdf, array, i));
}

static bool array_read(qpdf_data pdf, qpdf_oh array, int n, double *out)
{
	if (!qpdf_oh_is_array(pdf, array) || qpdf_oh_get_array_n_items(pdf, array) < n)
		return false;
	for (int i = 0; i < n; i++)
		out[i] = array_number(pdf, array, i);
	return true;
}

/** An entry of a kind of resources (/XObject, /ColorSpace, /ExtGState) by the name in the stream. */
static qpdf_oh resource(qpdf_data pdf, unsigned resources, const char *kind, const char *name)
{
	g_autofree char *key = g_strconcat("/", name, NULL);
	qpdf_oh dictionary = qpdf_oh_get_key_if_dict(pdf, resources, kind);

	return qpdf_oh_get_key_if_dict(pdf, dictionary, key);
}

static bool form_read(struct pdf_draw *draw, qpdf_oh stream, qpdf_oh dictionary, struct xobject *out)
{
	qpdf_data pdf = draw->pdf;
	double box[4] = { 0 }, m[6] = { 1, 0, 0, 1, 0, 0 };
	qpdf_oh resources = qpdf_oh_get_key(pdf, dictionary, "/Resources");

	array_read(pdf, qpdf_oh_get_key(pdf, dictionary, "/Matrix"), 6, m);
	if (!array_read(pdf, qpdf_oh_get_key(pdf, dictionary, "/BBox"), 4, box))
		return false;
	if (qpdf_oh_is_dictionary(pdf, resources))
		out->resources = resources;
	out->matrix = (struct matrix){ m[0], m[1], m[2], m[3], m[4], m[5] };
	out->clip = (struct box){ MIN(box[0], box[2]), MIN(box[1], box[3]), MAX(box[0], box[2]), MAX(box[1], box[3]) };
	GByteArray *bytes = g_byte_array_new();
	enum stream_state state = pdf_stream_read(pdf, stream, MIN(draw->left, LIMIT_CONTENT_BYTES), bytes);
	draw->page->heavy = draw->page->heavy || state == STREAM_TOO_BIG;
	draw->left -= MIN(draw->left, bytes->len);
	out->length = bytes->len;
	out->data = g_byte_array_free(bytes, FALSE);
	out->is_form = state == STREAM_READ;
	return out->is_form;
}

static void number_read(qpdf_data pdf, qpdf_oh dictionary, const char *key, double *out)
{
	qpdf_oh value = qpdf_oh_get_key_if_dict(pdf, dictionary, key);

	if (qpdf_oh_is_number(pdf, value))
		*out = qpdf_oh_get_numeric_value(pdf, value);
}

static bool xobject_read(void *owner, unsigned resources, const char *name, struct xobject *out)
{
	struct pdf_draw *draw = owner;
	qpdf_data pdf = draw->pdf;
	qpdf_oh object = resource(pdf, resources, "/XObject", name);

	if (!qpdf_oh_is_stream(pdf, object))
		return false;
	qpdf_oh dictionary = qpdf_oh_get_dict(pdf, object);
	qpdf_oh subtype = qpdf_oh_get_key(pdf, dictionary, "/Subtype");
	if (qpdf_oh_is_name_and_equals(pdf, subtype, "/Image")) {
		double width = 0, height = 0;
		number_read(pdf, dictionary, "/Width", &width);
		number_read(pdf, dictionary, "/Height", &height);
		out->pixels = MAX(width * height, 0);
		return out->is_image = true;
	}
	return form_read(draw, object, dictionary, out);
}

static enum colour_space space_read(void *owner, unsigned resources, const char *name)
{
	qpdf_data pdf = ((struct pdf_draw *)owner)->pdf;

	if (strcmp(name, "Pattern") == 0)
		return SPACE_PATTERN;
	if (g_str_has_prefix(name, "Device"))
		return SPACE_BY_COUNT;
	qpdf_oh space = resource(pdf, resources, "/ColorSpace", name);
	if (qpdf_oh_is_array(pdf, space) && qpdf_oh_get_array_n_items(pdf, space) > 0)
		space = qpdf_oh_get_array_item(pdf, space, 0);
	if (qpdf_oh_is_name_and_equals(pdf, space, "/Separation"))
		return SPACE_TINT;
	if (qpdf_oh_is_name_and_equals(pdf, space, "/Pattern"))
		return SPACE_PATTERN;
	return qpdf_oh_is_name_and_equals(pdf, space, "/Indexed") ? SPACE_INDEXED : SPACE_BY_COUNT;
}

static void state_read(void *owner, unsigned resources, const char *name, double *fill, double *stroke, double *width)
{
	qpdf_data pdf = ((struct pdf_draw *)owner)->pdf;
	qpdf_oh entry = resource(pdf, resources, "/ExtGState", name);

	number_read(pdf, entry, "/ca", fill);
	number_read(pdf, entry, "/CA", stroke);
	number_read(pdf, entry, "/LW", width);
}

/** An entry of a page that its parents may hold for it. */
static qpdf_oh inherited(qpdf_data pdf, qpdf_oh page, const char *key)
{
	qpdf_oh node = page, value = qpdf_oh_get_key_if_dict(pdf, node, key);

	for (int up = 0; up < 64 && qpdf_oh_is_null(pdf, value); up++) {
		node = qpdf_oh_get_key_if_dict(pdf, node, "/Parent");
		if (!qpdf_oh_is_dictionary(pdf, node))
			break;
		value = qpdf_oh_get_key_if_dict(pdf, node, key);
	}
	return value;
}

/** Maps a page's own units to points from the top left of the page as shown. */
static struct matrix page_matrix(qpdf_data pdf, qpdf_oh page)
{
	double b[4] = { 0, 0, 612, 792 }, media[4];
	qpdf_oh turn = inherited(pdf, page, "/Rotate");
	long long rotate = qpdf_oh_is_integer(pdf, turn) ? qpdf_oh_get_int_value(pdf, turn) : 0;

	if (array_read(pdf, inherited(pdf, page, "/MediaBox"), 4, media))
		memcpy(b, media, sizeof b);
	double x0 = MIN(b[0], b[2]), y0 = MIN(b[1], b[3]), x1 = MAX(b[0], b[2]), y1 = MAX(b[1], b[3]);
	if (array_read(pdf, inherited(pdf, page, "/CropBox"), 4, b)) {
		x0 = MAX(x0, MIN(b[0], b[2])), y0 = MAX(y0, MIN(b[1], b[3]));
		x1 = MIN(x1, MAX(b[0], b[2])), y1 = MIN(y1, MAX(b[1], b[3]));
	}
	switch ((rotate % 360 + 360) % 360) {
	case 90:
		return (struct matrix){ 0, 1, 1, 0, -y0, -x0 };
	case 180:
		return (struct matrix){ -1, 0, 0, 1, x1, -y0 };
	case 270:
		return (struct matrix){ 0, -1, -1, 0, y1, x1 };
	default:
		return (struct matrix){ 1, 0, 0, -1, -x0, y1 };
	}
}

struct pdf_draw *pdf_draw_open(GBytes *bytes, const char *password)
{
	struct pdf_draw *draw = g_new0(struct pdf_draw, 1);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	draw->bytes = g_bytes_ref(bytes);
	draw->pdf = qpdf_init();
	qpdf_set_suppress_warnings(draw->pdf, QPDF_TRUE);
	qpdf_silence_errors(draw->pdf);
	if ((qpdf_read_memory(draw->pdf, "paper", data, length, password) & QPDF_ERRORS) == 0)
		return draw;
	pdf_draw_close(draw);
	return NULL;
}

bool pdf_draw_read(struct pdf_draw *draw, struct page *page)
{
	static const struct content_door calls = { .xobject = xobject_read, .space = space_read, .state = state_read };
	struct content_door door = calls;

	if ((int)page->number > qpdf_get_num_pages(draw->pdf))
		return false;
	qpdf_oh object = qpdf_get_page_n(draw->pdf, page->number - 1);
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	enum stream_state state = pdf_stream_page(draw->pdf, object, LIMIT_CONTENT_BYTES, bytes);
	if (state == STREAM_TOO_BIG) {
		page->heavy = true;
	} else if (bytes->len > 0) {
		door.owner = draw;
		draw->page = page;
		draw->left = FORMS_BYTES;
		content_read(&door, inherited(draw->pdf, object, "/Resources"), bytes->data, bytes->len,
		    page_matrix(draw->pdf, object), page);
	}
	qpdf_oh_release_all(draw->pdf);
	return state != STREAM_UNREADABLE;
}

void pdf_draw_close(struct pdf_draw *draw)
{
	if (draw == NULL)
		return;
	if (qpdf_has_error(draw->pdf)) /* else qpdf prints it; the words are poppler's and are there all the same */
		qpdf_get_error(draw->pdf);
	qpdf_cleanup(&draw->pdf);
	g_bytes_unref(draw->bytes);
	g_free(draw);
}
