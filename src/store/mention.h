/* What documents cite, as it was read out of their texts: derived, in a file of
 * its own in the cache folder. What the bytes say is the caller's. */
#ifndef STORE_MENTION_H
#define STORE_MENTION_H

#include "base/buf.h"
#include "store/roster.h"

struct mentions;

struct mentions *mention_open(struct store *s, struct err *err);
void mention_close(struct mentions *m);

/* What was put for this edition in this FORM, appended to OUT: 1, 0 when there
 * is nothing, -1. */
int mention_get(struct mentions *m, const struct roster_line *line,
	int64_t form, struct buf *out, struct err *err);

/* Replaces what is there of the document. 0 or -1. */
int mention_put(struct mentions *m, const struct roster_line *line,
	int64_t form, struct slice bytes, struct err *err);

#endif
