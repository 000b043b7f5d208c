#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} COMMANDS[] = {
	{ "convert", cmd_convert },
	{ "tables", cmd_tables },
	{ "batch", cmd_batch },
	{ "status", cmd_status },
};

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "");
	if (argc > 1 && strcmp(argv[1], "--version") == 0) {
		puts("rapporteur " VERSION);
		return EXIT_WELL;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
		if (argc > 1 && strcmp(argv[1], COMMANDS[i].name) == 0)
			return COMMANDS[i].run(argc - 1, argv + 1);
	return cmd_convert(argc, argv); /* `rapporteur PAPER -o REPORT` is the main job */
}
