#include "model/columns.h"

#include <string.h>

#include "model/date.h"
#include "model/decision.h"
#include "model/label.h"
#include "model/mark.h"
#include "model/text.h"

#define MOST 0.6          /* share of a column's cells that speaks for the column */
#define STATUS_WORDS 6    /* a status is rarely longer: "Partially implemented - on target" */
#define NARRATIVE_WORDS 9 /* mean words of a column of text; status columns of twenty trackers stay below 4 */
#define LOOK_ROWS 400     /* rows that are looked at: enough to tell what a column is */
#define TERSE_WORDS 3     /* "Complete", "In progress", "Not yet due"; "Done in August." is a sentence */
#define TEXT_WORDS 4      /* mean words of the shortest recommendations seen */

/** What is dear to ask of each cell. */
enum { LABELS = 1, MARKS = 2, DECISIONS = 4, DATES = 8 };

/** What the cells of a column are: of labels, marks, decisions and dates what was asked for. */
struct content {
	unsigned n, n_labels, n_marks, n_terse, n_decisions, n_dates, n_words;
};

static struct content look(const struct table *table, const struct columns *columns, unsigned col, unsigned asked)
{
	struct content content = { 0 };

	unsigned first = columns->first_row + columns->n_rows;

	for (unsigned row = first; row < table->n_rows && row - first < LOOK_ROWS; row++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell->row != row || cell->col != col || cell->colspan > 1 ||
		    text_is_blank(cell->text))
			continue;
		unsigned words = text_count_words(cell->text);
		g_autofree char *date = asked & DATES ? date_read(cell->text, 0) : NULL;
		content.n++;
		content.n_words += words;
		content.n_dates += date != NULL;
		content.n_labels += asked & LABELS && label_whole(cell->text, NULL);
		content.n_marks += asked & MARKS && words <= STATUS_WORDS && mark_word(cell->text) != CODE_UNKNOWN;
		content.n_terse += words <= TERSE_WORDS && strpbrk(cell->text, ".;") == NULL;
		content.n_decisions += asked & DECISIONS && decision_read(cell->text) != DECISION_NONE;
	}
	return content;
}

static bool most(unsigned n, const struct content *content)
{
	return content->n > 0 && n >= MOST * content->n;
}

static double mean_words(const struct content *content)
{
	return content->n == 0 ? 0 : (double)content->n_words / content->n;
}

static bool has(const struct columns *columns, enum field field)
{
	return columns_find(columns, field) >= 0;
}

/**
 * The number column holds numbers; else the column left of the recommendation that does is it: below no heading, or
 * below the kind of thing that is numbered ("Task" beside "Detail of task").
 */
static void fit_number(const struct table *table, struct columns *columns)
{
	int col = columns_find(columns, FIELD_NUMBER);
	int recommendation = columns_find(columns, FIELD_RECOMMENDATION);

	if (col >= 0) {
		struct content content = look(table, columns, (unsigned)col, LABELS);
		if (content.n == 0 || most(content.n_labels, &content) || columns->at[col].score >= 85)
			return;
		columns->at[col].field = FIELD_EXTRA;
	}
	for (int i = 0; i < recommendation; i++) {
		const struct column *column = &columns->at[i];
		bool is_bare = column->score == 0 && *column->heading == '\0';
		if (!is_bare && column->field != FIELD_RESPONSE)
			continue;
		struct content content = look(table, columns, (unsigned)i, LABELS);
		if (most(content.n_labels, &content) && (is_bare || content.n_labels == content.n)) {
			columns->at[i].field = FIELD_NUMBER;
			return;
		}
	}
}

static int find_after(const struct columns *columns, enum field field, int after)
{
	for (unsigned col = (unsigned)after + 1; col < columns->n; col++)
		if (columns->at[col].field == field)
			return (int)col;
	return -1;
}

/** "Progress" over words of status is the status; "Status" over paragraphs is the progress. */
static void fit_status(const struct table *table, struct columns *columns)
{
	int assessment = columns_find(columns, FIELD_ASSESSMENT);

	int progress = columns_find(columns, FIELD_PROGRESS), status = columns_find(columns, FIELD_STATUS);

	if (progress >= 0 && status < 0 && !has(columns, FIELD_ASSESSMENT)) {
		struct content content = look(table, columns, (unsigned)progress, MARKS);
		bool is_alone = find_after(columns, FIELD_PROGRESS, progress) < 0;
		if (content.n_marks == content.n && (content.n_terse == content.n || !is_alone) && content.n > 0)
			columns->at[progress].field = FIELD_STATUS;
	}
	if (assessment >= 0 && progress < 0) {
		struct content content = look(table, columns, (unsigned)assessment, 0);
		if (mean_words(&content) > NARRATIVE_WORDS)
			columns->at[assessment].field = FIELD_PROGRESS;
	}
	if (status >= 0 && progress < 0) {
		struct content content = look(table, columns, (unsigned)status, MARKS);
		bool is_either = columns->at[status].other == FIELD_PROGRESS && content.n > 0;
		bool is_of_words = content.n_marks > 0 && mean_words(&content) <= TERSE_WORDS;
		if (mean_words(&content) > NARRATIVE_WORDS ||
		    (is_either && !is_of_words && !most(content.n_marks, &content)))
			columns->at[status].field = FIELD_PROGRESS;
	}
}

/** "On track?" over answers, "Position" over words of status, is the status of a table that has no other. */
static void fit_question(const struct table *table, struct columns *columns)
{
	enum { QUESTION = 50 }; /* a question scores less; any other heading needs cells that say a status */

	for (unsigned col = 0; col < columns->n && !has(columns, FIELD_STATUS); col++) {
		struct column *column = &columns->at[col];
		if (column->field != FIELD_EXTRA || column->other != FIELD_STATUS || has(columns, FIELD_ASSESSMENT))
			continue;
		struct content content = look(table, columns, col, MARKS);
		bool answers = column->score < QUESTION || content.n_marks == content.n;
		if (content.n > 0 && content.n_terse == content.n && answers)
			column->field = FIELD_STATUS;
	}
}

/** "Decision" over reasons is the response; a response of plain decisions beside another is the decision. */
static void fit_decision(const struct table *table, struct columns *columns)
{
	int decision = columns_find(columns, FIELD_DECISION);

	for (unsigned col = 0; decision < 0 && col < columns->n; col++) {
		if (columns->at[col].field != FIELD_EXTRA || columns->at[col].other != FIELD_DECISION)
			continue;
		struct content content = look(table, columns, col, DECISIONS);
		if (most(content.n_decisions, &content))
			columns->at[col].field = FIELD_DECISION;
	}
	if (decision < 0 || has(columns, FIELD_RESPONSE))
		return;
	struct content content = look(table, columns, (unsigned)decision, DECISIONS);
	if (content.n > 0 && (!most(content.n_decisions, &content) || mean_words(&content) > NARRATIVE_WORDS))
		columns->at[decision].field = FIELD_RESPONSE;
}

/** "Reason" beside a status and no decision says why it stands so: no response. */
static void fit_reason(struct columns *columns)
{
	enum { WEAK = 55 }; /* of "Reason"; all other headings of responses score more */
	int response = columns_find(columns, FIELD_RESPONSE);

	if (response >= 0 && columns->at[response].score <= WEAK && has(columns, FIELD_STATUS) &&
	    !has(columns, FIELD_DECISION))
		columns->at[response].field = FIELD_EXTRA;
}

/** "Completed" or "Closed" over words is a status: "Yes", "No", "Open". */
static void fit_done(const struct table *table, struct columns *columns)
{
	enum { SURE = 50 }; /* "Date completed" scores more, and keeps its words as they are */
	int done = columns_find(columns, FIELD_DONE);

	if (done < 0 || columns->at[done].score >= SURE)
		return;
	struct content content = look(table, columns, (unsigned)done, DATES);
	if (content.n > 0 && content.n_dates == 0)
		columns->at[done].field = has(columns, FIELD_STATUS) ? FIELD_EXTRA : FIELD_STATUS;
}

/** In a table that has all else of a tracker, the longest texts below an unknown heading are the recommendations. */
static void fit_recommendation(const struct table *table, struct columns *columns)
{
	unsigned n_known = 0;
	int best = -1;
	double longest = TEXT_WORDS;

	if (has(columns, FIELD_RECOMMENDATION) || columns->n_rows == 0)
		return;
	for (unsigned col = 0; col < columns->n; col++) {
		const struct column *column = &columns->at[col];
		struct content content = look(table, columns, col, 0);
		n_known += column->field != FIELD_NONE && column->field != FIELD_EXTRA;
		if (column->field == FIELD_NONE && *column->heading != '\0' && mean_words(&content) >= longest) {
			longest = mean_words(&content);
			best = (int)col;
		}
	}
	if (best >= 0 && n_known >= 3 && (has(columns, FIELD_OWNER) || has(columns, FIELD_RESPONSE))) {
		columns->at[best].field = FIELD_RECOMMENDATION;
		columns->is_tracker = true;
	}
}

void columns_fit(struct columns *columns, const struct table *table)
{
	fit_recommendation(table, columns);
	fit_number(table, columns);
	fit_decision(table, columns);
	fit_reason(columns);
	fit_done(table, columns);
	fit_question(table, columns);
	fit_status(table, columns);
}
