/**
 * reshape_records: what the reader of labels and values and that of what begins the records share.
 */
#ifndef MODEL_RESHAPE_RECORDS_H
#define MODEL_RESHAPE_RECORDS_H

#include "model/reshape.h"

enum style { STYLE_UNKNOWN, STYLE_COLON, STYLE_LINE };

struct records {
	struct reshaping *reshaping;
	enum style style;
	bool numbered;
	char *start_key;   /* text_key of the label that begins a record */
	GPtrArray *labels; /* char *, the columns; the first is that which begins a record */
	GPtrArray *keys;   /* their text_key */
	struct table *table;
	unsigned row, col; /* of the value being read */
	bool expects_value;
	GString *value;
	struct place place; /* of the record */
	struct place place_first;
	GString *repeated; /* labels that were printed before */
};

/** The cell that the record being read has in a column; NULL if it has none. */
struct cell *reshape_records_cell(const struct records *records, unsigned col);

/** The column of a label, a new one if it was not printed before; `start`: of the label that begins records. */
unsigned reshape_records_column(struct records *records, const char *label, bool start);

/** Names the column of what begins numbered records: the recommendation, or the number if another label is that. */
void reshape_starts_name(struct records *records);

/** Puts what stands among other values where it belongs: a decision in brackets, a recommendation without a label. */
void reshape_starts_close(struct records *records);

#endif
