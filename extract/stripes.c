#include "extract/stripes.h"

#include <math.h>

#define FEWEST 5u     /* lines that touch: a double rule with a white line between its two has three */
#define TOUCH 0.2     /* points between the edges of two lines that touch */
#define SAME_ENDS 1.0 /* points that their ends may differ */

static int rule_compare(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;
	double from = floor(x->from / SAME_ENDS) - floor(y->from / SAME_ENDS);

	if (from != 0)
		return from < 0 ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static bool touches(const struct rule *a, const struct rule *b)
{
	return fabs(a->from - b->from) < SAME_ENDS && fabs(a->to - b->to) < SAME_ENDS &&
	    b->at - a->at < (a->width + b->width) / 2 + TOUCH && b->at > a->at;
}

/** Rules [first, end) that touch, as one fill in the colour of the middle one. */
static void ground_add(struct page *page, const GArray *rules, guint first, guint end, bool across)
{
	const struct rule *a = &g_array_index(rules, struct rule, first),
			  *z = &g_array_index(rules, struct rule, end - 1);
	struct box box = { a->from, a->at - a->width / 2, a->to, z->at + z->width / 2 };
	struct fill fill = { box, g_array_index(rules, struct rule, (first + end) / 2).ink };

	if (!across)
		fill.box = (struct box){ box.y0, box.x0, box.y1, box.x1 };
	if (a->picture)
		g_array_append_val(page->images, fill.box);
	else
		g_array_append_val(page->fills, fill);
}

static void chains_take(struct page *page, GArray *rules, bool across)
{
	guint kept = 0, end;

	if (rules->len < FEWEST)
		return;
	g_array_sort(rules, rule_compare);
	for (guint first = 0; first < rules->len; first = end) {
		for (end = first + 1; end < rules->len; end++)
			if (!touches(&g_array_index(rules, struct rule, end - 1),
				&g_array_index(rules, struct rule, end)))
				break;
		if (end - first >= FEWEST) {
			ground_add(page, rules, first, end, across);
			continue;
		}
		for (guint i = first; i < end; i++)
			g_array_index(rules, struct rule, kept++) = g_array_index(rules, struct rule, i);
	}
	g_array_set_size(rules, kept);
}

void stripes_read(struct page *page)
{
	chains_take(page, page->across, true);
	chains_take(page, page->down, false);
}
