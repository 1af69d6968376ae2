/* What a reference means that grammar leaves unsure, when witnesses speak of one
 * of the works that it may mean. Used by chain.c. */
#ifndef APPARATUS_ATTEST_H
#define APPARATUS_ATTEST_H

#include "apparatus/past.h"

/* "Ibid." behind a note of several works, FROM being the last of them; "Author,
 * op. cit.", FROM (may be NONE) the one that is likeliest. X becomes sure, or
 * FROM comes back: they speak of none, or of several. */
size_t attest_same(const struct past *p, struct citation *x, size_t from);
size_t attest_named(const struct past *p, struct citation *x, size_t from);

#endif
