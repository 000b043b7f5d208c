#include "model/head.h"

#include <math.h>

#include "model/date.h"
#include "model/decision.h"
#include "model/key.h"
#include "model/pattern.h"
#include "model/text.h"

#define HEAD_BLOCKS 60u /* a head is looked for so far down; a form can have twenty lines of it */
#define LINE_WORDS 45u  /* a longer block is prose, and the head has ended */
#define ROW_CELLS 3u    /* of names and stamps on one line */
#define DATE_WORDS 12u  /* "6 Mehefin / 6 June 2023": a line with a date, no numbered section */
#define TITLE_LARGEST 2u
#define TITLE_HEADING 1u
#define FIRST_WORDS 2u   /* of a first line that nothing else speaks for */
#define GENERIC_SCORE 2u /* of a line that goes before one without words of its own */
#define SAME_SIZE 0.4    /* points */

static struct pattern NO_TITLE = PATTERN(
    "(?i)^\\W*(?:for\\s+the|for\\s+members|members\\s+are|\\d{1,2}\\s|report\\s+of|there\\s+"
    "are|no\\s+|have\\s+a)\\b|[.;:]\\s*$|;.*;|\\bto\\s*$|^\\W*$");

static struct pattern DAY_ALONE = PATTERN(
    "(?i)^\\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\\W+)?"
    "(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?\\p{L}{3,9}|\\p{L}{3,9}\\s+\\d{1,2}),?\\s+\\d{4}\\W*$");

/** Whether a heading that ends in a colon is the first line of a title of two. */
static bool is_first_half(const struct head *head, const struct block *block)
{
	const GPtrArray *blocks = head->reading->doc->blocks;
	const struct block *next = head->block + 1 < blocks->len ? blocks->pdata[head->block + 1] : NULL;

	return next != NULL && g_str_has_suffix(block->text, ":") && block->kind == BLOCK_HEADING &&
	    next->kind == BLOCK_HEADING && block->size > 0 && fabs(block->size - next->size) < SAME_SIZE &&
	    block->bold == next->bold && !head_begins_with_label(head, next->text);
}

/** "Rejected recommendations" right above a table: the table's heading, not the paper's. */
static bool is_table_heading(const struct head *head, const struct block *block)
{
	const GPtrArray *blocks = head->reading->doc->blocks;
	const struct block *next = head->block + 1 < blocks->len ? blocks->pdata[head->block + 1] : NULL;

	return next != NULL && next->kind == BLOCK_TABLE && head->candidates->len > 0 &&
	    decision_of_heading(block->text) != DECISION_NONE;
}

/** Keeps a line that is nothing else for the choice of the title. */
static void read_candidate(struct head *head, const struct block *block)
{
	unsigned score = head_words_title(block->text);

	if (head_words_is_kind_of_page(block->text)) {
		g_ptr_array_add(head->reading->explained, g_strdup(block->text));
		return;
	}
	if ((pattern_match(&NO_TITLE, block->text, NULL) && !is_first_half(head, block)) ||
	    pattern_match(&DAY_ALONE, block->text, NULL) || head_words_is_stamp(block->text) ||
	    is_table_heading(head, block))
		return;
	if (block->kind == BLOCK_HEADING || block->bold)
		score += TITLE_HEADING;
	head_add_candidate(head, block->text, score, block->size);
}

/** The second line of a title: set like the heading right above it, or below a line that breaks off. */
static bool goes_on(const struct head *head, const struct block *block)
{
	static struct pattern BROKEN_OFF = PATTERN(
	    "(?i)\\b(?<!months |month |years |year )" /* "twelve months on" is whole */
	    "(?:of|and|the|on|for|in|to|with|into|by|a|an)\\s*$");

	if (head->candidates->len == 0 || head->block == 0 || block->gap_before || block->kind == BLOCK_ITEM)
		return false;
	const struct candidate *last = &g_array_index(head->candidates, struct candidate, head->candidates->len - 1);
	const struct block *above = head->reading->doc->blocks->pdata[head->block - 1];
	if (last->block + 1 != head->block || above->kind == BLOCK_TABLE || head_words_is_stage(block->text) ||
	    head_words_is_committee(block->text) || head_words_is_organisation(block->text) ||
	    head_begins_with_label(head, block->text))
		return false;
	if (above->kind == BLOCK_HEADING && block->kind == BLOCK_HEADING && block->size > 0)
		return fabs(above->size - block->size) < SAME_SIZE && above->bold == block->bold;
	return block->size <= 0 && pattern_match(&BROKEN_OFF, last->text, NULL);
}

static void join_candidate(struct head *head, const struct block *block)
{
	struct candidate *last = &g_array_index(head->candidates, struct candidate, head->candidates->len - 1);
	g_autofree char *joined = g_strconcat(last->text, " ", block->text, NULL);

	g_free(last->text);
	last->text = text_tidy(joined);
	last->score = head_words_title(last->text) + TITLE_HEADING;
	last->block = head->block;
	reading_take(head->reading, head->block - 1); /* the line above; this one is taken with the title */
}

/** A line that is no table; its block is taken unless it may be the title, which is chosen at the end. */
static void read_line(struct head *head, const struct block *block)
{
	bool is_label = head_begins_with_label(head, block->text);

	if (is_label) {
		head_read_label_line(head, block->text);
		head->after_label = true;
	} else if (!head_read_open_value(head, block->text)) {
		head->open = HEAD_NONE;
		head->after_label = head_read_plain_label(head, block->text);
		if (!head->after_label && !head_read_held(head, block->text) &&
		    !head_read_position(head, block->text) && !head_read_names(head, block->text)) {
			read_candidate(head, block);
			return;
		}
	}
	reading_take(head->reading, head->block);
}

/** Names and stamps side by side: "Corran Council    Agenda Item 6". False: the row holds something else. */
static bool read_row(struct head *head, const struct table *table)
{
	if (table->n_rows != 1 || table->cells->len > ROW_CELLS)
		return false;
	for (guint i = 0; i < table->cells->len; i++) {
		const char *text = ((const struct cell *)g_ptr_array_index(table->cells, i))->text;
		if (!head_words_is_organisation(text) && !head_words_is_committee(text) && !head_words_is_stamp(text))
			return false;
	}
	for (guint i = 0; i < table->cells->len; i++) {
		const char *text = ((const struct cell *)g_ptr_array_index(table->cells, i))->text;
		if (head_words_is_stamp(text) || !head_read_names(head, text))
			g_ptr_array_add(head->reading->explained, g_strdup(text));
	}
	return true;
}

/** "MINUTES" alone above a body's name or the day of the meeting is part of the head; else it begins the paper's body. */
static bool is_above_date(const struct head *head, const struct block *block)
{
	const GPtrArray *blocks = head->reading->doc->blocks;
	const struct block *next = head->block + 1 < blocks->len ? blocks->pdata[head->block + 1] : NULL;

	if (next != NULL && next->text != NULL && head_words_is_minutes(block->text) &&
	    (head_words_is_committee(next->text) || head_words_is_organisation(next->text)))
		return true;

	if (next == NULL || next->text == NULL || !head_words_is_minutes(block->text) ||
	    text_count_words(next->text) > DATE_WORDS)
		return false;
	g_autofree char *date = date_find(next->text, 0, NULL, NULL);
	return date != NULL;
}

/** Reads one block of the head; false: the head has ended before it. */
static bool read_block(struct head *head, const struct block *block)
{
	if (block->kind == BLOCK_LEFT_OUT)
		return true;
	if (block->kind == BLOCK_TABLE) {
		if (!head_read_label_table(head, block->table) && !head_read_line_table(head, block->table) &&
		    !read_row(head, block->table))
			return false;
		reading_take(head->reading, head->block);
		head->after_label = true;
		return true;
	}
	if (text_is_blank(block->text))
		return true;
	if ((head->block > 0 || key_is_part(block->text)) && key_heading(block->text) != KEY_NONE)
		return false; /* the lines of a key are no lines of a title */
	if (is_above_date(head, block)) {
		g_ptr_array_add(head->reading->explained, g_strdup(block->text));
		reading_take(head->reading, head->block);
		return true;
	}
	if (goes_on(head, block)) {
		join_candidate(head, block);
		return true;
	}
	g_autofree char *date = text_count_words(block->text) <= DATE_WORDS ? date_find(block->text, 0, NULL, NULL) :
									      NULL;
	if (date == NULL && !head_begins_with_label(head, block->text) && !head_words_is_stage(block->text) &&
	    (head_words_is_body(block->text) || text_count_words(block->text) > LINE_WORDS ||
		block->kind == BLOCK_ITEM))
		return false;
	read_line(head, block);
	return true;
}

/** "Progress against recommendations" below "Inquiry into home care" is no title of its own. */
static const struct candidate *avoid_generic(const struct head *head, const struct candidate *best)
{
	g_autofree char *own = best != NULL ? head_words_own(best->text) : NULL;

	for (guint i = 0; best != NULL && own == NULL && i < head->candidates->len; i++) {
		const struct candidate *other = &g_array_index(head->candidates, struct candidate, i);
		g_autofree char *others = head_words_own(other->text);
		if (others != NULL && other->score >= GENERIC_SCORE)
			return other;
	}
	return best;
}

/** The best of the lines that could be the title; the largest letters speak for a line. */
static void choose_title(struct head *head)
{
	const struct candidate *best = NULL;
	unsigned most = 0;
	double largest = 0;

	for (guint i = 0; i < head->candidates->len; i++)
		largest = MAX(largest, g_array_index(head->candidates, struct candidate, i).size);
	for (guint i = 0; i < head->candidates->len; i++) {
		const struct candidate *candidate = &g_array_index(head->candidates, struct candidate, i);
		unsigned score = candidate->score +
		    (largest > 0 && candidate->size > largest - SAME_SIZE ? TITLE_LARGEST : 0);
		if (score > most) {
			most = score;
			best = candidate;
		}
	}
	best = avoid_generic(head, best);
	if (best == NULL && head->candidates->len > 0) {
		best = &g_array_index(head->candidates, struct candidate, 0);
		if (text_count_words(best->text) < FIRST_WORDS)
			best = NULL;
	}
	if (best == NULL)
		return;
	head_set(&head->report->title, g_strdup(best->text));
	reading_take(head->reading, best->block);
}

/** A date alone above the body's name is the meeting's all the same. */
static void settle_date(struct head *head)
{
	if (head->loose_date != NULL && (head->report->committee != NULL || head->held) &&
	    head->report->meeting_date == NULL) {
		head_set(&head->report->meeting_date, g_steal_pointer(&head->loose_date));
		reading_take(head->reading, head->loose_block);
	}
	g_free(head->loose_date);
}

/** The council's name in a running header or footer, where the head gives none. */
static void read_running(struct head *head)
{
	const GPtrArray *blocks = head->reading->doc->blocks;

	for (guint i = 0; i < blocks->len && head->report->organisation == NULL; i++) {
		const struct block *block = blocks->pdata[i];
		if (block->kind != BLOCK_LEFT_OUT || block->left_out != LEFT_OUT_RUNNING)
			continue;
		g_auto(GStrv) lines = g_strsplit(block->text, "\n", -1);
		for (unsigned k = 0; lines[k] != NULL; k++)
			if (head_words_is_organisation(lines[k]))
				head_set(&head->report->organisation, text_tidy(lines[k]));
	}
}

void head_read(struct reading *reading)
{
	struct head head = { .reading = reading, .report = reading->report };
	const GPtrArray *blocks = reading->doc->blocks;

	head.candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	for (; head.block < MIN(blocks->len, HEAD_BLOCKS); head.block++)
		if (!read_block(&head, blocks->pdata[head.block]))
			break;
	choose_title(&head);
	settle_date(&head);
	read_running(&head);
	for (guint i = 0; i < head.candidates->len; i++)
		g_free(g_array_index(head.candidates, struct candidate, i).text);
	g_array_unref(head.candidates);
	if (reading->profile != NULL && reading->profile->organisation != NULL) {
		g_free(reading->report->organisation);
		reading->report->organisation = g_strdup(reading->profile->organisation);
	}
}
