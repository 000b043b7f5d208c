#include "model/minutes_section.h"

#include <string.h>

#include "model/minutes_line.h"
#include "model/pattern.h"
#include "model/people.h"
#include "model/text.h"

#define LABEL_BYTES_MAX 100u       /* the longest label seen has 60 */
#define CONTRIBUTOR_BYTES_MAX 240u /* a name with a long post; anything longer is account */

#define LABEL(words) PATTERN("^(?:[a-zA-Z\\d]{1,2}[).] *)?(?i:" words ")\\s*(?:(?::|–|—|:-|: -)\\s*(.*))?$")

static struct {
	enum section section;
	struct pattern pattern;
} LABELS[] = {
	{ SECTION_PURPOSE, LABEL("purpose(?: of (?:the )?(?:report|item))?|summary|introduction") },
	{ SECTION_CONTRIBUTORS,
	    LABEL("contributors?|speakers?|witness(?:es)?|presenters?|presented by|guests?|guest speakers?|"
		  "(?:also )?(?:in attendance|attending|present) for this item|officers? (?:attending|contributing)") },
	{ SECTION_DECISION, LABEL("decisions?(?: (?:made|taken|of (?:the )?\\w+))?|decision details?|resolutions?") },
	{ SECTION_ACCOUNT,
	    LABEL("minutes?(?: text)?|minutes of the item|(?:notes|summary|record|account) of (?:the "
		  ")?discussions?|discussion|"
		  "key (?:points|issues)(?: raised| discussed)?|main points(?: raised| discussed)?") },
	{ SECTION_REASONS,
	    LABEL("(?:statement of )?reasons?(?: for (?:the |its |their |this "
		  "|urgency)?(?:decisions?|recommendations?|resolutions?|"
		  "proposals?|urgency)?)?|(?:other |alternative )?options?(?: considered)?(?: "
		  "(?:and|or) (?:rejected|discounted))?|"
		  "alternatives? (?:options? )?considered(?: (?:and|or) "
		  "rejected)?|(?:alternative|other) options?(?: .{0,40})?") },
	{ SECTION_VOTES,
	    LABEL("voting(?: record| details)?|(?:record of|recorded) "
		  "vot(?:e|es|ing)|votes?|for|against|abstentions?|abstain(?:ed|ing)?|"
		  "(?:voting|votes?|members voting) (?:for|against)(?: the (?:motion|amendment|recommendation))?|"
		  "conflicts? of interests?(?: declared)?(?: .{0,40})?|dispensations?(?: granted)?") },
	{ SECTION_REQUESTS,
	    LABEL("(?:information |members['’] |member )?requests?(?: (?:for (?:further |more "
		  ")?information|made|from members))?|"
		  "(?:further )?information requested") },
	{ SECTION_WORK,
	    LABEL("(?:(?:future|suggested|further|possible|potential|proposed|new|additional) "
		  ")?(?:items?|topics?|suggestions?|ideas?)"
		  "(?: suggested| proposed)? (?:for|to be added to|to add to|for inclusion in) (?:the |its |a "
		  ")?(?:\\w+['’]s )?"
		  "(?:forward |future |annual |committee |scrutiny )*(?:work )?(?:programme|plan)(?: .{0,30})?|"
		  "(?:forward )?work (?:programme|plan) (?:suggestions|items|topics|ideas)") },
	{ SECTION_PAPERS, LABEL("papers?|report(?: reference)?|resources?|presentation|background") },
	{ SECTION_PAPERS,
	    LABEL("publication date|date (?:of (?:the )?(?:decision|publication)|published)|decided at meeting|"
		  "effective from|(?:call-in|call in) (?:deadline|date|expires)|contact(?: officer)?|report author") },
};

static struct pattern ATTENDANCE = PATTERN(
    "^(?i:(?:(?:[\\p{L}&]+ "
    "){0,3}(?:also|members?|officers?|councillors?|others?|those|persons?|public|staff|guests?) )?"
    "(?:present|in attendance|attending|attendees|attendance|apologies(?: for absence)?)(?: "
    "(?:members|officers|councillors|virtually|remotely))?)"
    "(?:\\s*\\([^)]*\\))?\\s*(?::|-|–|$)|"
    "^(?i:(?:panel |committee |board |forum )?members|guests|witnesses|officers)\\s*:\\s+(?=(?:Cllr|Councillor|Dr|Mrs?|Ms|"
    "Miss|Prof|Ald(?:erman)?)s?\\b)|"
    "^(?i:present|in attendance|also present|apologies)\\s+(?=(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|The "
    "(?:Mayor|Chair))s?\\b)");
static struct pattern ROLE_COLON = PATTERN("^([^:]{2,100}?)\\s*:\\s*(\\S.*)$");
static struct pattern ROLE_DASH = PATTERN("^(.{2,100}?)\\s+[-–—]\\s+(\\S.*)$");
static struct pattern ROLE_BRACKETS = PATTERN("^([^()]{2,100}?)\\s*\\((.+)\\)$");
static struct pattern ROLE_COMMA = PATTERN("^([^,]{2,100}?)\\s*,\\s*(\\S.*)$");

enum section minutes_section_of(const char *text, const char **rest)
{
	struct match match;

	for (gsize i = 0; i < G_N_ELEMENTS(LABELS) && text[0] != '\0'; i++) {
		const char *colon = strpbrk(text, ":–—");
		if (colon == NULL ? strlen(text) > LABEL_BYTES_MAX : (gsize)(colon - text) > LABEL_BYTES_MAX)
			return SECTION_NONE;
		if (!pattern_match(&LABELS[i].pattern, text, &match))
			continue;
		if (rest != NULL)
			*rest = match_has(&match, 1) ? text + match.start[1] : text + strlen(text);
		return LABELS[i].section;
	}
	return SECTION_NONE;
}

bool minutes_is_attendance(const char *text)
{
	return pattern_match(&ATTENDANCE, text, NULL);
}

gsize minutes_attendance_label(const char *text)
{
	struct match match;

	return pattern_match(&ATTENDANCE, text, &match) ? match.end[0] : 0;
}

static void add_contributor(GPtrArray *contributors, const char *text)
{
	static struct pattern *const FORMS[] = { &ROLE_COLON, &ROLE_DASH, &ROLE_BRACKETS, &ROLE_COMMA };
	struct match match;

	for (gsize i = 0; i < G_N_ELEMENTS(FORMS); i++) {
		if (!pattern_match(FORMS[i], text, &match))
			continue;
		char *name = match_group(&match, 1), *role = match_group(&match, 2);
		if (people_lead(role, NULL) == PERSON_MEMBER) { /* "Councillor Moss, Councillor Pym" */
			contributor_add(contributors, name, NULL);
			add_contributor(contributors, role);
			g_free(role);
			return;
		}
		contributor_add(contributors, name, role);
		return;
	}
	contributor_add(contributors, g_strdup(text), NULL);
}

void minutes_contributors(GPtrArray *contributors, const char *line)
{
	g_auto(GStrv) parts = NULL;
	struct list_mark mark;

	minutes_mark(line, &mark);
	parts = g_regex_split_simple("\\s*;\\s*|(?<=\\)),\\s+(?=\\p{Lu}[^,;]*\\([^()]*\\)(?:$|[,;.]))",
	    line + mark.body, 0, 0);
	for (guint i = 0; parts[i] != NULL; i++) {
		char *part = g_strstrip(parts[i]);
		if (text_is_blank(part) || strlen(part) > CONTRIBUTOR_BYTES_MAX)
			continue;
		if (g_str_has_suffix(part, ".") || g_str_has_suffix(part, ","))
			part[strlen(part) - 1] = '\0';
		add_contributor(contributors, part);
	}
}

bool minutes_is_officer(const GPtrArray *contributors, const char *name)
{
	for (guint i = 0; i < contributors->len; i++) {
		const struct contributor *contributor = g_ptr_array_index(contributors, i);
		const char *surname = strrchr(name, ' ');
		surname = surname != NULL ? surname + 1 : name;
		if (contributor->role != NULL && g_str_has_suffix(contributor->name, surname) &&
		    people_lead(contributor->name, NULL) != PERSON_MEMBER && people_is_post(contributor->role))
			return true;
	}
	return false;
}
