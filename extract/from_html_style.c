/** A page's own style sheets, as far as they colour elements by their class. */
#include "extract/from_html.h"

#include <string.h>

/* of all sheets of a page: office programs write 60 KB; what is longer is a site's */
#define SHEET_BYTES (256u * 1024u)
#define RULES_MAX 4000u
#define CLASSES_MAX 20u    /* of one element */
#define OWN_BYTES 2000u    /* of an element's own style: a longer one is no cell's */
#define COLOURS_BYTES 300u /* of one rule or element: three properties, each set twice or so */

/** Puts a class's declarations behind those that it has: the first that sets a property counts. */
static void add_rule(GHashTable *rules, const char *selector, const char *colours)
{
	const char *compound = strrchr(selector, ' '), *class;

	compound = compound != NULL ? compound + 1 : selector;
	class = strchr(compound, '.');
	if (class == NULL || strlen(colours) > COLOURS_BYTES || strpbrk(compound, "#:[>+~*") != NULL ||
	    strchr(class + 1, '.') != NULL || g_hash_table_size(rules) >= RULES_MAX)
		return;
	char *key = g_ascii_strdown(compound, -1);
	const char *before = g_hash_table_lookup(rules, key);
	g_hash_table_replace(rules, key,
	    before != NULL && strlen(before) <= COLOURS_BYTES ? g_strconcat(colours, ";", before, NULL) :
								g_strdup(colours));
}

/** The declarations of a rule that set a colour; "" if none does. */
static char *find_colours(const char *declarations)
{
	static const char *const PROPERTIES[] = { "background-color", "background", "color" };
	g_auto(GStrv) each = g_strsplit(declarations, ";", 200);
	GString *colours = g_string_new(NULL);

	for (guint i = 0; each[i] != NULL; i++) {
		char *colon = strchr(each[i], ':');
		g_autofree char *name = colon != NULL ? g_strndup(each[i], (gsize)(colon - each[i])) : NULL;
		for (size_t n = 0; name != NULL && n < G_N_ELEMENTS(PROPERTIES); n++)
			if (g_ascii_strcasecmp(g_strstrip(name), PROPERTIES[n]) == 0)
				g_string_append_printf(colours, "%s%s", colours->len > 0 ? ";" : "",
				    g_strstrip(each[i]));
	}
	return g_string_free(colours, FALSE);
}

/** Takes comments and the marks that hide a sheet from old browsers out of it. */
static char *tidy_sheet(const char *text)
{
	GString *sheet = g_string_new(NULL);

	for (const char *at = text; *at != '\0'; at++) {
		if (g_str_has_prefix(at, "/*")) {
			const char *end = strstr(at + 2, "*/");
			if (end == NULL)
				break;
			at = end + 1;
			continue;
		}
		if (g_str_has_prefix(at, "<!--"))
			at += strlen("<!--") - 1;
		else if (g_str_has_prefix(at, "-->"))
			at += strlen("-->") - 1;
		else
			g_string_append_c(sheet, g_ascii_isspace(*at) ? ' ' : *at);
	}
	return g_string_free(sheet, FALSE);
}

/** Behind the brace that closes a group of rules ("@media print { ... }"), which are not for the page as it is read. */
static const char *skip_group(const char *at)
{
	unsigned depth = 0;

	for (; *at != '\0'; at++) {
		if (*at == '{')
			depth++;
		else if (*at == '}' && --depth == 0)
			return at + 1;
		else if (*at == ';' && depth == 0) /* "@import ..." */
			return at + 1;
	}
	return at;
}

static void read_sheet(GHashTable *rules, const char *text)
{
	g_autofree char *sheet = tidy_sheet(text);

	for (const char *at = sheet; *at != '\0';) {
		at += strspn(at, " ;}");
		if (*at == '@') {
			at = skip_group(at);
			continue;
		}
		const char *open = strchr(at, '{'), *close = open != NULL ? strchr(open, '}') : NULL;
		if (close == NULL)
			return;
		g_autofree char *names = g_strndup(at, (gsize)(open - at));
		g_autofree char *declarations = g_strndup(open + 1, (gsize)(close - open - 1));
		g_autofree char *colours = find_colours(declarations);
		g_auto(GStrv) selectors = g_strsplit(names, ",", 50);
		for (guint i = 0; colours[0] != '\0' && selectors[i] != NULL; i++)
			add_rule(rules, g_strstrip(selectors[i]), colours);
		at = close + 1;
	}
}

/**
 * Appends declarations, no second background to one that counts already. `from`: the bytes of the element's own style.
 */
static void append_colours(GString *style, const char *colours, gsize from)
{
	g_auto(GStrv) each = g_strsplit(colours, ";", -1);

	for (guint i = 0; each[i] != NULL && style->len < from + COLOURS_BYTES; i++) {
		g_autofree char *lower = g_ascii_strdown(style->str, -1);
		if (g_ascii_strncasecmp(each[i], "background", strlen("background")) != 0 ||
		    strstr(lower, "background") == NULL)
			g_string_append_printf(style, ";%s", each[i]);
	}
}

/** What the sheets say of an element goes behind what its own attribute says. */
static void colour_element(GHashTable *rules, xmlNode *node)
{
	g_autofree char *classes = look_attribute(node, "class"), *own = look_attribute(node, "style");

	if (classes == NULL || (own != NULL && strlen(own) > OWN_BYTES))
		return;
	g_autofree char *lower = g_ascii_strdown(classes, -1);
	g_auto(GStrv) each = g_strsplit_set(lower, " \t\r\n", (gint)CLASSES_MAX);
	g_autoptr(GString) style = g_string_new(own);
	gsize before = style->len;
	for (guint i = 0; each[i] != NULL; i++) {
		g_autofree char *any = g_strconcat(".", each[i], NULL);
		g_autofree char *named = g_strconcat((const char *)node->name, any, NULL);
		const char *found[] = { g_hash_table_lookup(rules, named), g_hash_table_lookup(rules, any) };
		for (size_t n = 0; n < G_N_ELEMENTS(found); n++)
			if (found[n] != NULL)
				append_colours(style, found[n], before);
	}
	if (style->len > before)
		xmlSetProp(node, (const xmlChar *)"style", (const xmlChar *)style->str);
}

void style_apply(xmlNode *root)
{
	g_autoptr(GHashTable) rules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	gsize n_bytes = 0;

	for (const xmlNode *at = root; at != NULL; at = look_next(root, at, true)) {
		xmlChar *text = look_is(at, "style") ? xmlNodeGetContent(at) : NULL;
		n_bytes += text != NULL ? strlen((const char *)text) : 0;
		if (text != NULL && n_bytes <= SHEET_BYTES)
			read_sheet(rules, (const char *)text);
		xmlFree(text);
	}
	if (g_hash_table_size(rules) == 0)
		return;
	for (const xmlNode *at = root; at != NULL; at = look_next(root, at, true))
		if (at->type == XML_ELEMENT_NODE)
			colour_element(rules, (xmlNode *)at);
}
