#include <jansson.h>
#include <langinfo.h>
#include <locale.h>
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

/** Options are texts in the locale's character set; cron and containers set none and mean UTF-8. */
static void set_character_set(void)
{
	if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0)
		setlocale(LC_CTYPE, "C.UTF-8");
}

int main(int argc, char **argv)
{
	set_character_set();
	json_set_alloc_funcs(g_malloc, g_free); /* out of memory ends the process, and no report is short of a member */
	for (size_t i = 0; argc > 1 && i < G_N_ELEMENTS(COMMANDS); i++)
		if (strcmp(argv[1], COMMANDS[i].name) == 0)
			return COMMANDS[i].run(argc - 1, argv + 1);
	return cmd_convert(argc, argv); /* `rapporteur PAPER -o REPORT` is the main job */
}
