#include "render/to_pdf.h"

#include <string.h>

#include "model/text.h"

#define PAGE_WIDTH 841.89 /* A4 landscape */
#define PAGE_HEIGHT 595.28
#define MARGIN_SIDE 42.5 /* 15 mm */
#define MARGIN_TOP 40.0
#define MARGIN_BOTTOM 48.0
#define FOOT_BASELINE (PAGE_HEIGHT - 28)
#define FOOT_SIZE 9
#define THEME 0x1b3a57
#define LABEL_BYTES 6 /* "(viii)" is the longest label of a list item that is set apart */

static int advance(void *data, enum weight weight, gunichar character)
{
	return fonts_glyph(data, weight, character)->advance;
}

/** How many bytes at the start of a paragraph are the label of a list item: "• ", "a) ", "(iv) ", "12. "; 0: none. */
static gsize label_length(const char *text, gsize length)
{
	gsize i = 0, n = 0;

	if (length > 4 && memcmp(text, WORDS_BULLET " ", 4) == 0)
		return 3;
	if (length > 2 && (text[0] == '-' || text[0] == 'o') && text[1] == ' ')
		return text[0] == '-' ? 1 : 0;
	if (i < length && text[i] == '(')
		i++;
	gsize start = i;
	while (i < length && n < 4 && g_ascii_isdigit(text[i]))
		i++, n++;
	if (n == 0)
		while (i < length && n < 4 && strchr("ivx", text[i]) != NULL)
			i++, n++;
	if (n == 0 && i < length && g_ascii_islower(text[i]))
		i++, n++;
	if (n == 0 || (n > 2 && g_ascii_isdigit(text[start])) || i + 2 >= length)
		return 0;
	return (text[i] == ')' || text[i] == '.') && text[i + 1] == ' ' && i < LABEL_BYTES ? i + 1 : 0;
}

static void add_paragraph(struct pile *pile, enum style style, const char *text, gsize length, double before)
{
	gsize label = label_length(text, length);
	struct para *para = pile_add(pile, label > 0 ? PARA_ITEM : PARA_TEXT, style, TAG_P, NULL);

	para->before = pile->paras->len > 1 ? before : 0;
	para->text = text;
	para->length = length;
	if (label == 0)
		return;
	gsize skip = label + 1;
	while (skip < length && text[skip] == ' ')
		skip++;
	para->label = pile_text_n(pile, text, label);
	para->text += skip;
	para->length -= skip;
	para->hang = label > 3 ? 22 : label > 1 && para->label[0] != '\342' ? 16 : 10;
	para->indent = para->hang;
}

void to_pdf_text(struct pile *pile, enum style style, const char *text, double before)
{
	if (text == NULL)
		return;
	while (*text != '\0') {
		gsize length = strcspn(text, "\n");
		if (length > 0)
			add_paragraph(pile, style, text, length, before);
		text += length;
		if (*text == '\n')
			text++;
		before = 4;
	}
}

static void add_fact(struct pile *pile, const char *label, const char *value, double before)
{
	if (text_is_blank(value))
		return;
	bool is_asked = g_str_has_suffix(label, "?"); /* "Accepted? Yes" */
	const char *text = pile_format(pile, "%s%s %s", label, is_asked ? "" : ":", value);
	for (guint n = 0; *text != '\0'; n++) {
		gsize length = strcspn(text, "\n");
		struct para *para = pile_add(pile, PARA_TEXT, STYLE_SMALL, TAG_P, NULL);
		para->text = text;
		para->length = length;
		para->lead = n == 0 ? MIN(strlen(label) + (is_asked ? 0 : 1), length) : 0;
		para->before = n == 0 ? before : 1;
		text += length + (text[length] == '\n' ? 1 : 0);
	}
}

void to_pdf_facts(struct pile *pile, const GPtrArray *facts, double before)
{
	for (guint i = 0; i < facts->len; i++) {
		const struct labelled *fact = g_ptr_array_index(facts, i);
		add_fact(pile, fact->label, fact->text, before);
	}
}

enum badge to_pdf_badge(enum movement movement)
{
	static const enum badge BADGES[] = { [MOVE_BETTER] = BADGE_UP,
		[MOVE_WORSE] = BADGE_DOWN,
		[MOVE_OTHER] = BADGE_CHANGED,
		[MOVE_NEW] = BADGE_CHANGED };

	return BADGES[movement];
}

struct para *to_pdf_mark(const struct pdf_writer *writer, struct pile *pile, enum style style, const struct mark *mark,
    const char *words)
{
	struct para *para = pile_add(pile, PARA_MARK, style, TAG_P, words);

	para->badge = BADGE_LOOK;
	para->data = &writer->looks[mark == NULL ? N_CODES : mark->code];
	para->indent = LAYOUT_STYLES[style].size * 1.25 + 5;
	return para;
}

void to_pdf_heading(struct pdf_writer *writer, enum tag tag, enum style style, const char *text, unsigned level)
{
	struct sheet *sheet = &writer->sheet;

	sheet_skip(sheet, tag == TAG_H2 ? 18 : 12);
	sheet_need(sheet, TO_PDF_HEADING);
	pdf_bookmark(writer->pdf, level, text, sheet->y);
	pile_clear(writer->pile);
	pile_add(writer->pile, PARA_TEXT, style, tag, text);
	sheet_flow(sheet, writer->pile, sheet->document, sheet->right - sheet->left);
	sheet->y += 6;
}

static void begin(struct pdf_writer *writer)
{
	struct sheet *sheet = &writer->sheet;
	const char *title = words_title(writer->report), *stage = writer->report->stage;
	char *foot = text_is_blank(stage) ? g_strdup(title) : g_strconcat(title, " " WORDS_DOT " ", stage, NULL);

	writer->page_height = PAGE_HEIGHT;
	writer->pdf = pdf_new(writer->fonts, PAGE_WIDTH, PAGE_HEIGHT);
	*sheet = (struct sheet){ .pdf = writer->pdf,
		.tags = pdf_tags(writer->pdf),
		.measure = { advance, writer->fonts },
		.left = MARGIN_SIDE,
		.right = PAGE_WIDTH - MARGIN_SIDE,
		.top = MARGIN_TOP,
		.bottom = PAGE_HEIGHT - MARGIN_BOTTOM,
		.theme = THEME };
	if (writer->options->profile != NULL && writer->options->profile->theme != COLOUR_NONE)
		sheet->theme = writer->options->profile->theme;
	sheet_open(sheet);
	sheet->document = tags_add(sheet->tags, TAGS_NONE, TAG_DOCUMENT);
	g_autofree char *house = words_house(writer->report, writer->options);
	const char *day = writer->options->date != NULL ? writer->options->date :
	    writer->report->updated != NULL             ? writer->report->updated :
							  writer->report->meeting_date;
	pdf_describe(writer->pdf, title, *house != '\0' ? house : NULL, day);
	pdf_foot(writer->pdf, foot, MARGIN_SIDE, PAGE_WIDTH - MARGIN_SIDE, FOOT_BASELINE, FOOT_SIZE,
	    LAYOUT_STYLES[STYLE_SMALL].colour);
	writer->pile = pile_new();
	for (int code = 0; code < N_CODES; code++)
		writer->looks[code] = look_of_code(writer->report, (enum code)code);
	writer->looks[N_CODES] = look_of_mark(writer->report, NULL);
	g_free(foot);
}

static void write_all(struct pdf_writer *writer, GPtrArray *notes)
{
	sheet_page(&writer->sheet);
	to_pdf_head(writer, notes);
	if (writer->report->recommendations->len > 0)
		to_pdf_rows(writer);
	to_pdf_minutes(writer);
	if (writer->report->recommendations->len > 0)
		to_pdf_key(writer);
	to_pdf_about(writer);
}

/**
 * The report's data goes along in the PDF, as an invoice's does: the next edition can be made of this one with nothing
 * lost.
 */
static void attach_data(struct pdf_writer *writer)
{
	if (writer->report->recommendations->len > RENDER_CARRIED_MOST)
		return;
	GString *json = to_json(writer->report, writer->options, NULL, NULL);
	if (json != NULL) {
		pdf_attach(writer->pdf, REPORT_ATTACHED_NAME, "The data of this report, for programs", json);
		g_string_free(json, TRUE);
	}
}

GString *to_pdf(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error)
{
	struct pdf_writer writer = { .report = report, .options = options, .fonts = fonts_open(error) };

	if (writer.fonts == NULL)
		return NULL;
	writer.glance = glance_new(report, options->date);
	begin(&writer);
	write_all(&writer, notes);
	attach_data(&writer);
	GString *file = pdf_save(writer.pdf, error);
	fonts_note(writer.fonts, notes);
	pile_free(writer.pile);
	sheet_close(&writer.sheet);
	pdf_free(writer.pdf);
	glance_free(writer.glance);
	fonts_close(writer.fonts);
	return file;
}
