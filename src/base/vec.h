/*
 * Arrays that grow. Items have one width, given once. Pointers to items are
 * good until the next push, insert or sort.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>

struct vec {
	void *items; /* owned */
	size_t count, room, width;
};

#define VEC_OF(type) ((struct vec){ .width = sizeof(type) })

void vec_release(struct vec *v);
void vec_clear(struct vec *v); /* empty, memory kept */

/* A new zeroed item at the end, or before index AT (at most count). */
void *vec_push(struct vec *v);
void *vec_insert(struct vec *v, size_t at);

/* Item AT, which must exist. */
void *vec_at(const struct vec *v, size_t at);
void *vec_last(const struct vec *v); /* NULL when empty */

void vec_remove(struct vec *v, size_t at);
void vec_pop(struct vec *v);

/* Stable (merge sort). */
void vec_sort(struct vec *v, int (*compare)(const void *, const void *));

/* Index of the first item that is not BEFORE the key, the count when all are.
 * Those that are stand in front of those that are not. */
size_t vec_lower(const struct vec *v, const void *key,
	bool (*before)(const void *item, const void *key));

#endif
