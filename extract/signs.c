#include "extract/signs.h"

#include <math.h>

#include "model/sign.h"
#include "extract/colour.h"
#include "extract/rules.h"

#define FEWEST 2u         /* signs of a key */
#define MOST 9u           /* keys seen have three to six */
#define MOST_ON_PAGE 200u /* more are a table's column of signs or a drawing */
#define REACH 140.0       /* points from a sign to its meaning: in keys as wide as an A3 page signs stand 125 off */
#define SAME_X 4.0        /* points between the left edges of meanings */
#define SAME_COLUMN 70.0  /* points between signs of one column: some are set in the middle of it, others at its left */
#define LEVEL 0.8         /* of the type size between the middles of two signs or words of one line */
#define STEP 6.0          /* of the type size from one sign of a key to the next */
#define LINES 1.5         /* of the type size from one line of a meaning to the next */
#define SWATCH_LOW 5.0    /* points: fills of this height and width are swatches */
#define SWATCH_HIGH 40.0
#define SWATCH_WIDE 130.0

/** A sign and where the text right of it begins. */
struct sign_line {
	struct box box;
	int word; /* that is the sign; -1: it is drawn */
	enum sign sign;
	guint32 colour;
	bool is_fill;
	double text_x, size; /* of the first word of its meaning */
	double text_y;       /* its middle */
	bool has_left;       /* words stand left of it: another meaning, or it is in a column of another table */
	bool used;
};

/** Whether a word stands on the line of a sign, which may be much taller, or lower, than the word. */
static bool is_level(const struct box *sign, const struct box *word)
{
	double at = box_middle(word);

	return (at > sign->y0 && at < sign->y1) || (box_middle(sign) > word->y0 && box_middle(sign) < word->y1);
}

/** Finds the text right of a sign, with nothing between; false if there is none, or text close at its left. */
static bool find_text(const struct page *page, struct sign_line *line, gint64 *work)
{
	double nearest = G_MAXDOUBLE;

	*work -= page->words->len;
	for (guint i = 0; *work > 0 && i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		if (word->turned || (int)i == line->word || !is_level(&line->box, &word->box))
			continue;
		double gap = word->box.x0 - line->box.x1, before = line->box.x0 - word->box.x1;
		if (word->taken ? fabs(gap) < REACH : (before > -SAME_X && before < 2 * word->size))
			return false;
		line->has_left = line->has_left || before > 0;
		if (!word->taken && gap > -1 &&
		    (gap < nearest - 1 || (gap < nearest + 1 && box_middle(&word->box) < line->text_y))) {
			nearest = gap;
			line->text_x = word->box.x0;
			line->text_y = box_middle(&word->box);
			line->size = word->size;
		}
	}
	return nearest < REACH;
}

static void line_add(GArray *lines, const struct page *page, struct sign_line line, gint64 *work)
{
	if (lines->len < MOST_ON_PAGE && find_text(page, &line, work))
		g_array_append_val(lines, line);
}

static bool holds_word(const struct page *page, const struct box *box)
{
	for (guint i = 0; i < page->words->len; i++)
		if (box_holds(box, &page_word(page, i)->box))
			return true;
	return false;
}

static void words_collect(const struct page *page, GArray *lines, gint64 *work)
{
	for (guint i = 0; i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		guint32 own;
		if (word->taken || word->turned || word->n > 2)
			continue;
		g_autofree char *text = page_word_text(page, word);
		enum sign sign = sign_of_text(text, &own);
		if (sign == SIGN_NONE)
			continue;
		line_add(lines, page,
		    (struct sign_line){ .box = word->box,
			.word = (int)i,
			.sign = sign,
			.colour = own != COLOUR_NONE                                     ? own :
			    colour_is_hue(word->ink) || colour_is_middle_grey(word->ink) ? word->ink :
											   COLOUR_NONE },
		    work);
	}
}

static void drawn_collect(const struct page *page, GArray *lines, gint64 *work)
{
	for (guint i = 0; i < page->marks->len && i < MOST_ON_PAGE; i++) {
		const struct drawn_sign *mark = &g_array_index(page->marks, struct drawn_sign, i);
		if (!rules_is_white(mark->colour))
			line_add(lines, page,
			    (struct sign_line){ .box = mark->box,
				.word = -1,
				.sign = mark->sign,
				.colour = mark->colour },
			    work);
	}
	for (guint i = 0; i < page->fills->len && i < MOST_ON_PAGE; i++) {
		const struct fill *fill = &g_array_index(page->fills, struct fill, i);
		double w = box_width(&fill->box), h = box_height(&fill->box);
		if (colour_is_hue(fill->colour) && h > SWATCH_LOW && h < SWATCH_HIGH && w > SWATCH_LOW &&
		    w < SWATCH_WIDE && !holds_word(page, &fill->box))
			line_add(lines, page,
			    (struct sign_line){ .box = fill->box, .word = -1, .colour = fill->colour, .is_fill = true },
			    work);
	}
}

static int by_top(const void *a, const void *b)
{
	double p = box_middle(&((const struct sign_line *)a)->box), q = box_middle(&((const struct sign_line *)b)->box);

	return p < q ? -1 : p > q;
}

static bool looks_alike(const struct sign_line *a, const struct sign_line *b)
{
	return a->sign == b->sign && a->colour == b->colour && a->is_fill == b->is_fill;
}

/** Whether a sign stands in a column of its own: nothing left of it but another sign and its meaning. */
static bool stands_free(const GArray *lines, const struct sign_line *line)
{
	bool free = !line->has_left;

	for (guint i = 0; i < lines->len && !free; i++) {
		const struct sign_line *other = &g_array_index(lines, struct sign_line, i);
		free = other->text_x < line->box.x0 && !other->has_left &&
		    fabs(other->text_y - line->text_y) < LEVEL * line->size;
	}
	return free;
}

/** The signs below one another from `first` on, each with its text below the others' text; too many or alike: none. */
static GArray *column_collect(const GArray *lines, guint first)
{
	GArray *column = g_array_new(FALSE, FALSE, sizeof(guint));
	const struct sign_line *last = &g_array_index(lines, struct sign_line, first);
	bool is_none = !stands_free(lines, last);

	g_array_append_val(column, first);
	for (guint i = first + 1; i < lines->len; i++) {
		const struct sign_line *line = &g_array_index(lines, struct sign_line, i);
		double x = (line->box.x0 + line->box.x1) / 2, above = (last->box.x0 + last->box.x1) / 2;
		if (line->used || fabs(x - above) > SAME_COLUMN || fabs(line->text_x - last->text_x) > SAME_X ||
		    box_middle(&line->box) - box_middle(&last->box) > STEP * line->size)
			continue;
		if (box_middle(&line->box) - box_middle(&last->box) < SAME_X)
			continue; /* filled, then outlined */
		is_none = is_none || !stands_free(lines, line);
		for (guint k = 0; k < column->len; k++)
			is_none = is_none ||
			    looks_alike(line, &g_array_index(lines, struct sign_line, g_array_index(column, guint, k)));
		g_array_append_val(column, i);
		last = line;
	}
	if (is_none || column->len < FEWEST || column->len > MOST)
		g_array_set_size(column, 0);
	return column;
}

/** Where the next sign of the same height stands: a meaning ends before it. */
static double text_end(const struct page *page, const GArray *lines, const struct sign_line *line)
{
	double end = page->width;

	for (guint i = 0; i < lines->len; i++) {
		const struct sign_line *other = &g_array_index(lines, struct sign_line, i);
		if (other->box.x0 > line->text_x &&
		    fabs(box_middle(&other->box) - box_middle(&line->box)) < LEVEL * line->size)
			end = MIN(end, other->box.x0);
	}
	return end;
}

/** The words of a meaning: its line, and those right below it that begin where it does. */
static GArray *meaning_words(const struct page *page, const struct sign_line *line, double end, double below)
{
	GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));
	double y = line->text_y;

	for (bool more = true; more;) {
		double next = G_MAXDOUBLE;
		for (guint i = 0; i < page->words->len; i++) {
			const struct word *word = page_word(page, i);
			double at = box_middle(&word->box);
			if (word->taken || word->turned || word->box.x0 < line->text_x - SAME_X || word->box.x1 > end)
				continue;
			if (fabs(at - y) < LEVEL * line->size / 2)
				g_array_append_val(words, i);
			else if (at > y && at < y + LINES * line->size && at < below &&
			    fabs(word->box.x0 - line->text_x) < SAME_X)
				next = MIN(next, at);
		}
		more = next < G_MAXDOUBLE;
		y = next;
	}
	return words;
}

static void cell_of_sign(struct page *page, const struct sign_line *line, struct table *table, unsigned row)
{
	char *text = line->word >= 0 ? page_word_text(page, page_word(page, (guint)line->word)) : g_strdup("");
	struct cell *cell = table_add(table, row, 0, text);

	cell->box = line->box;
	if (line->word >= 0) {
		page_word(page, (guint)line->word)->taken = true;
		cell->ink = line->colour;
	} else if (line->is_fill) {
		cell->fill = line->colour;
	} else {
		cell->sign = line->sign;
		cell->sign_colour = line->colour;
	}
}

static void cell_of_meaning(struct page *page, const struct sign_line *line, GArray *words,
    const struct vocabulary *vocabulary, struct table *table, unsigned row)
{
	struct flow *flow = flow_new(page, words);
	struct cell *cell = table_add(table, row, 1, flow_cell_text(flow, 0, vocabulary));

	cell->box = (struct box){ line->text_x, line->box.y0, line->text_x, line->box.y1 };
	for (guint i = 0; i < words->len; i++) {
		struct word *word = page_word(page, g_array_index(words, guint, i));
		box_grow(&cell->box, &word->box);
		word->taken = true;
	}
	flow_free(flow);
}

static void column_read(struct page *page, GArray *lines, const GArray *column, const struct vocabulary *vocabulary,
    GPtrArray *blocks)
{
	struct table *table = table_new(TABLE_ALIGNED);

	table->place = (struct place){ .page = page->number, .page_end = page->number };
	for (guint i = 0; i < column->len; i++) {
		struct sign_line *line = &g_array_index(lines, struct sign_line, g_array_index(column, guint, i));
		const struct sign_line *next = i + 1 < column->len ?
		    &g_array_index(lines, struct sign_line, g_array_index(column, guint, i + 1)) :
		    NULL;
		GArray *words = meaning_words(page, line, text_end(page, lines, line),
		    next != NULL ? next->text_y - 1 : page->height);
		cell_of_sign(page, line, table, i);
		cell_of_meaning(page, line, words, vocabulary, table, i);
		g_array_unref(words);
		line->used = true;
	}
	table_close(table);
	table->box = ((struct cell *)g_ptr_array_index(table->cells, 0))->box;
	for (guint i = 1; i < table->cells->len; i++)
		box_grow(&table->box, &((struct cell *)g_ptr_array_index(table->cells, i))->box);
	struct block *block = block_new(BLOCK_TABLE, NULL, table->place);
	block->table = table;
	block->box = table->box;
	g_ptr_array_add(blocks, block);
}

void signs_read(struct page *page, const struct vocabulary *vocabulary, GPtrArray *blocks)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct sign_line));
	gint64 work = (gint64)MOST_ON_PAGE * page->words->len;

	words_collect(page, lines, &work);
	drawn_collect(page, lines, &work);
	g_array_sort(lines, by_top);
	for (guint i = 0; i < lines->len; i++) {
		if (g_array_index(lines, struct sign_line, i).used)
			continue;
		GArray *column = column_collect(lines, i);
		if (column->len > 0)
			column_read(page, lines, column, vocabulary, blocks);
		g_array_unref(column);
	}
	g_array_unref(lines);
}
