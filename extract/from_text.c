#include "extract/extract.h"

struct doc *from_text(GBytes *bytes, const char *file, const struct extract_options *options, GError **error)
{
	(void)bytes, (void)file, (void)options;
	g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_TYPE, "text papers are not read yet");
	return NULL;
}
