#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "render/render.h"
#include "tests/unit/random_report.h"

/** Reads a file for spreadsheets by RFC 4180: rows (GPtrArray *) of cells (char *). */
static GPtrArray *parse(const char *csv)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);

	assert_memory_equal(csv, "\xef\xbb\xbf", 3);
	for (csv += 3; *csv != '\0';) {
		GPtrArray *row = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(rows, row);
		for (;;) {
			GString *cell = g_string_new(NULL);
			bool quoted = *csv == '"';
			for (csv += quoted ? 1 : 0;
			     quoted ? *csv != '"' || csv[1] == '"' : strchr(",\r\n\"", *csv) == NULL; csv++) {
				csv += quoted && *csv == '"' ? 1 : 0;
				g_string_append_c(cell, *csv);
			}
			csv += quoted ? 1 : 0;
			g_ptr_array_add(row, g_string_free(cell, FALSE));
			if (*csv != ',')
				break;
			csv++;
		}
		assert_memory_equal(csv, "\r\n", 2);
		csv += 2;
	}
	return rows;
}

static void every_row_has_every_column_and_no_cell_is_a_formula(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= 100; seed++) {
		struct report *report = random_report(seed, 12);
		GString *csv = render_report(report, FORMAT_CSV, NULL, NULL, NULL);
		GPtrArray *rows = parse(csv->str);
		const GPtrArray *head = g_ptr_array_index(rows, 0);
		assert_int_equal(rows->len, report->recommendations->len + 1);
		for (guint i = 0; i < rows->len; i++) {
			const GPtrArray *row = g_ptr_array_index(rows, i);
			assert_int_equal(row->len, head->len);
			for (guint j = 0; j < row->len; j++) {
				const char *cell = g_ptr_array_index(row, j);
				assert_true(*cell == '\0' || strchr("=+-@\t\r\n", *cell) == NULL);
			}
		}
		g_ptr_array_unref(rows);
		g_string_free(csv, TRUE);
		report_free(report);
	}
}

static const char *cell_under(const GPtrArray *rows, const char *head)
{
	const GPtrArray *heads = g_ptr_array_index(rows, 0), *row = g_ptr_array_index(rows, 1);

	for (guint i = 0; i < heads->len; i++)
		if (strcmp(g_ptr_array_index(heads, i), head) == 0)
			return g_ptr_array_index(row, i);
	fail_msg("no column %s", head);
	return NULL;
}

static void printed_and_read_stand_side_by_side(void **state)
{
	(void)state;
	struct report *report = report_new();
	struct recommendation *recommendation = recommendation_new();
	struct source source = { (char *)"june.pdf", 3, 4 };

	g_ptr_array_add(report->recommendations, recommendation);
	recommendation->due = when_new(g_strdup("End of June 2026"), g_strdup("2026-06"));
	recommendation->status = mark_new(CODE_ON_TRACK, g_strdup("Green"), 0x00ff00);
	recommendation->source = source_copy(&source);
	update_add(recommendation->updates, g_strdup("2025-06-30"), g_strdup("Begun."), &source);
	update_add(recommendation->updates, g_strdup("2025-12-31"), g_strdup("Half done,\n\"nearly\"."), &source);
	labelled_add(recommendation->extra, g_strdup("=Priority"), g_strdup("-1"));
	GString *csv = render_report(report, FORMAT_CSV, NULL, NULL, NULL);
	GPtrArray *rows = parse(csv->str);
	assert_string_equal(cell_under(rows, "Due"), "End of June 2026");
	assert_string_equal(cell_under(rows, "Due date"), "2026-06");
	assert_string_equal(cell_under(rows, "Status"), "Green");
	assert_string_equal(cell_under(rows, "Status code"), "on-track");
	assert_string_equal(cell_under(rows, "Latest update date"), "2025-12-31");
	assert_string_equal(cell_under(rows, "Latest update"), "Half done,\n\"nearly\".");
	assert_string_equal(cell_under(rows, "Earlier updates"), "2025-06-30: Begun.");
	assert_string_equal(cell_under(rows, "Page"), "3");
	assert_string_equal(cell_under(rows, "'=Priority"), "'-1");
	g_ptr_array_unref(rows);
	g_string_free(csv, TRUE);
	report_free(report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_has_every_column_and_no_cell_is_a_formula),
		cmocka_unit_test(printed_and_read_stand_side_by_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
