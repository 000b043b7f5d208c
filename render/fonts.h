/**
 * fonts: the faces that a PDF is set in, and which glyph stands for which character.
 *
 * Liberation Sans (the metrics of Arial, which councils use), then DejaVu Sans for signs, then whatever fontconfig
 * knows that has the character in TrueType outlines; at last a box.
 *
 * Unit    advances in thousandths of the font size, as PDF widths are
 * Owner   the caller closes; glyphs and faces live as long as the fonts
 * Errors  RENDER_ERROR_FONT when there is no face at all; a character without a glyph is counted, see fonts_note
 */
#ifndef RENDER_FONTS_H
#define RENDER_FONTS_H

#include <glib.h>
#include <hb.h>
#include <stdbool.h>

enum weight { WEIGHT_REGULAR, WEIGHT_BOLD, N_WEIGHTS };

/** What a character looks like; `face` counts from 0, `cid` is 0 until fonts_use gives one. */
struct glyph {
	guint32 gid;
	guint16 face, cid;
	guint16 advance;
	bool is_known, is_missing, is_hidden; /* hidden: takes no room and draws nothing (joiners, direction marks) */
};

/** A CID of a face: which glyph it draws and what it means when text is copied or read aloud. */
struct used_glyph {
	guint32 gid;
	gunichar character;
	guint16 advance;
};

struct face {
	char *file;
	hb_face_t *hb;
	hb_font_t *font;
	enum weight weight;
	GArray *used; /* struct used_glyph, by CID - 1 */
};

struct fonts;

struct fonts *fonts_open(GError **error);
void fonts_close(struct fonts *fonts);

/** The glyph of a character; never NULL. */
struct glyph *fonts_glyph(struct fonts *fonts, enum weight weight, gunichar character);

/** The CID that draws a glyph of fonts_glyph for that character; it enters the face's list of used glyphs. */
guint16 fonts_use(struct fonts *fonts, struct glyph *glyph, gunichar character);

unsigned fonts_count(const struct fonts *fonts);
const struct face *fonts_face(const struct fonts *fonts, unsigned face);

/** Says in notes which characters had no glyph and that right-to-left scripts were not reordered. */
void fonts_note(const struct fonts *fonts, GPtrArray *notes);

#endif
