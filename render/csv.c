#include "render/csv.h"

#include <stdbool.h>
#include <string.h>

#define FORMULA_STARTS "=+-@\t\r\n"    /* OWASP, "CSV Injection" */
#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* without it spreadsheets read the file in the machine's old code page */

GString *csv_new(void)
{
	return g_string_new(BYTE_ORDER_MARK);
}

/** Whether the next cell is the first of its row. */
static bool is_row_start(const GString *csv)
{
	return csv->len == 0 || csv->len == strlen(BYTE_ORDER_MARK) || csv->str[csv->len - 1] == '\n';
}

static void append_quoted(GString *csv, const char *text, bool is_formula)
{
	g_string_append(csv, is_formula ? "\"'" : "\"");
	for (; *text != '\0'; text++) {
		if (*text == '"')
			g_string_append_c(csv, '"');
		g_string_append_c(csv, *text);
	}
	g_string_append_c(csv, '"');
}

void csv_cell(GString *csv, const char *text)
{
	if (!is_row_start(csv))
		g_string_append_c(csv, ',');
	if (text == NULL)
		text = "";
	bool is_formula = *text != '\0' && strchr(FORMULA_STARTS, *text) != NULL;
	/* A row's blank first cell is quoted, so that it is seen to be there. */
	if (is_formula || strpbrk(text, ",\"\r\n") != NULL || (*text == '\0' && is_row_start(csv)))
		append_quoted(csv, text, is_formula);
	else
		g_string_append(csv, text);
}

void csv_count(GString *csv, unsigned count)
{
	char text[16];

	g_snprintf(text, sizeof text, "%u", count);
	csv_cell(csv, text);
}

void csv_end_row(GString *csv)
{
	g_string_append(csv, "\r\n");
}
