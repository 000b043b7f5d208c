#include "render/words.h"

#include <stdio.h>
#include <string.h>

#include "model/date.h"
#include "model/text.h"

static const char *const MONTHS[] = { "January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December" };

char *words_date(const char *date)
{
	unsigned y = 0, m = 0, d = 0;
	int n_parts = date == NULL ? 0 : sscanf(date, "%4u-%2u-%2u", &y, &m, &d);

	if (n_parts < 2 || m < 1 || m > 12)
		return g_strdup(date);
	return n_parts == 2 ? g_strdup_printf("%s %u", MONTHS[m - 1], y) :
			      g_strdup_printf("%u %s %u", d, MONTHS[m - 1], y);
}

char *words_edition(const char *date)
{
	g_autofree char *month = date == NULL ? NULL : g_strndup(date, strlen("2017-01"));

	return words_date(month);
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
	return n >= 1000 ? g_strdup_printf("%u,%03u %s", n / 1000, n % 1000, words) :
			   g_strdup_printf("%u %s", n, words);
}

/** The words with their first letter changed by a function. */
static char *with_first(const char *words, gunichar (*change)(gunichar))
{
	char first[7] = "";

	if (*words == '\0')
		return g_strdup("");
	first[g_unichar_to_utf8(change(g_utf8_get_char(words)), first)] = '\0';
	return g_strconcat(first, g_utf8_next_char(words), NULL);
}

char *words_inside(const char *words)
{
	const char *rest = *words == '\0' ? words : g_utf8_next_char(words);

	if (*rest == '\0' || !g_unichar_islower(g_utf8_get_char(rest)))
		return g_strdup(words);
	return with_first(words, g_unichar_tolower);
}

char *words_sentence(const char *words)
{
	return with_first(words, g_unichar_toupper);
}

const char *words_title(const struct report *report)
{
	if (!text_is_blank(report->title))
		return report->title;
	return report->recommendations->len == 0 && report->minutes->len > 0 ? "Minutes" :
									       "Progress on recommendations";
}

char *words_house(const struct report *report, const struct render_options *options)
{
	const char *organisation = report->organisation;

	if (options->profile != NULL && !text_is_blank(options->profile->organisation))
		organisation = options->profile->organisation;
	if (text_is_blank(organisation) || text_is_blank(report->committee))
		return g_strdup(!text_is_blank(organisation) ? organisation :
			!text_is_blank(report->committee)    ? report->committee :
							       "");
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

/** Whether the line above the title says what a metadata line does. */
static bool is_in_head(const struct report *report, const struct render_options *options, const struct labelled *line)
{
	bool has_other_house = options->profile != NULL && !text_is_blank(options->profile->organisation);

	if (text_is_blank(line->text))
		return false;
	if (g_strcmp0(line->text, report->committee) == 0)
		return true;
	if (!has_other_house && g_strcmp0(line->text, report->organisation) == 0)
		return true;
	g_autofree char *label = g_utf8_casefold(line->label, -1), *date = date_read(line->text, 0);
	return date != NULL && strstr(label, "meeting") != NULL && g_strcmp0(date, report->meeting_date) == 0;
}

GPtrArray *words_metadata(const struct report *report, const struct render_options *options)
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
	GPtrArray *shown = labelled_list();

	for (guint i = 0; i < report->metadata->len; i++) {
		const struct labelled *line = g_ptr_array_index(report->metadata, i);
		if (is_in_head(report, options, line))
			continue;
		labelled_add(shown, g_strdup(line->label),
		    g_strdup(text_is_blank(line->text) ? "not given" : line->text));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(MEMBERS); i++) {
		const char *member = MEMBERS[i].member;
		if (!text_is_blank(member) && !metadata_says(report, member))
			labelled_add(shown, g_strdup(MEMBERS[i].label),
			    MEMBERS[i].is_date ? words_date(member) : g_strdup(member));
	}
	return shown;
}
