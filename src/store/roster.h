/* Which text of each document is the newest: what derived data are made of. */
#ifndef STORE_ROSTER_H
#define STORE_ROSTER_H

#include <stdint.h>

#include "base/vec.h"
#include "store/store.h"

struct roster_line {
	int64_t document, edition;
	int64_t revision; /* goes up when an edition is made anew */
};

/* All of the shelf into OUT (of struct roster_line), by document. 0 or -1. */
int roster_read(struct store *s, struct vec *out, struct err *err);

/* That of DOCUMENT in such a list; NULL when it isn't on the shelf. */
const struct roster_line *roster_find(const struct vec *all, int64_t document);

/* Asks for one alone: 1 when it is on the shelf, 0, -1. */
int roster_of(struct store *s, int64_t document, struct roster_line *out,
	struct err *err);

bool roster_same(const struct roster_line *a, const struct roster_line *b);

#endif
