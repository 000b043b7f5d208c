/**
 * text: the contract's cell text, and small questions about words.
 *
 * Text    UTF-8 in and out; what is not UTF-8 has been decoded before
 * Owner   returned strings are the caller's
 */
#ifndef MODEL_TEXT_H
#define MODEL_TEXT_H

#include <glib.h>
#include <stdbool.h>

/**
 * One paragraph tidied: NFC, every run of white space (no-break too) one space, none at the ends; soft hyphens,
 * zero-width and control characters dropped. Line feeds are kept as paragraph breaks, blank paragraphs are not.
 */
char *text_tidy(const char *text);

/** Whether nothing would be left of the text by text_tidy. NULL is blank. */
bool text_is_blank(const char *text);

/** Counts the words: runs of characters between white space that have at least one letter or digit. */
unsigned text_count_words(const char *text);

/**
 * A form in which two wordings can be compared: case folded, NFKC, only letters and digits, one space between words.
 */
char *text_key(const char *text);

#endif
