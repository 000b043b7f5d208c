#include "model/match.h"

#include <string.h>

#include "model/text.h"

#define LIKE_ENOUGH 0.60    /* of wording alone: two different recommendations of one paper stay below 0.5 */
#define LIKE_A_LITTLE 0.30  /* with an equal number */
#define SAME_NUMBER 0.05    /* decides between two of equal wording */
#define WORDS_COMPARED 160u /* of a wording; what comes later no longer tells two apart */
#define RARE_WORDS 12u      /* of a wording that look for candidates */
#define POSTINGS_MOST 400u  /* a word in more records is not looked up */
#define CANDIDATES_MOST 24u

/** A wording as numbers: one a word. */
struct wording {
	char *key;
	char *number; /* text_key of the number; NULL if none */
	guint *words;
	guint n;
};

struct pair {
	guint older, newer;
	double likeness;
};

/** Both editions while they are matched. */
struct matching {
	struct wording *older, *newer;
	guint n_older, n_newer;
	GPtrArray *postings; /* GArray of guint: the older records that have a word, by word */
	guint *of_newer;     /* the result */
	bool *is_used;       /* of the older */
};

static void wording_clear(struct wording *wording)
{
	g_free(wording->key);
	g_free(wording->number);
	g_free(wording->words);
}

/** The number of a word; a new one for a word not seen before. */
static guint word_id(GHashTable *ids, const char *word)
{
	gpointer found = g_hash_table_lookup(ids, word);

	if (found == NULL) {
		found = GUINT_TO_POINTER(g_hash_table_size(ids) + 1);
		g_hash_table_insert(ids, g_strdup(word), found);
	}
	return GPOINTER_TO_UINT(found) - 1;
}

static void wording_init(struct wording *wording, GHashTable *ids, const char *text, const char *number)
{
	wording->key = text_key(text != NULL ? text : "");
	wording->number = number != NULL ? text_key(number) : NULL;
	g_auto(GStrv) words = g_strsplit(wording->key, " ", WORDS_COMPARED + 1);
	guint n = g_strv_length(words);
	wording->words = g_new(guint, MAX(n, 1));
	wording->n = wording->key[0] == '\0' ? 0 : MIN(n, WORDS_COMPARED);
	for (guint i = 0; i < wording->n; i++)
		wording->words[i] = word_id(ids, words[i]);
}

/** The length of the longest common subsequence of words. */
static guint common_words(const struct wording *a, const struct wording *b)
{
	guint row[WORDS_COMPARED + 1] = { 0 };

	for (guint i = 0; i < a->n; i++) {
		guint diagonal = 0;
		for (guint k = 0; k < b->n; k++) {
			guint above = row[k + 1];
			row[k + 1] = a->words[i] == b->words[k] ? diagonal + 1 : MAX(above, row[k]);
			diagonal = above;
		}
	}
	return row[b->n];
}

/** How alike two wordings are: twice the words that they share in order, over the words of both; 0 to 1. */
static double likeness(const struct wording *a, const struct wording *b)
{
	if (a->n + b->n == 0)
		return 0;
	return 2.0 * common_words(a, b) / (a->n + b->n);
}

static bool has_same_number(const struct wording *a, const struct wording *b)
{
	return a->number != NULL && b->number != NULL && a->number[0] != '\0' && strcmp(a->number, b->number) == 0;
}

static void pair_up(struct matching *matching, guint older, guint newer)
{
	matching->of_newer[newer] = older;
	matching->is_used[older] = true;
}

static GArray *postings_of(const struct matching *matching, guint word)
{
	return word < matching->postings->len ? matching->postings->pdata[word] : NULL;
}

/** Notes which older records have which words, each record once a word. */
static void index_older(struct matching *matching)
{
	for (guint i = 0; i < matching->n_older; i++)
		for (guint k = 0; k < matching->older[i].n; k++) {
			guint word = matching->older[i].words[k];
			while (matching->postings->len <= word)
				g_ptr_array_add(matching->postings, g_array_new(FALSE, FALSE, sizeof(guint)));
			GArray *at = matching->postings->pdata[word];
			if (at->len == 0 || g_array_index(at, guint, at->len - 1) != i)
				g_array_append_val(at, i);
		}
}

/**
 * What two records have in common that match exactly; NULL for one without words (or without a number, if it counts).
 */
static char *exact_key(const struct wording *wording, bool with_number)
{
	if (wording->n == 0 || (with_number && wording->number == NULL))
		return NULL;
	return g_strconcat(wording->key, "\n", with_number ? wording->number : "", NULL);
}

/** Equal wordings, in order. */
static void match_exact(struct matching *matching, bool with_number)
{
	GHashTable *by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_queue_free);

	for (guint i = 0; i < matching->n_older; i++) {
		g_autofree char *key = matching->is_used[i] ? NULL : exact_key(&matching->older[i], with_number);
		if (key == NULL)
			continue;
		GQueue *at = g_hash_table_lookup(by_key, key);
		if (at == NULL) {
			at = g_queue_new();
			g_hash_table_insert(by_key, g_steal_pointer(&key), at);
		}
		g_queue_push_tail(at, GUINT_TO_POINTER(i));
	}
	for (guint i = 0; i < matching->n_newer; i++) {
		g_autofree char *key = matching->of_newer[i] != MATCH_NONE ?
		    NULL :
		    exact_key(&matching->newer[i], with_number);
		GQueue *at = key != NULL ? g_hash_table_lookup(by_key, key) : NULL;
		if (at != NULL && !g_queue_is_empty(at))
			pair_up(matching, GPOINTER_TO_UINT(g_queue_pop_head(at)), i);
	}
	g_hash_table_unref(by_key);
}

static int compare_counts(const void *a, const void *b)
{
	const guint *x = a, *y = b;

	return (x[1] > y[1]) - (x[1] < y[1]);
}

static int compare_votes(const void *a, const void *b)
{
	const guint *x = a, *y = b;

	return x[1] != y[1] ? (x[1] < y[1]) - (x[1] > y[1]) : (x[0] > y[0]) - (x[0] < y[0]);
}

/** The older records that share the rarest words of a newer one: index and votes, most votes first. */
static GArray *find_candidates(const struct matching *matching, const struct wording *wording)
{
	GArray *words = g_array_new(FALSE, FALSE, 2 * sizeof(guint)),
	       *votes = g_array_new(FALSE, TRUE, 2 * sizeof(guint));
	GHashTable *seen = g_hash_table_new(NULL, NULL);

	for (guint k = 0; k < wording->n; k++) {
		const GArray *at = postings_of(matching, wording->words[k]);
		guint entry[2] = { wording->words[k], at != NULL ? at->len : 0 };
		if (entry[1] > 0 && entry[1] <= POSTINGS_MOST)
			g_array_append_val(words, entry);
	}
	g_array_sort(words, compare_counts);
	for (guint k = 0; k < MIN(words->len, RARE_WORDS); k++) {
		const GArray *at = postings_of(matching, g_array_index(words, guint, 2 * k));
		for (guint i = 0; i < at->len; i++) {
			guint older = g_array_index(at, guint, i);
			if (matching->is_used[older])
				continue;
			gpointer place = g_hash_table_lookup(seen, GUINT_TO_POINTER(older));
			if (place == NULL) {
				guint entry[2] = { older, 0 };
				g_array_append_val(votes, entry);
				place = GUINT_TO_POINTER(votes->len);
				g_hash_table_insert(seen, GUINT_TO_POINTER(older), place);
			}
			g_array_index(votes, guint, 2 * (GPOINTER_TO_UINT(place) - 1) + 1)++;
		}
	}
	g_array_sort(votes, compare_votes);
	g_array_unref(words);
	g_hash_table_unref(seen);
	return votes;
}

static int compare_pairs(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->likeness < y->likeness || x->likeness > y->likeness)
		return x->likeness < y->likeness ? 1 : -1;
	return x->newer != y->newer ? (x->newer > y->newer) - (x->newer < y->newer) :
				      (x->older > y->older) - (x->older < y->older);
}

/** All pairs that are like enough, the likest first, each record once. */
static void match_alike(struct matching *matching)
{
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(struct pair));

	for (guint i = 0; i < matching->n_newer; i++) {
		if (matching->of_newer[i] != MATCH_NONE)
			continue;
		GArray *candidates = find_candidates(matching, &matching->newer[i]);
		for (guint k = 0; k < MIN(candidates->len, CANDIDATES_MOST); k++) {
			guint older = g_array_index(candidates, guint, 2 * k);
			double alike = likeness(&matching->older[older], &matching->newer[i]);
			struct pair pair = { older, i,
				alike +
				    (has_same_number(&matching->older[older], &matching->newer[i]) ? SAME_NUMBER : 0) };
			if (alike >= LIKE_ENOUGH)
				g_array_append_val(pairs, pair);
		}
		g_array_unref(candidates);
	}
	g_array_sort(pairs, compare_pairs);
	for (guint i = 0; i < pairs->len; i++) {
		const struct pair *pair = &g_array_index(pairs, struct pair, i);
		if (!matching->is_used[pair->older] && matching->of_newer[pair->newer] == MATCH_NONE)
			pair_up(matching, pair->older, pair->newer);
	}
	g_array_unref(pairs);
}

/** Equal numbers that only one left-over record on each side has, if the wordings are not quite different. */
static void match_numbers(struct matching *matching)
{
	GHashTable *by_number = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < matching->n_older; i++) {
		const struct wording *wording = &matching->older[i];
		if (matching->is_used[i] || wording->number == NULL || wording->number[0] == '\0')
			continue;
		bool is_double = g_hash_table_contains(by_number, wording->number);
		g_hash_table_insert(by_number, wording->number, GUINT_TO_POINTER(is_double ? 0 : i + 1));
	}
	for (guint i = 0; i < matching->n_newer; i++) {
		const struct wording *wording = &matching->newer[i];
		guint place = matching->of_newer[i] != MATCH_NONE || wording->number == NULL ?
		    0 :
		    GPOINTER_TO_UINT(g_hash_table_lookup(by_number, wording->number));
		if (place == 0 || matching->is_used[place - 1])
			continue;
		const struct wording *older = &matching->older[place - 1];
		if (older->n == 0 || wording->n == 0 || likeness(older, wording) >= LIKE_A_LITTLE)
			pair_up(matching, place - 1, i);
	}
	g_hash_table_unref(by_number);
}

static struct wording *wordings_of(const GPtrArray *recommendations, GHashTable *ids)
{
	struct wording *wordings = g_new(struct wording, MAX(recommendations->len, 1));

	for (guint i = 0; i < recommendations->len; i++) {
		const struct recommendation *recommendation = recommendations->pdata[i];
		wording_init(&wordings[i], ids, recommendation->text, recommendation->number);
	}
	return wordings;
}

static void wordings_free(struct wording *wordings, guint n)
{
	for (guint i = 0; i < n; i++)
		wording_clear(&wordings[i]);
	g_free(wordings);
}

guint *match_recommendations(const GPtrArray *older, const GPtrArray *newer)
{
	GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct matching matching = { .n_older = older->len, .n_newer = newer->len };

	matching.older = wordings_of(older, ids);
	matching.newer = wordings_of(newer, ids);
	matching.postings = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	matching.is_used = g_new0(bool, MAX(older->len, 1));
	matching.of_newer = g_new(guint, MAX(newer->len, 1));
	for (guint i = 0; i < newer->len; i++)
		matching.of_newer[i] = MATCH_NONE;
	index_older(&matching);
	match_exact(&matching, true);
	match_exact(&matching, false);
	match_alike(&matching);
	match_numbers(&matching);
	wordings_free(matching.older, older->len);
	wordings_free(matching.newer, newer->len);
	g_ptr_array_unref(matching.postings);
	g_free(matching.is_used);
	g_hash_table_unref(ids);
	return matching.of_newer;
}
