/*
 * A quotation written down against its source: its own words and signs in
 * order, and between them what is left out in [-…-], changed in {old → new},
 * added in {+…+}.
 */
#ifndef APPARATUS_CONTRAST_H
#define APPARATUS_CONTRAST_H

#include "apparatus/difference.h"

struct contrast {
	const struct vec *steps;     /* of struct difference */
	struct slice quoted, source; /* the texts that they are about */
	struct range words;          /* of QUOTED: the quotation */
};

/* What one step is written as. */
struct contrast_part {
	struct range range; /* of the buffer */
	enum difference_kind kind;
};

/* Appends C to OUT, as one line; to PARTS (of struct contrast_part, may be
 * NULL) where something is not as it was. */
void contrast_write(const struct contrast *c, struct buf *out, struct vec *parts);

#endif
