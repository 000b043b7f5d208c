#include "extract/from_json.h"

#include <stddef.h>
#include <string.h>

#include "extract/extract.h"
#include "model/limits.h"

/* The members of each object of the contract: name, how it is read, where it goes. */

#define MEMBER(type, field, reader)                                                                                    \
	{                                                                                                              \
		.name = #field, .read = (reader), .offset = offsetof(struct type, field)                               \
	}
#define NAMED(text, type, field, reader)                                                                               \
	{                                                                                                              \
		.name = (text), .read = (reader), .offset = offsetof(struct type, field)                               \
	}
#define LIST(type, field, kind)                                                                                        \
	{                                                                                                              \
		.name = #field, .read = json_read_list, .offset = offsetof(struct type, field), .list = &(kind)        \
	}
#define END                                                                                                            \
	{                                                                                                              \
		.name = NULL                                                                                           \
	}

#define SCHEME_MOST 1000u   /* entries of a key, which every mark is looked up in; a paper's has some ten */
#define SOURCES_MOST 10000u /* papers of one report, which are held against each other when two are merged */

static void *add_labelled(GPtrArray *array)
{
	return labelled_add(array, NULL, NULL);
}

static void *add_scheme_entry(GPtrArray *array)
{
	return scheme_add(array, CODE_UNKNOWN, NULL, NULL, COLOUR_NONE);
}

static void *add_update(GPtrArray *array)
{
	return update_add(array, NULL, NULL, NULL);
}

static void *add_earlier(GPtrArray *array)
{
	return earlier_add(array, NULL);
}

static void *add_recommendation(GPtrArray *array)
{
	g_ptr_array_add(array, recommendation_new());
	return g_ptr_array_index(array, array->len - 1);
}

static void *add_contributor(GPtrArray *array)
{
	return contributor_add(array, NULL, NULL);
}

static void *add_paragraph(GPtrArray *array)
{
	return paragraph_add(array, NULL, 0, NULL);
}

static void *add_resolution(GPtrArray *array)
{
	return resolution_add(array, NULL, NULL, NULL, NULL);
}

static void *add_request(GPtrArray *array)
{
	return request_add(array, NULL, NULL);
}

static void *add_minutes(GPtrArray *array)
{
	g_ptr_array_add(array, minutes_new());
	return g_ptr_array_index(array, array->len - 1);
}

static void *add_note(GPtrArray *array)
{
	g_ptr_array_add(array, g_new0(struct note, 1));
	return g_ptr_array_index(array, array->len - 1);
}

static void *add_source_file(GPtrArray *array)
{
	return source_file_add(array, NULL, NULL, NULL);
}

static const struct json_member METADATA[] = {
	MEMBER(labelled, label, json_read_text),
	NAMED("value", labelled, text, json_read_text),
	END,
};

static const struct json_member SCHEME[] = {
	MEMBER(scheme_entry, code, json_read_code),
	MEMBER(scheme_entry, label, json_read_string),
	MEMBER(scheme_entry, meaning, json_read_text),
	MEMBER(scheme_entry, colour, json_read_colour),
	END,
};

static const struct json_member UPDATE[] = {
	MEMBER(update, date, json_read_date),
	MEMBER(update, text, json_read_text),
	MEMBER(update, source, json_read_source),
	END,
};

static const struct json_member EXTRA[] = {
	NAMED("heading", labelled, label, json_read_text),
	MEMBER(labelled, text, json_read_text),
	END,
};

static const struct json_member EARLIER[] = {
	MEMBER(earlier, date, json_read_date),
	MEMBER(earlier, status, json_read_mark),
	MEMBER(earlier, assessment, json_read_mark),
	MEMBER(earlier, due, json_read_when),
	MEMBER(earlier, revised_due, json_read_when),
	END,
};

static const struct json_list METADATA_LIST = { METADATA, add_labelled, 0 };
static const struct json_list SCHEME_LIST = { SCHEME, add_scheme_entry, SCHEME_MOST };
static const struct json_list UPDATE_LIST = { UPDATE, add_update, 0 };
static const struct json_list EXTRA_LIST = { EXTRA, add_labelled, 0 };
static const struct json_list EARLIER_LIST = { EARLIER, add_earlier, 0 };

static const struct json_member RECOMMENDATION[] = {
	MEMBER(recommendation, number, json_read_string),
	MEMBER(recommendation, label, json_read_string),
	MEMBER(recommendation, text, json_read_string),
	MEMBER(recommendation, section, json_read_string),
	MEMBER(recommendation, decision, json_read_decision),
	MEMBER(recommendation, response, json_read_string),
	MEMBER(recommendation, owner, json_read_string),
	MEMBER(recommendation, member, json_read_string),
	MEMBER(recommendation, due, json_read_when),
	MEMBER(recommendation, revised_due, json_read_when),
	MEMBER(recommendation, done, json_read_when),
	LIST(recommendation, updates, UPDATE_LIST),
	MEMBER(recommendation, status, json_read_mark),
	MEMBER(recommendation, assessment, json_read_mark),
	LIST(recommendation, extra, EXTRA_LIST),
	LIST(recommendation, earlier, EARLIER_LIST),
	MEMBER(recommendation, dropped, json_read_flag),
	NAMED("confidence", recommendation, low_confidence, json_read_confidence),
	MEMBER(recommendation, source, json_read_source),
	END,
};

static const struct json_member CONTRIBUTOR[] = {
	MEMBER(contributor, name, json_read_text),
	MEMBER(contributor, role, json_read_string),
	END,
};

static const struct json_member PARAGRAPH[] = {
	MEMBER(paragraph, label, json_read_string),
	MEMBER(paragraph, level, json_read_count),
	MEMBER(paragraph, text, json_read_text),
	END,
};

static const struct json_member RESOLUTION[] = {
	MEMBER(resolution, label, json_read_string),
	MEMBER(resolution, text, json_read_text),
	MEMBER(resolution, owner, json_read_string),
	MEMBER(resolution, due, json_read_when),
	END,
};

static const struct json_member REQUEST[] = {
	MEMBER(request, by, json_read_text),
	MEMBER(request, text, json_read_text),
	END,
};

static const struct json_list STRING_LIST = { NULL, NULL, 0 };
static const struct json_list CONTRIBUTOR_LIST = { CONTRIBUTOR, add_contributor, 0 };
static const struct json_list PARAGRAPH_LIST = { PARAGRAPH, add_paragraph, 0 };
static const struct json_list RESOLUTION_LIST = { RESOLUTION, add_resolution, 0 };
static const struct json_list REQUEST_LIST = { REQUEST, add_request, 0 };

static const struct json_member MINUTES[] = {
	MEMBER(minutes, item, json_read_string),
	MEMBER(minutes, title, json_read_string),
	LIST(minutes, purpose, STRING_LIST),
	LIST(minutes, contributors, CONTRIBUTOR_LIST),
	LIST(minutes, paragraphs, PARAGRAPH_LIST),
	LIST(minutes, decisions, RESOLUTION_LIST),
	LIST(minutes, actions, RESOLUTION_LIST),
	LIST(minutes, requests, REQUEST_LIST),
	LIST(minutes, work_programme, STRING_LIST),
	MEMBER(minutes, source, json_read_source),
	END,
};

static const struct json_member NOTE[] = {
	MEMBER(note, level, json_read_level),
	MEMBER(note, code, json_read_text),
	MEMBER(note, file, json_read_string),
	MEMBER(note, page, json_read_place),
	MEMBER(note, line, json_read_place),
	MEMBER(note, text, json_read_text),
	END,
};

static const struct json_member SOURCE_FILE[] = {
	MEMBER(source_file, file, json_read_text),
	MEMBER(source_file, sha256, json_read_text),
	MEMBER(source_file, type, json_read_text),
	MEMBER(source_file, pages, json_read_count),
	MEMBER(source_file, words, json_read_count),
	MEMBER(source_file, unplaced, json_read_count),
	END,
};

static const struct json_list RECOMMENDATION_LIST = { RECOMMENDATION, add_recommendation, LIMIT_RECORDS };
static const struct json_list MINUTES_LIST = { MINUTES, add_minutes, LIMIT_RECORDS };
static const struct json_list NOTE_LIST = { NOTE, add_note, LIMIT_NOTES + 1 };
static const struct json_list SOURCE_LIST = { SOURCE_FILE, add_source_file, SOURCES_MOST };

static const struct json_member REPORT[] = {
	{ .name = "format", .read = json_read_format },
	{ .name = "version", .read = json_read_version },
	MEMBER(report, title, json_read_string),
	MEMBER(report, stage, json_read_string),
	MEMBER(report, committee, json_read_string),
	MEMBER(report, organisation, json_read_string),
	MEMBER(report, meeting_date, json_read_date),
	MEMBER(report, updated, json_read_date),
	MEMBER(report, completed, json_read_date),
	MEMBER(report, lead_officer, json_read_string),
	MEMBER(report, cabinet_member, json_read_string),
	LIST(report, metadata, METADATA_LIST),
	LIST(report, scheme, SCHEME_LIST),
	MEMBER(report, scheme_is_default, json_read_flag),
	MEMBER(report, headings, json_read_headings),
	LIST(report, recommendations, RECOMMENDATION_LIST),
	LIST(report, minutes, MINUTES_LIST),
	LIST(report, notes, NOTE_LIST),
	LIST(report, sources, SOURCE_LIST),
	END,
};

/** A report being read. What is wrong by the contract is kept until the whole text has turned out to be JSON. */
struct reading {
	struct json_reader reader;
	struct report *report;
	const struct json_member *member; /* whose pieces come now */
	bool has[JSON_MEMBERS_MOST];      /* by its place in REPORT */
	gsize n_entries;
	GError *foreign, *wrong; /* no report of ours; the first wrong value */
};

/** Whether a member says whose file this is: that is told before anything else that is wrong with it. */
static bool is_mark_of_kind(const struct json_member *member)
{
	return member->read == json_read_format || member->read == json_read_version;
}

static enum json_want want_member(void *data, const char *name)
{
	struct reading *reading = data;
	struct json_step step = { NULL, name, 0 };

	reading->member = json_member_find(&reading->reader, NULL, REPORT, name);
	reading->n_entries = 0;
	if (reading->member == NULL)
		return JSON_WANT_NOTHING;
	bool *has = &reading->has[reading->member - REPORT];
	reading->reader.error = &reading->wrong;
	if (*has && reading->wrong == NULL)
		json_fail_twice(&reading->reader, &step);
	*has = true;
	return reading->member->list != NULL ? JSON_WANT_ENTRIES : JSON_WANT_WHOLE;
}

static void take_piece(void *data, const struct json_value *value, bool is_entry)
{
	struct reading *reading = data;
	const struct json_member *member = reading->member;
	struct json_step up = { NULL, member->name, 0 }, step = { &up, NULL, reading->n_entries++ };

	reading->reader.error = is_mark_of_kind(member) ? &reading->foreign : &reading->wrong;
	if (*reading->reader.error != NULL)
		return;
	if (is_entry)
		json_read_entry(&reading->reader, &step, value, member->list,
		    *(GPtrArray **)((char *)reading->report + member->offset));
	else
		json_read_member(&reading->reader, NULL, value, member, reading->report);
}

/** Whether the text is a report of ours; members that it leaves out are looked at too. */
static bool check_kind(struct reading *reading)
{
	reading->reader.error = &reading->foreign;
	for (size_t i = 0; reading->foreign == NULL && REPORT[i].name != NULL; i++)
		if (!reading->has[i] && is_mark_of_kind(&REPORT[i]))
			json_read_member(&reading->reader, NULL, NULL, &REPORT[i], reading->report);
	return reading->foreign == NULL;
}

static bool read_text(struct reading *reading, GError **error)
{
	struct json_sink sink = { want_member, take_piece, reading };

	if (!json_value_read(reading->reader.text, reading->reader.length, &sink, error))
		return false;
	GError **first = !check_kind(reading) ? &reading->foreign : &reading->wrong;
	if (*first != NULL)
		g_propagate_error(error, g_steal_pointer(first));
	return *first == NULL && (error == NULL || *error == NULL);
}

struct report *from_json(GBytes *bytes, const char *file, GError **error)
{
	struct reading reading = { .report = report_new() };
	struct json_reader *reader = &reading.reader;

	reader->text = g_bytes_get_data(bytes, &reader->length);
	/* editors add a byte order mark; JSON has none */
	if (reader->length >= 3 && memcmp(reader->text, "\xef\xbb\xbf", 3) == 0) {
		reader->text += 3;
		reader->length -= 3;
	}
	json_reader_open(reader);
	bool is_read = read_text(&reading, error);
	json_reader_close(reader, file, reading.report->notes);
	g_clear_error(&reading.foreign);
	g_clear_error(&reading.wrong);
	if (is_read)
		return reading.report;
	report_free(reading.report);
	return NULL;
}
