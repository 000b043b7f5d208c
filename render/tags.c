#include "render/tags.h"

#include <string.h>

#include "render/number.h"

#define LEAF_KEYS 64u /* keys of one leaf of the parent tree: a leaf is read whole to find one */
#define NOTHING G_MAXUINT32

static const char *const NAMES[N_TAGS] = { "Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table",
	"THead", "TBody", "TR", "TH", "TD", "Figure", "Link", "Span" };

enum numbering {
	NUMBERING_NONE,
	NUMBERING_DISC,
	NUMBERING_DECIMAL,
	NUMBERING_LOWER_ALPHA,
	NUMBERING_UPPER_ALPHA,
	NUMBERING_LOWER_ROMAN,
	N_NUMBERINGS
};

static const char *const NUMBERINGS[N_NUMBERINGS] = { "None", "Disc", "Decimal", "LowerAlpha", "UpperAlpha",
	"LowerRoman" };

enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_ANNOTATION };

struct element {
	guint32 parent, first, last; /* kids */
	guint16 tag;
	guint16 columns; /* that a cell spans; of a list: its numbering */
};

struct kid {
	guint32 next;
	guint32 what; /* element, MCID or annotation's object */
	guint32 page : 30;
	guint32 kind : 2;
};

struct figure {
	char *alt;
	double box[4];
};

struct annotation {
	guint32 element, object;
};

struct tags {
	GArray *elements, *kids;
	GArray *pages;       /* guint32: object numbers */
	GArray *page_starts; /* guint32: first content of each page */
	GArray *contents;    /* guint32: the element of each content, page after page */
	GArray *annotations;
	GHashTable *figures; /* element: struct figure */
};

static void figure_free(gpointer data)
{
	struct figure *figure = data;

	g_free(figure->alt);
	g_free(figure);
}

struct tags *tags_new(void)
{
	struct tags *tags = g_new0(struct tags, 1);

	tags->elements = g_array_new(FALSE, FALSE, sizeof(struct element));
	tags->kids = g_array_new(FALSE, FALSE, sizeof(struct kid));
	tags->pages = g_array_new(FALSE, FALSE, sizeof(guint32));
	tags->page_starts = g_array_new(FALSE, FALSE, sizeof(guint32));
	tags->contents = g_array_new(FALSE, FALSE, sizeof(guint32));
	tags->annotations = g_array_new(FALSE, FALSE, sizeof(struct annotation));
	tags->figures = g_hash_table_new_full(NULL, NULL, NULL, figure_free);
	return tags;
}

void tags_free(struct tags *tags)
{
	if (tags == NULL)
		return;
	g_array_unref(tags->elements);
	g_array_unref(tags->kids);
	g_array_unref(tags->pages);
	g_array_unref(tags->page_starts);
	g_array_unref(tags->contents);
	g_array_unref(tags->annotations);
	g_hash_table_unref(tags->figures);
	g_free(tags);
}

const char *tags_name(enum tag tag)
{
	return NAMES[tag];
}

static struct element *element_at(const struct tags *tags, guint element)
{
	return &g_array_index(tags->elements, struct element, element);
}

enum tag tags_tag(const struct tags *tags, guint element)
{
	return (enum tag)element_at(tags, element)->tag;
}

static void add_kid(struct tags *tags, guint parent, enum kid_kind kind, guint what)
{
	struct kid kid = { NOTHING, what, (tags->pages->len - 1) & 0x3fffffff, kind };
	struct element *element = element_at(tags, parent);
	guint32 index = tags->kids->len;

	g_array_append_val(tags->kids, kid);
	if (element->last == NOTHING)
		element->first = index;
	else
		g_array_index(tags->kids, struct kid, element->last).next = index;
	element->last = index;
}

guint tags_add(struct tags *tags, guint parent, enum tag tag)
{
	struct element element = { parent, NOTHING, NOTHING, (guint16)tag, tag == TAG_L ? NUMBERING_NONE : 1 };
	guint index = tags->elements->len;

	g_array_append_val(tags->elements, element);
	if (parent != TAGS_NONE)
		add_kid(tags, parent, KID_ELEMENT, index);
	return index;
}

void tags_span(struct tags *tags, guint element, guint columns)
{
	element_at(tags, element)->columns = (guint16)columns;
}

void tags_label(struct tags *tags, guint list, const char *label)
{
	enum numbering numbering = NUMBERING_NONE;

	while (*label == '(' || *label == '[')
		label++;
	if (g_ascii_isdigit(*label))
		numbering = NUMBERING_DECIMAL;
	else if (*label == 'i' || *label == 'v' || *label == 'x')
		numbering = NUMBERING_LOWER_ROMAN;
	else if (g_ascii_islower(*label))
		numbering = NUMBERING_LOWER_ALPHA;
	else if (g_ascii_isupper(*label))
		numbering = NUMBERING_UPPER_ALPHA;
	else if (strcmp(label, "\342\200\242") == 0)
		numbering = NUMBERING_DISC;
	element_at(tags, list)->columns = (guint16)numbering;
}

void tags_figure(struct tags *tags, guint element, const char *alt, const double box[4])
{
	struct figure *figure = g_new0(struct figure, 1);

	figure->alt = g_strdup(alt);
	memcpy(figure->box, box, sizeof figure->box);
	g_hash_table_replace(tags->figures, GUINT_TO_POINTER(element), figure);
}

void tags_page(struct tags *tags, guint object)
{
	guint32 number = object, start = tags->contents->len;

	g_array_append_val(tags->pages, number);
	g_array_append_val(tags->page_starts, start);
}

guint tags_content(struct tags *tags, guint element)
{
	guint32 owner = element;
	guint mcid = tags->contents->len - g_array_index(tags->page_starts, guint32, tags->pages->len - 1);

	g_array_append_val(tags->contents, owner);
	add_kid(tags, element, KID_CONTENT, mcid);
	return mcid;
}

void tags_annotation(struct tags *tags, guint element, guint object)
{
	struct annotation annotation = { element, object };

	g_array_append_val(tags->annotations, annotation);
	add_kid(tags, element, KID_ANNOTATION, object);
}

guint tags_objects(const struct tags *tags)
{
	guint n_keys = tags->pages->len + tags->annotations->len;

	return tags->elements->len + (n_keys + LEAF_KEYS - 1) / LEAF_KEYS;
}

static void put_reference(GString *text, const char *before, guint object)
{
	g_string_append(text, before);
	number_put(text, object);
	g_string_append_len(text, " 0 R", 4);
}

/** A text string as UTF-16BE in hexadecimal. */
static void put_string(GString *text, const char *utf8)
{
	glong n;
	gunichar2 *units = g_utf8_to_utf16(utf8, -1, NULL, &n, NULL);

	g_string_append(text, "<FEFF");
	for (glong i = 0; units != NULL && i < n; i++)
		g_string_append_printf(text, "%04X", units[i]);
	g_string_append_c(text, '>');
	g_free(units);
}

static guint32 page_object(const struct tags *tags, guint page)
{
	return g_array_index(tags->pages, guint32, page);
}

/** The page that most elements lie on alone: that of their first content; NOTHING if they have none of their own. */
static guint32 own_page(const struct tags *tags, const struct element *element)
{
	for (guint32 i = element->first; i != NOTHING; i = g_array_index(tags->kids, struct kid, i).next) {
		const struct kid *kid = &g_array_index(tags->kids, struct kid, i);
		if (kid->kind == KID_CONTENT)
			return kid->page;
	}
	return NOTHING;
}

static void put_kids(const struct tags *tags, const struct element *element, guint32 page, guint first, GString *text)
{
	const struct kid *only = element->first != NOTHING && element->first == element->last ?
	    &g_array_index(tags->kids, struct kid, element->first) :
	    NULL;

	if (only != NULL && only->kind == KID_CONTENT) { /* most elements: kept short */
		g_string_append(text, "/K ");
		number_put(text, only->what);
		return;
	}
	g_string_append(text, "/K[");
	for (guint32 i = element->first; i != NOTHING;) {
		const struct kid *kid = &g_array_index(tags->kids, struct kid, i);
		i = kid->next;
		if (kid->kind == KID_ELEMENT) {
			put_reference(text, "", first + kid->what);
			g_string_append_c(text, ' ');
		} else if (kid->kind == KID_ANNOTATION) {
			put_reference(text, "<</Type/OBJR/Pg ", page_object(tags, kid->page));
			put_reference(text, "/Obj ", kid->what);
			g_string_append(text, ">>");
		} else if (kid->page == page) {
			number_put(text, kid->what);
			g_string_append_c(text, ' ');
		} else {
			put_reference(text, "<</Type/MCR/Pg ", page_object(tags, kid->page));
			g_string_append(text, "/MCID ");
			number_put(text, kid->what);
			g_string_append(text, ">>");
		}
	}
	g_string_append_c(text, ']');
}

static void put_attributes(const struct tags *tags, guint index, const struct element *element, GString *text)
{
	if (element->tag == TAG_TH) {
		g_string_append(text, element->columns > 1 ? "/A<</O/Table/Scope/Row" : "/A<</O/Table/Scope/Column");
		if (element->columns > 1)
			g_string_append_printf(text, "/ColSpan %u", element->columns);
		g_string_append(text, ">>");
	} else if (element->tag == TAG_L) {
		g_string_append_printf(text, "/A<</O/List/ListNumbering/%s>>", NUMBERINGS[element->columns]);
	} else if (element->columns > 1) {
		g_string_append_printf(text, "/A<</O/Table/ColSpan %u>>", element->columns);
	} else if (element->tag == TAG_FIGURE) {
		const struct figure *figure = g_hash_table_lookup(tags->figures, GUINT_TO_POINTER(index));
		if (figure == NULL)
			return;
		g_string_append(text, "/A<</O/Layout/Placement/Block/BBox[");
		for (int i = 0; i < 4; i++)
			g_string_append_printf(text, "%d ", (int)figure->box[i]);
		g_string_append(text, "]>>/Alt");
		put_string(text, figure->alt);
	}
}

static void put_element(const struct tags *tags, guint index, guint first, guint root, GString *text)
{
	const struct element *element = element_at(tags, index);
	guint32 page = own_page(tags, element);

	g_string_append(text, "<</S/");
	g_string_append(text, NAMES[element->tag]);
	put_reference(text, "/P ", element->parent == TAGS_NONE ? root : first + element->parent);
	if (page != NOTHING)
		put_reference(text, "/Pg ", page_object(tags, page));
	put_attributes(tags, index, element, text);
	put_kids(tags, element, page, first, text);
	g_string_append(text, ">>");
}

/** One key of the parent tree with its value: the elements of a page's contents, or the one of an annotation. */
static void put_key(const struct tags *tags, guint key, guint first, GString *text)
{
	number_put(text, key);
	if (key >= tags->pages->len) {
		guint annotation = key - tags->pages->len;
		put_reference(text, " ",
		    first + g_array_index(tags->annotations, struct annotation, annotation).element);
		g_string_append_c(text, ' ');
		return;
	}
	guint32 start = g_array_index(tags->page_starts, guint32, key);
	guint32 end = key + 1 < tags->pages->len ? g_array_index(tags->page_starts, guint32, key + 1) :
						   tags->contents->len;
	g_string_append_c(text, '[');
	for (guint32 i = start; i < end; i++)
		put_reference(text, i > start ? " " : "", first + g_array_index(tags->contents, guint32, i));
	g_string_append_c(text, ']');
}

void tags_write(const struct tags *tags, guint first, guint root, GString *entries, tags_write_fn *write, void *data)
{
	guint next = first + tags->elements->len;
	guint n_keys = tags->pages->len + tags->annotations->len;
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < tags->elements->len; i++) {
		g_string_truncate(text, 0);
		put_element(tags, i, first, root, text);
		write(data, first + i, text);
	}
	g_string_append_printf(entries, "/Type/StructTreeRoot/K %u 0 R/ParentTreeNextKey %u/ParentTree<</Kids[", first,
	    n_keys);
	for (guint key = 0; key < n_keys; key += LEAF_KEYS) {
		guint end = MIN(key + LEAF_KEYS, n_keys);
		g_string_truncate(text, 0);
		g_string_append_printf(text, "<</Limits[%u %u]/Nums[", key, end - 1);
		for (guint k = key; k < end; k++)
			put_key(tags, k, first, text);
		g_string_append(text, "]>>");
		put_reference(entries, " ", next);
		write(data, next++, text);
	}
	g_string_append(entries, "]>>");
	g_string_free(text, TRUE);
}
