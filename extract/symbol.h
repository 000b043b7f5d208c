/**
 * symbol: characters of symbol fonts and of private use as the Unicode characters they show.
 */
#ifndef EXTRACT_SYMBOL_H
#define EXTRACT_SYMBOL_H

#include <glib.h>
#include <stdbool.h>

enum symbol_font { SYMBOL_NONE, SYMBOL_SYMBOL, SYMBOL_WINGDINGS, SYMBOL_WINGDINGS_2, SYMBOL_WEBDINGS, SYMBOL_DINGBATS };

/** Which symbol font a font's name means. */
enum symbol_font symbol_font(const char *name);

/** The Unicode character that a font's character shows; the character itself where nothing is known. */
gunichar symbol_character(enum symbol_font font, gunichar c);

/** Whether a character is a bullet of a list. A dash or letter is one only before white space: the caller checks. */
bool symbol_is_bullet(gunichar c);

#endif
