#include "render/fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <string.h>

#include "model/note.h"
#include "render/render.h"

#define PAGE_GLYPHS 256
#define N_GLYPH_PAGES (0x110000 / PAGE_GLYPHS)
#define MAX_FACES 32          /* a report in more faces than these is an attack on the reader's eyes */
#define MAX_SEARCHES 24       /* fontconfig sorts all faces for each: about 1 ms */
#define MAX_CIDS 65000        /* two bytes a character in the content */
#define MAX_NAMED_MISSING 12u /* characters that a note names */
#define MAIN_FAMILY "Liberation Sans"
#define SIGNS_FAMILY "DejaVu Sans"
#define REPLACEMENT 0x25A1 /* white square: what stands for a character that no face has */

struct fonts {
	FcConfig *config;
	GPtrArray *faces;
	struct glyph *pages[N_WEIGHTS][N_GLYPH_PAGES];
	GHashTable *missing; /* the characters, as pointers */
	unsigned n_searches;
	bool has_signs[N_WEIGHTS]; /* the face for signs has been opened, or is not there */
	bool has_right_to_left;
};

static void face_free(gpointer data)
{
	struct face *face = data;

	hb_font_destroy(face->font);
	hb_face_destroy(face->hb);
	g_array_unref(face->used);
	g_free(face->file);
	g_free(face);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

/** Opens a face; -1 if it has no TrueType outlines. Only files that fontconfig knows are ever opened. */
static int face_open(struct fonts *fonts, const char *file, unsigned index, enum weight weight)
{
	hb_blob_t *blob = hb_blob_create_from_file(file);
	hb_face_t *hb = hb_face_create(blob, index);

	hb_blob_destroy(blob);
	if (!has_table(hb, HB_TAG('g', 'l', 'y', 'f'))) {
		hb_face_destroy(hb);
		return -1;
	}
	struct face *face = g_new0(struct face, 1);
	face->file = g_strdup(file);
	face->hb = hb;
	face->font = hb_font_create(hb);
	face->weight = weight;
	face->used = g_array_new(FALSE, FALSE, sizeof(struct used_glyph));
	g_ptr_array_add(fonts->faces, face);
	return (int)fonts->faces->len - 1;
}

static FcPattern *pattern_new(const char *family, enum weight weight)
{
	FcPattern *pattern = FcPatternCreate();

	if (family != NULL)
		FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	FcPatternAddInteger(pattern, FC_WEIGHT, weight == WEIGHT_BOLD ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
	FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
	FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
	FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
	return pattern;
}

/** The face that fontconfig thinks nearest to a pattern; -1 if there is none that we can use. Takes the pattern. */
static int face_match(struct fonts *fonts, FcPattern *pattern, enum weight weight)
{
	FcResult result;
	int index = 0, face = -1;
	FcChar8 *file;

	FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
	FcDefaultSubstitute(pattern);
	FcPattern *match = FcFontMatch(fonts->config, pattern, &result);
	FcPatternDestroy(pattern);
	if (match == NULL)
		return -1;
	if (FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch) {
		(void)FcPatternGetInteger(match, FC_INDEX, 0, &index);
		for (unsigned i = 0; i < fonts->faces->len && face < 0; i++) {
			struct face *known = g_ptr_array_index(fonts->faces, i);
			if (known->weight == weight && strcmp(known->file, (const char *)file) == 0)
				face = (int)i;
		}
		if (face < 0 && fonts->faces->len < MAX_FACES)
			face = face_open(fonts, (const char *)file, (unsigned)index & 0xffff, weight);
	}
	FcPatternDestroy(match);
	return face;
}

/**
 * The system's font folders with their caches, without the machine's rules for names: read in a third of the time, and
 * once for all reports of the process.
 */
static FcConfig *plain_config(void)
{
	static FcConfig *kept;
	static const char xml[] = "<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
				  "<dir prefix=\"xdg\">fonts</dir><cachedir>/var/cache/fontconfig</cachedir>"
				  "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";
	FcConfig *config = kept == NULL ? FcConfigCreate() : NULL;

	if (config != NULL && FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcTrue) &&
	    FcConfigBuildFonts(config))
		kept = config;
	else if (config != NULL)
		FcConfigDestroy(config);
	return kept != NULL ? FcConfigReference(kept) : NULL;
}

/** Opens the main faces; `is_exact`: only if they are Liberation Sans, whose measures the design is made for. */
static bool open_main_faces(struct fonts *fonts, bool is_exact)
{
	for (int weight = 0; weight < N_WEIGHTS; weight++) {
		if (fonts->config == NULL || face_match(fonts, pattern_new(MAIN_FAMILY, weight), weight) < 0)
			return false;
		if (is_exact && strstr(fonts_face(fonts, (unsigned)weight)->file, "LiberationSans-") == NULL)
			return false;
	}
	return true;
}

struct fonts *fonts_open(GError **error)
{
	struct fonts *fonts = g_new0(struct fonts, 1);

	fonts->faces = g_ptr_array_new_with_free_func(face_free);
	fonts->missing = g_hash_table_new(NULL, NULL);
	fonts->config = plain_config();
	if (open_main_faces(fonts, true))
		return fonts;
	g_ptr_array_set_size(fonts->faces, 0);
	if (fonts->config != NULL)
		FcConfigDestroy(fonts->config);
	fonts->config = FcInitLoadConfigAndFonts();
	if (open_main_faces(fonts, false))
		return fonts;
	g_set_error_literal(error, RENDER_ERROR, RENDER_ERROR_FONT,
	    "no TrueType font was found to write a PDF with; install Liberation Sans (fonts-liberation2)");
	fonts_close(fonts);
	return NULL;
}

void fonts_close(struct fonts *fonts)
{
	if (fonts == NULL)
		return;
	for (int weight = 0; weight < N_WEIGHTS; weight++)
		for (int page = 0; page < N_GLYPH_PAGES; page++)
			g_free(fonts->pages[weight][page]);
	g_hash_table_unref(fonts->missing);
	g_ptr_array_unref(fonts->faces);
	if (fonts->config != NULL)
		FcConfigDestroy(fonts->config);
	g_free(fonts);
}

/** Tries one face; fills the glyph if it has the character. */
static bool glyph_in(const struct fonts *fonts, int face, gunichar character, struct glyph *glyph)
{
	hb_codepoint_t gid;

	if (face < 0)
		return false;
	const struct face *f = g_ptr_array_index(fonts->faces, (guint)face);
	if (!hb_font_get_nominal_glyph(f->font, character, &gid) || gid == 0)
		return false;
	int advance = hb_font_get_glyph_h_advance(f->font, gid);
	unsigned em = hb_face_get_upem(f->hb);
	glyph->gid = gid;
	glyph->face = (guint16)face;
	glyph->advance = (guint16)CLAMP(((gint64)advance * 1000 + em / 2) / em, 0, 9999);
	return true;
}

static int face_with(struct fonts *fonts, enum weight weight, gunichar character)
{
	if (fonts->n_searches++ >= MAX_SEARCHES)
		return -1;
	FcPattern *pattern = pattern_new(NULL, weight);
	FcCharSet *set = FcCharSetCreate();
	FcCharSetAddChar(set, character);
	FcPatternAddCharSet(pattern, FC_CHARSET, set);
	FcCharSetDestroy(set);
	return face_match(fonts, pattern, weight);
}

static bool is_hidden(gunichar c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) ||
	    c == 0xfeff || (c >= 0xe0000 && c <= 0xe0fff);
}

static void find_replacement(struct fonts *fonts, enum weight weight, gunichar character, struct glyph *glyph)
{
	static const gunichar signs[] = { REPLACEMENT, '?', ' ' };

	glyph->is_missing = true;
	g_hash_table_add(fonts->missing, GUINT_TO_POINTER(character));
	for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
		if (glyph_in(fonts, (int)weight, signs[i], glyph))
			return;
}

static void find_glyph(struct fonts *fonts, enum weight weight, gunichar character, struct glyph *glyph)
{
	glyph->is_known = true;
	if (is_hidden(character)) {
		glyph->is_hidden = true;
		return;
	}
	/* the hyphen that does not break looks like the one that does */
	gunichar wanted = character == 0x2011 ? 0x2010 : character;
	if (glyph_in(fonts, (int)weight, wanted, glyph))
		return;
	if (!fonts->has_signs[weight])
		face_match(fonts, pattern_new(SIGNS_FAMILY, weight), weight);
	fonts->has_signs[weight] = true;
	for (unsigned i = N_WEIGHTS; i < fonts->faces->len; i++) {
		const struct face *face = g_ptr_array_index(fonts->faces, i);
		if (face->weight == weight && glyph_in(fonts, (int)i, wanted, glyph))
			return;
	}
	if (!glyph_in(fonts, face_with(fonts, weight, wanted), wanted, glyph))
		find_replacement(fonts, weight, character, glyph);
}

struct glyph *fonts_glyph(struct fonts *fonts, enum weight weight, gunichar character)
{
	if (character >= 0x110000)
		character = REPLACEMENT;
	struct glyph **page = &fonts->pages[weight][character / PAGE_GLYPHS];
	if (*page == NULL)
		*page = g_new0(struct glyph, PAGE_GLYPHS);
	struct glyph *glyph = &(*page)[character % PAGE_GLYPHS];
	if (!glyph->is_known) {
		find_glyph(fonts, weight, character, glyph);
		GUnicodeScript script = g_unichar_get_script(character);
		if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
		    script == G_UNICODE_SCRIPT_SYRIAC)
			fonts->has_right_to_left = true;
	}
	return glyph;
}

/** What a copied or spoken character is: itself, unless a PDF may not say so (private use, U+FFFD). */
static gunichar meaning(gunichar c)
{
	bool is_private = (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;

	return is_private || (c >= 0xfff0 && c <= 0xffff) ? REPLACEMENT : c;
}

guint16 fonts_use(struct fonts *fonts, struct glyph *glyph, gunichar character)
{
	if (glyph->cid != 0)
		return glyph->cid;
	struct face *face = g_ptr_array_index(fonts->faces, glyph->face);
	if (face->used->len >= MAX_CIDS)
		return 1;
	struct used_glyph used = { glyph->gid, meaning(character), glyph->advance };
	g_array_append_val(face->used, used);
	glyph->cid = (guint16)face->used->len;
	return glyph->cid;
}

unsigned fonts_count(const struct fonts *fonts)
{
	return fonts->faces->len;
}

const struct face *fonts_face(const struct fonts *fonts, unsigned face)
{
	return g_ptr_array_index(fonts->faces, face);
}

static gint compare_characters(gconstpointer a, gconstpointer b)
{
	guint x = GPOINTER_TO_UINT(a), y = GPOINTER_TO_UINT(b);

	return x < y ? -1 : x > y;
}

void fonts_note(const struct fonts *fonts, GPtrArray *notes)
{
	guint n = g_hash_table_size(fonts->missing), i = 0;

	if (n > 0) {
		GString *names = g_string_new(NULL);
		GList *all = g_list_sort(g_hash_table_get_keys(fonts->missing), compare_characters);
		for (GList *key = all; key != NULL && i < MAX_NAMED_MISSING; key = key->next, i++)
			g_string_append_printf(names, "%sU+%04X", i > 0 ? ", " : "", GPOINTER_TO_UINT(key->data));
		notes_add(notes, NOTE_WARNING, "glyph-missing", NULL, 0, 0,
		    "no font here has %u of the characters (%s%s); a box stands for each in the PDF", n, names->str,
		    n > i ? " ..." : "");
		g_list_free(all);
		g_string_free(names, TRUE);
	}
	if (fonts->has_right_to_left)
		notes_add(notes, NOTE_WARNING, "right-to-left", NULL, 0, 0,
		    "the report has words in a script that is written from right to left; the PDF shows their letters unjoined and from left to right");
}
