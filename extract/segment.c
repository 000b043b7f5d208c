#include "extract/segment.h"

#include <string.h>

#include "extract/symbol.h"

#define GAP 0.72        /* of the type size: wider parts two segments; the space of justified text reaches 0.6 */
#define SIGN_GAP 0.22   /* of the type size from a text to a sign: a space parts them */
#define BULLET_GAP 3.2  /* of the type size from a bullet to its text */
#define FINE 1.27       /* of the usual space: the spaces of ragged text differ by a tenth, of justified text by half */
#define FINE_LEAST 0.34 /* of the type size */
#define FINE_GAPS 40u   /* spaces that show what is usual */
/* of the type size between two figures: columns of figures stand close, words of one text do not */
#define GAP_FIGURES 0.42

static bool is_numeric(const char *bytes, gsize length)
{
	guint digits = 0, letters = 0, other = 0;

	for (const char *at = bytes; at < bytes + length; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool ascii = c < 0x80; /* nearly all are, and words are asked again for each region that is tried */
		if (ascii ? g_ascii_isdigit(c) : g_unichar_isdigit(c))
			digits++;
		else if (ascii ? g_ascii_isalpha(c) : g_unichar_isalpha(c))
			letters++;
		else
			other++;
	}
	if (digits > 0)
		return letters <= 1 || digits > letters;
	/* dashes and dots for nothing; not a bullet */
	return letters == 0 && other > 0 && length <= 6 && !symbol_is_bullet(g_utf8_get_char(bytes));
}

static bool word_is_numeric(const struct page *page, guint i)
{
	gsize length;
	const char *bytes = page_word_bytes(page, page_word(page, i), &length);

	return is_numeric(bytes, length);
}

static bool has_digit(const struct page *page, guint i)
{
	gsize length;
	const char *bytes = page_word_bytes(page, page_word(page, i), &length);

	for (gsize k = 0; k < length; k++)
		if (g_ascii_isdigit(bytes[k]))
			return true;
	return false;
}

static bool is_lower(const struct page *page, guint i)
{
	gsize length;
	const char *bytes = page_word_bytes(page, page_word(page, i), &length), *second;

	if (length < 2 || !g_unichar_islower(g_utf8_get_char(bytes)))
		return false;
	second = g_utf8_next_char(bytes);
	return second < bytes + length && g_unichar_islower(g_utf8_get_char(second));
}

/** A tick, cross, circle or the like that stands by itself: a status, not a word of the text before it. */
static bool is_sign(const struct page *page, guint i)
{
	gsize length;
	const struct word *word = page_word(page, i);
	gunichar c = g_utf8_get_char(page_word_bytes(page, word, &length));

	return word->n == 1 && c >= 0x25a0 && c < 0x2c00;
}

static bool is_bullet(const struct page *page, guint i)
{
	gsize length;
	const struct word *word = page_word(page, i);

	return word->n == 1 && symbol_is_bullet(g_utf8_get_char(page_word_bytes(page, word, &length)));
}

/** What a segment is, by its words. */
static void segment_look(const struct region *region, struct segment *segment)
{
	guint numeric = 0;

	segment->bold = true;
	segment->digits = false;
	segment->size = 0;
	for (guint i = segment->first; i < segment->first + segment->n; i++) {
		guint at = g_array_index(region->flow->words, guint, i);
		const struct word *word = page_word(region->page, at);
		numeric += word_is_numeric(region->page, at);
		segment->digits = segment->digits || has_digit(region->page, at);
		segment->bold = segment->bold && word->bold;
		segment->size = MAX(segment->size, word->size);
		if (i == segment->first)
			segment->box = word->box;
		box_grow(&segment->box, &word->box);
	}
	segment->numeric = numeric * 2 > segment->n;
	segment->lower = is_lower(region->page, g_array_index(region->flow->words, guint, segment->first));
	gsize length;
	const char *bytes = page_word_bytes(region->page,
	    page_word(region->page, g_array_index(region->flow->words, guint, segment->first)), &length);
	segment->item = is_bullet(region->page, g_array_index(region->flow->words, guint, segment->first));
	segment->sign = is_sign(region->page, g_array_index(region->flow->words, guint, segment->first));
	segment->leads = length > 0 && g_ascii_isdigit(bytes[0]);
	segment->upper = length > 0 && g_unichar_isupper(g_utf8_get_char(bytes));
}

static void segment_finish(struct region *region, struct segment *segment)
{
	segment_look(region, segment);
	g_array_append_val(region->segments, *segment);
}

/** Whether two words that follow each other on a line stand in two segments. */
static bool is_cut(const struct region *region, guint before, guint at)
{
	const struct word *a = page_word(region->page, before), *b = page_word(region->page, at);
	double gap = b->box.x0 - a->box.x1, size = MAX(a->size, b->size);

	if (is_bullet(region->page, before))
		return gap > BULLET_GAP * b->size;
	if (is_sign(region->page, at))
		return gap > SIGN_GAP * a->size;
	/* most gaps are plain, and whether words are figures need not be asked */
	if (gap <= MIN(GAP_FIGURES, region->gap) * size || gap > MAX(GAP_FIGURES, region->gap) * size)
		return gap > region->gap * size;
	bool figures = word_is_numeric(region->page, before) && word_is_numeric(region->page, at);
	return gap > (figures ? GAP_FIGURES : region->gap) * size;
}

static void line_cut(struct region *region, guint index)
{
	const struct line *line = &g_array_index(region->flow->lines, struct line, index);
	struct row_line row = { .first = region->segments->len };
	struct segment segment = { .line = index, .first = line->first };

	for (guint i = line->first; i < line->first + line->n; i++) {
		guint at = g_array_index(region->flow->words, guint, i);
		if (i > line->first && is_cut(region, g_array_index(region->flow->words, guint, i - 1), at)) {
			segment_finish(region, &segment);
			segment = (struct segment){ .line = index, .first = i };
		}
		segment.n++;
	}
	segment_finish(region, &segment);
	row.n = region->segments->len - row.first;
	g_array_append_val(region->lines, row);
}

struct region *region_new(const struct page *page, const struct rules *rules, const struct box *box)
{
	struct region *region = g_new0(struct region, 1);
	GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));

	region->page = page;
	region->rules = rules;
	region->box = *box;
	region->segments = g_array_new(FALSE, FALSE, sizeof(struct segment));
	region->lines = g_array_new(FALSE, FALSE, sizeof(struct row_line));
	for (guint i = 0; i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		if (!word->taken && !word->turned && box_holds(box, &word->box))
			g_array_append_val(words, i);
	}
	region->flow = flow_new(page, words);
	g_array_unref(words);
	region->gap = GAP;
	for (guint i = 0; i < region->flow->lines->len; i++)
		line_cut(region, i);
	return region;
}

/** The widest gap that is still a space between words of the region's text. */
static double fine_gap(const struct region *region)
{
	GArray *gaps = g_array_new(FALSE, FALSE, sizeof(double));

	for (guint i = 0; i < region->flow->lines->len; i++) {
		const struct line *line = &g_array_index(region->flow->lines, struct line, i);
		for (guint k = line->first + 1; k < line->first + line->n; k++) {
			guint before = g_array_index(region->flow->words, guint, k - 1),
			      at = g_array_index(region->flow->words, guint, k);
			const struct word *a = page_word(region->page, before), *b = page_word(region->page, at);
			double gap = (b->box.x0 - a->box.x1) / MAX(b->size, 1);
			if (!word_is_numeric(region->page, before) && !word_is_numeric(region->page, at))
				g_array_append_val(gaps, gap);
		}
	}
	doubles_sort(gaps);
	double usual = gaps->len >= FINE_GAPS ? g_array_index(gaps, double, gaps->len / 2) : GAP;
	g_array_unref(gaps);
	return CLAMP(FINE * usual, FINE_LEAST, GAP);
}

struct region *region_new_fine(const struct page *page, const struct rules *rules, const struct box *box)
{
	struct region *region = region_new(page, rules, box);

	region->gap = fine_gap(region);
	g_array_set_size(region->segments, 0);
	g_array_set_size(region->lines, 0);
	for (guint i = 0; i < region->flow->lines->len; i++)
		line_cut(region, i);
	return region;
}

void region_join(struct region *region)
{
	GArray *joined = g_array_new(FALSE, FALSE, sizeof(struct segment));

	for (guint i = 0; i < region->lines->len; i++) {
		struct row_line *line = region_line(region, i);
		guint first = joined->len;
		for (guint k = line->first; k < line->first + line->n; k++) {
			struct segment *segment = region_segment(region, k);
			struct segment *last = joined->len > first ?
			    &g_array_index(joined, struct segment, joined->len - 1) :
			    NULL;
			if (last != NULL && last->col == segment->col && last->colspan == 1 && segment->colspan == 1) {
				last->n += segment->n;
				segment_look(region, last);
			} else {
				g_array_append_val(joined, *segment);
			}
		}
		*line = (struct row_line){ first, joined->len - first };
	}
	g_array_unref(region->segments);
	region->segments = joined;
}

void region_free(struct region *region)
{
	if (region == NULL)
		return;
	flow_free(region->flow);
	g_array_unref(region->segments);
	g_array_unref(region->lines);
	g_free(region);
}

void segment_split(struct region *region, guint i, guint word)
{
	struct segment first = *region_segment(region, i), second = first;

	second.first = word;
	second.n = first.first + first.n - word;
	first.n -= second.n;
	segment_look(region, &first);
	segment_look(region, &second);
	*region_segment(region, i) = first;
	g_array_insert_val(region->segments, i + 1, second);
	region_line(region, first.line)->n++;
	for (guint line = first.line + 1; line < region->lines->len; line++)
		region_line(region, line)->first++;
}

bool region_is_whole(const struct region *region, guint line)
{
	const struct line *at = &g_array_index(region->flow->lines, struct line, line);

	for (guint i = at->first + 1; i < at->first + at->n; i++) {
		const struct word *a = page_word(region->page, g_array_index(region->flow->words, guint, i - 1)),
				  *b = page_word(region->page, g_array_index(region->flow->words, guint, i));
		if (b->box.x0 - a->box.x1 > GAP * MAX(a->size, b->size))
			return false;
	}
	return true;
}

double segment_first_width(const struct region *region, const struct segment *segment)
{
	return box_width(&page_word(region->page, g_array_index(region->flow->words, guint, segment->first))->box);
}

bool region_has_rule(const struct region *region, guint line, double share)
{
	double top, bottom, covered = 0;
	const GArray *across = region->rules->across;

	if (line + 1 >= region->lines->len)
		return false;
	/* middles, not edges: type boxes of close lines overlap, and rules touch them */
	top = (region_line_box(region, line)->y0 + region_line_box(region, line)->y1) / 2;
	bottom = (region_line_box(region, line + 1)->y0 + region_line_box(region, line + 1)->y1) / 2;
	for (guint i = 0; i < across->len; i++) {
		const struct rule *rule = &g_array_index(across, struct rule, i);
		if (rule->at > top && rule->at < bottom)
			covered += MAX(0, span_overlap(rule->from, rule->to, region->box.x0, region->box.x1));
	}
	return covered >= share * box_width(&region->box);
}
