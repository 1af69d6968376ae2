#include "ui/input.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "ui/wake.h"

enum {
	INPUT_ESCAPE = 25,  /* milliseconds, unless ESCDELAY says otherwise */
	INPUT_STRING = 1000 /* for the rest of a longer sequence */
};

int
input_open(struct input *in, struct err *err)
{
	const char *patience = getenv("ESCDELAY");
	size_t milliseconds;

	*in = (struct input){ .fd = STDIN_FILENO, .patience = INPUT_ESCAPE };
	if (!isatty(in->fd)) {
		in->fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
		in->owned = true;
	}
	if (in->fd < 0)
		return err_errno(
			err, ERR_USAGE, "a terminal to read keys from");
	if (slice_number(slice_of(patience), &milliseconds) &&
		milliseconds <= INPUT_STRING)
		in->patience = (int)milliseconds;
	in->decode = decode_new();
	return 0;
}

void
input_close(struct input *in)
{
	decode_free(in->decode);
	if (in->owned)
		close(in->fd);
	*in = (struct input){ .fd = -1 };
}

static void
input_read(struct input *in)
{
	char bytes[4096];
	ssize_t size = read(in->fd, bytes, sizeof(bytes));

	if (size > 0) {
		decode_feed(in->decode, (struct slice){ bytes, (size_t)size });
		in->fed = clock_ticks();
	} else if (size == 0 || (errno != EINTR && errno != EAGAIN)) {
		in->gone = in->hung = true;
	}
}

/* Waits at most TIMEOUT milliseconds, and takes in what came. */
static void
input_poll(struct input *in, int timeout)
{
	struct pollfd fds[] = { { in->fd, POLLIN, 0 },
		{ wake_fd(), POLLIN, 0 } };

	if (poll(fds, 2, timeout) > 0 && fds[0].revents)
		input_read(in);
}

/* A SIGHUP may also be sent by hand, with the terminal still there. */
static void
input_look_for_hangup(struct input *in)
{
	struct pollfd fd = { in->fd, 0, 0 };

	if (!(in->news & WAKE_HANGUP))
		return;
	in->news &= ~(unsigned)WAKE_HANGUP;
	in->hung = true;
	in->gone |= poll(&fd, 1, 0) > 0;
}

/* Milliseconds until what the decoder waits for is late; INT_MAX: never. */
static int
input_patience(const struct input *in)
{
	enum decode_wait wait = decode_waiting(in->decode);
	int most = wait == DECODE_SHORT ? in->patience : INPUT_STRING;
	int64_t passed = clock_ticks() - in->fed;

	if (wait == DECODE_EMPTY || wait == DECODE_PASTING)
		return INT_MAX;
	return passed >= most ? 0 : most - (int)passed;
}

/* What is there already. */
static uint32_t
input_ready(struct input *in)
{
	uint32_t key = in->ahead;

	in->ahead = KEY_NONE;
	if (key != KEY_NONE)
		return key;
	in->news |= wake_take();
	input_look_for_hangup(in);
	if (in->hung)
		return KEY_HANGUP;
	if (in->news)
		return INPUT_NEWS;
	key = decode_key(in->decode, false);
	if (key == KEY_NONE && input_patience(in) == 0)
		key = decode_key(in->decode, true);
	return key;
}

uint32_t
input_key(struct input *in, int wait)
{
	int64_t end = wait < 0 ? INT64_MAX : clock_ticks() + wait;
	uint32_t key = input_ready(in);
	bool over = false;

	while (key == KEY_NONE && !over) {
		int64_t left = end - clock_ticks();
		int patience = input_patience(in);

		over = left <= 0;
		if (left > patience)
			left = patience;
		input_poll(in, left == INT_MAX ? -1 : left < 0 ? 0 : (int)left);
		key = input_ready(in);
	}
	return key;
}

bool
input_has_key(struct input *in)
{
	if (in->ahead == KEY_NONE && !in->hung)
		input_poll(in, 0);
	in->ahead = input_ready(in);
	return in->ahead != KEY_NONE;
}
