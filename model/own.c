#include "model/own.h"

#include <string.h>

#include "model/columns.h"
#include "model/date.h"
#include "model/text.h"

#define LABEL_LONGEST 48 /* bytes: headings of a tracker's columns */
#define LINES_MOST 60u   /* facts and remarks of a record that are looked for */

/* What a remark of ours begins with. */
static const char *const REMARKS[] = { "Overdue by ", "Overdue", "Past its date", "Due date moved from ",
	"No longer in the newest paper", "Please check this row", "Check: page " };

/* The words that our writers set above a response that does not say so itself. */
static const struct {
	const char *words;
	enum decision decision;
} DECISIONS[] = {
	{ "Accepted", DECISION_ACCEPTED },
	{ "Accepted in part", DECISION_PARTLY },
	{ "Not accepted", DECISION_REJECTED },
	{ "Noted", DECISION_NOTED },
};

static bool is_remark(const char *line)
{
	for (size_t i = 0; i < G_N_ELEMENTS(REMARKS); i++)
		if (g_str_has_prefix(line, REMARKS[i]))
			return true;
	return false;
}

/** The value of a line "Label: value" or "Asked? value", whose label has `length` bytes; NULL if it is none. */
static const char *fact_value(const char *line, gsize *length)
{
	*length = strcspn(line, ":?");
	if (*length == 0 || *length > LABEL_LONGEST || line[*length] == '\0' ||
	    !g_unichar_isupper(g_utf8_get_char(line)))
		return NULL;
	const char *value = line + *length + 1;
	*length += line[*length] == '?' ? 1 : 0;
	return *value == ' ' && value[1] != '\0' ? value + 1 : NULL;
}

static enum field fact_field(const char *line)
{
	gsize length;

	if (fact_value(line, &length) == NULL)
		return FIELD_NONE;
	g_autofree char *label = g_strndup(line, length);
	return columns_heading(label, NULL).field;
}

static void set_text(char **member, char **heading, const char *label, const char *value)
{
	g_free(*member);
	*member = g_strdup(value);
	if (*heading == NULL)
		*heading = g_strdup(label);
}

static void set_when(struct when **member, char **heading, const char *label, const char *value)
{
	when_free(*member);
	*member = when_new(g_strdup(value), date_read(value, 0));
	if (*heading == NULL)
		*heading = g_strdup(label);
}

static void restore_fact(struct report *report, struct recommendation *recommendation, const char *line)
{
	gsize length;
	const char *value = fact_value(line, &length);
	g_autofree char *label = g_strndup(line, length);
	char **headings = report->headings;

	switch (fact_field(line)) {
	case FIELD_OWNER:
		set_text(&recommendation->owner, &headings[HEADING_OWNER], label, value);
		break;
	case FIELD_MEMBER:
		set_text(&recommendation->member, &headings[HEADING_MEMBER], label, value);
		break;
	case FIELD_DUE:
		set_when(&recommendation->due, &headings[HEADING_DUE], label, value);
		break;
	case FIELD_REVISED_DUE:
		set_when(&recommendation->revised_due, &headings[HEADING_REVISED_DUE], label, value);
		break;
	case FIELD_DONE:
		set_when(&recommendation->done, &headings[HEADING_DONE], label, value);
		break;
	default:
		labelled_add(recommendation->extra, g_steal_pointer(&label), g_strdup(value));
	}
}

/** The first of the last lines that are facts and remarks; the first of them is one that the dictionary knows. */
static guint first_fact(char *const *lines, guint n)
{
	guint first = n;
	gsize length;

	while (first > 1 && n - first < LINES_MOST &&
	    (is_remark(lines[first - 1]) || fact_value(lines[first - 1], &length) != NULL))
		first--;
	while (first < n && !is_remark(lines[first]) && fact_field(lines[first]) == FIELD_NONE)
		first++;
	return first;
}

static void restore_facts(struct report *report, struct recommendation *recommendation)
{
	g_auto(GStrv) lines = g_strsplit(recommendation->text != NULL ? recommendation->text : "", "\n", -1);
	guint n = g_strv_length(lines), first = first_fact(lines, n);

	for (guint i = first; i < n; i++) {
		if (!is_remark(lines[i]))
			restore_fact(report, recommendation, lines[i]);
		else if (g_str_has_prefix(lines[i], "No longer in"))
			recommendation->dropped = true;
	}
	if (first == n)
		return;
	g_clear_pointer(&lines[first], g_free);
	g_free(recommendation->text);
	recommendation->text = g_strjoinv("\n", lines);
	for (guint i = first + 1; i < n; i++) /* behind the end that g_strfreev sees */
		g_free(lines[i]);
}

/** Takes the date off that stands alone above an update's text. */
static void restore_update(struct update *update)
{
	gsize length = strcspn(update->text, "\n");

	if (update->text[length] == '\0')
		return;
	g_autofree char *line = g_strndup(update->text, length), *date = date_read(line, 0);
	bool is_date = update->date != NULL && g_strcmp0(date, update->date) == 0;
	if (!is_date && strcmp(line, "Undated") != 0)
		return;
	if (!is_date)
		g_clear_pointer(&update->date, g_free);
	memmove(update->text, update->text + length + 1, strlen(update->text + length + 1) + 1);
}

static void restore_response(struct recommendation *recommendation)
{
	char *response = recommendation->response;
	gsize length = response == NULL ? 0 : strcspn(response, "\n");

	if (response == NULL || response[length] == '\0')
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(DECISIONS); i++) {
		if (strlen(DECISIONS[i].words) != length || memcmp(response, DECISIONS[i].words, length) != 0)
			continue;
		recommendation->decision = DECISIONS[i].decision;
		memmove(response, response + length + 1, strlen(response + length + 1) + 1);
		return;
	}
}

static void restore_blank(char **member)
{
	if (g_strcmp0(*member, "not given") == 0)
		g_clear_pointer(member, g_free);
}

void own_restore(struct report *report)
{
	for (guint i = 0; i < report->recommendations->len; i++) {
		struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		restore_facts(report, recommendation);
		restore_response(recommendation);
		for (guint k = 0; k < recommendation->updates->len; k++)
			restore_update(g_ptr_array_index(recommendation->updates, k));
	}
	for (guint i = 0; i < report->metadata->len; i++) {
		struct labelled *line = g_ptr_array_index(report->metadata, i);
		if (g_strcmp0(line->text, "not given") == 0)
			*line->text = '\0';
	}
	restore_blank(&report->lead_officer);
	restore_blank(&report->cabinet_member);
}
