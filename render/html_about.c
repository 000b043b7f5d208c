#include "render/html.h"

void html_key(struct page *page)
{
	const struct report *report = page->report;

	if (report->scheme->len == 0 || report->recommendations->len == 0)
		return;
	g_string_append(
	    page->out, "<section id=\"key\" aria-labelledby=\"key-title\"><h2 id=\"key-title\">" WORDS_KEY "</h2>");
	html_element(page->out, "p", NULL, words_key_lead(report));
	g_string_append(page->out, "<ul class=\"legend key\">");
	for (guint i = 0; i < report->scheme->len; i++) {
		const struct scheme_entry *entry = g_ptr_array_index(report->scheme, i);
		struct mark mark = { entry->code, NULL, COLOUR_NONE };
		g_autofree char *words = words_key_entry(report, entry);
		g_string_append(page->out, "<li>");
		html_sign(page->out, &mark);
		html_element(page->out, "span", NULL, words);
		g_string_append(page->out, "</li>");
	}
	g_string_append(page->out, "</ul></section>\n");
}

static void append_unsure(struct page *page)
{
	const GPtrArray *recommendations = page->report->recommendations;
	g_autofree char *lead = words_unsure(page->report);
	const char *separator = " ";

	if (lead == NULL)
		return;
	g_string_append(page->out, "<p>");
	html_text(page->out, lead);
	for (guint i = 0; i < recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(recommendations, i);
		if (!recommendation->low_confidence)
			continue;
		g_string_append(page->out, separator);
		html_row_link(page, recommendation);
		separator = ", ";
	}
	g_string_append(page->out, "</p>\n");
}

static void append_notes(struct page *page)
{
	const char *lead = words_left_out(page->report);

	if (lead == NULL)
		return;
	html_element(page->out, "p", NULL, lead);
	g_string_append(page->out, "<ul>");
	for (guint i = 0; i < page->report->notes->len; i++) {
		g_autofree char *words = words_note(g_ptr_array_index(page->report->notes, i));
		html_element(page->out, "li", NULL, words);
	}
	g_string_append(page->out, "</ul>\n");
}

void html_about(struct page *page)
{
	const GPtrArray *sources = page->report->sources;

	g_string_append(page->out,
	    "<section id=\"about\" aria-labelledby=\"about-title\"><h2 id=\"about-title\">" WORDS_ABOUT "</h2>");
	g_string_append(page->out, sources->len > 0 ? "<ul>" : "");
	for (guint i = 0; i < sources->len; i++) {
		g_autofree char *words = words_source(g_ptr_array_index(sources, i));
		html_element(page->out, "li", NULL, words);
	}
	g_string_append(page->out, sources->len > 0 ? "</ul>\n" : "");
	append_unsure(page);
	append_notes(page);
	g_string_append(page->out, "</section>\n");
}
