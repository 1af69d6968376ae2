/* How often each word was seen: counted in a table, kept as a sorted list. */
#ifndef STORE_TALLY_H
#define STORE_TALLY_H

#include "store/segment.h"

/* A zeroed one is empty. */
struct tally {
	struct segment_count *slots; /* owned; word 0: free */
	size_t room, used;
};

void tally_release(struct tally *t);

/* WORD is not 0. */
void tally_add(struct tally *t, uint32_t word);

/* Moves what was counted to OUT (of struct segment_count), in order of the
 * words; T is empty then. */
void tally_take(struct tally *t, struct vec *out);

/* Adds the COUNT items of ANOTHER, which are in order, to OUT, which is. */
void tally_join(struct vec *out, const struct segment_count *another,
	size_t count);

#endif
