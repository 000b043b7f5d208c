#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "render/render.h"
#include "tests/unit/random_report.h"

/* All that our pages are made of: whatever else appears as an element came out of a paper. */
static const char *const ELEMENTS[] = { "html", "head", "meta", "title", "style", "body", "a", "svg", "symbol",
	"circle", "path", "rect", "use", "header", "nav", "main", "footer", "section", "div", "h1", "h2", "h3", "p",
	"ul", "li", "dl", "dt", "dd", "span", "b", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th",
	"td", "fieldset", "legend", "label", "input" };
static const char *const VOID[] = { "meta", "col", "input" };

static bool is_one_of(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/** Remembers an id, or (after a '#') a place that a link leads to. */
static void note_attributes(const char *tag, GHashTable *ids, GHashTable *targets)
{
	static const struct {
		const char *before;
		bool is_id;
	} ATTRIBUTES[] = { { " id=\"", true }, { " href=\"#", false } };

	for (size_t i = 0; i < G_N_ELEMENTS(ATTRIBUTES); i++) {
		const char *value = strstr(tag, ATTRIBUTES[i].before);
		if (value == NULL)
			continue;
		value += strlen(ATTRIBUTES[i].before);
		char *name = g_strndup(value, strcspn(value, "\""));
		if (ATTRIBUTES[i].is_id && g_hash_table_contains(ids, name))
			fail_msg("two elements have the id %s", name);
		g_hash_table_add(ATTRIBUTES[i].is_id ? ids : targets, name);
	}
}

/** One tag, "<p class=...>" without its brackets, against the elements that are open. */
static void check_tag(char *tag, GPtrArray *open)
{
	bool is_end = *tag == '/', is_closed = g_str_has_suffix(tag, "/");
	g_autofree char *name = g_strndup(tag + (is_end ? 1 : 0), strcspn(tag + (is_end ? 1 : 0), " /\n"));

	if (strcmp(name, "!DOCTYPE") == 0)
		return;
	bool is_data = strcmp(tag, "script type=\"application/json\" id=\"rapporteur-report\"") == 0 ||
	    strcmp(tag, "/script") == 0;
	if (!is_data && !is_one_of(ELEMENTS, G_N_ELEMENTS(ELEMENTS), name)) /* no other script */
		fail_msg("a page has no element <%s>", tag);
	if (is_end) {
		assert_true(open->len > 0);
		assert_string_equal(g_ptr_array_index(open, open->len - 1), name);
		g_ptr_array_set_size(open, (gint)open->len - 1);
	} else if (!is_closed && !is_one_of(VOID, G_N_ELEMENTS(VOID), name)) {
		g_ptr_array_add(open, g_steal_pointer(&name));
	}
}

/** Elements are ours, and are closed in order; ids are unique; links lead somewhere. */
static void check_page(const char *html)
{
	g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) targets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTableIter iter;
	gpointer target;

	for (const char *at = strchr(html, '<'); at != NULL; at = strchr(at, '<')) {
		const char *end = strchr(at, '>');
		assert_non_null(end);
		g_autofree char *tag = g_strndup(at + 1, (gsize)(end - at - 1));
		check_tag(tag, open);
		note_attributes(tag, ids, targets);
		at = end;
	}
	assert_int_equal(open->len, 0);
	g_hash_table_iter_init(&iter, targets);
	while (g_hash_table_iter_next(&iter, &target, NULL))
		if (!g_hash_table_contains(ids, target))
			fail_msg("a link leads to #%s, which is not there", (char *)target);
}

static void any_report_gives_a_whole_page(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= 200; seed++) {
		struct report *report = random_report(seed, 12);
		GString *html = render_report(report, FORMAT_HTML, NULL, NULL, NULL);
		check_page(html->str);
		assert_true(g_utf8_validate(html->str, (gssize)html->len, NULL));
		g_string_free(html, TRUE);
		report_free(report);
	}
}

static struct recommendation *add(struct report *report, const char *number)
{
	struct recommendation *recommendation = recommendation_new();

	recommendation->number = g_strdup(number);
	g_ptr_array_add(report->recommendations, recommendation);
	return recommendation;
}

static void assert_has(const char *html, const char *piece)
{
	if (strstr(html, piece) == NULL)
		fail_msg("the page lacks %s", piece);
}

static void updates_stand_newest_first_and_items_are_a_list(void **state)
{
	(void)state;
	struct report *report = report_new();
	struct recommendation *recommendation = add(report, "7");

	update_add(recommendation->updates, g_strdup("2025-06"), g_strdup("Begun."), NULL);
	update_add(recommendation->updates, g_strdup("2026-01-31"),
	    g_strdup("Done:\n\342\200\242 roof\n\342\200\242 walls\nAnd more."), NULL);
	GString *html = render_report(report, FORMAT_HTML, NULL, NULL, NULL);
	assert_has(html->str,
	    "<p class=\"date\">31 January "
	    "2026</p><p>Done:</p><ul><li>roof</li><li>walls</li></ul><p>And more.</p></div>"
	    "<div class=\"older\"><p class=\"date\">June 2025</p><p>Begun.</p></div>");
	g_string_free(html, TRUE);
	report_free(report);
}

static void the_glance_links_to_the_rows(void **state)
{
	(void)state;
	struct report *report = report_new();

	add(report, "1");
	add(report, "2")->due = when_new(g_strdup("March 2026"), g_strdup("2026-03"));
	report->updated = g_strdup("2026-08-31");
	GString *html = render_report(report, FORMAT_HTML, NULL, NULL, NULL);
	assert_has(html->str,
	    "Overdue at 31 August 2026</h2><ul class=\"plain\"><li><a href=\"#row-2\">2</a> due "
	    "March 2026 (5 months; no status given)</li></ul>");
	assert_has(html->str, "<tr role=\"row\" id=\"row-2\" class=\"record is-none is-overdue\">");
	g_string_free(html, TRUE);
	report_free(report);
}

static void nothing_of_a_paper_is_markup(void **state)
{
	(void)state;
	struct report *report = report_new();
	struct recommendation *recommendation = add(report, "\"><script>alert(1)</script>");

	recommendation->text = g_strdup("a < b && c\001");
	recommendation->section = g_strdup("</th><img src=x onerror=alert(1)>");
	report->headings[HEADING_RESPONSE] = g_strdup("\" onclick=\"alert(1)");
	recommendation->response = g_strdup("Agreed.");
	report->title = g_strdup("</title><script>alert(1)</script>");
	GString *html = render_report(report, FORMAT_HTML, NULL, NULL, NULL);
	check_page(html->str);
	assert_null(strstr(html->str, "<script>"));
	assert_has(html->str, "a &lt; b &amp;&amp; c<");
	assert_has(html->str, "data-head=\"&quot; onclick=&quot;alert(1)\"");
	assert_has(html->str, "default-src 'none'");
	g_string_free(html, TRUE);
	report_free(report);
}

static void a_column_without_head_or_cell_is_left_out(void **state)
{
	(void)state;
	struct report *report = report_new();

	add(report, "1")->text = g_strdup("Mend the roof.");
	report->headings[HEADING_ASSESSMENT] = g_strdup("How far along?");
	GString *html = render_report(report, FORMAT_HTML, NULL, NULL, NULL);
	assert_null(strstr(html->str, "Original response"));
	assert_has(html->str, "How far along?");
	assert_has(html->str, "Not yet assessed");
	g_string_free(html, TRUE);
	report_free(report);
}

static void the_size_grows_with_the_rows(void **state)
{
	(void)state;
	gsize sizes[2];

	for (int i = 0; i < 2; i++) {
		struct report *report = report_new();
		for (int n = 0; n < 2000 * (i + 1); n++)
			add(report, "1")->due = when_new(g_strdup("2020"), g_strdup("2020"));
		report->updated = g_strdup("2026");
		GString *html = render_report(report, FORMAT_HTML, NULL, NULL, NULL);
		sizes[i] = html->len;
		g_string_free(html, TRUE);
		report_free(report);
	}
	assert_true(sizes[1] < 2 * sizes[0] + 4000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_report_gives_a_whole_page),
		cmocka_unit_test(updates_stand_newest_first_and_items_are_a_list),
		cmocka_unit_test(the_glance_links_to_the_rows),
		cmocka_unit_test(nothing_of_a_paper_is_markup),
		cmocka_unit_test(a_column_without_head_or_cell_is_left_out),
		cmocka_unit_test(the_size_grows_with_the_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
