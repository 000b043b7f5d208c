#include "model/read.h"

struct report *read_doc(struct doc *doc, const struct profile *profile)
{
	struct report *report = report_new();

	(void)profile;
	notes_move(report->notes, doc->notes);
	source_file_add(report->sources, g_strdup(doc->file), g_strdup(doc->sha256), g_strdup(doc->type));
	return report;
}
