/* Who speaks in a quotation, as far as the words that lead to it tell. */
#ifndef APPARATUS_SPEAKER_H
#define APPARATUS_SPEAKER_H

#include "apparatus/citation.h"

struct speakers;

/* Who speaks in D at all: whoever is cited or stands by a verb of saying. D
 * and C must outlive them. Never NULL. */
struct speakers *speaker_read(const struct doc *d, const struct citations *c);
void speaker_free(struct speakers *s);

/* The name that stands by a verb of saying before the QUOTATION (for a block,
 * in the paragraph before it), or behind it ("…," wrote Smith). For "he wrote"
 * the name that leads a sentence before, else LAST, the speaker of the
 * quotation before. Empty when nothing tells. Borrowed. */
struct slice speaker_of(const struct speakers *s, struct range quotation,
	bool block, struct slice last);

/* The label of the note that sources the QUOTATION: its marker stands at the
 * end of it or follows in the same sentence. Empty without. */
struct slice speaker_source(const struct doc *d, struct range quotation);

#endif
