#include <string.h>

#include "model/text.h"
#include "render/to_pdf.h"

#define METADATA_COLUMNS 4u
#define LOGO_HEIGHT 34.0
#define LOGO_WIDTH 170.0 /* the most for a wide one */
#define LOGO_GAP 12.0
#define LONG_TITLE 130 /* bytes: some two lines in the size of titles */
#define COLUMN_GAP 18.0
#define LABEL_WIDTH 330.0 /* the most that a label may take from its value */
#define LABEL_GAP 5.0
#define VALUE_BYTES 80u /* longer values are broken anyway */

/** House and meeting on one line, a rule below. */
static void paint_head_texts(struct pdf_writer *writer, const char *const texts[2], double indent)
{
	struct sheet *sheet = &writer->sheet;
	const struct style_look *look = &LAYOUT_STYLES[STYLE_SMALL];

	for (int i = 0; i < 2; i++) {
		if (text_is_blank(texts[i]))
			continue;
		gsize length = strlen(texts[i]);
		double width = pdf_text_width(writer->pdf, look->weight, look->size, texts[i], length);
		pdf_content_begin(writer->pdf, tags_add(sheet->tags, sheet->document, TAG_P));
		pdf_text(writer->pdf, i == 0 ? sheet->left + indent : sheet->right - width, sheet->y + 8, look->weight,
		    look->size, look->colour, texts[i], length);
		pdf_end(writer->pdf);
	}
	sheet->y += look->leading;
}

/** The house's logo at the top left; gives the room that it takes. */
static double paint_logo(struct pdf_writer *writer, GPtrArray *notes)
{
	const struct profile *profile = writer->options->profile;
	struct sheet *sheet = &writer->sheet;
	unsigned pixels_x, pixels_y;

	if (profile == NULL || profile->logo == NULL)
		return 0;
	int image = pdf_image_load(writer->pdf, profile->logo, &pixels_x, &pixels_y);
	if (image < 0 || pixels_x == 0 || pixels_y == 0) {
		notes_add(notes, NOTE_WARNING, "logo-unreadable", NULL, 0, 0,
		    "the logo of the profile is not a PNG that can be put into a PDF; it was left out there");
		return 0;
	}
	double height = MIN(LOGO_HEIGHT, LOGO_WIDTH * pixels_y / pixels_x), width = height * pixels_x / pixels_y;
	const double box[4] = { sheet->left, writer->page_height - sheet->y - height, sheet->left + width,
		writer->page_height - sheet->y };
	guint figure = tags_add(sheet->tags, sheet->document, TAG_FIGURE);
	tags_figure(sheet->tags, figure, text_is_blank(profile->logo_text) ? "Logo" : profile->logo_text, box);
	pdf_content_begin(writer->pdf, figure);
	pdf_image(writer->pdf, (unsigned)image, sheet->left, sheet->y, width, height);
	pdf_end(writer->pdf);
	sheet->y += height - LAYOUT_STYLES[STYLE_SMALL].leading;
	return width + LOGO_GAP;
}

static void write_head_line(struct pdf_writer *writer, GPtrArray *notes)
{
	struct sheet *sheet = &writer->sheet;
	double logo = paint_logo(writer, notes);
	g_autofree char *house = words_house(writer->report, writer->options), *meeting = words_meeting(writer->report);
	const char *const texts[2] = { house, meeting };
	double width = 0;

	for (int i = 0; i < 2; i++)
		width += text_is_blank(texts[i]) ?
		    0 :
		    layout_width(&sheet->measure, STYLE_SMALL, texts[i], strlen(texts[i]));
	if (width == 0 && logo == 0)
		return;
	if (width < sheet->right - sheet->left - logo - COLUMN_GAP) {
		paint_head_texts(writer, texts, logo);
	} else {
		sheet->y += logo > 0 ? LAYOUT_STYLES[STYLE_SMALL].leading + 2 : 0;
		pile_clear(writer->pile);
		for (int i = 0; i < 2; i++)
			if (!text_is_blank(texts[i]))
				pile_add(writer->pile, PARA_TEXT, STYLE_SMALL, TAG_P, texts[i]);
		sheet_flow(sheet, writer->pile, sheet->document, sheet->right - sheet->left);
	}
	pdf_artifact_begin(writer->pdf, ARTIFACT_LAYOUT);
	pdf_pen(writer->pdf, PDF_NO_COLOUR, sheet->theme, 1.5);
	pdf_move(writer->pdf, sheet->left, sheet->y + 3);
	pdf_line(writer->pdf, sheet->right, sheet->y + 3);
	pdf_paint(writer->pdf);
	pdf_end(writer->pdf);
	sheet->y += 14;
}

static void write_title(struct pdf_writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	const char *title = words_title(writer->report);

	pdf_bookmark(writer->pdf, 0, title, sheet->y);
	pile_clear(writer->pile);
	/* one paragraph and no list item, whatever it begins with */
	g_autofree char *line = g_strdelimit(text_tidy(title), "\n", ' ');
	pile_add(writer->pile, PARA_TEXT, strlen(title) > LONG_TITLE ? STYLE_HEADING : STYLE_TITLE, TAG_H1,
	    pile_text(writer->pile, line));
	if (!text_is_blank(writer->report->stage))
		pile_add(writer->pile, PARA_TEXT, STYLE_STAGE, TAG_P, writer->report->stage)->before = 1;
	sheet_flow(sheet, writer->pile, sheet->document, sheet->right - sheet->left);
	sheet->y += 10;
}

/** How wide a line is without breaks, its label with it. */
static double metadata_width(const struct pdf_writer *writer, const struct labelled *line)
{
	const struct measure *measure = &writer->sheet.measure;

	return layout_width(measure, STYLE_SMALL, line->label, strlen(line->label)) + LABEL_GAP +
	    layout_width(measure, STYLE_VALUE, line->text, MIN(strlen(line->text), VALUE_BYTES));
}

/** How many lines stand side by side: as many as the widest leaves room for. */
static guint metadata_columns(const struct pdf_writer *writer, const GPtrArray *lines, double width)
{
	double widest = 1;

	for (guint i = 0; i < lines->len; i++)
		widest = MAX(widest, metadata_width(writer, g_ptr_array_index(lines, i)) + COLUMN_GAP);
	return MIN((guint)CLAMP(width / widest, 1, METADATA_COLUMNS), MAX(lines->len, 1));
}

static void fill_metadata(struct pdf_writer *writer, struct pile *pile, const struct labelled *line)
{
	struct para *para = pile_add(pile, PARA_ITEM, STYLE_VALUE, TAG_P, line->text);
	const char *label = g_str_has_suffix(line->label, ":") ? line->label : pile_format(pile, "%s:", line->label);

	para->label = label;
	para->label_style = STYLE_SMALL;
	double width = layout_width(&writer->sheet.measure, STYLE_SMALL, label, strlen(label)) + LABEL_GAP;
	if (width < LABEL_WIDTH) {
		para->hang = para->indent = width;
		return;
	}
	para->label = NULL;
	para->text = pile_format(pile, "%s %s", label, line->text);
	para->length = strlen(para->text);
}

static void write_metadata(struct pdf_writer *writer)
{
	static const double parts[METADATA_COLUMNS] = { 1, 1, 1, 1 };
	GPtrArray *lines = words_metadata(writer->report, writer->options);
	struct sheet *sheet = &writer->sheet;
	struct strip row = { .is_kept = true };
	struct grid grid;
	guint columns = metadata_columns(writer, lines, sheet->right - sheet->left);
	guint list = lines->len > 0 ? tags_add(sheet->tags, sheet->document, TAG_L) : 0;

	for (guint column = 0; column < columns; column++)
		row.piles[column] = pile_new();
	for (guint i = 0; i < lines->len; i += columns) {
		grid_init(&grid, sheet, columns, parts, COLUMN_GAP);
		for (guint column = 0; column < columns; column++) {
			pile_clear(row.piles[column]);
			row.parents[column] = list;
			if (i + column < lines->len)
				fill_metadata(writer, row.piles[column], g_ptr_array_index(lines, i + column));
		}
		sheet_row(sheet, &grid, &row);
		sheet->y += 3;
	}
	for (guint column = 0; column < columns; column++)
		pile_free(row.piles[column]);
	g_ptr_array_unref(lines);
}

/** What a report without recommendations has instead of the panel. */
static void write_minutes_counts(struct pdf_writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	char *counts = words_minutes_counts(writer->report);

	pile_clear(writer->pile);
	pile_add(writer->pile, PARA_TEXT, counts == NULL ? STYLE_BODY : STYLE_VALUE, TAG_P,
	    counts == NULL ? WORDS_NOTHING : pile_text(writer->pile, counts));
	sheet_flow(sheet, writer->pile, sheet->document, sheet->right - sheet->left);
	g_free(counts);
}

void to_pdf_head(struct pdf_writer *writer, GPtrArray *notes)
{
	write_head_line(writer, notes);
	write_title(writer);
	write_metadata(writer);
	writer->sheet.is_fresh = false;
	if (writer->report->recommendations->len > 0)
		to_pdf_glance(writer);
	else
		write_minutes_counts(writer);
}
