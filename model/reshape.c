#include "model/reshape.h"

#include <string.h>

#include "model/label.h"
#include "model/pattern.h"
#include "model/reading.h"
#include "model/text.h"

#define LABEL_BYTES 90  /* a longer text before a colon is a sentence */
#define SHORT_BYTES 12  /* "Action No." */
#define LINE_BYTES 70   /* a longer line is no label */
#define TEXT_WORDS 3    /* of the shortest recommendation: "Light the steps." */
#define NUMBER_BYTES 24 /* "SR (25/26) 01", "OSC/2024/117" */

static struct pattern LABEL = PATTERN("^(?:\\x{2022}\\s*)?([\\p{L}\\p{N}][^:\\n]{0,80}?)\\s*:(?!//)");

static struct pattern END = PATTERN(
    "^(?i:(?:explanatory |foot ?|general )?notes?(?: (?:on|to|for)\\b.*)?|key(?: to\\b.*)?|legend|glossary|"
    "abbreviations|appendix\\b.*|annex\\b.*)\\W*$|^\\[(?:[ivxl]+|\\d{1,2})\\]\\s|^[*\\x{2020}\\x{2021}]\\s*\\p{L}|^(?i:n\\.?b\\.?|note)\\s*[:.]\\s");

bool reshape_is_end(const char *text)
{
	return pattern_match(&END, text, NULL);
}

const struct block *reshape_text(const struct reshaping *reshaping, guint i)
{
	if (i >= reshaping->doc->blocks->len)
		return NULL;
	const struct block *block = g_ptr_array_index(reshaping->doc->blocks, i);
	bool text = block->kind == BLOCK_HEADING || block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM;
	return text && !text_is_blank(block->text) ? block : NULL;
}

bool reshape_is_heading(const struct reshaping *reshaping, const char *line)
{
	gunichar first = g_utf8_get_char(line);
	gpointer known;

	if (!g_unichar_isupper(first) && !g_unichar_isdigit(first) &&
	    strchr("#%(", (int)(first < 128 ? first : 1)) == NULL)
		return false;
	if (g_hash_table_lookup_extended(reshaping->headings, line, NULL, &known))
		return GPOINTER_TO_INT(known) != 0;
	bool heading = columns_is_heading(line, reshaping->profile) ||
	    (strlen(line) <= SHORT_BYTES &&
		columns_heading(line, reshaping->profile).field == FIELD_NUMBER); /* "Rec.", "No" */
	g_hash_table_insert(reshaping->headings, g_strdup(line), GINT_TO_POINTER(heading));
	return heading;
}

static void count(GHashTable *counts, const char *text, gsize length)
{
	g_autofree char *part = g_strndup(text, length);
	char *key = text_key(part);
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));

	g_hash_table_replace(counts, key, GUINT_TO_POINTER(n + 1));
}

static void count_all(struct reshaping *reshaping)
{
	struct match match;

	for (guint i = 0; i < reshaping->doc->blocks->len; i++) {
		const struct block *block = reshape_text(reshaping, i);
		if (block == NULL)
			continue;
		if (pattern_match(&LABEL, block->text, &match) && match.end[1] <= LABEL_BYTES)
			count(reshaping->labels, block->text + match.start[1], match.end[1] - match.start[1]);
		if (strlen(block->text) <= LINE_BYTES)
			count(reshaping->lines, block->text, strlen(block->text));
	}
}

/** A number alone, above the label of a recommendation: "IA/22/07". */
static bool is_number_above(const char *text, enum field below)
{
	static struct pattern WORD = PATTERN("\\p{L}{4}");

	return below == FIELD_RECOMMENDATION && strlen(text) <= NUMBER_BYTES && !pattern_match(&WORD, text, NULL) &&
	    label_whole(text, NULL);
}

/** A numbered text above the label of what became of it: "1.1 Every prisoner should have a key worker." */
static bool is_text_above(const char *text, enum field below)
{
	static struct pattern NUMBERED = PATTERN("^\\(?(?:\\d|\\p{L}{1,2}[).])");
	static struct pattern CODED = PATTERN("^\\p{Lu}{1,6}[ /.-]?\\d[\\d/.-]*[a-z]?\\s*[:–-]\\s"); /* "AFI 2: " */
	static struct pattern RECOMMENDS = PATTERN(
	    "^(?:That|To\\s+\\p{Ll}+)\\b|\\b(?:should|must|ought|needs?\\s+to)\\b");
	bool known = below == FIELD_RESPONSE || below == FIELD_OWNER || below == FIELD_DUE || below == FIELD_STATUS ||
	    below == FIELD_PROGRESS; /* not "Decision:", which stands below the items of minutes */
	bool coded = known && pattern_match(&CODED, text, NULL);
	gsize lead = coded || (known && pattern_match(&NUMBERED, text, NULL)) ? label_lead(text, LABEL_BARE, NULL) : 0;

	return lead > 0 && text_count_words(text + lead) >= TEXT_WORDS &&
	    (coded || !pattern_match(&LABEL, text, NULL)) && pattern_match(&RECOMMENDS, text + lead, NULL);
}

/**
 * Above which label a record begins that has no label of its own for it, and of which shape; NULL if none does here.
 */
static char *label_below(const struct reshaping *reshaping, guint i, bool (*shape)(const char *text, enum field below))
{
	const struct block *block = reshape_text(reshaping, i), *next = NULL;
	struct match match;

	for (guint j = i + 1; block != NULL && next == NULL && j < MIN(i + 3, reshaping->doc->blocks->len); j++)
		next = reshape_text(reshaping, j);
	if (next == NULL || !pattern_match(&LABEL, next->text, &match))
		return NULL;
	g_autofree char *label = match_group(&match, 1);
	enum field field = columns_heading(label, reshaping->profile).field;
	return shape(block->text, field) ? g_steal_pointer(&label) : NULL;
}

/** What stands above each record of labels and values without a label gets one, as the rest have. */
static void label_starts(struct reshaping *reshaping, bool (*shape)(const char *text, enum field below),
    const char *name)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autofree char *first = NULL;

	for (guint i = 0; i < reshaping->doc->blocks->len; i++) {
		g_autofree char *label = label_below(reshaping, i, shape);
		if (label == NULL || (first != NULL && strcmp(first, label) != 0))
			continue;
		if (first == NULL)
			first = g_steal_pointer(&label);
		g_array_append_val(found, i);
	}
	for (guint n = 0; n < found->len && found->len > 1; n++) {
		struct block *block = g_ptr_array_index(reshaping->doc->blocks, g_array_index(found, guint, n));
		char *text = g_strconcat(name, ": ", block->text, NULL);
		g_free(block->text);
		block->text = text;
		block->kind = BLOCK_PARAGRAPH;
	}
}

/** The label behind a number at the beginning of a block: "3. Recommendation: ..."; where the number ends in `lead`. */
static char *label_behind_number(const struct reshaping *reshaping, const struct block *block, gsize *lead)
{
	static struct pattern NUMBER = PATTERN("^\\(?\\d[\\d.]*[.)]?\\s+(?=\\p{Lu})");
	struct match match;

	if (block == NULL || !pattern_match(&NUMBER, block->text, &match))
		return NULL;
	*lead = match.end[0];
	if (!pattern_match(&LABEL, block->text + *lead, &match))
		return NULL;
	char *label = match_group(&match, 1);
	if (columns_heading(label, reshaping->profile).field == FIELD_RECOMMENDATION)
		return label;
	g_free(label);
	return NULL;
}

/** "3. Recommendation: Mend it." is "Recommendation: 3. Mend it.", where several records begin so. */
static void move_numbers(struct reshaping *reshaping)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
	gsize lead;

	for (guint i = 0; i < reshaping->doc->blocks->len; i++) {
		g_autofree char *label = label_behind_number(reshaping, reshape_text(reshaping, i), &lead);
		if (label != NULL)
			g_array_append_val(found, i);
	}
	for (guint n = 0; n < found->len && found->len > 1; n++) {
		struct block *block = g_ptr_array_index(reshaping->doc->blocks, g_array_index(found, guint, n));
		g_autofree char *label = label_behind_number(reshaping, block, &lead);
		g_autofree char *number = g_strchomp(g_strndup(block->text, lead));
		const char *rest = strchr(block->text + lead, ':') + 1;
		char *text = g_strdup_printf("%s: %s %s", label, number, rest + strspn(rest, " "));
		g_free(block->text);
		block->text = text;
		block->kind = BLOCK_PARAGRAPH;
	}
}

void reshape_add(struct reshaping *reshaping, struct table *table, struct place place, GString *repeated)
{
	table->place = place;
	table->n_header_rows = 1;
	table_close(table);
	for (guint i = 0; i < table->cells->len; i++) {
		struct cell *cell = g_ptr_array_index(table->cells, i);
		cell->header = cell->row == 0;
		if (i == 0 || cell->row != ((struct cell *)g_ptr_array_index(table->cells, i - 1))->row)
			table->rows[cell->row].place = cell->place;
	}
	struct block *block = block_new(BLOCK_TABLE, NULL, place);
	block->table = table;
	g_ptr_array_add(reshaping->out, block);
	if (repeated->len == 0)
		return;
	block = block_new(BLOCK_LEFT_OUT, g_strdup(repeated->str), place);
	block->left_out = LEFT_OUT_REPEATED_HEADER;
	g_ptr_array_add(reshaping->out, block);
}

/** Moves blocks that no shape took, in their order. Blank paragraphs were cells of copied tables, and go. */
static void keep(struct reshaping *reshaping, guint first, guint behind, bool only_left_out)
{
	for (guint i = first; i < behind; i++) {
		struct block *block = g_ptr_array_index(reshaping->doc->blocks, i);
		bool blank = block->kind == BLOCK_PARAGRAPH && text_is_blank(block->text);
		if (blank || (only_left_out && block->kind != BLOCK_LEFT_OUT))
			continue;
		g_ptr_array_add(reshaping->out, block);
		g_ptr_array_index(reshaping->doc->blocks, i) = NULL;
	}
}

static void put_back(struct reshaping *reshaping)
{
	GPtrArray *blocks = reshaping->doc->blocks;

	for (guint i = 0; i < blocks->len; i++)
		block_free(g_ptr_array_index(blocks, i));
	g_ptr_array_set_free_func(blocks, NULL);
	g_ptr_array_set_size(blocks, 0);
	g_ptr_array_set_free_func(blocks, (GDestroyNotify)block_free);
	for (guint i = 0; i < reshaping->out->len; i++)
		g_ptr_array_add(blocks, g_ptr_array_index(reshaping->out, i));
	g_ptr_array_unref(reshaping->out);
}

void reshape_doc(struct doc *doc, const struct profile *profile)
{
	static guint (*const shapes[])(struct reshaping *, guint) = { reshape_cells, reshape_damaged, reshape_records };
	struct reshaping reshaping = { .doc = doc, .profile = profile };

	reshaping.out = g_ptr_array_new();
	reshaping.labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reshaping.lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reshaping.headings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reshape_labels(&reshaping);
	move_numbers(&reshaping);
	label_starts(&reshaping, is_number_above, "Ref");
	label_starts(&reshaping, is_text_above, "Recommendation");
	count_all(&reshaping);
	for (guint i = 0; i < doc->blocks->len;) {
		guint n = 0;
		for (size_t shape = 0; n == 0 && shape < G_N_ELEMENTS(shapes) && reshape_text(&reshaping, i) != NULL;
		     shape++)
			n = shapes[shape](&reshaping, i);
		keep(&reshaping, i, i + MAX(n, 1), n > 0);
		i += MAX(n, 1);
	}
	put_back(&reshaping);
	g_hash_table_unref(reshaping.labels);
	g_hash_table_unref(reshaping.lines);
	g_hash_table_unref(reshaping.headings);
}
