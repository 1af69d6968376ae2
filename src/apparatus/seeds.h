/*
 * Where a quotation may come from: places of the library that have some of its
 * shingles near together, the most telling first.
 */
#ifndef APPARATUS_SEEDS_H
#define APPARATUS_SEEDS_H

#include "apparatus/source.h"

struct seeds {
	struct vec probes; /* of struct probe */
	struct vec seeds;  /* of struct seed */
	struct vec hits;   /* of struct source_hit */
	struct vec counts; /* of uint32_t, one for each probe */
};

/* A stretch of a document: from its first seed to its last. */
struct seeds_window {
	int64_t document;
	struct range range; /* bytes, the end is where the last seed begins */
	size_t first, last; /* words of the quotation with these seeds */
	size_t distinct;    /* seeds of different places of the quotation */
	double weight;      /* bits */
};

enum { SEEDS_MOST = 6 }; /* windows that are told of */

void seeds_init(struct seeds *s);
void seeds_release(struct seeds *s);

/* Replaces OUT (of struct seeds_window) by the best places of COUNT words, best
 * first; none in SELF, places of FAVOURED weigh more. */
void seeds_find(struct seeds *s, const struct source_library *library,
	const struct word *words, size_t count, int64_t self, int64_t favoured,
	struct vec *out);

#endif
