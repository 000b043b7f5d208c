#include <string.h>

#include "render/html.h"
#include "render/look.h"

/* A part of the bar and of its legend: a code that somebody has, or those without a mark. */
struct part {
	enum code code;
	bool unmarked;
	unsigned n, was;
};

static GArray *parts_of(const struct glance *glance)
{
	GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct part));

	for (int i = 0; i <= N_CODES; i++) {
		bool unmarked = i == N_CODES;
		enum code code = unmarked ? CODE_UNKNOWN : LOOK_ORDER[i];
		struct part part = { code, unmarked, unmarked ? glance->unmarked : glance->counts[code],
			unmarked ? glance->earlier_unmarked : glance->earlier[code] };
		if (part.n > 0 || part.was > 0)
			g_array_append_val(parts, part);
	}
	return parts;
}

/** The bar is a picture of the legend below it, so it is hidden from those who are read the legend. */
static void append_bar(struct page *page, const GArray *parts)
{
	g_string_append(page->out, "<div class=\"bar\" aria-hidden=\"true\">");
	for (guint i = 0; i < parts->len; i++) {
		const struct part *part = &g_array_index(parts, struct part, i);
		struct look look = part->unmarked ? look_of_mark(page->report, NULL) :
						    look_of_code(page->report, part->code);
		if (part->n == 0)
			continue;
		if (look.fill == 0xffffff) /* the page's own ground, which may be dark */
			g_string_append_printf(page->out, "<span style=\"flex-grow:%u\">", part->n);
		else
			g_string_append_printf(page->out, "<span style=\"flex-grow:%u;background:#%06x;color:#%06x\">",
			    part->n, look.fill, look.ink);
		html_bar_sign(page->out, part->code, part->unmarked);
		g_string_append_printf(page->out, "%u</span>", part->n);
	}
	g_string_append(page->out, "</div>\n");
}

static void append_legend(struct page *page, const GArray *parts)
{
	g_string_append(page->out, "<ul class=\"legend\">");
	for (guint i = 0; i < parts->len; i++) {
		const struct part *part = &g_array_index(parts, struct part, i);
		struct mark mark = { part->code, NULL, COLOUR_NONE };
		g_autofree char *words = words_legend(page->report, page->glance, part->code, part->unmarked);
		g_string_append(page->out, "<li>");
		html_sign(page->out, part->unmarked ? NULL : &mark);
		html_element(page->out, "span", NULL, words);
		g_string_append(page->out, "</li>");
	}
	g_string_append(page->out, "</ul>\n");
}

static void append_line(struct page *page, const struct words_line *line)
{
	g_string_append(page->out, line->movement == MOVE_NONE ? "<li>" : "<li class=\"moved\">");
	if (line->movement != MOVE_NONE)
		g_string_append_printf(page->out, "<span class=\"move\" aria-hidden=\"true\">%s</span>",
		    words_movement_sign(line->movement));
	html_text(page->out, line->lead);
	for (guint i = 0; i < line->recommendations->len; i++) {
		g_string_append(page->out, i == 0 ? "" : ", ");
		const struct recommendation *recommendation = g_ptr_array_index(line->recommendations, i);
		html_row_link(page, recommendation, words_number(recommendation));
	}
	if (line->n_more > 0)
		g_string_append_printf(page->out, " and %u more", line->n_more);
	html_text(page->out, line->tail);
	g_string_append(page->out, "</li>");
}

/** A card of lines, if there are any; frees the title and the lines. */
static void append_card(struct page *page, const char *id, char *title, GPtrArray *lines)
{
	if (lines->len > 0) {
		g_string_append_printf(page->out, "<section class=\"card\" aria-labelledby=\"%s\"><h2 id=\"%s\">", id,
		    id);
		html_text(page->out, title);
		g_string_append(page->out, "</h2><ul class=\"plain\">");
		for (guint i = 0; i < lines->len; i++)
			append_line(page, g_ptr_array_index(lines, i));
		g_string_append(page->out, "</ul></section>\n");
	}
	g_free(title);
	g_ptr_array_unref(lines);
}

static void append_minutes_counts(struct page *page)
{
	g_autofree char *counts = words_minutes_counts(page->report);

	if (counts == NULL)
		return;
	html_element(page->out, "p", "counts", counts);
}

void html_glance(struct page *page)
{
	const struct report *report = page->report;
	bool has_table = report->recommendations->len > 0;
	g_autofree char *title = words_glance_title(report);
	g_autoptr(GArray) parts = parts_of(page->glance);

	g_string_append(page->out,
	    "<div class=\"glance\" id=\"glance\"><section class=\"card\" aria-labelledby=\"glance-title\">"
	    "<h2 id=\"glance-title\">");
	html_text(page->out, title);
	g_string_append(page->out, "</h2>");
	if (has_table) {
		append_bar(page, parts);
		append_legend(page, parts);
	}
	append_minutes_counts(page);
	g_string_append(page->out, "</section>\n");
	if (has_table) {
		append_card(page, "changes-title", words_changes_title(page->glance),
		    words_changes(report, page->glance));
		append_card(page, "overdue-title", words_overdue_title(page->glance),
		    words_overdue(report, page->glance));
	}
	g_string_append(page->out, "</div>\n");
}

/** A choice of rows, with how many it shows. */
static void append_choice(struct page *page, const char *name, const char *words, unsigned n, bool is_checked)
{
	g_string_append_printf(page->out, "<label><input type=\"radio\" name=\"show\" id=\"show-%s\"%s> ", name,
	    is_checked ? " checked" : "");
	html_text(page->out, words);
	g_string_append_printf(page->out, " <span class=\"n\">%u</span></label>", n);
}

void html_filter(struct page *page)
{
	const struct glance *glance = page->glance;
	g_autoptr(GArray) parts = parts_of(glance);

	g_string_append(page->out, "<fieldset class=\"filter\"><legend>Show</legend>");
	append_choice(page, "all", "All", page->report->recommendations->len, true);
	for (guint i = 0; i < parts->len; i++) {
		const struct part *part = &g_array_index(parts, struct part, i);
		g_autofree char *words = part->unmarked ? words_sentence(words_unmarked(page->report, glance)) :
							  words_code(page->report, glance, part->code);
		if (part->n > 0 && parts->len > 1)
			append_choice(page, part->unmarked ? "none" : code_name(part->code), words, part->n, false);
	}
	if (glance->overdue->len > 0)
		append_choice(page, "overdue", "Overdue", glance->overdue->len, false);
	if (glance->changes->len > 0)
		append_choice(page, "changed", "Changed", glance->changes->len, false);
	if (glance->unsure > 0)
		append_choice(page, "unsure", "Please check", glance->unsure, false);
	g_string_append(page->out, "</fieldset>\n");
}
