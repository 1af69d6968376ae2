/*
 * What the reader wrote, as rows of a table: one is changed by its id, put into
 * the trash and taken out of it again. TABLE is its name, a constant such as
 * "note"; it has the columns `id` and `deleted`.
 */
#ifndef STORE_KEPT_H
#define STORE_KEPT_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "store/store.h"

/* Runs Q, a change of ID alone: 0 or -1, with "note 7: there is none" when
 * nothing was met. */
int kept_change(struct db *d, struct db_query *q, const char *table,
	int64_t id, struct err *err);

/* Into the trash, or out of it, in a transaction of its own; what is in it
 * keeps its time. 0 or -1. */
int kept_set_deleted(struct store *s, const char *table, int64_t id,
	bool deleted, struct err *err);

#endif
