/* Who is heard in the words that lead to a citation. Used by chain.c. */
#ifndef APPARATUS_HEARD_H
#define APPARATUS_HEARD_H

#include "apparatus/citing.h"
#include "apparatus/lead.h"

struct heard {
	const struct doc *doc; /* borrowed */
	struct vec names;      /* of struct lead_name, before all citations */
	struct vec leads;      /* of struct words: which are before each */
	size_t first, count;   /* those before the one at hand */
	struct lead lead;      /* the words that they are in */
	struct voices voices;  /* of all citations */
};

/* Learns from all that D says (SAID, of struct citing) who wrote what. */
void heard_init(struct heard *h, const struct doc *d, const struct vec *said);
void heard_release(struct heard *h);

/* Turns to what stands before citation INDEX of what was learnt: names, the
 * nearest first. */
void heard_turn(struct heard *h, size_t index);

struct slice heard_name(const struct heard *h, size_t index);
const struct lead_name *heard_at(const struct heard *h, size_t index);

/* Whether it may be no name, but the first word of a sentence. */
bool heard_opens(const struct heard *h, size_t index);

/* Who speaks there; empty for nobody. */
struct slice heard_speaker(const struct heard *h);

#endif
