#include "extract/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/limits.h"

static void set_error(GError **error, int code, const char *what)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "%s: %s", what, g_strerror(code));
}

/** Whether what was opened can be a paper: a file, or a pipe that somebody writes one into. */
static bool check_kind(int fd, GError **error)
{
	struct stat status;

	if (fstat(fd, &status) < 0) {
		set_error(error, errno, "it cannot be read");
		return false;
	}
	if (S_ISDIR(status.st_mode)) {
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR,
		    "this is a folder; to convert every paper in it: rapporteur batch FOLDER OUT_FOLDER");
		return false;
	}
	if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) {
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "this is a device, not a paper");
		return false;
	}
	if (status.st_size > (off_t)LIMIT_INPUT_BYTES) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "the file has %jd MiB, and at most %u are read",
		    (intmax_t)(status.st_size >> 20), LIMIT_INPUT_BYTES >> 20);
		return false;
	}
	return true;
}

static GBytes *read_all(int fd, GError **error)
{
	GByteArray *bytes = g_byte_array_new();
	guint8 buffer[65536];
	ssize_t n;

	while ((n = read(fd, buffer, sizeof buffer)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || bytes->len + (gsize)n > LIMIT_INPUT_BYTES) {
			set_error(error, n < 0 ? errno : EFBIG, "it cannot be read");
			g_byte_array_unref(bytes);
			return NULL;
		}
		g_byte_array_append(bytes, buffer, (guint)n);
	}
	return g_byte_array_free_to_bytes(bytes);
}

GBytes *input_read(const char *path, GError **error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0) {
		if (errno == ENOENT)
			g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "there is no such file");
		else
			set_error(error, errno, "it cannot be read");
		return NULL;
	}
	GBytes *bytes = check_kind(fd, error) ? read_all(fd, error) : NULL;
	close(fd);
	return bytes;
}

char *input_display_name(const char *path)
{
	GString *name = g_string_new(NULL);

	while (*path != '\0') {
		gunichar c = g_utf8_get_char_validated(path, -1);
		if (c == (gunichar)-1 || c == (gunichar)-2 || !g_unichar_isprint(c)) {
			g_string_append_printf(name, "\\x%02x", (unsigned char)*path++);
		} else {
			g_string_append_unichar(name, c);
			path = g_utf8_next_char(path);
		}
	}
	return g_string_free(name, FALSE);
}
