#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/tags.h"

#define FIRST 10u /* number of the first element's object */
#define ROOT 5u

static void collect(void *data, guint object, const GString *text)
{
	g_ptr_array_add(data, g_strdup_printf("%u %s", object, text->str));
}

/** The objects of a tree as text; `entries` receives the root's. */
static GPtrArray *written(const struct tags *tags, GString *entries)
{
	GPtrArray *objects = g_ptr_array_new_with_free_func(g_free);

	tags_write(tags, FIRST, ROOT, entries, collect, objects);
	assert_int_equal(objects->len, tags_objects(tags));
	return objects;
}

static const char *object_at(const GPtrArray *objects, guint i)
{
	return g_ptr_array_index(objects, i);
}

static void content_is_found_from_both_sides(void **state)
{
	struct tags *tags = tags_new();
	GString *entries = g_string_new(NULL);

	(void)state;
	guint document = tags_add(tags, TAGS_NONE, TAG_DOCUMENT);
	tags_page(tags, 3);
	guint paragraph = tags_add(tags, document, TAG_P);
	assert_int_equal(tags_content(tags, paragraph), 0);
	assert_int_equal(tags_content(tags, tags_add(tags, document, TAG_H1)), 1);
	tags_page(tags, 4);
	assert_int_equal(tags_content(tags, paragraph), 0);
	GPtrArray *objects = written(tags, entries);
	assert_string_equal(object_at(objects, 0), "10 <</S/Document/P 5 0 R/K[11 0 R 12 0 R ]>>");
	assert_string_equal(object_at(objects, 1), "11 <</S/P/P 10 0 R/Pg 3 0 R/K[0 <</Type/MCR/Pg 4 0 R/MCID 0>>]>>");
	assert_string_equal(object_at(objects, 2), "12 <</S/H1/P 10 0 R/Pg 3 0 R/K 1>>");
	assert_string_equal(object_at(objects, 3), "13 <</Limits[0 1]/Nums[0[11 0 R 12 0 R]1[11 0 R]]>>");
	assert_string_equal(entries->str,
	    "/Type/StructTreeRoot/K 10 0 R/ParentTreeNextKey 2/ParentTree<</Kids[ 13 0 R]>>");
	g_ptr_array_unref(objects);
	g_string_free(entries, TRUE);
	tags_free(tags);
}

static void annotations_have_the_keys_behind_the_pages(void **state)
{
	struct tags *tags = tags_new();
	GString *entries = g_string_new(NULL);

	(void)state;
	guint document = tags_add(tags, TAGS_NONE, TAG_DOCUMENT);
	tags_page(tags, 3);
	guint link = tags_add(tags, document, TAG_LINK);
	tags_content(tags, link);
	tags_annotation(tags, link, 7);
	GPtrArray *objects = written(tags, entries);
	assert_string_equal(object_at(objects, 1),
	    "11 <</S/Link/P 10 0 R/Pg 3 0 R/K[0 <</Type/OBJR/Pg 3 0 R/Obj 7 0 R>>]>>");
	assert_string_equal(object_at(objects, 2), "12 <</Limits[0 1]/Nums[0[11 0 R]1 11 0 R ]>>");
	g_ptr_array_unref(objects);
	g_string_free(entries, TRUE);
	tags_free(tags);
}

static void assert_object(struct tags *tags, guint i, const char *expected)
{
	GString *entries = g_string_new(NULL);
	GPtrArray *objects = written(tags, entries);

	assert_string_equal(object_at(objects, i), expected);
	g_ptr_array_unref(objects);
	g_string_free(entries, TRUE);
}

static void attributes_say_what_tables_lists_and_pictures_are(void **state)
{
	static const double box[4] = { 1, 2, 30, 40 };
	struct tags *tags = tags_new();

	(void)state;
	guint document = tags_add(tags, TAGS_NONE, TAG_DOCUMENT);
	tags_page(tags, 3);
	tags_add(tags, document, TAG_TH);
	tags_span(tags, tags_add(tags, document, TAG_TH), 4);
	tags_label(tags, tags_add(tags, document, TAG_L), "(iv)");
	tags_figure(tags, tags_add(tags, document, TAG_FIGURE), "\303\251", box);
	assert_object(tags, 1, "11 <</S/TH/P 10 0 R/A<</O/Table/Scope/Column>>/K[]>>");
	assert_object(tags, 2, "12 <</S/TH/P 10 0 R/A<</O/Table/Scope/Row/ColSpan 4>>/K[]>>");
	assert_object(tags, 3, "13 <</S/L/P 10 0 R/A<</O/List/ListNumbering/LowerRoman>>/K[]>>");
	assert_object(tags, 4,
	    "14 <</S/Figure/P 10 0 R/A<</O/Layout/Placement/Block/BBox[1 2 30 40 ]>>/Alt<FEFF00E9>/K[]>>");
	tags_free(tags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(content_is_found_from_both_sides),
		cmocka_unit_test(annotations_have_the_keys_behind_the_pages),
		cmocka_unit_test(attributes_say_what_tables_lists_and_pictures_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
