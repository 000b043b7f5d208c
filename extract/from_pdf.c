#include "extract/extract.h"

#include <errno.h>
#include <poppler.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "extract/bullets.h"
#include "extract/clusters.h"
#include "extract/hidden.h"
#include "extract/pdf_colours.h"
#include "extract/pdf_crypto.h"
#include "extract/pdf_draw.h"
#include "extract/pdf_icons.h"
#include "extract/pdf_text.h"
#include "extract/scan.h"
#include "extract/beside.h"
#include "extract/blocks.h"
#include "extract/running.h"
#include "extract/stripes.h"
#include "extract/tables.h"
#include "extract/vocabulary.h"
#include "model/limits.h"
#include "model/note.h"

#define MOST_CLUSTERS 4000u /* groups of text on a page: poppler takes 2 s for them; a map has some hundreds */
#define WINDOW 200u         /* pages that are held at a time: 200 pages of 600 words take about 20 MB */

static void page_free_any(void *page)
{
	page_free(page);
}

/** Opens a locked paper through a file in memory: of bytes, poppler 22.12 crashes when the password is wrong. */
static PopplerDocument *locked_open(GBytes *bytes, const char *password, GError **error)
{
	int fd = memfd_create("paper", MFD_CLOEXEC);
	g_autofree char *uri = g_strdup_printf("file:///proc/self/fd/%d", fd);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	PopplerDocument *pdf = NULL;

	while (fd >= 0 && length > 0) {
		ssize_t n = write(fd, data, length);
		if (n < 0)
			break;
		data += n;
		length -= (gsize)n;
	}
	if (length == 0)
		pdf = poppler_document_new_from_file(uri, password, error);
	else
		g_set_error_literal(error, G_FILE_ERROR, g_file_error_from_errno(errno), g_strerror(errno));
	if (fd >= 0)
		close(fd);
	return pdf;
}

static PopplerDocument *pdf_open(GBytes *bytes, const char *password, GError **error)
{
	g_autoptr(GError) cause = NULL;
	PopplerDocument *pdf = password == NULL ? poppler_document_new_from_bytes(bytes, NULL, &cause) :
						  locked_open(bytes, password, &cause);

	if (pdf != NULL)
		return pdf;
	if (g_error_matches(cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_PASSWORD,
		    password == NULL ?
			"the paper is locked with a password; give it with --password-file" :
			"the password does not open the paper; check the file given with --password-file");
	else
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_DAMAGED,
		    "the PDF is damaged or cut short and cannot be opened; fetch it again or print it to a new PDF");
	return NULL;
}

void from_pdf_warm(GBytes *bytes)
{
	static PopplerDocument *kept;

	if (kept == NULL)
		kept = pdf_open(bytes, NULL, NULL);
	pdf_crypto_warm();
}

/** A PDF that is being read. */
struct opened {
	struct doc *doc;
	PopplerDocument *pdf;
	struct pdf_draw *draw;             /* NULL: libqpdf cannot open it */
	unsigned first_undrawn, n_undrawn; /* pages whose lines could not be read */
};

static struct page *read_page(struct opened *opened, unsigned i)
{
	struct doc *doc = opened->doc;
	PopplerPage *from = poppler_document_get_page(opened->pdf, (int)i);
	double width = 0, height = 0;

	if (from == NULL) {
		notes_add(doc->notes, NOTE_WARNING, "page-damaged", doc->file, i + 1, 0,
		    "the page is damaged; it was not read");
		return page_new(i + 1, 0, 0);
	}
	poppler_page_get_size(from, &width, &height);
	struct page *page = page_new(i + 1, width, height);
	if ((opened->draw == NULL || !pdf_draw_read(opened->draw, page)) && opened->n_undrawn++ == 0)
		opened->first_undrawn = i + 1;
	page->heavy = page->heavy || (page->runs->len > MOST_CLUSTERS && clusters_count(page) > MOST_CLUSTERS);
	if (page->heavy) {
		notes_add(doc->notes, NOTE_WARNING, "limit-page", doc->file, page->number, 0,
		    "the page draws more than is read of one; it was left out");
		g_object_unref(from);
		return page;
	}
	pdf_text_read(from, page);
	stripes_read(page);
	unsigned n_hidden = hidden_read(page);
	if (n_hidden > 0)
		notes_add(doc->notes, NOTE_WARNING, "hidden-text", doc->file, page->number, 0,
		    "%u word%s cannot be seen (invisible, in the colour of what is under it, or too small to read); left out",
		    n_hidden, n_hidden == 1 ? "" : "s");
	bullets_read(page);
	pdf_icons_read(from, page);
	g_object_unref(from);
	return page;
}

static void sheet_clear(void *data)
{
	struct sheet *sheet = data;

	g_ptr_array_unref(sheet->ruled);
	g_ptr_array_unref(sheet->blocks);
}

/**
 * Tables with lines first, then what is repeated on the pages, then the rest: each takes its words. Gives the frame of
 * the table that the last page ends with, or NULL.
 */
static struct frame *pages_blocks(struct doc *doc, GPtrArray *pages, const struct vocabulary *vocabulary,
    struct frame *frame)
{
	g_autoptr(GPtrArray) blocks = g_ptr_array_new();
	g_autoptr(GArray) sheets = g_array_new(FALSE, FALSE, sizeof(struct sheet));

	g_array_set_clear_func(sheets, sheet_clear);
	for (guint i = 0; i < pages->len; i++) {
		struct page *page = g_ptr_array_index(pages, i);
		struct sheet sheet = { page, tables_find_ruled(page), g_ptr_array_new() };
		if (page->crossed)
			notes_add(doc->notes, NOTE_WARNING, "limit-table", doc->file, page->number, 0,
			    "lines on the page make more than %u columns or %u cells; their words were read as text",
			    LIMIT_TABLE_COLUMNS, LIMIT_TABLE_CELLS);
		g_array_append_val(sheets, sheet);
		g_ptr_array_add(blocks, sheet.blocks);
	}
	running_read(pages, blocks);
	for (guint i = 0; i < pages->len; i++) {
		const struct sheet *sheet = &g_array_index(sheets, struct sheet, i);
		frame = tables_read(sheet, i + 1 < pages->len ? sheet + 1 : NULL, frame, vocabulary);
		blocks_read(sheet->page, vocabulary, sheet->blocks);
		beside_read(sheet->page, sheet->blocks);
		hidden_block(sheet->page, sheet->blocks);
		for (guint k = 0; k < sheet->blocks->len; k++)
			g_ptr_array_add(doc->blocks, g_ptr_array_index(sheet->blocks, k));
	}
	return frame;
}

static struct frame *read_window(struct opened *opened, struct scan *scan, unsigned first, unsigned end,
    struct frame *frame)
{
	struct doc *doc = opened->doc;
	g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func(page_free_any);
	struct vocabulary *vocabulary = vocabulary_new();

	for (unsigned i = first; i < end; i++) {
		struct page *page = read_page(opened, i);
		vocabulary_add(vocabulary, page);
		scan_add(scan, page);
		if (page->cut)
			notes_add(doc->notes, NOTE_WARNING, "limit-page", doc->file, page->number, 0,
			    "the page holds more words or drawing than is read of one; the rest of it was left out");
		g_ptr_array_add(pages, page);
	}
	frame = pages_blocks(doc, pages, vocabulary, frame);
	vocabulary_free(vocabulary);
	return frame;
}

struct doc *from_pdf(GBytes *bytes, const char *file, const struct extract_options *options, GError **error)
{
	const char *password = options != NULL ? options->password : NULL;
	pdf_colours_use();
	PopplerDocument *pdf = pdf_open(bytes, password, error);

	if (pdf == NULL)
		return NULL;
	struct doc *doc = doc_new(file, "pdf");
	struct opened opened = { .doc = doc, .pdf = pdf, .draw = pdf_draw_open(bytes, password) };
	struct scan scan;
	unsigned n = (unsigned)MAX(0, poppler_document_get_n_pages(pdf));
	doc->n_pages = n;
	doc->title = poppler_document_get_title(pdf);
	scan_init(&scan);
	struct frame *frame = NULL;
	for (unsigned i = 0; i < MIN(n, LIMIT_PAGES); i += WINDOW)
		frame = read_window(&opened, &scan, i, MIN(i + WINDOW, MIN(n, LIMIT_PAGES)), frame);
	frame_free(frame);
	if (n > LIMIT_PAGES)
		notes_add(doc->notes, NOTE_WARNING, "limit-pages", file, LIMIT_PAGES, 0,
		    "the paper has %u pages; the first %u were read", n, LIMIT_PAGES);
	if (opened.n_undrawn > 0)
		notes_add(doc->notes, NOTE_WARNING, "lines-unread", file, opened.first_undrawn, 0,
		    "the drawn lines of %u page%s cannot be read, the file is damaged; tables were found by where words stand",
		    opened.n_undrawn, opened.n_undrawn == 1 ? "" : "s");
	pdf_draw_close(opened.draw);
	g_object_unref(pdf);
	if (scan_close(&scan, doc, error))
		return doc;
	doc_free(doc);
	return NULL;
}
