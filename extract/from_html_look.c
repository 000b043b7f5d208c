/** What attributes say of an element: classes, colours, whether it is shown, whether it is matter or navigation. */
#include "extract/from_html.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/text.h"

#define POINTS_PER_COLUMN 6.0 /* a character of 12 point type is about so wide */
#define FORM_WORDS 40u        /* a form with so many words is a page that its maker wrapped in one */

/** Classes and ids, whole or before a hyphen or underscore, of what is no matter of a page. */
static const char *const NAVIGATION[] = { "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumbs",
	"cookie", "cookies", "skip", "skiplink", "sidebar", "footer", "banner", "social", "share", "sharing",
	"pagination", "pager", "toolbar", "masthead", "mgactionlist", "mglinks", "mgnavlist", "mgfilesize", "mgfooter",
	"mgheader" };

static const char *const ROLES[] = { "navigation", "banner", "contentinfo", "search", "complementary", "menu",
	"menubar" };

/* clang-format off */
static const struct {
	const char *name;
	guint32 rgb;
} COLOURS[] = {
	{ "amber", 0xffbf00 }, { "aqua", 0x00ffff }, { "black", 0x000000 }, { "blue", 0x0000ff }, { "crimson", 0xdc143c },
	{ "cyan", 0x00ffff }, { "darkgreen", 0x006400 }, { "darkorange", 0xff8c00 }, { "darkred", 0x8b0000 },
	{ "dodgerblue", 0x1e90ff }, { "firebrick", 0xb22222 }, { "forestgreen", 0x228b22 }, { "fuchsia", 0xff00ff },
	{ "gold", 0xffd700 }, { "gray", 0x808080 }, { "green", 0x008000 }, { "grey", 0x808080 }, { "lightblue", 0xadd8e6 },
	{ "lightgray", 0xd3d3d3 }, { "lightgreen", 0x90ee90 }, { "lightgrey", 0xd3d3d3 }, { "lime", 0x00ff00 },
	{ "limegreen", 0x32cd32 }, { "maroon", 0x800000 }, { "navy", 0x000080 }, { "olive", 0x808000 }, { "orange", 0xffa500 },
	{ "orangered", 0xff4500 }, { "pink", 0xffc0cb }, { "purple", 0x800080 }, { "red", 0xff0000 }, { "seagreen", 0x2e8b57 },
	{ "silver", 0xc0c0c0 }, { "skyblue", 0x87ceeb }, { "teal", 0x008080 }, { "tomato", 0xff6347 }, { "white", 0xffffff },
	{ "yellow", 0xffff00 }, { "yellowgreen", 0x9acd32 },
};
/* clang-format on */

bool look_is(const xmlNode *node, const char *names)
{
	if (node->type != XML_ELEMENT_NODE)
		return false;
	const char *name = (const char *)node->name;
	gsize length = strlen(name);
	for (const char *at = names; (at = strstr(at, name)) != NULL; at += length)
		if ((at == names || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
			return length > 0;
	return false;
}

char *look_attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = node->type == XML_ELEMENT_NODE ? xmlGetProp(node, (const xmlChar *)name) : NULL;
	char *copy = g_strdup((const char *)value);

	if (value != NULL)
		xmlFree(value);
	return copy;
}

unsigned look_number(const xmlNode *node, const char *name, unsigned otherwise, unsigned most)
{
	g_autofree char *value = look_attribute(node, name);

	if (value == NULL || !g_ascii_isdigit(value[strspn(value, " ")]))
		return otherwise;
	guint64 number = g_ascii_strtoull(value, NULL, 10);
	return (unsigned)MIN(number, most);
}

bool look_has_class(const xmlNode *node, const char *name)
{
	g_autofree char *classes = look_attribute(node, "class");

	if (classes == NULL)
		return false;
	g_auto(GStrv) each = g_strsplit_set(classes, " \t\r\n", -1);
	for (guint i = 0; each[i] != NULL; i++)
		if (g_ascii_strcasecmp(each[i], name) == 0)
			return true;
	return false;
}

bool look_is_wordless(const xmlNode *node)
{
	return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE || node->type == XML_DTD_NODE ||
	    look_is(node,
		"script style noscript template head meta link svg iframe object embed audio video canvas map");
}

/** The value of a property in a style attribute, the caller's; NULL if it is not set. */
static char *style_value(const xmlNode *node, const char *property)
{
	g_autofree char *style = look_attribute(node, "style");

	if (style == NULL)
		return NULL;
	g_auto(GStrv) each = g_strsplit(style, ";", 200);
	for (guint i = 0; each[i] != NULL; i++) {
		char *colon = strchr(each[i], ':');
		if (colon == NULL)
			continue;
		*colon = '\0';
		if (g_ascii_strcasecmp(g_strstrip(each[i]), property) == 0)
			return g_ascii_strdown(g_strstrip(colon + 1), -1);
	}
	return NULL;
}

bool look_is_hidden(const xmlNode *node)
{
	g_autofree char *display = style_value(node, "display"), *visibility = style_value(node, "visibility");
	g_autofree char *hidden = look_attribute(node, "hidden");

	return hidden != NULL || (display != NULL && g_str_has_prefix(display, "none")) ||
	    (visibility != NULL && g_str_has_prefix(visibility, "hidden")) || look_has_class(node, "mgHide");
}

static bool names_navigation(const char *names)
{
	if (names == NULL)
		return false;
	g_auto(GStrv) each = g_strsplit_set(names, " \t\r\n", -1);
	for (guint i = 0; each[i] != NULL; i++) {
		gsize length = strcspn(each[i], "-_");
		for (size_t n = 0; n < G_N_ELEMENTS(NAVIGATION); n++)
			if (strlen(NAVIGATION[n]) == length && g_ascii_strncasecmp(each[i], NAVIGATION[n], length) == 0)
				return true;
	}
	return false;
}

const xmlNode *look_next(const xmlNode *root, const xmlNode *at, bool inside)
{
	if (inside && at->children != NULL && at->type == XML_ELEMENT_NODE)
		return at->children;
	while (at != root && at->next == NULL)
		at = at->parent;
	return at == root ? NULL : at->next;
}

unsigned look_count_words(const xmlNode *node, unsigned most)
{
	unsigned n = 0;

	for (const xmlNode *at = node; at != NULL && n < most; at = look_next(node, at, !look_is_wordless(at)))
		if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE)
			n += text_count_words((const char *)at->content);
	return n;
}

bool look_is_navigation(const xmlNode *node)
{
	g_autofree char *role = look_attribute(node, "role"), *classes = look_attribute(node, "class");
	g_autofree char *id = look_attribute(node, "id");

	if (node->type != XML_ELEMENT_NODE || look_is(node, "html body main article td th tr tbody"))
		return false;
	if (look_is(node, "nav footer aside select button input textarea option"))
		return true;
	if (look_is(node, "header"))
		return !look_is(node->parent, "article main section");
	for (size_t i = 0; role != NULL && i < G_N_ELEMENTS(ROLES); i++)
		if (g_ascii_strcasecmp(role, ROLES[i]) == 0)
			return true;
	if (look_is(node, "form"))
		return look_count_words(node, FORM_WORDS) < FORM_WORDS;
	return look_is(node, "div ul ol section p span table") && (names_navigation(classes) || names_navigation(id));
}

/** "#rgb", "#rrggbb" or "rgb(1, 2, 3)", or a name, at the beginning of a text; COLOUR_NONE for any other. */
static guint32 read_colour(const char *text)
{
	char *end;

	if (text[0] == '#') {
		guint32 number = (guint32)strtoul(text + 1, &end, 16);
		gsize n = (gsize)(end - text - 1);
		if (n == 6 || n == 8)
			return n == 8 ? number >> 8 : number;
		return n == 3 ? (number >> 8 & 15) * 0x110000 + (number >> 4 & 15) * 0x1100 + (number & 15) * 0x11 :
				COLOUR_NONE;
	}
	if (g_str_has_prefix(text, "rgb")) {
		double part[4] = { 0, 0, 0, 1 };
		const char *at = text + strcspn(text, "(") + (strchr(text, '(') != NULL);
		for (unsigned i = 0; i < 4 && *at != '\0' && *at != ')'; i++) {
			part[i] = g_ascii_strtod(at, &end);
			if (end == at || !isfinite(part[i]))
				return COLOUR_NONE;
			at = end + strspn(end, ", /");
		}
		if (part[3] == 0)
			return COLOUR_NONE;
		return (guint32)CLAMP(part[0], 0, 255) << 16 | (guint32)CLAMP(part[1], 0, 255) << 8 |
		    (guint32)CLAMP(part[2], 0, 255);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(COLOURS); i++) {
		gsize length = strlen(COLOURS[i].name);
		if (g_ascii_strncasecmp(text, COLOURS[i].name, length) == 0 && !g_ascii_isalnum(text[length]))
			return COLOURS[i].rgb;
	}
	return COLOUR_NONE;
}

/** The first colour in the value of "background", which may name a picture and more. */
static guint32 find_colour(const char *value)
{
	for (const char *at = value; at != NULL && *at != '\0'; at += strspn(at, " ")) {
		guint32 colour = read_colour(at);
		if (colour != COLOUR_NONE)
			return colour;
		at += strcspn(at, " ");
	}
	return COLOUR_NONE;
}

guint32 look_fill(const xmlNode *node)
{
	g_autofree char *colour = style_value(node, "background-color"), *background = style_value(node, "background");
	g_autofree char *attribute = look_attribute(node, "bgcolor");
	guint32 fill = find_colour(colour);

	if (fill == COLOUR_NONE)
		fill = find_colour(background);
	if (fill == COLOUR_NONE)
		fill = find_colour(attribute);
	return fill == 0xffffff ? COLOUR_NONE : fill;
}

/** Whether a colour is black, white or a grey. */
static bool is_grey(guint32 rgb)
{
	int red = (int)(rgb >> 16 & 255), green = (int)(rgb >> 8 & 255), blue = (int)(rgb & 255);

	return MAX(red, MAX(green, blue)) - MIN(red, MIN(green, blue)) < 24;
}

guint32 look_ink(const xmlNode *node)
{
	g_autofree char *colour = style_value(node, "color");
	g_autofree char *attribute = look_is(node, "font") ? look_attribute(node, "color") : NULL;
	guint32 ink = find_colour(colour);

	if (ink == COLOUR_NONE)
		ink = find_colour(attribute);
	return ink != COLOUR_NONE && is_grey(ink) ? COLOUR_NONE : ink;
}

unsigned look_indent(const xmlNode *node)
{
	g_autofree char *margin = style_value(node, "margin-left"), *padding = style_value(node, "padding-left");
	const char *value = margin != NULL ? margin : padding;
	char *unit;

	if (value == NULL)
		return 0;
	double length = g_ascii_strtod(value, &unit);
	double scale = g_str_has_prefix(unit, "cm") ? 72 / 2.54 :
	    g_str_has_prefix(unit, "in")            ? 72 :
	    g_str_has_prefix(unit, "px")            ? 0.75 :
	    g_str_has_prefix(unit, "em")            ? 12 :
	    g_str_has_prefix(unit, "pt")            ? 1 :
						      0;
	double columns = length * scale / POINTS_PER_COLUMN;
	return columns > 0 && columns < 200 ? (unsigned)columns : 0;
}
