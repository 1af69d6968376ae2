/*
 * The importer of plain text, UTF-8 with LF or CR LF, and of whatever nobody
 * else knows.
 */
#ifndef IMPORT_PROSE_H
#define IMPORT_PROSE_H

#include "base/err.h"
#include "text/builder.h"

/* The importer. Always 0. */
int prose_read(struct slice bytes, struct builder *b, struct err *err);

#endif
