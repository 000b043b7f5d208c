/**
 * drive: runs a fuzz target without libFuzzer: each file of the command line as it is, then changed in ways that
 * are the same every time.
 *
 *     drive ROUNDS FILE...
 */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What an input may take; the slowest sample takes a tenth of a second under AddressSanitizer. */
#define LIMIT_SECONDS 30

/* Pieces that readers look for. */
static const char *const PIECES[] = { "\t", "|", "\n\n", "Recommendation ", "RESOLVED: ", "<table>",
	"<td colspan=99999>", "&#x202e;", "\xff\xfe", "\xc3", "{", "]", "null", "1e999", "\"", " obj", "stream\n",
	"/Kids [ 1 0 R ]", "-1", "2147483648", "\f", "Action: ", "31st February 2026" };

static void change(GByteArray *input, GRand *random)
{
	guint at = (guint)g_rand_int_range(random, 0, (gint)input->len + 1);
	guint length = (guint)g_rand_int_range(random, 1, 65);
	guint n = MIN(length, input->len - at);
	const char *piece = PIECES[g_rand_int_range(random, 0, G_N_ELEMENTS(PIECES))];
	g_autoptr(GByteArray) rest = g_byte_array_new();

	switch (g_rand_int_range(random, 0, 5)) {
	case 0: /* some bytes go */
		if (n > 0)
			g_byte_array_remove_range(input, at, n);
		break;
	case 1: /* the end goes */
		g_byte_array_set_size(input, at);
		break;
	case 2: /* a byte changes */
		if (n > 0)
			input->data[at] = (guint8)g_rand_int_range(random, 0, 256);
		break;
	default: /* a piece comes in, or bytes come twice */
		g_byte_array_append(rest, input->data + at, input->len - at);
		g_byte_array_set_size(input, at);
		if (n > 0 && g_rand_boolean(random))
			g_byte_array_append(input, rest->data, n);
		else
			g_byte_array_append(input, (const guint8 *)piece, (guint)strlen(piece));
		g_byte_array_append(input, rest->data, rest->len);
	}
}

/** Leaves the input where a person finds it if it ends the process. */
static void run(const GByteArray *input, const char *file, guint round)
{
	g_autofree char *name = g_path_get_basename(file);
	g_autofree char *left = g_strdup_printf("crash-%s-%u", name, round);
	g_autoptr(GError) error = NULL;

	if (!g_file_set_contents_full(left, (const char *)input->data, input->len, G_FILE_SET_CONTENTS_NONE, 0600,
		&error))
		g_error("%s", error->message);
	alarm(LIMIT_SECONDS);
	LLVMFuzzerTestOneInput(input->data, input->len);
	alarm(0);
	unlink(left);
}

int main(int argc, char **argv)
{
	guint rounds = argc > 1 ? (guint)g_ascii_strtoull(argv[1], NULL, 10) : 0;

	for (int i = 2; i < argc; i++) {
		g_autofree char *bytes = NULL;
		gsize length;
		g_autoptr(GError) error = NULL;
		if (!g_file_get_contents(argv[i], &bytes, &length, &error))
			g_error("%s", error->message);
		for (guint round = 0; round <= rounds; round++) {
			g_autoptr(GRand) random = g_rand_new_with_seed(round);
			g_autoptr(GByteArray) input = g_byte_array_new();
			g_byte_array_append(input, (const guint8 *)bytes, (guint)length);
			for (guint k = 0; k < round % 8; k++)
				change(input, random);
			run(input, argv[i], round);
		}
	}
	printf("%d inputs, %u changes of each\n", MAX(argc - 2, 0), rounds);
	return EXIT_SUCCESS;
}
