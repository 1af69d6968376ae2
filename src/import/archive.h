/*
 * A ZIP archive in memory, read by libzip, which only archive.c knows. Names
 * of entries are keys and never paths of a disk. What comes out is counted:
 * sizes that the archive tells of itself are not believed.
 */
#ifndef IMPORT_ARCHIVE_H
#define IMPORT_ARCHIVE_H

#include "base/buf.h"
#include "base/err.h"

struct archive;

/* Opens BYTES, which must outlive it. NULL with an error. */
struct archive *archive_open(struct slice bytes, struct err *err);
void archive_close(struct archive *a);

bool archive_has(const struct archive *a, struct slice name);

/* Appends all of entry NAME to OUT. 0, or -1 with an error: there is no such
 * entry, it is damaged or locked, it has more than LIMIT bytes, or all entries
 * together more than a book may have. */
int archive_read(struct archive *a, struct slice name, size_t limit,
	struct buf *out, struct err *err);

/* Name of the first entry that ends in ENDING; empty when none does. */
struct slice archive_find(const struct archive *a, struct slice ending);

#endif
