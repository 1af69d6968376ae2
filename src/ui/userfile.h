/*
 * Keys and settings: a preset, and the reader's own file on top of it. The
 * lines that change either (bind, unbind, preset, set, include) need no screen;
 * all others are handed on.
 */
#ifndef UI_USERFILE_H
#define UI_USERFILE_H

#include "ui/keymap.h"
#include "ui/line.h"
#include "ui/setting.h"

struct userfile {
	struct keymap *keymap; /* owned */
	struct setting_values settings;
	struct vec faults;     /* of char *, owned: "ibidrc:3: what is wrong" */
	/* Takes a line that is for the screen; -1 with an error. NULL: such lines
	 * are passed over. */
	int (*other)(void *owner, const struct line_command *c, struct err *err);
	void *owner;
	int depth;             /* files that include one another */
};

/* $IBID_CONFIG or ibidrc in the configuration folder, to be freed by the
 * caller; NULL with an error when there is no such folder. */
char *userfile_path(struct err *err);

/* Keys of PRESET ("vi", …) and the settings as they are by nature; -1 when
 * there is no such preset. Release U in either case. */
int userfile_init(struct userfile *u, struct slice preset, struct err *err);
void userfile_release(struct userfile *u);

/* All keys anew, those of PRESET. -1 when there is none of that name. */
int userfile_preset(struct userfile *u, struct slice preset, struct err *err);

/* The lines of the file PATH. What is wrong in it goes to `faults`, the rest
 * counts. -1 when it cannot be read or files include one another without end. */
int userfile_include(struct userfile *u, const char *path, struct err *err);

/* The reader's file on top of it, if there is one. What is wrong in it goes to
 * `faults`, the rest counts. -1 when it cannot be read. */
int userfile_read(struct userfile *u, struct err *err);

#endif
