/*
 * Quotations of a few words: these stand in many texts by chance, so what is
 * around them has to speak for a source, or against it.
 */
#ifndef APPARATUS_FEW_H
#define APPARATUS_FEW_H

#include "apparatus/source.h"

/* Whether R of D has as few words. */
bool few_are(const struct doc *d, struct range r);

/* Bits that speak for the quotation of Q and for DOCUMENT as its source, beside
 * its words: somebody says it; a note or a page is cited behind it; the text
 * quotes DOCUMENT elsewhere, at length. */
double few_trust(const struct source_question *q, int64_t document);

/* Whether another quotation, near that of Q, comes from near PLACE. */
bool few_is_near(const struct source_question *q, int64_t document,
	struct range place);

/* Whether PLACE may be the source as far as the other part of a quotation that
 * is parted by who says it goes: that has to come from there, too. */
bool few_has_rest(const struct source_question *q, int64_t document,
	struct range place);

#endif
