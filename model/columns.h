/**
 * columns: which field of a recommendation each column of a table is, decided over its whole header row.
 *
 * The dictionary of headings is data in columns_words.c, what reads one heading is columns_heading.c. The
 * same word can mean different fields ("Action" is the recommendation in an action log, the response beside
 * recommendations), so a heading has a first and a second reading, each with a score, and the row decides.
 *
 * Owner   the caller, freed by columns_free; headings are copies
 */
#ifndef MODEL_COLUMNS_H
#define MODEL_COLUMNS_H

#include "model/doc.h"
#include "model/profile.h"

enum field {
	FIELD_NONE, /* no heading, or one that the dictionary doesn't know: it goes to extra */
	FIELD_NUMBER,
	FIELD_RECOMMENDATION,
	FIELD_RESPONSE,
	FIELD_DECISION,
	FIELD_PROGRESS, /* may be several columns */
	FIELD_OWNER,
	FIELD_MEMBER,
	FIELD_DUE,
	FIELD_REVISED_DUE,
	FIELD_DONE,
	FIELD_STATUS,
	FIELD_ASSESSMENT,
	FIELD_EXTRA,   /* known to be none of these: origin, date, theme, priority */
	FIELD_COUNT,   /* a column of totals: its table sums up and tracks nothing */
	FIELD_GENERIC, /* "Wording", "Details": means what the heading above it means */
	N_FIELDS
};

/** What a heading means taken alone. */
struct reading_of_heading {
	enum field field, other;     /* other: FIELD_NONE if it has no second reading */
	unsigned score, other_score; /* 0 to 100 */
};

/** How a column with an unknown heading came by its field. */
enum weighed {
	WEIGHED_NOT,
	WEIGHED_BY_HEADING, /* words in its heading spoke for it, and its cells agreed */
	WEIGHED_BY_CELLS    /* its cells alone */
};

struct column {
	enum field field;
	unsigned score;      /* how sure; 0: unknown heading */
	enum field gave_way; /* the field of its heading that a surer column took; FIELD_NONE: none */
	enum weighed weighed;
	enum field joined; /* a second field of the same cells: "Lead officer and timescale"; FIELD_NONE: none */
	enum field other;  /* the second reading, if it is still open: the cells may decide for it */
	char *heading;     /* as printed, tidied, footnote marks dropped; "" if blank */
	char *group;       /* the spanning heading above it; NULL if none */
};

struct columns {
	unsigned n;
	struct column *at;  /* n, by the table's column */
	unsigned first_row; /* the first header row; rows before it are titles */
	unsigned n_rows;    /* how many rows the header takes */
	unsigned score;     /* of the header as a whole */
	bool is_tracker;
};

/**
 * Finds the header of a table, among its first rows, and reads it. A table without one gives is_tracker false
 * and n_rows 0. The profile's own headings come first.
 */
struct columns *columns_read(const struct table *table, const struct profile *profile);
void columns_free(struct columns *columns);

/** Corrects readings by what the cells below the headings are. columns_read does it already. */
void columns_fit(struct columns *columns, const struct table *table);

/** Decides over given headings as if they were a header row; NULL or "" stands for a blank one. */
struct columns *columns_of_headings(const char *const *headings, unsigned n, const struct profile *profile);

/** The first column of a field; -1 if there is none. */
int columns_find(const struct columns *columns, enum field field);

/** What one heading means alone. Score 0: no heading that the dictionary knows. */
struct reading_of_heading columns_heading(const char *text, const struct profile *profile);

/**
 * A heading of two halves. True: a person and a date, two columns in one ("Lead officer / due date"); `reading` gets the
 * person's. Where the whole is unknown, `reading` gets that of the one half that is known ("Rhif / No.").
 */
bool columns_heading_halves(const char *heading, struct reading_of_heading *reading, const struct profile *profile);

/**
 * Whether a single line of text could be a column's heading: the dictionary knows it, and it is no usual cell value.
 */
bool columns_is_heading(const char *line, const struct profile *profile);

/** A heading as people see it: tidied, footnote marks dropped, words broken at a line end joined. */
char *columns_tidy_heading(const char *text);

/** "revised_due" and FIELD_REVISED_DUE: the names of a profile. False for a word that is none. */
const char *columns_field_name(enum field field);
bool columns_field_from_name(const char *name, enum field *field);

#endif
