/** Tables whose columns a copy has run together, line by line: nothing is guessed, each record keeps all its words. */
#include "model/reshape.h"

#include <string.h>

#include "model/label.h"
#include "model/pattern.h"
#include "model/text.h"

#define HEADER_BYTES 200 /* all headings of a table on one line */
#define MAX_WORDS 30u
#define HEADING_WORDS 6u /* of one heading */
#define NUMBER_BYTES 12u /* "No", "Rec No." head numbers, though they are usual cells as well */
#define MIN_HEADINGS 4u  /* fewer known words in a row stand in any title */

/** "3DeliveredThe plan ...": a number run into what follows it. */
static struct pattern RUN_IN = PATTERN("^(\\d{1,3}[a-z]?)(?=\\p{Lu}\\p{L})");

/** A best way to read the first words as headings. */
struct split {
	unsigned n_headings;
	unsigned from; /* the last heading's first word; G_MAXUINT: these words are no headings */
};

static char *join_words(char **words, unsigned from, unsigned behind)
{
	GString *text = g_string_new(words[from]);

	for (unsigned i = from + 1; i < behind; i++)
		g_string_append_printf(text, " %s", words[i]);
	return g_string_free(text, FALSE);
}

/** Reads words as headings, as many as they give. NULL: they are not headings only. */
static GPtrArray *split_headings(char **words, unsigned n_words, const struct profile *profile)
{
	struct split splits[MAX_WORDS + 1] = { { 0, 0 } };

	for (unsigned behind = 1; behind <= n_words; behind++) {
		splits[behind] = (struct split){ 0, G_MAXUINT };
		for (unsigned length = 1; length <= MIN(behind, HEADING_WORDS); length++) {
			unsigned from = behind - length;
			if (from > 0 && splits[from].from == G_MAXUINT)
				continue;
			g_autofree char *text = join_words(words, from, behind);
			bool number = strlen(text) <= NUMBER_BYTES &&
			    columns_heading(text, profile).field == FIELD_NUMBER;
			if ((number || columns_is_heading(text, profile)) &&
			    splits[from].n_headings + 1 > splits[behind].n_headings)
				splits[behind] = (struct split){ splits[from].n_headings + 1, from };
		}
	}
	if (splits[n_words].from == G_MAXUINT || splits[n_words].n_headings < MIN_HEADINGS)
		return NULL;
	GPtrArray *headings = g_ptr_array_new_with_free_func(g_free);
	for (unsigned behind = n_words; behind > 0; behind = splits[behind].from)
		g_ptr_array_insert(headings, 0, join_words(words, splits[behind].from, behind));
	return headings;
}

/** Puts a space where a capital follows a small letter: "RefRecommendationStatusLead officer". */
static char *divide_words(const char *text)
{
	GString *divided = g_string_sized_new(strlen(text) + 8);
	gunichar before = ' ';

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_isupper(c) && g_unichar_islower(before))
			g_string_append_c(divided, ' ');
		g_string_append_unichar(divided, c);
		before = c;
	}
	return g_string_free(divided, FALSE);
}

/** The headings of a line that is nothing but headings of a tracker; NULL if it is not. */
static GPtrArray *read_header(const struct reshaping *reshaping, const char *text)
{
	if (strlen(text) > HEADER_BYTES || !g_unichar_isupper(g_utf8_get_char(text)) || strpbrk(text, ".;:") != NULL)
		return NULL;
	g_autofree char *divided = divide_words(text);
	g_auto(GStrv) words = g_strsplit_set(divided, " \n", -1);
	unsigned n_words = g_strv_length(words);
	if (n_words < MIN_HEADINGS || n_words > MAX_WORDS)
		return NULL;
	GPtrArray *headings = split_headings(words, n_words, reshaping->profile);
	if (headings == NULL)
		return NULL;
	struct columns *columns = columns_of_headings((const char *const *)headings->pdata, headings->len,
	    reshaping->profile);
	bool tracker = columns->is_tracker;
	columns_free(columns);
	if (!tracker)
		g_ptr_array_unref(headings);
	return tracker ? headings : NULL;
}

/** The number that a run-together record has; NULL if it has none. */
static char *find_number(const char *text)
{
	struct label label = { NULL, NULL };
	struct match match;

	if (pattern_match(&RUN_IN, text, &match))
		return match_group(&match, 1);
	char *code = label_find_code(text, NULL, NULL);
	if (code != NULL)
		return code;
	if (label_lead(text, LABEL_BARE, &label) == 0)
		return NULL;
	char *number = g_strdup(label.number);
	label_clear(&label);
	return number;
}

/** The column of a field; a new one with a heading if there is none. */
static unsigned find_column(GPtrArray *headings, enum field field, const char *heading, const struct profile *profile)
{
	struct columns *columns = columns_of_headings((const char *const *)headings->pdata, headings->len, profile);
	int col = columns_find(columns, field);

	columns_free(columns);
	if (col >= 0)
		return (unsigned)col;
	g_ptr_array_add(headings, g_strdup(heading));
	return headings->len - 1;
}

/** Whether a paragraph goes on a record: it begins inside a sentence. */
static bool goes_on(const struct block *block)
{
	return g_unichar_islower(g_utf8_get_char(block->text));
}

static struct cell *add_cell(struct table *table, unsigned row, unsigned col, char *text, const struct block *block)
{
	struct cell *cell = table_add(table, row, col, text);

	cell->place = block->place;
	return cell;
}

static void append_text(struct cell *cell, const char *text)
{
	char *joined = g_strconcat(cell->text, "\n", text, NULL);

	g_free(cell->text);
	cell->text = joined;
}

/** Takes the records below the header. How many blocks; 0: the first of them is no record. */
static guint take_records(struct reshaping *reshaping, guint first, struct table *table, unsigned number, unsigned text)
{
	unsigned row = 0;
	guint behind = first;
	struct cell *cell = NULL;

	for (guint i = first; i < reshaping->doc->blocks->len; i++) {
		const struct block *block = reshape_text(reshaping, i);
		const struct block *any = g_ptr_array_index(reshaping->doc->blocks, i);
		if (any->kind == BLOCK_TABLE || any->kind == BLOCK_HEADING ||
		    (block != NULL && reshape_is_end(block->text)))
			break;
		if (block == NULL)
			continue;
		char *found = goes_on(block) ? NULL : find_number(block->text);
		if (found == NULL && (cell == NULL || !goes_on(block)))
			break;
		if (found != NULL) {
			add_cell(table, ++row, number, found, block);
			cell = add_cell(table, row, text, g_strdup(block->text), block);
		} else {
			append_text(cell, block->text);
		}
		behind = i + 1;
	}
	return behind - first;
}

guint reshape_damaged(struct reshaping *reshaping, guint first)
{
	const struct block *block = reshape_text(reshaping, first);
	g_autoptr(GPtrArray) headings = read_header(reshaping, block->text);
	g_autoptr(GString) repeated = g_string_new(NULL);

	if (headings == NULL)
		return 0;
	struct table *table = table_new(TABLE_LINES);
	unsigned number = find_column(headings, FIELD_NUMBER, "Ref", reshaping->profile);
	unsigned text = find_column(headings, FIELD_RECOMMENDATION, "Recommendation", reshaping->profile);
	guint n = take_records(reshaping, first + 1, table, number, text);
	if (n == 0) {
		table_free(table);
		return 0;
	}
	for (guint col = 0; col < headings->len; col++)
		add_cell(table, 0, col, g_strdup(g_ptr_array_index(headings, col)), block);
	table->columns_unsure = true;
	reshape_add(reshaping, table, block->place, repeated);
	return n + 1;
}
