#include "render/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_TRIES 100 /* while other writers of the same file are at work */

struct output {
	int fd;
	char *name;      /* as the caller gave it, for messages */
	char *path;      /* the name to have in the end, symbolic links resolved */
	char *temporary; /* NULL: the file has no name yet, or needs none (a device) */
	bool nameless;   /* made with O_TMPFILE */
	bool appended;   /* since it was flushed */
	enum output_flush flush;
};

static void set_error(GError **error, int code, const char *path)
{
	g_autofree char *name = g_filename_display_name(path);

	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "cannot write %s: %s", name, g_strerror(code));
}

void output_free(struct output *output)
{
	if (output == NULL)
		return;
	if (output->fd >= 0)
		close(output->fd);
	if (output->temporary != NULL)
		unlink(output->temporary);
	g_free(output->temporary);
	g_free(output->path);
	g_free(output->name);
	g_free(output);
}

/** A name beside the path that nothing has: hidden, so that no listing shows half a report. */
static char *temporary_name(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *base = g_path_get_basename(path);

	return g_strdup_printf("%s/.%.200s.%08x.part", folder, base, g_random_int());
}

/** Gives a file the permissions of the one that it will replace; those of a new one are left to the umask. */
static void copy_mode(int fd, const char *path)
{
	struct stat status;

	if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
		fchmod(fd, status.st_mode & 0777);
}

static bool is_device(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static int open_part(struct output *output)
{
	if (is_device(output->path))
		return open(output->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	g_autofree char *folder = g_path_get_dirname(output->path);
	int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	if (fd >= 0) {
		output->nameless = true;
		copy_mode(fd, output->path);
		return fd;
	}
	if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)
		return -1;
	char *name = temporary_name(output->path);
	fd = open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
	if (fd < 0) {
		g_free(name);
		return -1;
	}
	output->temporary = name;
	copy_mode(fd, output->path);
	return fd;
}

bool output_write_all(int fd, const char *data, gsize length)
{
	while (length > 0) {
		ssize_t n = write(fd, data, MIN(length, 1u << 30));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		data += n;
		length -= (gsize)n;
	}
	return true;
}

/** A device or pipe can't be flushed, and need not be. */
static bool flush_all(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP;
}

struct output *output_open(const char *path, const char *data, gsize length, enum output_flush flush, GError **error)
{
	struct output *output = g_new0(struct output, 1);
	char *resolved = realpath(path, NULL); /* a link stays a link: its file is replaced */

	output->name = g_strdup(path);
	output->path = g_strdup(resolved != NULL ? resolved : path);
	free(resolved);
	output->flush = flush;
	output->fd = open_part(output);
	if (output->fd < 0 || !output_write_all(output->fd, data, length) ||
	    (flush == OUTPUT_NOW && !flush_all(output->fd))) {
		set_error(error, errno, path);
		output_free(output);
		return NULL;
	}
	return output;
}

bool output_append(struct output *output, const char *data, gsize length, GError **error)
{
	output->appended = true;
	if (output_write_all(output->fd, data, length))
		return true;
	set_error(error, errno, output->name);
	return false;
}

/**
 * Gives a nameless file its name. Only a file that has one can be renamed over another: it gets a temporary one for a
 * moment, the same each time, so that what a killed writer left there goes. A second writer may take it away at any
 * moment or rename it, which does no harm, since only whole files have that name.
 */
static bool name_nameless(const struct output *output)
{
	g_autofree char *folder = g_path_get_dirname(output->path);
	g_autofree char *base = g_path_get_basename(output->path);
	g_autofree char *name = g_strdup_printf("%s/.%.200s.%08x.part", folder, base, g_str_hash(base));
	char link[64];

	snprintf(link, sizeof link, "/proc/self/fd/%d", output->fd);
	for (int i = 0; i < NAME_TRIES; i++) {
		if (linkat(AT_FDCWD, link, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0) {
			if (rename(name, output->path) == 0)
				return true;
			if (errno != ENOENT) {
				int failed = errno;
				unlink(name);
				errno = failed;
				return false;
			}
		} else if (errno != EEXIST || (unlink(name) < 0 && errno != ENOENT)) {
			return false;
		}
	}
	return false;
}

static void flush_folder(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

bool output_close(struct output *output, GError **error)
{
	bool ok = !output->appended || output->flush != OUTPUT_NOW || flush_all(output->fd);

	if (ok && output->nameless) {
		ok = name_nameless(output);
	} else if (ok && output->temporary != NULL) {
		ok = rename(output->temporary, output->path) == 0;
		if (ok)
			g_clear_pointer(&output->temporary, g_free);
	}
	if (ok && output->flush == OUTPUT_NOW)
		flush_folder(output->path);
	if (!ok)
		set_error(error, errno, output->name);
	output_free(output);
	return ok;
}
