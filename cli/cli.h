/**
 * cli: the front door. One cmd_*.c a command; only here are messages printed.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <glib.h>

/** CONTRACT.md's exit statuses. */
enum exit_status { EXIT_WELL = 0, EXIT_SOME_FAILED = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

int cmd_convert(int argc, char **argv);
int cmd_tables(int argc, char **argv);

#endif
