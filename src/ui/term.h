/*
 * A terminal, through ncurses, which nothing else in ibid knows. Signals only
 * set a flag or write a byte to a pipe; what they ask for comes as a key.
 * Scrolling is left to ncurses, one write a frame.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "ui/front.h"

/* Takes the terminal of standard input and output. NULL with an error (usage)
 * when TERM is unknown or cannot move its cursor; nothing was written then.
 * COLOURS: -1 = what the terminal has, 0 with NO_COLOR. */
struct front *term_open(int colours, struct err *err);

#endif
