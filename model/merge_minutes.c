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

/** The records by their numbers; of a number that several have, none. */
static GHashTable *records_by_number(const struct report *report)
{
	GHashTable *records = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < report->recommendations->len; i++) {
		struct recommendation *recommendation = report->recommendations->pdata[i];
		char *key = recommendation->number != NULL ? text_key(recommendation->number) : NULL;
		if (key != NULL)
			g_hash_table_insert(records, key, g_hash_table_contains(records, key) ? NULL : recommendation);
	}
	return records;
}

static void add_sentence(GHashTable *records, const char *sentence, const struct minutes *minutes, const char *date)
{
	struct match match;

	if (pattern_match(&SEVERAL, sentence, NULL) || !pattern_match(&NAMED, sentence, &match))
		return;
	if (pattern_match_from(&NAMED, sentence, match.end[0], NULL))
		return;
	g_autofree char *number = match_group(&match, 1), *key = text_key(number);
	struct recommendation *recommendation = g_hash_table_lookup(records, key);
	if (recommendation != NULL)
		update_add(recommendation->updates, g_strdup(date), text_tidy(sentence), &minutes->source);
}

static void add_paragraph(GHashTable *records, const char *text, const struct minutes *minutes, const char *date)
{
	struct match match;
	gsize from = 0;

	while (text[from] != '\0' && pattern_match_from(&SENTENCE, text, from, &match) && match.end[0] > from) {
		g_autofree char *sentence = match_group(&match, 0);
		add_sentence(records, sentence, minutes, date);
		from = match.end[0];
	}
}

void merge_minutes(struct report *report, const struct report *discussed)
{
	g_autoptr(GHashTable) records = records_by_number(report);

	for (guint i = 0; discussed->meeting_date != NULL && i < discussed->minutes->len; i++) {
		const struct minutes *minutes = discussed->minutes->pdata[i];
		if (!is_about(report->title, minutes->title))
			continue;
		for (guint k = 0; k < minutes->paragraphs->len; k++)
			add_paragraph(records, ((const struct paragraph *)minutes->paragraphs->pdata[k])->text, minutes,
			    discussed->meeting_date);
	}
}
