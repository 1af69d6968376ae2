/*
 * What the shelf knows of the words that a document quotes (apparatus/
 * witness.h): which other documents quote them and print a work behind them, and
 * whether they stand in a work that is there. It comes from what was found
 * before (store/proposal.h), so there is none until a document was looked
 * through. The ledger of works is made without: it is what witnesses are asked
 * for.
 */
#ifndef STUDY_TESTIMONY_H
#define STUDY_TESTIMONY_H

#include "apparatus/witness.h"
#include "base/arena.h"
#include "study/study.h"

/* Of DOCUMENT into OUT (of struct witness, settled), text in ARENA. What other
 * documents cite is read when it was not (READ), else it is left out. */
void testimony_read(struct study *s, int64_t document, bool read,
	struct arena *arena, struct vec *out);

/* The citations of D, which is DOCUMENT (0: not on the shelf), with all that. */
struct citations *testimony_citations(struct study *s, int64_t document,
	const struct doc *d, bool read);

#endif
