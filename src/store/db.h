/*
 * SQLite, made small and strict; the only place that knows it. A connection is
 * guarded like one to a stranger's file (limits, no trust in what its schema
 * says); what the file may be is for schema.h. Durable: a change is on the disk
 * when db_end returns 0.
 *
 * A query is prepared once and kept. What goes wrong while values are bound is
 * told by the next step.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"
#include "store/dbfile.h"

#define DB_CHECKED __attribute__((warn_unused_result))

struct db;
struct db_query;

/* Why the last call failed. */
enum db_fault { DB_FINE, DB_DAMAGED, DB_BUSY, DB_STOPPED, DB_GONE, DB_OTHER };

/* Connects to PATH, absolute and without links, which was looked at as FILE;
 * FILE NULL: to nothing, in memory. WHAT is for the sentence "is not WHAT",
 * borrowed. NULL with an error. */
struct db *db_open(const char *path, const struct dbfile *file,
	const char *what, bool read_only, struct err *err);
void db_close(struct db *d);

const char *db_name(const struct db *d); /* of the file, without folder */
bool db_is_read_only(const struct db *d);
void db_set_read_only(struct db *d);
enum db_fault db_fault(const struct db *d);

/* A transaction that may write, alone (waits up to five seconds). Refused when
 * the file at the path isn't the one that was opened. Each begin that returned
 * 0 has one end, given what was reached: 0 commits, -1 rolls back. */
int db_begin(struct db *d, struct err *err) DB_CHECKED;
int db_end(struct db *d, int reached, struct err *err) DB_CHECKED;

/* The query with this text, ready to be bound; never NULL, borrowed. */
struct db_query *db_query(struct db *d, const char *sql);

/* Values, numbered from 1; bytes are copied. */
void db_bind(struct db_query *q, int at, int64_t value);
void db_bind_text(struct db_query *q, int at, struct slice value);

enum { DB_END, DB_ROW };

/* DB_ROW, DB_END, -1. At the end and on failure the query is at rest; who
 * stops before must call db_rest, else the database stays locked. */
int db_step(struct db_query *q, struct err *err) DB_CHECKED;
void db_rest(struct db_query *q);

/* Steps to the end: 0 or -1. */
int db_run(struct db_query *q, struct err *err) DB_CHECKED;

/* The first value of the first row to *OUT (0 when there is no row); then at
 * rest. DB_ROW, DB_END, -1. */
int db_number(struct db_query *q, int64_t *out, struct err *err) DB_CHECKED;

/* Values of the row, numbered from 0; text is borrowed until the next step. */
int64_t db_int(struct db_query *q, int at);
double db_real(struct db_query *q, int at);
struct slice db_text(struct db_query *q, int at);

/* Of the last insert; rows that the last change met. */
int64_t db_last_id(struct db *d);
int64_t db_changes(struct db *d);

/* Runs the statements of a script. */
int db_exec(struct db *d, const char *script, struct err *err) DB_CHECKED;

/* A number that changes when another connection has written; -1 on failure. */
int64_t db_data_version(struct db *d, struct err *err);

/* Whether commits wait for the disk (they do, unless told otherwise). Not
 * within a transaction. */
int db_set_durable(struct db *d, bool durable, struct err *err) DB_CHECKED;

/* ASKED(DATA) is called every now and then while a query runs; when it says
 * true, the query fails with DB_STOPPED. NULL: no more. */
void db_set_interrupt(struct db *d, bool (*asked)(void *), void *data);

/* Every page of the file; when THOROUGH every index and reference too: 0, or
 * -1. */
int db_check(struct db *d, bool thorough, struct err *err) DB_CHECKED;

/* A copy of the database in a new file TARGET (0600), on the disk when this
 * returns 0. */
int db_backup(struct db *d, const char *target, struct err *err) DB_CHECKED;

#endif
