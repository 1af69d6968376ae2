/* Segments read side by side into one, a bit at a time. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "store/segment.h"

struct merge;

/* Of the COUNT segments INPUTS, which must outlive it, without what is dead in
 * them now, into the new file PATH. NULL with an error. */
struct merge *merge_new(struct segment **inputs, size_t count, const char *path,
	uint32_t fold, struct err *err);

/* Some POSTINGS more: 1 while there is more, 0 when the file is written, -1:
 * there is none. M is gone unless 1. */
int merge_step(struct merge *m, size_t postings, struct err *err);

/* Gives up. */
void merge_drop(struct merge *m);

#endif
