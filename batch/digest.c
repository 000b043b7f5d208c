#include "batch/digest.h"

#include <string.h>

bool digest_read(const char *out_dir, digest_visit visit, void *data, GError **error)
{
	g_autoptr(GPtrArray) names = ledger_names(out_dir);
	struct ledger_row row;

	if (names->len == 0) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
		    "%s has no ledger; is it the output folder of a batch?", out_dir);
		return false;
	}
	for (guint i = 0; i < names->len; i++) {
		struct ledger *ledger = ledger_open_read_only(out_dir, g_ptr_array_index(names, i), error);
		if (ledger == NULL)
			return false;
		ledger_begin(ledger, ROWS_WHOLE);
		while (ledger_next(ledger, &row)) {
			g_autoptr(GPtrArray) records = ledger_records(ledger, row.path);
			visit(&row, records, data);
		}
		ledger_close(ledger, NULL);
	}
	return true;
}

bool digest_merged(const char *out_dir, merged_visit visit, void *data, GError **error)
{
	g_autoptr(GPtrArray) names = ledger_names(out_dir);

	for (guint i = 0; i < names->len; i++) {
		struct ledger *ledger = ledger_open_read_only(out_dir, g_ptr_array_index(names, i), error);
		if (ledger == NULL)
			return false;
		merged_each(ledger, visit, data);
		ledger_close(ledger, NULL);
	}
	return true;
}

/** Whether a date lies wholly before a day: "2016-04" does not before May. NULL dates never do. */
static bool is_past(const char *date, const char *day)
{
	return date != NULL && day != NULL && strncmp(date, day, strlen(date)) < 0;
}

const char *digest_day(const struct ledger_row *row, const char *given)
{
	return given != NULL ? given : row->updated;
}

bool digest_is_overdue(const struct record *record, const char *day)
{
	return !record->finished && is_past(record->due, day);
}
