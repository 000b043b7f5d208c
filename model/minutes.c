#include <string.h>

#include "model/minutes_account.h"
#include "model/minutes_action.h"
#include "model/minutes_decision.h"
#include "model/minutes_item.h"
#include "model/minutes_line.h"
#include "model/minutes_page.h"
#include "model/minutes_part.h"
#include "model/minutes_section.h"
#include "model/minutes_template.h"
#include "model/pattern.h"
#include "model/reading.h"
#include "model/text.h"

#define HEAD_LINES 45u    /* where a paper says what it is: before or within the list of those present */
#define ENOUGH 5          /* evidence: no single line is enough, a title and those present are */
#define AGAINST_TRACKER 5 /* a table of recommendations: minutes can quote one, but then much else says what they are */
#define TITLES 3u         /* the first of EVIDENCE: what minutes call themselves */
#define ATTENDANCE_LINES 80u
#define LABELLED_BYTES_MAX 1500u /* "Officers: ..." below those present; a paragraph of the account has no label */
#define HEADING_WORDS 14u   /* "Scrutiny review of home care and reablement: progress after six months" has eleven */
#define SEARCHED_BYTES 600u /* what is looked for stands at the beginning of a line */

/* What speaks for minutes and against them; each counts once. `head`: only near the paper's beginning. */
static struct {
	int weight;
	bool head;
	struct pattern pattern;
} EVIDENCE[] = {
	{ 5, true,
	    PATTERN(
		"^\\W*(?i:(?:draft |unconfirmed |confirmed |approved )*(?:minutes?|notes?) (?:of|from) (?:a |an "
		"|the )?(?:[\\p{L}&,() -]{0,80}?)(?:meeting|committee|cabinet|"
		"council|panel|board|forum|group|trust|trustees|authority|executive|governors|governing body|commission|"
		"partnership|assembly)\\b)") },
	{ 3, true,
	    PATTERN(
		"^\\W*(?:(?i:draft|unconfirmed|confirmed) )?(?i:(?:meeting )?(?:minutes|notes)(?: of "
		"(?:proceedings|meeting))?)(?:\\W*$| [-–] |,? (?:\\p{L}+ )?\\d{1,2}(?:st|nd|rd|th)? \\p{Lu}\\p{Ll}+,? \\d{4}\\W*$)") },
	{ 4, true,
	    PATTERN(
		"^(?i:at an? (?:[\\p{L}]+ ){0,3}meeting of .{3,120}\\bheld\\b|(?:[\\p{L}]+ ){0,3}decisions (?:of|made by|"
		"made at|taken by|taken at) .{3,120}\\b(?:cabinet|committee|council|panel|board|executive|meeting)\\b)") },
	{ 3, true, PATTERN("^.{0,100}\\b(?:MINUTES|Minutes)\\W*$") },
	{ 4, false, PATTERN("^(?:Minutes|MINUTES)\\s*:\\s*$") },
	{ 3, true, PATTERN("^(?i:agenda (?:and|&) (?:draft )?minutes)\\W*$") },
	{ 3, true, PATTERN("^(?i:decision (?:details?|record|notice))\\W*$") },
	{ 2, true,
	    PATTERN("^(?i:is (?:the decision )?(?:a )?key decision|is subject to call.?in|decision status)\\b") },
	{ 2, true, PATTERN("^(?i:agenda item|issue - (?:meetings|items at meetings))\\b") },
	{ 2, true, PATTERN("^(?i:meeting of) .{3,80}, .{0,40}\\d{4}.*\\((?i:item) \\d+") },
	{ 2, true, PATTERN("^(?i:meeting)\\s*:\\s*\\d.*\\((?i:item) \\d+") },
	{ 2, false, PATTERN("^(?i:contributors?)\\s*:") },
	{ 2, false, PATTERN("^(?:Decision|DECISION|Decisions|DECISIONS)\\s*:?$") },
	{ 1, false, PATTERN("^(?i:(?:supporting|additional|accompanying) documents)\\s*:?$") },
	{ 2, false, PATTERN("^<\\s*AI\\s*1\\s*>") },
	{ 1, false,
	    PATTERN("(?i)\\b(?:apologies (?:for absence )?(?:were|had been) "
		    "(?:received|given|accepted|submitted|noted)|there were no (?:declarations|apologies)|no "
		    "declarations? (?:of interests? )?(?:was|were)|"
		    "declared an? .{0,40}interest)\\b") },
	{ 2, false,
	    PATTERN("(?i)\\b(?:the )?(?:meeting|chair\\w*) (?:was "
		    ")?(?:opened|closed|commenced|started|began|ended|finished|concluded)(?: the meeting)? "
		    "at\\b|^\\(?(?:the )?meeting (?:closed|ended|started|"
		    "commenced|concluded|finished)") },
	{ 1, false,
	    PATTERN("^(?:\\W|\\d)*(?:The|Councillor|Cllr|Mr|Mrs|Ms|Dr)\\.? "
		    ".{0,80}\\b(?:welcomed|introduced|presented|reported|gave|outlined|thanked|advised|explained|"
		    "updated|moved|asked|"
		    "queried|drew attention|considered|received|discussed|noted|agreed)\\b") },
	{ -6, true, PATTERN("^\\W*(?:AGENDA|Agenda)\\W*$") },
	{ -3, true, PATTERN("^(?i:report (?:to|of|by|author)|wards? affected|report reference)\\s*:") },
	{ -3, false, PATTERN("^(?i:recommendations?:? .{0,80}\\b(?:invited|asked|recommended|requested) to\\b)") },
	{ -3, true,
	    PATTERN("(?i)\\b(?:tracker|action log|progress report|follow-up of recommendations|recommendations? "
		    "monitoring)\\b") },
};

static int weigh(const GPtrArray *lines)
{
	int weight = 0;
	bool attendance = false, lead = false;

	for (gsize n = 0; n < G_N_ELEMENTS(EVIDENCE); n++) {
		bool found = false;
		for (guint i = 0; i < lines->len && !found && (!EVIDENCE[n].head || i < HEAD_LINES); i++) {
			const struct minute_line *line = g_ptr_array_index(lines, i);
			found = !line->is_row && strlen(line->text) < ACCOUNT_SCAN_BYTES &&
			    pattern_match(&EVIDENCE[n].pattern, line->text, NULL);
		}
		weight += found ? EVIDENCE[n].weight : 0;
	}
	for (guint i = 0; i < lines->len && !(attendance && lead); i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		if (line->is_row || line->from_table)
			continue;
		attendance = attendance || (i < HEAD_LINES && minutes_is_attendance(line->text));
		lead = lead ||
		    (strncmp(line->text, "RECOMMENDATION", strlen("RECOMMENDATION")) != 0 &&
			minutes_is_lead(minutes_line_body(line)));
	}
	return weight + (attendance ? 2 : 0) + (lead ? 2 : 0);
}

/** Whether a table tracks recommendations: then a paper is a tracker, whatever meeting it mentions. */
static bool has_tracker(const struct reading *reading)
{
	static struct pattern HEADER = PATTERN("(?i)^(?:\\w+ ){0,2}recommendations?\\b|^recommendations?$");

	for (guint i = 0; i < reading->doc->blocks->len; i++) {
		const struct block *block = g_ptr_array_index(reading->doc->blocks, i);
		if (block->kind != BLOCK_TABLE || block->table->n_cols < 3)
			continue;
		for (unsigned col = 0; col < block->table->n_cols; col++) {
			const struct cell *cell = table_at(block->table, 0, col);
			if (cell != NULL && strlen(cell->text) < 80 && pattern_match(&HEADER, cell->text, NULL))
				return true;
		}
	}
	return false;
}

static struct minutes *add_minutes(struct reading *reading, char *item, char *title, const GPtrArray *lines,
    guint first, guint end)
{
	struct minutes *minutes = minutes_new();
	const struct minute_line *begin = first < lines->len ? g_ptr_array_index(lines, first) : NULL;
	const struct minute_line *last = end > first ? g_ptr_array_index(lines, end - 1) : begin;

	minutes->item = item;
	minutes->title = title;
	minutes->source.file = g_strdup(reading->doc->file);
	minutes->source.page = begin != NULL && begin->place.page > 0 ? begin->place.page : 1;
	minutes->source.page_end = last != NULL ?
	    MAX(minutes->source.page, MAX(last->place.page, last->place.page_end)) :
	    minutes->source.page;
	g_ptr_array_add(reading->report->minutes, minutes);
	return minutes;
}

static void take_lines(struct reading *reading, const GPtrArray *lines, guint first, guint end)
{
	for (guint i = first; i < end; i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		for (guint block = line->block; block <= line->last_block; block++)
			reading_take(reading, block);
	}
}

static void explain(struct reading *reading, const char *text)
{
	g_ptr_array_add(reading->explained, g_strdup(text));
}

/** Whether a column's head "Action" stands by itself: the cells of that column then stand between the paragraphs. */
static bool has_action_column(const struct doc *doc)
{
	static struct pattern HEAD = PATTERN("^(?i:actions?(?: by| for| owner)?|by whom)$");

	for (guint i = 0; i < doc->blocks->len && i < 2 * HEAD_LINES; i++) {
		const struct block *block = g_ptr_array_index(doc->blocks, i);
		if (block->text != NULL && block->kind != BLOCK_LEFT_OUT && pattern_match(&HEAD, block->text, NULL))
			return true;
	}
	return false;
}

static void read_account(struct reading *reading, struct minutes *minutes, const struct people *people,
    const GPtrArray *lines, guint first, guint end, bool page)
{
	struct account account = { .minutes = minutes,
		.people = people,
		.committee = reading->report->committee,
		.lines = lines,
		.end = end,
		.explained = reading->explained,
		.action_column = has_action_column(reading->doc) };

	minutes_account_read(&account, first, page);
}

/** A site's link to the meeting, which a page's reader leaves out as navigation, says committee, date and item. */
static void read_meeting_link(const struct reading *reading, struct minute_page *page)
{
	for (guint i = 0; i < reading->doc->blocks->len && page->date == NULL; i++) {
		const struct block *block = g_ptr_array_index(reading->doc->blocks, i);
		if (block->kind == BLOCK_LEFT_OUT && block->text != NULL && strlen(block->text) < SEARCHED_BYTES)
			minutes_page_meeting(page, block->text);
	}
}

static void read_pages(struct reading *reading, const struct people *people, const GPtrArray *lines, GPtrArray *pages)
{
	for (guint i = 0; i < pages->len; i++) {
		struct minute_page *page = g_ptr_array_index(pages, i);
		if (i == 0)
			read_meeting_link(reading, page);
		if (i == 0 && reading->report->committee == NULL)
			reading->report->committee = g_strdup(page->committee);
		if (i == 0 && reading->report->meeting_date == NULL)
			reading->report->meeting_date = g_strdup(page->date);
		for (guint n = 0; n < page->labels->len; n++)
			explain(reading, g_ptr_array_index(page->labels, n));
		struct minutes *minutes = add_minutes(reading, g_steal_pointer(&page->item),
		    g_steal_pointer(&page->title), lines, page->first, page->end);
		read_account(reading, minutes, people, lines, page->first, page->end, true);
		take_lines(reading, lines, page->first, page->end);
	}
}

/** Those present: metadata under the label that the paper gives them. Returns the index behind the list. */
static guint read_attendance(struct reading *reading, const GPtrArray *lines, guint i, guint end)
{
	static struct pattern SENTENCE = PATTERN("\\b(?:was|were|welcomed|opened|had|reported|received|thanked|agreed)"
						 "\\b|^(?:No\\.?|Item|Minute|Ref|Action(?: by)?|Subject)$");
	static struct pattern LABELLED = PATTERN("^\\p{Lu}[\\p{L} &/()-]{2,50}:");
	static struct pattern PART = PATTERN(
	    "^\\W*(?i:(?:un)?restricted (?:items?|minutes|business)|(?:open|exempt|confidential|public|private) "
	    "(?:items?|session|part|business)|part (?:[A-C]|[IVX]{1,3}|\\d)\\b.*|items? (?:considered|"
	    "open|for|in) .*|minutes? nos?\\b.*)\\W*$");
	const struct minute_line *line = g_ptr_array_index(lines, i);
	bool in_table = line->from_table;
	gsize label_end = minutes_attendance_label(line->text) > 0 ? minutes_attendance_label(line->text) :
								     strcspn(line->text, ":") + 1;
	GString *value = g_string_new(line->text + label_end + strspn(line->text + label_end, " |"));
	guint at = i + 1;

	for (; at < end && at < i + ATTENDANCE_LINES; at++) {
		const struct minute_line *next = g_ptr_array_index(lines, at);
		if (minutes_is_attendance(next->text) || next->opens ||
		    (next->from_table && !in_table && value->len > 0) || (in_table && !next->from_table) ||
		    pattern_match(&SENTENCE, next->text, NULL) || pattern_match(&LABELLED, next->text, NULL) ||
		    minutes_is_lead(next->text))
			break;
		if (pattern_match(&PART, next->text, NULL)) {
			explain(reading, next->text);
			break;
		}
		in_table = next->from_table;
		g_string_append_printf(value, "%s%s", value->len > 0 ? "\n" : "", next->text);
	}
	char *label = g_strndup(line->text, label_end);
	g_strdelimit(label, ":", ' ');
	labelled_add(reading->report->metadata, g_strstrip(label), text_tidy(value->str));
	g_string_free(value, TRUE);
	take_lines(reading, lines, i, at);
	return at;
}

static bool is_account_line(const struct minute_line *line)
{
	return g_str_has_suffix(line->text, ".") && text_count_words(line->text) > 5;
}

/** What stands before the first item: those present; an account without a heading is an item without a title. */
static void read_preamble(struct reading *reading, const struct people *people, const GPtrArray *lines, guint end)
{
	static struct pattern LABELLED = PATTERN("^\\p{Lu}[\\p{L} &/()-]{2,50}:(?:\\s|$)");
	static struct pattern COLUMN_HEAD = PATTERN("^(?i:no\\.?|item|minute|ref|subject|action(?: by)?)$");
	guint first = 0;
	bool attendance = false;

	for (guint i = 0; i < end;) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		bool labelled = attendance && i == first && pattern_match(&LABELLED, line->text, NULL) &&
		    strlen(line->text) < LABELLED_BYTES_MAX;
		bool goes_on = attendance && i == first; /* in the table that the lines before were taken with */
		if ((goes_on || !reading_is_taken(reading, line->block)) &&
		    (labelled || minutes_is_attendance(line->text))) {
			i = read_attendance(reading, lines, i, end);
			first = i;
			attendance = true;
			continue;
		}
		if (pattern_match(&COLUMN_HEAD, line->text, NULL)) {
			explain(reading, line->text);
			take_lines(reading, lines, i, i + 1);
		}
		i++;
	}
	for (; attendance && first < end; first++)
		if (is_account_line(g_ptr_array_index(lines, first)))
			break;
	if (!attendance || first >= end)
		return;
	struct minutes *minutes = add_minutes(reading, NULL, NULL, lines, first, end);
	read_account(reading, minutes, people, lines, first, end, false);
	take_lines(reading, lines, first, end);
}

static void read_items(struct reading *reading, const struct people *people, const GPtrArray *lines, GPtrArray *spans)
{
	const struct minute_span *front = g_ptr_array_index(spans, 0);

	read_preamble(reading, people, lines, front->head);
	for (guint i = 0; i < spans->len; i++) {
		struct minute_span *span = g_ptr_array_index(spans, i);
		struct minutes *minutes = add_minutes(reading, g_steal_pointer(&span->item),
		    g_steal_pointer(&span->title), lines, span->head, span->end);
		g_autoptr(GPtrArray) own = g_ptr_array_new();
		struct minute_line run_in = { .text = span->run_in,
			.block = ((struct minute_line *)g_ptr_array_index(lines, span->head))->block,
			.place = ((struct minute_line *)g_ptr_array_index(lines, span->head))->place,
			.gap = true };
		explain(reading, ((struct minute_line *)g_ptr_array_index(lines, span->head))->text);
		if (span->run_in != NULL) {
			minutes_mark(run_in.text, &run_in.mark);
			g_ptr_array_add(own, &run_in);
		}
		for (guint n = span->first; n < span->end; n++)
			g_ptr_array_add(own, g_ptr_array_index(lines, n));
		read_account(reading, minutes, people, own, 0, own->len, false);
		take_lines(reading, lines, span->head, span->end);
	}
}

/** Minutes without any heading between: all of them are one item. */
static void read_whole(struct reading *reading, const struct people *people, const GPtrArray *lines)
{
	guint before = reading->report->minutes->len;

	read_preamble(reading, people, lines, lines->len);
	if (reading->report->minutes->len > before)
		return;
	struct minutes *minutes = add_minutes(reading, NULL, NULL, lines, 0, lines->len);
	read_account(reading, minutes, people, lines, 0, lines->len, false);
	take_lines(reading, lines, 0, lines->len);
}

/** An item's own page has its label for the account; printed minutes have a title instead. */
static bool is_page(const GPtrArray *lines)
{
	static struct pattern LABEL = PATTERN("^(?:(?:Minutes|MINUTES|Contributors?|CONTRIBUTORS?|Decision|DECISION|"
					      "Decisions)\\s*:\\s*$|(?i:agenda item|issue - )|(?i:contributors?):)");
	static struct pattern TITLE = PATTERN(
	    "^\\W*(?i:(?:draft |unconfirmed )?minutes of (?:a |the )?.*\\b(?:meeting|held|committee|council|board)|"
	    "agenda (?:and|&) (?:draft )?minutes\\W*$)");

	for (guint i = 0; i < lines->len && i < HEAD_LINES; i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		if (line->opens ||
		    (strlen(line->text) < SEARCHED_BYTES && pattern_match(&TITLE, line->text, NULL) && i < 8))
			return false;
		if (strlen(line->text) < SEARCHED_BYTES && pattern_match(&LABEL, line->text, NULL))
			return true;
	}
	return false;
}

/** What minutes call themselves, where the head has found no other title. */
static void read_title(struct reading *reading, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len && i < HEAD_LINES && reading->report->title == NULL; i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		bool named = false;
		for (gsize n = 0; n < TITLES && strlen(line->text) < SEARCHED_BYTES; n++)
			named = named || pattern_match(&EVIDENCE[n].pattern, line->text, NULL);
		if (named && !g_str_has_suffix(line->text, ":"))
			reading->report->title = g_strdup(line->text);
	}
}

/** The first item's heading is no title of the whole. */
static void drop_item_title(struct report *report, const GPtrArray *lines, const GPtrArray *spans)
{
	const struct minute_span *front = spans->len > 1 ? g_ptr_array_index(spans, 0) : NULL;

	if (front == NULL || report->title == NULL)
		return;
	g_autofree char *heading = text_key(((const struct minute_line *)g_ptr_array_index(lines, front->head))->text);
	g_autofree char *title = text_key(report->title);
	if (strcmp(heading, title) == 0)
		g_clear_pointer(&report->title, g_free);
}

static void read_lines(struct reading *reading, const struct people *people, const GPtrArray *lines, GPtrArray *spans)
{
	if (spans->len > 0)
		read_items(reading, people, lines, spans);
	else
		read_whole(reading, people, lines);
}

/** Below the head of a part the first line is its item's heading, however it is set, unless it is a sentence. */
static void mark_first(const GPtrArray *lines)
{
	struct minute_line *line = g_ptr_array_index(lines, 0);

	if (text_count_words(line->text) <= HEADING_WORDS && !minutes_is_lead(line->text) &&
	    strchr(".:;,", line->text[strlen(line->text) - 1]) == NULL)
		line->heading = true;
}

/** A paper of another kind: only the parts of it that say that they are minutes. */
static void read_parts(struct reading *reading, const GPtrArray *lines)
{
	g_autoptr(GArray) parts = minutes_parts(reading, lines);
	struct people *people = parts->len > 0 ? people_of(reading->doc) : NULL;

	for (guint i = 0; i < parts->len; i++) {
		const struct minute_part *part = &g_array_index(parts, struct minute_part, i);
		g_autoptr(GPtrArray) own = g_ptr_array_new();
		for (guint n = part->first; n < part->end; n++)
			g_ptr_array_add(own, g_ptr_array_index(lines, n));
		mark_first(own);
		explain(reading, ((struct minute_line *)g_ptr_array_index(lines, part->head))->text);
		take_lines(reading, lines, part->head, part->first);
		g_autoptr(GPtrArray) spans = minutes_items(own);
		read_lines(reading, people, own, spans);
	}
	people_free(people);
}

bool minutes_read(struct reading *reading)
{
	g_autoptr(GPtrArray) lines = minutes_lines(reading->doc);
	struct people *people;

	if (weigh(lines) - (has_tracker(reading) ? AGAINST_TRACKER : 0) < ENOUGH) {
		read_parts(reading, lines);
		return reading->report->minutes->len > 0;
	}
	people = people_of(reading->doc);
	minutes_template_drop(reading->doc,
	    reading->report->organisation != NULL ? reading->report->organisation : reading->report->committee, lines);
	if (is_page(lines)) {
		g_autoptr(GPtrArray) pages = minutes_pages(lines);
		read_pages(reading, people, lines, pages);
	} else {
		g_autoptr(GPtrArray) spans = minutes_items(lines);
		drop_item_title(reading->report, lines, spans);
		read_title(reading, lines);
		read_lines(reading, people, lines, spans);
	}
	people_free(people);
	return reading->report->minutes->len > 0;
}
