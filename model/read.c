#include "model/read.h"

#include "model/pattern.h"
#include "model/reading.h"
#include "model/text.h"

#define HEADINGS_NAMED 6 /* of the first table's cells that a note repeats */
#define HEADING_CHARS 24

/** The first words of a table, as they would head its columns. */
static char *quote_headings(const struct table *table)
{
	GString *quoted = g_string_new(NULL);
	unsigned n = 0;

	for (guint i = 0; i < table->cells->len && n < HEADINGS_NAMED; i++) {
		const struct cell *cell = table->cells->pdata[i];
		g_autofree char *tidy = g_strdelimit(text_tidy(cell->text), "\n", ' ');
		if (text_is_blank(tidy))
			continue;
		if (cell->row > 0 && n > 1)
			break;
		bool is_long = g_utf8_strlen(tidy, -1) > HEADING_CHARS;
		g_autofree char *cut = is_long ? g_utf8_substring(tidy, 0, HEADING_CHARS) : g_strdup(tidy);
		g_string_append_printf(quoted, "%s%s%s", n++ > 0 ? " | " : "", cut, is_long ? "…" : "");
	}
	return g_string_free(quoted, FALSE);
}

/** The table with most cells among those that no module has made its own, and how many there are. */
static const struct table *find_largest(const struct reading *reading, unsigned *n)
{
	const struct table *largest = NULL;

	*n = 0;
	for (guint i = 0; i < reading->doc->blocks->len; i++) {
		const struct block *block = reading->doc->blocks->pdata[i];
		if (block->kind != BLOCK_TABLE || reading_is_taken(reading, i))
			continue;
		if (largest == NULL || block->table->cells->len > largest->cells->len)
			largest = block->table;
		(*n)++;
	}
	return largest;
}

/**
 * A paper in which nothing was found is passed over in silence by nobody; where it has tables, a clerk can name them.
 */
static void note_nothing(const struct reading *reading)
{
	const struct report *report = reading->report;
	const struct doc *doc = reading->doc;
	unsigned n;

	if (report->recommendations->len > 0 || report->minutes->len > 0)
		return;
	const struct table *largest = find_largest(reading, &n);
	if (n == 0) {
		notes_add(report->notes, NOTE_WARNING, "nothing-found", doc->file, 0, 0,
		    "neither minutes nor any table was found; the report has only what stands at the paper's head");
		return;
	}
	g_autofree char *headings = quote_headings(largest);
	notes_add(report->notes, NOTE_WARNING, "nothing-found", doc->file, largest->place.page, largest->place.line,
	    "no minutes, and %u table%s without a column of recommendations, the largest headed “%s”; the report has "
	    "only what stands at the paper's head: name the columns in a profile's [columns], or take the tables as "
	    "they are with “rapporteur tables”",
	    n, n == 1 ? "" : "s", headings);
}

/** A pattern that gave up on a text has found nothing in it, whatever stands there. */
static void note_limits(const struct doc *doc, struct report *report, unsigned hit)
{
	if (hit > 0)
		notes_add(report->notes, NOTE_WARNING, "pattern-limit", doc->file, 0, 0,
		    "%u texts were too involved to be searched to the end; what they say of dates, numbers or "
		    "decisions may be missing",
		    hit);
}

struct report *read_doc(struct doc *doc, const struct profile *profile)
{
	struct reading reading = { .doc = doc, .profile = profile, .report = report_new() };

	unsigned limits = pattern_limits_hit();

	notes_move(reading.report->notes, doc->notes);
	reshape_doc(doc, profile);
	reading.taken = g_array_sized_new(FALSE, TRUE, sizeof(bool), doc->blocks->len);
	reading.explained = g_ptr_array_new_with_free_func(g_free);
	reading.named = g_ptr_array_new_with_free_func(g_free);
	key_read_rows(&reading);
	head_read(&reading);
	key_read(&reading);
	minutes_read(&reading);
	trackers_read(&reading);
	account_read(&reading);
	note_nothing(&reading);
	note_limits(doc, reading.report, pattern_limits_hit() - limits);
	g_array_unref(reading.taken);
	g_ptr_array_unref(reading.explained);
	g_ptr_array_unref(reading.named);
	return reading.report;
}
