#include "batch/job.h"

#include <jansson.h>
#include <string.h>

#include "extract/extract.h"
#include "model/glance.h"
#include "model/merge.h"
#include "model/text.h"
#include "render/output.h"

#define RECORD_TEXT 160 /* characters of a recommendation that the lists show */

static void bytes_free(void *bytes)
{
	g_bytes_unref(bytes);
}

struct job *job_new(void)
{
	struct job *job = g_new0(struct job, 1);

	job->names = g_ptr_array_new_with_free_func(g_free);
	job->bytes = g_ptr_array_new_with_free_func(bytes_free);
	return job;
}

void job_free(struct job *job)
{
	if (job == NULL)
		return;
	g_ptr_array_unref(job->names);
	g_ptr_array_unref(job->bytes);
	g_free(job->note);
	g_free(job);
}

static bool write_line(int fd, const json_t *json)
{
	g_autofree char *line = json_dumps(json, JSON_COMPACT);

	return line != NULL && output_write_all(fd, line, strlen(line)) && output_write_all(fd, "\n", 1);
}

/** The first characters of a text, marked where it is cut. */
static char *shortened(const char *text)
{
	if (text == NULL)
		return NULL;
	if (g_utf8_strlen(text, -1) <= RECORD_TEXT)
		return g_strdelimit(g_strdup(text), "\n", ' ');
	g_autofree char *head = g_utf8_substring(text, 0, RECORD_TEXT - 1);
	return g_strdelimit(g_strconcat(head, "…", NULL), "\n", ' ');
}

static json_t *record_json(const struct report *report, const struct recommendation *recommendation)
{
	const struct mark *mark = glance_mark(recommendation);
	const struct when *due = glance_due(recommendation->due, recommendation->revised_due);
	struct change change = glance_change(recommendation);
	const struct update *newest = recommendation->updates->len > 0 ?
	    g_ptr_array_index(recommendation->updates, recommendation->updates->len - 1) :
	    NULL;
	g_autofree char *text = shortened(recommendation->text);
	bool moved = change.movement != MOVE_NONE && change.was != NULL;

	return json_pack("{s:s? s:s? s:s? s:s? s:s? s:s? s:s? s:s? s:s? s:b s:b}", "number", recommendation->number,
	    "text", text, "owner", recommendation->owner, "due_text", due != NULL ? due->text : NULL, "due",
	    due != NULL ? due->date : NULL, "code", mark != NULL ? code_name(mark->code) : NULL, "words",
	    mark != NULL ? glance_words(report, mark->code) : NULL, "was",
	    moved ? glance_words(report, change.was->code) : NULL, "updated", newest != NULL ? newest->date : NULL,
	    "assessed", recommendation->assessment != NULL, "finished", !glance_is_open(recommendation));
}

/** A paper's warnings as the command prints them. */
static unsigned add_messages(json_t *messages, const GPtrArray *notes, guint from)
{
	unsigned n = 0;

	for (guint i = from; i < notes->len; i++) {
		const struct note *note = g_ptr_array_index(notes, i);
		if (note->level != NOTE_WARNING)
			continue;
		g_autofree char *line = note_line(note);
		json_array_append_new(messages, json_string(line));
		n++;
	}
	return n;
}

/** What two editions of one inquiry have in common: the title without its stage, dates and numbers. */
static char *inquiry_key(const struct report *report)
{
	static const char *const common[] = { "progress", "update", "updates", "report", "reports", "on", "of", "the",
		"recommendations", "recommendation", "interim", "final", "month", "months", "six", "twelve", "eighteen",
		"tracker", "tracking", "review", "inquiry", "and", "scrutiny" };
	g_autofree char *key = text_key(report->title != NULL ? report->title : "");
	g_auto(GStrv) words = g_strsplit(key, " ", -1);
	GString *inquiry = g_string_new(NULL);

	for (char **word = words; *word != NULL; word++) {
		bool skip = g_ascii_isdigit(**word);
		for (size_t i = 0; i < G_N_ELEMENTS(common); i++)
			skip = skip || strcmp(*word, common[i]) == 0;
		if (!skip)
			g_string_append_printf(inquiry, "%s%s", inquiry->len > 0 ? " " : "", *word);
	}
	return g_string_free(inquiry, FALSE);
}

static json_t *report_json(const struct report *report, json_t *messages, unsigned warnings)
{
	json_t *records = json_array();
	g_autofree char *inquiry = inquiry_key(report);

	for (guint i = 0; i < report->recommendations->len; i++)
		json_array_append_new(records, record_json(report, g_ptr_array_index(report->recommendations, i)));
	return json_pack("{s:s? s:s? s:s? s:s? s:s? s:s s:i s:i s:i s:o s:o}", "title", report->title, "stage",
	    report->stage, "committee", report->committee, "organisation", report->organisation, "updated",
	    report->updated != NULL ? report->updated : report->meeting_date, "inquiry", inquiry, "recommendations",
	    (int)report->recommendations->len, "items", (int)report->minutes->len, "warnings", (int)warnings,
	    "messages", messages, "records", records);
}

static int write_failure(int out, const char *reason, bool transient)
{
	json_t *json = json_pack("{s:s s:b}", "reason", reason, "transient", transient);
	bool written = write_line(out, json);

	json_decref(json);
	return written ? 0 : 1;
}

/** Reads the papers and merges them, oldest first; NULL with an error for the first that can't be read. */
static struct report *papers_read(const struct job *job, json_t *messages, unsigned *warnings, GError **error)
{
	const struct extract_options how = { .sha256 = job->sha256 };
	struct report *merged = NULL;

	for (guint i = 0; i < job->names->len; i++) {
		struct report *report = extract_report(g_ptr_array_index(job->bytes, i),
		    g_ptr_array_index(job->names, i), &how, job->profile, error);
		if (report == NULL) {
			report_free(merged);
			return NULL;
		}
		*warnings += add_messages(messages, report->notes, 0);
		if (merged != NULL) {
			guint n_before = merged->notes->len + report->notes->len;
			merged = merge_reports(merged, report);
			*warnings += add_messages(messages, merged->notes, n_before);
		} else {
			merged = report;
		}
	}
	return merged;
}

static bool render_all(const struct job *job, const struct report *report, GString **rendered, GPtrArray *notes,
    GError **error)
{
	struct render_options options = { .date = job->date, .profile = job->profile };

	for (int i = 0; i < N_FORMATS; i++) {
		if (!job->formats[i])
			continue;
		rendered[i] = render_report(report, (enum format)i, &options, notes, error);
		if (rendered[i] == NULL)
			return false;
	}
	return true;
}

static int write_result(int out, json_t *json, GString *const *rendered)
{
	json_t *parts = json_array();

	for (int i = 0; i < N_FORMATS; i++)
		if (rendered[i] != NULL)
			json_array_append_new(parts,
			    json_pack("{s:s s:I}", "format", format_name((enum format)i), "bytes",
				(json_int_t)rendered[i]->len));
	json_object_set_new(json, "parts", parts);
	bool written = write_line(out, json);
	for (int i = 0; written && i < N_FORMATS; i++)
		if (rendered[i] != NULL)
			written = output_write_all(out, rendered[i]->str, rendered[i]->len);
	return written ? 0 : 1;
}

int job_run(int out, void *data)
{
	const struct job *job = data;
	GError *error = NULL;
	unsigned warnings = 0;
	json_t *messages = json_array();
	struct report *report = papers_read(job, messages, &warnings, &error);

	if (report == NULL)
		return write_failure(out, error->message, false);
	if (job->strict && warnings > 0)
		return write_failure(out, "it has warnings, and --strict counts them as failure", false);
	if (job->note != NULL)
		notes_add(report->notes, NOTE_INFO, "grouped", NULL, 0, 0, "%s", job->note);
	GString *rendered[N_FORMATS] = { NULL };
	g_autoptr(GPtrArray) notes = notes_new();
	if (!render_all(job, report, rendered, notes, &error))
		return write_failure(out, error->message, true);
	warnings += add_messages(messages, notes, 0);
	return write_result(out, report_json(report, messages, warnings), rendered);
}
