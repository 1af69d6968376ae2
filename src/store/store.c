#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"
#include "store/db.h"
#include "store/dbfile.h"
#include "store/edition.h"
#include "store/schema.h"

#include "store/schema.inc"

struct store {
	struct db *db; /* these are all owned */
	char *database, *editions, *state, *cache;
	int64_t seen; /* data version */
	bool read_only;
};

static const struct schema library = {
	.what = "a library of ibid",
	.application = 0x69626964, /* "ibid" */
	.scripts = schema_scripts,
};

static const char default_name[] = "library.db";

/* "PATH-ENDING", to be freed by the caller. */
static char *
beside(const char *path, const char *ending)
{
	struct buf name = { 0 };

	buf_printf(&name, "%s-%s", path, ending);
	return buf_take(&name);
}

/* What was asked for, to be freed by the caller; NULL: nothing was. */
static char *
asked_for(const struct store_options *options)
{
	const char *path = options->database;

	if (!path)
		path = getenv("IBID_DB");
	return path && *path ? mem_copy(path, strlen(path)) : NULL;
}

static char *
default_path(struct err *err)
{
	char *folder = file_home(FILE_DATA, err);
	char *path = folder ? file_join(folder, default_name) : NULL;

	free(folder);
	return path;
}

static char *
folder_of(const char *path)
{
	size_t size = (size_t)(file_name(path) - path);

	return size > 0 ? mem_copy(path, size) : mem_copy(".", 1);
}

/* PATH with its folder absolute and without links, the last part as it is:
 * SQLite refuses links, but a linked home must open. NULL with an error. */
static char *
real_path(const char *path, struct err *err)
{
	char *folder = folder_of(path);
	char *real = realpath(folder, NULL);
	char *result = NULL;

	if (*file_name(path) == '\0')
		err_set(err, ERR_FILE, "%s: is a directory", path);
	else if (!real)
		err_errno(err, ERR_FILE, "%s", path);
	else if (strcmp(real, "/") == 0)
		result = file_join("", file_name(path));
	else
		result = file_join(real, file_name(path));
	free(real);
	free(folder);
	return result;
}

/* The reader's own folder is nobody else's business. */
static void
keep_private(const char *folder)
{
	struct stat st;

	if (lstat(folder, &st) == 0 && S_ISDIR(st.st_mode) &&
		st.st_uid == geteuid() && (st.st_mode & 077) != 0)
		chmod(folder, st.st_mode & 0700);
}

/* Makes the folder of PATH; 1: that is not allowed here. */
static int
make_folder(const char *path, bool own, struct err *err)
{
	char *folder = folder_of(path);
	int rc = access(folder, F_OK) == 0 ? 0 : file_folder(folder, err);
	int reason = errno;

	if (rc < 0 && (reason == EACCES || reason == EROFS))
		rc = 1;
	else if (rc == 0 && own)
		keep_private(folder);
	free(folder);
	return rc;
}

/* State and cache are shared by all starts on the default library only. */
static int
name_folders(struct store *s, bool own, struct err *err)
{
	s->editions = beside(s->database, "editions");
	s->state =
		own ? file_home(FILE_STATE, err) : beside(s->database, "state");
	s->cache =
		own ? file_home(FILE_CACHE, err) : beside(s->database, "cache");
	return s->state && s->cache ? 0 : -1;
}

static bool
same_file(const char *a, const char *b)
{
	char *real = b ? real_path(b, NULL) : NULL;
	bool same = real && strcmp(a, real) == 0;

	free(real);
	return same;
}

/* The path as it will be used. A folder that may not be made leaves the path
 * as it is, and nothing will be written. NULL with an error. */
static char *
locate(struct store *s, const char *path, bool own, struct err *err)
{
	char *real;
	int rc = 0;

	if (*file_name(path) == '\0') {
		err_set(err, ERR_FILE, "%s: is a directory", path);
		return NULL;
	}
	if (!s->read_only)
		rc = make_folder(path, own, err);
	if (rc < 0)
		return NULL;
	s->read_only = s->read_only || rc > 0;
	real = real_path(path, s->read_only ? NULL : err);
	if (!real && s->read_only)
		real = mem_copy(path, strlen(path));
	return real;
}

static int
find_database(
	struct store *s, const struct store_options *options, struct err *err)
{
	char *asked = asked_for(options);
	char *usual = default_path(asked ? NULL : err);
	bool own;
	int rc = -1;

	if (asked || usual)
		s->database = locate(s, asked ? asked : usual, !asked, err);
	if (s->database) {
		own = !asked || same_file(s->database, usual);
		rc = name_folders(s, own, err);
	}
	free(asked);
	free(usual);
	return rc;
}

static int
open_it(struct store *s, const struct store_options *options, struct err *err)
{
	s->read_only = options->read_only;
	if (find_database(s, options, err) < 0)
		return -1;
	if (!dbfile_is_writable(s->database))
		s->read_only = true;
	s->db = schema_open(s->database, &library, s->read_only, NULL, err);
	if (!s->db)
		return -1;
	if (err)
		err_release(err); /* of a folder that could not be made */
	s->seen = db_data_version(s->db, err);
	return s->seen < 0 ? -1 : 0;
}

struct store *
store_open(const struct store_options *options, struct err *err)
{
	struct store *s = mem_new(sizeof(*s));

	if (open_it(s, options, err) == 0)
		return s;
	store_close(s);
	return NULL;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	db_close(s->db);
	free(s->database);
	free(s->editions);
	free(s->state);
	free(s->cache);
	free(s);
}

struct db *
store_db(const struct store *s)
{
	return s->db;
}

bool
store_is_read_only(const struct store *s)
{
	return s->read_only;
}

bool
store_has_changed(struct store *s)
{
	int64_t seen = s->seen;

	s->seen = db_data_version(s->db, NULL);
	return s->seen != seen;
}

const char *
store_database(const struct store *s)
{
	return s->database;
}

const char *
store_editions(const struct store *s)
{
	return s->editions;
}

const char *
store_state(const struct store *s)
{
	return s->state;
}

const char *
store_cache(const struct store *s)
{
	return s->cache;
}

/* Hashes of all that is on the shelf, into OUT (of char *, in ARENA). */
static int
list_hashes(
	struct store *s, struct arena *arena, struct vec *out, struct err *err)
{
	struct db_query *q = db_query(s->db,
		"SELECT DISTINCT edition.hash FROM document"
		" JOIN edition ON edition.id = document.edition"
		" WHERE document.removed IS NULL");
	int rc;

	while ((rc = db_step(q, err)) == DB_ROW)
		*(char **)vec_push(out) = arena_string(arena, db_text(q, 0));
	return rc;
}

static int
check_editions(struct store *s, struct err *err)
{
	struct arena arena = { 0 };
	struct vec hashes = VEC_OF(char *);
	int rc = list_hashes(s, &arena, &hashes, err);
	size_t i;

	for (i = 0; rc == 0 && i < hashes.count; i++)
		rc = edition_check(
			s->editions, *(char **)vec_at(&hashes, i), err);
	vec_release(&hashes);
	arena_release(&arena);
	return rc;
}

int
store_check(struct store *s, struct err *err)
{
	if (db_check(s->db, true, err) < 0)
		return -1;
	return check_editions(s, err);
}
