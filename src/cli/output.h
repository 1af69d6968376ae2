/*
 * What the shell gets. Data goes to standard output or to the file of -o, talk
 * to standard error; both pass through base/glyph when a terminal would show
 * them. A reader that goes away (`| head`) is no error.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/buf.h"
#include "base/err.h"

struct output {
	struct buf data;  /* append here; not written yet */
	const char *path; /* of -o, borrowed; NULL: standard output */
	int failure;      /* errno of a failed write */
	bool over;        /* nobody reads on */
};

/* PATH (may be NULL) is borrowed. */
void output_init(struct output *o, const char *path);

/* Writes what has gathered when that is much, between two pieces that belong
 * to no common character. False when going on is of no use. */
bool output_pass(struct output *o);

/* Writes all the rest and releases O; a file of -o is replaced as a whole, and
 * only if KEEP. 0 or -1. */
int output_close(struct output *o, bool keep, struct err *err);

/* Whether standard output is a terminal. */
bool output_is_terminal(void);

/* Talk, a line of it; nothing when it was asked to be quiet. */
void output_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void output_set_quiet(bool quiet);

/* A line that whatever is said next takes the place of, on a terminal only;
 * an empty one wipes it off. */
void output_progress(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* "ibid: SENTENCE", never quiet. */
void output_fail(const struct err *err);

#endif
