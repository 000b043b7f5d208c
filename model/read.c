#include "model/read.h"

#include "model/pattern.h"
#include "model/reading.h"

/** A paper in which nothing was found is passed over in silence by nobody. */
static void note_nothing(const struct doc *doc, struct report *report)
{
	if (report->recommendations->len == 0 && report->minutes->len == 0)
		notes_add(report->notes, NOTE_WARNING, "nothing-found", doc->file, 0, 0,
		    "neither recommendations in a table nor minutes were found; the report has only what stands at the paper's head");
}

/** A pattern that gave up on a text has found nothing in it, whatever stands there. */
static void note_limits(const struct doc *doc, struct report *report, unsigned hit)
{
	if (hit > 0)
		notes_add(report->notes, NOTE_WARNING, "pattern-limit", doc->file, 0, 0,
		    "%u texts were too involved to be searched to the end; what they say of dates, numbers or decisions may be missing", hit);
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
	head_read(&reading);
	key_read(&reading);
	minutes_read(&reading);
	trackers_read(&reading);
	account_read(&reading);
	note_nothing(doc, reading.report);
	note_limits(doc, reading.report, pattern_limits_hit() - limits);
	g_array_unref(reading.taken);
	g_ptr_array_unref(reading.explained);
	g_ptr_array_unref(reading.named);
	return reading.report;
}
