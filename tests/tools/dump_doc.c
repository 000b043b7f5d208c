/* dump_doc: shows the blocks of a paper as its reader found them: build/tools/dump_doc [--joined|--reshaped] PAPER... */
#include <stdio.h>
#include <string.h>

#include "extract/extract.h"
#include "model/note.h"
#include "model/reading.h"

static const char *const LEFT_OUT_NAMES[] = { "none", "running", "page number", "repeated header", "line number",
	"hidden", "navigation" };
static const char *const SOURCE_NAMES[] = { "rules", "aligned", "tagged", "markup", "tabs", "pipes", "columns",
	"lines" };

static void print_cell(const struct cell *cell)
{
	g_autofree char *text = g_strdelimit(g_strdup(cell->text), "\n", '/');

	printf("    [%u,%u", cell->row, cell->col);
	if (cell->rowspan > 1 || cell->colspan > 1)
		printf(" %ux%u", cell->rowspan, cell->colspan);
	printf("]%s%s %s", cell->header ? " head" : "", cell->bold ? " bold" : "", text);
	if (cell->fill != COLOUR_NONE)
		printf(" fill #%06x", cell->fill);
	if (cell->sign != SIGN_NONE)
		printf(" sign %d #%06x", (int)cell->sign, cell->sign_colour);
	putchar('\n');
}

static void print_table(const struct table *table)
{
	printf("  %s %u rows x %u columns, %u header rows%s\n", SOURCE_NAMES[table->source], table->n_rows,
	    table->n_cols, table->n_header_rows, table->columns_unsure ? ", columns unsure" : "");
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = g_ptr_array_index(table->cells, i);
		bool first = i == 0 || ((struct cell *)g_ptr_array_index(table->cells, i - 1))->row != cell->row;
		const struct row *row = &table->rows[cell->row];
		if (first && (row->after_break || row->goes_on))
			printf("    %s%s\n", row->after_break ? "after break " : "", row->goes_on ? "goes on" : "");
		print_cell(cell);
	}
}

static void print_block(const struct block *block)
{
	static const char *const kinds[] = { "HEADING", "PARAGRAPH", "ITEM", "TABLE", "LEFT OUT" };

	printf("%u:%u %s", block->place.page, block->place.line, kinds[block->kind]);
	if (block->level > 0)
		printf(" %u", block->level);
	if (block->kind == BLOCK_LEFT_OUT)
		printf(" (%s)", LEFT_OUT_NAMES[block->left_out]);
	printf("%s%s", block->bold ? " bold" : "", block->gap_before ? " gap" : "");
	if (block->indent > 0)
		printf(" indent %u", block->indent);
	printf(" %s\n", block->text != NULL ? block->text : "");
	if (block->table != NULL)
		print_table(block->table);
}

static bool dump(const char *file, bool joined, bool reshaped)
{
	g_autoptr(GError) error = NULL;
	char *data;
	gsize length;

	if (!g_file_get_contents(file, &data, &length, &error)) {
		fprintf(stderr, "dump_doc: %s\n", error->message);
		return false;
	}
	g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
	struct doc *doc = extract_doc(bytes, file, NULL, &error);
	if (doc == NULL) {
		fprintf(stderr, "dump_doc: %s: %s\n", file, error->message);
		return false;
	}
	if (joined)
		join_tables(doc);
	if (reshaped)
		reshape_doc(doc, NULL);
	for (guint i = 0; i < doc->blocks->len; i++)
		print_block(g_ptr_array_index(doc->blocks, i));
	for (guint i = 0; i < doc->notes->len; i++) {
		const struct note *note = g_ptr_array_index(doc->notes, i);
		printf("note %s %u:%u %s\n", note->code, note->page, note->line, note->text);
	}
	doc_free(doc);
	return true;
}

int main(int argc, char **argv)
{
	bool joined = false, reshaped = false, well = true;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--joined") == 0)
			joined = true;
		else if (strcmp(argv[i], "--reshaped") == 0)
			joined = reshaped = true;
		else
			well = dump(argv[i], joined, reshaped) && well;
	}
	return well ? 0 : 1;
}
