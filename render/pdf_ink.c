#include "render/pdf_private.h"

#include <math.h>
#include <string.h>

#include "render/number.h"

#define ELLIPSIS 0x2026

/** A colour's part of 255 in thousandths: hundredths would shift it by more than one step. */
static void put_part(GString *text, guint32 part)
{
	guint32 thousandths = (part * 1000 + 127) / 255;

	if (thousandths == 0 || thousandths == 1000) {
		g_string_append_c(text, thousandths == 0 ? '0' : '1');
		return;
	}
	g_string_append_c(text, '.');
	for (guint32 unit = 100; unit > 0 && thousandths > 0; unit /= 10) {
		g_string_append_c(text, (char)('0' + thousandths / unit));
		thousandths %= unit;
	}
}

void pdf_put_real(GString *text, double value)
{
	long hundredths = lround(CLAMP(value, -32000.0, 32000.0) * 100);

	if (hundredths < 0) {
		g_string_append_c(text, '-');
		hundredths = -hundredths;
	}
	long rest = hundredths % 100;
	number_put(text, (gsize)(hundredths / 100));
	if (rest > 0) {
		g_string_append_c(text, '.');
		g_string_append_c(text, (char)('0' + rest / 10));
		if (rest % 10 > 0)
			g_string_append_c(text, (char)('0' + rest % 10));
	}
}

static void put_point(struct pdf *pdf, double x, double y)
{
	pdf_put_real(pdf->content, x);
	g_string_append_c(pdf->content, ' ');
	pdf_put_real(pdf->content, pdf->height - y);
	g_string_append_c(pdf->content, ' ');
}

static void put_colour(struct pdf *pdf, guint32 colour, const char *operator)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		put_part(pdf->content, (colour >> shift) & 0xff);
		g_string_append_c(pdf->content, ' ');
	}
	g_string_append(pdf->content, operator);
}

static void set_fill(struct pdf *pdf, guint32 colour)
{
	if (pdf->ink.fill != colour)
		put_colour(pdf, colour, "rg ");
	pdf->ink.fill = colour;
}

void pdf_artifact_begin(struct pdf *pdf, enum artifact kind)
{
	static const char *const properties[] = { "/Artifact BMC ", "/Artifact<</Type/Pagination/Subtype/Header>>BDC ",
		"/Artifact<</Type/Pagination/Subtype/Footer>>BDC " };

	g_string_append(pdf->content, properties[kind]);
}

void pdf_content_begin(struct pdf *pdf, guint element)
{
	guint mcid = tags_content(pdf->tags, element);

	g_string_append_c(pdf->content, '/');
	g_string_append(pdf->content, tags_name(tags_tag(pdf->tags, element)));
	g_string_append(pdf->content, "<</MCID ");
	number_put(pdf->content, mcid);
	g_string_append(pdf->content, ">>BDC ");
}

void pdf_end(struct pdf *pdf)
{
	g_string_append(pdf->content, "EMC\n");
}

/** A CID as two bytes of a literal string. */
static void put_cid(GString *content, guint16 cid)
{
	const char bytes[2] = { (char)(cid >> 8), (char)(cid & 0xff) };

	for (int i = 0; i < 2; i++) {
		if (bytes[i] == '\r') {
			g_string_append(content, "\\r"); /* a bare one would be read as a line feed */
			continue;
		}
		if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
			g_string_append_c(content, '\\');
		g_string_append_c(content, bytes[i]);
	}
}

static void set_face(struct pdf *pdf, unsigned face, double size)
{
	const struct face *wanted = fonts_face(pdf->fonts, face);

	if (pdf->ink.face == wanted && pdf->ink.size == size)
		return;
	g_string_append_printf(pdf->content, "/F%u ", face);
	pdf_put_real(pdf->content, size);
	g_string_append(pdf->content, " Tf ");
	pdf->ink.face = wanted;
	pdf->ink.size = size;
}

double pdf_text(struct pdf *pdf, double x, double y, enum weight weight, double size, guint32 colour, const char *text,
    gsize length)
{
	const char *end = text + length;
	int face = -1;
	unsigned advance = 0;

	for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		struct glyph *glyph = fonts_glyph(pdf->fonts, weight, c);
		if (glyph->is_hidden)
			continue;
		if (face < 0) {
			set_fill(pdf, colour);
			g_string_append(pdf->content, "BT ");
			put_point(pdf, x, y);
			g_string_append(pdf->content, "Td ");
		}
		if (face != glyph->face) {
			if (face >= 0)
				g_string_append(pdf->content, ")Tj ");
			set_face(pdf, glyph->face, size);
			g_string_append_c(pdf->content, '(');
			face = glyph->face;
		}
		put_cid(pdf->content, fonts_use(pdf->fonts, glyph, c));
		advance += glyph->advance;
	}
	if (face >= 0)
		g_string_append(pdf->content, ")Tj ET ");
	return x + advance * size / 1000;
}

double pdf_text_width(struct pdf *pdf, enum weight weight, double size, const char *text, gsize length)
{
	unsigned advance = 0;

	for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
		advance += fonts_glyph(pdf->fonts, weight, g_utf8_get_char(p))->advance;
	return advance * size / 1000;
}

char *pdf_shorten(struct pdf *pdf, enum weight weight, double size, const char *text, double width)
{
	double limit = width * 1000 / size - fonts_glyph(pdf->fonts, weight, ELLIPSIS)->advance, used = 0;
	const char *end = text;

	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		unsigned advance = fonts_glyph(pdf->fonts, weight, g_utf8_get_char(p))->advance;
		used += advance;
		if (used <= limit)
			end = g_utf8_next_char(p);
		else if (used > width * 1000 / size)
			return g_strdup_printf("%.*s\342\200\246", (int)(end - text), text);
	}
	return g_strdup(text);
}

void pdf_move(struct pdf *pdf, double x, double y)
{
	put_point(pdf, x, y);
	g_string_append(pdf->content, "m ");
}

void pdf_line(struct pdf *pdf, double x, double y)
{
	put_point(pdf, x, y);
	g_string_append(pdf->content, "l ");
}

void pdf_curve(struct pdf *pdf, double x1, double y1, double x2, double y2, double x, double y)
{
	put_point(pdf, x1, y1);
	put_point(pdf, x2, y2);
	put_point(pdf, x, y);
	g_string_append(pdf->content, "c ");
}

void pdf_rectangle(struct pdf *pdf, double x, double y, double width, double height)
{
	put_point(pdf, x, y + height);
	pdf_put_real(pdf->content, width);
	g_string_append_c(pdf->content, ' ');
	pdf_put_real(pdf->content, height);
	g_string_append(pdf->content, " re ");
}

void pdf_close(struct pdf *pdf)
{
	g_string_append(pdf->content, "h ");
}

void pdf_pen(struct pdf *pdf, guint32 fill, guint32 stroke, double width)
{
	pdf->pen_fills = fill != PDF_NO_COLOUR;
	pdf->pen_strokes = stroke != PDF_NO_COLOUR;
	if (pdf->pen_fills)
		set_fill(pdf, fill);
	if (!pdf->pen_strokes)
		return;
	if (pdf->ink.stroke != stroke)
		put_colour(pdf, stroke, "RG ");
	pdf->ink.stroke = stroke;
	if (pdf->ink.line_width != width) {
		pdf_put_real(pdf->content, width);
		g_string_append(pdf->content, " w ");
	}
	pdf->ink.line_width = width;
}

void pdf_paint(struct pdf *pdf)
{
	g_string_append(pdf->content, pdf->pen_fills && pdf->pen_strokes ? "B\n" : pdf->pen_fills ? "f\n" : "S\n");
}

void pdf_dash(struct pdf *pdf, double on, double off)
{
	g_string_append_c(pdf->content, '[');
	if (on > 0) {
		pdf_put_real(pdf->content, on);
		g_string_append_c(pdf->content, ' ');
		pdf_put_real(pdf->content, off);
	}
	g_string_append(pdf->content, "]0 d ");
}

void pdf_image(struct pdf *pdf, unsigned image, double x, double y, double width, double height)
{
	g_string_append(pdf->content, "q ");
	pdf_put_real(pdf->content, width);
	g_string_append(pdf->content, " 0 0 ");
	pdf_put_real(pdf->content, height);
	g_string_append_c(pdf->content, ' ');
	put_point(pdf, x, y + height);
	g_string_append_printf(pdf->content, "cm /I%u Do Q\n", image);
}
