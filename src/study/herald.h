/* Which documents may quote one that has come to the shelf. */
#ifndef STUDY_HERALD_H
#define STUDY_HERALD_H

#include "study/library.h"

struct herald;

/* Of DOCUMENT, for those of LOOKS (of struct proposal_look, by document; both
 * must outlive it) that were looked at without it. NULL when there are none. */
struct herald *herald_new(
	struct library *l, int64_t document, const struct vec *looks);
void herald_free(struct herald *h);

/* Some MS milliseconds' worth; true while there is more. */
bool herald_step(struct herald *h, int64_t ms);

/* Walks those that may quote it: start with *AT = 0; 0 at the end. */
int64_t herald_next(const struct herald *h, size_t *at);

#endif
