#include "model/report.h"

#include <string.h>

struct when *when_new(char *text, char *date)
{
	struct when *when = g_new0(struct when, 1);

	when->text = text;
	when->date = date;
	return when;
}

void when_free(struct when *when)
{
	if (when == NULL)
		return;
	g_free(when->text);
	g_free(when->date);
	g_free(when);
}

struct when *when_copy(const struct when *when)
{
	return when == NULL ? NULL : when_new(g_strdup(when->text), g_strdup(when->date));
}

struct mark *mark_new(enum code code, char *text, guint32 colour)
{
	struct mark *mark = g_new0(struct mark, 1);

	*mark = (struct mark){ .code = code, .text = text, .colour = colour };
	return mark;
}

void mark_free(struct mark *mark)
{
	if (mark == NULL)
		return;
	g_free(mark->text);
	g_free(mark);
}

struct mark *mark_copy(const struct mark *mark)
{
	return mark == NULL ? NULL : mark_new(mark->code, g_strdup(mark->text), mark->colour);
}

static void labelled_free(void *data)
{
	struct labelled *labelled = data;

	g_free(labelled->label);
	g_free(labelled->text);
	g_free(labelled);
}

static void scheme_entry_free(void *data)
{
	struct scheme_entry *entry = data;

	g_free(entry->label);
	g_free(entry->meaning);
	g_free(entry);
}

static void update_free(void *data)
{
	struct update *update = data;

	g_free(update->date);
	g_free(update->text);
	g_free(update->source.file);
	g_free(update);
}

static void earlier_free(void *data)
{
	struct earlier *earlier = data;

	g_free(earlier->date);
	mark_free(earlier->status);
	mark_free(earlier->assessment);
	when_free(earlier->due);
	when_free(earlier->revised_due);
	g_free(earlier);
}

struct recommendation *recommendation_new(void)
{
	struct recommendation *recommendation = g_new0(struct recommendation, 1);

	recommendation->updates = g_ptr_array_new_with_free_func(update_free);
	recommendation->extra = labelled_list();
	recommendation->earlier = g_ptr_array_new_with_free_func(earlier_free);
	return recommendation;
}

void recommendation_free(struct recommendation *recommendation)
{
	if (recommendation == NULL)
		return;
	g_free(recommendation->number);
	g_free(recommendation->label);
	g_free(recommendation->text);
	g_free(recommendation->section);
	g_free(recommendation->response);
	g_free(recommendation->owner);
	g_free(recommendation->member);
	when_free(recommendation->due);
	when_free(recommendation->revised_due);
	when_free(recommendation->done);
	g_ptr_array_unref(recommendation->updates);
	mark_free(recommendation->status);
	mark_free(recommendation->assessment);
	g_ptr_array_unref(recommendation->extra);
	g_free(recommendation->source.file);
	g_ptr_array_unref(recommendation->earlier);
	g_free(recommendation);
}

static void recommendation_free_any(void *recommendation)
{
	recommendation_free(recommendation);
}

static void contributor_free(void *data)
{
	struct contributor *contributor = data;

	g_free(contributor->name);
	g_free(contributor->role);
	g_free(contributor);
}

static void paragraph_free(void *data)
{
	struct paragraph *paragraph = data;

	g_free(paragraph->label);
	g_free(paragraph->text);
	g_free(paragraph);
}

static void resolution_free(void *data)
{
	struct resolution *resolution = data;

	g_free(resolution->label);
	g_free(resolution->text);
	g_free(resolution->owner);
	when_free(resolution->due);
	g_free(resolution);
}

static void request_free(void *data)
{
	struct request *request = data;

	g_free(request->by);
	g_free(request->text);
	g_free(request);
}

struct minutes *minutes_new(void)
{
	struct minutes *minutes = g_new0(struct minutes, 1);

	minutes->purpose = g_ptr_array_new_with_free_func(g_free);
	minutes->contributors = g_ptr_array_new_with_free_func(contributor_free);
	minutes->paragraphs = g_ptr_array_new_with_free_func(paragraph_free);
	minutes->decisions = g_ptr_array_new_with_free_func(resolution_free);
	minutes->actions = g_ptr_array_new_with_free_func(resolution_free);
	minutes->requests = g_ptr_array_new_with_free_func(request_free);
	minutes->work_programme = g_ptr_array_new_with_free_func(g_free);
	return minutes;
}

void minutes_free(struct minutes *minutes)
{
	if (minutes == NULL)
		return;
	g_free(minutes->item);
	g_free(minutes->title);
	g_ptr_array_unref(minutes->purpose);
	g_ptr_array_unref(minutes->contributors);
	g_ptr_array_unref(minutes->paragraphs);
	g_ptr_array_unref(minutes->decisions);
	g_ptr_array_unref(minutes->actions);
	g_ptr_array_unref(minutes->requests);
	g_ptr_array_unref(minutes->work_programme);
	g_free(minutes->source.file);
	g_free(minutes);
}

static void minutes_free_any(void *minutes)
{
	minutes_free(minutes);
}

static void source_file_free(void *data)
{
	struct source_file *source = data;

	g_free(source->file);
	g_free(source->sha256);
	g_free(source->type);
	g_free(source);
}

struct report *report_new(void)
{
	struct report *report = g_new0(struct report, 1);

	report->metadata = labelled_list();
	report->scheme = g_ptr_array_new_with_free_func(scheme_entry_free);
	report->recommendations = g_ptr_array_new_with_free_func(recommendation_free_any);
	report->minutes = g_ptr_array_new_with_free_func(minutes_free_any);
	report->notes = notes_new();
	report->sources = g_ptr_array_new_with_free_func(source_file_free);
	return report;
}

void report_free(struct report *report)
{
	if (report == NULL)
		return;
	char *strings[] = { report->title, report->stage, report->committee, report->organisation, report->meeting_date,
		report->updated, report->completed, report->lead_officer, report->cabinet_member };
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		g_free(strings[i]);
	for (int i = 0; i < N_HEADINGS; i++)
		g_free(report->headings[i]);
	g_ptr_array_unref(report->metadata);
	g_ptr_array_unref(report->scheme);
	g_ptr_array_unref(report->recommendations);
	g_ptr_array_unref(report->minutes);
	g_ptr_array_unref(report->notes);
	g_ptr_array_unref(report->sources);
	g_free(report);
}

GPtrArray *labelled_list(void)
{
	return g_ptr_array_new_with_free_func(labelled_free);
}

struct labelled *labelled_add(GPtrArray *array, char *label, char *text)
{
	struct labelled *labelled = g_new0(struct labelled, 1);

	*labelled = (struct labelled){ .label = label, .text = text };
	g_ptr_array_add(array, labelled);
	return labelled;
}

struct scheme_entry *scheme_add(GPtrArray *scheme, enum code code, char *label, char *meaning, guint32 colour)
{
	struct scheme_entry *entry = g_new0(struct scheme_entry, 1);

	*entry = (struct scheme_entry){ .code = code, .label = label, .meaning = meaning, .colour = colour };
	g_ptr_array_add(scheme, entry);
	return entry;
}

struct update *update_add(GPtrArray *updates, char *date, char *text, const struct source *source)
{
	struct update *update = g_new0(struct update, 1);

	*update = (struct update){ .date = date, .text = text, .source = source_copy(source) };
	g_ptr_array_add(updates, update);
	return update;
}

struct earlier *earlier_add(GPtrArray *array, char *date)
{
	struct earlier *earlier = g_new0(struct earlier, 1);

	earlier->date = date;
	g_ptr_array_add(array, earlier);
	return earlier;
}

struct contributor *contributor_add(GPtrArray *contributors, char *name, char *role)
{
	struct contributor *contributor = g_new0(struct contributor, 1);

	*contributor = (struct contributor){ .name = name, .role = role };
	g_ptr_array_add(contributors, contributor);
	return contributor;
}

struct paragraph *paragraph_add(GPtrArray *paragraphs, char *label, unsigned level, char *text)
{
	struct paragraph *paragraph = g_new0(struct paragraph, 1);

	*paragraph = (struct paragraph){ .label = label, .level = level, .text = text };
	g_ptr_array_add(paragraphs, paragraph);
	return paragraph;
}

struct resolution *resolution_add(GPtrArray *resolutions, char *label, char *text, char *owner, struct when *due)
{
	struct resolution *resolution = g_new0(struct resolution, 1);

	*resolution = (struct resolution){ .label = label, .text = text, .owner = owner, .due = due };
	g_ptr_array_add(resolutions, resolution);
	return resolution;
}

struct request *request_add(GPtrArray *requests, char *by, char *text)
{
	struct request *request = g_new0(struct request, 1);

	*request = (struct request){ .by = by, .text = text };
	g_ptr_array_add(requests, request);
	return request;
}

struct source_file *source_file_add(GPtrArray *sources, char *file, char *sha256, char *type)
{
	struct source_file *source = g_new0(struct source_file, 1);

	*source = (struct source_file){ .file = file, .sha256 = sha256, .type = type };
	g_ptr_array_add(sources, source);
	return source;
}

struct source source_copy(const struct source *source)
{
	struct source copy = { NULL, 0, 0 };

	if (source != NULL) {
		copy = *source;
		copy.file = g_strdup(source->file);
	}
	return copy;
}

static const char *const CODE_NAMES[N_CODES] = {
	[CODE_UNKNOWN] = "unknown",
	[CODE_COMPLETE] = "complete",
	[CODE_ON_TRACK] = "on-track",
	[CODE_AT_RISK] = "at-risk",
	[CODE_OFF_TRACK] = "off-track",
	[CODE_NOT_STARTED] = "not-started",
	[CODE_PAUSED] = "paused",
	[CODE_NOT_ACCEPTED] = "not-accepted",
};

static const char *const DECISION_NAMES[N_DECISIONS] = {
	[DECISION_NONE] = NULL,
	[DECISION_ACCEPTED] = "accepted",
	[DECISION_PARTLY] = "partly",
	[DECISION_REJECTED] = "rejected",
	[DECISION_NOTED] = "noted",
};

static const char *const HEADING_NAMES[N_HEADINGS] = {
	[HEADING_NUMBER] = "number",
	[HEADING_RECOMMENDATION] = "recommendation",
	[HEADING_RESPONSE] = "response",
	[HEADING_PROGRESS] = "progress",
	[HEADING_STATUS] = "status",
	[HEADING_ASSESSMENT] = "assessment",
	[HEADING_OWNER] = "owner",
	[HEADING_MEMBER] = "member",
	[HEADING_DUE] = "due",
	[HEADING_REVISED_DUE] = "revised_due",
	[HEADING_DONE] = "done",
};

/** The index of a word in a table of names, -1 if it is not there. */
static int name_index(const char *const *names, int n_names, const char *name)
{
	for (int i = 0; i < n_names; i++)
		if (g_strcmp0(names[i], name) == 0)
			return i;
	return -1;
}

const char *code_name(enum code code)
{
	return CODE_NAMES[code];
}

bool code_from_name(const char *name, enum code *code)
{
	int i = name_index(CODE_NAMES, N_CODES, name);

	if (i >= 0)
		*code = (enum code)i;
	return i >= 0;
}

const char *decision_name(enum decision decision)
{
	return DECISION_NAMES[decision];
}

const char *heading_name(enum heading heading)
{
	return HEADING_NAMES[heading];
}
