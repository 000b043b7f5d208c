#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <poppler.h>
#include <string.h>

#include "extract/attached.h"
#include "render/fonts.h"
#include "render/render.h"
#include "tests/unit/random_report.h"

static const struct render_options NO_OPTIONS = { 0 };

static struct report *small_report(void)
{
	struct report *report = report_new();
	struct recommendation *recommendation = recommendation_new();

	report->title = g_strdup("Ferries Inquiry: progress");
	report->updated = g_strdup("2026-03-31");
	recommendation->number = g_strdup("1");
	recommendation->label = g_strdup("Recommendation 1");
	recommendation->text = g_strdup("The last ferry should wait for the last train.");
	recommendation->response = g_strdup("Accepted. The timetable changes in May.");
	recommendation->owner = g_strdup("Head of Piers");
	recommendation->assessment = mark_new(CODE_AT_RISK, NULL, COLOUR_NONE);
	g_ptr_array_add(report->recommendations, recommendation);
	return report;
}

static GString *pdf_of(const struct report *report)
{
	GPtrArray *notes = notes_new();
	GError *error = NULL;
	GString *file = to_pdf(report, &NO_OPTIONS, notes, &error);

	if (error != NULL)
		fail_msg("%s", error->message);
	g_ptr_array_unref(notes);
	return file;
}

/** What poppler reads on all pages; `pages` receives how many there are. */
static char *text_of(const GString *file, int *pages)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(file->str, file->len);
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
	GString *text = g_string_new(NULL);

	assert_non_null(document);
	*pages = poppler_document_get_n_pages(document);
	for (int i = 0; i < *pages; i++) {
		PopplerPage *page = poppler_document_get_page(document, i);
		char *own = poppler_page_get_text(page);
		g_string_append(text, own);
		g_string_append_c(text, '\n');
		g_free(own);
		g_object_unref(page);
	}
	g_object_unref(document);
	return g_string_free(text, FALSE);
}

static void every_part_of_a_row_is_read_back(void **state)
{
	static const char *const parts[] = { "Ferries Inquiry: progress", "Recommendation 1",
		"The last ferry should wait", "Accepted. The timetable changes", "Head of Piers", "At risk",
		"Page 1 of 1" };
	struct report *report = small_report();
	GString *file = pdf_of(report);
	int pages;
	char *text = text_of(file, &pages);

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
		if (strstr(text, parts[i]) == NULL)
			fail_msg("“%s” is not in: %s", parts[i], text);
	g_free(text);
	g_string_free(file, TRUE);
	report_free(report);
}

static void same_report_same_bytes(void **state)
{
	struct report *report = small_report();
	GString *a = pdf_of(report), *b = pdf_of(report);

	(void)state;
	assert_true(g_string_equal(a, b));
	g_string_free(a, TRUE);
	g_string_free(b, TRUE);
	report_free(report);
}

static void a_long_cell_goes_on_over_pages_whole(void **state)
{
	struct report *report = small_report();
	struct recommendation *recommendation = g_ptr_array_index(report->recommendations, 0);
	GString *words = g_string_new(NULL);
	int pages;

	(void)state;
	for (int i = 0; i < 3000; i++)
		g_string_append_printf(words, "w%04d ", i);
	g_free(recommendation->response);
	recommendation->response = g_string_free(words, FALSE);
	GString *file = pdf_of(report);
	char *text = text_of(file, &pages);
	assert_true(pages > 4);
	const char *at = text;
	for (int i = 0; i < 3000; i++) {
		char word[8];
		g_snprintf(word, sizeof word, "w%04d", i);
		at = strstr(at, word);
		if (at == NULL)
			fail_msg("%s is missing or out of order", word);
	}
	assert_non_null(strstr(text, "Recommendation 1, continued"));
	g_free(text);
	g_string_free(file, TRUE);
	report_free(report);
}

static void any_report_is_a_pdf_that_opens(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= 40; seed++) {
		struct report *report = random_report(seed, 6);
		GString *file = pdf_of(report);
		int pages;
		char *text = text_of(file, &pages);
		assert_true(pages > 0);
		g_free(text);
		g_string_free(file, TRUE);
		report_free(report);
	}
}

/** The number of the first page that has a word; 0: none has. */
static int page_with(const GString *file, const char *word)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(file->str, file->len);
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
	int found = 0;

	for (int i = 0; i < poppler_document_get_n_pages(document) && found == 0; i++) {
		PopplerPage *page = poppler_document_get_page(document, i);
		char *text = poppler_page_get_text(page);
		found = strstr(text, word) != NULL ? i + 1 : 0;
		g_free(text);
		g_object_unref(page);
	}
	g_object_unref(document);
	return found;
}

static void a_table_of_groups_begins_below_the_glance(void **state)
{
	struct report *report = small_report();
	struct recommendation *recommendation = g_ptr_array_index(report->recommendations, 0);

	(void)state;
	recommendation->section = g_strdup("Boats and trains");
	for (int i = 0; i < 8; i++)
		labelled_add(recommendation->extra, g_strdup("Origin"), g_strdup("Meeting in June"));
	GString *file = pdf_of(report);
	assert_int_equal(page_with(file, "At a glance"), 1);
	assert_int_equal(page_with(file, "The last ferry should wait"), 1);
	g_string_free(file, TRUE);
	report_free(report);
}

static void the_pdf_carries_its_report(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= 10; seed++) {
		struct report *report = random_report(seed, 4);
		GString *file = pdf_of(report), *json = to_json(report, &NO_OPTIONS, NULL, NULL);
		g_autoptr(GBytes) bytes = g_bytes_new_static(file->str, file->len);
		g_autoptr(GBytes) carried = attached_in_pdf(bytes);
		assert_non_null(carried);
		gsize length;
		const char *data = g_bytes_get_data(carried, &length);
		assert_int_equal(length, json->len);
		assert_memory_equal(data, json->str, length);
		g_string_free(json, TRUE);
		g_string_free(file, TRUE);
		report_free(report);
	}
}

static void a_character_without_a_glyph_is_seen_and_noted(void **state)
{
	struct fonts *fonts = fonts_open(NULL);
	GPtrArray *notes = notes_new();

	(void)state;
	assert_non_null(fonts);
	assert_false(fonts_glyph(fonts, WEIGHT_REGULAR, 'A')->is_missing);
	assert_false(fonts_glyph(fonts, WEIGHT_BOLD, 0x175)->is_missing); /* w with circumflex, as Welsh has it */
	struct glyph *glyph = fonts_glyph(fonts, WEIGHT_REGULAR, 0xf1234);
	assert_true(glyph->is_missing);
	assert_true(glyph->advance > 0);
	assert_true(fonts_glyph(fonts, WEIGHT_REGULAR, 0xad)->is_hidden);
	fonts_note(fonts, notes);
	assert_int_equal(notes->len, 1);
	assert_string_equal(((struct note *)g_ptr_array_index(notes, 0))->code, "glyph-missing");
	g_ptr_array_unref(notes);
	fonts_close(fonts);
}

/* 4 by 2 pixels of 16 bits a colour: the left half red, the right half clear. */
static const char RED_AND_CLEAR[] =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACEAYAAAAvOKEgAAAAGElEQVR42mM4cUJAQEHh/38YzYAOCCkAAH8wD7kKGVDkAAAA"
    "AElFTkSuQmCC";

static guint32 pixel(cairo_surface_t *picture, int x)
{
	guint32 value;

	memcpy(&value, cairo_image_surface_get_data(picture) + 4 * x, sizeof value);
	return value & 0xffffff;
}

static void a_logo_is_as_it_was_and_clear_is_white(void **state)
{
	(void)state;
	gsize length;
	guchar *png = g_base64_decode(RED_AND_CLEAR, &length);
	struct profile *profile = g_new0(struct profile, 1);
	struct render_options options = { .profile = profile };
	g_autoptr(GPtrArray) notes = notes_new();
	struct report *report = small_report();
	profile->logo = g_bytes_new_take(png, length);
	profile->logo_text = g_strdup("The crest of Larkmoor");
	GString *file = to_pdf(report, &options, notes, NULL);
	g_autoptr(GBytes) bytes = g_string_free_to_bytes(file);
	PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, NULL);
	PopplerPage *page = poppler_document_get_page(pdf, 0);
	GList *images = poppler_page_get_image_mapping(page);

	assert_int_equal(g_list_length(images), 1);
	cairo_surface_t *picture = poppler_page_get_image(page, ((PopplerImageMapping *)images->data)->image_id);
	assert_int_equal(cairo_image_surface_get_width(picture), 4);
	assert_int_equal(cairo_image_surface_get_height(picture), 2);
	assert_int_equal(pixel(picture, 0), 0xc81020);
	assert_int_equal(pixel(picture, 3), 0xffffff);
	cairo_surface_destroy(picture);
	poppler_page_free_image_mapping(images);
	g_object_unref(page);
	g_object_unref(pdf);
	report_free(report);
	g_bytes_unref(profile->logo);
	g_free(profile->logo_text);
	g_free(profile);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_logo_is_as_it_was_and_clear_is_white),
		cmocka_unit_test(every_part_of_a_row_is_read_back),
		cmocka_unit_test(same_report_same_bytes),
		cmocka_unit_test(a_long_cell_goes_on_over_pages_whole),
		cmocka_unit_test(any_report_is_a_pdf_that_opens),
		cmocka_unit_test(a_table_of_groups_begins_below_the_glance),
		cmocka_unit_test(the_pdf_carries_its_report),
		cmocka_unit_test(a_character_without_a_glyph_is_seen_and_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
