#include <string.h>

#include "render/sheet.h"

#define LINK_INK 0x1d4f91 /* 8.1:1 on white */
#define BASELINE 0.76     /* of the leading: where letters stand in their line */
#define RULE_INK 0xaab5bf

static const struct para *previous(const struct pile *pile, const struct para *para)
{
	return para == &g_array_index(pile->paras, struct para, 0) ? NULL : para - 1;
}

/** The element that a para's text belongs to; made when its first line is painted. */
static guint element_of(struct sheet *sheet, const struct pile *pile, struct para *para, guint parent)
{
	if (para->element != 0)
		return para->element;
	if (para->kind == PARA_ITEM) {
		const struct para *before = previous(pile, para);
		if (tags_tag(sheet->tags, parent) == TAG_L)
			para->list = parent;
		bool goes_on = para->list != 0 || (before != NULL && before->kind == PARA_ITEM && before->list != 0);
		if (para->list == 0)
			para->list = goes_on ? before->list : tags_add(sheet->tags, parent, TAG_L);
		if (!goes_on && para->label != NULL)
			tags_label(sheet->tags, para->list, para->label);
		guint item = tags_add(sheet->tags, para->list, TAG_LI);
		if (para->label != NULL)
			para->label_element = tags_add(sheet->tags, item, TAG_LBL);
		para->element = tags_add(sheet->tags, item, TAG_LBODY);
	} else if (pile->paras->len == 1 && (para->kind == PARA_TEXT || para->kind == PARA_MARK) &&
	    para->tag == TAG_P &&
	    (tags_tag(sheet->tags, parent) == TAG_TD || tags_tag(sheet->tags, parent) == TAG_TH)) {
		para->element = parent; /* a cell of one paragraph is that paragraph */
	} else {
		para->element = tags_add(sheet->tags, parent, para->tag);
	}
	return para->element;
}

static double paint_text(struct sheet *sheet, const struct para *para, gsize from, gsize to, double x, double y,
    bool is_link)
{
	const struct style_look *look = &LAYOUT_STYLES[para->style];
	gsize bold = CLAMP(para->lead, from, to);
	double start = x;

	if (bold > from)
		x = pdf_text(sheet->pdf, x, y, WEIGHT_BOLD, look->size, is_link ? LINK_INK : look->colour,
		    para->text + from, bold - from);
	if (to > bold)
		x = pdf_text(sheet->pdf, x, y, look->weight, look->size, is_link ? LINK_INK : look->colour,
		    para->text + bold, to - bold);
	if (is_link && x > start) {
		pdf_pen(sheet->pdf, PDF_NO_COLOUR, LINK_INK, 0.5);
		pdf_move(sheet->pdf, start, y + 1.6);
		pdf_line(sheet->pdf, x, y + 1.6);
		pdf_paint(sheet->pdf);
	}
	return x;
}

static void paint_span(struct sheet *sheet, const struct para *para, const struct span *span, gsize from, gsize to,
    double *x, double top, double y, guint element)
{
	double start = *x;
	guint link = tags_add(sheet->tags, element, TAG_LINK);

	pdf_content_begin(sheet->pdf, link);
	*x = paint_text(sheet, para, from, to, *x, y, true);
	pdf_end(sheet->pdf);
	pdf_link(sheet->pdf, link, start, top, *x - start, LAYOUT_STYLES[para->style].leading, span->target,
	    span->says);
}

/** A line in which parts lead somewhere. */
static void paint_linked(struct sheet *sheet, const struct para *para, const struct line *line, double x, double top,
    guint element)
{
	const GArray *spans = para->spans;
	double y = top + LAYOUT_STYLES[para->style].leading * BASELINE;
	gsize at = line->start;

	for (guint i = 0; i < spans->len && at < line->end; i++) {
		const struct span *span = &g_array_index(spans, struct span, i);
		if (span->end <= at)
			continue;
		gsize from = MIN(MAX(span->start, at), line->end), to = MIN(span->end, line->end);
		if (from > at) {
			pdf_content_begin(sheet->pdf, element);
			x = paint_text(sheet, para, at, from, x, y, false);
			pdf_end(sheet->pdf);
		}
		if (to > from)
			paint_span(sheet, para, span, from, to, &x, top, y, element);
		at = MAX(to, from);
	}
	if (at < line->end) {
		pdf_content_begin(sheet->pdf, element);
		paint_text(sheet, para, at, line->end, x, y, false);
		pdf_end(sheet->pdf);
	}
}

/** A soft hyphen at which a line ends is seen. */
static void paint_hyphen(struct sheet *sheet, const struct para *para, const struct line *line, double x, double y)
{
	const struct style_look *look = &LAYOUT_STYLES[para->style];

	if (line->end < para->length && line->end >= 2 && memcmp(para->text + line->end - 2, "\302\255", 2) == 0)
		pdf_text(sheet->pdf, x, y, look->weight, look->size, look->colour, "-", 1);
}

static void paint_label(struct sheet *sheet, struct para *para, double x, double y)
{
	const struct style_look *look =
	    &LAYOUT_STYLES[para->label_style != STYLE_BODY ? para->label_style : para->style];

	if (para->label_element != 0)
		pdf_content_begin(sheet->pdf, para->label_element);
	pdf_text(sheet->pdf, x, y, look->weight, look->size, look->colour, para->label, strlen(para->label));
	if (para->label_element != 0)
		pdf_end(sheet->pdf);
}

/** The lines of one para that stand on this page. */
static void paint_para(struct sheet *sheet, const struct pile *pile, struct para *para, guint from, guint to, double x,
    double y, guint parent, bool is_artifact)
{
	const struct style_look *look = &LAYOUT_STYLES[para->style];
	const struct line *lines = (const struct line *)(gconstpointer)pile->lines->data;
	guint element = is_artifact ? 0 : element_of(sheet, pile, para, parent);
	bool is_first = from == 0 || lines[from - 1].para != lines[from].para;

	x += para->shift;
	if (is_first && para->kind == PARA_MARK) {
		if (!is_artifact)
			pdf_artifact_begin(sheet->pdf, ARTIFACT_LAYOUT);
		double size = look->size * 1.25;
		sheet_badge(sheet, para->badge, para->data, x, y + (look->leading - size) / 2, size);
		if (!is_artifact)
			pdf_end(sheet->pdf);
	}
	if (is_first && para->kind == PARA_ITEM && para->label != NULL)
		paint_label(sheet, para, x + para->indent - para->hang, y + look->leading * BASELINE);
	if (!is_artifact && para->spans == NULL)
		pdf_content_begin(sheet->pdf, element);
	for (guint i = from; i < to; i++, y += (double)lines[i - 1].height) {
		if (para->spans != NULL && !is_artifact) {
			paint_linked(sheet, para, &lines[i], x + para->indent, y, element);
			continue;
		}
		double end = paint_text(sheet, para, lines[i].start, lines[i].end, x + para->indent,
		    y + look->leading * BASELINE, false);
		paint_hyphen(sheet, para, &lines[i], end, y + look->leading * BASELINE);
	}
	if (!is_artifact && para->spans == NULL)
		pdf_end(sheet->pdf);
}

static void paint_rule(struct sheet *sheet, const struct pile *pile, double x, double y, double height,
    bool is_artifact)
{
	if (!is_artifact)
		pdf_artifact_begin(sheet->pdf, ARTIFACT_LAYOUT);
	pdf_pen(sheet->pdf, PDF_NO_COLOUR, RULE_INK, 0.5);
	pdf_dash(sheet->pdf, 2, 2);
	pdf_move(sheet->pdf, x, y + height / 2);
	pdf_line(sheet->pdf, x + pile->width, y + height / 2);
	pdf_paint(sheet->pdf);
	pdf_dash(sheet->pdf, 0, 0);
	if (!is_artifact)
		pdf_end(sheet->pdf);
}

void sheet_lines(struct sheet *sheet, struct pile *pile, guint from, guint to, double x, double y, guint parent,
    bool is_artifact)
{
	const struct line *lines = &g_array_index(pile->lines, struct line, 0);

	if (is_artifact)
		pdf_artifact_begin(sheet->pdf, ARTIFACT_HEADER);
	for (guint i = from; i < to;) {
		struct para *para = &g_array_index(pile->paras, struct para, lines[i].para);
		guint end = i + 1;
		if (i > from)
			y += (double)lines[i].before;
		double height = (double)lines[i].height;
		for (; end < to && lines[end].para == lines[i].para; end++)
			height += (double)lines[end].height;
		if (para->kind == PARA_RULE)
			paint_rule(sheet, pile, x, y, height, is_artifact);
		else if (para->kind == PARA_DRAWING)
			para->draw(sheet, para, parent, x, y, pile->width);
		else
			paint_para(sheet, pile, para, i, end, x, y, parent, is_artifact);
		y += height;
		i = end;
	}
	if (is_artifact)
		pdf_end(sheet->pdf);
}
