/*
 * Opening goes through these stages. Each may refuse, and none before the last
 * has written to the file:
 *
 *   look      make the file if there is none (0600), read its header
 *   vouch     the header's numbers are ours; not asked when a journal waits,
 *             since the header may be torn: SQLite repairs it first
 *   connect   guarded, by an absolute path without links
 *   identify  the numbers again, as SQLite sees them; the tables
 *   tighten   nobody else may read the file
 *   settle    kind of journal; schema scripts if the file is behind
 *
 * A rollback journal that is truncated, with syncs of level EXTRA, loses
 * nothing in a power cut at any point; the write-ahead log of the SQLite
 * versions that this runs with does not promise that to two connections.
 */
#include "store/schema.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"

struct opening {
	const char *path;
	const struct schema *schema;
	struct dbfile file;
	struct db *db;
	bool read_only;
	bool fresh;   /* no page in it yet */
	bool damaged; /* or not ours at all */
};

static int
newest(const struct schema *schema)
{
	int count = 0;

	while (schema->scripts[count])
		count++;
	return count;
}

static int
refuse(struct opening *o, struct err *err, const char *why)
{
	o->damaged = true;
	return err_set(err, ERR_FILE, "%s: %s", file_name(o->path), why);
}

static int
vouch(struct opening *o, int64_t application, int64_t version, struct err *err)
{
	int known = newest(o->schema);
	const char *name = file_name(o->path);

	o->damaged = true;
	if ((uint32_t)application != o->schema->application)
		return err_set(
			err, ERR_FILE, "%s: is not %s", name, o->schema->what);
	if (version > known)
		return err_set(err, ERR_FILE,
			"%s: is newer (schema %d) than this program (%d)", name,
			(int)version, known);
	if (version < 1)
		return refuse(o, err, "is damaged");
	o->damaged = false;
	return 0;
}

static int
vouch_header(struct opening *o, struct err *err)
{
	const struct dbfile *file = &o->file;

	if (file->absent || file->empty || file->crashed)
		return 0;
	return vouch(
		o, file->sqlite ? file->application : 0, file->version, err);
}

/* Whether one of the scripts, up to VERSION, holds these words. */
static bool
is_ours(const struct schema *schema, int64_t version, struct slice words)
{
	int64_t i;

	for (i = 0; i < version; i++)
		if (slice_find(slice_of(schema->scripts[i]), words, 0) !=
			SLICE_NONE)
			return true;
	return false;
}

/* SQLite keeps the words that made a table; a foreign table, view or trigger
 * was planted. */
static int
compare_tables(struct opening *o, int64_t version, struct err *err)
{
	struct db_query *q = db_query(o->db,
		"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
		" AND substr(name, 1, 7) <> 'sqlite_'");
	bool ours = true;
	int rc;

	while ((rc = db_step(q, err)) == DB_ROW)
		ours = ours && is_ours(o->schema, version, db_text(q, 0));
	if (rc == 0 && !ours)
		return refuse(o, err, "has tables that are not its own");
	return rc;
}

static int
pragma(struct opening *o, const char *sql, int64_t *value, struct err *err)
{
	return db_number(db_query(o->db, sql), value, err) < 0 ? -1 : 0;
}

/* What the head of the file said before SQLite opened it; good when no crash
 * has left a journal that would change it. */
static bool
is_known(const struct opening *o)
{
	return o->file.sqlite && !o->file.crashed;
}

/* The schema of the file to *VERSION; 0: nothing is in it yet. */
static int
identify(struct opening *o, int64_t *version, struct err *err)
{
	int64_t application;

	if (pragma(o, "PRAGMA application_id", &application, err) < 0 ||
		pragma(o, "PRAGMA user_version", version, err) < 0)
		return -1;
	if (o->fresh && application == 0 && *version == 0)
		return 0;
	if (vouch(o, application, *version, err) < 0)
		return -1;
	if (o->file.crashed && db_check(o->db, false, err) < 0)
		return -1;
	return o->schema->derived ? 0 : compare_tables(o, *version, err);
}

static int
run_scripts(struct opening *o, struct err *err)
{
	struct buf numbers = { 0 };
	int64_t version;
	int rc = identify(o, &version, err); /* another may have been faster */

	if (rc == 0 && version == newest(o->schema))
		return 0;
	for (; rc == 0 && o->schema->scripts[version]; version++)
		rc = db_exec(o->db, o->schema->scripts[version], err);
	buf_printf(&numbers, "PRAGMA application_id=%d; PRAGMA user_version=%d",
		(int)o->schema->application, (int)version);
	if (rc == 0)
		rc = db_exec(o->db, buf_string(&numbers), err);
	if (rc == 0)
		rc = db_check(o->db, false, err);
	buf_release(&numbers);
	return rc;
}

/* "library.db-schema-1-2026-11-22T09:30:00Z" */
static int
keep_old(struct opening *o, int64_t version, struct err *err)
{
	struct buf name = { 0 };
	int rc;

	buf_printf(&name, "%s-schema-%d-", o->path, (int)version);
	clock_iso(clock_now(), &name);
	rc = db_backup(o->db, buf_string(&name), err);
	buf_release(&name);
	return rc;
}

static int
bring_up(struct opening *o, int64_t version, struct err *err)
{
	if (version == newest(o->schema))
		return 0;
	if (o->read_only && version > 0)
		return refuse(o, err,
			"is older than this program; open it once for writing");
	if (version > 0 && !o->schema->derived && keep_old(o, version, err) < 0)
		return -1;
	if (db_begin(o->db, err) < 0)
		return -1;
	return db_end(o->db, run_scripts(o, err), err);
}

static int
set_journal(struct opening *o, struct err *err)
{
	struct db_query *q = db_query(o->db, "PRAGMA journal_mode=TRUNCATE");
	int rc = db_step(q, err);

	if (rc < 0)
		return -1;
	rc = slice_equal(db_text(q, 0), SLICE("truncate")) ? 0 : -1;
	db_rest(q);
	if (rc < 0)
		return err_set(err, ERR_FILE,
			"%s: busy: another program holds it",
			file_name(o->path));
	return db_set_durable(o->db, true, err);
}

static int
settle(struct opening *o, bool in_memory, struct err *err)
{
	int64_t version, pages;

	if (is_known(o)) {
		version = o->file.version;
		if (!o->schema->derived && compare_tables(o, version, err) < 0)
			return -1;
	} else {
		if (pragma(o, "PRAGMA page_count", &pages, err) < 0)
			return -1;
		o->fresh = pages == 0;
		if (identify(o, &version, err) < 0)
			return -1;
	}
	if (!in_memory && !o->read_only &&
		(dbfile_tighten(o->path, err) < 0 || set_journal(o, err) < 0))
		return -1;
	if (bring_up(o, version, err) < 0)
		return -1;
	if (o->read_only)
		db_set_read_only(o->db);
	return 0;
}

static int
open_it(struct opening *o, struct err *err)
{
	bool in_memory;
	int rc = o->read_only ? dbfile_look(o->path, &o->file, err)
			      : dbfile_claim(o->path, &o->file, err);

	if (rc < 0 || vouch_header(o, err) < 0)
		return -1;
	in_memory = o->read_only && (o->file.absent || o->file.empty);
	o->db = db_open(o->path, in_memory ? NULL : &o->file, o->schema->what,
		o->read_only, err);
	if (!o->db)
		return -1;
	rc = settle(o, in_memory, err);
	o->damaged = o->damaged || db_fault(o->db) == DB_DAMAGED;
	return rc;
}

struct db *
schema_open(const char *path, const struct schema *schema, bool read_only,
	bool *damaged, struct err *err)
{
	struct opening o = {
		.path = path, .schema = schema, .read_only = read_only
	};

	if (open_it(&o, err) < 0) {
		db_close(o.db);
		o.db = NULL;
	}
	if (damaged)
		*damaged = !o.db && o.damaged;
	return o.db;
}
