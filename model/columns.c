#include "model/columns.h"

#include <string.h>

#include "model/date.h"
#include "model/text.h"

#define TITLE_ROWS 4  /* rows above the header that are looked through: titles, a key, guidance for authors */
#define HEADER_ROWS 3 /* rows that a header takes at most */
#define STRONG 80     /* a "Recommendation" column; below: words that mean it in an action log only */
#define SUMS 80       /* score of a column of totals that says so by itself */
#define WEAK 60       /* a heading that gives way to what it means with the one above: "Comments" below "Response" */
#define HEADING_LENGTH 120 /* bytes of one header cell */
#define WRAP_LENGTH 24     /* bytes of a cell in the second line of a wrapped header */

/** The fields that one column only can be, in the order in which they are settled. */
static const enum field SINGLE[] = { FIELD_RECOMMENDATION, FIELD_NUMBER, FIELD_RESPONSE, FIELD_DECISION, FIELD_OWNER,
	FIELD_MEMBER, FIELD_DUE, FIELD_REVISED_DUE, FIELD_DONE, FIELD_STATUS, FIELD_ASSESSMENT };

/** A column while the row is being decided. */
struct candidate {
	struct reading_of_heading reading;
	char *heading, *group;
	char *date;          /* of what day or month it is, as its heading says; NULL: it does not */
	enum field joined;   /* a date in the same cells */
	enum field gave_way; /* what it would be but for a surer column */
};

static void candidate_clear(void *data)
{
	struct candidate *candidate = data;

	g_free(candidate->heading);
	g_free(candidate->group);
	g_free(candidate->date);
}

static GArray *candidates_new(void)
{
	GArray *candidates = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	g_array_set_clear_func(candidates, candidate_clear);
	return candidates;
}

static struct candidate *at(const GArray *candidates, guint i)
{
	return &g_array_index(candidates, struct candidate, i);
}

static bool is_date_field(enum field field)
{
	return field == FIELD_DUE || field == FIELD_REVISED_DUE || field == FIELD_DONE;
}

/** What a heading below a spanning heading means: itself, both read together, or what the upper one means. */
static struct reading_of_heading read_grouped(const char *group, const char *heading, const struct profile *profile)
{
	struct reading_of_heading alone = columns_heading(heading, profile);

	if (text_is_blank(group))
		return alone;
	g_autofree char *both = g_strconcat(group, " ", heading, NULL);
	struct reading_of_heading joined = columns_heading(both, profile);
	struct reading_of_heading above = columns_heading(group, profile);
	bool is_dates = is_date_field(above.field) || strstr(group, "ate") != NULL; /* "Dates", "Date" */
	if (above.field == FIELD_STATUS || above.field == FIELD_ASSESSMENT)         /* "RAG status: Officers, Panel" */
		return joined.field == FIELD_ASSESSMENT ? joined : above;
	if (alone.score == 0 || alone.field == FIELD_GENERIC)
		return joined.score > 0 ? joined : above;
	if (is_dates && is_date_field(joined.field))
		return joined;
	if (alone.field == FIELD_NUMBER &&
	    joined.field == FIELD_RECOMMENDATION) /* "Item" beside "Full text" below "Recommendation" */
		return (struct reading_of_heading){ FIELD_NUMBER, joined.field, alone.score, alone.score };
	bool is_weak = alone.score <= WEAK || alone.field == FIELD_EXTRA || alone.field == FIELD_REVISED_DUE;
	return is_weak && joined.score > alone.score ? joined : alone;
}

static bool is_person_field(enum field field)
{
	return field == FIELD_OWNER || field == FIELD_MEMBER;
}

static void candidates_add(GArray *candidates, char *group, char *heading, const struct profile *profile)
{
	struct candidate candidate = { .heading = heading, .group = group };
	g_autofree char *whole = date_read(heading, 0);

	candidate.reading = read_grouped(group, heading, profile);
	candidate.date = date_find(heading, 0, NULL, NULL);
	if (candidate.date == NULL && group != NULL)
		candidate.date = date_find(group, 0, NULL, NULL);
	if (whole != NULL && candidate.reading.score == 0)
		candidate.reading = (struct reading_of_heading){ FIELD_PROGRESS, FIELD_EXTRA, 70, 30 };
	if (columns_heading_halves(candidate.heading, &candidate.reading, profile))
		candidate.joined = FIELD_DUE;
	g_array_append_val(candidates, candidate);
}

/** Whether a column goes before an equal one to its left: the newest of several assessments or dated statuses. */
static bool is_newer(const struct candidate *one, const struct candidate *left)
{
	if (one->reading.score != left->reading.score)
		return one->reading.score > left->reading.score;
	if (one->date != NULL && left->date != NULL)
		return date_compare(one->date, left->date) > 0;
	return one->reading.field == FIELD_ASSESSMENT || (one->reading.field == FIELD_STATUS && one->date != NULL);
}

/** The column that keeps a field: the surest, the first of equals, or the newest. */
static int best_of(const GArray *candidates, enum field field)
{
	int best = -1;

	for (guint i = 0; i < candidates->len; i++) {
		const struct candidate *one = at(candidates, i);
		if (one->reading.field == field && (best < 0 || is_newer(one, at(candidates, (guint)best))))
			best = (int)i;
	}
	return best;
}

/** Takes a column's first reading away from it. */
static void demote(struct candidate *candidate)
{
	struct reading_of_heading *reading = &candidate->reading;

	candidate->gave_way = reading->field;
	if (reading->other == FIELD_NONE)
		*reading = (struct reading_of_heading){ FIELD_EXTRA, FIELD_NONE, reading->score, 0 };
	else
		*reading = (struct reading_of_heading){ reading->other, FIELD_NONE, reading->other_score, 0 };
}

static bool settle_single(GArray *candidates)
{
	bool changed = false;

	for (size_t f = 0; f < G_N_ELEMENTS(SINGLE); f++) {
		int best = best_of(candidates, SINGLE[f]);
		for (guint i = 0; best >= 0 && i < candidates->len; i++) {
			if ((int)i != best && at(candidates, i)->reading.field == SINGLE[f]) {
				demote(at(candidates, i));
				changed = true;
			}
		}
	}
	return changed;
}

/** Beside a surer column of progress, "Comments" and "Evidence" are columns of their own. */
static void settle_progress(GArray *candidates)
{
	int best = best_of(candidates, FIELD_PROGRESS);

	for (guint i = 0; best >= 0 && i < candidates->len; i++) {
		struct candidate *one = at(candidates, i);
		if (one->reading.field == FIELD_PROGRESS && (int)i != best && one->date == NULL &&
		    one->reading.score < at(candidates, (guint)best)->reading.score) {
			one->reading.field = FIELD_EXTRA;
			one->gave_way = FIELD_PROGRESS;
		}
	}
}

/** Without a column for the recommendation, one that could be it is. */
static void promote_recommendation(GArray *candidates)
{
	struct candidate *best = NULL;

	for (guint i = 0; i < candidates->len; i++) {
		struct candidate *one = at(candidates, i);
		if (one->reading.field == FIELD_RECOMMENDATION)
			return;
		if (one->reading.other == FIELD_RECOMMENDATION &&
		    (best == NULL || one->reading.other_score > best->reading.other_score))
			best = one;
	}
	if (best != NULL)
		demote(best);
}

/** "RAG" right of "Progress to May 2016" is of that date too. */
static void settle_dates(GArray *candidates)
{
	for (guint i = 1; i < candidates->len; i++) {
		struct candidate *one = at(candidates, i), *left = at(candidates, i - 1);
		bool is_mark = one->reading.field == FIELD_STATUS || one->reading.field == FIELD_ASSESSMENT;
		if (is_mark && one->date == NULL && left->reading.field == FIELD_PROGRESS)
			one->date = g_strdup(left->date);
	}
}

static void settle(GArray *candidates)
{
	enum { PASSES = 4 }; /* a column has two readings, so it moves at most twice */

	settle_dates(candidates);
	for (int pass = 0; pass < PASSES && settle_single(candidates); pass++)
		;
	promote_recommendation(candidates);
	settle_progress(candidates);
}

static unsigned count_sums(const GArray *candidates, bool *is_sure)
{
	unsigned n = 0;

	for (guint i = 0; i < candidates->len; i++) {
		struct reading_of_heading reading = at(candidates, i)->reading;
		if (reading.field == FIELD_COUNT || reading.other == FIELD_COUNT)
			n++;
		if (reading.field == FIELD_COUNT && reading.score >= SUMS)
			*is_sure = true;
	}
	return n;
}

static bool is_substance(enum field field)
{
	return field == FIELD_RESPONSE || field == FIELD_DECISION || field == FIELD_PROGRESS || field == FIELD_OWNER ||
	    field == FIELD_MEMBER || field == FIELD_DUE || field == FIELD_REVISED_DUE || field == FIELD_DONE ||
	    field == FIELD_STATUS || field == FIELD_ASSESSMENT;
}

/** Whether the settled columns are those of a tracker; `score` gets how sure the whole row is. */
static bool judge(const GArray *candidates, unsigned *score)
{
	int recommendation = best_of(candidates, FIELD_RECOMMENDATION);
	unsigned n_substance = 0;
	bool sums_surely = false;
	unsigned n_sums = count_sums(candidates, &sums_surely);

	*score = 0;
	for (guint i = 0; i < candidates->len; i++) {
		struct reading_of_heading reading = at(candidates, i)->reading;
		if (is_substance(reading.field))
			n_substance++;
		if (is_substance(reading.field) || reading.field == FIELD_RECOMMENDATION ||
		    reading.field == FIELD_NUMBER)
			*score += reading.score;
	}
	if (recommendation < 0 || (sums_surely && n_substance < 2) || (n_sums >= 2 && n_substance < n_sums))
		return false;
	if (at(candidates, (guint)recommendation)->reading.score >= STRONG)
		return n_substance >= 1 || best_of(candidates, FIELD_NUMBER) >= 0;
	return n_substance >= 2;
}

static struct columns *finish(GArray *candidates)
{
	struct columns *columns = g_new0(struct columns, 1);

	settle(candidates);
	columns->is_tracker = judge(candidates, &columns->score);
	columns->n = candidates->len;
	columns->at = g_new0(struct column, MAX(1, columns->n));
	for (guint i = 0; i < candidates->len; i++) {
		struct candidate *one = at(candidates, i);
		enum field field = one->reading.field;
		if (field == FIELD_COUNT || field == FIELD_GENERIC)
			field = one->reading.score > 0 ? FIELD_EXTRA : FIELD_NONE;
		columns->at[i] = (struct column){ .field = field,
			.score = one->reading.score,
			.other = one->reading.other,
			.gave_way = one->gave_way,
			.joined = is_person_field(field) ? one->joined : FIELD_NONE,
			.heading = g_strdup(one->heading),
			.group = g_strdup(one->group) };
	}
	g_array_unref(candidates);
	return columns;
}

struct columns *columns_of_headings(const char *const *headings, unsigned n, const struct profile *profile)
{
	GArray *candidates = candidates_new();

	for (unsigned i = 0; i < n; i++)
		candidates_add(candidates, NULL, columns_tidy_heading(headings[i]), profile);
	struct columns *columns = finish(candidates);
	columns->n_rows = 1;
	return columns;
}

/** The heading of a column from a header of several rows; `group` gets the text of a cell that spans columns. */
static char *heading_at(const struct table *table, unsigned first, unsigned n_rows, unsigned col, char **group)
{
	GString *heading = g_string_new(NULL);
	const struct cell *last = NULL;

	*group = NULL;
	for (unsigned row = first; row < first + n_rows; row++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell == last || text_is_blank(cell->text))
			continue;
		last = cell;
		if (cell->colspan > 1 && row + 1 < first + n_rows) {
			g_free(*group);
			*group = columns_tidy_heading(cell->text);
			continue;
		}
		g_string_append_printf(heading, "%s%s", heading->len > 0 ? " " : "", cell->text);
	}
	char *tidy = columns_tidy_heading(heading->str);
	g_string_free(heading, TRUE);
	if (*tidy == '\0' && *group != NULL) { /* nothing below it: it heads the column itself */
		g_free(tidy);
		tidy = g_steal_pointer(group);
	}
	return tidy;
}

static struct columns *read_header(const struct table *table, unsigned first, unsigned n_rows,
    const struct profile *profile)
{
	GArray *candidates = candidates_new();

	for (unsigned col = 0; col < table->n_cols; col++) {
		char *group;
		char *heading = heading_at(table, first, n_rows, col, &group);
		candidates_add(candidates, group, heading, profile);
	}
	struct columns *columns = finish(candidates);
	columns->first_row = first;
	columns->n_rows = n_rows;
	return columns;
}

static unsigned row_cells(const struct table *table, unsigned row, size_t longest)
{
	unsigned n = 0;

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell->col != col || text_is_blank(cell->text))
			continue;
		if (strlen(cell->text) > longest)
			return 0;
		n++;
	}
	return n;
}

/** Whether a short cell below a heading looks like its second line: begun small, beside a blank, or alike in look. */
static bool wraps(const struct table *table, const struct cell *cell, const struct cell *above)
{
	if (table_at(table, cell->row, 0) == NULL || g_unichar_islower(g_utf8_get_char(cell->text)))
		return true;
	return (cell->fill != COLOUR_NONE && cell->fill == above->fill) || (cell->bold && above->bold);
}

/** Whether a row goes on the header above it: sub-headings below a spanning cell, or the second line of a wrap. */
static bool goes_on(const struct table *table, unsigned first, unsigned row, const struct profile *profile)
{
	unsigned n_new = 0, n_wrapped = 0;

	const struct cell *whole = table_at(table, row, 0);
	if (row_cells(table, row, HEADING_LENGTH) == 0 ||
	    (whole != NULL && whole->row == row && whole->colspan >= table->n_cols)) /* a title of the rows below */
		return false;
	if (row < table->n_header_rows)
		return true;
	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col), *above = table_at(table, row - 1, col);
		if (cell == NULL || cell == above || text_is_blank(cell->text))
			continue;
		if (above != NULL && above->colspan > 1 && above->colspan < table->n_cols)
			n_new += columns_heading(cell->text, profile).score > 0;
		else if (above != NULL && strlen(cell->text) <= WRAP_LENGTH && wraps(table, cell, above))
			n_wrapped++;
		else
			return false;
	}
	if (n_new > 0)
		return true;
	const struct cell *side = table_at(table, row, 0);
	bool is_title = n_wrapped == 1 && side != NULL && !g_unichar_islower(g_utf8_get_char(side->text));
	if (n_wrapped == 0 || is_title) /* a text alone in the first column heads the rows below it */
		return false;
	struct columns *without = read_header(table, first, row - first, profile);
	struct columns *with = read_header(table, first, row - first + 1, profile);
	bool better = with->score >= without->score && with->is_tracker >= without->is_tracker;
	columns_free(without);
	columns_free(with);
	return better;
}

/** Whether a row below a header's first is not of it for its look: no fill where the header has one. */
static bool looks_like_body(const struct table *table, unsigned first, unsigned row)
{
	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, row, col), *above = table_at(table, first, col);
		if (cell == NULL || cell->row != row || text_is_blank(cell->text) || above == NULL)
			continue;
		if (above->fill != COLOUR_NONE && cell->fill == COLOUR_NONE)
			return true;
	}
	return false;
}

static unsigned header_rows_from(const struct table *table, unsigned first, const struct profile *profile)
{
	unsigned n_rows = 1, n_spanned = 1;

	for (unsigned col = 0; col < table->n_cols; col++) {
		const struct cell *cell = table_at(table, first, col);
		if (cell != NULL && cell->row == first && cell->rowspan <= HEADER_ROWS && cell->colspan < table->n_cols)
			n_spanned = MAX(n_spanned, cell->rowspan);
	}
	while (n_rows < HEADER_ROWS && first + n_rows < table->n_rows &&
	    !looks_like_body(table, first, first + n_rows) &&
	    (n_rows < n_spanned || goes_on(table, first, first + n_rows, profile)))
		n_rows++;
	return n_rows;
}

/** The topmost row, if by its words and cells it heads a tracker where no row does by the dictionary; else NULL. */
static struct columns *settle_top(struct columns *top, const struct columns *best, const struct table *table)
{
	if (top != NULL && best != NULL && !best->is_tracker && top->first_row != best->first_row)
		columns_fit(top, table);
	if (top != NULL && top->is_tracker && best != NULL && !best->is_tracker)
		return top;
	columns_free(top);
	return NULL;
}

struct columns *columns_read(const struct table *table, const struct profile *profile)
{
	struct columns *best = NULL, *top = NULL;

	for (unsigned first = 0; first < table->n_rows && first <= TITLE_ROWS; first++) {
		if (row_cells(table, first, HEADING_LENGTH) < 2)
			continue;
		unsigned n_rows = header_rows_from(table, first, profile);
		struct columns *columns = read_header(table, first, n_rows, profile);
		if (top == NULL)
			top = read_header(table, first, n_rows, profile);
		if (best == NULL || (columns->is_tracker && !best->is_tracker) ||
		    (columns->is_tracker == best->is_tracker && columns->score > best->score)) {
			columns_free(best);
			best = columns;
		} else {
			columns_free(columns);
		}
	}
	top = settle_top(top, best, table);
	if (top != NULL) {
		columns_free(best);
		best = top;
	}
	if (best == NULL)
		best = columns_of_headings(NULL, 0, profile);
	columns_fit(best, table);
	if (!best->is_tracker)
		best->n_rows = 0;
	return best;
}

void columns_free(struct columns *columns)
{
	if (columns == NULL)
		return;
	for (unsigned i = 0; i < columns->n; i++) {
		g_free(columns->at[i].heading);
		g_free(columns->at[i].group);
	}
	g_free(columns->at);
	g_free(columns);
}

int columns_find(const struct columns *columns, enum field field)
{
	for (unsigned i = 0; i < columns->n; i++)
		if (columns->at[i].field == field)
			return (int)i;
	return -1;
}
