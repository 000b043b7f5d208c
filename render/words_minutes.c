#include "render/words.h"

#include <string.h>

#include "model/text.h"

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
	GPtrArray *facts = words_list();
	char *due = words_when(resolution->due);

	if (!text_is_blank(resolution->owner))
		labelled_add(facts, g_strdup("Owner"), g_strdup(resolution->owner));
	if (!text_is_blank(due))
		labelled_add(facts, g_strdup("Due"), g_strdup(due));
	g_free(due);
	return facts;
}
