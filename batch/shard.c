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

/** Reads which share a ledger is of; false: of no share, but of all papers. */
static bool name_read(const char *name, unsigned *shard, unsigned *n_shards)
{
	return sscanf(name, "ledger-%6u-of-%6u", shard, n_shards) == 2;
}

/** Which shares have no ledger, as "2, 5"; empty: none. The caller's. */
static char *shards_missing(const GPtrArray *names, unsigned n_shards)
{
	GString *missing = g_string_new(NULL);

	for (unsigned wanted = 1; wanted <= n_shards; wanted++) {
		unsigned shard, of;
		bool seen = false;
		for (guint i = 0; i < names->len && !seen; i++)
			seen = name_read(g_ptr_array_index(names, i), &shard, &of) && shard == wanted;
		if (!seen)
			g_string_append_printf(missing, "%s%u", missing->len > 0 ? ", " : "", wanted);
	}
	return g_string_free(missing, FALSE);
}

/** Whether the ledgers' names make up a whole: every share of one number of shares. */
static bool check_names(const GPtrArray *names, GError **error)
{
	unsigned n_shards = 0;

	for (guint i = 0; i < names->len; i++) {
		unsigned shard, of;
		if (!name_read(g_ptr_array_index(names, i), &shard, &of))
			continue;
		if (n_shards != 0 && of != n_shards) {
			g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
			    "there are shards of %u and shards of %u; run all with one number", n_shards, of);
			return false;
		}
		n_shards = of;
	}
	if (n_shards == 0) {
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
		    "no shard has run; --merge joins what --shard has done");
		return false;
	}
	g_autofree char *missing = shards_missing(names, n_shards);
	if (*missing != '\0')
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "of %u shards these have not run: %s", n_shards,
		    missing);
	return *missing == '\0';
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
