#include <jansson.h>
#include <string.h>

#include "render/render.h"

#define INDENT 2u

/* Every member is always there, null where there is nothing, so that a person who edits the file sees what could be. */

/** Text as a value; null for NULL. What is not UTF-8 (a file's name) keeps its readable bytes. */
static json_t *text_value(const char *text)
{
	if (text == NULL)
		return json_null();
	json_t *value = json_string(text);
	if (value == NULL) {
		g_autofree char *valid = g_utf8_make_valid(text, -1);
		value = json_string(valid);
	}
	return value;
}

static void add_text(json_t *object, const char *name, const char *text)
{
	json_object_set_new_nocheck(object, name, text_value(text));
}

static void add_count(json_t *object, const char *name, unsigned count)
{
	json_object_set_new_nocheck(object, name, json_integer(count));
}

/** A page or a line: they count from 1, so 0 is none. */
static void add_place(json_t *object, const char *name, unsigned place)
{
	json_object_set_new_nocheck(object, name, place == 0 ? json_null() : json_integer(place));
}

static void add_flag(json_t *object, const char *name, bool flag)
{
	json_object_set_new_nocheck(object, name, json_boolean(flag));
}

static void add_colour(json_t *object, const char *name, guint32 colour)
{
	char text[sizeof "#rrggbb"];

	g_snprintf(text, sizeof text, "#%06x", colour & 0xffffff);
	add_text(object, name, colour == COLOUR_NONE ? NULL : text);
}

/** An array with one value for each element, made by `value`. */
static void add_list(json_t *object, const char *name, const GPtrArray *elements, json_t *(*value)(const void *))
{
	json_t *list = json_array();

	for (guint i = 0; i < elements->len; i++)
		json_array_append_new(list, value(g_ptr_array_index(elements, i)));
	json_object_set_new_nocheck(object, name, list);
}

static json_t *string_value(const void *data)
{
	return text_value(data);
}

static void add_when(json_t *object, const char *name, const struct when *when)
{
	json_t *value = json_null();

	if (when != NULL) {
		value = json_object();
		add_text(value, "text", when->text);
		add_text(value, "date", when->date);
	}
	json_object_set_new_nocheck(object, name, value);
}

static void add_mark(json_t *object, const char *name, const struct mark *mark)
{
	json_t *value = json_null();

	if (mark != NULL) {
		value = json_object();
		add_text(value, "code", code_name(mark->code));
		add_text(value, "text", mark->text);
		add_colour(value, "colour", mark->colour);
	}
	json_object_set_new_nocheck(object, name, value);
}

static void add_source(json_t *object, const struct source *source)
{
	json_t *value = json_null();

	if (source->file != NULL) {
		value = json_object();
		add_text(value, "file", source->file);
		add_place(value, "page", source->page);
		add_place(value, "page_end", source->page_end);
	}
	json_object_set_new_nocheck(object, "source", value);
}

static json_t *metadata_value(const void *data)
{
	const struct labelled *labelled = data;
	json_t *value = json_object();

	add_text(value, "label", labelled->label);
	add_text(value, "value", labelled->text);
	return value;
}

static json_t *extra_value(const void *data)
{
	const struct labelled *labelled = data;
	json_t *value = json_object();

	add_text(value, "heading", labelled->label);
	add_text(value, "text", labelled->text);
	return value;
}

static json_t *scheme_value(const void *data)
{
	const struct scheme_entry *entry = data;
	json_t *value = json_object();

	add_text(value, "code", code_name(entry->code));
	add_text(value, "label", entry->label);
	add_text(value, "meaning", entry->meaning);
	add_colour(value, "colour", entry->colour);
	return value;
}

static json_t *update_value(const void *data)
{
	const struct update *update = data;
	json_t *value = json_object();

	add_text(value, "date", update->date);
	add_text(value, "text", update->text);
	add_source(value, &update->source);
	return value;
}

static json_t *earlier_value(const void *data)
{
	const struct earlier *earlier = data;
	json_t *value = json_object();

	add_text(value, "date", earlier->date);
	add_mark(value, "status", earlier->status);
	add_mark(value, "assessment", earlier->assessment);
	add_when(value, "due", earlier->due);
	add_when(value, "revised_due", earlier->revised_due);
	return value;
}

static json_t *recommendation_value(const void *data)
{
	const struct recommendation *recommendation = data;
	json_t *value = json_object();

	add_text(value, "number", recommendation->number);
	add_text(value, "label", recommendation->label);
	add_text(value, "text", recommendation->text);
	add_text(value, "section", recommendation->section);
	add_text(value, "decision", decision_name(recommendation->decision));
	add_text(value, "response", recommendation->response);
	add_text(value, "owner", recommendation->owner);
	add_text(value, "member", recommendation->member);
	add_when(value, "due", recommendation->due);
	add_when(value, "revised_due", recommendation->revised_due);
	add_when(value, "done", recommendation->done);
	add_list(value, "updates", recommendation->updates, update_value);
	add_mark(value, "status", recommendation->status);
	add_mark(value, "assessment", recommendation->assessment);
	add_list(value, "extra", recommendation->extra, extra_value);
	add_list(value, "earlier", recommendation->earlier, earlier_value);
	add_flag(value, "dropped", recommendation->dropped);
	add_text(value, "confidence", recommendation->low_confidence ? "low" : "high");
	add_source(value, &recommendation->source);
	return value;
}

static json_t *contributor_value(const void *data)
{
	const struct contributor *contributor = data;
	json_t *value = json_object();

	add_text(value, "name", contributor->name);
	add_text(value, "role", contributor->role);
	return value;
}

static json_t *paragraph_value(const void *data)
{
	const struct paragraph *paragraph = data;
	json_t *value = json_object();

	add_text(value, "label", paragraph->label);
	add_count(value, "level", paragraph->level);
	add_text(value, "text", paragraph->text);
	return value;
}

static json_t *resolution_value(const void *data)
{
	const struct resolution *resolution = data;
	json_t *value = json_object();

	add_text(value, "label", resolution->label);
	add_text(value, "text", resolution->text);
	add_text(value, "owner", resolution->owner);
	add_when(value, "due", resolution->due);
	return value;
}

static json_t *request_value(const void *data)
{
	const struct request *request = data;
	json_t *value = json_object();

	add_text(value, "by", request->by);
	add_text(value, "text", request->text);
	return value;
}

static json_t *minutes_value(const void *data)
{
	const struct minutes *minutes = data;
	json_t *value = json_object();

	add_text(value, "item", minutes->item);
	add_text(value, "title", minutes->title);
	add_list(value, "purpose", minutes->purpose, string_value);
	add_list(value, "contributors", minutes->contributors, contributor_value);
	add_list(value, "paragraphs", minutes->paragraphs, paragraph_value);
	add_list(value, "decisions", minutes->decisions, resolution_value);
	add_list(value, "actions", minutes->actions, resolution_value);
	add_list(value, "requests", minutes->requests, request_value);
	add_list(value, "work_programme", minutes->work_programme, string_value);
	add_source(value, &minutes->source);
	return value;
}

static json_t *note_value(const void *data)
{
	const struct note *note = data;
	json_t *value = json_object();

	add_text(value, "level", note->level == NOTE_WARNING ? "warning" : "info");
	add_text(value, "code", note->code);
	add_text(value, "file", note->file);
	add_place(value, "page", note->page);
	add_place(value, "line", note->line);
	add_text(value, "text", note->text);
	return value;
}

static json_t *source_file_value(const void *data)
{
	const struct source_file *source = data;
	json_t *value = json_object();

	add_text(value, "file", source->file);
	add_text(value, "sha256", source->sha256);
	add_text(value, "type", source->type);
	add_count(value, "pages", source->pages);
	add_count(value, "words", source->words);
	add_count(value, "unplaced", source->unplaced);
	return value;
}

static json_t *headings_value(const struct report *report)
{
	json_t *headings = json_object();

	for (int i = 0; i < N_HEADINGS; i++)
		add_text(headings, heading_name((enum heading)i), report->headings[i]);
	return headings;
}

/**
 * A report while it is written, a record at a time: as one tree of values a long one would take five times its bytes.
 */
struct writer {
	GString *json;
	unsigned depth; /* of what is written now, which jansson sets in as if it stood alone */
};

static int append_bytes(const char *bytes, size_t length, void *data)
{
	struct writer *writer = data;

	for (const char *end = bytes + length; bytes < end;) {
		const char *line = memchr(bytes, '\n', (gsize)(end - bytes)); /* one inside a text is escaped */
		gsize n = (gsize)((line != NULL ? line + 1 : end) - bytes);
		g_string_append_len(writer->json, bytes, (gssize)n);
		for (unsigned i = 0; line != NULL && i < writer->depth * INDENT; i++)
			g_string_append_c(writer->json, ' ');
		bytes += n;
	}
	return 0;
}

static void put_value(struct writer *writer, json_t *value)
{
	json_dump_callback(value, append_bytes, writer, JSON_INDENT(INDENT) | JSON_ENCODE_ANY);
	json_decref(value);
}

static void put_name(struct writer *writer, const char *name)
{
	append_bytes(writer->json->len == 0 ? "{\n" : ",\n", 2, writer);
	g_string_append_printf(writer->json, "\"%s\": ", name);
}

static void put_member(struct writer *writer, const char *name, json_t *value)
{
	writer->depth = 1;
	put_name(writer, name);
	put_value(writer, value);
}

/** A list of the report: its entries one after the other, each forgotten when it is written. */
static void put_list(struct writer *writer, const char *name, const GPtrArray *entries, json_t *(*value)(const void *))
{
	writer->depth = 1;
	put_name(writer, name);
	g_string_append_c(writer->json, '[');
	writer->depth = 2;
	for (guint i = 0; i < entries->len; i++) {
		append_bytes(i > 0 ? ",\n" : "\n", i > 0 ? 2 : 1, writer);
		put_value(writer, value(g_ptr_array_index(entries, i)));
	}
	writer->depth = 1;
	append_bytes("\n", entries->len > 0 ? 1 : 0, writer);
	g_string_append_c(writer->json, ']');
}

GString *to_json(const struct report *report, const struct render_options *options, GPtrArray *notes, GError **error)
{
	struct writer writer = { .json = g_string_new(NULL) };

	(void)options, (void)notes, (void)error;
	put_member(&writer, "format", json_string("rapporteur-report"));
	put_member(&writer, "version", json_integer(1));
	put_member(&writer, "title", text_value(report->title));
	put_member(&writer, "stage", text_value(report->stage));
	put_member(&writer, "committee", text_value(report->committee));
	put_member(&writer, "organisation", text_value(report->organisation));
	put_member(&writer, "meeting_date", text_value(report->meeting_date));
	put_member(&writer, "updated", text_value(report->updated));
	put_member(&writer, "completed", text_value(report->completed));
	put_member(&writer, "lead_officer", text_value(report->lead_officer));
	put_member(&writer, "cabinet_member", text_value(report->cabinet_member));
	put_list(&writer, "metadata", report->metadata, metadata_value);
	put_list(&writer, "scheme", report->scheme, scheme_value);
	put_member(&writer, "scheme_is_default", json_boolean(report->scheme_is_default));
	put_member(&writer, "headings", headings_value(report));
	put_list(&writer, "recommendations", report->recommendations, recommendation_value);
	put_list(&writer, "minutes", report->minutes, minutes_value);
	put_list(&writer, "notes", report->notes, note_value);
	put_list(&writer, "sources", report->sources, source_file_value);
	g_string_append(writer.json, "\n}\n");
	return writer.json;
}
