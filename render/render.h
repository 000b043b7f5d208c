/**
 * render: a report into the bytes of a file. The table of formats is here; each format is one to_*.c.
 *
 * Errors  RENDER_ERROR with a whole sentence for the user; what was noticed (a character that no font has) goes
 *         to `notes`
 * Owner   the caller owns the bytes
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include <glib.h>

#include "model/profile.h"
#include "model/report.h"

/* records of a report that a PDF or a page carries as JSON: for more it takes more than they do */
#define RENDER_CARRIED_MOST 2000u

#define RENDER_ERROR render_error_quark()
GQuark render_error_quark(void);

enum render_error { RENDER_ERROR_FONT, RENDER_ERROR_PDF };

enum format { FORMAT_PDF, FORMAT_HTML, FORMAT_JSON, FORMAT_CSV, N_FORMATS };

struct render_options {
	const char *date;              /* the day on which "overdue" is judged; NULL: the report's `updated` */
	const struct profile *profile; /* NULL: none */
};

/** "pdf" and FORMAT_PDF; format_from_name gives false for a word that is none. */
const char *format_name(enum format format);
bool format_from_name(const char *name, enum format *format);

/** Writes a report in a format. The same report gives the same bytes. `options` may be NULL. */
GString *render_report(const struct report *report, enum format format, const struct render_options *options,
    GPtrArray *notes, GError **error);

/** Every table of a document as it stands, no meaning read into it. */
GString *tables_to_json(const struct doc *doc);
GString *tables_to_csv(const struct doc *doc);

/** The formats. Each has the shape of render_report without `format`. */
GString *to_pdf(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error);
GString *to_html(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error);
GString *to_json(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error);
GString *to_csv(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error);

#endif
