#include "batch/night_private.h"

#include <string.h>

#include "batch/shard.h"
#include "batch/warm.h"
#include "extract/input.h"

void task_free(struct task *task)
{
	if (task == NULL)
		return;
	g_free(task->path);
	g_free(task->sha256);
	job_free(task->job);
	g_free(task);
}

static void advance(struct night *night)
{
	night->has_row = night->ledger != NULL && ledger_next(night->ledger, &night->row);
}

/** A paper that the ledger knows and the folder no longer has. */
static void decide_gone(struct night *night)
{
	struct ledger_row row = night->row;
	bool has_report = row.state == STATE_CONVERTED, prune = night->options->prune && !night->keep_gone;
	const char *kept = prune ? "the paper is gone; its report is removed" :
				   "the paper is gone; its last report is kept";
	const char *reason = has_report ? kept : "the paper is gone";

	night_tell(night,
	    &(struct log_paper){ row.path, NIGHT_GONE, reason, row.recommendations, row.warnings, 0, 0, false });
	if (night->options->dry_run || (row.gone && !prune))
		return;
	g_autofree char *path = g_strdup(row.path);
	night->changed = true;
	if (prune || !has_report) {
		store_remove(night->options->out_dir, path);
		ledger_forget(night->ledger, path);
	} else {
		row.gone = true;
		ledger_touch(night->ledger, &row);
	}
	night_commit(night, false);
}

/** Passes the ledger's rows before a path; true if the next is of the path itself. */
static bool find_row(struct night *night, const char *path)
{
	while (night->has_row) {
		int order = strcmp(night->row.path, path);
		if (order >= 0)
			return order == 0;
		decide_gone(night);
		advance(night);
	}
	return false;
}

void night_decide_rest(struct night *night)
{
	if (night->n_seen == 0 && night->has_row) {
		night_message(night,
		    "warning: %s holds no file at all; if it is a share, is it mounted? No report is removed",
		    night->options->in_dir);
		night->keep_gone = true;
	}
	while (night->has_row) {
		decide_gone(night);
		advance(night);
	}
}

static bool is_same_file(const struct ledger_row *row, const struct walk_entry *entry)
{
	return row->size == entry->size && row->mtime == entry->mtime && row->inode == entry->inode;
}

/** Whether an earlier night's answer still holds, if the paper's bytes are the same. */
static bool is_settled(struct night *night, const struct ledger_row *row)
{
	if (g_strcmp0(row->made_by, night->made_by) != 0 || row->state == STATE_RETRY)
		return false;
	return row->state == STATE_FAILED ||
	    store_is_intact(&night->store, row->path, row->outputs, night->options->formats);
}

static void tell_settled(struct night *night, const struct ledger_row *row)
{
	bool failed = row->state == STATE_FAILED;

	night_tell(night,
	    &(struct log_paper){ row->path, failed ? NIGHT_FAILED : NIGHT_UNCHANGED, row->reason, row->recommendations,
		row->warnings, 0, 0, false });
}

/** The same bytes under another time or inode, or back after it was gone: the ledger learns it. */
static void refresh_row(struct night *night, const struct walk_entry *entry)
{
	struct ledger_row row = night->row;

	row.size = entry->size;
	row.mtime = entry->mtime;
	row.inode = entry->inode;
	row.gone = false;
	night->changed = night->changed || night->row.gone;
	if (!night->options->dry_run)
		ledger_touch(night->ledger, &row);
	tell_settled(night, &row);
	night_commit(night, false);
}

static struct task *task_new(const struct walk_entry *entry, unsigned tries)
{
	struct task *task = g_new0(struct task, 1);

	task->path = g_strdup(entry->path);
	task->size = entry->size;
	task->mtime = entry->mtime;
	task->inode = entry->inode;
	task->tries = tries;
	return task;
}

static struct job *job_for(const struct night *night, const char *path, GBytes *bytes)
{
	struct job *job = job_new();

	g_ptr_array_add(job->names, input_display_name(path));
	g_ptr_array_add(job->bytes, g_bytes_ref(bytes));
	memcpy(job->formats, night->options->formats, sizeof job->formats);
	job->profile = night->options->profile;
	job->date = night->options->date;
	job->strict = night->options->strict;
	return job;
}

/** Starts a worker on a paper, after waiting for a free place. */
static void start(struct night *night, struct task *task, GBytes *bytes)
{
	while (pool_is_full(night->pool) && night->error == NULL) {
		struct worker *worker = pool_wait(night->pool, -1);
		if (worker != NULL)
			night_finish(night, worker);
	}
	if (night->error != NULL) {
		task_free(task);
		return;
	}
	if (!night->warm)
		warm_up();
	night->warm = true;
	task->job = job_for(night, task->path, bytes);
	task->job->sha256 = task->sha256;
	if (!pool_start(night->pool, job_run, task->job, task, &night->error))
		task_free(task);
}

static void convert(struct night *night, const struct walk_entry *entry, bool known)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *file = g_build_filename(night->options->in_dir, entry->path, NULL);
	g_autoptr(GBytes) bytes = input_read(file, &error);
	struct task *task = task_new(entry, known && night->row.state == STATE_RETRY ? night->row.tries : 0);

	if (bytes == NULL) {
		night_failed(night, task, !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_INVAL), error->message);
		task_free(task);
		return;
	}
	task->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
	if (known && g_strcmp0(task->sha256, night->row.sha256) == 0 && is_settled(night, &night->row)) {
		refresh_row(night, entry);
		task_free(task);
	} else if (night->options->dry_run) {
		night_tell(night,
		    &(struct log_paper){ entry->path, NIGHT_CONVERTED, "would be converted", 0, 0, 0, 0, false });
		task_free(task);
	} else {
		start(night, task, bytes);
	}
}

/** What can't be looked at tonight. */
static void tell_later(struct night *night, const struct walk_entry *entry)
{
	g_autofree char *name = log_path(entry->path);

	night_message(night, "%s: error: %s; it is tried again next time",
	    *name != '\0' ? name : night->options->in_dir, entry->reason);
	night_tell(night,
	    &(struct log_paper){ .path = entry->path, .state = NIGHT_RETRY, .reason = entry->reason, .said = true });
}

/** A folder that can't be looked into: all that the ledger knows of its papers stays, since they need not be gone. */
static void pass_folder(struct night *night, const char *path)
{
	g_autofree char *below = *path != '\0' ? g_strconcat(path, "/", NULL) : g_strdup("");

	find_row(night, below);
	while (night->has_row && g_str_has_prefix(night->row.path, below))
		advance(night);
}

/** A paper whose report would be written among the papers: it is left as it is, and nothing is kept of it. */
static void refuse(struct night *night, const char *path)
{
	static const char reason[] = "its report would lie among the papers; choose another output folder";
	g_autofree char *name = log_path(path);

	night_message(night, "%s: error: %s", name, reason);
	night_tell(night, &(struct log_paper){ .path = path, .state = NIGHT_FAILED, .reason = reason, .said = true });
}

bool night_decide(struct night *night, const struct walk_entry *entry)
{
	if (night_signal() != 0 || night->error != NULL)
		return false;
	night->n_seen++;
	if (entry->kind == WALK_CLOSED)
		pass_folder(night, entry->path); /* every shard has papers in it */
	if (shard_of(entry->path, night->options->n_shards) != night->options->shard)
		return true;
	bool known = find_row(night, entry->path);
	if (entry->kind == WALK_SKIPPED) {
		night_tell(night, &(struct log_paper){ entry->path, NIGHT_SKIPPED, entry->reason, 0, 0, 0, 0, false });
	} else if (entry->kind != WALK_PAPER) {
		tell_later(night, entry);
	} else if (night_report_is_among_papers(night, entry->path)) {
		refuse(night, entry->path);
	} else if (known && !night->row.gone && is_same_file(&night->row, entry) && is_settled(night, &night->row)) {
		tell_settled(night, &night->row);
	} else {
		convert(night, entry, known);
	}
	if (known)
		advance(night);
	return night->error == NULL;
}
