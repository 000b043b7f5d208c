#include "extract/flow.h"

#include <math.h>
#include <string.h>

#include "model/hyphen.h"
#include "extract/symbol.h"
#include "extract/vocabulary.h"

/* of the type size between the middles of a line's words: superscripts are 0.35 off, lines 0.95 */
#define SAME_LINE 0.45
/* of the type size: a larger sign, as high as two lines of the text beside it, makes them no one line */
#define TALL 1.25
#define LIKE_SIZE 0.1   /* of the type size: words of one text differ less */
#define NEXT_LINE 0.9   /* of the type size from a line's middle to the next one's; superscripts are in smaller type */
#define SPACE 0.25      /* of the type size: a space between words */
#define ROOM 0.4        /* of the type size by which the next word must have missed the room before a break is meant */
#define LEADING 1.28    /* of the usual leading: more parts paragraphs; word processors' spacing starts at about 1.3 */
#define FEW 3u          /* occurrences of a part of a word that a narrow column has broken */
#define OTHER_SIZE 0.15 /* of the type size: larger or smaller type is another paragraph */
#define SAME_LEFT 0.3   /* of the type size between the left edges of two lines of one paragraph */
#define OUTDENT 0.6     /* of the type size: a line this far left of an item's text is no longer the item */

static int by_middle(const void *a, const void *b, void *data)
{
	const struct page *page = data;
	const struct box *x = &page_word(page, *(const guint *)a)->box, *y = &page_word(page, *(const guint *)b)->box;
	double p = x->y0 + x->y1, q = y->y0 + y->y1;

	return p < q ? -1 : p > q;
}

static int by_left(const void *a, const void *b, void *data)
{
	const struct page *page = data;
	const struct box *x = &page_word(page, *(const guint *)a)->box, *y = &page_word(page, *(const guint *)b)->box;

	return x->x0 < y->x0 ? -1 : x->x0 > y->x0;
}

static gunichar first_character(const struct page *page, const struct word *word)
{
	gsize length;
	const char *bytes = page_word_bytes(page, word, &length);

	return length > 0 ? g_utf8_get_char_validated(bytes, (gssize)length) : 0;
}

/** A bullet by itself, or a dash that white space follows. */
static bool is_bullet(const struct flow *flow, const struct line *line)
{
	const struct word *word = page_word(flow->page, g_array_index(flow->words, guint, line->first));
	gunichar c = first_character(flow->page, word);

	if (symbol_is_bullet(c))
		return line->n > 1 || word->n > 1;
	return word->n == 1 && line->n > 1 &&
	    (c == '-' || c == 0x2013 || c == 0x2014 || c == '*' || c == 'o' || c == 0x2212);
}

static void line_finish(struct flow *flow, struct line *line)
{
	g_qsort_with_data(&g_array_index(flow->words, guint, line->first), (gint)line->n, sizeof(guint), by_left,
	    (void *)flow->page);
	line->bold = true;
	line->size = 0;
	for (guint i = line->first; i < line->first + line->n; i++) {
		const struct word *word = page_word(flow->page, g_array_index(flow->words, guint, i));
		line->bold = line->bold && word->bold;
		line->size = MAX(line->size, word->size);
		if (i == line->first)
			line->box = word->box;
		box_grow(&line->box, &word->box);
	}
	line->bullet = is_bullet(flow, line);
	guint second = line->first +
	    (line->bullet && line->n > 1 &&
			page_word(flow->page, g_array_index(flow->words, guint, line->first))->n == 1 ?
		    1 :
		    0);
	line->text_x = page_word(flow->page, g_array_index(flow->words, guint, second))->box.x0;
	g_array_append_val(flow->lines, *line);
}

void flow_free(struct flow *flow)
{
	if (flow == NULL)
		return;
	g_array_unref(flow->words);
	g_array_unref(flow->lines);
	g_free(flow);
}

static const struct line *line_at(const struct flow *flow, guint i)
{
	return &g_array_index(flow->lines, struct line, i);
}

bool flow_is_forced(const struct flow *flow, guint i, double width)
{
	const struct line *line = line_at(flow, i), *next;

	if (i + 1 >= flow->lines->len)
		return false;
	next = line_at(flow, i + 1);
	const struct word *first = page_word(flow->page, g_array_index(flow->words, guint, next->first));
	return box_width(&line->box) + SPACE * line->size + box_width(&first->box) < width - ROOM * line->size;
}

static double usual_leading(const struct flow *flow)
{
	double leading = G_MAXDOUBLE;

	/* the smallest leading that is no superscript's: lines of one paragraph are the closest */
	for (guint i = 1; i < flow->lines->len; i++) {
		double step = line_at(flow, i)->box.y1 - line_at(flow, i - 1)->box.y1;
		if (step > 0.7 * line_at(flow, i)->size)
			leading = MIN(leading, step);
	}
	return leading;
}

/** Whether a line ends where a sentence or a lead-in does. */
static bool ends_sentence(const struct flow *flow, const struct line *line)
{
	gsize length;
	const struct word *word = page_word(flow->page, g_array_index(flow->words, guint, line->first + line->n - 1));
	const char *bytes = page_word_bytes(flow->page, word, &length);

	return length > 0 && strchr(".:;!?", bytes[length - 1]) != NULL;
}

/** Whether the dash that begins a line only stands there because the line before it was full: "letter" / "– or e-mail". */
static bool is_running_dash(const struct flow *flow, guint i, const struct line *item, double leading, double right)
{
	const struct line *line = line_at(flow, i), *before = line_at(flow, i - 1);
	double left = item != NULL ? (before == item ? item->text_x : before->box.x0) : before->box.x0;

	if (symbol_is_bullet(
		first_character(flow->page, page_word(flow->page, g_array_index(flow->words, guint, line->first)))))
		return false;
	return fabs(line->box.x0 - left) < SAME_LEFT * line->size &&
	    line->box.y1 - before->box.y1 <= LEADING * leading && !ends_sentence(flow, before) &&
	    !flow_is_forced(flow, i - 1, right - before->box.x0);
}

/** Takes the bullet from lines that begin with a dash of a running sentence. */
static void dashes_run(struct flow *flow)
{
	double leading = usual_leading(flow), right = -G_MAXDOUBLE;
	const struct line *item = flow->lines->len > 0 && line_at(flow, 0)->bullet ? line_at(flow, 0) : NULL;

	for (guint i = 0; i < flow->lines->len; i++)
		right = MAX(right, line_at(flow, i)->box.x1);
	for (guint i = 1; i < flow->lines->len; i++) {
		struct line *line = &g_array_index(flow->lines, struct line, i);
		if (line->bullet && is_running_dash(flow, i, item, leading, right)) {
			line->bullet = false;
			line->text_x = line->box.x0;
		}
		if (line->bullet)
			item = line;
	}
}

/** Whether a word is in the line below that of a line's first word, and only a sign as high as both reaches it. */
static bool is_next_line(const struct flow *flow, const struct line *line, const struct word *word)
{
	const struct word *top = page_word(flow->page, g_array_index(flow->words, guint, line->first));

	return line->size > TALL * word->size && fabs(top->size - word->size) <= LIKE_SIZE * word->size &&
	    (word->box.y0 + word->box.y1 - top->box.y0 - top->box.y1) / 2 > NEXT_LINE * word->size;
}

struct flow *flow_new(const struct page *page, const GArray *words)
{
	struct flow *flow = g_new0(struct flow, 1);
	struct line line = { .n = 0 };
	struct box band = { 0 };

	flow->page = page;
	flow->words = g_array_sized_new(FALSE, FALSE, sizeof(guint), words->len);
	flow->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	g_array_append_vals(flow->words, words->data, words->len);
	g_array_sort_with_data(flow->words, by_middle, (void *)page);
	for (guint i = 0; i < flow->words->len; i++) {
		const struct word *word = page_word(page, g_array_index(flow->words, guint, i));
		const struct box *box = &word->box;
		double size = word->size;
		double off = fabs(box->y0 + box->y1 - band.y0 - band.y1) / 2;
		if (line.n > 0 && (off > SAME_LINE * MAX(size, line.size) || is_next_line(flow, &line, word))) {
			line_finish(flow, &line);
			line = (struct line){ .first = i };
		}
		/* the tallest word so far is the line's band: superscripts do not stretch it */
		if (line.n == 0 || box_height(box) > box_height(&band))
			band = *box;
		line.size = MAX(line.size, size);
		line.n++;
	}
	if (line.n > 0)
		line_finish(flow, &line);
	dashes_run(flow);
	return flow;
}

/**
 * Whether a line left of an item's text runs on it: one whose bullet was typed goes back to where the bullet stands,
 * when the line above was full and ends within a sentence.
 */
static bool runs_on_outdented(const struct flow *flow, guint i, double width, const struct line *item)
{
	const struct line *line = line_at(flow, i), *before = line_at(flow, i - 1);

	return fabs(line->box.x0 - item->box.x0) < SAME_LEFT * line->size && !ends_sentence(flow, before) &&
	    !flow_is_forced(flow, i - 1, width);
}

static bool begins_paragraph(const struct flow *flow, guint i, double width, double leading, const struct line *item)
{
	const struct line *line = line_at(flow, i), *before = line_at(flow, i - 1);
	double step = line->box.y1 - before->box.y1;

	if (line->bullet || step > LEADING * leading || fabs(line->size - before->size) > OTHER_SIZE * before->size)
		return true;
	if (item != NULL && line->box.x0 < item->text_x - OUTDENT * line->size)
		return !runs_on_outdented(flow, i, width, item);
	return flow_is_forced(flow, i - 1, width);
}

GArray *flow_paragraphs(const struct flow *flow, double width)
{
	GArray *paragraphs = g_array_new(FALSE, FALSE, sizeof(struct flow_paragraph));
	double leading = usual_leading(flow), left = G_MAXDOUBLE, right = -G_MAXDOUBLE;
	const struct line *item = NULL;

	for (guint i = 0; i < flow->lines->len; i++) {
		left = MIN(left, line_at(flow, i)->box.x0);
		right = MAX(right, line_at(flow, i)->box.x1);
	}
	for (guint i = 0; i < flow->lines->len; i++) {
		const struct line *line = line_at(flow, i);
		double room = (width > 0 ? width : right - left);
		if (i > 0)
			room -= MAX(0, (item != NULL ? item->text_x : line_at(flow, i - 1)->box.x0) - left) *
			    (line_at(flow, i - 1)->bullet ? 0 : 1);
		if (i == 0 || begins_paragraph(flow, i, room, leading, item)) {
			struct flow_paragraph paragraph = { .first = i, .bullet = line->bullet, .box = line->box };
			g_array_append_val(paragraphs, paragraph);
			item = line->bullet ? line : NULL;
		}
		struct flow_paragraph *last = &g_array_index(paragraphs, struct flow_paragraph, paragraphs->len - 1);
		last->n++;
		box_grow(&last->box, &line->box);
	}
	return paragraphs;
}

/* --- text --- */

static bool is_hyphen(gunichar c)
{
	return c == '-' || c == 0x2010 || c == 0xad;
}

/** Whether a hyphen that ends a line was made by the break: "recom-" and "mendation". */
static bool is_break_hyphen(const char *head, const char *tail, const struct vocabulary *vocabulary)
{
	const char *last = head + strlen(head);
	gunichar hyphen, before, after = g_utf8_get_char(tail);

	last = g_utf8_prev_char(last);
	hyphen = g_utf8_get_char(last);
	if (hyphen == 0xad)
		return true;
	before = last > head ? g_utf8_get_char(g_utf8_prev_char(last)) : 0;
	if (!g_unichar_isalpha(before) || !g_unichar_islower(after))
		return false;
	/* addresses and compounds of more than two parts have hyphens of their own */
	if (strpbrk(head, "/@.") != NULL || strpbrk(tail, "/@-") != NULL ||
	    memchr(head, '-', (gsize)(last - head)) != NULL)
		return false;
	g_autofree char *stem = g_strndup(head, (gsize)(last - head));
	g_autofree char *joined = g_strconcat(stem, tail, NULL), *kept = g_strconcat(stem, "-", tail, NULL);
	guint n_joined = vocabulary_count(vocabulary, joined), n_kept = vocabulary_count(vocabulary, kept);
	if (n_joined != n_kept)
		return n_joined > n_kept;
	if (hyphen == 0x2010)
		return true;
	if (!vocabulary_breaks_words(vocabulary))
		return false;
	/* neither was seen: two words that each stand alone in this paper are a compound */
	if (vocabulary_count(vocabulary, stem) > 0 && vocabulary_count(vocabulary, tail) > 0)
		return false;
	return hyphen_is_break(head, tail);
}

/** The last white-space parted piece of a text, after `from`. */
static const char *last_piece(const GString *out, gsize from)
{
	const char *at = out->str + out->len;

	while (at > out->str + from && at[-1] != ' ' && at[-1] != '\n')
		at--;
	return at;
}

/** Whether a date or reference is broken between two digits: "23/10/2" and "020", each alone in its line. */
static bool is_broken_figure(const struct flow *flow, guint line, const char *head, const char *tail)
{
	gsize length = strlen(head);

	if (line == 0 || line_at(flow, line - 1)->n != 1 || line_at(flow, line)->n != 1 || strchr(head, '/') == NULL)
		return false;
	for (const char *at = tail; *at != '\0'; at++)
		if (!g_ascii_isdigit(*at))
			return false;
	return length > 0 && g_ascii_isdigit(head[length - 1]) && strlen(tail) < 4;
}

/**
 * Whether a line of one word ran out of room in the middle of it: the whole is a word of this paper, the part is not.
 */
static bool is_broken_word(const struct flow *flow, guint line, const char *head, const char *tail,
    const struct vocabulary *vocabulary)
{
	g_autofree char *joined = g_strconcat(head, tail, NULL);

	if (is_broken_figure(flow, line, head, tail))
		return true;
	if (vocabulary == NULL || line == 0 || line_at(flow, line - 1)->n != 1 ||
	    !g_unichar_islower(g_utf8_get_char(tail)))
		return false;
	guint whole = vocabulary_count(vocabulary, joined);
	return whole > 0 &&
	    (vocabulary_count(vocabulary, head) <= MIN(whole, FEW) ||
		vocabulary_count(vocabulary, tail) <= MIN(whole, FEW));
}

static void word_append(const struct flow *flow, guint i, guint line, bool line_start, gsize from,
    const struct vocabulary *vocabulary, GString *out)
{
	g_autofree char *text = page_word_text(flow->page, page_word(flow->page, g_array_index(flow->words, guint, i)));

	if (out->len == from || *text == '\0') {
		g_string_append(out, text);
		return;
	}
	const char *head = last_piece(out, from);
	gunichar last = g_utf8_get_char(g_utf8_prev_char(out->str + out->len));
	if (line_start && is_hyphen(last) && g_utf8_strlen(head, -1) > 1) {
		if (is_break_hyphen(head, text, vocabulary))
			g_string_truncate(out, (gsize)(g_utf8_prev_char(out->str + out->len) - out->str));
	} else if (line_start && is_broken_word(flow, line, head, text, vocabulary)) {
		/* nothing between: a narrow column broke the word itself */
	} else if (!(line_start && (last == '/' || last == 0x200b) && out->len - from > 1 &&
		       out->str[out->len - 2] != ' ')) {
		g_string_append_c(out, ' ');
	}
	g_string_append(out, text);
}

/** Writes a line's bullet as "• " and says where its words go on. */
static guint bullet_append(const struct flow *flow, const struct line *line, GString *out)
{
	guint first = g_array_index(flow->words, guint, line->first);
	const struct word *word = page_word(flow->page, first);
	g_autofree char *text = page_word_text(flow->page, word);

	g_string_append(out, "• ");
	if (word->n > 1)
		g_string_append(out, g_utf8_next_char(text));
	return line->first + 1;
}

void flow_text(const struct flow *flow, guint first, guint n, const struct vocabulary *vocabulary, GString *out)
{
	gsize from = out->len;

	for (guint i = first; i < first + n; i++) {
		const struct line *line = line_at(flow, i);
		guint word = line->first;
		if (i == first && line->bullet) {
			word = bullet_append(flow, line, out);
			from = out->str[out->len - 1] == ' ' ? out->len : from;
		}
		for (guint k = word; k < line->first + line->n; k++)
			word_append(flow, k, i, k == line->first && i > first, from, vocabulary, out);
	}
}

char *flow_cell_text(const struct flow *flow, double width, const struct vocabulary *vocabulary)
{
	GString *out = g_string_new(NULL);
	GArray *paragraphs = flow_paragraphs(flow, width);

	for (guint i = 0; i < paragraphs->len; i++) {
		const struct flow_paragraph *paragraph = &g_array_index(paragraphs, struct flow_paragraph, i);
		if (i > 0)
			g_string_append_c(out, '\n');
		flow_text(flow, paragraph->first, paragraph->n, vocabulary, out);
	}
	g_array_unref(paragraphs);
	return g_string_free(out, FALSE);
}
