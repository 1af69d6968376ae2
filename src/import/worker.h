/*
 * Foreign bytes are parsed in a throw-away process. worker_import hands the
 * bytes to the program `ibid-import` (found in $IBID_LIBEXEC, else beside this
 * program, else where it was installed) in a sealed memory file and reads one
 * flat document back from a pipe, which is checked like any foreign input. A
 * parser that dies, hangs or passes its limits makes the text come in once
 * more as plain text, with a notice; only when that fails too there is an
 * error.
 */
#ifndef IMPORT_WORKER_H
#define IMPORT_WORKER_H

#include "base/err.h"
#include "text/doc.h"

struct worker_request {
	struct slice bytes;  /* borrowed: the original file */
	struct slice name;   /* its name, for guesses and sentences */
	struct slice format; /* empty = guess */
	struct slice encoding; /* empty = recognise */
	unsigned seconds;    /* patience; 0 = by size */
};

/* The document, or NULL with an error. The caller frees it. */
struct doc *worker_import(const struct worker_request *request, struct err *err);

/* The names of the formats, blank between (for usage and errors). */
const char *worker_formats(void);

#endif
