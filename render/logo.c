#include "render/logo.h"

#include <string.h>

#include "model/note.h"

#define LOGO_BYTES_MOST (1u << 20) /* it is in every report: a crest for print at 300 dpi is some 100 KB */

static const char SIGNATURE[] = "\x89PNG\r\n\x1a\n";

/** What is wrong with a file as a logo; NULL: nothing. */
static const char *wrong_with(const char *bytes, gsize length)
{
	if (length > LOGO_BYTES_MOST)
		return "has more than 1 MiB";
	if (length < strlen(SIGNATURE) || memcmp(bytes, SIGNATURE, strlen(SIGNATURE)) != 0)
		return "is no PNG";
	return NULL;
}

GBytes *logo_read(const struct profile *profile, GPtrArray *notes)
{
	g_autoptr(GError) error = NULL;

	if (profile == NULL || profile->logo == NULL)
		return NULL;
	g_autoptr(GMappedFile) file = g_mapped_file_new(profile->logo, FALSE, &error);
	const char *wrong = file == NULL ? "can't be read"
					 : wrong_with(g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
	if (wrong == NULL)
		return g_mapped_file_get_bytes(file);
	if (notes != NULL)
		notes_add(notes, NOTE_WARNING, "logo", profile->logo, 0, 0, "the logo %s; it was left out", wrong);
	return NULL;
}
