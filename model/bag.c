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
static void each_word(
    const char *text, void (*word)(struct bag *, const char *, unsigned *), struct bag *bag, unsigned *n)
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

/** n[0] counts the words, n[1] those that are not there. */
static void take_word(struct bag *bag, const char *word, unsigned *n)
{
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(bag->counts, word));

	n[0]++;
	if (count == 0)
		n[1]++;
	else
		g_hash_table_insert(bag->counts, g_strdup(word), GUINT_TO_POINTER(count - 1));
}

unsigned bag_take(struct bag *bag, const char *text, unsigned *total)
{
	unsigned n[2] = { 0, 0 };

	each_word(text, take_word, bag, n);
	*total = n[0];
	return n[1];
}
