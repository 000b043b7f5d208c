#include "model/columns_cells.h"
#include "model/columns_weigh.h"
#include "model/pattern.h"

#define MOST 0.6          /* share of a column's cells that speaks for the column */
#define NARRATIVE_WORDS 9 /* mean words of a column of text; status columns of twenty trackers stay below 4 */
#define TERSE_WORDS 3     /* "Complete", "In progress", "Not yet due"; "Done in August." is a sentence */
#define TEXT_WORDS 4      /* mean words of the shortest recommendations seen */

static bool most(unsigned n, const struct cells *cells)
{
	return cells->n > 0 && n >= MOST * cells->n;
}

static bool has(const struct columns *columns, enum field field)
{
	return columns_find(columns, field) >= 0;
}

static unsigned count(const struct columns *columns, enum field field)
{
	unsigned n = 0;

	for (unsigned col = 0; col < columns->n; col++)
		n += columns->at[col].field == field;
	return n;
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
		struct cells cells = columns_cells_look(table, columns, (unsigned)col, CELLS_LABELS);
		if (cells.n == 0 || most(cells.n_labels, &cells) || columns->at[col].score >= 85)
			return;
		columns->at[col].field = FIELD_EXTRA;
	}
	for (int i = 0; i < recommendation; i++) {
		const struct column *column = &columns->at[i];
		bool is_bare = column->score == 0 && *column->heading == '\0';
		bool is_origin = i == 0 && column->field == FIELD_EXTRA; /* "Report" over "B2.1", "B2.2" */
		if (!is_bare && column->field != FIELD_RESPONSE && !is_origin)
			continue;
		struct cells cells = columns_cells_look(table, columns, (unsigned)i, CELLS_LABELS);
		if (most(cells.n_labels, &cells) && (is_bare || cells.n_labels == cells.n)) {
			columns->at[i].field = FIELD_NUMBER;
			return;
		}
	}
}

/** The first column that would be a field but for a surer one; -1 if there is none. */
static int find_given_way(const struct columns *columns, enum field field)
{
	for (unsigned col = 0; col < columns->n; col++)
		if (columns->at[col].field == FIELD_EXTRA && columns->at[col].gave_way == field)
			return (int)col;
	return -1;
}

/** "Decision" means what was resolved in a log of actions, and over cells of "Accepted" and "Rejected" just that. */
static void fit_resolution(const struct table *table, struct columns *columns)
{
	int col = columns_find(columns, FIELD_RECOMMENDATION);

	if (col < 0 || columns->at[col].other != FIELD_DECISION)
		return;
	struct cells cells = columns_cells_look(table, columns, (unsigned)col, CELLS_DECISIONS);
	if (!most(cells.n_decisions - cells.n_answers, &cells))
		return;
	columns->at[col].field = FIELD_DECISION;
	columns->at[col].other = FIELD_NONE;
	int next = find_given_way(columns, FIELD_RECOMMENDATION);
	if (next >= 0)
		columns->at[next].field = FIELD_RECOMMENDATION;
	columns->is_tracker = next >= 0;
}

/**
 * "Progress" over words of status is the status: alone if its cells are terse too, beside other progress if they are
 * all of them such words. What gave way to it as the lesser column of progress is progress again.
 */
static void fit_progress(const struct table *table, struct columns *columns)
{
	for (unsigned col = 0; col < columns->n; col++) {
		if (columns->at[col].field != FIELD_PROGRESS || has(columns, FIELD_STATUS) ||
		    has(columns, FIELD_ASSESSMENT))
			continue;
		struct cells cells = columns_cells_look(table, columns, col, CELLS_MARKS);
		int lesser = find_given_way(columns, FIELD_PROGRESS);
		bool is_alone = lesser < 0 && count(columns, FIELD_PROGRESS) == 1;
		bool is_either = columns->at[col].other == FIELD_STATUS; /* "State of play" */
		unsigned n_marks = is_either ? cells.n_terse : cells.n_marks + cells.n_colours;
		if (cells.n == 0 || n_marks < cells.n || (is_alone && cells.n_terse < cells.n))
			continue;
		columns->at[col].field = FIELD_STATUS;
		if (lesser >= 0 && !has(columns, FIELD_PROGRESS))
			columns->at[lesser].field = FIELD_PROGRESS;
	}
}

/** "Status" over paragraphs is the progress. */
static void fit_status(const struct table *table, struct columns *columns)
{
	int progress = columns_find(columns, FIELD_PROGRESS), status = columns_find(columns, FIELD_STATUS);
	int assessment = columns_find(columns, FIELD_ASSESSMENT);

	if (assessment >= 0 && progress < 0) {
		struct cells cells = columns_cells_look(table, columns, (unsigned)assessment, 0);
		if (columns_cells_mean_words(&cells) > NARRATIVE_WORDS)
			columns->at[assessment].field = FIELD_PROGRESS;
	}
	if (status >= 0 && progress < 0) {
		struct cells cells = columns_cells_look(table, columns, (unsigned)status, CELLS_MARKS);
		bool is_either = columns->at[status].other == FIELD_PROGRESS && cells.n > 0;
		bool is_of_words = cells.n_marks > 0 && columns_cells_mean_words(&cells) <= TERSE_WORDS;
		if (columns_cells_mean_words(&cells) > NARRATIVE_WORDS ||
		    (is_either && !is_of_words && !most(cells.n_marks, &cells)))
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
		struct cells cells = columns_cells_look(table, columns, col, CELLS_MARKS);
		bool answers = column->score < QUESTION || cells.n_marks == cells.n;
		if (cells.n > 0 && cells.n_terse == cells.n && answers)
			column->field = FIELD_STATUS;
	}
}

/** Of two columns of leads, the one over elected members is theirs: "Executive lead" beside "Delivery officer". */
static void fit_member(const struct table *table, struct columns *columns)
{
	static struct pattern ELECTED = PATTERN(
	    "(?i)\\b(?:elected|members?|councillors?|cllrs?|cabinet|executive|political|portfolio)\\b");
	int owner = columns_find(columns, FIELD_OWNER), other = find_given_way(columns, FIELD_OWNER);

	if (owner < 0 || has(columns, FIELD_MEMBER))
		return;
	if (other < 0) {
		struct cells cells = columns_cells_look(table, columns, (unsigned)owner, CELLS_WORDING);
		if (most(cells.n_members, &cells) && pattern_match(&ELECTED, columns->at[owner].heading, NULL))
			columns->at[owner].field = FIELD_MEMBER;
		return;
	}
	int both[2] = { owner, other };
	for (size_t i = 0; i < G_N_ELEMENTS(both); i++) {
		struct cells cells = columns_cells_look(table, columns, (unsigned)both[i], CELLS_WORDING);
		if (!most(cells.n_members, &cells))
			continue;
		columns->at[owner].field = columns->at[other].field = FIELD_OWNER;
		columns->at[both[i]].field = FIELD_MEMBER;
		return;
	}
}

/** "Decision" over reasons is the response; a response of plain decisions beside another is the decision. */
static void fit_decision(const struct table *table, struct columns *columns)
{
	int decision = columns_find(columns, FIELD_DECISION);

	for (unsigned col = 0; decision < 0 && col < columns->n; col++) {
		if (columns->at[col].field != FIELD_EXTRA || columns->at[col].other != FIELD_DECISION)
			continue;
		struct cells cells = columns_cells_look(table, columns, col, CELLS_DECISIONS);
		if (most(cells.n_decisions, &cells))
			columns->at[col].field = FIELD_DECISION;
	}
	if (decision < 0 || has(columns, FIELD_RESPONSE))
		return;
	struct cells cells = columns_cells_look(table, columns, (unsigned)decision, CELLS_DECISIONS);
	if (cells.n == 0 || (most(cells.n_decisions, &cells) && columns_cells_mean_words(&cells) <= NARRATIVE_WORDS))
		return;
	/* "Recommendation accepted" above texts, and no other column of recommendations: they are what was accepted */
	bool names_them = columns->at[decision].other == FIELD_RECOMMENDATION && !has(columns, FIELD_RECOMMENDATION);
	columns->at[decision].field = names_them ? FIELD_RECOMMENDATION : FIELD_RESPONSE;
}

/** "Reason" beside a status and no decision says why it stands so: no response. */
static void fit_reason(struct columns *columns)
{
	enum { WEAK = 55 }; /* of "Reason"; all other headings of responses score more */
	int response = columns_find(columns, FIELD_RESPONSE);

	if (response >= 0 && columns->at[response].weighed == WEIGHED_NOT && columns->at[response].score <= WEAK &&
	    has(columns, FIELD_STATUS) && !has(columns, FIELD_DECISION))
		columns->at[response].field = FIELD_EXTRA;
}

/** "Completed" or "Closed" over words is a status: "Yes", "No", "Open". */
static void fit_done(const struct table *table, struct columns *columns)
{
	enum { SURE = 50 }; /* "Date completed" scores more, and keeps its words as they are */
	int done = columns_find(columns, FIELD_DONE);

	if (done < 0 || columns->at[done].score >= SURE)
		return;
	struct cells cells = columns_cells_look(table, columns, (unsigned)done, CELLS_DATES);
	if (cells.n > 0 && cells.n_dates == 0)
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
		struct cells cells = columns_cells_look(table, columns, col, 0);
		n_known += column->field != FIELD_NONE && column->field != FIELD_EXTRA;
		if (column->field == FIELD_NONE && *column->heading != '\0' &&
		    columns_cells_mean_words(&cells) >= longest) {
			longest = columns_cells_mean_words(&cells);
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
	fit_resolution(table, columns);
	fit_progress(table, columns);
	columns_weigh(columns, table);
	fit_recommendation(table, columns);
	fit_number(table, columns);
	fit_member(table, columns);
	fit_decision(table, columns);
	fit_reason(columns);
	fit_done(table, columns);
	fit_question(table, columns);
	fit_status(table, columns);
}
