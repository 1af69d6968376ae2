/*
 * The reader's own input filter: $IBIDOPEN, a line for sh that gets the name of
 * a file as $1 and prints what is to be read in its place, or nothing when the
 * file is none of its business.
 */
#ifndef STUDY_FILTER_H
#define STUDY_FILTER_H

#include "base/buf.h"
#include "base/err.h"

/* What the filter makes of the file PATH, into OUT: 1, or 0 when there is no
 * filter or it printed nothing. -1 when it failed behind having printed, was
 * late, or printed more than LIMIT bytes. */
int filter_read(
	const char *path, size_t limit, struct buf *out, struct err *err);

#endif
