#include <jansson.h>
#include <math.h>

#include "render/csv.h"
#include "render/render.h"

#define BOX_STEP 100.0 /* boxes are written to a hundredth of a point */
#define BOX_DIGITS 9   /* significant digits that hold a hundredth on any page */

/** A table and the page that it counts to, in reading order. */
struct paged {
	const struct table *table;
	unsigned page;
};

static gint paged_compare(gconstpointer a, gconstpointer b)
{
	const struct paged *x = a, *y = b;

	return x->page < y->page ? -1 : x->page > y->page;
}

/** The tables by page; a page outside the document counts as its nearest. */
static GArray *tables_by_page(const struct doc *doc)
{
	GArray *tables = g_array_new(FALSE, FALSE, sizeof(struct paged));

	for (guint i = 0; i < doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->kind != BLOCK_TABLE)
			continue;
		struct paged paged = { block->table, CLAMP(block->table->place.page, 1, MAX(doc->n_pages, 1)) };
		g_array_append_val(tables, paged);
	}
	g_array_sort(tables, paged_compare); /* stable: reading order stays within a page */
	return tables;
}

static json_t *length_value(double length)
{
	return json_real(isfinite(length) ? round(length * BOX_STEP) / BOX_STEP + 0.0 : 0.0);
}

static void append_json(GString *json, json_t *value)
{
	g_autofree char *text = json_dumps(value, JSON_COMPACT | JSON_REAL_PRECISION(BOX_DIGITS) | JSON_ENCODE_ANY);

	g_string_append(json, text);
	json_decref(value);
}

static void append_box(GString *json, const struct box *box)
{
	const double sides[] = { box->x0, box->y0, box->x1, box->y1 };
	json_t *value = json_array();

	for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
		json_array_append_new(value, length_value(sides[i]));
	append_json(json, value);
}

static bool is_blank(const struct cell *cell)
{
	return (cell->text == NULL || *cell->text == '\0') && cell->fill == COLOUR_NONE && cell->sign == SIGN_NONE;
}

/** Members one after the other: an object made of them first took a third of the time of all tables of a paper. */
static void append_cell(GString *json, const struct cell *cell)
{
	g_string_append_printf(json, "{\"row\":%u,\"col\":%u,\"rowspan\":%u,\"colspan\":%u,\"text\":", cell->row,
	    cell->col, cell->rowspan, cell->colspan);
	append_json(json, json_string(cell->text != NULL ? cell->text : ""));
	if (cell->fill != COLOUR_NONE)
		g_string_append_printf(json, ",\"fill\":\"#%06x\"", cell->fill & 0xffffff);
	if (cell->header)
		g_string_append(json, ",\"header\":true");
	if (cell->box.x1 > cell->box.x0)
		g_string_append_printf(json, ",\"bbox\":[%d,%d,%d,%d]", (int)cell->box.x0, (int)cell->box.y0,
		    (int)cell->box.x1, (int)cell->box.y1);
	g_string_append_c(json, '}');
}

/** One table, a cell a line. */
static void append_table(GString *json, const struct table *table)
{
	const char *separator = "\n";

	g_string_append(json, "    {\"bbox\":");
	append_box(json, &table->box);
	g_string_append(json, ",\"cells\":[");
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		if (is_blank(cell))
			continue;
		g_string_append_printf(json, "%s      ", separator);
		append_cell(json, cell);
		separator = ",\n";
	}
	g_string_append(json, "]}");
}

GString *tables_to_json(const struct doc *doc)
{
	GString *json = g_string_new("{\"pages\":[");
	g_autoptr(GArray) tables = tables_by_page(doc);
	guint next = 0;

	for (unsigned page = 1; page <= MAX(doc->n_pages, 1); page++) {
		const char *separator = "\n";
		g_string_append_printf(json, "%s  {\"page\":%u,\"tables\":[", page == 1 ? "\n" : ",\n", page);
		for (; next < tables->len && g_array_index(tables, struct paged, next).page == page; next++) {
			g_string_append(json, separator);
			append_table(json, g_array_index(tables, struct paged, next).table);
			separator = ",\n";
		}
		g_string_append(json, "]}");
	}
	g_string_append(json, "]}\n");
	return json;
}

static void append_head(GString *csv, unsigned n_cols)
{
	csv_cell(csv, "Page");
	csv_cell(csv, "Table");
	csv_cell(csv, "Row");
	for (unsigned col = 1; col <= n_cols; col++) {
		char head[32];
		g_snprintf(head, sizeof head, "Column %u", col);
		csv_cell(csv, head);
	}
	csv_end_row(csv);
}

/** A row for each row of the table; a cell that spans stands at its first place. */
static void append_rows(GString *csv, const struct paged *paged, unsigned index, unsigned n_cols)
{
	for (unsigned row = 0; row < paged->table->n_rows; row++) {
		csv_count(csv, paged->page);
		csv_count(csv, index);
		csv_count(csv, row + 1);
		for (unsigned col = 0; col < n_cols; col++) {
			const struct cell *cell = table_at(paged->table, row, col);
			csv_cell(csv, cell != NULL && cell->row == row && cell->col == col ? cell->text : NULL);
		}
		csv_end_row(csv);
	}
}

GString *tables_to_csv(const struct doc *doc)
{
	GString *csv = csv_new();
	g_autoptr(GArray) tables = tables_by_page(doc);
	unsigned n_cols = 0, index = 0, page = 0;

	for (guint i = 0; i < tables->len; i++)
		n_cols = MAX(n_cols, g_array_index(tables, struct paged, i).table->n_cols);
	append_head(csv, n_cols);
	for (guint i = 0; i < tables->len; i++) {
		const struct paged *paged = &g_array_index(tables, struct paged, i);
		index = paged->page == page ? index + 1 : 1;
		page = paged->page;
		append_rows(csv, paged, index, n_cols);
	}
	return csv;
}
