/** The words of a page into paragraphs, headings and list items; tables are from_html_table.c's. */
#include "extract/from_html.h"

#include <string.h>

#include "extract/from_text.h"
#include "model/limits.h"
#include "model/pattern.h"
#include "model/text.h"

#define BLOCK_ELEMENTS                                                                                                        \
	"address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer " \
	"form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot " \
	"th thead tr ul"

/** The type and size that a site prints behind the title of a file. */
static struct pattern FILE_SIZE = PATTERN(
    "\\s*\\(?(?:PDF|DOCX?|XLSX?|PPTX?|RTF|HTML?)[ ,.:]*(?:\\d+\\s*\\.?\\d*\\s*(?:B|KB|MB))\\)?\\s*$");

static void add_left_out(struct flow *flow, char *text, enum left_out left_out, unsigned line)
{
	struct place place = { 1, 1, line };

	if (text_is_blank(text))
		g_free(text);
	else
		doc_add(flow->doc, BLOCK_LEFT_OUT, text, place)->left_out = left_out;
}

void flow_leave_out(struct flow *flow, const xmlNode *node, enum left_out left_out)
{
	g_autoptr(GString) words = g_string_new(NULL);

	for (const xmlNode *at = node; at != NULL; at = look_next(node, at, !look_is_wordless(at))) {
		if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE)
			g_string_append(words, (const char *)at->content);
		else if (look_is(at, BLOCK_ELEMENTS " br option"))
			g_string_append_c(words, ' ');
	}
	g_strdelimit(words->str, "\r\n", ' ');
	add_left_out(flow, text_tidy(words->str), left_out, (unsigned)xmlGetLineNo(node));
}

/** Ends a paragraph of a table's cell; what goes on in a small letter behind a <br> is the next line of the same. */
static void end_in_cell(struct flow *flow, char *text)
{
	bool runs_on = !flow->gap && g_unichar_islower(g_utf8_get_char(text)) && !line_is_item(text, NULL);

	if (flow->cell->len > 0)
		g_string_append_c(flow->cell, runs_on ? ' ' : '\n');
	g_string_append(flow->cell, text);
	g_free(text);
}

/** Takes the size of a file off the end of a text. */
static void cut_file_size(struct flow *flow, char *text)
{
	struct match match;

	if (!pattern_match(&FILE_SIZE, text, &match) || match.start[0] == 0)
		return;
	add_left_out(flow, text_tidy(text + match.start[0]), LEFT_OUT_NAVIGATION, flow->line);
	text[match.start[0]] = '\0';
}

static void end_as_block(struct flow *flow, char *text)
{
	bool item = flow->item || (flow->heading == 0 && line_is_item(text, NULL));
	enum block_kind kind = flow->heading > 0 ? BLOCK_HEADING : item ? BLOCK_ITEM : BLOCK_PARAGRAPH;
	struct place place = { 1, 1, flow->line };

	cut_file_size(flow, text);
	struct block *block = doc_add(flow->doc, kind, text, place);
	block->level = flow->heading > 0 ? flow->heading : item ? MAX(flow->depth, 1) : 0;
	block->bold = flow->n_letters > 0 && flow->n_bold == flow->n_letters;
	block->indent = flow->indent;
	block->gap_before = flow->gap;
}

void flow_end(struct flow *flow, bool gap)
{
	if (!text_is_blank(flow->text->str)) {
		g_autofree char *raw = flow->marker != NULL ? g_strconcat(flow->marker, " ", flow->text->str, NULL) :
							      g_strdup(flow->text->str);
		char *text = line_tidy(raw, flow->item);
		if (flow->cell != NULL)
			end_in_cell(flow, text);
		else if (flow->doc->blocks->len < LIMIT_BLOCKS)
			end_as_block(flow, text);
		else
			g_free(text);
		g_clear_pointer(&flow->marker, g_free);
		flow->item = false;
		flow->gap = false;
		flow->n_all_letters += flow->n_letters;
		flow->n_all_bold += flow->n_bold;
		flow->n_letters = flow->n_bold = 0;
	}
	flow->gap = flow->gap || gap;
	g_string_truncate(flow->text, 0);
}

static void add_text(struct flow *flow, const char *text, unsigned line)
{
	if (flow->text->len == 0)
		flow->line = line;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		unsigned letter = g_unichar_isalnum(c) ? 1 : 0;
		flow->n_letters += letter;
		flow->n_bold += flow->bold > 0 ? letter : 0;
		g_string_append_unichar(flow->text, c == '\n' || c == '\r' || c == '\f' ? ' ' : c);
	}
}

/** The text of a <pre>, line by line. */
static void add_lines(struct flow *flow, const xmlNode *node)
{
	g_auto(GStrv) lines = g_strsplit((const char *)node->content, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		if (i > 0)
			flow_end(flow, false);
		add_text(flow, lines[i], (unsigned)xmlGetLineNo(node));
	}
}

/** A picture's words. */
static void add_picture(struct flow *flow, const xmlNode *node)
{
	g_autofree char *words = look_attribute(node, "alt");

	if (text_is_blank(words))
		return;
	add_text(flow, " ", (unsigned)xmlGetLineNo(node));
	add_text(flow, words, (unsigned)xmlGetLineNo(node));
	add_text(flow, " ", (unsigned)xmlGetLineNo(node));
}

/** The number of a list item as a browser shows it, by the type of its list. */
static char *format_number(const xmlNode *list, unsigned number)
{
	static const char *const romans[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
		"xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx" };
	g_autofree char *type = look_attribute(list, "type");
	char form = type != NULL ? type[0] : '1';

	if ((form == 'a' || form == 'A') && number >= 1 && number <= 26)
		return g_strdup_printf("%c.", form + (int)number - 1);
	if ((form != 'i' && form != 'I') || number < 1 || number > G_N_ELEMENTS(romans))
		return g_strdup_printf("%u.", number);
	g_autofree char *upper = g_ascii_strup(romans[number - 1], -1);
	return g_strconcat(form == 'I' ? upper : romans[number - 1], ".", NULL);
}

/** What stands before a list item; NULL for a list whose style shows nothing. */
static char *item_marker(struct flow *flow, const xmlNode *node)
{
	g_autofree char *style = look_attribute(node, "style");

	if (node->parent != NULL && look_is(node->parent, "ol")) {
		unsigned number = look_number(node, "value", flow->item_number, 1000000);
		flow->item_number = number + 1;
		return format_number(node->parent, number);
	}
	return style != NULL && strstr(style, "none") != NULL ? NULL : g_strdup("\xe2\x80\xa2");
}

static void walk_item(struct flow *flow, const xmlNode *node)
{
	flow_end(flow, true);
	g_free(flow->marker);
	flow->marker = item_marker(flow, node);
	flow->item = flow->marker != NULL;
	flow_walk_inside(flow, node);
	flow_end(flow, true);
	g_clear_pointer(&flow->marker, g_free); /* an empty item gives it to nobody */
	flow->item = false;
}

static void walk_list(struct flow *flow, const xmlNode *node)
{
	unsigned number = flow->item_number;

	flow->item_number = look_number(node, "start", 1, 1000000);
	flow_end(flow, true);
	flow->depth++;
	flow_walk_inside(flow, node);
	flow_end(flow, true);
	flow->depth--;
	flow->item_number = number;
}

/** A term: its label stands before the value that follows. */
static void walk_term(struct flow *flow, const xmlNode *node)
{
	flow_end(flow, true);
	flow_walk_inside(flow, node);
	g_strchomp(flow->text->str);
	flow->text->len = strlen(flow->text->str);
	if (flow->text->len > 0 && flow->text->str[flow->text->len - 1] != ':')
		g_string_append_c(flow->text, ':');
	g_string_append_c(flow->text, ' ');
}

/** An element whose words are a block of their own. */
static void walk_block(struct flow *flow, const xmlNode *node)
{
	unsigned heading = look_is(node, "h1 h2 h3 h4 h5 h6") ? (unsigned)(node->name[1] - '0') : 0;
	unsigned above = flow->heading, indent = flow->indent;

	if (heading == 0 && look_has_class(node, "mgAiTitleTxt") && flow->cell == NULL)
		heading = 3; /* an item's title in a list of items */
	flow_end(flow, true);
	flow->heading = heading > 0 ? heading : flow->heading;
	flow->indent += look_indent(node);
	flow_walk_inside(flow, node);
	flow_end(flow, true);
	flow->heading = above;
	flow->indent = indent;
}

static void walk_element(struct flow *flow, const xmlNode *node)
{
	bool bold = look_is(node, "b strong th");

	flow->bold += bold;
	if (look_is(node, "br"))
		flow_end(flow, false);
	else if (look_is(node, "img area"))
		add_picture(flow, node);
	else if (look_is(node, "table"))
		flow_table(flow, node);
	else if (look_is(node, "li"))
		walk_item(flow, node);
	else if (look_is(node, "dt"))
		walk_term(flow, node);
	else if (look_is(node, "dd") && g_str_has_suffix(flow->text->str, ": "))
		flow_walk_inside(flow, node);
	else if (look_is(node, "ul ol menu dl"))
		walk_list(flow, node);
	else if (look_is(node, BLOCK_ELEMENTS))
		walk_block(flow, node);
	else
		flow_walk_inside(flow, node);
	flow->bold -= bold;
}

/** Whether a node lies beside the part of the page that holds its matter, which has not been reached. */
static bool is_beside(const struct flow *flow, const xmlNode *node)
{
	if (flow->matter == NULL || look_is(node, "h1"))
		return false;
	for (const xmlNode *at = flow->matter; at != NULL; at = at->parent)
		if (at == node)
			return false;
	return true;
}

void flow_walk(struct flow *flow, const xmlNode *node)
{
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
		if (node->parent != NULL && look_is(node->parent, "pre"))
			add_lines(flow, node);
		else
			add_text(flow, (const char *)node->content, (unsigned)xmlGetLineNo(node));
		return;
	}
	if (node->type != XML_ELEMENT_NODE || look_is_wordless(node))
		return;
	const xmlNode *matter = flow->matter;
	if (node == matter)
		flow->matter = NULL; /* inside it nothing lies beside */
	if (look_is_hidden(node))
		flow_leave_out(flow, node, LEFT_OUT_HIDDEN);
	else if (is_beside(flow, node) || look_is_navigation(node))
		flow_leave_out(flow, node, LEFT_OUT_NAVIGATION);
	else
		walk_element(flow, node);
	flow->matter = matter;
}

void flow_walk_inside(struct flow *flow, const xmlNode *node)
{
	if (flow->nesting >= LIMIT_NESTING)
		return; /* from_html.c has said so: the parser stops there as well */
	flow->nesting++;
	for (const xmlNode *at = node->children; at != NULL; at = at->next)
		flow_walk(flow, at);
	flow->nesting--;
}
