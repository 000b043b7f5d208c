#include "batch/group.h"

#include <stdlib.h>
#include <string.h>

#include "batch/merged.h"
#include "batch/night_private.h"
#include "extract/input.h"
#include "model/text.h"

#define ALIKE 0.5 /* of the smaller paper's numbers that another edition must share; editions drop and add a few */
#define SLUG_BYTES 100
#define FOLDER_NAME "folder"
#define INQUIRIES "inquiries"

/** One paper of a group. */
struct member {
	char *path, *sha256, *updated, *organisation;
	GHashTable *numbers; /* the recommendations' */
};

struct group {
	char *name; /* of its report, relative to OUT_DIR, without .report.FORMAT */
	GPtrArray *members;
	double alike; /* the least share of numbers that two neighbours have in common; 1: all */
	bool waits;   /* a paper of it could not be read tonight, and may be tomorrow */
};

static void member_free(void *data)
{
	struct member *member = data;

	g_free(member->path);
	g_free(member->sha256);
	g_free(member->updated);
	g_free(member->organisation);
	g_hash_table_unref(member->numbers);
	g_free(member);
}

static void group_free(void *data)
{
	struct group *group = data;

	g_free(group->name);
	g_ptr_array_unref(group->members);
	g_free(group);
}

/** A name for a file that the title gives: letters and digits, joined by hyphens. */
static char *slug(const char *text)
{
	GString *name = g_string_new(NULL);

	for (; *text != '\0' && name->len < SLUG_BYTES; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		if (g_unichar_isalnum(c))
			g_string_append_unichar(name, c);
		else if (name->len > 0 && name->str[name->len - 1] != '-')
			g_string_append_c(name, '-');
	}
	return g_string_free(name, FALSE);
}

/** The group that a paper belongs to; NULL: none. No paper has such a name, since a paper's has a suffix. */
static char *group_name(const struct night *night, const struct ledger_row *row)
{
	if (night->options->grouping == GROUP_FOLDER) {
		g_autofree char *folder = g_path_get_dirname(row->path);
		return strcmp(folder, ".") == 0 ? g_strdup(FOLDER_NAME) : g_build_filename(folder, FOLDER_NAME, NULL);
	}
	if (row->inquiry == NULL || *row->inquiry == '\0' || row->recommendations == 0)
		return NULL;
	g_autofree char *name = slug(row->inquiry);
	return g_build_filename(INQUIRIES, name, NULL);
}

static struct member *member_new(struct night *night, const struct ledger_row *row)
{
	struct member *member = g_new0(struct member, 1);
	g_autoptr(GPtrArray) records = ledger_records(night->ledger, row->path);

	member->path = g_strdup(row->path);
	member->sha256 = g_strdup(row->sha256);
	member->updated = g_strdup(row->updated);
	member->organisation = row->organisation != NULL ? text_key(row->organisation) : NULL;
	member->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < records->len; i++) {
		const struct record *record = g_ptr_array_index(records, i);
		const char *name = record->number != NULL ? record->number : record->text;
		if (name != NULL)
			g_hash_table_add(member->numbers, g_strdup(name));
	}
	return member;
}

/** Oldest first; a paper without a date before those that have one, then by path. */
static int member_compare(const void *a, const void *b)
{
	const struct member *x = *(struct member *const *)a, *y = *(struct member *const *)b;
	int order = g_strcmp0(x->updated, y->updated);

	return order != 0 ? order : strcmp(x->path, y->path);
}

/** How many of the smaller paper's numbers the other has too; none if they are two councils'. */
static double share(const struct member *a, const struct member *b)
{
	if (a->organisation != NULL && b->organisation != NULL && strcmp(a->organisation, b->organisation) != 0)
		return 0;
	const struct member *small = g_hash_table_size(a->numbers) <= g_hash_table_size(b->numbers) ? a : b;
	const struct member *large = small == a ? b : a;
	unsigned n = g_hash_table_size(small->numbers), common = 0;
	GHashTableIter iter;
	void *key;

	g_hash_table_iter_init(&iter, small->numbers);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		common += g_hash_table_contains(large->numbers, key) ? 1 : 0;
	return n > 0 ? (double)common / n : 0;
}

/** Takes out of an inquiry what has its title but not its numbers. */
static void keep_alike(struct night *night, struct group *group)
{
	group->alike = 1;
	for (guint i = 1; i < group->members->len;) {
		double common = share(g_ptr_array_index(group->members, i - 1), g_ptr_array_index(group->members, i));
		if (common >= ALIKE) {
			group->alike = MIN(group->alike, common);
			i++;
			continue;
		}
		const struct member *member = g_ptr_array_index(group->members, i);
		g_autofree char *path = log_path(member->path);
		night_message(night,
		    "%s: warning: it has the title of %s, but other numbers or another council; it is not merged", path,
		    group->name);
		g_ptr_array_remove_index(group->members, i);
	}
}

/** What the group's report depends on. */
static char *group_key(const struct night *night, const struct group *group)
{
	GString *key = g_string_new(night->made_by);

	for (guint i = 0; i < group->members->len; i++)
		g_string_append_printf(key, " %s",
		    ((const struct member *)g_ptr_array_index(group->members, i))->sha256);
	g_autofree char *text = g_string_free(key, FALSE);
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}

static struct job *group_job(const struct night *night, const struct group *group, GError **error)
{
	struct job *job = job_new();

	memcpy(job->formats, night->options->formats, sizeof job->formats);
	job->profile = night->options->profile;
	job->date = night->options->date;
	if (night->options->grouping == GROUP_INQUIRY)
		job->note = g_strdup_printf(
		    "these papers were taken to be of one inquiry because their titles are alike and at least %.0f %% of their numbers are the same; if they are not, convert them one by one",
		    100 * group->alike);
	for (guint i = 0; i < group->members->len; i++) {
		const struct member *member = g_ptr_array_index(group->members, i);
		g_autofree char *file = g_build_filename(night->options->in_dir, member->path, NULL);
		GBytes *bytes = input_read(file, error);
		if (bytes == NULL) {
			job_free(job);
			return NULL;
		}
		g_ptr_array_add(job->names, input_display_name(member->path));
		g_ptr_array_add(job->bytes, bytes);
	}
	return job;
}

static int name_compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/** Takes the merged report that a worker made to its place. */
static void group_finish(struct night *night, const struct group *group, const char *key, struct worker *worker)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *why = worker_reason(worker, &night->limits);
	struct result *result = why == NULL ? result_read(worker->out, &error) : NULL;
	g_autofree char *outputs = NULL;

	if (result != NULL && result->reason == NULL)
		outputs = store_write(night->options->out_dir, group->name, worker->out, result, &error);
	if (outputs != NULL)
		merged_made(night, group->name, key, outputs);
	else if (why != NULL && (night_signal() == 0 || worker->end != WORKER_KILLED))
		merged_failed(night, group->name, key, worker_is_transient(worker->end), why);
	else if (why == NULL && result == NULL)
		merged_failed(night, group->name, key, true, error->message);
	else if (result != NULL && result->reason != NULL)
		merged_failed(night, group->name, key, result->transient, result->reason);
	else if (result != NULL && store_error_is_local(error))
		merged_failed(night, group->name, key, false, error->message);
	else if (result != NULL && night->error == NULL)
		night->error = g_steal_pointer(&error);
	result_free(result);
}

static void merge(struct night *night, const struct group *group)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *key = group_key(night, group);

	if (merged_is_settled(night, group->name, key))
		return;
	struct job *job = group_job(night, group, &error);
	if (job == NULL) {
		merged_failed(night, group->name, key, true, error->message);
		return;
	}
	if (pool_start(night->pool, job_run, job, NULL, &night->error)) {
		struct worker *worker = NULL;
		while (worker == NULL)
			worker = pool_wait(night->pool, -1);
		group_finish(night, group, key, worker);
		worker_free(worker);
	}
	job_free(job);
}

static struct group *group_new(char *name)
{
	struct group *group = g_new0(struct group, 1);

	group->name = name;
	group->members = g_ptr_array_new_with_free_func(member_free);
	return group;
}

/** What one look through the ledger gives. */
struct reading {
	GHashTable *groups; /* by name, with the papers that were read and whether others may be tomorrow */
	bool unsure;        /* a paper of who knows which group may be read again tomorrow */
};

static void read_row(struct night *night, struct reading *reading, const struct ledger_row *row)
{
	if (row->gone || row->state == STATE_FAILED)
		return;
	g_autofree char *name = group_name(night, row);
	reading->unsure = reading->unsure || (name == NULL && row->state == STATE_RETRY);
	if (name == NULL || night_report_is_among_papers(night, name))
		return;
	struct group *group = g_hash_table_lookup(reading->groups, name);
	if (group == NULL) {
		group = group_new(g_steal_pointer(&name));
		g_hash_table_insert(reading->groups, group->name, group);
	}
	if (row->state == STATE_CONVERTED)
		g_ptr_array_add(group->members, member_new(night, row));
	else
		group->waits = true;
}

/** Brings one group's report up to date. False: it is to have none. */
static bool group_one(struct night *night, struct group *group)
{
	guint least = 1;

	g_ptr_array_sort(group->members, member_compare);
	if (night->options->grouping == GROUP_INQUIRY) {
		keep_alike(night, group);
		least = 2; /* one paper's own report says it all */
	}
	if (group->members->len >= least)
		merge(night, group);
	return group->members->len >= least || group->waits;
}

static void groups_merge(struct night *night, struct reading *reading)
{
	guint n = 0;
	g_autofree char **names = (char **)g_hash_table_get_keys_as_array(reading->groups, &n);

	qsort(names, n, sizeof *names, name_compare);
	for (guint i = 0; i < n && night->error == NULL && night_signal() == 0; i++)
		if (!group_one(night, g_hash_table_lookup(reading->groups, names[i])))
			g_hash_table_remove(reading->groups, names[i]);
	if (night->error == NULL && night_signal() == 0 && !reading->unsure)
		merged_sweep(night, reading->groups);
}

void group_all(struct night *night)
{
	struct reading reading = { .groups = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, group_free) };
	struct ledger_row row;

	ledger_begin(night->ledger, ROWS_WHOLE);
	while (ledger_next(night->ledger, &row))
		read_row(night, &reading, &row);
	groups_merge(night, &reading);
	g_hash_table_unref(reading.groups);
	night_commit(night, true);
}
