/** The headings above columns that white space divides: where each begins, and how many lines they take. */
#include "extract/from_text_layout.h"

#include <string.h>

#include "model/columns.h"
#include "model/hyphen.h"
#include "model/label.h"
#include "model/pattern.h"
#include "model/text.h"

#define HEAD_LINES 8u /* lines of a header; the narrowest columns seen take 6 */
#define MIN_KNOWN 2u  /* headings that the dictionary knows */
#define MIN_HEADS 3u
#define SHIFT 2u      /* a heading's further lines may begin so far to the left of its first */
#define SPLIT_SURE 4u /* cells below that begin inside a heading of several words: it is two */

/** A heading as far as it is known. */
struct head {
	unsigned start, end; /* characters */
	GString *text;
};

static void head_clear(void *data)
{
	g_string_free(((struct head *)data)->text, TRUE);
}

static struct head *head_at(const GArray *heads, guint i)
{
	return &g_array_index(heads, struct head, i);
}

static unsigned count_known(const GArray *heads)
{
	unsigned n = 0;

	for (guint i = 0; i < heads->len; i++)
		n += layout_is_known(head_at(heads, i)->text->str);
	return n;
}

static void insert(GArray *heads, guint at, const struct layout_line *line, const struct gutter *piece)
{
	g_autofree char *text = layout_piece_text(line, piece);
	struct head head = { piece->start, piece->end, g_string_new(text) };

	g_array_insert_val(heads, at, head);
}

/** The first heading that ends behind the start of a piece. */
static guint find_head(const GArray *heads, const struct gutter *piece)
{
	guint i = 0;

	while (i < heads->len && head_at(heads, i)->end <= piece->start)
		i++;
	return i;
}

/** How many headings stand above a piece. */
static unsigned count_above(const GArray *heads, const struct gutter *piece)
{
	unsigned n = 0;

	for (guint i = find_head(heads, piece); i < heads->len && head_at(heads, i)->start < piece->end; i++)
		n++;
	return n;
}

/** How many pieces stand below a heading. */
static unsigned count_below(const GArray *pieces, const struct head *head)
{
	unsigned n = 0;

	for (guint i = 0; i < pieces->len; i++) {
		const struct gutter *piece = &g_array_index(pieces, struct gutter, i);
		n += piece->start < head->end && piece->end > head->start;
	}
	return n;
}

/** Divides a piece that runs on below the next heading, at the word that begins there: "completion[iv officer[v". */
static void cut_below(const GArray *heads, const struct layout_line *line, GArray *pieces)
{
	for (guint i = 0; i < pieces->len && pieces->len < LAYOUT_MAX_HEADS; i++) {
		struct gutter *piece = &g_array_index(pieces, struct gutter, i);
		if (count_above(heads, piece) < 2)
			continue;
		unsigned start = head_at(heads, find_head(heads, piece) + 1)->start;
		for (unsigned at = start > 0 ? start - 1 : 0; at <= start + 1 && at + 1 < piece->end; at++) {
			if (at <= piece->start + 1 || line->text[at] == ' ' || line->text[at - 1] != ' ')
				continue;
			struct gutter right = { at, piece->end };
			piece->end = at - 1;
			g_array_insert_val(pieces, i + 1, right);
			break;
		}
	}
}

/** Adds a line to the headings. False: it is none of theirs. */
static bool add_line(const struct layout *layout, GArray *heads, const struct layout_line *line)
{
	g_autoptr(GArray) pieces = layout_head_pieces(layout, line);

	if (heads->len > 0)
		cut_below(heads, line, pieces);
	for (guint i = 0; i < pieces->len; i++)
		if (count_above(heads, &g_array_index(pieces, struct gutter, i)) > 1)
			return false;
	for (guint i = 0; i < heads->len;) {
		/* a heading above several others: they are the columns */
		bool group = count_below(pieces, head_at(heads, i)) > 1;
		if (group)
			g_array_remove_index(heads, i);
		else
			i++;
	}
	for (guint i = 0; i < pieces->len; i++) {
		const struct gutter *piece = &g_array_index(pieces, struct gutter, i);
		guint at = find_head(heads, piece);
		if (at == heads->len || head_at(heads, at)->start >= piece->end) {
			insert(heads, at, line, piece);
			continue;
		}
		struct head *head = head_at(heads, at);
		g_autofree char *text = layout_piece_text(line, piece);
		hyphen_append(head->text, text);
		head->start = MIN(head->start, piece->start);
		head->end = MAX(head->end, piece->end);
	}
	return pieces->len > 0;
}

/** Beside names of groups the first line may have the first and last columns' own headings, with nothing below them. */
static void keep_outer(const struct layout *layout, GArray *heads)
{
	const struct layout_line *line = g_ptr_array_index(layout->rows, 0);
	struct gutter piece = { 0, 0 };
	unsigned at = 0;

	if (layout_next_piece(line, &at, &piece) && piece.end < head_at(heads, 0)->start)
		insert(heads, 0, line, &piece);
	while (layout_next_piece(line, &at, &piece))
		if (piece.start > head_at(heads, heads->len - 1)->end && heads->len < LAYOUT_MAX_HEADS)
			insert(heads, heads->len, line, &piece);
}

/** The headings of lines. */
static GArray *heads_of(const struct layout *layout, guint from, guint behind)
{
	GArray *heads = g_array_new(FALSE, FALSE, sizeof(struct head));

	g_array_set_clear_func(heads, head_clear);
	for (guint i = from; i < behind; i++)
		add_line(layout, heads, g_ptr_array_index(layout->rows, i));
	if (from == 1 && heads->len > 0)
		keep_outer(layout, heads);
	return heads;
}

/** Whether a piece below one heading reaches to where the next begins: the name of a group of rows. */
static bool reaches_next(const GArray *heads, const struct gutter *piece)
{
	guint next = find_head(heads, piece) + 1;

	return next < heads->len && piece->end >= head_at(heads, next)->start;
}

/** Whether a line below the header goes on it: a few short pieces, each below a heading. */
static bool is_rest(const GArray *heads, const struct layout_line *line)
{
	g_autoptr(GArray) pieces = layout_head_pieces(NULL, line);

	if (line->line->gap > 0 || pieces->len == 0 || pieces->len * 2 > heads->len + 1)
		return false;
	for (guint i = 0; i < pieces->len; i++) {
		const struct gutter *piece = &g_array_index(pieces, struct gutter, i);
		if (count_above(heads, piece) != 1 || piece->end - piece->start > LAYOUT_LINE_CHARS ||
		    reaches_next(heads, piece) || piece->start + SHIFT < head_at(heads, find_head(heads, piece))->start)
			return false;
	}
	return true;
}

/** Whether all pieces of a line stand below one heading each. */
static bool is_under(const GArray *heads, const struct layout_line *line)
{
	g_autoptr(GArray) pieces = layout_head_pieces(NULL, line);

	cut_below(heads, line, pieces);
	for (guint i = 0; i < pieces->len; i++)
		if (count_above(heads, &g_array_index(pieces, struct gutter, i)) != 1)
			return false;
	return line->line->gap == 0 && pieces->len > 0;
}

/** Whether a line begins with a record's number. */
static bool begins_with_number(const struct layout *layout, guint i)
{
	struct gutter piece = { 0, 0 };
	unsigned at = 0;

	if (i >= layout->rows->len || !layout_next_piece(g_ptr_array_index(layout->rows, i), &at, &piece))
		return false;
	g_autofree char *text = layout_piece_text(g_ptr_array_index(layout->rows, i), &piece);
	return line_is_number(text) && !layout_is_known(text);
}

/**
 * The lines of the header where the row below them begins with a number: all that stand under its headings and leave
 * as many of them known. `n_head` if there are no more.
 */
static guint reach_number(const struct layout *layout, guint n_head, guint n_lines, unsigned known)
{
	if (n_lines <= n_head || !begins_with_number(layout, n_lines))
		return n_head;
	g_autoptr(GArray) heads = heads_of(layout, layout->n_groups, n_head),
			  all = heads_of(layout, layout->n_groups, n_lines);
	if (count_known(all) < known || all->len != heads->len)
		return n_head;
	for (guint i = n_head; i < n_lines; i++)
		if (!is_under(heads, g_ptr_array_index(layout->rows, i)))
			return n_head;
	return n_lines;
}

/** How many pieces of the lines below begin inside a heading, nearer to its second half than to its first. */
static unsigned count_inside(const struct layout *layout, guint n_head, const struct head *head, unsigned second,
    unsigned end)
{
	unsigned starts[LAYOUT_COLUMNS + 1], n_inside = 0, middle = (head->start + second + 1) / 2;

	for (guint i = n_head; i < MIN(layout->rows->len, n_head + LAYOUT_SPLIT_LINES); i++) {
		unsigned n = layout_pieces(g_ptr_array_index(layout->rows, i), starts);
		for (unsigned piece = 1; piece < n; piece++)
			n_inside += starts[piece] > MAX(middle, head->start + LAYOUT_WIDE_SPACE) && starts[piece] < end;
	}
	return n_inside;
}

/** Whether a heading can be divided before a word: both halves are headings, of different fields. */
static bool may_split(const char *left, const char *right)
{
	struct reading_of_heading first = columns_heading(left, NULL), second = columns_heading(right, NULL);

	return first.score > 0 && second.score > 0 && first.field != second.field && !layout_is_qualifier(left) &&
	    !g_unichar_islower(g_utf8_get_char(right));
}

static bool is_date_field(const char *text)
{
	enum field field = columns_heading(text, NULL).field;

	return field == FIELD_DUE || field == FIELD_REVISED_DUE || field == FIELD_DONE;
}

/** Whether two halves of a heading are two kinds of dates: no heading means both. */
static bool are_dates(const char *left, const char *right)
{
	return is_date_field(left) && is_date_field(right);
}

/**
 * Splits a heading that is two, run up to each other, if the lines below show it. `missing`: there are too few
 * headings.
 */
static bool split(const struct layout *layout, GArray *heads, guint i, guint n_head, bool missing)
{
	struct head *head = head_at(heads, i);

	for (char *at = strchr(head->text->str, ' '); at != NULL; at = strchr(at + 1, ' ')) {
		g_autofree char *left = g_strndup(head->text->str, (gsize)(at - head->text->str));
		unsigned start = head->start + (unsigned)g_utf8_strlen(left, -1) + 1;
		/* where headings are missing the cells may as well begin behind it, up to the next */
		unsigned end = missing && i + 1 < heads->len ? head_at(heads, i + 1)->start - LAYOUT_WIDE_SPACE :
							       head->end;
		unsigned n_inside = may_split(left, at + 1) ? count_inside(layout, n_head, head, start, end) : 0;
		if (n_inside < (missing || are_dates(left, at + 1) ? 1 : SPLIT_SURE))
			continue;
		struct head second = { start, head->end, g_string_new(at + 1) };
		g_string_assign(head->text, left);
		head->end = start - 1;
		g_array_insert_val(heads, i + 1, second);
		return true;
	}
	return false;
}

static void split_heads(const struct layout *layout, GArray *heads, guint n_head)
{
	unsigned n = layout_count_columns(layout, n_head);

	for (guint i = 0; i < heads->len && heads->len < LAYOUT_MAX_HEADS; i++)
		i += split(layout, heads, i, n_head, heads->len < n);
}

/** How many of the first lines may be a header. */
static guint count_lines(const struct layout *layout)
{
	g_autoptr(GArray) heads = heads_of(layout, 0, 0);
	guint n = 0;

	while (n < MIN(HEAD_LINES, layout->rows->len)) {
		const struct layout_line *line = g_ptr_array_index(layout->rows, n);
		if (n > 0 && (line->line->gap > 1 || (line->line->gap == 1 && count_known(heads) < MIN_KNOWN)))
			break; /* a title above the header */
		if (n > 0 && layout_is_header_again(g_ptr_array_index(layout->rows, 0), line))
			break;
		if (!add_line(layout, heads, line))
			break;
		n++;
	}
	return n;
}

/** The words of the headings, each by its key. */
static char *heads_key(const GArray *heads)
{
	g_autoptr(GString) all = g_string_new(NULL);

	for (guint i = 0; i < heads->len; i++) {
		g_autofree char *key = text_key(head_at(heads, i)->text->str);
		g_string_append_printf(all, "%s ", key);
	}
	return g_strdup(all->str);
}

/** The lines that print the headings of the table above again; 0: they do not. */
static guint count_repeated(const struct layout *layout, guint n_lines)
{
	guint found = 0;

	for (guint n = 1; layout->lines->known_heads != NULL && n <= n_lines; n++) {
		g_autoptr(GArray) heads = heads_of(layout, layout->n_groups, n);
		g_autofree char *key = heads_key(heads);
		if (strcmp(key, layout->lines->known_heads) == 0)
			found = n; /* a bracket alone on a further line is no word, and belongs */
		else if (found > 0)
			break;
	}
	return found;
}

/** Two headings are a header only if both are known and one is the recommendation. */
static bool is_pair(const GArray *heads)
{
	bool recommendation = false;

	for (guint i = 0; i < heads->len; i++)
		recommendation = recommendation ||
		    columns_heading(head_at(heads, i)->text->str, NULL).field == FIELD_RECOMMENDATION;
	return heads->len == 2 && count_known(heads) == 2 && recommendation;
}

bool layout_is_header(const struct layout_line *line)
{
	g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(struct head));

	g_array_set_clear_func(heads, head_clear);
	return add_line(NULL, heads, line) && count_known(heads) >= 2 && count_known(heads) * 4 >= heads->len * 3;
}

/** Whether the first line names groups of the columns whose headings are on the second. */
static bool has_groups(const struct layout *layout, guint n_lines)
{
	if (n_lines < 2)
		return false;
	guint behind = 2;
	while (behind < n_lines && ((struct layout_line *)g_ptr_array_index(layout->rows, behind))->line->gap == 0)
		behind++;
	g_autoptr(GArray) groups = heads_of(layout, 0, 1), heads = heads_of(layout, 1, behind);
	g_autoptr(GArray) both = heads_of(layout, 0, behind);
	return groups->len >= 2 && count_known(groups) == groups->len && groups->len * 2 <= heads->len + 1 &&
	    count_known(heads) >= MIN_HEADS && count_known(heads) * 4 >= heads->len * 3 && both->len > heads->len;
}

guint layout_find_heads(struct layout *layout)
{
	layout_look_below(layout);
	guint n_lines = count_lines(layout), n_head = 0;
	unsigned most = MIN_KNOWN - 1;

	layout->n_groups = has_groups(layout, n_lines) ? 1 : 0;
	guint n_repeated = count_repeated(layout, n_lines);

	for (guint n = MAX(layout->n_groups + 1, n_repeated); n <= (n_repeated > 0 ? n_repeated : n_lines); n++) {
		g_autoptr(GArray) heads = heads_of(layout, layout->n_groups, n);
		unsigned known = heads->len >= MIN_HEADS || is_pair(heads) ? count_known(heads) : 0;
		if (known <= most)
			continue;
		most = known;
		n_head = n;
	}
	if (n_head == 0)
		return 0;
	if (n_repeated == 0)
		n_head = reach_number(layout, n_head, n_lines, most);
	g_autoptr(GArray) heads = heads_of(layout, layout->n_groups, n_head);
	while (n_repeated == 0 && n_head < n_lines && is_rest(heads, g_ptr_array_index(layout->rows, n_head)))
		add_line(layout, heads, g_ptr_array_index(layout->rows, n_head++));
	g_free(layout->lines->known_heads);
	layout->lines->known_heads = heads_key(heads);
	split_heads(layout, heads, n_head);
	layout->n_cols = heads->len;
	g_free(layout->fields);
	layout->fields = g_malloc_n(heads->len, sizeof *layout->fields);
	for (guint i = 0; i < heads->len; i++) {
		layout->starts[i] = head_at(heads, i)->start;
		layout->fields[i] = columns_heading(head_at(heads, i)->text->str, NULL).field;
	}
	layout->starts[layout->n_cols] = LAYOUT_COLUMNS;
	return n_head;
}
