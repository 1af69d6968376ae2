/*
 * Memory with one lifetime: everything taken from an arena goes at once. A
 * zeroed struct is an empty arena.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/slice.h"

struct arena {
	struct arena_block *newest; /* owned chain */
	size_t used;                /* bytes of the newest block */
};

void arena_release(struct arena *a);
void arena_clear(struct arena *a); /* keeps one block for the next turn */

/* SIZE zeroed bytes, aligned for any type. */
void *arena_new(struct arena *a, size_t size);

/* A copy of S with a NUL behind it. */
struct slice arena_copy(struct arena *a, struct slice s);
char *arena_string(struct arena *a, struct slice s);

struct slice arena_printf(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
