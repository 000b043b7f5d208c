#include "model/bag.h"

#include <string.h>

#include "model/text.h"

struct bag {
	GHashTable *counts; /* char * to number */
};

struct bag *bag_new(void)
{
	struct bag *bag = g_new(struct bag, 1);

	bag->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return bag;
}

void bag_free(struct bag *bag)
{
	if (bag == NULL)
		return;
	g_hash_table_unref(bag->counts);
	g_free(bag);
}

/** Calls a function for each word of a text. */
static void each_word(const char *text, void (*word)(struct bag *, const char *, unsigned *), struct bag *bag,
    unsigned *n)
{
	g_autofree char *key = text == NULL ? NULL : text_key(text);

	for (char *at = key; at != NULL && *at != '\0';) {
		char *end = strchr(at, ' ');
		if (end != NULL)
			*end = '\0';
		word(bag, at, n);
		at = end == NULL ? NULL : end + 1;
	}
}

static void add_word(struct bag *bag, const char *word, unsigned *n)
{
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(bag->counts, word));

	g_hash_table_insert(bag->counts, g_strdup(word), GUINT_TO_POINTER(count + 1));
	(*n)++;
}

void bag_add(struct bag *bag, const char *text)
{
	unsigned n = 0;

	each_word(text, add_word, bag, &n);
}

/** Takes one piece out; n counts those that are not there. */
static void take_word(struct bag *bag, const char *word, unsigned *n)
{
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(bag->counts, word));

	if (count == 0)
		(*n)++;
	else
		g_hash_table_insert(bag->counts, g_strdup(word), GUINT_TO_POINTER(count - 1));
}

unsigned bag_take(struct bag *bag, const char *text, unsigned *total)
{
	char **words = g_strsplit_set(text == NULL ? "" : text, " \t\n\r\f\v", -1);
	unsigned n_lost = 0;

	*total = 0;
	for (char **word = words; *word != NULL; word++) {
		unsigned n = 0;
		*total += text_count_words(*word);
		each_word(*word, take_word, bag, &n);
		n_lost += n > 0;
	}
	g_strfreev(words);
	return n_lost;
}
