/** What a line of a table copied one cell a line looks like. */
#include "model/reshape_fit.h"

#include <string.h>

#include "model/date.h"
#include "model/decision.h"
#include "model/label.h"
#include "model/mark.h"
#include "model/pattern.h"
#include "model/people.h"
#include "model/text.h"

#define SHORT_BYTES 40 /* status words, dates and names are shorter; the longest post seen has 58 */
#define OWNER_BYTES 90
#define LONG_BYTES 70
#define DATE_WORDS 2u /* in a date column, no date: "Ongoing", "Next meeting" */
#define SENTENCE_WORDS 6u

static struct pattern DATE_WORD = PATTERN(
    "^(?i:ongoing|completed?|tbc|tbd|tba|n/?a|immediate(?:ly)?|asap|as soon as (?:possible|practicable)|done|to be (?:confirmed|agreed|advised)|"
    "not (?:known|set|applicable|yet agreed)|no date.*|q[1-4]\\b.*|quarter [1-4].*|(?:next|each|every|by the next) (?:meeting|month|quarter|year).*|"
    "(?:spring|summer|autumn|winter) \\d{2,4}|(?:end|early|mid|late)\\b.{0,20}|monthly|quarterly|annual(?:ly)?|various|rolling|continuous|in place)\\W*$");

static struct pattern RECOMMENDS = PATTERN(
    "^(?:That|To)\\s|\\b(?:should|must|shall)\\b|(?<!will )(?<!to )(?<!can )(?<!may )(?<!not )(?<!would )\\bbe\\b");

static struct pattern ITEM = PATTERN("^(?:\\x{2022}|-|\\x{2013}|o )\\s*\\S");

static struct pattern CODE = PATTERN("^[\\p{Lu}\\p{N}/&().-]{1,12}$");

static bool is_sentence(const char *text)
{
	unsigned n_words = text_count_words(text);
	char last = text[strlen(text) - 1];

	return n_words >= SENTENCE_WORDS || (n_words > 2 && (last == '.' || last == ';'));
}

/** A rough class of text, by which columns without a known field tell their own. */
static unsigned find_shape(const char *text, unsigned features)
{
	if (features & (1u << LOOKS_DATE))
		return 1;
	if (pattern_match(&CODE, text, NULL))
		return 2;
	if (features & (1u << LOOKS_OWNER))
		return 3;
	if (features & (1u << LOOKS_SENTENCE))
		return 5;
	return 4;
}

static unsigned look_short(const char *text)
{
	unsigned features = 0;
	g_autofree char *date = date_read(text, 2000); /* any year: only whether it is a date */

	g_autofree char *full = date_read(text, 0);

	if (date != NULL)
		features |= 1u << LOOKS_DATE;
	if (full == NULL && label_whole(text, NULL))
		features |= 1u << LOOKS_NUMBER; /* "14/03" may be either */
	if (pattern_match(&DATE_WORD, text, NULL))
		features |= 1u << LOOKS_DATE_WORD;
	if (mark_word(text) != CODE_UNKNOWN)
		features |= 1u << LOOKS_STATUS;
	return features;
}

static unsigned look_owner(const char *text)
{
	gsize end;
	unsigned features = people_is_owner(text) ? 1u << LOOKS_OWNER : 0;

	if (people_lead(text, &end) == PERSON_MEMBER && text_is_blank(text + end))
		features |= 1u << LOOKS_MEMBER;
	return features;
}

struct fit_line fit_look(const char *text, guint block, bool labelled)
{
	struct fit_line line = { .block = block, .text = text, .hollow = text_is_blank(text) };
	gsize length = strlen(text);

	if (line.hollow)
		return line;
	if (length <= SHORT_BYTES)
		line.features |= look_short(text);
	if (length <= OWNER_BYTES && !(line.features & (1u << LOOKS_DATE)))
		line.features |= look_owner(text);
	g_autofree char *date = date_find(text, 2000, NULL, NULL);
	if (date != NULL)
		line.features |= 1u << LOOKS_DATED;
	if (decision_read(text) != DECISION_NONE)
		line.features |= 1u << LOOKS_DECISION;
	if (pattern_match(&RECOMMENDS, text, NULL))
		line.features |= 1u << LOOKS_RECOMMENDS;
	if (is_sentence(text))
		line.features |= 1u << LOOKS_SENTENCE;
	if (length >= LONG_BYTES)
		line.features |= 1u << LOOKS_LONG;
	if (labelled)
		line.features |= 1u << LOOKS_LABELLED;
	line.item = pattern_match(&ITEM, text, NULL);
	line.ends_colon = text[length - 1] == ':';
	line.open = strchr(".;:!?)", text[length - 1]) == NULL;
	line.shape = find_shape(text, line.features);
	return line;
}

bool fit_is_plausible(const struct fit_line *line, enum field field)
{
	unsigned dated = 1u << LOOKS_DATE | 1u << LOOKS_DATED | 1u << LOOKS_DATE_WORD;
	unsigned wordy = 1u << LOOKS_SENTENCE | 1u << LOOKS_LONG;

	switch (field) {
	case FIELD_DUE:
	case FIELD_REVISED_DUE:
	case FIELD_DONE:
		return (line->features & dated) != 0 || text_count_words(line->text) <= DATE_WORDS;
	case FIELD_OWNER:
	case FIELD_MEMBER:
		return (line->features & (1u << LOOKS_OWNER)) != 0 || (line->features & wordy) == 0;
	case FIELD_RECOMMENDATION:
	case FIELD_RESPONSE:
	case FIELD_PROGRESS:
		return (line->features & 1u << LOOKS_LABELLED) != 0 || !g_unichar_islower(g_utf8_get_char(line->text));
	default:
		return true;
	}
}
