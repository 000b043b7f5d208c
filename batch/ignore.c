#include "batch/ignore.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <string.h>
#include <unistd.h>

#define IGNORE_FILE_BYTES 65536 /* of an ignore file; more is not read */

/** What is no paper by its name, in a folder of anybody's: what it begins with and what it ends in. */
static const struct {
	const char *prefix, *suffix;
	const char *reason;
} IGNORED[] = {
	{ ".~lock.", "#", "lock file of an office suite" },
	{ "~$", "", "lock file of a word processor" },
	{ ".", "", "hidden file" },
	{ "", "~", "backup copy" },
	{ "", ".bak", "backup copy" },
	{ "", ".tmp", "temporary file" },
	{ "", ".part", "download that is not finished" },
	{ "", ".partial", "download that is not finished" },
	{ "", ".crdownload", "download that is not finished" },
	{ "", ".download", "download that is not finished" },
	{ "Thumbs.db", "", "folder pictures of Windows" },
	{ "desktop.ini", "", "folder settings of Windows" },
	{ "__MACOSX", "", "left by a Mac's archive" },
};

/** What a paper's name ends in, and what to do about those that nearly are one. */
static const struct {
	const char *suffix;
	const char *reason; /* NULL: it is a paper */
} SUFFIXES[] = {
	{ ".pdf", NULL },
	{ ".txt", NULL },
	{ ".text", NULL },
	{ ".htm", NULL },
	{ ".html", NULL },
	{ ".xhtml", NULL },
	{ ".doc", "Word papers are not read; save it as PDF" },
	{ ".docx", "Word papers are not read; save it as PDF" },
	{ ".odt", "OpenDocument papers are not read; save it as PDF" },
	{ ".rtf", "RTF papers are not read; save it as PDF" },
};

struct ignore {
	const struct ignore *above;
	gsize prefix; /* bytes of the folder's path and its slash */
	char **lines; /* patterns; may be empty */
};

/** The text of a folder's own file; NULL if it has none. */
static char *file_read(int folder_fd)
{
	int fd = openat(folder_fd, IGNORE_FILE, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0)
		return NULL;
	char *text = g_malloc0(IGNORE_FILE_BYTES + 1);
	gsize length = 0;
	ssize_t n;
	while (length < IGNORE_FILE_BYTES && (n = read(fd, text + length, IGNORE_FILE_BYTES - length)) > 0)
		length += (gsize)n;
	close(fd);
	return text;
}

struct ignore *ignore_new(const struct ignore *above, int folder_fd, const char *path)
{
	struct ignore *ignore = g_new0(struct ignore, 1);
	g_autofree char *text = file_read(folder_fd);

	ignore->above = above;
	ignore->prefix = strlen(path) + (*path != '\0');
	ignore->lines = g_strsplit_set(text != NULL ? text : "", "\r\n", -1);
	return ignore;
}

void ignore_free(struct ignore *ignore)
{
	if (ignore == NULL)
		return;
	g_strfreev(ignore->lines);
	g_free(ignore);
}

static bool line_matches(const char *line, const char *path, const char *name, bool is_folder)
{
	if (*line == '\0' || *line == '#')
		return false;
	g_autofree char *glob = g_strchomp(g_strdup(line));
	gsize length = strlen(glob);
	bool folders_only = length > 0 && glob[length - 1] == '/';

	if (length == 0 || (folders_only && !is_folder))
		return false;
	if (folders_only)
		glob[length - 1] = '\0';
	if (strchr(glob, '/') == NULL)
		return fnmatch(glob, name, 0) == 0;
	return fnmatch(*glob == '/' ? glob + 1 : glob, path, FNM_PATHNAME) == 0;
}

static bool is_ignored_by_user(const struct ignore *ignore, const char *path, const char *name, bool is_folder)
{
	for (; ignore != NULL; ignore = ignore->above)
		for (char **line = ignore->lines; *line != NULL; line++)
			if (line_matches(*line, path + ignore->prefix, name, is_folder))
				return true;
	return false;
}

static const char *suffix_reason(const char *name)
{
	const char *suffix = strrchr(name, '.');

	for (size_t i = 0; suffix != NULL && i < G_N_ELEMENTS(SUFFIXES); i++)
		if (g_ascii_strcasecmp(suffix, SUFFIXES[i].suffix) == 0)
			return SUFFIXES[i].reason;
	return "not a paper (.pdf, .txt, .html)";
}

const char *ignore_reason(const struct ignore *ignore, const char *path, bool is_folder)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;

	for (size_t i = 0; i < G_N_ELEMENTS(IGNORED); i++)
		if (g_str_has_prefix(name, IGNORED[i].prefix) && g_str_has_suffix(name, IGNORED[i].suffix))
			return IGNORED[i].reason;
	if (is_ignored_by_user(ignore, path, name, is_folder))
		return "named in " IGNORE_FILE;
	return is_folder ? NULL : suffix_reason(name);
}
