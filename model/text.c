#include "model/text.h"

#include <string.h>

/** Characters that print nothing and say nothing: soft hyphen, zero width, marks of direction, BOM, controls. */
static bool is_invisible(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);

	return type == G_UNICODE_FORMAT || (type == G_UNICODE_CONTROL && !g_unichar_isspace(c));
}

/** Whether a text is nothing but the printable characters of ASCII and white space: most are, and need no Unicode. */
static bool is_plain(const char *text)
{
	for (; *text != '\0'; text++)
		if (!g_ascii_isprint(*text) && !g_ascii_isspace(*text))
			return false;
	return true;
}

/** text_tidy of a plain text. */
static char *tidy_plain(const char *text)
{
	char *tidy = g_malloc(strlen(text) + 1), *end = tidy;
	bool space = false, paragraph = false;

	for (; *text != '\0'; text++) {
		if (g_ascii_isspace(*text)) {
			space = true;
			paragraph = paragraph || *text == '\n';
			continue;
		}
		if (space && end > tidy)
			*end++ = paragraph ? '\n' : ' ';
		space = paragraph = false;
		*end++ = *text;
	}
	*end = '\0';
	return tidy;
}

char *text_tidy(const char *text)
{
	if (is_plain(text))
		return tidy_plain(text);
	g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
	GString *tidy = g_string_sized_new(strlen(text));
	bool space = false, paragraph = false;

	for (const char *at = composed != NULL ? composed : ""; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (is_invisible(c))
			continue;
		if (g_unichar_isspace(c)) {
			space = true;
			paragraph = paragraph || c == '\n';
			continue;
		}
		if (space && tidy->len > 0)
			g_string_append_c(tidy, paragraph ? '\n' : ' ');
		space = paragraph = false;
		g_string_append_unichar(tidy, c);
	}
	return g_string_free(tidy, FALSE);
}

bool text_is_blank(const char *text)
{
	if (text == NULL)
		return true;
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		if (!g_unichar_isspace(c) && !is_invisible(c))
			return false;
	}
	return true;
}

unsigned text_count_words(const char *text)
{
	unsigned n = 0;
	bool in_word = false;

	for (; text != NULL && *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		bool ascii = c < 0x80; /* nearly all are, and each text is counted several times */
		if (ascii ? g_ascii_isspace((char)c) : g_unichar_isspace(c)) {
			in_word = false;
		} else if (!in_word && (ascii ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c))) {
			in_word = true;
			n++;
		}
	}
	return n;
}

/** text_key of a plain text. */
static char *key_plain(const char *text)
{
	char *key = g_malloc(strlen(text) + 1), *end = key;
	bool gap = false;

	for (; *text != '\0'; text++) {
		if (*text == '\'')
			continue;
		if (!g_ascii_isalnum(*text)) {
			gap = true;
			continue;
		}
		if (gap && end > key)
			*end++ = ' ';
		gap = false;
		*end++ = g_ascii_tolower(*text);
	}
	*end = '\0';
	return key;
}

char *text_key(const char *text)
{
	if (is_plain(text))
		return key_plain(text);
	g_autofree char *folded = g_utf8_casefold(text, -1);
	g_autofree char *composed = g_utf8_normalize(folded, -1, G_NORMALIZE_NFKC);
	GString *key = g_string_new(NULL);
	bool gap = false;

	for (const char *at = composed != NULL ? composed : ""; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (is_invisible(c) || c == '\'' || c == 0x2019)
			continue;
		if (!g_unichar_isalnum(c) && !g_unichar_ismark(c)) {
			gap = true;
			continue;
		}
		if (gap && key->len > 0)
			g_string_append_c(key, ' ');
		gap = false;
		g_string_append_unichar(key, c);
	}
	return g_string_free(key, FALSE);
}
