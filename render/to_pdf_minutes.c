#include <string.h>

#include "model/text.h"
#include "render/to_pdf.h"

#define LABEL_LETTERS 10 /* of a label that stands left of its paragraph */
#define TEXT_WIDTH 540.0 /* some 100 characters of body text: longer lines lose the reader */

/** A part of an item: its heading at the left, what it holds at the right. */
struct part {
	struct pdf_writer *writer;
	struct pile *head, *body;
	const char *title; /* of the item; NULL: it has none above its parts' */
	bool is_titled;    /* the title has been written, above the first part */
};

static void flush(struct part *part, const char *title)
{
	static const double parts[] = { 1, 3.2 };
	struct sheet *sheet = &part->writer->sheet;
	struct strip row = { .piles = { part->head, part->body }, .parents = { sheet->document, sheet->document } };
	struct grid grid;

	if (part->body->paras->len == 0)
		return;
	g_autofree char *continued = g_strconcat(title, ", continued", NULL);
	row.continued = continued;
	row.bookmark = title;
	row.level = part->title != NULL ? 1 : 0;
	pile_clear(part->head);
	pile_add(part->head, PARA_TEXT, STYLE_SUBHEADING, part->title != NULL ? TAG_H3 : TAG_H2, title);
	grid_init(&grid, sheet, 2, parts, 14);
	grid.width[1] = MIN(grid.width[1], TEXT_WIDTH);
	if (part->title != NULL && !part->is_titled) {
		sheet_need_row(sheet, &grid, &row, TO_PDF_HEADING);
		to_pdf_heading(part->writer, TAG_H2, STYLE_HEADING, part->title, 0);
		part->is_titled = true;
	}
	sheet_skip(sheet, 9);
	sheet_row(sheet, &grid, &row);
	pile_clear(part->body);
}

static void add_strings(struct pile *pile, const GPtrArray *strings)
{
	for (guint i = 0; i < strings->len; i++)
		to_pdf_text(pile, STYLE_BODY, g_ptr_array_index(strings, i), 5);
}

static void add_contributors(struct pile *pile, const GPtrArray *contributors)
{
	for (guint i = 0; i < contributors->len; i++) {
		const struct contributor *contributor = g_ptr_array_index(contributors, i);
		const char *text = text_is_blank(contributor->role) ?
		    contributor->name :
		    pile_format(pile, "%s, %s", contributor->name, contributor->role);
		struct para *para = pile_add(pile, PARA_ITEM, STYLE_BODY, TAG_P, text);
		para->label = WORDS_BULLET;
		para->hang = para->indent = 10;
		para->lead = MIN(strlen(contributor->name), para->length);
		para->before = i > 0 ? 2 : 0;
	}
}

/** Sets a label apart at the left of a paragraph; one that is too long to stand there goes before the words. */
static void set_label(struct pile *pile, struct para *para, const char *label)
{
	glong n = g_utf8_strlen(label, -1);

	if (para->kind == PARA_ITEM)
		return; /* the text brings its own */
	if (n > LABEL_LETTERS) {
		const char *text = pile_format(pile, "%s %.*s", label, (int)para->length, para->text);
		para->text = text;
		para->length = strlen(text);
		para->lead = strlen(label);
		return;
	}
	para->kind = PARA_ITEM;
	para->label = label;
	para->hang = MAX(16, 6.4 * (double)n);
	para->indent += para->hang;
}

static void add_account(struct pile *pile, const GPtrArray *paragraphs)
{
	for (guint i = 0; i < paragraphs->len; i++) {
		const struct paragraph *paragraph = g_ptr_array_index(paragraphs, i);
		guint first = pile->paras->len;
		to_pdf_text(pile, STYLE_BODY, paragraph->text, 5);
		for (guint k = first; k < pile->paras->len; k++)
			g_array_index(pile->paras, struct para, k).indent += 16 * MIN(paragraph->level, 6);
		if (text_is_blank(paragraph->label) || pile->paras->len == first)
			continue;
		set_label(pile, &g_array_index(pile->paras, struct para, first), paragraph->label);
	}
}

static void add_resolutions(struct pile *pile, const GPtrArray *resolutions)
{
	for (guint i = 0; i < resolutions->len; i++) {
		const struct resolution *resolution = g_ptr_array_index(resolutions, i);
		guint first = pile->paras->len;
		to_pdf_text(pile, STYLE_BODY, resolution->text, 6);
		if (pile->paras->len == first)
			continue;
		struct para *para = &g_array_index(pile->paras, struct para, first);
		if (!text_is_blank(resolution->label) || resolutions->len > 1)
			set_label(pile, para, text_is_blank(resolution->label) ? WORDS_BULLET : resolution->label);
		double indent = para->indent;
		guint facts = pile->paras->len;
		g_autoptr(GPtrArray) own = words_resolution(resolution);
		to_pdf_facts(pile, own, 1);
		for (guint k = facts; k < pile->paras->len; k++)
			g_array_index(pile->paras, struct para, k).indent = indent;
	}
}

static void add_requests(struct pile *pile, const GPtrArray *requests)
{
	for (guint i = 0; i < requests->len; i++) {
		const struct request *request = g_ptr_array_index(requests, i);
		gsize lead;
		g_autofree char *words = words_request(request, &lead);
		struct para *para = pile_add(pile, PARA_ITEM, STYLE_BODY, TAG_P, pile_text(pile, words));
		para->label = WORDS_BULLET;
		para->hang = para->indent = 10;
		para->lead = MIN(lead, para->length);
		para->before = 4;
	}
}

static void write_item(struct pdf_writer *writer, const struct minutes *minutes, bool is_alone)
{
	g_autofree char *title = words_item(minutes);
	struct part part = { .writer = writer,
		.head = pile_new(),
		.body = pile_new(),
		.title = is_alone && text_is_blank(minutes->title) ? NULL : title };

	add_strings(part.body, minutes->purpose);
	flush(&part, words_part(PART_PURPOSE, minutes->purpose->len));
	add_contributors(part.body, minutes->contributors);
	flush(&part, words_part(PART_CONTRIBUTORS, minutes->contributors->len));
	g_autoptr(GPtrArray) account = words_account(minutes);
	add_account(part.body, account);
	flush(&part, words_part(PART_ACCOUNT, account->len));
	add_resolutions(part.body, minutes->decisions);
	flush(&part, words_part(PART_DECISIONS, minutes->decisions->len));
	add_resolutions(part.body, minutes->actions);
	flush(&part, words_part(PART_ACTIONS, minutes->actions->len));
	add_requests(part.body, minutes->requests);
	flush(&part, words_part(PART_REQUESTS, minutes->requests->len));
	add_strings(part.body, minutes->work_programme);
	flush(&part, words_part(PART_WORK_PROGRAMME, minutes->work_programme->len));
	if (part.title != NULL && !part.is_titled)
		to_pdf_heading(writer, TAG_H2, STYLE_HEADING, title, 0); /* an item of which nothing more is known */
	pile_free(part.head);
	pile_free(part.body);
}

void to_pdf_minutes(struct pdf_writer *writer)
{
	const GPtrArray *minutes = writer->report->minutes;

	for (guint i = 0; i < minutes->len; i++)
		write_item(writer, g_ptr_array_index(minutes, i),
		    minutes->len == 1 && writer->report->recommendations->len == 0);
}
