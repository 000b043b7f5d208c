#include "model/colour.h"
#include "model/key.h"
#include "model/pattern.h"
#include "model/progress.h"

#define NUMBERS_MOST 8u /* levels of a scale; more are a list */

/* What speaks for a code beside the words of the meaning; a phrase of a meaning weighs 1 to 5. */
#define WEIGHT_LABEL 6.0  /* the label is itself a status word: "Suspended: no work at present" */
#define WEIGHT_STATUS 1.0 /* the meaning begins with a status word */
#define WEIGHT_HUE 1.0    /* the colour as the default scheme has it */
#define WEIGHT_TICK 1.5
#define WEIGHT_TAKEN (-0.75) /* another entry of the key has the code already */

static struct pattern PERCENT = PATTERN("(?i)\\d{1,2}\\s?(?:-|to|\\x{2013})\\s?\\d{1,3}\\s?(?:%|per\\s?cent)|(?<!100)(?"
					"<!\\d)\\d{1,2}\\s?(?:%|per\\s?cent)|\\b(?:more|less|fewer|over|"
					"under)\\s+(?:than\\s+)?(?:half|a\\s+(?:third|quarter)|two\\s+thirds)");

/** "New actions": the colour says when they came, not how far they are. */
static struct pattern NEW = PATTERN("(?i)^\\W*(?:is\\s+a\\s+|an?\\s+)?new(?:ly)?\\b(?!\\s+(?:date|deadline|target))");

static enum hue hue_of(const struct scheme_entry *entry)
{
	enum hue hue = HUE_NONE;

	if (entry->label != NULL) {
		g_auto(GStrv) words = g_strsplit_set(entry->label, " /&-", 4);
		for (unsigned i = 0; words[i] != NULL && hue == HUE_NONE; i++)
			hue = colour_of_word(words[i]);
		if (hue == HUE_NONE)
			hue = colour_of_letter(entry->label);
	}
	return hue != HUE_NONE ? hue : colour_hue(entry->colour);
}

/** What speaks for each code in the whole of an entry. */
static void weigh_entry(const struct scheme_entry *entry, double weights[N_CODES])
{
	enum hue hue = hue_of(entry);
	static const enum code BY_HUE[N_HUES] = {
		[HUE_RED] = CODE_OFF_TRACK,
		[HUE_AMBER] = CODE_AT_RISK,
		[HUE_YELLOW] = CODE_AT_RISK,
		[HUE_GREEN] = CODE_ON_TRACK,
		[HUE_BLUE] = CODE_COMPLETE,
		[HUE_GREY] = CODE_NOT_STARTED,
	};

	progress_weigh(entry->meaning, weights);
	if (pattern_match(&PERCENT, entry->meaning, NULL) && hue != HUE_NONE)
		for (unsigned code = 0; code < N_CODES; code++)
			weights[code] = 0; /* "75% complete" is not complete */
	if (entry->label != NULL)
		weights[progress_of_status(entry->label)] += WEIGHT_LABEL;
	if (entry->sign == SIGN_TICK)
		weights[CODE_COMPLETE] += WEIGHT_TICK;
	else if (entry->sign == SIGN_CROSS)
		weights[CODE_OFF_TRACK] += WEIGHT_TICK;
	else if (!pattern_match(&NEW, entry->meaning, NULL))
		weights[BY_HUE[hue]] += WEIGHT_HUE;
	weights[progress_of_status(entry->meaning)] += WEIGHT_STATUS;
	weights[CODE_UNKNOWN] = 0;
}

static enum code heaviest(const double weights[N_CODES])
{
	enum code best = CODE_UNKNOWN;

	for (enum code code = CODE_UNKNOWN; code < N_CODES; code++)
		if (weights[code] > weights[best])
			best = code;
	return best;
}

/** The entry without a code that is clearest, what is taken counted against it; -1 if none is left. */
static int find_clearest(const GPtrArray *entries, guint from, double (*weights)[N_CODES], const bool *taken,
    enum code *code)
{
	int clearest = -1;
	double most = 0;

	for (guint i = from; i < entries->len; i++) {
		double left[N_CODES];
		if (((const struct scheme_entry *)entries->pdata[i])->code != CODE_UNKNOWN)
			continue;
		for (unsigned c = 0; c < N_CODES; c++)
			left[c] = weights[i][c] + (taken[c] ? WEIGHT_TAKEN : 0);
		enum code best = heaviest(left);
		if (left[best] > most) {
			most = left[best];
			clearest = (int)i;
			*code = best;
		}
	}
	return clearest;
}

/** Red is below amber and yellow: where words give both one level ("a little late", "very late"), red is off track. */
static void part_red_from_others(GPtrArray *entries, guint from)
{
	bool others = false;

	for (guint i = from; i < entries->len; i++) {
		const struct scheme_entry *entry = g_ptr_array_index(entries, i);
		others = others || (hue_of(entry) != HUE_RED && entry->code == CODE_AT_RISK);
	}
	for (guint i = from; i < entries->len && others; i++) {
		struct scheme_entry *entry = g_ptr_array_index(entries, i);
		if (hue_of(entry) == HUE_RED && entry->code == CODE_AT_RISK)
			entry->code = CODE_OFF_TRACK;
	}
}

void key_decide(GPtrArray *entries, guint from)
{
	bool taken[N_CODES] = { false };
	double(*weights)[N_CODES] = g_malloc_n(entries->len, sizeof *weights);
	enum code code = CODE_UNKNOWN;

	for (guint i = 0; i < entries->len; i++)
		weigh_entry(entries->pdata[i], weights[i]);
	for (;;) {
		int i = find_clearest(entries, from, weights, taken, &code);
		if (i < 0)
			break;
		((struct scheme_entry *)entries->pdata[i])->code = code;
		taken[code] = true;
	}
	part_red_from_others(entries, from);
	g_free(weights);
}

/** "Complete 12": how many, not what it means. */
static struct pattern COUNT = PATTERN("^(?:\\D{0,40}\\s)?\\d+$");

/** Numbers and letters stand before much that is no key. */
static bool is_number(const struct scheme_entry *entry)
{
	return entry->label != NULL && g_utf8_strlen(entry->label, -1) <= 2 && entry->sign == SIGN_NONE;
}

/** Whether numbers count on and what they mean goes both ways: "2 - achieved; 3 - not achieved". */
static bool is_scale(const GPtrArray *entries, guint from)
{
	bool good = false, bad = false;

	for (guint i = from; i < entries->len; i++) {
		const struct scheme_entry *entry = entries->pdata[i];
		const struct scheme_entry *before = i > from ? entries->pdata[i - 1] : NULL;
		enum code code = progress_of_status(entry->meaning);
		if (entry->label == NULL || (before != NULL && ABS(entry->label[0] - before->label[0]) != 1))
			return false;
		good = good || code == CODE_COMPLETE || code == CODE_ON_TRACK;
		bad = bad || code == CODE_OFF_TRACK || code == CODE_NOT_STARTED || code == CODE_AT_RISK;
	}
	return good && bad;
}

bool key_is_risk(const GPtrArray *entries, guint from)
{
	unsigned n = entries->len - from, n_risk = 0, n_hues = 0;

	for (guint i = from; i < entries->len; i++) {
		const struct scheme_entry *entry = entries->pdata[i];
		n_risk += progress_is_risk(entry->meaning);
		n_hues += hue_of(entry) != HUE_NONE;
	}
	return n_hues >= 2 && 2 * n_risk >= n;
}

bool key_is_progress(const GPtrArray *entries, guint from, bool headed)
{
	unsigned n = entries->len - from, n_clear = 0, n_risk = 0, n_numbers = 0, n_counts = 0;
	double weights[N_CODES];

	for (guint i = from; i < entries->len; i++) {
		const struct scheme_entry *entry = entries->pdata[i];
		bool is_percent = hue_of(entry) != HUE_NONE && pattern_match(&PERCENT, entry->meaning, NULL);
		n_risk += progress_is_risk(entry->meaning);
		/* "Achieved: the aim has been reached" is clear by its label */
		bool is_state = headed && entry->label != NULL && progress_of_status(entry->label) != CODE_UNKNOWN;
		n_clear += is_percent || is_state || progress_weigh(entry->meaning, weights);
		n_numbers += is_number(entry);
		n_counts += pattern_match(&COUNT, entry->meaning, NULL);
	}
	if (n < 2 || 2 * n_risk >= n || 2 * n_counts >= n)
		return false;
	if (headed)
		return 3 * n_clear >= n;
	if (n_clear < 2 || 2 * n_clear < n)
		return false;
	return n_numbers == 0 || (n <= NUMBERS_MOST && (n_clear == n || is_scale(entries, from)));
}
