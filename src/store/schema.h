/*
 * Opening a database that is ours: the header bears our number, the schema is
 * not newer than the program, the tables are those of the scripts. A file that
 * is refused is left as it was, byte for byte.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/db.h"

struct schema {
	const char *what;     /* "a library of ibid" */
	uint32_t application; /* number in the header, not 0 */
	const char *const *scripts; /* item N leads from schema N to N + 1; NULL ends */
	bool derived; /* can be made again: no backup, tables not compared */
};

/* Makes PATH (absolute, its folder without links) or opens it, upgraded, with
 * a dated backup beside it. READ_ONLY: touches nothing; an absent one is empty,
 * in memory. NULL with an error; *DAMAGED (may be NULL) says whether the file
 * is no good, rather than busy or out of reach. */
struct db *schema_open(const char *path, const struct schema *schema,
	bool read_only, bool *damaged, struct err *err);

#endif
