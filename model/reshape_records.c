/** Records of labels and values: "Status: open", or "Status" and "Open" on lines of their own. */
#include "model/reshape_records.h"

#include <string.h>

#include "model/date.h"
#include "model/key.h"
#include "model/label.h"
#include "model/pattern.h"
#include "model/text.h"

#define LABEL_BYTES 90         /* a longer text before a colon is a sentence */
#define LINE_BYTES 70          /* a longer line is no label */
#define SHORT_BYTES 12         /* "Action No." ends with a full stop and is a label */
#define SECTION_BYTES 90       /* a longer heading between records is text */
#define MAX_LABELS 60u         /* labels of one record; the longest form seen has 14 */
#define MAX_VALUE_BLOCKS 60u   /* blocks of one value: a longer text is no value of a record */
#define MAX_RECORD_BLOCKS 500u /* blocks of one record */
/* blocks looked at for each block of the paper, before giving up on papers made to waste time */
#define WORK_PER_BLOCK 50u
#define PLAIN_WORDS 4u /* of a label that no colon parts from its value: "Committee RAG status" */
#define FEW_LABELS 4u  /* a record that stands alone has as many labels */

static struct pattern LABELLED = PATTERN("^(?:\\x{2022}\\s*)?([\\p{L}\\p{N}][^:\\n]{0,80}?)\\s*:(?!//)\\s*");

/** Words that number a record by themselves: "Recommendation 3", "Action item 7.2". */
static struct pattern NUMBERED = PATTERN(
    "^((?i:recommendation|rec|action item|action point|action|finding|resolution|proposal|undertaking|"
    "remedy|commitment|requirement|suggestion|observation|area for improvement))\\b");

/** What a block is among records. */
struct piece {
	enum { PIECE_VALUE, PIECE_LABEL, PIECE_START } kind;
	char *label;       /* as printed; of a start: its word or label */
	const char *value; /* behind the label; of a numbered start: all */
	bool numbered;     /* a start by a word with a number */
	bool by_colon;
};

static guint lookup(GHashTable *counts, const char *text)
{
	g_autofree char *key = text_key(text);

	return GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

static bool is_known(const struct reshaping *reshaping, const char *label)
{
	return columns_heading(label, reshaping->profile).score > 0;
}

/** "Recommendation 3: ..." or "Recommendation 3" */
static bool read_numbered(const char *text, struct piece *piece)
{
	struct match match;

	if (!pattern_match(&NUMBERED, text, &match) || label_lead(text, LABEL_MARKED, NULL) == 0)
		return false;
	*piece = (struct piece){ PIECE_START, match_group(&match, 1), text, true, false };
	return true;
}

/** Whether a line is a label by itself: a known heading, or one that is printed again where a label is due. */
static bool is_label_line(const struct records *records, const char *text)
{
	if (strlen(text) > LINE_BYTES || (strchr(".;,", text[strlen(text) - 1]) != NULL && strlen(text) > SHORT_BYTES))
		return false;
	bool repeats = lookup(records->reshaping->lines, text) > 1;
	if (reshape_is_heading(records->reshaping, text))
		return repeats || (!records->expects_value && strlen(text) > 2);
	return repeats && !records->expects_value && records->style == STYLE_LINE;
}

/** "RAG status Green", "Target date May 2019": a known heading and a value of its kind, no colon between. */
static bool read_plain(const struct records *records, const char *text, struct piece *piece)
{
	const char *at = text;

	if (strlen(text) > LINE_BYTES || records->expects_value)
		return false;
	for (unsigned n = 0; n < PLAIN_WORDS && (at = strchr(at, ' ')) != NULL; n++, at++) {
		g_autofree char *label = g_strndup(text, (gsize)(at - text));
		enum field field = columns_heading(label, records->reshaping->profile).field;
		g_autofree char *date = field == FIELD_DUE || field == FIELD_REVISED_DUE || field == FIELD_DONE ?
		    date_read(at + 1, 0) :
		    NULL;
		bool state = (field == FIELD_STATUS || field == FIELD_ASSESSMENT) && key_is_label(at + 1);
		if (!state && date == NULL)
			continue;
		*piece = (struct piece){ PIECE_LABEL, g_steal_pointer(&label), at + 1, false, false };
		return true;
	}
	return false;
}

static void read_piece(const struct records *records, const struct block *block, struct piece *piece)
{
	struct match match;

	*piece = (struct piece){ PIECE_VALUE, NULL, block->text, false, false };
	if (read_numbered(block->text, piece))
		return;
	if (records->style != STYLE_LINE && pattern_match(&LABELLED, block->text, &match) &&
	    match.end[1] <= LABEL_BYTES)
		*piece = (struct piece){ PIECE_LABEL, match_group(&match, 1), block->text + match.end[0], false, true };
	else if (records->style != STYLE_COLON && read_plain(records, block->text, piece))
		;
	else if (records->style != STYLE_COLON && is_label_line(records, block->text))
		*piece = (struct piece){ PIECE_LABEL, g_strdup(block->text), "", false, false };
	if (piece->kind != PIECE_LABEL || records->numbered || records->start_key == NULL)
		return;
	g_autofree char *key = text_key(piece->label);
	if (strcmp(key, records->start_key) == 0)
		piece->kind = PIECE_START;
}

/** Whether a label can begin records: it comes again, and it is a number or the recommendation. */
static bool can_start(const struct reshaping *reshaping, const struct piece *piece)
{
	if (piece->kind == PIECE_START)
		return true;
	if (piece->kind != PIECE_LABEL)
		return false;
	struct reading_of_heading reading = columns_heading(piece->label, reshaping->profile);
	if (lookup(piece->by_colon ? reshaping->labels : reshaping->lines, piece->label) < 2)
		return reading.field == FIELD_NUMBER && piece->by_colon; /* one record may stand alone */
	return reading.field == FIELD_NUMBER || reading.field == FIELD_RECOMMENDATION ||
	    reading.other == FIELD_RECOMMENDATION;
}

struct cell *reshape_records_cell(const struct records *records, unsigned col)
{
	for (guint i = records->table->cells->len; i > 0; i--) {
		struct cell *cell = g_ptr_array_index(records->table->cells, i - 1);
		if (cell->row != records->row)
			return NULL;
		if (cell->col == col)
			return cell;
	}
	return NULL;
}

/** Writes the value read so far into its cell, behind what that has. */
static void finish_value(struct records *records)
{
	g_autofree char *tidy = text_tidy(records->value->str);
	struct cell *above = reshape_records_cell(records, records->col);

	g_string_truncate(records->value, 0);
	if (*tidy == '\0')
		return;
	if (above != NULL) {
		char *joined = g_strconcat(above->text, "\n", tidy, NULL);
		g_free(above->text);
		above->text = joined;
		return;
	}
	struct cell *cell = table_add(records->table, records->row, records->col, g_steal_pointer(&tidy));
	cell->place = records->place;
}

static void append_value(struct records *records, const char *text)
{
	if (text_is_blank(text))
		return;
	if (records->value->len > 0)
		g_string_append_c(records->value, '\n');
	g_string_append(records->value, text);
	records->expects_value = false;
}

unsigned reshape_records_column(struct records *records, const char *label, bool start)
{
	g_autofree char *key = text_key(label);

	for (guint i = start ? 0 : 1; i < (start ? MIN(1, records->labels->len) : records->labels->len); i++) {
		if (!start && strcmp(key, g_ptr_array_index(records->keys, i)) != 0)
			continue;
		if (!start || !records->numbered)
			g_string_append_printf(records->repeated, "%s%s", records->repeated->len > 0 ? " " : "", label);
		return i;
	}
	g_ptr_array_add(records->labels, g_strdup(label));
	g_ptr_array_add(records->keys, g_steal_pointer(&key));
	return records->labels->len - 1;
}

/** Whether the column of this record has been filled: a label printed twice in a record goes on the first. */
static void take_label(struct records *records, const struct piece *piece, const struct block *block)
{
	finish_value(records);
	if (piece->kind == PIECE_START) {
		records->row++;
		records->place = block->place;
	} else if (records->style == STYLE_UNKNOWN) {
		records->style = piece->by_colon ? STYLE_COLON : STYLE_LINE;
	}
	records->col = reshape_records_column(records, piece->label, piece->kind == PIECE_START);
	records->expects_value = true;
	append_value(records, piece->value);
	if (piece->kind == PIECE_START && piece->numbered)
		records->expects_value = false;
}

/** A heading just above the next record: the name of the group. */
static bool is_section(const struct records *records, guint i, guint last_start)
{
	const struct block *block = reshape_text(records->reshaping, i), *next = NULL;
	struct piece piece;

	if (i >= last_start || block->kind != BLOCK_HEADING || records->expects_value ||
	    strlen(block->text) > SECTION_BYTES)
		return false;
	for (guint j = i + 1; next == NULL && j <= last_start; j++)
		next = reshape_text(records->reshaping, j);
	if (next == NULL)
		return false;
	read_piece(records, next, &piece);
	g_free(piece.label);
	return piece.kind == PIECE_START;
}

static void take_section(struct records *records, const struct block *block)
{
	finish_value(records);
	records->row++;
	struct cell *cell = table_add(records->table, records->row, 0, g_strdup(block->text));
	cell->colspan = 0; /* set when the columns are known */
	cell->place = block->place;
}

/** Whether a label was printed in the records so far. */
static bool is_printed(const struct records *records, const struct piece *piece)
{
	g_autofree char *key = text_key(piece->label);

	for (guint i = 0; i < records->keys->len; i++)
		if (strcmp(key, g_ptr_array_index(records->keys, i)) == 0)
			return true;
	return false;
}

/** Whether the record has a value for a label. */
static bool is_filled(const struct records *records, const struct piece *piece)
{
	g_autofree char *key = text_key(piece->label);

	for (guint i = records->table->cells->len; i > 0; i--) {
		const struct cell *cell = g_ptr_array_index(records->table->cells, i - 1);
		if (cell->row != records->row)
			return false;
		bool number = records->numbered && cell->col == 0; /* "Action 6", not "Action: ..." */
		if (!number && strcmp(key, g_ptr_array_index(records->keys, cell->col)) == 0)
			return true;
	}
	return false;
}

/** Whether a label belongs to the record: known, printed before, or without a blank line above it. */
static bool belongs(const struct records *records, const struct piece *piece, const struct block *block, bool in_last)
{
	if (records->labels->len >= MAX_LABELS)
		return false;
	if (!in_last || !block->gap_before || !piece->by_colon)
		return true;
	if (is_printed(records, piece))
		return !is_filled(records, piece);
	return is_known(records->reshaping, piece->label) && records->row == 1;
}

/** The last block of the last record that is a label of the records before; `last_start` if none is. */
static guint find_last_label(const struct records *records, guint last_start)
{
	guint last = last_start;

	for (guint i = last_start + 1; i < records->reshaping->doc->blocks->len && i <= last + MAX_VALUE_BLOCKS; i++) {
		const struct block *block = reshape_text(records->reshaping, i);
		struct piece piece;
		if (block == NULL)
			continue;
		if (reshape_is_end(block->text))
			break;
		read_piece(records, block, &piece);
		if (piece.kind == PIECE_LABEL && is_printed(records, &piece))
			last = i;
		g_free(piece.label);
	}
	return last;
}

/** "4.1 The Treasury agrees ..." below "Recommendation 4: ...": what is answered stands in numbered paragraphs. */
static bool read_answer(const struct records *records, const char *text, struct piece *piece)
{
	static struct pattern PARAGRAPH = PATTERN("^\\d{1,3}\\.\\d{1,3}\\.?\\s+(?=\\p{Lu})");
	const struct cell *start = reshape_records_cell(records, 0);
	struct match match;

	if (!records->numbered || piece->kind != PIECE_VALUE || !pattern_match(&PARAGRAPH, text, &match) ||
	    (records->col > 0 && records->expects_value))
		return false;
	if (records->col == 0 ? records->value->len == 0 : start == NULL || label_whole(start->text, NULL))
		return false;
	*piece = (struct piece){ PIECE_LABEL, g_strdup("Response"), text, false, true };
	return true;
}

/** Reads on from the first record. Gives the block behind the last. */
static guint take_records(struct records *records, guint first, guint last_start)
{
	const struct reshaping *reshaping = records->reshaping;
	guint behind = first, last_label = G_MAXUINT;

	for (guint i = first; i < reshaping->doc->blocks->len; i++) {
		const struct block *block = reshape_text(reshaping, i);
		const struct block *any = g_ptr_array_index(reshaping->doc->blocks, i);
		struct piece piece;
		if (block == NULL && any->kind == BLOCK_TABLE)
			break;
		if (block == NULL)
			continue;
		if (i > last_start && reshape_is_end(block->text))
			break;
		if (is_section(records, i, last_start)) {
			take_section(records, block);
			continue;
		}
		read_piece(records, block, &piece);
		bool answer = read_answer(records, block->text, &piece);
		if (i > last_start && last_label == G_MAXUINT)
			last_label = find_last_label(records, last_start);
		bool in_last = i > last_start && (i > last_label || piece.kind == PIECE_LABEL);
		if (piece.kind != PIECE_VALUE)
			finish_value(records);
		if (piece.kind != PIECE_VALUE && !answer && !belongs(records, &piece, block, in_last)) {
			g_free(piece.label);
			break;
		}
		if (piece.kind != PIECE_VALUE)
			take_label(records, &piece, block);
		else if (!in_last || records->expects_value || !block->gap_before || block->kind == BLOCK_ITEM)
			append_value(records, block->text);
		else
			break;
		g_free(piece.label);
		behind = i + 1;
	}
	finish_value(records);
	return behind;
}

/** The last block that begins a record, no table between; `first` if none other does. */
static guint find_last_start(const struct records *records, guint first)
{
	guint last = first;

	for (guint i = first + 1; i < records->reshaping->doc->blocks->len && i <= last + MAX_RECORD_BLOCKS; i++) {
		const struct block *block = reshape_text(records->reshaping, i);
		const struct block *any = g_ptr_array_index(records->reshaping->doc->blocks, i);
		struct piece piece;
		records->reshaping->work++;
		if (any->kind == BLOCK_TABLE)
			break;
		if (block == NULL)
			continue;
		read_piece(records, block, &piece);
		if (piece.kind == PIECE_START)
			last = i;
		g_free(piece.label);
	}
	return last;
}

/** Whether the labels are those of a tracker, and enough of them where there is but one record. */
static bool is_tracker(const struct records *records, unsigned n_records)
{
	struct columns *columns = columns_of_headings((const char *const *)records->labels->pdata, records->labels->len,
	    records->reshaping->profile);
	bool tracker = columns->is_tracker && (n_records > 1 || records->labels->len >= FEW_LABELS);

	columns_free(columns);
	return tracker;
}

static void add_header(struct records *records)
{
	for (guint i = 0; i < records->labels->len; i++) {
		struct cell *cell = table_add(records->table, 0, i, g_strdup(g_ptr_array_index(records->labels, i)));
		cell->place = records->place_first;
	}
	for (guint i = 0; i < records->table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(records->table->cells, i);
		cell->colspan = cell->colspan == 0 ? records->labels->len : cell->colspan;
	}
}

static bool records_init(struct records *records, struct reshaping *reshaping, guint first)
{
	const struct block *block = reshape_text(reshaping, first);
	struct piece piece;

	*records = (struct records){ .reshaping = reshaping, .place_first = block->place };
	read_piece(records, block, &piece);
	if (!can_start(reshaping, &piece)) {
		g_free(piece.label);
		return false;
	}
	records->numbered = piece.numbered;
	records->style = piece.numbered ? STYLE_UNKNOWN : piece.by_colon ? STYLE_COLON : STYLE_LINE;
	records->start_key = text_key(piece.label);
	records->labels = g_ptr_array_new_with_free_func(g_free);
	records->keys = g_ptr_array_new_with_free_func(g_free);
	records->table = table_new(TABLE_LINES);
	records->value = g_string_new(NULL);
	records->repeated = g_string_new(NULL);
	g_free(piece.label);
	return true;
}

static void records_clear(struct records *records)
{
	g_free(records->start_key);
	g_ptr_array_unref(records->labels);
	g_ptr_array_unref(records->keys);
	g_string_free(records->value, TRUE);
	g_string_free(records->repeated, TRUE);
}

guint reshape_records(struct reshaping *reshaping, guint first)
{
	struct records records;

	if (first < reshaping->records_from ||
	    reshaping->work > WORK_PER_BLOCK * (reshaping->doc->blocks->len + MAX_RECORD_BLOCKS))
		return 0;
	if (!records_init(&records, reshaping, first))
		return 0;
	guint last_start = find_last_start(&records, first), behind = take_records(&records, first, last_start);
	reshape_starts_name(&records);
	bool well = is_tracker(&records, records.row);
	if (well) {
		reshape_starts_close(&records);
		add_header(&records);
		reshape_add(reshaping, records.table, records.place_first, records.repeated);
	} else {
		table_free(records.table);
		reshaping->records_from = behind;
	}
	records_clear(&records);
	return well ? behind - first : 0;
}
