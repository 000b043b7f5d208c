#include "extract/attached.h"

#include <poppler.h>
#include <string.h>

#include "model/limits.h"
#include "model/report.h"

/* What our PDFs say openly in their metadata: only they are opened a second time for what they carry. */
static const char PRODUCER[] = "<pdf:Producer>rapporteur ";

static gboolean append(const gchar *bytes, gsize length, gpointer data, GError **error)
{
	GByteArray *all = data;

	(void)error;
	if (length > LIMIT_TEXT_BYTES - all->len)
		return FALSE;
	g_byte_array_append(all, (const guint8 *)bytes, (guint)length);
	return TRUE;
}

static GBytes *content(PopplerAttachment *attachment)
{
	GByteArray *all = g_byte_array_new();

	if (!poppler_attachment_save_to_callback(attachment, append, all, NULL)) {
		g_byte_array_unref(all);
		return NULL;
	}
	return g_byte_array_free_to_bytes(all);
}

bool attached_is_ours(GBytes *bytes)
{
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	return length > 0 && memmem(data, length, PRODUCER, sizeof PRODUCER - 1) != NULL;
}

GBytes *attached_in_pdf(GBytes *bytes)
{
	GBytes *found = NULL;

	if (!attached_is_ours(bytes))
		return NULL;
	PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, NULL);
	if (pdf == NULL)
		return NULL;
	GList *attachments = poppler_document_get_attachments(pdf);
	for (GList *at = attachments; at != NULL && found == NULL; at = at->next) {
		PopplerAttachment *attachment = at->data;
		if (g_strcmp0(attachment->name, REPORT_ATTACHED_NAME) == 0)
			found = content(attachment);
	}
	g_list_free_full(attachments, g_object_unref);
	g_object_unref(pdf);
	return found;
}

GBytes *attached_in_html(GBytes *bytes)
{
	static const char OPENS[] = REPORT_CARRIED_OPENS, CLOSES[] = REPORT_CARRIED_CLOSES;
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	const char *start = memmem(data, length, OPENS, strlen(OPENS));

	if (start == NULL)
		return NULL;
	start += strlen(OPENS);
	const char *end = memmem(start, length - (gsize)(start - data), CLOSES, strlen(CLOSES));
	return end == NULL ? NULL : g_bytes_new_from_bytes(bytes, (gsize)(start - data), (gsize)(end - start));
}
