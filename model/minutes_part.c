#include "model/minutes_part.h"

#include <string.h>

#include "model/key.h"
#include "model/minutes_lead.h"
#include "model/minutes_line.h"
#include "model/pattern.h"

#define HEAD_BYTES 200u /* "Extract from the draft minutes of the meeting of ... held on ..." is one line */
#define SEARCHED_BYTES 4000u
#define LARGER 0.4 /* points: two sizes that are set apart */

static struct pattern HEAD = PATTERN(
    "(?i)^\\W*(?:(?:appendix|annexe?|enclosure|part)\\s+\\w{1,3}\\s*[:.\\x{2010}-\\x{2015}-]\\s*)?"
    "(?:(?:an?\\s+)?extracts?\\s+(?:from|of)\\s+(?:the\\s+)?)?(?:(?:draft|confirmed|unconfirmed|approved|previous|last)\\s+)*"
    "(?:minutes?|decisions?\\s+notice)(?:\\s+extracts?)?(?:\\s+(?:of|from|for)\\s+(?:the\\s+|an?\\s+|its\\s+)?.{0,90}\\b(?:"
    "meeting|discussion|committee|panel|board|council|cabinet|authority|item)\\b.*|\\s*[\\x{2010}-\\x{2015}-]\\s*\\d.*)?"
    "\\W*$");

/** What a paper calls its next part. */
static struct pattern NEXT_PART = PATTERN(
    "(?i)^\\W*(?:appendix|annexe?|enclosure|part\\s+\\w{1,2}\\b|(?:agenda\\s+)?item\\s+\\d+\\w?\\s*(?:[:.\\x{2010}-\\x{2015}-]|$)"
    "|action\\s+(?:log|list|sheet|tracker)|.{0,60}\\brecommendations?\\s+(?:tracker|log|monitor\\w*))");

static struct pattern RESOLVED = PATTERN(
    "\\b(?:RESOLVED|AGREED|DECIDED|NOTED)\\b|^\\W*(?i:action)(?:\\s+by)?\\s*:"
    "|^\\W*(?i:(?:it\\s+was\\s+)?(?:unanimously\\s+)?(?:resolved|agreed|decided)\\s*(?:that\\b|to\\b|[:\\x{2010}-\\x{2015}-]))");

static double size_of(const struct reading *reading, const struct minute_line *line)
{
	return ((const struct block *)reading->doc->blocks->pdata[line->block])->size;
}

static bool is_head(const struct reading *reading, const struct minute_line *line)
{
	return line->heading && !line->from_table && line->mark.style == MARK_NONE && strlen(line->text) < HEAD_BYTES &&
	    !reading_is_taken(reading, line->block) && pattern_match(&HEAD, line->text, NULL);
}

/** Whether a line belongs no more to the part that begins with `head`. */
static bool ends_part(const struct reading *reading, const struct minute_line *head, const struct minute_line *line)
{
	if (line->from_table || line->is_row)
		return true;
	if (!line->heading)
		return false;
	return size_of(reading, line) > size_of(reading, head) + LARGER ||
	    pattern_match(&NEXT_PART, line->text, NULL) || key_heading(line->text) != KEY_NONE ||
	    is_head(reading, line);
}

static bool has_resolution(const GPtrArray *lines, guint first, guint end)
{
	for (guint i = first; i < end; i++) {
		const struct minute_line *line = g_ptr_array_index(lines, i);
		if (strlen(line->text) < SEARCHED_BYTES &&
		    (minutes_is_lead(minutes_line_body(line)) || pattern_match(&RESOLVED, line->text, NULL)))
			return true;
	}
	return false;
}

/** A heading right above a table is the table's. */
static guint without_headings(const GPtrArray *lines, guint first, guint end)
{
	if (end >= lines->len || !((const struct minute_line *)g_ptr_array_index(lines, end))->from_table)
		return end;
	while (end > first) {
		const struct minute_line *line = g_ptr_array_index(lines, end - 1);
		if (!line->heading || minutes_is_lead(line->text))
			break;
		end--;
	}
	return end;
}

GArray *minutes_parts(const struct reading *reading, const GPtrArray *lines)
{
	GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct minute_part));

	for (guint i = 0; i < lines->len; i++) {
		const struct minute_line *head = g_ptr_array_index(lines, i);
		if (!is_head(reading, head))
			continue;
		struct minute_part part = { .head = i, .first = i + 1, .end = i + 1 };
		while (part.end < lines->len && !ends_part(reading, head, g_ptr_array_index(lines, part.end)))
			part.end++;
		i = part.end - 1;
		part.end = without_headings(lines, part.first, part.end);
		if (has_resolution(lines, part.first, part.end))
			g_array_append_val(parts, part);
	}
	return parts;
}
