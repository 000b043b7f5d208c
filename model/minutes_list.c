#include "model/minutes_list.h"

#include <string.h>

#include "model/minutes_decision.h"
#include "model/minutes_section.h"
#include "model/pattern.h"
#include "model/text.h"

#define NESTED_MAX 200u /* lines below one entry */

#define BODY                                                                                                           \
	"(?:(?:the|this|your) )?(?:[\\p{L}&’',-]+ "                                                                  \
	"){0,6}?(?:committee|cabinet|council|board|panel|executive|commission|"                                        \
	"forum|members|group|authority|partnership|meeting|governors)"

static struct pattern LEAD_IN[] = {
	PATTERN("^\\W*(?i:(?:and )?(?:that|t h a t|to)?\\W*)$"),
	PATTERN("^(?i:(?:that |t h a t )?,?\\s*" BODY
		",?(?: (?:having [^.;]{0,200},? )?(?:(?:be |is |are |was )?\\w+ ?(?:to|that)?)?)?)"
		"\\s*[:–—-]+\\s*$"),
	PATTERN("^(?i:(?:that |t h a t )?,?\\s*" BODY ")\\s*$"),
	PATTERN("^(?i:(?:that |t h a t )?,?\\s*" BODY
		" (?:be (?:recommended|asked|requested|invited|advised)|agrees?|resolves?|"
		"approves?|recommends?)(?: to| that)?)\\s*$"),
	PATTERN("^(?i:(?:that )?the following (?:recommendations?|resolutions?|decisions?|actions?|points?)(?: "
		"\\w+){0,8})\\s*[:–—-]+\\s*$"),
	PATTERN("^(?i:(?:that,? )?(?:having|after|following|in view of|in light of|subject to) [^.;:]{3,200}?(?:, " BODY
		")?,?(?: (?:to|that))?)\\s*[:–—-]+\\s*$"),
	PATTERN("^(?i:(?:the )?following|as follows|unanimously)\\s*[:–—-]*\\s*$"),
};
/* Among other entries this is one of them: "(c) that Cabinet be asked to:" with what it is asked below. */
static struct pattern ASKS_BODY = PATTERN("(?i)\\bbe (?:recommended|asked|requested|invited|advised)\\b");
static struct pattern OPEN_END = PATTERN("(?:[:–—]|\\s-|:-|(?i:\\b(?:to|that|and|or|the following|as follows)))\\s*$");
static struct pattern CLOSED_END = PATTERN("[.;!?]\\s*(?:and|or)?[\"”’')]?$|,?\\s(?:and|or)$");
static struct pattern INLINE = PATTERN("(?:^|[;:,.–-]\\s+(?:(?:and|or)\\s+)?)(?=(?:\\((?:\\d{1,2}|[a-z]{1,4}|[A-Z])\\)|"
				       "(?:\\d{1,2}|[ivx]{1,4}|[a-z])\\))\\s*\\S)");
static struct pattern STOPS = PATTERN("^(?:\\((?:(?i:voting|vote|votes|councillors?|cllrs?|note|for|in "
				      "favour|unanimous|proposed|moved|recorded|minute|ref|the meeting)\\b)|"
				      "(?i:note|nb|n\\.b\\.|the meeting|at this (?:point|juncture)|\\[)[\\s:.–-])");

void list_entry_free(gpointer data)
{
	struct list_entry *entry = data;

	g_free(entry->label);
	g_free(entry->text);
	g_free(entry->beside);
	g_free(entry->when);
	g_free(entry);
}

bool minutes_is_lead_in(const char *text)
{
	if (strlen(text) > 400)
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(LEAD_IN); i++)
		if (pattern_match(&LEAD_IN[i], text, NULL))
			return true;
	return false;
}

static struct list_entry *add_entry(GPtrArray *entries, char *label, const char *text)
{
	struct list_entry *entry = g_new0(struct list_entry, 1);

	entry->label = label;
	entry->text = g_strstrip(g_strdup(text));
	g_ptr_array_add(entries, entry);
	return entry;
}

static void append(struct list_entry *entry, const char *separator, const char *text)
{
	char *longer = g_strconcat(entry->text, separator, text, NULL);

	g_free(entry->text);
	entry->text = longer;
}

static bool is_end(const struct minute_line *line)
{
	return line == NULL || line->heading || line->opens || line->is_action ||
	    pattern_match(&STOPS, line->text, NULL) || minutes_is_lead(line->text) ||
	    minutes_section_of(line->text, NULL) != SECTION_NONE;
}

/** Whether a line with another mark than the list's belongs below the entry before it. */
static bool is_nested(const struct list_entry *entry, const struct minute_line *line, const struct list_mark *nested,
    const struct minute_line *base)
{
	if (line->mark.style == MARK_NONE)
		return false;
	if (nested->style != MARK_NONE && minutes_mark_follows(nested, &line->mark))
		return true;
	if (!minutes_mark_is_first(&line->mark))
		return false;
	return pattern_match(&OPEN_END, entry->text, NULL) || line->indent > base->indent ||
	    line->level > base->level || !pattern_match(&CLOSED_END, entry->text, NULL);
}

/** A paragraph without a mark that goes on the entry before it: broken off there, or in small letters. */
static bool goes_on(const struct list_entry *entry, const struct minute_line *line)
{
	gunichar first = g_utf8_get_char(line->text);

	if (line->mark.style != MARK_NONE)
		return false;
	return g_unichar_islower(first) || g_str_equal(line->text, "AND") ||
	    (!pattern_match(&CLOSED_END, entry->text, NULL) && !pattern_match(&OPEN_END, entry->text, NULL) &&
		!line->gap);
}

/** What stands below an entry, up to the list's next one. Returns the index behind it. */
static guint read_nested(const struct account *account, guint at, const struct minute_line *base,
    struct list_entry *entry, GPtrArray *nested)
{
	struct list_mark mark = { .style = MARK_NONE };
	const struct minute_line *line;

	for (unsigned n = 0; n < NESTED_MAX && !is_end(line = account_line(account, at)); n++, at++) {
		bool same = minutes_mark_follows(&base->mark, &line->mark) && line->level <= base->level &&
		    (base->mark.style != MARK_BULLET || line->indent <= base->indent);
		if (same)
			break;
		if (is_nested(entry, line, &mark, base)) {
			const char *body = minutes_line_body(line);
			g_autofree char *bullet = g_strconcat("• ", body, NULL);
			add_entry(nested, minutes_line_label(line), body);
			append(entry, "\n", line->mark.style == MARK_BULLET ? bullet : line->text);
			mark = line->mark;
		} else if (goes_on(entry, line)) {
			append(entry, " ", line->text);
			if (nested->len > 0)
				append(g_ptr_array_index(nested, nested->len - 1), " ", line->text);
		} else {
			break;
		}
	}
	return at;
}

/**
 * Whether a line may be the list's first entry: bullets and first marks; any mark where the list's first ones are lost.
 */
static bool begins(const struct minute_line *line, const struct list_mark *before)
{
	if (is_end(line) || line->mark.style == MARK_NONE)
		return false;
	return before != NULL ? minutes_mark_follows(before, &line->mark) : minutes_mark_is_first(&line->mark);
}

static void move_entries(GPtrArray *to, GPtrArray *from)
{
	g_ptr_array_set_free_func(from, NULL);
	for (guint i = 0; i < from->len; i++)
		g_ptr_array_add(to, g_ptr_array_index(from, i));
}

guint minutes_list(const struct account *account, guint first, const struct list_mark *mark, GPtrArray *entries)
{
	const struct minute_line *line = account_line(account, first);
	guint at = first;

	if (!begins(line, mark))
		return first;
	for (;;) {
		g_autoptr(GPtrArray) nested = g_ptr_array_new_with_free_func(list_entry_free);
		struct list_entry *entry = add_entry(entries, minutes_line_label(line), minutes_line_body(line));
		bool lead_in = minutes_is_lead_in(entry->text) && !pattern_match(&ASKS_BODY, entry->text, NULL);
		entry->beside = g_strdup(line->beside);
		entry->when = g_strdup(line->when);
		at = read_nested(account, at + 1, line, entry, nested);
		if (lead_in && nested->len > 0) {
			g_ptr_array_remove_index(entries, entries->len - 1);
			move_entries(entries, nested);
		}
		const struct minute_line *next = account_line(account, at);
		if (is_end(next) || !minutes_mark_follows(&line->mark, &next->mark))
			return at;
		line = next;
	}
}

void minutes_list_inline(const char *text, GPtrArray *entries, struct list_mark *last)
{
	struct match match;
	gsize start = 0, at = 0;

	minutes_mark(text, last);
	if (last->style == MARK_NONE || last->style == MARK_BULLET || !minutes_mark_is_first(last)) {
		add_entry(entries, NULL, text);
		return;
	}
	struct list_mark mark = *last, next;
	at = last->body;
	while (pattern_match_from(&INLINE, text, at, &match)) {
		gsize here = match.end[0];
		at = here + 1;
		minutes_mark(text + here, &next);
		if (!minutes_mark_follows(last, &next))
			continue;
		g_autofree char *part = g_strndup(text + start + mark.body, here - start - mark.body);
		add_entry(entries, g_strndup(text + start, mark.label_end), part);
		start = here;
		mark = next;
		*last = next;
		at = here + next.body;
	}
	add_entry(entries, g_strndup(text + start, mark.label_end), text + start + mark.body);
}
