#include "model/survey.h"

#include <string.h>

#include "model/decision.h"
#include "model/key.h"
#include "model/pattern.h"
#include "model/text.h"
#include "model/tracker.h"

#define TITLE_WORDS 14 /* a heading above a table; longer blocks are prose */

static void candidate_clear(void *data)
{
	struct candidate *candidate = data;

	table_free(candidate->turned);
	columns_free(candidate->columns);
}

static struct block *block_at(const struct survey *survey, guint i)
{
	return survey->reading->doc->blocks->pdata[i];
}

/** A text's words without its figures: "Page 3 of 9" and "Page 4 of 9" are one running line. */
static char *running_key(const char *text)
{
	char *key = text_key(text);
	char *to = key;

	for (const char *from = key; *from != '\0'; from++)
		if (!g_ascii_isdigit(*from))
			*to++ = *from;
	*to = '\0';
	return key;
}

static bool is_short(const struct block *block)
{
	return block->text != NULL && text_count_words(block->text) <= TITLE_WORDS;
}

static void note_lines(struct survey *survey)
{
	for (guint i = 0; i < survey->reading->doc->blocks->len; i++) {
		const struct block *block = block_at(survey, i);
		if (!is_short(block))
			continue;
		char *key = running_key(block->text);
		void *page = NULL;
		bool is_known = g_hash_table_lookup_extended(survey->lines, key, NULL, &page);
		if (is_known && GPOINTER_TO_UINT(page) != block->place.page)
			page = NULL;
		else
			page = GUINT_TO_POINTER(block->place.page);
		g_hash_table_replace(survey->lines, key, page);
	}
}

/** Whether a line is printed on other pages too: a running header or footer that was not known as one. */
static bool is_running(const struct survey *survey, const struct block *line)
{
	if (label_whole(line->text, NULL))
		return false; /* "Recommendation 3" and "Recommendation 4" differ in what counts */
	g_autofree char *key = running_key(line->text);
	return GPOINTER_TO_UINT(g_hash_table_lookup(survey->lines, key)) != line->place.page;
}

static bool is_passed_over(const struct block *block)
{
	return block->kind == BLOCK_LEFT_OUT || (block->text != NULL && text_is_blank(block->text));
}

/** Whether a line can head a table from the page before: it gives a decision, names a recommendation or a part. */
static bool heads_from_before(const struct block *line, const struct block *table)
{
	return line->place.page + 1 == table->place.page &&
	    (decision_of_heading(line->text) != DECISION_NONE || label_whole(line->text, NULL) ||
		(line->kind == BLOCK_HEADING && key_is_part(line->text)));
}

/** The short block right above a table, on its page or at the end of the one before; -1 if there is none. */
int survey_above(const struct survey *survey, guint table)
{
	const struct block *below = block_at(survey, table);

	for (guint i = table; i-- > 0;) {
		const struct block *block = block_at(survey, i);
		if (is_passed_over(block))
			continue;
		if (!is_short(block) || is_running(survey, block) ||
		    (block->place.page != below->place.page && !heads_from_before(block, below)))
			return -1;
		return (int)i;
	}
	return -1;
}

static const char *text_above(const struct survey *survey, guint table)
{
	int above = survey_above(survey, table);

	return above < 0 ? NULL : block_at(survey, (guint)above)->text;
}

bool survey_is_label(const char *text)
{
	return text != NULL && (label_whole(text, NULL) || label_lead(text, LABEL_MARKED, NULL) > 0);
}

/** Reads a table as one that lists its headings down the side, if they say more than those at its head do. */
static void turn_candidate(const struct survey *survey, struct candidate *candidate)
{
	const struct profile *profile = survey->reading->profile;
	const char *above = text_above(survey, candidate->block);
	struct table *turned = tracker_turn(candidate->table, survey_is_label(above) ? above : NULL, profile);

	if (turned == NULL)
		return;
	struct columns *columns = columns_read(turned, profile);
	if (!columns->is_tracker || (candidate->columns->is_tracker && candidate->columns->score >= columns->score)) {
		columns_free(columns);
		table_free(turned);
		return;
	}
	columns_free(candidate->columns);
	candidate->table = candidate->turned = turned;
	candidate->columns = columns;
}

static bool find_candidate(const struct survey *survey, guint i, struct candidate *candidate)
{
	const struct reading *reading = survey->reading;
	const struct block *block = block_at(survey, i);

	*candidate = (struct candidate){ .block = i, .table = block->table };
	if (block->kind != BLOCK_TABLE || reading_is_taken(reading, i))
		return false;
	candidate->columns = columns_read(block->table, reading->profile);
	turn_candidate(survey, candidate);
	if (candidate->columns->is_tracker)
		return true;
	candidate_clear(candidate);
	return false;
}

static void find_candidates(struct survey *survey)
{
	for (guint i = 0; i < survey->reading->doc->blocks->len; i++) {
		struct candidate candidate;
		if (!find_candidate(survey, i, &candidate))
			continue;
		survey->n_upright += candidate.turned == NULL;
		g_array_append_val(survey->candidates, candidate);
	}
}

/** In a paper that calls itself a log, tables without a header: the same columns in all of them. */
static void find_headless(struct survey *survey)
{
	struct reading *reading = survey->reading;
	g_autoptr(GPtrArray) tables = g_ptr_array_new();

	if (reading->report->minutes->len > 0 || !tracker_is_named(reading->doc))
		return;
	for (guint i = 0; i < reading->doc->blocks->len; i++)
		if (block_at(survey, i)->kind == BLOCK_TABLE && !reading_is_taken(reading, i))
			g_ptr_array_add(tables, block_at(survey, i)->table);
	for (guint i = 0; i < reading->doc->blocks->len; i++) {
		struct block *block = block_at(survey, i);
		if (block->kind != BLOCK_TABLE || reading_is_taken(reading, i))
			continue;
		struct candidate candidate = { .block = i,
			.table = block->table,
			.is_guessed = true,
			.columns = tracker_guess(tables, block->table->n_cols) };
		if (candidate.columns->is_tracker)
			g_array_append_val(survey->candidates, candidate);
		else
			candidate_clear(&candidate);
	}
	survey->n_upright = survey->candidates->len;
}

/** How many headings a table has, and all of them, in one string: to find tables with the same ones. */
static char *all_headings(const struct columns *columns)
{
	GString *all = g_string_new(NULL);

	g_string_printf(all, "%u\n", columns->n); /* a heading may have lines of its own */
	for (unsigned col = 0; col < columns->n; col++)
		g_string_append_printf(all, "%s\n", columns->at[col].heading);
	return g_string_free(all, FALSE);
}

/**
 * Tables with the same headings have the same columns: what the cells of the longest one have decided holds for all.
 */
static void agree_on_columns(const struct survey *survey)
{
	g_autoptr(GHashTable) longest = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint pass = 0; pass < 2; pass++) {
		for (guint i = 0; i < survey->candidates->len; i++) {
			struct candidate *one = &g_array_index(survey->candidates, struct candidate, i);
			g_autofree char *headings = all_headings(one->columns);
			struct candidate *best = g_hash_table_lookup(longest, headings);
			if (pass == 0 && (best == NULL || one->table->n_rows > best->table->n_rows))
				g_hash_table_insert(longest, g_steal_pointer(&headings), one);
			for (unsigned col = 0; pass == 1 && col < one->columns->n; col++) {
				one->columns->at[col].field = best->columns->at[col].field;
				one->columns->at[col].weighed = best->columns->at[col].weighed;
			}
		}
	}
}

static bool same_headings(const struct columns *a, const struct columns *b)
{
	if (a->n != b->n)
		return false;
	for (unsigned col = 0; col < a->n; col++)
		if (a->at[col].field != b->at[col].field || strcmp(a->at[col].heading, b->at[col].heading) != 0)
			return false;
	return true;
}

/** Whether the first row below the header has no recommendation of its own: it is the rest of one. */
static bool begins_with_rest(const struct candidate *candidate)
{
	const struct columns *columns = candidate->columns;
	int number = columns_find(columns, FIELD_NUMBER), text = columns_find(columns, FIELD_RECOMMENDATION);
	unsigned row = columns->first_row + columns->n_rows;
	const struct cell *cells[2] = { table_at(candidate->table, row, (unsigned)text),
		number < 0 ? NULL : table_at(candidate->table, row, (unsigned)number) };

	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
		if (cells[i] != NULL && text_count_words(cells[i]->text) > 0)
			return false;
	return true;
}

/** Whether a line between two tables can be a page's foot or head. */
static bool is_furniture(const struct survey *survey, const struct block *block)
{
	static struct pattern FOOT = PATTERN("(?i)\\bpage\\s+\\d+|^\\W*\\d+\\W*$");

	return is_short(block) && (is_running(survey, block) || pattern_match(&FOOT, block->text, NULL));
}

/** Whether a table goes on the one before: the same headings on a later page, only a page's foot and head between. */
static bool goes_on(const struct survey *survey, const struct candidate *before, const struct candidate *candidate)
{
	unsigned page = block_at(survey, before->block)->place.page;

	bool paged = strcmp(survey->reading->doc->type, "pdf") ==
	    0; /* else the same headings again are a page's only sign */

	if (before->turned != NULL || candidate->turned != NULL ||
	    !same_headings(before->columns, candidate->columns) ||
	    (paged && block_at(survey, candidate->block)->place.page == page))
		return false;
	bool is_rest = begins_with_rest(candidate);
	for (guint i = before->block + 1; i < candidate->block; i++) {
		const struct block *block = block_at(survey, i);
		if (!is_passed_over(block) && !is_furniture(survey, block) && !(is_rest && is_short(block)))
			return false;
	}
	return true;
}

guint survey_run(const struct survey *survey, guint first)
{
	const struct candidate *at = &g_array_index(survey->candidates, struct candidate, first);
	guint n = 1;

	while (first + n < survey->candidates->len && goes_on(survey, at + n - 1, at + n))
		n++;
	return n;
}

struct survey *survey_new(struct reading *reading)
{
	struct survey *survey = g_new0(struct survey, 1);

	survey->reading = reading;
	survey->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	survey->candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	g_array_set_clear_func(survey->candidates, candidate_clear);
	note_lines(survey);
	find_candidates(survey);
	if (survey->candidates->len == 0)
		find_headless(survey);
	else
		agree_on_columns(survey);
	return survey;
}

void survey_free(struct survey *survey)
{
	if (survey == NULL)
		return;
	g_array_unref(survey->candidates);
	g_hash_table_unref(survey->lines);
	g_free(survey);
}
