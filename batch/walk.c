#include "batch/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/ignore.h"

#define WALK_DEPTH 256 /* folders in one another; a path of 4,096 bytes can hold more, no council does */

struct walk {
	char *top; /* the folder, links resolved */
	walk_visit visit;
	void *data;
	bool stopped;
};

struct name {
	char *key; /* the name; a folder's with a / behind it, so that paths come in the order of their bytes */
	bool is_folder;
};

static void name_clear(void *data)
{
	g_free(((struct name *)data)->key);
}

static int name_compare(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->key, ((const struct name *)b)->key);
}

static void report(struct walk *walk, const char *path, enum walk_kind kind, const char *reason)
{
	struct walk_entry entry = { .path = path, .kind = kind, .reason = reason };

	if (!walk->visit(&entry, walk->data))
		walk->stopped = true;
}

/** Where a link leads: NULL if to a paper below the top, else why it is not followed. */
static const char *link_reason(const struct walk *walk, int folder, const char *name)
{
	g_autofree char *link = g_strdup_printf("/proc/self/fd/%d/%s", folder, name);
	char *target = realpath(link, NULL);
	struct stat status;
	const char *reason = NULL;
	gsize top = strlen(walk->top);

	if (target == NULL)
		return errno == ELOOP ? "a link that leads back to itself" : "a link to nothing";
	if (strncmp(target, walk->top, top) != 0 || (target[top] != '/' && top > 1))
		reason = "a link that leads out of the folder";
	else if (stat(target, &status) == 0 && S_ISDIR(status.st_mode))
		reason = "a link to a folder; what is in it is read at its own place";
	free(target);
	return reason;
}

static void visit_file(struct walk *walk, int folder, const char *name, const char *path, const struct ignore *ignore)
{
	struct stat status;
	const char *reason = ignore_reason(ignore, path, false);

	if (reason == NULL && fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0) {
		report(walk, path, WALK_FAILED, g_strerror(errno));
		return;
	}
	if (reason == NULL && S_ISLNK(status.st_mode)) {
		reason = link_reason(walk, folder, name);
		if (reason == NULL && fstatat(folder, name, &status, 0) < 0)
			reason = "a link to nothing";
	}
	if (reason == NULL && !S_ISREG(status.st_mode))
		reason = "a pipe, socket or device";
	if (reason != NULL) {
		report(walk, path, WALK_SKIPPED, reason);
		return;
	}
	struct walk_entry entry = { .path = path,
		.kind = WALK_PAPER,
		.size = status.st_size,
		.mtime = (gint64)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec,
		.inode = status.st_ino };
	if (!walk->visit(&entry, walk->data))
		walk->stopped = true;
}

static bool is_folder(int folder, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	return fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

/** A folder's names, sorted; NULL with errno if it can't be read. */
static GArray *names_read(int folder)
{
	int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;
	struct dirent *entry;

	if (dir == NULL) {
		if (copy >= 0)
			close(copy);
		return NULL;
	}
	GArray *names = g_array_new(FALSE, FALSE, sizeof(struct name));
	g_array_set_clear_func(names, name_clear);
	while (errno = 0, (entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		bool folder_too = is_folder(folder, entry);
		struct name name = { g_strconcat(entry->d_name, folder_too ? "/" : NULL, NULL), folder_too };
		g_array_append_val(names, name);
	}
	int failed = errno; /* half a list would make the other half look gone */
	closedir(dir);
	if (failed != 0) {
		g_array_unref(names);
		errno = failed;
		return NULL;
	}
	g_array_sort(names, name_compare);
	return names;
}

static void visit_folder(struct walk *walk, int folder, const char *path, const struct ignore *above, unsigned depth);

static void visit_subfolder(struct walk *walk, int folder, const char *name, const char *path,
    const struct ignore *ignore, unsigned depth)
{
	const char *reason = ignore_reason(ignore, path, true);

	if (reason != NULL || depth >= WALK_DEPTH) {
		report(walk, path, WALK_SKIPPED, reason != NULL ? reason : "folders in one another too deep");
		return;
	}
	int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0) {
		g_autofree char *why = g_strdup_printf("the folder cannot be read: %s", g_strerror(errno));
		report(walk, path, WALK_CLOSED, why);
		return;
	}
	visit_folder(walk, fd, path, ignore, depth);
	close(fd);
}

static void visit_folder(struct walk *walk, int folder, const char *path, const struct ignore *above, unsigned depth)
{
	GArray *names = names_read(folder);

	if (names == NULL) {
		g_autofree char *why = g_strdup_printf("the folder cannot be read: %s", g_strerror(errno));
		report(walk, path, WALK_CLOSED, why);
		return;
	}
	struct ignore *ignore = ignore_new(above, folder, path);
	for (guint i = 0; i < names->len && !walk->stopped; i++) {
		struct name *name = &g_array_index(names, struct name, i);
		if (name->is_folder)
			name->key[strlen(name->key) - 1] = '\0';
		g_autofree char *below = *path != '\0' ? g_strconcat(path, "/", name->key, NULL) : g_strdup(name->key);
		if (name->is_folder)
			visit_subfolder(walk, folder, name->key, below, ignore, depth + 1);
		else
			visit_file(walk, folder, name->key, below, ignore);
	}
	ignore_free(ignore);
	g_array_unref(names);
}

bool walk_folder(const char *folder, walk_visit visit, void *data, GError **error)
{
	char *top = realpath(folder, NULL);
	int fd = top != NULL ? open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (fd < 0) {
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s cannot be read: %s", folder,
		    g_strerror(errno));
		free(top);
		return false;
	}
	struct walk walk = { .top = top, .visit = visit, .data = data };
	visit_folder(&walk, fd, "", NULL, 0);
	close(fd);
	free(top);
	return true;
}
