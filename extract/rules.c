#include "extract/rules.h"

#include <math.h>

#define SAME_LINE 1.2  /* points: pieces this close across are one line; double rules stand 1.5 or more apart */
#define JOIN_GAP 2.5   /* points: pieces this close along are one line: dots, dashes, cell by cell borders */
#define WHITE 0xf7     /* every channel above: paper white */
#define CELL_MIN_W 9.0 /* points: a fill smaller than this is no cell */
#define CELL_MIN_H 6.0
#define ON_EDGE 4.0 /* points from a table's edge to the line that closes it: the padding of its last row */
#define BESIDE 1.5  /* points to each side of a white line where its ground is looked at */

bool rules_is_white(guint32 colour)
{
	return (colour >> 16 & 255) >= WHITE && (colour >> 8 & 255) >= WHITE && (colour & 255) >= WHITE;
}

guint32 rules_ground(const struct page *page, double x, double y)
{
	for (guint i = page->fills->len; i > 0; i--) {
		const struct fill *fill = &g_array_index(page->fills, struct fill, i - 1);
		if (x >= fill->box.x0 && x <= fill->box.x1 && y >= fill->box.y0 && y <= fill->box.y1)
			return fill->colour;
	}
	return 0xffffff;
}

/** Whether a line can be told from what it is drawn on. */
static bool is_seen(const struct page *page, const struct rule *rule, bool across)
{
	double middle = (rule->from + rule->to) / 2, off = rule->width / 2 + BESIDE;

	if (!rules_is_white(rule->ink))
		return true;
	for (int side = -1; side <= 1; side += 2) {
		double x = across ? middle : rule->at + side * off, y = across ? rule->at + side * off : middle;
		if (!rules_is_white(rules_ground(page, x, y)))
			return true;
	}
	return false;
}

static int rule_compare(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->from < y->from ? -1 : x->from > y->from;
}

static void edge_add(GArray *rules, double at, double from, double to, guint32 ink)
{
	struct rule rule = { .at = at, .from = from, .to = to, .width = 0, .ink = ink, .edge = true };

	g_array_append_val(rules, rule);
}

static void edges_add(const struct page *page, struct rules *rules)
{
	for (guint i = 0; i < page->fills->len; i++) {
		const struct fill *fill = &g_array_index(page->fills, struct fill, i);
		const struct box *box = &fill->box;
		bool whole = box_width(box) > 0.9 * page->width && box_height(box) > 0.5 * page->height;
		if (rules_is_white(fill->colour) || whole || box_width(box) < CELL_MIN_W ||
		    box_height(box) < CELL_MIN_H)
			continue;
		edge_add(rules->across, box->y0, box->x0, box->x1, fill->colour);
		edge_add(rules->across, box->y1, box->x0, box->x1, fill->colour);
		edge_add(rules->down, box->x0, box->y0, box->y1, fill->colour);
		edge_add(rules->down, box->x1, box->y0, box->y1, fill->colour);
	}
}

static GArray *seen_rules(const struct page *page, const GArray *from, bool across)
{
	GArray *seen = g_array_new(FALSE, FALSE, sizeof(struct rule));

	for (guint i = 0; i < from->len && seen->len < 8 * RULES_MAX; i++) {
		const struct rule *rule = &g_array_index(from, struct rule, i);
		if (isfinite(rule->at) && isfinite(rule->from) && isfinite(rule->to) && is_seen(page, rule, across))
			g_array_append_val(seen, *rule);
	}
	return seen;
}

static int from_compare(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

/** Joins the pieces of a band of rules at about one position. */
static void band_join(GArray *band, GArray *out)
{
	g_array_sort(band, from_compare);
	for (guint i = 0; i < band->len; i++) {
		struct rule *rule = &g_array_index(band, struct rule, i);
		struct rule *last = out->len > 0 ? &g_array_index(out, struct rule, out->len - 1) : NULL;
		if (i > 0 && last != NULL && rule->from <= last->to + JOIN_GAP) {
			if (last->edge && !rule->edge)
				last->at = rule->at;
			last->to = MAX(last->to, rule->to);
			last->width = MAX(last->width, rule->width);
			last->edge = last->edge && rule->edge;
		} else {
			g_array_append_val(out, *rule);
		}
	}
}

static GArray *rules_join(GArray *rules)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct rule));
	GArray *band = g_array_new(FALSE, FALSE, sizeof(struct rule));

	g_array_sort(rules, rule_compare);
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = &g_array_index(rules, struct rule, i);
		if (band->len > 0 && rule->at - g_array_index(band, struct rule, 0).at > SAME_LINE) {
			band_join(band, out);
			g_array_set_size(band, 0);
		}
		g_array_append_val(band, *rule);
	}
	band_join(band, out);
	g_array_unref(band);
	g_array_unref(rules);
	if (out->len > RULES_MAX)
		g_array_set_size(out, RULES_MAX);
	return out;
}

struct rules *rules_read(const struct page *page, bool edges)
{
	struct rules *rules = g_new0(struct rules, 1);

	rules->across = seen_rules(page, page->across, true);
	rules->down = seen_rules(page, page->down, false);
	if (edges)
		edges_add(page, rules);
	rules->across = rules_join(rules->across);
	rules->down = rules_join(rules->down);
	return rules;
}

/** Whether a rule's middle lies in a box or on its edge. */
static bool lies_in(const struct rule *rule, bool across, const GArray *boxes)
{
	double middle = (rule->from + rule->to) / 2, x = across ? middle : rule->at, y = across ? rule->at : middle;

	for (guint i = 0; i < boxes->len; i++) {
		const struct box *box = &g_array_index(boxes, struct box, i);
		if (x > box->x0 - ON_EDGE && x < box->x1 + ON_EDGE && y > box->y0 - ON_EDGE && y < box->y1 + ON_EDGE)
			return true;
	}
	return false;
}

static GArray *outside(const GArray *rules, bool across, const GArray *boxes)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct rule));

	for (guint i = 0; i < rules->len; i++)
		if (!lies_in(&g_array_index(rules, struct rule, i), across, boxes))
			g_array_append_val(out, g_array_index(rules, struct rule, i));
	return out;
}

struct rules *rules_outside(const struct rules *rules, const GArray *boxes)
{
	struct rules *out = g_new0(struct rules, 1);

	out->across = outside(rules->across, true, boxes);
	out->down = outside(rules->down, false, boxes);
	return out;
}

void rules_free(struct rules *rules)
{
	if (rules == NULL)
		return;
	g_array_unref(rules->across);
	g_array_unref(rules->down);
	g_free(rules);
}
