#include "model/text.h"
#include "render/html.h"

#define LEVELS_MOST 6u /* depths of indentation that the style sheet knows */

static void open_part(GString *out, enum words_part part, guint n)
{
	html_element(out, "h3", NULL, words_part(part, n));
}

static void append_strings(GString *out, enum words_part part, const GPtrArray *strings)
{
	if (strings->len == 0)
		return;
	open_part(out, part, strings->len);
	for (guint i = 0; i < strings->len; i++)
		html_paragraphs(out, g_ptr_array_index(strings, i));
}

static void append_contributors(GString *out, const GPtrArray *contributors)
{
	if (contributors->len == 0)
		return;
	open_part(out, PART_CONTRIBUTORS, contributors->len);
	g_string_append(out, "<ul>");
	for (guint i = 0; i < contributors->len; i++) {
		const struct contributor *contributor = g_ptr_array_index(contributors, i);
		g_string_append(out, "<li>");
		html_element(out, "b", NULL, contributor->name);
		if (!text_is_blank(contributor->role)) {
			g_string_append(out, ", ");
			html_text(out, contributor->role);
		}
		g_string_append(out, "</li>");
	}
	g_string_append(out, "</ul>\n");
}

/** A label as printed, then the text. */
static void append_labelled(GString *out, const char *label, const char *text)
{
	html_element(out, "span", "label", text_is_blank(label) ? NULL : label);
	g_string_append(out, "<div>");
	html_paragraphs(out, text);
}

static void append_account(GString *out, const GPtrArray *paragraphs)
{
	if (paragraphs->len == 0)
		return;
	open_part(out, PART_ACCOUNT, paragraphs->len);
	for (guint i = 0; i < paragraphs->len; i++) {
		const struct paragraph *paragraph = g_ptr_array_index(paragraphs, i);
		g_string_append_printf(out, "<div class=\"account level-%u\">", MIN(paragraph->level, LEVELS_MOST));
		append_labelled(out, paragraph->label, paragraph->text);
		g_string_append(out, "</div></div>\n");
	}
}

static void append_resolutions(GString *out, enum words_part part, const GPtrArray *resolutions)
{
	if (resolutions->len == 0)
		return;
	open_part(out, part, resolutions->len);
	g_string_append(out, "<ul class=\"resolutions\">");
	for (guint i = 0; i < resolutions->len; i++) {
		const struct resolution *resolution = g_ptr_array_index(resolutions, i);
		g_autoptr(GPtrArray) facts = words_resolution(resolution);
		g_string_append(out, "<li>");
		append_labelled(out, resolution->label, resolution->text);
		html_facts(out, facts);
		g_string_append(out, "</div></li>");
	}
	g_string_append(out, "</ul>\n");
}

static void append_requests(GString *out, const GPtrArray *requests)
{
	if (requests->len == 0)
		return;
	open_part(out, PART_REQUESTS, requests->len);
	g_string_append(out, "<ul>");
	for (guint i = 0; i < requests->len; i++) {
		const struct request *request = g_ptr_array_index(requests, i);
		gsize lead;
		g_autofree char *words = words_request(request, &lead), *by = g_strndup(words, lead);
		g_string_append(out, "<li>");
		html_element(out, "b", NULL, lead > 0 ? by : NULL);
		html_text(out, words + lead);
		g_string_append(out, "</li>");
	}
	g_string_append(out, "</ul>\n");
}

static void append_item(GString *out, const struct minutes *minutes, guint number)
{
	g_autofree char *title = words_item(minutes);

	g_string_append_printf(out,
	    "<section class=\"minutes\" id=\"item-%u\" aria-labelledby=\"item-title-%u\"><h2 id=\"item-title-%u\">",
	    number, number, number);
	html_text(out, title);
	g_string_append(out, "</h2>\n");
	append_strings(out, PART_PURPOSE, minutes->purpose);
	append_contributors(out, minutes->contributors);
	g_autoptr(GPtrArray) account = words_account(minutes);
	append_account(out, account);
	append_resolutions(out, PART_DECISIONS, minutes->decisions);
	append_resolutions(out, PART_ACTIONS, minutes->actions);
	append_requests(out, minutes->requests);
	append_strings(out, PART_WORK_PROGRAMME, minutes->work_programme);
	g_string_append(out, "</section>\n");
}

void html_minutes(struct page *page)
{
	for (guint i = 0; i < page->report->minutes->len; i++)
		append_item(page->out, g_ptr_array_index(page->report->minutes, i), i + 1);
}
