/*
 * Bytes -> document: the table of importers. This half runs in the worker
 * (worker.h), the only program that is linked with parsers.
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/err.h"
#include "text/builder.h"

struct importer {
	const char *name;    /* "text", "markdown": for --as */
	const char *endings; /* ".md .markdown", blank between */
	/* Reads BYTES into B; 0, or -1 when it is nothing of this kind. */
	int (*read)(struct slice bytes, struct builder *b, struct err *err);
};

/* The importer called NAME, or NULL. */
const struct importer *import_find(struct slice name);

/* By the ending of the file's name and the first bytes; never NULL: what is
 * not known otherwise is plain text. */
const struct importer *import_guess(struct slice name, struct slice bytes);

/* Reads BYTES; FORMAT empty = guess. NULL with an error that names NAME when
 * the format is unknown or the bytes are no text (a NUL in the first 8 KiB, or
 * more than a tenth of it broken). */
struct doc *import_read(struct slice bytes, struct slice name,
	struct slice format, struct err *err);

#endif
