/**
 * number: whole numbers as digits, for files that are made of millions of them: printf takes four times as long.
 */
#ifndef RENDER_NUMBER_H
#define RENDER_NUMBER_H

#include <glib.h>

/** Appends a number in decimal, in any locale. */
void number_put(GString *text, gsize value);

#endif
