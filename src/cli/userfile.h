/*
 * Keys and settings without a screen: a preset and the reader's own file, of
 * which the lines that change either are read (bind, unbind, preset, set,
 * include); all others are for the screen.
 */
#ifndef CLI_USERFILE_H
#define CLI_USERFILE_H

#include "ui/keymap.h"
#include "ui/setting.h"

struct userfile {
	struct keymap *keymap; /* owned */
	struct setting_values settings;
	struct vec faults;     /* of char *, owned: "ibidrc:3: what is wrong" */
};

/* $IBID_CONFIG or ibidrc in the configuration folder, to be freed by the
 * caller; NULL with an error when there is no such folder. */
char *userfile_path(struct err *err);

/* Keys of PRESET ("vi", …) and the settings as they are by nature; -1 when
 * there is no such preset. Release U in either case. */
int userfile_init(struct userfile *u, struct slice preset, struct err *err);
void userfile_release(struct userfile *u);

/* The reader's file on top of it, if there is one. What is wrong in it goes to
 * `faults`, the rest counts. -1 when it cannot be read. */
int userfile_read(struct userfile *u, struct err *err);

#endif
