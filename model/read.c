#include "model/read.h"

#include "model/reading.h"

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
	g_array_unref(reading.taken);
	g_ptr_array_unref(reading.explained);
	g_ptr_array_unref(reading.named);
	return reading.report;
}
