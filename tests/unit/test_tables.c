#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "render/render.h"

static struct table *add_table(struct doc *doc, unsigned page)
{
	struct block *block = doc_add(doc, BLOCK_TABLE, NULL, (struct place){ page, page, 0 });

	block->table = table_new(TABLE_RULES);
	block->table->place = block->place;
	block->table->box = (struct box){ 10, 20.126, 300.5, NAN };
	return block->table;
}

static struct doc *two_tables(void)
{
	struct doc *doc = doc_new("paper.pdf", "pdf");

	doc->n_pages = 3;
	struct table *late = add_table(doc, 3), *early = add_table(doc, 1);
	table_add(late, 0, 0, g_strdup("=1+1"));
	table_add(late, 1, 1, g_strdup(""))->fill = 0xff0000;
	table_close(late);
	struct cell *head = table_add(early, 0, 0, g_strdup("Action, owner"));
	head->header = true;
	head->colspan = 2;
	table_add(early, 1, 0, g_strdup(""));
	table_add(early, 1, 1, g_strdup("say \"yes\"\nor no"));
	table_close(early);
	return doc;
}

static void every_page_is_listed_and_blank_cells_left_out(void **state)
{
	(void)state;
	struct doc *doc = two_tables();
	GString *json = tables_to_json(doc);

	assert_string_equal(json->str,
	    "{\"pages\":[\n"
	    "  {\"page\":1,\"tables\":[\n"
	    "    {\"bbox\":[10.0,20.13,300.5,0.0],\"cells\":[\n"
	    "      {\"row\":0,\"col\":0,\"rowspan\":1,\"colspan\":2,\"text\":\"Action, owner\",\"header\":true},\n"
	    "      {\"row\":1,\"col\":1,\"rowspan\":1,\"colspan\":1,\"text\":\"say \\\"yes\\\"\\nor no\"}]}]},\n"
	    "  {\"page\":2,\"tables\":[]},\n"
	    "  {\"page\":3,\"tables\":[\n"
	    "    {\"bbox\":[10.0,20.13,300.5,0.0],\"cells\":[\n"
	    "      {\"row\":0,\"col\":0,\"rowspan\":1,\"colspan\":1,\"text\":\"=1+1\"},\n"
	    "      {\"row\":1,\"col\":1,\"rowspan\":1,\"colspan\":1,\"text\":\"\",\"fill\":\"#ff0000\"}]}]}]}\n");
	g_string_free(json, TRUE);
	doc_free(doc);
}

static void a_spreadsheet_gets_harmless_cells(void **state)
{
	(void)state;
	struct doc *doc = two_tables();
	GString *csv = tables_to_csv(doc);

	assert_string_equal(csv->str,
	    "\xef\xbb\xbfPage,Table,Row,Column 1,Column 2\r\n"
	    "1,1,1,\"Action, owner\",\r\n"
	    "1,1,2,,\"say \"\"yes\"\"\nor no\"\r\n"
	    "3,1,1,\"'=1+1\",\r\n"
	    "3,1,2,,\r\n");
	g_string_free(csv, TRUE);
	doc_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_page_is_listed_and_blank_cells_left_out),
		cmocka_unit_test(a_spreadsheet_gets_harmless_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
