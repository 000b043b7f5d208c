#include "batch/night_private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "batch/group.h"
#include "batch/index.h"

#define COMMIT_PAPERS 200 /* what a cut of power can lose: that many papers are converted again */
#define COMMIT_EVERY (2 * G_USEC_PER_SEC)
#ifdef __SANITIZE_ADDRESS__
#define MEMORY_LIMIT ((size_t)0) /* none: AddressSanitizer reserves terabytes of addresses */
#else
#define MEMORY_LIMIT ((size_t)1 << 30) /* of address space; an ordinary paper needs a tenth of that */
#endif
#define REPORT_LIMIT ((size_t)256 << 20) /* a report of 1,000 pages has about 6 MB */
#define FILES_LIMIT 64
#define CLOCK_FACTOR 4 /* seconds by the clock for one of computing: a busy machine does not make a paper fail */

static volatile sig_atomic_t signal_seen, signals;
static struct pool *signal_pool; /* whose workers a second signal ends */

static void on_signal(int number)
{
	signal_seen = number;
	signals++;
	if (signals > 1 && signal_pool != NULL)
		pool_kill(signal_pool); /* only kill(2): safe here */
}

int night_signal(void)
{
	return signal_seen;
}

static void catch_signals(struct pool *pool)
{
	struct sigaction action = { .sa_handler = on_signal }; /* no SA_RESTART: a wait ends */

	signal_pool = pool;
	sigaction(SIGINT, pool != NULL ? &action : &(struct sigaction){ .sa_handler = SIG_DFL }, NULL);
	sigaction(SIGTERM, pool != NULL ? &action : &(struct sigaction){ .sa_handler = SIG_DFL }, NULL);
}

static struct sandbox_limits worker_limits(unsigned time_limit)
{
	return (struct sandbox_limits){ .memory = MEMORY_LIMIT,
		.cpu = time_limit,
		.file_bytes = REPORT_LIMIT,
		.files = FILES_LIMIT };
}

void night_message(struct night *night, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *line = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	progress_clear(night->progress);
	night->say(line);
}

void night_tell(struct night *night, const struct log_paper *paper)
{
	unsigned done = 0;

	night->counts->n[paper->state]++;
	log_paper(night->log, paper);
	if ((night->options->verbose || night->options->dry_run) && !paper->said) {
		g_autofree char *path = log_path(paper->path);
		night_message(night, "%s: %s%s%s", path, night_state_name(paper->state),
		    paper->reason != NULL ? ": " : "", paper->reason != NULL ? paper->reason : "");
	}
	for (int i = 0; i < N_NIGHT_STATES; i++)
		done += night->counts->n[i];
	progress_show(night->progress, done);
}

void night_commit(struct night *night, bool now)
{
	gint64 time = g_get_monotonic_time();

	if (night->ledger == NULL || night->options->dry_run)
		return;
	if (!now && ++night->uncommitted < COMMIT_PAPERS && time - night->committed < COMMIT_EVERY)
		return;
	if (night->uncommitted > 0 && night->changed)
		syncfs(night->store.out_fd); /* the reports first, then the ledger that tells of them */
	if (!ledger_commit(night->ledger, night->error == NULL ? &night->error : NULL))
		night->changed = true;
	night->uncommitted = 0;
	night->committed = time;
}

/** The ledger's key beside a paper's bytes: all that can change its report. */
static char *made_by(const struct night_options *options)
{
	GString *key = g_string_new(VERSION);

	for (int i = 0; i < N_FORMATS; i++)
		if (options->formats[i])
			g_string_append_printf(key, " %s", format_name((enum format)i));
	if (options->strict)
		g_string_append(key, " strict");
	if (options->date != NULL)
		g_string_append_printf(key, " date=%s", options->date);
	if (options->profile_sum != NULL)
		g_string_append_printf(key, " profile=%.16s", options->profile_sum);
	return g_string_free(key, FALSE);
}

/** The name of this run's ledger and lock. */
static char *ledger_name(const struct night_options *options)
{
	if (options->n_shards <= 1)
		return g_strdup("ledger");
	return g_strdup_printf("ledger-%u-of-%u", options->shard, options->n_shards);
}

/** A path without links, whether it is there or not yet; NULL: it can't be looked at. The caller's. */
static char *real_path(const char *path)
{
	char *real = realpath(path, NULL);

	if (real != NULL || errno != ENOENT)
		return real;
	g_autofree char *above = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *real_above = strcmp(above, path) != 0 ? real_path(above) : NULL;
	return real_above != NULL ? g_build_filename(real_above, name, NULL) : NULL;
}

/** The way from a folder down to a path in it, "" for the folder itself; NULL: it lies elsewhere. The caller's. */
static char *path_below(const char *folder, const char *path)
{
	g_autofree char *top = real_path(folder);
	g_autofree char *real = real_path(path);
	gsize length = top != NULL ? strlen(top) : 0;

	if (top == NULL || real == NULL || strncmp(top, real, length) != 0)
		return NULL;
	if (length > 0 && top[length - 1] == '/') /* the root */
		length--;
	return real[length] == '/' || real[length] == '\0' ? g_strdup(real + length + (real[length] == '/')) : NULL;
}

bool night_writes_among_papers(const char *in_dir, const char *out_dir)
{
	g_autofree char *below = path_below(in_dir, out_dir);

	return below != NULL;
}

bool night_report_is_among_papers(const struct night *night, const char *path)
{
	gsize length = night->papers_below != NULL ? strlen(night->papers_below) : 0;

	return length > 0 && strncmp(path, night->papers_below, length) == 0 && path[length] == '/';
}

static bool open_folders(struct night *night)
{
	const struct night_options *options = night->options;

	if (!options->dry_run && g_mkdir_with_parents(options->out_dir, 0777) < 0) {
		g_set_error(&night->error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot make %s: %s",
		    options->out_dir, g_strerror(errno));
		return false;
	}
	night->papers_below = path_below(options->out_dir, options->in_dir);
	night->store.out_fd = open(options->out_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (night->store.out_fd >= 0 || options->dry_run)
		return true;
	g_set_error(&night->error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot read %s: %s", options->out_dir,
	    g_strerror(errno));
	return false;
}

/** One batch at a time on an output folder (or on one shard of it). */
static bool take_lock(struct night *night, const char *name)
{
	g_autofree char *file = g_strdup_printf("%s/%s/%s.lock", night->options->out_dir, LEDGER_FOLDER, name);

	night->lock_fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (night->lock_fd < 0) {
		g_set_error(&night->error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot write %s: %s", file,
		    g_strerror(errno));
		return false;
	}
	if (flock(night->lock_fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno != EWOULDBLOCK)
		g_set_error(&night->error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot lock %s: %s", file,
		    g_strerror(errno));
	return false;
}

static bool open_ledger(struct night *night, const char *name)
{
	const struct night_options *options = night->options;
	g_autofree char *said = NULL;

	if (options->dry_run) {
		night->ledger = ledger_open_read_only(options->out_dir, name, NULL);
	} else {
		night->ledger = ledger_open(options->out_dir, name, &said, &night->error);
		if (night->ledger == NULL)
			return false;
		char *in = realpath(options->in_dir, NULL);
		ledger_set(night->ledger, "in_dir", in != NULL ? in : options->in_dir);
		free(in);
	}
	if (said != NULL)
		night_message(night, "warning: %s", said);
	return true;
}

static bool count_visit(const struct walk_entry *entry, void *data)
{
	(void)entry;
	++*(unsigned *)data;
	return night_signal() == 0;
}

static bool night_visit(const struct walk_entry *entry, void *data)
{
	return night_decide(data, entry);
}

/** Everything that is still in a worker, to its end. */
static void finish_all(struct night *night)
{
	while (!pool_is_empty(night->pool)) {
		struct worker *worker = pool_wait(night->pool, -1);
		if (worker != NULL)
			night_finish(night, worker);
	}
}

static void walk(struct night *night)
{
	if (night->ledger != NULL)
		ledger_begin(night->ledger, ROWS_BRIEF);
	night->has_row = night->ledger != NULL && ledger_next(night->ledger, &night->row);
	walk_folder(night->options->in_dir, night_visit, night, night->error == NULL ? &night->error : NULL);
	finish_all(night);
	if (night_signal() == 0 && night->error == NULL)
		night_decide_rest(night);
	night_commit(night, true);
}

/** The lists at the top of OUT_DIR, and merged reports. */
static void close_night(struct night *night)
{
	const struct night_options *options = night->options;

	if (options->dry_run || night->error != NULL || night_signal() != 0)
		return;
	if (options->grouping != GROUP_NONE)
		group_all(night);
	if (night->error == NULL && (night->changed || !index_exists(options->out_dir)))
		index_write(options->out_dir, options->date, &night->error);
}

static enum night_end run(struct night *night)
{
	unsigned total = 0;

	if (progress_is_wanted(night->options->quiet))
		walk_folder(night->options->in_dir, count_visit, &total, NULL);
	progress_free(night->progress);
	night->progress = progress_new(total, night->options->quiet || total == 0);
	night->limits = worker_limits(night->options->time_limit);
	g_autofree char *scratch = g_build_filename(night->options->out_dir, LEDGER_FOLDER, NULL);
	night->pool = pool_new(night->options->jobs, CLOCK_FACTOR * night->options->time_limit, &night->limits,
	    scratch);
	catch_signals(night->pool);
	walk(night);
	close_night(night);
	catch_signals(NULL);
	pool_free(night->pool);
	if (night->error != NULL)
		return NIGHT_SYSTEM_FAILED;
	if (night_signal() != 0)
		return NIGHT_STOPPED;
	return night->counts->n[NIGHT_FAILED] + night->counts->n[NIGHT_RETRY] > 0 ? NIGHT_SOME_FAILED : NIGHT_WELL;
}

static bool check_sandbox(struct night *night)
{
	const char *missing = sandbox_missing();

	if (missing == NULL && sandbox_prepare())
		return true;
	if (night->options->require_sandbox) {
		g_set_error(&night->error, G_FILE_ERROR, G_FILE_ERROR_NOSYS,
		    "this kernel lacks %s, and --require-sandbox asks for it",
		    missing != NULL ? missing : "a part of the sandbox");
		return false;
	}
	night_message(night, "warning: this kernel lacks %s; papers are read without that protection",
	    missing != NULL ? missing : "a part of the sandbox");
	return true;
}

/** Opens what a run needs, runs, and gives NIGHT_LOCKED where another run is at work. */
static enum night_end open_and_run(struct night *night)
{
	const struct night_options *options = night->options;
	g_autofree char *name = ledger_name(options);
	enum night_end end = NIGHT_SYSTEM_FAILED;

	if (!open_folders(night) || !check_sandbox(night))
		return end;
	if (!options->dry_run) {
		g_autofree char *folder = g_build_filename(options->out_dir, LEDGER_FOLDER, NULL);
		if (g_mkdir_with_parents(folder, 0777) < 0) {
			g_set_error(&night->error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot make %s: %s",
			    folder, g_strerror(errno));
			return end;
		}
		if (!take_lock(night, name))
			return night->error != NULL ? end : NIGHT_LOCKED;
	}
	night->log = log_open(options->log_file, &night->error);
	if (night->log == NULL)
		return end;
	if (open_ledger(night, name))
		end = run(night);
	if (!ledger_close(night->ledger, night->error == NULL ? &night->error : NULL))
		end = NIGHT_SYSTEM_FAILED;
	static const int exits[] = { [NIGHT_WELL] = 0, [NIGHT_SOME_FAILED] = 1, [NIGHT_SYSTEM_FAILED] = 3 };
	int status = end == NIGHT_STOPPED ? 128 + night_signal() : exits[end];
	if (!log_close(night->log, night->counts, status, night->error == NULL ? &night->error : NULL))
		end = NIGHT_SYSTEM_FAILED;
	return end;
}

enum night_end night_run(const struct night_options *options, night_say say, struct night_counts *counts,
    GError **error)
{
	struct night night = { .options = options,
		.say = say,
		.counts = counts,
		.store = { -1, -1, NULL },
		.lock_fd = -1 };

	memset(counts, 0, sizeof *counts);
	night.made_by = made_by(options);
	night.committed = g_get_monotonic_time();
	night.progress = progress_new(0, true);
	enum night_end end = open_and_run(&night);
	progress_free(night.progress);
	g_free(night.made_by);
	g_free(night.papers_below);
	store_clear(&night.store);
	if (night.store.out_fd >= 0)
		close(night.store.out_fd);
	if (night.lock_fd >= 0)
		close(night.lock_fd);
	if (night.error != NULL)
		g_propagate_error(error, night.error);
	return end;
}
