#include "extract/extract.h"

#include <string.h>

#include "extract/attached.h"
#include "model/limits.h"
#include "model/note.h"
#include "model/own.h"
#include "model/pattern.h"
#include "model/read.h"

#define WORDS_LEAST 20 /* the shortest covering report seen has some 150 words, a cut-off download's remains under 10 */

G_DEFINE_QUARK(rapporteur_extract_error, extract_error)

enum paper_type { PAPER_PDF, PAPER_HTML, PAPER_TEXT, PAPER_REPORT, PAPER_OTHER };

static bool has_suffix(const char *file, const char *suffix)
{
	g_autofree char *folded = g_ascii_strdown(file, -1);

	return g_str_has_suffix(folded, suffix);
}

/** Whether the first bytes, white space and a BOM skipped, begin with a word, case folded. */
static bool begins_with(const char *data, gsize length, const char *word)
{
	gsize at = length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (at < length && g_ascii_isspace(data[at]))
		at++;
	return length - at >= strlen(word) && g_ascii_strncasecmp(data + at, word, strlen(word)) == 0;
}

/** Tells a paper's type by its bytes, then by its name. */
static enum paper_type type_of(GBytes *bytes, const char *file)
{
	static const char *const html_heads[] = { "<!doctype html", "<html", "<head", "<body", "<?xml" };
	static const struct {
		const char *bytes;
		gsize length;
	} foreign[] = { { "PK\3\4", 4 }, { "\xd0\xcf\x11\xe0", 4 }, { "{\\rtf", 5 }, { "\x89PNG", 4 },
		{ "\xff\xd8\xff", 3 }, { "GIF8", 4 }, { "\x1f\x8b", 2 }, { "\177ELF", 4 } };
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	if (data == NULL) /* no bytes at all */
		return PAPER_TEXT;
	/* PDF readers accept the header anywhere in the first 1024 bytes */
	if (memmem(data, MIN(length, 1024), "%PDF-", 5) != NULL)
		return PAPER_PDF;
	for (size_t i = 0; i < G_N_ELEMENTS(foreign); i++)
		if (length >= foreign[i].length && memcmp(data, foreign[i].bytes, foreign[i].length) == 0)
			return PAPER_OTHER;
	for (size_t i = 0; i < G_N_ELEMENTS(html_heads); i++)
		if (begins_with(data, length, html_heads[i]))
			return PAPER_HTML;
	if (has_suffix(file, ".json"))
		return PAPER_REPORT;
	if (begins_with(data, length, "{") && memmem(data, MIN(length, 1024), "\"rapporteur-report\"", 19) != NULL)
		return PAPER_REPORT;
	if (has_suffix(file, ".html") || has_suffix(file, ".htm") || has_suffix(file, ".xhtml"))
		return PAPER_HTML;
	return PAPER_TEXT;
}

/** What holds for any format: size limits. */
static bool check_size(GBytes *bytes, enum paper_type type, GError **error)
{
	/* A report as JSON is several times the size of its papers, and what we wrote we read. */
	gsize limit = type == PAPER_PDF || type == PAPER_REPORT ? LIMIT_INPUT_BYTES : LIMIT_TEXT_BYTES;

	if (g_bytes_get_size(bytes) == 0) {
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_EMPTY, "the file is empty");
		return false;
	}
	if (g_bytes_get_size(bytes) > limit) {
		g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_TOO_BIG,
		    "the file has %zu MiB, and at most %zu are read", g_bytes_get_size(bytes) >> 20, limit >> 20);
		return false;
	}
	return true;
}

/** A web page or a text under a PDF's name is what a failed download leaves. */
static bool check_name(const char *file, enum paper_type type, GError **error)
{
	if (!has_suffix(file, ".pdf") || type == PAPER_PDF)
		return true;
	g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_TYPE, "its name says PDF, but it is %s; fetch it again",
	    type == PAPER_HTML ? "a web page (a download that went wrong?)" : "not one");
	return false;
}

struct doc *extract_doc(GBytes *bytes, const char *file, const struct extract_options *options, GError **error)
{
	enum paper_type type = type_of(bytes, file);
	struct doc *doc = NULL;
	unsigned limits = pattern_limits_hit();

	if (!check_size(bytes, type, error) || !check_name(file, type, error))
		return NULL;
	if (type == PAPER_PDF)
		doc = from_pdf(bytes, file, options, error);
	else if (type == PAPER_HTML)
		doc = from_html(bytes, file, options, error);
	else if (type == PAPER_TEXT)
		doc = from_text(bytes, file, options, error);
	else
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_TYPE,
		    "this is no PDF, HTML or text; save it as PDF and convert that");
	limits = pattern_limits_hit() - limits;
	if (doc != NULL && limits > 0)
		notes_add(doc->notes, NOTE_WARNING, "pattern-limit", file, 0, 0,
		    "%u line%s too involved to be searched to the end; taken as plain text", limits,
		    limits == 1 ? " was" : "s were");
	return doc;
}

/** The report that a file of our own carries; NULL if it carries none that can be read: then what it shows is. */
static struct report *carried_report(GBytes *bytes, const char *file)
{
	enum paper_type type = type_of(bytes, file);
	g_autoptr(GBytes) json = type == PAPER_PDF ? attached_in_pdf(bytes) :
	    type == PAPER_HTML                     ? attached_in_html(bytes) :
						     NULL;
	g_autoptr(GError) ignored = NULL;

	return json != NULL && check_size(json, PAPER_REPORT, &ignored) ? from_json(json, file, &ignored) : NULL;
}

/** A few words without a table or minutes are the remains of a paper, not one. */
static bool check_words(const struct report *report, GError **error)
{
	const struct source_file *source = report->sources->len > 0 ? g_ptr_array_index(report->sources, 0) : NULL;

	if (report->recommendations->len > 0 || report->minutes->len > 0 || source == NULL ||
	    source->words >= WORDS_LEAST)
		return true;
	g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_EMPTY,
	    "it has only %u word%s, and neither recommendations in a table nor minutes; look whether the file is whole",
	    source->words, source->words == 1 ? "" : "s");
	return false;
}

struct report *extract_report(GBytes *bytes, const char *file, const struct extract_options *options,
    const struct profile *profile, GError **error)
{
	if (type_of(bytes, file) == PAPER_REPORT)
		return check_size(bytes, PAPER_REPORT, error) ? from_json(bytes, file, error) : NULL;
	struct report *carried = carried_report(bytes, file);
	if (carried != NULL) {
		notes_add(carried->notes, NOTE_INFO, "carried-report", file, 0, 0,
		    "this file carries the report that it was written from; that was read, not what it shows");
		return carried;
	}
	struct doc *doc = extract_doc(bytes, file, options, error);
	if (doc == NULL)
		return NULL;
	join_tables(doc);
	doc->sha256 = options != NULL && options->sha256 != NULL ?
	    g_strdup(options->sha256) :
	    g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
	struct report *report = read_doc(doc, profile);
	if (strcmp(doc->type, "pdf") == 0 && attached_is_ours(bytes))
		own_restore(report);
	doc_free(doc);
	if (check_words(report, error))
		return report;
	report_free(report);
	return NULL;
}
