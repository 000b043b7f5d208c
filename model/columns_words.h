/**
 * columns_words: the dictionary of headings, as data.
 */
#ifndef MODEL_COLUMNS_WORDS_H
#define MODEL_COLUMNS_WORDS_H

#include "model/columns.h"

/** What a squeezed heading (case folded, letters and digits only) means; score 0: none of the dictionary. */
struct reading_of_heading columns_words_look_up(const char *squeezed);

#endif
