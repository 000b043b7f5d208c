/* libharu writes a line of its table and an uncompressed object for everything; for a long tagged report that is 24 MB
 * where object streams and a cross-reference stream need 5. So its objects are written here. */
#include <string.h>

#include "render/number.h"
#include "render/pdf_private.h"

#define STREAM_OBJECTS 1000u /* objects in one object stream: readers unpack it whole to get at one of them */
#define SCRATCH_BYTES 65536u
#define ENTRY_BYTES 7 /* in the cross-reference stream: type 1, where 4, place 2 */

enum entry_type { ENTRY_FREE, ENTRY_PLAIN, ENTRY_PACKED };

/** Where an object is: at a byte of the file, or in which object stream and at which place. */
struct entry {
	guint32 where;
	guint16 place;
	guint16 type;
};

struct file {
	struct pdf *pdf;
	GString *out;
	GArray *entries; /* struct entry, by object number */
	HPDF_Stream scratch;
	GString *value;                   /* of the object being written */
	GString *index, *bodies, *packed; /* of the object stream being filled */
	guint members[STREAM_OBJECTS];
	guint n_members, next; /* next: the number of the next object stream */
};

static void set_entry(struct file *file, guint object, enum entry_type type, gsize where, guint place)
{
	if (object >= file->entries->len)
		g_array_set_size(file->entries, object + 1);
	g_array_index(file->entries, struct entry, object) = (struct entry){ (guint32)where, (guint16)place,
		(guint16)type };
}

static void put_object_stream(struct file *file)
{
	if (file->n_members == 0)
		return;
	gsize first = file->index->len;
	g_string_append_len(file->index, file->bodies->str, (gssize)file->bodies->len);
	g_string_truncate(file->packed, 0);
	pdf_pack(file->pdf, file->index->str, file->index->len, file->packed);
	for (guint i = 0; i < file->n_members; i++)
		set_entry(file, file->members[i], ENTRY_PACKED, file->next, i);
	set_entry(file, file->next, ENTRY_PLAIN, file->out->len, 0);
	g_string_append_printf(file->out,
	    "%u 0 obj\n<</Type/ObjStm/N %u/First %" G_GSIZE_FORMAT "/Filter/FlateDecode/Length %" G_GSIZE_FORMAT
	    ">>stream\n",
	    file->next++, file->n_members, first, file->packed->len);
	g_string_append_len(file->out, file->packed->str, (gssize)file->packed->len);
	g_string_append(file->out, "\nendstream\nendobj\n");
	g_string_truncate(file->index, 0);
	g_string_truncate(file->bodies, 0);
	file->n_members = 0;
}

static void put_object(void *data, guint object, const GString *text)
{
	struct file *file = data;

	number_put(file->index, object);
	g_string_append_c(file->index, ' ');
	number_put(file->index, file->bodies->len);
	g_string_append_c(file->index, ' ');
	g_string_append_len(file->bodies, text->str, (gssize)text->len);
	g_string_append_c(file->bodies, '\n');
	file->members[file->n_members++] = object;
	if (file->n_members == STREAM_OBJECTS)
		put_object_stream(file);
}

/** Appends what libharu wrote into one of its memory streams. */
static void append_stream(GString *to, HPDF_Stream stream)
{
	for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); i++) {
		HPDF_UINT length = 0;
		HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(stream, i, &length);
		g_string_append_len(to, (const char *)bytes, (gssize)length);
	}
}

/** The text of a value as libharu writes it. */
static void put_value(struct file *file, void *object, GString *to)
{
	HPDF_MemStream_FreeData(file->scratch);
	HPDF_Obj_WriteValue(object, file->scratch, NULL);
	append_stream(to, file->scratch);
}

/** A dictionary with a stream. Ours is packed already; an image's is packed by libharu here. */
static void put_stream(struct file *file, guint number, HPDF_Dict dict)
{
	HPDF_MMgr mmgr = file->pdf->hpdf->mmgr;
	bool packs = (dict->filter & HPDF_STREAM_FILTER_FLATE_DECODE) != 0;
	HPDF_Stream body = HPDF_MemStream_New(mmgr, SCRATCH_BYTES);

	if (packs)
		HPDF_Stream_WriteToStream(dict->stream, body, HPDF_STREAM_FILTER_FLATE_DECODE, NULL);
	set_entry(file, number, ENTRY_PLAIN, file->out->len, 0);
	g_string_append_printf(file->out, "%u 0 obj\n<<", number);
	for (HPDF_UINT i = 0; i < dict->list->count; i++) {
		HPDF_DictElement element = HPDF_List_ItemAt(dict->list, i);
		if (strcmp(element->key, "Length") == 0 || (packs && strcmp(element->key, "Filter") == 0))
			continue;
		g_string_append_printf(file->out, "/%s ", element->key);
		HPDF_MemStream_FreeData(file->scratch);
		/* a reference where the value is an object of its own */
		HPDF_Obj_Write(element->value, file->scratch, NULL);
		append_stream(file->out, file->scratch);
	}
	g_string_append_printf(file->out, "%s/Length %u>>stream\n", packs ? "/Filter/FlateDecode" : "",
	    packs ? body->size : dict->stream->size);
	append_stream(file->out, packs ? body : dict->stream);
	g_string_append(file->out, "\nendstream\nendobj\n");
	HPDF_Stream_Free(body);
}

static void put_entry(struct file *file, guint number, void *object)
{
	const HPDF_Obj_Header *header = object;

	if ((header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER)
		return; /* the length of a stream, which stands in the stream's own dictionary here */
	if ((header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && ((HPDF_Dict)object)->stream != NULL) {
		put_stream(file, number, object);
		return;
	}
	g_string_truncate(file->value, 0);
	if (object == file->pdf->root) {
		g_string_append(file->value, "<<");
		g_string_append_len(file->value, file->pdf->root_entries->str, (gssize)file->pdf->root_entries->len);
		g_string_append(file->value, ">>");
	} else {
		put_value(file, object, file->value);
	}
	put_object(file, number, file->value);
}

static guint object_number(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00ffffff;
}

static void put_cross_references(struct file *file)
{
	gsize start = file->out->len;
	GString *table = g_string_new(NULL);
	const struct pdf *pdf = file->pdf;
	guint8 above[ENTRY_BYTES] = { 0 };

	set_entry(file, file->next, ENTRY_PLAIN, start, 0);
	for (guint i = 0; i < file->entries->len; i++) {
		const struct entry *entry = &g_array_index(file->entries, struct entry, i);
		const guint8 bytes[ENTRY_BYTES] = { (guint8)entry->type, (guint8)(entry->where >> 24),
			(guint8)(entry->where >> 16), (guint8)(entry->where >> 8), (guint8)entry->where,
			(guint8)(entry->place >> 8), (guint8)entry->place };
		/* PNG's "up": each byte less the one above, which packs five times better */
		g_string_append_c(table, 2);
		for (int k = 0; k < ENTRY_BYTES; k++)
			g_string_append_c(table, (char)(bytes[k] - above[k]));
		memcpy(above, bytes, ENTRY_BYTES);
	}
	char *hash = g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)file->out->str, file->out->len);
	g_string_truncate(file->packed, 0);
	pdf_pack(file->pdf, table->str, table->len, file->packed);
	g_string_append_printf(file->out,
	    "%u 0 obj\n<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]/Filter/FlateDecode"
	    "/DecodeParms<</Predictor 12/Columns %d>>/Length %" G_GSIZE_FORMAT ">>stream\n",
	    file->next, file->entries->len, object_number(pdf->hpdf->catalog), object_number(pdf->hpdf->info), hash,
	    hash, ENTRY_BYTES, file->packed->len);
	g_string_append_len(file->out, file->packed->str, (gssize)file->packed->len);
	g_string_append_printf(file->out, "\nendstream\nendobj\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
	g_string_free(table, TRUE);
	g_free(hash);
}

static struct file *file_new(struct pdf *pdf)
{
	struct file *file = g_new0(struct file, 1);

	file->pdf = pdf;
	file->out = g_string_new("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	file->entries = g_array_new(FALSE, TRUE, sizeof(struct entry));
	file->scratch = HPDF_MemStream_New(pdf->hpdf->mmgr, SCRATCH_BYTES);
	file->value = g_string_new(NULL);
	file->index = g_string_new(NULL);
	file->bodies = g_string_new(NULL);
	file->packed = g_string_new(NULL);
	return file;
}

static GString *file_finish(struct file *file)
{
	GString *out = file->out;

	HPDF_Stream_Free(file->scratch);
	g_array_unref(file->entries);
	g_string_free(file->value, TRUE);
	g_string_free(file->index, TRUE);
	g_string_free(file->bodies, TRUE);
	g_string_free(file->packed, TRUE);
	g_free(file);
	return out;
}

GString *pdf_file_write(struct pdf *pdf)
{
	struct file *file = file_new(pdf);
	HPDF_Xref xref = pdf->hpdf->xref;
	guint n = xref->entries->count;

	file->next = n + tags_objects(pdf->tags);
	tags_write(pdf->tags, n, object_number(pdf->root), pdf->root_entries, put_object, file);
	for (guint i = 1; i < n; i++) /* 0 heads the list of free objects */
		put_entry(file, i, HPDF_Xref_GetEntry(xref, i)->obj);
	put_object_stream(file);
	put_cross_references(file);
	return file_finish(file);
}
