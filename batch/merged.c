#include "batch/merged.h"

#include <stdlib.h>
#include <string.h>

#include "batch/night_private.h"

#define PREFIX "merged:"
#define MADE "made "
#define FAILED "failed "
#define RETRY "retry "
#define GONE "gone"
#define GONE_REASON "the papers that it was merged from are gone or can no longer be read; it is kept until --prune"

/** What follows a state and a key; NULL: the value is of another state or key. */
static const char *detail_of(const char *value, const char *state, const char *key)
{
	gsize n_state = strlen(state), n_key = strlen(key);

	if (value == NULL || strncmp(value, state, n_state) != 0 || strncmp(value + n_state, key, n_key) != 0)
		return NULL;
	return value[n_state + n_key] == ' ' ? value + n_state + n_key + 1 : NULL;
}

/** The reason behind a number of tries. */
static const char *reason_of(const char *detail)
{
	const char *space = strchr(detail, ' ');

	return space != NULL ? space + 1 : detail;
}

/** The ledger's word for a report; for "" what the words of all begin with. The caller's. */
static char *word_for(const struct night *night, const char *name)
{
	return g_strconcat(PREFIX, night->options->grouping == GROUP_FOLDER ? "folder:" : "inquiry:", name, NULL);
}

static char *value_of(struct night *night, const char *name)
{
	g_autofree char *word = word_for(night, name);

	return ledger_get(night->ledger, word);
}

static void keep(struct night *night, const char *name, const char *value)
{
	g_autofree char *word = word_for(night, name);

	ledger_set(night->ledger, word, value);
	night->changed = true;
	night_commit(night, false);
}

bool merged_is_settled(struct night *night, const char *name, const char *key)
{
	g_autofree char *value = value_of(night, name);
	const char *outputs = detail_of(value, MADE, key), *reason = detail_of(value, FAILED, key);

	if (reason != NULL)
		night_tell(night,
		    &(struct log_paper){ .path = name, .state = NIGHT_FAILED, .reason = reason_of(reason) });
	return reason != NULL ||
	    (outputs != NULL && store_is_intact(&night->store, name, outputs, night->options->formats));
}

void merged_made(struct night *night, const char *name, const char *key, const char *outputs)
{
	g_autofree char *value = g_strconcat(MADE, key, " ", outputs, NULL);

	keep(night, name, value);
}

void merged_failed(struct night *night, const char *name, const char *key, bool transient, const char *reason)
{
	g_autofree char *before = value_of(night, name);
	const char *tries = detail_of(before, RETRY, key);
	unsigned n_tries = tries != NULL ? (unsigned)atoi(tries) + 1 : 1;
	bool again = transient && n_tries < TRIES_AT_MOST;
	g_autofree char *why = g_strdup_printf("the merged report could not be made: %s", reason);
	g_autofree char *value = g_strdup_printf("%s%s %u %s", again ? RETRY : FAILED, key, n_tries, why);
	g_autofree char *shown = log_path(name);

	if (!again)
		store_remove(night->options->out_dir, name); /* of papers as they were */
	keep(night, name, value);
	night_message(night, "%s: error: %s%s", shown, why, again ? "; it is tried again next time" : "");
	night_tell(night,
	    &(struct log_paper){ .path = name,
		.state = again ? NIGHT_RETRY : NIGHT_FAILED,
		.reason = why,
		.said = true });
}

static void sweep(struct night *night, const char *name)
{
	g_autofree char *value = value_of(night, name);
	bool has_report = value != NULL && (g_str_has_prefix(value, MADE) || strcmp(value, GONE) == 0);
	bool prune = night->options->prune && !night->keep_gone;

	if (has_report)
		night_tell(night,
		    &(struct log_paper){ .path = name,
			.state = NIGHT_GONE,
			.reason = prune ? "the papers that it was merged from are gone; it is removed" : GONE_REASON });
	if (has_report && prune)
		store_remove(night->options->out_dir, name);
	if (!has_report || prune)
		keep(night, name, NULL);
	else if (strcmp(value, GONE) != 0)
		keep(night, name, GONE);
}

void merged_sweep(struct night *night, GHashTable *wanted)
{
	g_autofree char *prefix = word_for(night, "");
	g_autoptr(GPtrArray) words = ledger_keys(night->ledger, prefix);

	for (guint i = 0; i < words->len; i++) {
		const char *name = (const char *)g_ptr_array_index(words, i) + strlen(prefix);
		if (!g_hash_table_contains(wanted, name))
			sweep(night, name);
	}
}

void merged_each(struct ledger *ledger, merged_visit visit, void *data)
{
	g_autoptr(GPtrArray) words = ledger_keys(ledger, PREFIX);

	for (guint i = 0; i < words->len; i++) {
		const char *word = g_ptr_array_index(words, i);
		const char *name = strchr(word + strlen(PREFIX), ':') + 1;
		g_autofree char *value = ledger_get(ledger, word);
		bool gone = g_strcmp0(value, GONE) == 0;
		if (gone)
			visit(name, true, GONE_REASON, data);
		else if (!g_str_has_prefix(value, MADE)) /* the state, the key, the tries, the reason */
			visit(name, false, reason_of(reason_of(reason_of(value))), data);
	}
}
