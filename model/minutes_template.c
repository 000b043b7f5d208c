#include "model/minutes_template.h"

#include <string.h>

#include "model/date.h"
#include "model/minutes_line.h"
#include "model/pattern.h"
#include "model/text.h"

#define ENTRY_BYTES_MAX 200u  /* a document's name in a list of documents */
#define FOOTER_BYTES_MAX 160u /* one line */
#define HEAD_LINES 6u         /* where the names and the date stand for the first time */
#define CUT_BYTES 60u         /* a shorter paragraph is a heading or a name, and whole */
#define CUT_BYTES_MAX 20000u  /* joined again and again a page's worth would be copied too often */

static struct pattern OPEN = PATTERN("^<\\s*AI\\s*\\d+\\s*>\\s*");
static struct pattern TAG = PATTERN("^<\\s*/?\\s*[A-Z_]{2,40}\\s*\\d*\\s*>\\s*");
static struct pattern TAG_END = PATTERN("\\s*<\\s*/?\\s*[A-Z_]{2,40}\\s*\\d*\\s*>$");
static struct pattern TRAILER = PATTERN("^<\\s*(?:TRAILER_SECTION|LAYOUT_SECTION|TITLE_ONLY_LAYOUT_SECTION)\\s*>");
static struct pattern FIELD = PATTERN("^FIELD_[A-Z_]+$");
static struct pattern TEMPLATE_NAME = PATTERN("^(?i:(?:minutes|agenda) template)$");
static struct pattern FOOTER = PATTERN("^.{0,160}\\b(?i:page) \\d{1,4}(?: of \\d{1,4})?$|^[-–—] ?\\d{1,4} ?[-–—]$");
static struct pattern DOCUMENTS = PATTERN(
    "^(?i:(?:supporting|additional|background|related|accompanying|attached) (?:documents?|papers?|information|items?)|"
    "attachments?|documents?)\\s*:?$");
static struct pattern LINK = PATTERN("(?i)(?:\\bPDF\\b|\\bDOCX?\\b|\\bXLSX?\\b|\\()\\s*\\(?\\s*[\\d.,]+\\s*[KM]B\\b|^"
				     "view (?:the )?(?:background|reasons|declarations|"
				     "decision|document|html)|^(?:view as html|restricted enclosure|printed "
				     "(?:minutes|draft)|share this (?:page|item))\\b");
static struct pattern SIZE = PATTERN("(?i)\\s*(?:\\(?(?:PDF|DOCX?)\\s*,?\\s*[\\d.,]+\\s*[KM]B\\)?).*$");
static struct pattern CLOSING = PATTERN("\\s*[-–—:.]+\\s*$");

/** Whether a document carries item markers. */
static bool has_markers(const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		if (pattern_match(&OPEN, line->text, NULL))
			return true;
	}
	return false;
}

/** Takes markers off both ends of a line; whether one of them opens an item. */
static bool strip_tags(struct minute_line *line)
{
	struct match match;
	bool opens = false, any = false;

	while (line->text[0] == '<' && pattern_match(&TAG, line->text, &match)) {
		opens = opens || pattern_match(&OPEN, line->text, NULL);
		memmove(line->text, line->text + match.end[0], strlen(line->text + match.end[0]) + 1);
		any = true;
	}
	while (g_str_has_suffix(line->text, ">") && pattern_match(&TAG_END, line->text, &match)) {
		line->text[match.start[0]] = '\0';
		any = true;
	}
	if (any)
		minutes_mark(line->text, &line->mark);
	return opens;
}

/** How far the number of a line that is nothing else is from its page; G_MININT: it is no such line. */
static int page_offset(const struct minute_line *line)
{
	if (line->place.page == 0 || line->from_table || strspn(line->text, "0123456789") != strlen(line->text) ||
	    strlen(line->text) > 4)
		return G_MININT;
	return (int)g_ascii_strtoull(line->text, NULL, 10) - (int)line->place.page;
}

/** The offset that most bare numbers have in common, where there are two or more: those are page numbers. */
static int find_page_offset(const GPtrArray *lines)
{
	g_autoptr(GHashTable) count = g_hash_table_new(NULL, NULL);
	int best = G_MININT, most = 1;

	for (guint i = 0; i < lines->len; i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		int offset = page_offset(line);
		if (offset == G_MININT)
			continue;
		int n = GPOINTER_TO_INT(g_hash_table_lookup(count, GINT_TO_POINTER(offset))) + 1;
		g_hash_table_insert(count, GINT_TO_POINTER(offset), GINT_TO_POINTER(n));
		if (n > most) {
			most = n;
			best = offset;
		}
	}
	return best;
}

/** Whether a paragraph goes on that the end of its page has cut. */
static bool is_cut(const struct minute_line *before, const struct minute_line *line)
{
	gsize length = strlen(before->text);

	return line->place.page != before->place.page && line->mark.style == MARK_NONE && !line->heading &&
	    !before->heading && !line->from_table && !before->from_table && !line->opens && length > CUT_BYTES &&
	    length < CUT_BYTES_MAX && strchr(".:;!?)\"", before->text[length - 1]) == NULL &&
	    !g_str_has_suffix(before->text, "”");
}

/** Joins paragraphs that a page's end has cut. */
static void join_cut(GPtrArray *lines)
{
	for (guint i = 1; i < lines->len;) {
		struct minute_line *before = g_ptr_array_index(lines, i - 1), *line = g_ptr_array_index(lines, i);
		if (!is_cut(before, line)) {
			i++;
			continue;
		}
		char *joined = g_strconcat(before->text, " ", line->text, NULL);
		g_free(before->text);
		before->text = joined;
		before->place.page_end = line->place.page;
		before->last_block = line->last_block;
		g_ptr_array_remove_index(lines, i);
	}
}

/** What a line is that no report needs; LEFT_OUT_NONE: it is needed. */
static enum left_out is_template(const struct minute_line *line, bool markers, bool in_documents, int page)
{
	if (page != G_MININT && page_offset(line) == page)
		return LEFT_OUT_PAGE_NUMBER;
	if (line->text[0] == '\0')
		return LEFT_OUT_NAVIGATION;
	if (pattern_match(&FIELD, line->text, NULL) || (markers && pattern_match(&TEMPLATE_NAME, line->text, NULL)))
		return LEFT_OUT_NAVIGATION;
	if (pattern_match(&FOOTER, line->text, NULL) && !line->heading && !line->from_table)
		return LEFT_OUT_RUNNING;
	if (pattern_match(&DOCUMENTS, line->text, NULL))
		return LEFT_OUT_NAVIGATION;
	bool entry = line->mark.style == MARK_BULLET && strlen(line->text) < ENTRY_BYTES_MAX &&
	    !g_str_has_suffix(line->text, ";");
	if (in_documents && (entry || pattern_match(&LINK, line->text, NULL)))
		return LEFT_OUT_NAVIGATION;
	return LEFT_OUT_NONE;
}

/** A footer that repeats the house's or committee's name beside the meeting's date, its page number cut off. */
static bool is_running(const struct minute_line *line, const char *key)
{
	if (key == NULL || *key == '\0' || line->heading || line->from_table || strlen(line->text) > FOOTER_BYTES_MAX ||
	    line->mark.style != MARK_NONE || g_str_has_suffix(line->text, "."))
		return false;
	g_autofree char *own = text_key(line->text);
	g_autofree char *date = g_str_has_prefix(own, key) ? date_find(line->text, 0, NULL, NULL) : NULL;
	return date != NULL;
}

/** Blocks of which no line is left are left out. */
static void mark_blocks(struct doc *doc, GHashTable *dropped, const GPtrArray *lines)
{
	GHashTableIter iter;
	gpointer key, value;

	for (guint i = 0; i < lines->len; i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		g_hash_table_remove(dropped, GUINT_TO_POINTER(line->block));
	}
	g_hash_table_iter_init(&iter, dropped);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		struct block *block = g_ptr_array_index(doc->blocks, GPOINTER_TO_UINT(key));
		if (block->kind == BLOCK_TABLE)
			continue;
		block->kind = BLOCK_LEFT_OUT;
		block->left_out = (enum left_out)GPOINTER_TO_UINT(value);
	}
}

void minutes_template_drop(struct doc *doc, const char *name, GPtrArray *lines)
{
	g_autoptr(GHashTable) dropped = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();
	bool markers = has_markers(lines), trailer = false, documents = false, opens = false;
	int page = find_page_offset(lines);
	g_autofree char *key = name != NULL ? text_key(name) : NULL;
	GDestroyNotify free_line = minutes_line_free;

	for (guint i = 0; i < lines->len; i++) {
		struct minute_line *line = g_ptr_array_index(lines, i);
		trailer = trailer || pattern_match(&TRAILER, line->text, NULL);
		opens = strip_tags(line) || opens;
		enum left_out why = trailer ? LEFT_OUT_NAVIGATION : is_template(line, markers, documents, page);
		if (why == LEFT_OUT_NONE && i >= HEAD_LINES && is_running(line, key))
			why = LEFT_OUT_RUNNING;
		documents = why == LEFT_OUT_NAVIGATION && line->text[0] != '\0' && !trailer;
		if (why != LEFT_OUT_NONE) {
			g_hash_table_insert(dropped, GUINT_TO_POINTER(line->block), GUINT_TO_POINTER(why));
			free_line(line);
			continue;
		}
		line->opens = opens;
		opens = false;
		g_ptr_array_add(kept, line);
	}
	g_ptr_array_set_free_func(lines, NULL);
	g_ptr_array_set_size(lines, 0);
	g_ptr_array_set_free_func(lines, free_line);
	for (guint i = 0; i < kept->len; i++)
		g_ptr_array_add(lines, g_ptr_array_index(kept, i));
	mark_blocks(doc, dropped, lines);
	join_cut(lines);
}

char *minutes_template_title(char *title)
{
	struct match match;

	if (title == NULL)
		return NULL;
	if (pattern_match(&SIZE, title, &match))
		title[match.start[0]] = '\0';
	if (pattern_match(&CLOSING, title, &match))
		title[match.start[0]] = '\0';
	return g_strstrip(title);
}
