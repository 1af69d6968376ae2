/* How rare something is, in bits. */
#ifndef APPARATUS_RARITY_H
#define APPARATUS_RARITY_H

#include <stddef.h>

/* The logarithm to the base 2 of ALL : COUNT, to a hundredth; 0 when COUNT is
 * ALL or more; a COUNT of 0 is taken for 1. */
double rarity_bits(size_t count, size_t all);

#endif
