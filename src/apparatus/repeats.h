/*
 * Stretches of a document that may stand in another one too, whoever took them
 * from whom: many shingles in common, all at about the same distance.
 */
#ifndef APPARATUS_REPEATS_H
#define APPARATUS_REPEATS_H

#include "apparatus/source.h"

struct repeats_run {
	int64_t document;
	struct range here, there; /* bytes of the two texts */
};

/* Appends to OUT (of struct repeats_run) those of D within R, but not in SELF
 * nor in the ranges of TAKEN (of struct range, sorted); in no order. */
void repeats_find(const struct source_library *library, const struct doc *d,
	struct range r, int64_t self, const struct vec *taken,
	struct vec *out);

#endif
