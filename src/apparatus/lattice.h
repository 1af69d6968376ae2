/*
 * The table that an alignment is read from (see align.h): a row for each word
 * of the quotation, a column for each of the source, three states.
 */
#ifndef APPARATUS_LATTICE_H
#define APPARATUS_LATTICE_H

#include "apparatus/align.h"

struct lattice;

struct lattice *lattice_new(void);
void lattice_free(struct lattice *l);

/* The best alignment of QUOTED, all of it or PART of it, with a part of SOURCE:
 * its steps (of struct align_step) replace those in STEPS. Its score, in
 * thousandths; 0 when there is none. */
int lattice_align(struct lattice *l, const struct align_side *quoted,
	const struct align_side *source, bool part, struct vec *steps);

/* After that: whether what STEP has of both sides has the same letters but for
 * a few, wherever the blanks are. */
bool lattice_is_respelled(const struct lattice *l,
	const struct align_step *step);

#endif
