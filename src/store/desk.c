/*
 * Drafts are named after their owner, "draft-PID-START-N.txt", where START is
 * when the process began by the kernel's count. A process with the same number
 * that began at another time is another one; where the kernel does not tell,
 * START is 0 and any process with the number counts.
 */
#include "store/desk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { STATE_LIMIT = 64 << 20, DRAFT_LIMIT = 64 << 20 }; /* bytes */

static int
read_if_there(const char *path, size_t limit, struct buf *out, struct err *err)
{
	struct file_facts facts;

	if (file_look(path, &facts) < 0)
		return 0;
	return file_read(path, limit, out, err);
}

int
desk_read(struct store *s, const char *name, struct buf *out, struct err *err)
{
	char *path = file_join(store_state(s), name);
	int rc = read_if_there(path, STATE_LIMIT, out, err);

	free(path);
	return rc;
}

int
desk_write(struct store *s, const char *name, struct slice content, bool sync,
	struct err *err)
{
	char *path;
	int rc;

	if (store_is_read_only(s))
		return 0;
	if (file_folder(store_state(s), err) < 0)
		return -1;
	path = file_join(store_state(s), name);
	rc = sync ? file_write(path, content, err)
		  : file_write_soon(path, content, err);
	free(path);
	return rc;
}

static char *
draft_folder(const struct store *s)
{
	return file_join(store_state(s), "drafts");
}

char *
desk_draft_path(struct store *s, const char *name)
{
	char *folder = draft_folder(s);
	char *path = file_join(folder, name);

	free(folder);
	return path;
}

/* Field 22 of the kernel's line; the name in field 2 may hold anything. */
static unsigned long long
parse_start(const char *line)
{
	const char *at = strrchr(line, ')');
	int field;

	for (field = 2; at && field < 22; field++)
		at = strchr(at + 1, ' ');
	return at ? strtoull(at, NULL, 10) : 0;
}

static unsigned long long
start_of(long pid)
{
	struct buf path = { 0 }, line = { 0 };
	unsigned long long start = 0;

	buf_printf(&path, "/proc/%ld/stat", pid);
	if (file_read(buf_string(&path), 4096, &line, NULL) == 0)
		start = parse_start(buf_string(&line));
	buf_release(&path);
	buf_release(&line);
	return start;
}

/* Makes the file NAME, empty. 0, -1; 1: there is one. */
static int
make_draft(struct store *s, const char *name, struct err *err)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	char *path = desk_draft_path(s, name);
	int fd = open(path, flags, 0600), rc = 0;

	if (fd >= 0)
		close(fd);
	else if (errno == EEXIST)
		rc = 1;
	else
		rc = err_errno(err, ERR_FILE, "%s", path);
	free(path);
	return rc;
}

static int
new_draft(struct store *s, char **name, struct err *err)
{
	long pid = getpid();
	unsigned long long start = start_of(pid);
	struct buf text = { 0 };
	unsigned number = 0;
	int rc;

	do {
		buf_clear(&text);
		buf_printf(
			&text, "draft-%ld-%llu-%u.txt", pid, start, ++number);
		rc = make_draft(s, buf_string(&text), err);
	} while (rc > 0);
	if (rc == 0)
		*name = buf_take(&text);
	buf_release(&text);
	return rc;
}

int
desk_draft_new(struct store *s, char **name, struct err *err)
{
	char *folder = draft_folder(s);
	int rc;

	if (store_is_read_only(s))
		rc = err_set(err, ERR_FILE, "%s: is open for reading only",
			file_name(store_database(s)));
	else
		rc = file_folder(folder, err);
	free(folder);
	return rc < 0 ? -1 : new_draft(s, name, err);
}

int
desk_draft_write(struct store *s, const char *name, struct slice content,
	struct err *err)
{
	char *path = desk_draft_path(s, name);
	int rc = file_write(path, content, err);

	free(path);
	return rc;
}

void
desk_draft_drop(struct store *s, const char *name)
{
	char *path = desk_draft_path(s, name);

	unlink(path);
	free(path);
}

int
desk_draft_read(
	struct store *s, const char *name, struct buf *out, struct err *err)
{
	char *path = desk_draft_path(s, name);
	int rc = file_read(path, DRAFT_LIMIT, out, err);

	free(path);
	return rc;
}

static bool
is_running(long pid, unsigned long long start)
{
	if (kill((pid_t)pid, 0) < 0 && errno == ESRCH)
		return false;
	return start == 0 || start_of(pid) == start;
}

/* Whether NAME is a draft, and nobody is typing it. */
static bool
is_left_behind(const char *name)
{
	long pid;
	unsigned long long start;
	unsigned number;
	int end = 0;

	if (sscanf(name, "draft-%9ld-%19llu-%9u.txt%n", &pid, &start, &number,
		    &end) != 3 ||
		end == 0 || name[end] != '\0' || pid <= 0)
		return false;
	return !is_running(pid, start);
}

static bool
is_empty(struct store *s, const char *name)
{
	char *path = desk_draft_path(s, name);
	struct file_facts facts;
	bool empty = file_look(path, &facts) < 0 || facts.size == 0;

	free(path);
	return empty;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* One in which nothing was typed yet is no loss. */
static void
take_draft(struct store *s, const char *name, struct vec *out)
{
	if (!is_left_behind(name))
		return;
	if (!is_empty(s, name))
		*(char **)vec_push(out) = mem_copy(name, strlen(name));
	else if (!store_is_read_only(s))
		desk_draft_drop(s, name);
}

int
desk_draft_list(struct store *s, struct vec *out, struct err *err)
{
	char *path = draft_folder(s);
	DIR *folder = opendir(path);
	struct dirent *entry;
	int rc = 0;

	if (!folder && errno != ENOENT)
		rc = err_errno(err, ERR_FILE, "%s", path);
	while (folder && (entry = readdir(folder)))
		take_draft(s, entry->d_name, out);
	if (folder)
		closedir(folder);
	vec_sort(out, compare_names);
	free(path);
	return rc;
}
