/**
 * mark: what a status word, letter, number, sign or colour means: by the paper's key, else by the default.
 *
 * Colours  a fill, a drawn sign or the ink of a sign counts as seen; the ink of words does not
 */
#ifndef MODEL_MARK_H
#define MODEL_MARK_H

#include "model/decision.h"
#include "model/report.h"

/**
 * The status or assessment of a cell by a scheme (report->scheme; the paper's own or the default).
 * NULL: the cell is blank and shows no fill or sign. CODE_UNKNOWN: something is there that nothing explains.
 * A pale or grey fill counts only where the paper's key names grey. The caller leaves out the fill of a banded row.
 */
struct mark *mark_read(const struct report *report, const struct cell *cell);

/** The code of a word or phrase by the words of the trade alone ("On target"); CODE_UNKNOWN if it is none of them. */
enum code mark_word(const char *text);

/**
 * Notes "default-scheme" if marks were read that no key of the paper explains; a warning if the paper has a key that
 * could not be read. Call it after the last table.
 */
void mark_note_default(struct report *report, bool key_is_unread);

#endif
