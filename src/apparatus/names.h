/*
 * Names of authors: several with " and " between them, each "Family, Given" or
 * "Given Family"; what stands in braces is one name as it is, of a body.
 */
#ifndef APPARATUS_NAMES_H
#define APPARATUS_NAMES_H

#include "base/buf.h"

struct name {
	struct slice family, given; /* borrowed */
	bool body;   /* of no person */
	bool others; /* "and others" */
};

/* Takes the next name off REST. */
bool names_next(struct slice *rest, struct name *out);

/* Appends them in the order in which they are spoken. */
void names_print(struct slice names, struct buf *out);

/* Appends the key of a family name, as spelling_key, without "von" and the
 * like. */
void names_key(struct slice family, struct buf *out);

/* How far one of A may be one of B, 0..1; less than 0 when nothing can be said,
 * for there is no name or a body. */
double names_alike(struct slice a, struct slice b);

#endif
