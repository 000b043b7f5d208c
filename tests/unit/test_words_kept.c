/* Every letter and digit that poppler reads on a page of any PDF of the tests is in a block of that paper, or in one
 * that was left out: none is lost, none made up. */
#include <glob.h>
#include <poppler.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/extract.h"

/** How often each letter or digit occurs. */
static void letters_add(GHashTable *letters, const char *text, int sign)
{
	g_autofree char *plain = text != NULL ? g_utf8_normalize(text, -1, G_NORMALIZE_NFKC) : NULL;

	for (const char *at = plain; at != NULL && *at != '\0'; at = g_utf8_next_char(at)) {
		gpointer key = GUINT_TO_POINTER(g_utf8_get_char(at));
		if (g_unichar_isalnum(g_utf8_get_char(at)))
			g_hash_table_insert(letters, key,
			    GINT_TO_POINTER(GPOINTER_TO_INT(g_hash_table_lookup(letters, key)) + sign));
	}
}

static void block_add(GHashTable *letters, const struct block *block, int sign)
{
	letters_add(letters, block->text, sign);
	for (guint i = 0; block->table != NULL && i < block->table->cells->len; i++)
		letters_add(letters, ((const struct cell *)g_ptr_array_index(block->table->cells, i))->text, sign);
}

/** What is left is lost where positive, doubled or made up where negative. */
static unsigned letters_off(GHashTable *letters, GString *names)
{
	GHashTableIter iter;
	gpointer key, value;
	unsigned off = 0;

	g_hash_table_iter_init(&iter, letters);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		int n = GPOINTER_TO_INT(value);
		if (n == 0)
			continue;
		g_string_append_unichar(names, GPOINTER_TO_UINT(key));
		g_string_append_printf(names, " %+d ", n);
		off += (unsigned)ABS(n);
	}
	return off;
}

static GBytes *bytes_of(const char *path)
{
	char *data;
	gsize length;

	return g_file_get_contents(path, &data, &length, NULL) ? g_bytes_new_take(data, length) : NULL;
}

static void pages_add(GHashTable *letters, GBytes *bytes)
{
	PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, NULL);

	assert_non_null(pdf);
	for (int i = 0; i < poppler_document_get_n_pages(pdf); i++) {
		PopplerPage *page = poppler_document_get_page(pdf, i);
		g_autofree char *text = poppler_page_get_text(page);
		letters_add(letters, text, 1);
		g_object_unref(page);
	}
	g_object_unref(pdf);
}

/** The letters that a paper's pages have more often than its blocks; `less`: blocks that are thrown away first. */
static unsigned paper_off(const char *path, bool joined, guint less, GString *names)
{
	g_autoptr(GBytes) bytes = bytes_of(path);
	GHashTable *letters = g_hash_table_new(NULL, NULL);
	struct doc *doc = extract_doc(bytes, path, NULL, NULL);

	if (doc != NULL) {
		pages_add(letters, bytes);
		if (joined)
			join_tables(doc);
		for (guint i = less; i < doc->blocks->len; i++)
			block_add(letters, g_ptr_array_index(doc->blocks, i), -1);
	}
	unsigned off = letters_off(letters, names);
	g_hash_table_unref(letters);
	doc_free(doc);
	return off;
}

static void each_paper(const char *pattern, bool joined)
{
	g_autofree char *full = g_build_filename(g_getenv("top"), pattern, NULL);
	glob_t found;

	assert_int_equal(glob(full, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		g_autoptr(GString) names = g_string_new(NULL);
		if (paper_off(found.gl_pathv[i], joined, 0, names) > 0)
			fail_msg("%s: %s", found.gl_pathv[i], names->str);
	}
	globfree(&found);
}

static void no_letter_is_lost_or_made(void **state)
{
	(void)state;
	each_paper("samples/*.pdf", false);
	each_paper("tests/golden/*/*.pdf", false);
}

static void joining_tables_keeps_every_letter(void **state)
{
	(void)state;
	each_paper("samples/*.pdf", true);
	each_paper("tests/golden/*/*.pdf", true);
}

static void a_lost_block_would_be_seen(void **state)
{
	g_autofree char *path = g_build_filename(g_getenv("top"), "tests/golden/pdf-ruled-table/input.pdf", NULL);
	g_autoptr(GString) names = g_string_new(NULL);

	(void)state;
	assert_true(paper_off(path, false, 1, names) > 0);
	assert_true(names->len > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_letter_is_lost_or_made),
		cmocka_unit_test(joining_tables_keeps_every_letter),
		cmocka_unit_test(a_lost_block_would_be_seen),
	};

	if (g_getenv("top") == NULL)
		g_setenv("top", ".", TRUE);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
