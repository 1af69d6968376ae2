/* On which pages the works are cited that a document cites. Used by weigh.c. */
#ifndef APPARATUS_PLACES_H
#define APPARATUS_PLACES_H

#include "apparatus/citation.h"
#include "base/vec.h"

enum { PLACES_FAR = 256 }; /* pages; those farther apart have no tie */

struct places {
	struct vec printed; /* of struct place, by key and page */
	struct vec later;   /* of struct place, as they come */
	double likely[PLACES_FAR];
};

void places_init(struct places *p);
void places_release(struct places *p);

/* What X, with a TITLE as shorter_key, is cited with: the key of its pages,
 * one for each volume. 0 without a title. */
uint64_t places_key(uint64_t title, struct slice volume);

/* The pages of a citation that prints KEY; then, when all are added,
 * places_settle. Those that refer back come later, one by one. */
void places_print(struct places *p, uint64_t key, struct slice pages);
void places_settle(struct places *p);
void places_add(struct places *p, uint64_t key, struct slice pages);

/* How much likelier PAGES are, when KEY is cited, than in any book: a logarithm,
 * their mean. False when no page of KEY is known. */
bool places_fit(const struct places *p, uint64_t key, struct slice pages,
	double *out);

/* Whether the first of PAGES is one of those of EXTENT, "pp. 20-41". */
bool places_within(struct slice extent, struct slice pages);

/* Whether two citations have a page in common. */
bool places_share(struct slice a, struct slice b);

#endif
