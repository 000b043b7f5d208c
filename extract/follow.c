#include "extract/follow.h"

#include <math.h>

#define SAME_LEFT 3.5 /* points: text that begins at its column's edge */
#define INDENT 40.0   /* points that an item may be set in from there */
#define TIGHT 0.3     /* of the type size: texts of two columns do not come so close, words of one text do */
#define FAR 6.5       /* of the type size: white space between rows, or paragraphs of one cell, is less */
#define HEAD_FAR 1.4  /* of the type size: white space between a table's head and its first rows is less */
#define HEADED 0.6    /* of the columns that a head fills */
#define FITS 0.9      /* of the lines below a head: lines that name groups lie across its columns */
/* of the type size: a line in the first column alone below more white space begins something new */
#define HEADING_GAP 1.1
#define OTHER_SIZE 0.15   /* of the type size: other type is other text */
#define ROW_COLUMNS 3u    /* columns that the first line of a row fills, where there are so many */
#define SAME_TOP 0.8      /* of the type size: lines of columns that begin at one height */
#define IN_LINE 0.6       /* of the texts that begin in a column that must begin at its edge, or set in */
#define ALONE_IN_LINE 0.8 /* the same where one column alone goes on */
#define UNSURE_COLUMNS 3u /* columns filled where other text stood below the table on its page */
#define MOST_LINES 2000u  /* of one page that are looked at: pages in small type have 120 */

/** What lines that follow each other say about being a table's. */
struct walk {
	const struct frame *frame;
	struct region *region;
	GArray *placed;          /* its columns (struct column) */
	guint n;                 /* lines that go on it */
	guint64 columns;         /* filled */
	guint begins, in_line;   /* texts that begin in a column; those that do so at its edge */
	guint segments, figures; /* of its lines */
};

/** What one line says. */
struct fit {
	bool keeps;
	guint64 columns;
	guint begins, in_line;
};

static guint count_columns(guint64 columns)
{
	guint n = 0;

	for (; columns != 0; columns &= columns - 1)
		n++;
	return n;
}

static const struct line *line_at(const struct region *region, guint i)
{
	return &g_array_index(region->flow->lines, struct line, i);
}

static struct fit line_fit(const struct frame *frame, const struct region *region, guint i)
{
	const struct line *line = line_at(region, i);
	struct fit fit = { .keeps = true };
	double reach = 0;
	int last = -1;

	for (guint k = line->first; k < line->first + line->n; k++) {
		const struct box *box = &page_word(region->page, g_array_index(region->flow->words, guint, k))->box;
		int col = frame_column_of(frame, box);
		if (col < 0 || col < last || (last >= 0 && col > last && box->x0 - reach < TIGHT * line->size))
			return (struct fit){ .keeps = false };
		if (col != last) {
			double left = frame_column(frame, (guint)col)->left;
			fit.begins++;
			fit.in_line += left < 0 || (box->x0 > left - SAME_LEFT && box->x0 < left + INDENT);
			fit.columns |= G_GUINT64_CONSTANT(1) << col;
		}
		last = col;
		reach = box->x1;
	}
	return fit;
}

/** Whether a line stands beside the next, not above it. */
static bool is_beside(const struct region *region, guint i)
{
	const struct line *a = line_at(region, i), *b;

	if (i + 1 >= region->lines->len)
		return false;
	b = line_at(region, i + 1);
	return b->box.y0 + b->box.y1 - a->box.y0 - a->box.y1 < SAME_TOP * (a->size + b->size) / 2;
}

static double gap_above(const struct region *region, guint i)
{
	double reach = -G_MAXDOUBLE;

	for (guint k = i > 4 ? i - 4 : 0; k < i; k++)
		reach = MAX(reach, region_line_box(region, k)->y1);
	return region_line_box(region, i)->y0 - reach;
}

/** Whether a line is only in the first column and looks as if something new began with it. */
static bool is_heading(const struct walk *walk, guint i, guint first, const struct fit *fit)
{
	const struct line *line = line_at(walk->region, i);

	/* it may run over an edge of the column where there is a space between two of its words */
	bool stub = fit->columns == 1 || ((fit->columns & 1) != 0 && region_is_whole(walk->region, i));

	if (!stub || is_beside(walk->region, i) || (i > first && is_beside(walk->region, i - 1)))
		return false;
	if (i == first)
		return !walk->frame->cut;
	return line->bold || gap_above(walk->region, i) > HEADING_GAP * line->size;
}

/** Whether a line is larger or smaller than the table's, by its last word: bullets have sizes of their own. */
static bool is_other_type(const struct walk *walk, const struct line *line)
{
	const struct word *word = page_word(walk->region->page,
	    g_array_index(walk->region->flow->words, guint, line->first + line->n - 1));

	return fabs(word->size - walk->frame->size) > OTHER_SIZE * walk->frame->size;
}

static void figures_count(struct walk *walk, guint i)
{
	const struct row_line *line = region_line(walk->region, i);

	for (guint k = line->first; k < line->first + line->n; k++)
		walk->figures += region_segment(walk->region, k)->numeric;
	walk->segments += line->n;
}

/** The end of the lines from `first` on that go on the table. */
static guint walk_lines(struct walk *walk, guint first)
{
	guint i = first, n = MIN(walk->region->lines->len, MOST_LINES);

	for (; i < n; i++) {
		const struct line *line = line_at(walk->region, i);
		struct fit fit = line_fit(walk->frame, walk->region, i);
		bool group = bands_is_group(walk->region, walk->placed, i);
		if (i > first && gap_above(walk->region, i) > FAR * line->size)
			break;
		if (is_other_type(walk, line) && count_columns(fit.columns) < ROW_COLUMNS)
			break;
		if (!group && (!fit.keeps || is_heading(walk, i, first, &fit)))
			break;
		walk->n++;
		if (group)
			continue;
		walk->columns |= fit.columns;
		walk->begins += fit.begins;
		walk->in_line += fit.in_line;
		figures_count(walk, i);
	}
	return i;
}

/* --- rows --- */

static void row_add(struct grid *grid, double bottom, const struct band *band)
{
	unsigned n = grid_cols(grid), row = grid_rows(grid);
	guint8 drawn = band->ruled;

	g_array_append_val(grid->ys, bottom);
	g_array_append_val(grid->ruled, drawn);
	for (unsigned col = 0; col < (band->group ? 1 : n); col++) {
		struct span span = { row, col, 1, band->group ? n : 1 };
		g_array_append_val(grid->spans, span);
	}
}

/** The rows of the lines of a walk from one on. */
static void rows_add(struct grid *grid, const struct walk *walk, guint first)
{
	const struct region *from = walk->region;
	struct box box = *region_line_box(from, first);

	for (guint i = first + 1; i < first + walk->n; i++)
		box_grow(&box, region_line_box(from, i));
	struct region *region = region_new(from->page, from->rules, &box);
	GArray *columns = frame_place(walk->frame, region);
	GArray *bands = bands_find_as(region, columns, 0, &walk->frame->reading);
	for (guint i = 0; i < bands->len; i++)
		row_add(grid, i + 1 < bands->len ? bands_edge(region, bands, i) : box.y1 + 1,
		    &g_array_index(bands, struct band, i));
	g_array_unref(bands);
	g_array_unref(columns);
	region_free(region);
}

static struct grid *grid_of_walk(const struct walk *walk, guint first)
{
	struct grid *grid = grid_new(TABLE_ALIGNED);
	guint n = walk->frame->columns->len;
	double right = frame_column(walk->frame, n - 1)->x1, top = region_line_box(walk->region, first)->y0 - 1;

	for (guint i = 0; i < n; i++)
		g_array_append_val(grid->xs, frame_column(walk->frame, i)->x0);
	for (guint i = first; i < first + walk->n; i++)
		right = MAX(right, region_line_box(walk->region, i)->x1 + 1);
	g_array_append_val(grid->xs, right);
	guint8 none = 0;
	g_array_append_val(grid->ys, top);
	g_array_append_val(grid->ruled, none);
	rows_add(grid, walk, first);
	return grid;
}

/* --- what is asked --- */

static bool begins_lower(const struct region *region, guint line)
{
	return region_segment(region, region_line(region, line)->first)->lower;
}

/** Whether the lines at a page's top go on the table of the page before, and are not text that happens to fit. */
static bool goes_on(const struct walk *walk, guint first)
{
	const struct frame *frame = walk->frame;
	guint columns = count_columns(walk->columns);
	const struct box *top = region_line_box(walk->region, first);

	if (!frame_is_drawn(frame, walk->region->rules, top->y0,
		region_line_box(walk->region, first + walk->n - 1)->y1))
		return false;
	if (!frame->at_foot && columns < MIN(UNSURE_COLUMNS, frame->columns->len))
		return false;
	if (columns > 1)
		return walk->in_line >= IN_LINE * walk->begins;
	if (walk->columns == 1)
		return frame->cut && begins_lower(walk->region, first);
	return columns == 1 && frame->columns->len >= ROW_COLUMNS && walk->in_line >= ALONE_IN_LINE * walk->begins;
}

struct follow follow_page(const struct page *page, const struct rules *rules, const struct frame *frame, double bottom)
{
	struct follow follow = { .grid = NULL };
	struct box box = { 0, 0, page->width, bottom };
	struct region *region = region_new(page, rules, &box);
	struct walk walk = { .frame = frame, .region = region, .placed = frame_place(frame, region) };
	guint first = frame_head_lines(frame, region);

	if (first > 0) {
		follow.head = *region_line_box(region, 0);
		for (guint i = 1; i < first; i++)
			box_grow(&follow.head, region_line_box(region, i));
	}
	walk_lines(&walk, first);
	if (walk.n > 0 && (first > 0 || goes_on(&walk, first))) {
		follow.grid = grid_of_walk(&walk, first);
		follow.n_lines = walk.n;
	}
	g_array_unref(walk.placed);
	region_free(region);
	return follow;
}

void follow_down(const struct page *page, const struct rules *rules, const struct frame *frame, double bottom,
    bool rest, struct grid *grid)
{
	struct box box = { 0, frame->bottom, page->width, bottom };
	struct region *region = region_new(page, rules, &box);
	struct walk walk = { .frame = frame, .region = region, .placed = frame_place(frame, region) };

	if (region->lines->len > 0 && region_line_box(region, 0)->y0 - frame->bottom < FAR * frame->size)
		walk_lines(&walk, 0);
	guint columns = count_columns(walk.columns);
	bool enough = (columns > 1 && columns * 2 >= frame->columns->len) || (columns > 0 && rest);
	if (enough && walk.in_line >= IN_LINE * walk.begins &&
	    walk.figures * 2 < walk.segments) { /* where lines are rows, white space and heads part tables */
		guint last = grid_cols(grid);
		g_array_index(grid->ys, double, grid_rows(grid)) = (frame->bottom + region_line_box(region, 0)->y0) / 2;
		for (guint i = 0; i < walk.n; i++)
			g_array_index(grid->xs, double, last) = MAX(grid_x(grid, last),
			    region_line_box(region, i)->x1 + 1);
		rows_add(grid, &walk, 0);
	}
	g_array_unref(walk.placed);
	region_free(region);
}

/** The first of the bold lines at a region's foot that head the columns; the number of its lines if none do. */
static guint heads_from(const struct frame *frame, const struct region *region)
{
	guint first = region->lines->len;
	guint64 columns = 0;
	double below = region->box.y1;

	for (; first > 0; first--) {
		const struct line *line = line_at(region, first - 1);
		struct fit fit = line_fit(frame, region, first - 1);
		if (!line->bold || !fit.keeps || below - line->box.y1 > HEAD_FAR * line->size)
			break;
		columns |= fit.columns;
		below = line->box.y0;
	}
	return count_columns(columns) >= MAX(ROW_COLUMNS, HEADED * frame->columns->len) ? first : region->lines->len;
}

void follow_up(const struct page *page, const struct rules *rules, const struct frame *frame, struct grid *grid)
{
	struct box box = { frame_column(frame, 0)->x0 - 1, 0, frame_column(frame, frame->columns->len - 1)->x1 + 1,
		grid_y(grid, 0) };
	struct region *region = region_new(page, rules, &box);
	guint first = heads_from(frame, region);

	if (first < region->lines->len) {
		double top = region_line_box(region, first)->y0 - 1;
		guint8 none = 0;
		for (guint i = 0; i < grid->spans->len; i++)
			g_array_index(grid->spans, struct span, i).row++;
		for (unsigned col = frame->columns->len; col > 0; col--) {
			struct span span = { 0, col - 1, 1, 1 };
			g_array_prepend_val(grid->spans, span);
		}
		g_array_prepend_val(grid->ys, top);
		g_array_prepend_val(grid->ruled, none);
		grid->n_header_rows = 1;
	}
	region_free(region);
}

bool follow_fits(const struct page *page, const struct rules *rules, const struct frame *frame, const struct box *box)
{
	struct region *region = region_new(page, rules, box);
	guint kept = 0, begins = 0, in_line = 0, n = MIN(region->lines->len, MOST_LINES);

	for (guint i = 0; i < n; i++) {
		struct fit fit = line_fit(frame, region, i);
		kept += fit.keeps;
		begins += fit.keeps ? fit.begins : 0;
		in_line += fit.keeps ? fit.in_line : 0;
	}
	bool fits = n > 0 && kept >= FITS * n && in_line >= ALONE_IN_LINE * begins;
	region_free(region);
	return fits;
}

guint follow_count(const struct page *page, const struct rules *rules, const struct box *box)
{
	struct region *region = region_new(page, rules, box);
	guint n = region->lines->len;

	region_free(region);
	return n;
}
