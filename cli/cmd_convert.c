/**
 * convert: one or more papers about one inquiry, oldest first, into one updated report in one or more formats.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "extract/extract.h"
#include "extract/input.h"
#include "model/merge.h"
#include "render/output.h"
#include "render/render.h"

struct options {
	char **outputs;
	char *to, *title, *stage, *date, *password_file, *profile_file;
	gboolean strict, version;
	char **inputs; /* what is left of the command line */
};

/** One -o: where, and in which format. */
struct target {
	const char *path; /* NULL: standard output */
	enum format format;
};

static struct options options;

static const GOptionEntry ENTRIES[] = {
	{ "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.outputs,
	    "write the report here; .pdf, .html, .json or .csv picks the format; may be repeated; - with --to",
	    "FILE" },
	{ "to", 0, 0, G_OPTION_ARG_STRING, &options.to, "the format of -o -: pdf, html, json or csv", "FORMAT" },
	{ "title", 0, 0, G_OPTION_ARG_STRING, &options.title, "use this title, not the paper's", "TEXT" },
	{ "stage", 0, 0, G_OPTION_ARG_STRING, &options.stage, "use this stage (\"12 months on\")", "TEXT" },
	{ "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
	    "the date of the newest update: 2026-08-31, 2026-08 or 2026", "DATE" },
	{ "profile", 0, 0, G_OPTION_ARG_FILENAME, &options.profile_file, "the house's own words and columns", "FILE" },
	{ "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.password_file,
	    "the first line of FILE opens a protected PDF", "FILE" },
	{ "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "a paper with warnings counts as failed", NULL },
	{ "version", 0, 0, G_OPTION_ARG_NONE, &options.version, "print the version and do nothing else", NULL },
	{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.inputs, NULL, NULL },
	{ 0 },
};

/** Whether two paths name the same existing file. */
static bool is_same_file(const char *a, const char *b)
{
	char *real_a = realpath(a, NULL), *real_b = realpath(b, NULL);
	bool same = real_a != NULL && g_strcmp0(real_a, real_b) == 0;

	free(real_a);
	free(real_b);
	return same;
}

/** The target of an -o; false after a message. */
static bool target_read(const char *path, struct target *target)
{
	if (strcmp(path, "-") == 0) {
		target->path = NULL;
		if (options.to != NULL && format_from_name(options.to, &target->format))
			return true;
		if (options.to == NULL)
			message_usage("", "-o - needs --to pdf, html, json or csv");
		else
			message_usage("", "--to %s: there is pdf, html, json and csv", options.to);
		return false;
	}
	const char *dot = strrchr(path, '.');
	target->path = path;
	if (dot == NULL || !format_from_name(dot + 1, &target->format)) {
		message_usage("", "-o %s: the name must end in .pdf, .html, .json or .csv", path);
		return false;
	}
	for (char **input = options.inputs; *input != NULL; input++) {
		if (is_same_file(path, *input)) {
			message_usage("", "-o %s is one of the papers to read; give the report another name", path);
			return false;
		}
	}
	return true;
}

static GArray *targets_read(void)
{
	GArray *targets = g_array_new(FALSE, FALSE, sizeof(struct target));

	for (char **path = options.outputs; *path != NULL; path++) {
		struct target target;
		bool twice = false;
		for (char **other = options.outputs; other != path; other++)
			twice = twice || strcmp(*other, *path) == 0;
		if (twice)
			message_usage("", "-o %s is given twice", *path);
		if (twice || !target_read(*path, &target)) {
			g_array_unref(targets);
			return NULL;
		}
		g_array_append_val(targets, target);
	}
	return targets;
}

static bool has_warning(const GPtrArray *notes)
{
	for (guint i = 0; i < notes->len; i++)
		if (((const struct note *)g_ptr_array_index(notes, i))->level == NOTE_WARNING)
			return true;
	return false;
}

/** One paper read, its warnings printed; NULL after a message if it can't be. */
static struct report *paper_read(const char *path, const struct extract_options *how, const struct profile *profile)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *name = input_display_name(path);
	g_autoptr(GBytes) bytes = input_read(path, &error);
	struct report *report = bytes != NULL ? extract_report(bytes, name, how, profile, &error) : NULL;

	if (report == NULL) {
		message_print("%s: error: %s", name, error->message);
		return NULL;
	}
	message_print_warnings(report->notes, 0);
	if (options.strict && has_warning(report->notes)) {
		message_print("%s: error: it has warnings, and --strict counts them as failure; it is left out", name);
		report_free(report);
		return NULL;
	}
	return report;
}

static void replace(char **member, const char *value)
{
	if (value == NULL)
		return;
	g_free(*member);
	*member = g_strdup(value);
}

/** What the command line says of the newest paper goes before what the paper says. */
static void apply_overrides(struct report *report)
{
	replace(&report->title, options.title);
	replace(&report->stage, options.stage);
	replace(&report->updated, options.date);
	for (guint i = 0; options.date != NULL && i < report->recommendations->len; i++) {
		const struct recommendation *recommendation = g_ptr_array_index(report->recommendations, i);
		if (recommendation->updates->len == 0)
			continue;
		struct update *newest = g_ptr_array_index(recommendation->updates, recommendation->updates->len - 1);
		if (newest->date == NULL)
			newest->date = g_strdup(options.date);
	}
}

/** All papers into one report; NULL if none could be read. */
static struct report *papers_read(const struct extract_options *how, const struct profile *profile, bool *some_failed)
{
	GPtrArray *reports = g_ptr_array_new();
	struct report *merged = NULL;

	for (char **path = options.inputs; *path != NULL; path++) {
		struct report *report = paper_read(*path, how, profile);
		if (report == NULL)
			*some_failed = true;
		else
			g_ptr_array_add(reports, report);
	}
	if (reports->len > 0)
		apply_overrides(g_ptr_array_index(reports, reports->len - 1));
	for (guint i = 0; i < reports->len; i++) {
		struct report *report = g_ptr_array_index(reports, i);
		if (merged != NULL) {
			guint n_before = merged->notes->len + report->notes->len;
			merged = merge_reports(merged, report);
			message_print_warnings(merged->notes, n_before);
		} else {
			merged = report;
		}
	}
	g_ptr_array_unref(reports);
	return merged;
}

/** Writes what was rendered: every file beside its name first, then all under their names. */
static bool targets_write(const GArray *targets, GString **rendered)
{
	g_autoptr(GError) error = NULL;
	struct output **files = g_new0(struct output *, targets->len);
	bool ok = true;

	for (guint i = 0; ok && i < targets->len; i++) {
		const struct target *target = &g_array_index(targets, struct target, i);
		if (target->path != NULL)
			files[i] = output_open(target->path, rendered[i]->str, rendered[i]->len, OUTPUT_NOW, &error);
		ok = target->path == NULL || files[i] != NULL;
	}
	for (guint i = 0; i < targets->len; i++) {
		if (files[i] == NULL)
			continue;
		if (!ok)
			output_free(files[i]);
		else
			ok = output_close(files[i], &error);
	}
	if (error != NULL)
		message_print("%s", error->message);
	for (guint i = 0; ok && i < targets->len; i++)
		if (g_array_index(targets, struct target, i).path == NULL)
			ok = stdout_write(rendered[i]->str, rendered[i]->len);
	g_free(files);
	return ok;
}

static int report_write(const struct report *report, const GArray *targets, const struct render_options *how)
{
	GString **rendered = g_new0(GString *, targets->len);
	g_autoptr(GPtrArray) notes = notes_new();
	g_autoptr(GError) error = NULL;

	for (guint i = 0; error == NULL && i < targets->len; i++)
		rendered[i] = render_report(report, g_array_index(targets, struct target, i).format, how, notes,
		    &error);
	message_print_warnings(notes, 0);
	if (error != NULL)
		message_print("error: %s", error->message);
	bool ok = error == NULL && targets_write(targets, rendered);
	for (guint i = 0; i < targets->len; i++)
		if (rendered[i] != NULL)
			g_string_free(rendered[i], TRUE);
	g_free(rendered);
	return ok ? EXIT_WELL : EXIT_SYSTEM;
}

static int convert(const GArray *targets)
{
	g_autofree char *password = NULL;
	struct profile *profile = NULL;
	bool some_failed = false;

	if (!password_read(options.password_file, "", &password))
		return EXIT_USAGE;
	const char *newest = options.inputs[g_strv_length(options.inputs) - 1];
	if (!profile_read(options.profile_file, newest, &profile))
		return EXIT_USAGE;
	struct extract_options how = { .password = password };
	struct report *report = papers_read(&how, profile, &some_failed);
	if (report == NULL) {
		profile_free(profile);
		return EXIT_SOME_FAILED;
	}
	struct render_options render = { .date = options.date, .profile = profile };
	int status = report_write(report, targets, &render);
	report_free(report);
	profile_free(profile);
	return status != EXIT_WELL ? status : some_failed ? EXIT_SOME_FAILED : EXIT_WELL;
}

int cmd_convert(int argc, char **argv)
{
	g_autoptr(GOptionContext) context = command_options("", "INPUT...");

	g_option_context_set_summary(context,
	    "Reads papers about one inquiry (PDF, HTML, text, or a report as JSON), oldest first,\n"
	    "and writes one updated progress report.");
	g_option_context_set_description(context,
	    "Other commands; each has --help, and the manual is rapporteur(1):\n"
	    "  rapporteur tables INPUT           every table of a paper as it stands\n"
	    "  rapporteur batch IN_DIR OUT_DIR   every new or changed paper of a folder\n"
	    "  rapporteur status OUT_DIR         what failed, is overdue, changed, is not assessed");
	g_option_context_add_main_entries(context, ENTRIES, NULL);
	if (!options_parse(context, "", &argc, &argv))
		return EXIT_USAGE;
	if (options.version) {
		puts("rapporteur " VERSION);
		return EXIT_WELL;
	}
	if (options.inputs == NULL)
		return message_usage("", "give at least one paper to read");
	if (options.outputs == NULL)
		return message_usage("", "say with -o where the report goes");
	if (options.date != NULL && !is_date_option(options.date))
		return message_usage("", "--date %s: a date is written 2026-08-31, 2026-08 or 2026", options.date);
	GArray *targets = targets_read();
	if (targets == NULL)
		return EXIT_USAGE;
	int status = convert(targets);
	g_array_unref(targets);
	return status;
}
