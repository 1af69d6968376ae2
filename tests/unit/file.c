/* Files: refusals, replacing, folders, the reader's places. */
#include "base/file.h"

#include <dirent.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "tap.h"

static char root[] = "/tmp/ibid-file-XXXXXX";

/* "ROOT/NAME"; good for the next 63 calls. */
static const char *
path_of(const char *name)
{
	static char *paths[64];
	static size_t count;
	char **path = &paths[count++ % 64];

	free(*path);
	return *path = file_join(root, name);
}

static void
expect_sentence(struct err *err, const char *name, const char *reason)
{
	struct buf want = { 0 };

	buf_printf(&want, "%s: %s", path_of(name), reason);
	tap_equal(slice_of(err_text(err)), buf_view(&want), reason);
	tap_ok(err->kind == ERR_FILE, "a failure of files");
	err_release(err);
	buf_release(&want);
}

static size_t
count_entries(const char *folder)
{
	DIR *d = opendir(folder);
	size_t count = 0;

	while (d && readdir(d))
		count++;
	if (d)
		closedir(d);
	return count - 2;
}

static void
test_write_and_read(void)
{
	struct err err = { 0 };
	struct buf out = { 0 };
	struct file_facts facts;
	struct stat st;
	const char *path = path_of("a.txt");
	mode_t mask = umask(0777);

	tap_ok(file_write(path, SLICE("old\0text"), &err) == 0, "written");
	umask(0);
	tap_ok(file_write_soon(path, SLICE("new"), &err) == 0, "replaced");
	umask(mask);
	buf_text(&out, "> ");
	tap_ok(file_read(path, 3, &out, &err) == 0, "read");
	tap_equal(buf_view(&out), SLICE("> new"), "appended");
	tap_ok(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600, "private");
	tap_ok(count_entries(root) == 1, "no temporary file is left");
	tap_ok(file_read(path, 2, &out, &err) == -1 && out.size == 5,
		"too large");
	expect_sentence(&err, "a.txt", "is larger than 2 bytes");
	tap_ok(file_look(path, &facts) == 0 && facts.size == 3 &&
			facts.modified > 1000000000 * INT64_C(1000000000),
		"looked at");
	tap_ok(file_look(path_of("none"), &facts) == -1, "not there");
	buf_release(&out);
}

static void
test_refusals(void)
{
	struct err err = { 0 };

	tap_ok(file_open(path_of("none"), NULL, &err) == -1, "absent");
	expect_sentence(&err, "none", "no such file");
	mkdir(path_of("folder"), 0700);
	tap_ok(file_open(path_of("folder"), NULL, &err) == -1, "a folder");
	expect_sentence(&err, "folder", "is a directory");
	mkfifo(path_of("pipe"), 0600);
	tap_ok(file_open(path_of("pipe"), NULL, &err) == -1, "a pipe");
	expect_sentence(&err, "pipe", "is not a regular file");
	tap_ok(symlink("loop", path_of("loop")) == 0, "a link made");
	tap_ok(file_open(path_of("loop"), NULL, &err) == -1, "a loop");
	err_release(&err);
	tap_ok(file_write(path_of("folder"), SLICE("x"), &err) == -1,
		"a folder is not replaced");
	expect_sentence(&err, "folder", "is a directory");
	tap_ok(file_write(path_of("no/x"), SLICE("x"), &err) == -1,
		"nor is one made by the way");
	expect_sentence(&err, "no", "no such folder");
	tap_ok(file_open(path_of("none"), NULL, NULL) == -1, "nobody listens");
}

static void
test_pipe(void)
{
	struct err err = { 0 };
	struct buf out = { 0 }, big = { 0 };
	int ends[2];

	buf_repeat(&big, 'x', 5000);
	for (size_t limit = 4999; limit <= 5000; limit++) {
		tap_ok(pipe(ends) == 0 &&
				file_put(ends[1], buf_view(&big)) == 0,
			"put into a pipe");
		close(ends[1]);
		buf_clear(&out);
		tap_ok(file_read_from(ends[0], "input", limit, &out, &err) ==
				(limit < 5000 ? -1 : 0),
			"at most %zu bytes", limit);
		close(ends[0]);
	}
	tap_ok(slice_equal(buf_view(&out), buf_view(&big)), "all of it");
	tap_equal(slice_of(err_text(&err)),
		SLICE("input: is larger than 4999 bytes"), "or a sentence");
	err_release(&err);
	buf_release(&out);
	buf_release(&big);
}

static void
test_map(void)
{
	struct err err = { 0 };
	struct slice mapped;

	file_write(path_of("map"), SLICE("mapped"), &err);
	tap_ok(file_map(path_of("map"), &mapped, &err) == 0, "mapped");
	tap_equal(mapped, SLICE("mapped"), "its bytes");
	file_unmap(mapped);
	file_write(path_of("map"), SLICE(""), &err);
	tap_ok(file_map(path_of("map"), &mapped, &err) == 0 && !mapped.size,
		"an empty one");
	file_unmap(mapped);
}

static void
test_folders(void)
{
	struct err err = { 0 };
	struct stat st;
	mode_t mask = umask(0777);

	tap_ok(file_folder(path_of("x//y/z/"), &err) == 0, "made");
	tap_ok(file_folder(path_of("x/y/z"), &err) == 0, "or there already");
	umask(mask);
	tap_ok(stat(path_of("x/y/z"), &st) == 0 && S_ISDIR(st.st_mode) &&
			(st.st_mode & 0777) == 0700,
		"private");
	tap_ok(file_folder("/", &err) == 0, "the root is there");
	tap_ok(file_folder(path_of("a.txt/b"), &err) == -1,
		"a file in the way");
	expect_sentence(&err, "a.txt", "not a directory");
}

static void
test_names(void)
{
	struct err err = { 0 };
	char *real, *joined = file_join("/a/", "b");

	tap_equal(slice_of(joined), SLICE("/a/b"), "joined");
	tap_equal(slice_of(file_name("/a/b.txt")), SLICE("b.txt"), "a name");
	tap_equal(slice_of(file_name("b.txt")), SLICE("b.txt"), "only a name");
	tap_ok(symlink("a.txt", path_of("link")) == 0, "a link made");
	real = file_real(path_of("link"), &err);
	tap_equal(slice_of(file_name(real)), SLICE("a.txt"), "without links");
	free(real);
	real = file_real(path_of("x/../new"), &err);
	tap_equal(slice_of(real), slice_of(path_of("new")), "not there yet");
	free(real);
	tap_ok(!file_real(path_of("none/new"), &err), "nor its folder");
	expect_sentence(&err, "none/new", "no such file");
	free(joined);
}

static void
expect_home(enum file_place place, const char *want, const char *what)
{
	struct err err = { 0 };
	char *got = file_home(place, &err);

	tap_equal(slice_of(got), slice_of(want), what);
	err_release(&err);
	free(got);
}

static void
test_home(void)
{
	struct err err = { 0 };
	char *home;

	setenv("HOME", "/home/reader", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CACHE_HOME");
	expect_home(FILE_DATA, "/home/reader/.local/share/ibid", "as usual");
	setenv("XDG_STATE_HOME", "/state", 1);
	expect_home(FILE_STATE, "/state/ibid", "as set");
	setenv("XDG_CONFIG_HOME", "relative", 1);
	expect_home(FILE_CONFIG, "/home/reader/.config/ibid", "not relative");
	setenv("HOME", "relative", 1);
	home = file_home(FILE_CACHE, &err);
	tap_ok(home ? home[0] == '/' : *err_text(&err) != '\0',
		"never in the folder where one stands");
	err_release(&err);
	free(home);
}

static int
clear_away(const char *path, const struct stat *st, int type, struct FTW *level)
{
	(void)st, (void)type, (void)level;
	return remove(path);
}

int
main(void)
{
	if (!mkdtemp(root))
		return 1;
	test_write_and_read();
	test_refusals();
	test_pipe();
	test_map();
	test_folders();
	test_names();
	test_home();
	nftw(root, clear_away, 8, FTW_DEPTH | FTW_PHYS);
	return tap_done();
}
