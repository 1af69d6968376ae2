/* Where an anchor stands in a text that is not the one it was made on. */
#ifndef STUDY_ANCHORING_H
#define STUDY_ANCHORING_H

#include "store/anchor.h"
#include "text/doc.h"

/* From one text to another. */
struct anchoring {
	const struct doc *old, *new; /* borrowed; old may be NULL: it is gone */
	struct slice hash;           /* of the bytes NEW was read from */
	/* private: */
	size_t head, tail; /* bytes that both texts begin and end with */
};

void anchoring_init(struct anchoring *a, const struct doc *before,
	const struct doc *now, struct slice hash);

/* Places N, which stood in the old text, in the new one: its range, grade, hash,
 * and if it is there, section and place (in ARENA). */
void anchoring_place(const struct anchoring *a, struct anchor *n,
	struct arena *arena);

/* Finds the words of N (exact, before, after), which are expected at its range,
 * in D: sets range and grade. */
void anchoring_words(const struct doc *d, struct anchor *n);

/* Where the character at AT of OLD stands in NEW, which was read from the same
 * bytes; OFFSET_NONE when it is not there. */
size_t anchoring_offset(
	const struct doc *old, const struct doc *new, size_t at);

#endif
