#include "batch/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAID_BYTES 4096 /* of standard error that is looked at */
#define EXIT_NO_SANDBOX 121
#define POOL_MAX 256

struct pool {
	unsigned size, n;
	unsigned time_limit;
	struct sandbox_limits limits;
	char *scratch; /* a folder on the disk that the results go to */
	struct worker *workers[POOL_MAX];
};

struct pool *pool_new(unsigned size, unsigned time_limit, const struct sandbox_limits *limits, const char *scratch)
{
	struct pool *pool = g_new0(struct pool, 1);

	pool->size = CLAMP(size, 1, POOL_MAX);
	pool->time_limit = time_limit;
	pool->limits = *limits;
	pool->scratch = g_strdup(scratch);
	return pool;
}

void worker_free(struct worker *worker)
{
	if (worker == NULL)
		return;
	if (worker->out >= 0)
		close(worker->out);
	g_free(worker->said);
	g_free(worker);
}

bool pool_is_full(const struct pool *pool)
{
	return pool->n == pool->size;
}

bool pool_is_empty(const struct pool *pool)
{
	return pool->n == 0;
}

static void child(const struct pool *pool, struct worker *worker, int err, worker_run run, void *data, pid_t parent)
{
	static const int defaults[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD };
	sigset_t none;

	setpgid(0, 0); /* a Ctrl-C at the terminal is the parent's alone */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_NO_SANDBOX);
	for (size_t i = 0; i < G_N_ELEMENTS(defaults); i++)
		signal(defaults[i], SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	dup2(err, STDERR_FILENO);
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	dup2(nothing, STDIN_FILENO);
	dup2(nothing, STDOUT_FILENO);
	if (!sandbox_enter(&pool->limits, worker->out))
		_exit(EXIT_NO_SANDBOX);
	_exit(run(worker->out, data));
}

/** The file for a result: on the disk that it goes to, without a name; in memory where that can't be had. */
static int result_file(const char *scratch)
{
	int fd = open(scratch, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	return fd >= 0 ? fd : memfd_create("result", MFD_CLOEXEC);
}

static bool start_failed(struct worker *worker, int *err, GError **error)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "a worker cannot be started: %s",
	    g_strerror(errno));
	if (err[0] >= 0) {
		close(err[0]);
		close(err[1]);
	}
	worker_free(worker);
	return false;
}

static void kill_worker(const struct worker *worker)
{
	kill(-worker->pid, SIGKILL);
	kill(worker->pid, SIGKILL); /* before it has a group of its own */
}

bool pool_start(struct pool *pool, worker_run run, void *data, void *tag, GError **error)
{
	struct worker *worker = g_new0(struct worker, 1);
	int err[2] = { -1, -1 };
	pid_t parent = getpid();

	*worker = (struct worker){ .out = result_file(pool->scratch), .tag = tag, .pidfd = -1 };
	worker->started = g_get_monotonic_time();
	worker->deadline = worker->started + (gint64)pool->time_limit * G_USEC_PER_SEC;
	if (worker->out < 0 || pipe2(err, O_CLOEXEC | O_NONBLOCK) < 0)
		return start_failed(worker, err, error);
	worker->pid = fork();
	if (worker->pid < 0)
		return start_failed(worker, err, error);
	if (worker->pid == 0)
		child(pool, worker, err[1], run, data, parent);
	setpgid(worker->pid, worker->pid);
	close(err[1]);
	worker->err = err[0];
	worker->pidfd = (int)syscall(SYS_pidfd_open, worker->pid, 0);
	if (worker->pidfd < 0) { /* a container may forbid it: its end would never be heard of */
		int why = errno;
		kill_worker(worker);
		waitpid(worker->pid, NULL, 0);
		close(worker->err);
		errno = why;
		return start_failed(worker, (int[]){ -1, -1 }, error);
	}
	pool->workers[pool->n++] = worker;
	return true;
}

static void read_said(struct worker *worker)
{
	char text[SAID_BYTES];
	ssize_t n = read(worker->err, text, sizeof text - 1);

	if (n > 0) {
		text[n] = '\0';
		worker->said = g_utf8_make_valid(text, -1);
	}
	close(worker->err);
}

static bool said_memory(const char *said)
{
	static const char *const words[] = { "bad_alloc", "failed to allocate", "ut of memory", "annot allocate" };

	for (size_t i = 0; said != NULL && i < G_N_ELEMENTS(words); i++)
		if (strstr(said, words[i]) != NULL)
			return true;
	return false;
}

static enum worker_end end_of(const struct worker *worker, int status)
{
	if (worker->overdue)
		return WORKER_TIME;
	if (said_memory(worker->said))
		return WORKER_MEMORY;
	if (WIFEXITED(status))
		return WEXITSTATUS(status) == 0 ? WORKER_DONE : WORKER_FAILED;
	switch (WTERMSIG(status)) {
	case SIGXCPU:
		return WORKER_CPU;
	case SIGXFSZ:
		return WORKER_OUTPUT;
	case SIGSYS:
		return WORKER_FORBIDDEN;
	case SIGKILL:
	case SIGTERM:
	case SIGINT:
	case SIGHUP:
		return WORKER_KILLED;
	default:
		return WORKER_CRASHED;
	}
}

/** Takes a worker that has ended out of the pool. */
static struct worker *collect(struct pool *pool, unsigned i)
{
	struct worker *worker = pool->workers[i];
	struct rusage usage = { 0 };
	int status = 0;

	while (wait4(worker->pid, &status, 0, &usage) < 0 && errno == EINTR)
		continue;
	kill(-worker->pid, SIGKILL); /* children of its own, where no sandbox kept it from having any */
	close(worker->pidfd);
	read_said(worker);
	worker->end = end_of(worker, status);
	worker->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	worker->cpu_ms = (unsigned)((usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
	    (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000);
	worker->wall_ms = (unsigned)((g_get_monotonic_time() - worker->started) / 1000);
	pool->workers[i] = pool->workers[--pool->n];
	return worker;
}

/** Whether a worker has come to its end, seen or not: a busy parent may look late. */
static bool has_ended(const struct worker *worker)
{
	struct pollfd end = { .fd = worker->pidfd, .events = POLLIN };

	return poll(&end, 1, 0) > 0;
}

/** Microseconds that a worker was ready and had no processor: what a busy machine took from its time. */
static gint64 starved(const struct worker *worker)
{
	g_autofree char *file = g_strdup_printf("/proc/%d/schedstat", worker->pid);
	g_autofree char *text = NULL; /* nanoseconds that it ran, nanoseconds that it waited, turns */
	char *waited = NULL;

	if (!g_file_get_contents(file, &text, NULL, NULL))
		return 0; /* a kernel that does not count: the clock alone decides */
	g_ascii_strtoull(text, &waited, 10);
	return (gint64)(g_ascii_strtoull(waited, NULL, 10) / 1000);
}

/** Whether a worker's time is up; it gets back what it waited for a processor since the last look. */
static bool is_overdue(struct worker *worker, gint64 now)
{
	if (now < worker->deadline || worker->overdue || has_ended(worker))
		return false;
	gint64 waited = starved(worker);
	worker->deadline += waited - worker->excused;
	worker->excused = waited;
	return now >= worker->deadline;
}

/** Ends what is overdue; gives the milliseconds to the next deadline. */
static int end_overdue(struct pool *pool)
{
	gint64 now = g_get_monotonic_time(), next = now + G_USEC_PER_SEC;

	for (unsigned i = 0; i < pool->n; i++) {
		struct worker *worker = pool->workers[i];
		if (is_overdue(worker, now)) {
			worker->overdue = true;
			kill_worker(worker);
		}
		next = worker->overdue ? next : MIN(next, worker->deadline);
	}
	return (int)(MAX(next - now, 0) / 1000) + 1;
}

struct worker *pool_wait(struct pool *pool, int milliseconds)
{
	struct pollfd polls[POOL_MAX];
	gint64 until = g_get_monotonic_time() + (gint64)milliseconds * 1000;

	while (pool->n > 0) {
		int wait = end_overdue(pool);
		if (milliseconds >= 0)
			wait = MIN(wait, (int)MAX((until - g_get_monotonic_time()) / 1000, 0));
		for (unsigned i = 0; i < pool->n; i++)
			polls[i] = (struct pollfd){ .fd = pool->workers[i]->pidfd, .events = POLLIN };
		int n = poll(polls, pool->n, wait);
		if (n < 0)
			return NULL; /* a signal: the caller looks what it was */
		for (unsigned i = 0; n > 0 && i < pool->n; i++)
			if (polls[i].revents != 0)
				return collect(pool, i);
		if (milliseconds >= 0 && g_get_monotonic_time() >= until)
			return NULL;
	}
	return NULL;
}

void pool_kill(struct pool *pool)
{
	for (unsigned i = 0; i < pool->n; i++)
		kill_worker(pool->workers[i]);
}

void pool_free(struct pool *pool)
{
	if (pool == NULL)
		return;
	pool_kill(pool);
	while (pool->n > 0)
		worker_free(collect(pool, 0));
	g_free(pool->scratch);
	g_free(pool);
}

bool worker_is_transient(enum worker_end end)
{
	return end == WORKER_KILLED || end == WORKER_TIME || end == WORKER_FAILED;
}

char *worker_reason(const struct worker *worker, const struct sandbox_limits *limits)
{
	switch (worker->end) {
	case WORKER_DONE:
		return NULL;
	case WORKER_FAILED:
		return g_strdup("its worker could not begin: the sandbox refused it");
	case WORKER_CRASHED:
		return g_strdup_printf("the reader crashed on it (%s); please report it with the paper",
		    strsignal(worker->signal));
	case WORKER_MEMORY:
		return g_strdup_printf("it needs more than %zu MiB of memory", limits->memory >> 20);
	case WORKER_CPU:
		return g_strdup_printf("it needs more than %u seconds of computing (--time-limit)", limits->cpu);
	case WORKER_TIME:
		return g_strdup_printf(
		    "it came to no end within %u seconds, %u of them at most computing (--time-limit)",
		    worker->wall_ms / 1000, limits->cpu);
	case WORKER_OUTPUT:
		return g_strdup_printf("its report would be larger than %zu MiB", limits->file_bytes >> 20);
	case WORKER_FORBIDDEN:
		return g_strdup("its worker tried something that reading a paper does not need, and was stopped");
	case WORKER_KILLED:
		break;
	}
	return g_strdup("its worker was ended from outside (out of memory?)");
}
