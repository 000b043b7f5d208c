/* The signs of the statuses as paths: they need no font and are the same everywhere. */
#include "render/sheet.h"

#define ROUND 0.5523 /* where a quarter circle's Bezier handles end, of the radius */
#define SIGN_INK 0x44505c
#define OUTLINE 0.09 /* of the size */

static void circle(struct sheet *sheet, double x, double y, double r)
{
	struct pdf *pdf = sheet->pdf;
	double k = r * ROUND;

	pdf_move(pdf, x - r, y);
	pdf_curve(pdf, x - r, y - k, x - k, y - r, x, y - r);
	pdf_curve(pdf, x + k, y - r, x + r, y - k, x + r, y);
	pdf_curve(pdf, x + r, y + k, x + k, y + r, x, y + r);
	pdf_curve(pdf, x - k, y + r, x - r, y + k, x - r, y);
	pdf_close(pdf);
}

/** A line through points given in hundredths of the size. */
static void polyline(struct sheet *sheet, double x, double y, double size, const int (*points)[2], int n)
{
	for (int i = 0; i < n; i++)
		(i == 0 ? pdf_move : pdf_line)(sheet->pdf, x + points[i][0] * size / 100, y + points[i][1] * size / 100);
}

static void strokes(struct sheet *sheet, guint32 ink, double x, double y, double size, double width, const int (*points)[2], int n)
{
	pdf_pen(sheet->pdf, PDF_NO_COLOUR, ink, width * size);
	polyline(sheet, x, y, size, points, n);
	pdf_paint(sheet->pdf);
}

static void outline(const struct sheet *sheet, struct look look, double size)
{
	bool is_light = look.ink != 0xffffff;

	pdf_pen(sheet->pdf, look.fill, is_light ? look.ink : look.fill, OUTLINE * size);
}

static void draw_disc(struct sheet *sheet, struct look look, double x, double y, double size)
{
	outline(sheet, look, size);
	circle(sheet, x + size / 2, y + size / 2, size * 0.45);
	pdf_paint(sheet->pdf);
}

static void draw_disc_tick(struct sheet *sheet, struct look look, double x, double y, double size)
{
	static const int tick[][2] = { { 26, 53 }, { 43, 70 }, { 75, 34 } };

	draw_disc(sheet, look, x, y, size);
	strokes(sheet, look.ink, x, y, size, 0.13, tick, 3);
}

static void draw_disc_bars(struct sheet *sheet, struct look look, double x, double y, double size)
{
	static const int left[][2] = { { 38, 30 }, { 38, 70 } }, right[][2] = { { 62, 30 }, { 62, 70 } };

	draw_disc(sheet, look, x, y, size);
	strokes(sheet, look.ink, x, y, size, 0.12, left, 2);
	strokes(sheet, look.ink, x, y, size, 0.12, right, 2);
}

static void draw_dashed_ring(struct sheet *sheet, struct look look, double x, double y, double size)
{
	pdf_dash(sheet->pdf, size * 0.15, size * 0.11);
	draw_disc(sheet, look, x, y, size);
	pdf_dash(sheet->pdf, 0, 0);
}

static void draw_polygon(struct sheet *sheet, struct look look, double x, double y, double size, const int (*points)[2], int n)
{
	outline(sheet, look, size);
	polyline(sheet, x, y, size, points, n);
	pdf_close(sheet->pdf);
	pdf_paint(sheet->pdf);
}

static void draw_triangle(struct sheet *sheet, struct look look, double x, double y, double size)
{
	static const int points[][2] = { { 50, 6 }, { 96, 92 }, { 4, 92 } };

	draw_polygon(sheet, look, x, y, size, points, 3);
}

static void draw_diamond(struct sheet *sheet, struct look look, double x, double y, double size)
{
	static const int points[][2] = { { 50, 4 }, { 96, 50 }, { 50, 96 }, { 4, 50 } };

	draw_polygon(sheet, look, x, y, size, points, 4);
}

static void draw_square(struct sheet *sheet, struct look look, double x, double y, double size)
{
	static const int points[][2] = { { 9, 9 }, { 91, 9 }, { 91, 91 }, { 9, 91 } };

	draw_polygon(sheet, look, x, y, size, points, 4);
}

static void draw_square_cross(struct sheet *sheet, struct look look, double x, double y, double size)
{
	static const int down[][2] = { { 29, 29 }, { 71, 71 } }, up[][2] = { { 29, 71 }, { 71, 29 } };

	draw_square(sheet, look, x, y, size);
	strokes(sheet, look.ink, x, y, size, 0.13, down, 2);
	strokes(sheet, look.ink, x, y, size, 0.13, up, 2);
}

static void draw_square_bar(struct sheet *sheet, struct look look, double x, double y, double size)
{
	static const int bar[][2] = { { 27, 50 }, { 73, 50 } };

	draw_square(sheet, look, x, y, size);
	strokes(sheet, look.ink, x, y, size, 0.14, bar, 2);
}

void sheet_shape(struct sheet *sheet, struct look look, double x, double y, double size)
{
	static void (*const draw[N_SHAPES])(struct sheet *, struct look, double, double, double) = {
		[SHAPE_DISC] = draw_disc,
		[SHAPE_DISC_TICK] = draw_disc_tick,
		[SHAPE_TRIANGLE] = draw_triangle,
		[SHAPE_SQUARE_CROSS] = draw_square_cross,
		[SHAPE_RING] = draw_disc,
		[SHAPE_DISC_BARS] = draw_disc_bars,
		[SHAPE_SQUARE_BAR] = draw_square_bar,
		[SHAPE_DIAMOND] = draw_diamond,
		[SHAPE_DASHED_RING] = draw_dashed_ring,
	};

	draw[look.shape](sheet, look, x, y, size);
}

void sheet_badge(struct sheet *sheet, enum badge badge, const struct look *look, double x, double y, double size)
{
	static const int up[][2] = { { 50, 14 }, { 88, 80 }, { 12, 80 } }, down[][2] = { { 12, 20 }, { 88, 20 }, { 50, 86 } },
	    changed[][2] = { { 50, 14 }, { 86, 50 }, { 50, 86 }, { 14, 50 } };
	const int(*const points[])[2] = { [BADGE_UP] = up, [BADGE_DOWN] = down, [BADGE_CHANGED] = changed };

	if (badge == BADGE_LOOK) {
		sheet_shape(sheet, *look, x, y, size);
		return;
	}
	pdf_pen(sheet->pdf, SIGN_INK, PDF_NO_COLOUR, 0);
	polyline(sheet, x, y, size * 0.8, points[badge], badge == BADGE_CHANGED ? 4 : 3);
	pdf_close(sheet->pdf);
	pdf_paint(sheet->pdf);
}
