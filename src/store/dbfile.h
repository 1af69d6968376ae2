/*
 * A database as a file, looked at before SQLite may touch it: whether it is a
 * plain file of ours, what its header says, whether a crash left a journal.
 * Looking opens the file for a moment, and closing it drops every lock that
 * this process has on it: a process opens a database once.
 */
#ifndef STORE_DBFILE_H
#define STORE_DBFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct dbfile {
	uint64_t device, inode;
	bool absent;
	bool empty;   /* no byte in it yet */
	bool crashed; /* a journal waits beside it: the header may be torn */
	bool sqlite;  /* the header is one of SQLite's */
	int64_t application, version; /* of that header */
};

/* Looks at PATH without changing anything. A link, a folder, a pipe: -1. */
int dbfile_look(const char *path, struct dbfile *out, struct err *err);

/* The same for writing: makes the file (0600) when it is absent. */
int dbfile_claim(const char *path, struct dbfile *out, struct err *err);

/* Takes away what others may do with the file; SQLite then makes its journal
 * just as private. -1 when it is another user's. */
int dbfile_tighten(const char *path, struct err *err);

/* Whether PATH is still the file that was looked at. */
bool dbfile_is_same(const char *path, uint64_t device, uint64_t inode);

/* Whether this user could write PATH and make a journal beside it. */
bool dbfile_is_writable(const char *path);

#endif
