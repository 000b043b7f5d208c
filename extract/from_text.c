#include "extract/from_text.h"

#include "extract/encoding.h"
#include "extract/extract.h"
#include "model/limits.h"
#include "model/note.h"
#include "model/text.h"

static guint (*const READERS[])(struct lines *lines, guint first) = { delimited_read, carried_read, aligned_read,
	prose_read };

void lines_add_left_out(struct lines *lines, const struct line *line)
{
	char *text = text_tidy(line->text);

	doc_add(lines->doc, BLOCK_LEFT_OUT, text, line_place(line))->left_out = line->left_out;
}

static void read_blocks(struct lines *lines)
{
	for (guint i = 0; i < lines->lines->len;) {
		guint n = 0;
		if (lines_at(lines, i)->left_out != LEFT_OUT_NONE) {
			lines_add_left_out(lines, lines_at(lines, i));
			n = 1;
		}
		for (size_t reader = 0; n == 0 && reader < G_N_ELEMENTS(READERS); reader++)
			n = READERS[reader](lines, i);
		i += n;
	}
}

struct doc *from_text(GBytes *bytes, const char *file, const struct extract_options *options, GError **error)
{
	const char *assumed;
	char *text = encoding_decode(bytes, NULL, &assumed, error);

	(void)options; /* text needs no password */
	if (text == NULL)
		return NULL;
	struct lines lines = { .doc = doc_new(file, "text") };
	if (assumed != NULL)
		notes_add(lines.doc->notes, NOTE_WARNING, "text-decoded", file, 0, 0,
		    "the text does not say its encoding; it was read as %s", assumed);
	if (!lines_split(&lines, text))
		g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_TOO_BIG, "the text has more than %u lines",
		    LIMIT_TEXT_LINES);
	else if (lines.lines->len == 0)
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_EMPTY, "the file holds white space only");
	bool well = lines.lines->len > 0 && lines.lines->len <= LIMIT_TEXT_LINES;
	if (well) {
		margin_cut(&lines);
		running_mark(&lines);
		lines_learn_compounds(&lines);
		read_blocks(&lines);
	} else {
		doc_free(g_steal_pointer(&lines.doc));
	}
	g_array_unref(lines.lines);
	g_free(lines.buffer);
	g_free(lines.heads);
	g_free(lines.known_heads);
	if (lines.compounds != NULL)
		g_hash_table_unref(lines.compounds);
	return lines.doc;
}
