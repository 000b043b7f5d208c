#include <string.h>

#include "model/text.h"
#include "render/html.h"

/* Explicit roles stay when the style sheet makes cards of the rows on narrow screens; browsers drop the tables' own. */

#define WIDTH_ALL 100u
#define WIDTH_LAST 16u   /* the assessment: a sign and a few words */
#define WIDTH_LEAST 18u  /* a dozen characters a line still read */
#define WIDTH_DATE 60u   /* a date takes a line of its own */
#define SAMPLE_MOST 1000 /* rows that are weighed for the widths */

static gsize length(const char *text)
{
	return text == NULL ? 0 : strlen(text);
}

/** How much text a row has in a column. */
static gsize weight(const struct recommendation *recommendation, enum words_column column)
{
	gsize n = 0;

	if (column == COLUMN_RESPONSE)
		return length(recommendation->response);
	if (column == COLUMN_RECOMMENDATION) {
		for (guint i = 0; i < recommendation->extra->len; i++)
			n += length(((const struct labelled *)g_ptr_array_index(recommendation->extra, i))->text);
		return n + length(recommendation->text);
	}
	for (guint i = 0; i < recommendation->updates->len; i++)
		n += WIDTH_DATE + length(((const struct update *)g_ptr_array_index(recommendation->updates, i))->text);
	return n;
}

/** Widths in per cent by how much text the columns hold; 0: the column is left out. */
static void find_widths(const struct report *report, unsigned widths[N_WORDS_COLUMNS])
{
	gsize weights[N_WORDS_COLUMNS] = { 0 }, all = 0;
	unsigned n_columns = 0, widest = COLUMN_RECOMMENDATION;
	unsigned last = words_has_column(report, COLUMN_ASSESSMENT) ? WIDTH_LAST : 0, left = WIDTH_ALL - last;

	for (int i = COLUMN_RECOMMENDATION; i < COLUMN_ASSESSMENT; i++) {
		for (guint j = 0; j < report->recommendations->len && j < SAMPLE_MOST; j++)
			weights[i] += weight(g_ptr_array_index(report->recommendations, j), (enum words_column)i);
		widths[i] = words_has_column(report, (enum words_column)i) ? WIDTH_LEAST : 0;
		n_columns += widths[i] > 0 ? 1 : 0;
		all += weights[i];
	}
	unsigned spare = left - n_columns * WIDTH_LEAST;
	for (int i = COLUMN_RECOMMENDATION; i < COLUMN_ASSESSMENT; i++) {
		if (widths[i] > 0)
			widths[i] += all == 0 ? 0 : (unsigned)(spare * weights[i] / all);
		left -= widths[i];
		widest = widths[i] > widths[widest] ? (unsigned)i : widest;
	}
	widths[widest] += left;
	widths[COLUMN_ASSESSMENT] = last;
}

static void append_head(struct page *page, const unsigned *widths)
{
	g_autofree char *n = words_count(page->report->recommendations->len, words_noun(page->report, false),
	    words_noun(page->report, true));

	g_string_append(page->out, "<table role=\"table\"><caption class=\"hidden\">");
	html_text(page->out, n);
	g_string_append(page->out, ", a row each</caption>\n<colgroup>");
	for (int i = 0; i < N_WORDS_COLUMNS; i++)
		if (widths[i] > 0)
			g_string_append_printf(page->out, "<col style=\"width:%u%%\">", widths[i]);
	g_string_append(page->out, "</colgroup>\n<thead role=\"rowgroup\"><tr role=\"row\">");
	for (int i = 0; i < N_WORDS_COLUMNS; i++) {
		if (widths[i] == 0)
			continue;
		g_string_append(page->out, "<th scope=\"col\" role=\"columnheader\">");
		html_text(page->out, words_column(page->report, page->glance, (enum words_column)i));
		g_string_append(page->out, "</th>");
	}
	g_string_append(page->out, "</tr></thead>\n");
}

/** The first cell heads the row; its short form is what is read out before the row's other cells. */
static void append_recommendation(struct page *page, const struct recommendation *recommendation)
{
	g_autofree char *record = words_record(page->report, recommendation);
	g_autoptr(GPtrArray) facts = words_facts(page->report, recommendation);
	g_autoptr(GPtrArray) remarks = words_remarks(page->report, page->glance, recommendation);

	g_string_append(page->out, "<th scope=\"row\" role=\"rowheader\" abbr=\"");
	html_text(page->out, record);
	g_string_append(page->out, "\">");
	html_element(page->out, "h3", NULL, record);
	html_paragraphs(page->out, recommendation->text);
	html_facts(page->out, facts);
	for (guint i = 0; i < remarks->len; i++) {
		bool is_late = i == 0 && glance_overdue(page->glance, recommendation) != NULL;
		html_element(page->out, "p", is_late ? "remark late" : "remark", g_ptr_array_index(remarks, i));
	}
	g_string_append(page->out, "</th>");
}

static void open_cell(struct page *page, enum words_column column, const char *class)
{
	g_string_append_printf(page->out, "<td role=\"cell\"%s%s%s data-head=\"", class != NULL ? " class=\"" : "",
	    class != NULL ? class : "", class != NULL ? "\"" : "");
	html_text(page->out, words_column(page->report, page->glance, column));
	g_string_append(page->out, "\">");
}

static void append_response(struct page *page, const struct recommendation *recommendation)
{
	const char *decision = words_decision(recommendation);
	bool is_empty = decision == NULL && text_is_blank(recommendation->response);

	open_cell(page, COLUMN_RESPONSE, is_empty ? "empty" : NULL);
	html_element(page->out, "p", "decision", decision);
	html_paragraphs(page->out, recommendation->response);
	g_string_append(page->out, "</td>");
}

/** Updates, the newest first. */
static void append_updates(struct page *page, const struct recommendation *recommendation)
{
	const GPtrArray *updates = recommendation->updates;
	const char *none = words_no_update(page->glance, recommendation);

	open_cell(page, COLUMN_PROGRESS, updates->len == 0 && none == NULL ? "empty" : NULL);
	html_element(page->out, "p", "none", none);
	for (guint i = updates->len; i > 0; i--) {
		const struct update *update = g_ptr_array_index(updates, i - 1);
		g_autofree char *head = words_update(recommendation, i - 1);
		g_string_append(page->out, i == updates->len ? "<div>" : "<div class=\"older\">");
		html_element(page->out, "p", "date", head);
		html_paragraphs(page->out, update->text);
		g_string_append(page->out, "</div>");
	}
	g_string_append(page->out, "</td>");
}

static void append_mark(struct page *page, const struct mark *mark)
{
	if (mark == NULL) {
		g_string_append(page->out, "<p class=\"mark unmarked\">");
		html_sign(page->out, NULL);
		html_element(page->out, "span", NULL, words_unmarked(page->report, page->glance));
		g_string_append(page->out, "</p>");
		return;
	}
	g_string_append(page->out, "<p class=\"mark\">");
	html_sign(page->out, mark);
	html_element(page->out, "span", NULL, words_mark(page->report, mark));
	g_string_append(page->out, "</p>");
	g_autofree char *printed = words_mark_printed(page->report, mark);
	if (printed != NULL) {
		g_string_append(page->out, "<div class=\"printed\">");
		html_paragraphs(page->out, printed);
		g_string_append(page->out, "</div>");
	}
}

static void append_change(struct page *page, const struct recommendation *recommendation)
{
	g_autofree char *change = words_change(page->report, recommendation);
	g_autofree char *history = words_history(page->report, recommendation);
	const char *sign = words_movement_sign(glance_change(recommendation).movement);

	if (change == NULL)
		return;
	g_string_append(page->out, "<p class=\"change\">");
	if (sign != NULL)
		g_string_append_printf(page->out, "<span class=\"move\" aria-hidden=\"true\">%s</span> ", sign);
	html_text(page->out, change);
	g_string_append(page->out, "</p>");
	html_element(page->out, "p", "change", history);
}

/** The officers' own status, small beside the committee's assessment. */
static void append_officers(struct page *page, const struct mark *status)
{
	g_autofree char *printed = words_mark_printed(page->report, status);

	g_string_append(page->out, "<div class=\"officers\">");
	html_element(page->out, "p", "date", words_officers(page->report));
	g_string_append(page->out, "<p class=\"small mark\">");
	html_sign(page->out, status);
	html_element(page->out, "span", NULL, words_mark(page->report, status));
	g_string_append(page->out, "</p>");
	html_paragraphs(page->out, printed);
	g_string_append(page->out, "</div>");
}

static void append_assessment(struct page *page, const struct recommendation *recommendation)
{
	const struct mark *status = recommendation->status;

	open_cell(page, COLUMN_ASSESSMENT, NULL);
	append_mark(page, glance_counted(page->glance, recommendation));
	append_change(page, recommendation);
	if (page->glance->by_assessment && status != NULL)
		append_officers(page, status);
	g_string_append(page->out, "</td>");
}

static bool is_changed(const struct page *page, const struct recommendation *recommendation)
{
	bool is_new = page->glance->has_earlier && !recommendation->dropped && recommendation->earlier->len == 0;

	return is_new || (!recommendation->dropped && glance_change(recommendation).movement != MOVE_NONE);
}

static void append_row(struct page *page, const struct recommendation *recommendation, guint row,
    const unsigned *widths)
{
	const struct mark *mark = glance_counted(page->glance, recommendation);

	g_string_append_printf(page->out, "<tr role=\"row\" id=\"row-%u\" class=\"record is-%s%s%s%s\">", row,
	    mark == NULL ? "none" : code_name(mark->code),
	    glance_overdue(page->glance, recommendation) != NULL ? " is-overdue" : "",
	    is_changed(page, recommendation) ? " is-changed" : "", recommendation->low_confidence ? " is-unsure" : "");
	append_recommendation(page, recommendation);
	if (widths[COLUMN_RESPONSE] > 0)
		append_response(page, recommendation);
	if (widths[COLUMN_PROGRESS] > 0)
		append_updates(page, recommendation);
	if (widths[COLUMN_ASSESSMENT] > 0)
		append_assessment(page, recommendation);
	g_string_append(page->out, "</tr>\n");
}

/** A new group of rows, with its title if it has one. */
static void open_group(struct page *page, const char *section, const unsigned *widths)
{
	unsigned n_columns = 0;

	for (int i = 0; i < N_WORDS_COLUMNS; i++)
		n_columns += widths[i] > 0 ? 1 : 0;
	g_string_append(page->out, "<tbody role=\"rowgroup\">");
	if (section == NULL)
		return;
	g_string_append_printf(page->out,
	    "<tr role=\"row\" class=\"section\"><th scope=\"rowgroup\" role=\"rowheader\" colspan=\"%u\">", n_columns);
	html_text(page->out, section);
	g_string_append(page->out, "</th></tr>\n");
}

void html_table(struct page *page)
{
	const GPtrArray *recommendations = page->report->recommendations;
	unsigned widths[N_WORDS_COLUMNS] = { 0 };
	const char *section = NULL;

	find_widths(page->report, widths);
	append_head(page, widths);
	for (guint i = 0; i < recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(recommendations, i);
		const char *own = text_is_blank(recommendation->section) ? NULL : recommendation->section;
		if (i == 0 || g_strcmp0(own, section) != 0) {
			g_string_append(page->out, i == 0 ? "" : "</tbody>\n");
			open_group(page, own, widths);
		}
		section = own;
		append_row(page, recommendation, i + 1, widths);
	}
	g_string_append(page->out, "</tbody></table>\n");
}
