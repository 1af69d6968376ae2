#include "store/db.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"

enum {
	BUSY_MILLISECONDS = 5000,
	STEPS_BETWEEN_ASKING = 1000, /* of SQLite's machine: some 20 us */
	VALUE_LIMIT = 300 << 20,     /* a paragraph may be a whole text */
	SQL_LIMIT = 1 << 20,
};

struct db {
	sqlite3 *handle;
	char *path;		/* owned */
	const char *name;	/* in PATH */
	const char *what;	/* borrowed */
	struct map queries;	/* text -> struct db_query, owned */
	uint64_t device, inode; /* 0, 0: in memory */
	enum db_fault fault;
	bool read_only;
	bool (*asked)(void *);
	void *asked_data; /* borrowed */
};

struct db_query {
	struct db *db; /* borrowed */
	sqlite3_stmt *statement;
	int failed; /* first result that was not SQLITE_OK */
};

static const struct failure {
	int code;
	enum db_fault fault;
	const char *sentence;
} failures[] = {
	{ SQLITE_BUSY, DB_BUSY, "busy: another program holds it" },
	{ SQLITE_LOCKED, DB_BUSY, "busy: another program holds it" },
	{ SQLITE_CORRUPT, DB_DAMAGED, "is damaged" },
	{ SQLITE_FULL, DB_OTHER, "the disk is full" },
	{ SQLITE_READONLY, DB_OTHER, "cannot be written" },
	{ SQLITE_CANTOPEN, DB_OTHER, "cannot be opened" },
	{ SQLITE_PERM, DB_OTHER, "cannot be opened" },
	{ SQLITE_TOOBIG, DB_OTHER, "a text is too large to be stored" },
	{ SQLITE_INTERRUPT, DB_STOPPED, "stopped" },
};

/* Notes what SQLite says went wrong; returns -1. */
static int
fail(struct db *d, int rc, struct err *err)
{
	size_t i;
	int code = rc & 0xff;

	d->fault = DB_OTHER;
	if (code == SQLITE_NOMEM)
		abort();
	if (code == SQLITE_NOTADB) {
		d->fault = DB_DAMAGED;
		return err_set(
			err, ERR_FILE, "%s: is not %s", d->name, d->what);
	}
	for (i = 0; i < sizeof(failures) / sizeof(*failures); i++) {
		if (failures[i].code != code)
			continue;
		d->fault = failures[i].fault;
		return err_set(
			err, ERR_FILE, "%s: %s", d->name, failures[i].sentence);
	}
	errno = code == SQLITE_IOERR ? sqlite3_system_errno(d->handle) : 0;
	if (errno != 0)
		return err_errno(err, ERR_FILE, "%s", d->name);
	return err_set(
		err, ERR_FILE, "%s: %s", d->name, sqlite3_errmsg(d->handle));
}

/* Notes what we ourselves object to. */
static int
refuse(struct db *d, enum db_fault fault, struct err *err, const char *why)
{
	d->fault = fault;
	return err_set(err, ERR_FILE, "%s: %s", d->name, why);
}

struct db_query *
db_query(struct db *d, const char *sql)
{
	struct db_query *q = map_find(&d->queries, slice_of(sql));

	if (!q) {
		q = mem_new(sizeof(*q));
		q->db = d;
		map_put(&d->queries, slice_of(sql), q);
	}
	if (q->statement) {
		assert(!sqlite3_stmt_busy(q->statement));
		sqlite3_clear_bindings(q->statement);
		q->failed = SQLITE_OK;
		return q;
	}
	q->failed = sqlite3_prepare_v3(d->handle, sql, -1,
		SQLITE_PREPARE_PERSISTENT, &q->statement, NULL);
	return q;
}

static void
note_binding(struct db_query *q, int rc)
{
	if (q->failed == SQLITE_OK)
		q->failed = rc;
}

void
db_bind(struct db_query *q, int at, int64_t value)
{
	if (q->statement)
		note_binding(q, sqlite3_bind_int64(q->statement, at, value));
}

void
db_bind_text(struct db_query *q, int at, struct slice value)
{
	const char *data = value.size > 0 ? value.data : "";

	if (q->statement)
		note_binding(q,
			sqlite3_bind_text64(q->statement, at, data, value.size,
				SQLITE_TRANSIENT, SQLITE_UTF8));
}

void
db_rest(struct db_query *q)
{
	sqlite3_reset(q->statement); /* repeats what step has told */
}

int
db_step(struct db_query *q, struct err *err)
{
	int rc = q->failed;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(q->statement);
	if (rc == SQLITE_ROW)
		return DB_ROW;
	if (rc != SQLITE_DONE)
		fail(q->db, rc, err);
	db_rest(q);
	return rc == SQLITE_DONE ? DB_END : -1;
}

int
db_run(struct db_query *q, struct err *err)
{
	int rc;

	while ((rc = db_step(q, err)) == DB_ROW)
		;
	return rc;
}

int
db_number(struct db_query *q, int64_t *out, struct err *err)
{
	int rc = db_step(q, err);

	*out = rc == DB_ROW ? db_int(q, 0) : 0;
	if (rc == DB_ROW)
		db_rest(q);
	return rc;
}

int64_t
db_int(struct db_query *q, int at)
{
	return sqlite3_column_int64(q->statement, at);
}

double
db_real(struct db_query *q, int at)
{
	return sqlite3_column_double(q->statement, at);
}

struct slice
db_text(struct db_query *q, int at)
{
	const void *data = sqlite3_column_blob(q->statement, at);
	int size = sqlite3_column_bytes(q->statement, at);

	return data ? (struct slice){ data, (size_t)size } : slice_of("");
}

int64_t
db_last_id(struct db *d)
{
	return sqlite3_last_insert_rowid(d->handle);
}

int64_t
db_changes(struct db *d)
{
	return sqlite3_changes64(d->handle);
}

int
db_exec(struct db *d, const char *script, struct err *err)
{
	int rc = sqlite3_exec(d->handle, script, NULL, NULL, NULL);

	return rc == SQLITE_OK ? 0 : fail(d, rc, err);
}

int
db_begin(struct db *d, struct err *err)
{
	if (d->read_only)
		return refuse(d, DB_OTHER, err, "is open for reading only");
	if (d->inode != 0 && !dbfile_is_same(d->path, d->device, d->inode))
		return refuse(d, DB_GONE, err,
			"was removed or replaced while it was open");
	return db_run(db_query(d, "BEGIN IMMEDIATE"), err);
}

int
db_end(struct db *d, int reached, struct err *err)
{
	if (reached == 0)
		reached = db_run(db_query(d, "COMMIT"), err);
	if (!sqlite3_get_autocommit(d->handle)) {
		enum db_fault fault = d->fault; /* the cause, not the cure */

		if (db_exec(d, "ROLLBACK", NULL) < 0)
			reached = -1;
		d->fault = fault;
	}
	return reached;
}

int64_t
db_data_version(struct db *d, struct err *err)
{
	int64_t version;

	if (db_number(db_query(d, "PRAGMA data_version"), &version, err) < 0)
		return -1;
	return version;
}

int
db_set_durable(struct db *d, bool durable, struct err *err)
{
	return db_exec(d,
		durable ? "PRAGMA synchronous=EXTRA" : "PRAGMA synchronous=OFF",
		err);
}

static int
ask(void *data)
{
	struct db *d = data;

	return d->asked(d->asked_data);
}

void
db_set_interrupt(struct db *d, bool (*asked)(void *), void *data)
{
	d->asked = asked;
	d->asked_data = data;
	sqlite3_progress_handler(
		d->handle, STEPS_BETWEEN_ASKING, asked ? ask : NULL, d);
}

/* Runs a check that gives the row OK, or no row, when all is well. */
static int
check(struct db *d, const char *sql, struct err *err)
{
	struct db_query *q = db_query(d, sql);
	int rc = db_step(q, err);

	if (rc != DB_ROW)
		return rc;
	rc = slice_equal(db_text(q, 0), SLICE("ok")) ? 0 : -1;
	db_rest(q);
	return rc == 0 ? 0 : refuse(d, DB_DAMAGED, err, "is damaged");
}

int
db_check(struct db *d, bool thorough, struct err *err)
{
	if (!thorough)
		return check(d, "PRAGMA quick_check(1)", err);
	if (check(d, "PRAGMA integrity_check(1)", err) < 0)
		return -1;
	return check(d, "PRAGMA foreign_key_check", err);
}

static int
copy_into(struct db *d, sqlite3 *target, struct err *err)
{
	sqlite3_backup *copy =
		sqlite3_backup_init(target, "main", d->handle, "main");
	int rc;

	if (!copy)
		return fail(d, sqlite3_errcode(target), err);
	(void)sqlite3_backup_step(copy, -1); /* finish tells */
	rc = sqlite3_backup_finish(copy);
	return rc == SQLITE_OK ? 0 : fail(d, rc, err);
}

static int
copy_to(struct db *d, const char *path, struct err *err)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
		SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	sqlite3 *target = NULL;
	int rc = sqlite3_open_v2(path, &target, flags, NULL);

	rc = rc == SQLITE_OK ? copy_into(d, target, err) : fail(d, rc, err);
	sqlite3_close(target);
	return rc;
}

static int
sync_path(const char *path, int flags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
	int rc = fd < 0 ? -1 : fsync(fd);

	if (fd >= 0)
		close(fd);
	return rc;
}

static int
sync_with_folder(const char *path)
{
	char *folder = mem_copy(path, (size_t)(file_name(path) - path));
	int rc = sync_path(path, 0);

	if (rc == 0)
		rc = sync_path(folder, O_DIRECTORY);
	free(folder);
	return rc;
}

/* The target is claimed before anything is copied, so that two programs
 * cannot make the same one. */
int
db_backup(struct db *d, const char *target, struct err *err)
{
	const int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = open(target, flags, 0600);

	if (fd < 0)
		return err_errno(err, ERR_FILE, "%s", file_name(target));
	close(fd);
	if (copy_to(d, target, err) == 0) {
		if (sync_with_folder(target) == 0)
			return 0;
		err_errno(err, ERR_FILE, "%s", file_name(target));
	}
	unlink(target);
	return -1;
}

static const struct {
	int id, value;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, VALUE_LIMIT },
	{ SQLITE_LIMIT_SQL_LENGTH, SQL_LIMIT },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 100 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 8 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
}, defences[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
};

/* None of this reads the file yet. */
static int
guard(struct db *d, struct err *err)
{
	size_t i;
	int rc = SQLITE_OK;

	for (i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		sqlite3_limit(d->handle, limits[i].id, limits[i].value);
	for (i = 0; i < sizeof(defences) / sizeof(*defences); i++)
		if (rc == SQLITE_OK)
			rc = sqlite3_db_config(d->handle, defences[i].id,
				defences[i].value, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_busy_timeout(d->handle, BUSY_MILLISECONDS);
	if (rc != SQLITE_OK)
		return fail(d, rc, err);
	return db_exec(d,
		"PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
		"PRAGMA temp_store=MEMORY",
		err);
}

/* The path begins with '/', so it is never taken for a "file:" address. */
static int
connect_to(struct db *d, const struct dbfile *file, struct err *err)
{
	const int common = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
		SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
	int way = SQLITE_OPEN_READWRITE;
	int rc;

	assert(!file || d->path[0] == '/');
	if (!file)
		way |= SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
	else if (d->read_only)
		way = SQLITE_OPEN_READONLY;
	rc = sqlite3_open_v2(
		file ? d->path : ":memory:", &d->handle, common | way, NULL);
	return rc == SQLITE_OK ? guard(d, err) : fail(d, rc, err);
}

struct db *
db_open(const char *path, const struct dbfile *file, const char *what,
	bool read_only, struct err *err)
{
	struct db *d = mem_new(sizeof(*d));

	d->path = mem_copy(path, strlen(path));
	d->name = file_name(d->path);
	d->what = what;
	d->read_only = read_only && file;
	if (file) {
		d->device = file->device;
		d->inode = file->inode;
	}
	if (connect_to(d, file, err) == 0)
		return d;
	db_close(d);
	return NULL;
}

void
db_close(struct db *d)
{
	struct slice key;
	void *value;
	size_t at = 0;

	if (!d)
		return;
	while (map_next(&d->queries, &at, &key, &value)) {
		sqlite3_finalize(((struct db_query *)value)->statement);
		free(value);
	}
	map_release(&d->queries);
	sqlite3_close(d->handle);
	free(d->path);
	free(d);
}

const char *
db_name(const struct db *d)
{
	return d->name;
}

bool
db_is_read_only(const struct db *d)
{
	return d->read_only;
}

void
db_set_read_only(struct db *d)
{
	d->read_only = true;
}

enum db_fault
db_fault(const struct db *d)
{
	return d->fault;
}
