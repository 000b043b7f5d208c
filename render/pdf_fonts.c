#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "render/pdf_private.h"

#define FLAG_SYMBOLIC 4
#define STEM_REGULAR 84 /* the stems of Liberation Sans; only a hint to readers that replace the face */
#define STEM_BOLD 140
#define BLOCK_CHARACTERS 100u /* the most that one bfchar block may hold (Adobe's CMap rules) */

/** The face with only the glyphs that are used and no tables for shaping; `map` gives their numbers in it. */
static hb_blob_t *cut(const struct face *face, hb_map_t *map)
{
	static const hb_tag_t unwanted[] = { HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'),
		HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('k', 'e', 'r', 'n'), HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
		HB_TAG('F', 'F', 'T', 'M'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('D', 'S', 'I', 'G') };
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_blob_t *blob = NULL;

	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	for (guint i = 0; i < face->used->len; i++)
		hb_set_add(hb_subset_input_glyph_set(input), g_array_index(face->used, struct used_glyph, i).gid);
	for (guint i = 0; i < G_N_ELEMENTS(unwanted); i++)
		hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), unwanted[i]);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face->hb, input);
	hb_face_t *small = plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;
	if (small != NULL) {
		const hb_map_t *old_to_new = hb_subset_plan_old_to_new_glyph_mapping(plan);
		for (guint i = 0; i < face->used->len; i++) {
			hb_codepoint_t gid = g_array_index(face->used, struct used_glyph, i).gid;
			hb_map_set(map, gid, hb_map_get(old_to_new, gid));
		}
		blob = hb_face_reference_blob(small);
		hb_face_destroy(small);
	}
	if (plan != NULL)
		hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	return blob;
}

/** "ABCDEF+LiberationSans-Bold": six letters that say "cut", made from what was used so that equal input gives equal bytes. */
static char *font_name(const struct face *face)
{
	char name[128];
	unsigned length = sizeof name;
	guint32 hash = 5381;
	GString *full = g_string_new(NULL);

	for (guint i = 0; i < face->used->len; i++)
		hash = hash * 33 + g_array_index(face->used, struct used_glyph, i).gid;
	for (int i = 0; i < 6; i++, hash /= 26)
		g_string_append_c(full, (char)('A' + hash % 26));
	g_string_append_c(full, '+');
	hb_ot_name_get_utf8(face->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
	for (unsigned i = 0; i < length && name[i] != '\0'; i++)
		if (g_ascii_isalnum(name[i]) || name[i] == '-')
			g_string_append_c(full, name[i]);
	return g_string_free(full, FALSE);
}

static int metric(const struct face *face, hb_ot_metrics_tag_t tag, int fallback)
{
	hb_position_t value;

	if (!hb_ot_metrics_get_position(face->font, tag, &value))
		return fallback;
	return (int)((gint64)value * 1000 / hb_face_get_upem(face->hb));
}

/** The box around all glyphs, from the face's head table. */
static HPDF_Array bounding_box(struct pdf *pdf, const struct face *face)
{
	hb_blob_t *head = hb_face_reference_table(face->hb, HB_TAG('h', 'e', 'a', 'd'));
	unsigned length;
	const guint8 *bytes = (const guint8 *)hb_blob_get_data(head, &length);
	HPDF_Array box = HPDF_Array_New(pdf->hpdf->mmgr);

	for (unsigned at = 36; at < 44; at += 2) {
		int value = at + 2 <= length ? (gint16)((bytes[at] << 8) | bytes[at + 1]) : 0;
		HPDF_Array_AddNumber(box, value * 1000 / (int)hb_face_get_upem(face->hb));
	}
	hb_blob_destroy(head);
	return box;
}

static HPDF_Dict descriptor(struct pdf *pdf, const struct face *face, const char *name, hb_blob_t *blob)
{
	HPDF_Dict dict = HPDF_Dict_New(pdf->hpdf->mmgr);
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);
	HPDF_Dict file = pdf_stream(pdf, bytes, length, false);

	HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)length);
	HPDF_Xref_Add(pdf->hpdf->xref, dict);
	HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
	HPDF_Dict_AddName(dict, "FontName", name);
	HPDF_Dict_AddNumber(dict, "Flags", FLAG_SYMBOLIC);
	HPDF_Dict_Add(dict, "FontBBox", bounding_box(pdf, face));
	HPDF_Dict_AddNumber(dict, "ItalicAngle", 0);
	HPDF_Dict_AddNumber(dict, "Ascent", metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 905));
	HPDF_Dict_AddNumber(dict, "Descent", metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -212));
	HPDF_Dict_AddNumber(dict, "CapHeight", metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT, 729));
	HPDF_Dict_AddNumber(dict, "StemV", face->weight == WEIGHT_BOLD ? STEM_BOLD : STEM_REGULAR);
	HPDF_Dict_Add(dict, "FontFile2", file);
	return dict;
}

static HPDF_Dict glyph_map(struct pdf *pdf, const struct face *face, const hb_map_t *map)
{
	GString *bytes = g_string_new_len("\0\0", 2);

	for (guint i = 0; i < face->used->len; i++) {
		hb_codepoint_t gid = hb_map_get(map, g_array_index(face->used, struct used_glyph, i).gid);
		g_string_append_c(bytes, (char)(gid >> 8));
		g_string_append_c(bytes, (char)(gid & 0xff));
	}
	HPDF_Dict dict = pdf_stream(pdf, bytes->str, bytes->len, false);
	g_string_free(bytes, TRUE);
	return dict;
}

static HPDF_Array widths(struct pdf *pdf, const struct face *face)
{
	HPDF_Array outer = HPDF_Array_New(pdf->hpdf->mmgr), inner = HPDF_Array_New(pdf->hpdf->mmgr);

	for (guint i = 0; i < face->used->len; i++)
		HPDF_Array_AddNumber(inner, g_array_index(face->used, struct used_glyph, i).advance);
	HPDF_Array_AddNumber(outer, 1);
	HPDF_Array_Add(outer, inner);
	return outer;
}

static HPDF_Dict to_unicode(struct pdf *pdf, const struct face *face)
{
	GString *map = g_string_new(
	    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");

	for (guint start = 0; start < face->used->len; start += BLOCK_CHARACTERS) {
		guint end = MIN(start + BLOCK_CHARACTERS, face->used->len);
		g_string_append_printf(map, "%u beginbfchar\n", end - start);
		for (guint i = start; i < end; i++) {
			gunichar c = g_array_index(face->used, struct used_glyph, i).character;
			if (c < 0x10000)
				g_string_append_printf(map, "<%04X> <%04X>\n", i + 1, c);
			else
				g_string_append_printf(map, "<%04X> <%04X%04X>\n", i + 1,
				    0xd800 + ((c - 0x10000) >> 10), 0xdc00 + (c & 0x3ff));
		}
		g_string_append(map, "endbfchar\n");
	}
	g_string_append(map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	HPDF_Dict dict = pdf_stream(pdf, map->str, map->len, false);
	g_string_free(map, TRUE);
	return dict;
}

static HPDF_Dict descendant(struct pdf *pdf, const struct face *face, const char *name, hb_blob_t *blob,
    const hb_map_t *map)
{
	HPDF_Dict dict = HPDF_Dict_New(pdf->hpdf->mmgr), info = HPDF_Dict_New(pdf->hpdf->mmgr);

	HPDF_Xref_Add(pdf->hpdf->xref, dict);
	HPDF_Dict_Add(info, "Registry", HPDF_String_New(pdf->hpdf->mmgr, "Adobe", NULL));
	HPDF_Dict_Add(info, "Ordering", HPDF_String_New(pdf->hpdf->mmgr, "Identity", NULL));
	HPDF_Dict_AddNumber(info, "Supplement", 0);
	HPDF_Dict_AddName(dict, "Type", "Font");
	HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
	HPDF_Dict_AddName(dict, "BaseFont", name);
	HPDF_Dict_Add(dict, "CIDSystemInfo", info);
	HPDF_Dict_AddNumber(dict, "DW", 500);
	HPDF_Dict_Add(dict, "W", widths(pdf, face));
	HPDF_Dict_Add(dict, "CIDToGIDMap", glyph_map(pdf, face, map));
	HPDF_Dict_Add(dict, "FontDescriptor", descriptor(pdf, face, name, blob));
	return dict;
}

static void write_face(struct pdf *pdf, unsigned index, const struct face *face)
{
	char key[16];
	hb_map_t *map = hb_map_create();
	hb_blob_t *blob = cut(face, map);

	if (blob == NULL) {
		pdf->status = HPDF_INVALID_FONTDEF_DATA;
		hb_map_destroy(map);
		return;
	}
	char *name = font_name(face);
	HPDF_Dict font = HPDF_Dict_New(pdf->hpdf->mmgr);
	HPDF_Array below = HPDF_Array_New(pdf->hpdf->mmgr);
	HPDF_Xref_Add(pdf->hpdf->xref, font);
	HPDF_Dict_AddName(font, "Type", "Font");
	HPDF_Dict_AddName(font, "Subtype", "Type0");
	HPDF_Dict_AddName(font, "BaseFont", name);
	HPDF_Dict_AddName(font, "Encoding", "Identity-H");
	HPDF_Array_Add(below, descendant(pdf, face, name, blob, map));
	HPDF_Dict_Add(font, "DescendantFonts", below);
	HPDF_Dict_Add(font, "ToUnicode", to_unicode(pdf, face));
	g_snprintf(key, sizeof key, "F%u", index);
	HPDF_Dict_Add(pdf->font_dicts, key, font);
	g_free(name);
	hb_blob_destroy(blob);
	hb_map_destroy(map);
}

void pdf_fonts_write(struct pdf *pdf)
{
	for (unsigned i = 0; i < fonts_count(pdf->fonts); i++)
		if (fonts_face(pdf->fonts, i)->used->len > 0)
			write_face(pdf, i, fonts_face(pdf->fonts, i));
}
