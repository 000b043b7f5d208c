#include "render/words.h"

#include <string.h>

#include "model/text.h"

#define LEAD_MOST 60u    /* bytes: "RECOMMENDED that the Committee:" */
#define SAID_LEAST 12u   /* bytes: "noted" alone is said of anything */
#define SAID_MOST 200u   /* decisions and actions of an item that are looked for in its account */
#define TITLE_LONGEST 12 /* bytes before a name: "The ", "Councillor " */

char *words_item(const struct minutes *minutes)
{
	const char *item = minutes->item, *title = minutes->title;

	if (text_is_blank(item))
		return g_strdup(text_is_blank(title) ? "Minutes" : title);
	const char *noun = g_ascii_isdigit(*item) ? "Item " : "";
	return g_strconcat(noun, item, text_is_blank(title) ? "" : ": ", text_is_blank(title) ? "" : title, NULL);
}

const char *words_part(enum words_part part, guint n)
{
	static const struct {
		const char *one, *many;
	} PARTS[N_WORDS_PARTS] = {
		[PART_PURPOSE] = { "Purpose", "Purpose" },
		[PART_CONTRIBUTORS] = { "Contributor", "Contributors" },
		[PART_ACCOUNT] = { "Account", "Account" },
		[PART_DECISIONS] = { "Decision", "Decisions" },
		[PART_ACTIONS] = { "Action", "Actions" },
		[PART_REQUESTS] = { "Request", "Requests" },
		[PART_WORK_PROGRAMME] = { "Work programme", "Work programme" },
	};

	return n == 1 ? PARTS[part].one : PARTS[part].many;
}

/** A text as two printings of one decision have it in common: folded, one space between words, no full stop. */
static char *folded(const char *text)
{
	g_autofree char *fold = g_utf8_casefold(text, -1);
	GString *out = g_string_new(NULL);

	for (const char *c = fold; *c != '\0'; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);
		if (g_unichar_isalnum(character))
			g_string_append_unichar(out, character);
		else if (out->len > 0 && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	if (g_str_has_suffix(out->str, " and "))
		g_string_truncate(out, out->len - strlen("and "));
	if (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

static void add_folded(GPtrArray *texts, const GPtrArray *resolutions)
{
	for (guint i = 0; i < resolutions->len; i++)
		g_ptr_array_add(texts, folded(((const struct resolution *)g_ptr_array_index(resolutions, i))->text));
}

/** Whether one of the texts is all that a paragraph says but for its lead: "RESOLVED that", "ACTION:". */
static bool is_said(const GPtrArray *texts, const struct paragraph *paragraph)
{
	g_autofree char *own = folded(paragraph->text);

	for (guint i = 0; i < texts->len; i++) {
		const char *text = g_ptr_array_index(texts, i);
		if (strlen(text) >= SAID_LEAST && g_str_has_suffix(own, text) &&
		    strlen(own) - strlen(text) <= LEAD_MOST)
			return true;
	}
	return false;
}

GPtrArray *words_account(const struct minutes *minutes)
{
	GPtrArray *shown = g_ptr_array_new();
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

	add_folded(texts, minutes->decisions);
	add_folded(texts, minutes->actions);
	for (guint i = 0; i < minutes->paragraphs->len && texts->len <= SAID_MOST; i++) {
		struct paragraph *paragraph = g_ptr_array_index(minutes->paragraphs, i);
		const struct paragraph *above = shown->len > 0 ? g_ptr_array_index(shown, shown->len - 1) : NULL;
		if (!is_said(texts, paragraph)) {
			g_ptr_array_add(shown, paragraph);
			continue;
		}
		if (above != NULL && i > 0 && above == g_ptr_array_index(minutes->paragraphs, i - 1) &&
		    g_str_has_suffix(above->text, ":") && strlen(above->text) <= LEAD_MOST)
			g_ptr_array_set_size(shown, (gint)shown->len - 1); /* "RESOLVED: That the Committee:" */
	}
	for (guint i = 0; i < minutes->paragraphs->len && texts->len > SAID_MOST; i++)
		g_ptr_array_add(shown, g_ptr_array_index(minutes->paragraphs, i));
	return shown;
}

char *words_request(const struct request *request, gsize *lead)
{
	gsize n_by = text_is_blank(request->by) ? 0 : strlen(request->by);
	const char *text = request->text != NULL ? request->text : "",
		   *by = n_by == 0 ? NULL : strstr(text, request->by);

	*lead = 0;
	if (n_by == 0)
		return g_strdup(text);
	if (by != NULL && by - text <= TITLE_LONGEST) {
		*lead = (gsize)(by - text) + n_by;
		return g_strdup(text);
	}
	*lead = n_by + 1;
	return g_strconcat(request->by, ": ", text, NULL);
}

GPtrArray *words_resolution(const struct resolution *resolution)
{
	GPtrArray *facts = labelled_list();
	char *due = words_when(resolution->due);

	if (!text_is_blank(resolution->owner))
		labelled_add(facts, g_strdup("Owner"), g_strdup(resolution->owner));
	if (!text_is_blank(due))
		labelled_add(facts, g_strdup("Due"), g_strdup(due));
	g_free(due);
	return facts;
}
