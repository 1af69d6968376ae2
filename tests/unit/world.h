/* A world for tests of the store: a fresh home, fixed time, small documents. */
#ifndef UNIT_WORLD_H
#define UNIT_WORLD_H

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store.h"
#include "tap.h"
#include "text/builder.h"

static char *world_root; /* absolute, without links */

static inline int
world_unlink(const char *path, const struct stat *st, int kind, struct FTW *walk)
{
	(void)st, (void)kind, (void)walk;
	return remove(path);
}

static inline void
world_end(void)
{
	nftw(world_root, world_unlink, 16, FTW_DEPTH | FTW_PHYS);
	free(world_root);
}

static inline void
world_begin(void)
{
	const char *base = getenv("TMPDIR");
	char *pattern = file_join(base ? base : "/tmp", "ibid-XXXXXX");

	if (!mkdtemp(pattern))
		exit(99);
	world_root = realpath(pattern, NULL);
	free(pattern);
	setenv("HOME", world_root, 1);
	setenv("IBID_CLOCK", "1700000000", 1);
	unsetenv("IBID_DB");
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CACHE_HOME");
	atexit(world_end);
}

/* "ROOT/NAME"; good for the next 31 calls. */
static inline const char *
world_path(const char *name)
{
	static char *paths[32];
	static size_t count;
	char **path = &paths[count++ % 32];

	free(*path);
	return *path = file_join(world_root, name);
}

static inline void
world_write(const char *name, struct slice content)
{
	if (file_write(world_path(name), content, NULL) < 0)
		exit(99);
}

/* Borrowed until the next call. */
static inline struct slice
world_read(const char *name)
{
	static struct buf content;

	buf_clear(&content);
	if (file_read(world_path(name), 1 << 30, &content, NULL) < 0)
		buf_text(&content, "(cannot be read)");
	return buf_view(&content);
}

static inline unsigned
world_mode(const char *name)
{
	struct stat st;

	return lstat(world_path(name), &st) == 0 ? st.st_mode & 07777 : 0;
}

/* The sentence is WANT; then it is forgotten. */
static inline void
world_sentence(struct err *err, const char *want)
{
	tap_equal(slice_of(err_text(err)), slice_of(want), want);
	err_release(err);
}

/* The database NAME in the world, or the reader's own for NULL. */
static inline struct store *
world_store(const char *name)
{
	struct store_options options = {
		.database = name ? world_path(name) : NULL
	};
	struct err err = { 0 };
	struct store *s = store_open(&options, &err);

	if (!s)
		printf("# %s\n", err_text(&err));
	err_release(&err);
	return s;
}

/* One paragraph a line; KEY may be empty. */
static inline struct doc *
world_doc(const char *title, const char *key, struct slice text)
{
	struct builder *b = builder_new();
	struct slice rest = text, line;

	while (slice_cut(&rest, '\n', &line)) {
		builder_open(b, SPAN_PARAGRAPH, 0);
		builder_copy(b, line, (size_t)(line.data - text.data));
		builder_close(b, SPAN_PARAGRAPH);
		builder_break(b);
	}
	if (*title)
		builder_fact(b, DOC_TITLE, slice_of(title));
	if (*key)
		builder_fact(b, DOC_ID, slice_of(key));
	return builder_finish(b);
}

/* Runs WORK in a process of its own; whether it said true. */
static inline bool
world_apart(bool (*work)(void))
{
	pid_t pid;
	int status;

	fflush(stdout);
	pid = fork();
	if (pid == 0)
		_exit(work() ? 0 : 1);
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

#endif
