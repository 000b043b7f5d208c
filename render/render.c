#include "render/render.h"

G_DEFINE_QUARK(rapporteur_render_error, render_error)

typedef GString *(*writer)(const struct report *, const struct render_options *, GPtrArray *, GError **);

static const struct {
	const char *name;
	writer write;
} FORMATS[N_FORMATS] = {
	[FORMAT_PDF] = { "pdf", to_pdf },
	[FORMAT_HTML] = { "html", to_html },
	[FORMAT_JSON] = { "json", to_json },
	[FORMAT_CSV] = { "csv", to_csv },
};

const char *format_name(enum format format)
{
	return FORMATS[format].name;
}

bool format_from_name(const char *name, enum format *format)
{
	for (int i = 0; i < N_FORMATS; i++) {
		if (g_ascii_strcasecmp(FORMATS[i].name, name) == 0) {
			*format = (enum format)i;
			return true;
		}
	}
	return false;
}

GString *render_report(const struct report *report, enum format format, const struct render_options *options,
    GPtrArray *notes, GError **error)
{
	static const struct render_options none = { 0 };

	return FORMATS[format].write(report, options != NULL ? options : &none, notes, error);
}
