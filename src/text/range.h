/* Half-open byte ranges and the constant for "no place". */
#ifndef TEXT_RANGE_H
#define TEXT_RANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OFFSET_NONE SIZE_MAX

struct range {
	size_t start, end; /* bytes, end excluded */
};

#define RANGE_NONE ((struct range){ OFFSET_NONE, OFFSET_NONE })

bool range_is_none(struct range r);
size_t range_size(struct range r);
bool range_has(struct range r, size_t offset);
bool range_overlaps(struct range a, struct range b);
bool range_contains(struct range outer, struct range inner);

/* What both hold (empty at A's nearer end when they do not meet); the
 * smallest range around both. */
struct range range_intersect(struct range a, struct range b);
struct range range_union(struct range a, struct range b);

#endif
