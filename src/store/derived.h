/*
 * A database in the cache folder that can be made again at any time, so its
 * building doesn't wait for the disk, and a damaged one is simply dropped.
 */
#ifndef STORE_DERIVED_H
#define STORE_DERIVED_H

#include "store/schema.h"
#include "store/store.h"

/* Its first script begins with this. */
#define DERIVED_SCRIPT \
	"CREATE TABLE derived (boot TEXT NOT NULL) STRICT;" \
	"INSERT INTO derived VALUES ('');"

struct derived {
	struct db *db; /* NULL while it cannot be opened */
	const struct schema *schema; /* borrowed */
	char *path, *boot;           /* owned */
	bool read_only;
	bool relaxed; /* commits do not wait for the disk */
};

/* The file NAME in the cache folder. 0 or -1; release it in any case. */
int derived_init(struct derived *x, const struct store *s, const char *name,
	const struct schema *schema, struct err *err);
void derived_release(struct derived *x);

/* Makes sure that there is a connection: 0 or -1. */
int derived_ready(struct derived *x, struct err *err);

/* Begins anew with an empty file. */
int derived_reset(struct derived *x, struct err *err);

/* After a failure: whether the file was damaged, or taken away, and is usable
 * again, though perhaps empty. */
bool derived_recover(struct derived *x);

/* A transaction, as db_begin and db_end. */
int derived_begin(struct derived *x, struct err *err) DB_CHECKED;
int derived_end(struct derived *x, int reached, struct err *err) DB_CHECKED;

#endif
