/**
 * tags: the structure tree of a tagged PDF (headings, paragraphs, lists, tables) and its parent tree, kept small.
 *
 * Knows nothing of any PDF library: objects are numbers, and what is written is text.
 *
 * Shape   elements are added in reading order; an element's kids are elements, marked content and annotations
 * Owner   the caller, freed by tags_free
 * Size    about 44 bytes for a table cell of one piece of content
 */
#ifndef RENDER_TAGS_H
#define RENDER_TAGS_H

#include <glib.h>

enum tag {
	TAG_DOCUMENT,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_P,
	TAG_L,
	TAG_LI,
	TAG_LBL,
	TAG_LBODY,
	TAG_TABLE,
	TAG_THEAD,
	TAG_TBODY,
	TAG_TR,
	TAG_TH,
	TAG_TD,
	TAG_FIGURE,
	TAG_LINK,
	TAG_SPAN,
	N_TAGS
};

#define TAGS_NONE G_MAXUINT /* the parent of the one root element */

struct tags;

struct tags *tags_new(void);
void tags_free(struct tags *tags);

const char *tags_name(enum tag tag);
enum tag tags_tag(const struct tags *tags, guint element);

/** A new last kid of `parent`; TH gets the scope Column, L the numbering None until tags_label names another. */
guint tags_add(struct tags *tags, guint parent, enum tag tag);

/** The element spans so many columns. A heading cell that does is one for its row group, not for a column. */
void tags_span(struct tags *tags, guint element, guint columns);

/** A list is numbered as the label of its first item is: "1.", "(iv)", "a)", "•". */
void tags_label(struct tags *tags, guint list, const char *label);

/** What a picture shows, and where it is (points, origin bottom left). */
void tags_figure(struct tags *tags, guint element, const char *alt, const double box[4]);

/** Begins a page, whose object has this number. */
void tags_page(struct tags *tags, guint object);

/** A piece of content of the element on the current page; gives its MCID. */
guint tags_content(struct tags *tags, guint element);

/**
 * An annotation (its object number) of the element on the current page. Its StructParent is the number of pages and its
 * own count.
 */
void tags_annotation(struct tags *tags, guint element, guint object);

/** How many objects tags_write will write. */
guint tags_objects(const struct tags *tags);

/** Called for each object of the tree with its number and text. */
typedef void tags_write_fn(void *data, guint object, const GString *text);

/**
 * Writes the tree: elements are numbered from `first` on, the nodes of the parent tree after them. `root` is the
 * object of the structure tree root; `entries` receives the entries of its dictionary.
 */
void tags_write(const struct tags *tags, guint first, guint root, GString *entries, tags_write_fn *write, void *data);

#endif
