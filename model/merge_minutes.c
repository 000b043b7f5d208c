#include "model/merge_minutes.h"

#include <string.h>

#include "model/head_words.h"
#include "model/pattern.h"
#include "model/text.h"

#define SAME_SUBJECT 0.6 /* of the words that tell one inquiry's title from another's */

static struct pattern NAMED = PATTERN(
    "(?i)\\brecommendations?\\s+(\\(?[a-z]{0,5}[\\s/-]?\\d+(?:[./]\\d+)*[a-z]?\\)?)(?![\\d-])");
static struct pattern SEVERAL = PATTERN(
    "(?i)\\brecommendations\\b|\\brecommendations?\\s+\\S+\\s*(?:,|and|to|-|\\x{2013}|&)\\s*\\d|\\bRESOLVED\\b");
static struct pattern SENTENCE = PATTERN("[^.!?\\n]*(?:[.!?](?!\\s+\\p{Lu}|\\s*$|\\n)[^.!?\\n]*)*(?:[.!?]|\\n|$)");

/** Whether all but few of the inquiry's own words are in an item's title. */
static bool is_about(const char *inquiry, const char *item)
{
	g_autofree char *wanted = head_words_own(inquiry), *given = head_words_own(item);

	if (wanted == NULL || given == NULL)
		return false;
	g_auto(GStrv) words = g_strsplit(wanted, " ", -1), of_item = g_strsplit(given, " ", -1);
	unsigned n = g_strv_length(words), found = 0;
	for (unsigned i = 0; i < n; i++)
		found += g_strv_contains((const char *const *)of_item, words[i]) ? 1 : 0;
	return found >= SAME_SUBJECT * n;
}

/** The only record that has a number; NULL if none or more than one has it. */
static struct recommendation *find_number(const struct report *report, const char *number)
{
	g_autofree char *wanted = text_key(number);
	struct recommendation *found = NULL;

	for (guint i = 0; i < report->recommendations->len; i++) {
		struct recommendation *recommendation = report->recommendations->pdata[i];
		g_autofree char *key = recommendation->number != NULL ? text_key(recommendation->number) : NULL;
		if (key == NULL || strcmp(key, wanted) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = recommendation;
	}
	return found;
}

static void add_sentence(struct report *report, const char *sentence, const struct minutes *minutes, const char *date)
{
	struct match match;

	if (pattern_match(&SEVERAL, sentence, NULL) || !pattern_match(&NAMED, sentence, &match))
		return;
	if (pattern_match_from(&NAMED, sentence, match.end[0], NULL))
		return;
	g_autofree char *number = match_group(&match, 1);
	struct recommendation *recommendation = find_number(report, number);
	if (recommendation != NULL)
		update_add(recommendation->updates, g_strdup(date), text_tidy(sentence), &minutes->source);
}

static void add_paragraph(struct report *report, const char *text, const struct minutes *minutes, const char *date)
{
	struct match match;
	gsize from = 0;

	while (text[from] != '\0' && pattern_match_from(&SENTENCE, text, from, &match) && match.end[0] > from) {
		g_autofree char *sentence = match_group(&match, 0);
		add_sentence(report, sentence, minutes, date);
		from = match.end[0];
	}
}

void merge_minutes(struct report *report, const struct report *discussed)
{
	for (guint i = 0; discussed->meeting_date != NULL && i < discussed->minutes->len; i++) {
		const struct minutes *minutes = discussed->minutes->pdata[i];
		if (!is_about(report->title, minutes->title))
			continue;
		for (guint k = 0; k < minutes->paragraphs->len; k++)
			add_paragraph(report, ((const struct paragraph *)minutes->paragraphs->pdata[k])->text, minutes,
			    discussed->meeting_date);
	}
}
