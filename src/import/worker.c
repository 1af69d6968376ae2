/*
 * One child a file. The bytes lie in a sealed memory file, which is the child's
 * standard input; its answer comes through two pipes, of which all is read and
 * nothing believed: the block must say its size first, is read no further than
 * that, and is then checked from end to end.
 *
 * A refusal is an exit with a status of ours and a sentence; it is handed on.
 * Anything else (a signal, a limit, another status, a broken block) is the
 * death of a parser, and the file comes in once more as plain text.
 */
#include "import/worker.h"

#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "import/formats.h"
#include "import/limits.h"
#include "text/flat.h"

#ifndef PKGLIBEXECDIR
#define PKGLIBEXECDIR "/usr/local/libexec/ibid"
#endif

enum { READ_SIZE = 1 << 16, SENTENCE_LIMIT = 4096 };

extern char **environ;

const char *
worker_formats(void)
{
#define X(name, endings, function, binary, quotes) " " name
	return &(FORMATS(X))[1];
#undef X
}

/* Where the program is. */

/* The folder of the running program, or NULL. */
static char *
own_folder(void)
{
	char *path = realpath("/proc/self/exe", NULL);
	char *slash = path ? strrchr(path, '/') : NULL;

	if (slash)
		*slash = '\0';
	return path;
}

static char *
find_program(void)
{
	const char *given = getenv("IBID_LIBEXEC");
	char *own, *path = NULL;

	if (given && *given)
		return file_join(given, "ibid-import");
	own = own_folder();
	if (own)
		path = file_join(own, "ibid-import");
	free(own);
	if (path && access(path, X_OK) == 0)
		return path;
	free(path);
	return file_join(PKGLIBEXECDIR, "ibid-import");
}

/* Descriptors. */

/* All of them stand above the standard ones, which the child gets. */
static int
move_up(int fd)
{
	int up = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 3);

	if (fd >= 0)
		close(fd);
	return up;
}

static void
close_all(int *fds, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (fds[i] >= 0)
			close(fds[i]);
		fds[i] = -1;
	}
}

/* The bytes in a memory file that nobody can change, or -1. */
static int
sealed_file(struct slice bytes)
{
	int fd = move_up(
		memfd_create("ibid-import", MFD_CLOEXEC | MFD_ALLOW_SEALING));

	if (fd < 0)
		return -1;
	if (file_put(fd, bytes) == 0 && lseek(fd, 0, SEEK_SET) == 0 &&
		fcntl(fd, F_ADD_SEALS,
			F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW |
				F_SEAL_WRITE) == 0)
		return fd;
	close(fd);
	return -1;
}

static int
open_pipe(int *from, int *to)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC))
		return -1;
	*from = move_up(ends[0]);
	*to = move_up(ends[1]);
	return *from < 0 || *to < 0 ? -1 : 0;
}

/* The child. */

/* The child's ends, then ours: two pipes, and one that tells its end. */
enum { CHILD_IN, CHILD_OUT, CHILD_ERR, OUT, SENTENCE, ENDED, FD_COUNT };

struct child {
	pid_t pid;
	int fds[FD_COUNT];
	struct buf block, sentence;
	size_t limit;	  /* greatest block */
	int64_t deadline; /* in ticks */
};

static int
start(struct child *c, char *const *argv)
{
	posix_spawn_file_actions_t actions;
	char *path = find_program();
	int error;

	posix_spawn_file_actions_init(&actions);
	for (int i = CHILD_IN; i <= CHILD_ERR; i++)
		posix_spawn_file_actions_adddup2(&actions, c->fds[i], i);
	error = posix_spawn(&c->pid, path, &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	free(path);
	close_all(c->fds, CHILD_ERR + 1);
	errno = error;
	if (error)
		return -1;
	c->fds[ENDED] = pidfd_open(c->pid, 0);
	return 0;
}

/* Takes what has come; false when the pipe is at its end. */
static bool
take(int fd, struct buf *into)
{
	char bytes[READ_SIZE];
	ssize_t size = read(fd, bytes, sizeof bytes);

	if (size < 0)
		return errno == EINTR || errno == EAGAIN;
	buf_add(into, bytes, (size_t)size);
	return size > 0;
}

static bool
is_greedy(const struct child *c)
{
	struct slice block = buf_view(&c->block);
	size_t promised = flat_size(block);

	if (c->sentence.size > SENTENCE_LIMIT)
		return true;
	if (block.size < flat_head_size())
		return false;
	return promised == 0 || promised > c->limit || block.size > promised;
}

/* Reads until the pipes end and the child has gone; false when it must be
 * stopped: it is late, or sends what it must not. */
static bool
listen_to(struct child *c)
{
	struct pollfd polled[] = {
		{ .fd = c->fds[OUT], .events = POLLIN },
		{ .fd = c->fds[SENTENCE], .events = POLLIN },
		{ .fd = c->fds[ENDED], .events = POLLIN },
	};
	struct buf *into[] = { &c->block, &c->sentence };

	while (polled[0].fd >= 0 || polled[1].fd >= 0 || polled[2].fd >= 0) {
		int64_t left = c->deadline - clock_ticks();
		int ready = poll(polled, 3, left > 0 ? (int)left : 0);

		if (ready == 0 || (ready < 0 && errno != EINTR))
			return false;
		for (int i = 0; ready > 0 && i < 2; i++)
			if (polled[i].revents && !take(polled[i].fd, into[i]))
				polled[i].fd = -1;
		if (ready > 0 && polled[2].revents)
			polled[2].fd = -1;
		if (is_greedy(c))
			return false;
	}
	return true;
}

/* The exit status, or -1 when the child did not end by itself. */
static int
finish(struct child *c, bool stop)
{
	int status;

	if (stop)
		kill(c->pid, SIGKILL);
	while (waitpid(c->pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return !stop && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int
open_child(struct child *c, const struct worker_request *r)
{
	size_t input = r->bytes.size;
	unsigned seconds = 2 * limits_seconds(input) + 10;

	*c = (struct child){ .limit = limits_block(input) };
	for (size_t i = 0; i < FD_COUNT; i++)
		c->fds[i] = -1;
	c->deadline = clock_ticks() +
		1000 * (int64_t)(r->seconds > 0 ? r->seconds : seconds);
	c->fds[CHILD_IN] = sealed_file(r->bytes);
	if (c->fds[CHILD_IN] < 0 ||
		open_pipe(&c->fds[OUT], &c->fds[CHILD_OUT]) ||
		open_pipe(&c->fds[SENTENCE], &c->fds[CHILD_ERR]))
		return -1;
	return 0;
}

static void
release_child(struct child *c)
{
	close_all(c->fds, FD_COUNT);
	buf_release(&c->block);
	buf_release(&c->sentence);
}

/* What came of it. */

enum outcome { DONE, REFUSED, DIED };

static void
release_block(struct slice block)
{
	free((void *)(uintptr_t)block.data);
}

/* Makes a document of the block; NULL when it is not to be believed. */
static struct doc *
believe(struct child *c, const char *name)
{
	struct slice block = buf_view(&c->block);
	struct doc *doc;

	if (flat_check(block, name, NULL))
		return NULL;
	doc = flat_view(block, release_block, name, NULL);
	if (doc)
		buf_take(&c->block);
	return doc;
}

/* The kind of a refusal, or ERR_NONE when the child died. */
static enum err_kind
refusal(const struct child *c, int status)
{
	int kind = status - LIMITS_REFUSED;

	if (c->sentence.size < 2 || (kind != ERR_FILE && kind != ERR_USAGE))
		return ERR_NONE;
	return (enum err_kind)kind;
}

static void
hand_on(const struct child *c, enum err_kind kind, struct err *err)
{
	struct slice rest = buf_view(&c->sentence), line = SLICE("");

	slice_cut(&rest, '\n', &line);
	err_set(err, kind, "%.*s", (int)line.size, line.data);
}

/* Runs the program once. FORMAT and NOTICE are its arguments. */
static enum outcome
attempt(const struct worker_request *r, char *const *argv, struct doc **doc,
	struct err *err)
{
	enum outcome outcome = DIED;
	struct child c;
	int status;

	if (open_child(&c, r) || start(&c, argv)) {
		err_errno(err, ERR_FILE, "ibid-import: cannot be started");
		release_child(&c);
		return REFUSED;
	}
	status = finish(&c, !listen_to(&c));
	if (status == 0) {
		*doc = believe(&c, argv[1]);
		outcome = *doc ? DONE : DIED;
	} else if (refusal(&c, status)) {
		hand_on(&c, refusal(&c, status), err);
		outcome = REFUSED;
	}
	release_child(&c);
	return outcome;
}

struct doc *
worker_import(const struct worker_request *r, struct err *err)
{
	char *name = mem_copy(r->name.data, r->name.size);
	char *format = mem_copy(r->format.data, r->format.size);
	char *encoding = mem_copy(r->encoding.data, r->encoding.size);
	char *first[] = { "ibid-import", name, format, encoding, NULL };
	char *second[] = { "ibid-import", name, "text", encoding,
		"The parser failed, so this was read as plain text", NULL };
	struct doc *doc = NULL;
	enum outcome outcome = attempt(r, first, &doc, err);

	if (outcome == DIED)
		outcome = attempt(r, second, &doc, err);
	if (outcome == DIED)
		err_set(err, ERR_FILE, "%s: cannot be read: the parser failed",
			name);
	free(name);
	free(format);
	free(encoding);
	return doc;
}
