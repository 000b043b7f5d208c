#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/colour.h"
#include "model/mark.h"

static struct report *new_report(bool is_default)
{
	struct report *report = report_new();

	report->scheme_is_default = is_default;
	return report;
}

static void entry(struct report *report, enum code code, const char *label, const char *meaning, guint32 colour)
{
	scheme_add(report->scheme, code, g_strdup(label), g_strdup(meaning), colour);
}

/** A cell that shows only what is named. */
static struct cell cell_of(const char *text, guint32 fill)
{
	return (struct cell){ .text = (char *)text, .fill = fill, .ink = COLOUR_NONE, .sign_colour = COLOUR_NONE };
}

static void check(const struct report *report, struct cell cell, const char *code)
{
	struct mark *mark = mark_read(report, &cell);

	if (g_strcmp0(mark != NULL ? code_name(mark->code) : NULL, code) != 0)
		fail_msg("\"%s\" fill %06x read as %s, expected %s", cell.text, cell.fill,
		    mark != NULL ? code_name(mark->code) : "nothing", code);
	mark_free(mark);
}

static void words_of_the_trade(void **state)
{
	static const struct {
		const char *text;
		enum code code;
	} EXAMPLES[] = {
		{ "Complete", CODE_COMPLETE },
		{ "COMPLETED \u2013 see minute 12", CODE_COMPLETE },
		{ "Fully implemented.", CODE_COMPLETE },
		{ "Done. In April report", CODE_COMPLETE },
		{ "Work complete", CODE_COMPLETE },
		{ "Closed \u2013 Implemented", CODE_COMPLETE },
		{ "On-track", CODE_ON_TRACK },
		{ "On going", CODE_ON_TRACK },
		{ "In progress.", CODE_ON_TRACK },
		{ "Not yet due", CODE_ON_TRACK },
		{ "Partially implemented", CODE_ON_TRACK },
		{ "Green \u2013 on target", CODE_ON_TRACK },
		{ "Delayed", CODE_AT_RISK },
		{ "Behind schedule", CODE_AT_RISK },
		{ "Some slippage", CODE_AT_RISK },
		{ "Overdue", CODE_OFF_TRACK },
		{ "Not achieved", CODE_OFF_TRACK },
		{ "Closed \u2013 not implemented", CODE_OFF_TRACK },
		{ "Not started", CODE_NOT_STARTED },
		{ "To be commenced", CODE_NOT_STARTED },
		{ "On hold", CODE_PAUSED },
		{ "Superseded", CODE_NOT_ACCEPTED },
		{ "Not progressed", CODE_NOT_ACCEPTED },
		{ "No longer feasible", CODE_NOT_ACCEPTED },
		{ "Complete the review of fares", CODE_UNKNOWN },
		{ "Open", CODE_UNKNOWN },
		{ "TBC", CODE_UNKNOWN },
		{ "Awaiting decision", CODE_UNKNOWN },
		{ "Verbal update to be given", CODE_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(EXAMPLES); i++)
		if (mark_word(EXAMPLES[i].text) != EXAMPLES[i].code)
			fail_msg("\"%s\" read as %s", EXAMPLES[i].text, code_name(mark_word(EXAMPLES[i].text)));
}

static void colours_have_names(void **state)
{
	static const struct {
		guint32 colour;
		const char *name;
	} EXAMPLES[] = {
		{ 0xff0000, "red" },
		{ 0xc00000, "red" },
		{ 0xffc7ce, "red" },
		{ 0xd4351c, "red" },
		{ 0xffc000, "amber" },
		{ 0xed7d31, "amber" },
		{ 0xffeb9c, "amber" },
		{ 0xf47738, "amber" },
		{ 0xffff00, "yellow" },
		{ 0x00b050, "green" },
		{ 0x92d050, "green" },
		{ 0xc6efce, "green" },
		{ 0x00703c, "green" },
		{ 0x0070c0, "blue" },
		{ 0x4472c4, "blue" },
		{ 0xd9d9d9, "grey" },
		{ 0x000000, "black" },
		{ 0xffffff, NULL },
		{ 0xf2f2f2, NULL },
		{ 0xdeeaf6, NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(EXAMPLES); i++)
		if (g_strcmp0(colour_name(colour_hue(EXAMPLES[i].colour)), EXAMPLES[i].name) != 0)
			fail_msg("%06x is %s", EXAMPLES[i].colour, colour_name(colour_hue(EXAMPLES[i].colour)));
}

static void without_a_key(void **state)
{
	(void)state;
	struct report *report = new_report(true);
	struct cell drawn = cell_of("", COLOUR_NONE), dot = cell_of("\u25cf", COLOUR_NONE);

	check(report, cell_of("", COLOUR_NONE), NULL);
	check(report, cell_of(" \u2013 ", COLOUR_NONE), NULL);
	check(report, cell_of("", 0xdeeaf6), NULL); /* banding */
	check(report, cell_of("", 0xd9d9d9), NULL);
	check(report, cell_of("", 0x00b050), "on-track");
	check(report, cell_of("", 0xffc000), "at-risk");
	check(report, cell_of("", 0xffff00), "at-risk");
	check(report, cell_of("R", COLOUR_NONE), "off-track");
	check(report, cell_of("\u2714", COLOUR_NONE), "complete");
	check(report, cell_of("\u2718", COLOUR_NONE), "off-track");
	check(report, cell_of("\U0001f7e2", COLOUR_NONE), "on-track");
	check(report, cell_of("Complete", 0x00b050), "complete");
	check(report, cell_of("Awaiting decision", COLOUR_NONE), "unknown");
	drawn.sign = SIGN_CIRCLE;
	drawn.sign_colour = 0xff0000;
	check(report, drawn, "off-track");
	dot.ink = 0xffc000;
	check(report, dot, "at-risk");
	report_free(report);
}

static void the_papers_key_decides(void **state)
{
	(void)state;
	struct report *report = new_report(false);

	entry(report, CODE_COMPLETE, "Green", "finished", COLOUR_NONE);
	entry(report, CODE_ON_TRACK, "Amber", "going on", COLOUR_NONE);
	check(report, cell_of("Green", COLOUR_NONE), "complete");
	check(report, cell_of("G", COLOUR_NONE), "complete");
	check(report, cell_of("", 0x92d050), "complete");
	check(report, cell_of("", 0xffff00), "on-track"); /* the key's only warm colour */
	check(report, cell_of("Amber \u2013 see below", COLOUR_NONE), "on-track");
	check(report, cell_of("Blue", COLOUR_NONE), "unknown");
	check(report, cell_of("", 0xff0000), "unknown");
	check(report, cell_of("Overdue", COLOUR_NONE), "off-track");
	report_free(report);
}

static void a_tick_is_no_circle_of_its_colour(void **state)
{
	(void)state;
	struct report *report = new_report(false);
	struct cell circle = cell_of("\u25cf", COLOUR_NONE), tick = cell_of("\u2714", COLOUR_NONE);

	scheme_add(report->scheme, CODE_COMPLETE, g_strdup("\u2714"), g_strdup("done"), 0x00b050);
	scheme_add(report->scheme, CODE_ON_TRACK, g_strdup("\u25cf"), g_strdup("under way"), 0x00b050);
	circle.ink = tick.ink = 0x00b050;
	check(report, circle, "on-track");
	check(report, tick, "complete");
	report_free(report);
}

static void words_that_kerning_broke(void **state)
{
	(void)state;
	struct report *report = new_report(false);

	entry(report, CODE_COMPLETE, "Signed off", "finished", COLOUR_NONE);
	check(report, cell_of("Sig ned of f", COLOUR_NONE), "complete");
	check(report, cell_of("Complet e", COLOUR_NONE), "complete");
	report_free(report);
}

static void numbers_and_percentages(void **state)
{
	(void)state;
	struct report *report = new_report(false);

	entry(report, CODE_COMPLETE, "1", "achieved", COLOUR_NONE);
	entry(report, CODE_AT_RISK, "2", "slipped", COLOUR_NONE);
	check(report, cell_of("2", COLOUR_NONE), "at-risk");
	check(report, cell_of("2 \u2013 slipped again", COLOUR_NONE), "at-risk");
	check(report, cell_of("1 report was late", COLOUR_NONE), "unknown");
	report_free(report);
	report = new_report(false);
	entry(report, CODE_OFF_TRACK, "Red", "25% or less", COLOUR_NONE);
	entry(report, CODE_AT_RISK, "Amber", "26\u201375%", COLOUR_NONE);
	entry(report, CODE_ON_TRACK, "Green", "more than 75%", COLOUR_NONE);
	check(report, cell_of("80%", COLOUR_NONE), "on-track");
	check(report, cell_of("26 per cent", COLOUR_NONE), "at-risk");
	check(report, cell_of("25%", COLOUR_NONE), "off-track");
	report_free(report);
}

static void grey_counts_where_the_key_names_it(void **state)
{
	(void)state;
	struct report *report = new_report(false);

	entry(report, CODE_COMPLETE, "grey", "have been done", COLOUR_NONE);
	check(report, cell_of("", 0xd9d9d9), "complete");
	check(report, cell_of("", COLOUR_NONE), NULL);
	report_free(report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_the_trade),
		cmocka_unit_test(colours_have_names),
		cmocka_unit_test(without_a_key),
		cmocka_unit_test(the_papers_key_decides),
		cmocka_unit_test(a_tick_is_no_circle_of_its_colour),
		cmocka_unit_test(words_that_kerning_broke),
		cmocka_unit_test(numbers_and_percentages),
		cmocka_unit_test(grey_counts_where_the_key_names_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
