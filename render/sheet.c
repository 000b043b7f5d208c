#include "render/sheet.h"

#include <string.h>

#define RULE_INK 0x9aa6b1
#define FRAME_INK 0xc9d2da
#define BAND_FILL 0xe8edf2
#define RULE_WIDTH 0.6
#define MARKER_ABOVE 8.0
#define KEEP_HEIGHT 130.0 /* a row lower than this is not broken: some eight lines */
/* a row lower than this is not broken to leave but a few lines for the next page: two fifths of one */
#define REST_HEIGHT 210.0
#define REST_LINES 4u  /* which is at most so many of any cell */
#define FIRST_LINES 4u /* lines of each cell that a row begins with, at least, before it goes on over the page */

void sheet_need(struct sheet *sheet, double height)
{
	if (!sheet->is_fresh && sheet->y + height > sheet->bottom)
		sheet_page(sheet);
}

void sheet_skip(struct sheet *sheet, double height)
{
	if (!sheet->is_fresh)
		sheet->y += height;
}

void grid_init(struct grid *grid, const struct sheet *sheet, guint n, const double *parts, double gap)
{
	double sum = 0, x = sheet->left, room = sheet->right - sheet->left - gap * (n - 1);

	*grid = (struct grid){ .n = n };
	for (guint i = 0; i < n; i++)
		sum += parts[i];
	for (guint i = 0; i < n; i++) {
		grid->x[i] = x;
		grid->width[i] = room * parts[i] / sum;
		x += grid->width[i] + gap;
	}
}

/** The borders of all rows of the table that stand on the page, in one path. */
static void paint_borders(struct sheet *sheet)
{
	const struct grid *grid = sheet->grid;
	const double *edges = &g_array_index(sheet->edges, double, 0);
	guint n = sheet->edges->len;

	if (n < 2)
		return;
	double right = grid->x[grid->n - 1] + grid->width[grid->n - 1], bottom = edges[n - 1];
	pdf_artifact_begin(sheet->pdf, ARTIFACT_LAYOUT);
	pdf_pen(sheet->pdf, PDF_NO_COLOUR, RULE_INK, RULE_WIDTH);
	pdf_rectangle(sheet->pdf, grid->x[0], edges[0], right - grid->x[0], bottom - edges[0]);
	for (guint i = 1; i < grid->n; i++) {
		pdf_move(sheet->pdf, grid->x[i], edges[0]);
		pdf_line(sheet->pdf, grid->x[i], bottom);
	}
	for (guint i = 1; i + 1 < n; i++) {
		pdf_move(sheet->pdf, grid->x[0], edges[i]);
		pdf_line(sheet->pdf, right, edges[i]);
	}
	pdf_paint(sheet->pdf);
	pdf_end(sheet->pdf);
	g_array_set_size(sheet->edges, 0);
}

static void add_edges(struct sheet *sheet, double top, double bottom)
{
	if (sheet->edges->len == 0)
		g_array_append_val(sheet->edges, top);
	g_array_append_val(sheet->edges, bottom);
}

/** Cards: a line above each, no boxes, which would read as a table. */
static void paint_frames(struct sheet *sheet, const struct grid *grid, double y)
{
	pdf_artifact_begin(sheet->pdf, ARTIFACT_LAYOUT);
	pdf_pen(sheet->pdf, PDF_NO_COLOUR, FRAME_INK, 0.75);
	for (guint i = 0; i < grid->n; i++) {
		pdf_move(sheet->pdf, grid->x[i], y);
		pdf_line(sheet->pdf, grid->x[i] + grid->width[i], y);
	}
	pdf_paint(sheet->pdf);
	pdf_end(sheet->pdf);
}

/** The head of a table, again or for the first time. */
static void paint_head(struct sheet *sheet, struct grid *grid, bool is_repeated)
{
	double height = 0;
	guint row = 0;

	for (guint i = 0; i < grid->n; i++)
		height = MAX(height, layout_height(grid->head[i], 0, grid->head[i]->lines->len));
	height += grid->pad_y * 2;
	pdf_artifact_begin(sheet->pdf, ARTIFACT_LAYOUT);
	pdf_pen(sheet->pdf, sheet->theme, sheet->theme, RULE_WIDTH);
	pdf_rectangle(sheet->pdf, grid->x[0], sheet->y, grid->x[grid->n - 1] + grid->width[grid->n - 1] - grid->x[0],
	    height);
	pdf_paint(sheet->pdf);
	pdf_end(sheet->pdf);
	if (!is_repeated)
		row = tags_add(sheet->tags, tags_add(sheet->tags, grid->table, TAG_THEAD), TAG_TR);
	for (guint i = 0; i < grid->n; i++) {
		guint element = is_repeated ? 0 : tags_add(sheet->tags, row, TAG_TH);
		double own = layout_height(grid->head[i], 0, grid->head[i]->lines->len);
		sheet_lines(sheet, grid->head[i], 0, grid->head[i]->lines->len, grid->x[i] + grid->pad_x,
		    sheet->y + height - grid->pad_y - own, element, is_repeated);
	}
	sheet->y += height;
}

double sheet_least(const struct sheet *sheet, const struct grid *grid, const struct strip *row)
{
	double least = 0, whole = 0;

	for (guint i = 0; i < grid->n; i++) {
		layout_set(row->piles[i], grid->width[i] - grid->pad_x * 2, &sheet->measure);
		guint n = row->piles[i]->lines->len;
		whole = MAX(whole, layout_height(row->piles[i], 0, n));
		least = MAX(least, layout_height(row->piles[i], 0, MIN(n, FIRST_LINES + 1)));
	}
	return (whole <= KEEP_HEIGHT ? whole : least) + grid->pad_y * 2;
}

double sheet_head_height(const struct sheet *sheet, const struct grid *grid)
{
	double height = 0;

	for (guint i = 0; i < grid->n; i++) {
		layout_set(grid->head[i], grid->width[i] - grid->pad_x * 2, &sheet->measure);
		height = MAX(height, layout_height(grid->head[i], 0, grid->head[i]->lines->len));
	}
	return height + grid->pad_y * 2;
}

void sheet_table_begin(struct sheet *sheet, struct grid *grid)
{
	for (guint i = 0; i < grid->n; i++)
		layout_set(grid->head[i], grid->width[i] - grid->pad_x * 2, &sheet->measure);
	grid->is_ruled = true;
	grid->table = tags_add(sheet->tags, sheet->document, TAG_TABLE);
	paint_head(sheet, grid, false);
	grid->body = tags_add(sheet->tags, grid->table, TAG_TBODY);
	sheet->grid = grid;
	sheet->is_fresh = true;
}

void sheet_table_end(struct sheet *sheet)
{
	paint_borders(sheet);
	sheet->grid = NULL;
	sheet->is_fresh = false;
}

void sheet_page(struct sheet *sheet)
{
	if (sheet->grid != NULL)
		paint_borders(sheet);
	pdf_page(sheet->pdf);
	sheet->y = sheet->top;
	sheet->is_fresh = true;
	if (sheet->grid != NULL)
		paint_head(sheet, sheet->grid, true);
}

/** What has been painted of a row. */
struct progress {
	guint from[SHEET_COLUMNS], take[SHEET_COLUMNS], parent[SHEET_COLUMNS];
	bool is_started;
};

/** How many lines of each cell this page takes; false: the row begins better on the next. */
static bool fit_row(const struct sheet *sheet, const struct grid *grid, const struct strip *row,
    struct progress *progress)
{
	double room = sheet->bottom - sheet->y - grid->pad_y * 2, height = 0;
	bool fits_whole = true, begins_badly = false;
	guint rest = 0;

	for (guint i = 0; i < grid->n; i++) {
		const struct pile *pile = row->piles[i];
		guint left = pile->lines->len - progress->from[i];
		progress->take[i] = layout_fit(pile, progress->from[i], room, sheet->is_fresh);
		fits_whole = fits_whole && progress->take[i] == left;
		rest = MAX(rest, left - progress->take[i]);
		begins_badly = begins_badly || progress->take[i] < MIN(left, FIRST_LINES);
	}
	if (fits_whole || sheet->is_fresh)
		return true;
	for (guint i = 0; i < grid->n; i++)
		height = MAX(height, layout_height(row->piles[i], progress->from[i], row->piles[i]->lines->len));
	return !begins_badly && !row->is_kept && height > (rest <= REST_LINES ? REST_HEIGHT : KEEP_HEIGHT);
}

static void begin_tags(struct sheet *sheet, const struct grid *grid, const struct strip *row, struct progress *progress)
{
	guint element = grid->is_ruled ? tags_add(sheet->tags, grid->body, TAG_TR) : 0;

	for (guint i = 0; i < grid->n; i++)
		progress->parent[i] = grid->is_ruled ? tags_add(sheet->tags, element, TAG_TD) : row->parents[i];
	if (row->target != NULL)
		pdf_target(sheet->pdf, row->target, sheet->y);
	if (row->bookmark != NULL)
		pdf_bookmark(sheet->pdf, row->level, row->bookmark, sheet->y);
}

/** Paints what fit_row took; false: the row is done. */
static bool paint_piece(struct sheet *sheet, const struct grid *grid, const struct strip *row,
    struct progress *progress)
{
	double height = 0;
	bool goes_on = false;

	for (guint i = 0; i < grid->n; i++)
		height = MAX(height,
		    layout_height(row->piles[i], progress->from[i], progress->from[i] + progress->take[i]));
	height += grid->pad_y * 2;
	if (grid->is_ruled)
		add_edges(sheet, sheet->y, sheet->y + height);
	else if (row->is_framed)
		paint_frames(sheet, grid, sheet->y);
	for (guint i = 0; i < grid->n; i++) {
		guint end = progress->from[i] + progress->take[i];
		sheet_lines(sheet, row->piles[i], progress->from[i], end, grid->x[i] + grid->pad_x,
		    sheet->y + grid->pad_y, progress->parent[i], false);
		progress->from[i] = end;
		goes_on = goes_on || end < row->piles[i]->lines->len;
	}
	sheet->y += height;
	sheet->is_fresh = false;
	progress->is_started = true;
	return goes_on;
}

/** Says above the text of a page which row goes on there: in the row itself it would read as the row's own words. */
static void paint_marker(struct sheet *sheet, const char *text)
{
	const struct style_look *look = &LAYOUT_STYLES[STYLE_SMALL];

	pdf_artifact_begin(sheet->pdf, ARTIFACT_HEADER);
	pdf_text(sheet->pdf, sheet->left, sheet->top - MARKER_ABOVE, look->weight, look->size, look->colour, text,
	    strlen(text));
	pdf_end(sheet->pdf);
}

static void set_row(const struct sheet *sheet, const struct grid *grid, const struct strip *row)
{
	for (guint i = 0; i < grid->n; i++)
		layout_set(row->piles[i], grid->width[i] - grid->pad_x * 2, &sheet->measure);
}

void sheet_need_row(struct sheet *sheet, struct grid *grid, struct strip *row, double above)
{
	struct progress progress = { .is_started = false };
	struct sheet below = *sheet;

	below.y += above;
	below.is_fresh = false;
	set_row(sheet, grid, row);
	if (!sheet->is_fresh && !fit_row(&below, grid, row, &progress))
		sheet_page(sheet);
}

void sheet_row(struct sheet *sheet, struct grid *grid, struct strip *row)
{
	struct progress progress = { .is_started = false };

	set_row(sheet, grid, row);
	while (true) {
		if (!fit_row(sheet, grid, row, &progress)) {
			sheet_page(sheet);
			continue;
		}
		if (!progress.is_started)
			begin_tags(sheet, grid, row, &progress);
		if (!paint_piece(sheet, grid, row, &progress))
			return;
		sheet_page(sheet);
		if (row->continued != NULL)
			paint_marker(sheet, row->continued);
	}
}

void sheet_flow(struct sheet *sheet, struct pile *pile, guint parent, double width)
{
	struct grid grid = { .n = 1, .x = { sheet->left }, .width = { width } };
	struct strip row = { .piles = { pile }, .parents = { parent } };

	sheet_row(sheet, &grid, &row);
}

void sheet_need_flow(struct sheet *sheet, struct pile *pile, double width, double above)
{
	struct grid grid = { .n = 1, .x = { sheet->left }, .width = { width } };
	struct strip row = { .piles = { pile } };

	sheet_need_row(sheet, &grid, &row, above);
}

static void paint_band(struct sheet *sheet, double x, double width, double height)
{
	pdf_artifact_begin(sheet->pdf, ARTIFACT_LAYOUT);
	pdf_pen(sheet->pdf, BAND_FILL, RULE_INK, RULE_WIDTH);
	pdf_rectangle(sheet->pdf, x, sheet->y, width, height);
	pdf_paint(sheet->pdf);
	pdf_end(sheet->pdf);
}

void sheet_band(struct sheet *sheet, struct pile *pile, const char *bookmark, unsigned level, double below)
{
	struct grid *grid = sheet->grid;
	double width = grid->x[grid->n - 1] + grid->width[grid->n - 1] - grid->x[0];
	guint n, take;

	layout_set(pile, width - grid->pad_x * 2, &sheet->measure);
	n = pile->lines->len;
	sheet_need(sheet, MIN(layout_height(pile, 0, n), KEEP_HEIGHT) + grid->pad_y * 2 + below);
	paint_borders(sheet);
	guint head = tags_add(sheet->tags, tags_add(sheet->tags, grid->body, TAG_TR), TAG_TH);
	tags_span(sheet->tags, head, grid->n);
	if (bookmark != NULL)
		pdf_bookmark(sheet->pdf, level, bookmark, sheet->y);
	for (guint from = 0; from < n; from += take) {
		if (from > 0)
			sheet_page(sheet);
		take = layout_fit(pile, from, sheet->bottom - sheet->y - grid->pad_y * 2, true);
		double height = layout_height(pile, from, from + take) + grid->pad_y * 2;
		paint_band(sheet, grid->x[0], width, height);
		sheet_lines(sheet, pile, from, from + take, grid->x[0] + grid->pad_x, sheet->y + grid->pad_y, head,
		    false);
		sheet->y += height;
	}
}
