#include "render/html.h"

void html_key(struct page *page)
{
	const struct report *report = page->report;

	if (report->scheme->len == 0 || report->recommendations->len == 0)
		return;
	g_string_append(page->out,
	    "<section id=\"key\" aria-labelledby=\"key-title\"><h2 id=\"key-title\">" WORDS_KEY "</h2>");
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

static void open_list(struct page *page, const char *title)
{
	html_element(page->out, "h3", NULL, title);
	g_string_append(page->out, "<ul>");
}

static void append_sources(struct page *page)
{
	const GPtrArray *sources = page->report->sources;

	if (sources->len == 0)
		return;
	open_list(page, WORDS_SOURCES);
	for (guint i = 0; i < sources->len; i++) {
		g_autofree char *words = words_source(page->report, g_ptr_array_index(sources, i));
		html_element(page->out, "li", NULL, words);
	}
	g_string_append(page->out, "</ul>\n");
}

static void append_doubts(struct page *page)
{
	const GPtrArray *recommendations = page->report->recommendations;
	bool is_open = false;

	if (words_is_doubtful(page->report, page->glance))
		return; /* the table says so, and each row of which page */
	for (guint i = 0; i < recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(recommendations, i);
		if (!recommendation->low_confidence)
			continue;
		if (!is_open)
			open_list(page, WORDS_DOUBTS);
		is_open = true;
		g_autofree char *words = words_doubt(page->report, recommendation);
		g_string_append(page->out, "<li>");
		html_row_link(page, recommendation, words);
		g_string_append(page->out, "</li>");
	}
	g_string_append(page->out, is_open ? "</ul>\n" : "");
}

static void append_notes(struct page *page)
{
	const GPtrArray *notes = page->report->notes;

	if (notes->len == 0)
		return;
	open_list(page, WORDS_NOTES);
	for (guint i = 0; i < notes->len; i++) {
		g_autofree char *words = words_note(page->report, g_ptr_array_index(notes, i));
		html_element(page->out, "li", NULL, words);
	}
	g_string_append(page->out, "</ul>\n");
}

void html_about(struct page *page)
{
	g_string_append(page->out,
	    "<section id=\"about\" aria-labelledby=\"about-title\"><h2 id=\"about-title\">" WORDS_ABOUT "</h2>");
	append_sources(page);
	append_doubts(page);
	append_notes(page);
	g_string_append(page->out, "</section>\n");
}
