/**
 * status: what the ledger of an output folder knows: what failed and why, what is overdue, changed, not assessed.
 */
#include <jansson.h>
#include <string.h>

#include "batch/digest.h"
#include "batch/log.h"
#include "cli/cli.h"
#include "render/csv.h"
#include "render/words.h"

static char *to, *on, *since;

static const GOptionEntry ENTRIES[] = {
	{ "on", 0, 0, G_OPTION_ARG_STRING, &on, "what is overdue on this day (default: each paper's own date)",
	    "DATE" },
	{ "since", 0, 0, G_OPTION_ARG_STRING, &since,
	    "what has an update of this day or later (default: what changed between a paper's editions)", "DATE" },
	{ "to", 0, 0, G_OPTION_ARG_STRING, &to, "table (default), json or csv", "FORMAT" },
	{ 0 },
};

/** The four questions, in the order in which they are answered. */
enum topic { TOPIC_FAILED, TOPIC_OVERDUE, TOPIC_CHANGED, TOPIC_UNASSESSED, N_TOPICS };

static const struct {
	const char *name, *title, *none;
} TOPICS[N_TOPICS] = {
	{ "failed", "Papers that could not be read", "none" },
	{ "overdue", "Overdue", "nothing is overdue" },
	{ "changed", "Changed", "nothing changed" },
	{ "unassessed", "Not yet assessed", "every recommendation has a status or an assessment" },
};

/** One line of an answer. */
struct line {
	char *path, *inquiry, *number, *text, *owner, *due, *status, *was, *reason;
};

static void line_free(void *data)
{
	struct line *line = data;
	char *strings[] = { line->path, line->inquiry, line->number, line->text, line->owner, line->due, line->status,
		line->was, line->reason };

	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		g_free(strings[i]);
	g_free(line);
}

static struct line *line_add(GPtrArray *lines, const struct ledger_row *row)
{
	struct line *line = g_new0(struct line, 1);

	line->path = log_path(row->path);
	line->inquiry = g_strdup(row->title);
	g_ptr_array_add(lines, line);
	return line;
}

static void record_add(GPtrArray *lines, const struct ledger_row *row, const struct record *record)
{
	struct line *line = line_add(lines, row);

	line->number = g_strdup(record->number);
	line->text = g_strdup(record->text);
	line->owner = g_strdup(record->owner);
	line->due = g_strdup(record->due != NULL ? record->due : record->due_text);
	line->status = g_strdup(record->words);
	line->was = g_strdup(record->was);
}

static bool is_changed(const struct record *record)
{
	return since == NULL ? record->was != NULL : record->updated != NULL && strcmp(record->updated, since) >= 0;
}

static void visit(const struct ledger_row *row, const GPtrArray *records, void *data)
{
	GPtrArray **answers = data;

	if (row->gone)
		return;
	if (row->state != STATE_CONVERTED) {
		struct line *line = line_add(answers[TOPIC_FAILED], row);
		line->status = g_strdup(paper_state_name(row->state));
		line->reason = g_strdup(row->reason);
	}
	for (guint i = 0; i < records->len; i++) {
		const struct record *record = g_ptr_array_index(records, i);
		if (digest_is_overdue(record, digest_day(row, on)))
			record_add(answers[TOPIC_OVERDUE], row, record);
		if (is_changed(record))
			record_add(answers[TOPIC_CHANGED], row, record);
		if (record->code == NULL)
			record_add(answers[TOPIC_UNASSESSED], row, record);
	}
}

static void visit_merged(const char *name, bool gone, const char *reason, void *data)
{
	GPtrArray **answers = data;

	if (gone)
		return;
	struct line *line = line_add(answers[TOPIC_FAILED], &(struct ledger_row){ .path = name });
	line->status = g_strdup(paper_state_name(STATE_FAILED));
	line->reason = g_strdup(reason);
}

static json_t *lines_json(const GPtrArray *lines)
{
	json_t *array = json_array();

	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = g_ptr_array_index(lines, i);
		json_array_append_new(array,
		    json_pack("{s:s s:s? s:s? s:s? s:s? s:s? s:s? s:s? s:s?}", "path", line->path, "inquiry",
			line->inquiry, "number", line->number, "text", line->text, "owner", line->owner, "due",
			line->due, "status", line->status, "was", line->was, "reason", line->reason));
	}
	return array;
}

static GString *answers_json(GPtrArray *const *answers)
{
	json_t *json = json_object();

	for (int i = 0; i < N_TOPICS; i++)
		json_object_set_new(json, TOPICS[i].name, lines_json(answers[i]));
	g_autofree char *text = json_dumps(json, JSON_INDENT(2));
	GString *out = g_string_new(text);
	g_string_append_c(out, '\n');
	json_decref(json);
	return out;
}

static GString *answers_csv(GPtrArray *const *answers)
{
	static const char *const heads[] = { "Topic", "Paper", "Inquiry", "Number", "Recommendation", "Owner", "Due",
		"Status", "Was", "Reason" };
	GString *csv = csv_new();

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		csv_cell(csv, heads[i]);
	csv_end_row(csv);
	for (int topic = 0; topic < N_TOPICS; topic++) {
		for (guint i = 0; i < answers[topic]->len; i++) {
			const struct line *line = g_ptr_array_index(answers[topic], i);
			const char *cells[] = { TOPICS[topic].name, line->path, line->inquiry, line->number, line->text,
				line->owner, line->due, line->status, line->was, line->reason };
			for (size_t cell = 0; cell < G_N_ELEMENTS(cells); cell++)
				csv_cell(csv, cells[cell]);
			csv_end_row(csv);
		}
	}
	return csv;
}

static void append_fact(GString *out, const char *lead, const char *fact)
{
	if (fact != NULL && *fact != '\0')
		g_string_append_printf(out, "%s%s", lead, fact);
}

static GString *answers_table(GPtrArray *const *answers)
{
	GString *out = g_string_new(NULL);

	for (int topic = 0; topic < N_TOPICS; topic++) {
		g_string_append_printf(out, "%s%s (%u)\n", topic > 0 ? "\n" : "", TOPICS[topic].title,
		    answers[topic]->len);
		if (answers[topic]->len == 0)
			g_string_append_printf(out, "  %s\n", TOPICS[topic].none);
		for (guint i = 0; i < answers[topic]->len; i++) {
			const struct line *line = g_ptr_array_index(answers[topic], i);
			g_autofree char *due = words_date(line->due);
			g_string_append_printf(out, "  %s", line->path);
			append_fact(out, ": ", line->number);
			append_fact(out, line->number != NULL ? " " : ": ", line->text);
			append_fact(out, "; ", line->owner);
			append_fact(out, "; due ", due);
			append_fact(out, "; ", line->status);
			append_fact(out, ", was ", line->was);
			append_fact(out, ": ", line->reason);
			g_string_append_c(out, '\n');
		}
	}
	return out;
}

static int print_status(const char *out_dir)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *answers[N_TOPICS];

	for (int i = 0; i < N_TOPICS; i++)
		answers[i] = g_ptr_array_new_with_free_func(line_free);
	bool ok = digest_read(out_dir, visit, answers, &error) && digest_merged(out_dir, visit_merged, answers, &error);
	if (ok) {
		GString *out = g_strcmp0(to, "json") == 0 ? answers_json(answers) :
		    g_strcmp0(to, "csv") == 0             ? answers_csv(answers) :
							    answers_table(answers);
		ok = stdout_write(out->str, out->len);
		g_string_free(out, TRUE);
	} else {
		message_print("error: %s", error->message);
	}
	for (int i = 0; i < N_TOPICS; i++)
		g_ptr_array_unref(answers[i]);
	return ok ? EXIT_WELL : EXIT_SYSTEM;
}

int cmd_status(int argc, char **argv)
{
	g_autoptr(GOptionContext) context = command_options("status", "OUT_DIR");

	g_option_context_set_summary(context,
	    "Says what failed, is overdue, changed or is not assessed in a batch's output folder.");
	g_option_context_add_main_entries(context, ENTRIES, NULL);
	if (!options_parse(context, "status", &argc, &argv))
		return EXIT_USAGE;
	if (argc != 2)
		return message_usage("status", "status takes the output folder of a batch, %d were given", argc - 1);
	if (to != NULL && strcmp(to, "table") != 0 && strcmp(to, "json") != 0 && strcmp(to, "csv") != 0)
		return message_usage("status", "--to %s: there is table, json and csv", to);
	if ((on != NULL && !is_date_option(on)) || (since != NULL && !is_date_option(since)))
		return message_usage("status", "a date is written 2026-08-31, 2026-08 or 2026");
	return print_status(argv[1]);
}
