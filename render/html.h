/**
 * html: the parts of a report as a page; to_html.c puts them together.
 *
 * Safety  every text of the report goes through html_text or html_paragraphs; the page's own policy forbids scripts
 *         and anything from elsewhere
 */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "model/glance.h"
#include "render/render.h"
#include "render/words.h"

struct page {
	GString *out;
	const struct report *report;
	const struct render_options *options;
	struct glance *glance;
	GHashTable *rows; /* recommendation to its row's number, from 1 */
};

/** The page's style sheet, without its <style>. */
extern const char HTML_STYLE[];

/** Text as content or as the value of an attribute in double quotes. NULL: nothing. */
void html_text(GString *out, const char *text);

/** Paragraphs of the contract's cell text; items that begin with a bullet become a list. */
void html_paragraphs(GString *out, const char *text);

/** An element with text alone: html_element(out, "p", "facts", text); class may be NULL. A NULL text: nothing. */
void html_element(GString *out, const char *element, const char *class, const char *text);

/** Facts (struct labelled *), a line each: "Owner: Head of Fostering". */
void html_facts(GString *out, const GPtrArray *facts);

/** The signs that html_sign shows, drawn once. */
void html_signs(struct page *page);

/** The sign of a mark (NULL: none given). It is decoration: its words stand beside it. */
void html_sign(GString *out, const struct mark *mark);

/** The sign of a code for the bar: ink on the code's own colour. */
void html_bar_sign(GString *out, enum code code, bool unmarked);

/** A link to a recommendation's row. */
void html_row_link(struct page *page, const struct recommendation *recommendation, const char *text);

/* The parts, in their order. */
void html_glance(struct page *page);
void html_filter(struct page *page);
void html_table(struct page *page);
void html_minutes(struct page *page);
void html_key(struct page *page);
void html_about(struct page *page);

#endif
