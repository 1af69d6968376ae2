/* Where the library is, who may open it, several at once. */
#include "store/store.h"

#include <fcntl.h>

#include "base/mem.h"
#include "store/db.h"
#include "world.h"

static struct err err;

static struct store *
open_as(const char *database, bool read_only)
{
	struct store_options options = { database, read_only };

	return store_open(&options, &err);
}

static void
expect_path(const char *got, const char *want)
{
	tap_equal(slice_of(got), slice_of(world_path(want)), want);
}

static void
test_own(void)
{
	struct store *s = open_as(NULL, false);

	tap_ok(s != NULL, "the reader's own is made");
	expect_path(store_database(s), ".local/share/ibid/library.db");
	expect_path(store_editions(s), ".local/share/ibid/library.db-editions");
	expect_path(store_state(s), ".local/state/ibid");
	expect_path(store_cache(s), ".cache/ibid");
	tap_ok(!store_is_read_only(s), "and can be written");
	tap_ok(world_mode(".local/share/ibid") == 0700, "a private folder");
	tap_ok(world_mode(".local/share/ibid/library.db") == 0600,
		"a private file");
	tap_ok(store_check(s, &err) == 0, "sound");
	store_close(s);

	s = open_as(world_path(".local/share/ibid/library.db"), false);
	expect_path(store_state(s), ".local/state/ibid");
	store_close(s);
}

static void
test_named(void)
{
	struct store *s = open_as(world_path("new/other.db"), false);

	expect_path(store_database(s), "new/other.db");
	expect_path(store_state(s), "new/other.db-state");
	expect_path(store_cache(s), "new/other.db-cache");
	store_close(s);

	setenv("IBID_DB", world_path("env.db"), 1);
	s = open_as(NULL, false);
	expect_path(store_database(s), "env.db");
	store_close(s);
	s = open_as(world_path("new/other.db"), false);
	expect_path(store_database(s), "new/other.db");
	store_close(s);
	unsetenv("IBID_DB");

	tap_ok(chdir(world_root) == 0, "into the world");
	s = open_as("file:trap.db?mode=memory", false);
	tap_ok(s != NULL, "a name like an address");
	tap_ok(world_mode("file:trap.db?mode=memory") == 0600,
		"is the name of a file");
	store_close(s);
	tap_ok(!open_as("new/", false), "a folder");
	world_sentence(&err, "new/: is a directory");
}

static void
test_linked_home(void)
{
	struct store *s;

	tap_ok(symlink(world_root, world_path("link")) == 0, "link made");
	setenv("HOME", world_path("link"), 1);
	s = open_as(NULL, false);
	tap_ok(s != NULL, "a linked home opens");
	expect_path(store_database(s), ".local/share/ibid/library.db");
	store_close(s);
	setenv("HOME", world_root, 1);
}

static void
test_loose(void)
{
	mode_t mask = umask(0);
	struct store *s = open_as(world_path("loose.db"), false);

	store_close(s);
	tap_ok(world_mode("loose.db") == 0600, "private under umask 000");
	umask(mask);
	chmod(world_path(".local/share/ibid"), 0755);
	store_close(open_as(NULL, false));
	tap_ok(world_mode(".local/share/ibid") == 0700,
		"the folder is made private again");
}

static void
test_read_only(void)
{
	struct store *s = open_as(world_path("none/none.db"), true);

	tap_ok(s && store_is_read_only(s), "an absent one, for reading");
	tap_ok(world_mode("none") == 0, "is not made");
	tap_ok(store_check(s, &err) == 0, "is empty and sound");
	store_close(s);
	s = open_as(world_path("env.db"), true);
	tap_ok(s && store_is_read_only(s), "one that is there");
	tap_ok(!store_has_changed(s), "nothing has changed");
	store_close(s);
}

static bool
change(void)
{
	struct store *s = open_as(world_path("env.db"), false);
	struct db *d = store_db(s);
	int rc = db_begin(d, NULL);

	if (rc == 0)
		rc = db_end(d,
			db_exec(d, "INSERT INTO setting VALUES ('a', 'b')",
				NULL),
			NULL);
	return rc == 0;
}

static void
test_changed(void)
{
	struct store *s = open_as(world_path("env.db"), false);

	tap_ok(!store_has_changed(s), "nothing has changed yet");
	tap_ok(world_apart(change), "another process writes");
	tap_ok(store_has_changed(s), "which is seen");
	tap_ok(!store_has_changed(s), "once");
	store_close(s);
}

/* Holds the library until the pipe is closed. */
static pid_t
hold(int *release)
{
	int ready[2], held[2];
	char byte;
	pid_t pid;

	if (pipe(ready) < 0 || pipe(held) < 0)
		exit(99);
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		struct store *s = open_as(world_path("env.db"), false);

		close(held[1]);
		if (db_begin(store_db(s), NULL) == 0 &&
			write(ready[1], "x", 1) == 1 &&
			read(held[0], &byte, 1) == 0)
			_exit(0);
		_exit(1);
	}
	close(ready[1]);
	close(held[0]);
	if (read(ready[0], &byte, 1) != 1)
		exit(99);
	close(ready[0]);
	*release = held[1];
	return pid;
}

/* The wait of five seconds is the promise; here it is cut to nothing. */
static void
test_busy(void)
{
	struct store *s = open_as(world_path("env.db"), false);
	int release, status;
	pid_t pid = hold(&release);
	int rc = db_exec(store_db(s), "PRAGMA busy_timeout=0", &err);

	tap_ok(rc == 0 && db_begin(store_db(s), &err) < 0, "held by another");
	tap_ok(db_fault(store_db(s)) == DB_BUSY, "and one can tell");
	world_sentence(&err, "env.db: busy: another program holds it");
	close(release);
	waitpid(pid, &status, 0);
	rc = db_begin(store_db(s), &err);
	tap_ok(rc == 0 && db_end(store_db(s), 0, &err) == 0, "then free");
	store_close(s);
}

static bool
refused(void)
{
	struct store *s;

	if (setegid(65534) < 0 || seteuid(65534) < 0)
		return false;
	s = open_as(world_path("theirs/library.db"), false);
	if (!s || !store_is_read_only(s))
		return false;
	store_close(s);
	s = open_as(world_path("locked/new.db"), false);
	return s && store_is_read_only(s);
}

static void
test_not_allowed(void)
{
	struct store *s;

	if (geteuid() != 0) {
		tap_ok(true, "a folder of another user # SKIP needs root");
		return;
	}
	chmod(world_root, 0755);
	s = open_as(world_path("theirs/library.db"), false);
	store_close(s);
	chmod(world_path("theirs"), 0755);
	chmod(world_path("theirs/library.db"), 0644);
	mkdir(world_path("locked"), 0755);
	tap_ok(world_apart(refused), "what may not be written is read only");
	tap_ok(chown(world_path("theirs/library.db"), 1, 1) == 0, "given away");
	tap_ok(!open_as(world_path("theirs/library.db"), false), "another's");
	world_sentence(&err, "library.db: belongs to another user");
}

int
main(void)
{
	world_begin();
	test_own();
	test_named();
	test_linked_home();
	test_loose();
	test_read_only();
	test_changed();
	test_busy();
	test_not_allowed();
	return tap_done();
}
