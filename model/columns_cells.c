#include "model/columns_cells.h"

#include <string.h>

#include "model/colour.h"
#include "model/date.h"
#include "model/decision.h"
#include "model/label.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/people.h"
#include "model/sign.h"
#include "model/text.h"

#define STATUS_WORDS 6    /* a status is rarely longer: "Partially implemented - on target" */
#define TERSE_WORDS 3     /* "Complete", "In progress", "Not yet due"; "Done in August." is a sentence */
#define PROSE_WORDS 6     /* the shortest sentences of responses and updates in twenty trackers */
#define DATE_WORDS 12     /* "By the end of the financial year, 31 March 2021 at the latest" */
#define OWNER_WORDS 12    /* of the longest posts in twenty trackers, two of them in a cell */
#define DECISION_WORDS 4  /* "Accepted in part", "Agreed with amendments" */
#define WORDING_BYTES 400 /* of a cell that are looked at for tense and mood */

/* clang-format off */
/** What somebody is asked to do: "That a register be kept", "Officers should report", "Publish the list". */
static struct pattern RECOMMENDING = PATTERN(
    "(?i)^\\W*(?:(?:recommendation\\s+)?[\\w.]{1,4}[.):]\\s+)?(?:that|to)\\b|\\b(?:should|must|ought\\s+to|(?:is|are)\\s+recommended|to\\s+be\\s+\\w+)\\b|"
    "^\\W*(?:(?:we|the\\s+\\w+(?:\\s+\\w+)?)\\s+recommends?\\b|"
    "(?:review|ensure|develop|provide|publish|consider|agree|report|explore|create|establish|introduce|work\\s+with|undertake|"
    "produce|improve|continue|increase|reduce|appoint|set\\s+up|write\\s+to|ask|invite|prepare|draft|draw\\s+up|bring|arrange|"
    "circulate|send|share|check|test|train|fund|find|fit|build|mend|open|close|add|make|keep|put|move|remove|replace|update|"
    "implement|monitor|support|promote|encourage|identify|investigate|strengthen|extend|adopt|hold|carry\\s+out|complete|"
    "commission|consult|clarify|confirm|contact|discuss|meet|seek|obtain|install|plant|repair|rebuild|survey|count|record|list|give|pay|"
    "let|hire|protect|restore|clean|clear|cut|raise|lower|stop|start|begin|use|allow|enable|require|request|recruit|offer|print|display|"
    "label|sell|buy|issue|apply|approve|decide|determine|define|document|assess|evaluate|examine|look\\s+at|analyse|collect|gather|"
    "compare|reconsider|revisit|rewrite|redesign|refresh|amend|align|embed|deliver|maintain|manage|engage|involve|liaise|inform|notify|"
    "advise|remind|lobby|urge|press|call\\s+on|formalise|standardise|simplify|streamline|expand|widen|limit|restrict|trial|pilot|launch|"
    "roll\\s+out|paint|light|fence|drain|lend|teach|visit|map|name|number|place|secure|enforce|apologise|explain|describe)\\s+"
    "(?!of\\b|is\\b|was\\b|has\\b)\\w)");

/** What was done: "The survey has been carried out", "Letters were sent". */
static struct pattern PAST = PATTERN(
    "(?i)\\b(?:was|were|has|have|had)\\b|\\b(?:is|are)\\s+(?:now|under\\s?way|in\\s+(?:place|progress|use|hand))\\b|"
    "^\\W*(?:completed?|done|ongoing|in\\s+progress|begun|started|work\\s+(?:began|started))\\b");

/** What will be done: "Officers will bring a plan". */
static struct pattern FUTURE = PATTERN("(?i)\\b(?:will|shall|to\\s+be|plans?\\s+to|intends?\\s+to|proposes?\\s+to)\\b");
/* clang-format on */

static void look_at_wording(struct cells *cells, const char *text, unsigned words)
{
	g_autofree char *head = g_utf8_make_valid(text, (gssize)MIN(strlen(text), WORDING_BYTES));

	cells->n_recommending += pattern_match(&RECOMMENDING, head, NULL);
	bool is_owner = words <= OWNER_WORDS &&
	    people_is_owner(head); /* "Head of Environment and Community Safety Services" is no sentence */
	cells->n_owners += is_owner;
	cells->n_members += people_lead(head, NULL) == PERSON_MEMBER;
	if (is_owner && words >= PROSE_WORDS)
		cells->n_prose--;
	if (!is_owner && words >= PROSE_WORDS) {
		cells->n_past += pattern_match(&PAST, head, NULL);
		cells->n_future += pattern_match(&FUTURE, head, NULL);
	}
}

/** One or two characters that are no letters, digits or dashes: a sign, whether its shape is known or not. */
static bool is_sign(const char *text)
{
	static struct pattern SIGN = PATTERN("^\\s*[^\\p{L}\\p{N}\\p{P}\\s]{1,2}\\s*$");

	return pattern_match(&SIGN, text, NULL) || sign_of_text(text, NULL) != SIGN_NONE;
}

static void look_at_decision(struct cells *cells, const char *text, unsigned words)
{
	bool decides = decision_read(text) != DECISION_NONE;

	cells->n_decisions += decides;
	cells->n_answers += decides && words > DECISION_WORDS;
}

struct cells columns_cells_look(const struct table *table, const struct columns *columns, unsigned col, unsigned asked)
{
	struct cells cells = { 0 };
	unsigned first = columns->first_row + columns->n_rows;
	unsigned most = asked & (CELLS_WORDING | CELLS_FEW) ? CELLS_SAMPLE : CELLS_ROWS;

	for (unsigned row = first; row < table->n_rows && row - first < most; row++) {
		const struct cell *cell = table_at(table, row, col);
		if (cell == NULL || cell->row != row || cell->col != col || cell->colspan > 1 ||
		    text_is_blank(cell->text))
			continue;
		unsigned words = text_count_words(cell->text);
		g_autofree char *date = asked & CELLS_DATES && words <= DATE_WORDS ? date_read(cell->text, 0) : NULL;
		cells.n++;
		cells.n_words += words;
		cells.n_dates += date != NULL;
		cells.n_labels += asked & CELLS_LABELS && label_whole(cell->text, NULL);
		cells.n_marks += asked & CELLS_MARKS && words <= STATUS_WORDS && mark_word(cell->text) != CODE_UNKNOWN;
		cells.n_colours += asked & CELLS_MARKS && words <= STATUS_WORDS &&
		    (colour_of_word(cell->text) != HUE_NONE || is_sign(cell->text));
		cells.n_terse += words <= TERSE_WORDS && strpbrk(cell->text, ".;") == NULL;
		cells.n_prose += words >= PROSE_WORDS;
		if (asked & CELLS_DECISIONS)
			look_at_decision(&cells, cell->text, words);
		if (asked & CELLS_WORDING)
			look_at_wording(&cells, cell->text, words);
	}
	return cells;
}

double columns_cells_mean_words(const struct cells *cells)
{
	return cells->n == 0 ? 0 : (double)cells->n_words / cells->n;
}
