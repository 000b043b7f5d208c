#include "model/tracker.h"

#include "model/date.h"
#include "model/pattern.h"
#include "model/text.h"

#define LEAD_BYTES 60 /* a paragraph's own date stands before its first colon or dash, or alone on its line */

/** "March 2024:", "Update 14/03/24 –", "(June 2023)", "As at 3 May 2024 -" at the beginning of a paragraph. */
static struct pattern DATED = PATTERN(
    "^[(\\[]?(?i:(?:latest |officers?['’]? )?(?:update|position|progress)?\\s*(?:as )?(?:at|to|on|for|of|from)?\\s*)?"
    "([^\\n:]{3,40}?)[)\\]]?(?:\\s*:\\s|\\s+[–—-]\\s+|\\s*$|[)\\]]\\s|\\n)");

/** The date that a paragraph is headed with; NULL if it has none. */
static char *own_date(const char *paragraph, unsigned year)
{
	struct match match;

	if (!pattern_match(&DATED, paragraph, &match) || match.start[1] > LEAD_BYTES)
		return NULL;
	g_autofree char *head = match_group(&match, 1);
	return date_read(head, year);
}

static void add(GPtrArray *updates, GString *text, const char *date, const struct source *source)
{
	if (text->len > 0)
		update_add(updates, g_strdup(date), g_strdup(text->str), source);
	g_string_truncate(text, 0);
}

void tracker_updates(GPtrArray *updates, const char *text, const char *date, unsigned year, const struct source *source)
{
	char **paragraphs = g_strsplit(text, "\n", -1);
	GString *piece = g_string_new(NULL);
	g_autofree char *own = NULL;

	for (guint i = 0; paragraphs[i] != NULL; i++) {
		char *next = own_date(paragraphs[i], year);
		if (next != NULL) {
			add(updates, piece, own != NULL ? own : date, source);
			g_free(own);
			own = next;
		}
		g_string_append_printf(piece, "%s%s", piece->len > 0 ? "\n" : "", paragraphs[i]);
	}
	add(updates, piece, own != NULL ? own : date, source);
	g_string_free(piece, TRUE);
	g_strfreev(paragraphs);
}
