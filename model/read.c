#include "model/read.h"

#include "model/reading.h"

/** A paper in which nothing was found is passed over in silence by nobody. */
static void note_nothing(const struct doc *doc, struct report *report)
{
	if (report->recommendations->len == 0 && report->minutes->len == 0)
		notes_add(report->notes, NOTE_WARNING, "nothing-found", doc->file, 0, 0,
		    "neither recommendations in a table nor minutes were found; the report has only what stands at the paper's head");
}

struct report *read_doc(struct doc *doc, const struct profile *profile)
{
	struct reading reading = { .doc = doc, .profile = profile, .report = report_new() };

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
	g_array_unref(reading.taken);
	g_ptr_array_unref(reading.explained);
	g_ptr_array_unref(reading.named);
	return reading.report;
}
