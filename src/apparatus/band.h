/*
 * Which columns of an alignment's table are worth looking at, row by row: all
 * when it is small; else those near words that stand in a row in both.
 */
#ifndef APPARATUS_BAND_H
#define APPARATUS_BAND_H

#include "apparatus/align.h"

struct band {
	size_t from, to; /* columns; column J is before word J of the source */
	size_t at;       /* of its first cell among all cells */
	size_t origin;   /* the same among cells of ellipses */
};

/* Replaces BANDS (of struct band) by those of rows 0 to the count of QUOTED;
 * how many cells they have together. */
size_t band_find(const struct align_side *quoted,
	const struct align_side *source, struct vec *bands);

#endif
