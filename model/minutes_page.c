#include "model/minutes_page.h"

#include <string.h>

#include "model/date.h"
#include "model/minutes_decision.h"
#include "model/minutes_line.h"
#include "model/minutes_section.h"
#include "model/minutes_template.h"
#include "model/pattern.h"
#include "model/text.h"

#define HEAD_LINES 12u /* lines above the first label: title, meeting, purpose */
#define TITLE_BYTES_MAX 250u
#define TITLE_WORDS_MAX 26u

static struct pattern NAME_OF_PAGE = PATTERN(
    "^(?i:agenda items?(?: details)?|decision (?:details?|record|notice)|issue(?: details| history)?(?: - (?:meetings|items at meetings))?|item "
    "details|meeting item|"
    "agenda item - .{3,200}|issue - (?:meetings|items at meetings) - .{3,200})$");
static struct pattern PAGE_TITLE = PATTERN("^(?i:agenda item|issue - (?:meetings|items at meetings)) - (.+)$");
static struct pattern MEETING = PATTERN("^(?:(?i:meeting)\\s*:\\s*(\\S.*?)\\s*[-–]\\s*(.*?)|(?i:meeting "
					"of)\\s+(.+?),\\s+(.*?\\d{4}.*?))(?:\\s*\\((?i:item) "
					"?(\\d+[a-z]?)\\.?\\))?(?:\\s*(?i:view the|add to|agenda for|other).*)?\\s*$");
static struct pattern NUMBERED = PATTERN("^(?:(?i:(?:agenda )?item)\\s+(?=\\d{1,3}[a-z]?\\s*[-–—:.)]))?"
					 "(\\d{1,3}[a-z]?)(?:[.):]|\\s*[-–—])?\\s+(\\p{Lu}.*)$");
static struct pattern PLACE = PATTERN(
    "^(?i:(?:venue|contact|location|date|time|wards?(?: affected)?|decision[ -]?maker|"
    "decision status|(?:portfolio|lead|cabinet) [\\p{L} ]{3,40})\\s*:|is (?:the decision )?"
    "(?:a |subject to )?[\\p{L} -]{3,30}\\?)");
static struct pattern NO_TITLE = PATTERN(
    "^(?i:for the\\b.*\\bto|to (?:receive|consider|note|agree|review|discuss|approve|hear|put|suggest)\\b.*|report of "
    ".*|\\(.*|.*[.;,:])$");

static void minute_page_free(gpointer data)
{
	struct minute_page *page = data;

	g_free(page->item);
	g_free(page->title);
	g_free(page->committee);
	g_free(page->date);
	g_ptr_array_unref(page->labels);
	g_free(page);
}

static const char *text_at(const GPtrArray *lines, guint i)
{
	return ((const struct minute_line *)g_ptr_array_index(lines, i))->text;
}

static struct minute_page *add_page(GPtrArray *pages)
{
	struct minute_page *page = g_new0(struct minute_page, 1);

	page->labels = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(pages, page);
	return page;
}

/** "Meeting: 06/03/2019 - Cabinet (Item 8)", "Meeting of Cabinet, Wednesday, 6th March, 2019 10.00 am (Item 8.)". */
bool minutes_page_meeting(struct minute_page *page, const char *text)
{
	struct match match;

	if (g_str_has_prefix(text, "•"))
		text += strlen("•") + strspn(text + strlen("•"), " ");
	if (strlen(text) > 400 || !pattern_match(&MEETING, text, &match))
		return false;
	unsigned date = match_has(&match, 1) ? 1 : 4, committee = match_has(&match, 1) ? 2 : 3;
	g_autofree char *when = match_group(&match, date);
	g_free(page->date);
	page->date = date_find(when, 0, NULL, NULL);
	if (page->date == NULL)
		return false;
	g_free(page->committee);
	page->committee = match_group(&match, committee);
	if (match_has(&match, 5)) {
		g_free(page->item);
		page->item = match_group(&match, 5);
	}
	g_ptr_array_add(page->labels, g_strdup(text));
	return true;
}

static bool is_title(const struct minute_line *line)
{
	if (line->mark.style == MARK_BULLET || strlen(line->text) > TITLE_BYTES_MAX ||
	    text_count_words(line->text) > TITLE_WORDS_MAX)
		return false;
	if (line->heading)
		return true;
	return (line->mark.style == MARK_NONE || pattern_match(&NUMBERED, line->text, NULL)) &&
	    !pattern_match(&NO_TITLE, line->text, NULL);
}

/** Takes a title line; one that only repeats the title with its number gives the number. */
static bool read_title(struct minute_page *page, const struct minute_line *line)
{
	struct match match;
	g_autofree char *number = NULL;
	char *title;

	if (!is_title(line))
		return false;
	if (pattern_match(&NUMBERED, line->text, &match)) {
		number = match_group(&match, 1);
		title = minutes_template_title(match_group(&match, 2));
	} else {
		title = minutes_template_title(g_strdup(line->text));
	}
	if (page->title != NULL && !g_str_equal(page->title, title)) {
		g_free(title);
		return false;
	}
	g_ptr_array_add(page->labels, g_strdup(line->text));
	g_free(page->title);
	page->title = title;
	if (page->item == NULL)
		page->item = g_steal_pointer(&number);
	return true;
}

/** The lines above purpose or first label. */
static guint read_head(struct minute_page *page, const GPtrArray *lines, guint at, guint end)
{
	for (guint n = 0; at < end && n < HEAD_LINES; n++, at++) {
		const struct minute_line *line = g_ptr_array_index(lines, at);
		if (pattern_match(&NAME_OF_PAGE, line->text, NULL)) {
			struct match match;
			g_ptr_array_add(page->labels, g_strdup(line->text));
			if (page->title == NULL && pattern_match(&PAGE_TITLE, line->text, &match))
				page->title = match_group(&match, 1);
			continue;
		}
		if (minutes_section_of(line->text, NULL) != SECTION_NONE || minutes_is_lead(line->text))
			break;
		if (minutes_page_meeting(page, line->text))
			continue;
		if (pattern_match(&PLACE, line->text, NULL)) {
			g_ptr_array_add(page->labels, g_strdup(line->text));
			continue;
		}
		if (!read_title(page, line))
			break;
	}
	return at;
}

GPtrArray *minutes_pages(const GPtrArray *lines)
{
	GPtrArray *pages = g_ptr_array_new_with_free_func(minute_page_free);
	g_autofree char *title = NULL;
	guint at = 0;

	/* what a site prints above the page's name is not the item's */
	for (guint i = 0; i < lines->len && i < HEAD_LINES; i++)
		if (pattern_match(&NAME_OF_PAGE, text_at(lines, i), NULL)) {
			at = i;
			break;
		}
	while (at < lines->len) {
		struct minute_page *page = add_page(pages);
		guint end = lines->len;
		if (title != NULL)
			page->title = g_strdup(title);
		page->first = read_head(page, lines, at, lines->len);
		if (title == NULL)
			title = g_strdup(page->title);
		for (guint i = page->first > at ? page->first : at + 1; i < end && page->date != NULL; i++) {
			struct minute_page *probe = add_page(pages);
			bool next = minutes_page_meeting(probe, text_at(lines, i));
			g_ptr_array_remove_index(pages, pages->len - 1);
			if (next)
				end = i;
		}
		page->end = end;
		at = end;
	}
	return pages;
}
