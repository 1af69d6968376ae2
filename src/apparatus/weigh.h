/* Which of the works cited before an op. cit. without a name means, by the
 * weight of all that speaks for each of them. Used by chain.c. */
#ifndef APPARATUS_WEIGH_H
#define APPARATUS_WEIGH_H

#include "apparatus/past.h"

/* The latest citation of that work; X becomes unsure when it is not likely
 * enough. NONE when nothing was cited. */
size_t weigh_bare(const struct past *p, struct citation *x);

/* The same where X, which is unsure, names an author and that alone says FROM
 * (may be NONE): X becomes sure when the pages tell a work of his, else FROM
 * comes back. */
size_t weigh_named(const struct past *p, struct citation *x, size_t from);

#endif
