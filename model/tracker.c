#include "model/tracker.h"

#include <stdlib.h>
#include <string.h>

#include "model/limits.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/survey.h"
#include "model/text.h"

#define BARE_SHARE 0.6 /* of the rows whose text begins with a bare number, before it counts as their number */

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
		report->headings[heading] = column->group == NULL ?
		    g_strdup(column->heading) :
		    g_strdup_printf("%s – %s", column->group, column->heading);
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

/** One note for all rows of a table that want a look; of tables without headings, one for all. */
static void note_low(const struct reading *reading, const struct candidate *candidate, unsigned n_low)
{
	const struct place *place = &candidate->table->place;
	const char *what = candidate->is_guessed ? "in tables without headings; columns told by what their cells are" :
						   "could not be told apart with certainty; kept as read";

	if (n_low > 0)
		notes_add(reading->report->notes, NOTE_WARNING, "low-confidence", reading->doc->file, place->page,
		    place->line, "%u row%s %s, marked as low confidence", n_low, n_low == 1 ? "" : "s", what);
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

static unsigned read_rows(struct tracker *tracker, struct rows *rows)
{
	struct reading *reading = tracker->reading;
	unsigned n_low = 0;

	tracker->need = label_need_of(rows, tracker->columns);
	tracker->newest_update = newest_update(rows, tracker->columns);
	for (guint i = 0; i < rows->entries->len && reading->report->recommendations->len < LIMIT_RECORDS; i++)
		n_low += tracker_record(tracker, rows->entries->pdata[i])->low_confidence;
	keep_headings(reading->report, tracker->columns, tracker->status_is_assessment);
	note_left_out(tracker, rows);
	move_texts(reading->explained, rows->headers);
	return n_low;
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

/** A plain "RAG" column where the only key explains colours as priority or risk, and no other column is of it. */
static void set_risk_aside(struct tracker *tracker, const struct candidate *first, guint n)
{
	static struct pattern PLAIN = PATTERN(
	    "(?i)^\\W*(?:the\\s+)?(?:b?rag|traffic\\s*lights?|colour|rating)(?:\\s+(?:rating|colour|code))?\\W*$");
	static struct pattern RISK = PATTERN("(?i)\\b(?:priority|risk|severity|impact|importance|urgency)\\b");
	struct reading *reading = tracker->reading;
	int status = columns_find(tracker->columns, FIELD_STATUS);

	if (!reading->key_is_risk || !reading->report->scheme_is_default || status < 0 ||
	    !pattern_match(&PLAIN, tracker->columns->at[status].heading, NULL))
		return;
	for (unsigned col = 0; col < tracker->columns->n; col++)
		if (pattern_match(&RISK, tracker->columns->at[col].heading, NULL))
			return;
	for (guint i = 0; i < n; i++)
		first[i].columns->at[status].field = FIELD_EXTRA;
	notes_add(reading->report->notes, NOTE_INFO, "priority-key", reading->doc->file, tracker->table->place.page,
	    tracker->table->place.line,
	    "the paper's key explains colours as priority or risk; the column “%s” is kept as it is and gives no "
	    "status",
	    tracker->columns->at[status].heading);
}

/** Says which columns have headings that nothing here knows, and what was made of them. */
static void note_weighed(const struct tracker *tracker)
{
	const struct reading *reading = tracker->reading;
	const struct place *place = &tracker->table->place;

	for (unsigned col = 0; col < tracker->columns->n; col++) {
		const struct column *column = &tracker->columns->at[col];
		if (column->weighed == WEIGHED_NOT || column->field == FIELD_EXTRA)
			continue;
		notes_add(reading->report->notes, column->weighed == WEIGHED_BY_CELLS ? NOTE_WARNING : NOTE_INFO,
		    "unknown-heading", reading->doc->file, place->page, place->line,
		    "the heading “%s” is not known; its column was read as “%s” by %s", column->heading,
		    columns_field_name(column->field),
		    column->weighed == WEIGHED_BY_CELLS ? "what its cells are" : "its words and cells");
	}
}

/** Whether a column without a known heading was told by its cells alone; numbers and what is asked for stand out. */
static bool is_told_by_cells(const struct columns *columns)
{
	for (unsigned col = 0; col < columns->n; col++)
		if (columns->at[col].weighed == WEIGHED_BY_CELLS && columns->at[col].field != FIELD_NUMBER &&
		    columns->at[col].field != FIELD_RECOMMENDATION)
			return true;
	return false;
}

/** Reads one table, or several that are one table over pages. Returns how many rows want a look. */
static unsigned read_candidates(struct survey *survey, const struct people *people, const struct candidate *first,
    guint n)
{
	struct reading *reading = survey->reading;
	int above_block = survey_above(survey, first->block);
	const char *above = above_block < 0 ? NULL : ((struct block *)reading->doc->blocks->pdata[above_block])->text;
	bool is_others = above_block >= 0 && reading_is_taken(reading, (guint)above_block) &&
	    decision_of_heading(above) == DECISION_NONE;
	struct tracker tracker = { .reading = reading,
		.people = people,
		.columns = first->columns,
		.table = first->table,
		.status_is_assessment = reading->key_is_committees,
		.is_guessed = first->is_guessed || is_told_by_cells(first->columns) };

	if (!is_others && (first->turned == NULL || !survey_is_label(above)))
		tracker.section = section_above(above, survey->n_upright);
	read_context(&tracker, above);
	set_risk_aside(&tracker, first, n);
	note_weighed(&tracker);
	struct rows *rows = collect_rows(&tracker, first, n);
	unsigned n_low = read_rows(&tracker, rows);
	rows_free(rows);
	if (above_block >= 0 && (tracker.section != NULL || first->turned != NULL))
		reading_take(reading, (guint)above_block);
	g_free(tracker.section);
	return n_low;
}

void trackers_read(struct reading *reading)
{
	struct survey *survey = survey_new(reading);
	struct people *people = people_of(reading->doc);
	unsigned n_low = 0;

	for (guint i = 0, n; i < survey->candidates->len; i += n) {
		const struct candidate *first = &g_array_index(survey->candidates, struct candidate, i);
		n = survey_run(survey, i);
		n_low += read_candidates(survey, people, first, n);
		if (!first->is_guessed) {
			note_low(reading, first, n_low);
			n_low = 0;
		}
	}
	if (n_low > 0)
		note_low(reading, &g_array_index(survey->candidates, struct candidate, 0), n_low);
	mark_note_default(reading->report, reading->key_is_unread);
	survey_free(survey);
	people_free(people);
}
