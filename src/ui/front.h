/*
 * Keys in, screen out: the only way between the program and whoever sits in
 * front of it. Two implementations: term.c (a terminal) and script.c (a file of
 * keys in, screens out: tests and demonstrations).
 */
#ifndef UI_FRONT_H
#define UI_FRONT_H

#include "base/err.h"
#include "ui/screen.h"

struct front;

struct front_ops {
	/* The next key (key.h), waiting at most WAIT milliseconds (negative:
	 * for ever, 0: not at all); KEY_NONE when none came. */
	uint32_t (*next_key)(struct front *f, int wait);

	/* The text of the KEY_PASTE just read, borrowed until the next key. */
	struct slice (*pasted)(struct front *f);

	/* Whether a key is waiting (so that a frame can be skipped). */
	bool (*has_key)(struct front *f);

	void (*size)(struct front *f, int *rows, int *columns);
	void (*show)(struct front *f, const struct screen *s);
	void (*redraw)(struct front *f); /* the next show repaints all */

	/* Stops the program as job control does, and comes back. */
	void (*suspend)(struct front *f);

	/* Gives the terminal to `sh -c 'COMMAND "$1"' COMMAND FILE`, waits, takes
	 * it back. The command's exit status, -1 with an error when it could not
	 * be started or was killed. */
	int (*run)(struct front *f, const char *command, const char *file,
		struct err *err);

	/* Sends TEXT to the reader's own clipboard (OSC 52); false when this front
	 * has none or the text is over the limit (74,994 bytes). */
	bool (*copy)(struct front *f, struct slice text);

	void (*free)(struct front *f);
};

struct front {
	const struct front_ops *ops;
	int colours; /* 0, 8, 16, 256 */
	bool superscripts; /* raised digits can be shown */
};

#endif
