/** Several labels on one line, "Ref: 3 Owner: Clerk Due: 5 May": each gets a line of its own, as the rest have. */
#include "model/reshape.h"

#include <string.h>

#include "model/pattern.h"
#include "model/text.h"

#define LINE_BYTES 2000 /* a longer block is an account with colons in it */
#define LABEL_WORDS 4u  /* before a colon inside a line: "Date of last update" */
#define MIN_LABELS 3u   /* of a line that is parted: one colon more is found in any text */
#define MAX_LABELS 16u  /* of a line: the longest form seen has 14 */
#define MIN_LINES 2u    /* that are alike: one alone may be a sentence */
#define SURE 85u        /* what a longer label scores at least: "Lead officer", not "Planning officer due" */

/** Words that a label of two or three begins with; any other before a known label ends the value before it. */
static struct pattern QUALIFIER = PATTERN(
    "^(?i:(?:lead|responsible|accountable|action|contact|cabinet|executive|portfolio)\\s+(?=officer|member|manager|director|holder|agency|"
    "owner|lead|body)|(?:target|due|original|revised|new|agreed|actual|planned|expected|completion|implementation|current|latest|overall|"
    "progress|rag|rec|recommendation|date)\\s)");

/** A label inside a line: where it begins, and where its value does. */
struct label {
	gsize first, value;
};

static gsize word_before(const char *text, gsize at)
{
	while (at > 0 && text[at - 1] == ' ')
		at--;
	while (at > 0 && text[at - 1] != ' ')
		at--;
	return at;
}

static guint how_often(GHashTable *counts, const char *label)
{
	g_autofree char *key = text_key(label);

	return GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

/**
 * Where the label before a colon begins; G_MAXSIZE if no words there are one. The fewest words that are a heading,
 * and more if they say it as surely and stand so on each line: the words before may be the end of another value.
 */
static gsize label_begin(const struct reshaping *reshaping, GHashTable *counts, const char *text, gsize from,
    gsize colon)
{
	struct reading_of_heading best = { 0 };
	gsize first = colon, found = G_MAXSIZE;
	guint n_found = 0;

	for (unsigned n = 0; n < LABEL_WORDS && first > from; n++) {
		first = word_before(text, first);
		if (first < from || !g_unichar_isupper(g_utf8_get_char(text + first)))
			continue;
		g_autofree char *label = g_strndup(text + first, colon - first);
		struct reading_of_heading reading = columns_heading(label, reshaping->profile);
		guint often = counts != NULL ? how_often(counts, label) : 0;
		bool better = pattern_match(&QUALIFIER, label, NULL) && reading.score >= SURE && often == n_found &&
		    (reading.score > best.score || (reading.score == best.score && reading.field == best.field));
		if (found != G_MAXSIZE && !pattern_match(&QUALIFIER, label, NULL))
			break;
		if (reading.score == 0 || (found != G_MAXSIZE && !better))
			continue;
		best = reading;
		found = first;
		n_found = often;
	}
	return found;
}

/** Whether a line of several labels can begin with one: that of a record, not of a paper's head. */
static bool may_begin(enum field field)
{
	return field == FIELD_NUMBER || field == FIELD_RECOMMENDATION || field == FIELD_OWNER || field == FIELD_DUE ||
	    field == FIELD_STATUS || field == FIELD_RESPONSE || field == FIELD_DECISION;
}

/** The labels of a line that begins with one of a record. */
static GArray *find_labels(const struct reshaping *reshaping, GHashTable *counts, const char *text)
{
	GArray *labels = g_array_new(FALSE, FALSE, sizeof(struct label));
	const char *colon = strlen(text) <= LINE_BYTES ? strchr(text, ':') : NULL;
	gsize from = 0;

	for (; colon != NULL; colon = strchr(colon + 1, ':')) {
		gsize at = (gsize)(colon - text);
		struct label label = { label_begin(reshaping, counts, text, from, at), at + 1 };
		if (label.first == G_MAXSIZE || (colon[1] != ' ' && colon[1] != '\0'))
			continue;
		if (labels->len == 0) {
			g_autofree char *first = g_strndup(text, at);
			enum field field = columns_heading(first, reshaping->profile).field;
			if (label.first != 0 || !may_begin(field))
				break;
		}
		g_array_append_val(labels, label);
		from = at + 1;
		if (labels->len > MAX_LABELS) { /* made to waste time */
			g_array_set_size(labels, 0);
			break;
		}
	}
	return labels;
}

/** Counts each run of words before a colon that could be a label. */
static void count_labels(GHashTable *counts, const char *text, const GArray *labels)
{
	for (guint i = 0; i < labels->len; i++) {
		gsize colon = g_array_index(labels, struct label, i).value - 1, first = colon;
		for (unsigned n = 0; n < LABEL_WORDS && first > 0; n++) {
			first = word_before(text, first);
			g_autofree char *label = g_strndup(text + first, colon - first);
			char *key = text_key(label);
			g_hash_table_replace(counts, key,
			    GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) + 1));
		}
	}
}

/** Looks through the paper for lines of several labels. Gives how many there are. */
static guint survey(const struct reshaping *reshaping, GHashTable *counts)
{
	guint n = 0;

	for (guint i = 0; i < reshaping->doc->blocks->len; i++) {
		const struct block *block = reshape_text(reshaping, i);
		if (block == NULL)
			continue;
		g_autoptr(GArray) labels = find_labels(reshaping, NULL, block->text);
		if (labels->len < MIN_LABELS)
			continue;
		count_labels(counts, block->text, labels);
		n++;
	}
	return n;
}

static void part(GPtrArray *out, struct block *block, const GArray *labels)
{
	g_autofree char *text = g_steal_pointer(&block->text);

	for (guint i = 0; i < labels->len; i++) {
		gsize first = g_array_index(labels, struct label, i).first;
		gsize behind = i + 1 < labels->len ? g_array_index(labels, struct label, i + 1).first : strlen(text);
		char *piece = g_strchomp(g_strndup(text + first, behind - first));
		if (i == 0)
			block->text = piece;
		g_ptr_array_add(out, i == 0 ? block : block_new(BLOCK_PARAGRAPH, piece, block->place));
	}
	block->kind = BLOCK_PARAGRAPH;
}

void reshape_labels(struct reshaping *reshaping)
{
	g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *blocks = reshaping->doc->blocks;

	if (survey(reshaping, counts) < MIN_LINES)
		return;
	GPtrArray *out = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
	for (guint i = 0; i < blocks->len; i++) {
		struct block *block = g_ptr_array_index(blocks, i);
		const struct block *text = reshape_text(reshaping, i);
		g_autoptr(GArray) labels = text == NULL ? NULL : find_labels(reshaping, counts, text->text);
		if (labels != NULL && labels->len >= MIN_LABELS)
			part(out, block, labels);
		else
			g_ptr_array_add(out, block);
	}
	g_ptr_array_set_free_func(blocks, NULL);
	g_ptr_array_unref(blocks);
	reshaping->doc->blocks = out;
}
