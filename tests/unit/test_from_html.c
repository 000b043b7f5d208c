#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/note.h"
#include "tests/unit/show_doc.h"

static void expect(const char *body, const char *shown)
{
	g_autofree char *page = g_strconcat("<!DOCTYPE html><html><body>", body, "</body></html>", NULL);
	g_autofree char *given = show_read(from_html, page, NULL);

	assert_string_equal(given, shown);
}

static struct doc *read_page(const char *page, gsize length)
{
	g_autoptr(GBytes) bytes = g_bytes_new(page, length);

	return from_html(bytes, "page", NULL, NULL);
}

static void headings_paragraphs_and_lists(void **state)
{
	(void)state;
	expect(
	    "<h2>Ferry  fares</h2><p>The <b>panel</b>\nmet.<br>It rained.</p><ol type=a start=2><li>second<ul><li>inner</ul><li>third</ol>",
	    "H Ferry fares\nP The panel met.\nP It rained.\nI b. second\nI \xe2\x80\xa2 inner\nI c. third\n");
	expect("<dl><dt>Committee<dd>Harbour Panel<dt>Date:<dd>4 May 2024</dl>",
	    "P Committee: Harbour Panel\nP Date: 4 May 2024\n");
}

static void what_is_no_matter_is_left_out(void **state)
{
	(void)state;
	expect(
	    "<nav><a>Home</a> <a>News</a></nav><script>var secret</script><p>The panel met.</p><p style='display: none'>no</p><footer>Contact us</footer>",
	    "- menu: Home News\nP The panel met.\n- hidden: no\n- menu: Contact us\n");
	expect("<div>Old news</div><main><p>The panel met at the pier.</p></main>",
	    "- menu: Old news\nP The panel met at the pier.\n");
}

static void a_form_around_a_whole_page_is_none(void **state)
{
	g_autofree char *page = g_strconcat("<form><input>", "<p>",
	    "The panel met at the pier and heard the Harbour Master, who spoke of the sheds, of the "
	    "rails, of the ferry, of the moorings and of the long winter that had gone before, and of the wish of all "
	    "who live there that the pier be mended.",
	    "</p></form>", NULL);
	g_autofree char *given = show_read(from_html, page, NULL);

	(void)state;
	assert_true(g_str_has_prefix(given, "P The panel met"));
}

static void spans_heads_and_paragraphs_of_cells(void **state)
{
	(void)state;
	expect(
	    "<table><tr><th rowspan=2>No<th colspan=2>Update<tr><th>May<th>June<tr><td rowspan=0>1<td>It is<br>mended<br>At last<ul><li>rail<li>plank</ul><td>"
	    "<tr><td>Paint<td><p>one</p><p>two</p></table>",
	    "T\n#|No|Update|^|\n#|^|May|June|\n |1|It is mended/At last/\xe2\x80\xa2 rail/\xe2\x80\xa2 plank||\n |^|Paint|one/two|\n");
}

static void colours_and_pictures_of_cells(void **state)
{
	static const char page[] =
	    "<table><tr><th>No<th>RAG<tr><td>1<td bgcolor=green><tr><td>2<td style='background: #FFC000'>A<tr><td>3"
	    "<td><span style='background-color:rgb(255, 0,0)'><b>R</b></span><tr><td>4<td><img alt=Amber src=a.png><tr><td>5<td style='background:#fff'>W</table>";
	struct doc *doc = read_page(page, sizeof page - 1);
	const struct table *table = ((struct block *)g_ptr_array_index(doc->blocks, 0))->table;

	(void)state;
	assert_int_equal(table_at(table, 1, 1)->fill, 0x008000);
	assert_string_equal(table_at(table, 1, 1)->text, "");
	assert_int_equal(table_at(table, 2, 1)->fill, 0xffc000);
	assert_int_equal(table_at(table, 3, 1)->fill, 0xff0000);
	assert_true(table_at(table, 3, 1)->bold);
	assert_string_equal(table_at(table, 4, 1)->text, "Amber");
	assert_int_equal(table_at(table, 5, 1)->fill, COLOUR_NONE);
	doc_free(doc);
}

static void tables_in_tables(void **state)
{
	(void)state;
	expect("<table><tr><td><h2>Left</h2></td><td><table><tr><th>A<th>B<tr><td>1<td>2</table></td></tr></table>",
	    "H Left\nT\n#|A|B|\n |1|2|\n");
	expect("<table><tr><th>No<th>What<tr><td>1<td>See <table><tr><td>a<td>b<tr><td>c<td>d</table></table>",
	    "T\n#|No|What|\n |1|See|\nT\n |a|b|\n |c|d|\n");
}

static void an_item_page_reads_like_its_text(void **state)
{
	(void)state;
	expect(
	    "<div id='header'><ul class='nav'><li>Home</li></ul></div><div class='mgContent'><h1>Agenda item</h1><h2 class='mgSubTitleTxt'>Ferry fares</h2>"
	    "<ul class='mgActionList'><li>View the agenda</li></ul>"
	    "<div class='mgWordPara'><p>For the Panel to</p><p style='margin-left:36.0pt'>(i)&nbsp;&nbsp;&nbsp; Receive a report.</p></div>"
	    "<p class='mgSubItemTitleTxt'>Decision:</p><div class='mgWordPara'><p>RESOLVED that the report be noted.</p></div>"
	    "<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'><p>a)&nbsp;The Master spoke.</p><p>&nbsp;</p></div>"
	    "<ul class='mgBulletList'><li><a href='x.pdf'>Fares report</a> <span class='mgFileSize'>PDF 112 KB</span></li></ul></div>",
	    "- menu: Home\nH Agenda item\nH Ferry fares\n- menu: View the agenda\nP For the Panel to\nI (i) Receive a report.\nP Decision:\n"
	    "P RESOLVED that the report be noted.\nP Minutes:\nI a) The Master spoke.\n- menu: PDF 112 KB\nI \xe2\x80\xa2 Fares report\n");
}

static void a_list_of_items_is_no_table(void **state)
{
	(void)state;
	expect(
	    "<table class='mgItemTable'><tr><td class='mgItemNumberCell'><p class='mgAiTitleTxt'>4.</p></td><td><p class='mgAiTitleTxt'>Ferry fares PDF 500 KB</p>"
	    "<p class='mgSubItemTitleTxt'>Decision:</p><div class='mgWordPara'>That the report be noted.</div></td></tr></table>",
	    "- menu: PDF 500 KB\nH 4. Ferry fares\nP Decision:\nP That the report be noted.\n");
}

static void encodings_by_meta_bom_or_guess(void **state)
{
	static const char named[] = "<html><head><meta charset='windows-1252'><title>Ferry</title></head><body><p>\x80"
				    "5</p>";
	static const char guessed[] = "<html><body><p>caf\xe9</p>";
	struct doc *doc = read_page(named, sizeof named - 1), *other = read_page(guessed, sizeof guessed - 1);

	(void)state;
	assert_string_equal(((struct block *)g_ptr_array_index(doc->blocks, 0))->text,
	    "\xe2\x82\xac"
	    "5");
	assert_string_equal(doc->title, "Ferry");
	assert_int_equal(doc->notes->len, 0);
	assert_string_equal(((struct block *)g_ptr_array_index(other->blocks, 0))->text, "caf\xc3\xa9");
	assert_string_equal(((struct note *)g_ptr_array_index(other->notes, 0))->code, "text-decoded");
	doc_free(doc);
	doc_free(other);
}

static void entities_of_a_page_are_not_expanded(void **state)
{
	static const char page[] =
	    "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"yyyy\">]><html><body><p>a &x; &y; &amp; b</p></body></html>";
	struct doc *doc = read_page(page, sizeof page - 1);
	g_autofree char *shown = show_doc(doc);

	(void)state;
	assert_non_null(strstr(shown, "&x;"));
	assert_null(strstr(shown, "yyyy\n"));
	doc_free(doc);
}

static void spans_beyond_the_table_are_clamped(void **state)
{
	(void)state;
	expect("<table><tr><th>A<th>B<tr><td rowspan=65000>1<td colspan=9999999>2<tr><td>3</table>",
	    "T\n#|A|B|\n |1|2|\n |^|3|\n");
	expect("<table><tr><th>A<th>B<tr><td rowspan=65000>1<td>2<tr><td>3</table>", "T\n#|A|B|\n |1|2|\n |^|3|\n");
}

static void a_page_nested_too_deeply_says_so(void **state)
{
	g_autoptr(GString) page = g_string_new("<html><body><p>top</p>");

	(void)state;
	for (int i = 0; i < 5000; i++)
		g_string_append(page, "<div>");
	g_string_append(page, "<p>deep</p>");
	struct doc *doc = read_page(page->str, page->len);
	assert_string_equal(((struct note *)g_ptr_array_index(doc->notes, 0))->code, "html-cut");
	doc_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_paragraphs_and_lists),
		cmocka_unit_test(what_is_no_matter_is_left_out),
		cmocka_unit_test(a_form_around_a_whole_page_is_none),
		cmocka_unit_test(spans_heads_and_paragraphs_of_cells),
		cmocka_unit_test(colours_and_pictures_of_cells),
		cmocka_unit_test(tables_in_tables),
		cmocka_unit_test(an_item_page_reads_like_its_text),
		cmocka_unit_test(a_list_of_items_is_no_table),
		cmocka_unit_test(encodings_by_meta_bom_or_guess),
		cmocka_unit_test(entities_of_a_page_are_not_expanded),
		cmocka_unit_test(spans_beyond_the_table_are_clamped),
		cmocka_unit_test(a_page_nested_too_deeply_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
