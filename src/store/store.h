/*
 * What is kept, opened as one thing: the database of precious things
 * (library.db), the folder of editions beside it, the state folder (places,
 * desk, drafts) and the cache folder (search index). A database that was named
 * explicitly has its state and cache in folders of their own, so that a test or
 * a second library never touches the reader's first.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>

#include "base/err.h"

struct store_options {
	const char *database; /* NULL: $IBID_DB, else library.db in the data folder */
	bool read_only;
};

struct db;
struct store;

/* Opens, makes or upgrades; NULL with an error. Nothing is written when the
 * file is another program's, newer, or damaged. */
struct store *store_open(const struct store_options *options, struct err *err);
void store_close(struct store *s);

/* The connection, borrowed; only for the files of this layer. */
struct db *store_db(const struct store *s);

bool store_is_read_only(const struct store *s);

/* Whether another process has changed the database since the last call. */
bool store_has_changed(struct store *s);

/* Paths, borrowed. */
const char *store_database(const struct store *s);
const char *store_editions(const struct store *s); /* folder */
const char *store_state(const struct store *s);    /* folder */
const char *store_cache(const struct store *s);    /* folder */

/* Integrity of the database (`ibid check` and idle time): 0, or -1. */
int store_check(struct store *s, struct err *err);

#endif
