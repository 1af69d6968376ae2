/*
 * The shell runs in a process group of its own, so that all it has started can
 * be stopped at once. What it says on standard error is only wanted when it
 * fails: its first line goes into the sentence.
 */
#include "study/filter.h"

#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"

enum { READ_SIZE = 1 << 16, PATIENCE = 300 /* seconds */, SAID_LIMIT = 4096 };

extern char **environ;

struct filter {
	const char *path; /* borrowed */
	pid_t pid;
	int out, said; /* our ends of the pipes */
	struct buf *text;
	struct buf words; /* from standard error */
	size_t limit;
	int64_t deadline; /* in ticks */
};

/* Starts the shell with these ends of the pipes; an error number. */
static int
spawn(struct filter *f, const char *line, int out, int said)
{
	char *argv[] = { "sh", "-c", (char *)(uintptr_t)line, "ibid",
		(char *)(uintptr_t)f->path, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, all;
	int error;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes,
		POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
			POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, 1);
	posix_spawn_file_actions_adddup2(&actions, said, 2);
	error = posix_spawn(
		&f->pid, "/bin/sh", &actions, &attributes, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return error;
}

static int
start(struct filter *f, const char *line)
{
	int out[2], said[2], error;

	if (pipe2(out, O_CLOEXEC))
		return errno;
	if (pipe2(said, O_CLOEXEC)) {
		error = errno;
		close(out[0]);
		close(out[1]);
		return error;
	}
	error = spawn(f, line, out[1], said[1]);
	close(out[1]);
	close(said[1]);
	f->out = out[0];
	f->said = said[0];
	if (error) {
		close(f->out);
		close(f->said);
	}
	return error;
}

/* Reads what has come into INTO, no more than LIMIT in all (what is beyond it
 * of standard error is dropped); false at the end of the pipe. */
static bool
take(int fd, struct buf *into, size_t limit)
{
	char bytes[READ_SIZE];
	ssize_t size = read(fd, bytes, sizeof bytes);

	if (size < 0)
		return errno == EINTR || errno == EAGAIN;
	if (into->size < limit)
		buf_add(into, bytes, (size_t)size);
	return size > 0;
}

/* Why it must be stopped, or NULL when both pipes have ended. */
static const char *
listen_to(struct filter *f)
{
	struct pollfd polled[] = {
		{ .fd = f->out, .events = POLLIN },
		{ .fd = f->said, .events = POLLIN },
	};

	while (polled[0].fd >= 0 || polled[1].fd >= 0) {
		int64_t left = f->deadline - clock_ticks();
		int ready = poll(polled, 2, left > 0 ? (int)left : 0);

		if (ready == 0 || (ready < 0 && errno != EINTR))
			return "takes too long";
		if (ready > 0 && polled[0].revents &&
			!take(f->out, f->text, f->limit + 1))
			polled[0].fd = -1;
		if (ready > 0 && polled[1].revents &&
			!take(f->said, &f->words, SAID_LIMIT))
			polled[1].fd = -1;
		if (f->text->size > f->limit)
			return "prints too much";
	}
	return NULL;
}

/* Whether it ended well. */
static bool
finish(struct filter *f, bool stop)
{
	int status;

	if (stop)
		kill(-f->pid, SIGKILL);
	close(f->out);
	close(f->said);
	while (waitpid(f->pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int
fail(struct filter *f, const char *why, struct err *err)
{
	struct slice rest = buf_view(&f->words), line = SLICE("");

	slice_cut(&rest, '\n', &line);
	line = why ? slice_of(why) : line;
	return err_set(err, ERR_FILE, "%s: IBIDOPEN %s%.*s", f->path,
		why			? ""
			: line.size > 0 ? "failed: "
					: "failed",
		(int)line.size, line.data);
}

/* Runs the LINE. */
static int
run(struct filter *f, const char *line, struct err *err)
{
	const char *why;
	bool well;

	errno = start(f, line);
	if (errno)
		return err_errno(err, ERR_FILE, "IBIDOPEN");
	why = listen_to(f);
	well = finish(f, why != NULL);
	if (why || (!well && f->text->size > 0))
		return fail(f, why, err);
	return f->text->size > 0;
}

int
filter_read(const char *path, size_t limit, struct buf *out, struct err *err)
{
	const char *line = getenv("IBIDOPEN");
	struct filter f = {
		.path = path,
		.text = out,
		.limit = limit,
		.deadline = clock_ticks() + 1000 * (int64_t)PATIENCE,
	};
	int result;

	if (!line || !*line)
		return 0;
	result = run(&f, line, err);
	buf_release(&f.words);
	return result;
}
