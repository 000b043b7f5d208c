#include "model/tracker.h"

#include <stdlib.h>
#include <string.h>

#include "model/limits.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/text.h"

#define TITLE_WORDS 14 /* a heading above a table; longer blocks are prose */
#define BARE_SHARE 0.6 /* of the rows whose text begins with a bare number, before it counts as their number */

/** A paper's trackers while they are found and read. */
struct survey {
	struct reading *reading;
	struct people *people;
	GHashTable *lines; /* a short line's words to the page that it stands on; 0: on several, a running line */
	GArray *candidates;
	unsigned n_upright; /* tables with their headings at the head */
	bool status_is_assessment;
};

/** What a block holds for the trackers: its columns, and the table turned if its headings are at the side. */
struct candidate {
	guint block;
	const struct table *table; /* the block's own, or the one turned */
	struct table *turned;      /* NULL: the block's own serves */
	struct columns *columns;
	bool is_guessed; /* the table has no header */
};

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
	g_autofree char *key = running_key(line->text);

	return GPOINTER_TO_UINT(g_hash_table_lookup(survey->lines, key)) != line->place.page;
}

static bool is_passed_over(const struct block *block)
{
	return block->kind == BLOCK_LEFT_OUT || (block->text != NULL && text_is_blank(block->text));
}

/** The short block right above a table, on its page; -1 if there is none. */
static int block_above(const struct survey *survey, guint table)
{
	const struct block *below = block_at(survey, table);

	for (guint i = table; i-- > 0;) {
		const struct block *block = block_at(survey, i);
		if (is_passed_over(block))
			continue;
		if (!is_short(block) || block->place.page != below->place.page || is_running(survey, block))
			return -1;
		return (int)i;
	}
	return -1;
}

static const char *text_above(const struct survey *survey, guint table)
{
	int above = block_above(survey, table);

	return above < 0 ? NULL : block_at(survey, (guint)above)->text;
}

/** The one year that a text states; 0: none or several. "2023/24" is a year of its own kind and states none. */
static unsigned year_of(const char *text)
{
	static struct pattern YEAR = PATTERN("(?<![\\d/.-])((?:19|20)\\d\\d)(?![\\d/]|[-–.]\\d)");
	struct match match;
	unsigned year = 0;
	gsize from = 0;

	while (text != NULL && pattern_match_from(&YEAR, text, from, &match)) {
		g_autofree char *found = match_group(&match, 1);
		unsigned next = (unsigned)strtoul(found, NULL, 10);
		if (year != 0 && year != next)
			return 0;
		year = next;
		from = match.end[0];
	}
	return year;
}

static enum label_need label_need_of(const struct rows *rows, const struct columns *columns)
{
	int col = columns_find(columns, FIELD_RECOMMENDATION);
	unsigned n_bare = 0;

	if (col < 0 || columns_find(columns, FIELD_NUMBER) >= 0)
		return LABEL_MARKED;
	for (guint i = 0; i < rows->entries->len; i++) {
		const struct entry *entry = rows->entries->pdata[i];
		n_bare += label_lead(entry->cells[col].text, LABEL_BARE, NULL) > 0;
	}
	return n_bare >= BARE_SHARE * rows->entries->len ? LABEL_BARE : LABEL_MARKED;
}

/** The last column of progress that holds anything. */
static int newest_update(const struct rows *rows, const struct columns *columns)
{
	for (int col = (int)columns->n - 1; col >= 0; col--) {
		if (columns->at[col].field != FIELD_PROGRESS)
			continue;
		for (guint i = 0; i < rows->entries->len; i++)
			if (!text_is_blank(((struct entry *)rows->entries->pdata[i])->cells[col].text))
				return col;
	}
	return -1;
}

static const enum heading HEADING_OF_FIELD[N_FIELDS] = {
	[FIELD_NUMBER] = HEADING_NUMBER,
	[FIELD_RECOMMENDATION] = HEADING_RECOMMENDATION,
	[FIELD_RESPONSE] = HEADING_RESPONSE,
	[FIELD_PROGRESS] = HEADING_PROGRESS,
	[FIELD_STATUS] = HEADING_STATUS,
	[FIELD_ASSESSMENT] = HEADING_ASSESSMENT,
	[FIELD_OWNER] = HEADING_OWNER,
	[FIELD_MEMBER] = HEADING_MEMBER,
	[FIELD_DUE] = HEADING_DUE,
	[FIELD_REVISED_DUE] = HEADING_REVISED_DUE,
	[FIELD_DONE] = HEADING_DONE,
};

static unsigned count_field(const struct columns *columns, enum field field)
{
	unsigned n = 0;

	for (unsigned col = 0; col < columns->n; col++)
		n += columns->at[col].field == field;
	return n;
}

/** Keeps the headings as the first table prints them; of several columns of updates none speaks for all. */
static void keep_headings(struct report *report, const struct columns *columns, bool status_is_assessment)
{
	unsigned n_progress = count_field(columns, FIELD_PROGRESS);

	for (unsigned col = 0; col < columns->n; col++) {
		const struct column *column = &columns->at[col];
		enum heading heading = HEADING_OF_FIELD[column->field];
		bool is_number = column->field == FIELD_NUMBER;
		if (*column->heading == '\0' || (heading == HEADING_NUMBER && !is_number))
			continue;
		if (column->field == FIELD_STATUS && status_is_assessment)
			heading = HEADING_ASSESSMENT;
		if (report->headings[heading] != NULL || (heading == HEADING_PROGRESS && n_progress > 1))
			continue;
		report->headings[heading] = column->group == NULL
						? g_strdup(column->heading)
						: g_strdup_printf("%s – %s", column->group, column->heading);
	}
}

static void move_texts(GPtrArray *to, GPtrArray *from)
{
	g_ptr_array_set_free_func(from, NULL);
	for (guint i = 0; i < from->len; i++)
		g_ptr_array_add(to, from->pdata[i]);
	g_ptr_array_set_size(from, 0);
}

/** The decision and section from title rows above the header. */
static void read_title_rows(struct tracker *tracker)
{
	for (unsigned row = 0; row < tracker->columns->first_row; row++) {
		const struct cell *cell = table_at(tracker->table, row, 0);
		if (cell == NULL || decision_of_heading(cell->text) == DECISION_NONE)
			continue;
		tracker->decision = decision_of_heading(cell->text);
		g_free(tracker->section);
		tracker->section = g_strdup(cell->text);
	}
}

static void read_context(struct tracker *tracker, const char *above)
{
	static struct pattern PLURAL = PATTERN("(?i)\\brecommendations\\b");
	int col = columns_find(tracker->columns, FIELD_RECOMMENDATION);

	tracker->decision = above == NULL ? DECISION_NONE : decision_of_heading(above);
	read_title_rows(tracker);
	const char *heading = tracker->columns->at[col].heading;
	tracker->decision_of_column = decision_of_heading(heading);
	if (tracker->decision == DECISION_NONE && pattern_match(&PLURAL, heading, NULL))
		tracker->decision = tracker->decision_of_column;
	tracker->year = year_of(above);
	if (tracker->year == 0)
		tracker->year = year_of(tracker->reading->report->title);
}

/** One note for all rows of a table that want a look. */
static void note_low(const struct tracker *tracker, unsigned n_low)
{
	const struct place *place = &tracker->table->place;

	if (n_low == 0)
		return;
	notes_add(tracker->reading->report->notes, NOTE_WARNING, "low-confidence", tracker->reading->doc->file,
	    place->page, place->line,
	    tracker->is_guessed
		? "%u row%s in a table without headings; its columns were told by what their cells are"
		: "%u row%s could not be told apart with certainty; kept as read, marked as low confidence",
	    n_low, n_low == 1 ? "" : "s");
}

/** Reads a table, and tables that go on it with the same headings, into one set of rows. */
static struct rows *collect_rows(struct tracker *tracker, const struct candidate *candidates, guint n)
{
	struct rows *rows = NULL;

	for (guint i = 0; i < n; i++) {
		rows = rows_read(candidates[i].table, candidates[i].columns, tracker->reading->profile, rows);
		reading_take(tracker->reading, candidates[i].block);
	}
	return rows;
}

/** Says which rows are no records: their words stay unplaced, but they are not lost in silence. */
static void note_left_out(const struct tracker *tracker, const struct rows *rows)
{
	struct reading *reading = tracker->reading;
	const struct place *place = &tracker->table->place;

	for (guint i = 0; i < rows->left_out->len; i++)
		notes_add(reading->report->notes, NOTE_INFO, "row-left-out", reading->doc->file, place->page,
		    place->line, "the row “%s” is no recommendation; left out", (char *)rows->left_out->pdata[i]);
	move_texts(reading->named, rows->left_out);
}

static void read_rows(struct tracker *tracker, struct rows *rows)
{
	struct reading *reading = tracker->reading;
	unsigned n_low = 0;

	tracker->need = label_need_of(rows, tracker->columns);
	tracker->newest_update = newest_update(rows, tracker->columns);
	for (guint i = 0; i < rows->entries->len && reading->report->recommendations->len < LIMIT_RECORDS; i++)
		n_low += tracker_record(tracker, rows->entries->pdata[i])->low_confidence;
	note_low(tracker, n_low);
	keep_headings(reading->report, tracker->columns, tracker->status_is_assessment);
	note_left_out(tracker, rows);
	move_texts(reading->explained, rows->headers);
}

/** Whether the heading above a table names a part of a paper that has several: decisions, themes. */
static char *section_above(const char *above, unsigned n_tables)
{
	if (above == NULL || rows_is_aside(above))
		return NULL;
	if (decision_of_heading(above) == DECISION_NONE && n_tables < 2)
		return NULL;
	return g_strdup(above);
}

static bool is_label(const char *text)
{
	return text != NULL && (label_whole(text, NULL) || label_lead(text, LABEL_MARKED, NULL) > 0);
}

static bool find_candidate(const struct survey *survey, guint i, struct candidate *candidate)
{
	const struct reading *reading = survey->reading;
	const struct block *block = block_at(survey, i);

	*candidate = (struct candidate){ .block = i, .table = block->table };
	if (block->kind != BLOCK_TABLE || reading_is_taken(reading, i))
		return false;
	candidate->columns = columns_read(block->table, reading->profile);
	if (candidate->columns->is_tracker)
		return true;
	const char *above = text_above(survey, i);
	candidate->turned = tracker_turn(block->table, is_label(above) ? above : NULL, reading->profile);
	if (candidate->turned != NULL) {
		candidate->table = candidate->turned;
		columns_free(candidate->columns);
		candidate->columns = columns_read(candidate->turned, reading->profile);
		if (candidate->columns->is_tracker)
			return true;
	}
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
		if (cells[i] != NULL && !text_is_blank(cells[i]->text))
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

	if (before->turned != NULL || candidate->turned != NULL ||
	    !same_headings(before->columns, candidate->columns) ||
	    block_at(survey, candidate->block)->place.page == page)
		return false;
	bool is_rest = begins_with_rest(candidate);
	for (guint i = before->block + 1; i < candidate->block; i++) {
		const struct block *block = block_at(survey, i);
		if (!is_passed_over(block) && !is_furniture(survey, block) && !(is_rest && is_short(block)))
			return false;
	}
	return true;
}

/** Reads one table, or several that are one table over pages. */
static void read_candidates(struct survey *survey, const struct candidate *first, guint n)
{
	int above_block = block_above(survey, first->block);
	const char *above = text_above(survey, first->block);
	struct tracker tracker = { .reading = survey->reading,
		.people = survey->people,
		.columns = first->columns,
		.table = first->table,
		.status_is_assessment = survey->status_is_assessment,
		.is_guessed = first->is_guessed };

	bool is_others = above_block >= 0 && reading_is_taken(survey->reading, (guint)above_block) &&
			 decision_of_heading(above) == DECISION_NONE;
	if (!is_others && (first->turned == NULL || !is_label(above)))
		tracker.section = section_above(above, survey->n_upright);
	read_context(&tracker, above);
	struct rows *rows = collect_rows(&tracker, first, n);
	read_rows(&tracker, rows);
	rows_free(rows);
	if (above_block >= 0 && (tracker.section != NULL || first->turned != NULL))
		reading_take(survey->reading, (guint)above_block);
	g_free(tracker.section);
}

void trackers_read(struct reading *reading)
{
	struct survey survey = { .reading = reading,
		.people = people_of(reading->doc),
		.lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate)),
		.status_is_assessment = reading->key_is_committees };

	g_array_set_clear_func(survey.candidates, candidate_clear);
	note_lines(&survey);
	find_candidates(&survey);
	if (survey.candidates->len == 0)
		find_headless(&survey);
	for (guint i = 0, next; i < survey.candidates->len; i = next) {
		const struct candidate *first = &g_array_index(survey.candidates, struct candidate, i);
		for (next = i + 1; next < survey.candidates->len; next++)
			if (!goes_on(&survey, first + (next - i) - 1, first + (next - i)))
				break;
		read_candidates(&survey, first, next - i);
	}
	mark_note_default(reading->report);
	g_array_unref(survey.candidates);
	g_hash_table_unref(survey.lines);
	people_free(survey.people);
}
