/**
 * extract: any paper into a document. The table of formats is here; each format is one from_*.c.
 *
 * Errors  EXTRACT_ERROR says what stops a paper; its message is a whole sentence for the user without the
 *         file's name: what was found and what would help
 * Owner   the caller
 */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include <glib.h>

#include "model/doc.h"
#include "model/profile.h"
#include "model/report.h"

#define EXTRACT_ERROR extract_error_quark()
GQuark extract_error_quark(void);

enum extract_error {
	EXTRACT_ERROR_EMPTY,    /* no bytes, or no text at all */
	EXTRACT_ERROR_TOO_BIG,  /* over a limit of model/limits.h */
	EXTRACT_ERROR_DAMAGED,  /* cut short or not what it says it is */
	EXTRACT_ERROR_PASSWORD, /* needs one, or the one given is wrong */
	EXTRACT_ERROR_SCAN,     /* only pictures of text */
	EXTRACT_ERROR_TYPE,     /* a format that is not read */
	EXTRACT_ERROR_JSON      /* a report as JSON that breaks the contract; the message has line, column, member */
};

struct extract_options {
	const char *password; /* for PDF; NULL: none */
	const char *sha256;   /* of the bytes, where the caller has it; NULL: it is computed */
};

/**
 * Reads a paper (PDF, HTML or text) into a document. `file` is the name that notes carry. `options` may be NULL.
 * Tables are as each page has them; see join_tables.
 */
struct doc *extract_doc(GBytes *bytes, const char *file, const struct extract_options *options, GError **error);

/** Joins tables that go on over pages (same columns, header repeated or none), and takes repeated headers out. */
void join_tables(struct doc *doc);

/** A paper all the way to its report: extract_doc, join_tables, read_doc; or a report that was written as JSON. */
struct report *extract_report(GBytes *bytes, const char *file, const struct extract_options *options,
    const struct profile *profile, GError **error);

/** The formats. Each has the shape of extract_doc. */
struct doc *from_pdf(GBytes *bytes, const char *file, const struct extract_options *options, GError **error);
struct doc *from_html(GBytes *bytes, const char *file, const struct extract_options *options, GError **error);
struct doc *from_text(GBytes *bytes, const char *file, const struct extract_options *options, GError **error);

/**
 * Keeps a PDF of our own open to the end of the process. Without one, poppler reads its character tables and the
 * system's fonts again for each paper; a process that reads many, or is forked for each, does it once.
 */
void from_pdf_warm(GBytes *bytes);

/** A report as JSON read back, as the contract has it. */
struct report *from_json(GBytes *bytes, const char *file, GError **error);

#endif
