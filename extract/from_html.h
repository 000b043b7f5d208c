/**
 * from_html: what the parts of the HTML reader share. These files alone include libxml2.
 *
 * from_html.c parses a page and finds its matter, from_html_flow.c walks it and makes blocks, from_html_table.c its
 * tables, from_html_look.c reads attributes: classes, colours, what is hidden or navigation; from_html_style.c style
 * sheets.
 *
 * Source  the class names of a common minutes system as public scrapers know them: mgItemTable, mgAiTitleTxt ...
 */
#ifndef EXTRACT_FROM_HTML_H
#define EXTRACT_FROM_HTML_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "model/doc.h"

/** A paragraph that is being collected, and where it goes when it ends. */
struct flow {
	struct doc *doc;
	const xmlNode *matter;              /* the part of the page that holds its matter; NULL: all of it */
	GString *cell;                      /* of a table: paragraphs go there; NULL: they become blocks */
	GPtrArray *inner;                   /* const xmlNode *: tables inside the cells of a table, which follow it */
	GString *text;                      /* of the paragraph */
	char *marker;                       /* put before the next paragraph: "•", "4." */
	bool item;                          /* the marker is a list's */
	unsigned item_number;               /* of the next item of the list around here */
	unsigned heading;                   /* level; 0: none */
	unsigned depth;                     /* of lists */
	unsigned nesting;                   /* of elements */
	unsigned bold;                      /* elements that make bold around here */
	unsigned n_letters, n_bold;         /* of the paragraph */
	unsigned n_all_letters, n_all_bold; /* of all paragraphs before */
	unsigned indent;                    /* columns */
	bool gap;                           /* a new block began, not just a line */
	unsigned line;                      /* where the paragraph began */
};

/** Walks a node and all below it. */
void flow_walk(struct flow *flow, const xmlNode *node);

/** Walks what is inside a node. */
void flow_walk_inside(struct flow *flow, const xmlNode *node);

/** Ends the paragraph. `gap`: what follows is a block of its own, not just the next line. */
void flow_end(struct flow *flow, bool gap);

/** Reads a table: as a block of the document if it holds data, else what is in it, cell by cell. */
void flow_table(struct flow *flow, const xmlNode *table);

/** Adds the words of a node to the document as left out. */
void flow_leave_out(struct flow *flow, const xmlNode *node, enum left_out left_out);

/** Whether a node is an element of one of the names, which single spaces part: "td th". */
bool look_is(const xmlNode *node, const char *names);

/** An attribute's value, the caller's; NULL if there is none. */
char *look_attribute(const xmlNode *node, const char *name);

/** An attribute's number, clamped; `otherwise` if there is none. */
unsigned look_number(const xmlNode *node, const char *name, unsigned otherwise, unsigned most);

/** Whether one of an element's classes is `name`. */
bool look_has_class(const xmlNode *node, const char *name);

/** Whether an element holds no words of the page at all: scripts, styles. */
bool look_is_wordless(const xmlNode *node);

/** Whether it is not shown. */
bool look_is_hidden(const xmlNode *node);

/** Whether it is a menu, a form, the head or foot of the site. */
bool look_is_navigation(const xmlNode *node);

/** Its background colour, and the colour of its text; COLOUR_NONE if it sets none. */
guint32 look_fill(const xmlNode *node);
guint32 look_ink(const xmlNode *node);

/** Gives elements the colours that the page's own style sheets set by class, as if their style attributes did. */
void style_apply(xmlNode *root);

/** The columns of white space that its style puts before it. */
unsigned look_indent(const xmlNode *node);

/** The next node in document order inside `root`, `at` and all below it done; NULL at the end. */
const xmlNode *look_next(const xmlNode *root, const xmlNode *at, bool inside);

/** The words inside a node, those of scripts and styles not among them; stops counting at `most`. */
unsigned look_count_words(const xmlNode *node, unsigned most);

#endif
