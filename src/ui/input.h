/*
 * The keyboard end of a terminal: bytes are read, keys come out, signals are
 * noticed. When the terminal has gone there is nothing but KEY_HANGUP.
 */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "base/err.h"
#include "ui/decode.h"

/* Not a key: signals came, see `news`. */
#define INPUT_NEWS UINT32_MAX

struct input {
	struct decode *decode; /* owned */
	int fd;                /* the terminal; */
	bool owned;            /* opened here, standard input is something else */
	bool gone;             /* the terminal is no more: do not write to it */
	bool hung;             /* gone, or we were told to act so */
	unsigned news;         /* bits of wake.h that nobody acted on yet */
	uint32_t ahead;        /* a key that input_has_key found */
	int64_t fed;           /* when the last bytes came, clock_ticks */
	int patience;          /* milliseconds that Escape may wait for more */
};

/* Standard input, or the controlling terminal where that is none. 0, or -1 with
 * an error; wake.h must be open. */
int input_open(struct input *in, struct err *err);
void input_close(struct input *in);

/* As front_ops.next_key and has_key; INPUT_NEWS counts as a key. */
uint32_t input_key(struct input *in, int wait);
bool input_has_key(struct input *in);

#endif
