/**
 * date: UK dates in all the forms that papers print, day first.
 *
 * Shape   "31st January 2017", "April 2016", "22/4/16", "04.10.16", "Mar-14", "2016", "June 30, 2024" in;
 *         "2017-01-31", "2016-04", "2016" out
 * Owner   the caller
 */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include "model/report.h"

/**
 * The date that a whole text says; NULL if it is not a date or more than one. `year` serves dates without one; 0: none.
 */
char *date_read(const char *text, unsigned year);

/** The first date inside a longer text, and where it stands (bytes); NULL if there is none. start, end may be NULL. */
char *date_find(const char *text, unsigned year, gsize *start, gsize *end);

/** The contract's T of a cell: NULL if blank; text kept, date NULL if it is a word or several dates. */
struct when *when_read(const char *text, unsigned year);

/** Compares two dates of the report, "2016" before "2016-04" before "2016-04-01"; NULL before all. */
int date_compare(const char *a, const char *b);

#endif
