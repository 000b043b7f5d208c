/**
 * batch: every paper below a folder, each night.
 */
#include <string.h>
#include <unistd.h>

#include "batch/index.h"
#include "batch/night.h"
#include "batch/shard.h"
#include "cli/cli.h"

#define TIME_LIMIT 60 /* seconds a paper; the slowest real paper measured took 3 */
#define TIME_MOST 1000000

static struct {
	char **formats;
	char *group, *shard, *log, *date, *profile, *merge;
	int jobs, time_limit;
	gboolean strict, prune, dry_run, quiet, verbose, require_sandbox;
	char **rest;
} given = { .time_limit = TIME_LIMIT };

static const GOptionEntry ENTRIES[] = {
	{ "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given.formats, "pdf (default), html, json or csv; may be repeated",
	    "FORMAT" },
	{ "group", 0, 0, G_OPTION_ARG_STRING, &given.group, "also one merged report of each folder, or of each inquiry",
	    "folder|inquiry" },
	{ "jobs", 'j', 0, G_OPTION_ARG_INT, &given.jobs, "papers at once (default: one a processor)", "N" },
	{ "time-limit", 0, 0, G_OPTION_ARG_INT, &given.time_limit, "seconds of computing that a paper may take (60)",
	    "SECONDS" },
	{ "log", 0, 0, G_OPTION_ARG_FILENAME, &given.log, "append a JSON line a paper", "FILE" },
	{ "date", 0, 0, G_OPTION_ARG_STRING, &given.date, "the day on which \"overdue\" is judged", "DATE" },
	{ "profile", 0, 0, G_OPTION_ARG_FILENAME, &given.profile, "the house's own words and columns", "FILE" },
	{ "shard", 0, 0, G_OPTION_ARG_STRING, &given.shard, "only this machine's share of the papers: 1/3, 2/3 ...",
	    "I/N" },
	{ "merge", 0, 0, G_OPTION_ARG_FILENAME, &given.merge, "join the ledgers of all shards into one list",
	    "OUT_DIR" },
	{ "prune", 0, 0, G_OPTION_ARG_NONE, &given.prune, "remove reports whose paper is gone", NULL },
	{ "strict", 0, 0, G_OPTION_ARG_NONE, &given.strict, "a paper with warnings counts as failed", NULL },
	{ "dry-run", 'n', 0, G_OPTION_ARG_NONE, &given.dry_run, "say what would be done, and do nothing", NULL },
	{ "require-sandbox", 0, 0, G_OPTION_ARG_NONE, &given.require_sandbox,
	    "fail where the kernel lacks a part of the sandbox", NULL },
	{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &given.quiet, "errors and the summary line only", NULL },
	{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &given.verbose, "a line a paper, and every warning", NULL },
	{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &given.rest, NULL, NULL },
	{ 0 },
};

static void say(const char *line)
{
	message_print("%s", line);
}

static bool read_formats(struct night_options *options)
{
	enum format format = FORMAT_PDF;

	options->formats[FORMAT_PDF] = given.formats == NULL;
	for (char **name = given.formats; name != NULL && *name != NULL; name++) {
		if (!format_from_name(*name, &format)) {
			message_usage("batch", "--to %s: there is pdf, html, json and csv", *name);
			return false;
		}
		options->formats[format] = true;
	}
	return true;
}

static bool read_group(struct night_options *options)
{
	if (g_strcmp0(given.group, "folder") == 0)
		options->grouping = GROUP_FOLDER;
	else if (g_strcmp0(given.group, "inquiry") == 0)
		options->grouping = GROUP_INQUIRY;
	else if (given.group != NULL) {
		message_usage("batch", "--group %s: there is folder and inquiry", given.group);
		return false;
	}
	return true;
}

static bool read_options(struct night_options *options)
{
	*options = (struct night_options){ .shard = 1,
		.n_shards = 1,
		.date = given.date,
		.log_file = given.log,
		.strict = given.strict,
		.prune = given.prune,
		.dry_run = given.dry_run,
		.quiet = given.quiet,
		.verbose = given.verbose,
		.require_sandbox = given.require_sandbox };
	if (!read_formats(options) || !read_group(options))
		return false;
	if (given.shard != NULL && !shard_read(given.shard, &options->shard, &options->n_shards)) {
		message_usage("batch", "--shard %s: write it as 1/3, 2/3, 3/3", given.shard);
		return false;
	}
	if (given.group != NULL && options->n_shards > 1) {
		message_usage("batch", "--group needs all papers, and --shard has only some of them");
		return false;
	}
	if (given.date != NULL && !is_date_option(given.date)) {
		message_usage("batch", "--date %s: a date is written 2026-08-31, 2026-08 or 2026", given.date);
		return false;
	}
	if (given.jobs < 0 || given.time_limit < 1 || given.time_limit > TIME_MOST) {
		message_usage("batch", "--jobs and --time-limit take a number from 1 on, to a million");
		return false;
	}
	options->jobs = given.jobs > 0 ? (unsigned)given.jobs : g_get_num_processors();
	options->time_limit = (unsigned)given.time_limit;
	return true;
}

/** The one line that every run ends with. */
static void print_summary(const struct night_counts *counts, const char *end)
{
	GString *line = g_string_new("batch:");

	for (int i = 0; i < N_NIGHT_STATES; i++)
		g_string_append_printf(line, "%s %u %s", i > 0 ? "," : "", counts->n[i],
		    night_state_name((enum night_state)i));
	message_print("%s%s", line->str, end);
	g_string_free(line, TRUE);
}

static int run_night(const struct night_options *options)
{
	g_autoptr(GError) error = NULL;
	struct night_counts counts;

	switch (night_run(options, say, &counts, &error)) {
	case NIGHT_LOCKED:
		message_print("another batch is at work on %s; this one did nothing", options->out_dir);
		return EXIT_LOCKED;
	case NIGHT_SYSTEM_FAILED:
		message_print("error: %s", error->message);
		print_summary(&counts, "; stopped, the next run completes it once that is mended");
		return EXIT_SYSTEM;
	case NIGHT_STOPPED:
		print_summary(&counts, "; stopped by a signal, the next run completes it");
		return EXIT_SIGNAL + night_signal();
	case NIGHT_SOME_FAILED:
		print_summary(&counts, "");
		return EXIT_SOME_FAILED;
	case NIGHT_WELL:
		break;
	}
	print_summary(&counts, options->dry_run ? " (a dry run: nothing was done)" : "");
	return EXIT_WELL;
}

static int run_merge(void)
{
	g_autoptr(GError) error = NULL;
	unsigned missing = 0;

	if (!shard_check(given.merge, say, &missing, &error) || !index_write(given.merge, given.date, &error)) {
		message_print("error: %s", error->message);
		return EXIT_SYSTEM;
	}
	message_print("batch: the shards of %s are merged, %u papers are in none", given.merge, missing);
	return missing > 0 ? EXIT_SOME_FAILED : EXIT_WELL;
}

/** The one profile of the night: given, in IN_DIR, or the user's; with a checksum by which the ledger knows it. */
static int run_with_profile(struct night_options *options)
{
	g_autofree char *inside = g_build_filename(options->in_dir, "paper", NULL);
	g_autofree char *path = given.profile != NULL ? g_strdup(given.profile) : profile_find(inside);
	g_autofree char *text = NULL, *sum = NULL;
	struct profile *profile;
	gsize length;

	if (!profile_read(path, NULL, &profile))
		return EXIT_USAGE;
	if (path != NULL && g_file_get_contents(path, &text, &length, NULL))
		sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, length);
	options->profile = profile;
	options->profile_sum = sum;
	int status = run_night(options);
	profile_free(profile);
	return status;
}

int cmd_batch(int argc, char **argv)
{
	g_autoptr(GOptionContext) context = command_options("batch", "IN_DIR OUT_DIR");
	struct night_options options;

	g_option_context_set_summary(context,
	    "Converts every paper below IN_DIR that is new or changed: PATH to OUT_DIR/PATH.report.pdf,\n"
	    "each in a process of its own, with index.html and index.csv at the top of OUT_DIR.");
	g_option_context_add_main_entries(context, ENTRIES, NULL);
	if (!options_parse(context, "batch", &argc, &argv) || !read_options(&options))
		return EXIT_USAGE;
	if (given.merge != NULL && given.rest == NULL)
		return run_merge();
	if (given.rest == NULL || g_strv_length(given.rest) != 2 || given.merge != NULL)
		return message_usage("batch", "give the folder of papers and the folder for reports");
	options.in_dir = given.rest[0];
	options.out_dir = given.rest[1];
	if (!g_file_test(options.in_dir, G_FILE_TEST_IS_DIR))
		return message_usage("batch", "%s is no folder that can be read", options.in_dir);
	if (night_writes_among_papers(options.in_dir, options.out_dir))
		return message_usage("batch",
		    "%s lies in %s, and nothing is ever written there; choose another output folder", options.out_dir,
		    options.in_dir);
	return run_with_profile(&options);
}
