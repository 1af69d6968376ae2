#include "base/vec.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { VEC_FIRST = 8 };

void
vec_release(struct vec *v)
{
	free(v->items);
	*v = (struct vec){ .width = v->width };
}

void
vec_clear(struct vec *v)
{
	v->count = 0;
}

static char *
vec_address(const struct vec *v, size_t at)
{
	return (char *)v->items + at * v->width;
}

void *
vec_push(struct vec *v)
{
	return vec_insert(v, v->count);
}

void *
vec_insert(struct vec *v, size_t at)
{
	char *item;

	assert(v->width && at <= v->count);
	if (v->count == v->room) {
		v->room = v->room ? v->room * 2 : VEC_FIRST;
		v->items = mem_resize(v->items, v->room, v->width);
	}
	item = vec_address(v, at);
	memmove(item + v->width, item, (v->count - at) * v->width);
	v->count++;
	return memset(item, 0, v->width);
}

void *
vec_at(const struct vec *v, size_t at)
{
	assert(at < v->count);
	return vec_address(v, at);
}

void *
vec_last(const struct vec *v)
{
	return v->count ? vec_address(v, v->count - 1) : NULL;
}

void
vec_remove(struct vec *v, size_t at)
{
	char *item = vec_at(v, at);

	v->count--;
	memmove(item, item + v->width, (v->count - at) * v->width);
}

void
vec_pop(struct vec *v)
{
	assert(v->count);
	v->count--;
}

/* Merges the sorted runs [start, middle) and [middle, end) of V into TO. */
static void
vec_merge(const struct vec *v, const size_t bounds[3], char *to,
	int (*compare)(const void *, const void *))
{
	size_t left = bounds[0], right = bounds[1];

	for (size_t at = bounds[0]; at < bounds[2]; at++) {
		bool take_left = right == bounds[2] ||
			(left < bounds[1] &&
				compare(vec_address(v, left),
					vec_address(v, right)) <= 0);

		memcpy(to + at * v->width,
			vec_address(v, take_left ? left++ : right++), v->width);
	}
}

static bool
vec_is_sorted(const struct vec *v, int (*compare)(const void *, const void *))
{
	for (size_t i = 1; i < v->count; i++)
		if (compare(vec_address(v, i - 1), vec_address(v, i)) > 0)
			return false;
	return true;
}

void
vec_sort(struct vec *v, int (*compare)(const void *, const void *))
{
	char *other;
	size_t n = v->count;

	if (vec_is_sorted(v, compare))
		return;
	other = mem_resize(NULL, v->room, v->width);
	for (size_t run = 1; run < n; run *= 2) {
		char *done = other;

		for (size_t at = 0; at < n; at += 2 * run) {
			size_t middle = at + run < n ? at + run : n;
			size_t end = middle + run < n ? middle + run : n;

			vec_merge(v, (size_t[]){ at, middle, end }, other,
				compare);
		}
		other = v->items;
		v->items = done;
	}
	free(other);
}

size_t
vec_lower(const struct vec *v, const void *key,
	bool (*before)(const void *item, const void *key))
{
	size_t low = 0, high = v->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (before(vec_address(v, middle), key))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
