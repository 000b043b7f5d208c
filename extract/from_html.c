#include "extract/from_html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "extract/encoding.h"
#include "extract/extract.h"
#include "model/limits.h"
#include "model/note.h"
#include "model/pattern.h"
#include "model/text.h"

#define SNIFF_BYTES 4096 /* a page names its encoding in its first kilobyte; saved pages somewhat later */
#define MATTER_SHARE 3   /* the part of a page marked as its matter holds a third of its words at least */
#define COUNTED_WORDS 1000000u

static struct pattern CHARSET = PATTERN("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_.:-]{2,40})");

/** The encoding that a page names in its first bytes, the caller's; NULL if it names none. */
static char *find_charset(GBytes *bytes)
{
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	g_autofree char *head = g_strndup(data, MIN(length, SNIFF_BYTES));
	struct match match;

	for (char *at = head; *at != '\0'; at++)
		if ((guchar)*at >= 0x80)
			*at = ' ';
	return pattern_match(&CHARSET, head, &match) ? match_group(&match, 1) : NULL;
}

static bool has_too_many_tags(const char *text)
{
	gsize n = 0;

	for (const char *at = text; (at = strchr(at, '<')) != NULL; at++)
		n++;
	return n > LIMIT_ELEMENTS;
}

static void be_silent(void *data, xmlErrorPtr error)
{
	(void)data, (void)error;
}

/** Parses a page; NULL if there is nothing in it. `cut` is set if the parser gave up before the end. */
static xmlDoc *parse(const char *text, bool *cut)
{
	int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	    HTML_PARSE_COMPACT;
	htmlParserCtxt *context = htmlNewParserCtxt();

	xmlSetStructuredErrorFunc(NULL, be_silent);
	xmlDoc *page = context != NULL ? htmlCtxtReadMemory(context, text, (int)strlen(text), NULL, "UTF-8", options) :
					 NULL;
	*cut = context != NULL && context->disableSAX != 0;
	if (context != NULL)
		htmlFreeParserCtxt(context);
	xmlSetStructuredErrorFunc(NULL, NULL);
	return page;
}

/** Whether an element is marked as the matter of its page. */
static bool is_marked(const xmlNode *node)
{
	static const char *const ids[] = { "content", "main", "maincontent", "main-content", "main_content",
		"page-content" };
	g_autofree char *role = look_attribute(node, "role"), *id = look_attribute(node, "id");

	if (look_is(node, "main") || (role != NULL && strcmp(role, "main") == 0) || look_has_class(node, "mgContent"))
		return true;
	for (size_t i = 0; id != NULL && i < G_N_ELEMENTS(ids); i++)
		if (g_ascii_strcasecmp(id, ids[i]) == 0)
			return true;
	return false;
}

/** The part of a page that holds its matter; NULL if none is marked or it holds too little. */
static const xmlNode *find_matter(const xmlNode *root)
{
	unsigned n_words = look_count_words(root, COUNTED_WORDS);

	for (const xmlNode *at = root; at != NULL; at = look_next(root, at, true))
		if (at->type == XML_ELEMENT_NODE && is_marked(at))
			return look_count_words(at, COUNTED_WORDS) * MATTER_SHARE >= n_words ? at : NULL;
	return NULL;
}

static char *find_title(const xmlNode *root)
{
	for (const xmlNode *at = root; at != NULL; at = look_next(root, at, true)) {
		if (!look_is(at, "title"))
			continue;
		xmlChar *content = xmlNodeGetContent(at);
		g_strdelimit((char *)content, "\r\n", ' ');
		char *title = content != NULL ? text_tidy((const char *)content) : NULL;
		xmlFree(content);
		return title;
	}
	return NULL;
}

static void read_page(struct doc *doc, xmlDoc *page)
{
	xmlNode *root = xmlDocGetRootElement(page);
	struct flow flow = { .doc = doc, .text = g_string_new(NULL), .gap = true };

	if (root != NULL) {
		style_apply(root);
		doc->title = find_title(root);
		flow.matter = find_matter(root);
		flow_walk(&flow, root);
		flow_end(&flow, true);
	}
	g_free(flow.marker);
	g_string_free(flow.text, TRUE);
}

static bool has_words(const struct doc *doc)
{
	for (guint i = 0; i < doc->blocks->len; i++)
		if (((struct block *)g_ptr_array_index(doc->blocks, i))->kind != BLOCK_LEFT_OUT)
			return true;
	return false;
}

struct doc *from_html(GBytes *bytes, const char *file, const struct extract_options *options, GError **error)
{
	g_autofree char *declared = find_charset(bytes);
	const char *assumed;
	g_autofree char *text = encoding_decode(bytes, declared, &assumed, error);
	bool cut;

	(void)options; /* pages need no password */
	if (text == NULL)
		return NULL;
	if (has_too_many_tags(text)) {
		g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_TOO_BIG, "the page has more than %u tags",
		    LIMIT_ELEMENTS);
		return NULL;
	}
	struct doc *doc = doc_new(file, "html");
	xmlDoc *page = parse(text, &cut);
	if (page != NULL)
		read_page(doc, page);
	xmlFreeDoc(page);
	if (assumed != NULL)
		notes_add(doc->notes, NOTE_WARNING, "text-decoded", file, 0, 0,
		    "the page does not say its encoding; it was read as %s", assumed);
	if (cut)
		notes_add(doc->notes, NOTE_WARNING, "html-cut", file, 0, 0,
		    "the page's elements are nested too deeply or its text has no end; what follows was not read");
	if (has_words(doc))
		return doc;
	if (cut)
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_TOO_BIG,
		    "the page's elements are nested too deeply");
	else
		g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_EMPTY, "the page shows no text");
	doc_free(doc);
	return NULL;
}
