#include "store/gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	DIGIT = 10, /* bits of a key sorted by at once */
	DIGITS = SEGMENT_KEY / DIGIT,
	KEY_AT = 32, /* bit of an item; below it is the place */
	ITEMS_LEAST = 1 << 14,
};

void
gather_init(struct gather *g)
{
	*g = (struct gather){ .entries = VEC_OF(struct segment_entry) };
}

void
gather_release(struct gather *g)
{
	vec_release(&g->entries);
	free(g->items);
	tally_release(&g->tally);
	gather_init(g);
}

void
gather_begin(struct gather *g, const struct segment_entry *part)
{
	const struct segment_entry *last = vec_last(&g->entries);
	struct segment_entry *new;
	uint32_t base = last ? last->base + (last->end - last->start) : 0;

	new = vec_push(&g->entries);
	*new = *part;
	new->base = base;
	new->end = new->start;
	new->whole = false;
}

void
gather_add(struct gather *g, uint32_t word, uint32_t shingle, uint32_t offset)
{
	const struct segment_entry *e = vec_last(&g->entries);

	if (word != 0) {
		tally_add(&g->tally, word);
		g->words++;
	}
	if (shingle == 0)
		return;
	if (g->count == g->room) {
		g->room = g->room > 0 ? 2 * g->room : ITEMS_LEAST;
		g->items = mem_resize(g->items, g->room, sizeof(*g->items));
	}
	g->items[g->count++] = (uint64_t)segment_key(shingle) << KEY_AT |
		(e->base + (offset - e->start));
}

void
gather_reach(struct gather *g, size_t end, bool whole)
{
	struct segment_entry *e = vec_last(&g->entries);

	e->end = (uint32_t)end;
	e->whole = whole;
}

bool
gather_is_empty(struct gather *g)
{
	const struct segment_entry *e = vec_last(&g->entries);

	if (e && e->start == e->end && !e->whole)
		vec_pop(&g->entries);
	return g->entries.count == 0;
}

/* By one digit of the keys; what is equal stays in its order. */
static void
sort_by(const uint64_t *from, uint64_t *to, size_t count, unsigned shift)
{
	size_t starts[1 << DIGIT] = { 0 }, start = 0;
	uint64_t mask = (1 << DIGIT) - 1;

	for (size_t i = 0; i < count; i++)
		starts[from[i] >> shift & mask]++;
	for (size_t d = 0; d <= mask; d++) {
		size_t of_digit = starts[d];

		starts[d] = start;
		start += of_digit;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[from[i] >> shift & mask]++] = from[i];
}

/* They come in the order of their places. */
static void
sort(struct gather *g)
{
	uint64_t *room = mem_resize(NULL, g->count + 1, sizeof(*room));

	for (unsigned i = 0; i < DIGITS; i++) {
		uint64_t *sorted = room;

		sort_by(g->items, sorted, g->count, KEY_AT + i * DIGIT);
		room = g->items;
		g->items = sorted;
	}
	g->room = g->count;
	free(room);
}

int
gather_write(struct gather *g, const char *path, uint32_t fold, int64_t since,
	struct err *err)
{
	struct segment_plan plan = { path, fold, g->entries.items,
		g->entries.count, g->count };
	struct vec counts = VEC_OF(struct segment_count);
	struct segment_writer *w;
	int rc = -1;

	for (size_t i = 0; i < g->entries.count; i++)
		((struct segment_entry *)vec_at(&g->entries, i))->since = since;
	w = segment_writer_new(&plan, err);
	if (w) {
		sort(g);
		for (size_t i = 0; i < g->count; i++)
			segment_writer_add(w, (uint32_t)(g->items[i] >> KEY_AT),
				(uint32_t)g->items[i]);
		tally_take(&g->tally, &counts);
		rc = segment_writer_end(w, counts.items, counts.count, err);
	}
	vec_release(&counts);
	return rc;
}
