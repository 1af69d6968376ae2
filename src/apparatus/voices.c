#include "apparatus/voices.h"

#include <stdlib.h>

#include "apparatus/credit.h"

struct voice {
	uint64_t title, key;
	struct slice name;
	uint32_t count;
	bool printed;
};

void
voices_init(struct voices *v)
{
	v->all = VEC_OF(struct voice);
	v->known = VEC_OF(uint64_t);
}

void
voices_release(struct voices *v)
{
	vec_release(&v->all);
	vec_release(&v->known);
}

void
voices_add(struct voices *v, uint64_t title, struct slice name, bool printed)
{
	uint64_t key = credit_key(name);

	if (title != 0 && key != 0)
		*(struct voice *)vec_push(&v->all) =
			(struct voice){ title, key, name, 1, printed };
}

static int
compare(const void *left, const void *right)
{
	const struct voice *a = left, *b = right;

	if (a->title != b->title)
		return a->title < b->title ? -1 : 1;
	if (a->printed != b->printed)
		return a->printed ? -1 : 1;
	return (a->key > b->key) - (a->key < b->key);
}

static int
compare_keys(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

void
voices_know(struct voices *v, struct slice name)
{
	uint64_t key = credit_key(name);

	if (key != 0)
		*(uint64_t *)vec_push(&v->known) = key;
}

bool
voices_knows(const struct voices *v, struct slice name)
{
	uint64_t key = credit_key(name);

	return v->known.count > 0 &&
		bsearch(&key, v->known.items, v->known.count, sizeof key,
			compare_keys);
}

void
voices_settle(struct voices *v)
{
	size_t kept = 0;

	vec_sort(&v->all, compare);
	vec_sort(&v->known, compare_keys);
	for (size_t i = 0; i < v->all.count; i++) {
		struct voice *next = vec_at(&v->all, i);
		struct voice *last = kept ? vec_at(&v->all, kept - 1) : NULL;

		if (last && compare(last, next) == 0)
			last->count++;
		else
			*(struct voice *)vec_at(&v->all, kept++) = *next;
	}
	while (v->all.count > kept)
		vec_pop(&v->all);
}

static const struct voice *
at(const struct voices *v, size_t index)
{
	return vec_at(&v->all, index);
}

static bool
is_below(const void *item, const void *title)
{
	return ((const struct voice *)item)->title < *(const uint64_t *)title;
}

struct slice
voices_author(const struct voices *v, uint64_t title)
{
	size_t i = vec_lower(&v->all, &title, is_below);
	bool one = i < v->all.count && at(v, i)->title == title &&
		at(v, i)->printed;

	if (one && i + 1 < v->all.count && at(v, i + 1)->title == title &&
		at(v, i + 1)->printed)
		one = false;
	return one ? at(v, i)->name : SLICE("");
}

struct slice
voices_speaker(const struct voices *v, uint64_t title, struct slice own)
{
	const struct voice *most = NULL;
	uint32_t all = 0;

	for (size_t i = vec_lower(&v->all, &title, is_below);
		i < v->all.count && at(v, i)->title == title; i++) {
		if (at(v, i)->printed)
			continue;
		if (!most || at(v, i)->count > most->count)
			most = at(v, i);
		all += at(v, i)->count;
	}
	if (!most)
		return own;
	return most->count * 2 > all ? most->name : SLICE("");
}
