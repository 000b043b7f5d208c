#include "model/tracker.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define LEAST_HEADINGS 4 /* known headings one after another before a line counts as a header run together */
#define HEADING_WORDS 5  /* words of the longest heading that is looked for in such a line */

/** Whether a line is nothing but known headings of a tracker, one after another. */
static bool is_header_line(const char *line, const struct profile *profile)
{
	char **words = g_strsplit(line, " ", 41);
	guint n = g_strv_length(words), at = 0;
	g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func(g_free);

	while (at < n && n <= 40) {
		guint longest = MIN(HEADING_WORDS, n - at), length = 1;
		char *heading = NULL;
		for (; length <= longest; length++) {
			char *kept = g_steal_pointer(&words[at + length]);
			char *joined = g_strjoinv(" ", words + at);
			words[at + length] = kept;
			if (columns_is_heading(joined, profile)) {
				heading = joined;
				break;
			}
			g_free(joined);
		}
		if (heading == NULL)
			break;
		g_ptr_array_add(headings, heading);
		at += length;
	}
	bool whole = at == n && headings->len >= LEAST_HEADINGS;
	g_strfreev(words);
	if (!whole)
		return false;
	struct columns *columns = columns_of_headings((const char *const *)headings->pdata, headings->len, profile);
	bool is_tracker = columns->is_tracker;
	columns_free(columns);
	return is_tracker;
}

static void add_record(struct reading *reading, const struct block *block, char *code)
{
	struct recommendation *record = recommendation_new();
	unsigned page = MAX(1, block->place.page);

	record->number = g_strdup(code);
	record->label = code;
	record->text = text_tidy(block->text);
	record->low_confidence = true;
	record->source = (struct source){ g_strdup(reading->doc->file), page, MAX(page, block->place.page_end) };
	g_ptr_array_add(reading->report->recommendations, record);
	notes_add(reading->report->notes, NOTE_WARNING, "columns-interleaved", reading->doc->file, block->place.page,
	    block->place.line,
	    "the columns of a table have run together around %s; all its words are kept as the text of one record",
	    code);
}

/** Appends a block without a reference to the record before it. */
static void append(struct reading *reading, const struct block *block)
{
	GPtrArray *records = reading->report->recommendations;
	struct recommendation *record = records->pdata[records->len - 1];
	g_autofree char *tidy = text_tidy(block->text);
	char *text = rows_join_text(record->text, tidy);

	g_free(record->text);
	record->text = text;
}

void tracker_damaged(struct reading *reading)
{
	bool in_table = false, has_record = false;

	for (guint i = 0; i < reading->doc->blocks->len; i++) {
		const struct block *block = reading->doc->blocks->pdata[i];
		if (block->kind == BLOCK_LEFT_OUT)
			continue;
		if (block->text == NULL || reading_is_taken(reading, i) ||
		    (block->kind == BLOCK_HEADING && !is_header_line(block->text, reading->profile))) {
			in_table = false;
			continue;
		}
		if (is_header_line(block->text, reading->profile)) {
			in_table = true;
			has_record = false;
			g_ptr_array_add(reading->explained, g_strdup(block->text));
			reading_take(reading, i);
			continue;
		}
		char *code = in_table ? label_find_code(block->text, NULL, NULL) : NULL;
		if (code != NULL)
			add_record(reading, block, code);
		else if (in_table && has_record)
			append(reading, block);
		has_record = has_record || code != NULL;
		if (in_table && has_record)
			reading_take(reading, i);
	}
}
