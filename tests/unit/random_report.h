/**
 * random_report: reports of any shape for tests of writers and readers: the same number gives the same report.
 *
 * Texts hold what has broken writers: mark-up, quotes, formulas, control characters, long words, other scripts.
 */
#ifndef TESTS_RANDOM_REPORT_H
#define TESTS_RANDOM_REPORT_H

#include "model/report.h"

static char *random_text(GRand *rand)
{
	static const char *const PIECES[] = { "The service ", "<b>&amp;\"'</b>", "=SUM(A1)", "\n",
		"\n\342\200\242 an item", ", ", "\"quoted\" ", "\303\251t\303\251 ", "\316\225\316\273 ",
		"\360\237\230\200", "]]>", "-->", "</style>", "\001", "\302\240",
		"pneumonoultramicroscopicsilicovolcanoconiosis", "31 January 2017", "\\", "\t", "%s%n ", "@",
		"Accepted. ", "\342\200\256" };
	GString *text = g_string_new(NULL);

	for (int n = g_rand_int_range(rand, 0, 6); n > 0; n--)
		g_string_append(text, PIECES[g_rand_int_range(rand, 0, G_N_ELEMENTS(PIECES))]);
	return g_string_free(text, FALSE);
}

static bool random_chance(GRand *rand)
{
	return g_rand_boolean(rand);
}

static char *random_string(GRand *rand)
{
	return random_chance(rand) ? random_text(rand) : NULL;
}

static char *random_date(GRand *rand)
{
	int year = g_rand_int_range(rand, 2015, 2028), month = g_rand_int_range(rand, 1, 13),
	    day = g_rand_int_range(rand, 1, 29);

	switch (g_rand_int_range(rand, 0, 4)) {
	case 0:
		return NULL;
	case 1:
		return g_strdup_printf("%04d", year);
	case 2:
		return g_strdup_printf("%04d-%02d", year, month);
	default:
		return g_strdup_printf("%04d-%02d-%02d", year, month, day);
	}
}

static struct when *random_when(GRand *rand)
{
	return random_chance(rand) ? when_new(random_text(rand), random_date(rand)) : NULL;
}

static guint32 random_colour(GRand *rand)
{
	return random_chance(rand) ? COLOUR_NONE : g_rand_int(rand) & 0xffffff;
}

static enum code random_code(GRand *rand)
{
	return (enum code)g_rand_int_range(rand, 0, N_CODES);
}

static struct mark *random_mark(GRand *rand)
{
	return random_chance(rand) ? mark_new(random_code(rand), random_string(rand), random_colour(rand)) : NULL;
}

static struct source random_source(GRand *rand)
{
	unsigned page = (unsigned)g_rand_int_range(rand, 1, 40);

	if (random_chance(rand))
		return (struct source){ NULL, 0, 0 };
	return (struct source){ g_strdup(random_chance(rand) ? "june.pdf" : "december & <more>.pdf"), page, page + 1 };
}

static void random_recommendation(GRand *rand, struct recommendation *r)
{
	r->number = random_chance(rand) ? g_strdup_printf("%d", g_rand_int_range(rand, 1, 99)) : random_string(rand);
	r->label = random_string(rand);
	r->text = random_string(rand);
	r->section = random_string(rand);
	r->decision = (enum decision)g_rand_int_range(rand, 0, N_DECISIONS);
	r->response = random_string(rand);
	r->owner = random_string(rand);
	r->member = random_string(rand);
	r->due = random_when(rand);
	r->revised_due = random_when(rand);
	r->done = random_when(rand);
	for (int n = g_rand_int_range(rand, 0, 4); n > 0; n--) {
		struct source source = random_source(rand);
		update_add(r->updates, random_date(rand), random_text(rand), &source);
		g_free(source.file);
	}
	r->status = random_mark(rand);
	r->assessment = random_mark(rand);
	for (int n = g_rand_int_range(rand, 0, 3); n > 0; n--)
		labelled_add(r->extra, random_text(rand), random_text(rand));
	for (int n = g_rand_int_range(rand, 0, 3); n > 0; n--) {
		struct earlier *earlier = earlier_add(r->earlier, random_date(rand));
		earlier->status = random_mark(rand);
		earlier->assessment = random_mark(rand);
		earlier->due = random_when(rand);
		earlier->revised_due = random_when(rand);
	}
	r->low_confidence = random_chance(rand);
	r->dropped = random_chance(rand);
	r->source = random_source(rand);
}

static void random_minutes(GRand *rand, struct minutes *m)
{
	m->item = random_string(rand);
	m->title = random_string(rand);
	for (int n = g_rand_int_range(rand, 0, 3); n > 0; n--) {
		g_ptr_array_add(m->purpose, random_text(rand));
		contributor_add(m->contributors, random_text(rand), random_string(rand));
		paragraph_add(m->paragraphs, random_string(rand), (unsigned)n, random_text(rand));
		resolution_add(m->decisions, random_string(rand), random_text(rand), random_string(rand),
		    random_when(rand));
		resolution_add(m->actions, random_string(rand), random_text(rand), random_string(rand),
		    random_when(rand));
		request_add(m->requests, random_text(rand), random_text(rand));
		g_ptr_array_add(m->work_programme, random_text(rand));
	}
	m->source = random_source(rand);
}

static void random_head(GRand *rand, struct report *report)
{
	char **const STRINGS[] = { &report->title, &report->stage, &report->committee, &report->organisation,
		&report->lead_officer, &report->cabinet_member };

	for (size_t i = 0; i < G_N_ELEMENTS(STRINGS); i++)
		*STRINGS[i] = random_string(rand);
	report->meeting_date = random_date(rand);
	report->updated = random_date(rand);
	report->completed = random_date(rand);
	for (int i = 0; i < N_HEADINGS; i++)
		report->headings[i] = random_string(rand);
	for (int n = g_rand_int_range(rand, 0, 5); n > 0; n--) {
		labelled_add(report->metadata, random_text(rand), random_text(rand));
		scheme_add(report->scheme, random_code(rand), random_string(rand), random_text(rand),
		    random_colour(rand));
		struct source_file *source = source_file_add(report->sources, random_text(rand), random_text(rand),
		    g_strdup("pdf"));
		source->pages = (unsigned)n;
		source->words = g_rand_int(rand) >> 1;
		source->unplaced = g_rand_int(rand) >> 1;
	}
	report->scheme_is_default = random_chance(rand);
}

/** A report of at most `most` recommendations. */
static struct report *random_report(guint32 seed, int most)
{
	GRand *rand = g_rand_new_with_seed(seed);
	struct report *report = report_new();

	random_head(rand, report);
	for (int n = g_rand_int_range(rand, 0, most + 1); n > 0; n--) {
		g_ptr_array_add(report->recommendations, recommendation_new());
		random_recommendation(rand,
		    g_ptr_array_index(report->recommendations, report->recommendations->len - 1));
	}
	for (int n = g_rand_int_range(rand, 0, 3); n > 0; n--) {
		g_ptr_array_add(report->minutes, minutes_new());
		random_minutes(rand, g_ptr_array_index(report->minutes, report->minutes->len - 1));
	}
	for (int n = g_rand_int_range(rand, 0, 4); n > 0; n--)
		notes_add(report->notes, random_chance(rand) ? NOTE_WARNING : NOTE_INFO, "some-code",
		    random_chance(rand) ? "a.pdf" : NULL, (unsigned)n, (unsigned)n - 1, "%s", "a < b; \"said\"");
	g_rand_free(rand);
	return report;
}

#endif
