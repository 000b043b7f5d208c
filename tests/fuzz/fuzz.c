/**
 * fuzz: one target a reader (READER is from_text, from_html, from_json or from_pdf); every writer runs on what
 * was read, and what is written as JSON is read back.
 *
 * Built with clang's -fsanitize=fuzzer, or with drive.c where there is none.
 */
#include <stdint.h>

#include "extract/extract.h"
#include "model/read.h"
#include "render/render.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NAME_(reader) #reader
#define NAME(reader) NAME_(reader)

/* The most bytes of one input: beyond it the same code runs, only longer. */
#define LIMIT_FUZZ_BYTES (1u << 20)

#ifndef READS_REPORT
static struct report *read_and_show(struct doc *doc)
{
	g_string_free(tables_to_json(doc), TRUE);
	g_string_free(tables_to_csv(doc), TRUE);
	join_tables(doc);
	return read_doc(doc, NULL);
}
#endif

static struct report *read_input(GBytes *bytes)
{
	g_autoptr(GError) error = NULL;
#ifdef READS_REPORT
	struct report *report = READER(bytes, "fuzz", &error);
#else
	struct doc *doc = READER(bytes, "fuzz", NULL, &error);
	struct report *report = doc != NULL ? read_and_show(doc) : NULL;
	doc_free(doc);
#endif
	g_assert_true((report != NULL) == (error == NULL));
	return report;
}

static void write_all(const struct report *report)
{
	for (int format = 0; format < N_FORMATS; format++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GPtrArray) notes = notes_new();
		GString *written = render_report(report, (enum format)format, NULL, notes, &error);
		g_assert_true((written != NULL) == (error == NULL));
		if (written == NULL)
			continue;
		GBytes *bytes = g_string_free_to_bytes(written);
		if (format == FORMAT_JSON) {
			struct report *again = from_json(bytes, "again", &error);
			if (again == NULL)
				g_error("%s: what we wrote is not read back: %s", NAME(READER), error->message);
			report_free(again);
		}
		g_bytes_unref(bytes);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0 || size > LIMIT_FUZZ_BYTES) /* extract_doc turns an empty paper away */
		return 0;
	GBytes *bytes = g_bytes_new(data, size);
	struct report *report = read_input(bytes);
	if (report != NULL)
		write_all(report);
	report_free(report);
	g_bytes_unref(bytes);
	return 0;
}
