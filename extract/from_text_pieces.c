/** What the pieces of one line say that wide spaces divide. */
#include "extract/from_text_layout.h"

#include <string.h>

#include "model/columns.h"
#include "model/text.h"

#define RECORD_LABELS 2u /* known labels on a line that make it one of a record */

char *layout_piece_text(const struct layout_line *line, const struct gutter *piece)
{
	return g_ucs4_to_utf8(line->text + piece->start, (glong)(piece->end - piece->start), NULL, NULL, NULL);
}

/** The key of a piece of a line, the caller's. */
static char *piece_key(const struct layout_line *line, const struct gutter *piece)
{
	g_autofree char *text = layout_piece_text(line, piece);

	return text_key(text);
}

bool layout_is_header_again(const struct layout_line *head, const struct layout_line *line)
{
	struct gutter piece = { 0, 0 }, again = { 0, 0 };
	unsigned at = 0, at_again = 0, n_same = 0, n = 0;

	while (layout_next_piece(head, &at, &piece) && layout_next_piece(line, &at_again, &again)) {
		g_autofree char *key = piece_key(head, &piece), *key_again = piece_key(line, &again);
		n++;
		n_same += *key != '\0' && *key_again != '\0' &&
		    (g_str_has_prefix(key, key_again) || g_str_has_prefix(key_again, key));
	}
	return n_same >= 2 && n_same * 2 > n;
}

bool layout_begins_record(const struct layout_line *line)
{
	struct gutter piece = { 0, 0 };
	unsigned at = 0;

	if (!layout_next_piece(line, &at, &piece))
		return false;
	g_autofree char *text = layout_piece_text(line, &piece);
	return columns_heading(text, NULL).field == FIELD_NUMBER;
}

bool layout_has_labels(const struct lines *lines, guint i)
{
	unsigned n_known = 0, n = 0, at = 0;
	struct gutter piece = { 0, 0 };

	if (i >= lines->lines->len || strchr(lines_at(lines, i)->text, ':') == NULL ||
	    lines_at(lines, i)->end > LAYOUT_COLUMNS)
		return false;
	g_autofree struct layout_line *line = layout_line_new(lines_at(lines, i));
	for (; layout_next_piece(line, &at, &piece); n++) {
		g_autofree char *text = layout_piece_text(line, &piece);
		char *colon = strstr(text, ": ");
		if (colon == NULL)
			continue;
		*colon = '\0';
		n_known += columns_heading(text, NULL).score > 0;
	}
	return n_known >= RECORD_LABELS && n_known == n;
}
