/* The reader on a screen, from the first paint to the end. */
#ifndef UI_LOOP_H
#define UI_LOOP_H

#include "study/study.h"
#include "ui/front.h"

struct loop_options {
	int64_t document;      /* to open; 0: the desk as it was left */
	size_t offset;         /* where; OFFSET_NONE: where it was left */
	const char *preview;   /* a file to look at without adding it, or NULL */
	const char *command;   /* a command line to run first, or NULL */
	bool plain_keys;       /* leave the reader's own configuration unread */
};

/* Runs until the reader quits. The study and the front stay the caller's. The
 * exit status: 0, what `quit N` said, 128 + signal; -1 with an error when it
 * could not start. */
int loop_run(struct study *study, struct front *front,
	const struct loop_options *options, struct err *err);

#endif
