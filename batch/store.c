#include "batch/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "render/output.h"

char *store_name(const char *path, enum format format)
{
	return g_strconcat(path, ".report.", format_name(format), NULL);
}

static void append_output(GString *outputs, const char *file, enum format format)
{
	struct stat status = { 0 };

	stat(file, &status);
	g_string_append_printf(outputs, "%s:%jd:%jd.%ld;", format_name(format), (intmax_t)status.st_size,
	    (intmax_t)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

/** Gives all files their names, or none more after the first that fails. */
static bool close_all(struct output **files, unsigned n_files, bool ok, GError **error)
{
	for (unsigned i = 0; i < n_files; i++) {
		if (!ok)
			output_free(files[i]);
		else
			ok = output_close(files[i], error);
	}
	return ok;
}

char *store_write(const char *out_dir, const char *path, int fd, const struct result *result, GError **error)
{
	struct output *files[N_FORMATS] = { NULL };
	char *names[N_FORMATS] = { NULL };
	GString *outputs = g_string_new(NULL);
	unsigned n = 0;

	g_autofree char *beside = g_build_filename(out_dir, path, NULL);
	g_autofree char *folder = g_path_get_dirname(beside);
	bool ok = g_mkdir_with_parents(folder, 0777) == 0;
	if (!ok)
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot make the folder %s: %s",
		    folder, g_strerror(errno));
	for (; ok && n < result->n_parts; n++) {
		const struct part *part = &result->parts[n];
		g_autofree char *name = store_name(path, part->format);
		g_autofree char *data = result_part(fd, part, error);
		names[n] = g_build_filename(out_dir, name, NULL);
		files[n] = data != NULL ? output_open(names[n], data, part->length, OUTPUT_LATER, error) : NULL;
		ok = files[n] != NULL;
	}
	ok = close_all(files, n, ok, error);
	for (unsigned i = 0; i < n; i++) {
		if (ok)
			append_output(outputs, names[i], result->parts[i].format);
		g_free(names[i]);
	}
	if (ok)
		return g_string_free(outputs, FALSE);
	g_string_free(outputs, TRUE);
	return NULL;
}

/** Whether one "format:size:time" is what the file system says. */
static bool is_as_written(int folder_fd, const char *name_of_paper, const char *output, gsize length, bool *seen)
{
	char format_word[8], *end;
	struct stat status;
	enum format format;
	gsize word = strcspn(output, ":");

	if (word >= sizeof format_word)
		return false;
	memcpy(format_word, output, word);
	format_word[word] = '\0';
	if (!format_from_name(format_word, &format))
		return false;
	seen[format] = true;
	g_autofree char *name = store_name(name_of_paper, format);
	if (fstatat(folder_fd, name, &status, 0) < 0)
		return false;
	bool same = g_ascii_strtoll(output + word + 1, &end, 10) == status.st_size && *end == ':';
	same = same && g_ascii_strtoll(end + 1, &end, 10) == status.st_mtim.tv_sec && *end == '.';
	return same && g_ascii_strtoll(end + 1, &end, 10) == status.st_mtim.tv_nsec && end == output + length;
}

void store_clear(struct store *store)
{
	if (store->folder_fd >= 0)
		close(store->folder_fd);
	store->folder_fd = -1;
	g_clear_pointer(&store->folder, g_free);
}

/** Opens the folder that a paper's reports are in, unless it is open; gives the paper's name in it. */
static const char *enter_folder(struct store *store, const char *path)
{
	const char *slash = strrchr(path, '/');
	gsize length = slash != NULL ? (gsize)(slash - path) : 0;

	if (store->folder != NULL && strlen(store->folder) == length && memcmp(store->folder, path, length) == 0)
		return slash != NULL ? slash + 1 : path;
	store_clear(store);
	store->folder = g_strndup(path, length);
	store->folder_fd = openat(store->out_fd, length > 0 ? store->folder : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	return slash != NULL ? slash + 1 : path;
}

bool store_is_intact(struct store *store, const char *path, const char *outputs, const bool *formats)
{
	const char *name = enter_folder(store, path);
	bool seen[N_FORMATS] = { false };

	while (outputs != NULL && *outputs != '\0') {
		gsize length = strcspn(outputs, ";");
		if (!is_as_written(store->folder_fd, name, outputs, length, seen))
			return false;
		outputs += length + (outputs[length] == ';');
	}
	for (int i = 0; i < N_FORMATS; i++)
		if (formats[i] && !seen[i])
			return false;
	return true;
}

void store_remove(const char *out_dir, const char *path)
{
	for (int i = 0; i < N_FORMATS; i++) {
		g_autofree char *name = store_name(path, (enum format)i);
		g_autofree char *file = g_build_filename(out_dir, name, NULL);
		unlink(file);
	}
	g_autofree char *folder = g_path_get_dirname(path);
	while (strcmp(folder, ".") != 0) {
		g_autofree char *full = g_build_filename(out_dir, folder, NULL);
		if (rmdir(full) < 0)
			return; /* not empty: other reports live there */
		char *above = g_path_get_dirname(folder);
		g_free(folder);
		folder = above;
	}
}

bool store_error_is_local(const GError *error)
{
	static const int local[] = { G_FILE_ERROR_NAMETOOLONG, G_FILE_ERROR_ISDIR, G_FILE_ERROR_NOTDIR,
		G_FILE_ERROR_EXIST, G_FILE_ERROR_LOOP };

	for (size_t i = 0; i < G_N_ELEMENTS(local); i++)
		if (g_error_matches(error, G_FILE_ERROR, local[i]))
			return true;
	return false;
}
