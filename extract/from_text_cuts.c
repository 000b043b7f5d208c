/** The pieces of a header's line: headings that touch are cut apart where the cells below them begin. */
#include "extract/from_text_layout.h"

#include <string.h>

#include "model/columns.h"
#include "model/label.h"
#include "model/pattern.h"

#define CUT_SEEN 3u   /* cells that begin where a heading has a blank: it is two */
#define CUT_SLACK 4u  /* characters: cells below a known heading may begin so far to its right */
#define SPLIT_SEEN 1u /* so many must: signs stand beside the first line of a row alone */

/** Words that stand before the noun of a heading: none ends with one. */
static struct pattern QUALIFIER = PATTERN(
    "\\b(?i:original|initial|current|latest|new|revised|lead|responsible|cabinet|portfolio|executive|government|management|"
    "committee|officer's|target|due|expected|planned|proposed|actual|agreed|accepted|completion|review|overall|the|of|and|or|to|for|by|/|&)$");

/** "(June 2023)" below a heading. */
static struct pattern BRACKETED = PATTERN("^\\(\\p{L}{3}.*\\)$");

bool layout_is_known(const char *text)
{
	return columns_heading(text, NULL).score > 0;
}

bool layout_is_qualifier(const char *text)
{
	return pattern_match(&QUALIFIER, text, NULL);
}

/** Whether a text with a number is a heading all the same: "6 month progress", "June 2023 update". */
static bool is_dated(const char *text)
{
	return layout_is_known(text) && !line_has_label(text) && !label_whole(text, NULL) &&
	    label_lead(text, LABEL_MARKED, NULL) == 0;
}

unsigned layout_count_columns(const struct layout *layout, guint n_head)
{
	unsigned counts[LAYOUT_MAX_HEADS + 1] = { 0 }, starts[LAYOUT_COLUMNS + 1];

	for (guint i = n_head; i < MIN(layout->rows->len, n_head + LAYOUT_SPLIT_LINES); i++) {
		unsigned n = layout_pieces(g_ptr_array_index(layout->rows, i), starts);
		counts[MIN(n, LAYOUT_MAX_HEADS)]++;
	}
	for (unsigned n = LAYOUT_MAX_HEADS; n > 0; n--)
		if (counts[n] >= SPLIT_SEEN)
			return n;
	return 0;
}

void layout_look_below(struct layout *layout)
{
	struct cuts *cuts = &layout->cuts;
	unsigned starts[LAYOUT_COLUMNS + 1];

	if (cuts->n_rows == layout->rows->len)
		return;
	*cuts = (struct cuts){ .n_rows = layout->rows->len, .n_columns = layout_count_columns(layout, 1) };
	for (guint i = 1; i < MIN(layout->rows->len, LAYOUT_SPLIT_LINES); i++) {
		const struct layout_line *line = g_ptr_array_index(layout->rows, i);
		unsigned n = layout_pieces(line, starts);
		for (unsigned piece = 1; piece < n; piece++)
			cuts->begins[starts[piece]]++;
		for (unsigned at = 2; at < line->length; at++)
			cuts->crossed[at] = cuts->crossed[at] ||
			    (line->text[at - 1] != ' ' && line->text[at - 2] != ' ');
	}
}

/** Whether a blank between two words of a heading is where cells below begin, and none lies across. */
static bool is_cut(const struct layout *layout, unsigned at, unsigned slack)
{
	unsigned n_begin = 0;

	for (unsigned start = at - 1; start <= MIN(at + slack, LAYOUT_COLUMNS); start++)
		n_begin += layout->cuts.begins[start];
	return n_begin >= CUT_SEEN && !layout->cuts.crossed[at];
}

/** The end of the first heading of a piece that is two by the cells below it; that of the piece if it is one. */
static unsigned cut_end(const struct layout *layout, const struct layout_line *line, const struct gutter *piece,
    bool missing)
{
	for (unsigned at = piece->start + 2; at + 1 < piece->end; at++) {
		if (line->text[at - 1] != ' ')
			continue;
		struct gutter right = { at, piece->end };
		g_autofree char *text = layout_piece_text(line, &right);
		struct gutter before = { piece->start, at - 1 };
		g_autofree char *left = layout_piece_text(line, &before);
		if (layout_is_qualifier(left) || g_unichar_islower(line->text[at]))
			continue;
		bool begins = missing && g_unichar_isupper(line->text[at]) && layout_is_known(text);
		if (is_cut(layout, at, begins ? CUT_SLACK : 1))
			return at - 1;
	}
	return piece->end;
}

GArray *layout_head_pieces(const struct layout *layout, const struct layout_line *line)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct gutter));
	unsigned starts[LAYOUT_COLUMNS + 1];
	bool well = true, missing = layout != NULL && layout->cuts.n_columns > layout_pieces(line, starts);
	struct gutter piece = { 0, 0 };

	for (unsigned at = 0; well && layout_next_piece(line, &at, &piece);) {
		if (layout != NULL)
			at = piece.end = cut_end(layout, line, &piece, missing);
		g_autofree char *text = layout_piece_text(line, &piece);
		bool number = g_unichar_isdigit(g_utf8_get_char(text)) || line_is_number(text);
		number = number && !pattern_match(&BRACKETED, text, NULL) && !is_dated(text);
		well = !number && pieces->len < LAYOUT_MAX_HEADS &&
		    (text[strlen(text) - 1] != '.' || piece.end - piece.start <= LAYOUT_LINE_CHARS / 2);
		g_array_append_val(pieces, piece);
	}
	if (!well)
		g_array_set_size(pieces, 0);
	return pieces;
}
