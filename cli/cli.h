/**
 * cli: the front door. One cmd_*.c a command; only here are messages printed.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <glib.h>
#include <stdbool.h>

#include "model/profile.h"

/** The exit statuses, as the manual lists them; a signal's is 128 and its number. */
enum exit_status { EXIT_WELL, EXIT_SOME_FAILED, EXIT_USAGE, EXIT_SYSTEM, EXIT_LOCKED, EXIT_SIGNAL = 128 };

int cmd_convert(int argc, char **argv);
int cmd_tables(int argc, char **argv);
int cmd_batch(int argc, char **argv);
int cmd_status(int argc, char **argv);

/** Prints "rapporteur: ..." on standard error, one line whatever the text holds. */
void message_print(const char *format, ...) G_GNUC_PRINTF(1, 2);

/** Prints each warning as "rapporteur: FILE:PAGE: warning: ...", from a place in the array on; returns how many. */
unsigned message_print_warnings(const GPtrArray *notes, guint from);

/** Prints what is wrong with the command line and where help is; returns EXIT_USAGE. */
int message_usage(const char *command, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** A command's options, its help headed by the program's and the command's name ("": the main job). */
GOptionContext *command_options(const char *command, const char *arguments);

/** Parses a command's options into where its entries say; false after a message. */
bool options_parse(GOptionContext *context, const char *command, int *argc, char ***argv);

/** The first line of the file of --password-file, the caller's; NULL where `path` is. False after a message. */
bool password_read(const char *path, const char *command, char **password);

/**
 * The profile that an option names, else the one that goes with a paper (NULL: none of these). False after a message if
 * there is one but it is wrong. `profile` is then the caller's, or NULL: there is none.
 */
bool profile_read(const char *option, const char *paper, struct profile **profile);

/** Whether a text is a date as options take it: "2026-08-31", "2026-08" or "2026". */
bool is_date_option(const char *text);

/** Writes to standard output, checked; false after a message. */
bool stdout_write(const char *data, gsize length);

#endif
