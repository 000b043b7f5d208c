#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/doc.h"

static void spans_cover_their_places(void **state)
{
	struct table *table = table_new(TABLE_RULES);

	(void)state;
	struct cell *wide = table_add(table, 0, 0, g_strdup("wide"));
	wide->colspan = 3;
	struct cell *tall = table_add(table, 1, 0, g_strdup("tall"));
	tall->rowspan = 2;
	table_add(table, 1, 2, g_strdup("last"));
	table_close(table);
	assert_int_equal(table->n_rows, 3);
	assert_int_equal(table->n_cols, 3);
	assert_ptr_equal(table_at(table, 0, 2), wide);
	assert_ptr_equal(table_at(table, 2, 0), tall);
	assert_null(table_at(table, 1, 1));
	assert_null(table_at(table, 3, 0));
	assert_null(table_at(table, 0, 3));
	table_free(table);
}

static void a_table_can_be_closed_again_after_a_change(void **state)
{
	struct table *table = table_new(TABLE_TABS);

	(void)state;
	table_add(table, 0, 0, g_strdup("one"));
	table_close(table);
	table->rows[0].goes_on = true;
	struct cell *second = table_add(table, 1, 1, g_strdup("two"));
	table_close(table);
	assert_true(table->rows[0].goes_on);
	assert_false(table->rows[1].goes_on);
	assert_ptr_equal(table_at(table, 1, 1), second);
	table_free(table);
}

static void cells_come_by_row_then_column(void **state)
{
	struct table *table = table_new(TABLE_TABS);

	(void)state;
	table_add(table, 1, 0, g_strdup("c"));
	table_add(table, 0, 1, g_strdup("b"));
	table_add(table, 0, 0, g_strdup("a"));
	table_close(table);
	for (guint i = 0; i < 3; i++)
		assert_int_equal(((const struct cell *)g_ptr_array_index(table->cells, i))->text[0], 'a' + (int)i);
	table_free(table);
}

static void an_empty_table_has_no_place(void **state)
{
	struct table *table = table_new(TABLE_TABS);

	(void)state;
	table_close(table);
	assert_int_equal(table->n_rows, 0);
	assert_null(table_at(table, 0, 0));
	table_free(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_cover_their_places),
		cmocka_unit_test(a_table_can_be_closed_again_after_a_change),
		cmocka_unit_test(cells_come_by_row_then_column),
		cmocka_unit_test(an_empty_table_has_no_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
