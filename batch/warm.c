#include "batch/warm.h"

#include <string.h>

#include "batch/heap.h"
#include "extract/extract.h"
#include "model/pattern.h"
#include "render/render.h"

/** One paper of each kind, so that every pattern of the trade is compiled; the first goes all the way round. */
static const char *const PAPERS[] = {
	"Warming the house: progress on recommendations\n\n"
	"Committee: Warmth Panel\nMeeting Date: 3 February 2026\nDate of this update: 31 January 2026\n\n"
	"Ref\tRecommendation\tResponse\tLead Officer\tTarget date\tProgress\tStatus\n"
	"1\tThat the house be warm.\tAccepted.\tHead of Property\t31 March 2026\tThe stove was lit \xe2\x80\x93 \xe2\x9c\x93.\tGreen\n"
	"\nKey\nGreen: on track\nAmber: some concerns\nRed: not delivered\n",
	"Agenda item\n\nFor the Panel to\n\n(i) Receive a report.\n\nContributors:\n\nThe Clerk: Clerk to the Panel\n\nMinutes:\n\n"
	"a) The Chairman said that the stove was lit. The Clerk agreed to write to all members by 3 March 2026.\n\n"
	"Councillor Ash requested more information on the price of wood.\n\nRESOLVED: That\n\n(1) the report be noted; and\n\n"
	"(2) the Clerk provide a further report by 31 March 2026.\n\nACTION: Clerk to write.\n",
	"Action No: 1\nAgreed action: Light the stove.\nResponsible officer: Clerk\nDeadline: 30 November 2026\nStatus: Ongoing\n\n"
	"Action No: 2\nAgreed action: Buy wood.\nResponsible officer: Clerk\nDeadline: TBC\nStatus: Complete\n",
	"<!DOCTYPE html><html><body><h1>Warming</h1><table><tr><th>No</th><th>Recommendation</th><th>Progress</th></tr>"
	"<tr><td>1</td><td>Light the stove.</td><td>Lit.</td></tr></table></body></html>",
};

static struct report *read_text(const char *paper)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(paper, strlen(paper));

	return extract_report(bytes, "warm", NULL, NULL, NULL);
}

/** Writes a report in every format; gives the PDF's bytes, NULL if there is none. */
static GBytes *render_all(const struct report *report)
{
	g_autoptr(GPtrArray) notes = notes_new();
	GString *bytes = NULL;

	for (int i = N_FORMATS - 1; i >= FORMAT_PDF; i--) {
		if (bytes != NULL)
			g_string_free(bytes, TRUE);
		bytes = render_report(report, (enum format)i, NULL, notes, NULL);
	}
	return bytes != NULL ? g_string_free_to_bytes(bytes) : NULL;
}

void warm_up(void)
{
	pattern_expect_many();
	for (size_t i = 0; i < G_N_ELEMENTS(PAPERS); i++) {
		struct report *report = read_text(PAPERS[i]);
		if (report == NULL)
			continue;
		g_autoptr(GBytes) pdf = i == 0 ? render_all(report) : NULL;
		report_free(report);
		if (pdf == NULL)
			continue;
		from_pdf_warm(pdf);
		report_free(extract_report(pdf, "warm.pdf", NULL, NULL, NULL));
	}
	heap_settle();
}
