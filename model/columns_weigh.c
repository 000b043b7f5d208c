#include "model/columns_weigh.h"

#include "model/columns_cells.h"
#include "model/pattern.h"
#include "model/text.h"

/*
 * Weights were set on 650 wordings of headings from public logs, trackers and audit registers, each put in the place
 * of a known heading of five kinds of tables, and on nonsense words in the same places: the least threshold and margin
 * that give no column a wrong field.
 */
#define NEEDED 70.0        /* what must speak for a field */
#define MARGIN 15.0        /* and how much more than for the next */
#define HINTS_MOST 45.0    /* of all words of a heading together: they alone decide nothing */
#define PROFILE_LEAST 110u /* score of a heading that a clerk's profile names: nothing contradicts it */
#define CONTRADICTED 0.8   /* share of the cells that are something else than the heading says */
#define KNOWN_LEAST 2u     /* columns that the dictionary knows, before the others are weighed */
#define TRACKER_LEAST 3u   /* known columns of a tracker whose recommendations have an unknown heading */
#define ROWS_LEAST 2u      /* cells of a column that a field can be told from */
#define HEADING_WORDS 9u   /* as in columns_heading.c */
#define WEAK 50u /* score of a heading that means the recommendation only where nothing else does: "Finding" */

/* clang-format off */
/** A word of a heading and what it says for a field, or against it. */
static struct hint {
	struct pattern pattern;
	enum field field;
	double weight;
} HINTS[] = {
#define HINT(words, field, weight) { PATTERN("(?i)\\b(?:" words ")\\b"), FIELD_##field, (weight) }
	HINT("numbers?|no|nos|ref|refs|references?|id|items?|points?|entry|ser|serial|line|index|case|codes?|r|rec", NUMBER, 25),

	HINT("recommend\\w*|proposals?|propos\\w+|suggest\\w*|actions?|tasks?|steps?|asks?|asked|works?|measures?|improve\\w*|lessons?|"
	     "learning|requests?|matters?|points?|to do|deliverables?|undertakings?|commitments?", RECOMMENDATION, 25),
	HINT("needs?|needed|wants?|wanted|should|required|agreed|outstanding", RECOMMENDATION, 15),
	HINT("reasons?|background|context|finding|rationale|why|evidence", RECOMMENDATION, -60),

	HINT("respon\\w+|repl(?:y|ies|ied)|answer\\w*|comments?|said|says|plans?|how|reaction|auditee|management|executive|cabinet|council|"
	     "directorate|government|position|feedback|explanation|approach|statement|official", RESPONSE, 25),
	HINT("risks?|costs?|finance|budget|barriers?|next", RESPONSE, -60),

	HINT("accept\\w*|agree\\w*|decision|verdict|support\\w*|approv\\w*|endorse\\w*", DECISION, 25),

	HINT("progress\\w*|updates?|position|done|did|taken|achiev\\w*|commentary|comments?|notes?|narrative|happen\\w*|develop\\w*|news|"
	     "situation|evidence|tracking|monitor\\w*|so far|to date|latest|current\\w*|now|deliver\\w*|implement\\w*|activit\\w+|"
	     "story|account|log|movement|moved|word|reports?|since|steps?|going|things|works?|carried out|result", PROGRESS, 25),
	HINT("next|planned|future|risks?|barriers?|costs?|budget|background|rationale|reasons?|why|impact|benefits?", PROGRESS, -60),

	HINT("leads?|leading|led|owners?|owned|owns|officers?|responsib\\w+|account\\w*|contacts?|managers?|directors?|posts?|who|whom|teams?|assigned|"
	     "allocated|nominated|designated|named|agency|bod(?:y|ies)|tasked|charge|driver|given|handled|handler|holder|delivered|actioned|run|by", OWNER, 25),
	HINT("rais\\w+|request\\w*|review\\w*|check\\w*|verif\\w+|author\\w*|approv\\w*|audit\\w*|consult\\w*|escalat\\w*|report\\w*|sign\\w*|"
	     "updated|recorded|agreed|seen|from|partners?|stakeholders?|sponsor|ask\\w*|suggest\\w*|copied|notified|support\\w*|help\\w*|propos\\w*|second\\w*|mov\\w+|witness\\w*", OWNER, -80),

	HINT("members?|councillors?|cllrs?|portfolios?|cabinet|executive|holder|champion|lead", MEMBER, 25),
	HINT("rais\\w+|request\\w*|propos\\w*|second\\w*|mov\\w+|from|ward|chair\\w*|attend\\w*", MEMBER, -80),

	HINT("due|deadlines?|targets?|schedul\\w*|time\\w*|eta|baseline|expected|planned|estimated|complet\\w*|clos\\w+|deliver\\w*|implement\\w*|"
	     "report back|finish\\w*|end|achiev\\w*|when|forecast|milestones?|goal|promis\\w+|aim\\w*|final|cut-?off|ready|limit|set", DUE, 30),
	HINT("dates?|day|month|by", DUE, 10),
	HINT("rais\\w+|receiv\\w+|meetings?|reviews?|last|next|start\\w*|beg[aiu]n|decision|cabinet|committee|publish\\w*|issued?|updat\\w+|added|"
	     "agreed|identified|logged|opened|from|origin\\w*|considered|approv\\w*|actual\\w*|completed|closed|finished|done|delivered|sent|made", DUE, -60),

	HINT("revis\\w+|new|amend\\w*|exten\\w+|re-?set|re-?schedul\\w*|later|now|latest|slip\\w*|moved|second|chang\\w+|deferred|postponed|delayed|pushed|put back|fresh", REVISED_DUE, 40),
	HINT("rais\\w+|receiv\\w+|meetings?|reviews?|updat\\w+|start\\w*|published|issued|actual", REVISED_DUE, -60),

	HINT("completed?|closed|done|finished|discharged|achieved|delivered|implemented|actual\\w*|actioned|signed off|resolved", DONE, 40),
	HINT("by|due|target|expected|planned|review\\w*|rais\\w+|to be", DONE, -60),

	HINT("status|rag|rating|state|stage|codes?|colour|level|degree|extent|category|health|progress|position|traffic|lights?|delivery|"
	     "open|closed|live|indicator|marks?", STATUS, 15),
	HINT("previous\\w*|last|prior|risks?|priority|impact|audit|assurance|direction|trend", STATUS, -80),

	HINT("committees?|panels?|boards?|scrutiny|members?|councillors?|commission|group|task and finish", ASSESSMENT, 40),
	HINT("previous\\w*|last|prior|risks?|priority", ASSESSMENT, -80),
#undef HINT
};

/** What cells hold: each a share of those that are not blank. */
enum feature { LABELS, FIRST, RECOMMENDING, ANSWERS, DECISIONS, PAST, FUTURE, PROSE, OWNERS, MEMBERS, DATES, MARKS,
	COLOURS, N_FEATURES };

static const struct evidence {
	enum field field;
	enum feature feature;
	double weight;
} EVIDENCE[] = {
	{ FIELD_NUMBER, LABELS, 50 }, { FIELD_NUMBER, FIRST, 40 }, { FIELD_NUMBER, PROSE, -80 },
	{ FIELD_NUMBER, DATES, -80 },
	{ FIELD_RECOMMENDATION, RECOMMENDING, 50 }, { FIELD_RECOMMENDATION, PROSE, 25 },
	{ FIELD_RECOMMENDATION, ANSWERS, -60 }, { FIELD_RECOMMENDATION, PAST, -25 },
	{ FIELD_RESPONSE, ANSWERS, 65 }, { FIELD_RESPONSE, PROSE, 25 }, { FIELD_RESPONSE, FUTURE, 20 },
	{ FIELD_DECISION, DECISIONS, 90 }, { FIELD_DECISION, PROSE, -90 }, { FIELD_DECISION, MARKS, -60 },
	{ FIELD_PROGRESS, PAST, 35 }, { FIELD_PROGRESS, PROSE, 25 }, { FIELD_PROGRESS, RECOMMENDING, -20 },
	{ FIELD_PROGRESS, ANSWERS, -60 },
	{ FIELD_OWNER, OWNERS, 55 }, { FIELD_OWNER, MEMBERS, -80 }, { FIELD_OWNER, PROSE, -60 },
	{ FIELD_MEMBER, MEMBERS, 60 },
	{ FIELD_DUE, DATES, 45 }, { FIELD_DUE, PROSE, -45 },
	{ FIELD_REVISED_DUE, DATES, 40 }, { FIELD_REVISED_DUE, PROSE, -40 },
	{ FIELD_DONE, DATES, 40 }, { FIELD_DONE, PROSE, -40 },
	{ FIELD_STATUS, MARKS, 80 }, { FIELD_STATUS, COLOURS, 60 }, { FIELD_STATUS, PROSE, -80 },
	{ FIELD_STATUS, DECISIONS, -60 },
	{ FIELD_ASSESSMENT, MARKS, 60 }, { FIELD_ASSESSMENT, PROSE, -60 },
};
/* clang-format on */

/** What speaks for each field in one column. */
struct scale {
	double hints[N_FIELDS], cells[N_FIELDS];
};

static bool has(const struct columns *columns, enum field field)
{
	return columns_find(columns, field) >= 0;
}

static void weigh_heading(struct scale *scale, const char *heading)
{
	for (size_t i = 0; i < G_N_ELEMENTS(HINTS); i++)
		if (pattern_match(&HINTS[i].pattern, heading, NULL))
			scale->hints[HINTS[i].field] += HINTS[i].weight;
	for (int field = 0; field < N_FIELDS; field++)
		scale->hints[field] = MIN(scale->hints[field], HINTS_MOST);
}

static void weigh_cells(struct scale *scale, const struct cells *cells, bool is_first)
{
	unsigned n_terse_decisions = cells->n_decisions - cells->n_answers;
	const unsigned counts[N_FEATURES] = {
		[LABELS] = cells->n_labels,
		[FIRST] = is_first ? cells->n : 0,
		[RECOMMENDING] = cells->n_recommending,
		[ANSWERS] = cells->n_answers,
		[DECISIONS] = n_terse_decisions,
		[PAST] = cells->n_past,
		[FUTURE] = cells->n_future,
		[PROSE] = cells->n_prose,
		[OWNERS] = cells->n_owners,
		[MEMBERS] = cells->n_members,
		[DATES] = cells->n_dates,
		[MARKS] = cells->n_marks,
		[COLOURS] = cells->n_colours,
	};

	for (size_t i = 0; i < G_N_ELEMENTS(EVIDENCE); i++)
		scale->cells[EVIDENCE[i].field] += EVIDENCE[i].weight * counts[EVIDENCE[i].feature] / (double)cells->n;
}

/** Whether the row lacks a field. */
static bool is_lacking(const struct columns *columns, enum field field)
{
	if (field == FIELD_REVISED_DUE && !has(columns, FIELD_DUE))
		return false;
	int at = columns_find(columns, field);
	return at < 0 || (field == FIELD_RECOMMENDATION && columns->at[at].score <= WEAK);
}

/** Whether a column weakly headed as the recommendation asks for less than another does: "Finding" beside it. */
static bool is_outweighed(const struct columns *columns, const struct table *table, const struct cells *other)
{
	int at = columns_find(columns, FIELD_RECOMMENDATION);

	if (at < 0)
		return true;
	struct cells cells = columns_cells_look(table, columns, (unsigned)at, CELLS_WORDING);
	return cells.n_recommending * other->n < other->n_recommending * cells.n;
}

/** The field that enough speaks for; FIELD_NONE if there is none or too little between the first two. */
static enum field heaviest(const struct columns *columns, const struct scale *scale)
{
	enum field best = FIELD_NONE;
	double most = NEEDED, second = 0;

	for (int field = FIELD_NUMBER; field < FIELD_EXTRA; field++) {
		double sum = scale->hints[field] + scale->cells[field];
		if (!is_lacking(columns, (enum field)field))
			continue;
		if (sum >= most) {
			second = best != FIELD_NONE ? most : second;
			most = sum;
			best = (enum field)field;
		} else {
			second = MAX(second, sum);
		}
	}
	return most - second >= MARGIN ? best : FIELD_NONE;
}

/** The columns that have a field, beside the recommendation if `weighed` ones count too. */
static unsigned count_known(const struct columns *columns, bool weighed)
{
	unsigned n = 0;

	for (unsigned col = 0; col < columns->n; col++) {
		const struct column *column = &columns->at[col];
		bool is_weighed = column->weighed != WEIGHED_NOT && column->field != FIELD_RECOMMENDATION;
		bool is_known = column->score > 0 && column->field != FIELD_EXTRA && column->field != FIELD_NONE;
		n += weighed ? is_known || is_weighed : is_known;
	}
	return n;
}

/** Whether what the cells of a column hold speaks against what its heading means: dates below "Delivery expected". */
static bool is_contradicted(const struct column *column, const struct cells *cells)
{
	double most = CONTRADICTED * cells->n;

	switch (column->field) {
	case FIELD_OWNER:
	case FIELD_MEMBER:
		return cells->n_prose >= most && cells->n_past + cells->n_future >= most;
	case FIELD_DUE:
	case FIELD_REVISED_DUE:
	case FIELD_DONE:
		return cells->n_owners >= most && cells->n_dates == 0;
	case FIELD_PROGRESS:
		return cells->n_dates >= most;
	default:
		return false;
	}
}

/** Whether a field is one that its cells could contradict. */
static bool is_checked(const struct column *column)
{
	return column->joined == FIELD_NONE && column->score < PROFILE_LEAST &&
	    (column->field == FIELD_OWNER || column->field == FIELD_MEMBER || column->field == FIELD_DUE ||
		column->field == FIELD_REVISED_DUE || column->field == FIELD_DONE || column->field == FIELD_PROGRESS);
}

static void give(struct columns *columns, unsigned col, enum field field, bool by_heading)
{
	int before = columns_find(columns, field);

	if (before >= 0) { /* "Finding" beside what is asked for */
		columns->at[before].field = FIELD_EXTRA;
		columns->at[before].other = FIELD_NONE;
	}
	columns->at[col].field = field;
	columns->at[col].other = FIELD_NONE;
	columns->at[col].weighed = by_heading ? WEIGHED_BY_HEADING : WEIGHED_BY_CELLS;
}

/** Whether the header row is more likely a row of the table: one of its cells says more than a heading. */
static bool has_prose_heading(const struct columns *columns)
{
	for (unsigned col = 0; col < columns->n; col++)
		if (columns->at[col].score == 0 && text_count_words(columns->at[col].heading) > HEADING_WORDS)
			return true;
	return false;
}

/** What is cheap to ask before all else: whole sentences below a person, no date below a date, dates below progress. */
static bool may_be_contradicted(const struct columns *columns, const struct table *table, unsigned col)
{
	enum field field = columns->at[col].field;
	bool is_person = field == FIELD_OWNER || field == FIELD_MEMBER;
	struct cells cells = columns_cells_look(table, columns, col, is_person ? 0 : CELLS_DATES | CELLS_FEW);
	double most = CONTRADICTED * cells.n;

	if (is_person)
		return cells.n_prose >= most;
	return field == FIELD_PROGRESS ? cells.n_dates >= most : cells.n_dates == 0;
}

/** Whether an open column, or one that its cells contradict, has enough cells to be weighed. */
static bool is_to_weigh(const struct column *column, const struct cells *cells, bool is_open)
{
	return cells->n >= ROWS_LEAST && (is_open || is_contradicted(column, cells));
}

static void weigh_column(struct columns *columns, const struct table *table, unsigned col)
{
	struct column *column = &columns->at[col];
	struct scale scale = { 0 };
	bool is_open = column->score == 0 || (column->field == FIELD_EXTRA && column->gave_way != FIELD_NONE);

	if (*column->heading == '\0' || column->weighed != WEIGHED_NOT || (!is_open && !is_checked(column)))
		return;
	if (!is_open && !may_be_contradicted(columns, table, col))
		return;
	struct cells cells = columns_cells_look(table, columns, col,
	    CELLS_LABELS | CELLS_MARKS | CELLS_DECISIONS | CELLS_DATES | CELLS_WORDING);
	if (!is_to_weigh(column, &cells, is_open))
		return;
	if (!is_open && column->field != FIELD_PROGRESS) {
		column->gave_way = column->field;
		column->field = FIELD_EXTRA;
	}
	weigh_heading(&scale, column->heading);
	weigh_cells(&scale, &cells, col == 0);
	enum field field = heaviest(columns, &scale);
	if (field == FIELD_RECOMMENDATION && !is_outweighed(columns, table, &cells))
		return;
	if (field != FIELD_NONE)
		give(columns, col, field, scale.hints[field] > 0);
}

void columns_weigh(struct columns *columns, const struct table *table)
{
	enum { PASSES = 2 }; /* what a later column gives up, an earlier one may be */

	if (count_known(columns, false) < KNOWN_LEAST || has_prose_heading(columns))
		return;
	for (int pass = 0; pass < PASSES; pass++)
		for (unsigned col = 0; col < columns->n; col++)
			weigh_column(columns, table, col);
	int text = columns_find(columns, FIELD_RECOMMENDATION);
	if (text >= 0 && columns->at[text].weighed != WEIGHED_NOT && count_known(columns, true) >= TRACKER_LEAST)
		columns->is_tracker = true;
}
