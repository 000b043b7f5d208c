#include "extract/vocabulary.h"

#include <string.h>

#include "model/hyphen.h"

/* of the ends of lines with a hyphen: papers that break words have 0.05 to 0.15, others below 0.015 */
#define BREAKING 0.025

struct vocabulary {
	GHashTable *counts;   /* folded word: GUINT_TO_POINTER(count) */
	guint lines, hyphens; /* ends of lines, and those with a hyphen */
};

/** Words of narrow columns, which every paper of the trade may have; one of them broken need not stand there whole. */
static const char *const NARROW[] = { "january", "february", "march", "april", "august", "september", "october",
	"november", "december", "completed", "completion", "implemented", "implementation", "progressing",
	"outstanding", "recommendation", "recommendations", "responsible", "responsibility", "accountable", "reference",
	"originating", "priority", "timescale", "deadline", "assessment", "directorate", "department", "governance",
	"director", "manager", "superseded", "withdrawn", "delivered", "discharged", "suspended", "deferred", "delayed",
	"overdue", "ongoing", "partially", "accepted", "rejected", "supported", "councillor", "committee", "executive",
	"corporate", "resources", "operations", "communities", "environment", "development", "education", "transport",
	"commissioning" };

struct vocabulary *vocabulary_new(void)
{
	struct vocabulary *vocabulary = g_new0(struct vocabulary, 1);

	vocabulary->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(NARROW); i++)
		g_hash_table_insert(vocabulary->counts, g_strdup(NARROW[i]), GUINT_TO_POINTER(1));
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

static bool ends_in_hyphen(const char *bytes, gsize length)
{
	if (length < 2)
		return false;
	return bytes[length - 1] == '-' || (length > 3 && memcmp(bytes + length - 3, "\xe2\x80\x90", 3) == 0) ||
	    (length > 2 && memcmp(bytes + length - 2, "\xc2\xad", 2) == 0);
}

/** Whether a word begins a line that is not the line of the word read before it. */
static bool begins_line(const struct page *page, guint i)
{
	const struct box *box = &page_word(page, i)->box, *before = i > 0 ? &page_word(page, i - 1)->box : NULL;

	return before != NULL && box->y0 + box->y1 > before->y0 + before->y1 + page_word(page, i)->size;
}

/**
 * Whether the hyphen between two words over a line's end may be the break's: compounds and addresses have their own.
 */
static bool may_be_break(const struct page *page, guint i)
{
	gsize n_head, n_tail;
	const char *head = page_word_bytes(page, page_word(page, i - 1), &n_head);
	const char *tail = page_word_bytes(page, page_word(page, i), &n_tail);
	g_autofree char *before = g_strndup(head, n_head), *after = g_strndup(tail, n_tail);

	return strpbrk(before, "/@.") == NULL && hyphen_is_break(before, after);
}

void vocabulary_add(struct vocabulary *vocabulary, const struct page *page)
{
	bool broken = false;

	for (guint i = 0; i < page->words->len; i++) {
		gsize length;
		const char *bytes = page_word_bytes(page, page_word(page, i), &length);
		bool tail = broken, line = begins_line(page, i);
		vocabulary->lines += line;
		vocabulary->hyphens += line && broken && may_be_break(page, i);
		broken = ends_in_hyphen(bytes, length);
		if (length == 0 || broken || (tail && line))
			continue;
		char *key = folded(bytes, length);
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(vocabulary->counts, key));
		g_hash_table_insert(vocabulary->counts, key, GUINT_TO_POINTER(n + 1));
	}
}

bool vocabulary_breaks_words(const struct vocabulary *vocabulary)
{
	return vocabulary == NULL || vocabulary->hyphens >= BREAKING * vocabulary->lines;
}

guint vocabulary_count(const struct vocabulary *vocabulary, const char *word)
{
	g_autofree char *key = folded(word, strlen(word));

	return vocabulary == NULL ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(vocabulary->counts, key));
}
