#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "extract/input.h"
#include "model/date.h"
#include "model/note.h"

static void print_line(const char *text)
{
	g_autofree char *line = input_display_name(text); /* no control character reaches a terminal */

	fprintf(stderr, "rapporteur: %s\n", line);
}

void message_print(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	print_line(text);
}

unsigned message_print_warnings(const GPtrArray *notes, guint from)
{
	unsigned n = 0;

	for (guint i = from; i < notes->len; i++) {
		const struct note *note = g_ptr_array_index(notes, i);
		if (note->level != NOTE_WARNING)
			continue;
		g_autofree char *line = note_line(note);
		message_print("%s", line);
		n++;
	}
	return n;
}

int message_usage(const char *command, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	print_line(text);
	message_print("see rapporteur %s%s--help", command, *command != '\0' ? " " : "");
	return EXIT_USAGE;
}

GOptionContext *command_options(const char *command, const char *arguments)
{
	g_autofree char *program = g_strconcat("rapporteur ", command, NULL);

	g_set_prgname(program);
	return g_option_context_new(arguments);
}

char *password_read(const char *path, GError **error)
{
	GBytes *bytes = input_read(path, error);

	if (bytes == NULL)
		return NULL;
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	char *password = g_strndup(data != NULL ? data : "", length);
	password[strcspn(password, "\r\n")] = '\0';
	g_bytes_unref(bytes);
	return password;
}

bool profile_read(const char *option, const char *paper, struct profile **profile)
{
	g_autofree char *found = option == NULL && paper != NULL ? profile_find(paper) : NULL;
	const char *path = option != NULL ? option : found;
	g_autoptr(GError) error = NULL;

	*profile = path != NULL ? profile_load(path, &error) : NULL;
	if (error != NULL)
		message_usage("", "%s", error->message);
	return error == NULL;
}

bool is_date_option(const char *text)
{
	g_autofree char *date = date_read(text, 0);

	return g_strcmp0(date, text) == 0;
}

bool stdout_write(const char *data, gsize length)
{
	if (fwrite(data, 1, length, stdout) == length && fflush(stdout) == 0)
		return true;
	message_print("cannot write to standard output: %s", g_strerror(errno));
	return false;
}
