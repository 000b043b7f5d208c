#include "extract/runs.h"

#include <math.h>

/* of one page: poppler takes 4 s for 20,000 words, by their square; a dense A3 page has 5,000 */
#define MOST_RUNS 30000
#define LARGEST 14400.0 /* points: a larger page is none by the standard, and takes poppler longer by its size */
#define BASELINE 0.8    /* of a word's box, from its head: where its letters stand */
#define OFF 0.35        /* of a word's box: how far from there its run may lie */
#define OFF_MOST 60.0   /* points of the same */
#define BEFORE 0.3      /* of the type size: letters may begin left of their origin */
#define ROW 2.0         /* points: runs are looked up by rows so high */
#define WIDEST 2.0      /* of the type size for each byte: letter-spaced capitals take 1.5 */

struct matrix matrix_multiply(struct matrix m, struct matrix n)
{
	return (struct matrix){ m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d, m.c * n.a + m.d * n.c,
		m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f };
}

void text_set(struct text_pen *pen, struct matrix to)
{
	pen->at = pen->line = to;
	pen->moved = true;
}

void text_begin(struct text_pen *pen)
{
	text_set(pen, (struct matrix){ 1, 0, 0, 1, 0, 0 });
}

void text_move(struct text_pen *pen, double x, double y)
{
	text_set(pen, matrix_multiply((struct matrix){ 1, 0, 0, 1, x, y }, pen->line));
}

/** Whether the clip leaves nothing of a run, wherever it ends. */
static bool is_clipped(const struct text_run *run, const struct box *clip)
{
	double reach = run->reach + run->size;
	struct box most = { run->x - run->size, run->y - run->size, run->x + run->size, run->y + run->size };

	box_grow(&most,
	    &(struct box){ run->x + reach * run->dx, run->y + reach * run->dy, run->x + reach * run->dx,
		run->y + reach * run->dy });
	return most.x1 < clip->x0 || most.x0 > clip->x1 || most.y1 < clip->y0 || most.y0 > clip->y1 ||
	    clip->x1 <= clip->x0 || clip->y1 <= clip->y0;
}

static bool is_unseen(const struct text_look *look)
{
	static const bool FILLED[4] = { true, false, true, false }, STROKED[4] = { false, true, true, false };
	unsigned mode = look->mode % 4;

	return (!FILLED[mode] || look->fill_unseen) && (!STROKED[mode] || look->stroke_unseen);
}

/** What stands right behind the last string has no place that is known: it is one run with it, seen if a part is. */
static bool run_extend(struct page *page, bool unseen, bool odd, gsize bytes)
{
	if (page->runs->len == 0)
		return false;
	struct text_run *last = &g_array_index(page->runs, struct text_run, page->runs->len - 1);
	last->unseen = last->unseen && unseen;
	last->odd = last->odd || odd;
	last->reach += (float)(WIDEST * last->size * (double)bytes);
	return true;
}

void text_show(struct text_pen *pen, const struct text_look *look, const struct matrix *base, gsize bytes,
    struct page *page)
{
	struct matrix m = matrix_multiply(pen->at, *base);
	double across = hypot(m.a, m.b), size = fabs(look->size) * hypot(m.c, m.d);
	bool odd = look->odd || look->mode % 4 == 1 || look->mode % 4 == 2, unseen = is_unseen(look);

	if (bytes == 0 || !isfinite(m.e) || !isfinite(m.f) || !isfinite(size) || !(across > 0))
		return;
	if (!pen->moved && run_extend(page, unseen, odd, bytes))
		return;
	pen->moved = false;
	if (page->runs->len * MAX(1, MAX(page->width, page->height) / LARGEST) >= MOST_RUNS) {
		page->heavy = true;
		return;
	}
	struct text_run run = { .x = (float)m.e,
		.y = (float)m.f,
		.dx = (float)(m.a / across),
		.dy = (float)(m.b / across),
		.size = (float)size,
		.reach = (float)(WIDEST * fabs(look->size) * across * (double)bytes),
		.odd = odd };
	run.unseen = unseen || is_clipped(&run, &look->clip);
	g_array_append_val(page->runs, run);
}

/* --- the run of a word --- */

/** A run by where it is looked up: the direction of reading by quarters, the row, the place in the row. */
struct place_of_run {
	int quarter, row;
	double along;
	const struct text_run *run;
};

static int compare(const void *a, const void *b)
{
	const struct place_of_run *x = a, *y = b;

	if (x->quarter != y->quarter)
		return x->quarter - y->quarter;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->along < y->along ? -1 : x->along > y->along;
}

/** Coordinates along and across the direction of reading. */
static double along_of(int quarter, double x, double y)
{
	const double along[4] = { x, y, -x, -y };

	return along[quarter];
}

GArray *runs_sort(const struct page *page)
{
	GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(struct place_of_run), page->runs->len);

	for (guint i = 0; i < page->runs->len; i++) {
		const struct text_run *run = &g_array_index(page->runs, struct text_run, i);
		int quarter = fabsf(run->dx) >= fabsf(run->dy) ? (run->dx >= 0 ? 0 : 2) : (run->dy >= 0 ? 1 : 3);
		double across = quarter % 2 == 0 ? run->y : run->x;
		if (fabs(across) > G_MAXINT / 2)
			continue;
		struct place_of_run place = { quarter, (int)floor(across / ROW), along_of(quarter, run->x, run->y),
			run };
		g_array_append_val(sorted, place);
	}
	g_array_sort(sorted, compare);
	return sorted;
}

/** The last run of a row that begins at or before a place. */
static const struct place_of_run *run_before(const GArray *sorted, int quarter, int row, double along)
{
	struct place_of_run wanted = { quarter, row, along, NULL };
	guint low = 0, high = sorted->len;

	while (low < high) {
		guint middle = (low + high) / 2;
		if (compare(&g_array_index(sorted, struct place_of_run, middle), &wanted) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return NULL;
	const struct place_of_run *found = &g_array_index(sorted, struct place_of_run, low - 1);
	return found->quarter == quarter && found->row == row ? found : NULL;
}

/** The run whose line a word stands on, nearest before it; sets how far off it is. */
static const struct text_run *run_in_quarter(const GArray *sorted, const struct word *word, int quarter, double *off)
{
	const struct box *b = &word->box;
	const double starts[4] = { b->x0, b->y0, -b->x1, -b->y1 };
	double height = quarter % 2 == 0 ? box_height(b) : box_width(b), from = quarter % 2 == 0 ? b->y0 : b->x0;
	double line = from + (quarter == 0 || quarter == 3 ? BASELINE : 1 - BASELINE) * height;
	double most = MIN(OFF * height, OFF_MOST);
	const struct text_run *best = NULL;

	for (int row = (int)floor((line - most) / ROW); row <= (int)floor((line + most) / ROW); row++) {
		const struct place_of_run *place = run_before(sorted, quarter, row,
		    starts[quarter] + BEFORE * word->size);
		if (place == NULL || starts[quarter] - place->along > place->run->reach)
			continue;
		double own = fabs((quarter % 2 == 0 ? place->run->y : place->run->x) - line) +
		    ROW * 1e-4 * (starts[quarter] - place->along);
		if (best == NULL || own < *off) {
			best = place->run;
			*off = own;
		}
	}
	return best;
}

const struct text_run *runs_find(const GArray *sorted, const struct word *word)
{
	const struct text_run *best = NULL;
	double least = G_MAXDOUBLE;

	for (int quarter = word->turned ? 1 : 0; quarter < 4; quarter += 2) {
		double off = G_MAXDOUBLE;
		const struct text_run *run = run_in_quarter(sorted, word, quarter, &off);
		if (run != NULL && off < least) {
			best = run;
			least = off;
		}
	}
	return best;
}
