#include "batch/log.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

struct log {
	FILE *file; /* NULL: nobody wants it */
};

static const char *const STATE_NAMES[N_NIGHT_STATES] = {
	[NIGHT_CONVERTED] = "converted",
	[NIGHT_UNCHANGED] = "unchanged",
	[NIGHT_SKIPPED] = "skipped",
	[NIGHT_FAILED] = "failed",
	[NIGHT_RETRY] = "retry",
	[NIGHT_GONE] = "gone",
};

const char *night_state_name(enum night_state state)
{
	return STATE_NAMES[state];
}

char *log_path(const char *path)
{
	const char *end;

	if (g_utf8_validate(path, -1, &end))
		return g_strdup(path);
	GString *name = g_string_new(NULL);
	while (!g_utf8_validate(path, -1, &end)) {
		g_string_append_len(name, path, end - path);
		g_string_append_printf(name, "\\x%02x", (unsigned char)*end);
		path = end + 1;
	}
	g_string_append(name, path);
	return g_string_free(name, FALSE);
}

struct log *log_open(const char *file, GError **error)
{
	struct log *log = g_new0(struct log, 1);

	if (file == NULL)
		return log;
	log->file = strcmp(file, "-") == 0 ? stdout : fopen(file, "ae");
	if (log->file != NULL)
		return log;
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot write %s: %s", file,
	    g_strerror(errno));
	g_free(log);
	return NULL;
}

static void write_line(struct log *log, json_t *json)
{
	json_dumpf(json, log->file, JSON_COMPACT);
	putc('\n', log->file);
	json_decref(json);
}

void log_paper(struct log *log, const struct log_paper *paper)
{
	if (log->file == NULL)
		return;
	g_autofree char *path = log_path(paper->path);
	write_line(log,
	    json_pack("{s:s s:s s:s? s:i s:i s:i s:i}", "path", path, "state", STATE_NAMES[paper->state], "reason",
		paper->reason, "recommendations", (int)paper->recommendations, "warnings", (int)paper->warnings,
		"cpu_ms", (int)paper->cpu_ms, "wall_ms", (int)paper->wall_ms));
}

bool log_close(struct log *log, const struct night_counts *counts, int exit_status, GError **error)
{
	bool ok = true;

	if (log->file != NULL) {
		json_t *summary = json_object();
		for (int i = 0; i < N_NIGHT_STATES; i++)
			json_object_set_new(summary, STATE_NAMES[i], json_integer((json_int_t)counts->n[i]));
		write_line(log, json_pack("{s:o s:i}", "summary", summary, "exit", exit_status));
		ok = fflush(log->file) == 0 && !ferror(log->file);
		if (!ok)
			g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot write the log: %s",
			    g_strerror(errno));
		if (log->file != stdout)
			fclose(log->file);
	}
	g_free(log);
	return ok;
}
