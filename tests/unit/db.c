/* The connection, and what schema_open refuses. */
#include "store/schema.h"

#include <unistd.h>

#include "world.h"

static const char *const first[] = {
	"CREATE TABLE thing (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;",
	NULL,
};

static const char *const second[] = {
	"CREATE TABLE thing (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;",
	"CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT;"
	"INSERT INTO other VALUES (7);",
	NULL,
};

static const char *const broken[] = {
	"CREATE TABLE thing (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;",
	"CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT; NONSENSE;",
	NULL,
};

static const char *const planted[] = {
	"CREATE TABLE thing (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;"
	"CREATE TRIGGER t AFTER INSERT ON thing BEGIN"
	" DELETE FROM thing; END;",
	NULL,
};

static const struct schema ours = { "a box of things", 77, first, false };
static const struct schema newer = { "a box of things", 77, second, false };
static const struct schema worse = { "a box of things", 77, broken, false };
static const struct schema evil = { "a box of things", 77, planted, false };
static const struct schema foreign = { "something else", 78, first, false };

static struct err err;

static struct db *
open_as(const struct schema *schema, const char *name, bool read_only)
{
	struct db *d =
		schema_open(world_path(name), schema, read_only, NULL, &err);

	if (!d)
		printf("# %s\n", err_text(&err));
	return d;
}

static int
put(struct db *d, struct slice body)
{
	struct db_query *q =
		db_query(d, "INSERT INTO thing (body) VALUES (?1)");

	if (db_begin(d, &err) < 0)
		return -1;
	db_bind_text(q, 1, body);
	return db_end(d, db_run(q, &err), &err);
}

static int64_t
number(struct db *d, const char *sql)
{
	int64_t value;

	return db_number(db_query(d, sql), &value, &err) == DB_ROW ? value : -1;
}

static void
test_values(void)
{
	struct db *d = open_as(&ours, "values.db", false);
	struct slice odd = SLICE("a\0b\xff\xc0 '; DROP TABLE thing; -- %s");
	struct db_query *q;

	tap_ok(d != NULL, "made");
	tap_ok(put(d, odd) == 0, "put");
	q = db_query(d, "SELECT body, 1.5, 1 << 40 FROM thing");
	tap_ok(db_step(q, &err) == DB_ROW, "a row");
	tap_equal(db_text(q, 0), odd, "bytes come back as they were");
	tap_ok(db_real(q, 1) > 1.4 && db_int(q, 2) == (int64_t)1 << 40,
		"numbers, too");
	tap_ok(db_step(q, &err) == DB_END, "then the end");
	q = db_query(d, "SELECT id FROM nowhere");
	db_bind(q, 1, 1);
	tap_ok(db_step(q, &err) < 0, "a bad query fails at its step");
	world_sentence(&err, "values.db: no such table: nowhere");
	tap_ok(world_mode("values.db") == 0600, "private");
	db_close(d);
}

static void
test_rollback(void)
{
	struct db *d = open_as(&ours, "values.db", false);
	struct db_query *q =
		db_query(d, "INSERT INTO thing (body) VALUES ('')");
	int rc;

	tap_ok(db_begin(d, &err) == 0, "begin");
	rc = db_run(q, &err);
	tap_ok(rc == 0 && db_end(d, -1, &err) == -1, "given up");
	tap_ok(number(d, "SELECT count(*) FROM thing") == 1, "nothing is left");
	tap_ok(db_check(d, true, &err) == 0, "the file is sound");
	db_close(d);
}

/* WHY is the sentence; the bytes of NAME stay as they are. */
static void
expect_refusal(const struct schema *schema, const char *name, const char *why)
{
	struct buf before = { 0 };
	struct db *d;

	buf_slice(&before, world_read(name));
	d = open_as(schema, name, false);
	tap_ok(!d, "%s is refused", name);
	world_sentence(&err, why);
	tap_equal(world_read(name), buf_view(&before), "and left as it was");
	db_close(d);
	buf_release(&before);
}

static void
test_refusals(void)
{
	struct buf bytes = { 0 };

	db_close(open_as(&foreign, "foreign.db", false));
	expect_refusal(
		&ours, "foreign.db", "foreign.db: is not a box of things");
	db_close(open_as(&newer, "newer.db", false));
	expect_refusal(&ours, "newer.db",
		"newer.db: is newer (schema 2) than this program (1)");
	db_close(open_as(&evil, "evil.db", false));
	expect_refusal(
		&ours, "evil.db", "evil.db: has tables that are not its own");
	world_write("text.db", SLICE("Dear diary,\n"));
	expect_refusal(&ours, "text.db", "text.db: is not a box of things");

	buf_slice(&bytes, world_read("values.db"));
	world_write("half.db", slice_sub(buf_view(&bytes), 0, 4096));
	expect_refusal(&ours, "half.db", "half.db: is damaged");
	bytes.data[60] = (char)0xff; /* the version: negative */
	world_write("minus.db", buf_view(&bytes));
	expect_refusal(&ours, "minus.db", "minus.db: is damaged");
	buf_release(&bytes);
}

static void
test_kinds_of_file(void)
{
	mkdir(world_path("folder.db"), 0700);
	tap_ok(!open_as(&ours, "folder.db", false), "a folder");
	world_sentence(&err, "folder.db: is a directory");
	tap_ok(symlink("values.db", world_path("link.db")) == 0, "link made");
	tap_ok(!open_as(&ours, "link.db", false), "a link");
	world_sentence(&err, "link.db: is a symbolic link");
	tap_ok(mkfifo(world_path("pipe.db"), 0600) == 0, "pipe made");
	tap_ok(!open_as(&ours, "pipe.db", false), "a pipe");
	world_sentence(&err, "pipe.db: is not a plain file");
}

static void
test_upgrade(void)
{
	struct db *d = open_as(&ours, "old.db", false);

	tap_ok(put(d, SLICE("kept")) == 0, "an old one");
	db_close(d);
	tap_ok(!open_as(&worse, "old.db", false), "a script that fails");
	world_sentence(&err, "old.db: near \"NONSENSE\": syntax error");
	unlink(world_path("old.db-schema-1-2023-11-14T22:13:20Z"));
	d = open_as(&ours, "old.db", false);
	tap_ok(d && number(d, "SELECT count(*) FROM thing") == 1,
		"leaves the old one");
	db_close(d);

	tap_ok(!open_as(&newer, "old.db", true), "reading only: no upgrade");
	world_sentence(&err,
		"old.db: is older than this program; open it once for writing");
	d = open_as(&newer, "old.db", false);
	tap_ok(d && number(d, "SELECT id FROM other") == 7, "upgraded");
	tap_ok(number(d, "SELECT count(*) FROM thing") == 1, "nothing is lost");
	db_close(d);
	tap_ok(world_mode("old.db-schema-1-2023-11-14T22:13:20Z") == 0600,
		"with a dated copy of the old one");
	d = open_as(&ours, "old.db-schema-1-2023-11-14T22:13:20Z", false);
	tap_ok(d && number(d, "SELECT count(*) FROM thing") == 1,
		"which works");
	db_close(d);
}

static void
test_loose_mode(void)
{
	mode_t mask = umask(0);
	struct db *d = open_as(&ours, "mask.db", false);

	tap_ok(world_mode("mask.db") == 0600, "private whatever the umask");
	db_close(d);
	chmod(world_path("mask.db"), 0666);
	db_close(open_as(&ours, "mask.db", false));
	tap_ok(world_mode("mask.db") == 0600, "made private again");
	chmod(world_path("foreign.db"), 0644);
	db_close(open_as(&ours, "foreign.db", false));
	err_release(&err);
	tap_ok(world_mode("foreign.db") == 0644, "unless it is not ours");
	umask(mask);
}

static void
test_replaced(void)
{
	struct db *d = open_as(&ours, "values.db", false);

	rename(world_path("values.db"), world_path("moved.db"));
	tap_ok(put(d, SLICE("x")) < 0, "moved away: not written");
	tap_ok(db_fault(d) == DB_GONE, "and one can tell");
	world_sentence(
		&err, "values.db: was removed or replaced while it was open");
	world_write("values.db", SLICE(""));
	tap_ok(put(d, SLICE("x")) < 0, "nor is what came in its place");
	world_sentence(
		&err, "values.db: was removed or replaced while it was open");
	db_close(d);
	unlink(world_path("values.db"));
	rename(world_path("moved.db"), world_path("values.db"));
}

static void
test_read_only(void)
{
	struct db *d = open_as(&ours, "values.db", true);

	tap_ok(d && number(d, "SELECT count(*) FROM thing") == 1,
		"can be read");
	tap_ok(put(d, SLICE("x")) < 0, "not written");
	world_sentence(&err, "values.db: is open for reading only");
	db_close(d);
	d = open_as(&ours, "absent.db", true);
	tap_ok(d && number(d, "SELECT count(*) FROM thing") == 0,
		"an absent one is empty");
	tap_ok(put(d, SLICE("x")) < 0, "and not written, either");
	err_release(&err);
	tap_ok(access(world_path("absent.db"), F_OK) < 0, "nor made");
	db_close(d);
}

/* A crash in the middle of a commit: the journal is full, the file is new. */
static bool
crash(void)
{
	struct db *d = open_as(&ours, "crash.db", false);
	struct buf journal = { 0 }, file = { 0 };
	int rc = db_begin(d, NULL);

	if (rc == 0)
		rc = db_exec(d,
			"PRAGMA cache_spill=1; PRAGMA cache_size=1;"
			"UPDATE thing SET body = hex(zeroblob(50000))",
			NULL);
	buf_slice(&journal, world_read("crash.db-journal"));
	buf_slice(&file, world_read("crash.db"));
	world_write("crash2.db-journal", buf_view(&journal));
	world_write("crash2.db", buf_view(&file));
	return rc == 0 && journal.size > 512;
}

static void
test_hot_journal(void)
{
	struct db *d = open_as(&ours, "crash.db", false);
	int i, rc = 0;

	for (i = 0; rc == 0 && i < 40; i++)
		rc = put(d, SLICE("whole"));
	db_close(d);
	tap_ok(rc == 0 && world_apart(crash), "a journal was left");
	d = open_as(&ours, "crash2.db", false);
	tap_ok(d != NULL, "opens after a crash");
	if (d)
		tap_ok(number(d,
			       "SELECT count(*) FROM thing"
			       " WHERE body = 'whole'") == 40,
			"as it was before");
	db_close(d);
}

static bool
always(void *data)
{
	return ++*(int *)data > 3;
}

static void
test_interrupt(void)
{
	struct db *d = open_as(&ours, "values.db", false);
	int asked = 0;

	db_set_interrupt(d, always, &asked);
	tap_ok(number(d,
		       "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
		       " SELECT i + 1 FROM n LIMIT 100000000)"
		       " SELECT sum(i) FROM n") < 0,
		"a long query is stopped");
	tap_ok(asked == 4 && db_fault(d) == DB_STOPPED, "when asked to");
	err_release(&err);
	db_set_interrupt(d, NULL, NULL);
	tap_ok(number(d, "SELECT 3") == 3, "and goes on");
	db_close(d);
}

int
main(void)
{
	world_begin();
	test_values();
	test_rollback();
	test_refusals();
	test_kinds_of_file();
	test_upgrade();
	test_loose_mode();
	test_replaced();
	test_read_only();
	test_hot_journal();
	test_interrupt();
	return tap_done();
}
