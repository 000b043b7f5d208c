#include "model/label.h"

#include <string.h>

#include "model/date.h"
#include "model/pattern.h"
#include "model/text.h"

#define LABEL_BYTES 80 /* the longest number cell: a range of coded references */

/* the words that a number drops */
#define WORD                                                                                                           \
	"(?i:(?:key\\s+)?recommendations?|recommendation\\s+(?:no|number|ref)\\.?|recs?\\.?|rec\\s+no\\.?|action\\s+(" \
	"?:item|"                                                                                                      \
	"point|no)s?\\.?|"                                                                                             \
	"actions?|items?|no\\.?|number|resolutions?|findings?|conclusions?|proposals?|"                                \
	"undertakings?|remed(?:y|ies)|commitments?|requirements?|suggestions?|observations?|"                          \
	"areas?\\s+for\\s+improvement)"
#define HASH "(?:\\s*(?i:no|number|ref)\\.?(?=[\\s\\d])|\\s*[#№])?"
#define PLAIN "\\d{1,6}(?:[./]\\d{1,4})*(?:\\s?\\([a-z\\d]{1,4}\\)|[a-z]{1,2}(?![a-z]))?"
#define LETTER "(?:[a-zA-Z]|[ivxIVX]{1,5})"
#define CODE                                                                                                           \
	"(?:\\p{Lu}{1,6}[&/ .-]?){1,3}\\s?(?:\\(\\d{2,4}[/-]\\d{2,4}\\)\\s?)?[/ "                                      \
	".-]?\\d{1,5}(?:[./-]\\d{1,5})*[a-z]?(?:\\([a-z\\d]{1,3}\\))?"                                                 \
	"(?![\\p{L}\\d])"
#define NUMBER "(?:" CODE "|" PLAIN ")"
#define RANGE NUMBER "(?:\\s*(?:[-–—,&+]|\\bto\\b|\\band\\b)\\s*" NUMBER "){0,8}"
#define ASIDE "(?:\\s*\\(\\p{Ll}[\\p{L} ]{2,30}\\))?" /* "(withdrawn)", "(new)" */
#define SPAN "(?:\\s?[-–&]\\s?\\d{1,3}[a-z]?)?"       /* "3-4." */
#define STOPS "\\s*[:.)\\]–—-]*\\s*"

/** Group 1 is the number, group 0 the label and what parts it from the text. */
static struct pattern MARKED[] = {
	/* "Recommendation 1 (high priority): The" */
	PATTERN("^\\s*" WORD HASH "\\s*(" RANGE ")\\s*\\(\\p{L}[^()\\d]{2,40}\\)\\s*[:–—-]\\s*"),
	/* "Recommendation 1:", "Rec 3.2 –", "Recommendations 4 and 5" before a capital or the end */
	PATTERN("^\\s*" WORD HASH "\\s*\\(?(" RANGE
		")\\)?(?:\\s*[:.)\\]–—-]+\\s*|\\s+(?=[\\p{Lu}\\p{Pi}\"'•(]|that\\b)|\\s*$)"),
	/* "Recommendation One:" */
	PATTERN(
	    "^\\s*" WORD
	    "\\s+((?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\\b(?:\\s*[:.)–—-]+\\s*|\\s*$)"),
	/* "Recommendation a)", "Recommendation A:", "Recommendation A" above its text */
	PATTERN("^\\s*" WORD HASH "\\s*\\(?(" LETTER ")(?:\\)\\s*[:.–—-]?\\s*|\\s*[:–—]\\s*|\\.\\s+|\\s*\\n|\\s*$)"),
	/* "[4] The", "#4 The" */
	PATTERN("^\\s*(?:\\[(?=[^\\]]*\\])|[#№]\\s*)(" PLAIN ")\\]?\\s*[:.–—-]?\\s+(?=[\\p{Lu}\\p{Pi}\"'•(])"),
	/* "(a)", "(iv)", "(12)" */
	PATTERN("^\\s*\\((" PLAIN "|" LETTER ")\\)\\s*[:.–—-]?\\s*"),
	/* "a)", "b)The", "12)" */
	PATTERN("^\\s*(" PLAIN "|" LETTER ")\\)\\s*[:.–—-]?\\s*"),
	/* "1.", "11.That", "18.1. The" */
	PATTERN("^\\s*(" PLAIN SPAN ")\\.(?:\\s+|(?=[\\p{Lu}\\p{Pi}\"'•])|$)"),
	PATTERN("^\\s*(" LETTER ")\\.(?:\\s+(?=[\\p{Lu}\\p{Pi}\"'])|$)"),
	/* "R1 – ", "SR (25/26) 01: ", "3: " */
	PATTERN("^\\s*(" CODE ")(?:\\s*[:–—]\\s*|\\s+-\\s+|\\.\\s+|\\)\\s*|-\\s+|\\n)"),
	PATTERN("^\\s*(" PLAIN ")(?:\\s*[:–—]\\s+|\\s+-\\s+|\\n(?=\\p{Lu}))"),
};

static struct pattern BARE[] = {
	PATTERN("^\\s*(" NUMBER ")\\s+(?=[\\p{Lu}\\p{Pi}\"'(•])"),
};

static struct pattern WHOLE[] = {
	PATTERN("^\\s*" WORD HASH "\\s*[:–-]?\\s*\\(?(" RANGE "|" LETTER ")\\)?" ASIDE STOPS "$"),
	PATTERN("^\\s*\\(?(" RANGE "|" LETTER ")\\)?" ASIDE STOPS "$"),
	PATTERN("^\\s*(?:\\[(?=[^\\]]*\\])|[#№]\\s*)(" RANGE "|" LETTER ")\\]?" STOPS "$"),
	/* codes of other houses: anything short without a space that has a digit */
	PATTERN("^\\s*((?=\\S*\\d)[\\p{L}\\d][\\p{L}\\d()/._&#-]{0,23})" STOPS "$"),
	PATTERN("^\\s*(\\p{Lu}[\\p{L}&]{0,9}(?:\\s?\\([\\d/-]{2,9}\\))?[ /.-]?\\d[\\d/.()-]{0,12}[a-z]?(?:[ "
		"/.-]\\d{1,5}){0,2})" STOPS "$"),
};

void label_clear(struct label *label)
{
	g_clear_pointer(&label->number, g_free);
	g_clear_pointer(&label->label, g_free);
}

/** A copy of a part of a text without spaces, colons and dashes at its end; a stop goes only behind a digit or word. */
static char *copy_label(const char *text, gsize length)
{
	g_autofree char *part = g_strndup(text, length);
	g_autofree char *tidy = text_tidy(part);
	gsize end = strlen(tidy);

	for (;;) {
		if (end >= 3 && (strncmp(tidy + end - 3, "–", 3) == 0 || strncmp(tidy + end - 3, "—", 3) == 0))
			end -= 3;
		else if (end > 0 && strchr(" :-.\n", tidy[end - 1]) != NULL)
			end--;
		else
			break;
	}
	return g_strndup(tidy, end);
}

static void fill(struct label *label, const struct match *match)
{
	g_autofree char *number = match_group(match, 1);

	label->number = text_tidy(number);
	g_strdelimit(label->number, "\n", ' ');
	label->label = copy_label(match->subject, match->end[0]);
}

/** "31 March 2024", "31 March": the number is a day's. */
static bool begins_with_date(const char *text)
{
	gsize start = 1;
	g_autofree char *date = date_find(text, 2000, &start, NULL);

	return date != NULL && start == 0;
}

gsize label_lead(const char *text, enum label_need need, struct label *label)
{
	struct match match;

	for (size_t i = 0; i < G_N_ELEMENTS(MARKED); i++) {
		if (!pattern_match(&MARKED[i], text, &match))
			continue;
		if (label != NULL)
			fill(label, &match);
		return match.end[0];
	}
	if (need == LABEL_BARE && pattern_match(&BARE[0], text, &match) && !begins_with_date(text)) {
		if (label != NULL)
			fill(label, &match);
		return match.end[0];
	}
	return 0;
}

/** "04/10/2024", "October 2024": a date stands where a number could. */
static bool is_date(const char *text)
{
	static struct pattern FIGURES = PATTERN(
	    "^\\s*\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\s*$|^\\s*(?:19|20)\\d\\d\\s*$");
	static struct pattern MONTH = PATTERN("\\p{L}{3}");

	if (pattern_match(&FIGURES, text, NULL))
		return true;
	g_autofree char *date = pattern_match(&MONTH, text, NULL) ? date_read(text, 0) : NULL;
	return date != NULL;
}

bool label_whole(const char *text, struct label *label)
{
	struct match match;

	if (text == NULL || strlen(text) > LABEL_BYTES || is_date(text))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(WHOLE); i++) {
		if (!pattern_match(&WHOLE[i], text, &match))
			continue;
		if (label != NULL)
			fill(label, &match);
		return true;
	}
	return false;
}

bool label_is_record(const char *text)
{
	static struct pattern record = PATTERN("^\\s*(?i:rec(?:ommendation)?s?)\\b\\W*\\w");

	return pattern_match(&record, text, NULL) && label_whole(text, NULL);
}

char *label_find_code(const char *text, gsize *start, gsize *end)
{
	/* two separators or letters and two numbers: a year or "A4" alone is no reference */
	static struct pattern CODED = PATTERN("(?<![\\p{L}\\d/])(?:\\p{Lu}{1,6}[/.-]\\d{1,4}(?:[/.-]\\d{1,5})+[a-z]?|"
					      "\\p{Lu}{2,6}(?:[/.-]\\p{Lu}{1,6})*\\s?(?:\\(\\d{2,4}/\\d{2,4}\\)\\s?)?[/"
					      " .-]?\\d{1,5}(?:[/.-]\\d{1,5})*[a-z]?)(?![\\p{L}\\d/])");
	struct match match;

	if (!pattern_match(&CODED, text, &match))
		return NULL;
	if (start != NULL)
		*start = match.start[0];
	if (end != NULL)
		*end = match.end[0];
	return match_group(&match, 0);
}
