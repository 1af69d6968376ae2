/* What the description of the reader's terminal (TERM) says. */
#ifndef UI_TERMINFO_H
#define UI_TERMINFO_H

#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "ui/decode.h"
#include "ui/terse.h"

/* 0 when standard output is a terminal that can show a screen; else -1 with a
 * sentence (usage). Writes nothing. */
int terminfo_check(struct err *err);

/* Whether it is one of the old ones that show what they do not understand, and
 * have no raised digits. */
bool terminfo_is_plain(void);

/* A SCREEN of ncurses that writes to FILE; NULL: there is none. The caller
 * deletes it. */
void *terminfo_open(FILE *file);

/* For the rest, a screen must have been opened. */

/* 0, 8, 16 or 256 colours, at most WANTED (negative: what there is). */
int terminfo_colours(int wanted);

void terminfo_define_keys(struct decode *d);

/* How it is spoken to. */
enum terse_way terminfo_way(void);

/* Appends what leaves a screen when there is no time for more. */
void terminfo_farewell(struct buf *out);

#endif
