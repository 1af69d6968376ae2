/* Titles that are cited again: the same, or shorter. */
#ifndef APPARATUS_SHORTER_H
#define APPARATUS_SHORTER_H

#include "base/slice.h"

/* A number that two titles share when they have the same words but for
 * articles at the beginning and an -s at the end of a word; 0 for no words. */
uint64_t shorter_key(struct slice title);

/* Whether all words of the TITLE that tell something are in FULL, in order,
 * and FULL has more. */
bool shorter_is_of(struct slice title, struct slice full);

#endif
