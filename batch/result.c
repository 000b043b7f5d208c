#include "batch/job.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD_BYTES (64u << 20) /* of the line that says what was read; 50,000 records need about 20 MB */

static void record_free(void *data)
{
	struct record *record = data;

	g_free(record->number);
	g_free(record->text);
	g_free(record->owner);
	g_free(record->due_text);
	g_free(record->due);
	g_free(record->code);
	g_free(record->words);
	g_free(record->was);
	g_free(record->updated);
	g_free(record);
}

GPtrArray *records_new(void)
{
	return g_ptr_array_new_with_free_func(record_free);
}

void result_free(struct result *result)
{
	if (result == NULL)
		return;
	g_free(result->reason);
	g_strfreev(result->messages);
	g_free(result->title);
	g_free(result->stage);
	g_free(result->committee);
	g_free(result->organisation);
	g_free(result->updated);
	g_free(result->inquiry);
	g_ptr_array_unref(result->records);
	g_free(result);
}

static char *string_of(const json_t *json, const char *key)
{
	return g_strdup(json_string_value(json_object_get(json, key)));
}

static void read_records(struct result *result, const json_t *records)
{
	size_t i;
	json_t *json;

	json_array_foreach (records, i, json) {
		struct record *record = g_new0(struct record, 1);
		*record = (struct record){ string_of(json, "number"), string_of(json, "text"), string_of(json, "owner"),
			string_of(json, "due_text"), string_of(json, "due"), string_of(json, "code"),
			string_of(json, "words"), string_of(json, "was"), string_of(json, "updated"),
			json_is_true(json_object_get(json, "assessed")),
			json_is_true(json_object_get(json, "finished")) };
		g_ptr_array_add(result->records, record);
	}
}

/** The parts' places; false if they are not what the file holds. */
static bool read_parts(struct result *result, const json_t *parts, gsize offset, gsize size)
{
	size_t i;
	json_t *json;

	json_array_foreach (parts, i, json) {
		struct part *part = &result->parts[result->n_parts];
		const char *name = json_string_value(json_object_get(json, "format"));
		json_int_t length = json_integer_value(json_object_get(json, "bytes"));
		if (result->n_parts == N_FORMATS || name == NULL || !format_from_name(name, &part->format))
			return false;
		if (length < 0 || (gsize)length > size - offset)
			return false;
		part->offset = offset;
		part->length = (gsize)length;
		offset += part->length;
		result->n_parts++;
	}
	return offset == size;
}

static unsigned count_of(const json_t *json, const char *key)
{
	return (unsigned)CLAMP(json_integer_value(json_object_get(json, key)), 0, G_MAXINT);
}

static void read_messages(struct result *result, const json_t *messages)
{
	GPtrArray *lines = g_ptr_array_new();
	size_t i;
	json_t *json;

	json_array_foreach (messages, i, json)
		if (json_is_string(json))
			g_ptr_array_add(lines, g_strdup(json_string_value(json)));
	g_ptr_array_add(lines, NULL);
	result->messages = (char **)g_ptr_array_free(lines, FALSE);
}

static struct result *result_of(const json_t *json, gsize offset, gsize size)
{
	struct result *result = g_new0(struct result, 1);

	result->records = records_new();
	result->reason = string_of(json, "reason");
	result->transient = json_is_true(json_object_get(json, "transient"));
	result->title = string_of(json, "title");
	result->stage = string_of(json, "stage");
	result->committee = string_of(json, "committee");
	result->organisation = string_of(json, "organisation");
	result->updated = string_of(json, "updated");
	result->inquiry = string_of(json, "inquiry");
	result->recommendations = count_of(json, "recommendations");
	result->items = count_of(json, "items");
	result->warnings = count_of(json, "warnings");
	read_messages(result, json_object_get(json, "messages"));
	read_records(result, json_object_get(json, "records"));
	if (!read_parts(result, json_object_get(json, "parts"), offset, size)) {
		result_free(result);
		return NULL;
	}
	return result;
}

static char *read_at(int fd, gsize offset, gsize length, GError **error)
{
	char *data = g_try_malloc(length + 1);
	gsize done = 0;

	while (data != NULL && done < length) {
		ssize_t n = pread(fd, data + done, length - done, (off_t)(offset + done));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		done += (gsize)n;
	}
	if (data == NULL || done < length) {
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_IO, "a worker's result cannot be read");
		g_free(data);
		return NULL;
	}
	data[length] = '\0';
	return data;
}

struct result *result_read(int fd, GError **error)
{
	struct stat status = { 0 };
	struct result *result = NULL;

	fstat(fd, &status);
	gsize size = (gsize)status.st_size, head = MIN(size, HEAD_BYTES);
	char *data = read_at(fd, 0, head, error);
	if (data == NULL)
		return NULL;
	char *end = memchr(data, '\n', head);
	json_t *json = end != NULL ? json_loadb(data, (size_t)(end - data), 0, NULL) : NULL;
	if (json != NULL)
		result = result_of(json, (gsize)(end - data) + 1, size);
	if (result == NULL)
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_IO, "its worker gave no whole result");
	json_decref(json);
	g_free(data);
	return result;
}

char *result_part(int fd, const struct part *part, GError **error)
{
	return read_at(fd, part->offset, part->length, error);
}
