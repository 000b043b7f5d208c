#include "extract/shape.h"

#include <math.h>

#define THIN 3.1       /* points: a filled box this thin is a drawn line; borders in papers are 0.1 to 3 */
#define THIN_RATIO 3.0 /* a line is this many times longer than wide: a dot of a dotted line is not */
#define LEVEL 0.6      /* points that a level line may rise */
#define MARK_MIN 3.5   /* points: signs in cells are 5 to 30 wide */
#define MARK_MAX 40.0
#define DOT_MIN 1.2 /* points: bullets that browsers and report writers draw are 2 to 5 wide */
#define DOT_MAX 5.2
#define SHORT_RULE 0.5  /* points: dashes are at least this long */
#define FRAME 6.0       /* points: the widest border drawn as one box in another */
#define CIRCLE_LOW 0.74 /* a circle covers 0.785 of its box; a rounded square above 0.86, a diamond 0.5 */
#define CIRCLE_HIGH 0.83
#define STROKES 5000u /* slanted lines and odd shapes of one page that are kept: they only show where charts are */
#define BOXY 0.86     /* a path that covers this much of its box is seen as a box */

static struct box clipped(struct box box, const struct box *clip)
{
	box.x0 = MAX(box.x0, clip->x0), box.y0 = MAX(box.y0, clip->y0);
	box.x1 = MIN(box.x1, clip->x1), box.y1 = MIN(box.y1, clip->y1);
	return box;
}

static bool is_empty(const struct box *box)
{
	return !(box->x1 >= box->x0 && box->y1 >= box->y0);
}

static void rule_add(struct page *page, bool across, double at, double from, double to, double width, guint32 ink)
{
	struct rule rule = { .at = at, .from = from, .to = to, .width = width, .ink = ink };

	if (to - from < SHORT_RULE)
		return;
	if (across)
		g_array_append_val(page->across, rule);
	else
		g_array_append_val(page->down, rule);
}

/** A box as a line along its longer side. */
static void rule_from_box(struct page *page, const struct box *box, guint32 ink)
{
	double w = box_width(box), h = box_height(box);

	if (w >= h)
		rule_add(page, true, (box->y0 + box->y1) / 2, box->x0, box->x1, h, ink);
	else
		rule_add(page, false, (box->x0 + box->x1) / 2, box->y0, box->y1, w, ink);
}

static struct box part_box(const struct path *path, guint part, guint *first, guint *end)
{
	*first = g_array_index(path->starts, guint32, part);
	*end = part + 1 < path->starts->len ? g_array_index(path->starts, guint32, part + 1) : path->points->len;
	struct box box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
	for (guint i = *first; i < *end; i++) {
		struct point p = g_array_index(path->points, struct point, i);
		box_grow(&box, &(struct box){ p.x, p.y, p.x, p.y });
	}
	return box;
}

/** The area that a part encloses, curves taken as their chords through the control points. */
static double part_area(const struct path *path, guint first, guint end)
{
	double twice = 0;

	for (guint i = first; i < end; i++) {
		struct point p = g_array_index(path->points, struct point, i);
		struct point q = g_array_index(path->points, struct point, i + 1 < end ? i + 1 : first);
		twice += p.x * q.y - q.x * p.y;
	}
	return fabs(twice) / 2;
}

/** Corners of a part: points where the direction changes. */
static unsigned part_corners(const struct path *path, guint first, guint end)
{
	unsigned corners = 0;
	guint n = end - first;

	if (n > 1) { /* a path closed by hand ends where it began */
		struct point a = g_array_index(path->points, struct point, first);
		struct point z = g_array_index(path->points, struct point, end - 1);
		if (hypot(a.x - z.x, a.y - z.y) < 0.01)
			n--;
	}
	for (guint i = 0; n > 2 && i < n; i++) {
		struct point p = g_array_index(path->points, struct point, first + (i + n - 1) % n);
		struct point q = g_array_index(path->points, struct point, first + i);
		struct point r = g_array_index(path->points, struct point, first + (i + 1) % n);
		double cross = (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x);
		if (fabs(cross) > 0.05 * (hypot(q.x - p.x, q.y - p.y) * hypot(r.x - q.x, r.y - q.y) + 0.01))
			corners++;
	}
	return corners;
}

static bool is_mark_sized(const struct box *box)
{
	double w = box_width(box), h = box_height(box);

	return w >= MARK_MIN && h >= MARK_MIN && w <= MARK_MAX && h <= MARK_MAX && w < 2.5 * h && h < 2.5 * w;
}

/** As small as the bullet of a list. */
static bool is_dot(const struct box *box)
{
	double w = box_width(box), h = box_height(box);

	return w >= DOT_MIN && h >= DOT_MIN && w <= DOT_MAX && h <= DOT_MAX && w < 1.3 * h && h < 1.3 * w;
}

static enum sign sign_of(double cover, unsigned corners, bool curved)
{
	if (curved)
		return cover > CIRCLE_LOW && cover < CIRCLE_HIGH ? SIGN_CIRCLE :
		    cover >= CIRCLE_HIGH                         ? SIGN_SQUARE :
								   SIGN_OTHER;
	if (cover >= BOXY)
		return SIGN_SQUARE;
	if (corners == 3)
		return SIGN_TRIANGLE;
	if (corners == 4 && cover > 0.4 && cover < 0.6)
		return SIGN_DIAMOND;
	if (corners >= 12 && cover > CIRCLE_LOW && cover < CIRCLE_HIGH)
		return SIGN_CIRCLE; /* flattened to chords */
	if (corners == 6 && cover < 0.5)
		return SIGN_TICK;
	return corners == 12 ? SIGN_CROSS : SIGN_OTHER;
}

static void mark_add(struct page *page, struct box box, enum sign sign, guint32 colour)
{
	struct drawn_sign mark = { .box = box, .sign = sign, .colour = colour };

	g_array_append_val(page->marks, mark);
}

static void fill_add(struct page *page, struct box box, guint32 colour)
{
	struct fill fill = { .box = box, .colour = colour };

	g_array_append_val(page->fills, fill);
}

static void part_fill(struct page *page, const struct path *path, guint part, const struct pen *pen)
{
	guint first, end;
	struct box whole = part_box(path, part, &first, &end), box = clipped(whole, &pen->clip);
	double area = box_width(&whole) * box_height(&whole);

	if (end - first < 2 || is_empty(&box))
		return;
	double thin = MIN(box_width(&box), box_height(&box)), length = MAX(box_width(&box), box_height(&box));
	if (length < SHORT_RULE) /* nothing is seen of it */
		return;
	if (thin <= THIN && length > THIN_RATIO * thin) {
		rule_from_box(page, &box, pen->colour);
		return;
	}
	double cover = area > 0 ? part_area(path, first, end) / area : 1;
	unsigned corners = path->curved ? 0 : part_corners(path, first, end);
	enum sign sign = sign_of(cover, corners, path->curved);
	if (is_mark_sized(&whole) && !is_dot(&whole) && sign != SIGN_SQUARE)
		mark_add(page, box, sign, pen->colour);
	else if (cover >= BOXY && is_dot(&whole))
		g_array_append_val(page->dots, box);
	else if (cover >= BOXY)
		fill_add(page, box, pen->colour);
	else if (is_dot(&whole))
		g_array_append_val(page->dots, box);
	else if (page->strokes->len < STROKES)
		g_array_append_val(page->strokes, box);
}

/** Two boxes, one in the other, painted between them: a border. */
static bool frame_fill(struct page *page, const struct path *path, const struct pen *pen)
{
	guint first, end;

	if (path->starts->len != 2 || path->curved)
		return false;
	struct box a = part_box(path, 0, &first, &end), b = part_box(path, 1, &first, &end);
	struct box outer = box_width(&a) > box_width(&b) ? a : b, inner = box_width(&a) > box_width(&b) ? b : a;
	double left = inner.x0 - outer.x0, top = inner.y0 - outer.y0;
	double right = outer.x1 - inner.x1, bottom = outer.y1 - inner.y1;
	if (MIN(MIN(left, right), MIN(top, bottom)) < 0 || MAX(MAX(left, right), MAX(top, bottom)) > FRAME)
		return false;
	if (is_mark_sized(&outer))
		return false;
	outer = clipped(outer, &pen->clip);
	if (is_empty(&outer))
		return true;
	if (top > 0)
		rule_add(page, true, outer.y0 + top / 2, outer.x0, outer.x1, top, pen->colour);
	if (bottom > 0)
		rule_add(page, true, outer.y1 - bottom / 2, outer.x0, outer.x1, bottom, pen->colour);
	if (left > 0)
		rule_add(page, false, outer.x0 + left / 2, outer.y0, outer.y1, left, pen->colour);
	if (right > 0)
		rule_add(page, false, outer.x1 - right / 2, outer.y0, outer.y1, right, pen->colour);
	return true;
}

struct box shape_bounds(const struct path *path)
{
	struct box box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

	for (guint i = 0; i < path->points->len; i++) {
		struct point p = g_array_index(path->points, struct point, i);
		box_grow(&box, &(struct box){ p.x, p.y, p.x, p.y });
	}
	return box;
}

void shape_fill(struct page *page, const struct path *path, const struct pen *pen)
{
	if (frame_fill(page, path, pen))
		return;
	for (guint part = 0; part < path->starts->len; part++)
		part_fill(page, path, part, pen);
}

static void segment_stroke(struct page *page, struct point p, struct point q, const struct pen *pen)
{
	double half = pen->width / 2;
	bool across = fabs(p.y - q.y) <= LEVEL && fabs(p.x - q.x) > fabs(p.y - q.y);
	bool down = fabs(p.x - q.x) <= LEVEL && !across;
	struct box box = { MIN(p.x, q.x), MIN(p.y, q.y), MAX(p.x, q.x), MAX(p.y, q.y) };

	if (!across && !down) {
		if (page->strokes->len < STROKES)
			g_array_append_val(page->strokes, box);
		return;
	}
	if (across)
		box.y0 = box.y0 - half, box.y1 = box.y1 + half;
	else
		box.x0 = box.x0 - half, box.x1 = box.x1 + half;
	double thick = across ? box_height(&box) : box_width(&box),
	       length = across ? box_width(&box) : box_height(&box);
	box = clipped(box, &pen->clip);
	if (is_empty(&box))
		return;
	if (thick > 2 * THIN && length > MARK_MIN) { /* a band drawn as one thick line */
		fill_add(page, box, pen->colour);
		return;
	}
	rule_add(page, across, across ? (p.y + q.y) / 2 : (p.x + q.x) / 2, across ? box.x0 : box.y0,
	    across ? box.x1 : box.y1, pen->width, pen->colour);
}

static void part_stroke(struct page *page, const struct path *path, guint part, const struct pen *pen)
{
	guint first, end;
	struct box box = part_box(path, part, &first, &end);

	if (is_dot(&box) && end - first > 2) {
		g_array_append_val(page->dots, box);
		return;
	}
	if (is_mark_sized(&box) && end - first > 2) {
		struct box seen = clipped(box, &pen->clip);
		unsigned corners = path->curved ? 0 : part_corners(path, first, end);
		double area = box_width(&box) * box_height(&box);
		enum sign sign = sign_of(part_area(path, first, end) / area, corners, path->curved);
		if (end - first == 3 && !path->curved)
			sign = SIGN_TICK;
		if (!is_empty(&seen) && sign != SIGN_SQUARE) {
			mark_add(page, seen, sign, pen->colour);
			return;
		}
	}
	if (path->curved && part_area(path, first, end) < BOXY * box_width(&box) * box_height(&box)) {
		for (guint i = first; i < end && page->strokes->len < STROKES; i++)
			g_array_append_val(page->strokes, box);
		return;
	}
	for (guint i = first; i + 1 < end; i++)
		segment_stroke(page, g_array_index(path->points, struct point, i),
		    g_array_index(path->points, struct point, i + 1), pen);
}

void shape_stroke(struct page *page, const struct path *path, const struct pen *pen)
{
	for (guint part = 0; part < path->starts->len; part++)
		part_stroke(page, path, part, pen);
}

void shape_image(struct page *page, const struct box *box)
{
	double thin = MIN(box_width(box), box_height(box)), length = MAX(box_width(box), box_height(box));

	if (is_empty(box))
		return;
	if (thin > THIN || length <= THIN_RATIO * thin) {
		g_array_append_val(page->images, *box);
		return;
	}
	GArray *rules = box_width(box) >= box_height(box) ? page->across : page->down;
	guint before = rules->len;
	rule_from_box(page, box, 0);
	if (rules->len > before)
		g_array_index(rules, struct rule, before).picture = true;
}
