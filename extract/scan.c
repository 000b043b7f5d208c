#include "extract/scan.h"

#include "extract/extract.h"
#include "model/note.h"

#define PICTURE_SHARE 0.4 /* of a page's area; a scanned page is one picture, a logo or photograph is less */
#define STAMP_WORDS 6u    /* a page number or a scanner's stamp may stand on a picture of text */
#define NAMED_RANGES 12u  /* of pages in a message */

#define OCR_HELPS "an OCR program, ocrmypdf for example, makes them readable"

void scan_init(struct scan *scan)
{
	scan->pages = g_array_new(FALSE, FALSE, sizeof(unsigned));
	scan->n_words = scan->n_heavy = 0;
}

static bool is_picture(const struct page *page)
{
	double area = 0;

	if (page->words->len > STAMP_WORDS)
		return false;
	for (guint i = 0; i < page->images->len; i++) {
		const struct box *box = &g_array_index(page->images, struct box, i);
		double width = MIN(box->x1, page->width) - MAX(box->x0, 0);
		double height = MIN(box->y1, page->height) - MAX(box->y0, 0);
		area += MAX(width, 0) * MAX(height, 0);
	}
	return area >= PICTURE_SHARE * page->width * page->height && area > 0;
}

void scan_add(struct scan *scan, const struct page *page)
{
	if (!page->heavy && is_picture(page))
		g_array_append_val(scan->pages, page->number);
	scan->n_words += page->words->len;
	scan->n_heavy += page->heavy;
}

/** "page 4", "pages 1–3, 7 and 9": ranges, and "others" where there are too many. */
static char *name_pages(const GArray *pages)
{
	GString *names = g_string_new(pages->len == 1 ? "page " : "pages ");
	unsigned n = 0;

	for (guint i = 0, next; i < pages->len; i = next) {
		unsigned from = g_array_index(pages, unsigned, i), to = from;
		for (next = i + 1; next < pages->len && g_array_index(pages, unsigned, next) == to + 1; next++)
			to++;
		if (n > 0)
			g_string_append(names, next < pages->len && n < NAMED_RANGES ? ", " : " and ");
		if (n++ == NAMED_RANGES) {
			g_string_append(names, "others");
			break;
		}
		g_string_append_printf(names, from == to ? "%u" : "%u–%u", from, to);
	}
	return g_string_free(names, FALSE);
}

bool scan_close(struct scan *scan, struct doc *doc, GError **error)
{
	g_autofree char *names = name_pages(scan->pages);
	bool has_text = scan->n_words > 0, has_pictures = scan->pages->len > 0;
	unsigned first = has_pictures ? g_array_index(scan->pages, unsigned, 0) : 0;

	if (has_pictures && scan->pages->len < doc->n_pages)
		notes_add(doc->notes, NOTE_WARNING, "page-is-a-picture", doc->file, first, 0,
		    "%s hold%s a picture and no text; nothing was read there; " OCR_HELPS, names,
		    scan->pages->len == 1 ? "s" : "");
	else if (has_pictures)
		g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_SCAN, "%s hold%s only pictures of text; " OCR_HELPS,
		    names, scan->pages->len == 1 ? "s" : "");
	else if (!has_text && scan->n_heavy > 0)
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_TOO_BIG,
		    "the PDF's pages draw more than is read of one; print it to a new PDF, as pictures if need be");
	else if (!has_text)
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_EMPTY,
		    "the PDF holds no text; if it shows some, print it to a new PDF, or run an OCR program on it");
	bool is_read = has_text && scan->pages->len < MAX(doc->n_pages, 1);
	g_array_unref(scan->pages);
	return is_read;
}
