#include "ui/child.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

/* What is only caught is reset by itself; what is ignored would stay so. */
static void
child_fresh_signals(posix_spawnattr_t *attributes)
{
	sigset_t set;

	sigemptyset(&set);
	posix_spawnattr_setsigmask(attributes, &set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGQUIT);
	sigaddset(&set, SIGPIPE);
	posix_spawnattr_setsigdefault(attributes, &set);
	posix_spawnattr_setflags(
		attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int
child_wait(pid_t pid, const char *command, struct err *err)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return err_errno(err, ERR_FILE, "%s", command);
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	return err_set(
		err, ERR_FILE, "%s: %s", command, strsignal(WTERMSIG(status)));
}

int
child_run(const char *command, const char *file, struct err *err)
{
	struct buf line = { 0 };
	char *argv[6] = { (char[]){ "sh" }, (char[]){ "-c" } };
	posix_spawnattr_t attributes;
	pid_t pid;

	buf_printf(&line, "%s \"$1\"", command);
	argv[2] = line.data;
	argv[3] = (char *)(uintptr_t)command;
	argv[4] = (char *)(uintptr_t)file;
	posix_spawnattr_init(&attributes);
	child_fresh_signals(&attributes);
	errno = posix_spawn(&pid, "/bin/sh", NULL, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	buf_release(&line);
	if (errno)
		return err_errno(err, ERR_FILE, "%s", command);
	return child_wait(pid, command, err);
}
