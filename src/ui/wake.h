/*
 * Signals as news: a handler notes which came and writes one byte to a pipe, so
 * that whoever waits for keys wakes up. Nothing else happens inside a handler.
 * Signals that were ignored when the program was started stay ignored.
 */
#ifndef UI_WAKE_H
#define UI_WAKE_H

#include "base/err.h"
#include "base/slice.h"

enum wake_news {
	WAKE_SIZE = 1,      /* SIGWINCH, any number of them */
	WAKE_HANGUP = 2,    /* SIGHUP */
	WAKE_END = 4,       /* SIGTERM */
	WAKE_STOP = 8,      /* SIGTSTP */
	WAKE_CONTINUE = 16, /* SIGCONT */
	WAKE_INTERRUPT = 32 /* SIGINT, sent by somebody: keys do not */
};

/* Begins to listen; 0 or -1 with an error. One listener at a time. */
int wake_open(struct err *err);

/* At a crash (SIGSEGV, SIGABRT, …) and at SIGQUIT: gives FD the modes that it
 * has now, and writes the last words to it first. They are borrowed. */
void wake_guard(int fd);
void wake_last_words(struct slice bytes);

void wake_close(void); /* signals do what they did before */

/* Readable when there is news. */
int wake_fd(void);

/* The bits of what came since the last call. */
unsigned wake_take(void);

/* Stops the whole job as the keyboard would, and returns when it goes on. */
void wake_stop(void);

/* While another program has the terminal: keyboard signals are its affair,
 * stopping stops both. */
void wake_yield(void);
void wake_resume(void);

#endif
