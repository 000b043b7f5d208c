/**
 * encoding: the bytes of a text or HTML paper into UTF-8.
 *
 * Shape   a BOM decides; then UTF-16 without one by where its zero bytes stand; then what the paper declares; then
 *         UTF-8 if it is valid; then UTF-8 with single strange bytes; then Windows-1252, which holds Latin-1
 * Errors  EXTRACT_ERROR_TYPE: zero bytes or too many control characters: this is no text
 * Owner   the caller
 */
#ifndef EXTRACT_ENCODING_H
#define EXTRACT_ENCODING_H

#include <glib.h>

/**
 * Decodes a whole paper. `declared` is the encoding that it names itself (HTML), NULL if none. `assumed` is set to
 * the name of the encoding where the paper left it open and it is not plain UTF-8, else to NULL.
 */
char *encoding_decode(GBytes *bytes, const char *declared, const char **assumed, GError **error);

#endif
