/* convert_each: reads each paper and makes its report, one after another in this one process, and keeps none: what a
 * batch would cost without processes, sandbox, ledger and files. build/tools/convert_each PAPER... */
#include <stdio.h>

#include "batch/warm.h"
#include "extract/extract.h"
#include "extract/input.h"
#include "render/render.h"

static bool convert(const char *path, GPtrArray *notes)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = input_read(path, &error);
	struct report *report = bytes != NULL ? extract_report(bytes, path, NULL, NULL, &error) : NULL;
	GString *pdf = report != NULL ? render_report(report, FORMAT_PDF, NULL, notes, &error) : NULL;

	report_free(report);
	if (pdf == NULL) {
		fprintf(stderr, "%s: %s\n", path, error->message);
		return false;
	}
	g_string_free(pdf, TRUE);
	return true;
}

int main(int argc, char **argv)
{
	g_autoptr(GPtrArray) notes = notes_new();
	bool ok = true;

	warm_up();
	for (int i = 1; i < argc; i++)
		ok = convert(argv[i], notes) && ok;
	return ok ? 0 : 1;
}
