#include "ui/wake.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

static const struct wake_signal {
	int number;
	enum wake_news news;
} wake_signals[] = {
	{ SIGWINCH, WAKE_SIZE },
	{ SIGHUP, WAKE_HANGUP },
	{ SIGTERM, WAKE_END },
	{ SIGTSTP, WAKE_STOP },
	{ SIGCONT, WAKE_CONTINUE },
	{ SIGINT, WAKE_INTERRUPT },
};

static const int wake_crashes[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL,
	SIGQUIT };

enum {
	WAKE_COUNT = sizeof(wake_signals) / sizeof(*wake_signals),
	WAKE_CRASH_COUNT = sizeof(wake_crashes) / sizeof(*wake_crashes),
};

static int wake_pipe[2] = { -1, -1 };
static volatile sig_atomic_t wake_came[WAKE_COUNT];
static struct sigaction wake_before[WAKE_COUNT], wake_pipe_before;

static int wake_guarded = -1;
static struct slice wake_words;
static struct termios wake_modes;
static struct sigaction wake_crash_before[WAKE_CRASH_COUNT];

static void
wake_catch(int number)
{
	int saved = errno;

	for (int i = 0; i < WAKE_COUNT; i++)
		if (wake_signals[i].number == number)
			wake_came[i] = 1;
	if (write(wake_pipe[1], "", 1) < 0)
		errno = saved; /* full: then it is readable anyway */
	errno = saved;
}

/* SA_RESETHAND has put the default action back before this runs. */
static void
wake_crash(int number)
{
	if (write(wake_guarded, wake_words.data, wake_words.size) >= 0)
		tcsetattr(wake_guarded, TCSANOW, &wake_modes);
	raise(number);
}

static struct sigaction
wake_action(void (*handler)(int), int flags)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

	sigemptyset(&action.sa_mask);
	return action;
}

static void
wake_install(int number, void (*handler)(int), struct sigaction *before)
{
	struct sigaction action = wake_action(handler, 0);

	sigaction(number, NULL, before);
	if (before->sa_handler != SIG_IGN)
		sigaction(number, &action, NULL);
}

int
wake_open(struct err *err)
{
	struct sigaction ignore = wake_action(SIG_IGN, 0);

	if (pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) < 0)
		return err_errno(err, ERR_FILE, "a pipe");
	for (int i = 0; i < WAKE_COUNT; i++) {
		wake_came[i] = 0;
		wake_install(
			wake_signals[i].number, wake_catch, &wake_before[i]);
	}
	sigaction(SIGPIPE, &ignore, &wake_pipe_before);
	return 0;
}

void
wake_last_words(struct slice bytes)
{
	wake_words = bytes;
}

void
wake_guard(int fd)
{
	struct sigaction action =
		wake_action(wake_crash, (int)SA_RESETHAND | SA_NODEFER);

	wake_guarded = fd;
	tcgetattr(fd, &wake_modes);
	for (int i = 0; i < WAKE_CRASH_COUNT; i++)
		sigaction(wake_crashes[i], &action, &wake_crash_before[i]);
}

void
wake_close(void)
{
	if (wake_guarded >= 0)
		for (int i = 0; i < WAKE_CRASH_COUNT; i++)
			sigaction(wake_crashes[i], &wake_crash_before[i], NULL);
	wake_guarded = -1;
	wake_words = (struct slice){ 0 };
	for (int i = 0; i < WAKE_COUNT; i++)
		sigaction(wake_signals[i].number, &wake_before[i], NULL);
	sigaction(SIGPIPE, &wake_pipe_before, NULL);
	close(wake_pipe[0]);
	close(wake_pipe[1]);
	wake_pipe[0] = wake_pipe[1] = -1;
}

int
wake_fd(void)
{
	return wake_pipe[0];
}

unsigned
wake_take(void)
{
	char drained[64];
	unsigned news = 0;

	while (read(wake_pipe[0], drained, sizeof(drained)) > 0)
		;
	for (int i = 0; i < WAKE_COUNT; i++) {
		if (wake_came[i]) {
			wake_came[i] = 0;
			news |= wake_signals[i].news;
		}
	}
	return news;
}

/* Sets the signal aside (an ignored one stays as it is). */
static void
wake_lend(int number, void (*handler)(int), struct sigaction *before)
{
	struct sigaction action = wake_action(handler, 0);

	sigaction(number, NULL, before);
	if (before->sa_handler != SIG_IGN)
		sigaction(number, &action, NULL);
}

void
wake_stop(void)
{
	struct sigaction before;

	wake_lend(SIGTSTP, SIG_DFL, &before);
	if (before.sa_handler != SIG_IGN)
		kill(0, SIGTSTP);
	sigaction(SIGTSTP, &before, NULL);
}

static const struct {
	int number;
	void (*handler)(int);
} wake_keyboard[] = {
	{ SIGTSTP, SIG_DFL },
	{ SIGINT, SIG_IGN },
	{ SIGQUIT, SIG_IGN },
};

enum { WAKE_KEYBOARD = sizeof(wake_keyboard) / sizeof(*wake_keyboard) };

static struct sigaction wake_keyboard_before[WAKE_KEYBOARD];

void
wake_yield(void)
{
	for (int i = 0; i < WAKE_KEYBOARD; i++)
		wake_lend(wake_keyboard[i].number, wake_keyboard[i].handler,
			&wake_keyboard_before[i]);
}

void
wake_resume(void)
{
	for (int i = 0; i < WAKE_KEYBOARD; i++)
		sigaction(wake_keyboard[i].number, &wake_keyboard_before[i],
			NULL);
}
