/**
 * Words with a hyphen of their own: where a paper prints one inside a line, the same at a line end keeps its hyphen.
 */
#include "extract/from_text.h"

#include <string.h>

#include "model/hyphen.h"

#define MAX_COMPOUNDS 20000u /* kept of one paper; a long one has some hundreds */
#define WORD_BYTES 40u       /* a longer word is an address */

/** Bytes of a word's letters and hyphens. */
static gsize word_length(const char *text)
{
	const char *at = text;

	for (; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (!g_unichar_isalpha(c) && c != '-')
			break;
	}
	return (gsize)(at - text);
}

/** Bytes back from an end that are letters and hyphens. */
static gsize word_before(const char *text, gsize end)
{
	gsize at = end;

	while (at > 0 && (g_ascii_isalpha(text[at - 1]) || text[at - 1] == '-' || (text[at - 1] & 0x80) != 0))
		at--;
	return end - at;
}

static void learn_line(struct lines *lines, const char *text)
{
	for (const char *hyphen = strchr(text, '-'); hyphen != NULL;) {
		gsize before = word_before(text, (gsize)(hyphen - text)), behind = word_length(hyphen + 1);
		const char *next = strchr(hyphen + 1 + behind, '-');
		if (before > 0 && behind > 0 && before + behind < WORD_BYTES &&
		    g_hash_table_size(lines->compounds) < MAX_COMPOUNDS) {
			g_autofree char *word = g_strndup(hyphen - before, before + 1 + behind);
			g_hash_table_add(lines->compounds, g_utf8_strdown(word, -1));
		}
		hyphen = next;
	}
}

void lines_learn_compounds(struct lines *lines)
{
	lines->compounds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < lines->lines->len; i++)
		learn_line(lines, lines_at(lines, i)->text);
}

/** Whether a paragraph's last word and a line's first are one of the paper's compounds. */
static bool is_compound(const struct lines *lines, const GString *paragraph, const char *line)
{
	if (lines->compounds == NULL || paragraph->len < 2 || paragraph->str[paragraph->len - 1] != '-')
		return false;
	gsize before = word_before(paragraph->str, paragraph->len - 1), behind = word_length(line);
	if (before == 0 || behind == 0 || before + behind >= WORD_BYTES)
		return false;
	g_autofree char *word = g_strdup_printf("%.*s%.*s", (int)before + 1,
	    paragraph->str + paragraph->len - 1 - before, (int)behind, line);
	g_autofree char *small = g_utf8_strdown(word, -1);
	return g_hash_table_contains(lines->compounds, small);
}

void lines_append(const struct lines *lines, GString *paragraph, const char *line)
{
	const char *start = line + strspn(line, " ");

	while (paragraph->len > 0 && g_ascii_isspace(paragraph->str[paragraph->len - 1]))
		g_string_truncate(paragraph, paragraph->len - 1);
	if (is_compound(lines, paragraph, start))
		g_string_append(paragraph, start);
	else
		hyphen_append(paragraph, line);
}
