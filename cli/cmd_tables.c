/**
 * tables: every table of a paper as it stands, for programs and spreadsheets.
 */
#include "cli/cli.h"
#include "extract/extract.h"
#include "extract/input.h"
#include "extract/look.h"
#include "render/render.h"

static char *to, *password_file;

static const GOptionEntry ENTRIES[] = {
	{ "to", 0, 0, G_OPTION_ARG_STRING, &to, "json (default) or csv", "FORMAT" },
	{ "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, "the first line of FILE opens a protected PDF",
	    "FILE" },
	{ 0 },
};

static bool has_table(const struct doc *doc)
{
	for (guint i = 0; i < doc->blocks->len; i++)
		if (((const struct block *)g_ptr_array_index(doc->blocks, i))->kind == BLOCK_TABLE)
			return true;
	return false;
}

static int print_tables(const char *path, bool csv)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *name = input_display_name(path);
	g_autofree char *password = NULL;
	struct extract_options options = { NULL };

	if (!password_read(password_file, "tables", &password))
		return EXIT_USAGE;
	options.password = password;
	g_autoptr(GBytes) bytes = input_read(path, &error);
	struct doc *doc = bytes != NULL ? extract_doc(bytes, name, &options, &error) : NULL;
	if (doc == NULL) {
		message_print("%s: error: %s", name, error->message);
		return EXIT_SOME_FAILED;
	}
	message_print_warnings(doc->notes, 0);
	if (!has_table(doc))
		message_print("%s: warning: no table was found; there is none in what was written", name);
	look_heads(doc);
	GString *out = csv ? tables_to_csv(doc) : tables_to_json(doc);
	bool written = stdout_write(out->str, out->len);
	g_string_free(out, TRUE);
	doc_free(doc);
	return written ? EXIT_WELL : EXIT_SYSTEM;
}

int cmd_tables(int argc, char **argv)
{
	g_autoptr(GOptionContext) context = command_options("tables", "INPUT");

	g_option_context_set_summary(context, "Prints every table of a paper as it stands, no meaning read into it.");
	g_option_context_add_main_entries(context, ENTRIES, NULL);
	if (!options_parse(context, "tables", &argc, &argv))
		return EXIT_USAGE;
	if (argc != 2)
		return message_usage("tables", "tables takes one paper, %d were given", argc - 1);
	bool csv = g_strcmp0(to, "csv") == 0;
	if (to != NULL && !csv && g_strcmp0(to, "json") != 0)
		return message_usage("tables", "--to %s: tables are written as json or csv", to);
	return print_tables(argv[1], csv);
}
