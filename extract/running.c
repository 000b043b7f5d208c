#include "extract/running.h"

#include <math.h>
#include <string.h>

#include "extract/flow.h"
#include "extract/table_head.h"
#include "model/label.h"

#define MARGIN 0.16       /* of the page's height in which heads and feet stand */
#define MOST_LINES 4u     /* of a head or foot */
#define APART 1.0         /* of the type size: white space between a head and the body, a foot and the body */
#define CLOSE 0.15        /* the same for a line that every page has, not in the bold type of a table's head */
#define SAME_Y 9.0        /* points that a head or foot may move from page to page */
#define HEAD_SHARE 0.4    /* of the page's height in which a paper's head stands */
#define ECHO_WORDS 3u     /* of a running head that the paper's head says again */
#define SAME_PLACE 1.0    /* points that the same line moves between pages of one frame */
#define ECHO_SHARE 0.6    /* of its words */
#define SENTENCE_WORDS 8u /* of a line that ends with a full stop: it is text, */
#define SENTENCE_PAGES 3u /* unless so many pages have it */
#define LEAST_SHARE 0.3   /* of the pages that repeat it; at least two */

/** A line at the top or foot of a page. */
struct edge_line {
	guint page; /* index */
	bool foot;
	double y;      /* from the page's top, or from its foot */
	char *key;     /* its text folded, each run of digits as # */
	GArray *words; /* indexes */
	struct box box;
	guint alike; /* pages that have it at about the same height */
	bool bold;
	bool left_out;
	bool apart; /* from the page's body */
	enum left_out kind;
};

static void edge_line_free(void *data)
{
	struct edge_line *line = data;

	g_free(line->key);
	g_array_unref(line->words);
	g_free(line);
}

static char *line_key(const struct page *page, const GArray *words)
{
	GString *key = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++) {
		gsize length;
		const char *bytes = page_word_bytes(page, page_word(page, g_array_index(words, guint, i)), &length);
		g_autofree char *folded = g_utf8_casefold(bytes, (gssize)length);
		if (key->len > 0)
			g_string_append_c(key, ' ');
		for (const char *at = folded; *at != '\0'; at++)
			if (!g_ascii_isdigit(*at))
				g_string_append_c(key, *at);
			else if (key->len == 0 || key->str[key->len - 1] != '#')
				g_string_append_c(key, '#');
	}
	return g_string_free(key, FALSE);
}

/** Whether a key is a page number's: "#", "page # of #", "- # -". */
static bool is_page_number(const char *key)
{
	static const char *const forms[] = { "#", "page #", "page # of #", "# of #", "#/#", "# / #", "- # -", "-#-",
		"p. #", "p #", "page #/#", "page #of #", "pg #", "\xe2\x80\x93 # \xe2\x80\x93", "# | page", "page | #",
		"tudalen #", "agenda pack page #" };

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
		if (strcmp(key, forms[i]) == 0)
			return true;
	return false;
}

/** Whether a key ends in a page number that other words of a foot go before: "roads review page # of #". */
static bool ends_in_page_number(const char *key)
{
	return g_str_has_suffix(key, " page # of #") || g_str_has_suffix(key, " page #");
}

static void edge_line_add(GPtrArray *lines, const struct page *page, guint index, const struct flow *flow, guint i,
    bool foot)
{
	const struct line *from = &g_array_index(flow->lines, struct line, i);
	struct edge_line *line = g_new0(struct edge_line, 1);

	line->page = index;
	line->foot = foot;
	line->box = from->box;
	line->bold = from->bold;
	line->y = foot ? page->height - from->box.y1 : from->box.y0;
	line->words = g_array_new(FALSE, FALSE, sizeof(guint));
	g_array_append_vals(line->words, &g_array_index(flow->words, guint, from->first), from->n);
	line->key = line_key(page, line->words);
	g_ptr_array_add(lines, line);
}

/** The nearest thing of the page's body below (or above) a height: tables' words count too. */
static double body_gap(const struct page *page, const struct box *box, bool foot)
{
	double gap = G_MAXDOUBLE;

	for (guint i = 0; i < page->words->len; i++) {
		const struct box *word = &page_word(page, i)->box;
		double own = foot ? box->y0 - word->y1 : word->y0 - box->y1;
		if ((foot ? word->y0 < box->y0 : word->y1 > box->y1) && (word->y0 + word->y1) != (box->y0 + box->y1))
			gap = MIN(gap, MAX(own, 0));
	}
	return gap;
}

static void edges_collect(const struct page *page, guint index, GPtrArray *lines)
{
	GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < page->words->len; i++) {
		const struct word *word = page_word(page, i);
		double middle = (word->box.y0 + word->box.y1) / 2;
		if (!word->taken && !word->turned &&
		    (middle < MARGIN * page->height || middle > (1 - MARGIN) * page->height))
			g_array_append_val(words, i);
	}
	struct flow *flow = flow_new(page, words);
	g_array_unref(words);
	guint n = flow->lines->len;
	for (guint i = 0; i < n && i < MOST_LINES; i++)
		if (g_array_index(flow->lines, struct line, i).box.y1 < MARGIN * page->height + SAME_Y)
			edge_line_add(lines, page, index, flow, i, false);
	for (guint i = n; i > 0 && n - i < MOST_LINES; i--)
		if (g_array_index(flow->lines, struct line, i - 1).box.y0 > (1 - MARGIN) * page->height - SAME_Y)
			edge_line_add(lines, page, index, flow, i - 1, true);
	flow_free(flow);
}

/** Whether some line of the page below a first line says these words again. */
static bool is_said_below(const struct page *page, const struct edge_line *line, guint index)
{
	gsize length;
	const struct word *word = page_word(page, index);
	const char *bytes = page_word_bytes(page, word, &length);

	for (guint i = 0; i < page->words->len; i++) {
		const struct word *other = page_word(page, i);
		gsize n;
		const char *said = page_word_bytes(page, other, &n);
		if (other->box.y0 > line->box.y1 && other->box.y1 < HEAD_SHARE * page->height &&
		    other->size > word->size && n == length && memcmp(said, bytes, n) == 0)
			return true;
	}
	return false;
}

/**
 * A paper of one page repeats nothing, but its head line is told: the head below says all of it again in larger type.
 */
static void echo_mark(const struct page *page, GPtrArray *lines)
{
	bool echo = false;

	for (guint i = 0; i < lines->len; i++) {
		struct edge_line *line = g_ptr_array_index(lines, i);
		guint said = 0;
		for (guint k = 0; k < line->words->len && !line->foot; k++)
			said += is_said_below(page, line, g_array_index(line->words, guint, k));
		/* the rest of a long name goes below it; a protective marking among the names is not said again */
		echo = !line->foot && said >= (echo ? 1 : ECHO_WORDS) && said >= ECHO_SHARE * line->words->len;
		line->left_out = echo || (line->foot && ends_in_page_number(line->key));
	}
}

/** Whether every page has the same line at the same place: a table's repeated head is not there on the first. */
static bool is_everywhere(const GPtrArray *lines, const struct edge_line *line, guint n_pages)
{
	guint pages = 0;

	for (guint i = 0; i < lines->len; i++) {
		const struct edge_line *other = g_ptr_array_index(lines, i);
		pages += other->foot == line->foot && fabs(other->y - line->y) < SAME_PLACE &&
		    strcmp(other->key, line->key) == 0;
	}
	return n_pages > 1 && pages >= n_pages;
}

/** The line's words, a space between them. */
static char *line_text(const GPtrArray *pages, const struct edge_line *line)
{
	const struct page *page = g_ptr_array_index(pages, line->page);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < line->words->len; i++) {
		gsize length;
		const char *bytes = page_word_bytes(page, page_word(page, g_array_index(line->words, guint, i)),
		    &length);
		g_string_append_printf(text, "%s%.*s", i > 0 ? " " : "", (int)length, bytes);
	}
	return g_string_free(text, FALSE);
}

/** Whether a text ends like a paragraph: such lines are alike at pages' edges by chance. */
static bool is_sentence(const struct edge_line *line, const char *text)
{
	return line->words->len >= SENTENCE_WORDS && g_str_has_suffix(text, ".") && line->alike < SENTENCE_PAGES;
}

/** Whether on as many pages as have a line other text stands where it does or nearer to the edge: it is the body's. */
static bool stands_in_body(const GPtrArray *lines, const struct edge_line *line)
{
	guint pages = 0, last = G_MAXUINT;

	for (guint i = 0; i < lines->len; i++) {
		const struct edge_line *other = g_ptr_array_index(lines, i);
		if (other->foot == line->foot && other->alike < 2 && other->page != last &&
		    other->y < line->y + SAME_PLACE && !is_page_number(other->key)) {
			last = other->page;
			pages++;
		}
	}
	return pages >= line->alike;
}

/** Lines of the body that are alike on some pages are no heads or feet: records' names, and what not every page has. */
static void body_drop(const GPtrArray *pages, GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		struct edge_line *line = g_ptr_array_index(lines, i);
		if (!line->left_out)
			continue;
		g_autofree char *text = line_text(pages, line);
		bool body = is_sentence(line, text) || stands_in_body(lines, line);
		line->left_out = !label_is_record(text) && (!body || is_everywhere(lines, line, pages->len));
	}
}

static void repeated_mark(GPtrArray *lines, guint n_pages)
{
	g_autoptr(GHashTable) groups = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < lines->len; i++) {
		struct edge_line *line = g_ptr_array_index(lines, i);
		GPtrArray *group = g_hash_table_lookup(groups, line->key);
		if (group == NULL) {
			group = g_ptr_array_new();
			g_hash_table_insert(groups, line->key, group);
		}
		g_ptr_array_add(group, line);
	}
	GHashTableIter iter;
	void *value;
	g_hash_table_iter_init(&iter, groups);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		GPtrArray *group = value;
		for (guint i = 0; i < group->len; i++) {
			struct edge_line *line = g_ptr_array_index(group, i);
			guint alike = 0, last = G_MAXUINT;
			for (guint k = 0; k < group->len; k++) {
				const struct edge_line *other = g_ptr_array_index(group, k);
				if (other->foot == line->foot && fabs(other->y - line->y) < SAME_Y &&
				    other->page != last) {
					alike++;
					last = other->page;
				}
			}
			line->alike = alike;
			line->left_out = alike >= 2 && alike >= LEAST_SHARE * n_pages;
		}
		g_ptr_array_unref(group);
	}
}

/** A table's head is none of the page's, wherever it is printed again, nor is what stands below it. */
static void table_heads_drop(const GPtrArray *pages, const GPtrArray *lines)
{
	g_autoptr(GHashTable) heads = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < lines->len; i++) {
		const struct edge_line *line = g_ptr_array_index(lines, i);
		if (line->left_out && !line->foot && !g_hash_table_contains(heads, line->key) &&
		    table_head_is(pages, line->page, line->words))
			g_hash_table_add(heads, line->key);
	}
	for (guint i = 0; i < lines->len && g_hash_table_size(heads) > 0; i++) {
		const struct edge_line *line = g_ptr_array_index(lines, i);
		if (line->foot || !g_hash_table_contains(heads, line->key))
			continue;
		for (guint k = 0; k < lines->len; k++) {
			struct edge_line *other = g_ptr_array_index(lines, k);
			if (other->page == line->page && !other->foot && other->y >= line->y)
				other->left_out = false;
		}
	}
}

/** Whether the same line at the same place of another page stands apart: a table may reach down to it on this one. */
static bool is_apart_elsewhere(const GPtrArray *lines, const struct edge_line *line)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct edge_line *other = g_ptr_array_index(lines, i);
		if (other->left_out && other->apart && other->page != line->page && other->foot == line->foot &&
		    fabs(other->y - line->y) < SAME_PLACE && strcmp(other->key, line->key) == 0)
			return true;
	}
	return false;
}

/**
 * A head or foot stands apart from the body; so do those lines only that nothing but their like parts from the edge.
 */
static void apart_check(GPtrArray *pages, GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		struct edge_line *line = g_ptr_array_index(lines, i);
		const struct page *page = g_ptr_array_index(pages, line->page);
		bool number = is_page_number(line->key);
		struct box reach = line->box;
		for (guint k = 0; k < lines->len && (line->left_out || number); k++) { /* its fellows belong to it */
			const struct edge_line *other = g_ptr_array_index(lines, k);
			if (other->page == line->page && other->foot == line->foot &&
			    (other->left_out || is_page_number(other->key)))
				box_grow(&reach, &other->box);
		}
		double size = page_word(page, g_array_index(line->words, guint, 0))->size;
		bool everywhere = line->left_out && !line->bold && line->alike == pages->len;
		line->apart = body_gap(page, &reach, line->foot) >= (everywhere ? CLOSE : APART) * size;
		line->kind = number ? LEFT_OUT_PAGE_NUMBER : LEFT_OUT_RUNNING;
		line->left_out = line->left_out || number;
	}
	for (guint i = 0; i < lines->len; i++) {
		struct edge_line *line = g_ptr_array_index(lines, i);
		line->left_out = line->left_out &&
		    (line->apart || is_apart_elsewhere(lines, line) || is_everywhere(lines, line, pages->len));
	}
}

static void block_add(struct page *page, const struct edge_line *line, GPtrArray *blocks)
{
	struct flow *flow = flow_new(page, line->words);
	GString *text = g_string_new(NULL);
	struct place place = { .page = page->number, .page_end = page->number };

	flow_text(flow, 0, flow->lines->len, NULL, text);
	struct block *block = block_new(BLOCK_LEFT_OUT, g_string_free(text, FALSE), place);
	block->left_out = line->kind;
	block->box = line->box;
	g_ptr_array_add(blocks, block);
	for (guint i = 0; i < line->words->len; i++)
		page_word(page, g_array_index(line->words, guint, i))->taken = true;
	flow_free(flow);
}

void running_read(GPtrArray *pages, GPtrArray *blocks)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(edge_line_free);

	for (guint i = 0; i < pages->len; i++)
		edges_collect(g_ptr_array_index(pages, i), i, lines);
	if (pages->len == 1)
		echo_mark(g_ptr_array_index(pages, 0), lines);
	else
		repeated_mark(lines, pages->len);
	if (pages->len > 1)
		body_drop(pages, lines);
	table_heads_drop(pages, lines);
	apart_check(pages, lines);
	for (guint i = 0; i < lines->len; i++) {
		struct edge_line *line = g_ptr_array_index(lines, i);
		struct page *page = g_ptr_array_index(pages, line->page);
		if (line->left_out && !page_word(page, g_array_index(line->words, guint, 0))->taken)
			block_add(page, line, g_ptr_array_index(blocks, line->page));
	}
}
