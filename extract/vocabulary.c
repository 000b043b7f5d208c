#include "extract/vocabulary.h"

#include <string.h>

struct vocabulary *vocabulary_new(void)
{
	struct vocabulary *vocabulary = g_new0(struct vocabulary, 1);

	vocabulary->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
	if (vocabulary == NULL)
		return;
	g_hash_table_unref(vocabulary->counts);
	g_free(vocabulary);
}

/** The word case folded, without the marks around it. */
static char *folded(const char *text, gsize length)
{
	const char *start = text, *end = text + length;

	while (start < end && !g_unichar_isalnum(g_utf8_get_char(start)))
		start = g_utf8_next_char(start);
	while (end > start) {
		const char *last = g_utf8_prev_char(end);
		if (g_unichar_isalnum(g_utf8_get_char(last)))
			break;
		end = last;
	}
	return g_utf8_strdown(start, end - start);
}

void vocabulary_add(struct vocabulary *vocabulary, const struct page *page)
{
	for (guint i = 0; i < page->words->len; i++) {
		gsize length;
		const char *bytes = page_word_bytes(page, page_word(page, i), &length);
		if (length == 0 || bytes[length - 1] == '-')
			continue;
		char *key = folded(bytes, length);
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(vocabulary->counts, key));
		g_hash_table_insert(vocabulary->counts, key, GUINT_TO_POINTER(n + 1));
	}
}

guint vocabulary_count(const struct vocabulary *vocabulary, const char *word)
{
	g_autofree char *key = folded(word, strlen(word));

	return vocabulary == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(vocabulary->counts, key));
}
