#include "batch/warm.h"

#include "extract/extract.h"
#include "render/render.h"

static const char PAPER[] =
    "Warming the house: progress on recommendations\n\n"
    "Date of this update: 31 January 2026\n\n"
    "Ref\tRecommendation\tLead Officer\tTarget date\tProgress\tStatus\n"
    "1\tThat the house be warm.\tHead of Property\t31 March 2026\tThe stove was lit \xe2\x80\x93 \xe2\x9c\x93.\tOn track\n";

void warm_up(void)
{
	static const enum format formats[] = { FORMAT_HTML, FORMAT_JSON, FORMAT_CSV, FORMAT_PDF };
	g_autoptr(GBytes) text = g_bytes_new_static(PAPER, sizeof PAPER - 1);
	g_autoptr(GPtrArray) notes = notes_new();
	struct report *report = extract_report(text, "warm.txt", NULL, NULL, NULL);
	GString *bytes = NULL;

	for (size_t i = 0; report != NULL && i < G_N_ELEMENTS(formats); i++) {
		if (bytes != NULL)
			g_string_free(bytes, TRUE);
		bytes = render_report(report, formats[i], NULL, notes, NULL);
	}
	report_free(report);
	if (bytes == NULL)
		return;
	g_autoptr(GBytes) pdf = g_string_free_to_bytes(bytes);
	report_free(extract_report(pdf, "warm.pdf", NULL, NULL, NULL));
}
