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
		(i == 0 ? pdf_move : pdf_line)(sheet->pdf, x + points[i][0] * size / 100,
		    y + points[i][1] * size / 100);
}

static void strokes(struct sheet *sheet, guint32 ink, double x, double y, double size, double width,
    const int (*points)[2], int n)
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

static void draw_polygon(struct sheet *sheet, struct look look, double x, double y, double size, const int (*points)[2],
    int n)
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

static void draw_shape(struct sheet *sheet, struct look look, double size)
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

	draw[look.shape](sheet, look, 0, 0, size);
}

static void draw_arrow(struct sheet *sheet, enum badge badge, double size)
{
	static const int up[][2] = { { 50, 14 }, { 88, 80 }, { 12, 80 } },
			 down[][2] = { { 12, 20 }, { 88, 20 }, { 50, 86 } },
			 changed[][2] = { { 50, 14 }, { 86, 50 }, { 50, 86 }, { 14, 50 } };
	const int(*const points[])[2] = { [BADGE_UP] = up, [BADGE_DOWN] = down, [BADGE_CHANGED] = changed };

	pdf_pen(sheet->pdf, SIGN_INK, PDF_NO_COLOUR, 0);
	polyline(sheet, 0, 0, size * 0.8, points[badge], badge == BADGE_CHANGED ? 4 : 3);
	pdf_close(sheet->pdf);
	pdf_paint(sheet->pdf);
}

/** A sign that was drawn once already; a report has a handful. */
struct drawn {
	enum badge badge;
	struct look look;
	double size;
	unsigned form;
};

static const struct drawn *find_drawn(const struct sheet *sheet, enum badge badge, struct look look, double size)
{
	for (guint i = 0; i < sheet->drawn->len; i++) {
		const struct drawn *drawn = &g_array_index(sheet->drawn, struct drawn, i);
		if (drawn->badge == badge && drawn->size == size && drawn->look.shape == look.shape &&
		    drawn->look.fill == look.fill && drawn->look.ink == look.ink)
			return drawn;
	}
	return NULL;
}

static void paint_sign(struct sheet *sheet, enum badge badge, struct look look, double x, double y, double size)
{
	const struct drawn *drawn = find_drawn(sheet, badge, look, size);

	if (drawn == NULL) {
		pdf_form_begin(sheet->pdf, size);
		if (badge == BADGE_LOOK)
			draw_shape(sheet, look, size);
		else
			draw_arrow(sheet, badge, size);
		struct drawn own = { badge, look, size, pdf_form_end(sheet->pdf) };
		g_array_append_val(sheet->drawn, own);
		drawn = &g_array_index(sheet->drawn, struct drawn, sheet->drawn->len - 1);
	}
	pdf_form(sheet->pdf, drawn->form, x, y, size);
}

void sheet_shape(struct sheet *sheet, struct look look, double x, double y, double size)
{
	paint_sign(sheet, BADGE_LOOK, look, x, y, size);
}

void sheet_badge(struct sheet *sheet, enum badge badge, const struct look *look, double x, double y, double size)
{
	static const struct look none = { 0 };

	paint_sign(sheet, badge, badge == BADGE_LOOK ? *look : none, x, y, size);
}

void sheet_open(struct sheet *sheet)
{
	sheet->drawn = g_array_new(FALSE, FALSE, sizeof(struct drawn));
	sheet->edges = g_array_new(FALSE, FALSE, sizeof(double));
}

void sheet_close(struct sheet *sheet)
{
	g_array_unref(sheet->drawn);
	g_array_unref(sheet->edges);
}
