#include "import/lockdown.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <errno.h>

#ifndef WITHOUT_SECCOMP
#include <seccomp.h>
#endif

#include "import/limits.h"

enum { FILES = 8 };

#ifdef LOCKDOWN_OFF

int
lockdown_enter(size_t input, struct err *err)
{
	(void)input;
	(void)err;
	return 0;
}

#else

static int
limit(int resource, rlim_t value, struct err *err)
{
	struct rlimit r = { value, value };

	if (setrlimit((__rlimit_resource_t)resource, &r) == 0)
		return 0;
	return err_errno(err, ERR_FILE, "the import worker cannot be limited");
}

static int
set_limits(size_t input, struct err *err)
{
	const struct {
		int resource;
		rlim_t value;
	} limits[] = {
		{ RLIMIT_CPU, limits_seconds(input) },
		{ RLIMIT_AS, limits_memory(input) },
		{ RLIMIT_FSIZE, 0 },
		{ RLIMIT_NPROC, 0 },
		{ RLIMIT_CORE, 0 },
		{ RLIMIT_NOFILE, FILES },
	};

	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		if (limit(limits[i].resource, limits[i].value, err))
			return -1;
	return 0;
}

#ifdef WITHOUT_SECCOMP

static int
set_filter(struct err *err)
{
	(void)err;
	return 0;
}

#else

/* Reading, writing, memory, the end; and what abort() needs. */
static const int calls[] = {
	SCMP_SYS(read),
	SCMP_SYS(write),
	SCMP_SYS(close),
	SCMP_SYS(fstat),
	SCMP_SYS(lseek),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(madvise),
	SCMP_SYS(brk),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
	SCMP_SYS(futex),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(getrandom),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(restart_syscall),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(tgkill),
};

/* Memory may be had, but none that could be run. */
static const int memory_calls[] = { SCMP_SYS(mmap), SCMP_SYS(mprotect) };

static int
add_calls(scmp_filter_ctx filter)
{
	int failed = 0;

	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
	for (size_t i = 0; i < sizeof memory_calls / sizeof *memory_calls; i++)
		failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW,
			memory_calls[i], 1,
			SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	return failed;
}

static int
set_filter(struct err *err)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int failed = !filter || add_calls(filter) || seccomp_load(filter);

	if (filter)
		seccomp_release(filter);
	if (!failed)
		return 0;
	return err_set(
		err, ERR_FILE, "the import worker cannot be locked down");
}

#endif

int
lockdown_enter(size_t input, struct err *err)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return err_errno(err, ERR_FILE,
			"the import worker cannot give up privileges");
	if (set_limits(input, err))
		return -1;
	return set_filter(err);
}

#endif
