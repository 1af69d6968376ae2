/* Chains of citations: what an Ibid., an op. cit., a short title or a bare name
 * refers to. Used by citation.c. */
#ifndef APPARATUS_CHAIN_H
#define APPARATUS_CHAIN_H

#include "apparatus/past.h"

/* Adds NEXT to the items of P, with all that it inherits. */
void chain_add(struct past *p, const struct citing *next);

#endif
