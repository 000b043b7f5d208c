/** Questions about the texts of rows, and how two pieces of one become one. */
#include "model/rows.h"

#include <string.h>

#include "model/hyphen.h"
#include "model/pattern.h"

static struct pattern TOTAL = PATTERN("^\\W*(?i:grand |sub[- ]?)?(?i:totals?)\\b");

/** What a row that holds one text can be, other than a group or a record. */
static struct pattern ASIDES[] = {
	PATTERN("^\\W*(?i:guidance|instructions?|how to (?:use|complete|fill)|notes? (?:for|to) |to be completed|"
		"please (?:fill|complete|note|provide|enter|use)|officers? (?:should|must|are asked)|for completion|"
		"complete (?:the|all) |delete as|enter |insert |\\[?example)"),
	PATTERN("^\\W*(?i:key|legend|rag key|rag status key|notes?|footnotes?|source|nb|n\\.b\\.)\\s*(?:[:.–-]|$)"),
	PATTERN("^(?i:[*†‡]|\\[\\w{1,3}\\]\\s|[¹²³⁴-⁹]\\s?\\p{L})"),
	PATTERN("(?i)\\b(?:committees?|members?|panel|board|cabinet|council|commission|councillors|sub-committee|group|"
		"executive)"
		"\\s+(?:is|are)\\s+(?:therefore\\s+)?(?:invited|asked|requested|recommended)\\s+to\\b"),
	PATTERN("^\\W*(?i:red|amber|green|blue|grey)\\s*[=:–-]\\s*\\p{L}"),
	PATTERN("^\\W*(?i:end of (?:table|report|document)|continued (?:on|over|from)|page \\d+|this page is)\\b"),
};

bool rows_is_total(const char *text)
{
	return pattern_match(&TOTAL, text, NULL);
}

bool rows_is_aside(const char *text)
{
	if (rows_is_total(text))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(ASIDES); i++)
		if (pattern_match(&ASIDES[i], text, NULL))
			return true;
	return false;
}

/** The end of a text: enough to see how it ends, without going through all of it for every piece that is added. */
static const char *tail(const char *text)
{
	enum { TAIL_BYTES = 120 };
	size_t length = strlen(text);

	if (length <= TAIL_BYTES)
		return text;
	text += length - TAIL_BYTES;
	while (((unsigned char)*text & 0xc0) == 0x80)
		text++;
	return text;
}

bool rows_ends_sentence(const char *text)
{
	static struct pattern END = PATTERN("[.;:?!][\\p{Pf}\"')\\]]*\\s*$");

	return pattern_match(&END, tail(text), NULL);
}

bool rows_starts_low(const char *text)
{
	return g_unichar_islower(g_utf8_get_char(text));
}

char *rows_join_text(const char *first, const char *second)
{
	static struct pattern CUT = PATTERN("[\\p{L}\\d]-$");
	/* "2024-03-" above "20", "04/" above "05/2024": a date that a narrow column has broken at its sign */
	static struct pattern CUT_FIGURE = PATTERN("(?:^|\\s)\\d{1,4}(?:[-/]\\d{1,2})?[-/]$");
	static struct pattern ADDRESS = PATTERN("(?:://|www\\.|@)\\S*-$");
	static struct pattern ITEM = PATTERN("^(?:[•·▪◦‣–-]\\s|\\(?[a-z\\d]{1,3}[.)]\\s)");

	if (*first == '\0' || *second == '\0')
		return g_strconcat(first, second, NULL);
	if (pattern_match(&CUT_FIGURE, tail(first), NULL) && g_ascii_isdigit(*second))
		return g_strconcat(first, second, NULL);
	bool is_address = pattern_match(&ADDRESS, tail(first), NULL);
	if (pattern_match(&CUT, tail(first), NULL) && (rows_starts_low(second) || is_address)) {
		bool is_break = !is_address && hyphen_is_break(tail(first), second);
		return g_strdup_printf("%.*s%s", (int)(strlen(first) - is_break), first, second);
	}
	if (pattern_match(&ITEM, second, NULL) || (rows_ends_sentence(first) && !rows_starts_low(second)))
		return g_strconcat(first, "\n", second, NULL);
	return g_strconcat(first, " ", second, NULL);
}
