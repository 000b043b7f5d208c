#include "render/render.h"

GString *tables_to_json(const struct doc *doc)
{
	(void)doc;
	return g_string_new("{}");
}

GString *tables_to_csv(const struct doc *doc)
{
	(void)doc;
	return g_string_new("");
}
