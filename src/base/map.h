/*
 * Bytes -> pointer, a hash table (open addressing, FNV-1a). A zeroed struct
 * is an empty map. Keys are copied, values are the caller's.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/slice.h"

struct map {
	struct map_entry *entries; /* owned */
	size_t count, room;
};

void map_release(struct map *m);

/* The value of KEY, or NULL. */
void *map_find(const struct map *m, struct slice key);

/* Sets KEY to VALUE (not NULL); returns the value it had before, or NULL. */
void *map_put(struct map *m, struct slice key, void *value);

/* Walks all entries in no order: start with *AT = 0; false at the end. */
bool map_next(const struct map *m, size_t *at, struct slice *key, void **value);

#endif
