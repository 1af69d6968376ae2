/* The same frame in fewer bytes, for terminals that speak as ECMA-48 says. */
#ifndef UI_TERSE_H
#define UI_TERSE_H

#include "base/buf.h"

enum terse_way {
	TERSE_NOT,     /* the terminal speaks otherwise */
	TERSE_PLAIN,   /* without CHA */
	TERSE_COLUMNS, /* goes to a column of its row by CHA */
};

/* Appends to OUT what FRAME, which ncurses has written whole, comes to. */
void terse_add(struct slice frame, enum terse_way way, struct buf *out);

#endif
