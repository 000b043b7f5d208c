#include "model/mark.h"

#include <stdlib.h>
#include <string.h>

#include "model/colour.h"
#include "model/pattern.h"
#include "model/progress.h"
#include "model/sign.h"
#include "model/text.h"

#define NEAR 60.0        /* RGB: one printed colour drawn by two producers differs by less, amber and red by more */
#define PHRASE_WORDS 6   /* a status that says more is an account */
#define CLEAR_WEIGHT 4.0 /* of a phrase that names the state itself; see progress.c */
#define SHORT_LABEL 3u   /* bytes; below: letters, "1", "10" */

/** What a cell shows, taken apart once. */
struct shown {
	const char *text; /* tidied; "" if none */
	char *key;        /* of the words, for comparing */
	enum sign sign;
	guint32 colour; /* seen */
};

static const enum code CODE_OF_HUE[N_HUES] = {
	[HUE_RED] = CODE_OFF_TRACK,
	[HUE_AMBER] = CODE_AT_RISK,
	[HUE_YELLOW] = CODE_AT_RISK,
	[HUE_GREEN] = CODE_ON_TRACK,
	[HUE_BLUE] = CODE_COMPLETE,
	[HUE_GREY] = CODE_NOT_STARTED,
};

/** Only a dash or dots: the writer's way to leave a cell blank. */
static struct pattern NOTHING = PATTERN("^[\\s.\\x{2010}-\\x{2015}\\x{2026}_-]*$");

static struct pattern PERCENT = PATTERN("^\\D{0,20}?(\\d{1,3})(?:\\.\\d+)?\\s?(?:%|per\\s?cent)");

/** "76-100%", ">75%", "75% or more", "less than 25%", "100%" in a label or at the beginning of a meaning. */
static struct pattern PERCENT_RANGE = PATTERN(
    "(?i)(\\d{1,3})\\s?%?\\s*(?:-|\\x{2013}|to|and)\\s*(\\d{1,3})\\s?(?:%|per\\s?cent)");
static struct pattern PERCENT_BOUND = PATTERN("(?i)(?:(<=|=<|\\x{2264}|up\\s+to|at\\s+most)|(<|under|below|less\\s+"
					      "than|fewer\\s+than)|(>=|=>|\\x{2265}|at\\s+least|from)|"
					      "(>|over|above|more\\s+than))?\\s*(\\d{1,3})\\s?(?:%|per\\s?cent)(?:\\s*("
					      "\\+|or\\s+(?:more|over|above))|\\s*(or\\s+(?:less|under|below)))?");

enum code mark_word(const char *text)
{
	/* "Not complete": not yet, or never */
	static struct pattern DENIED = PATTERN("(?i)^\\W*not\\b");
	enum code code = text_is_blank(text) ? CODE_UNKNOWN : progress_of_status(text);
	double weights[N_CODES];

	if (code != CODE_UNKNOWN || text == NULL || text_count_words(text) > PHRASE_WORDS ||
	    !progress_weigh(text, weights))
		return code;
	if (pattern_match(&DENIED, text, NULL))
		return CODE_UNKNOWN;
	unsigned n_clear = 0;
	for (enum code one = CODE_UNKNOWN; one < N_CODES; one++) {
		if (weights[one] < CLEAR_WEIGHT)
			continue;
		code = one;
		n_clear++;
	}
	return n_clear == 1 ? code : CODE_UNKNOWN;
}

/** The code that a colour or a sign has where no key says otherwise; CODE_UNKNOWN for none. */
static enum code default_code(enum sign sign, guint32 colour)
{
	if (sign == SIGN_TICK)
		return CODE_COMPLETE;
	if (sign == SIGN_CROSS)
		return CODE_OFF_TRACK;
	enum hue hue = colour_hue(colour);
	if (hue == HUE_GREY && sign == SIGN_NONE)
		return CODE_UNKNOWN; /* a grey cell is more often a heading's or a band's */
	return CODE_OF_HUE[hue];
}

/** Whether the paper's key speaks of grey, black or white cells. */
static bool has_grey_entry(const struct report *report)
{
	for (guint i = 0; i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		if (entry->colour != COLOUR_NONE && colour_is_faint(entry->colour))
			return true;
		if (entry->label != NULL && colour_of_word(entry->label) == HUE_GREY)
			return true;
	}
	return false;
}

/** The colour that counts as seen: of the sign, of the fill, or of the ink if the text is a sign. */
static guint32 seen_colour(const struct report *report, const struct cell *cell, enum sign printed, guint32 emoji)
{
	if (cell->sign != SIGN_NONE && cell->sign_colour != COLOUR_NONE)
		return cell->sign_colour;
	if (emoji != COLOUR_NONE)
		return emoji;
	if (printed != SIGN_NONE && cell->ink != COLOUR_NONE)
		return cell->ink;
	if (cell->fill != COLOUR_NONE && colour_is_faint(cell->fill) && !has_grey_entry(report))
		return COLOUR_NONE;
	return cell->fill;
}

/** The hue of an entry of the key: of the colour seen beside it, else of its word or letter. */
static enum hue entry_hue(const struct scheme_entry *entry)
{
	enum hue hue = HUE_NONE;

	if (entry->label != NULL)
		hue = colour_of_word(entry->label);
	if (hue == HUE_NONE && entry->label != NULL)
		hue = colour_of_letter(entry->label);
	if (hue == HUE_NONE && entry->label != NULL) {
		g_auto(GStrv) words = g_strsplit(entry->label, " ", 2); /* "Green light" */
		hue = words[0] != NULL ? colour_of_word(words[0]) : HUE_NONE;
	}
	return hue != HUE_NONE ? hue : colour_hue(entry->colour);
}

static enum sign entry_sign(const struct scheme_entry *entry)
{
	return entry->sign != SIGN_NONE || entry->label == NULL ? entry->sign : sign_of_text(entry->label, NULL);
}

/** Whether a cell's words begin with a label: "Amber" does in "Amber - see below", "On" not in "Ongoing". */
static bool begins_with(const char *key, const char *label)
{
	size_t length = strlen(label);

	return length > 0 && strncmp(key, label, length) == 0 && (key[length] == '\0' || key[length] == ' ');
}

/** A letter or number is its label alone or before punctuation: "2 - under way", "A:", but not "A report". */
static bool is_short_label(const struct shown *shown, const char *label)
{
	size_t length = strlen(label);

	if (strcmp(shown->key, label) == 0)
		return true;
	if (!begins_with(shown->key, label) || strlen(shown->text) <= length)
		return false;
	const char *rest = shown->text + length;
	while (*rest == ' ')
		rest++;
	return g_unichar_ispunct(g_utf8_get_char(rest));
}

/** By the label as printed, the longest that fits. */
static const struct scheme_entry *find_by_label(const struct report *report, const struct shown *shown)
{
	const struct scheme_entry *found = NULL;
	size_t longest = 0;

	for (guint i = 0; i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		if (entry->label == NULL)
			continue;
		g_autofree char *label = text_key(entry->label);
		size_t length = strlen(label);
		bool fits = length < SHORT_LABEL ? is_short_label(shown, label) : begins_with(shown->key, label);
		if (fits && length > longest) {
			longest = length;
			found = entry;
		}
	}
	return found;
}

static char *squeeze(const char *key)
{
	g_auto(GStrv) words = g_strsplit(key, " ", -1);

	return g_strjoinv("", words);
}

/** "Complet e": a label that kerning has broken. */
static const struct scheme_entry *find_by_broken_label(const struct report *report, const struct shown *shown)
{
	g_autofree char *wanted = squeeze(shown->key);

	if (strlen(wanted) < SHORT_LABEL)
		return NULL;
	for (guint i = 0; i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		g_autofree char *label = text_key(entry->label != NULL ? entry->label : "");
		g_autofree char *squeezed = squeeze(label);
		if (strcmp(squeezed, wanted) == 0)
			return entry;
	}
	return NULL;
}

/** "G" where the key says "Green", "Green" where it says "G". */
static const struct scheme_entry *find_by_colour_word(const struct report *report, const struct shown *shown)
{
	enum hue hue = colour_of_word(shown->text);

	if (hue == HUE_NONE)
		hue = colour_of_letter(shown->text);
	for (guint i = 0; hue != HUE_NONE && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		if (entry_hue(entry) == hue && entry_sign(entry) != SIGN_TICK)
			return entry;
	}
	return NULL;
}

/** A text without the word before its number or letter: "Level 4", "Stage B". */
static char *without_level(const char *key)
{
	static struct pattern LEVEL = PATTERN(
	    "^(?:level|stage|grade|score|rating|category|status)\\s+(\\d{1,2}|\\p{L})$");
	struct match match;

	return pattern_match(&LEVEL, key, &match) ? match_group(&match, 1) : g_strdup(key);
}

/** "4" where the key says "Level 4", or the other way round. */
static const struct scheme_entry *find_by_level(const struct report *report, const struct shown *shown)
{
	g_autofree char *wanted = without_level(shown->key);

	for (guint i = 0; *wanted != '\0' && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		g_autofree char *label = text_key(entry->label != NULL ? entry->label : "");
		g_autofree char *level = without_level(label);
		if (strcmp(level, wanted) == 0)
			return entry;
	}
	return NULL;
}

static const struct scheme_entry *find_by_meaning(const struct report *report, const struct shown *shown)
{
	for (guint i = 0; shown->key[0] != '\0' && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		g_autofree char *meaning = text_key(entry->meaning != NULL ? entry->meaning : "");
		if (strcmp(meaning, shown->key) == 0)
			return entry;
	}
	return NULL;
}

/** By the sign: one that only one entry of the key has, or the one that the default scheme knows. */
static const struct scheme_entry *find_by_sign(const struct report *report, const struct shown *shown)
{
	const struct scheme_entry *found = NULL;
	unsigned n = 0;

	for (guint i = 0; shown->sign != SIGN_NONE && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		if (entry_sign(entry) != shown->sign)
			continue;
		found = entry;
		n++;
	}
	return n == 1 ? found : NULL;
}

/** A tick or cross is no circle, whatever its colour; other shapes are told apart less surely. */
static bool may_be(enum sign entry, enum sign shown)
{
	bool is_firm = entry == SIGN_TICK || entry == SIGN_CROSS || shown == SIGN_TICK || shown == SIGN_CROSS;

	return !is_firm || entry == SIGN_NONE || shown == SIGN_NONE || sign_is_alike(entry, shown);
}

/**
 * The entry of the nearest colour: near in RGB, or of one hue; amber, orange and yellow are one where the key has one
 * of them.
 */
static const struct scheme_entry *find_by_colour(const struct report *report, const struct shown *shown)
{
	const struct scheme_entry *found = NULL, *warm = NULL;
	enum hue hue = colour_hue(shown->colour);
	double least = 1000;
	unsigned n_warm = 0;

	for (guint i = 0; shown->colour != COLOUR_NONE && i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		enum hue other = entry_hue(entry);
		double distance = entry->colour != COLOUR_NONE ? colour_distance(entry->colour, shown->colour) : 500;
		if (!may_be(entry_sign(entry), shown->sign))
			continue;
		if (other == HUE_AMBER || other == HUE_YELLOW) {
			warm = entry;
			n_warm++;
		}
		if ((distance < NEAR || (hue != HUE_NONE && other == hue)) && distance < least) {
			least = distance;
			found = entry;
		}
	}
	if (found == NULL && n_warm == 1 && (hue == HUE_AMBER || hue == HUE_YELLOW))
		return warm;
	return found;
}

/** Whether a percentage lies in the range that an entry of the key gives. */
static bool is_in_range(const char *text, unsigned percent)
{
	struct match match;

	if (pattern_match(&PERCENT_RANGE, text, &match))
		return percent >= strtoul(text + match.start[1], NULL, 10) &&
		    percent <= strtoul(text + match.start[2], NULL, 10);
	if (!pattern_match(&PERCENT_BOUND, text, &match))
		return false;
	unsigned bound = (unsigned)strtoul(text + match.start[5], NULL, 10);
	if (match_has(&match, 1) || match_has(&match, 7))
		return percent <= bound;
	if (match_has(&match, 2))
		return percent < bound;
	if (match_has(&match, 3) || match_has(&match, 6))
		return percent >= bound;
	return match_has(&match, 4) ? percent > bound : percent == bound;
}

static const struct scheme_entry *find_by_percent(const struct report *report, const struct shown *shown)
{
	struct match match;

	if (!pattern_match(&PERCENT, shown->text, &match))
		return NULL;
	unsigned percent = (unsigned)strtoul(shown->text + match.start[1], NULL, 10);
	for (guint i = 0; i < report->scheme->len; i++) {
		const struct scheme_entry *entry = report->scheme->pdata[i];
		if ((entry->label != NULL && is_in_range(entry->label, percent)) ||
		    (entry->meaning != NULL && is_in_range(entry->meaning, percent)))
			return entry;
	}
	return NULL;
}

static const struct scheme_entry *find_entry(const struct report *report, const struct shown *shown)
{
	static const struct scheme_entry *(*const FINDERS[])(const struct report *, const struct shown *) = {
		find_by_label,
		find_by_broken_label,
		find_by_level,
		find_by_colour_word,
		find_by_meaning,
		find_by_percent,
		find_by_colour,
		find_by_sign,
	};

	for (size_t i = 0; i < G_N_ELEMENTS(FINDERS); i++) {
		const struct scheme_entry *entry = FINDERS[i](report, shown);
		if (entry != NULL)
			return entry;
	}
	return NULL;
}

/**
 * What the words, then the sign and colour, say where no key does. A colour that the paper's own key leaves out says
 * nothing.
 */
static enum code code_by_default(const struct report *report, const struct shown *shown)
{
	enum code code = mark_word(shown->text);

	if (code == CODE_UNKNOWN && strchr(shown->key, ' ') != NULL) {
		g_autofree char *squeezed = squeeze(shown->key);
		code = mark_word(squeezed); /* "Complet e" */
	}
	if (code != CODE_UNKNOWN)
		return code;
	if (shown->sign == SIGN_TICK || shown->sign == SIGN_CROSS)
		return default_code(shown->sign, shown->colour);
	if (report->scheme->len > 0 && !report->scheme_is_default)
		return CODE_UNKNOWN;
	enum hue hue = colour_of_word(shown->text);
	if (hue == HUE_NONE)
		hue = colour_of_letter(shown->text);
	return hue != HUE_NONE ? CODE_OF_HUE[hue] : default_code(shown->sign, shown->colour);
}

struct mark *mark_read(const struct report *report, const struct cell *cell)
{
	g_autofree char *text = text_tidy(cell->text != NULL ? cell->text : "");
	guint32 emoji;
	enum sign printed = sign_of_text(text, &emoji);
	guint32 colour = seen_colour(report, cell, printed, emoji);

	if (pattern_match(&NOTHING, text, NULL))
		text[0] = '\0';
	if (text[0] == '\0' && cell->sign == SIGN_NONE && colour == COLOUR_NONE)
		return NULL;
	g_autofree char *key = text_key(text);
	struct shown shown = { text, key, cell->sign != SIGN_NONE ? cell->sign : printed, colour };
	const struct scheme_entry *entry = report->scheme_is_default ? NULL : find_entry(report, &shown);
	enum code code = entry != NULL ? entry->code : code_by_default(report, &shown);
	return mark_new(code, text[0] != '\0' ? g_steal_pointer(&text) : NULL, colour);
}

/** Whether a mark is a colour or a sign, which only a key explains; words explain themselves. */
static bool is_by_default(const struct mark *mark)
{
	if (mark == NULL || mark->code == CODE_UNKNOWN)
		return false;
	return mark->text == NULL || mark_word(mark->text) == CODE_UNKNOWN;
}

void mark_note_default(struct report *report, bool key_is_unread)
{
	unsigned n = 0;
	const struct source *first = NULL;

	for (guint i = 0; report->scheme_is_default && i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = report->recommendations->pdata[i];
		if (!is_by_default(recommendation->status) && !is_by_default(recommendation->assessment))
			continue;
		if (n++ == 0)
			first = &recommendation->source;
	}
	if (n > 0)
		notes_add(report->notes, key_is_unread ? NOTE_WARNING : NOTE_INFO, "default-scheme", first->file,
		    first->page, 0,
		    "%u colours or signs and %s; read as tick complete, green on track, amber at risk, red off track",
		    n, key_is_unread ? "a key that could not be read" : "no key in the paper");
}
