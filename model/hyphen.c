#include "model/hyphen.h"

#include <string.h>

/** First parts of words that are printed with a hyphen wherever they stand in a line. */
static const char *const FIRST_PARTS[] = { "all", "anti", "cost", "cross", "decision", "eight", "end", "ex", "face",
	"first", "five", "follow", "four", "full", "half", "high", "home", "in", "ill", "joint", "long", "low", "mid",
	"multi", "nine", "non", "on", "one", "open", "out", "part", "post", "pre", "second", "self", "semi", "seven",
	"short", "single", "six", "so", "ten", "third", "three", "twelve", "twenty", "thirty", "forty", "fifty", "two",
	"up", "value", "well", "year" };

/** Second parts likewise. */
static const char *const SECOND_PARTS[] = { "based", "being", "by", "effective", "free", "funded", "going", "hand",
	"led", "line", "made", "making", "monthly", "off", "old", "out", "related", "represented", "responsive",
	"round", "site", "specific", "term", "time", "to", "up", "wide", "year", "yearly" };

static bool is_among(const char *word, gsize length, const char *const *words, size_t n_words)
{
	for (size_t i = 0; i < n_words; i++)
		if (strlen(words[i]) == length && g_ascii_strncasecmp(word, words[i], length) == 0)
			return true;
	return false;
}

/** Bytes of letters before an end, or after a start. */
static gsize letters_before(const char *text, gsize end)
{
	gsize at = end;

	while (at > 0) {
		const char *back = g_utf8_find_prev_char(text, text + at);
		if (back == NULL || !g_unichar_isalpha(g_utf8_get_char(back)))
			break;
		at = (gsize)(back - text);
	}
	return end - at;
}

static gsize letters_after(const char *text)
{
	const char *at = text;

	while (g_unichar_isalpha(g_utf8_get_char(at)))
		at = g_utf8_next_char(at);
	return (gsize)(at - text);
}

/** Bytes of a hyphen that ends a text; 0 if it ends otherwise. */
static gsize hyphen_length(const char *text, gsize length)
{
	if (length > 1 && text[length - 1] == '-')
		return 1;
	return length > 3 && memcmp(text + length - 3, "\xe2\x80\x90", 3) == 0 ? 3 : 0;
}

bool hyphen_is_break(const char *before, const char *after)
{
	gsize length = strlen(before), hyphen = hyphen_length(before, length);
	gsize first = letters_before(before, length - hyphen), second = letters_after(after);
	const char *start = before + length - hyphen - first;

	if (hyphen == 0 || first == 0 || second == 0 || !g_unichar_islower(g_utf8_get_char(after)))
		return false;
	if (g_utf8_strlen(start, (gssize)first) == 1)
		return false; /* "e-" + "mail", "x-" + "ray": no one parts a single letter from its word */
	if (hyphen > 1)
		return true; /* U+2010: nobody types it, programs that break words print it */
	if (start > before && hyphen_length(before, (gsize)(start - before)) > 0)
		return false; /* "out-of-" + "hours": a chain of hyphens is the word's own */
	if (hyphen_length(after, second + 1) > 0 && g_ascii_isalpha(after[second + 1]))
		return false; /* "meet-" + "the-buyer": likewise */
	if (start > before && strchr("./:@_", start[-1]) != NULL)
		return false; /* "www.our-" + "town.example": an address has hyphens of its own */
	return !is_among(start, first, FIRST_PARTS, G_N_ELEMENTS(FIRST_PARTS)) &&
	    !is_among(after, second, SECOND_PARTS, G_N_ELEMENTS(SECOND_PARTS));
}

void hyphen_append(GString *paragraph, const char *line)
{
	while (paragraph->len > 0 && g_ascii_isspace(paragraph->str[paragraph->len - 1]))
		g_string_truncate(paragraph, paragraph->len - 1);
	while (g_unichar_isspace(g_utf8_get_char(line)))
		line = g_utf8_next_char(line);
	gsize hyphen = hyphen_length(paragraph->str, paragraph->len);
	bool joins = hyphen > 0 && letters_before(paragraph->str, paragraph->len - hyphen) > 0;
	if (joins && hyphen_is_break(paragraph->str, line))
		g_string_truncate(paragraph, paragraph->len - hyphen);
	else if (paragraph->len > 0 && *line != '\0' && !(joins && g_unichar_isalpha(g_utf8_get_char(line))))
		g_string_append_c(paragraph, ' ');
	g_string_append(paragraph, line);
	while (paragraph->len > 0 && g_ascii_isspace(paragraph->str[paragraph->len - 1]))
		g_string_truncate(paragraph, paragraph->len - 1);
}
