/*
 * Short strings by number while a document is made: labels, targets, facts.
 * The same bytes have the same id; 0 is the empty string.
 */
#ifndef TEXT_POOL_H
#define TEXT_POOL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

struct pool {
	struct vec ends;  /* of size_t: where each string ends in the bytes */
	struct buf bytes; /* all strings, one behind the other */
	struct map ids;   /* string -> its id, as a pointer */
};

void pool_init(struct pool *p);
void pool_release(struct pool *p);

/* The id of S, cleaned as text is (clean.h). */
uint32_t pool_id(struct pool *p, struct slice s);

#endif
