/*
 * What the worker and its parent agree on: how much of everything an input is
 * worth, and which exit statuses are refusals.
 */
#ifndef IMPORT_LIMITS_H
#define IMPORT_LIMITS_H

#include <stddef.h>

/* Exit status of a refusal: this and the kind of the error. Whoever dies, of
 * memory say, leaves with another one. */
enum { LIMITS_REFUSED = 32 };

/* Seconds of processor time for INPUT bytes. */
static inline unsigned
limits_seconds(size_t input)
{
	return 10 + (unsigned)(input >> 20);
}

/* Bytes of address space, and of the block that comes out. */
static inline size_t
limits_memory(size_t input)
{
	return ((size_t)256 << 20) + 16 * input;
}

static inline size_t
limits_block(size_t input)
{
	return ((size_t)64 << 20) + 16 * input;
}

#endif
