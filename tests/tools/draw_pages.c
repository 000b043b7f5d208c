/* draw_pages: shows what was found on a paper's pages, drawn over them: build/tools/draw_pages [--page N] FOLDER PDF...
 * writes FOLDER/NAME-N.png for each page and prints a line with its counts.
 *
 * grey     a word as poppler read it           blue    a drawn line; light blue where a fill was seen
 * red      a table and its cells; orange: a head    magenta  a drawn sign; a dot
 * green    a paragraph; violet: a heading; teal: an item   black   left out, with its class */
#include <cairo.h>
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/extract.h"
#include "extract/pdf_draw.h"
#include "extract/pdf_text.h"

#define SCALE 1.6          /* dots a point: cells of 6 point type can be read */
#define MOST_POINTS 2000.0 /* of a page's side: a larger page is drawn smaller */

struct ink {
	double r, g, b, alpha;
};

static const struct ink WORD = { 0.3, 0.3, 0.3, 0.5 }, RULE = { 0, 0.3, 1, 0.9 }, FILL = { 0.4, 0.7, 1, 0.5 };
static const struct ink TABLE = { 0.9, 0, 0, 0.9 }, HEAD = { 1, 0.6, 0, 0.3 }, SIGN = { 1, 0, 1, 0.9 };
static const struct ink LEFT_OUT = { 0, 0, 0, 0.9 };
static const struct ink KINDS[] = { { 0.5, 0, 0.8, 0.9 }, { 0, 0.6, 0, 0.9 }, { 0, 0.6, 0.6, 0.9 } };
static const char *const LEFT_OUT_NAMES[] = { "none", "running", "page number", "repeated header", "line number",
	"hidden", "navigation" };

static void ink_set(cairo_t *cr, struct ink ink)
{
	cairo_set_source_rgba(cr, ink.r, ink.g, ink.b, ink.alpha);
}

static void box_draw(cairo_t *cr, const struct box *box, struct ink ink, double width)
{
	ink_set(cr, ink);
	cairo_set_line_width(cr, width);
	cairo_rectangle(cr, box->x0, box->y0, box->x1 - box->x0, box->y1 - box->y0);
	cairo_stroke(cr);
}

static void label_draw(cairo_t *cr, const struct box *box, struct ink ink, const char *label)
{
	ink_set(cr, ink);
	cairo_set_font_size(cr, 5);
	cairo_move_to(cr, box->x0, box->y0 - 0.5);
	cairo_show_text(cr, label);
}

static void rules_draw(cairo_t *cr, const GArray *rules, bool across)
{
	ink_set(cr, RULE);
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = &g_array_index(rules, struct rule, i);
		cairo_set_line_width(cr, MAX(rule->width, 0.6));
		cairo_move_to(cr, across ? rule->from : rule->at, across ? rule->at : rule->from);
		cairo_line_to(cr, across ? rule->to : rule->at, across ? rule->at : rule->to);
		cairo_stroke(cr);
	}
}

static void page_draw(cairo_t *cr, const struct page *page)
{
	for (guint i = 0; i < page->fills->len; i++)
		box_draw(cr, &g_array_index(page->fills, struct fill, i).box, FILL, 0.6);
	rules_draw(cr, page->across, true);
	rules_draw(cr, page->down, false);
	for (guint i = 0; i < page->words->len; i++)
		box_draw(cr, &page_word(page, i)->box, WORD, 0.3);
	for (guint i = 0; i < page->marks->len; i++)
		box_draw(cr, &g_array_index(page->marks, struct drawn_sign, i).box, SIGN, 0.8);
	for (guint i = 0; i < page->dots->len; i++)
		box_draw(cr, &g_array_index(page->dots, struct box, i), SIGN, 0.5);
}

static void table_draw(cairo_t *cr, const struct table *table)
{
	g_autofree char *label = g_strdup_printf("%u x %u, %u head%s", table->n_rows, table->n_cols,
	    table->n_header_rows,
	    table->source == TABLE_RULES ? ", rules" :
		table->columns_unsure    ? ", unsure" :
					   "");

	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		if (cell->header || cell->row < table->n_header_rows) {
			ink_set(cr, HEAD);
			cairo_rectangle(cr, cell->box.x0, cell->box.y0, cell->box.x1 - cell->box.x0,
			    cell->box.y1 - cell->box.y0);
			cairo_fill(cr);
		}
		box_draw(cr, &cell->box, TABLE, 0.6);
	}
	box_draw(cr, &table->box, TABLE, 1.4);
	label_draw(cr, &table->box, TABLE, label);
}

static void block_draw(cairo_t *cr, const struct block *block)
{
	if (block->kind == BLOCK_TABLE) {
		table_draw(cr, block->table);
	} else if (block->kind == BLOCK_LEFT_OUT) {
		box_draw(cr, &block->box, LEFT_OUT, 0.8);
		label_draw(cr, &block->box, LEFT_OUT, LEFT_OUT_NAMES[block->left_out]);
	} else {
		box_draw(cr, &block->box, KINDS[block->kind], 0.8);
	}
}

/** A page's own picture, paled so that what is drawn over it stands out. */
static cairo_surface_t *picture_new(PopplerPage *from, double scale, double width, double height, cairo_t **cr)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(width * scale) + 1,
	    (int)(height * scale) + 1);

	*cr = cairo_create(surface);
	cairo_set_source_rgb(*cr, 1, 1, 1);
	cairo_paint(*cr);
	cairo_scale(*cr, scale, scale);
	cairo_save(*cr);
	poppler_page_render(from, *cr);
	cairo_restore(*cr);
	cairo_set_source_rgba(*cr, 1, 1, 1, 0.35);
	cairo_paint(*cr);
	return surface;
}

static void counts_print(const char *path, const struct page *page, const struct doc *doc)
{
	unsigned n[] = { 0, 0, 0, 0, 0 }, heads = 0;

	for (guint i = 0; i < doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->place.page != page->number)
			continue;
		n[block->kind]++;
		for (guint k = 0; block->table != NULL && k < block->table->cells->len; k++)
			heads += ((const struct cell *)g_ptr_array_index(block->table->cells, k))->row <
			    block->table->n_header_rows;
	}
	printf(
	    "%s: %u words, %u lines, %u fills, %u signs; %u tables with %u header cells, %u headings, %u paragraphs, %u items, "
	    "%u left out\n",
	    path, page->words->len, page->across->len + page->down->len, page->fills->len, page->marks->len,
	    n[BLOCK_TABLE], heads, n[BLOCK_HEADING], n[BLOCK_PARAGRAPH], n[BLOCK_ITEM], n[BLOCK_LEFT_OUT]);
}

static bool page_write(PopplerPage *from, struct pdf_draw *draw, const struct doc *doc, unsigned number,
    const char *path)
{
	double width, height;
	cairo_t *cr;

	poppler_page_get_size(from, &width, &height);
	struct page *page = page_new(number, width, height);
	pdf_text_read(from, page);
	if (draw != NULL)
		pdf_draw_read(draw, page);
	cairo_surface_t *surface = picture_new(from, SCALE * MIN(1, MOST_POINTS / MAX(width, height)), width, height,
	    &cr);
	page_draw(cr, page);
	for (guint i = 0; i < doc->blocks->len; i++)
		if (((const struct block *)g_ptr_array_index(doc->blocks, i))->place.page == number)
			block_draw(cr, g_ptr_array_index(doc->blocks, i));
	cairo_destroy(cr);
	bool written = cairo_surface_write_to_png(surface, path) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	counts_print(path, page, doc);
	page_free(page);
	return written;
}

static bool paper_draw(const char *folder, const char *file, unsigned only)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *name = g_path_get_basename(file);
	char *data;
	gsize length;
	bool well = true;

	if (!g_file_get_contents(file, &data, &length, &error)) {
		fprintf(stderr, "draw_pages: %s\n", error->message);
		return false;
	}
	g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
	struct doc *doc = extract_doc(bytes, file, NULL, &error);
	PopplerDocument *pdf = doc != NULL ? poppler_document_new_from_bytes(bytes, NULL, &error) : NULL;
	if (pdf == NULL) {
		fprintf(stderr, "draw_pages: %s: %s\n", file, error->message);
		doc_free(doc);
		return false;
	}
	struct pdf_draw *draw = pdf_draw_open(bytes, NULL);
	for (unsigned i = only > 0 ? only - 1 : 0; i < (only > 0 ? MIN(only, doc->n_pages) : doc->n_pages); i++) {
		PopplerPage *from = poppler_document_get_page(pdf, (int)i);
		g_autofree char *path = g_strdup_printf("%s/%s-%u.png", folder, name, i + 1);
		well = from != NULL && page_write(from, draw, doc, i + 1, path) && well;
		g_clear_object(&from);
	}
	pdf_draw_close(draw);
	g_object_unref(pdf);
	doc_free(doc);
	return well;
}

int main(int argc, char **argv)
{
	bool well = true;
	int first = 1;
	unsigned only = 0;

	if (argc > 2 && strcmp(argv[1], "--page") == 0) {
		only = (unsigned)strtoul(argv[2], NULL, 10);
		first = 3;
	}
	if (argc < first + 2) {
		fprintf(stderr, "usage: draw_pages [--page N] FOLDER PDF...\n");
		return 2;
	}
	for (int i = first + 1; i < argc; i++)
		well = paper_draw(argv[first], argv[i], only) && well;
	return well ? 0 : 1;
}
