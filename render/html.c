#include "render/html.h"

#include <string.h>

#include "model/text.h"
#include "render/look.h"

#define BULLET WORDS_BULLET " "

void html_text(GString *out, const char *text)
{
	const char *from = text;

	if (text == NULL)
		return;
	for (const char *c = text; *c != '\0'; c++) {
		const char *entity = NULL;
		if (*c == '&')
			entity = "&amp;";
		else if (*c == '<')
			entity = "&lt;";
		else if (*c == '>')
			entity = "&gt;";
		else if (*c == '"')
			entity = "&quot;";
		else if (g_ascii_iscntrl(*c) && *c != '\n' && *c != '\t') /* HTML has no such characters */
			entity = "";
		if (entity == NULL)
			continue;
		g_string_append_len(out, from, c - from);
		g_string_append(out, entity);
		from = c + 1;
	}
	g_string_append(out, from);
}

void html_paragraphs(GString *out, const char *text)
{
	bool in_list = false;

	while (text != NULL && *text != '\0') {
		gsize length = strcspn(text, "\n");
		g_autofree char *paragraph = g_strndup(text, length);
		bool is_item = g_str_has_prefix(paragraph, BULLET);
		if (is_item != in_list)
			g_string_append(out, is_item ? "<ul>" : "</ul>");
		in_list = is_item;
		if (!text_is_blank(paragraph))
			html_element(out, is_item ? "li" : "p", NULL, paragraph + (is_item ? strlen(BULLET) : 0));
		text += length + (text[length] == '\n' ? 1 : 0);
	}
	if (in_list)
		g_string_append(out, "</ul>");
}

void html_element(GString *out, const char *element, const char *class, const char *text)
{
	if (text == NULL)
		return;
	if (class != NULL)
		g_string_append_printf(out, "<%s class=\"%s\">", element, class);
	else
		g_string_append_printf(out, "<%s>", element);
	html_text(out, text);
	g_string_append_printf(out, "</%s>", element);
}

void html_facts(GString *out, const GPtrArray *facts)
{
	if (facts->len == 0)
		return;
	g_string_append(out, "<dl class=\"facts\">");
	for (guint i = 0; i < facts->len; i++) {
		const struct labelled *fact = g_ptr_array_index(facts, i);
		g_string_append(out, "<div>");
		html_element(out, "dt", g_str_has_suffix(fact->label, "?") ? "asked" : NULL, fact->label);
		g_string_append(out, "<dd>");
		html_paragraphs(out, fact->text);
		g_string_append(out, "</dd></div>");
	}
	g_string_append(out, "</dl>");
}

/* Each shape in a square of 20: its outline and what is drawn into it. Hollow ones have no fill and take the text's
 * ink. */
static const struct {
	const char *outline, *inside;
	bool is_hollow;
} SHAPES[N_SHAPES] = {
	[SHAPE_DISC] = { "<circle cx=\"10\" cy=\"10\" r=\"9\"", NULL, false },
	[SHAPE_DISC_TICK] = { "<circle cx=\"10\" cy=\"10\" r=\"9\"", "M5.4 10.6l3.2 3.2 6-7.2", false },
	[SHAPE_TRIANGLE] = { "<path d=\"M10 1.6L19 18.2H1z\"", NULL, false },
	[SHAPE_SQUARE_CROSS] = { "<rect x=\"1\" y=\"1\" width=\"18\" height=\"18\"",
	    "M5.6 5.6l8.8 8.8M14.4 5.6l-8.8 8.8", false },
	[SHAPE_RING] = { "<circle cx=\"10\" cy=\"10\" r=\"8\"", NULL, true },
	[SHAPE_DISC_BARS] = { "<circle cx=\"10\" cy=\"10\" r=\"9\"", "M7.4 5.8v8.4M12.6 5.8v8.4", false },
	[SHAPE_SQUARE_BAR] = { "<rect x=\"1\" y=\"1\" width=\"18\" height=\"18\"", "M5 10h10", false },
	[SHAPE_DIAMOND] = { "<path d=\"M10 1.6l8.4 8.4-8.4 8.4L1.6 10z\"", NULL, true },
	[SHAPE_DASHED_RING] = { "<circle cx=\"10\" cy=\"10\" r=\"8\" stroke-dasharray=\"3.6 2.7\"", NULL, true },
};

/** One shape as a symbol; `fill` and `ink` are colours or currentColor. */
static void append_symbol(GString *out, const char *id, enum shape shape, const char *fill, const char *ink,
    bool is_rimmed)
{
	g_string_append_printf(out, "<symbol id=\"%s\" viewBox=\"0 0 20 20\">%s ", id, SHAPES[shape].outline);
	if (SHAPES[shape].is_hollow)
		g_string_append(out, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\"/>");
	else if (is_rimmed)
		g_string_append_printf(out, "fill=\"%s\" stroke=\"%s\" stroke-width=\"1.2\"/>", fill, ink);
	else
		g_string_append_printf(out, "fill=\"%s\" class=\"edge\"/>", fill);
	if (SHAPES[shape].inside != NULL)
		g_string_append_printf(out, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.4\"/>",
		    SHAPES[shape].inside, ink);
	g_string_append(out, "</symbol>");
}

/** A code's sign in its colours, and the one for the bar, the other way round. */
static void append_symbols(GString *out, const char *name, struct look look)
{
	g_autofree char *sign = g_strconcat("s-", name, NULL), *bar = g_strconcat("b-", name, NULL);
	g_autofree char *fill = g_strdup_printf("#%06x", look.fill), *ink = g_strdup_printf("#%06x", look.ink);

	append_symbol(out, sign, look.shape, fill, ink, look.ink != 0xffffff); /* a light fill needs a rim on paper */
	append_symbol(out, bar, look.shape, ink, fill, false);
}

void html_signs(struct page *page)
{
	g_string_append(page->out, "<svg class=\"signs\" aria-hidden=\"true\" width=\"0\" height=\"0\">");
	for (int i = 0; i < N_CODES; i++)
		append_symbols(page->out, code_name((enum code)i), look_of_code(page->report, (enum code)i));
	append_symbols(page->out, "none", look_of_mark(page->report, NULL));
	g_string_append(page->out, "</svg>\n");
}

void html_sign(GString *out, const struct mark *mark)
{
	g_string_append_printf(out, "<svg class=\"sign\" aria-hidden=\"true\"><use href=\"#s-%s\"/></svg>",
	    mark == NULL ? "none" : code_name(mark->code));
}

void html_bar_sign(GString *out, enum code code, bool unmarked)
{
	g_string_append_printf(out, "<svg aria-hidden=\"true\"><use href=\"#b-%s\"/></svg>",
	    unmarked ? "none" : code_name(code));
}

void html_row_link(struct page *page, const struct recommendation *recommendation, const char *text)
{
	guint row = GPOINTER_TO_UINT(g_hash_table_lookup(page->rows, recommendation));

	g_string_append_printf(page->out, "<a href=\"#row-%u\">", row);
	html_text(page->out, text);
	g_string_append(page->out, "</a>");
}
