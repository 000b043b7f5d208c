/* A folder shared out: each paper belongs to one share, and which one depends on its path alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "batch/shard.h"

static void a_share_is_read(void **state)
{
	unsigned shard = 0, n_shards = 0;

	(void)state;
	assert_true(shard_read("2/3", &shard, &n_shards));
	assert_int_equal(shard, 2);
	assert_int_equal(n_shards, 3);
}

static void what_is_no_share_is_refused(void **state)
{
	static const char *const wrong[] = { "", "2", "0/3", "4/3", "1/0", "1/3x", "-1/3", "1/999999" };
	unsigned shard, n_shards;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_false(shard_read(wrong[i], &shard, &n_shards));
}

static void papers_are_spread_evenly(void **state)
{
	unsigned counts[3] = { 0 };

	(void)state;
	for (int i = 0; i < 3000; i++) {
		char *path = g_strdup_printf("Select Committees/2024/paper %d.pdf", i);
		unsigned shard = shard_of(path, 3);
		assert_in_range(shard, 1, 3);
		counts[shard - 1]++;
		g_free(path);
	}
	for (int i = 0; i < 3; i++)
		assert_in_range(counts[i], 900, 1100);
}

static void every_machine_says_the_same(void **state)
{
	(void)state;
	assert_int_equal(shard_of("a/b.pdf", 1), 1);
	assert_int_equal(shard_of("a/b.pdf", 7), 1 + /* FNV-1a of the path, worked out apart */ 0x244079ddu % 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_share_is_read),
		cmocka_unit_test(what_is_no_share_is_refused),
		cmocka_unit_test(papers_are_spread_evenly),
		cmocka_unit_test(every_machine_says_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
