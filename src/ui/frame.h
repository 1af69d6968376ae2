/*
 * One write for each frame. ncurses flushes at every movement of the cursor, so
 * a page is thirty writes, thirty packets on a slow link. While a frame is made
 * its descriptor leads to memory; then what came together goes to the terminal
 * at once. Outside frames it is the terminal, whose modes ncurses sets.
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "ui/terse.h"

struct frame {
	FILE *file;       /* for ncurses; owned */
	int tty;          /* borrowed */
	int memory;       /* -1: there is none, frames go out as they are made */
	struct buf raw;   /* what ncurses wrote */
	struct buf bytes; /* on their way */
	enum terse_way way; /* TERSE_NOT at first */
};

/* TTY is the terminal's descriptor. 0 or -1. */
int frame_open(struct frame *f, int tty, struct err *err);
void frame_close(struct frame *f);

/* BYTES go out in front of the next frame. */
void frame_add(struct frame *f, struct slice bytes);

void frame_begin(struct frame *f);
void frame_end(struct frame *f); /* sends it */

#endif
