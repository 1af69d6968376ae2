/* Who is behind each title that a document cites: named with it, in it, or
 * speaking where it is cited; in shares. Used by weigh.c. */
#ifndef APPARATUS_AUTHORS_H
#define APPARATUS_AUTHORS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"

enum authors_by { AUTHORS_SPEAKS, AUTHORS_TITLE, AUTHORS_PRINTED };

struct authors { /* zeroed: empty */
	struct map all; /* of struct author: of each title and name */
	struct arena arena;
};

void authors_release(struct authors *a);

/* TITLE (shorter_key) is cited where NAME (credit_key) speaks, as to SHARE of
 * his words; or NAME is in it, or printed with it (SHARE is 1). */
void authors_add(struct authors *a, uint64_t title, uint64_t name,
	enum authors_by by, double share);

/* How much speaks for NAME, in citations; what part it has of all that speaks
 * for anybody, below 1. */
double authors_weight(const struct authors *a, uint64_t title, uint64_t name);
double authors_share(const struct authors *a, uint64_t title, uint64_t name);

#endif
