/* convert_each: reads each paper and writes its report, one after another in this one process: what a batch would cost
 * without processes of their own, sandbox and ledger. build/tools/convert_each FOLDER PAPER... */
#include <stdio.h>

#include "batch/warm.h"
#include "extract/extract.h"
#include "extract/input.h"
#include "render/output.h"
#include "render/render.h"

static bool convert(const char *path, const char *to, GPtrArray *notes)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = input_read(path, &error);
	struct report *report = bytes != NULL ? extract_report(bytes, path, NULL, NULL, &error) : NULL;
	GString *pdf = report != NULL ? render_report(report, FORMAT_PDF, NULL, notes, &error) : NULL;

	struct output *file = pdf != NULL ? output_open(to, pdf->str, pdf->len, OUTPUT_LATER, &error) : NULL;
	bool ok = file != NULL && output_close(file, &error);

	report_free(report);
	if (pdf != NULL)
		g_string_free(pdf, TRUE);
	if (!ok)
		fprintf(stderr, "%s: %s\n", path, error->message);
	return ok;
}

int main(int argc, char **argv)
{
	g_autoptr(GPtrArray) notes = notes_new();
	bool ok = argc > 1;

	warm_up();
	for (int i = 2; i < argc; i++) {
		g_autofree char *to = g_strdup_printf("%s/%d.pdf", argv[1], i);
		ok = convert(argv[i], to, notes) && ok;
	}
	return ok ? 0 : 1;
}
