/**
 * note: what was noticed while a paper was read or written, and what was done about it.
 *
 * A note never stops anything; what stops a document is a GError. Notes travel with the document, then
 * with the report, and the command prints them as messages.
 */
#ifndef MODEL_NOTE_H
#define MODEL_NOTE_H

#include <glib.h>

enum note_level { NOTE_INFO, NOTE_WARNING };

struct note {
	enum note_level level;
	char *code;    /* a short fixed word, "text-decoded", by which programs know the note */
	char *file;    /* as the user named it; NULL: the whole report */
	unsigned page; /* from 1; 0: none */
	unsigned line; /* from 1; 0: none */
	char *text;    /* "what was found; what was done" */
};

/** A new array that owns its notes. */
GPtrArray *notes_new(void);

/** Appends a note; the text is a printf format. After LIMIT_NOTES one note says that more were left out. */
void notes_add(GPtrArray *notes, enum note_level level, const char *code, const char *file, unsigned page,
    unsigned line, const char *format, ...) G_GNUC_PRINTF(7, 8);

/** Moves every note of `from` to the end of `to`. */
void notes_move(GPtrArray *to, GPtrArray *from);

/** A note as people read it, "FILE:PAGE: warning: what was found; ...", a line for a page in a text. The caller's. */
char *note_line(const struct note *note);

#endif
