#include "batch/shard.h"

#include <stdio.h>

#include "batch/ledger.h"
#include "batch/log.h"
#include "batch/walk.h"

#define SHARDS_AT_MOST 100000

bool shard_read(const char *text, unsigned *shard, unsigned *n_shards)
{
	int end = 0;

	return sscanf(text, "%6u/%6u%n", shard, n_shards, &end) == 2 && text[end] == '\0' && *shard >= 1 &&
	    *shard <= *n_shards && *n_shards <= SHARDS_AT_MOST;
}

/* FNV-1a: any spread will do, but it must be the same everywhere. */
unsigned shard_of(const char *path, unsigned n_shards)
{
	guint32 hash = 2166136261u;

	for (; *path != '\0'; path++)
		hash = (hash ^ (unsigned char)*path) * 16777619u;
	return hash % n_shards + 1;
}

struct check {
	GHashTable *known; /* paths that some ledger has */
	night_say say;
	unsigned missing;
};

static bool check_visit(const struct walk_entry *entry, void *data)
{
	struct check *check = data;

	if (entry->kind != WALK_PAPER || g_hash_table_contains(check->known, entry->path))
		return true;
	g_autofree char *path = log_path(entry->path);
	g_autofree char *line = g_strdup_printf("%s: error: it is in no shard", path);
	check->say(line);
	check->missing++;
	return true;
}

/** Whether the ledgers' names make up a whole: every share of one number of shares. */
static bool check_names(const GPtrArray *names, GError **error)
{
	unsigned n_shards = 0, n_seen = 0;

	for (guint i = 0; i < names->len; i++) {
		unsigned shard, of;
		if (sscanf(g_ptr_array_index(names, i), "ledger-%u-of-%u", &shard, &of) != 2)
			continue;
		if (n_shards != 0 && of != n_shards) {
			g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
			    "there are shards of %u and shards of %u; run all with one number", n_shards, of);
			return false;
		}
		n_shards = of;
		n_seen++;
	}
	if (n_seen == 0 || n_seen < n_shards) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%u of %u shards have not run", n_shards - n_seen, n_shards);
		return false;
	}
	return true;
}

/** Adds a ledger's paths to those that are known; gives the folder that it was made from. */
static char *add_ledger(const char *out_dir, const char *name, GHashTable *known, GError **error)
{
	struct ledger *ledger = ledger_open_read_only(out_dir, name, error);
	struct ledger_row row;

	if (ledger == NULL)
		return NULL;
	ledger_begin(ledger, ROWS_BRIEF);
	while (ledger_next(ledger, &row))
		if (!row.gone)
			g_hash_table_add(known, g_strdup(row.path));
	char *in_dir = ledger_get(ledger, "in_dir");
	ledger_close(ledger, NULL);
	return in_dir;
}

bool shard_check(const char *out_dir, night_say say, unsigned *missing, GError **error)
{
	g_autoptr(GPtrArray) names = ledger_names(out_dir);
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *in_dir = NULL;

	if (!check_names(names, error))
		return false;
	for (guint i = 0; i < names->len; i++) {
		g_free(in_dir);
		in_dir = add_ledger(out_dir, g_ptr_array_index(names, i), known, error);
		if (in_dir == NULL)
			return false;
	}
	struct check check = { known, say, 0 };
	bool walked = walk_folder(in_dir, check_visit, &check, error);
	*missing = check.missing;
	return walked;
}
