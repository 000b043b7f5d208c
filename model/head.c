#include <string.h>

#include "model/date.h"
#include "model/head_words.h"
#include "model/key.h"
#include "model/pattern.h"
#include "model/reading.h"
#include "model/text.h"

#define HEAD_BLOCKS 60u  /* a head is looked for so far down; a form can have twenty lines of it */
#define LINE_WORDS 45u   /* a longer block is prose, and the head has ended */
#define UNKNOWN_WORDS 5u /* of a label that the dictionary does not know */
#define VALUE_WORDS 60u
#define TABLE_ROWS 24u
#define TITLE_LABEL 5u /* "Subject: ..." goes before any line without trade words */
#define TITLE_TOPIC 1u
#define TITLE_LARGEST 2u
#define TITLE_HEADING 1u
#define TITLE_LEAST 1u
#define SAME_SIZE 0.4 /* points */

/** A line that could be the title. */
struct candidate {
	char *text;
	guint block;
	unsigned score;
	double size;
};

struct head {
	struct reading *reading;
	struct report *report;
	GArray *candidates;
	guint block;
	bool after_label;    /* the line before was a label and its value */
	enum head_kind open; /* a label whose value is blank: the next line may be it */
	struct labelled *open_entry;
};

static struct pattern HELD =
    PATTERN("(?i)\\bheld\\s+(?:on|at|in|via)\\b|^\\W*minutes?\\s+of\\b|^\\W*meeting\\s+(?:of|on)\\b");
static struct pattern MEETING_OF = PATTERN("(?i)\\b(?:meeting\\s+of|minutes\\s+of)\\s+(?:(?:an?|the)\\s+)?(?:"
					   "meeting\\s+of\\s+(?:the\\s+)?)?(.+?)(?:\\s*,|\\s+held\\b|\\s+on\\b|\\s*$)");
static struct pattern POSITION =
    PATTERN("(?i)\\b(?:(?:position|status|progress|correct|information|data)\\s+(?:as\\s+)?(?:at|of|on)|as\\s+(?:at|of)"
	    "|(?:last\\s+)?updated(?:\\s+(?:on|to|at))?"
	    "|update|compiled(?:\\s+on)?|revised(?:\\s+on)?|prepared(?:\\s+on)?)\\s*:?\\s*(?:the\\s+)?$");
static struct pattern AROUND_DATE = PATTERN("(?i)(?:[\\s,;:(|\\x{2010}-\\x{2015}-]|\\b(?:on|held|dated?|of|at|the|mon|"
					    "tues?|wednes|thurs|fri|satur|sun|day)(?:day)?\\b)*$");
static struct pattern AFTER_DATE = PATTERN("(?i)^(?:[\\s,;:)|.\\x{2010}-\\x{2015}-]|\\b(?:at\\s+)?\\d{1,2}[.:]"
					   "\\d\\d\\s*(?:am|pm|hours)?|\\bat\\s+\\d{1,2}\\s*(?:am|pm|noon))*");
static struct pattern SEPARATOR = PATTERN("\\s+[-|\\x{2010}-\\x{2015}]\\s+|\\s*\\|\\s*|:\\s+|,\\s+");
static struct pattern ITEM_NUMBER =
    PATTERN("(?i)\\s*\\((?:agenda\\s+)?item\\s*[\\w.]+\\)|[\\s,-]+(?:agenda\\s+)?item\\s+\\d+\\w?\\b");
static struct pattern RUN_ON = PATTERN("(?i)^(.{3,60}?\\b(?:council|authority|trust))\\s+(?:(?:agenda\\s+)?"
				       "item\\s+(?:no\\.?\\s+)?\\w{1,4}\\s+)?(\\p{L}.*)$");
static struct pattern NO_TITLE = PATTERN("(?i)^\\W*(?:for\\s+the|for\\s+members|members\\s+are|report\\s+of|there\\s+"
					 "are|no\\s+|have\\s+a)\\b|[.;:]\\s*$|\\bto\\s*$|^\\W*$");

static void set(char **member, char *value)
{
	if (*member == NULL && value != NULL && !text_is_blank(value))
		*member = value;
	else
		g_free(value);
}

static char *tidy_between(const char *text, gsize from, gsize to)
{
	g_autofree char *part = g_strndup(text + from, to - from);

	return text_tidy(part);
}

/** A text without its date and what belongs to the date; the date in `date`. NULL if there is no date in it. */
static char *without_date(const char *text, char **date)
{
	gsize start, end;
	struct match match;

	*date = date_find(text, 0, &start, &end);
	if (*date == NULL)
		return NULL;
	g_autofree char *before = g_strndup(text, start);
	const char *after = text + end;
	if (pattern_match(&AROUND_DATE, before, &match))
		before[match.start[0]] = '\0';
	if (pattern_match(&AFTER_DATE, after, &match))
		after += match.end[0];
	g_autofree char *joined =
	    g_strconcat(before, text_is_blank(before) || text_is_blank(after) ? "" : " ", after, NULL);
	return text_tidy(joined);
}

static char *without_item(const char *text)
{
	struct match match;

	if (!pattern_match(&ITEM_NUMBER, text, &match))
		return text_tidy(text);
	g_autofree char *cut = g_strdup_printf("%.*s%s", (int)match.start[0], text, text + match.end[0]);
	return text_tidy(cut);
}

/** "Housing Panel - 27 April 2018 (Item 8)": a body and the day on which it meets. */
static void set_meeting(struct report *report, const char *value, bool body_is_sure)
{
	g_autofree char *date = NULL, *rest = without_date(value, &date);
	g_autofree char *body = without_item(rest != NULL ? rest : value);

	set(&report->meeting_date, g_steal_pointer(&date));
	if (body_is_sure ? !text_is_blank(body) : head_words_is_committee(body))
		set(&report->committee, g_steal_pointer(&body));
}

static void add_candidate(struct head *head, const char *text, unsigned score, double size)
{
	struct candidate candidate = { text_tidy(text), head->block, score, size };

	g_array_append_val(head->candidates, candidate);
}

/** Fills the member that a label's value belongs to. */
static void set_member(struct head *head, enum head_kind kind, const char *value)
{
	struct report *report = head->report;

	switch (kind) {
	case HEAD_TITLE:
	case HEAD_TOPIC:
		add_candidate(head, value, kind == HEAD_TITLE ? TITLE_LABEL : TITLE_TOPIC, 0);
		break;
	case HEAD_STAGE:
		set(&report->stage, g_strdup(value));
		break;
	case HEAD_COMMITTEE:
		set_meeting(report, value, true);
		break;
	case HEAD_ORGANISATION:
		set(&report->organisation, g_strdup(value));
		break;
	case HEAD_MEETING:
		set_meeting(report, value, false);
		break;
	case HEAD_UPDATED:
	case HEAD_COMPLETED:
		set(kind == HEAD_UPDATED ? &report->updated : &report->completed, date_find(value, 0, NULL, NULL));
		break;
	case HEAD_OFFICER:
		set(&report->lead_officer, g_strdup(value));
		break;
	case HEAD_MEMBER:
		set(&report->cabinet_member, g_strdup(value));
		break;
	default:
		break;
	}
}

static char *cut_label(const char *text)
{
	char *label = text_tidy(text);
	size_t length = strlen(label);

	while (length > 0 && strchr(": ", label[length - 1]) != NULL)
		label[--length] = '\0';
	return label;
}

/** Keeps a label and its value, which may be blank, and fills the member that it belongs to. */
static void keep_label(struct head *head, const char *raw, const char *value)
{
	g_autofree char *label = cut_label(raw);
	enum head_kind kind = head_words_label(label);
	char *tidy = text_tidy(value);

	head->open_entry = labelled_add(head->report->metadata, g_steal_pointer(&label), tidy);
	head->open = text_is_blank(tidy) ? kind : HEAD_NONE;
	if (!text_is_blank(tidy))
		set_member(head, kind, tidy);
}

/** Whether a line begins with a label; unknown ones count only among known ones. */
static bool begins_with_label(const struct head *head, const char *text)
{
	gsize start, value;

	if (!head_words_next_label(text, 0, &start, &value))
		return false;
	g_autofree char *label = g_strndup(text, value);
	g_autofree char *cut = cut_label(label);
	if (head_words_label(cut) != HEAD_NONE)
		return true;
	return head->after_label && text_count_words(cut) <= UNKNOWN_WORDS &&
	       head_words_title(text) == 0 && !head_words_is_body(text) && key_heading(cut) == KEY_NONE &&
	       strchr(text, '=') == NULL;
}

/** A line of one label and its value, or of several. */
static void read_label_line(struct head *head, const char *text)
{
	gsize start, value, next = 0, next_value = 0;
	bool more = head_words_next_label(text, 0, &start, &value);

	while (more) {
		g_autofree char *label = g_strndup(text + start, value - start);
		more = head_words_next_label(text, MAX(value, 1) - 1, &next, &next_value);
		g_autofree char *said = tidy_between(text, value, more ? next : strlen(text));
		keep_label(head, label, said);
		start = next;
		value = next_value;
	}
}

/** A blank label's value can stand on the next line, if it is of its kind. */
static bool read_open_value(struct head *head, const char *text)
{
	bool fits = false;
	char *date = NULL;

	if (head->open == HEAD_COMMITTEE) {
		fits = head_words_is_committee(text);
	} else if (head->open == HEAD_MEETING || head->open == HEAD_UPDATED || head->open == HEAD_COMPLETED) {
		date = date_read(text, 0);
		fits = date != NULL;
		g_free(date);
	}
	if (!fits)
		return false;
	g_free(head->open_entry->text);
	head->open_entry->text = text_tidy(text);
	set_member(head, head->open, head->open_entry->text);
	head->open = HEAD_NONE;
	return true;
}

/** "Position at 12 August 2025", "(compiled 24 March 2014)": the day that the whole paper speaks of. */
static bool read_position(struct head *head, const char *text)
{
	gsize start, end;
	struct match match;
	g_autofree char *date = date_find(text, 0, &start, &end);

	if (date == NULL)
		return false;
	g_autofree char *before = g_strndup(text, start);
	if (!pattern_match(&POSITION, before, &match))
		return false;
	set(&head->report->updated, g_steal_pointer(&date));
	g_autofree char *lead = tidy_between(before, 0, match.start[0]);
	if (text_count_words(lead) > 0) {
		add_candidate(head, text, head_words_title(text), 0);
		return true;
	}
	labelled_add(
	    head->report->metadata, tidy_between(before, match.start[0], match.end[0]), tidy_between(text, start, end));
	return true;
}

/** "Minutes of the Estates Panel held on 5 June 2014". */
static bool read_held(struct head *head, const char *text)
{
	struct match match;

	if (!pattern_match(&HELD, text, NULL))
		return false;
	set(&head->report->meeting_date, date_find(text, 0, NULL, NULL));
	if (pattern_match(&MEETING_OF, text, &match)) {
		g_autofree char *body = match_group(&match, 1);
		if (head_words_is_committee(body))
			set(&head->report->committee, g_steal_pointer(&body));
	}
	return true;
}

/** A line that is the name of a body, of a council, a stage or a date and nothing else. */
static bool read_name(struct head *head, const char *text)
{
	struct report *report = head->report;

	if (head_words_is_organisation(text)) {
		set(&report->organisation, g_strdup(text));
	} else if (head_words_is_committee(text)) {
		set(&report->committee, without_item(text));
	} else if (head_words_is_stage(text) || profile_is_stage(head->reading->profile, text)) {
		set(&report->stage, g_strdup(text));
	} else {
		return false;
	}
	return true;
}

/** "Fenwick Council Item 7 Roads Panel": a council and its body with nothing between. */
static bool read_run_on(struct head *head, const char *text)
{
	struct match match;

	if (!pattern_match(&RUN_ON, text, &match))
		return false;
	g_autofree char *council = match_group(&match, 1), *body = match_group(&match, 2);
	if (!head_words_is_organisation(council) || !head_words_is_committee(body))
		return false;
	set(&head->report->organisation, g_steal_pointer(&council));
	set(&head->report->committee, g_steal_pointer(&body));
	return true;
}

/** "Fenwick Council - Roads Panel, 5 May 2014": names and a date side by side. True if nothing else is in the line. */
static bool read_names(struct head *head, const char *line)
{
	g_autofree char *date = NULL, *rest = without_date(line, &date);
	const char *text = rest != NULL ? rest : line;
	struct match match;
	gsize from = 0;
	bool all = true;

	if (read_run_on(head, text)) {
		set(&head->report->meeting_date, g_steal_pointer(&date));
		return true;
	}
	if (text_is_blank(text) || read_name(head, text)) {
		bool is_meeting = text_is_blank(text) ? head->report->committee != NULL : head_words_is_committee(text);
		if (is_meeting)
			set(&head->report->meeting_date, g_steal_pointer(&date));
		return text_is_blank(text) ? is_meeting : true;
	}
	while (from < strlen(text)) {
		bool more = pattern_match_from(&SEPARATOR, text, from, &match);
		g_autofree char *part = tidy_between(text, from, more ? match.start[0] : strlen(text));
		bool is_body = head_words_is_committee(part) && (from > 0 || more);
		all = read_name(head, part) && all;
		if (is_body && !more)
			set(&head->report->meeting_date, g_steal_pointer(&date));
		from = more ? match.end[0] : strlen(text);
	}
	return all;
}

static void read_line(struct head *head, const struct block *block)
{
	bool was_label = head->after_label;

	head->after_label = begins_with_label(head, block->text);
	if (head->after_label) {
		read_label_line(head, block->text);
	} else if (!read_open_value(head, block->text)) {
		head->open = HEAD_NONE;
		if (!read_held(head, block->text) && !read_position(head, block->text) &&
		    !read_names(head, block->text)) {
			bool is_bad = pattern_match(&NO_TITLE, block->text, NULL) || head_words_is_stamp(block->text);
			if (!is_bad)
				add_candidate(head, block->text,
				    head_words_title(block->text) +
					(block->kind == BLOCK_HEADING || block->bold ? TITLE_HEADING : 0),
				    block->size);
			return; /* the block is taken if it becomes the title */
		}
	} else {
		head->after_label = was_label;
	}
	reading_take(head->reading, head->block);
}

/** A label in a cell, its value in the next: two columns, or four. */
static unsigned count_labels(const struct table *table, unsigned *n_shown)
{
	unsigned n = 0;

	*n_shown = 0;
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (text_count_words(cell->text) > VALUE_WORDS)
			return 0;
		if (cell->col % 2 != 0)
			continue;
		g_autofree char *label = cut_label(cell->text);
		(*n_shown)++;
		n += head_words_label(label) != HEAD_NONE;
	}
	return n;
}

static bool read_label_table(struct head *head, const struct table *table)
{
	unsigned n_shown, n_labels = count_labels(table, &n_shown);

	if (table->n_cols % 2 != 0 || table->n_cols > 6 || table->n_rows > TABLE_ROWS || n_labels < 1 ||
	    2 * n_labels < n_shown)
		return false;
	for (unsigned row = 0; row < table->n_rows; row++)
		for (unsigned col = 0; col + 1 < table->n_cols; col += 2) {
			const struct cell *label = table_at(table, row, col), *value = table_at(table, row, col + 1);
			if (label == NULL || label->row != row || text_is_blank(label->text))
				continue;
			keep_label(head, label->text, value != NULL && value != label ? value->text : "");
		}
	head->open = HEAD_NONE;
	return true;
}

/** A table of one column, or of whole lines: each cell "Label: value". */
static bool read_line_table(struct head *head, const struct table *table)
{
	gsize start, value;

	if (table->n_cols > 4 || table->n_rows > TABLE_ROWS)
		return false;
	for (guint i = 0; i < table->cells->len; i++) {
		const struct cell *cell = table->cells->pdata[i];
		if (text_count_words(cell->text) > VALUE_WORDS || !head_words_next_label(cell->text, 0, &start, &value))
			return false;
		g_autofree char *raw = g_strndup(cell->text, value);
		g_autofree char *label = cut_label(raw);
		if (i == 0 && head_words_label(label) == HEAD_NONE)
			return false;
	}
	for (guint i = 0; i < table->cells->len; i++) {
		g_auto(GStrv) lines = g_strsplit(((const struct cell *)table->cells->pdata[i])->text, "\n", -1);
		for (unsigned k = 0; lines[k] != NULL; k++)
			read_label_line(head, lines[k]);
	}
	return table->cells->len > 0;
}

/** Reads one block of the head; false: the head has ended before it. */
static bool read_block(struct head *head, const struct block *block)
{
	if (block->kind == BLOCK_LEFT_OUT)
		return true;
	if (block->kind == BLOCK_TABLE) {
		if (!read_label_table(head, block->table) && !read_line_table(head, block->table))
			return false;
		reading_take(head->reading, head->block);
		head->after_label = true;
		return true;
	}
	if (text_is_blank(block->text))
		return true;
	g_autofree char *date = date_read(block->text, 0);
	if (date == NULL && !begins_with_label(head, block->text) && !head_words_is_stage(block->text) &&
	    (head_words_is_body(block->text) || text_count_words(block->text) > LINE_WORDS ||
		block->kind == BLOCK_ITEM))
		return false;
	read_line(head, block);
	return true;
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
		unsigned score =
		    candidate->score + (largest > 0 && candidate->size > largest - SAME_SIZE ? TITLE_LARGEST : 0);
		if (score > most) {
			most = score;
			best = candidate;
		}
	}
	if (best == NULL || most < TITLE_LEAST)
		return;
	set(&head->report->title, g_strdup(best->text));
	reading_take(head->reading, best->block);
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
				set(&head->report->organisation, text_tidy(lines[k]));
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
	read_running(&head);
	for (guint i = 0; i < head.candidates->len; i++)
		g_free(g_array_index(head.candidates, struct candidate, i).text);
	g_array_unref(head.candidates);
	if (reading->profile != NULL && reading->profile->organisation != NULL) {
		g_free(reading->report->organisation);
		reading->report->organisation = g_strdup(reading->profile->organisation);
	}
}
