#include "model/tracker.h"

#include <string.h>

#include "model/date.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/text.h"

/** "3DeliveredThe survey": cells that have run together. */
static struct pattern RUN_TOGETHER = PATTERN("^\\W*\\d{1,3}[a-z]?\\p{Lu}\\p{Ll}+(?: \\p{Ll}+){0,2}\\p{Lu}\\p{Ll}");

static const struct cell *cell_of(const struct tracker *tracker, const struct entry *entry, enum field field)
{
	int col = columns_find(tracker->columns, field);

	return col < 0 || (unsigned)col >= entry->n ? NULL : &entry->cells[col];
}

/** A cell's text; NULL if it is blank or holds only the dash that stands for nothing. */
static char *cell_text(const struct cell *cell)
{
	static struct pattern NOTHING = PATTERN("^[\\s.\\x{2010}-\\x{2015}_-]*$");

	if (cell == NULL || text_is_blank(cell->text) || pattern_match(&NOTHING, cell->text, NULL))
		return NULL;
	return text_tidy(cell->text);
}

static char *text_of(const struct tracker *tracker, const struct entry *entry, enum field field)
{
	return cell_text(cell_of(tracker, entry, field));
}

static struct when *when_of(const struct tracker *tracker, const struct entry *entry, enum field field)
{
	g_autofree char *text = text_of(tracker, entry, field);

	/* "Completed 26 June 2022" where a date is due says when it was done, and not when it was due */
	static struct pattern PAST = PATTERN(
	    "(?i)^\\W*(?:was\\s+)?(?:completed?|closed|done|implemented|delivered|achieved|finished|"
	    "actioned|discharged)\\b");
	struct when *when = text == NULL ? NULL : when_read(text, tracker->year);
	if (when != NULL && field != FIELD_DONE && pattern_match(&PAST, text, NULL))
		g_clear_pointer(&when->date, g_free);
	return when;
}

/** A number cell: its label, else the label on its first line and the rest as an extra text, else the whole. */
static void read_number_cell(const struct tracker *tracker, struct recommendation *record, const char *text,
    const char *heading)
{
	static struct pattern REF = PATTERN(
	    "(?i)^\\W*ref(?:erence)?(?:\\s+no)?\\b[.:]*\\s*(?=\\S)"); /* dropped like "Rec" */
	struct label label = { NULL, NULL };
	struct match match;
	gsize start = pattern_match(&REF, text, &match) ? match.end[0] : 0;
	char **lines = g_strsplit(text, "\n", 2);

	(void)tracker;
	if (start > 0 && label_whole(text + start, &label)) {
		record->number = label.number;
		record->label = text_tidy(text);
		g_free(label.label);
	} else if (label_whole(text, &label)) {
		record->number = label.number;
		record->label = label.label;
	} else if (lines[1] != NULL && label_whole(lines[0], &label)) {
		record->number = label.number;
		record->label = label.label;
		labelled_add(record->extra, g_strdup(heading), g_strdup(lines[1]));
	} else {
		record->number = g_strdelimit(g_strdup(text), "\n", ' ');
		record->label = g_strdup(record->number);
	}
	g_strfreev(lines);
}

/** The number from its column, else from the text, which begins after it. */
static void read_number(const struct tracker *tracker, const struct entry *entry, struct recommendation *record)
{
	int col = columns_find(tracker->columns, FIELD_NUMBER);
	g_autofree char *number = text_of(tracker, entry, FIELD_NUMBER);
	g_autofree char *text = text_of(tracker, entry, FIELD_RECOMMENDATION);
	struct label label = { NULL, NULL };

	if (number != NULL)
		read_number_cell(tracker, record, number, tracker->columns->at[col].heading);
	gsize length = text == NULL ? 0 : label_lead(text, tracker->need, &label);
	if (length > 0 && record->number == NULL) {
		record->number = g_steal_pointer(&label.number);
		record->label = g_steal_pointer(&label.label);
	} else if (length > 0 && g_strcmp0(label.number, record->number) != 0) {
		length = 0; /* a letter or number of the text's own: "a) ..." beside 4 */
	}
	label_clear(&label);
	record->text = g_strdup(text == NULL ? "" : text + length);
}

/** The column that says who and by when; -1 if there is none, or a column for the date alone. */
static int joined_column(const struct columns *columns)
{
	for (unsigned col = 0; col < columns->n; col++)
		if (columns->at[col].joined != FIELD_NONE && columns_find(columns, columns->at[col].joined) < 0)
			return (int)col;
	return -1;
}

/** The person of a cell that says by when as well; a cell that cannot be told apart is kept whole as an extra text. */
static char *read_joined(const struct tracker *tracker, const struct entry *entry, struct recommendation *record)
{
	int col = joined_column(tracker->columns);
	char *text = cell_text(&entry->cells[col]);
	char *who = NULL, *when = NULL;

	if (text == NULL)
		return NULL;
	if (!tracker_split_joined(text, tracker->year, &who, &when)) {
		labelled_add(record->extra, g_strdup(tracker->columns->at[col].heading), text);
		record->low_confidence = true;
		return NULL;
	}
	record->due = when == NULL ? NULL : when_read(when, tracker->year);
	g_free(when);
	g_free(text);
	return who;
}

static void read_people(const struct tracker *tracker, const struct entry *entry, struct recommendation *record)
{
	int joined = joined_column(tracker->columns);
	bool joins_owner = joined >= 0 && tracker->columns->at[joined].field == FIELD_OWNER;
	bool joins_member = joined >= 0 && !joins_owner;
	g_autofree char *owner = joins_owner ? read_joined(tracker, entry, record) :
					       text_of(tracker, entry, FIELD_OWNER);
	g_autofree char *member = joins_member ? read_joined(tracker, entry, record) :
						 text_of(tracker, entry, FIELD_MEMBER);

	if (owner != NULL)
		record->owner = people_expand(tracker->people, owner);
	if (member != NULL)
		record->member = people_expand(tracker->people, member);
}

/** A recommendation that ends in a line with nothing but the decision on it: the line belongs to the response. */
static void split_decision(struct recommendation *record)
{
	enum { MOST_WORDS = 4 }; /* "Agreed in part" */
	char *last = strrchr(record->text, '\n');

	if (last == NULL || text_count_words(last) > MOST_WORDS || decision_read(last + 1) == DECISION_NONE)
		return;
	record->decision = decision_read(last + 1);
	char *response = record->response == NULL ? g_strdup(last + 1) :
						    g_strconcat(last + 1, "\n", record->response, NULL);
	g_free(record->response);
	record->response = response;
	*last = '\0';
}

/**
 * What holds below "Recommendations agreed in 2022": a row's plain refusal, or a decision in part that is the whole of
 * its response; "Partially agreed. Officers will ..." stays accepted, and all but a refusal below a column that is
 * itself headed "Accepted Recommendations".
 */
static enum decision correct_heading(const char *response, enum decision of_column)
{
	enum { DECISION_WORDS = 4 }; /* "Agreed in part" */
	enum decision own = decision_read(response);
	bool is_whole = own == DECISION_PARTLY && of_column == DECISION_NONE &&
	    text_count_words(response) <= DECISION_WORDS;

	return own == DECISION_REJECTED || is_whole ? own : DECISION_ACCEPTED;
}

/**
 * A heading gives its decision to all that stands under it: a group row, a table's or a column's "Accepted
 * Recommendations". A column headed in the singular only says what its cells are, and the response's own words
 * come first.
 */
static void read_decision(const struct tracker *tracker, const struct entry *entry, struct recommendation *record)
{
	int col = columns_find(tracker->columns, FIELD_DECISION);
	g_autofree char *decision = text_of(tracker, entry, FIELD_DECISION);

	record->response = text_of(tracker, entry, FIELD_RESPONSE);
	if (decision != NULL) {
		record->decision = decision_read(decision);
		labelled_add(record->extra, g_strdup(tracker->columns->at[col].heading), g_strdup(decision));
	}
	if (record->decision == DECISION_NONE)
		record->decision = entry->decision != DECISION_NONE ? entry->decision : tracker->decision;
	if (decision == NULL && record->decision == DECISION_ACCEPTED && record->response != NULL)
		record->decision = correct_heading(record->response, tracker->decision_of_column);
	if (record->decision == DECISION_NONE && record->response != NULL)
		record->decision = decision_read(record->response);
	if (record->decision == DECISION_NONE)
		split_decision(record);
	if (record->decision == DECISION_NONE)
		record->decision = tracker->decision_of_column;
}

/** The cell without a fill that the whole row has: a band says nothing of progress. */
static struct cell without_band(const struct tracker *tracker, const struct entry *entry, unsigned col)
{
	struct cell cell = entry->cells[col];
	int text = columns_find(tracker->columns, FIELD_RECOMMENDATION);

	if (text >= 0 && (int)col != text && entry->cells[text].fill == cell.fill)
		cell.fill = COLOUR_NONE;
	return cell;
}

/** What "Yes" means below a heading that asks: "Completed?", "On track (Y/N)". "No" means many things, or the opposite. */
static enum code answer_of(const char *heading, const char *text)
{
	static struct pattern DONE = PATTERN(
	    "(?i)^\\W*(?:is\\s+it\\s+|action\\s+|recommendation\\s+)?(?:fully\\s+)?(?:completed?|closed|"
	    "implemented|done|delivered|"
	    "achieved|discharged|actioned|finished|signed\\s+off)\\b(?!\\s*(?:by|date|on))");
	static struct pattern TIMELY = PATTERN(
	    "(?i)^\\W*(?:is\\s+it\\s+)?(?:still\\s+)?on\\W?(?:track|target|schedule|time)\\b");
	static struct pattern YES = PATTERN("(?i)^\\W*y(?:es)?\\b(?!\\W*/)"), NO = PATTERN("(?i)^\\W*no?\\W*$");
	bool is_yes = pattern_match(&YES, text, NULL);

	if (is_yes && pattern_match(&DONE, heading, NULL))
		return CODE_COMPLETE;
	if (!pattern_match(&TIMELY, heading, NULL))
		return CODE_UNKNOWN;
	return is_yes ? CODE_ON_TRACK : pattern_match(&NO, text, NULL) ? CODE_OFF_TRACK : CODE_UNKNOWN;
}

static struct mark *mark_of(const struct tracker *tracker, const struct entry *entry, enum field field)
{
	int col = columns_find(tracker->columns, field);

	if (col < 0)
		return NULL;
	struct cell cell = without_band(tracker, entry, (unsigned)col);
	struct mark *mark = mark_read(tracker->reading->report, &cell);
	enum code answer = mark != NULL && mark->text != NULL ?
	    answer_of(tracker->columns->at[col].heading, mark->text) :
	    CODE_UNKNOWN;
	if (answer != CODE_UNKNOWN) /* below a question "Y" is no yellow */
		mark->code = answer;
	return mark;
}

static void read_marks(const struct tracker *tracker, const struct entry *entry, struct recommendation *record)
{
	record->status = mark_of(tracker, entry, FIELD_STATUS);
	record->assessment = mark_of(tracker, entry, FIELD_ASSESSMENT);
	if (tracker->status_is_assessment && record->assessment == NULL)
		record->assessment = g_steal_pointer(&record->status);
}

static void read_updates(const struct tracker *tracker, const struct entry *entry, struct recommendation *record)
{
	for (unsigned col = 0; col < tracker->columns->n; col++) {
		const struct column *column = &tracker->columns->at[col];
		if (column->field != FIELD_PROGRESS)
			continue;
		g_autofree char *text = cell_text(&entry->cells[col]);
		if (text == NULL)
			continue;
		g_autofree char *head = date_find(column->heading, 0, NULL, NULL);
		const char *date = head != NULL        ? head :
		    (int)col == tracker->newest_update ? tracker->reading->report->updated :
							 NULL;
		tracker_updates(record->updates, text, date, tracker->year, &record->source);
	}
}

static void read_extra(const struct tracker *tracker, const struct entry *entry, struct recommendation *record)
{
	for (unsigned col = 0; col < tracker->columns->n; col++) {
		const struct column *column = &tracker->columns->at[col];
		if (column->field != FIELD_EXTRA && column->field != FIELD_NONE)
			continue;
		char *text = cell_text(&entry->cells[col]);
		if (text != NULL)
			labelled_add(record->extra, g_strdup(column->heading), text);
	}
}

static bool has_run_together(const struct entry *entry)
{
	for (unsigned col = 0; col < entry->n; col++)
		if (pattern_match(&RUN_TOGETHER, entry->cells[col].text, NULL))
			return true;
	return false;
}

struct recommendation *tracker_record(const struct tracker *tracker, const struct entry *entry)
{
	struct recommendation *record = recommendation_new();
	struct doc *doc = tracker->reading->doc;
	unsigned page = MAX(1, entry->place.page);

	record->source = (struct source){ g_strdup(doc->file), page, MAX(page, entry->place.page_end) };
	record->section = g_strdup(entry->section != NULL ? entry->section : tracker->section);
	read_number(tracker, entry, record);
	read_decision(tracker, entry, record);
	read_people(tracker, entry, record);
	if (record->due == NULL)
		record->due = when_of(tracker, entry, FIELD_DUE);
	record->revised_due = when_of(tracker, entry, FIELD_REVISED_DUE);
	record->done = when_of(tracker, entry, FIELD_DONE);
	read_updates(tracker, entry, record);
	read_marks(tracker, entry, record);
	read_extra(tracker, entry, record);
	record->low_confidence = record->low_confidence || tracker->is_guessed || entry->is_unsure ||
	    tracker->table->columns_unsure || has_run_together(entry);
	g_ptr_array_add(tracker->reading->report->recommendations, record);
	return record;
}
