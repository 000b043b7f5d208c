/**
 * Columns that shift from row to row, as `pdftotext -layout` prints them: each is followed down the lines from its
 * heading, by where its words began above and below. Each word of a line goes to one column; the cheapest division is
 * taken.
 */
#include "extract/from_text_layout.h"

#include <string.h>

#include "model/date.h"
#include "model/decision.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/people.h"

/* Costs, in halves of a character. Where pdftotext runs two cells up to each other the second begins up to some four
 * characters too far to the left, seldom to the right. */
#define OFF 2u            /* each character off the column */
#define SOFT 8u           /* a cell that begins behind a single space */
#define SOFT_LEFT 1u      /* each character that it is too far to the left */
#define SOFT_RIGHT 4u     /* to the right */
#define FITS 8u           /* saved where it reads like what its column holds: a post, a date, a status */
#define TOO_WIDE 2u       /* each character that a cell is wider than any other of its column */
#define CAPITAL 4u        /* saved where it begins with a capital and the word before ends no sentence */
#define WIDE 6u           /* each further space inside a cell: justified text, a tab in a list */
#define WIDEST 8u         /* spaces inside a cell cost no more than so many */
#define OVER 6u           /* each word that lies where the next column begins */
#define MAX_COST 120u     /* a word however far it is from its column */
#define FAR 14u           /* characters between a cell and its column; more is doubt */
#define OVERRUN 1u        /* characters that a cell may reach over where the next column begins */
#define INDENT 6u         /* characters: a list item stands so far in its column at most */
#define NEAR_LINES 6u     /* a column's words so few lines below tell where it stands here */
#define FULL_LINES 60u    /* lines looked at for one that has words in every column */
#define VALUE_CHARS 16u   /* of a cell that others repeat: "High", "In part", "Not started" */
#define VALUE_SEEN 2u     /* cells of the same words make them one of the column's values */
#define MORE_SEEN 3u      /* cells that begin where no column does: there is one more */
#define UNSURE_SHARE 0.25 /* of the lines in doubt: the whole table is */
#define NONE LAYOUT_COLUMNS
#define NEVER (G_MAXUINT / 4)

/** What a column of priorities or risks holds. */
static struct pattern GRADE = PATTERN("^(?:High|Medium|Low|Critical|Red|Amber|Green|Yes|No)$");

struct word {
	unsigned start, gap;  /* characters; blank ones before it */
	unsigned end, behind; /* its own end; that of its piece, up to the next wide space */
	bool capital;         /* it begins with a capital, and no sentence ends before it */
	unsigned asked, fits; /* columns as bits: whether it reads like what they hold */
};

struct tracks {
	struct layout *layout;
	unsigned n;
	unsigned *above;    /* n: where each column was seen last, going down */
	unsigned *below;    /* lines x n: where the next lines have it; NONE */
	GHashTable *values; /* short cells between wide spaces, by value_text: how often; NULL in the first pass */
	unsigned *widest;   /* n: characters that a column's cells are wide at most; while that is not known, all */
	unsigned *found;    /* lines x n: where its words begin in each line; NONE */
	bool *hard;         /* lines x n: they begin behind a wide space */
	struct word words[LAYOUT_COLUMNS / 2 + 1];
	unsigned n_words;
	unsigned *cost; /* words x n */
	unsigned *from; /* words x n: the column of the word before */
};

static struct layout_line *line_at(const struct tracks *tracks, guint i)
{
	return g_ptr_array_index(tracks->layout->rows, i);
}

static void read_words(struct tracks *tracks, const struct layout_line *line)
{
	unsigned at = 0, end = 0, n = 0;

	while (at < line->length) {
		while (at < line->length && line->text[at] == ' ')
			at++;
		bool stop = end > 0 && strchr(".:;!?", (int)MIN(line->text[end - 1], 127)) != NULL;
		bool capital = at < line->length && g_unichar_isupper(line->text[at]) && !stop;
		tracks->words[n] = (struct word){ .start = at,
			.gap = end == 0 ? LAYOUT_COLUMNS : at - end,
			.capital = capital };
		while (at < line->length && line->text[at] != ' ')
			at++;
		tracks->words[n].end = tracks->words[n].behind = end = at;
		n += end > tracks->words[n].start;
	}
	tracks->n_words = n;
	for (unsigned w = n - MIN(n, 1); w-- > 0;)
		if (tracks->words[w + 1].gap < LAYOUT_WIDE_SPACE)
			tracks->words[w].behind = tracks->words[w + 1].behind;
}

static unsigned distance(unsigned a, unsigned b)
{
	return a > b ? a - b : b - a;
}

/** How far a place is from where a column stands at a line. */
static unsigned off_column(const struct tracks *tracks, guint line, unsigned col, unsigned start)
{
	unsigned off = distance(start, tracks->above[col]), below = tracks->below[line * tracks->n + col];

	return below == NONE ? off : MIN(off, distance(start, below));
}

/** A column's number and the words of a line from one character to before another: the key of tracks->values. */
static char *value_text(const struct layout_line *line, unsigned col, unsigned start, unsigned end)
{
	g_autofree char *text = g_ucs4_to_utf8(line->text + start, (glong)(end - start), NULL, NULL, NULL);

	return g_strdup_printf("%u %s", col, text);
}

/** Whether the words from one on read like what a column holds. */
static bool read_fit(const struct layout_line *line, const struct word *word, enum field field)
{
	if (field != FIELD_OWNER && field != FIELD_MEMBER && field != FIELD_DUE && field != FIELD_REVISED_DUE &&
	    field != FIELD_DONE && field != FIELD_STATUS && field != FIELD_DECISION && field != FIELD_EXTRA)
		return false;
	g_autofree char *text = g_ucs4_to_utf8(line->text + word->start, (glong)(word->behind - word->start), NULL,
	    NULL, NULL);
	if (field == FIELD_OWNER || field == FIELD_MEMBER)
		return word->capital && people_lead(text, NULL) != PERSON_NONE;
	if (field == FIELD_EXTRA)
		return pattern_match(&GRADE, text, NULL);
	if (field == FIELD_STATUS)
		return mark_word(text) != CODE_UNKNOWN;
	if (field == FIELD_DECISION)
		return word->capital && decision_read(text) != DECISION_NONE;
	gsize start = 1;
	g_autofree char *date = date_find(text, 0, &start, NULL);
	return date != NULL && start == 0;
}

/** Whether the words from one on are a value that the column has several times behind wide spaces: "High", "Yes". */
static bool is_value(const struct tracks *tracks, const struct layout_line *line, const struct word *word, unsigned col)
{
	if (tracks->values == NULL || !word->capital || word->behind - word->start > VALUE_CHARS)
		return false;
	g_autofree char *text = value_text(line, col, word->start, word->behind);
	return GPOINTER_TO_UINT(g_hash_table_lookup(tracks->values, text)) >= VALUE_SEEN;
}

/** Each word is asked once for each column: reading dates and posts is what a line's division costs. */
static bool fits(const struct tracks *tracks, const struct layout_line *line, struct word *word, unsigned col)
{
	unsigned bit = 1u << MIN(col, 31u);

	if ((word->asked & bit) == 0 &&
	    (read_fit(line, word, tracks->layout->fields[col]) || is_value(tracks, line, word, col)))
		word->fits |= bit;
	word->asked |= bit;
	return (word->fits & bit) != 0;
}

/** What it costs that a cell begins off its column. */
static unsigned off_cost(const struct tracks *tracks, guint line, unsigned col, struct word *word, unsigned column)
{
	if (word->gap >= LAYOUT_WIDE_SPACE)
		return OFF * distance(word->start, column);
	unsigned cost = SOFT + (word->start < column ? SOFT_LEFT : SOFT_RIGHT) * distance(word->start, column);
	unsigned saved = word->capital ? CAPITAL : 0;
	if (distance(word->start, column) <= FAR && fits(tracks, line_at(tracks, line), word, col))
		saved += FITS;
	return cost - MIN(cost, saved);
}

static unsigned open_cost(const struct tracks *tracks, guint line, unsigned col, struct word *word)
{
	unsigned below = tracks->below[line * tracks->n + col];
	unsigned cost = off_cost(tracks, line, col, word, tracks->above[col]);

	if (below != NONE && below != tracks->above[col])
		cost = MIN(cost, off_cost(tracks, line, col, word, below));
	return MIN(cost, MAX_COST);
}

/** Where the column behind one begins at a line, at the latest. */
static unsigned limit_of(const struct tracks *tracks, guint line, unsigned col)
{
	if (col + 1 >= tracks->n)
		return LAYOUT_COLUMNS;
	unsigned below = tracks->below[line * tracks->n + col + 1];
	return below == NONE ? tracks->above[col + 1] : MAX(below, tracks->above[col + 1]);
}

static unsigned stay_cost(const struct tracks *tracks, guint line, unsigned col, const struct word *word)
{
	unsigned limit = tracks->above[col] + tracks->widest[col];
	unsigned cost = (MIN(word->gap, WIDEST) - 1) * WIDE + (word->start >= limit_of(tracks, line, col) ? OVER : 0);

	return cost + (word->end > limit ? TOO_WIDE * (word->end - MAX(limit, word->start)) : 0);
}

/** What it costs at least to have a word in each column, given that for the word before. */
static void divide_word(struct tracks *tracks, guint line, unsigned w)
{
	struct word *word = &tracks->words[w];
	unsigned *cost = tracks->cost + w * tracks->n, *from = tracks->from + w * tracks->n;
	const unsigned *before = cost - tracks->n;
	unsigned best = NEVER, best_col = 0; /* of the columns to the left, for the word before */

	for (unsigned col = 0; col < tracks->n; col++) {
		unsigned stay = MIN(NEVER, before[col] + stay_cost(tracks, line, col, word));
		unsigned open = MIN(NEVER, best + open_cost(tracks, line, col, word));
		cost[col] = MIN(stay, open);
		from[col] = open < stay ? best_col : col;
		if (before[col] < best) {
			best = before[col];
			best_col = col;
		}
	}
}

/** Divides a line's words among the columns as cheaply as can be. */
static void divide(struct tracks *tracks, guint line)
{
	unsigned n = tracks->n, col = 0, *found = tracks->found + line * n;

	read_words(tracks, line_at(tracks, line));
	for (unsigned i = 0; i < n; i++)
		found[i] = NONE;
	for (unsigned i = 0; i < n; i++)
		tracks->cost[i] = open_cost(tracks, line, i, &tracks->words[0]);
	for (unsigned w = 1; w < tracks->n_words; w++)
		divide_word(tracks, line, w);
	const unsigned *last = tracks->cost + (tracks->n_words - 1) * n;
	for (unsigned i = 1; i < n; i++)
		col = last[i] < last[col] ? i : col;
	for (unsigned w = tracks->n_words; w-- > 0;) {
		unsigned before = w > 0 ? tracks->from[w * n + col] : NONE;
		if (before != col) {
			found[col] = tracks->words[w].start;
			tracks->hard[line * n + col] = tracks->words[w].gap >= LAYOUT_WIDE_SPACE;
		}
		col = before;
	}
}

/** Takes note of where a line has its columns. What stands a little further in is taken for an item of a list. */
static void follow(struct tracks *tracks, guint line)
{
	for (unsigned col = 0; col < tracks->n; col++) {
		unsigned found = tracks->found[line * tracks->n + col], above = tracks->above[col];
		bool item = found > above && found - above <= INDENT;
		item = item && !g_unichar_isalnum(line_at(tracks, line)->text[found]);
		if (found != NONE && tracks->hard[line * tracks->n + col] && !item)
			tracks->above[col] = found;
	}
}

/** Counts a short cell that stands between wide spaces. */
static void count_value(struct tracks *tracks, const struct layout_line *line, unsigned col, unsigned start,
    unsigned end)
{
	char *text = value_text(line, col, start, end);
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(tracks->values, text));

	g_hash_table_replace(tracks->values, text, GUINT_TO_POINTER(n + 1));
}

/** Learns how wide the cells of each column are, from those that end before the next column. */
static void learn_widths(struct tracks *tracks, guint n_head)
{
	unsigned n = tracks->n;

	for (unsigned col = 0; col < n; col++)
		tracks->widest[col] = 0;
	for (guint i = n_head; i < tracks->layout->rows->len; i++) {
		const unsigned *found = tracks->found + i * n;
		const struct layout_line *line = line_at(tracks, i);
		for (unsigned col = 0; col + 1 < n && !line->section; col++) {
			unsigned next = col + 1, end;
			while (next < n && found[next] == NONE)
				next++;
			for (end = next < n ? found[next] : line->length;
			     found[col] < end && line->text[end - 1] == ' ';)
				end--;
			bool divided = next == n || tracks->hard[i * n + next];
			bool alone = divided && col > 0 && found[col] != NONE && tracks->hard[i * n + col];
			if (alone && end > found[col] && end - found[col] <= VALUE_CHARS)
				count_value(tracks, line, col, found[col], end);
			if (found[col] != NONE && divided &&
			    end <= (found[col + 1] != NONE ? found[col + 1] : tracks->above[col + 1]))
				tracks->widest[col] = MAX(tracks->widest[col], end - found[col]);
		}
	}
	for (unsigned col = 0; col < n; col++)
		tracks->widest[col] = tracks->widest[col] > 0 ? tracks->widest[col] + 1 : LAYOUT_COLUMNS;
}

/** Whether a line has a piece for each column. */
static bool is_full(const struct tracks *tracks, guint line, unsigned *starts)
{
	return !line_at(tracks, line)->section && layout_pieces(line_at(tracks, line), starts) == tracks->n;
}

/** The most that two lines' pieces stand apart. */
static unsigned most_apart(const struct tracks *tracks, const unsigned *a, const unsigned *b)
{
	unsigned most = 0;

	for (unsigned col = 0; col < tracks->n; col++)
		most = MAX(most, distance(a[col], b[col]));
	return most;
}

/**
 * Where the columns begin above the first line of the body: where its first full line has them that is the first of
 * all, or near to the headings, or that another confirms; else the headings.
 */
static void begin_body(struct tracks *tracks, guint n_head)
{
	unsigned starts[LAYOUT_COLUMNS + 1], others[LAYOUT_COLUMNS + 1];
	guint behind = MIN(tracks->layout->rows->len, n_head + FULL_LINES);

	for (guint i = n_head; i < behind; i++) {
		if (!is_full(tracks, i, starts))
			continue;
		bool near = i == n_head || most_apart(tracks, starts, tracks->layout->starts) <= FAR;
		for (guint j = i + 1; j < behind && !near; j++)
			near = is_full(tracks, j, others) && most_apart(tracks, starts, others) <= INDENT;
		if (!near)
			continue;
		memcpy(tracks->above, starts, tracks->n * sizeof *starts);
		return;
	}
}

/** Where the words of a line end that stand before a character. */
static unsigned end_before(const struct layout_line *line, unsigned end)
{
	end = MIN(end, line->length);
	while (end > 0 && line->text[end - 1] == ' ')
		end--;
	return end;
}

/** Whether a cell's words reach over where the next column begins just below, and that has none on the line. */
static bool runs_over(const struct tracks *tracks, guint line, unsigned col)
{
	const unsigned *found = tracks->found + line * tracks->n, *below = tracks->below + line * tracks->n;

	if (col + 1 >= tracks->n || found[col + 1] != NONE || below[col + 1] == NONE)
		return false;
	unsigned next = col + 1;
	while (next < tracks->n && found[next] == NONE)
		next++;
	unsigned end = end_before(line_at(tracks, line), next < tracks->n ? found[next] : LAYOUT_COLUMNS);
	return end > below[col + 1] + OVERRUN;
}

/** Whether a line's division may be wrong: a cell far from its column, or one that was split off at a single space. */
static bool is_doubtful(const struct tracks *tracks, guint line)
{
	for (unsigned col = 0; col < tracks->n; col++) {
		unsigned found = tracks->found[line * tracks->n + col];
		if (found == NONE)
			continue;
		if (runs_over(tracks, line, col))
			return true;
		unsigned off = off_column(tracks, line, col, found);
		bool plain = !tracks->hard[line * tracks->n + col] &&
		    !g_unichar_isupper(line_at(tracks, line)->text[found]);
		unsigned below = tracks->below[line * tracks->n + col];
		off = plain && below != NONE ? MAX(off, distance(found, below)) : off;
		if (off > FAR || (off > 1 && plain))
			return true;
	}
	return false;
}

/** Puts a line that is alone on its page into the last column that the line above it has. */
static void carry(struct tracks *tracks, guint line)
{
	const unsigned *above = tracks->found + (line - 1) * tracks->n;
	unsigned *found = tracks->found + line * tracks->n, last = 0;

	for (unsigned col = 0; col < tracks->n; col++) {
		last = above[col] != NONE ? col : last;
		found[col] = NONE;
	}
	found[last] = line_at(tracks, line)->line->indent;
	tracks->hard[line * tracks->n + last] = false;
}

static void go_down(struct tracks *tracks, guint n_head)
{
	memcpy(tracks->above, tracks->layout->starts, tracks->n * sizeof *tracks->above);
	for (guint i = 0; i < tracks->layout->rows->len; i++) {
		if (i == n_head)
			begin_body(tracks, n_head);
		if (line_at(tracks, i)->section) {
			memcpy(tracks->found + i * tracks->n, tracks->above, tracks->n * sizeof *tracks->above);
			continue;
		}
		if (line_at(tracks, i)->carried && i > 0) {
			carry(tracks, i);
			continue;
		}
		divide(tracks, i);
		if (i < n_head)
			continue;
		line_at(tracks, i)->doubtful = is_doubtful(tracks, i);
		follow(tracks, i);
	}
}

/** Tells each line of the body where the next lines have the columns. */
static void look_below(struct tracks *tracks, guint n_head)
{
	unsigned n = tracks->n;
	g_autofree unsigned *next = g_new(unsigned, n);
	g_autofree guint *at = g_new0(guint, n);

	for (unsigned col = 0; col < n; col++)
		next[col] = NONE;
	for (guint i = tracks->layout->rows->len; i-- > n_head;) {
		for (unsigned col = 0; col < n; col++) {
			unsigned found = tracks->found[i * n + col];
			tracks->below[i * n + col] = next[col] != NONE && at[col] - i <= NEAR_LINES ? next[col] : NONE;
			if (line_at(tracks, i)->section || found == NONE || !tracks->hard[i * n + col])
				continue;
			next[col] = found;
			at[col] = i;
		}
	}
}

/** Gives a line its own columns; one without words is empty. */
static void place(const struct tracks *tracks, guint line)
{
	unsigned *starts = g_new(unsigned, tracks->n + 1);

	starts[tracks->n] = LAYOUT_COLUMNS;
	for (unsigned col = tracks->n; col-- > 0;)
		starts[col] = MIN(tracks->found[line * tracks->n + col], starts[col + 1]);
	line_at(tracks, line)->starts = starts;
	g_ptr_array_add(tracks->layout->group_starts, starts);
}

/** Whether lines have more pieces than there are headings, one of them where no column is: a heading was not found. */
static bool has_more_columns(const struct tracks *tracks, guint n_head)
{
	g_autofree unsigned *n_begin = g_new0(unsigned, LAYOUT_COLUMNS + 1);
	unsigned starts[LAYOUT_COLUMNS + 1], most = 0;

	for (guint i = n_head; i < tracks->layout->rows->len; i++) {
		const struct layout_line *line = line_at(tracks, i);
		unsigned n = layout_pieces(line, starts);
		for (unsigned piece = 1; piece < n && n > tracks->n && !line->section; piece++) {
			bool taken = false;
			for (unsigned col = 0; col < tracks->n; col++)
				taken = taken || tracks->found[i * tracks->n + col] == starts[piece];
			most = taken ? most : MAX(most, ++n_begin[starts[piece]]);
		}
	}
	return most >= MORE_SEEN;
}

void layout_track(struct layout *layout, guint n_head, bool *sure)
{
	guint n_doubtful = 0, n_lines = layout->rows->len;
	struct tracks tracks = { .layout = layout, .n = layout->n_cols };

	tracks.above = g_new(unsigned, tracks.n);
	tracks.widest = g_new(unsigned, tracks.n);
	for (unsigned col = 0; col < tracks.n; col++)
		tracks.widest[col] = LAYOUT_COLUMNS;
	tracks.below = g_new(unsigned, tracks.n *n_lines);
	tracks.found = g_new(unsigned, tracks.n *n_lines);
	tracks.hard = g_new0(bool, tracks.n *n_lines);
	tracks.cost = g_new(unsigned, G_N_ELEMENTS(tracks.words) * tracks.n);
	tracks.from = g_new(unsigned, G_N_ELEMENTS(tracks.words) * tracks.n);
	for (guint i = 0; i < n_lines * tracks.n; i++)
		tracks.below[i] = tracks.found[i] = NONE;
	go_down(&tracks, n_head);
	look_below(&tracks, n_head);
	tracks.values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	learn_widths(&tracks, n_head);
	memset(tracks.hard, 0, n_lines * tracks.n * sizeof *tracks.hard);
	go_down(&tracks, n_head);
	for (guint i = 0; i < n_lines; i++) {
		n_doubtful += line_at(&tracks, i)->doubtful;
		place(&tracks, i);
	}
	*sure = n_doubtful <= UNSURE_SHARE * n_lines && !has_more_columns(&tracks, n_head);
	g_hash_table_destroy(tracks.values);
	g_free(tracks.above);
	g_free(tracks.widest);
	g_free(tracks.below);
	g_free(tracks.found);
	g_free(tracks.hard);
	g_free(tracks.cost);
	g_free(tracks.from);
}
