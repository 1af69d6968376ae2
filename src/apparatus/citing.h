/* The references of notes as they are printed, before anything is known of what
 * they refer to. Used by citation.c. */
#ifndef APPARATUS_CITING_H
#define APPARATUS_CITING_H

#include "apparatus/citation.h"
#include "base/vec.h"

struct citing {
	struct citation said;
	bool broken; /* what was cited just before could not be read */
};

/* Appends to OUT (of struct citing) those of D, in the order of the notes'
 * bodies. */
void citing_read(const struct doc *d, struct vec *out);

#endif
