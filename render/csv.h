/**
 * csv: cells and rows of a file for spreadsheets, by RFC 4180.
 *
 * Text    UTF-8 with a byte order mark, lines end with CR LF; a cell with a comma, quote or line break is quoted
 * Safety  a cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line break) gets
 *         an apostrophe before it, by which spreadsheets know plain text
 */
#ifndef RENDER_CSV_H
#define RENDER_CSV_H

#include <glib.h>

/** An empty file: the byte order mark. */
GString *csv_new(void);

/** Appends a cell to the row that is being written; NULL is a blank cell. */
void csv_cell(GString *csv, const char *text);

/** Appends a cell that holds a number; 0 is written. */
void csv_count(GString *csv, unsigned count);

/** Ends the row. */
void csv_end_row(GString *csv);

#endif
