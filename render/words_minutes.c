#include "render/words.h"

#include <string.h>

#include "model/text.h"

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

bool words_request_says_by(const struct request *request)
{
	return text_is_blank(request->by) || g_str_has_prefix(request->text, request->by);
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
