/* Who is named in the running text that leads to a place: outside of quotation
 * marks and blocks, behind the reference before. */
#ifndef APPARATUS_LEAD_H
#define APPARATUS_LEAD_H

#include "apparatus/voices.h"
#include "text/doc.h"

struct lead_name {
	struct range range; /* first names and all */
	bool says;          /* a verb of saying or the like goes with it */
	bool leads;         /* the first of its sentence */
	bool opens;         /* one word that opens a sentence: may be no name */
	size_t ahead;       /* bytes from it to the quotation that follows;
	                     * OFFSET_NONE when none does */
};

struct lead {
	bool he;     /* the last who speaks is a "he" or "she": any of them */
	bool quotes; /* a quotation stands in these words */
};

/* Appends to OUT (of struct lead_name) the names before PLACE in D, none before
 * FLOOR, the nearest first. A word with an article is one only if it is KNOWN. */
struct lead lead_names(const struct doc *d, const struct voices *known,
	size_t floor, size_t place, struct vec *out);

#endif
