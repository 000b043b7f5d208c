/* Workers that misbehave in every way that a paper could make them: each is told apart, and hurts nobody else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "batch/worker.h"

#ifdef __SANITIZE_ADDRESS__
#define MEMORY_LIMIT 0 /* its shadow needs terabytes of address space */
#else
#define MEMORY_LIMIT ((size_t)256 << 20)
#endif

static const struct sandbox_limits LIMITS = { .memory = MEMORY_LIMIT, .cpu = 1, .file_bytes = 1 << 20, .files = 16 };

static int writes(int out, void *data)
{
	return write(out, data, strlen(data)) < 0;
}

static int refuses(int out, void *data)
{
	(void)out, (void)data;
	return 7;
}

static int crashes(int out, void *data)
{
	(void)out, (void)data;
	signal(SIGSEGV, SIG_DFL); /* a sanitizer's own handler would report it first */
	raise(SIGSEGV);
	return 0;
}

static int hangs(int out, void *data)
{
	volatile bool for_ever = true;

	(void)out, (void)data;
	while (for_ever)
		continue;
	return 0;
}

static int sleeps(int out, void *data)
{
	(void)out, (void)data;
	sleep(60);
	return 0;
}

static int eats_memory(int out, void *data)
{
	volatile bool for_ever = true;

	(void)out, (void)data;
	while (for_ever)
		memset(g_malloc(64 << 20), 1, 64 << 20);
	return 0;
}

static int floods(int out, void *data)
{
	char block[65536] = { 0 };

	(void)data;
	while (write(out, block, sizeof block) > 0)
		continue;
	return 0;
}

static int forks(int out, void *data)
{
	(void)out, (void)data;
	return fork() < 0 ? 9 : 0;
}

static int calls_out(int out, void *data)
{
	(void)out, (void)data;
	return socket(AF_INET, SOCK_STREAM, 0) < 0 ? 9 : 0;
}

/** Gives a letter for what it could do: r read a file of the user's, w write one, nothing if neither. */
static int looks_around(int out, void *data)
{
	int fd = open(data, O_RDONLY);

	if (fd >= 0 && write(out, "r", 1) < 0)
		return 1;
	fd = open("/tmp/a-worker-was-here", O_WRONLY | O_CREAT, 0600);
	return fd >= 0 && write(out, "w", 1) < 0;
}

static struct worker *run_one(worker_run run, void *data)
{
	static bool prepared;
	struct pool *pool = pool_new(1, 2, &LIMITS, ".");
	GError *error = NULL;

	if (!prepared)
		assert_true(sandbox_prepare());
	prepared = true;
	assert_true(pool_start(pool, run, data, data, &error));
	assert_true(pool_is_full(pool));
	struct worker *worker = pool_wait(pool, -1);
	assert_non_null(worker);
	assert_true(pool_is_empty(pool));
	pool_free(pool);
	return worker;
}

static void expect_end(worker_run run, enum worker_end end, const char *words)
{
	struct worker *worker = run_one(run, NULL);
	char *reason = worker_reason(worker, &LIMITS);

	assert_int_equal(worker->end, end);
	assert_non_null(strstr(reason, words));
	g_free(reason);
	worker_free(worker);
}

static void a_result_is_read_back(void **state)
{
	char text[16] = { 0 };
	struct worker *worker = run_one(writes, "a result");

	(void)state;
	assert_int_equal(worker->end, WORKER_DONE);
	assert_null(worker_reason(worker, &LIMITS));
	assert_int_equal(pread(worker->out, text, sizeof text, 0), 8);
	assert_string_equal(text, "a result");
	worker_free(worker);
}

static void an_exit_status_is_a_failure(void **state)
{
	(void)state;
	expect_end(refuses, WORKER_FAILED, "");
}

static void a_crash_is_named(void **state)
{
	(void)state;
	expect_end(crashes, WORKER_CRASHED, "crashed");
}

static void a_busy_loop_ends(void **state)
{
	(void)state;
	struct worker *worker = run_one(hangs, NULL);
	assert_true(worker->end == WORKER_CPU || worker->end == WORKER_TIME);
	worker_free(worker);
}

static void a_sleeper_is_ended_in_time(void **state)
{
	(void)state;
	expect_end(sleeps, WORKER_TIME, "within 2 seconds");
}

/** A parent that is busy looks late; what was done in time stays done. */
static void a_late_look_ends_nobody(void **state)
{
	struct pool *pool = pool_new(1, 1, &LIMITS, ".");

	(void)state;
	assert_true(pool_start(pool, writes, "a result", NULL, NULL));
	g_usleep(2 * G_USEC_PER_SEC);
	struct worker *worker = pool_wait(pool, -1);
	assert_non_null(worker);
	assert_int_equal(worker->end, WORKER_DONE);
	worker_free(worker);
	pool_free(pool);
}

static void memory_hunger_is_named(void **state)
{
	(void)state;
	if (MEMORY_LIMIT == 0)
		skip();
	expect_end(eats_memory, WORKER_MEMORY, "memory");
}

static void a_flood_of_output_ends(void **state)
{
	(void)state;
	expect_end(floods, WORKER_OUTPUT, "larger than");
}

static void no_process_and_no_socket(void **state)
{
	(void)state;
	if (sandbox_missing() != NULL)
		skip();
	expect_end(forks, WORKER_FORBIDDEN, "does not need");
	expect_end(calls_out, WORKER_FORBIDDEN, "does not need");
}

static void no_file_of_the_users_is_open_to_it(void **state)
{
	char text[4] = { 0 }, name[] = "secret-XXXXXX";
	int secret = mkstemp(name);

	(void)state;
	if (sandbox_missing() != NULL)
		skip();
	struct worker *worker = run_one(looks_around, name);
	assert_int_equal(worker->end, WORKER_DONE);
	assert_int_equal(pread(worker->out, text, sizeof text, 0), 0);
	worker_free(worker);
	close(secret);
	unlink(name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_result_is_read_back),
		cmocka_unit_test(an_exit_status_is_a_failure),
		cmocka_unit_test(a_crash_is_named),
		cmocka_unit_test(a_busy_loop_ends),
		cmocka_unit_test(a_sleeper_is_ended_in_time),
		cmocka_unit_test(a_late_look_ends_nobody),
		cmocka_unit_test(memory_hunger_is_named),
		cmocka_unit_test(a_flood_of_output_ends),
		cmocka_unit_test(no_process_and_no_socket),
		cmocka_unit_test(no_file_of_the_users_is_open_to_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
