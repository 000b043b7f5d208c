#include "batch/index.h"

#include <string.h>

#include "batch/digest.h"
#include "batch/log.h"
#include "batch/store.h"
#include "render/csv.h"
#include "render/look.h"
#include "render/output.h"
#include "render/words.h"

/** The counts of one paper. */
struct tally {
	unsigned codes[N_CODES], unmarked, changed, overdue;
};

struct index {
	const char *date;
	GString *failures, *orphans; /* rows of HTML */
	GString *text;               /* of either list, not yet written */
	struct output *html, *csv;
	GError *error; /* the first in writing */
	unsigned n_papers, n_failed, n_recommendations, n_changed, n_overdue;
};

static const char HEAD[] =
    "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Progress reports</title>\n<style>\n"
    ":root{color-scheme:light dark;--ink:#1a1a1a;--soft:#4a5568;--line:#a0aec0;--head:#1b3a57;--page:#fff;--link:#0b4f8a}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#eceff4;--soft:#b8c2d0;--line:#5b6778;--head:#0f2a42;--page:#14181d;--link:#9ecbff}}\n"
    "body{font:16px/1.5 \"Liberation Sans\",Arial,sans-serif;color:var(--ink);background:var(--page);margin:2rem auto;max-width:75rem;padding:0 1rem}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}h2{margin-top:2.2rem}p.lead{color:var(--soft);margin-top:0}\n"
    "div.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .6rem;border-bottom:1px solid var(--line)}\n"
    "thead th{background:var(--head);color:#fff}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}th[scope=row]{font-weight:bold}\n"
    "a{color:var(--link)}a:focus-visible,div:focus-visible{outline:3px solid #f5a623;outline-offset:2px}small{color:var(--soft);font-weight:normal}\n"
    "@media print{body{max-width:none;margin:0}a{color:inherit}}\n</style>\n</head>\n<body>\n<main>\n<h1>Progress reports</h1>\n";

static const char PAPERS_HEAD[] =
    "<h2 id=\"inquiries\">Inquiries</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"inquiries\">\n<table>\n<thead><tr>"
    "<th scope=\"col\">Inquiry</th><th scope=\"col\">Committee</th><th scope=\"col\">Updated</th>"
    "<th scope=\"col\" class=\"n\">Recommen\302\255dations</th><th scope=\"col\">Where they stand</th>"
    "<th scope=\"col\" class=\"n\">Changed</th><th scope=\"col\" class=\"n\">Overdue</th><th scope=\"col\">Reports</th>"
    "</tr></thead>\n<tbody>\n";

static const char *const CSV_HEAD[] = { "Paper", "State", "Reason", "Title", "Stage", "Organisation", "Committee",
	"Updated", "Recommendations", "Complete", "On track", "At risk", "Off track", "Not started", "Paused",
	"Not accepted", "Unknown", "Not marked", "Changed", "Overdue", "Minutes items", "Warnings" };

static void append_escaped(GString *html, const char *text)
{
	g_autofree char *escaped = g_markup_escape_text(text != NULL ? text : "", -1);

	g_string_append(html, escaped);
}

static struct tally tally_of(const struct ledger_row *row, const GPtrArray *records, const char *date)
{
	struct tally tally = { .unmarked = 0 };

	for (guint i = 0; i < records->len; i++) {
		const struct record *record = g_ptr_array_index(records, i);
		enum code code;
		if (record->code != NULL && code_from_name(record->code, &code))
			tally.codes[code]++;
		else
			tally.unmarked++;
		tally.changed += record->was != NULL;
		tally.overdue += digest_is_overdue(record, digest_day(row, date));
	}
	return tally;
}

static void append_link(GString *html, const char *path, enum format format)
{
	g_autofree char *name = store_name(path, format);
	g_autofree char *address = g_uri_escape_string(name, "/", FALSE);
	g_autofree char *word = g_ascii_strup(format_name(format), -1);

	g_string_append_printf(html, "<a href=\"%s\">%s</a> ", address, word);
}

static void append_links(GString *html, const struct ledger_row *row)
{
	for (int i = 0; i < N_FORMATS; i++) {
		g_autofree char *mark = g_strconcat(format_name((enum format)i), ":", NULL);
		if (row->outputs != NULL && strstr(row->outputs, mark) != NULL)
			append_link(html, row->path, (enum format)i);
	}
}

static void append_standing(GString *html, const struct tally *tally)
{
	bool any = false;

	for (int i = 0; i < N_CODES; i++) {
		if (tally->codes[LOOK_ORDER[i]] == 0)
			continue;
		g_autofree char *words = g_strdelimit(g_strdup(code_name(LOOK_ORDER[i])), "-", ' ');
		g_string_append_printf(html, "%s%u&nbsp;%s", any ? ", " : "", tally->codes[LOOK_ORDER[i]], words);
		any = true;
	}
	if (tally->unmarked > 0)
		g_string_append_printf(html, "%s%u&nbsp;not marked", any ? ", " : "", tally->unmarked);
}

static void append_paper(GString *html, const struct ledger_row *row, const struct tally *tally)
{
	g_autofree char *path = log_path(row->path);
	g_autofree char *updated = words_date(row->updated);

	g_string_append(html, "<tr><th scope=\"row\">");
	append_escaped(html, row->title != NULL ? row->title : path);
	g_string_append(html, "<br><small>");
	if (row->stage != NULL) {
		append_escaped(html, row->stage);
		g_string_append(html, "; ");
	}
	append_escaped(html, path);
	g_string_append(html, "</small></th><td>");
	append_escaped(html, row->committee);
	g_string_append(html, "</td><td>");
	append_escaped(html, updated);
	g_string_append_printf(html, "</td><td class=\"n\">%u</td><td>", row->recommendations);
	append_standing(html, tally);
	if (row->items > 0)
		g_string_append_printf(html, "%s%u minutes item%s", row->recommendations > 0 ? ", " : "", row->items,
		    row->items == 1 ? "" : "s");
	g_string_append_printf(html, "</td><td class=\"n\">%u</td><td class=\"n\">%u</td><td>", tally->changed,
	    tally->overdue);
	append_links(html, row);
	g_string_append(html, "</td></tr>\n");
}

static void append_pair(GString *html, const char *path, const char *text)
{
	g_autofree char *name = log_path(path);

	g_string_append(html, "<li><strong>");
	append_escaped(html, name);
	g_string_append(html, "</strong>: ");
	append_escaped(html, text);
	g_string_append(html, "</li>\n");
}

static void append_csv(GString *csv, const struct ledger_row *row, const struct tally *tally)
{
	g_autofree char *path = log_path(row->path);
	const char *texts[] = { path, row->gone ? "gone" : paper_state_name(row->state), row->reason, row->title,
		row->stage, row->organisation, row->committee, row->updated };
	unsigned counts[] = { row->recommendations, tally->codes[CODE_COMPLETE], tally->codes[CODE_ON_TRACK],
		tally->codes[CODE_AT_RISK], tally->codes[CODE_OFF_TRACK], tally->codes[CODE_NOT_STARTED],
		tally->codes[CODE_PAUSED], tally->codes[CODE_NOT_ACCEPTED], tally->codes[CODE_UNKNOWN], tally->unmarked,
		tally->changed, tally->overdue, row->items, row->warnings };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		csv_cell(csv, texts[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
		csv_count(csv, counts[i]);
	csv_end_row(csv);
}

/** Writes what has gathered and begins anew; after an error it only empties. */
static void spill(struct index *index, struct output *output, GString *text)
{
	if (index->error == NULL)
		output_append(output, text->str, text->len, &index->error);
	g_string_truncate(text, 0);
}

/** The first time through the ledger: the CSV, the counts, and the short lists. */
static void visit_first(const struct ledger_row *row, const GPtrArray *records, void *data)
{
	struct index *index = data;
	struct tally tally = tally_of(row, records, index->date);

	append_csv(index->text, row, &tally);
	spill(index, index->csv, index->text);
	if (row->gone) {
		append_pair(index->orphans, row->path, "the paper is gone; its last report is kept until --prune");
	} else if (row->state != STATE_CONVERTED) {
		index->n_failed++;
		append_pair(index->failures, row->path, row->reason);
	} else {
		index->n_papers++;
		index->n_recommendations += row->recommendations;
		index->n_changed += tally.changed;
		index->n_overdue += tally.overdue;
	}
}

static void visit_merged(const char *name, bool gone, const char *reason, void *data)
{
	struct index *index = data;

	append_pair(gone ? index->orphans : index->failures, name, reason);
}

/** The second time: the long table, which stands below the counts and is never whole in memory. */
static void visit_second(const struct ledger_row *row, const GPtrArray *records, void *data)
{
	struct index *index = data;

	if (row->gone || row->state != STATE_CONVERTED)
		return;
	struct tally tally = tally_of(row, records, index->date);
	append_paper(index->text, row, &tally);
	spill(index, index->html, index->text);
}

static void append_list(GString *html, const char *id, const char *title, const GString *items)
{
	if (items->len > 0)
		g_string_append_printf(html, "<h2 id=\"%s\">%s</h2>\n<ul>\n%s</ul>\n", id, title, items->str);
}

static void append_top(GString *html, const struct index *index)
{
	g_string_append(html, HEAD);
	g_string_append_printf(html,
	    "<p class=\"lead\">%u papers with %u recommendations; %u changed, %u overdue; "
	    "%u papers could not be read.</p>\n",
	    index->n_papers, index->n_recommendations, index->n_changed, index->n_overdue, index->n_failed);
	append_list(html, "failed", "What could not be read", index->failures);
	g_string_append(html, PAPERS_HEAD);
}

static void append_end(GString *html, const struct index *index)
{
	g_string_append(html, "</tbody>\n</table>\n</div>\n");
	append_list(html, "gone", "Reports whose paper is gone", index->orphans);
	g_string_append(html, "</main>\n</body>\n</html>\n");
}

static struct output *open_list(const char *out_dir, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(out_dir, name, NULL);

	return output_open(path, "", 0, OUTPUT_NOW, error);
}

bool index_exists(const char *out_dir)
{
	g_autofree char *html = g_build_filename(out_dir, "index.html", NULL);
	g_autofree char *csv = g_build_filename(out_dir, "index.csv", NULL);

	return g_file_test(html, G_FILE_TEST_IS_REGULAR) && g_file_test(csv, G_FILE_TEST_IS_REGULAR);
}

/** Both lists, a row at a time. */
static bool write_lists(struct index *index, const char *out_dir, GError **error)
{
	index->text = csv_new();
	for (size_t i = 0; i < G_N_ELEMENTS(CSV_HEAD); i++)
		csv_cell(index->text, CSV_HEAD[i]);
	csv_end_row(index->text);
	if (!digest_read(out_dir, visit_first, index, error) || !digest_merged(out_dir, visit_merged, index, error))
		return false;
	append_top(index->text, index);
	spill(index, index->html, index->text);
	if (!digest_read(out_dir, visit_second, index, error))
		return false;
	append_end(index->text, index);
	spill(index, index->html, index->text);
	if (index->error == NULL)
		return true;
	g_propagate_error(error, g_steal_pointer(&index->error));
	return false;
}

bool index_write(const char *out_dir, const char *date, GError **error)
{
	struct index index = { .date = date, .failures = g_string_new(NULL), .orphans = g_string_new(NULL) };

	index.html = open_list(out_dir, "index.html", error);
	index.csv = index.html != NULL ? open_list(out_dir, "index.csv", error) : NULL;
	bool ok = index.csv != NULL && write_lists(&index, out_dir, error);
	if (ok) {
		ok = output_close(index.html, error);
		index.html = NULL;
	}
	if (ok) {
		ok = output_close(index.csv, error);
		index.csv = NULL;
	}
	output_free(index.html);
	output_free(index.csv);
	g_clear_error(&index.error);
	g_string_free(index.failures, TRUE);
	g_string_free(index.orphans, TRUE);
	if (index.text != NULL)
		g_string_free(index.text, TRUE);
	return ok;
}
