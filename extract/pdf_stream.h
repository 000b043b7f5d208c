/**
 * pdf_stream: the bytes of a PDF's streams, decoded, but never more than a limit: a file of a megabyte can hold a
 * stream of a gigabyte, and libqpdf would take the memory for it.
 *
 * Owner   the caller's array
 */
#ifndef EXTRACT_PDF_STREAM_H
#define EXTRACT_PDF_STREAM_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

enum stream_state { STREAM_READ, STREAM_UNREADABLE, STREAM_TOO_BIG };

/** Appends a stream's bytes; the array has at most `most` bytes then. */
enum stream_state pdf_stream_read(qpdf_data pdf, qpdf_oh stream, gsize most, GByteArray *out);

/** Appends a page's content: its stream, or its streams one after the other. */
enum stream_state pdf_stream_page(qpdf_data pdf, qpdf_oh page, gsize most, GByteArray *out);

#endif
