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
	g_autofree char *program = g_strconcat("rapporteur", *command != '\0' ? " " : "", command, NULL);

	g_set_prgname(program);
	return g_option_context_new(arguments);
}

bool options_parse(GOptionContext *context, const char *command, int *argc, char ***argv)
{
	g_autoptr(GError) error = NULL;

	if (g_option_context_parse(context, argc, argv, &error))
		return true;
	if (error->domain == G_CONVERT_ERROR)
		message_usage(command, "a text among the options is not in the character set of the locale");
	else
		message_usage(command, "%s", error->message);
	return false;
}

bool password_read(const char *path, const char *command, char **password)
{
	g_autoptr(GError) error = NULL;

	*password = NULL;
	if (path == NULL)
		return true;
	g_autoptr(GBytes) bytes = input_read(path, &error);
	if (bytes == NULL) {
		message_usage(command, "--password-file %s: %s", path, error->message);
		return false;
	}
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	*password = g_strndup(data != NULL ? data : "", length);
	(*password)[strcspn(*password, "\r\n")] = '\0';
	return true;
}

bool profile_read(const char *option, const char *paper, struct profile **profile)
{
	g_autofree char *found = option == NULL && paper != NULL ? profile_find(paper) : NULL;
	const char *path = option != NULL ? option : found;
	g_autoptr(GError) error = NULL;

	*profile = path != NULL ? profile_load(path, &error) : NULL;
	if (error != NULL)
		message_print("%s", error->message);
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
