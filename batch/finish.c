#include "batch/night_private.h"

#include <time.h>

static struct ledger_row row_for(const struct night *night, const struct task *task)
{
	return (struct ledger_row){ .path = task->path,
		.size = task->size,
		.mtime = task->mtime,
		.inode = task->inode,
		.sha256 = task->sha256,
		.made_by = night->made_by,
		.converted = (gint64)time(NULL) };
}

/** A failure into ledger, log and message. */
static void failed(struct night *night, const struct task *task, const struct worker *worker, bool transient,
    const char *reason)
{
	struct ledger_row row = row_for(night, task);
	g_autoptr(GPtrArray) none = records_new();
	g_autofree char *name = log_path(task->path);
	g_autofree char *why = g_strdup(reason);

	row.tries = transient ? task->tries + 1 : 0;
	if (transient && row.tries >= TRIES_AT_MOST) {
		transient = false;
		g_free(why);
		why = g_strdup_printf("%s; given up after %d nights, until the paper changes", reason, TRIES_AT_MOST);
	}
	row.state = transient ? STATE_RETRY : STATE_FAILED;
	row.reason = why;
	if (!night->options->dry_run) {
		if (!transient)
			store_remove(night->options->out_dir, task->path); /* a report of bytes that are no more */
		ledger_put(night->ledger, &row, none);
	}
	night->changed = true;
	night_message(night, "%s: error: %s%s", name, why, transient ? "; it is tried again next time" : "");
	night_tell(night,
	    &(struct log_paper){ task->path, transient ? NIGHT_RETRY : NIGHT_FAILED, why, 0, 0,
		worker != NULL ? worker->cpu_ms : 0, worker != NULL ? worker->wall_ms : 0, true });
	night_commit(night, false);
}

void night_failed(struct night *night, const struct task *task, bool transient, const char *reason)
{
	failed(night, task, NULL, transient, reason);
}

static void converted(struct night *night, const struct task *task, const struct worker *worker,
    const struct result *result, const char *outputs)
{
	struct ledger_row row = row_for(night, task);

	row.state = STATE_CONVERTED;
	row.outputs = outputs;
	row.recommendations = result->recommendations;
	row.items = result->items;
	row.warnings = result->warnings;
	row.title = result->title;
	row.stage = result->stage;
	row.committee = result->committee;
	row.organisation = result->organisation;
	row.updated = result->updated;
	row.inquiry = result->inquiry;
	ledger_put(night->ledger, &row, result->records);
	night->changed = true;
	for (char **line = result->messages; night->options->verbose && *line != NULL; line++)
		night_message(night, "%s", *line);
	night_tell(night,
	    &(struct log_paper){ task->path, NIGHT_CONVERTED, NULL, result->recommendations, result->warnings,
		worker->cpu_ms, worker->wall_ms, false });
	night_commit(night, false);
}

void night_finish(struct night *night, struct worker *worker)
{
	struct task *task = worker->tag;
	g_autoptr(GError) error = NULL;
	g_autofree char *why = worker_reason(worker, &night->limits);
	struct result *result = why == NULL ? result_read(worker->out, &error) : NULL;

	if (why != NULL) {
		if (night_signal() == 0 || worker->end != WORKER_KILLED) /* else: stopped with the run, not by itself */
			failed(night, task, worker, worker_is_transient(worker->end), why);
	} else if (result == NULL) {
		failed(night, task, worker, true, error->message);
	} else if (result->reason != NULL) {
		failed(night, task, worker, result->transient, result->reason);
	} else {
		g_autofree char *outputs = store_write(night->options->out_dir, task->path, worker->out, result,
		    &error);
		if (outputs != NULL)
			converted(night, task, worker, result, outputs);
		else if (store_error_is_local(error))
			failed(night, task, worker, false, error->message);
		else if (night->error == NULL)
			night->error = g_steal_pointer(&error);
	}
	result_free(result);
	task_free(task);
	worker_free(worker);
}
