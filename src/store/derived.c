/*
 * Building doesn't wait for the disk: a kill is harmless (there is a rollback
 * journal), a power cut is not. So the first commit of a session is a durable
 * one and leaves the number of this boot of the machine in the file; closing
 * syncs and takes it away. An index with the number of another boot is dropped.
 */
#include "store/derived.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "store/boot.h"

enum boot { BOOT_NONE, BOOT_THIS, BOOT_OTHER };

/* Whose number the file bears (enum boot), or -1. */
static int
marked(struct derived *x, struct err *err)
{
	struct db_query *q = db_query(x->db, "SELECT boot FROM derived");
	int rc = db_step(q, err);
	struct slice boot;

	if (rc != DB_ROW)
		return rc < 0 ? -1 : BOOT_OTHER;
	boot = db_text(q, 0);
	if (boot.size == 0)
		rc = BOOT_NONE;
	else if (slice_equal(boot, slice_of(x->boot)))
		rc = BOOT_THIS;
	else
		rc = BOOT_OTHER;
	db_rest(q);
	return rc;
}

static int
mark(struct derived *x, const char *boot, struct err *err)
{
	struct db_query *q = db_query(x->db, "UPDATE derived SET boot = ?1");

	db_bind_text(q, 1, slice_of(boot));
	return db_run(q, err);
}

static void
disconnect(struct derived *x)
{
	db_close(x->db);
	x->db = NULL;
	x->relaxed = false;
}

/* *DAMAGED: the file cannot be used, and may be dropped. */
static int
connect_to(struct derived *x, bool *damaged, struct err *err)
{
	int boot = -1;

	x->db = schema_open(x->path, x->schema, x->read_only, damaged, err);
	if (!x->db)
		return -1;
	if (db_exec(x->db, "PRAGMA cache_size=-4000", err) == 0)
		boot = marked(x, err);
	if (boot == BOOT_NONE || boot == BOOT_THIS)
		return 0;
	if (boot == BOOT_OTHER)
		err_set(err, ERR_FILE, "%s: was not closed", db_name(x->db));
	*damaged = boot == BOOT_OTHER || db_fault(x->db) == DB_DAMAGED;
	disconnect(x);
	return -1;
}

int
derived_ready(struct derived *x, struct err *err)
{
	bool damaged;

	if (x->db || connect_to(x, &damaged, err) == 0)
		return 0;
	if (!damaged || x->read_only)
		return -1;
	unlink(x->path);
	return connect_to(x, &damaged, err);
}

/* The caller frees it. SQLite wants no links on the way. */
static char *
path_in(const char *folder, const char *name)
{
	char *real = realpath(folder, NULL);
	char *path = file_join(real ? real : folder, name);

	free(real);
	return path;
}

int
derived_init(struct derived *x, const struct store *s, const char *name,
	const struct schema *schema, struct err *err)
{
	const char *folder = store_cache(s);
	int rc = 0;

	*x = (struct derived){ .schema = schema,
		.read_only = store_is_read_only(s) };
	if (!x->read_only)
		rc = file_folder(folder, err);
	x->path = path_in(folder, name);
	x->boot = boot_name();
	return rc < 0 ? -1 : derived_ready(x, err);
}

/* Makes durable what was written, and says so in the file. */
static void
settle(struct derived *x)
{
	int rc = db_set_durable(x->db, true, NULL);

	if (rc == 0)
		rc = db_begin(x->db, NULL);
	if (rc == 0)
		rc = db_end(x->db, mark(x, "", NULL), NULL);
	(void)rc; /* unsaid, the index is made again after the next boot */
}

void
derived_release(struct derived *x)
{
	if (x->relaxed)
		settle(x);
	disconnect(x);
	free(x->path);
	free(x->boot);
}

int
derived_reset(struct derived *x, struct err *err)
{
	disconnect(x);
	unlink(x->path);
	return derived_ready(x, err);
}

bool
derived_recover(struct derived *x)
{
	enum db_fault fault = x->db ? db_fault(x->db) : DB_FINE;

	if (x->read_only || (fault != DB_DAMAGED && fault != DB_GONE))
		return false;
	if (fault == DB_DAMAGED)
		return derived_reset(x, NULL) == 0;
	disconnect(x);
	return derived_ready(x, NULL) == 0;
}

static int
be_durable(struct derived *x, struct err *err)
{
	if (x->relaxed && db_set_durable(x->db, true, err) < 0)
		return -1;
	x->relaxed = false;
	return 0;
}

/* A transaction in a file that bears the number of this boot, or will when it
 * is durable. Another process may have closed the file and called it clean. */
int
derived_begin(struct derived *x, struct err *err)
{
	for (;;) {
		int boot, rc;

		if (db_begin(x->db, err) < 0)
			return -1;
		boot = marked(x, err);
		if (boot == BOOT_THIS)
			return 0;
		rc = boot < 0 ? -1 : x->relaxed ? 1 : mark(x, x->boot, err);
		if (rc == 0)
			return 0;
		if (db_end(x->db, -1, NULL) < 0 && rc < 0)
			return -1;
		if (be_durable(x, err) < 0)
			return -1;
	}
}

int
derived_end(struct derived *x, int reached, struct err *err)
{
	if (db_end(x->db, reached, err) < 0)
		return -1;
	if (!x->relaxed && *x->boot)
		x->relaxed = db_set_durable(x->db, false, NULL) == 0;
	return 0;
}
