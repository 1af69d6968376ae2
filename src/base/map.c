#include "base/map.h"

#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

enum { MAP_FIRST = 16 };

struct map_entry {
	char *key; /* owned; NULL: free */
	size_t size;
	uint64_t hash;
	void *value;
};

void
map_release(struct map *m)
{
	for (size_t i = 0; i < m->room; i++)
		free(m->entries[i].key);
	free(m->entries);
	*m = (struct map){ 0 };
}

/* The entry of KEY, or the free one where it belongs. */
static struct map_entry *
map_slot(const struct map *m, struct slice key, uint64_t hash)
{
	size_t at = hash & (m->room - 1);

	for (;; at = (at + 1) & (m->room - 1)) {
		struct map_entry *e = &m->entries[at];

		if (!e->key ||
			(e->hash == hash &&
				slice_equal((struct slice){ e->key, e->size },
					key)))
			return e;
	}
}

/* Puts ENTRY, whose key is not in the table yet. */
static void
map_move(struct map *m, struct map_entry entry)
{
	size_t at = entry.hash & (m->room - 1);

	while (m->entries[at].key)
		at = (at + 1) & (m->room - 1);
	m->entries[at] = entry;
}

static void
map_grow(struct map *m)
{
	struct map old = *m;

	m->room = old.room ? old.room * 2 : MAP_FIRST;
	m->entries = mem_new(m->room * sizeof(*m->entries));
	for (size_t i = 0; i < old.room; i++)
		if (old.entries[i].key)
			map_move(m, old.entries[i]);
	free(old.entries);
}

void *
map_find(const struct map *m, struct slice key)
{
	return m->room ? map_slot(m, key, hash_quick(key))->value : NULL;
}

void *
map_put(struct map *m, struct slice key, void *value)
{
	uint64_t hash = hash_quick(key);
	struct map_entry *e;
	void *before;

	assert(value);
	if (m->count + 1 > m->room / 4 * 3)
		map_grow(m);
	e = map_slot(m, key, hash);
	before = e->value;
	if (!e->key) {
		e->key = mem_copy(key.data, key.size);
		e->size = key.size;
		e->hash = hash;
		m->count++;
	}
	e->value = value;
	return before;
}

bool
map_next(const struct map *m, size_t *at, struct slice *key, void **value)
{
	while (*at < m->room) {
		const struct map_entry *e = &m->entries[(*at)++];

		if (!e->key)
			continue;
		*key = (struct slice){ e->key, e->size };
		*value = e->value;
		return true;
	}
	return false;
}
