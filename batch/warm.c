#include "batch/warm.h"

#include <string.h>

#include "batch/heap.h"
#include "extract/extract.h"
#include "model/pattern.h"
#include "model/read.h"
#include "render/render.h"

#define TRACKER_ROWS 3u

/** A tracker: what most papers are. It goes all the way round, to a PDF and back. */
static const char TRACKER_HEAD[] =
    "Warming the House in Winter 2026: progress on recommendations\nHearth Borough Council\n"
    "Committee: Warmth Panel\nMeeting Date: 3 February 2026\nDate of this update: 31 January 2026\n\n"
    "Ref\tRecommendation\tResponse\tLead Officer\tTarget date\tProgress\tStatus\n";
static const char TRACKER_ROW[] =
    "%u\tThat the house be warm, and that its stoves be swept before the winter.\tAccepted.\tHead of Property\t"
    "31 March 2026\tMarch 2026: The stove was lit \xe2\x80\x93 \xe2\x9c\x93. January 2026: Wood was bought.\tGreen\n";
static const char TRACKER_KEY[] = "\nKey\nGreen: on track\nAmber: some concerns\nRed: not delivered\n";

/** One paper of each other kind, so that every pattern of the trade is compiled. */
static const char *const PAPERS[] = {
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

/** Reads what a PDF shows, as of a stranger's; its report that it carries would be read instead. */
static void read_pdf(GBytes *pdf)
{
	struct doc *doc = extract_doc(pdf, "warm.pdf", NULL, NULL);

	if (doc == NULL)
		return;
	join_tables(doc);
	report_free(read_doc(doc, NULL));
	doc_free(doc);
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

static void tracker_round(void)
{
	g_autoptr(GString) text = g_string_new(TRACKER_HEAD);

	for (unsigned row = 1; row <= TRACKER_ROWS; row++)
		g_string_append_printf(text, TRACKER_ROW, row);
	g_string_append(text, TRACKER_KEY);
	struct report *report = read_text(text->str);
	g_autoptr(GBytes) pdf = report != NULL ? render_all(report) : NULL;
	report_free(report);
	if (pdf == NULL)
		return;
	from_pdf_warm(pdf);
	read_pdf(pdf);
}

void warm_up(void)
{
	pattern_expect_many();
	for (size_t i = 0; i < G_N_ELEMENTS(PAPERS); i++)
		report_free(read_text(PAPERS[i]));
	tracker_round();
	heap_settle();
}
