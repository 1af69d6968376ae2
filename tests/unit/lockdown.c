/* Behind the lockdown a process can compute, and do nothing else. */
#include "import/lockdown.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

#ifndef LOCKDOWN_OFF
#define LOCKDOWN_OFF 0
#endif

enum { NOT_LOCKED = 100, SUCCEEDED = 101 };

/* Each returns 0 when it was refused. */

static int
try_open(void)
{
	return open("/dev/null", O_RDONLY) >= 0;
}

static int
try_create(void)
{
	return open("lockdown.tmp", O_WRONLY | O_CREAT, 0600) >= 0;
}

static int
try_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static int
try_fork(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return pid > 0;
}

static int
try_exec(void)
{
	char *argv[] = { "true", NULL };

	execv("/bin/true", argv);
	return 0;
}

static int
try_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC,
		       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static int
try_unlimit(void)
{
	struct rlimit r = { RLIM_INFINITY, RLIM_INFINITY };

	return setrlimit(RLIMIT_CPU, &r) == 0;
}

static int
try_memory(void)
{
	void *much = malloc((size_t)2 << 30);

	free(much);
	return much != NULL;
}

/* What it may do; refused when it cannot. */
static int
try_work(void)
{
	void *some = malloc((size_t)16 << 20);
	int ends = write(1, "", 0) < 0 || !some;

	free(some);
	return ends;
}

static const struct {
	const char *name;
	int (*attempt)(void);
} attempts[] = {
	{ "open a file", try_open },
	{ "make a file", try_create },
	{ "open a socket", try_socket },
	{ "fork", try_fork },
	{ "run a program", try_exec },
	{ "map code", try_code },
	{ "lift a limit", try_unlimit },
	{ "take all memory", try_memory },
	{ "do its work", try_work },
};

/* The exit status of a locked child that made attempt INDEX. */
static int
run(size_t index)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (lockdown_enter(1, NULL))
			_exit(NOT_LOCKED);
		_exit(attempts[index].attempt() ? SUCCEEDED : 0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

int
main(void)
{
	if (LOCKDOWN_OFF) {
		puts("1..0 # SKIP this build is not locked down");
		return 0;
	}
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		bool work = attempts[i].attempt == try_work;

		tap_ok(run(i) == 0, "a locked process can%s %s",
			work ? "" : "not", attempts[i].name);
	}
	return tap_done();
}
