#include "batch/ledger.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define SCHEMA_VERSION 1
#define BUSY_MS 10000 /* another process (status, merge) reads: wait for it */

static const char SCHEMA[] =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE papers (path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, inode INTEGER, sha256 TEXT,"
    " made_by TEXT, outputs TEXT, state TEXT, reason TEXT, tries INTEGER, gone INTEGER, converted INTEGER,"
    " recommendations INTEGER, items INTEGER, warnings INTEGER, title TEXT, stage TEXT, committee TEXT,"
    " organisation TEXT, updated TEXT, inquiry TEXT) WITHOUT ROWID;"
    "CREATE TABLE records (path BLOB, position INTEGER, number TEXT, text TEXT, owner TEXT, due_text TEXT, due TEXT,"
    " code TEXT, words TEXT, was TEXT, updated TEXT, assessed INTEGER, finished INTEGER,"
    " PRIMARY KEY (path, position)) WITHOUT ROWID;"
    "PRAGMA user_version = 1;";

enum statement {
	NEXT_WHOLE,
	NEXT_BRIEF,
	PUT,
	TOUCH,
	PUT_RECORD,
	FORGET,
	FORGET_RECORDS,
	RECORDS,
	GET,
	SET,
	UNSET,
	KEYS,
	N_STATEMENTS
};

static const char *const STATEMENTS[N_STATEMENTS] = {
	[NEXT_WHOLE] = "SELECT path, size, mtime, inode, sha256, made_by, outputs, state, reason, tries, gone,"
		       " recommendations, warnings, converted, items, title, stage, committee, organisation, updated,"
		       " inquiry FROM papers ORDER BY path",
	[NEXT_BRIEF] = "SELECT path, size, mtime, inode, sha256, made_by, outputs, state, reason, tries, gone,"
		       " recommendations, warnings FROM papers ORDER BY path",
	[TOUCH] = "UPDATE papers SET size = ?2, mtime = ?3, inode = ?4, gone = ?5 WHERE path = ?1",
	[PUT] = "INSERT OR REPLACE INTO papers VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	[PUT_RECORD] = "INSERT OR REPLACE INTO records VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
	[FORGET] = "DELETE FROM papers WHERE path = ?",
	[FORGET_RECORDS] = "DELETE FROM records WHERE path = ?",
	[RECORDS] = "SELECT number, text, owner, due_text, due, code, words, was, updated, assessed, finished"
		    " FROM records WHERE path = ? ORDER BY position",
	[GET] = "SELECT value FROM meta WHERE key = ?",
	[SET] = "INSERT OR REPLACE INTO meta VALUES (?,?)",
	[UNSET] = "DELETE FROM meta WHERE key = ?",
	[KEYS] = "SELECT key FROM meta WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
};

static const char *const STATE_NAMES[N_PAPER_STATES] = { "converted", "failed", "retry" };

struct ledger {
	sqlite3 *db;
	sqlite3_stmt *statements[N_STATEMENTS];
	enum statement next; /* NEXT_WHOLE or NEXT_BRIEF, as ledger_begin said */
	int failed;          /* the first SQLite error since the last commit; 0: none */
};

const char *paper_state_name(enum paper_state state)
{
	return STATE_NAMES[state];
}

static void set_error(struct ledger *ledger, int code, GError **error)
{
	const char *what = ledger->db != NULL && sqlite3_errcode(ledger->db) != SQLITE_OK ? sqlite3_errmsg(ledger->db) :
											    sqlite3_errstr(code);

	g_set_error(error, G_FILE_ERROR, code == SQLITE_FULL ? G_FILE_ERROR_NOSPC : G_FILE_ERROR_IO,
	    "the ledger cannot be used: %s", what);
}

static sqlite3_stmt *statement(struct ledger *ledger, enum statement which)
{
	sqlite3_stmt **stmt = &ledger->statements[which];

	if (*stmt == NULL) {
		int code = sqlite3_prepare_v3(ledger->db, STATEMENTS[which], -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL);
		if (code != SQLITE_OK && ledger->failed == 0)
			ledger->failed = code;
	} else {
		sqlite3_reset(*stmt);
	}
	return *stmt;
}

/** Runs a statement that gives no rows. */
static void run(struct ledger *ledger, sqlite3_stmt *stmt)
{
	int code = sqlite3_step(stmt);

	if (code != SQLITE_DONE && ledger->failed == 0)
		ledger->failed = code;
	sqlite3_reset(stmt);
}

static int execute(struct ledger *ledger, const char *sql)
{
	return sqlite3_exec(ledger->db, sql, NULL, NULL, NULL);
}

static int integer_of(struct ledger *ledger, const char *pragma)
{
	sqlite3_stmt *stmt = NULL;
	int value = -1;

	if (sqlite3_prepare_v2(ledger->db, pragma, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
		value = sqlite3_column_int(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

/** Whether SQLite finds the papers' table sound; it says "ok" in one row. */
static bool is_sound(struct ledger *ledger)
{
	sqlite3_stmt *stmt = NULL;
	bool sound = sqlite3_prepare_v2(ledger->db, "PRAGMA quick_check(papers)", -1, &stmt, NULL) == SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW && g_strcmp0((const char *)sqlite3_column_text(stmt, 0), "ok") == 0;

	sqlite3_finalize(stmt);
	return sound;
}

static void close_now(struct ledger *ledger)
{
	for (int i = 0; i < N_STATEMENTS; i++)
		sqlite3_finalize(ledger->statements[i]);
	sqlite3_close(ledger->db);
	g_free(ledger);
}

enum opened { OPENED, OPEN_DAMAGED, OPEN_FAILED };

static enum opened open_file(struct ledger *ledger, const char *file, GError **error)
{
	int code = sqlite3_open_v2(file, &ledger->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
	    NULL);

	sqlite3_busy_timeout(ledger->db, BUSY_MS);
	if (code == SQLITE_OK)
		code = execute(ledger, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN");
	int version = code == SQLITE_OK ? integer_of(ledger, "PRAGMA user_version") : -1;
	if (version == 0)
		code = execute(ledger, SCHEMA);
	if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
		return OPEN_DAMAGED;
	if (code != SQLITE_OK) {
		set_error(ledger, code, error);
		return OPEN_FAILED;
	}
	return (version == 0 || version == SCHEMA_VERSION) && is_sound(ledger) ? OPENED : OPEN_DAMAGED;
}

/** Gives a damaged ledger and its log another name, so that a new one can begin. */
static char *keep_aside(const char *file)
{
	static const char *const parts[] = { "", "-wal", "-shm" };
	char *aside = g_strdup_printf("%s.damaged-%jd", file, (intmax_t)time(NULL));

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *from = g_strconcat(file, parts[i], NULL);
		g_autofree char *to = g_strconcat(aside, parts[i], NULL);
		rename(from, to);
	}
	return aside;
}

struct ledger *ledger_open(const char *out_dir, const char *name, char **said, GError **error)
{
	g_autofree char *folder = g_build_filename(out_dir, LEDGER_FOLDER, NULL);
	g_autofree char *file = g_strdup_printf("%s/%s.sqlite", folder, name);

	*said = NULL;
	if (g_mkdir_with_parents(folder, 0777) < 0) {
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot make %s: %s", folder,
		    g_strerror(errno));
		return NULL;
	}
	for (int attempt = 0; attempt < 2; attempt++) {
		struct ledger *ledger = g_new0(struct ledger, 1);
		enum opened opened = open_file(ledger, file, error);
		if (opened == OPENED)
			return ledger;
		close_now(ledger);
		if (opened == OPEN_FAILED)
			return NULL;
		g_autofree char *aside = keep_aside(file);
		g_free(*said);
		*said = g_strdup_printf(
		    "the ledger was damaged or of another version; it is kept as %s, and a new one is begun: every paper is converted again",
		    aside);
	}
	g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_IO, "the ledger cannot be begun anew");
	return NULL;
}

struct ledger *ledger_open_read_only(const char *out_dir, const char *name, GError **error)
{
	g_autofree char *file = g_strdup_printf("%s/%s/%s.sqlite", out_dir, LEDGER_FOLDER, name);
	struct ledger *ledger = g_new0(struct ledger, 1);
	int code = sqlite3_open_v2(file, &ledger->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

	sqlite3_busy_timeout(ledger->db, BUSY_MS);
	if (code == SQLITE_OK && integer_of(ledger, "PRAGMA user_version") == SCHEMA_VERSION)
		return ledger;
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
	    "%s has no ledger that can be read; is it the output folder of a batch?", out_dir);
	close_now(ledger);
	return NULL;
}

bool ledger_commit(struct ledger *ledger, GError **error)
{
	int code = ledger->failed != 0 ? ledger->failed : execute(ledger, "COMMIT");

	ledger->failed = 0;
	if (code == SQLITE_OK)
		code = execute(ledger, "BEGIN");
	if (code != SQLITE_OK)
		set_error(ledger, code, error);
	return code == SQLITE_OK;
}

bool ledger_close(struct ledger *ledger, GError **error)
{
	if (ledger == NULL)
		return true;
	bool ok = sqlite3_db_readonly(ledger->db, "main") == 1 || ledger_commit(ledger, error);
	close_now(ledger);
	return ok;
}

static int name_compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *ledger_names(const char *out_dir)
{
	g_autofree char *folder = g_build_filename(out_dir, LEDGER_FOLDER, NULL);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		if (g_str_has_suffix(name, ".sqlite"))
			g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".sqlite")));
	if (dir != NULL)
		g_dir_close(dir);
	g_ptr_array_sort(names, name_compare);
	return names;
}

static enum paper_state state_of(const char *name)
{
	for (int i = 0; i < N_PAPER_STATES; i++)
		if (g_strcmp0(name, STATE_NAMES[i]) == 0)
			return (enum paper_state)i;
	return STATE_RETRY;
}

static const char *text(sqlite3_stmt *stmt, int column)
{
	return (const char *)sqlite3_column_text(stmt, column);
}

static unsigned count(sqlite3_stmt *stmt, int column)
{
	return (unsigned)MAX(sqlite3_column_int(stmt, column), 0);
}

void ledger_begin(struct ledger *ledger, enum ledger_rows rows)
{
	ledger->next = rows == ROWS_WHOLE ? NEXT_WHOLE : NEXT_BRIEF;
	statement(ledger, ledger->next);
}

bool ledger_next(struct ledger *ledger, struct ledger_row *row)
{
	sqlite3_stmt *stmt = ledger->statements[ledger->next];
	int code = stmt != NULL ? sqlite3_step(stmt) : SQLITE_ERROR;

	if (code != SQLITE_ROW) {
		if (code != SQLITE_DONE && ledger->failed == 0)
			ledger->failed = code;
		sqlite3_reset(stmt);
		return false;
	}
	*row = (struct ledger_row){ .path = text(stmt, 0),
		.size = sqlite3_column_int64(stmt, 1),
		.mtime = sqlite3_column_int64(stmt, 2),
		.inode = (guint64)sqlite3_column_int64(stmt, 3),
		.sha256 = text(stmt, 4),
		.made_by = text(stmt, 5),
		.outputs = text(stmt, 6),
		.state = state_of(text(stmt, 7)),
		.reason = text(stmt, 8),
		.tries = count(stmt, 9),
		.gone = sqlite3_column_int(stmt, 10) != 0,
		.recommendations = count(stmt, 11),
		.warnings = count(stmt, 12) };
	if (ledger->next == NEXT_BRIEF)
		return true;
	row->converted = sqlite3_column_int64(stmt, 13);
	row->items = count(stmt, 14);
	row->title = text(stmt, 15);
	row->stage = text(stmt, 16);
	row->committee = text(stmt, 17);
	row->organisation = text(stmt, 18);
	row->updated = text(stmt, 19);
	row->inquiry = text(stmt, 20);
	return true;
}

static void bind_path(sqlite3_stmt *stmt, const char *path)
{
	sqlite3_bind_blob(stmt, 1, path, (int)strlen(path), SQLITE_TRANSIENT);
}

static void bind_texts(sqlite3_stmt *stmt, int first, const char *const *texts, size_t n_texts)
{
	for (size_t i = 0; i < n_texts; i++)
		sqlite3_bind_text(stmt, first + (int)i, texts[i], -1, SQLITE_TRANSIENT);
}

static void put_records(struct ledger *ledger, const char *path, const GPtrArray *records)
{
	sqlite3_stmt *stmt = statement(ledger, FORGET_RECORDS);

	if (stmt == NULL)
		return;
	bind_path(stmt, path);
	run(ledger, stmt);
	for (guint i = 0; i < records->len; i++) {
		const struct record *record = g_ptr_array_index(records, i);
		const char *texts[] = { record->number, record->text, record->owner, record->due_text, record->due,
			record->code, record->words, record->was, record->updated };
		stmt = statement(ledger, PUT_RECORD);
		if (stmt == NULL)
			return;
		bind_path(stmt, path);
		sqlite3_bind_int(stmt, 2, (int)i);
		bind_texts(stmt, 3, texts, G_N_ELEMENTS(texts));
		sqlite3_bind_int(stmt, 12, record->assessed);
		sqlite3_bind_int(stmt, 13, record->finished);
		run(ledger, stmt);
	}
}

void ledger_put(struct ledger *ledger, const struct ledger_row *row, const GPtrArray *records)
{
	const char *before[] = { row->sha256, row->made_by, row->outputs, paper_state_name(row->state), row->reason };
	const char *after[] = { row->title, row->stage, row->committee, row->organisation, row->updated, row->inquiry };
	sqlite3_stmt *stmt = statement(ledger, PUT);

	if (stmt == NULL)
		return;
	bind_path(stmt, row->path);
	sqlite3_bind_int64(stmt, 2, row->size);
	sqlite3_bind_int64(stmt, 3, row->mtime);
	sqlite3_bind_int64(stmt, 4, (gint64)row->inode);
	bind_texts(stmt, 5, before, G_N_ELEMENTS(before));
	sqlite3_bind_int(stmt, 10, (int)row->tries);
	sqlite3_bind_int(stmt, 11, row->gone);
	sqlite3_bind_int64(stmt, 12, row->converted);
	sqlite3_bind_int(stmt, 13, (int)row->recommendations);
	sqlite3_bind_int(stmt, 14, (int)row->items);
	sqlite3_bind_int(stmt, 15, (int)row->warnings);
	bind_texts(stmt, 16, after, G_N_ELEMENTS(after));
	run(ledger, stmt);
	if (records != NULL)
		put_records(ledger, row->path, records);
}

void ledger_touch(struct ledger *ledger, const struct ledger_row *row)
{
	sqlite3_stmt *stmt = statement(ledger, TOUCH);

	if (stmt == NULL)
		return;
	bind_path(stmt, row->path);
	sqlite3_bind_int64(stmt, 2, row->size);
	sqlite3_bind_int64(stmt, 3, row->mtime);
	sqlite3_bind_int64(stmt, 4, (gint64)row->inode);
	sqlite3_bind_int(stmt, 5, row->gone);
	run(ledger, stmt);
}

void ledger_forget(struct ledger *ledger, const char *path)
{
	static const enum statement both[] = { FORGET, FORGET_RECORDS };

	for (size_t i = 0; i < G_N_ELEMENTS(both); i++) {
		sqlite3_stmt *stmt = statement(ledger, both[i]);
		if (stmt == NULL)
			return;
		bind_path(stmt, path);
		run(ledger, stmt);
	}
}

GPtrArray *ledger_records(struct ledger *ledger, const char *path)
{
	GPtrArray *records = records_new();
	sqlite3_stmt *stmt = statement(ledger, RECORDS);

	if (stmt == NULL)
		return records;
	bind_path(stmt, path);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		struct record *record = g_new0(struct record, 1);
		char **texts[] = { &record->number, &record->text, &record->owner, &record->due_text, &record->due,
			&record->code, &record->words, &record->was, &record->updated };
		for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
			*texts[i] = g_strdup(text(stmt, i));
		record->assessed = sqlite3_column_int(stmt, 9) != 0;
		record->finished = sqlite3_column_int(stmt, 10) != 0;
		g_ptr_array_add(records, record);
	}
	sqlite3_reset(stmt);
	return records;
}

char *ledger_get(struct ledger *ledger, const char *key)
{
	sqlite3_stmt *stmt = statement(ledger, GET);
	char *value = NULL;

	if (stmt == NULL)
		return NULL;
	sqlite3_bind_text(stmt, 1, key, -1, SQLITE_TRANSIENT);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		value = g_strdup(text(stmt, 0));
	sqlite3_reset(stmt);
	return value;
}

void ledger_set(struct ledger *ledger, const char *key, const char *value)
{
	const char *texts[] = { key, value };
	sqlite3_stmt *stmt = statement(ledger, value != NULL ? SET : UNSET);

	if (stmt == NULL)
		return;
	bind_texts(stmt, 1, texts, value != NULL ? 2 : 1);
	run(ledger, stmt);
}

GPtrArray *ledger_keys(struct ledger *ledger, const char *prefix)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
	sqlite3_stmt *stmt = statement(ledger, KEYS);

	if (stmt == NULL)
		return keys;
	bind_texts(stmt, 1, &prefix, 1);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		g_ptr_array_add(keys, g_strdup(text(stmt, 0)));
	sqlite3_reset(stmt);
	return keys;
}
