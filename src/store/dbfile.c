#include "store/dbfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"

enum {
	HEADER_SIZE = 100, /* where things are in it: SQLite's file format */
	AT_VERSION = 60,
	AT_APPLICATION = 68,
};

static const char magic[16] = "SQLite format 3";

static int64_t
big_endian(const unsigned char *b)
{
	uint32_t value = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
		(uint32_t)b[2] << 8 | (uint32_t)b[3];

	return (int32_t)value;
}

static bool
has_journal(const char *path)
{
	struct buf name = { 0 };
	struct stat st;
	bool found;

	buf_printf(&name, "%s-journal", path);
	found = lstat(buf_string(&name), &st) == 0 && st.st_size > 0;
	buf_release(&name);
	return found;
}

static int
read_header(const char *path, struct dbfile *out, struct err *err)
{
	unsigned char header[HEADER_SIZE];
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		return err_errno(err, ERR_FILE, "%s", file_name(path));
	got = pread(fd, header, sizeof(header), 0);
	if (got < 0)
		err_errno(err, ERR_FILE, "%s", file_name(path));
	close(fd);
	if (got < 0)
		return -1;
	out->sqlite =
		got == HEADER_SIZE && memcmp(header, magic, sizeof(magic)) == 0;
	if (out->sqlite) {
		out->version = big_endian(header + AT_VERSION);
		out->application = big_endian(header + AT_APPLICATION);
	}
	return 0;
}

/* What kind of file is it? 1: there is none. */
static int
look(const char *path, struct stat *st, struct err *err)
{
	const char *name = file_name(path);

	if (lstat(path, st) < 0) {
		if (errno == ENOENT)
			return 1;
		return err_errno(err, ERR_FILE, "%s", name);
	}
	if (S_ISDIR(st->st_mode))
		return err_set(err, ERR_FILE, "%s: is a directory", name);
	if (S_ISLNK(st->st_mode))
		return err_set(err, ERR_FILE, "%s: is a symbolic link", name);
	if (!S_ISREG(st->st_mode))
		return err_set(err, ERR_FILE, "%s: is not a plain file", name);
	return 0;
}

int
dbfile_look(const char *path, struct dbfile *out, struct err *err)
{
	struct stat st;
	int rc = look(path, &st, err);

	*out = (struct dbfile){ .absent = rc > 0 };
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	out->device = st.st_dev;
	out->inode = st.st_ino;
	out->empty = st.st_size == 0;
	out->crashed = has_journal(path);
	return out->empty ? 0 : read_header(path, out, err);
}

int
dbfile_tighten(const char *path, struct err *err)
{
	struct stat st;

	if (look(path, &st, err) != 0)
		return -1;
	if (st.st_uid != geteuid())
		return err_set(err, ERR_FILE, "%s: belongs to another user",
			file_name(path));
	if ((st.st_mode & 077) != 0 && chmod(path, st.st_mode & 0700) < 0)
		return err_errno(err, ERR_FILE, "%s", file_name(path));
	return 0;
}

int
dbfile_claim(const char *path, struct dbfile *out, struct err *err)
{
	const int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = open(path, flags, 0600);

	if (fd >= 0)
		close(fd);
	else if (errno != EEXIST)
		return err_errno(err, ERR_FILE, "%s", file_name(path));
	return dbfile_look(path, out, err);
}

bool
dbfile_is_same(const char *path, uint64_t device, uint64_t inode)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
		st.st_dev == device && st.st_ino == inode;
}

static bool
may_write(const char *path)
{
	return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

bool
dbfile_is_writable(const char *path)
{
	char *folder = mem_copy(path, strlen(path));
	char *slash = strrchr(folder, '/');
	bool writable = false;

	if (slash) {
		slash[slash == folder] = '\0';
		writable = may_write(folder) &&
			(may_write(path) || errno == ENOENT);
	}
	free(folder);
	return writable;
}
