/* show_doc: a document as lines of text, so that a test can say in one string what it expects. */
#ifndef TESTS_SHOW_DOC_H
#define TESTS_SHOW_DOC_H

#include <string.h>

#include "extract/extract.h"

static inline void show_row(GString *shown, const struct table *table, unsigned row)
{
	g_string_append_c(shown, row < table->n_header_rows ? '#' : ' ');
	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col);
		bool begins = cell != NULL && cell->row == row && cell->col == col;
		g_autofree char *text = g_strdelimit(g_strdup(begins      ? cell->text :
							     cell != NULL ? "^" :
									    ""),
		    "\n", '/');
		g_string_append_printf(shown, "|%s", text);
	}
	g_string_append(shown, table->rows[row].goes_on ? "| goes on\n" : "|\n");
}

static inline char *show_doc(const struct doc *doc)
{
	static const char *const kinds[] = { "H", "P", "I", "T", "-" };
	static const char *const left_out[] = { "", "running", "page", "header", "lines", "hidden", "menu" };
	GString *shown = g_string_new(NULL);

	for (guint i = 0; i < doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->kind == BLOCK_TABLE) {
			g_string_append_printf(shown, "T%s\n", block->table->columns_unsure ? " unsure" : "");
			for (unsigned row = 0; row < block->table->n_rows; row++)
				show_row(shown, block->table, row);
		} else if (block->kind == BLOCK_LEFT_OUT) {
			g_string_append_printf(shown, "- %s: %s\n", left_out[block->left_out], block->text);
		} else {
			g_string_append_printf(shown, "%s %s\n", kinds[block->kind], block->text);
		}
	}
	return g_string_free(shown, FALSE);
}

typedef struct doc *reader(GBytes *bytes, const char *file, const struct extract_options *options, GError **error);

/** Reads a text with a reader and does `then` with the document, if given; what came of it as lines. */
static inline char *show_read(reader *read, const char *text, void (*then)(struct doc *doc))
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_autoptr(GError) error = NULL;
	struct doc *doc = read(bytes, "paper", NULL, &error);

	if (doc == NULL)
		return g_strdup(error->message);
	if (then != NULL)
		then(doc);
	char *shown = show_doc(doc);
	doc_free(doc);
	return shown;
}

#endif
