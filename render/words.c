#include "render/words.h"

#include <stdio.h>
#include <string.h>

#include "model/date.h"
#include "model/mark.h"
#include "model/text.h"

static const char *const MONTHS[] = { "January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December" };

char *words_date(const char *date)
{
	unsigned y = 0, m = 0, d = 0;
	int n_parts = date == NULL ? 0 : sscanf(date, "%4u-%2u-%2u", &y, &m, &d);

	if (n_parts < 2 || m < 1 || m > 12)
		return g_strdup(date);
	return n_parts == 2 ? g_strdup_printf("%s %u", MONTHS[m - 1], y)
			    : g_strdup_printf("%u %s %u", d, MONTHS[m - 1], y);
}

char *words_when(const struct when *when)
{
	unsigned year = 0;

	if (when == NULL)
		return NULL;
	if (text_is_blank(when->text) || when->date == NULL)
		return text_is_blank(when->text) ? words_date(when->date) : g_strdup(when->text);
	sscanf(when->date, "%4u", &year);
	g_autofree char *whole = date_read(when->text, year);
	return g_strcmp0(whole, when->date) == 0 ? words_date(when->date) : g_strdup(when->text);
}

char *words_count(unsigned n, const char *one, const char *many)
{
	const char *words = n == 1 ? one : many;

	/* Not by the locale: the same report gives the same bytes everywhere. */
	if (n >= 1000000)
		return g_strdup_printf("%u,%03u,%03u %s", n / 1000000, n / 1000 % 1000, n % 1000, words);
	return n >= 1000 ? g_strdup_printf("%u,%03u %s", n / 1000, n % 1000, words)
			 : g_strdup_printf("%u %s", n, words);
}

char *words_inside(const char *words)
{
	gunichar first = g_utf8_get_char(words);
	const char *rest = *words == '\0' ? words : g_utf8_next_char(words);

	if (*rest == '\0' || !g_unichar_islower(g_utf8_get_char(rest)))
		return g_strdup(words);
	char lower[7] = "";
	lower[g_unichar_to_utf8(g_unichar_tolower(first), lower)] = '\0';
	return g_strconcat(lower, rest, NULL);
}

const char *words_title(const struct report *report)
{
	if (!text_is_blank(report->title))
		return report->title;
	return report->recommendations->len == 0 && report->minutes->len > 0 ? "Minutes"
									     : "Progress on recommendations";
}

char *words_house(const struct report *report, const struct render_options *options)
{
	const char *organisation = report->organisation;

	if (options->profile != NULL && !text_is_blank(options->profile->organisation))
		organisation = options->profile->organisation;
	if (text_is_blank(organisation) || text_is_blank(report->committee))
		return g_strdup(!text_is_blank(organisation)        ? organisation
				: !text_is_blank(report->committee) ? report->committee
								    : "");
	return g_strconcat(organisation, " " WORDS_DOT " ", report->committee, NULL);
}

char *words_meeting(const struct report *report)
{
	g_autofree char *date = words_date(report->meeting_date);

	return date == NULL ? NULL : g_strconcat("Meeting of ", date, NULL);
}

/** Whether a metadata line already says a member of the report, as it is or as a date. */
static bool metadata_says(const struct report *report, const char *member)
{
	for (guint i = 0; i < report->metadata->len; i++) {
		const struct labelled *line = g_ptr_array_index(report->metadata, i);
		g_autofree char *date = line->text == NULL ? NULL : date_find(line->text, 0, NULL, NULL);
		if (g_strcmp0(date, member) == 0 || (line->text != NULL && strstr(line->text, member) != NULL))
			return true;
	}
	return false;
}

GPtrArray *words_metadata(const struct report *report)
{
	const struct {
		const char *label, *member;
		bool is_date;
	} MEMBERS[] = {
		{ "Report completed", report->completed, true },
		{ "Date of this update", report->updated, true },
		{ "Lead officer", report->lead_officer, false },
		{ "Cabinet Member", report->cabinet_member, false },
	};
	struct report *lines = report_new(); /* lends its list */
	GPtrArray *shown = g_ptr_array_ref(lines->metadata);

	report_free(lines);
	for (guint i = 0; i < report->metadata->len; i++) {
		const struct labelled *line = g_ptr_array_index(report->metadata, i);
		labelled_add(
		    shown, g_strdup(line->label), g_strdup(text_is_blank(line->text) ? "not given" : line->text));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(MEMBERS); i++) {
		const char *member = MEMBERS[i].member;
		if (!text_is_blank(member) && !metadata_says(report, member))
			labelled_add(shown, g_strdup(MEMBERS[i].label),
			    MEMBERS[i].is_date ? words_date(member) : g_strdup(member));
	}
	return shown;
}

/** Whether a number reads better after the word Recommendation: "3", "3.2", "11.2–11.4", "a", "iv"; a reference does not. */
static bool is_bare(const char *number)
{
	unsigned n_letters = 0;

	for (const char *c = number; *c != '\0'; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);
		n_letters += g_unichar_isalpha(character) ? 1 : 0;
		if (g_unichar_isupper(character) && n_letters > 1)
			return false;
	}
	return n_letters <= 4 && strpbrk(number, "/ ") == NULL;
}

char *words_record(const struct recommendation *recommendation)
{
	const char *number = recommendation->number;

	if (text_is_blank(number))
		return g_strdup(text_is_blank(recommendation->label) ? "Recommendation" : recommendation->label);
	return is_bare(number) ? g_strconcat("Recommendation ", number, NULL) : g_strdup(number);
}

const char *words_number(const struct recommendation *recommendation)
{
	if (!text_is_blank(recommendation->number))
		return recommendation->number;
	return !text_is_blank(recommendation->label) ? recommendation->label : "no number";
}

static void add_fact(GString *facts, const char *separator, const char *lead, const char *fact)
{
	if (text_is_blank(fact))
		return;
	if (facts->len > 0)
		g_string_append(facts, separator);
	g_string_append(facts, lead);
	g_string_append(facts, fact);
}

char *words_facts(const struct recommendation *recommendation)
{
	GString *facts = g_string_new(NULL);
	g_autofree char *due = words_when(recommendation->due), *revised = words_when(recommendation->revised_due),
			*done = words_when(recommendation->done);

	add_fact(facts, "", "", recommendation->owner);
	add_fact(facts, " " WORDS_DOT " ", "", recommendation->member);
	add_fact(facts, " " WORDS_DOT " ", "due ", due);
	add_fact(facts, text_is_blank(due) ? " " WORDS_DOT " " : ", ",
	    text_is_blank(due) ? "due as revised " : "revised to ", revised);
	add_fact(facts, " " WORDS_DOT " ", "completed ", done);
	return g_string_free(facts, facts->len == 0);
}

const char *words_decision(const struct recommendation *recommendation)
{
	static const char *const WORDS[N_DECISIONS] = {
		[DECISION_ACCEPTED] = "Accepted",
		[DECISION_PARTLY] = "Accepted in part",
		[DECISION_REJECTED] = "Not accepted",
		[DECISION_NOTED] = "Noted",
	};
	const char *response = recommendation->response;

	if (response != NULL && decision_read(response) == recommendation->decision)
		return NULL;
	return WORDS[recommendation->decision];
}

char *words_update(const struct update *update)
{
	return update->date == NULL ? g_strdup("Undated") : words_date(update->date);
}

const char *words_mark(const struct report *report, const struct mark *mark)
{
	return glance_is_word(mark->text) ? mark->text : glance_words(report, mark->code);
}

const char *words_mark_printed(const struct report *report, const struct mark *mark)
{
	if (text_is_blank(mark->text))
		return NULL;
	return g_strcmp0(mark->text, words_mark(report, mark)) == 0 ? NULL : mark->text;
}

/** "February 2026", "the last paper". */
static char *edition(const char *date)
{
	return date == NULL ? g_strdup("the last paper") : words_date(date);
}

char *words_change(const struct report *report, const struct recommendation *recommendation)
{
	struct change change = glance_change(recommendation);
	guint n = recommendation->earlier->len;

	if (n == 0 || (change.was == NULL && change.now == NULL))
		return NULL;
	const struct earlier *earlier = g_ptr_array_index(recommendation->earlier, n - 1);
	g_autofree char *since = edition(earlier->date);
	if (change.was == NULL)
		return g_strconcat("not yet assessed in ", since, NULL);
	if (change.now != NULL && change.movement == MOVE_NONE)
		return g_strconcat("no change since ", since, NULL);
	g_autofree char *was = words_inside(words_mark(report, change.was));
	return g_strconcat("was ", was, " in ", since, NULL);
}

const char *words_movement_sign(enum movement movement)
{
	static const char *const SIGNS[] = {
		[MOVE_NONE] = "\342\227\217",   /* ● */
		[MOVE_BETTER] = "\342\226\262", /* ▲ */
		[MOVE_WORSE] = "\342\226\274",  /* ▼ */
		[MOVE_OTHER] = "\342\227\206",  /* ◆ */
		[MOVE_NEW] = "\342\227\206",
	};

	return SIGNS[movement];
}

const char *words_movement(enum movement movement)
{
	static const char *const WORDS[] = {
		[MOVE_NONE] = "unchanged",
		[MOVE_BETTER] = "better",
		[MOVE_WORSE] = "worse",
		[MOVE_OTHER] = "changed",
		[MOVE_NEW] = "new",
	};

	return WORDS[movement];
}
