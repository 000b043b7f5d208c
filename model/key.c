#include "model/key.h"

#include <string.h>

#include "model/columns.h"
#include "model/pattern.h"
#include "model/progress.h"
#include "model/reading.h"
#include "model/sign.h"
#include "model/text.h"
#include "model/tracker.h"

#define DEFINITION_WORDS 60u
#define STRONG_WEIGHT 4.0 /* of one code: a phrase that names the state itself */
#define STRONG_WORDS 25u
#define SKIPPED_MOST 3u /* page number, stamp, running header between two pages of a key */
#define PAIR_COLUMNS 2u /* of a key whose heads could be a tracker's: "Status" and "Action" */
#define SKIPPED_WORDS 20u
#define NUMBERED_BLOCKS 8u   /* lines that are looked at for a count */
#define NUMBERED_LEAST 3u    /* "1 ..." alone is a tick that a copy has changed */
#define LEAD_WORDS 12u       /* "Key to the Committee's assessment:" before its entries on one line */
#define FOLLOWING_BLOCKS 24u /* how far below its heading a key can go on, line by line */

static struct pattern NUMBER_ALONE = PATTERN("^\\s*(?:page\\s+)?\\d*\\s*$");
static struct pattern MEANS_THAT = PATTERN("(?i)^[\\s\\d*\\x{2020}\\x{b9}\\x{b2}\\x{b3}\\[\\](){}ivx.]*[\"'\\x{2018}"
					   "\\x{201c}]?(\\p{L}[\\p{L} -]{1,38}?)[\"'\\x{2019}\\x{201d}]?\\s+means?\\s+"
					   "(?:that\\s+)?(\\S.*)$");

/** Drops what a search has found since `from`; it was no key. */
static void drop_entries(GPtrArray *entries, guint from)
{
	g_ptr_array_set_size(entries, (gint)from);
}

/** Decides a key's entries and drops those that the paper has given before: a key can stand on each page. */
static void keep_entries(GPtrArray *entries, guint from)
{
	key_decide(entries, from);
	for (guint i = from; i < entries->len;) {
		const struct scheme_entry *entry = entries->pdata[i];
		bool is_known = false;
		for (guint k = 0; k < i && !is_known; k++) {
			const struct scheme_entry *known = entries->pdata[k];
			is_known = g_strcmp0(known->meaning, entry->meaning) == 0 &&
			    g_strcmp0(known->label, entry->label) == 0 && known->colour == entry->colour;
		}
		bool is_nothing = entry->code == CODE_UNKNOWN && entry->label == NULL;
		if (is_known || is_nothing)
			g_ptr_array_remove_index(entries, i);
		else
			i++;
	}
}

/** Whether a table tracks recommendations: its head says so, or the labels down its side do. */
static bool is_tracker(const struct reading *reading, const struct table *table)
{
	struct columns *columns = columns_read(table, reading->profile);
	struct table *turned = columns->is_tracker ? NULL : tracker_turn(table, NULL, reading->profile);

	if (turned != NULL) {
		columns_free(columns);
		columns = columns_read(turned, reading->profile);
	}
	bool found = columns->is_tracker;
	columns_free(columns);
	table_free(turned);
	return found;
}

/** Takes a block of a key; its heads and introductions are in no member and yet not lost. */
static void take_block(struct reading *reading, guint i)
{
	const struct block *block = reading->doc->blocks->pdata[i];

	reading_take(reading, i);
	if (block->kind != BLOCK_TABLE) {
		g_ptr_array_add(reading->explained, g_strdup(block->text));
		return;
	}
	for (guint k = 0; k < block->table->cells->len; k++)
		g_ptr_array_add(reading->explained,
		    g_strdup(((const struct cell *)block->table->cells->pdata[k])->text));
}

/** "Recommendation implemented | Progress made" reads like a header row, and is a key where all cells are like it. */
static bool all_are_clear(const GPtrArray *entries, guint from)
{
	double weights[N_CODES];

	for (guint i = from; i < entries->len; i++)
		if (!progress_weigh(((const struct scheme_entry *)entries->pdata[i])->meaning, weights))
			return false;
	return true;
}

/** A page number, or white space, between the lines of a key. */
static bool is_between(const struct block *block)
{
	return block->kind == BLOCK_LEFT_OUT ||
	    (block->kind != BLOCK_TABLE && pattern_match(&NUMBER_ALONE, block->text, NULL));
}

/** The second line of a meaning that a reader left as a line of its own. */
static bool add_continued(GPtrArray *entries, guint from, const struct block *block)
{
	if (entries->len == from || block->gap_before || !g_unichar_islower(g_utf8_get_char(block->text)))
		return false;
	struct scheme_entry *last = entries->pdata[entries->len - 1];
	char *joined = g_strconcat(last->meaning, " ", block->text, NULL);
	g_free(last->meaning);
	last->meaning = joined;
	return true;
}

/** A line behind a drawn sign or a filled box: a meaning whole, unless a colour or a letter labels it as well. */
static bool add_signed(GPtrArray *entries, const struct block *block)
{
	if (!key_add_line(entries, block->text, KEY_BARE))
		return false;
	struct scheme_entry *entry = entries->pdata[entries->len - 1];
	if (entry->sign == SIGN_NONE)
		entry->sign = block->sign;
	if (entry->colour == COLOUR_NONE)
		entry->colour = block->sign_colour;
	return true;
}

/** Whether all entries so far are labelled by signs. */
static bool is_after_signs(const GPtrArray *entries, guint from)
{
	for (guint i = from; i < entries->len; i++)
		if (((const struct scheme_entry *)entries->pdata[i])->sign == SIGN_NONE)
			return false;
	return entries->len > from;
}

/** A circle among a key's signs that was taken for the bullet of a list. */
static bool add_bullet(GPtrArray *entries, const char *text)
{
	static struct pattern BULLET = PATTERN("^\\s*\\x{2022}\\s*(\\S.*)$");
	struct match match;

	if (!pattern_match(&BULLET, text, &match))
		return false;
	scheme_add(entries, CODE_UNKNOWN, NULL, match_group(&match, 1), COLOUR_NONE)->sign = SIGN_CIRCLE;
	return true;
}

/** Adds what one block below a key's heading gives. */
static bool add_headed(struct reading *reading, guint from, const struct block *block, enum key_line mode)
{
	GPtrArray *entries = reading->report->scheme;

	if (block->kind == BLOCK_TABLE) {
		guint before = entries->len;
		if (key_add_table(entries, block->table, true) > 0 &&
		    (!is_tracker(reading, block->table) ||
			(block->table->n_cols <= PAIR_COLUMNS && all_are_clear(entries, before))))
			return true;
		drop_entries(entries, before);
		return false;
	}
	if (block->sign != SIGN_NONE)
		return add_signed(entries, block);
	if (block->kind == BLOCK_ITEM && is_after_signs(entries, from))
		return add_bullet(entries, block->text);
	return add_continued(entries, from, block) || key_add_sentence(entries, block->text) > 0 ||
	    key_add_run(entries, block->text) > 0 || key_add_line(entries, block->text, mode);
}

/** Whether a line may stand inside a key without being of it: an introduction, or what each page has at its ends. */
static bool may_skip(const struct block *block, unsigned n_entries, unsigned n_skipped)
{
	if (block->kind == BLOCK_TABLE)
		return false;
	if (n_entries == 0)
		return n_skipped == 0;
	return n_skipped < SKIPPED_MOST && text_count_words(block->text) <= SKIPPED_WORDS;
}

static bool is_labelled(const struct scheme_entry *entry)
{
	return entry->label != NULL || entry->sign != SIGN_NONE || entry->colour != COLOUR_NONE;
}

/** A bare line that names a state beyond doubt is an entry whose sign was lost in copying. */
static bool is_strong(const struct scheme_entry *entry)
{
	double weights[N_CODES], most = 0;

	if (!g_unichar_isalpha(g_utf8_get_char(entry->meaning)) || text_count_words(entry->meaning) > STRONG_WORDS)
		return false; /* "* The floor standard is ..." is a footnote */
	progress_weigh(entry->meaning, weights);
	for (unsigned code = 0; code < N_CODES; code++)
		most = MAX(most, weights[code]);
	return most >= STRONG_WEIGHT;
}

/** Drops what the last block has added if labelled entries are followed by none but bare ones: that is prose. */
static bool drop_bare_tail(GPtrArray *entries, guint from, bool is_line, guint *n_kept)
{
	bool before = false, after = entries->len == *n_kept; /* a line that goes on adds nothing */

	for (guint i = from; i < entries->len; i++) {
		bool is_one = is_labelled(entries->pdata[i]);
		before = before || (i < *n_kept && is_one);
		after = after || (i >= *n_kept && (is_one || (is_line && is_strong(entries->pdata[i]))));
	}
	if (before && !after) {
		drop_entries(entries, *n_kept);
		return true;
	}
	*n_kept = entries->len;
	return false;
}

/** Whether a line is a label whose meaning stands on the line below it. */
static bool is_label_line(const GPtrArray *blocks, guint i)
{
	const struct block *block = blocks->pdata[i], *next = i + 1 < blocks->len ? blocks->pdata[i + 1] : NULL;

	if (block->kind == BLOCK_TABLE || next == NULL ||
	    (next->kind != BLOCK_PARAGRAPH && next->kind != BLOCK_HEADING))
		return false;
	return key_is_plain_label(block->text) && !key_is_plain_label(next->text) &&
	    next->place.page == block->place.page;
}

/** Gives the entry that a line has added the label of the line above it. */
static void label_entry(struct scheme_entry *entry, const char *label)
{
	if (label == NULL || entry->label != NULL)
		return;
	entry->label = text_tidy(label);
	if (entry->sign == SIGN_NONE)
		entry->sign = sign_of_text(entry->label, &entry->colour);
}

/** Whether the lines below a heading are counted up or down: "5 Finished", "4 On course: all is well". */
static bool is_numbered(const GPtrArray *blocks, guint heading)
{
	unsigned n = 0, before = 0, number;

	for (guint i = heading + 1; i < blocks->len && i <= heading + NUMBERED_BLOCKS; i++) {
		const struct block *block = blocks->pdata[i];
		if (block->kind == BLOCK_TABLE || !key_line_number(block->text, &number))
			continue;
		n += n == 0 || number == before + 1 || number + 1 == before;
		before = number;
	}
	return n >= NUMBERED_LEAST;
}

/** Adds all blocks of the key below a heading, and their indexes to `used`. */
static void add_below(struct reading *reading, guint heading, enum key_line mode, GArray *used)
{
	GPtrArray *entries = reading->report->scheme, *blocks = reading->doc->blocks;
	guint from = entries->len, last = MIN(blocks->len, heading + 1 + FOLLOWING_BLOCKS), n_kept = from;
	unsigned n_skipped = 0, page = 0;
	const char *label = NULL;

	g_array_set_size(used, 0);
	if (mode == KEY_HEADED && is_numbered(blocks, heading))
		mode = KEY_NUMBERED;
	for (guint i = heading + 1; i < last; i++) {
		const struct block *block = blocks->pdata[i];
		if (is_label_line(blocks, i)) {
			label = block->text;
			g_array_append_val(used, i);
			continue;
		}
		if (is_between(block))
			continue;
		if (reading_is_taken(reading, i) ||
		    (entries->len > from && block->kind != BLOCK_TABLE && key_heading(block->text) != KEY_NONE))
			break;
		bool is_same_page = entries->len == from || n_skipped == 0 || block->place.page != page;
		if (is_same_page && add_headed(reading, from, block, label != NULL ? KEY_BARE : mode)) {
			if (entries->len == n_kept + 1)
				label_entry(entries->pdata[n_kept], label);
			label = NULL;
			if (drop_bare_tail(entries, from, block->kind != BLOCK_TABLE, &n_kept))
				break;
			g_array_append_val(used, i);
			page = block->place.page;
			n_skipped = 0;
		} else if (!may_skip(block, entries->len - from, n_skipped++)) {
			break;
		}
	}
}

/** Whether most lines of a key have no label: "Finished - no need to report" among them is then a meaning too. */
static bool is_bare(const GPtrArray *entries, guint from)
{
	unsigned n_bare = 0, n_words = 0;

	for (guint i = from; i < entries->len; i++) {
		const struct scheme_entry *entry = entries->pdata[i];
		n_bare += entry->label == NULL && entry->sign == SIGN_NONE && entry->colour == COLOUR_NONE;
		n_words += entry->label != NULL && !key_is_plain_label(entry->label);
	}
	return n_words > 0 && n_bare >= n_words;
}

/** Reads the key below a heading; gives the first block after it, `heading` + 1 if there is none. */
static guint read_headed(struct reading *reading, guint heading, enum key_subject subject)
{
	GPtrArray *entries = reading->report->scheme;
	g_autoptr(GArray) used = g_array_new(FALSE, FALSE, sizeof(guint));
	guint from = entries->len;

	add_below(reading, heading, KEY_HEADED, used);
	if (is_bare(entries, from)) {
		drop_entries(entries, from);
		add_below(reading, heading, KEY_BARE, used);
	}
	guint end = used->len > 0 ? g_array_index(used, guint, used->len - 1) + 1 : heading + 1;
	if (subject == KEY_RISK || !key_is_progress(entries, from, true)) {
		reading->key_is_unread = reading->key_is_unread ||
		    (subject != KEY_RISK &&
			key_is_named(((const struct block *)reading->doc->blocks->pdata[heading])->text));
		reading->key_is_risk = reading->key_is_risk || key_is_risk(entries, from);
		drop_entries(entries, from);
		return subject == KEY_RISK ? end : heading + 1;
	}
	keep_entries(entries, from);
	take_block(reading, heading);
	for (guint i = 0; i < used->len; i++)
		take_block(reading, g_array_index(used, guint, i));
	reading->key_is_committees = reading->key_is_committees || subject == KEY_COMMITTEE;
	return end;
}

/** Whether a cell of the paper's tables says just this. */
static bool is_in_a_cell(const struct doc *doc, const char *label)
{
	g_autofree char *wanted = text_key(label);

	for (guint i = 0; i < doc->blocks->len; i++) {
		const struct block *block = doc->blocks->pdata[i];
		for (guint k = 0; block->kind == BLOCK_TABLE && k < block->table->cells->len; k++) {
			const struct cell *cell = block->table->cells->pdata[k];
			if (strlen(cell->text) > 2 * strlen(label) + 8)
				continue;
			g_autofree char *key = text_key(cell->text);
			if (strcmp(key, wanted) == 0)
				return true;
		}
	}
	return false;
}

/** "Not progressed means that ...": a definition of a status that the tables use. */
static bool add_definition(struct reading *reading, const char *text)
{
	struct match match;
	double weights[N_CODES];

	if (text_count_words(text) > DEFINITION_WORDS || !pattern_match(&MEANS_THAT, text, &match))
		return false;
	g_autofree char *label = match_group(&match, 1), *meaning = match_group(&match, 2);
	if (!progress_weigh(meaning, weights) || !is_in_a_cell(reading->doc, label))
		return false;
	scheme_add(reading->report->scheme, CODE_UNKNOWN, g_steal_pointer(&label), g_steal_pointer(&meaning),
	    COLOUR_NONE);
	return true;
}

/** Whether what stands before a line's colon heads a key; it may say whose judgement the key explains. */
static bool lead_is_heading(struct reading *reading, const char *text)
{
	const char *colon = strchr(text, ':');
	g_autofree char *lead = colon == NULL ? NULL : g_strndup(text, (gsize)(colon - text));

	if (lead == NULL || text_count_words(lead) > LEAD_WORDS)
		return false;
	reading->key_is_committees = reading->key_is_committees || key_is_of_committee(lead);
	return key_heading(lead) != KEY_NONE;
}

/** A key without a heading: a table, a sentence, a definition, a word about shaded rows. */
static bool read_bare(struct reading *reading, const struct block *block)
{
	GPtrArray *entries = reading->report->scheme;
	guint from = entries->len;
	bool found;

	if (block->kind == BLOCK_TABLE) {
		found = !is_tracker(reading, block->table) && key_add_table(entries, block->table, false) > 0 &&
		    key_is_progress(entries, from, false);
	} else {
		found = key_add_sentence(entries, block->text) > 0 &&
		    key_is_progress(entries, from, lead_is_heading(reading, block->text));
		if (!found) {
			drop_entries(entries, from);
			found = key_add_shading(entries, block->text) || add_definition(reading, block->text);
		}
	}
	if (found) {
		keep_entries(entries, from);
		return true;
	}
	drop_entries(entries, from);
	if (block->kind == BLOCK_TABLE && !is_tracker(reading, block->table) &&
	    key_add_table(entries, block->table, false) > 0)
		reading->key_is_risk = reading->key_is_risk || key_is_risk(entries, from);
	drop_entries(entries, from);
	return false;
}

/** Lines "Green: finished" one below another without a heading; gives the first block after them, `first` if none. */
static guint read_bare_lines(struct reading *reading, guint first)
{
	GPtrArray *entries = reading->report->scheme, *blocks = reading->doc->blocks;
	guint from = entries->len, i = first;

	for (; i < blocks->len && i < first + FOLLOWING_BLOCKS; i++) {
		const struct block *block = blocks->pdata[i];
		if (block->kind == BLOCK_TABLE || block->kind == BLOCK_LEFT_OUT || reading_is_taken(reading, i) ||
		    !key_add_line(entries, block->text, KEY_ALONE))
			break;
	}
	if (!key_is_progress(entries, from, false)) {
		reading->key_is_risk = reading->key_is_risk || key_is_risk(entries, from);
		drop_entries(entries, from);
		return first;
	}
	keep_entries(entries, from);
	for (guint k = first; k < i; k++)
		take_block(reading, k);
	return i;
}

/** A key in rows of another table, above a tracker's header or below its last row, or below the labels of a head. */
static void read_rows(struct reading *reading, const struct block *block)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(unsigned));
	GPtrArray *entries = reading->report->scheme;
	struct table *table = block->table;
	guint from = entries->len;
	bool below_heading;

	if (key_add_rows(entries, table, rows, &below_heading) == 0 || !key_is_progress(entries, from, below_heading) ||
	    !(below_heading || is_tracker(reading, table))) {
		drop_entries(entries, from);
		return;
	}
	keep_entries(entries, from);
	for (guint i = 0; i < rows->len; i++)
		table->rows[g_array_index(rows, unsigned, i)].is_key = true;
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (!table->rows[cell->row].is_key)
			continue;
		g_ptr_array_add(reading->explained, g_strdup(cell->text));
		reading->key_is_committees = reading->key_is_committees || key_heading(cell->text) == KEY_COMMITTEE;
	}
}

void key_read_rows(struct reading *reading)
{
	for (guint i = 0; i < reading->doc->blocks->len; i++) {
		const struct block *block = reading->doc->blocks->pdata[i];
		if (block->kind == BLOCK_TABLE)
			read_rows(reading, block);
	}
}

void key_read(struct reading *reading)
{
	GPtrArray *blocks = reading->doc->blocks;

	for (guint i = 0; i < blocks->len;) {
		const struct block *block = blocks->pdata[i];
		bool is_text = block->kind != BLOCK_TABLE && block->kind != BLOCK_LEFT_OUT;
		if (block->kind == BLOCK_LEFT_OUT || reading_is_taken(reading, i)) {
			i++;
		} else if (read_bare(reading, block)) {
			take_block(reading, i++);
		} else {
			enum key_subject subject = is_text ? key_heading(block->text) : KEY_NONE;
			guint next = subject != KEY_NONE ? read_headed(reading, i, subject) : i;
			if (next == i && is_text)
				next = read_bare_lines(reading, i);
			i = MAX(next, i + 1);
		}
	}
	key_add_house(reading);
	if (reading->report->scheme->len == 0)
		key_set_default(reading->report);
}
