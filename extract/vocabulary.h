/**
 * vocabulary: the words that a document uses, and how often.
 */
#ifndef EXTRACT_VOCABULARY_H
#define EXTRACT_VOCABULARY_H

#include "extract/flow.h"

struct vocabulary *vocabulary_new(void);
void vocabulary_free(struct vocabulary *vocabulary);

/** Counts a page's words, but not the two parts of those that stand at a line's end with a hyphen. */
void vocabulary_add(struct vocabulary *vocabulary, const struct page *page);

/** Whether the document breaks words at the ends of its lines; else a hyphen there is the word's own. */
bool vocabulary_breaks_words(const struct vocabulary *vocabulary);

/** How often a word was seen, case and outer punctuation apart. */
guint vocabulary_count(const struct vocabulary *vocabulary, const char *word);

#endif
