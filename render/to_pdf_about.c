#include <string.h>

#include "model/text.h"
#include "render/to_pdf.h"

#define TEXT_WIDTH 620.0

static void add_item(struct pile *pile, char *text)
{
	struct para *para = pile_add(pile, PARA_ITEM, STYLE_SMALL, TAG_P, pile_text(pile, text));

	para->label = WORDS_BULLET;
	para->hang = para->indent = 10;
	para->before = 2;
	g_free(text);
}

/** A heading and what stands below it. */
static void write_part(struct pdf_writer *writer, const char *title, struct pile *pile)
{
	struct sheet *sheet = &writer->sheet;

	sheet_need_flow(sheet, pile, TEXT_WIDTH, TO_PDF_HEADING);
	to_pdf_heading(writer, TAG_H2, STYLE_HEADING, title, 0);
	sheet_flow(sheet, pile, sheet->document, TEXT_WIDTH);
}

void to_pdf_key(struct pdf_writer *writer)
{
	const struct report *report = writer->report;

	if (report->scheme->len == 0)
		return;
	struct pile *pile = pile_new();
	pile_add(pile, PARA_TEXT, STYLE_SMALL, TAG_P, words_key_lead(report))->keep_next = true;
	for (guint i = 0; i < report->scheme->len; i++) {
		const struct scheme_entry *entry = g_ptr_array_index(report->scheme, i);
		g_autofree char *words = words_key_entry(report, entry);
		struct para *para = pile_add(pile, PARA_MARK, STYLE_BODY, TAG_P, pile_text(pile, words));
		para->data = &writer->looks[entry->code];
		para->indent = 20;
		para->before = 4;
	}
	write_part(writer, WORDS_KEY, pile);
	pile_free(pile);
}

static void add_sources(struct pile *pile, const struct report *report)
{
	if (report->sources->len == 0)
		return;
	pile_add(pile, PARA_TEXT, STYLE_SUBHEADING, TAG_H3, WORDS_SOURCES)->keep_next = true;
	for (guint i = 0; i < report->sources->len; i++)
		add_item(pile, words_source(report, g_ptr_array_index(report->sources, i)));
}

static void add_doubts(struct pile *pile, const struct report *report, const struct glance *glance)
{
	bool is_first = true;

	if (words_is_doubtful(report, glance))
		return; /* the table says so, and each row of which page */
	for (guint i = 0; i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		if (!recommendation->low_confidence)
			continue;
		if (is_first) {
			struct para *para = pile_add(pile, PARA_TEXT, STYLE_SUBHEADING, TAG_H3, WORDS_DOUBTS);
			para->before = 8;
			para->keep_next = true;
		}
		is_first = false;
		add_item(pile, words_doubt(report, recommendation));
	}
}

static void add_notes(struct pile *pile, const struct report *report)
{
	if (report->notes->len == 0)
		return;
	struct para *para = pile_add(pile, PARA_TEXT, STYLE_SUBHEADING, TAG_H3, WORDS_NOTES);
	para->before = 8;
	para->keep_next = true;
	for (guint i = 0; i < report->notes->len; i++)
		add_item(pile, words_note(report, g_ptr_array_index(report->notes, i)));
}

void to_pdf_about(struct pdf_writer *writer)
{
	struct pile *pile = pile_new();

	add_sources(pile, writer->report);
	add_doubts(pile, writer->report, writer->glance);
	add_notes(pile, writer->report);
	if (pile->paras->len > 0)
		write_part(writer, WORDS_ABOUT, pile);
	pile_free(pile);
}
