/*
 * A failure: what kind, and one sentence for the reader, without a full stop
 * and naming the file or thing and the reason ("notes.txt: is a directory").
 * The kinds are the exit statuses of the shell. A zeroed struct is "no error".
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err_kind {
	ERR_NONE = 0,
	ERR_ABSENT = 1, /* nothing found */
	ERR_USAGE = 2,  /* wrong use */
	ERR_FILE = 3,   /* a file or the database cannot be read or written */
	ERR_MERGE = 4,  /* needs a decision */
};

struct err {
	enum err_kind kind;
	char *sentence; /* owned, NULL without an error */
};

/* Notes the failure (replacing an earlier one) and returns -1. ERR may be
 * NULL: then only the -1 is left of it. */
int err_set(struct err *err, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same with ": " and strerror(errno) behind the sentence. */
int err_errno(struct err *err, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The sentence, "" without an error. */
const char *err_text(const struct err *err);

void err_release(struct err *err); /* and ready again */

#endif
