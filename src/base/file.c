#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum { FILE_CHUNK = 64 * 1024, FILE_MODE = 0600, FILE_FOLDER_MODE = 0700 };

/* The sentence for errno. */
static int
file_fail(struct err *err, const char *name)
{
	if (errno == ENOENT)
		return err_set(err, ERR_FILE, "%s: no such file", name);
	if (errno == EISDIR)
		return err_set(err, ERR_FILE, "%s: is a directory", name);
	return err_errno(err, ERR_FILE, "%s", name);
}

/* Closes FD and keeps errno. */
static void
file_drop(int fd)
{
	int number = errno;

	close(fd);
	errno = number;
}

static struct file_facts
file_facts_of(const struct stat *st)
{
	return (struct file_facts){
		.device = st->st_dev,
		.inode = st->st_ino,
		.size = (uint64_t)st->st_size,
		.modified = (int64_t)st->st_mtim.tv_sec * 1000000000 +
			st->st_mtim.tv_nsec,
	};
}

static int
file_check(int fd, const char *path, struct stat *st, struct err *err)
{
	if (fstat(fd, st) < 0)
		return file_fail(err, path);
	if (S_ISDIR(st->st_mode))
		return err_set(err, ERR_FILE, "%s: is a directory", path);
	if (!S_ISREG(st->st_mode))
		return err_set(
			err, ERR_FILE, "%s: is not a regular file", path);
	return 0;
}

int
file_open(const char *path, struct file_facts *facts, struct err *err)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return file_fail(err, path);
	if (file_check(fd, path, &st, err) < 0) {
		file_drop(fd);
		return -1;
	}
	if (facts)
		*facts = file_facts_of(&st);
	return fd;
}

int
file_look(const char *path, struct file_facts *facts)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return -1;
	*facts = file_facts_of(&st);
	return 0;
}

static int
file_too_large(const char *name, size_t limit, struct err *err)
{
	enum { MEGA = 1024 * 1024 };

	if (limit < MEGA)
		return err_set(err, ERR_FILE, "%s: is larger than %zu bytes",
			name, limit);
	return err_set(
		err, ERR_FILE, "%s: is larger than %zu MB", name, limit / MEGA);
}

int
file_read(const char *path, size_t limit, struct buf *out, struct err *err)
{
	struct file_facts facts;
	int fd = file_open(path, &facts, err), result;

	if (fd < 0)
		return -1;
	if (facts.size > limit) {
		result = file_too_large(path, limit, err);
	} else {
		buf_reserve(out, (size_t)facts.size + 1);
		result = file_read_from(fd, path, limit, out, err);
	}
	file_drop(fd);
	return result;
}

/* Like read(), through signals. */
static ssize_t
file_get(int fd, void *room, size_t size)
{
	ssize_t got;

	do
		got = read(fd, room, size);
	while (got < 0 && errno == EINTR);
	return got;
}

int
file_read_from(int fd, const char *name, size_t limit, struct buf *out,
	struct err *err)
{
	size_t start = out->size;
	ssize_t got;
	int result = 0;

	for (;;) {
		if (out->room - out->size < 2)
			buf_reserve(out, FILE_CHUNK);
		got = file_get(
			fd, out->data + out->size, out->room - out->size - 1);
		if (got <= 0)
			break;
		out->size += (size_t)got;
		if (out->size - start > limit)
			break;
	}
	if (got < 0)
		result = file_fail(err, name);
	else if (got > 0)
		result = file_too_large(name, limit, err);
	if (result < 0)
		out->size = start;
	out->data[out->size] = '\0';
	return result;
}

int
file_put(int fd, struct slice content)
{
	struct pollfd ready = { .fd = fd, .events = POLLOUT };

	while (content.size > 0) {
		ssize_t put = write(fd, content.data, content.size);

		if (put >= 0)
			content = slice_sub(content, (size_t)put, content.size);
		else if (errno == EAGAIN)
			poll(&ready, 1, -1);
		else if (errno != EINTR)
			return -1;
	}
	return 0;
}

/* The folder in which PATH stands; the caller frees it. */
static char *
file_parent(const char *path)
{
	const char *name = file_name(path);
	size_t size = (size_t)(name - path);

	if (size == 0)
		return mem_copy(".", 1);
	while (size > 1 && path[size - 1] == '/')
		size--;
	return mem_copy(path, size);
}

/* Makes the names in FOLDER durable. Some file systems cannot, and say so. */
static int
file_sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result;

	if (fd < 0)
		return -1;
	result = fsync(fd);
	if (result < 0 && (errno == EINVAL || errno == ENOTSUP))
		result = 0;
	file_drop(fd);
	return result;
}

/* Writes and closes FD. */
static int
file_fill(int fd, struct slice content, bool durable)
{
	if (fchmod(fd, FILE_MODE) < 0 || file_put(fd, content) < 0 ||
		(durable && fsync(fd) < 0)) {
		file_drop(fd);
		return -1;
	}
	return close(fd) < 0 && errno != EINTR ? -1 : 0;
}

/* PATH's content by way of the file TEMPORARY, a pattern of mkostemp(). */
static int
file_swap(const char *path, char *temporary, struct slice content, bool durable)
{
	int number, fd = mkostemp(temporary, O_CLOEXEC);

	if (fd < 0)
		return -1;
	if (file_fill(fd, content, durable) == 0 &&
		rename(temporary, path) == 0)
		return 0;
	number = errno;
	unlink(temporary);
	errno = number;
	return -1;
}

static int
file_replace(
	const char *path, struct slice content, bool durable, struct err *err)
{
	char *folder = file_parent(path);
	char *temporary = file_join(folder, ".ibid-XXXXXX");
	int result = file_swap(path, temporary, content, durable);

	if (result == 0 && durable)
		result = file_sync_folder(folder);
	if (result < 0 && errno == ENOENT)
		err_set(err, ERR_FILE, "%s: no such folder", folder);
	else if (result < 0)
		file_fail(err, path);
	free(temporary);
	free(folder);
	return result;
}

int
file_write(const char *path, struct slice content, struct err *err)
{
	return file_replace(path, content, true, err);
}

int
file_write_soon(const char *path, struct slice content, struct err *err)
{
	return file_replace(path, content, false, err);
}

int
file_map(const char *path, struct slice *out, struct err *err)
{
	struct file_facts facts;
	int fd = file_open(path, &facts, err);
	void *bytes = "";

	if (fd < 0)
		return -1;
	if (facts.size > 0)
		bytes = mmap(NULL, (size_t)facts.size, PROT_READ, MAP_PRIVATE,
			fd, 0);
	file_drop(fd);
	if (bytes == MAP_FAILED)
		return file_fail(err, path);
	*out = (struct slice){ bytes, (size_t)facts.size };
	return 0;
}

void
file_unmap(struct slice mapped)
{
	if (mapped.size > 0)
		munmap((void *)(uintptr_t)mapped.data, mapped.size);
}

void
file_rest(struct slice mapped)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uintptr_t start = (uintptr_t)mapped.data;
	uintptr_t first = (start + page - 1) / page * page;
	uintptr_t end = start + mapped.size;

	if (first < end)
		madvise((void *)first, end - first, MADV_DONTNEED);
}

/* The third number of the kernel's is what we share with files, in pages. */
size_t
file_mapped(void)
{
	struct buf text = { 0 };
	struct slice rest, word = { 0 };
	size_t pages = 0;

	if (file_read("/proc/self/statm", 256, &text, NULL) == 0) {
		rest = buf_view(&text);
		for (int i = 0; i < 3; i++)
			slice_word(&rest, &word);
		slice_number(word, &pages);
	}
	buf_release(&text);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static bool
file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* One step of file_folder(); a new folder is private whatever the umask, and
 * its name durable. */
static int
file_folder_step(const char *path, struct err *err)
{
	char *parent;
	int result;

	if (mkdir(path, FILE_FOLDER_MODE) < 0) {
		if (file_is_folder(path))
			return 0;
		if (errno == EEXIST)
			errno = ENOTDIR;
		return err_errno(err, ERR_FILE, "%s", path);
	}
	parent = file_parent(path);
	result = chmod(path, FILE_FOLDER_MODE);
	if (result == 0)
		result = file_sync_folder(parent);
	free(parent);
	return result < 0 ? err_errno(err, ERR_FILE, "%s", path) : 0;
}

int
file_folder(const char *path, struct err *err)
{
	char *part = mem_copy(path, strlen(path));
	int result = 0;

	for (size_t i = 1; result == 0 && part[0] && part[i - 1]; i++) {
		char end = part[i];

		if ((end && end != '/') || part[i - 1] == '/')
			continue;
		part[i] = '\0';
		result = file_folder_step(part, err);
		part[i] = end;
	}
	free(part);
	return result;
}

char *
file_join(const char *folder, const char *name)
{
	struct buf path = { 0 };

	buf_text(&path, folder);
	if (!slice_ends(buf_view(&path), SLICE("/")))
		buf_char(&path, '/');
	buf_text(&path, name);
	return buf_take(&path);
}

const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The reader's own folder, borrowed, or NULL. Relative ones do not count:
 * nothing of ours may end up where the reader happens to stand. */
static const char *
file_user(void)
{
	const char *home = getenv("HOME");
	const struct passwd *user;

	if (home && home[0] == '/')
		return home;
	user = getpwuid(getuid());
	return user && user->pw_dir && user->pw_dir[0] == '/' ? user->pw_dir
							      : NULL;
}

char *
file_home(enum file_place place, struct err *err)
{
	static const struct {
		const char *variable, *usual;
	} places[] = {
		[FILE_DATA] = { "XDG_DATA_HOME", ".local/share/ibid" },
		[FILE_CONFIG] = { "XDG_CONFIG_HOME", ".config/ibid" },
		[FILE_STATE] = { "XDG_STATE_HOME", ".local/state/ibid" },
		[FILE_CACHE] = { "XDG_CACHE_HOME", ".cache/ibid" },
	};
	const char *folder = getenv(places[place].variable);

	if (folder && folder[0] == '/')
		return file_join(folder, "ibid");
	folder = file_user();
	if (folder)
		return file_join(folder, places[place].usual);
	err_set(err, ERR_FILE,
		"no home folder: set HOME to an absolute path, please");
	return NULL;
}

/* The real path of the folder of PATH, which is not there, and its name. */
static char *
file_real_absent(const char *path)
{
	char *parent = file_parent(path);
	char *folder = realpath(parent, NULL);
	char *real = folder ? file_join(folder, file_name(path)) : NULL;

	free(folder);
	free(parent);
	return real;
}

char *
file_real(const char *path, struct err *err)
{
	char *real = realpath(path, NULL);

	if (!real && errno == ENOENT && *file_name(path))
		real = file_real_absent(path);
	if (!real)
		file_fail(err, path);
	return real;
}
