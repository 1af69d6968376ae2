/* Words of some documents on their way into a segment. */
#ifndef STORE_GATHER_H
#define STORE_GATHER_H

#include "store/tally.h"

/* A zeroed one is empty. */
struct gather {
	struct vec entries; /* of struct segment_entry */
	uint64_t *items;    /* owned: key and place */
	size_t count, room, words;
	struct tally tally;
};

void gather_init(struct gather *g);
void gather_release(struct gather *g);

/* A text, from START on, comes next. */
void gather_begin(struct gather *g, const struct segment_entry *part);

void gather_add(struct gather *g, uint32_t word, uint32_t shingle,
	uint32_t offset);

/* The text was read up to END. */
void gather_reach(struct gather *g, size_t end, bool whole);

/* Whether there is anything to write. */
bool gather_is_empty(struct gather *g);

/* Writes all of it to the file PATH. 0 or -1. */
int gather_write(struct gather *g, const char *path, uint32_t fold,
	int64_t since, struct err *err);

#endif
