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
	bool binary; /* no text, whose encoding would matter */
	bool quotes; /* every block quotation is marked */
};

/* What is to be read; all borrowed. */
struct import_source {
	struct slice bytes;
	struct slice name;   /* the file's, for guesses and sentences */
	struct slice format; /* empty = guess */
	struct slice encoding; /* empty = recognise */
	struct slice notice; /* becomes a DOC_NOTICE; empty = none */
};

/* The importer called NAME, or NULL. */
const struct importer *import_find(struct slice name);

/* By the ending of the file's name, and by the first bytes when they can only
 * be one thing or the name has no ending that is known; never NULL: what is not
 * known otherwise is plain text. */
const struct importer *import_guess(struct slice name, struct slice bytes);

/* The document; the caller frees it. NULL with an error that names the file
 * when the format or encoding is unknown, nothing is in it, or the bytes are
 * no text. */
struct doc *import_read(const struct import_source *source, struct err *err);

#endif
