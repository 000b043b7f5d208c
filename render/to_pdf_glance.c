#include <string.h>

#include "model/text.h"
#include "render/to_pdf.h"

#define BAR_HEIGHT 22.0
#define SEGMENT_LEAST 16.0 /* so that a number stands in the narrowest part of the bar */
#define BAR_TEXT 10.5
#define BAR_INK 0x1b1f24
#define LEGEND_ROOM 30.0 /* beside the words of an entry: its sign and a gap */
#define LEGEND_MOST 5

/** A part of the bar: a code's, or (N_CODES) that of what has no mark. */
static unsigned part_count(const struct glance *glance, unsigned part)
{
	return part == N_CODES ? glance->unmarked : glance->counts[LOOK_ORDER[part]];
}

/** Whether the legend names a part: one that stood in the bar of the edition before is not dropped in silence. */
static bool is_in_legend(const struct glance *glance, unsigned part)
{
	unsigned was = part == N_CODES ? glance->earlier_unmarked : glance->earlier[LOOK_ORDER[part]];

	return part_count(glance, part) > 0 || was > 0;
}

static const struct look *part_look(const struct pdf_writer *writer, unsigned part)
{
	return &writer->looks[part == N_CODES ? N_CODES : LOOK_ORDER[part]];
}

static char *part_words(const struct pdf_writer *writer, unsigned part)
{
	return words_legend(writer->report, writer->glance, part == N_CODES ? CODE_UNKNOWN : LOOK_ORDER[part],
	    part == N_CODES);
}

static void paint_part(struct pdf_writer *writer, unsigned part, double x, double y, double width)
{
	struct pdf *pdf = writer->pdf;
	const struct look *look = part_look(writer, part);
	g_autofree char *number = g_strdup_printf("%u", part_count(writer->glance, part));
	gsize length = strlen(number);
	double text = pdf_text_width(pdf, WEIGHT_BOLD, BAR_TEXT, number, length);
	bool has_room = width > text + 24;
	double start = x + (width - text - (has_room ? 16 : 0)) / 2;

	pdf_pen(pdf, look->fill, PDF_NO_COLOUR, 0);
	pdf_rectangle(pdf, x, y, width, BAR_HEIGHT);
	pdf_paint(pdf);
	if (has_room) { /* dark on light or light on dark: on its own fill a disc would not be seen */
		struct look seen = look->fill == 0xffffff ? *look : (struct look){ look->shape, look->ink, look->fill };
		sheet_shape(&writer->sheet, seen, start, y + (BAR_HEIGHT - 12) / 2, 12);
		start += 16;
	}
	pdf_text(pdf, start, y + BAR_HEIGHT / 2 + 3.8, WEIGHT_BOLD, BAR_TEXT, look->ink, number, length);
}

/** Parts of one colour, or of one darkness on paper, are told apart by the line between them. */
static void paint_division(struct pdf *pdf, double x, double y, const struct look *left, const struct look *right)
{
	bool is_blank = left->fill == 0xffffff || right->fill == 0xffffff;

	pdf_pen(pdf, PDF_NO_COLOUR, is_blank ? BAR_INK : 0xffffff, is_blank ? 0.75 : 1.5);
	pdf_move(pdf, x, y);
	pdf_line(pdf, x, y + BAR_HEIGHT);
	pdf_paint(pdf);
}

static void paint_parts(struct pdf_writer *writer, double x, double y, double width)
{
	unsigned total = writer->report->recommendations->len, n_parts = 0;

	for (unsigned part = 0; part <= N_CODES; part++)
		n_parts += part_count(writer->glance, part) > 0 ? 1 : 0;
	double shared = width - n_parts * SEGMENT_LEAST, at = x;
	const struct look *before = NULL;
	for (unsigned part = 0; part <= N_CODES; part++) {
		unsigned count = part_count(writer->glance, part);
		if (count == 0)
			continue;
		double own = SEGMENT_LEAST + shared * count / total;
		paint_part(writer, part, at, y, own);
		if (before != NULL)
			paint_division(writer->pdf, at, y, before, part_look(writer, part));
		before = part_look(writer, part);
		at += own;
	}
	pdf_pen(writer->pdf, PDF_NO_COLOUR, BAR_INK, 0.75);
	pdf_rectangle(writer->pdf, x, y, width, BAR_HEIGHT);
	pdf_paint(writer->pdf);
}

static void draw_bar(struct sheet *sheet, const struct para *para, guint parent, double x, double y, double width)
{
	struct pdf_writer *writer = (struct pdf_writer *)para->data;
	GString *alt = g_string_new("Bar of all recommendations: ");
	guint figure = tags_add(sheet->tags, parent, TAG_FIGURE);
	const double box[4] = { x - 1, writer->page_height - y - BAR_HEIGHT - 1, x + width + 1,
		writer->page_height - y + 1 };

	for (unsigned part = 0, n = 0; part <= N_CODES; part++) {
		if (part_count(writer->glance, part) == 0)
			continue;
		g_autofree char *words = part_words(writer, part);
		g_string_append_printf(alt, "%s%s", n++ > 0 ? "; " : "", words);
	}
	tags_figure(sheet->tags, figure, alt->str, box);
	pdf_content_begin(sheet->pdf, figure);
	paint_parts(writer, x, y, width);
	pdf_end(sheet->pdf);
	g_string_free(alt, TRUE);
}

/** How many entries of the legend stand side by side. */
static guint legend_columns(const struct pdf_writer *writer, double width)
{
	double widest = 1;

	for (unsigned part = 0; part <= N_CODES; part++) {
		g_autofree char *words = part_words(writer, part);
		if (is_in_legend(writer->glance, part))
			widest = MAX(widest, layout_width(&writer->sheet.measure, STYLE_SMALL, words, strlen(words)));
	}
	return (guint)CLAMP(width / (widest + LEGEND_ROOM), 1, LEGEND_MOST);
}

static void fill_counts(struct pdf_writer *writer, struct pile *pile, double width)
{
	struct para *para;
	guint n = 0;

	g_autofree char *title = words_glance_title(writer->report);
	pile_add(pile, PARA_TEXT, STYLE_SUBHEADING, TAG_H2, pile_text(pile, title))->keep_next = true;
	para = pile_add(pile, PARA_DRAWING, STYLE_SMALL, TAG_P, NULL);
	para->draw = draw_bar;
	para->data = writer;
	para->before = 5;
	para->height = BAR_HEIGHT;
	guint columns = legend_columns(writer, width);
	for (unsigned part = 0; part <= N_CODES; part++) {
		if (!is_in_legend(writer->glance, part))
			continue;
		g_autofree char *words = part_words(writer, part);
		para = to_pdf_mark(writer, pile, STYLE_SMALL, NULL, pile_text(pile, words));
		para->data = part_look(writer, part);
		para->before = n % columns > 0 ? -LAYOUT_STYLES[STYLE_SMALL].leading : n == 0 ? 8 : 3;
		para->shift = width / columns * (n % columns);
		n++;
	}
	char *minutes = words_minutes_counts(writer->report);
	if (minutes != NULL)
		pile_add(pile, PARA_TEXT, STYLE_SMALL, TAG_P, pile_text(pile, minutes))->before = 6;
	g_free(minutes);
}

/** A line of the panel: lead, numbers that lead to their rows, tail. */
static void add_line(const struct report *report, struct pile *pile, const struct words_line *line)
{
	GString *text = g_string_new(line->lead);
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(struct span));

	for (guint i = 0; i < line->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(line->recommendations, i);
		if (i > 0)
			g_string_append(text, ", ");
		g_autofree char *record = words_record(report, recommendation);
		struct span span = { text->len, 0, recommendation, pile_format(pile, "Go to %s", record) };
		g_string_append(text, words_number(recommendation));
		span.end = text->len;
		g_array_append_val(spans, span);
	}
	if (line->n_more > 0)
		g_string_append_printf(text, " and %u more", line->n_more);
	if (line->tail != NULL)
		g_string_append(text, line->tail);
	bool is_plain = spans->len == 0;
	struct para *para = pile_add(pile,
	    is_plain                        ? PARA_TEXT :
		line->movement == MOVE_NONE ? PARA_ITEM :
					      PARA_MARK,
	    STYLE_SMALL, TAG_P, pile_text(pile, text->str));
	para->before = 3;
	para->spans = is_plain ? NULL : spans;
	if (line->movement != MOVE_NONE && !is_plain)
		para->badge = to_pdf_badge(line->movement);
	para->label = WORDS_BULLET;
	para->hang = para->indent = is_plain ? 0 : 12;
	if (is_plain)
		g_array_unref(spans);
	g_string_free(text, TRUE);
}

static void fill_lines(const struct report *report, struct pile *pile, char *title, GPtrArray *lines)
{
	pile_add(pile, PARA_TEXT, STYLE_SUBHEADING, TAG_H3, pile_text(pile, title))->keep_next = true;
	for (guint i = 0; i < lines->len; i++)
		add_line(report, pile, g_ptr_array_index(lines, i));
	g_free(title);
}

static void free_spans(struct pile *pile)
{
	for (guint i = 0; i < pile->paras->len; i++) {
		GArray *spans = g_array_index(pile->paras, struct para, i).spans;
		if (spans != NULL)
			g_array_unref(spans);
	}
	pile_free(pile);
}

void to_pdf_glance(struct pdf_writer *writer)
{
	static const double parts[] = { 1.5, 1, 1 };
	struct sheet *sheet = &writer->sheet;
	struct strip row = { .is_kept = true, .is_framed = true };
	struct grid grid;
	GPtrArray *changes = words_changes(writer->report, writer->glance),
		  *overdue = words_overdue(writer->report, writer->glance);
	bool has_changes = changes->len > 0, has_overdue = overdue->len > 0;
	guint n = 1u + (has_changes ? 1u : 0u) + (has_overdue ? 1u : 0u);

	grid_init(&grid, sheet, n, parts, 24);
	grid.pad_y = 8;
	for (guint i = 0; i < n; i++) {
		row.piles[i] = pile_new();
		row.parents[i] = sheet->document;
	}
	fill_counts(writer, row.piles[0], grid.width[0]);
	if (has_changes)
		fill_lines(writer->report, row.piles[1], words_changes_title(writer->glance), changes);
	if (has_overdue)
		fill_lines(writer->report, row.piles[n - 1], words_overdue_title(writer->glance), overdue);
	sheet->y += 4;
	pdf_bookmark(writer->pdf, 0, "At a glance", sheet->y);
	sheet_row(sheet, &grid, &row);
	for (guint i = 0; i < n; i++)
		free_spans(row.piles[i]);
	g_ptr_array_unref(changes);
	g_ptr_array_unref(overdue);
}
