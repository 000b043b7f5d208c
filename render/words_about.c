#include "render/words.h"

#include <string.h>

#include "model/text.h"

/** Whether any mark is counted. */
static bool has_marks(const struct glance *glance)
{
	for (int code = 0; code < N_CODES; code++)
		if (glance->counts[code] > 0)
			return true;
	return false;
}

/** Officers' statuses never stand under the committee's head. */
static const char *mark_column(const struct report *report, const struct glance *glance)
{
	const char *assessment = report->headings[HEADING_ASSESSMENT], *status = report->headings[HEADING_STATUS];

	if (!glance->by_assessment && has_marks(glance))
		return text_is_blank(status) ? "Status" : status;
	if (!text_is_blank(assessment))
		return assessment;
	return glance->by_assessment || text_is_blank(status) ? "Committee\342\200\231s assessment" : status;
}

const char *words_column(const struct report *report, const struct glance *glance, enum words_column column)
{
	static const struct {
		enum heading heading;
		const char *words;
	} COLUMNS[COLUMN_ASSESSMENT] = {
		[COLUMN_RECOMMENDATION] = { HEADING_RECOMMENDATION, "Recommendation" },
		[COLUMN_RESPONSE] = { HEADING_RESPONSE, "Original response" },
		[COLUMN_PROGRESS] = { HEADING_PROGRESS, "Progress" },
	};

	if (column == COLUMN_ASSESSMENT)
		return mark_column(report, glance);
	const char *printed = report->headings[COLUMNS[column].heading];
	return text_is_blank(printed) ? COLUMNS[column].words : printed;
}

static bool has_cell(const struct recommendation *recommendation, enum words_column column)
{
	switch (column) {
	case COLUMN_RESPONSE:
		return !text_is_blank(recommendation->response) || recommendation->decision != DECISION_NONE;
	case COLUMN_PROGRESS:
		return recommendation->updates->len > 0;
	case COLUMN_ASSESSMENT:
		return recommendation->assessment != NULL || recommendation->status != NULL ||
		    recommendation->earlier->len > 0;
	default:
		return true;
	}
}

static bool has_head(const struct report *report, enum words_column column)
{
	switch (column) {
	case COLUMN_RESPONSE:
		return !text_is_blank(report->headings[HEADING_RESPONSE]);
	case COLUMN_PROGRESS:
		return !text_is_blank(report->headings[HEADING_PROGRESS]);
	case COLUMN_ASSESSMENT:
		return !text_is_blank(report->headings[HEADING_ASSESSMENT]) ||
		    !text_is_blank(report->headings[HEADING_STATUS]) ||
		    (!report->scheme_is_default && report->scheme->len > 0);
	default:
		return true;
	}
}

bool words_has_column(const struct report *report, enum words_column column)
{
	if (has_head(report, column))
		return true;
	for (guint i = 0; i < report->recommendations->len; i++)
		if (has_cell(g_ptr_array_index(report->recommendations, i), column))
			return true;
	return false;
}

char *words_key_entry(const struct report *report, const struct scheme_entry *entry)
{
	bool has_meaning = !text_is_blank(entry->meaning);
	const char *meaning = has_meaning ? entry->meaning : glance_words(report, entry->code);

	g_autofree char *sentence = words_sentence(meaning);
	if (text_is_blank(entry->label) || !words_has_letter(entry->label) || g_strcmp0(entry->label, meaning) == 0)
		return g_steal_pointer(&sentence);
	return g_strconcat(entry->label, ": ", sentence, NULL);
}

char *words_doubt(const struct report *report, const struct recommendation *recommendation)
{
	g_autofree char *record = words_record(report, recommendation);
	const struct source *source = &recommendation->source;

	if (source->file == NULL)
		return g_steal_pointer(&record);
	g_autofree char *file = words_file(report, source->file);
	if (source->page == 0)
		return g_strdup_printf("%s (%s)", record, file);
	return g_strdup_printf("%s (%s, page %u)", record, file, source->page);
}

const char *words_key_lead(const struct report *report)
{
	return report->scheme_is_default ?
	    "The paper has no key of its own. The signs are read and shown like this:" :
	    "The paper\342\200\231s own key, with the signs that this report shows for it:";
}

/** Where the last `n` parts of a path begin. */
static const char *last_parts(const char *path, unsigned n)
{
	const char *at = path + strlen(path);

	while (at > path && (at[-1] != '/' || --n > 0))
		at--;
	return at;
}

char *words_file(const struct report *report, const char *file)
{
	const char *name = last_parts(file, 1);

	for (guint i = 0; i < report->sources->len; i++) {
		const struct source_file *other = g_ptr_array_index(report->sources, i);
		if (strcmp(other->file, file) != 0 && strcmp(last_parts(other->file, 1), name) == 0)
			return g_strdup(last_parts(file, 2));
	}
	return g_strdup(name);
}

char *words_doubtful(const struct report *report, const struct glance *glance)
{
	if (!words_is_doubtful(report, glance))
		return NULL;
	g_autofree char *rows = words_count(report->recommendations->len, "row", "rows");
	g_autofree char *some = glance->unsure == report->recommendations->len ?
	    g_strdup("All") :
	    g_strdup_printf("%u of", glance->unsure);
	return g_strdup_printf(
	    "%s %s could only be read with doubt: please check them against the pages of the paper that they name.",
	    some, rows);
}

char *words_source(const struct report *report, const struct source_file *source)
{
	g_autofree char *file = words_file(report, source->file);
	g_autofree char *pages = words_count(source->pages, "page", "pages"),
			*words = words_count(source->words, "word", "words");
	g_autofree char *unplaced = words_count(source->unplaced, "not placed", "not placed");
	g_autofree char *type = g_ascii_strup(source->type != NULL ? source->type : "", -1);

	return g_strdup_printf("%s: %s%s%s, %s, %s", file, type, *type == '\0' ? "" : ", ", pages, words,
	    source->unplaced == 0 ? "all of them placed" : unplaced);
}

char *words_note(const struct report *report, const struct note *note)
{
	g_autofree char *file = note->file == NULL ? NULL : words_file(report, note->file);
	GString *words = g_string_new(file);

	if (note->page > 0)
		g_string_append_printf(words, "%spage %u", words->len > 0 ? ", " : "", note->page);
	else if (note->line > 0)
		g_string_append_printf(words, "%sline %u", words->len > 0 ? ", " : "", note->line);
	g_string_append_printf(words, "%s%s", words->len > 0 ? ": " : "", note->text);
	return g_string_free(words, FALSE);
}
