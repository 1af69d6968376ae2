#include "store/tally.h"

#include <stdlib.h>

#include "base/mem.h"

enum { LEAST = 1 << 10 };

void
tally_release(struct tally *t)
{
	free(t->slots);
	*t = (struct tally){ 0 };
}

/* The slot of WORD, or the free one where it belongs. */
static struct segment_count *
slot_of(const struct tally *t, uint32_t word)
{
	size_t at = word * UINT32_C(2654435769) & (t->room - 1);

	while (t->slots[at].word != 0 && t->slots[at].word != word)
		at = (at + 1) & (t->room - 1);
	return &t->slots[at];
}

static void
grow(struct tally *t)
{
	struct tally wider = { .room = t->room > 0 ? 2 * t->room : LEAST,
		.used = t->used };

	wider.slots = mem_new(wider.room * sizeof(*wider.slots));
	for (size_t i = 0; i < t->room; i++)
		if (t->slots[i].word != 0)
			*slot_of(&wider, t->slots[i].word) = t->slots[i];
	free(t->slots);
	*t = wider;
}

void
tally_add(struct tally *t, uint32_t word)
{
	struct segment_count *slot;

	if (2 * t->used >= t->room)
		grow(t);
	slot = slot_of(t, word);
	t->used += slot->word == 0;
	slot->word = word;
	slot->count += slot->count < UINT32_MAX;
}

static int
compare(const void *a, const void *b)
{
	const struct segment_count *x = a, *y = b;

	return (x->word > y->word) - (x->word < y->word);
}

void
tally_take(struct tally *t, struct vec *out)
{
	for (size_t i = 0; i < t->room; i++)
		if (t->slots[i].word != 0)
			*(struct segment_count *)vec_push(out) = t->slots[i];
	vec_sort(out, compare);
	tally_release(t);
}

static uint32_t
sum(uint32_t a, uint32_t b)
{
	return a < UINT32_MAX - b ? a + b : UINT32_MAX;
}

void
tally_join(struct vec *out, const struct segment_count *another, size_t count)
{
	struct vec both = VEC_OF(struct segment_count);
	const struct segment_count *one = out->items;
	size_t i = 0, k = 0;

	while (i < out->count || k < count) {
		struct segment_count *next = vec_push(&both);

		if (k == count ||
			(i < out->count && one[i].word < another[k].word)) {
			*next = one[i++];
		} else if (i == out->count || another[k].word < one[i].word) {
			*next = another[k++];
		} else {
			*next = one[i++];
			next->count = sum(next->count, another[k++].count);
		}
	}
	vec_release(out);
	*out = both;
}
