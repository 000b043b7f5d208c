#include <string.h>

#include "model/text.h"
#include "render/html.h"

/* Nothing comes from elsewhere and nothing runs, whatever a paper holds. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

static void append_title(struct page *page)
{
	const struct report *report = page->report;
	g_autofree char *house = words_house(report, page->options);

	g_string_append(page->out, "<title>");
	html_text(page->out, words_title(report));
	if (!text_is_blank(report->stage)) {
		g_string_append(page->out, ": ");
		html_text(page->out, report->stage);
	}
	if (*house != '\0') {
		g_string_append(page->out, " - ");
		html_text(page->out, house);
	}
	g_string_append(page->out, "</title>\n");
}

static void append_head(struct page *page)
{
	g_string_append(page->out,
	    "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<meta name=\"generator\" content=\"rapporteur " VERSION "\">\n");
	append_title(page);
	g_string_append_printf(page->out, "<style>\n%s", HTML_STYLE);
	if (page->options->profile != NULL && page->options->profile->theme != COLOUR_NONE)
		g_string_append_printf(page->out, ":root{--theme:#%06x}\n", page->options->profile->theme);
	g_string_append(page->out, "</style>\n</head>\n");
}

static void append_metadata(struct page *page)
{
	g_autoptr(GPtrArray) lines = words_metadata(page->report, page->options);

	if (lines->len == 0)
		return;
	g_string_append(page->out, "<dl class=\"metadata\">");
	for (guint i = 0; i < lines->len; i++) {
		const struct labelled *line = g_ptr_array_index(lines, i);
		g_string_append(page->out, "<div>");
		html_element(page->out, "dt", NULL, line->label);
		html_element(page->out, "dd", NULL, line->text);
		g_string_append(page->out, "</div>");
	}
	g_string_append(page->out, "</dl>\n");
}

/** The house's own picture, inside the page, which needs no other file. */
static void append_logo(struct page *page)
{
	const struct profile *profile = page->options->profile;
	gsize length;

	if (profile == NULL || profile->logo == NULL)
		return;
	const guchar *bytes = g_bytes_get_data(profile->logo, &length);
	g_autofree char *encoded = g_base64_encode(bytes, length);
	g_string_append(page->out, "<img class=\"logo\" alt=\"");
	html_text(page->out, profile->logo_text);
	g_string_append_printf(page->out, "\" src=\"data:image/png;base64,%s\">\n", encoded);
}

static void append_header(struct page *page)
{
	g_autofree char *house = words_house(page->report, page->options), *meeting = words_meeting(page->report);

	g_string_append(page->out, "<header>");
	append_logo(page);
	if (*house != '\0' || meeting != NULL) {
		g_string_append(page->out, "<div class=\"house\">");
		html_element(page->out, "p", NULL, house);
		html_element(page->out, "p", NULL, meeting);
		g_string_append(page->out, "</div>\n");
	}
	html_element(page->out, "h1", NULL, words_title(page->report));
	html_element(page->out, "p", "stage", text_is_blank(page->report->stage) ? NULL : page->report->stage);
	append_metadata(page);
	g_string_append(page->out, "</header>\n");
}

/** Links to the parts, for those who read a long report on a screen. */
static void append_contents(struct page *page)
{
	const struct report *report = page->report;

	g_string_append(page->out, "<nav aria-label=\"Parts of this report\"><ul>");
	if (report->recommendations->len > 0)
		g_string_append_printf(page->out, "<li><a href=\"#table\">%s</a></li>", words_table(report));
	for (guint i = 0; i < report->minutes->len; i++) {
		g_autofree char *item = words_item(g_ptr_array_index(report->minutes, i));
		g_string_append_printf(page->out, "<li><a href=\"#item-%u\">", i + 1);
		html_text(page->out, item);
		g_string_append(page->out, "</a></li>");
	}
	if (report->recommendations->len > 0 && report->scheme->len > 0)
		g_string_append(page->out, "<li><a href=\"#key\">" WORDS_KEY "</a></li>");
	g_string_append(page->out, "<li><a href=\"#about\">" WORDS_ABOUT "</a></li></ul></nav>\n");
}

static void append_table(struct page *page)
{
	g_string_append_printf(page->out,
	    "<section id=\"table\" aria-labelledby=\"table-title\"><h2 id=\"table-title\">%s</h2>\n",
	    words_table(page->report));
	g_autofree char *doubt = words_doubtful(page->report, page->glance);
	html_element(page->out, "p", "remark", doubt);
	html_filter(page);
	html_table(page);
	g_string_append(page->out, "</section>\n");
}

/** The report's data as the PDF carries it: a block that no browser runs or shows. No "<" ends it early. */
static void append_data(struct page *page)
{
	GString *json = page->report->recommendations->len > RENDER_CARRIED_MOST ?
	    NULL :
	    to_json(page->report, page->options, NULL, NULL);

	if (json == NULL)
		return;
	g_string_append(page->out, REPORT_CARRIED_OPENS);
	for (const char *from = json->str; *from != '\0';) {
		gsize length = strcspn(from, "<");
		g_string_append_len(page->out, from, (gssize)length);
		from += length;
		if (*from == '<') {
			g_string_append(page->out, "\\u003c");
			from++;
		}
	}
	g_string_append(page->out, REPORT_CARRIED_CLOSES "\n");
	g_string_free(json, TRUE);
}

static void append_body(struct page *page)
{
	const struct report *report = page->report;

	g_string_append(page->out, "<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n");
	html_signs(page);
	append_header(page);
	append_contents(page);
	g_string_append(page->out, "<main id=\"main\" tabindex=\"-1\">\n");
	if (report->recommendations->len > 0 || report->minutes->len > 0)
		html_glance(page);
	else
		html_element(page->out, "p", NULL, WORDS_NOTHING);
	if (report->recommendations->len > 0)
		append_table(page);
	html_minutes(page);
	html_key(page);
	html_about(page);
	g_string_append(page->out, "</main>\n<footer>" WORDS_MADE "</footer>\n");
	append_data(page);
	g_string_append(page->out, "</body>\n</html>\n");
}

GString *to_html(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error)
{
	struct page page = { g_string_new(NULL), report, options, glance_new(report, options->date),
		g_hash_table_new(NULL, NULL) };

	(void)notes, (void)error;
	for (guint i = 0; i < report->recommendations->len; i++)
		g_hash_table_insert(page.rows, g_ptr_array_index(report->recommendations, i), GUINT_TO_POINTER(i + 1));
	append_head(&page);
	append_body(&page);
	glance_free(page.glance);
	g_hash_table_unref(page.rows);
	return page.out;
}
