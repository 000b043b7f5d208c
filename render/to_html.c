#include "render/render.h"

GString *to_html(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error)
{
	(void)report, (void)options, (void)notes;
	g_set_error_literal(error, RENDER_ERROR, RENDER_ERROR_PDF, "html reports are not written yet");
	return NULL;
}
